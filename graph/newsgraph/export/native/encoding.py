"""Rows of the native form from the model. What has its default value is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from newsgraph.knowledge_graph import Origin, QuotedSentence
from newsgraph.model import (
    Article,
    Attribution,
    Claim,
    Decision,
    Entity,
    Mention,
    Profile,
    Review,
    Span,
    Statement,
    Time,
    Value,
)
from newsgraph.vocabulary import RelationType, Trigger

Row = dict[str, Any]


def _filled(**values: Any) -> Row:
    """The values that are not None or an empty list; "" is a value."""
    return {key: value for key, value in values.items() if value is not None and value != []}


def _span(span: Span) -> list[Any]:
    return [span.start, span.end, span.text]


class Encoder:
    """Makes rows. A mention is named within its article by its place, ``"120-129"``; ``"120-129#2"`` is another one
    at the same place."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._names: dict[Mention, str] = {}
        seen: dict[str, int] = {}
        for mention in mentions:
            count = seen[mention.id] = seen.get(mention.id, 0) + 1
            place = f"{mention.span.start}-{mention.span.end}"
            self._names[mention] = place if count == 1 else f"{place}#{count}"

    def relation(self, row: RelationType) -> Row:
        return _filled(
            id=row.id, label=row.label, verb=row.verb, definition=row.definition, kind=row.kind,
            inverse=row.inverse, symmetric=row.symmetric or None, domain=list(row.domain), range=list(row.range),
            cameo=row.cameo, verbnet=list(row.verbnet), examples=list(row.examples),
            triggers=[self._trigger(trigger) for trigger in row.triggers],
        )  # fmt: skip

    def _trigger(self, row: Trigger) -> Row:
        return _filled(
            lemma=row.lemma, pos=row.pos, objects=sorted(row.objects), notObjects=sorted(row.not_objects),
            objectTypes=sorted(row.object_types), notObjectTypes=sorted(row.not_object_types),
            inverse=row.inverse or None, rolesets=sorted(row.rolesets),
        )  # fmt: skip

    def article(self, row: Article, origin: Origin, with_text: bool) -> Row:
        return {
            **_filled(id=row.id, title=row.title, date=row.date, outlet=row.outlet, url=row.url, author=row.author),
            "group": origin.group,
            "sha256": origin.sha256,
            **_filled(extra=[list(pair) for pair in row.extra], text=(row.text or None) if with_text else None),
        }

    def sentence(self, row: QuotedSentence) -> Row:
        return {"article": row.article_id, "span": _span(row.span), "prefix": row.prefix, "suffix": row.suffix}

    def mention(self, row: Mention) -> Row:
        head = None if row.head == row.span else _span(row.head)
        return {
            "article": row.article_id,
            "mention": self._names[row],
            "span": _span(row.span),
            **_filled(head=head),
            "type": row.type,
            "kind": row.kind,
        }

    def profile(self, row: Profile) -> Row:
        return {
            "id": row.id,
            "article": row.article_id,
            **_filled(date=row.article_date),
            "label": row.label,
            "type": row.type,
            "mentions": [self._names[mention] for mention in row.mentions],
            **_filled(
                names=[list(pair) for pair in row.names], nominals=[list(pair) for pair in row.nominals],
                roles=list(row.roles), link=row.link, country=row.country, neighbours=list(row.neighbours),
                reasons=list(row.reasons),
            ),
        }  # fmt: skip

    def claim(self, row: Claim) -> Row:
        value = row.object if isinstance(row.object, Value) else None
        arguments = [
            [item.preposition, _span(item.phrase), *([] if item.mention is None else [self._names[item.mention]])]
            for item in row.arguments
        ]
        return {
            "id": row.id,
            "article": row.article_id,
            "sentence": [row.sentence.start, row.sentence.end],
            "subject": self._names[row.subject],
            "relation": _filled(
                id=row.relation.id, lemma=row.relation.lemma, span=_span(row.relation.span),
                canonical=row.relation.canonical or None,
            ),
            **_filled(
                object=None if isinstance(row.object, Value) else self._names[row.object],
                value=value and _filled(type=value.type, span=_span(value.span), normal=value.normal),
            ),
            "polarity": row.polarity,
            "certainty": row.certainty,
            **_filled(
                modality=row.modality, content=row.content, attribution=self._attribution(row.attribution),
                time=self._time(row.time), place=None if row.place is None else self._names[row.place],
                subjectPhrase=None if row.subject_phrase == row.subject.span else _span(row.subject_phrase),
                objectPhrase=None if row.object_phrase == row.object.span else _span(row.object_phrase),
                arguments=arguments, rule=row.rule or None,
            ),
            "confidence": row.confidence,
        }  # fmt: skip

    def _attribution(self, row: Attribution | None) -> Row | None:
        if row is None:
            return None
        return _filled(
            source=None if row.source is None else self._names[row.source], kind=row.kind, cue=_span(row.cue),
            direct=row.direct or None, via=self._attribution(row.via),
        )  # fmt: skip

    def _time(self, row: Time | None) -> Row | None:
        if row is None:
            return None
        return _filled(
            edtf=row.edtf, span=_span(row.span), reason=row.reason, start=row.start, end=row.end, anchor=row.anchor
        )

    def decision(self, row: Decision) -> Row:
        return {
            "left": row.left, "right": row.right, "verdict": row.verdict, "score": row.score,
            "reasons": list(row.reasons), "by": row.by,
        }  # fmt: skip

    def review(self, row: Review) -> Row:
        return {"claim": row.claim, "judgement": row.judgement, "reasons": list(row.reasons), "by": row.by}

    def entity(self, row: Entity) -> Row:
        return {
            "id": row.id,
            "label": row.label,
            "type": row.type,
            "profiles": list(row.profiles),
            **_filled(
                aliases=[list(pair) for pair in row.aliases], links=list(row.links), country=row.country,
                replaces=list(row.replaces), candidates=[list(pair) for pair in row.candidates],
            ),
        }  # fmt: skip

    def statement(self, row: Statement) -> Row:
        return {
            "id": row.id,
            "subject": row.subject,
            "relation": row.relation,
            ("value" if row.object_is_value else "object"): row.object,
            "objectType": row.object_type,
            "standing": row.standing,
            **_filled(content=row.content, occurrence=row.occurrence),
            "sources": row.sources,
            "confidence": row.confidence,
            **_filled(reviewed=row.reviewed or None),
            "claims": list(row.claims),
        }
