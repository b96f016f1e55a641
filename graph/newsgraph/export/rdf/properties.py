"""newsgraph's own classes and properties, as ``vocabulary.ttl`` tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Node = Literal["Statement", "CandidateLink", "Claim", "Entity", "ValueNode", "Attribution", "Article", "Relation"]

CLASSES: dict[str, tuple[str, str]] = {
    "Entity": ("entity", "A thing that articles name or describe, one node for all articles."),
    "ValueNode": ("value", "An amount, a count, a date, a title or a text that is the object of one statement."),
    "Statement": ("statement", "A fact, with the evidence for and against it; its standing tells what it is worth."),
    "CandidateLink": ("candidate link", "An entity and an entry of the user's gazetteer that it may be, undecided."),
    "Claim": ("claim", "A sentence of an article that says so: the evidence of a statement."),
    "Attribution": ("attribution", "Who reports a claim's source, where a source is quoted at second hand."),
}


@dataclass(frozen=True, slots=True)
class OwnProperty:
    """A property in ``ng:``. ``range`` is one of newsgraph's classes, an XSD datatype, or None for any literal."""

    name: str
    label: str
    definition: str
    domain: tuple[Node, ...]
    range: Node | str | None = "string"
    parent: str | None = None


_FACTS: tuple[Node, ...] = ("Statement", "Claim")
_SPEECH: tuple[Node, ...] = ("Claim", "Attribution")

