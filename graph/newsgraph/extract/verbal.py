"""Facts of clauses: one for each subject, and each object or prepositional argument of a verb, adjective or copula."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.extract.arguments import agents, is_time, objects, obliques
from newsgraph.extract.attribution import is_aside
from newsgraph.extract.clauses import Clauses, Oblique, Subjects
from newsgraph.extract.embedding import Stance, embedding
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import words
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.predicates import is_passive
from newsgraph.extract.roles import role_lemma
from newsgraph.extract.tree import case_of, child, children
from newsgraph.model import EntityType, MentionKind
from newsgraph.vocabulary import Vocabulary

_PLACE_PREPOSITIONS = frozenset(
    ["in", "at", "near", "inside", "outside", "on", "across", "off", "within", "around", "throughout", "along", "over"]
)
_ACTORS = frozenset(
    {
        EntityType.PERSON,
        EntityType.ORG,
        EntityType.GPE,
        EntityType.NORP,
        EntityType.GROUP,
        EntityType.LOC,
        EntityType.FAC,
        EntityType.MONEY,
    }
)
# verbs that mean something else with an object and an infinitive: "the storm led the port to close"
_DRIVING = {"lead": ("compel",), "move": ("compel",), "drive": ("compel",), "get": ("persuade",), "find": ("deem",)}
_AMOUNTS = frozenset({EntityType.MONEY, EntityType.PERCENT, EntityType.QUANTITY})
_MANNER = frozenset({"in", "with", "at", "on", "by", "under", "into", "through"})
_NO_ARGUMENT = frozenset(
    [
        "according to",
        "because of",
        "despite",
        "due to",
        "as",
        "like",
        "unlike",
        "in spite of",
        "instead of",
        "such as",
        "without",
        "during",
        "except",
        "per",
        "than",
        "given",
        "including",
        "as of",
        "amid",
        "",
    ]
)


def clause_facts(head: Token, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex) -> Iterator[Fact]:
    """The facts of one clause, objects first, in order of the text."""
    if head.dep_ == "acl:relcl" and is_aside(head) and clauses.own_subject(head) is not None:
        return
    subjects = clauses.subjects(head)
    partners = _partners(head, clauses)
    if partners and subjects.tokens:
        subjects = Subjects((*subjects.tokens, *partners), subjects.found)
    if child(head, ("cop",)) is not None or head.pos_ not in ("VERB", "AUX"):
        yield from _copular(head, subjects, clauses)
        return
    if is_passive(head):
        yield from _passive(head, subjects, clauses, vocabulary, mentions)
        return
    yield from _active(head, subjects, clauses, vocabulary, mentions)


def _partners(head: Token, clauses: Clauses) -> list[Token]:
    """Who does it too: "X together with Y paid for it"."""
    return [
        oblique.token
        for oblique in obliques(head, clauses)
        if oblique.preposition in ("together with", "along with", "alongside")
        or (
            oblique.preposition == "with"
            and any(c.lower_ == "together" for c in (*head.children, *oblique.token.children))
        )
    ]


def base_form(head: Token) -> str:
    """The verb with its particle in base form: "take over"."""
    particles = [c.lower_ for c in children(head, ("compound:prt",))]
    return " ".join([head.lemma_.lower(), *particles])


def relation_words(head: Token, *more: Token) -> tuple[Token, ...]:
    """The tokens of a relation: verb, particles, and what is given besides."""
    found = {head, *children(head, ("compound:prt",)), *more}
    return tuple(sorted(found, key=lambda token: token.i))


def _tried(head: Token) -> tuple[str, tuple[Token, ...], str | None]:
    """The attempt that a verb is only the content of: ("try to ", its tokens, "attempted")."""
    outer = embedding(head)
    governor = outer.governor
    if outer.stance is Stance.INFINITE and governor.lemma_.lower() in words("infinite", "attempt"):
        return f"{governor.lemma_.lower()} to ", (governor,), "attempted"
    return "", (), None


def _active(
    head: Token, subjects: Subjects, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex
) -> Iterator[Fact]:
    lemma = base_form(head)
    prefix, before, modality = _tried(head)
    targets = objects(head, clauses)
    driven = _DRIVING.get(lemma, ()) if child(head, ("xcomp",)) is not None else ()
    places: list[Fact] = []
    for subject in subjects.tokens:
        for target in targets:
            if target.i != subject.i:
                yield Fact(
                    head,
                    subject,
                    target,
                    prefix + lemma,
                    relation_words(head, *before),
                    "clause",
                    alternatives=driven,
                    negative=negative_argument(target),
                    borrowed=subjects.found,
                    modality=modality,
                )
        for oblique in _arguments(head, clauses, targets):
            item, preposition = oblique.token, oblique.preposition
            if item.i == subject.i:
                continue
            phrase = f"{lemma} {preposition}"
            known = vocabulary.has_trigger(phrase)
            light = _light(head, lemma, targets, preposition, vocabulary)
            fact = Fact(
                head,
                subject,
                item,
                prefix + phrase,
                relation_words(head, *before, *_case_tokens(item)),
                "light verb" if light else "prepositional argument",
                alternatives=light,
                negative=negative_argument(item) or any(map(negative_argument, targets)),
                borrowed=subjects.found,
                modality=modality,
            )
            circumstance = item.i in mentions.places and preposition in _PLACE_PREPOSITIONS
            if circumstance and not known and not light and lemma not in words("relations", "placing"):
                if not targets and preposition not in ("on", "over"):
                    places.append(fact)
            elif known or light or _bears(item, preposition, mentions, alone=not targets):
                yield fact
    yield from places
    for target in targets:
        for oblique in _arguments(head, clauses, targets):
            is_participle = head.tag_ == "VBN" or head.lower_.endswith("ed")
            if (
                is_participle
                and lemma in words("relations", "linking")
                and oblique.preposition in ("to", "with", "from", "on", "for")
            ):
                yield Fact(
                    head,
                    target,
                    oblique.token,
                    f"be {_participle(head)} {oblique.preposition}",
                    relation_words(head, *_case_tokens(oblique.token)),
                    "linked object",
                    negative=negative_argument(target),
                    borrowed=subjects.found,
                    modality=modality,
                )


def _bears(item: Token, preposition: str, mentions: MentionIndex, *, alone: bool) -> bool:
    """Whether a prepositional phrase is worth a claim: beside an object, if it names or describes somebody or somewhere;
    alone, if it is no mere manner ("in return", "with increasing urgency")."""
    mention = mentions.referent(item)
    if mention is None:
        value = mentions.value(item)
        return value is not None and (alone or value.type in _AMOUNTS)
    if not alone:
        return mention.type in _ACTORS or mention.kind is not MentionKind.NOMINAL
    plain = mention.type is EntityType.THING and mention.kind is MentionKind.NOMINAL and item.tag_ == "NN"
    bare = child(item, ("det", "nmod:poss", "nummod")) is None
    return not (plain and bare and preposition in _MANNER)


def _arguments(head: Token, clauses: Clauses, targets: list[Token]) -> Iterator[Oblique]:
    """The prepositional arguments of a clause: no times, no manners; with those that the parse hung on the object."""
    partners = _partners(head, clauses)
    for oblique in obliques(head, clauses):
        if oblique.token in partners:
            continue
        if oblique.preposition not in _NO_ARGUMENT and not is_time(oblique.token):
            yield oblique
    lemma = head.lemma_.lower()
    light, linking = lemma in words("relations", "light"), lemma in words("relations", "linking")
    for target in targets:
        for item in children(target, ("nmod",)) if light or linking else ():
            preposition = case_of(item)
            if is_time(item) or preposition in ("of", "by", ""):
                continue
            if light or preposition in ("to", "with"):
                yield Oblique(preposition, item)


def _light(head: Token, lemma: str, targets: list[Token], preposition: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The light-verb phrase that the vocabulary knows: "impose fine on"."""
    phrases = (f"{lemma} {target.lemma_.lower()} {preposition}" for target in targets)
    return tuple(phrase for phrase in phrases if vocabulary.has_trigger(phrase))


