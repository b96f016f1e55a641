"""Entities across articles: profiles clustered without regard to their order, every decision with score and reasons.

Profiles with one link to the table of known things are one entity. Others are compared in blocks (see
``features.blocking_keys``), scored, and merged from the best score down, unless a cannot-link forbids it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsgraph.model import PROGRAM, Decision, Entity, Profile, Resolution, Verdict
from newsgraph.resolve.clusters import Kind
from newsgraph.resolve.description import anchored_id, described_entity, linked_id
from newsgraph.resolve.features import THRESHOLD, blocking_keys, score_of
from newsgraph.resolve.ledger import user_links
from newsgraph.resolve.name_matching import person_names_agree
from newsgraph.resolve.partition import Partition
from newsgraph.resolve.views import View, views_of

# how many of those after it in its block, sorted by name, a profile is compared with (sorted neighbourhood method,
# Hernández and Stolfo 1995): large blocks stay linear
WINDOW = 40
# how much better a surname's best bearer must be than the next
MARGIN = 0.1


@dataclass(frozen=True, slots=True)
class _Pair:
    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


def resolve(profiles: Iterable[Profile], ledger: Iterable[Decision] = ()) -> Resolution:
    """The entities of profiles.

    Args:
        profiles: Profiles of any number of articles, in any order.
        ledger: Decisions of earlier runs; those that a user took are replayed as must-links and cannot-links, and kept
            even where their profiles are not there.

    Returns:
        The same for the same profiles and ledger, in whatever order they come.

    Raises:
        LedgerError: The user's decisions contradict each other.
    """
    rows = tuple(ledger)
    views = views_of(profiles)
    partition, decisions = _clustered(views, rows)
    by_id = {view.id: view for view in views}
    clusters = [_in_order(cluster, by_id) for cluster in partition.clusters()]
    entities = _entities(sorted(clusters, key=lambda cluster: (cluster[0].profile.order, cluster[0].id)))
    if any(row.verdict is Verdict.SAME and row.by != PROGRAM for row in rows):
        entities = _with_replaced(entities, views, rows)
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        entity_of=tuple(sorted((profile, entity.id) for entity in entities for profile in entity.profiles)),
        decisions=tuple(sorted(decisions)),
    )


def _clustered(views: Sequence[View], ledger: Sequence[Decision]) -> tuple[Partition, list[Decision]]:
    links = user_links(ledger, {view.id for view in views})
    partition = Partition(views, links.apart, links.together)
    decisions: list[Decision] = [*links.rows]
    decisions += _link_known(views, partition)
    decisions += _link_scored(views, partition)
    return partition, decisions


def _link_known(views: Sequence[View], partition: Partition) -> Iterator[Decision]:
    first: dict[str, View] = {}
    for view in views:
        link = view.profile.link
        if link is None:
            continue
        anchor = first.setdefault(link, view)
        if anchor is not view:
            yield _decide(partition, _Pair(anchor.id, view.id, 1.0, (f"both are {link} in the table of known things",)))


def _link_scored(views: Sequence[View], partition: Partition) -> Iterator[Decision]:
    by_id = {view.id: view for view in views}
    rank = {view.id: number for number, view in enumerate(views)}
    pairs = sorted(_pairs(views), key=lambda pair: (-pair.score, rank[pair.left], rank[pair.right]))
    unclear = _ambiguous(pairs, by_id)
    for pair in pairs:
        if partition.together(pair.left, pair.right):
            continue
        if pair.score < THRESHOLD:
            yield Decision(pair.left, pair.right, Verdict.DIFFERENT, pair.score, pair.reasons)
        elif (pair.left, pair.right) in unclear:
            reasons = (*pair.reasons, "another bearer of the name fits as well")
            yield Decision(pair.left, pair.right, Verdict.DIFFERENT, pair.score, reasons)
        else:
            yield _decide(partition, pair)


def _decide(partition: Partition, pair: _Pair) -> Decision:
    """Merge a pair unless that is ruled out, and say which."""
    obstacle = partition.obstacle(pair.left, pair.right)
    if obstacle is None:
        partition.merge(pair.left, pair.right)
        return Decision(pair.left, pair.right, Verdict.SAME, pair.score, pair.reasons)
    return Decision(pair.left, pair.right, Verdict.DIFFERENT, pair.score, (*pair.reasons, obstacle))


def _pairs(views: Sequence[View]) -> Iterator[_Pair]:
    """Pairs of profiles of different articles that share a blocking key and show some sign of being one."""
    blocks: dict[str, list[tuple[View, bool]]] = {}
    for view in views:
        if view.profile.link is None:
            for key in blocking_keys(view):
                blocks.setdefault(key.removesuffix("?"), []).append((view, not key.endswith("?")))
    seen: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        for left, right in _neighbours(blocks[key]):
            if left.profile.article_id == right.profile.article_id or (left.id, right.id) in seen:
                continue
            seen.add((left.id, right.id))
            found = score_of(left, right)
            if found is not None:
                yield _Pair(left.id, right.id, *found)


def _neighbours(block: Sequence[tuple[View, bool]]) -> Iterator[tuple[View, View]]:
    """Pairs of a block, the earlier profile first: of a large one only those near in name and date."""
    if len(block) > WINDOW:
        block = sorted(block, key=lambda row: (min(row[0].plain_names, default=""), row[0].profile.order, row[0].id))
    for position, (view, asks) in enumerate(block):
        for other, asks_too in block[position + 1 : position + 1 + WINDOW]:
            if asks or asks_too:
                yield (view, other) if view.profile.order <= other.profile.order else (other, view)


def _ambiguous(pairs: Sequence[_Pair], views: Mapping[str, View]) -> frozenset[tuple[str, str]]:
    """Pairs of a surname alone with a full name, where two persons who cannot be one fit it about as well."""
    bearers: dict[str, list[tuple[_Pair, View]]] = {}
    for pair in pairs:
        left, right = views[pair.left], views[pair.right]
        if pair.score < THRESHOLD or left.kind is not Kind.PERSON or bool(left.full_names) == bool(right.full_names):
            continue
        short, full = (right, left) if left.full_names else (left, right)
        bearers.setdefault(short.id, []).append((pair, full))
    unclear: set[tuple[str, str]] = set()
    for found in bearers.values():
        best, bearer = found[0]
        rivals = [pair for pair, view in found if best.score - pair.score < MARGIN and not _agree(view, bearer)]
        if rivals:
            unclear.update((pair.left, pair.right) for pair, _ in found)
    return frozenset(unclear)


def _agree(left: View, right: View) -> bool:
    return all(person_names_agree(a, b) for a in left.full_names for b in right.full_names)


def _in_order(cluster: Iterable[str], views: Mapping[str, View]) -> tuple[View, ...]:
    return tuple(sorted((views[member] for member in cluster), key=lambda view: (view.profile.order, view.id)))


def _entities(clusters: Sequence[tuple[View, ...]]) -> list[Entity]:
    """One entity a cluster; where a user split a known thing, the earliest cluster keeps its id."""
    taken: set[str] = set()
    entities: list[Entity] = []
    for cluster in clusters:
        local = linked_id(cluster)
        if local is None or local in taken:
            local = anchored_id(cluster[0].profile)
        taken.add(local)
        entities.append(described_entity(local, [view.profile for view in cluster]))
    return entities


def _with_replaced(entities: list[Entity], views: Sequence[View], ledger: Sequence[Decision]) -> list[Entity]:
    """The entities with the ids that would be there without the merges that a user ordered."""
    kept = {entity.id for entity in entities}
    of_profile = {profile: entity.id for entity in entities for profile in entity.profiles}
    before = resolve(
        (view.profile for view in views),
        [row for row in ledger if row.verdict is Verdict.DIFFERENT],
    )
    gone: dict[str, set[str]] = {}
    for entity in before.entities:
        if entity.id not in kept:
            gone.setdefault(of_profile[entity.profiles[0]], set()).add(entity.id)
    return [_replacing(entity, gone.get(entity.id, ())) for entity in entities]


def _replacing(entity: Entity, ids: Iterable[str]) -> Entity:
    return replace(entity, replaces=tuple(sorted(ids)))
