"""How a statement reads: "authorizes", "will authorize, officials say", "did not lift", "may use"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from newsgraph.knowledge_graph.statements import SETTLED
from newsgraph.model import (
    Certainty,
    Claim,
    EntityType,
    Mention,
    MentionKind,
    Polarity,
    SourceKind,
    Standing,
    Statement,
)
from newsgraph.vocabulary import Vocabulary

# modality -> words before the base form, and the same negated
_MODAL = {
    "permitted": ("may", "may not"),
    "able": ("can", "cannot"),
    "obliged": ("must", "must not"),
    "intended": ("plans to", "does not plan to"),
    "attempted": ("tries to", "does not try to"),
    "promised": ("promises to", "promises not to"),
    "threatened": ("threatens to", "threatens not to"),
}
# modality of what is said not to be so -> words before the base form
_NOT_DONE = {"refused": "refuses to", "failed": "fails to", "unable": "cannot"}
_UNSETTLED = {
    Certainty.POSSIBLE: ("may", "may not"),
    Certainty.REQUESTED: ("is asked to", "is asked not to"),
    Certainty.CONDITIONAL: ("would", "would not"),
}
ROLE = "holdsRole"
_IRREGULAR = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_DETERMINERS = ("a ", "an ", "the ", "one ", "some ", "two ", "its ", "his ", "her ", "their ")


@dataclass(frozen=True, slots=True)
class Wording:
    """``core`` reads between subject and object, ``tail`` after the object."""

    core: str
    tail: str = ""

    @property
    def label(self) -> str:
        """The label of an edge."""
        return self.core + self.tail

    def sentence(self, subject: str, target: str) -> str:
        """The statement as a short sentence, given what its ends are called."""
        return f"{subject} {self.core} {target}{self.tail}"


@dataclass(frozen=True, slots=True)
class _Verb:
    label: str
    base: str
    negated: str


def third_person(phrase: str) -> str:
    """The phrase with its first word, a verb in base form, in the third person singular of the present.

    >>> [third_person(phrase) for phrase in ("carry out", "be part of", "reach", "veto", "radio")]
    ['carries out', 'is part of', 'reaches', 'vetoes', 'radios']
    """
    verb, space, rest = phrase.partition(" ")
    if verb in _IRREGULAR:
        ending = _IRREGULAR[verb]
    elif verb.endswith("y") and verb[-2:-1] not in ("a", "e", "i", "o", "u", ""):
        ending = verb[:-1] + "ies"
    elif verb.endswith(("s", "x", "z", "ch", "sh")) or (verb.endswith("o") and verb[-2:-1] not in "aeiou"):
        ending = verb + "es"
    else:
        ending = verb + "s"
    return ending + space + rest


def relation_label(relation_id: str, lemma: str, vocabulary: Vocabulary) -> str:
    """How a relation reads between subject and object, whatever the standing; ``lemma`` is the text's own words."""
    return _verb(relation_id, lemma, vocabulary).label


def wording_of(
    statement: Statement, claims: Sequence[Claim], vocabulary: Vocabulary, name_of: Callable[[Mention], str]
) -> Wording:
    """How the statement reads as it stands.

    Args:
        claims: Its evidence, in order.
        name_of: What to call the source that a mention means.
    """
    plural = all(_is_plural(claim.subject) for claim in claims)
    verb = _verb(statement.relation, _commonest_lemma(claims), vocabulary, plural)
    if statement.standing is Standing.DISPUTED:
        against = [claim for claim in claims if claim.certainty in SETTLED and claim.polarity is Polarity.NEGATIVE]
        names = _sources(against, name_of)
        own_voice = any(claim.attribution is None for claim in against)
        return Wording(verb.label, f", disputed by {_listed(names)}" if names and not own_voice else " (disputed)")
    deciding = [claim for claim in claims if _decides(claim, statement.standing)]
    core = _core(verb, deciding, statement.standing)
    if statement.standing is Standing.ASSERTED or any(claim.attribution is None for claim in deciding):
        return Wording(core)
    names = _sources(deciding, name_of)
    if not names:
        return Wording(f"reportedly {core}")
    says = "says" if len(names) == 1 and names[0][1] else "say"
    return Wording(core, f", {_listed(names)} {says}")


