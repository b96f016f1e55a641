"""JSON-LD 1.1 with its context inside, so that it loads offline: an object a node, under ``@graph``."""

from __future__ import annotations

import json
import re
from pathlib import Path

from newsgraph.errors import ExportError
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.namespaces import XSD, Namespaces
from newsgraph.export.rdf.nodes import Description, Terms, is_plain
from newsgraph.export.rdf.properties import PROPERTIES
from newsgraph.export.rdf.terms import Descriptions

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
# what JSON has a form for; longer numbers would lose digits in readers that take them for floats
_NATIVE = {f"{XSD}integer": re.compile("0|-?[1-9][0-9]{0,14}"), f"{XSD}boolean": re.compile("true|false")}
_REFERENCE = '{"id": '
_TYPE = f'{_REFERENCE}"rdf:type"}}'


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the graph's triples. Returns what could not be held."""
    names, keys = Namespaces(options.base), _Keys(options.base)
    with writing_text(target) as file:
        file.write(f'{{"@context": {_dumped(context(names))},\n"@graph": [')
        separator = "\n"
        for row in Descriptions(rows, JsonTerms(options.base)).all():
            file.write(f"{separator}{_node(row, keys)}")
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


class JsonTerms(Terms[str]):
    """Terms as JSON: an IRI as an object of its prefixed name, a literal as a string, number or typed value."""

    def __init__(self, base: str) -> None:
        super().__init__(base)
        self._prefixes = self.names.data_prefixes
        self._known = {prefix for prefix, _ in self._prefixes}

    def iri(self, address: str) -> str:
        return f"{_REFERENCE}{_dumped(self._prefixes.short(address) or address)}}}"

    def literal(self, value: str, datatype: str) -> str:
        if datatype in _NATIVE and _NATIVE[datatype].fullmatch(value):
            return value
        kind = self._prefixes.short(datatype) or datatype
        return _dumped({"@value": literals.valid(value), "@type": kind})

    def text(self, value: str) -> str:
        return _dumped(literals.valid(value))

    def triple(self, subject: str, predicate: str, obj: str) -> str:
        raise ExportError("JSON-LD 1.1 has no triple terms", predicate, "write turtle12")

    def local(self, prefix: str, name: str) -> str:
        if is_plain(name) and prefix in self._known:
            return f'{_REFERENCE}"{prefix}:{name}"}}'
        return self.iri(self.whole(prefix, name))


class _Keys(dict[str, tuple[str, bool]]):
    """The key of each property, and whether it always holds a list."""

    def __init__(self, base: str) -> None:
        super().__init__()
        names = Namespaces(base)
        self._terms = set(context(names)) - set(names.spaces)

    def __missing__(self, predicate: str) -> tuple[str, bool]:
        name = json.loads(_name(predicate))
        local = name.partition(":")[2]
        key = local if local in self._terms else name
        self[predicate] = _dumped(key), key in _MANY or name.startswith(("rel:", "said:"))
        return self[predicate]


def _name(reference: str) -> str:
    return reference[len(_REFERENCE) : -1]


def _node(row: Description[str], keys: _Keys) -> str:
    groups: dict[str, list[str]] = {}
    for predicate, obj in row.properties:
        groups.setdefault(predicate, []).append(obj)
    members = [f'"id": {_name(row.subject)}']
    for predicate, values in groups.items():
        if predicate == _TYPE:
            members.append(f'"type": [{", ".join(map(_name, values))}]')
            continue
        key, many = keys[predicate]
        listed = ", ".join(values)
        members.append(f"{key}: [{listed}]" if many or len(values) > 1 else f"{key}: {listed}")
    return f"{{{', '.join(members)}}}"


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
