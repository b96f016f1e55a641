"""JSON-LD 1.1 with its context inside, so that it loads offline: an object a node, under ``@graph``."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf.namespaces import XSD, Namespaces
from newsgraph.export.rdf.nodes import A, Description, Object
from newsgraph.export.rdf.properties import PROPERTIES
from newsgraph.export.rdf.terms import descriptions

# terms of outside vocabularies, under their own local names
_OUTSIDE = (
    "rdfs:label rdfs:subPropertyOf rdf:subject rdf:predicate rdf:object rdf:value skos:prefLabel skos:altLabel "
    "schema:sameAs schema:headline schema:datePublished schema:publisher schema:author schema:url schema:articleBody "
    "dcterms:identifier dcterms:replaces dcterms:title dcterms:license oa:hasSource oa:hasSelector oa:start oa:end "
    "oa:exact oa:prefix oa:suffix prov:wasDerivedFrom void:uriSpace void:entities void:vocabulary void:triples"
)
# keys that always hold a list
_MANY = frozenset(
    ["altLabel", "argumentText", "candidateLink", "certainty", "evidence", "hasSelector", "metadata", "modality",
     "placeText", "polarity", "replaces", "saidBy", "sameAs", "time", "vocabulary"]
)  # fmt: skip
_NATIVE = (f"{XSD}integer", f"{XSD}boolean")


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    names = Namespaces(options.base)
    writer = _Writer(names)
    with writing_text(target) as file:
        file.write(f'{{"@context": {_dumped(context(names))},\n"@graph": [')
        separator = "\n"
        for row in descriptions(rows):
            file.write(f"{separator}{_dumped(writer.node(row))}")
            separator = ",\n"
        file.write("\n]}\n")
    return rows.warnings()


def context(names: Namespaces) -> dict[str, object]:
    """The context: ``id`` and ``type``, all prefixes, and a term for every property in use but relations."""
    terms: dict[str, object] = {"@version": 1.1, "id": "@id", "type": {"@id": "@type", "@container": "@set"}}
    terms.update(names.data_prefixes)
    for name in (*_OUTSIDE.split(), *(f"ng:{row.name}" for row in PROPERTIES)):
        local = name.partition(":")[2]
        # "value" is a prefix already
        if local not in terms:
            terms[local] = {"@id": name, **({"@container": "@set"} if local in _MANY else {})}
    return terms


class _Writer:
    def __init__(self, names: Namespaces) -> None:
        self._prefixes = names.data_prefixes
        self._terms = set(context(names)) - set(names.spaces)

    def node(self, row: Description) -> dict[str, object]:
        found: dict[str, object] = {"id": self._short(row.subject)}
        for predicate, group in groupby(row.properties, key=lambda pair: pair[0]):
            if predicate == A:
                found["type"] = [self._short(obj) for _, obj in group if isinstance(obj, NamedNode)]
                continue
            name = self._short(predicate)
            key = name.partition(":")[2] if name.partition(":")[2] in self._terms else name
            values = [self._value(obj) for _, obj in group]
            found[key] = values if len(values) > 1 or key in _MANY or name.startswith(("rel:", "said:")) else values[0]
        return found

    def _value(self, term: Object) -> object:
        if isinstance(term, NamedNode):
            return {"id": self._short(term)}
        kind = term.datatype.value
        if kind in _NATIVE:
            return json.loads(term.value)
        return term.value if kind == f"{XSD}string" else {"@value": term.value, "@type": self._short(term.datatype)}

    def _short(self, node: NamedNode) -> str:
        return self._prefixes.short(node) or node.value


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
