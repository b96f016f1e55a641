"""The coreference that a pipeline set on the Doc, as evidence beside the rules.

Only the head words of its mentions count. What names are one thing the rules tell; a definite description or a pronoun
goes with the pipeline where the rules find nothing, unless number, gender, kind or syntax speak against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from newsgraph.annotations import coreference_clusters
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import Cluster, Clusters, Kind, conflict
from newsgraph.resolve.narrowing import apart
from newsgraph.resolve.nominals import Antecedent, is_contrasted, is_own_medium, kind_fits, number_fits
from newsgraph.resolve.pronouns import agrees, is_first_person, is_third_person, may_bind

if TYPE_CHECKING:
    from spacy.tokens import Doc

REASON = "coreference of the pipeline"
SURE = 1.25  # the score from which the rules' pronouns stand against the pipeline
SCORE = 2.0  # on the scale of the evidence of nominals, between a likely word and the same words

Given = Mapping[int, tuple[Candidate, ...]]


def given_clusters(doc: Doc, candidates: Sequence[Candidate]) -> Given:
    """For each candidate, by index, that the pipeline joins with others: all of them, in order of the text."""
    by_root: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_root.setdefault(candidate.root, []).append(candidate)
    found: dict[int, tuple[Candidate, ...]] = {}
    for ranges in coreference_clusters(doc):
        members: dict[int, Candidate] = {}
        for start, end in ranges:
            alike = by_root.get(doc[start:end].root.i, ())
            nearest = min(alike, key=lambda c: (abs(c.first - start) + abs(c.last - end), c.index), default=None)
            if nearest is not None:
                members[nearest.index] = nearest
        if len(members) > 1:
            together = tuple(members[index] for index in sorted(members))
            found.update((index, together) for index in members)
    return found


def given_antecedent(candidate: Candidate, clusters: Clusters, given: Given) -> Antecedent | None:
    """What the pipeline has a description or pronoun take up, if nothing speaks against it.

    Of the clusters that hold what it is joined with, the one that holds most, then the one last mentioned. A pronoun
    may also stand before what it means, in one sentence.
    """
    if candidate.is_pronoun and not (is_first_person(candidate) or is_third_person(candidate)):
        return None  # "this" mostly means what was just said
    joined = given.get(candidate.index, ())
    before = [member for member in joined if member.index < candidate.index]
    if not before and candidate.is_pronoun:
        before = [m for m in joined if m.is_name and m.sentence == candidate.sentence]
    votes = Counter(clusters.id_of(member) for member in before)
    last = {clusters.id_of(member): member for member in before}
    for root in sorted(votes, key=lambda root: (-votes[root], -last[root].index)):
        if _fits(candidate, clusters.view(root), clusters):
            return Antecedent(last[root], SCORE, REASON)
    return None


def is_contradicted(found: Antecedent, candidate: Candidate, clusters: Clusters, given: Given) -> bool:
    """Whether the pipeline has a pronoun take up other things than the rules do, which are not sure of theirs.

    On GUM's development file the rules are right in 95 of 100 pronouns where the pipeline agrees, below the score here
    in 15 where it does not.
    """
    before = [member for member in given.get(candidate.index, ()) if member.index < candidate.index]
    agreed = any(clusters.id_of(member) == clusters.id_of(found.member) for member in before)
    return bool(before) and not agreed and found.score < SURE


def _fits(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
    if conflict(cluster, clusters.of(candidate)) is not None:
        return False
    if any(candidate.contains(m) or m.contains(candidate) for m in cluster.around(candidate)):
        return False
    if candidate.is_pronoun:
        if is_first_person(candidate):
            return all(member.is_pronoun for member in cluster.members) or cluster.type == candidate.mention.type
        known = cluster.before(candidate)
        return agrees(candidate, cluster) and (not known or may_bind(candidate, cluster, known))
    if candidate.determiner not in (Determiner.DEFINITE, Determiner.DEMONSTRATIVE) or cluster.kind is Kind.PLACE:
        return False  # "a second official" is somebody new, and "the company" no country, whatever the pipeline says
    if not any(member.is_name or member.lemma == candidate.lemma for member in cluster.members):
        return False  # of two descriptions in other words, few that the pipeline joins are one thing
    if any(member.root in candidate.subjects for member in cluster.before(candidate)) and not candidate.is_subject:
        return False  # who acts does not do so to itself
    if is_contrasted(candidate, cluster, clusters):
        return False
    if is_own_medium(candidate) or apart(candidate, cluster, clusters):
        return False
    return number_fits(candidate, cluster) and kind_fits(candidate, cluster)
