"""The closed enumerations."""

from __future__ import annotations

from enum import StrEnum


class EntityType(StrEnum):
    """Coarse types of things, and the types of values."""

    PERSON = "PERSON"
    ORG = "ORG"
    GPE = "GPE"
    LOC = "LOC"
    FAC = "FAC"
    EVENT = "EVENT"
    PRODUCT = "PRODUCT"
    LAW = "LAW"
    WORK = "WORK"
    NORP = "NORP"
    GROUP = "GROUP"
    THING = "THING"
    DATE = "DATE"
    TIME = "TIME"
    MONEY = "MONEY"
    PERCENT = "PERCENT"
    QUANTITY = "QUANTITY"
    CARDINAL = "CARDINAL"
    ORDINAL = "ORDINAL"
    TITLE = "TITLE"
    TEXT = "TEXT"


PLACE_TYPES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
VALUE_TYPES = frozenset(
    {
        EntityType.DATE,
        EntityType.TIME,
        EntityType.MONEY,
        EntityType.PERCENT,
        EntityType.QUANTITY,
        EntityType.CARDINAL,
        EntityType.ORDINAL,
        EntityType.TITLE,
        EntityType.TEXT,
    }
)


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class Polarity(StrEnum):
    POSITIVE = "positive"
    NEGATIVE = "negative"


class Certainty(StrEnum):
    FACT = "fact"
    FUTURE = "future"
    POSSIBLE = "possible"
    REQUESTED = "requested"
    CONDITIONAL = "conditional"


class Standing(StrEnum):
    """What the evidence for a statement amounts to; computed in one place, ``knowledge_graph.standing_of``."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    OPEN = "open"
    DISPUTED = "disputed"
    DENIED = "denied"


class SourceKind(StrEnum):
    """What kind of source a claim is attributed to."""

    NAMED_PERSON = "named person"
    ROLE = "role"
    ORGANISATION = "organisation"
    DOCUMENT = "document"
    ANONYMOUS_PERSON = "anonymous person"
    ANONYMOUS_GROUP = "anonymous group"
    UNATTRIBUTED = "unattributed"


class Verdict(StrEnum):
    """Whether two profiles, or a profile and an entry of a gazetteer, are one thing."""

    SAME = "same"
    DIFFERENT = "different"
    UNDECIDED = "undecided"


class Judgement(StrEnum):
    """What a reader holds of a claim: that its sentence says so, or that it was misread."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