def _passive(
    head: Token, subjects: Subjects, clauses: Clauses, vocabulary: Vocabulary, mentions: MentionIndex
) -> Iterator[Fact]:
    lemma = base_form(head)
    doers = agents(head, clauses)
    own_object = [o for o in objects(head, clauses) if o.dep_ in ("obj", "iobj")]
    for patient in subjects.tokens:
        for doer in doers:
            if doer.i != patient.i:
                yield Fact(
                    head,
                    doer,
                    patient,
                    lemma,
                    relation_words(head),
                    "passive",
                    negative=negative_argument(doer),
                    borrowed=subjects.found,
                )
        for thing in own_object:
            yield Fact(
                head,
                patient,
                thing,
                f"be {_participle(head)}",
                relation_words(head),
                "passive with object",
                negative=negative_argument(thing),
                borrowed=subjects.found,
            )
        places: list[Fact] = []
        found = 0
        for oblique in _arguments(head, clauses, []):
            item, preposition = oblique.token, oblique.preposition
            if item.i == patient.i:
                continue
            fact = Fact(
                head,
                patient,
                item,
                f"be {_participle(head)} {preposition}",
                relation_words(head, *_case_tokens(item)),
                "passive with preposition",
                negative=negative_argument(item),
                borrowed=subjects.found,
            )
            circumstance = item.i in mentions.places and preposition in _PLACE_PREPOSITIONS
            if (
                circumstance
                and head.lemma_.lower() not in words("relations", "located")
                and not vocabulary.has_trigger(fact.lemma)
            ):
                places.append(fact)
                continue
            if not vocabulary.has_trigger(fact.lemma) and not _bears(item, preposition, mentions, alone=True):
                continue
            found += 1
            yield fact
            for doer in doers:
                if doer.i != item.i:
                    yield Fact(
                        head,
                        doer,
                        item,
                        f"{lemma} {preposition}",
                        relation_words(head, *_case_tokens(item)),
                        "prepositional argument",
                        borrowed=subjects.found,
                    )
        if not doers and not found:
            yield from places


