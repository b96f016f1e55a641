"""Facts of clauses: one for each subject, and each object or prepositional argument of a verb, adjective or copula."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from newsgraph.extract.arguments import objects, obliques
from newsgraph.extract.asides import is_aside
from newsgraph.extract.clauses import Clauses, Oblique, Subjects
from newsgraph.extract.copulas import copular_facts
from newsgraph.extract.embedding import Stance, embedding
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import words
from newsgraph.extract.light_verbs import gift, light_verb_phrases, recipient
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.passives import passive_facts
from newsgraph.extract.predicates import is_passive, is_predicate, verb_of
from newsgraph.extract.prepositional import (
    PLACE_PREPOSITIONS,
    bears_a_claim,
    partners,
    prepositional_arguments,
)
from newsgraph.extract.prices import price_fact, tells_price
from newsgraph.extract.relation_words import base_form, case_tokens, participle, relation_words
from newsgraph.extract.tree import case_of, child, children, mark_of
from newsgraph.vocabulary import Vocabulary

# verbs that mean something else with an object and an infinitive: "the storm led the port to close"
_DRIVING = {"lead": ("compel",), "move": ("compel",), "drive": ("compel",), "get": ("persuade",), "find": ("deem",)}


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
    """Whether a verb stands for another, or for a preposition: "for a minute we did", "we have got to", "pending"."""
    lemma = head.lemma_.lower()
    if lemma == "do":
        bare = child(head, ("obj", "compound:prt")) is None
        return bare or (head.dep_ == "acl" and head.head.pos_ == "PRON")
    if head.tag_ == "VBG" and lemma in words("relations", "prepositional"):
        return head.dep_ in ("acl", "advcl", "case") and child(head, ("nsubj", "aux", "mark")) is None
    return lemma == "get" and any(c.dep_ == "xcomp" and mark_of(c) == "to" for c in head.children)


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


def _calls(head: Token) -> bool:
    """Whether a verb only says what somebody calls its object: "called him a traitor", "described it as a victory"."""
    if verb_of(head) not in words("truth", "calling"):
        return False
    named = any(c.dep_ == "xcomp" and c.pos_ in ("NOUN", "PROPN", "ADJ") for c in head.children)
    return named or any(c.dep_ in ("obl", "advcl") and case_of(c) == "as" for c in head.children)


def _misleads(lemma: str, preposition: str) -> bool:
    """Whether a verb with an object and a preposition only look like a phrase of another meaning.

    "Took a similar line on a trip" is no "take on", and who "returned the boat to" a town did not go there.
    """
    if preposition in words("relations", "particles"):
        return lemma in words("relations", "light")
    return preposition in ("to", "from", "into") and lemma in words("relations", "moving")


def _active(
    head: Token, subjects: Subjects, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex
) -> Iterator[Fact]:
    lemma = base_form(head)
    prefix, before, modality = _tried(head)
    targets = _blamed(head, clauses) or objects(head, clauses)
    if targets and _calls(head):
        return
    driven = _DRIVING.get(lemma, ()) if child(head, ("xcomp",)) is not None else ()
    given = gift(lemma, targets, vocabulary)
    taker = recipient(head, given.noun) if given is not None else None
    arguments = list(prepositional_arguments(head, clauses, targets, lemma, vocabulary))
    said: list[Fact] = []
    for subject in subjects.tokens:
        for oblique in arguments:
            if oblique.token.i == subject.i or oblique.token in targets:
                continue
            if targets and tells_price(lemma, oblique.token, oblique.preposition, mentions):
                said += [price_fact(head, target, oblique.token, subjects.found, modality) for target in targets]
                continue
            found = _of_oblique(head, subject, oblique, targets, vocabulary, mentions)
            if found is not None:
                more = relation_words(head, *before, *found.words)
                said.append(
                    replace(found, lemma=prefix + found.lemma, words=more, borrowed=subjects.found, modality=modality)
                )
    phrased = lemma == "take" and any(fact.rule == "light verb" for fact in said)
    moved = bool(said) or child(head, ("obl",)) is not None
    empty = phrased or (moved and lemma in words("relations", "empty"))
    wanted = lemma in words("relations", "raising") and child(head, ("xcomp", "ccomp")) is not None
    # "left the army short": what it is left is not said by the verb
    wanted = wanted or any(c.dep_ == "xcomp" and c.pos_ == "ADJ" for c in head.children)
    for subject in subjects.tokens:
        for target in targets:
            gives = given is not None and target == taker
            if target.i == subject.i or wanted or (empty and not gives and _is_plain(target)):
                continue
            named, more = lemma, before
            if not gives and target.dep_ == "iobj" and len(targets) > 1 and lemma in words("relations", "ditransitive"):
                named = f"{lemma} {targets[-1].lemma_.lower()} to"
            yield Fact(
                head,
                subject,
                target,
                prefix + named,
                relation_words(head, *more, *([given.noun] if given is not None and gives else [])),
                "light verb" if gives else "clause",
                alternatives=(given.phrase,) if given is not None and gives else (driven or _to(lemma, named)),
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


def _to(lemma: str, named: str) -> tuple[str, ...]:
    """The verb by which the vocabulary may know what is given to somebody: "send to"."""
    return (f"{lemma} to",) if named != lemma else ()


def _is_plain(target: Token) -> bool:
    """Whether an object is a common noun, so that it may be a part of what the verb says: "draw attention to"."""
    return target.pos_ == "NOUN" and not target.ent_type_


def _of_oblique(
    head: Token, subject: Token, oblique: Oblique, targets: list[Token], vocabulary: Vocabulary, mentions: MentionIndex
) -> Fact | None:
    """The fact of one prepositional argument; None where it is a mere circumstance."""
    item, preposition, lemma = oblique.token, oblique.preposition, base_form(head)
    phrase = f"{lemma} {preposition}"
    known = vocabulary.has_trigger(phrase)
    light = light_verb_phrases(lemma, targets, preposition, vocabulary)
    if known and targets and not light and _misleads(lemma, preposition):
        return None
    spoken: tuple[Token, ...] = tuple(case_tokens(item))
    if targets and not known and not light and (preposition != "to" or lemma in words("relations", "light")):
        # the object is a part of what is said: "brought a claim against", "raised its stake from"
        if not _is_plain(targets[0]) or preposition == "of":
            return None
        phrase = f"{lemma} {targets[0].lemma_.lower()} {preposition}"
        spoken = (*spoken, targets[0])
    rule = "light verb" if light else "prepositional argument"
    circumstance = item.i in mentions.places and preposition in PLACE_PREPOSITIONS
    if circumstance and not known and not light and lemma not in words("relations", "placing"):
        if targets or preposition in ("on", "over"):
            return None
        rule = "place"
    elif not (known or light or bears_a_claim(item, preposition, mentions, alone=not targets)):
        return None
    says_no = bool(light) and any(target.lower_ == "no" for target in targets)  # "said no to the plan": a rejection
    role = preposition == "as" and not item.ent_type_  # "resigned as chair"
    return Fact(
        head,
        subject,
        item,
        phrase,
        spoken,
        "appointment" if role else rule,
        alternatives=light,
        value=role,
        negative=not says_no and (negative_argument(item) or any(map(negative_argument, targets))),
    )


def _linked(
    head: Token, targets: list[Token], arguments: list[Oblique], found: str, modality: str | None
) -> Iterator[Fact]:
    """What an object is linked to: "the road linked the port to the mine"."""
    is_participle = head.tag_ == "VBN" or head.lower_.endswith("ed")
    if not is_participle or base_form(head) not in words("relations", "linking"):
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
