"""The IRIs and prefixes that the RDF forms use.

Vocabulary IRIs end in ``#name``, data IRIs in ``/name``, all under one base, so that a user may put a graph under an
address of their own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import ClassVar

from pyoxigraph import NamedNode

from newsgraph.export.projection import DEFAULT_BASE, iri, local_name
from newsgraph.model import EntityType

__all__ = ["DEFAULT_BASE", "SCHEMA_TYPES", "Namespaces", "Prefixes"]

DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "https://schema.org/"
SH = "http://www.w3.org/ns/shacl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
VOID = "http://rdfs.org/ns/void#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"

# EntityType -> schema.org class; value types have none
SCHEMA_TYPES: dict[EntityType, str] = {
    EntityType.PERSON: "Person",
    EntityType.ORG: "Organization",
    EntityType.GPE: "AdministrativeArea",
    EntityType.LOC: "Place",
    EntityType.FAC: "Place",
    EntityType.EVENT: "Event",
    EntityType.PRODUCT: "Product",
    EntityType.LAW: "Legislation",
    EntityType.WORK: "CreativeWork",
    EntityType.NORP: "Thing",
    EntityType.GROUP: "Thing",
    EntityType.THING: "Thing",
}


_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


class Prefixes:
    """Short names of IRIs.

    >>> Prefixes({"ent": "https://newsgraph.example/entity/"}).short(NamedNode("https://newsgraph.example/entity/oslo"))
    'ent:oslo'
    """

    def __init__(self, spaces: dict[str, str]) -> None:
        self._spaces = spaces
        self._prefix_of = {space: prefix for prefix, space in spaces.items()}

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Each prefix with its namespace."""
        return iter(self._spaces.items())

    def without(self, prefixes: Container[str]) -> Prefixes:
        """All but these."""
        return Prefixes({prefix: space for prefix, space in self if prefix not in prefixes})

    def short(self, node: NamedNode) -> str | None:
        """The prefixed name, which holds no slash; None where no prefix fits."""
        address = node.value
        end = max(address.rfind("/"), address.rfind("#")) + 1
        prefix, local = self._prefix_of.get(address[:end]), address[end:]
        return f"{prefix}:{local}" if prefix is not None and _LOCAL.fullmatch(local) else None


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The names under one base IRI.

    >>> Namespaces(DEFAULT_BASE).relation("authorizes").value
    'https://newsgraph.example/relation#authorizes'
    """

    base: str

    # prefixes of the outside world, in the order of their names
    OUTSIDE: ClassVar[dict[str, str]] = {
        "dcterms": DCTERMS,
        "oa": OA,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sh": SH,
        "skos": SKOS,
        "void": VOID,
        "xsd": XSD,
    }

    @property
    def spaces(self) -> dict[str, str]:
        """Prefix -> namespace: the graph's own, then those of the outside world."""
        return {
            "ng": f"{self.base}vocabulary#",
            "rel": f"{self.base}relation#",
            "said": f"{self.base}said#",
            "ent": f"{self.base}entity/",
            "stmt": f"{self.base}statement/",
            "claim": f"{self.base}claim/",
            "article": f"{self.base}article/",
            "value": f"{self.base}value/",
            **self.OUTSIDE,
        }

    @property
    def prefixes(self) -> Prefixes:
        """All prefixes."""
        return Prefixes(self.spaces)

    @property
    def data_prefixes(self) -> Prefixes:
        """Those of a graph, without those that only the vocabulary uses."""
        return self.prefixes.without(("owl", "sh"))

    @property
    def dataset(self) -> NamedNode:
        return NamedNode(f"{self.base}dataset")

    def term(self, name: str) -> NamedNode:
        """A class or property of newsgraph itself (``ng:``)."""
        return NamedNode(f"{self.base}vocabulary#{name}")

    def relation(self, relation_id: str) -> NamedNode:
        """The property of what an article says in its own voice (``rel:``)."""
        return NamedNode(f"{self.base}relation#{relation_id}")

    def said(self, relation_id: str) -> NamedNode:
        """The wider property, of what is reported as well (``said:``)."""
        return NamedNode(f"{self.base}said#{relation_id}")

    def entity(self, entity_id: str) -> NamedNode:
        return NamedNode(iri(self.base, "entity", entity_id))

    def statement(self, statement_id: str) -> NamedNode:
        return NamedNode(iri(self.base, "statement", statement_id))

    def claim(self, local: str) -> NamedNode:
        return NamedNode(iri(self.base, "claim", local))

    def link(self, local: str) -> NamedNode:
        """A link to a gazetteer's entry that is not decided."""
        return NamedNode(f"{self.base}link/{local}")

    def value(self, value_id: str) -> NamedNode:
        return NamedNode(iri(self.base, "value", value_id))

    def article(self, article_id: str) -> NamedNode:
        """The article of this id, whatever characters the id has."""
        return NamedNode(iri(self.base, "article", local_name(article_id, "a")))

    def scheme(self, name: str) -> NamedNode:
        """A concept scheme: of the relations, or of an outside coding they are matched with."""
        return NamedNode(f"{self.base}scheme/{name}")

    def code(self, scheme: str, notation: str) -> NamedNode:
        """A concept of an outside coding, known by its notation."""
        return NamedNode(f"{self.base}{scheme}/{notation}")
