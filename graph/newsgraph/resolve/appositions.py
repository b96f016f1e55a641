"""What the grammar itself says to be one thing: appositions, "X is the Y", "known as", acronyms in parentheses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from newsgraph.model import EntityType
from newsgraph.names import is_acronym_of, is_title
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import KINDS, Kind
from newsgraph.resolve.name_matching import organisation_names_match, plain_name
from newsgraph.resolve.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NAMING = frozenset(("know", "call", "name", "dub", "title", "nickname", "term", "style", "brand", "label"))
_PLACE_NOUNS = words("place_nouns")
_UNREAL = frozenset(("not", "never", "no", "n't", "if", "whether", "may", "might", "could", "would", "should", "can"))

Identity = tuple[Candidate, Candidate, str]


def identities(doc: Doc, candidates: Sequence[Candidate]) -> Iterator[Identity]:
    """Pairs of candidates that the grammar says are one thing, each with the reason, in order of the text."""
    by_root: dict[int, Candidate] = {}
    for candidate in candidates:
        by_root.setdefault(candidate.root, candidate)
    for candidate in candidates:
        token = doc[candidate.root]
        if candidate.dep == "appos" or _looks_apposed(token, candidate):
            described = _described(candidate, by_root, candidates)
            if described is not None:
                yield described, candidate, "apposition"
        described = _second_role(token, candidate, by_root)
        if described is not None:
            yield described, candidate, "apposition"
        yield from _titled(candidate, candidates)
        yield from _copula(token, candidate, by_root)
        yield from _naming(token, candidate, by_root)
        yield from _place_of(token, candidate, by_root)
    yield from _parentheses(doc, candidates)


def _looks_apposed(token: Token, candidate: Candidate) -> bool:
    """Whether a person's name after a comma only is read as one of a row: no "and", and no other after it."""
    if candidate.dep != "conj" or candidate.mention.type is not EntityType.PERSON or not candidate.is_name:
        return False
    alone = not any(child.dep_ in ("cc", "conj") for child in token.children)
    return alone and token.i > 0 and token.nbor(-1).text == "," and token.head.ent_type_ != "PERSON"


def _described(
    candidate: Candidate, by_root: Mapping[int, Candidate], candidates: Sequence[Candidate]
) -> Candidate | None:
    """What an apposition describes: what it hangs from, or what stands right before it if only that fits in kind."""
    governor = by_root.get(candidate.governor)
    adjacent = next((c for c in candidates if c.last in (candidate.first - 1, candidate.first) and c.is_name), None)
    fitting = [c for c in (governor, adjacent) if c is not None and _apposable(c, candidate)]
    if not fitting and candidate.is_name:
        # "the head of the league, Jens Orland": the parse may hang the name on the league
        whole = (c for c in candidates if c.is_nominal and c.last == candidate.first - 1)
        fitting = [c for c in whole if KINDS.get(c.mention.type) is Kind.PERSON and _apposable(c, candidate)]
    if governor is not None and candidate.is_nominal and governor.last < candidate.first:
        # "visible goitre and cretinism, a condition": it describes the last of the row
        beside = (candidate.first - 1, candidate.first)
        last = next((c for c in candidates if c.last in beside and not c.is_pronoun), None)
        if last is not None and last.dep == "conj" and last.governor == governor.root and _apposable(last, candidate):
            return last
    alike = [c for c in fitting if KINDS.get(c.mention.type) == KINDS.get(candidate.mention.type)]
    return next(iter(alike or fitting), None)


def _second_role(token: Token, candidate: Candidate, by_root: Mapping[int, Candidate]) -> Candidate | None:
    """Whom a role without an article of its own describes: "Ann Lee, the founder and [chief executive] of Hale"."""
    first = by_root.get(candidate.governor)
    if candidate.dep != "conj" or first is None or not candidate.is_nominal or not first.is_nominal:
        return None
    alone = candidate.determiner is Determiner.NONE and candidate.plural is False and first.plural is False
    people = candidate.mention.type is EntityType.PERSON and first.mention.type is EntityType.PERSON
    if first.dep != "appos" or first.determiner is Determiner.NONE or not alone or not people:
        return None
    described = by_root.get(first.governor)
    return described if described is not None and described.is_name and token.i > described.last else None


