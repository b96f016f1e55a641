"""What a definite noun phrase takes up: "the watchdog", "the Kenyan leader", "this decision", "her company"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import takewhile

from newsgraph.model import EntityType
from newsgraph.names import fold, is_corporate_suffix, words_of
from newsgraph.places import place_of_link
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import KINDS, Cluster, Clusters, Kind
from newsgraph.resolve.narrowing import is_bare_repetition, modifiers_evidence, owners_evidence
from newsgraph.resolve.nouns import ancestors, classes_of, may_name_one_thing
from newsgraph.resolve.salience import distance, salience
from newsgraph.resolve.words import words

# evidence that a phrase takes up a thing; what is at least ENOUGH with salience is taken
SAME_HEAD, SAME_PHRASE, SAME_CLASS, WIDER_WORD, NARROWER_WORD = 3.0, 0.5, 1.9, 1.5, 1.1
PLACE_KIND, BARE_ORGANISATION, BARE_PERSON, ONLY_ONE = 1.9, 1.1, 1.1, 0.5
CONTRASTED = 0.4
ENOUGH, ENOUGH_OF_SAME_WORDS, SALIENCE_WEIGHT, LEAST_SALIENCE = 1.2, 2.7, 0.25, -2.0
# sentences that other evidence than the same words reaches back
REACH_OF_OTHER_WORDS = 12

_TAKES_UP = frozenset((Determiner.DEFINITE, Determiner.DEMONSTRATIVE, Determiner.POSSESSIVE))
_BODIES = frozenset((EntityType.ORG, EntityType.GROUP))
_DEEDS = frozenset((EntityType.EVENT, EntityType.WORK, EntityType.LAW))
_SAME_WORDS = "same words"


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The mention that a candidate takes up, the score and the reason."""

    member: Candidate
    score: float
    reason: str


def antecedent_of_nominal(candidate: Candidate, clusters: Clusters) -> Antecedent | None:
    """The best cluster among those known before the candidate, if the evidence is enough."""
    own = _own_organisation(candidate, clusters) or _acting_in_opening(candidate, clusters)
    if own is not None:
        return own
    best: Antecedent | None = None
    for cluster in clusters.in_reach(candidate):
        found = _evidence(candidate, cluster, clusters)
        if found is not None and found.score >= _enough(found) and (best is None or found.score > best.score):
            best = found
    return best


def _enough(found: Antecedent) -> float:
    return ENOUGH_OF_SAME_WORDS if found.reason == _SAME_WORDS else ENOUGH


