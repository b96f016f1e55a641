"""What is said of one node, in the terms of one syntax."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from pyoxigraph import Literal, NamedNode, Triple

from newsgraph.errors import ExportError
from newsgraph.export.projection import local_name
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.namespaces import XSD, Namespaces

Term = TypeVar("Term")
Given = TypeVar("Given")
Key = TypeVar("Key")
Made = TypeVar("Made")

# the end of an IRI that needs neither escapes nor checks, in any syntax
is_plain = re.compile(r"[A-Za-z][A-Za-z0-9_-]*").fullmatch


class Description(NamedTuple, Generic[Term]):
    """A node with all its properties, in the order in which they are written; none comes twice.

    Attributes:
        article: The article whose evidence it is; None for what is no evidence.
    """

    subject: Term
    properties: Sequence[tuple[Term, Term]]
    article: Term | None = None


def described(
    subject: Term, properties: Iterable[tuple[Term, Term]], article: Term | None = None
) -> Description[Term]:
    """The node with these properties, repeated ones left out."""
    return Description(subject, tuple(dict.fromkeys(properties)), article)


def some(
    predicate: Term, given: Given | None, term: Callable[[Given], Term | None]
) -> list[tuple[Term, Term]]:
    """The property, if there is a value for it."""
    if given is None:
        return []
    obj = term(given)
    return [] if obj is None else [(predicate, obj)]


class _Kept(dict[Key, Made]):
    """What has been made once."""

    def __init__(self, make: Callable[[Key], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Made:
        made = self[key] = self._make(key)
        return made


class Terms(ABC, Generic[Term]):
    """Makes the terms of one syntax: their text as the syntax has it, so that none is made twice on the way to a file.

    Attributes:
        names: The IRIs under the base.
        named: Terms by prefixed name ("rdfs:label"), for vocabulary; each is made once.
    """

    def __init__(self, base: str) -> None:
        self.names = Namespaces(base)
        self._spaces = self.names.spaces
        self.named: _Kept[str, Term] = _Kept(self._named)
        self._integers: _Kept[int, Term] = _Kept(lambda value: self.literal(str(value), f"{XSD}integer"))
        self._offsets: _Kept[int, Term] = _Kept(lambda value: self.literal(str(value), f"{XSD}nonNegativeInteger"))
        self._decimals: _Kept[float, Term] = _Kept(lambda value: self.literal(f"{value:.2f}", f"{XSD}decimal"))
        self._times: _Kept[str, Term] = _Kept(lambda edtf: self.literal(*literals.time(edtf)))
        self._articles: _Kept[str, Term] = _Kept(lambda key: self.local("article", local_name(key, "a")))

    @abstractmethod
    def iri(self, address: str) -> Term:
        """The term of a whole IRI, which is known to be one."""

    @abstractmethod
    def literal(self, value: str, datatype: str) -> Term:
        """A literal of a datatype that is not xsd:string. A lone surrogate becomes U+FFFD."""

    @abstractmethod
    def text(self, value: str) -> Term:
        """A plain literal. A lone surrogate, which no RDF form can hold, becomes U+FFFD."""

    @abstractmethod
    def triple(self, subject: Term, predicate: Term, obj: Term) -> Term:
        """A triple as a term (RDF 1.2), where the syntax has such."""

    def local(self, prefix: str, name: str) -> Term:
        """The IRI of this name under a prefix's namespace.

        Raises:
            ExportError: The name makes no IRI; no name that newsgraph gives does that.
        """
        return self.iri(self.whole(prefix, name))

    def whole(self, prefix: str, name: str) -> str:
        """The address of :meth:`local`. Raises ExportError if it is none."""
        address = self._spaces[prefix] + name
        if not is_plain(name):
            try:
                NamedNode(address)
            except ValueError as error:
                raise ExportError(f"{name!r} makes no IRI: {error}", address, "build the graph again") from error
        return address

    def _named(self, name: str) -> Term:
        prefix, _, local = name.partition(":")
        return self.local(prefix, local)

    def article(self, article_id: str) -> Term:
        """The article of this id, whatever characters the id has."""
        return self._articles[article_id]

    def integer(self, value: int) -> Term:
        return self._integers[value]

    def offset(self, code_points: int) -> Term:
        return self._offsets[code_points]

    def decimal(self, value: float) -> Term:
        """With two decimals, as all scores have."""
        return self._decimals[value]

    def boolean(self, value: bool) -> Term:
        return self.literal("true" if value else "false", f"{XSD}boolean")

    def time(self, edtf: str) -> Term:
        """A day, month or year with its XSD type, else an Extended Date/Time Format literal (ISO 8601-2)."""
        return self._times[edtf]

    def closed(self, name: str) -> Mapping[str, tuple[Term, Term]]:
        """A property, by its prefixed name, for each text that it may have; for few texts, as they are kept."""
        predicate = self.named[name]
        return _Kept(lambda value: (predicate, self.text(value)))

    def typed(self, value: str, datatype: str) -> Term:
        """A literal of any datatype, xsd:string too."""
        return self.text(value) if datatype == f"{XSD}string" else self.literal(value, datatype)

    def address(self, url: str | None) -> Term | None:
        """The IRI of a web address; None for what is no absolute http address."""
        found = literals.address(url)
        return None if found is None else self.iri(found)


class ObjectTerms(Terms[NamedNode | Literal | Triple]):
    """pyoxigraph's own objects."""

    def iri(self, address: str) -> NamedNode:
        return NamedNode(address)

    def literal(self, value: str, datatype: str) -> Literal:
        return Literal(literals.valid(value), datatype=NamedNode(datatype))

    def text(self, value: str) -> Literal:
        return Literal(literals.valid(value))

    def triple(
        self,
        subject: NamedNode | Literal | Triple,
        predicate: NamedNode | Literal | Triple,
        obj: NamedNode | Literal | Triple,
    ) -> Triple:
        assert isinstance(subject, NamedNode)
        assert isinstance(predicate, NamedNode)
        return Triple(subject, predicate, obj)


def as_triples(rows: Iterable[Description[NamedNode | Literal | Triple]]) -> Iterator[Triple]:
    """The triples of nodes that are described in pyoxigraph's own objects."""
    for row in rows:
        for predicate, obj in row.properties:
            assert isinstance(row.subject, NamedNode)
            assert isinstance(predicate, NamedNode)
            yield Triple(row.subject, predicate, obj)
