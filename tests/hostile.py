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
# what would break out of a literal, a term, an element or an object of some syntax of RDF, and what parsers trip over
BREAKING_OUT = (
    "+1+cmd|' /C calc'!A0",
    '" . <https://evil.example/s> <https://evil.example/p> "o',
    '\'\'\'\n""" . @prefix ent: <https://evil.example/> .',
    "\\u0022 . \\",
    "> <https://evil.example/p> <https://evil.example/o> .\n<",
    "<<( ent:a rel:b ent:c )>> {| ng:x true |} # }",
    "]]><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;&#0;<![CDATA[",
    '</data></node><edge id="x" source="y"/>',
    '"}],"@context":{"label":"https://evil.example/"}}',
    "\u2028\u2029\u0085\ufeff\u200b",
    "\x7f\x80\x9f",
    "\udfff\U0010ffff",
    "🦊" * 2_500,
)
ANY_TEXT = st.text(st.characters(codec=None), min_size=1, max_size=40)


def graph_with(label: str, value: str = "7") -> KnowledgeGraph:
    """A graph in which one entity, its links, one value, an article's metadata and the quoted sentences hold the given
    texts."""
    text = f"Someone leads {label}. Someone pays {value}."
    article = Article(
        "hostile",
        text,
        title=label,
        outlet=value,
        date="2031-03-05",
        url=f"https://example.org/{label}",
        author=label,
        extra=((value, label),),
    )
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
        replace(row, label=label, links=(label, f"https://example.org/{label}"))
        if row.type is EntityType.THING
        else row
        for row in resolution.entities
    )
    return replace(resolution, entities=entities)
