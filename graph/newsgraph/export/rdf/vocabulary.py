"""``vocabulary.ttl``: classes, properties and relations, and the SHACL shapes that a graph passes.

Relations are ``rdf:Property`` and ``skos:Concept``: no ``rdfs:domain`` or ``rdfs:range``, which would infer types, but
schema.org's ``domainIncludes`` and ``rangeIncludes``. Each ``rel:x`` has the wider ``said:x``. Codes of CAMEO and
VerbNet are concepts known by their notation, matched with ``skos:closeMatch``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsgraph.export.files import writing_text
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, RelationRow, Rows
from newsgraph.export.rdf.namespaces import SCHEMA_TYPES, Namespaces
from newsgraph.export.rdf.nodes import Description, Term, Terms, described, some
from newsgraph.export.rdf.properties import CLASSES, PROPERTIES, OwnProperty
from newsgraph.export.rdf.shapes import shapes
from newsgraph.export.rdf.turtle import TurtleTerms, turtle
from newsgraph.model import VALUE_TYPES, EntityType
from newsgraph.vocabulary import RelationType, Vocabulary

__all__ = ["vocabulary_descriptions", "write", "write_vocabulary"]

_SUPERCLASS = {"Statement": "rdf:Statement", "Claim": "oa:SpecificResource"}
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
    terms = TurtleTerms(base, prefixes)
    with writing_text(target) as file:
        file.writelines(turtle(vocabulary_descriptions(vocabulary, own, terms), prefixes))


def vocabulary_descriptions(
    vocabulary: Vocabulary, own: Iterable[RelationRow], terms: Terms[Term]
) -> Iterator[Description[Term]]:
    """The ontology, its classes and properties, the relations by id, the outside codes, and the shapes.

    Args:
        own: Relations that come from the texts' own words.
    """
    named = terms.named
    yield described(
        terms.iri(f"{terms.names.base}vocabulary"),
        [(named["rdf:type"], named["owl:Ontology"]), (named["dcterms:title"], terms.text("Vocabulary of newsgraph"))],
    )
    for name, (label, definition) in CLASSES.items():
        yield described(
            terms.local("ng", name),
            [
                (named["rdf:type"], named["rdfs:Class"]),
                (named["rdfs:label"], terms.text(label)),
                (named["skos:definition"], terms.text(definition)),
                *some(named["rdfs:subClassOf"], _SUPERCLASS.get(name), named.__getitem__),
            ],
        )
    for row in PROPERTIES:
        yield _own_property(row, terms)
    for name, title in _SCHEMES.items():
        concepts = [
            (named["rdf:type"], named["skos:ConceptScheme"]),
            (named["dcterms:title"], terms.text(title)),
        ]
        yield described(_scheme(name, terms), concepts)
    for relation in vocabulary:
        yield from _relation(relation, terms)
    for inverse, of in _further_inverses(vocabulary):
        yield from _inverse(inverse, of, terms)
    for mapped in own:
        yield from _pair(mapped.id, mapped.label, [], terms)
    for scheme, notation in _codes(vocabulary):
        yield _code(scheme, notation, terms)
    yield from shapes(terms)


def _own_property(row: OwnProperty, terms: Terms[Term]) -> Description[Term]:
    named = terms.named
    properties = [
        (named["rdf:type"], named["rdf:Property"]),
        (named["rdfs:label"], terms.text(row.label)),
        (named["skos:definition"], terms.text(row.definition)),
        *some(named["rdfs:subPropertyOf"], row.parent, terms.iri),
    ]
    properties += [(named["schema:domainIncludes"], _class(domain, terms)) for domain in row.domain]
    properties += some(named["schema:rangeIncludes"], row.range, lambda name: _class(name, terms))
    return described(terms.local("ng", row.name), properties)


def _class(name: str, terms: Terms[Term]) -> Term:
    if name in CLASSES:
        return terms.named[f"ng:{name}"]
    return terms.named[{"Article": "schema:NewsArticle", "Relation": "rdf:Property"}.get(name, f"xsd:{name}")]


def _relation(row: RelationType, terms: Terms[Term]) -> Iterator[Description[Term]]:
    named = terms.named
    further = [
        (named["skos:definition"], terms.text(row.definition)),
        (named["ng:relationKind"], terms.text(row.kind)),
    ]
    if row.range and not VALUE_TYPES.intersection(row.range):
        further.append((named["rdf:type"], named["owl:ObjectProperty"]))
    if row.symmetric:
        further.append((named["rdf:type"], named["owl:SymmetricProperty"]))
    further += some(named["owl:inverseOf"], row.inverse, lambda name: terms.local("rel", name))
    further += [(named["schema:domainIncludes"], _type(kind, terms)) for kind in row.domain]
    further += [(named["schema:rangeIncludes"], _type(kind, terms)) for kind in row.range]
    further += some(named["skos:closeMatch"], row.cameo, lambda code: _address("cameo", code, terms))
    further += [(named["skos:closeMatch"], _address("verbnet", code, terms)) for code in row.verbnet]
    said_as = sorted({trigger.lemma for trigger in row.triggers if not trigger.inverse})
    further += [(named["skos:hiddenLabel"], terms.text(words)) for words in said_as]
    further += [(named["skos:example"], terms.text(example)) for example in row.examples]
    yield from _pair(row.id, row.label, further, terms)


def _pair(
    relation_id: str, label: str, further: Iterable[tuple[Term, Term]], terms: Terms[Term]
) -> Iterator[Description[Term]]:
    """The two properties of a relation: ``rel:`` and the wider ``said:``."""
    named = terms.named
    properties = [
        (named["rdf:type"], named["rdf:Property"]),
        (named["rdf:type"], named["skos:Concept"]),
        *(pair for pair in further if pair[0] == named["rdf:type"]),
        (named["rdfs:label"], terms.text(label)),
        (named["skos:prefLabel"], terms.text(label)),
        (named["skos:notation"], terms.text(relation_id)),
        (named["skos:inScheme"], _scheme("relations", terms)),
        (named["rdfs:subPropertyOf"], terms.local("said", relation_id)),
        *(pair for pair in further if pair[0] != named["rdf:type"]),
    ]
    yield described(terms.local("rel", relation_id), properties)
    said = "Asserted in an article's own voice, or reported only."
    yield described(
        terms.local("said", relation_id),
        [
            (named["rdf:type"], named["rdf:Property"]),
            (named["rdfs:label"], terms.text(label)),
            (named["rdfs:comment"], terms.text(said)),
        ],
    )


def _further_inverses(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Inverses that have no row of their own, and what they are the inverse of."""
    for row in vocabulary:
        if row.inverse is not None and row.inverse not in vocabulary:
            yield row.inverse, row.id


