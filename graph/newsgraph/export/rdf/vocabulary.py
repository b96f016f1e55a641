"""``vocabulary.ttl``: classes, properties and relations, and the SHACL shapes that a graph passes.

Relations are ``rdf:Property`` and ``skos:Concept``: no ``rdfs:domain`` or ``rdfs:range``, which would infer types, but
schema.org's ``domainIncludes`` and ``rangeIncludes``. Each ``rel:x`` has the wider ``said:x``. Codes of CAMEO and
VerbNet are concepts known by their notation, matched with ``skos:closeMatch``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode

from newsgraph.export.files import writing_text
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, RelationRow, Rows
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.namespaces import DCTERMS, OA, OWL, RDF, RDFS, SCHEMA, SCHEMA_TYPES, SKOS, XSD, Namespaces
from newsgraph.export.rdf.nodes import A, Description, Property, described, named, some
from newsgraph.export.rdf.properties import CLASSES, PROPERTIES, OwnProperty
from newsgraph.export.rdf.shapes import shapes
from newsgraph.export.rdf.turtle import turtle
from newsgraph.model import VALUE_TYPES, EntityType
from newsgraph.vocabulary import RelationType, Vocabulary

__all__ = ["vocabulary_descriptions", "write", "write_vocabulary"]

_PROPERTY = NamedNode(f"{RDF}Property")
_SUPERCLASS = {"Statement": f"{RDF}Statement", "Claim": f"{OA}SpecificResource"}
_SCHEMES = {
    "relations": "Relations of newsgraph",
    "cameo": "Codes of CAMEO, Conflict and Mediation Event Observations",
    "verbnet": "Classes of VerbNet 3.4",
}


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the vocabulary that the graph was built with, and the relations that its texts added."""
    own = [row for row in rows.relations() if not row.canonical]
    _write(rows.graph.vocabulary, own, target, options.base)
    return rows.warnings()


def write_vocabulary(vocabulary: Vocabulary, target: Path, base: str = DEFAULT_BASE) -> None:
    """Write a vocabulary by itself. Raises ExportError if the base is none, or the place cannot be written to."""
    _write(vocabulary, (), target, ExportOptions(base=base).base)


def _write(vocabulary: Vocabulary, own: Iterable[RelationRow], target: Path, base: str) -> None:
    prefixes = Namespaces(base).prefixes.without(("ent", "stmt", "claim", "article", "value", "void"))
    with writing_text(target) as file:
        file.writelines(turtle(vocabulary_descriptions(vocabulary, own, base), prefixes))


def vocabulary_descriptions(
    vocabulary: Vocabulary, own: Iterable[RelationRow] = (), base: str = DEFAULT_BASE
) -> Iterator[Description]:
    """The ontology, its classes and properties, the relations by id, the outside codes, and the shapes.

    Args:
        own: Relations that come from the texts' own words.
    """
    names = Namespaces(base)
    yield described(
        NamedNode(f"{base}vocabulary"),
        [(A, named(OWL, "Ontology")), (named(DCTERMS, "title"), literals.text("Vocabulary of newsgraph"))],
    )
    for name, (label, definition) in CLASSES.items():
        yield described(
            names.term(name),
            [
                (A, named(RDFS, "Class")),
                (named(RDFS, "label"), literals.text(label)),
                (named(SKOS, "definition"), literals.text(definition)),
                *some(named(RDFS, "subClassOf"), _SUPERCLASS.get(name), NamedNode),
            ],
        )
    for row in PROPERTIES:
        yield _own_property(row, names)
    for name, title in _SCHEMES.items():
        concepts: list[Property] = [
            (A, named(SKOS, "ConceptScheme")),
            (named(DCTERMS, "title"), literals.text(title)),
        ]
        yield described(names.scheme(name), concepts)
    for relation in vocabulary:
        yield from _relation(relation, names)
    for inverse, of in _further_inverses(vocabulary):
        yield from _inverse(inverse, of, names)
    for mapped in own:
        yield from _pair(mapped.id, mapped.label, [], names)
    for scheme, notation in _codes(vocabulary):
        yield _code(scheme, notation, names)
    yield from shapes(names)


