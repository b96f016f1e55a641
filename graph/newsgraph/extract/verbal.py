"""Facts of clauses: one for each subject, and each object or prepositional argument of a verb, adjective or copula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.extract.arguments import objects, obliques
from newsgraph.extract.asides import is_aside, utterer
from newsgraph.extract.clauses import Clauses, Oblique, Subjects
from newsgraph.extract.copulas import copular_facts
from newsgraph.extract.embedding import Stance, embedding
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import links_its_object, words
from newsgraph.extract.light_verbs import gift, recipient
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.object_predicates import (
    Predicate,
    calls,
    is_done_to,
    is_hollow,
    is_place_of,
    seen_as,
    size_of,
)
from newsgraph.extract.oblique_facts import oblique_fact
from newsgraph.extract.passives import passive_facts
from newsgraph.extract.predicates import is_passive, is_predicate
from newsgraph.extract.prepositional import (
    partners,
    prepositional_arguments,
)
from newsgraph.extract.prices import price_fact, tells_price
from newsgraph.extract.relation_words import (
    base_form,
    case_tokens,
    is_plain,
    participle,
    relation_words,
)
from newsgraph.extract.tree import case_of, child, children, mark_of
from newsgraph.vocabulary import Vocabulary


def clause_facts(head: Token, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex) -> Iterator[Fact]:
    """The facts of one clause, objects first, in order of the text."""
    if head.dep_ == "acl:relcl" and is_aside(head) and clauses.own_subject(head) is not None:
        return
    if _says_nothing(head):
        return
    subjects = clauses.subjects(head)
    doers = partners(head, clauses)
    if doers and subjects.tokens:
        subjects = Subjects((*subjects.tokens, *doers), subjects.found)
    is_to = head.pos_ == "VERB" and mark_of(head) == "to"
    if (child(head, ("cop",)) is not None and not is_to) or head.pos_ not in ("VERB", "AUX") or head.lower_ == "worth":
        yield from copular_facts(head, subjects, clauses)
        return
    if is_passive(head):
        yield from passive_facts(head, subjects, clauses, vocabulary, mentions)
        return
    yield from _active(head, subjects, clauses, vocabulary, mentions)


def _says_nothing(head: Token) -> bool:
    """Whether a verb stands for another, or for a preposition: "for a minute we did", "we have got to", "pending"; or
    what looks like a predicate is only whose words these are: "is, in the words of Ann Lee, a thief"."""
    if utterer(head) is not None:
        return True
    lemma = head.lemma_.lower()
    if lemma == "have" and _is_perfect(head):
        return True
    if lemma == "do":
        bare = child(head, ("obj", "compound:prt")) is None
        return bare or (head.dep_ == "acl" and head.head.pos_ == "PRON")
    if head.tag_ == "VBG" and lemma in words("relations", "prepositional"):
        return head.dep_ in ("acl", "advcl", "case") and child(head, ("nsubj", "aux", "mark")) is None
    return lemma == "get" and any(c.dep_ == "xcomp" and mark_of(c) == "to" for c in head.children)


def _is_perfect(head: Token) -> bool:
    """Whether "have" is likelier the perfect's: "the mills have cut shifts", read as having cut ones."""
    after = head.doc[head.i + 1 : head.i + 2]
    if not after or after[0].tag_ not in ("VBN", "VBD") or after[0].dep_ != "amod":
        return False
    return after[0].head.dep_ == "obj" and child(after[0].head, ("det", "nmod:poss")) is None


def _tried(head: Token) -> tuple[str, tuple[Token, ...], str | None]:
    """The attempt that a verb is only the content of: ("try to ", its tokens, "attempted")."""
    outer = embedding(head)
    governor = outer.governor
    if outer.stance is Stance.INFINITE and governor.lemma_.lower() in words("infinite", "attempt"):
        return f"{governor.lemma_.lower()} to ", (governor,), "attempted"
    return "", (), None


def _blamed(head: Token, clauses: Clauses) -> list[Token]:
    """Whom one blames something on: what follows "on", not the object."""
    if head.lemma_ != "blame":
        return []
    return [oblique.token for oblique in obliques(head, clauses) if oblique.preposition == "on"]


