"""From a cluster of one article to its profile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from newsgraph.model import Article, Claim, Mention, Profile
from newsgraph.names import parse_person, strip_possessive
from newsgraph.places import place_of_link
from newsgraph.resolve.candidates import Candidate, Determiner
from newsgraph.resolve.clusters import Cluster, Clusters, Kind
from newsgraph.resolve.nominals import affiliations

_TITLE_WORDS_TO_KEEP = 6


def profile_of(
    cluster: Cluster, clusters: Clusters, article: Article, neighbours: Mapping[int, Sequence[str]]
) -> Profile:
    """The profile of a cluster.

    Args:
        neighbours: Labels of the named things that each cluster, by id, shares a claim with.
    """
    names = Counter(_name_of(member, cluster.kind) for member in cluster.members if member.is_name)
    nominals = Counter(member.text for member in cluster.members if member.is_nominal)
    place = place_of_link(cluster.link) if cluster.link else None
    return Profile(
        article_id=article.id,
        article_date=article.date,
        label=label_of(cluster) if cluster.is_named or place else _owned_label(cluster, clusters),
        type=place.type if place else cluster.type,
        mentions=tuple(member.mention for member in cluster.members),
        names=tuple(sorted(names.items())),
        nominals=tuple(sorted(nominals.items())),
        roles=_roles(cluster, clusters),
        link=cluster.link,
        country=_country(cluster, clusters),
        neighbours=tuple(neighbours.get(cluster.id, ())),
        reasons=clusters.reasons_of(cluster),
    )


def label_of(cluster: Cluster) -> str:
    """The fullest name (most words, then most frequent, then first); without a name, the fullest description.

    What it is said to be ("is a mistake", "cretinism, a condition") describes it only where nothing else does.
    """
    place = place_of_link(cluster.link) if cluster.link else None
    if place is not None:
        return place.label
    names = [_name_of(member, cluster.kind) for member in cluster.members if member.is_name]
    if not names:
        nominals = [m for m in cluster.members if m.is_nominal]
        shown = [m for m in nominals if not (m.predicative or _only_classes(m))] or nominals or cluster.members
        plain = [m.text for m in shown]
        return max(plain, key=lambda text: (len(text.split()), -plain.index(text)))
    counts = Counter(names)
    return max(counts, key=lambda name: (len(name.split()), counts[name], -names.index(name)))


def _only_classes(member: Candidate) -> bool:
    """Whether an apposition tells what sort of thing something is: "cretinism, a condition"."""
    return member.dep == "appos" and member.determiner is Determiner.INDEFINITE


def _owned_label(cluster: Cluster, clusters: Clusters) -> str:
    """The fullest description, with the owner's name for a pronoun: "Ida Brandt's advisers" for "her advisers"."""
    label = label_of(cluster)
    member = next(m for m in cluster.members if m.text == label)
    owner = clusters.candidates[member.possessor] if member.possessor is not None else None
    if owner is None or not (owner.last <= member.first or (owner.is_pronoun and owner.first == member.first)):
        return label
    named = clusters.of(owner)
    if named.id == cluster.id or all(m.is_pronoun for m in named.members):
        return label
    who = label_of(named)
    mark = "'" if named.plural and who.endswith("s") else "'s"
    rest = f" {label}" if owner.last <= member.first else label[len(owner.text) :]  # "whose bank", "its bank"
    return f"{who}{mark}{rest}"


def _name_of(member: Candidate, kind: Kind) -> str:
    name = strip_possessive(member.mention.head.text)
    if kind is Kind.PERSON:
        return parse_person(name).full or name
    return name


def _roles(cluster: Cluster, clusters: Clusters) -> tuple[str, ...]:
    """What a named thing is said to be: descriptions ("president of Ukraine"), and titles before its name."""
    if not cluster.is_named:
        return ()
    found: set[str] = set()
    for member in cluster.members:
        if member.is_nominal:
            owners = [clusters.of(clusters.candidates[index]) for index in member.owners]
            named = sorted({label_of(owner) for owner in owners if owner.is_named and owner.id != cluster.id})
            found.add(f"{member.lemma} of {named[0]}" if named else member.lemma)
        else:
            found.update(member.descriptors)
    return tuple(sorted(found))


def _country(cluster: Cluster, clusters: Clusters) -> str | None:
    place = place_of_link(cluster.link) if cluster.link else None
    if place is not None:
        return place.country
    codes: Counter[str] = Counter()
    for owner in affiliations(cluster, clusters):
        row = place_of_link(owner.link) if owner.link else None
        if row is not None and row.country is not None:
            codes[row.country] += 1
    return min(codes, key=lambda code: (-codes[code], code)) if codes else None


def neighbours_of(clusters: Clusters, claims: Sequence[Claim]) -> dict[int, tuple[str, ...]]:
    """For each cluster id the labels of named things that share a claim with it, sorted."""
    by_span = {candidate.mention.span: candidate for candidate in clusters.candidates}
    found: dict[int, set[str]] = {}
    for claim in claims:
        mentions = [claim.subject, claim.object, claim.place, *(argument.mention for argument in claim.arguments)]
        present = [m for m in mentions if isinstance(m, Mention) and m.span in by_span]
        ids = sorted({clusters.id_of(by_span[mention.span]) for mention in present})
        for left in ids:
            for right in ids:
                if left != right and clusters.view(right).is_named:
                    found.setdefault(left, set()).add(label_of(clusters.view(right)))
    return {root: tuple(sorted(labels)) for root, labels in found.items()}
