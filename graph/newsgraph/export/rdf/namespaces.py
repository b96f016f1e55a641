"""The IRIs and prefixes that the RDF forms use.

Vocabulary IRIs end in ``#name``, data IRIs in ``/name``, all under one base, so that a user may put a graph under an
address of their own.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import ClassVar

from newsgraph.export.projection import DEFAULT_BASE
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

    >>> Prefixes({"ent": "https://newsgraph.example/entity/"}).short("https://newsgraph.example/entity/oslo")
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

    def short(self, address: str) -> str | None:
        """The prefixed name, which holds no slash; None where no prefix fits."""
        end = max(address.rfind("/"), address.rfind("#")) + 1
        prefix, local = self._prefix_of.get(address[:end]), address[end:]
        return f"{prefix}:{local}" if prefix is not None and _LOCAL.fullmatch(local) else None


@dataclass(frozen=True, slots=True)
class Namespaces:
    """The names under one base IRI.

    >>> Namespaces(DEFAULT_BASE).spaces["rel"]
    'https://newsgraph.example/relation#'
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