PROPERTIES = (
    OwnProperty(
        "standing", "standing",
        "asserted: an article says so in its own voice, as a fact; reported: only attributed to someone, or still to "
        "come; open: possible, requested or conditional; disputed: there is evidence on both sides; denied: there is "
        "evidence against it only.",
        ("Statement",),
    ),
    OwnProperty(
        "content", "content", "What the statement or claim permits, requests, promises or reports.",
        _FACTS, "Statement",
    ),
    OwnProperty("occurrence", "occurrence", "The day of the event that tells it from others.", ("Statement",), "date"),
    OwnProperty(
        "sources", "sources", "How many independent groups of articles say so; reprints count as one.",
        ("Statement",), "integer",
    ),
    OwnProperty(
        "confidence", "confidence", "How sure the reading or the link is, from 0 to 1.",
        ("Statement", "Claim", "CandidateLink"), "decimal",
    ),
    OwnProperty(
        "reviewed", "reviewed", "How many of the claims behind it a reader has accepted; missing where none.",
        ("Statement",), "integer",
    ),
    OwnProperty("reviewedBy", "reviewed by", "The reader who accepted the claim.", ("Claim",)),
    OwnProperty("polarity", "polarity", "positive or negative.", _FACTS),
    OwnProperty(
        "certainty", "certainty", "fact, future, possible, requested or conditional.", _FACTS,
    ),
    OwnProperty("modality", "modality", "permitted, intended, attempted, refused and the like.", _FACTS),
    OwnProperty("saidBy", "said by", "The name of a source that the claims are attributed to.", ("Statement",)),
    OwnProperty("time", "time", "When it holds or happened: XSD day, month or year, else EDTF.", _FACTS, None),
    OwnProperty("timeStart", "time start", "The earliest time that the text allows.", ("Claim",), None),
    OwnProperty("timeEnd", "time end", "The latest time that the text allows.", ("Claim",), None),
    OwnProperty("timeText", "time in words", "The words for the time.", ("Claim",)),
    OwnProperty("timeReason", "time reason", "Why the time could not be resolved.", ("Claim",)),
    OwnProperty("place", "place", "Where it holds or happened.", ("Claim",), "Entity"),
    OwnProperty("placeText", "place in words", "The words for the place.", _FACTS),
    OwnProperty("firstPublished", "published first", "Day of the first article that says so.", ("Statement",), "date"),
    OwnProperty("lastPublished", "published last", "Day of the latest article that says so.", ("Statement",), "date"),
    OwnProperty(
        "evidence", "evidence", "A claim that speaks for or against the statement.", ("Statement",), "Claim",
        parent="http://www.w3.org/ns/prov#wasDerivedFrom",
    ),
    OwnProperty("attributedTo", "attributed to", "Who says so, by the article.", _SPEECH, "Entity"),
    OwnProperty("attributedToText", "attributed to, in words", "The words for who says so.", _SPEECH),
    OwnProperty(
        "sourceKind", "kind of source",
        "named person, role, organisation, document, anonymous person, anonymous group or unattributed.",
        _SPEECH,
    ),
    OwnProperty("cue", "cue", "The words that show that someone else says so.", _SPEECH),
    OwnProperty("directSpeech", "direct speech", "Whether it stands in quotation marks.", _SPEECH, "boolean"),
    OwnProperty("via", "via", "Who reports what the source says.", _SPEECH, "Attribution"),
    OwnProperty("subjectText", "subject in words", "The full phrase of the subject.", ("Claim",)),
    OwnProperty("relationText", "relation in words", "The words of the relation.", ("Claim",)),
    OwnProperty("objectText", "object in words", "The full phrase of the object.", ("Claim",)),
    OwnProperty("argumentText", "further argument", "A further phrase of the clause, with preposition.", ("Claim",)),
    OwnProperty(
        "passage", "passage", "The article's page, at the place of the sentence (a text fragment).", ("Claim",),
        "anyURI",
        parent="http://www.w3.org/2000/01/rdf-schema#seeAlso",
    ),
    OwnProperty("rule", "rule", "The rule that read the claim.", ("Claim",)),
    OwnProperty("entityType", "entity type", "PERSON, ORG, GPE, LOC, FAC, EVENT and so on.", ("Entity",)),
    OwnProperty("country", "country", "The country it belongs to, by ISO 3166-1 alpha-2 code.", ("Entity",)),
    OwnProperty(
        "candidateLink", "may be", "An entry of the user's gazetteer that the entity may be; undecided.", ("Entity",),
        None,
    ),
    OwnProperty("mentionCount", "mentions", "How often the articles mention it.", ("Entity",), "integer"),
    OwnProperty("articleCount", "articles", "How many articles mention it.", ("Entity",), "integer"),
    OwnProperty("valueType", "value type", "MONEY, PERCENT, CARDINAL, DATE, TITLE and so on.", ("ValueNode",)),
    OwnProperty("sourceGroup", "source group", "The group of reprints that the article belongs to.", ("Article",)),
    OwnProperty("metadata", "metadata", "A further key of the input, with its value.", ("Article",)),
    OwnProperty(
        "relationKind", "kind of relation",
        "event: two occurrences are two statements; state: they are one.", ("Relation",),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Constraint:
    """What SHACL demands of one property of a class. ``pattern`` is a regular expression; ``of`` a class."""

    path: str
    least: int = 0
    most: int | None = 1
    pattern: str | None = None
    datatype: str | None = None
    of: str | None = None


_STANDINGS = "^(asserted|reported|open|disputed|denied)$"
_POLARITIES = "^(positive|negative)$"
_CERTAINTIES = "^(fact|future|possible|requested|conditional)$"
_KINDS = "^(named person|role|organisation|document|anonymous person|anonymous group|unattributed)$"
_TYPES = "^[A-Z]+$"

# class and properties by prefixed name
SHAPES: dict[str, tuple[Constraint, ...]] = {
    "ng:Statement": (
        Constraint("rdfs:label", 1, datatype="string"),
        Constraint("rdf:subject", 1, of="ng:Entity"),
        Constraint("rdf:predicate", 1, of="rdf:Property"),
        Constraint("rdf:object", 1),
        Constraint("ng:standing", 1, pattern=_STANDINGS),
        Constraint("ng:content", of="ng:Statement"),
        Constraint("ng:occurrence", datatype="date"),
        Constraint("ng:sources", 1, datatype="integer"),
        Constraint("ng:confidence", 1, datatype="decimal"),
        Constraint("ng:reviewed", datatype="integer"),
        Constraint("ng:polarity", 1, 2, pattern=_POLARITIES),
        Constraint("ng:certainty", 1, None, pattern=_CERTAINTIES),
        Constraint("ng:evidence", 0, None, of="ng:Claim"),
    ),
    "ng:Claim": (
        Constraint("oa:hasSource", 1, of="schema:NewsArticle"),
        Constraint("prov:wasDerivedFrom", 1, of="schema:NewsArticle"),
        Constraint("oa:hasSelector", 2, 2),
        Constraint("ng:polarity", 1, pattern=_POLARITIES),
        Constraint("ng:certainty", 1, pattern=_CERTAINTIES),
        Constraint("ng:attributedTo", of="ng:Entity"),
        Constraint("ng:sourceKind", pattern=_KINDS),
        Constraint("ng:directSpeech", datatype="boolean"),
        Constraint("ng:via", of="ng:Attribution"),
        Constraint("ng:time"),
        Constraint("ng:place", of="ng:Entity"),
        Constraint("ng:content", of="ng:Claim"),
        Constraint("ng:confidence", 1, datatype="decimal"),
        Constraint("ng:reviewedBy", datatype="string"),
    ),
    "ng:Attribution": (
        Constraint("ng:sourceKind", 1, pattern=_KINDS),
        Constraint("ng:attributedTo", of="ng:Entity"),
        Constraint("ng:via", of="ng:Attribution"),
    ),
    "ng:Entity": (
        Constraint("rdfs:label", 1, datatype="string"),
        Constraint("skos:prefLabel", 1, datatype="string"),
        Constraint("ng:entityType", 1, pattern=_TYPES),
        Constraint("ng:country", pattern="^[A-Z]{2}$"),
    ),
    "ng:CandidateLink": (
        Constraint("rdf:subject", 1, of="ng:Entity"),
        Constraint("rdf:predicate", 1),
        Constraint("rdf:object", 1),
        Constraint("ng:confidence", 1, datatype="decimal"),
    ),
    "ng:ValueNode": (
        Constraint("rdfs:label", 1, datatype="string"),
        Constraint("rdf:value", 1),
        Constraint("ng:valueType", 1, pattern=_TYPES),
    ),
    "oa:TextPositionSelector": (
        Constraint("oa:start", 1, datatype="nonNegativeInteger"),
        Constraint("oa:end", 1, datatype="nonNegativeInteger"),
    ),
    "oa:TextQuoteSelector": (Constraint("oa:exact", 1, datatype="string"),),
    "schema:NewsArticle": (
        Constraint("dcterms:identifier", 1, datatype="string"),
        Constraint("ng:sourceGroup", 1, datatype="string"),
        Constraint("schema:headline"),
        Constraint("schema:datePublished"),
        Constraint("schema:url"),
    ),
}
