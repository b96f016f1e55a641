"""The triples of a graph, built once for every RDF syntax and for SPARQL.

Without blank nodes. A statement is one node, an ``ng:Statement`` and ``rdf:Statement``. Beside it stands the direct
triple: ``rel:x`` and ``said:x`` for an asserted one, ``said:x`` alone for a reported one, none for any other standing.
A claim is the evidence: an ``oa:SpecificResource`` (Web Annotation Data Model) of its article, with two selectors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from newsgraph.errors import ExportError
from newsgraph.export.projection import ArticleRow, EntityRow, RelationRow, Rows, StatementRow, ValueRow
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.evidence import claim_descriptions
from newsgraph.export.rdf.namespaces import (
    DCTERMS,
    OA,
    PROV,
    RDF,
    RDFS,
    SCHEMA,
    SCHEMA_TYPES,
    SKOS,
    VOID,
    Namespaces,
)
from newsgraph.export.rdf.nodes import A, Description, Object, described, named, some
from newsgraph.model import Standing, short_hash

__all__ = ["Description", "descriptions", "triples"]

# which direct triples a standing has
_DIRECT = {Standing.ASSERTED: ("rel", "said"), Standing.REPORTED: ("said",)}


def triples(rows: Rows) -> Iterator[Triple]:
    """All triples, in an order that depends on the graph alone."""
    for row in descriptions(rows):
        for predicate, obj in row.properties:
            yield Triple(row.subject, predicate, obj)


def descriptions(rows: Rows) -> Iterator[Description]:
    """Everything that is said of one node, node by node, each node once: relations, entities, values, statements,
    claims, articles, and last the dataset itself.

    Raises:
        ExportError: The options' licence is no web address.
    """
    count = 0
    for row in _things(rows):
        count += len(row.properties)
        yield row
    yield _dataset(rows, count)


def _things(rows: Rows) -> Iterator[Description]:
    names = Namespaces(rows.options.base)
    for relation in rows.relations():
        yield from _relation(relation, names)
    labels = {row.id: row.label or row.id for row in rows.entities()}
    labels.update((row.id, row.label or row.id) for row in rows.values())
    direct = _direct_triples(rows, names)
    for entity in rows.entities():
        yield _entity(entity, sorted(direct.get(entity.id, ())), names)
        yield from _candidate_links(entity, names)
    for value in rows.values():
        yield _value(value, names)
    for statement in rows.statements():
        wording = rows.graph.wording(rows.graph.statement(statement.id))
        yield _statement(statement, wording.sentence(labels[statement.subject], labels[statement.object]), names)
    pages = {row.id: literals.address(row.url) for row in rows.articles()}
    for claim in rows.claims():
        yield from claim_descriptions(claim, pages.get(claim.article), names)
    for article in rows.articles():
        yield _article(article, names)


@dataclass(frozen=True, slots=True, order=True)
class _Direct:
    """A direct triple without its subject, in the order in which it is written."""

    prefix: str
    relation: str
    object: str
    object_is_value: bool


def _direct_triples(rows: Rows, names: Namespaces) -> dict[str, set[_Direct]]:
    found: defaultdict[str, set[_Direct]] = defaultdict(set)
    for row in rows.statements():
        for prefix in _DIRECT.get(row.standing, ()):
            found[row.subject].add(_Direct(prefix, row.relation, row.object, row.object_is_value))
    return found


def _relation(row: RelationRow, names: Namespaces) -> Iterator[Description]:
    property_type = NamedNode(f"{RDF}Property")
    label = literals.text(row.label)
    said = names.said(row.id)
    yield described(
        names.relation(row.id),
        [(A, property_type), (named(RDFS, "label"), label), (named(RDFS, "subPropertyOf"), said)],
    )
    yield described(said, [(A, property_type), (named(RDFS, "label"), label)])


def _entity(row: EntityRow, direct: Iterable[_Direct], names: Namespaces) -> Description:
    label = row.label or row.id
    properties: list[tuple[NamedNode, Object]] = [
        (A, names.term("Entity")),
        (A, named(SCHEMA, SCHEMA_TYPES[row.type])),
        (named(RDFS, "label"), literals.text(label)),
        (named(SKOS, "prefLabel"), literals.text(label)),
    ]
    properties += [(named(SKOS, "altLabel"), literals.text(alias)) for alias in row.aliases if alias != label]
    properties.append((names.term("entityType"), literals.text(row.type)))
    properties += some(names.term("country"), row.country, literals.text)
    properties += [(names.term("mentionCount"), literals.integer(row.mentions))]
    properties += [(names.term("articleCount"), literals.integer(row.articles))]
    for link in row.links:
        page = literals.address(link)
        if page is None:
            properties.append((named(DCTERMS, "identifier"), literals.text(link)))
        else:
            properties.append((named(SCHEMA, "sameAs"), page))
    properties += [(names.term("candidateLink"), _candidate(entry, names)) for entry, _ in row.candidates]
    properties += [(named(DCTERMS, "replaces"), names.entity(old)) for old in row.replaces]
    for triple in direct:
        predicate = names.relation(triple.relation) if triple.prefix == "rel" else names.said(triple.relation)
        properties.append((predicate, _object(triple.object, triple.object_is_value, names)))
    return described(names.entity(row.id), properties)


def _candidate_links(row: EntityRow, names: Namespaces) -> Iterator[Description]:
    """A node for each link that is not decided, with its score."""
    for entry, score in row.candidates:
        yield described(
            names.link(f"l{short_hash(row.id, entry)}"),
            [
                (A, names.term("CandidateLink")),
                (named(RDF, "subject"), names.entity(row.id)),
                (named(RDF, "predicate"), names.term("candidateLink")),
                (named(RDF, "object"), _candidate(entry, names)),
                (names.term("confidence"), literals.decimal(score)),
            ],
        )


def _candidate(entry: str, names: Namespaces) -> Object:
    """A gazetteer's entry by its IRI, else by the id that the user has for it."""
    return literals.address(entry) or literals.text(entry)


