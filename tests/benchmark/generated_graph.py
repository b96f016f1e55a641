"""Graphs of generated articles, to measure with: what the articles say is given, the graph is made of it."""

from __future__ import annotations

import gc
import random
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import (
    Analysis,
    Article,
    Attribution,
    Certainty,
    Claim,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Polarity,
    Profile,
    Relation,
    Resolution,
    SourceKind,
    Span,
    Time,
)
from newsgraph.vocabulary import load_vocabulary

# a sentence has 200 characters
SENTENCES = 30
SPEAKERS, SAID = "Officials", "said"


class Told(NamedTuple):
    """What one sentence says: two names and a relation's id; ``officials`` where it tells so as others' words; the day
    (ISO) that it tells, or ""."""

    left: str
    relation: str
    right: str
    officials: bool = False
    polarity: Polarity = Polarity.POSITIVE
    certainty: Certainty = Certainty.FACT
    day: str = ""


def varied(left: str, relation: str, right: str, draw: random.Random) -> Told:
    """What news say of two names: a fifth by officials, some of it denied or only possible, a tenth with its day."""
    chance = draw.random()
    return Told(
        left,
        relation,
        right,
        officials=chance < 0.2,
        polarity=Polarity.NEGATIVE if 0.2 < chance < 0.27 else Polarity.POSITIVE,
        certainty=Certainty.POSSIBLE if 0.27 < chance < 0.35 else Certainty.FACT,
        day=f"2031-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}" if draw.random() < 0.1 else "",
    )


def graph_of(told: Sequence[Told], kinds: Mapping[str, EntityType]) -> KnowledgeGraph:
    """The graph of articles that say this, thirty sentences each. All that bear one name are one entity.

    Args:
        kinds: The type of each name; organisations where there is none.
    """
    collecting = gc.isenabled()
    # nothing is given back while the graph grows, and to look for it takes a quarter of the time
    gc.disable()
    try:
        chunks = [told[start : start + SENTENCES] for start in range(0, len(told), SENTENCES)]
        analyses = [_Article(number, chunk, kinds).analysis() for number, chunk in enumerate(chunks)]
        members: dict[str, list[Profile]] = {}
        for analysis in analyses:
            for profile in analysis.profiles:
                members.setdefault(profile.label, []).append(profile)
        entities = tuple(
            Entity(
                id=f"e-{label.lower().replace(' ', '-')}",
                label=label,
                type=rows[0].type,
                profiles=tuple(row.id for row in rows),
                aliases=((label, len(rows)),),
            )
            for label, rows in sorted(members.items())
        )
        entity_of = tuple(sorted((key, entity.id) for entity in entities for key in entity.profiles))
        return KnowledgeGraph.assemble(analyses, Resolution(entities, entity_of, ()), vocabulary=load_vocabulary())
    finally:
        if collecting:
            gc.enable()


def _sentence(row: Told) -> str:
    lead = [SPEAKERS, SAID] if row.officials else []
    return " ".join(filter(None, [*lead, row.left, row.relation, row.right, row.day])).ljust(199, "x") + "."


class _Article:
    def __init__(self, number: int, told: Sequence[Told], kinds: Mapping[str, EntityType]) -> None:
        self._told, self._kinds = told, kinds
        self._sentences = [_sentence(row) for row in told]
        self._article = Article(
            f"article-{number}",
            "\n".join(self._sentences),
            title=f"Title {number}",
            outlet=f"Outlet {number % 40}",
            date=f"2031-{number % 12 + 1:02}-{number % 28 + 1:02}",
        )
        self._mentions: dict[str, list[Mention]] = {}

    def analysis(self) -> Analysis:
        claims, start = [], 0
        for row, sentence in zip(self._told, self._sentences, strict=True):
            claims.append(self._claim(row, start, len(sentence)))
            start += len(sentence) + 1
        article = self._article
        profiles = tuple(
            Profile(article.id, article.date, name, rows[0].type, tuple(rows), names=((name, len(rows)),))
            for name, rows in self._mentions.items()
        )
        return Analysis(article, (), profiles, tuple(claims))

    def _claim(self, row: Told, start: int, length: int) -> Claim:
        said, place = None, start
        if row.officials:
            speakers = self._mention(start, SPEAKERS, EntityType.GROUP)
            cue = self._span(speakers.span.end + 1, SAID)
            said, place = Attribution(speakers, SourceKind.ANONYMOUS_GROUP, cue), cue.end + 1
        subject = self._mention(place, row.left, self._kinds.get(row.left, EntityType.ORG))
        verb = self._span(subject.span.end + 1, row.relation)
        target = self._mention(verb.end + 1, row.right, self._kinds.get(row.right, EntityType.ORG))
        return Claim(
            article_id=self._article.id,
            subject=subject,
            relation=Relation(row.relation, row.relation, verb, True),
            object=target,
            sentence=Span.of(self._article.text, start, start + length),
            subject_phrase=subject.span,
            object_phrase=target.span,
            polarity=row.polarity,
            certainty=row.certainty,
            attribution=said,
            time=Time(row.day, self._span(target.span.end + 1, row.day)) if row.day else None,
            rule="generated",
            confidence=0.9,
        )

    def _span(self, start: int, words: str) -> Span:
        return Span.of(self._article.text, start, start + len(words))

    def _mention(self, start: int, name: str, kind: EntityType) -> Mention:
        span = self._span(start, name)
        mention = Mention(self._article.id, span, span, kind, MentionKind.NAME)
        self._mentions.setdefault(name, []).append(mention)
        return mention
