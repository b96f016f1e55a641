"""What differs between two graphs, by statement and by entity."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.knowledge_graph import KnowledgeGraph


def differences(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[str]:
    """A line for every statement and entity that only one graph has, or that differs; none if the graphs agree."""
    yield from _differences_of_entities(old, new)
    before = {statement.id: statement for statement in old.statements()}
    after = {statement.id: statement for statement in new.statements()}
    for key in sorted(before.keys() - after.keys()):
        yield f"statement lost: {old.sentence_of(before[key])}"
    for key in sorted(after.keys() - before.keys()):
        yield f"statement gained: {new.sentence_of(after[key])}"
    for key in sorted(before.keys() & after.keys()):
        was, now = before[key], after[key]
        if was.standing != now.standing:
            yield f"standing changed: {new.sentence_of(now)}: {was.standing} to {now.standing}"
        elif was.claims != now.claims:
            yield f"evidence changed: {new.sentence_of(now)}: {len(was.claims)} claims to {len(now.claims)}"


def _differences_of_entities(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[str]:
    before, after = dict(old.entities), dict(new.entities)
    for key in sorted(before.keys() - after.keys()):
        yield f"entity lost: {before[key].label} ({key})"
    for key in sorted(after.keys() - before.keys()):
        yield f"entity gained: {after[key].label} ({key})"
    for key in sorted(before.keys() & after.keys()):
        was, now = before[key], after[key]
        if (was.label, was.type, was.profiles) != (now.label, now.type, now.profiles):
            yield f"entity changed: {was.label} ({was.type}) to {now.label} ({now.type})"
