"""One streaming, flat, sorted view of a graph, from which every exporter writes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

from newsgraph.export.evidence import ClaimRow, EvidenceRows, sources_and_place
from newsgraph.export.rows import (
    DEFAULT_BASE,
    ArgumentRow,
    ArticleRow,
    AttributionRow,
    EntityRow,
    ExportOptions,
    MentionRow,
    PartRow,
    RelationRow,
    StatementRow,
    ValueRow,
    iri,
    local_name,
)
from newsgraph.export.selection import chosen, select
from newsgraph.export.statement_rows import StatementRows
from newsgraph.export.xml import xml_safe
from newsgraph.knowledge_graph import KnowledgeGraph, value_node
from newsgraph.model import Entity, Statement, Value

__all__ = [
    "DEFAULT_BASE",
    "ArgumentRow",
    "ArticleRow",
    "AttributionRow",
    "ClaimRow",
    "EntityRow",
    "ExportOptions",
    "MentionRow",
    "PartRow",
    "RelationRow",
    "Rows",
    "StatementRow",
    "ValueRow",
    "chosen",
    "iri",
    "local_name",
    "select",
    "xml_safe",
]

class Rows:
    """The parts of a graph that the options choose. Each call starts a new, sorted iteration; with ``by_address``, in
    the order of the rows' IRIs, ended by ``>``.

    Attributes:
        graph: The graph itself, for formats that hold all of it.
        options: What was chosen.
    """

    def __init__(self, graph: KnowledgeGraph, options: ExportOptions | None = None, *, exact: bool = False) -> None:
        """
        Args:
            exact: Give text as it is, for formats that can hold any; else it is made safe for XML.
        """
        self.graph, self.options = graph, options or ExportOptions()
        self._clean: Callable[[str], str] = str if exact else self._xml_safe
        self._stripped: set[str] = set()
        self._chosen = {row.id: row for row in chosen(graph, self.options)}
        self._evidence = EvidenceRows(graph, self._clean)
        clean_again: Callable[[str], str] = str if exact else xml_safe
        self._statement_rows = StatementRows(graph, self.options, self._chosen, self._clean, clean_again)

    def _xml_safe(self, text: str) -> str:
        if text.isprintable():
            return text
        safe = xml_safe(text)
        if safe != text:
            self._stripped.add(text)
        return safe

    def warnings(self) -> tuple[str, ...]:
        """What the rows written so far could not hold."""
        found = []
        if self._stripped:
            count = len(self._stripped)
            found.append(f"{count} texts lost control characters or lone surrogates, which XML cannot hold")
        cut = sum(row.content is not None and row.content not in self._chosen for row in self._chosen.values())
        if cut:
            found.append(f"{cut} statements lost their content, which the options leave out")
        return tuple(found)

    def articles(self) -> Iterator[ArticleRow]:
        """The articles, by id; none without evidence."""
        if not self.options.evidence:
            return
        for row in self.graph.articles.values():
            article_id = self._clean(row.id)
            local = local_name(article_id, "a")
            yield ArticleRow(
                id=article_id,
                local=local,
                iri=iri(self.options.base, "article", local),
                title=self._cleaned(row.title),
                date=row.date,
                outlet=self._cleaned(row.outlet),
                url=self._cleaned(row.url),
                author=self._cleaned(row.author),
                group=self._clean(self.graph.group_of[row.id]),
                text=self._clean(row.text) if self.options.with_text and row.text else None,
                extra=tuple((self._clean(key), self._clean(value)) for key, value in row.extra),
            )

    def entities(self, *, by_address: bool = False) -> Iterator[EntityRow]:
        """The entities that take part in a statement and, with evidence, those that claims name as source or place;
        by id."""
        for key in sorted(self._entity_ids, key=_in_address if by_address else None):
            yield self._entity(self.graph.entities[key], key in self._nodes)

    def count_entities(self) -> int:
        """How many rows :meth:`entities` has."""
        return len(self._entity_ids)

    @cached_property
    def _nodes(self) -> frozenset[str]:
        return frozenset(end for row in self._chosen.values() for end in self._ends(row))

    @cached_property
    def _entity_ids(self) -> frozenset[str]:
        return self._nodes | self._named_by_claims() if self.options.evidence else self._nodes

    def facts_about(self, entity_id: str) -> Sequence[Statement]:
        """The statements, as the graph has them, whose subject is the entity."""
        return self._by_subject.get(entity_id, ())

    @cached_property
    def _by_subject(self) -> Mapping[str, Sequence[Statement]]:
        found: defaultdict[str, list[Statement]] = defaultdict(list)
        for row in self._chosen.values():
            found[row.subject].append(row)
        return found

    def relations(self, *, by_address: bool = False) -> Iterator[RelationRow]:
        """The relations of the statements, by id."""
        counts = Counter(row.relation for row in self._chosen.values())
        for key in sorted(counts, key=_in_address if by_address else None):
            known = self.graph.vocabulary.relations.get(key)
            yield RelationRow(
                id=key,
                label=self._statement_rows.relation_labels[key],
                canonical=known is not None,
                symmetric=known is not None and known.symmetric,
                statements=counts[key],
            )

    def values(self, *, by_address: bool = False) -> Iterator[ValueRow]:
        """The values, in the order of their statements."""
        for row in self._in_order(by_address):
            if row.object_is_value:
                key = value_node(row.id)
                forms = sorted(
                    claim.object.normal
                    for claim in self.graph.evidence(row)
                    if isinstance(claim.object, Value) and claim.object.normal is not None
                )
                normal = self._clean(forms[0]) if forms else None
                address = iri(self.options.base, "value", key)
                yield ValueRow(key, address, self._clean(row.object), row.object_type, normal, row.id)

    def statements(self, *, by_address: bool = False) -> Iterator[StatementRow]:
        """The statements, by subject, relation, object."""
        for row in self._in_order(by_address):
            yield self._statement_rows.statement(row)

    def _in_order(self, by_address: bool) -> Iterator[Statement]:
        # a value's id ends as its statement's does
        keys = sorted(self._chosen, key=_in_address) if by_address else self._chosen
        return (self._chosen[key] for key in keys)

    def claims(self, *, by_address: bool = False) -> Iterator[ClaimRow]:
        """The claims that the statements rest on, the earliest article first; none without evidence."""
        if not self.options.evidence:
            return
        statement_of = {claim: row.id for row in self._chosen.values() for claim in row.claims}
        keys = sorted(statement_of, key=_in_address) if by_address else (
            key for key in self.graph.claims if key in statement_of
        )
        for key in keys:
            content = self.graph.claims[key].content
            yield self._evidence.claim(key, statement_of[key], content if content in statement_of else None)

    def mentions(self) -> Iterator[MentionRow]:
        """The mentions of all entities of the chosen types, by article and offset; none without evidence."""
        if not self.options.evidence:
            return
        mentions = {mention for profile in self.graph.parts.profiles for mention in profile.mentions}
        for mention in sorted(mentions, key=lambda row: (row.article_id, row.span, row.kind)):
            row = self._evidence.mention(mention)
            if self.options.types is None or row.part.type in self.options.types:
                yield row

    def _cleaned(self, text: str | None) -> str | None:
        return None if text is None else self._clean(text)

    def _ends(self, row: Statement) -> tuple[str, ...]:
        return (row.subject,) if row.object_is_value else (row.subject, row.object)

    def _named_by_claims(self) -> set[str]:
        named: set[str] = set()
        for row in self._chosen.values():
            for claim in self.graph.evidence(row):
                if claim.place is None and claim.attribution is None:
                    continue
                for mention in sources_and_place(claim):
                    entity = self.graph.entity_of(mention)
                    if entity is not None:
                        named.add(entity.id)
        return named

    def _entity(self, row: Entity, node: bool) -> EntityRow:
        profiles = [self.graph.profiles[key] for key in row.profiles]
        ranked = sorted(row.aliases, key=lambda alias: (-alias[1], alias[0]))
        return EntityRow(
            id=row.id,
            iri=iri(self.options.base, "entity", row.id),
            label=self._clean(row.label),
            type=row.type,
            aliases=tuple(self._clean(alias) for alias, _ in ranked if alias != row.label),
            links=tuple(self._clean(link) for link in row.links),
            country=row.country,
            replaces=row.replaces,
            mentions=sum(len(profile.mentions) for profile in profiles),
            articles=len({profile.article_id for profile in profiles}),
            node=node,
            candidates=tuple((self._clean(entry), score) for entry, score in row.candidates),
        )


def _in_address(key: str) -> str:
    return f"{key}>"
