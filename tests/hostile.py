"""Graphs with labels of any Unicode text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from hand_made import VOCABULARY, Writer, resolved_by_label
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import (
    Analysis,
    Article,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Profile,
    Resolution,
    Span,
    Value,
)

NASTY = (
    "plain",
    "a\x00b\x1fc",
    "lone \ud800 surrogate",
    "\ufffe\uffff",
    '"quoted" & <b>]]></b>',
    "two\nlines\r\nand\ttabs\r",
    "  spaces  ",
    "עברית \u202eRTL\u202c 🦊👩‍👩‍👧",
    "=cmd|' /C calc'!A0",
    "; DROP; \\ ' \" ${x} <http://example.org/a b>",
    "\x1b[31m",
    "x" * 10_000,
    "\\",
    'a\\"b\\\\";c;d',
    "'}) DETACH DELETE n //",
    '","Entity");\nMATCH (n) DETACH DELETE n;',
    "-1+2",
    "@SUM(1)",
)
ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=40)


def graph_with(label: str, value: str = "7") -> KnowledgeGraph:
    """A graph in which one entity, one value, a source, a title and the quoted sentences hold the given texts."""
    text = f"Someone leads {label}. Someone pays {value}."
    article = Article("hostile", text, title=label, outlet=value, date="2031-03-05")
    at = Writer(article)
    start = len("Someone leads ")
    someone, again = at.mention("Someone", EntityType.PERSON), at.mention("Someone", EntityType.PERSON, nth=1)
    thing = _mention(article, start, len(label))
    at.says(someone, "leads", "leads", thing)
    amount = Span.of(article.text, len(article.text) - 1 - len(value), len(article.text) - 1)
    at.says(again, "pays", "pays", Value(EntityType.QUANTITY, amount, value))
    profiles = (
        Profile(article.id, article.date, "Ann Mwangi", EntityType.PERSON, (someone, again)),
        Profile(article.id, article.date, "Tor Lund", EntityType.THING, (thing,), names=((label, 1),)),
    )
    analysis = Analysis(article, (), profiles, tuple(at.claims))
    return KnowledgeGraph.assemble([analysis], _called(resolved_by_label(analysis), label), vocabulary=VOCABULARY)


def _mention(article: Article, start: int, length: int) -> Mention:
    span = Span.of(article.text, start, start + length)
    return Mention(article.id, span, span, EntityType.THING, MentionKind.NAME)


def _called(resolution: Resolution, label: str) -> Resolution:
    entities: tuple[Entity, ...] = tuple(
        replace(row, label=label) if row.type is EntityType.THING else row for row in resolution.entities
    )
    return replace(resolution, entities=entities)