def _inverse(relation_id: str, of: str, terms: Terms[Term]) -> Iterator[Description[Term]]:
    named = terms.named
    words = re.sub(r"(?=[A-Z])", " ", relation_id).lower()
    inverse = [(named["owl:inverseOf"], terms.local("rel", of))]
    yield from _pair(relation_id, words, inverse, terms)


def _type(kind: EntityType, terms: Terms[Term]) -> Term:
    return terms.named["ng:ValueNode"] if kind in VALUE_TYPES else terms.named[f"schema:{SCHEMA_TYPES[kind]}"]


def _codes(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    cameo = {("cameo", row.cameo) for row in vocabulary if row.cameo is not None}
    return sorted(cameo | {("verbnet", code) for row in vocabulary for code in row.verbnet})


def _code(scheme: str, notation: str, terms: Terms[Term]) -> Description[Term]:
    named = terms.named
    return described(
        _address(scheme, notation, terms),
        [
            (named["rdf:type"], named["skos:Concept"]),
            (named["skos:notation"], terms.text(notation)),
            (named["skos:inScheme"], _scheme(scheme, terms)),
        ],
    )


def _scheme(name: str, terms: Terms[Term]) -> Term:
    """A concept scheme: of the relations, or of an outside coding they are matched with."""
    return terms.iri(f"{terms.names.base}scheme/{name}")


def _address(scheme: str, notation: str, terms: Terms[Term]) -> Term:
    """The concept of an outside coding that has the notation."""
    return terms.iri(f"{terms.names.base}{scheme}/{notation}")
