"""Entities across articles: profiles clustered without regard to their order, every decision with score and reasons.

Profiles with one link to the user's gazetteer, or to the table of known things, are one entity. The others are taken
by day: each is compared with some of those before it (see ``blocking``), scored, and joins the best that no cannot-link
forbids (see ``linking``). So articles of a later day change neither the entity nor the id of any profile.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace

from newsgraph.model import PROGRAM, Decision, Entity, Profile, Resolution, Verdict
from newsgraph.resolve.blocking import in_order
from newsgraph.resolve.description import anchored_id, described_entity, linked_id
from newsgraph.resolve.gazetteer import GazetteerIndex, link_profiles
from newsgraph.resolve.ledger import user_links
from newsgraph.resolve.linking import Linking
from newsgraph.resolve.partition import Partition
from newsgraph.resolve.views import View, views_of


def resolve(
    profiles: Iterable[Profile], ledger: Iterable[Decision] = (), gazetteer: GazetteerIndex | None = None
) -> Resolution:
    """The entities of profiles.

    Args:
        profiles: Profiles of any number of articles, in any order.
        ledger: Decisions of earlier runs; those that a user took are replayed as must-links and cannot-links, and kept
            even where their profiles are not there.
        gazetteer: The user's own entities; profiles are linked to them first.

    Returns:
        The same for the same profiles, ledger and gazetteer, in whatever order they come.

    Raises:
        LedgerError: The user's decisions contradict each other.
    """
    with _without_collecting():
        return _resolved(tuple(profiles), tuple(ledger), gazetteer)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """No cycles are made here; the collector would go through millions of objects again and again, and find none."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def _resolved(given: Sequence[Profile], rows: Sequence[Decision], gazetteer: GazetteerIndex | None) -> Resolution:
    linking = link_profiles(given, gazetteer, rows) if gazetteer else None
    views = views_of(given, linking)
    partition, decisions = _clustered(views, rows)
    decisions += linking.decisions if linking else ()
    by_id = {view.id: view for view in views}
    clusters = [_in_order(cluster, by_id) for cluster in partition.clusters()]
    entities = _entities(sorted(clusters, key=lambda cluster: _place(cluster[0])))
    if any(row.verdict is Verdict.SAME and row.by != PROGRAM for row in rows):
        entities = _with_replaced(entities, views, rows, gazetteer)
    return Resolution(
        entities=tuple(sorted(entities, key=lambda entity: entity.id)),
        entity_of=tuple(sorted((profile, entity.id) for entity in entities for profile in entity.profiles)),
        decisions=tuple(sorted(decisions, key=_fields)),
    )


def _fields(row: Decision) -> tuple[str, str, str, float, tuple[str, ...], str]:
    """What decisions are ordered by, as they order themselves, but in a tenth of the time."""
    return row.left, row.right, row.verdict, row.score, row.reasons, row.by


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
        link = view.link
        if link is None:
            continue
        anchor = first.setdefault(link, view)
        if anchor is not view:
            what, where = (view.entry.label, "gazetteer") if view.entry else (link, "table of known things")
            reasons = (f"both are {what} in the {where}",)
            obstacle = partition.join(anchor.id, view.id, forced=view.entry is not None)
            if obstacle is None:
                yield Decision(anchor.id, view.id, Verdict.SAME, 1.0, reasons)
            else:
                yield Decision(anchor.id, view.id, Verdict.DIFFERENT, 1.0, (*reasons, obstacle))


def _link_scored(views: Sequence[View], partition: Partition) -> Iterator[Decision]:
    """Each profile, in order, joins the best cluster before it that nothing forbids; earlier clusters stay."""
    yield from Linking(in_order(views), partition).decisions()


def _in_order(cluster: Iterable[str], views: Mapping[str, View]) -> tuple[View, ...]:
    return tuple(sorted((views[member] for member in cluster), key=_place))


def _place(view: View) -> tuple[object, ...]:
    return (*view.order, view.id)


def _entities(clusters: Sequence[tuple[View, ...]]) -> list[Entity]:
    """One entity a cluster; where a user split a known thing, the earliest cluster keeps its id."""
    taken: set[str] = set()
    entities: list[Entity] = []
    for cluster in clusters:
        local = linked_id(cluster)
        if local is None or local in taken:
            local = anchored_id(cluster[0].profile)
        taken.add(local)
        entities.append(described_entity(local, cluster))
    return entities


def _with_replaced(
    entities: list[Entity], views: Sequence[View], ledger: Sequence[Decision], gazetteer: GazetteerIndex | None
) -> list[Entity]:
    """The entities with the ids that would be there without the merges that a user ordered."""
    kept = {entity.id for entity in entities}
    of_profile = {profile: entity.id for entity in entities for profile in entity.profiles}
    before = _resolved(
        [view.profile for view in views],
        [row for row in ledger if row.verdict is Verdict.DIFFERENT],
        gazetteer,
    )
    gone: dict[str, set[str]] = {}
    for entity in before.entities:
        if entity.id not in kept:
            gone.setdefault(of_profile[entity.profiles[0]], set()).add(entity.id)
    return [_replacing(entity, gone.get(entity.id, ())) for entity in entities]


def _replacing(entity: Entity, ids: Iterable[str]) -> Entity:
    return replace(entity, replaces=tuple(sorted(ids)))
