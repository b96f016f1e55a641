"""SKOS thesauri and other RDF with labels, read by pyoxigraph, which takes a million labels in seconds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from newsgraph.errors import GazetteerError

RDF_SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".rdf": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
_SKOS, _RDFS = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS = frozenset((f"{_SKOS}prefLabel", f"{_RDFS}label"))
_ALIASES = frozenset(
    (f"{_SKOS}altLabel", f"{_SKOS}hiddenLabel", "https://schema.org/alternateName", "http://schema.org/alternateName")
)
_LINKS = frozenset(
    (
        f"{_SKOS}exactMatch", "https://schema.org/sameAs", "http://schema.org/sameAs",
        "http://www.w3.org/2002/07/owl#sameAs",
    )
)  # fmt: skip


@dataclass(slots=True)
class ThesaurusRow:
    """What a file says of one subject with a label. ``types`` are IRIs."""

    id: str
    where: str
    label: str = ""
    aliases: list[str] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    labels: list[tuple[int, str, str]] = field(default_factory=list)


def thesaurus_rows(path: Path) -> Iterator[ThesaurusRow]:
    """The subjects of an RDF file that have a ``skos:prefLabel`` or ``rdfs:label``, by IRI.

    The label is the preferred one in English, else without language, else the first of all; the others are aliases, as
    are ``skos:altLabel`` and ``skos:hiddenLabel``. ``skos:exactMatch``, ``owl:sameAs`` and ``schema:sameAs`` are links.

    Raises:
        GazetteerError: The file is not well formed; the message says where.
    """
    found: dict[str, ThesaurusRow] = {}
    try:
        for quad in parse(path=str(path), format=RDF_SUFFIXES[path.suffix.lower()]):
            if not isinstance(quad.subject, NamedNode):
                continue
            subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object
            row = found.get(subject) or found.setdefault(subject, ThesaurusRow(subject, f"{path}, <{subject}>"))
            if isinstance(value, Literal):
                if predicate in _LABELS:
                    preferred = predicate.startswith(_SKOS)
                    row.labels.append((_rank(value.language, preferred), value.language or "", value.value))
                elif predicate in _ALIASES:
                    row.aliases.append(value.value)
            elif isinstance(value, NamedNode):
                if predicate == _TYPE:
                    row.types.append(value.value)
                elif predicate in _LINKS:
                    row.links.append(value.value)
    except SyntaxError as error:
        place = f"{path}, line {error.lineno}" if error.lineno else str(path)
        raise GazetteerError(f"is not well formed: {error.msg}", place, "mend that line") from error
    for _, row in sorted(found.items()):
        if row.labels:
            row.labels.sort()
            row.label = row.labels[0][2]
            row.aliases += [text for _, _, text in row.labels[1:]]
            yield row


def _rank(language: str | None, preferred: bool) -> int:
    tongue = 0 if language is not None and language.split("-")[0] == "en" else 1 if language is None else 2
    return 2 * tongue + (not preferred)
