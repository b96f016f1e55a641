"""Whether owners and narrowing words let a description be of a thing: "the northern team", "her company"."""

from __future__ import annotations

from newsgraph.names import fold, words_of
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import Cluster, Clusters, Kind
from newsgraph.resolve.words import words

# evidence on the scale of ``nominals``
SAME_OWNER, NEW_OWNER, UNOWNED, NEW_MODIFIER, NEW_MODIFIER_OF_NAMED = 0.8, -0.7, -0.9, -0.9, -0.4
APART = -9.0  # no other evidence outweighs it

_GENERIC = words("generic_modifiers")

def _owner_ids(candidate: Candidate, clusters: Clusters) -> frozenset[int]:
    return frozenset(clusters.id_of(clusters.candidates[index]) for index in candidate.owners)


def owners_evidence(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> float:
    """Whose it is: the same owner speaks for one thing, another forbids it ("the cabinet" after "his government")."""
    mine = _owner_ids(candidate, clusters)
    if not mine:
        free = cluster.is_named or any(not member.owners for member in cluster.before(candidate))
        free = free or not cluster.nouns.isdisjoint(words("kin"))  # "the baby" after "his daughter"
        return 0.0 if free or candidate.lemma in cluster.nouns else UNOWNED
    if cluster.id in mine:
        return APART
    theirs = frozenset(owner for member in cluster.members for owner in _owner_ids(member, clusters)) - {cluster.id}
    if mine & theirs:
        return SAME_OWNER
    return APART if theirs or cluster.is_named else NEW_OWNER


def _own_words(candidate: Candidate, clusters: Clusters) -> frozenset[str]:
    owned = {clusters.candidates[index].lemma for index in candidate.owners}
    return candidate.modifiers - owned - _GENERIC


def modifiers_evidence(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> float:
    """What narrows it: words that the thing was not described with count against it."""
    mine = _own_words(candidate, clusters)
    theirs = frozenset(w for m in cluster.members if m.is_nominal for w in _own_words(m, clusters))
    named = {fold(word) for name in cluster.names for word in words_of(name)}
    new = mine - theirs - named
    if _complements_differ(candidate, cluster):
        return APART
    if candidate.complements and candidate.lemma not in cluster.nouns and not cluster.is_named:
        return APART  # "the offer of mediation" is not the plan
    if not new:
        return _new_complement(candidate, cluster, narrowed=bool(theirs - mine))
    introduces = candidate.determiner is Determiner.POSSESSIVE and candidate.lemma not in cluster.nouns
    if introduces and not cluster.is_named:
        return APART  # "Ghana's central bank" after "the Ghanaian lender" is another one
    if cluster.is_named:
        # news calls a named body by what is new of it: "the regional lender"
        elegant = candidate.determiner is Determiner.DEMONSTRATIVE or cluster.kind is Kind.ORG
        return NEW_MODIFIER_OF_NAMED if elegant else NEW_MODIFIER
    return APART if theirs - mine else NEW_MODIFIER


def _new_complement(candidate: Candidate, cluster: Cluster, *, narrowed: bool) -> float:
    """What follows the head ("the exhibit at the university") counts as words before it do; "of" mostly just owns."""
    mine = {words for words in candidate.complements if not words.startswith("of ")}
    theirs = {words for m in cluster.members if m.is_nominal for words in m.complements}
    if not mine or mine & theirs:
        return 0.0
    return APART if narrowed or theirs else NEW_MODIFIER


def apart(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
    """Whether owners or narrowing words of a description tell it from a thing ("the northern team")."""
    return min(owners_evidence(candidate, cluster, clusters), modifiers_evidence(candidate, cluster, clusters)) <= APART


def _complements_differ(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether both are narrowed after the head by the same preposition, differently ("ban on arms", "ban on trade")."""
    theirs = {c for m in cluster.members if m.is_nominal and m.lemma == candidate.lemma for c in m.complements}
    if not theirs or not candidate.complements or theirs & candidate.complements:
        return False
    return bool({c.split()[0] for c in theirs} & {c.split()[0] for c in candidate.complements})


def is_bare_repetition(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
    """A phrase without determiner repeats another only in the same words, of the same owner: "rebel commanders"."""
    if candidate.determiner is not Determiner.NONE:
        return False
    mine = _narrowing(candidate, clusters)
    return any(
        m.is_nominal and m.lemma == candidate.lemma and _narrowing(m, clusters) == mine
        for m in cluster.before(candidate)
    )


def _narrowing(candidate: Candidate, clusters: Clusters) -> tuple[frozenset[str], frozenset[int], frozenset[str]]:
    return _own_words(candidate, clusters), _owner_ids(candidate, clusters), candidate.complements