def _active(
    head: Token, subjects: Subjects, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex
) -> Iterator[Fact]:
    lemma = base_form(head)
    prefix, before, modality = _tried(head)
    targets = _blamed(head, clauses) or objects(head, clauses)
    if targets and calls(head):
        return
    seen = seen_as(head)
    given = gift(lemma, targets, vocabulary)
    taker = recipient(head, given.noun) if given is not None else None
    arguments = list(prepositional_arguments(head, clauses, targets, lemma, vocabulary))
    said: list[Fact] = []
    for subject in subjects.tokens:
        for oblique in arguments:
            if oblique.token.i == subject.i or oblique.token in targets or (seen and oblique.token in seen.tokens):
                continue
            if targets and tells_price(lemma, oblique.token, oblique.preposition, mentions):
                said += [price_fact(head, target, oblique.token, subjects.found, modality) for target in targets]
                continue
            found = oblique_fact(head, subject, oblique, targets, vocabulary, mentions)
            if found is not None:
                more = relation_words(head, *before, *found.words)
                said.append(
                    replace(found, lemma=prefix + found.lemma, words=more, borrowed=subjects.found, modality=modality)
                )
    phrased = lemma == "take" and any(fact.rule == "light verb" for fact in said)
    moved = bool(said) or child(head, ("obl",)) is not None
    empty = phrased or (moved and lemma in words("relations", "empty"))
    hollow = is_hollow(head, lemma)
    for subject in subjects.tokens:
        for target in targets:
            gives = given is not None and target == taker
            if target.i == subject.i or (hollow and not gives) or (empty and not gives and is_plain(target)):
                continue
            if not is_done_to(head, subject, target, mentions) or is_place_of(target):
                continue
            if target.ent_type_ == "QUANTITY" and lemma in words("clauses", "staying"):
                continue  # "lies 30 kilometers from the border"
            if lemma == "have" and (size := size_of(target, mentions)) is not None:
                words_of_size = relation_words(head, *before, target, *case_tokens(size))
                yield Fact(
                    head,
                    subject,
                    size,
                    f"{prefix}have {target.lemma_.lower()} of",
                    words_of_size,
                    "clause",
                    borrowed=subjects.found,
                    modality=modality,
                )
                continue
            named, more = lemma, before
            if seen is not None:
                named, more = f"{lemma} {seen.phrase}", (*before, *seen.tokens)
            if not gives and target.dep_ == "iobj" and len(targets) > 1 and lemma in words("relations", "ditransitive"):
                named = f"{lemma} {targets[-1].lemma_.lower()} to"
            yield Fact(
                head,
                subject,
                target,
                prefix + named,
                relation_words(head, *more, *([given.noun] if given is not None and gives else [])),
                "light verb" if gives else "clause",
                alternatives=(given.phrase,) if given is not None and gives else _to(lemma, named, seen),
                negative=negative_argument(target),
                borrowed=subjects.found,
                modality=modality,
            )
    yield from _gapped(head, lemma)
    yield from sorted(said, key=lambda fact: fact.rule == "place")
    yield from _linked(head, targets, arguments, subjects.found, modality)


def _gapped(head: Token, lemma: str) -> Iterator[Fact]:
    """What a clause says that leaves out its verb: "Hale bought the mill and Kova the bakery"."""
    for subject in children(head, ("conj",)):
        for item in children(subject, ("orphan",)):
            if subject.pos_ in ("NOUN", "PROPN") and case_of(item) == "" and not is_predicate(subject):
                yield Fact(head, subject, item, lemma, relation_words(head), "clause", negative=negative_argument(item))


def _to(lemma: str, named: str, seen: Predicate | None) -> tuple[str, ...]:
    """The verb by which the vocabulary may know what is given to somebody: "send to"."""
    return (f"{lemma} to",) if named != lemma and seen is None else ()


def _linked(
    head: Token, targets: list[Token], arguments: list[Oblique], found: str, modality: str | None
) -> Iterator[Fact]:
    """What an object is linked to: "the road linked the port to the mine"."""
    is_participle = head.tag_ == "VBN" or head.lower_.endswith("ed")
    if not is_participle or not links_its_object(base_form(head)):
        return
    for target in targets:
        for oblique in arguments:
            if oblique.preposition in ("to", "with", "from", "on", "for", "of"):
                yield Fact(
                    head,
                    target,
                    oblique.token,
                    f"be {participle(head)} {oblique.preposition}",
                    relation_words(head, *case_tokens(oblique.token)),
                    "linked object",
                    negative=negative_argument(target),
                    borrowed=found,
                    modality=modality,
                )