def _commonest_lemma(claims: Sequence[Claim]) -> str:
    found = {claim.relation.lemma for claim in claims}
    if len(found) == 1:
        return found.pop()
    counts = Counter(claim.relation.lemma for claim in claims)
    return min(counts, key=lambda lemma: (-counts[lemma], lemma))


def _verb(relation_id: str, lemma: str, vocabulary: Vocabulary, plural: bool = False) -> _Verb:
    known = vocabulary.relations.get(relation_id)
    base = known.verb if known is not None else lemma
    label = known.label if known is not None else third_person(base)
    if relation_id == ROLE:
        # which role it is stands in the text's own words: "chief spokesman of"
        base = lemma if lemma.partition(" ")[0] == "be" else f"be {lemma}"
        label = third_person(base)
    first, space, rest = base.partition(" ")
    if first == "be":
        return _Verb(f"are{space}{rest}" if plural else label, base, f"{'are' if plural else 'is'} not{space}{rest}")
    present = "do not" if plural else "does not"
    auxiliary = present if known is not None and known.kind == "state" else "did not"
    return _Verb(base if plural else label, base, f"{auxiliary} {base}")


def _decides(claim: Claim, standing: Standing) -> bool:
    if standing is Standing.OPEN:
        return True
    if standing is Standing.ASSERTED:
        return claim.certainty is Certainty.FACT and claim.attribution is None
    return claim.certainty in SETTLED


def _core(verb: _Verb, deciding: Sequence[Claim], standing: Standing) -> str:
    modalities = {claim.modality for claim in deciding}
    modality = (modalities.pop() if len(modalities) == 1 else None) or ""
    future = all(claim.certainty is Certainty.FUTURE for claim in deciding)
    negative = all(claim.polarity is Polarity.NEGATIVE for claim in deciding)
    if standing is Standing.DENIED and modality in _NOT_DONE:
        return f"{_NOT_DONE[modality]} {verb.base}"
    if modality in _MODAL and (future or standing is Standing.OPEN):
        return f"{_MODAL[modality][negative]} {verb.base}"
    if standing is Standing.OPEN:
        return f"{_open_lead(deciding, negative)} {verb.base}"
    if standing is Standing.DENIED:
        return f"will not {verb.base}" if future else verb.negated
    return f"will {verb.base}" if future else verb.label


def _open_lead(deciding: Sequence[Claim], negative: bool) -> str:
    # the least far from fact among the claims
    order = (Certainty.POSSIBLE, Certainty.REQUESTED, Certainty.CONDITIONAL)
    certainty = next(known for known in order if any(claim.certainty is known for claim in deciding))
    return _UNSETTLED[certainty][negative]


def _sources(claims: Iterable[Claim], name_of: Callable[[Mention], str]) -> list[tuple[str, bool]]:
    """Who says so, each once in order of the claims: what to call it, and whether it is one."""
    found: dict[str, bool] = {}
    for claim in claims:
        attribution = claim.attribution
        if attribution is not None and attribution.source is not None:
            name = _with_article(name_of(attribution.source), attribution.kind)
            found.setdefault(name, attribution.kind is not SourceKind.ANONYMOUS_GROUP and not _plural(name))
    return list(found.items())


def _with_article(name: str, kind: SourceKind) -> str:
    if not name[:1].islower() or name.startswith(_DETERMINERS) or kind is SourceKind.ANONYMOUS_GROUP or _plural(name):
        return name
    if kind is SourceKind.ANONYMOUS_PERSON:
        return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
    return f"the {name}"


def _is_plural(subject: Mention) -> bool:
    if subject.type is EntityType.GROUP:
        return True
    return subject.kind is MentionKind.NOMINAL and _plural(subject.head.text.lower())


def _plural(name: str) -> bool:
    words = name.split()
    return bool(words) and name[0].islower() and words[-1].endswith("s") and not words[-1].endswith("ss")


def _listed(names: Sequence[tuple[str, bool]]) -> str:
    if len(names) == 1:
        return names[0][0]
    if len(names) == 2:
        return f"{names[0][0]} and {names[1][0]}"
    return f"{names[0][0]}, {names[1][0]} and others"