def _titled(candidate: Candidate, candidates: Sequence[Candidate]) -> Iterator[Identity]:
    """A person's name inside a phrase that its title heads: "[Secretary of State [Ann Lee]]"."""
    if candidate.mention.type is not EntityType.PERSON or candidate.dep not in ("flat", "appos", "nmod", "compound"):
        return
    for outer in candidates:
        holds = outer.root == candidate.governor and outer.contains(candidate)
        if holds and is_title(outer.mention.head.text.split()[-1]):
            yield outer, candidate, "title and name"


def _apposable(left: Candidate, right: Candidate) -> bool:
    if left.is_pronoun or right.is_pronoun:
        return False
    if left.is_name and right.is_name:
        return _names_fit(left, right)
    if left.plural is not None and right.plural is not None and left.plural != right.plural:
        return False
    return _kinds_fit(left, right)


def _names_fit(left: Candidate, right: Candidate) -> bool:
    """Two names side by side are one thing only if they look it: "Kyiv, Ukraine" are two."""
    if EntityType.PERSON in (left.mention.type, right.mention.type):
        return left.mention.type == right.mention.type and plain_name(left.text) == plain_name(right.text)
    return organisation_names_match(left.mention.head.text, right.mention.head.text) is not None


def _kinds_fit(left: Candidate, right: Candidate) -> bool:
    a, b = KINDS.get(left.mention.type, Kind.THING), KINDS.get(right.mention.type, Kind.THING)
    if a == b:
        return True
    if Kind.THING in (a, b):
        # a noun of unknown kind beside a name describes it
        return left.is_name != right.is_name and EntityType.THING in (left.mention.type, right.mention.type)
    if left.lemma in words("named_as_people") and right.is_name and right.first == left.root + 1:
        return True  # "the law firm Ann Lee": a body that bears a person's name
    if Kind.PERSON in (a, b):
        person = left if a is Kind.PERSON else right
        return person.is_nominal and person.lemma in words("roles_of_organisations")
    return {a, b} <= {Kind.ORG, Kind.GROUP, Kind.PLACE}


def _copula(token: Token, candidate: Candidate, by_root: dict[int, Candidate]) -> Iterator[Identity]:
    """ "X is the Y", "he is a Y", without negation, question or "may"."""
    if not candidate.predicative or not candidate.is_nominal or token.sent[-1].text == "?":
        return
    children = list(token.children)
    if any(child.lower_ in _UNREAL for child in children if child.dep_ in ("advmod", "aux", "mark", "det")):
        return
    for child in children:
        subject = by_root.get(child.i) if child.dep_ == "nsubj" else None
        if subject is None or subject.expletive or (subject.is_name and candidate.plural is True):
            continue
        if subject.is_pronoun or (_kinds_fit if subject.is_name else _apposable)(subject, candidate):
            yield subject, candidate, "said to be"


def _naming(token: Token, candidate: Candidate, by_root: dict[int, Candidate]) -> Iterator[Identity]:
    """ "a shot called K2", "the centre, known as PVC"."""
    for verb in token.children:
        if verb.dep_ not in ("acl", "acl:relcl") or verb.lemma_.lower() not in _NAMING:
            continue
        for child in verb.children:
            named = by_root.get(child.i)
            if named is not None and named.is_name and child.i > verb.i and child.dep_ in ("xcomp", "obj", "obl"):
                yield candidate, named, "named so"


def _place_of(token: Token, candidate: Candidate, by_root: dict[int, Candidate]) -> Iterator[Identity]:
    """ "the city of Lyon": the noun and the name are one place."""
    if candidate.lemma not in _PLACE_NOUNS or candidate.is_pronoun:
        return
    for child in token.children:
        named = by_root.get(child.i)
        is_of = any(mark.dep_ == "case" and mark.lower_ == "of" for mark in child.children)
        if child.dep_ != "nmod" or not is_of or named is None or not named.is_name:
            continue
        if KINDS.get(named.mention.type) in (Kind.PLACE, None):
            yield candidate, named, "place named after of"


def _parentheses(doc: Doc, candidates: Sequence[Candidate]) -> Iterator[Identity]:
    """ "the Maritime Crew Union (MCU)"."""
    ends = {candidate.last: candidate for candidate in candidates if not candidate.is_pronoun}
    for candidate in candidates:
        if candidate.is_name and candidate.first > 1 and doc[candidate.first - 1].text in ("(", "["):
            full = ends.get(candidate.first - 1)
            if full is not None and is_acronym_of(candidate.text, full.text):
                yield full, candidate, "acronym in parentheses"
