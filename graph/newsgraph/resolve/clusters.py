"""Clusters of candidates, what is known of each, and the merges that are ruled out."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from newsgraph.model import EntityType
from newsgraph.names import Gender, PersonName, gender_of_name, gender_of_title, is_given_name, parse_person
from newsgraph.resolve.candidates import Candidate
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.words import words

_FEMALE, _MALE = frozenset(("she", "her", "hers", "herself")), frozenset(("he", "him", "his", "himself"))


# sentences that a description or pronoun reaches back; mentions between which one may stand inside the other
REACH, NEAR = 25, 60


class Kind(StrEnum):
    """What sort of thing a cluster is, as far as pronouns and nominals care."""

    PERSON = "person"
    GROUP = "group"
    ORG = "organisation"
    PLACE = "place"
    THING = "thing"


KINDS: dict[EntityType, Kind] = {
    EntityType.PERSON: Kind.PERSON,
    EntityType.GROUP: Kind.GROUP,
    EntityType.NORP: Kind.GROUP,
    EntityType.ORG: Kind.ORG,
    EntityType.GPE: Kind.PLACE,
    EntityType.LOC: Kind.PLACE,
    EntityType.FAC: Kind.PLACE,
}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Candidates that are one thing, in order of the text, and what they say about it.

    ``nouns`` are the words that describe it ("president", "union"), ``gender`` is that of a person, ``link`` its id
    in the table of known things.
    """

    id: int
    members: tuple[Candidate, ...]
    type: EntityType
    names: tuple[str, ...]
    nouns: frozenset[str]
    gender: Gender | None
    plural: bool | None
    link: str | None

    @property
    def kind(self) -> Kind:
        return KINDS.get(self.type, Kind.THING)

    @property
    def is_named(self) -> bool:
        return bool(self.names)

    def before(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """The members that the reader has in mind when coming to the candidate: those of the last sentences."""
        end = bisect_left(self.members, candidate.index, key=_index)
        start = bisect_left(self.members, candidate.sentence - REACH, hi=end, key=_sentence)
        return tuple(member for member in self.members[start:end] if not member.contains(candidate))

    def around(self, candidate: Candidate) -> tuple[Candidate, ...]:
        """The members so near that one may stand inside the other."""
        start = bisect_left(self.members, candidate.index - NEAR, key=_index)
        return self.members[start : bisect_left(self.members, candidate.index + NEAR, key=_index)]


def _index(candidate: Candidate) -> int:
    return candidate.index


def _sentence(candidate: Candidate) -> int:
    return candidate.sentence


class Clusters:
    """A partition of the candidates that grows by merging.

    ``links`` and ``types`` give the table link and the type of a candidate where they are known better than its mention
    says. A merge that contradicts what is known (two full names, two links, two genders) is refused.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        links: dict[int, str] | None = None,
        types: dict[int, EntityType] | None = None,
    ) -> None:
        self.candidates = tuple(candidates)
        self._links, self._types = links or {}, types or {}
        self._root = list(range(len(self.candidates)))
        self._members: dict[int, list[int]] = {index: [index] for index in self._root}
        self._reasons: dict[int, list[str]] = {index: [] for index in self._root}
        self._views: dict[int, Cluster] = {}

    def id_of(self, candidate: Candidate) -> int:
        """The id of the candidate's cluster; it changes with merges."""
        return self._root[candidate.index]

    def of(self, candidate: Candidate) -> Cluster:
        """The candidate's cluster as it is now."""
        return self.view(self._root[candidate.index])

    def in_reach(self, candidate: Candidate) -> tuple[Cluster, ...]:
        """The clusters with a mention in the last sentences before the candidate, by first member."""
        roots: dict[int, None] = {}
        for index in range(candidate.index - 1, -1, -1):
            if self.candidates[index].sentence < candidate.sentence - REACH:
                break
            roots.setdefault(self._root[index])
        return tuple(self.view(root) for root in sorted(roots))

    def all(self) -> tuple[Cluster, ...]:
        """All clusters, by first member."""
        return tuple(self.view(root) for root in sorted(self._members, key=lambda root: self._members[root][0]))

    def reasons_of(self, cluster: Cluster) -> tuple[str, ...]:
        """Why its members were joined, in the order it was done."""
        return tuple(dict.fromkeys(self._reasons[cluster.id]))

    def note(self, candidate: Candidate, reason: str) -> None:
        """Keep a reason for what was not done with a candidate."""
        self._reasons[self.id_of(candidate)].append(reason)

    def together(self, left: Candidate, right: Candidate) -> bool:
        """Whether two candidates are in one cluster."""
        return self._root[left.index] == self._root[right.index]

    def merge(self, left: Candidate, right: Candidate, reason: str) -> bool:
        """Join the clusters of two candidates, unless that is ruled out; whether they are one now."""
        a, b = self.id_of(left), self.id_of(right)
        if a == b:
            return True
        if conflict(self.view(a), self.view(b)) is not None:
            return False
        keep, gone = min(a, b), max(a, b)
        for index in self._members[gone]:
            self._root[index] = keep
        self._members[keep] = sorted((*self._members[keep], *self._members.pop(gone)))
        self._reasons[keep] += [*self._reasons.pop(gone), f"{right.text} = {left.text}: {reason}"]
        self._views.pop(keep, None)
        self._views.pop(gone, None)
        return True

    def view(self, root: int) -> Cluster:
        """What is known of the cluster with this id."""
        if root not in self._views:
            members = tuple(self.candidates[index] for index in self._members[root])
            known = [self._links[m.index] for m in members if m.index in self._links]
            kind = _voted_type(members, self._types, self._links)
            names = tuple(dict.fromkeys(m.text for m in members if m.is_name))
            self._views[root] = Cluster(
                id=root,
                members=members,
                type=kind,
                names=names,
                nouns=frozenset(noun for m in members for noun in _nouns(m)),
                gender=_gender(members) if kind is EntityType.PERSON else None,
                plural=_number(members),
                link=known[0] if known else None,
            )
        return self._views[root]


def conflict(left: Cluster, right: Cluster) -> str | None:
    """Why two clusters cannot be one thing, or None."""
    if left.link and right.link and left.link != right.link:
        return "different known things"
    if left.gender and right.gender and left.gender != right.gender:
        return "different genders"
    if left.is_named and right.is_named and (left.kind is Kind.PERSON) != (right.kind is Kind.PERSON):
        return "a person and something else"
    if left.kind is Kind.PERSON and right.kind is Kind.PERSON:
        for a in full_names(left):
            if any(not person_names_agree(a, b) for b in full_names(right)):
                return "different full names"
    return None


def full_names(cluster: Cluster) -> tuple[PersonName, ...]:
    """The names of a person that have a given name and a surname."""
    parsed = (parse_person(name) for name in cluster.names)
    return tuple(name for name in parsed if name.given and name.surname)


def _nouns(member: Candidate) -> Iterable[str]:
    if member.is_nominal:
        yield member.lemma
    yield from member.descriptors


def _voted_type(members: Sequence[Candidate], types: dict[int, EntityType], links: dict[int, str]) -> EntityType:
    votes: Counter[EntityType] = Counter()
    for member in members:
        kind = types.get(member.index, member.mention.type)
        if member.is_name:
            # of a single word it is hard to tell what it names; what it is described as tells more
            sure = member.index in links or _is_telling(member.mention.head.text, kind)
            votes[kind] += 1 if kind is EntityType.THING else 10 if sure else 3
        elif member.is_nominal:
            either = kind is EntityType.THING or member.lemma in words("roles_of_organisations")
            votes[kind] += 1 if either else 4
        elif kind is EntityType.PERSON:
            votes[kind] += 2
        else:
            votes[EntityType.THING] += 0
    return min(votes, key=lambda kind: (-votes[kind], kind.value))


def _is_telling(name: str, kind: EntityType) -> bool:
    """Whether a name shows its type: by more than one word, and if a person's by a known given name."""
    if " " not in name:
        return False
    return kind is not EntityType.PERSON or is_given_name(name.split()[0]) or bool(parse_person(name).titles)


def _gender(members: Sequence[Candidate]) -> Gender | None:
    votes: Counter[Gender] = Counter()
    for member in members:
        shown = gender_of(member)
        if shown:
            votes[shown] += 3 if member.is_pronoun else 2
    if not votes:
        return None
    return min(votes, key=lambda gender: (-votes[gender], gender))


def gender_of(member: Candidate) -> Gender | None:
    """The gender that one mention shows by itself."""
    if member.is_pronoun:
        word = member.text.lower()
        return "f" if word in _FEMALE else "m" if word in _MALE else None
    return gender_of_name(member.text) if member.is_name else gender_of_title(member.lemma)


def _number(members: Sequence[Candidate]) -> bool | None:
    shown = [m.plural for m in members if not m.is_pronoun and m.plural is not None]
    return shown[0] if shown else next((m.plural for m in members if m.plural is not None), None)