def _own_property(row: OwnProperty, names: Namespaces) -> Description:
    properties: list[Property] = [
        (A, _PROPERTY),
        (named(RDFS, "label"), literals.text(row.label)),
        (named(SKOS, "definition"), literals.text(row.definition)),
        *some(named(RDFS, "subPropertyOf"), row.parent, NamedNode),
    ]
    properties += [(named(SCHEMA, "domainIncludes"), _class(domain, names)) for domain in row.domain]
    properties += some(named(SCHEMA, "rangeIncludes"), row.range, lambda name: _class(name, names))
    return described(names.term(row.name), properties)


def _class(name: str, names: Namespaces) -> NamedNode:
    if name in CLASSES:
        return names.term(name)
    outside = {"Article": f"{SCHEMA}NewsArticle", "Relation": f"{RDF}Property"}
    return NamedNode(outside.get(name, f"{XSD}{name}"))


def _relation(row: RelationType, names: Namespaces) -> Iterator[Description]:
    further: list[Property] = [
        (named(SKOS, "definition"), literals.text(row.definition)),
        (names.term("relationKind"), literals.text(row.kind)),
    ]
    if row.range and not VALUE_TYPES.intersection(row.range):
        further.append((A, named(OWL, "ObjectProperty")))
    if row.symmetric:
        further.append((A, named(OWL, "SymmetricProperty")))
    further += some(named(OWL, "inverseOf"), row.inverse, names.relation)
    further += [(named(SCHEMA, "domainIncludes"), _type(kind, names)) for kind in row.domain]
    further += [(named(SCHEMA, "rangeIncludes"), _type(kind, names)) for kind in row.range]
    further += some(named(SKOS, "closeMatch"), row.cameo, lambda code: names.code("cameo", code))
    further += [(named(SKOS, "closeMatch"), names.code("verbnet", code)) for code in row.verbnet]
    said_as = sorted({trigger.lemma for trigger in row.triggers if not trigger.inverse})
    further += [(named(SKOS, "hiddenLabel"), literals.text(words)) for words in said_as]
    further += [(named(SKOS, "example"), literals.text(example)) for example in row.examples]
    yield from _pair(row.id, row.label, further, names)


def _pair(relation_id: str, label: str, further: Iterable[Property], names: Namespaces) -> Iterator[Description]:
    """The two properties of a relation: ``rel:`` and the wider ``said:``."""
    properties: list[Property] = [
        (A, _PROPERTY),
        (A, named(SKOS, "Concept")),
        *(pair for pair in further if pair[0] == A),
        (named(RDFS, "label"), literals.text(label)),
        (named(SKOS, "prefLabel"), literals.text(label)),
        (named(SKOS, "notation"), literals.text(relation_id)),
        (named(SKOS, "inScheme"), names.scheme("relations")),
        (named(RDFS, "subPropertyOf"), names.said(relation_id)),
        *(pair for pair in further if pair[0] != A),
    ]
    yield described(names.relation(relation_id), properties)
    said = "Asserted in an article's own voice, or reported only."
    yield described(
        names.said(relation_id),
        [
            (A, _PROPERTY),
            (named(RDFS, "label"), literals.text(label)),
            (named(RDFS, "comment"), literals.text(said)),
        ],
    )


def _further_inverses(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Inverses that have no row of their own, and what they are the inverse of."""
    for row in vocabulary:
        if row.inverse is not None and row.inverse not in vocabulary:
            yield row.inverse, row.id


def _inverse(relation_id: str, of: str, names: Namespaces) -> Iterator[Description]:
    words = re.sub(r"(?=[A-Z])", " ", relation_id).lower()
    inverse = [(named(OWL, "inverseOf"), names.relation(of))]
    yield from _pair(relation_id, words, inverse, names)


def _type(kind: EntityType, names: Namespaces) -> NamedNode:
    return names.term("ValueNode") if kind in VALUE_TYPES else named(SCHEMA, SCHEMA_TYPES[kind])


def _codes(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    cameo = {("cameo", row.cameo) for row in vocabulary if row.cameo is not None}
    return sorted(cameo | {("verbnet", code) for row in vocabulary for code in row.verbnet})


def _code(scheme: str, notation: str, names: Namespaces) -> Description:
    return described(
        names.code(scheme, notation),
        [
            (A, named(SKOS, "Concept")),
            (named(SKOS, "notation"), literals.text(notation)),
            (named(SKOS, "inScheme"), names.scheme(scheme)),
        ],
    )
