"""One small article for claims made by hand, and the statements that they give."""

from __future__ import annotations

from collections.abc import Iterable

from hand_made import FAC, ORG, PERSON, VOCABULARY, Writer
from newsgraph.knowledge_graph.statements import Gathered, gather_statements
from newsgraph.knowledge_graph.wording import wording_of
from newsgraph.model import (
    Article,
    Attribution,
    Certainty,
    Claim,
    Entity,
    EntityType,
    Mention,
    Polarity,
    SourceKind,
    Time,
)

TEXT = "Ana officials reportedly met used closed paid Bo pier spoke minister an aide Cy 5 million Five Million."
FACT, FUTURE, POSSIBLE = Certainty.FACT, Certainty.FUTURE, Certainty.POSSIBLE
NO, YES = Polarity.NEGATIVE, Polarity.POSITIVE
ENTITIES = {
    "Ana": Entity("ana", "Ana", PERSON, ()),
    "Bo": Entity("bo", "Bo", PERSON, ()),
    "pier": Entity("pier", "pier", FAC, ()),
    "officials": Entity("officials", "officials", EntityType.GROUP, ()),
    "minister": Entity("minister", "minister", PERSON, ()),
    "Cy": Entity("cy", "Cy", ORG, ()),
}


def entity_of(mention: Mention) -> str | None:
    entity = ENTITIES.get(mention.span.text)
    return entity.id if entity else None


def gather(claims: Iterable[Claim], groups: dict[str, str] | None = None) -> Gathered:
    entities = {entity.id: entity for entity in ENTITIES.values()}
    once = {claim.id: claim for claim in claims}
    return gather_statements(once, entity_of, entities, groups or {}, VOCABULARY, {})


def labels(claims: list[Claim]) -> list[str]:
    by_id = {claim.id: claim for claim in claims}
    return [
        wording_of(row, [by_id[key] for key in row.claims], VOCABULARY, lambda mention: mention.span.text).label
        for row in gather(claims).statements
    ]


class Scene(Writer):
    """One article in which Ana does something to the pier, or meets Bo."""

    def __init__(self, number: int = 1) -> None:
        super().__init__(Article(f"a{number}", TEXT))

    def by(self, words: str | None, kind: SourceKind = SourceKind.ANONYMOUS_GROUP) -> Attribution:
        source = self.mention(words, PERSON) if words else None
        return Attribution(source, kind, self.span("reportedly" if source is None else "spoke"))

    def at(self, edtf: str | None) -> Time:
        return Time(edtf, self.span("met"))

    def met(self, edtf: str | None = None, **qualifiers: object) -> Claim:
        time = self.at(edtf) if edtf else None
        ana, bo = self.mention("Ana", PERSON), self.mention("Bo", PERSON)
        return self.says(ana, "meets", "met", bo, time=time, **qualifiers)  # type: ignore[arg-type]

    def used(self, **qualifiers: object) -> Claim:
        return self.says(self.mention("Ana", PERSON), "uses", "used", self.mention("pier", FAC), **qualifiers)  # type: ignore[arg-type]

    def closed(self, **qualifiers: object) -> Claim:
        return self.says(self.mention("Ana", PERSON), "closes", "closed", self.mention("pier", FAC), **qualifiers)  # type: ignore[arg-type]


SOURCED = Scene().by("officials")
