"""Rows of the native form back to the model."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from newsgraph.knowledge_graph import Origin, QuotedSentence
from newsgraph.model import (
    Argument,
    Article,
    Attribution,
    Certainty,
    Claim,
    Decision,
    Entity,
    EntityType,
    Judgement,
    Mention,
    MentionKind,
    Polarity,
    Profile,
    Relation,
    Review,
    SourceKind,
    Span,
    Standing,
    Statement,
    Time,
    Value,
    Verdict,
)
from newsgraph.vocabulary import RelationType, Trigger

Row = Mapping[str, Any]


class Decoder:
    """Gathers the parts of a graph from rows, in the order in which they are written."""

    def __init__(self) -> None:
        self.relations: list[RelationType] = []
        self.articles: list[Article] = []
        self.origins: list[Origin] = []
        self.sentences: dict[tuple[str, int, int], QuotedSentence] = {}
        self.mentions: dict[tuple[str, str], Mention] = {}
        self.profiles: list[Profile] = []
        self.claims: list[Claim] = []
        self.decisions: list[Decision] = []
        self.reviews: list[Review] = []
        self.entities: list[Entity] = []
        self.statements: list[Statement] = []
        self._adders: dict[str, Callable[[Row], None]] = {
            "relation": lambda row: self.relations.append(_relation(row)),
            "article": self._add_article,
            "sentence": self._add_sentence,
            "mention": self._add_mention,
            "profile": lambda row: self.profiles.append(self._profile(row)),
            "claim": lambda row: self.claims.append(self._claim(row)),
            "decision": lambda row: self.decisions.append(_decision(row)),
            "review": lambda row: self.reviews.append(_review(row)),
            "entity": lambda row: self.entities.append(_entity(row)),
            "statement": lambda row: self.statements.append(_statement(row)),
        }

    def add(self, row: Row) -> None:
        """Take one row. Raises KeyError, ValueError or TypeError if it is not well formed."""
        self._adders[row["row"]](row)

    def _add_article(self, row: Row) -> None:
        self.origins.append(Origin(row["id"], row["group"], row["sha256"]))
        self.articles.append(
            Article(
                id=row["id"],
                text=row.get("text", ""),
                title=row.get("title"),
                date=row.get("date"),
                outlet=row.get("outlet"),
                url=row.get("url"),
                author=row.get("author"),
                extra=tuple((key, value) for key, value in row.get("extra", ())),
            )
        )

    def _add_sentence(self, row: Row) -> None:
        span = _span(row["span"])
        sentence = QuotedSentence(row["article"], span, row["prefix"], row["suffix"])
        self.sentences[sentence.article_id, span.start, span.end] = sentence

    def _add_mention(self, row: Row) -> None:
        span = _span(row["span"])
        head = _span(row["head"]) if "head" in row else span
        kind, of = MentionKind(row["kind"]), EntityType(row["type"])
        self.mentions[row["article"], row["mention"]] = Mention(row["article"], span, head, of, kind)

    def _profile(self, row: Row) -> Profile:
        return Profile(
            article_id=row["article"],
            article_date=row.get("date"),
            label=row["label"],
            type=EntityType(row["type"]),
            mentions=tuple(self.mentions[row["article"], name] for name in row["mentions"]),
            names=_counts(row.get("names", ())),
            nominals=_counts(row.get("nominals", ())),
            roles=tuple(row.get("roles", ())),
            link=row.get("link"),
            country=row.get("country"),
            neighbours=tuple(row.get("neighbours", ())),
            reasons=tuple(row.get("reasons", ())),
        )

    def _claim(self, row: Row) -> Claim:
        article = row["article"]
        start, end = row["sentence"]
        subject = self.mentions[article, row["subject"]]
        if "value" in row:
            value = row["value"]
            obj: Mention | Value = Value(EntityType(value["type"]), _span(value["span"]), value.get("normal"))
        else:
            obj = self.mentions[article, row["object"]]
        relation = row["relation"]
        return Claim(
            article_id=article,
            subject=subject,
            relation=Relation(
                relation["id"], relation["lemma"], _span(relation["span"]), relation.get("canonical", False)
            ),
            object=obj,
            sentence=self.sentences[article, start, end].span,
            subject_phrase=_span(row["subjectPhrase"]) if "subjectPhrase" in row else subject.span,
            object_phrase=_span(row["objectPhrase"]) if "objectPhrase" in row else obj.span,
            content=row.get("content"),
            polarity=Polarity(row["polarity"]),
            certainty=Certainty(row["certainty"]),
            modality=row.get("modality"),
            attribution=self._attribution(article, row.get("attribution")),
            time=_time(row.get("time")),
            place=self.mentions[article, row["place"]] if "place" in row else None,
            arguments=tuple(self._argument(article, item) for item in row.get("arguments", ())),
            rule=row.get("rule", ""),
            confidence=row["confidence"],
        )

    def _attribution(self, article: str, row: Row | None) -> Attribution | None:
        if row is None:
            return None
        return Attribution(
            source=self.mentions[article, row["source"]] if "source" in row else None,
            kind=SourceKind(row["kind"]),
            cue=_span(row["cue"]),
            direct=row.get("direct", False),
            via=self._attribution(article, row.get("via")),
        )

    def _argument(self, article: str, row: list[Any]) -> Argument:
        preposition, phrase, *names = row
        return Argument(preposition, _span(phrase), self.mentions[article, names[0]] if names else None)


def _span(row: list[Any]) -> Span:
    start, end, text = row
    return Span(start, end, text)


def _counts(rows: list[list[Any]]) -> tuple[tuple[str, int], ...]:
    return tuple((name, count) for name, count in rows)


def _time(row: Row | None) -> Time | None:
    if row is None:
        return None
    return Time(
        edtf=row.get("edtf"),
        span=_span(row["span"]),
        reason=row.get("reason"),
        start=row.get("start"),
        end=row.get("end"),
        anchor=row.get("anchor"),
    )


def _relation(row: Row) -> RelationType:
    return RelationType(
        id=row["id"],
        label=row["label"],
        verb=row["verb"],
        definition=row["definition"],
        kind=row["kind"],
        triggers=tuple(_trigger(item) for item in row.get("triggers", ())),
        inverse=row.get("inverse"),
        symmetric=row.get("symmetric", False),
        domain=tuple(map(EntityType, row.get("domain", ()))),
        range=tuple(map(EntityType, row.get("range", ()))),
        cameo=row.get("cameo"),
        verbnet=tuple(row.get("verbnet", ())),
        examples=tuple(row.get("examples", ())),
    )


def _trigger(row: Row) -> Trigger:
    return Trigger(
        lemma=row["lemma"],
        pos=row["pos"],
        objects=frozenset(row.get("objects", ())),
        not_objects=frozenset(row.get("notObjects", ())),
        object_types=frozenset(map(EntityType, row.get("objectTypes", ()))),
        not_object_types=frozenset(map(EntityType, row.get("notObjectTypes", ()))),
        inverse=row.get("inverse", False),
        rolesets=frozenset(row.get("rolesets", ())),
    )


def _decision(row: Row) -> Decision:
    return Decision(
        row["left"], row["right"], Verdict(row["verdict"]), row["score"], tuple(row["reasons"]), row["by"]
    )


def _review(row: Row) -> Review:
    return Review(row["claim"], Judgement(row["judgement"]), tuple(row["reasons"]), row["by"])


def _entity(row: Row) -> Entity:
    return Entity(
        id=row["id"],
        label=row["label"],
        type=EntityType(row["type"]),
        profiles=tuple(row["profiles"]),
        aliases=_counts(row.get("aliases", ())),
        links=tuple(row.get("links", ())),
        country=row.get("country"),
        replaces=tuple(row.get("replaces", ())),
        candidates=tuple((entry, score) for entry, score in row.get("candidates", ())),
    )


def _statement(row: Row) -> Statement:
    is_value = "value" in row
    return Statement(
        id=row["id"],
        subject=row["subject"],
        relation=row["relation"],
        object=row["value"] if is_value else row["object"],
        object_type=EntityType(row["objectType"]),
        object_is_value=is_value,
        standing=Standing(row["standing"]),
        claims=tuple(row["claims"]),
        content=row.get("content"),
        occurrence=row.get("occurrence"),
        sources=row["sources"],
        confidence=row["confidence"],
        reviewed=row.get("reviewed", 0),
    )
