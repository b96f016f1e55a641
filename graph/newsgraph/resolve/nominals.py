"""What a definite noun phrase takes up: "the watchdog", "the Kenyan leader", "this decision", "her company"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.model import EntityType
from newsgraph.names import fold, is_corporate_suffix, words_of
from newsgraph.places import place_of_link
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import KINDS, Cluster, Clusters, Kind
from newsgraph.resolve.nouns import ancestors, classes_of, may_name_one_thing
from newsgraph.resolve.salience import distance, salience
from newsgraph.resolve.words import words

# evidence that a phrase takes up a thing; what is at least ENOUGH with salience is taken
SAME_HEAD, SAME_PHRASE, SAME_CLASS, WIDER_WORD, NARROWER_WORD = 3.0, 0.5, 1.9, 1.5, 1.1
PLACE_KIND, BARE_ORGANISATION, BARE_PERSON = 1.9, 1.1, 1.1
SAME_OWNER, NEW_OWNER, UNOWNED, NEW_MODIFIER, NEW_MODIFIER_OF_NAMED = 0.8, -0.7, -0.9, -0.9, -0.4
APART = -9.0  # no other evidence outweighs it
ENOUGH, ENOUGH_OF_SAME_WORDS, SALIENCE_WEIGHT, LEAST_SALIENCE = 1.2, 2.7, 0.25, -2.0
# sentences that other evidence than the same words reaches back
REACH_OF_OTHER_WORDS = 12

_TAKES_UP = frozenset((Determiner.DEFINITE, Determiner.DEMONSTRATIVE, Determiner.POSSESSIVE))
_BODIES = frozenset((EntityType.ORG, EntityType.GROUP))
_DEEDS = frozenset((EntityType.EVENT, EntityType.WORK, EntityType.LAW))
_GENERIC = words("generic_modifiers")
_SAME_WORDS = "same words"


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The mention that a candidate takes up, the score and the reason."""

    member: Candidate
    score: float
    reason: str


def antecedent_of_nominal(candidate: Candidate, clusters: Clusters) -> Antecedent | None:
    """The best cluster among those known before the candidate, if the evidence is enough."""
    own = _own_organisation(candidate, clusters)
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
    score, reason = _word_evidence(candidate, cluster, known)
    if score <= 0 or (reason != _SAME_WORDS and distance(known, candidate) > REACH_OF_OTHER_WORDS):
        return None
    if candidate.determiner not in _TAKES_UP:
        if reason != _SAME_WORDS or not _bare_repetition(candidate, cluster, clusters):
            return None
    else:
        score += _owners(candidate, cluster, clusters) + _modifiers(candidate, cluster, clusters)
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


def _word_evidence(candidate: Candidate, cluster: Cluster, known: Iterable[Candidate]) -> tuple[float, str]:
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
    if matching:
        return max((_class_weight(lemma, noun), f"{lemma} for {noun}") for noun in matching)
    classed = any(classes_of(noun) for noun in described)
    unknown = cluster.is_named and cluster.kind is Kind.ORG and not classed and not cluster.link
    if unknown and any(row.name in ("company", "organisation") for row in classes_of(lemma)):
        return BARE_ORGANISATION, f"{lemma} for a named organisation"
    if _may_describe(candidate, cluster, known):
        return BARE_PERSON, f"{lemma} for the person just spoken of"
    return 0.0, ""


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


def _owner_ids(candidate: Candidate, clusters: Clusters) -> frozenset[int]:
    return frozenset(clusters.id_of(clusters.candidates[index]) for index in candidate.owners)


def _owners(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> float:
    """Whose it is: the same owner speaks for one thing, another forbids it ("the cabinet" after "his government")."""
    mine = _owner_ids(candidate, clusters)
    if not mine:
        free = cluster.is_named or any(not member.owners for member in cluster.before(candidate))
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


def _modifiers(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> float:
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
        return NEW_MODIFIER_OF_NAMED if candidate.determiner is Determiner.DEMONSTRATIVE else NEW_MODIFIER
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
    return min(_owners(candidate, cluster, clusters), _modifiers(candidate, cluster, clusters)) <= APART


def _complements_differ(candidate: Candidate, cluster: Cluster) -> bool:
    """Whether both are narrowed after the head by the same preposition, differently ("ban on arms", "ban on trade")."""
    theirs = {c for m in cluster.members if m.is_nominal and m.lemma == candidate.lemma for c in m.complements}
    if not theirs or not candidate.complements or theirs & candidate.complements:
        return False
    return bool({c.split()[0] for c in theirs} & {c.split()[0] for c in candidate.complements})


def _bare_repetition(candidate: Candidate, cluster: Cluster, clusters: Clusters) -> bool:
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
