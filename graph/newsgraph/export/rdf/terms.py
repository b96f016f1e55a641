"""The triples of a graph, built once for every RDF syntax and for SPARQL.

Without blank nodes. A statement is one node, an ``ng:Statement`` and ``rdf:Statement`` (in RDF 1.2: the reifier of a
triple). Beside it stands the direct triple: ``rel:x`` and ``said:x`` for an asserted one, ``said:x`` alone for a
reported one, none for any other standing. A claim is the evidence: an ``oa:SpecificResource`` (Web Annotation Data
Model) of its article, with two selectors.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic

from pyoxigraph import Triple

from newsgraph.errors import ExportError
from newsgraph.export.projection import ArticleRow, EntityRow, Rows, StatementRow, ValueRow
from newsgraph.export.rdf import literals
from newsgraph.export.rdf.evidence import Evidence
from newsgraph.export.rdf.namespaces import OA, PROV, SCHEMA, SCHEMA_TYPES, SKOS
from newsgraph.export.rdf.nodes import Description, ObjectTerms, Term, Terms, as_triples, described, some
from newsgraph.knowledge_graph import value_node
from newsgraph.model import Standing, short_hash

__all__ = ["Description", "Descriptions", "triples"]

# which direct triples a standing has
_DIRECT = {Standing.ASSERTED: ("rel", "said"), Standing.REPORTED: ("said",)}


def triples(rows: Rows) -> Iterator[Triple]:
    """All triples, in an order that depends on the graph alone."""
    return as_triples(Descriptions(rows, ObjectTerms(rows.options.base)).all())


class Descriptions(Generic[Term]):
    """What is said of each node, in the terms of one syntax. Each call starts a new iteration; each node comes once.

    ``by_address`` gives the nodes in the order of their IRIs in angle brackets; else they come as the rows do.
    """

    def __init__(self, rows: Rows, terms: Terms[Term], *, reifiers: bool = False) -> None:
        """
        Args:
            reifiers: Say what a statement states by ``rdf:reifies`` and a triple term (RDF 1.2), not by
                ``rdf:subject``, ``rdf:predicate`` and ``rdf:object``.
        """
        self._rows, self._terms, self._reifiers = rows, terms, reifiers
        named, type_ = terms.named, terms.named["rdf:type"]
        self._evidence = Evidence(terms)
        self._standing, self._polarity = terms.closed("ng:standing"), terms.closed("ng:polarity")
        self._certainty = terms.closed("ng:certainty")
        self._statement_types = [(type_, named["ng:Statement"])]
        if not reifiers:
            self._statement_types.append((type_, named["rdf:Statement"]))
        self._types = {
            kind: (
                (named["rdf:type"], named[f"schema:{name}"]),
                (named["ng:entityType"], terms.text(kind)),
            )
            for kind, name in SCHEMA_TYPES.items()
        }

    def all(self) -> Iterator[Description[Term]]:
        """Relations, entities, values, statements, claims, articles, and last the dataset itself.

        Raises:
            ExportError: The options' licence is no web address.
        """
        count = 0
        for row in self._all_but_dataset():
            count += len(row.properties)
            yield row
        yield self.dataset(count)

    def _all_but_dataset(self) -> Iterator[Description[Term]]:
        for relation, said in zip(self.relations(), self.said(), strict=True):
            yield relation
            yield said
        yield from self.entities()
        yield from self.candidate_links()
        yield from self.values()
        yield from self.statements()
        yield from self.claims()
        yield from self.articles()

    def relations(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The properties ``rel:`` of the statements' relations."""
        named, terms = self._terms.named, self._terms
        for row in self._rows.relations(by_address=by_address):
            yield described(
                terms.local("rel", row.id),
                [
                    (named["rdf:type"], named["rdf:Property"]),
                    (named["rdfs:label"], terms.text(row.label)),
                    (named["rdfs:subPropertyOf"], terms.local("said", row.id)),
                ],
            )

    def said(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The wider properties ``said:``, in the same order."""
        named, terms = self._terms.named, self._terms
        for row in self._rows.relations(by_address=by_address):
            yield described(
                terms.local("said", row.id),
                [(named["rdf:type"], named["rdf:Property"]), (named["rdfs:label"], terms.text(row.label))],
            )

    def entities(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The entities with their direct triples."""
        for row in self._rows.entities(by_address=by_address):
            yield self._entity(row)

    def candidate_links(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """A node for each link to a gazetteer's entry that is not decided, with its score."""
        named, terms = self._terms.named, self._terms
        links = [
            (f"l{short_hash(row.id, entry)}", row.id, entry, score)
            for row in self._rows.entities()
            for entry, score in row.candidates
        ]
        for local, entity, entry, score in sorted(links) if by_address else links:
            yield described(
                terms.iri(f"{self._rows.options.base}link/{local}"),
                [
                    (named["rdf:type"], named["ng:CandidateLink"]),
                    (named["rdf:subject"], terms.local("ent", entity)),
                    (named["rdf:predicate"], named["ng:candidateLink"]),
                    (named["rdf:object"], self._candidate(entry)),
                    (named["ng:confidence"], terms.decimal(score)),
                ],
            )

    def values(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The values."""
        for row in self._rows.values(by_address=by_address):
            yield self._value(row)

    def statements(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The statements."""
        for row in self._rows.statements(by_address=by_address):
            yield self._statement(row)

    def claims(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The claims, each followed by its parts, or among them where they go by address."""
        pages = {row.id: literals.address(row.url) for row in self._rows.articles()}
        for claim in self._rows.claims(by_address=by_address):
            found = self._evidence.descriptions(claim, pages.get(claim.article))
            yield from sorted(found, key=lambda row: str(row.subject)) if by_address else found

    def articles(self, by_address: bool = False) -> Iterator[Description[Term]]:
        """The articles."""
        rows = self._rows.articles()
        for row in sorted(rows, key=lambda row: f"{row.local}>") if by_address else rows:
            yield self._article(row)

    def _entity(self, row: EntityRow) -> Description[Term]:
        named, terms = self._terms.named, self._terms
        label = terms.text(row.label or row.id)
        type_, entity_type = self._types[row.type]
        properties = [
            (named["rdf:type"], named["ng:Entity"]),
            type_,
            (named["rdfs:label"], label),
            (named["skos:prefLabel"], label),
        ]
        properties += [(named["skos:altLabel"], terms.text(name)) for name in row.aliases if name != row.label]
        properties.append(entity_type)
        properties += some(named["ng:country"], row.country, terms.text)
        properties += [(named["ng:mentionCount"], terms.integer(row.mentions))]
        properties += [(named["ng:articleCount"], terms.integer(row.articles))]
        for link in row.links:
            page = terms.address(link)
            if page is None:
                properties.append((named["dcterms:identifier"], terms.text(link)))
            else:
                properties.append((named["schema:sameAs"], page))
        properties += [(named["ng:candidateLink"], self._candidate(entry)) for entry, _ in row.candidates]
        properties += [(named["dcterms:replaces"], terms.local("ent", old)) for old in row.replaces]
        properties += self._direct(row.id)
        return described(terms.local("ent", row.id), properties)

    def _candidate(self, entry: str) -> Term:
        """A gazetteer's entry by its IRI, else by the id that the user has for it."""
        return self._terms.address(entry) or self._terms.text(entry)

    def _direct(self, entity_id: str) -> Iterator[tuple[Term, Term]]:
        """The direct triples of an entity, ``rel:`` before ``said:``, by relation and object."""
        facts = {
            (prefix, row.relation, value_node(row.id) if row.object_is_value else row.object, row.object_is_value)
            for row in self._rows.facts_about(entity_id)
            for prefix in _DIRECT.get(row.standing, ())
        }
        for prefix, relation, obj, is_value in sorted(facts):
            yield self._terms.local(prefix, relation), self._object(obj, is_value)

    def _value(self, row: ValueRow) -> Description[Term]:
        named, terms = self._terms.named, self._terms
        return described(
            terms.local("value", row.id),
            [
                (named["rdf:type"], named["ng:ValueNode"]),
                (named["rdfs:label"], terms.text(row.label or row.id)),
                (named["rdf:value"], terms.typed(*literals.value(row.label, row.normal, row.type))),
                (named["ng:valueType"], terms.text(row.type)),
            ],
        )

    def _statement(self, row: StatementRow) -> Description[Term]:
        named, terms = self._terms.named, self._terms
        text, time = terms.text, terms.time
        subject, obj = terms.local("ent", row.subject), self._object(row.object, row.object_is_value)
        relation = named[f"rel:{row.relation}"]
        properties = [*self._statement_types, (named["rdfs:label"], text(row.sentence))]
        if self._reifiers:
            properties.append((named["rdf:reifies"], terms.triple(subject, relation, obj)))
        else:
            properties += (
                (named["rdf:subject"], subject),
                (named["rdf:predicate"], relation),
                (named["rdf:object"], obj),
            )
        properties.append(self._standing[row.standing])
        if row.content is not None:
            properties.append((named["ng:content"], terms.local("stmt", row.content)))
        if row.occurrence is not None:
            properties.append((named["ng:occurrence"], time(row.occurrence)))
        properties += (
            (named["ng:sources"], terms.integer(row.sources)),
            (named["ng:confidence"], terms.decimal(row.confidence)),
        )
        if row.reviewed:
            properties.append((named["ng:reviewed"], terms.integer(row.reviewed)))
        properties += [self._polarity[word] for word in row.polarities]
        properties += [self._certainty[word] for word in row.certainties]
        properties += [(named["ng:modality"], text(word)) for word in row.modalities]
        properties += [(named["ng:saidBy"], text(name)) for name in row.said_by]
        properties += [(named["ng:time"], time(when)) for when in row.times]
        properties += [(named["ng:placeText"], text(place)) for place in row.places]
        if row.first is not None:
            properties.append((named["ng:firstPublished"], time(row.first)))
        if row.last is not None:
            properties.append((named["ng:lastPublished"], time(row.last)))
        evidence, local = named["ng:evidence"], terms.local
        properties += [(evidence, local("claim", f"c{claim}")) for claim in row.claims]
        return Description(terms.local("stmt", row.id), properties)

    def _article(self, row: ArticleRow) -> Description[Term]:
        named, terms = self._terms.named, self._terms
        properties = [
            (named["rdf:type"], named["schema:NewsArticle"]),
            (named["rdf:type"], named["prov:Entity"]),
            (named["dcterms:identifier"], terms.text(row.id)),
        ]
        properties += some(named["schema:headline"], row.title, terms.text)
        properties += some(named["schema:datePublished"], row.date, terms.time)
        properties += some(named["schema:publisher"], row.outlet, terms.text)
        properties += some(named["schema:author"], row.author, terms.text)
        page = terms.address(row.url)
        if page is not None:
            properties.append((named["schema:url"], page))
        elif row.url is not None:
            properties.append((named["schema:url"], terms.text(row.url)))
        properties.append((named["ng:sourceGroup"], terms.text(row.group)))
        properties += [(named["ng:metadata"], terms.text(f"{key}: {value}")) for key, value in row.extra]
        properties += some(named["schema:articleBody"], row.text, terms.text)
        return described(terms.article(row.id), properties)

    def dataset(self, count: int) -> Description[Term]:
        """The dataset, told how many triples all other nodes have.

        Raises:
            ExportError: The options' licence is no web address.
        """
        named, terms, options = self._terms.named, self._terms, self._rows.options
        properties = [
            (named["rdf:type"], named["void:Dataset"]),
            (named["dcterms:title"], terms.text("Knowledge graph of news articles, by newsgraph")),
        ]
        licence = terms.address(options.license)
        if licence is not None:
            properties.append((named["dcterms:license"], licence))
        elif options.license is not None:
            remedy = "give an address like https://creativecommons.org/licenses/by/4.0/"
            raise ExportError("the licence is no web address", options.license, remedy)
        properties += [
            (named["void:uriSpace"], terms.text(options.base)),
            (named["void:entities"], terms.integer(self._rows.count_entities())),
        ]
        properties += [
            (named["void:vocabulary"], terms.iri(space))
            for space in (f"{options.base}vocabulary#", OA, PROV, SCHEMA, SKOS)
        ]
        # this triple counts itself
        properties.append((named["void:triples"], terms.integer(count + len(properties) + 1)))
        return described(terms.iri(f"{options.base}dataset"), properties)

    def _object(self, object_id: str, is_value: bool) -> Term:
        return self._terms.local("value" if is_value else "ent", object_id)
