"""What a pronoun stands for: agreement first, then salience and syntax."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.names import fold
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import Cluster, Clusters, Kind, gender_of
from newsgraph.resolve.nominals import Antecedent
from newsgraph.resolve.quotes import SPEECH, Quote
from newsgraph.resolve.salience import distance, salience
from newsgraph.resolve.words import words

_HE, _SHE = frozenset(("he", "him", "his", "himself")), frozenset(("she", "her", "hers", "herself"))
_HE_SHE = _HE | _SHE
_IT, _THEY = frozenset(["it", "its", "itself"]), frozenset(["they", "them", "their", "theirs", "themselves"])
FIRST_PERSON = frozenset(["i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"])
_FIRST_PLURAL = frozenset(["we", "us", "our", "ours", "ourselves"])

# weights set by hand, on the scale of salience
PARALLEL, MATRIX_SUBJECT, POSSESSOR_OF_CLAUSE, WILL, NAMED, SPEAKER = 0.5, 0.9, 0.8, 0.8, 0.3, -1.5
SINGULAR_THEY, THING_AS_AGENT, SETTLEMENT, SAYS_MORE, SAME_PRONOUN = -2.5, -0.8, -0.8, 0.6, 0.6
ACROSS_QUOTE, OF_ADDRESSED, OF_ROW = -0.6, 2.0, 3.0
# less present things are not taken up: better no antecedent than a wrong one. Of one with a gender fewer are possible
LEAST, LEAST_OF_GENDER = 0.3, -0.4
FARTHEST = {Kind.PERSON: 5, Kind.ORG: 3, Kind.PLACE: 2, Kind.GROUP: 3, Kind.THING: 2}


def is_third_person(candidate: Candidate) -> bool:
    """Whether a pronoun takes up something else than the speaker or a clause."""
    return fold(candidate.text) in _HE_SHE | _IT | _THEY and not candidate.expletive


def is_first_person(candidate: Candidate) -> bool:
    return candidate.is_pronoun and fold(candidate.text) in FIRST_PERSON


def is_first_person_plural(candidate: Candidate) -> bool:
    return candidate.is_pronoun and fold(candidate.text) in _FIRST_PLURAL


def antecedent_of_pronoun(candidate: Candidate, clusters: Clusters, quotes: Sequence[Quote]) -> Antecedent | None:
    """The most salient cluster known before the pronoun that agrees with it; None if there is none."""
    best: Antecedent | None = None
    spoken = next((quote for quote in quotes if quote.speaker == candidate), None)
    for cluster in clusters.in_reach(candidate):
        known = cluster.before(candidate)
        if all(is_first_person(member) or member.determiner is Determiner.UNSPECIFIC for member in known):
            continue
        if not agrees(candidate, cluster) or not may_bind(candidate, cluster, known):
            continue
        if spoken is not None and not may_speak(cluster, known, spoken):
            continue
        if distance(known, candidate) > FARTHEST[cluster.kind]:
            continue
        score = _score(candidate, cluster, known, quotes)
        if best is None or score > best.score:
            best = Antecedent(known[-1], score, "pronoun, most salient of what agrees")
    least = LEAST_OF_GENDER if fold(candidate.text) in _HE_SHE else LEAST
    return best if best is not None and best.score >= least else None


def agrees(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether kind, number and gender let a pronoun stand for the cluster."""
    word = fold(candidate.text)
    if word in _HE_SHE:
        return (
            cluster.kind is Kind.PERSON
            and cluster.plural is not True
            and (cluster.gender is None or cluster.gender == gender_of(candidate))
        )
    if cluster.kind is Kind.PERSON:
        return word in _THEY and cluster.plural is True
    if cluster.nouns and not cluster.is_named and cluster.nouns <= words("times"):
        return False  # "the rare times they met"
    if word in _IT:
        return cluster.plural is not True and not (cluster.kind is Kind.GROUP and not _is_collective(cluster))
    return cluster.plural is True or cluster.kind in (Kind.GROUP, Kind.ORG) or _is_collective(cluster)


def _is_collective(cluster: Cluster) -> bool:
    return bool(cluster.nouns & words("collectives"))