def is_contrasted(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
    """Whether a thing was told apart from another before it, and the candidate is not: "the rocket" after "a second
    rocket"."""
    known = [m for m in cluster.before(candidate) if m.is_nominal and m.lemma == candidate.lemma]
    if not any(m.modifiers & words("contrasting") - candidate.modifiers for m in known[-1:]):
        return False
    return any(c.id != cluster.id and candidate.lemma in c.nouns for c in clusters.in_reach(candidate))


def _evidence(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> Antecedent | None:
    known = cluster.before(candidate)
    if not known or any(candidate.contains(m) or m.contains(candidate) for m in cluster.around(candidate)):
        return None
    if all(member.determiner is Determiner.UNSPECIFIC for member in known):
        return None
    if any(member.root in candidate.subjects for member in known) and not candidate.is_subject:
        return None  # "Norway warned the country" is another country
    if not number_fits(candidate, cluster) or not kind_fits(candidate, cluster):
        return None
    score, reason = _word_evidence(candidate, cluster, known, clusters)
    if score <= 0 or (reason != _SAME_WORDS and distance(known, candidate) > REACH_OF_OTHER_WORDS):
        return None
    if candidate.determiner not in _TAKES_UP:
        if reason != _SAME_WORDS or not is_bare_repetition(candidate, cluster, clusters):
            return None
    else:
        score += owners_evidence(candidate, cluster, clusters) + modifiers_evidence(candidate, cluster, clusters)
        score -= CONTRASTED if is_contrasted(candidate, cluster, clusters) else 0.0
    present = max(salience(known, candidate), LEAST_SALIENCE)
    return Antecedent(known[-1], score + SALIENCE_WEIGHT * present, reason)


def number_fits(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether the number of a description is that of the thing, as far as both are known."""
    return candidate.plural is None or cluster.plural is None or candidate.plural == cluster.plural


def kind_fits(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether a description may be of a thing of this kind."""
    a, b = KINDS.get(candidate.mention.type, Kind.THING), cluster.kind
    if a == b:
        return True
    bodies = candidate.mention.type in _BODIES, cluster.type in _BODIES
    if any(bodies) and not all(bodies) and not _DEEDS.isdisjoint((candidate.mention.type, cluster.type)):
        return False  # "the opposition" after "a protest"
    if not cluster.is_named and Kind.PERSON not in (a, b):
        return True
    # an organisation's name may have been read as a place's, and a thing's name as anything's
    return {a, b} in ({Kind.ORG, Kind.PLACE}, {Kind.ORG, Kind.THING}, {Kind.PLACE, Kind.THING}, {Kind.ORG, Kind.GROUP})


def _word_evidence(
    candidate: Candidate, cluster: Cluster, known: Iterable[Candidate], clusters: Clusters
) -> tuple[float, str]:
    lemma = candidate.lemma
    if lemma in cluster.nouns and lemma not in words("pro_nouns"):
        repeated = any(m.is_nominal and fold(m.text) == fold(candidate.text) for m in known)
        return SAME_HEAD + (SAME_PHRASE if repeated else 0.0), _SAME_WORDS
    place = _place_evidence(lemma, cluster)
    if place:
        return place
    described = cluster.nouns | (name_nouns(cluster) if cluster.kind is not Kind.PERSON else frozenset())
    if lemma in described and lemma not in words("pro_nouns"):
        return SAME_HEAD, "word of the name"
    kin = words("kin") if lemma in words("kin") else frozenset()
    matching = sorted(noun for noun in described - kin if may_name_one_thing(lemma, noun))
    if matching and not (cluster.kind is Kind.THING and _clashes(lemma, cluster.nouns)):
        return max((_class_weight(lemma, noun), f"{lemma} for {noun}") for noun in matching)
    classed = any(classes_of(noun) for noun in described)
    unknown = cluster.is_named and cluster.kind is Kind.ORG and not classed and not cluster.link
    if unknown and any(row.name in ("company", "organisation") for row in classes_of(lemma)):
        alone = not candidate.modifiers and _is_only_organisation(candidate, cluster, clusters)
        return BARE_ORGANISATION + (ONLY_ONE if alone else 0.0), f"{lemma} for a named organisation"
    if _may_describe(candidate, cluster, known):
        return BARE_PERSON, f"{lemma} for the person just spoken of"
    return 0.0, ""


def _before(candidate: Candidate, clusters: Clusters, *, sentences: int) -> list[Candidate]:
    """The candidates before one in its sentence and those before it, the nearest first."""
    earlier = (clusters.candidates[index] for index in range(candidate.index - 1, -1, -1))
    return list(takewhile(lambda other: candidate.sentence - other.sentence < sentences, earlier))


def _is_only_organisation(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
    """Whether this sentence up to a description and the one before it speak of no other organisation."""
    near = _before(candidate, clusters, sentences=2)
    bodies = {clusters.id_of(c) for c in near if KINDS.get(c.mention.type) is Kind.ORG}
    return bodies == {cluster.id}


def _clashes(lemma: str, nouns: Iterable[str]) -> bool:
    """Whether one of the nouns that describe a thing is of another class: "the project" is no software."""
    return any(classes_of(noun) and not may_name_one_thing(lemma, noun) for noun in nouns)


def _may_describe(candidate: Candidate, cluster: Cluster, known: Iterable[Candidate]) -> bool:
    """Whether "the lawmaker" may be the person of whom the sentence before spoke, of whom no role is known."""
    if candidate.mention.type is not EntityType.PERSON or cluster.kind is not Kind.PERSON or not cluster.is_named:
        return False
    plain = candidate.determiner is Determiner.DEFINITE and not candidate.modifiers and not candidate.complements
    if not plain or not candidate.is_subject or cluster.nouns:
        return False
    return any(m.is_subject and m.sentence == candidate.sentence - 1 for m in known)


def _class_weight(lemma: str, noun: str) -> float:
    mine, theirs = classes_of(lemma), classes_of(noun)
    if any(a.name == b.name for a in mine for b in theirs):
        return SAME_CLASS
    return WIDER_WORD if any(a.name in ancestors(b.name) for a in mine for b in theirs) else NARROWER_WORD


def name_nouns(cluster: Cluster) -> frozenset[str]:
    """The common nouns that an organisation's or thing's names are made of: "commission", "trust", "company"."""
    found: set[str] = set()
    for name in cluster.names:
        parts = [fold(word) for word in words_of(name)]
        if len(parts) < 2:
            continue
        cut = next((i for i, word in enumerate(parts) if word in ("of", "for") and i), len(parts))
        if is_corporate_suffix(parts[-1]):
            # "Group" or "Holdings" in a name only tells a company, "Airlines" what sort of one
            found.update(("company", *(row.name for row in classes_of(parts[-1]) if row.parent == "company")))
        else:
            found.update(word for word in (parts[0], parts[cut - 1], parts[-1]) if classes_of(word))
    return frozenset(found)


def _place_evidence(lemma: str, cluster: Cluster) -> tuple[float, str] | None:
    place = place_of_link(cluster.link) if cluster.link else None
    kind = next((row.name for row in classes_of(lemma)), "")
    if place is None:
        return None
    if place.kind == "country":
        return (PLACE_KIND, "a country") if kind == "country" else None
    if place.kind in ("capital", "city"):
        return (PLACE_KIND, "a city") if kind == "city" else None
    if place.kind == "region" and kind in ("region", "continent"):
        return PLACE_KIND, "a region"
    return None


def _own_organisation(candidate: Candidate, clusters: Clusters) -> Antecedent | None:
    """ "her company": what the person was said to belong to."""
    if candidate.possessor is None or candidate.lemma not in words("own_organisation"):
        return None
    owner = clusters.of(clusters.candidates[candidate.possessor])
    if owner.kind is not Kind.PERSON:
        return None
    for organisation in affiliations(owner, clusters):
        known = organisation.before(candidate)
        if known and kind_fits(candidate, organisation):
            return Antecedent(known[-1], SAME_CLASS, "the organisation the person belongs to")
    return None


def _acting_in_opening(candidate: Candidate, clusters: Clusters) -> Antecedent | None:
    """Who acts in the clause before, if no other role is known: "When Ann Lee landed, the banker had a list"."""
    if not (candidate.is_subject and candidate.determiner is Determiner.DEFINITE and candidate.plural is False):
        return None
    if candidate.mention.type is not EntityType.PERSON:
        return None
    here = _before(candidate, clusters, sentences=1)
    acting = [c for c in here if c.is_subject and candidate.root in c.matrix_subjects]
    named = [c for c in here if c.mention.type is EntityType.PERSON and not c.is_pronoun]
    if len(named) != 1 or named[0] not in acting or not named[0].is_name:
        return None
    cluster = clusters.of(named[0])
    roles = [noun for noun in cluster.nouns if classes_of(noun)]  # no titles
    fits = not roles or any(may_name_one_thing(candidate.lemma, noun) for noun in roles)
    if not fits or cluster.kind is not Kind.PERSON:
        return None
    return Antecedent(named[0], SAME_CLASS, f"{candidate.lemma} for who acts in the clause before")


def affiliations(person: Cluster, clusters: Clusters) -> tuple[Cluster, ...]:
    """Organisations and countries that a person's roles are of: "the union's president", "head of the bank"."""
    found: dict[int, Cluster] = {}
    for member in person.members:
        for index in member.owners if member.is_nominal else member.complement_of:
            owner = clusters.of(clusters.candidates[index])
            if owner.kind in (Kind.ORG, Kind.PLACE, Kind.GROUP):
                found.setdefault(owner.id, owner)
    return tuple(found.values())


def is_own_medium(candidate: Candidate) -> bool:
    """Whether a phrase means whoever prints the article: "seen by this newspaper"."""
    return candidate.determiner is Determiner.DEMONSTRATIVE and candidate.lemma in words("own_medium")


def takes_up(candidate: Candidate) -> bool:
    """Whether a noun phrase may take up what was mentioned before; "a trial" may not, "trials" only word by word."""
    return (
        candidate.is_nominal
        and not is_own_medium(candidate)
        and candidate.determiner in (*_TAKES_UP, Determiner.NONE)
        and (candidate.mention.type is not EntityType.NORP)
    )