def _value(row: ValueRow, names: Namespaces) -> Description:
    return described(
        names.value(row.id),
        [
            (A, names.term("ValueNode")),
            (named(RDFS, "label"), literals.text(row.label or row.id)),
            (named(RDF, "value"), literals.value(row.label, row.normal, row.type)),
            (names.term("valueType"), literals.text(row.type)),
        ],
    )


def _statement(row: StatementRow, label: str, names: Namespaces) -> Description:
    properties: list[tuple[NamedNode, Object]] = [
        (A, names.term("Statement")),
        (A, named(RDF, "Statement")),
        (named(RDFS, "label"), literals.text(label)),
        (named(RDF, "subject"), names.entity(row.subject)),
        (named(RDF, "predicate"), names.relation(row.relation)),
        (named(RDF, "object"), _object(row.object, row.object_is_value, names)),
        (names.term("standing"), literals.text(row.standing)),
    ]
    properties += some(names.term("content"), row.content, names.statement)
    properties += some(names.term("occurrence"), row.occurrence, literals.time)
    properties += [
        (names.term("sources"), literals.integer(row.sources)),
        (names.term("confidence"), literals.decimal(row.confidence)),
    ]
    if row.reviewed:
        properties.append((names.term("reviewed"), literals.integer(row.reviewed)))
    properties += [(names.term("polarity"), literals.text(polarity)) for polarity in row.polarities]
    properties += [(names.term("certainty"), literals.text(certainty)) for certainty in row.certainties]
    properties += [(names.term("modality"), literals.text(modality)) for modality in row.modalities]
    properties += [(names.term("saidBy"), literals.text(source)) for source in row.said_by]
    properties += [(names.term("time"), literals.time(when)) for when in row.times]
    properties += [(names.term("placeText"), literals.text(place)) for place in row.places]
    properties += some(names.term("firstPublished"), row.first, literals.time)
    properties += some(names.term("lastPublished"), row.last, literals.time)
    properties += [(names.term("evidence"), names.claim(f"c{claim}")) for claim in row.claims]
    return described(names.statement(row.id), properties)


def _article(row: ArticleRow, names: Namespaces) -> Description:
    properties: list[tuple[NamedNode, Object]] = [
        (A, named(SCHEMA, "NewsArticle")),
        (A, named(PROV, "Entity")),
        (named(DCTERMS, "identifier"), literals.text(row.id)),
    ]
    properties += some(named(SCHEMA, "headline"), row.title, literals.text)
    properties += some(named(SCHEMA, "datePublished"), row.date, literals.time)
    properties += some(named(SCHEMA, "publisher"), row.outlet, literals.text)
    properties += some(named(SCHEMA, "author"), row.author, literals.text)
    page = literals.address(row.url)
    if page is not None:
        properties.append((named(SCHEMA, "url"), page))
    elif row.url is not None:
        properties.append((named(SCHEMA, "url"), literals.text(row.url)))
    properties.append((names.term("sourceGroup"), literals.text(row.group)))
    properties += [(names.term("metadata"), literals.text(f"{key}: {value}")) for key, value in row.extra]
    properties += some(named(SCHEMA, "articleBody"), row.text, literals.text)
    return described(names.article(row.id), properties)


def _dataset(rows: Rows, count: int) -> Description:
    names = Namespaces(rows.options.base)
    properties: list[tuple[NamedNode, Object]] = [
        (A, named(VOID, "Dataset")),
        (named(DCTERMS, "title"), literals.text("Knowledge graph of news articles, by newsgraph")),
    ]
    licence = literals.address(rows.options.license)
    if licence is not None:
        properties.append((named(DCTERMS, "license"), licence))
    elif rows.options.license is not None:
        remedy = "give an address like https://creativecommons.org/licenses/by/4.0/"
        raise ExportError("the licence is no web address", rows.options.license, remedy)
    properties += [
        (named(VOID, "uriSpace"), literals.text(rows.options.base)),
        (named(VOID, "entities"), literals.integer(sum(1 for _ in rows.entities()))),
    ]
    properties += [
        (named(VOID, "vocabulary"), NamedNode(space))
        for space in (f"{names.base}vocabulary#", OA, PROV, SCHEMA, SKOS)
    ]
    # this triple counts itself
    properties.append((named(VOID, "triples"), literals.integer(count + len(properties) + 1)))
    return described(names.dataset, properties)


def _object(object_id: str, is_value: bool, names: Namespaces) -> NamedNode:
    return names.value(object_id) if is_value else names.entity(object_id)