def _participle(head: Token) -> str:
    particles = [c.lower_ for c in children(head, ("compound:prt",))]
    return " ".join([head.lower_, *particles])


def _case_tokens(item: Token) -> list[Token]:
    marks = [m for m in children(item, ("case",)) if m.i < item.i]
    return [word for mark in marks for word in (mark, *children(mark, ("fixed",)))]


def _copular(head: Token, subjects: Subjects, clauses: Clauses) -> Iterator[Fact]:
    copula = child(head, ("cop",))
    start = (copula,) if copula is not None else ()
    preposition = case_of(head)
    for subject in subjects.tokens:
        if subject.i == head.i:
            continue
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM"):
            if preposition:
                if not is_time(head):
                    yield Fact(
                        head,
                        subject,
                        head,
                        f"be {preposition}",
                        (*start, *_case_tokens(head)),
                        "copula with preposition",
                        borrowed=subjects.found,
                    )
                continue
            yield from _nominal_predicate(head, subject, start, subjects.found)
            continue
        if head.pos_ != "ADJ" and head.pos_ != "ADV":
            continue
        for oblique in obliques(head, clauses):
            item = oblique.token
            timed = is_time(item) and oblique.preposition in ("since", "until")
            if (oblique.preposition in _NO_ARGUMENT or is_time(item)) and not timed:
                continue
            yield Fact(
                head,
                subject,
                item,
                f"be {head.lemma_.lower()} {oblique.preposition}",
                (*start, head, *_case_tokens(item)),
                "adjective",
                borrowed=subjects.found,
                value=timed,
                negative=negative_argument(item),
            )
        for amount in children(head, ("obj", "obl:npmod", "obl:unmarked")):
            if head.lemma_.lower() == "worth":
                yield Fact(head, subject, amount, "be worth", (*start, head), "adjective", borrowed=subjects.found)


def _nominal_predicate(head: Token, subject: Token, start: tuple[Token, ...], found: str) -> Iterator[Fact]:
    related = [n for n in children(head, ("nmod",)) if case_of(n) and not is_time(n) and n.i > head.i]
    negative = negative_argument(head)
    if head.pos_ == "PROPN" or head.ent_type_:
        yield Fact(head, subject, head, "be", start or (head,), "copula", borrowed=found, negative=negative)
        return
    yield Fact(head, subject, head, "be", start or (head,), "copula", borrowed=found, value=True, negative=negative)
    owner = child(head, ("nmod:poss",))
    if owner is not None:
        yield Fact(
            head,
            subject,
            owner,
            f"be {role_lemma(head)} of",
            (*start, head),
            "copula with owner",
            borrowed=found,
            negative=negative,
        )
    for item in related:
        yield Fact(
            head,
            subject,
            item,
            f"be {role_lemma(head)} {case_of(item)}",
            (*start, head, *_case_tokens(item)),
            "copula with noun",
            borrowed=found,
            negative=negative,
        )
