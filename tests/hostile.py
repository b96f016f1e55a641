"""Graphs with labels of any Unicode text."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from hand_made import VOCABULARY, Writer
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import (
    Analysis,
    Article,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Polarity,
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
    "+3",
    '" . <http://example.org/s> a <http://example.org/o> . #',
    "\"\"\"@en ; ''' . \\u0022 \\U0010FFFF %20 &#0; &lt;",
    "' OR 1=1 WITH 1 AS x MATCH (n) DETACH DELETE n RETURN '",
    "line\u2028paragraph\u2029next\x85line\x0bend",
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
_PIECES = st.sampled_from([text for text in NASTY if len(text) < 100]) | ANY_TEXT
# hostile texts run together with any others
HOSTILE_TEXT = st.lists(_PIECES, min_size=1, max_size=4).map("".join)


def graph_with(label: str, value: str = "7") -> KnowledgeGraph:
    """A graph in which one entity, its links, one value, an article's metadata and the quoted sentences hold the given
    texts."""
    return _graph((label, value))


def hostile_graph() -> KnowledgeGraph:
    """One graph with all the nasty texts: each labels an entity and a value, many edges are parallel, two are loops."""
    return _graph(*((text, text) for text in NASTY))


def _graph(*texts: tuple[str, str]) -> KnowledgeGraph:
    rows = [_analysis(number, label, value) for number, (label, value) in enumerate(texts)]
    return KnowledgeGraph.assemble(rows, _resolved(rows), vocabulary=VOCABULARY)


def _analysis(number: int, label: str, value: str) -> Analysis:
    text = f"Someone leads {label}. Someone pays {value}."
    name = f"hostile-{number}" if number else "hostile"
    # a space in the address: it makes no IRI
    url = f"https://example.org/{name} one" if number else f"https://example.org/{label}"
    article = Article(
        name, text, title=label, outlet=value, url=url, date="2031-03-05", author=label, extra=((value, label),)
    )
    at = Writer(article)
    start = len("Someone leads ")
    someone, again = at.mention("Someone", EntityType.PERSON), at.mention("Someone", EntityType.PERSON, nth=1)
    thing = _mention(article, start, len(label))
    at.says(someone, "leads", "leads", thing)
    if number:
        at.says(someone, "meets", "leads", thing, polarity=Polarity.NEGATIVE)
        at.says(again, "authorizes" if number % 2 else "closes", "pays", someone)
    amount = Span.of(article.text, len(article.text) - 1 - len(value), len(article.text) - 1)
    at.says(again, "pays", "pays", Value(EntityType.QUANTITY, amount, value))
    profiles = (
        Profile(article.id, article.date, "Ann Mwangi", EntityType.PERSON, (someone, again)),
        Profile(article.id, article.date, label, EntityType.THING, (thing,), names=((label, 1),)),
    )
    return Analysis(article, (), profiles, tuple(at.claims))


def _mention(article: Article, start: int, length: int) -> Mention:
    span = Span.of(article.text, start, start + length)
    return Mention(article.id, span, span, EntityType.THING, MentionKind.NAME)


def _resolved(rows: Sequence[Analysis]) -> Resolution:
    """One person, who is in all articles, and a thing of each."""
    people = tuple(row.profiles[0].id for row in rows)
    entities = [Entity("ann-mwangi-01", "Ann Mwangi", EntityType.PERSON, people)]
    for number, row in enumerate(rows, 8):
        thing = row.profiles[1]
        links = (thing.label, f"https://example.org/{thing.label}")
        aliases = ((thing.label, 1),)
        entities.append(
            Entity(f"tor-lund-{number:02}", thing.label, EntityType.THING, (thing.id,), aliases, links)
        )
    owners = sorted((profile, entity.id) for entity in entities for profile in entity.profiles)
    return Resolution(tuple(entities), tuple(owners), ())