def may_speak(cluster: Cluster, known: Sequence[Candidate], quote: Quote) -> bool:
    """Whether somebody speaks a quote: no thing, and nobody whom only the quote itself names."""
    return cluster.kind is not Kind.THING and not all(quote.holds(member) for member in known)


def may_bind(candidate: Candidate, cluster: Cluster, known: Sequence[Candidate]) -> bool:
    """Whether syntax lets the pronoun stand for the cluster (the binding principles, roughly).

    It does not stand for another argument of its own clause, unless it owns something or is reflexive.
    """
    start, end = candidate.scope
    if any(not m.is_pronoun and m.index > candidate.index and start <= m.root < end for m in cluster.around(candidate)):
        return False  # a name is not below its own pronoun: "she praised Ann" is about two
    if candidate.dep == "nmod:poss":
        return not any(member.contains(candidate) for member in cluster.around(candidate))
    if not _is_argument(candidate):
        return True
    acts = not candidate.is_subject and any(member.root in candidate.subjects for member in known)
    shares = acts or any(member.clause == candidate.clause and _is_argument(member) for member in known)
    return shares if fold(candidate.text).endswith(("self", "selves")) else not shares


def _is_core(candidate: Candidate) -> bool:
    return candidate.is_subject or candidate.role == "obj"


def _is_addressed(known: Sequence[Candidate], candidate: Candidate) -> bool:
    """Whether one of the mentions is who is warned, accused or told in the clause: of its own what follows speaks."""
    return any(
        m.role in ("obj", "iobj")
        and m.predicate in words("addressing")
        and (m.clause == candidate.verb or m.root in candidate.subjects)
        for m in known
    )


def _same_series(left: Candidate, right: Candidate) -> bool:
    return any(fold(left.text) in series and fold(right.text) in series for series in (_HE, _SHE, _IT, _THEY))


def _quote_of(candidate: Candidate, quotes: Sequence[Quote]) -> Quote | None:
    return next((quote for quote in quotes if quote.holds(candidate)), None)


def _says(member: Candidate) -> bool:
    return member.is_subject and member.predicate in SPEECH


def _is_argument(member: Candidate) -> bool:
    return member.dep != "nmod:poss" and member.role.startswith(("nsubj", "obj", "iobj", "obl"))


def _score(candidate: Candidate, cluster: Cluster, known: Sequence[Candidate], quotes: Sequence[Quote]) -> float:
    quote = _quote_of(candidate, quotes)
    word = fold(candidate.text)
    score = salience(known, candidate)
    if any(m.role == candidate.role and candidate.sentence - m.sentence < 2 for m in known) and _is_core(candidate):
        score += PARALLEL
    if candidate.is_subject and any(member.root in candidate.matrix_subjects for member in known):
        score += MATRIX_SUBJECT
    if candidate.dep == "nmod:poss" and any(member.root in candidate.subjects for member in known):
        score += POSSESSOR_OF_CLAUSE
    if candidate.dep == "nmod:poss" and _is_addressed(known, candidate):
        score += OF_ADDRESSED
    if candidate.row_owner is not None and any(m.index == candidate.row_owner for m in known):
        score += OF_ROW
    if any(m.sentence == candidate.sentence and _same_series(m, candidate) for m in known):
        score += SAME_PRONOUN
    if cluster.is_named and word not in _THEY:
        score += NAMED
    if (cluster.link or "").startswith(("city:", "region:")):
        score += SETTLEMENT
    if _says(candidate) and any(_says(member) for member in known):
        score += SAYS_MORE
    acts = candidate.is_subject and candidate.role == "nsubj" and candidate.predicate in SPEECH | words("agent")
    if acts and cluster.kind in (Kind.ORG, Kind.PLACE, Kind.GROUP, Kind.PERSON):
        score += WILL
    elif acts:
        score += THING_AS_AGENT
    if word in _THEY and cluster.plural is not True:
        score += SINGULAR_THEY
    if all(_quote_of(member, quotes) != quote for member in known[-2:]):
        score += ACROSS_QUOTE
    if quote is not None and quote.speaker is not None and any(m.index == quote.speaker.index for m in cluster.members):
        score += SPEAKER
    return score
