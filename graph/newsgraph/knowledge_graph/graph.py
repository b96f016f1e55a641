"""KnowledgeGraph: what a user holds in hand. The work is done by the pure functions beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from copy import copy
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType

import networkx as nx

from newsgraph.errors import GraphError
from newsgraph.knowledge_graph import parts as parts_of
from newsgraph.knowledge_graph.explanation import Explanation, explanation_of
from newsgraph.knowledge_graph.finding import EntityNames
from newsgraph.knowledge_graph.parts import GraphParts
from newsgraph.knowledge_graph.statements import gather_statements
from newsgraph.knowledge_graph.wording import Wording, wording_of
from newsgraph.model import (
    Analysis,
    Article,
    Claim,
    Decision,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Profile,
    Resolution,
    Review,
    Standing,
    Statement,
    Value,
)
from newsgraph.names import fold
from newsgraph.vocabulary import Vocabulary


def value_node(statement_id: str) -> str:
    """The id of the node of the value that is the statement's object."""
    return f"v{statement_id[1:]}"


class KnowledgeGraph:
    """A graph in which every edge can be proved; never changed once made. Comes from :meth:`assemble` or a native file.

    Attributes:
        parts: All it holds.
        vocabulary: The relations it was built with.
        articles, entities: By id, sorted by id.
        profiles, claims: By id, the earliest article first.
        group_of: The group of reprints of each article id.

    >>> import newsgraph
    >>> graph = newsgraph.build({"text": "Harwell Shipping did not sell the Aldine Hotel, Ann Mwangi said."})
    >>> statement = graph.statements(subject="Harwell Shipping", relation="sells")[0]
    >>> graph.sentence_of(statement)
    'Harwell Shipping did not sell Aldine Hotel, Ann Mwangi says'
    >>> [(claim.attribution.source.span.text, claim.attribution.cue.text) for claim in graph.evidence(statement)]
    [('Ann Mwangi', 'said')]
    """

    def __init__(self, parts: GraphParts, vocabulary: Vocabulary) -> None:
        self.parts, self.vocabulary = parts, vocabulary
        self.articles: Mapping[str, Article] = MappingProxyType({row.id: row for row in parts.articles})
        self.entities: Mapping[str, Entity] = MappingProxyType({row.id: row for row in parts.entities})
        self.profiles: Mapping[str, Profile] = MappingProxyType({row.id: row for row in parts.profiles})
        self.claims: Mapping[str, Claim] = MappingProxyType({row.id: row for row in parts.claims})
        self._statements = {row.id: row for row in parts.statements}
        self.group_of: Mapping[str, str] = MappingProxyType({row.article_id: row.group for row in parts.origins})
        self._entity_of_profile = parts_of.entity_of_profile(parts.entities)

    @classmethod
    def assemble(
        cls,
        analyses: Iterable[Analysis],
        resolution: Resolution,
        *,
        vocabulary: Vocabulary,
        source_groups: Mapping[str, str] | None = None,
        reviews: Iterable[Review] = (),
    ) -> KnowledgeGraph:
        """The graph of analysed articles and of what resolving their profiles gave.

        Neither the order of the analyses nor one that comes twice changes anything.

        Args:
            source_groups: The group of reprints of each article id; an article not in it is its own.
            reviews: What readers hold of claims; a rejected claim is evidence for no statement.

        Raises:
            GraphError: Two analyses of one article differ, or the resolution does not fit the profiles.
            LedgerError: A claim is both accepted and rejected.
        """
        parts = parts_of.assembled(analyses, resolution, source_groups or {})
        return _gathered(parts_of.reviewed(parts, reviews), vocabulary)

    def with_resolution(self, resolution: Resolution, reviews: Iterable[Review] | None = None) -> KnowledgeGraph:
        """The same evidence under another resolution of its profiles, and other reviews unless they are None.

        Raises:
            GraphError: The resolution does not fit the profiles.
            LedgerError: A claim is both accepted and rejected.
        """
        parts = parts_of.resolved(self.parts, resolution)
        if reviews is not None:
            parts = parts_of.reviewed(parts, reviews)
        return _gathered(parts, self.vocabulary)

    def restricted_to(self, statement_ids: Collection[str]) -> KnowledgeGraph:
        """A new graph of these statements, with what proves and names them, and nothing else."""
        return KnowledgeGraph(parts_of.of_statements(self.parts, statement_ids), self.vocabulary)

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """As a networkx graph: nodes are the entities and values that take part in a statement, the key of an edge is
        its statement's id. A value belongs to one statement only."""
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for row in self.parts.statements:
            for key in (row.subject,) if row.object_is_value else (row.subject, row.object):
                graph.add_node(key, label=self.entities[key].label, type=str(self.entities[key].type), kind="entity")
            target = row.object
            if row.object_is_value:
                target = value_node(row.id)
                graph.add_node(target, label=row.object, type=str(row.object_type), kind="value")
            graph.add_edge(
                row.subject,
                target,
                row.id,
                label=self.wording(row).label,
                relation=row.relation,
                standing=str(row.standing),
                sources=row.sources,
                confidence=row.confidence,
                reviewed=row.reviewed,
                occurrence=row.occurrence,
                content=row.content,
            )
        return graph

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """Why profiles are one entity, or not."""
        return self.parts.decisions

    @cached_property
    def review_of(self) -> Mapping[str, Review]:
        """What a reader holds of a claim, by the claim's id; the first of them where several readers agree."""
        return MappingProxyType({row.claim: row for row in reversed(self.parts.reviews)})

    def has_statement(self, statement_id: str) -> bool:
        """Whether there is a statement of this id."""
        return statement_id in self._statements

    def statement(self, statement_id: str) -> Statement:
        """The statement of this id. Raises GraphError if there is none."""
        if statement_id not in self._statements:
            raise GraphError(f"no statement has the id {statement_id!r}", "graph", "see statements()")
        return self._statements[statement_id]

    def statements(
        self,
        subject: str | None = None,
        relation: str | None = None,
        object: str | None = None,  # noqa: A002 - the triple's own word
        standing: Standing | str | None = None,
    ) -> list[Statement]:
        """The statements that fit all filters, sorted by subject, relation, object.

        Args:
            subject, object: An entity's id or name; for the object also a value's text. The ends of a symmetric
                relation may be given either way.
            relation: Its id ("authorizes").
            standing: One of the five standings.
        """
        subjects = None if subject is None else {entity.id for entity in self.find(subject)}
        objects = None if object is None else {entity.id for entity in self.find(object)}
        value = None if object is None else fold(object)
        kind = None if standing is None else Standing(standing)

        def fits(row: Statement, left: str, right: str) -> bool:
            if subjects is not None and left not in subjects:
                return False
            if row.object_is_value:
                return value is None or fold(row.object) == value
            return objects is None or right in objects

        return [
            row
            for row in self.parts.statements
            if relation in (None, row.relation)
            and kind in (None, row.standing)
            and (
                fits(row, row.subject, row.object)
                or (self._is_symmetric(row) and fits(row, row.object, row.subject))
            )
        ]

    def count_by_standing(self) -> dict[Standing, int]:
        """The number of statements of each standing that there is."""
        counts = Counter(row.standing for row in self.parts.statements)
        return {standing: counts[standing] for standing in Standing if standing in counts}

    def unmapped_relations(self) -> list[tuple[str, int]]:
        """The relations that are not in the vocabulary, with their number of statements, the most frequent first."""
        counts = Counter(row.relation for row in self.parts.statements if row.relation not in self.vocabulary)
        return sorted(counts.items(), key=lambda row: (-row[1], row[0]))

    def _is_symmetric(self, row: Statement) -> bool:
        known = self.vocabulary.relations.get(row.relation)
        return known is not None and known.symmetric and not row.object_is_value

    @cached_property
    def _names(self) -> EntityNames:
        return EntityNames(self.entities, self.parts.statements)

    def find(self, name: str) -> list[Entity]:
        """The entities of this label, alias, id or link, without regard to case and accents; where there is none, those
        with a name that contains it as whole words. Those in the most statements come first."""
        return self._names.find(name)

    def entity(self, name: str) -> Entity:
        """The one entity of this id or name. Raises GraphError if there is none or more than one."""
        if name in self.entities:
            return self.entities[name]
        found = self.find(name)
        if not found:
            raise GraphError(f"no entity is called {name!r}", "graph", "try a part of its name")
        if len(found) > 1:
            ids = ", ".join(f"{entity.id} ({entity.label}, {entity.type})" for entity in found[:10])
            raise GraphError(f"{len(found)} entities are called {name!r}", "graph", f"give an id, such as {ids}")
        return found[0]

    @cached_property
    def _profile_of_span(self) -> Mapping[tuple[str, int, int], str]:
        return {
            (mention.article_id, mention.span.start, mention.span.end): key
            for key, profile in self.profiles.items()
            for mention in profile.mentions
        }

    def profile_of(self, mention: Mention) -> str | None:
        """The id of the profile that a mention belongs to."""
        return self._profile_of_span.get((mention.article_id, mention.span.start, mention.span.end))

    def entity_of_profile(self, profile_id: str) -> Entity:
        """The entity that a profile belongs to."""
        return self.entities[self._entity_of_profile[profile_id]]

    def entity_of(self, mention: Mention) -> Entity | None:
        """The entity that a mention means."""
        key = self.profile_of(mention)
        return None if key is None else self.entity_of_profile(key)

    def name_of(self, mention: Mention) -> str:
        """The label of the entity that a mention means, else its own words."""
        entity = self.entity_of(mention)
        return mention.span.text if entity is None else entity.label

    def evidence(self, statement: Statement | str) -> list[Claim]:
        """The claims a statement (or the statement of this id) rests on, the earliest article first."""
        row = self.statement(statement) if isinstance(statement, str) else statement
        return [self.claims[key] for key in row.claims]

    def wording(self, statement: Statement) -> Wording:
        """How the statement reads as it stands."""
        return wording_of(statement, self.evidence(statement), self.vocabulary, self.name_of)

    def sentence_of(self, statement: Statement) -> str:
        """The statement as a short sentence: "Ann Mwangi leads the Lakeside Bank, officials say"."""
        target = statement.object if statement.object_is_value else self.entities[statement.object].label
        return self.wording(statement).sentence(self.entities[statement.subject].label, target)

    def explain(self, about: str | Statement) -> Explanation:
        """Why the graph has an entity (by name or id) as it has it, or a statement (itself or its id).

        Raises:
            GraphError: Nothing is called so, or more than one entity is.
        """
        return explanation_of(self, about)


def _gathered(parts: GraphParts, vocabulary: Vocabulary) -> KnowledgeGraph:
    """The graph of the parts, its statements gathered anew."""
    bare = KnowledgeGraph(parts, vocabulary)

    def entity_id_of(mention: Mention) -> str | None:
        entity = bare.entity_of(mention)
        if entity is None or (mention.kind is MentionKind.PRONOUN and is_open(entity)):
            return None  # "it" of which nothing tells what it is names no thing
        return entity.id

    values = ((claim.article_id, claim.object) for claim in bare.claims.values() if isinstance(claim.object, Value))
    said_to_be = {(article, value.span) for article, value in values if value.type is EntityType.TEXT}

    def is_open(entity: Entity) -> bool:
        mentions = (member for key in entity.profiles for member in bare.profiles[key].mentions)
        return all(m.kind is MentionKind.PRONOUN or (m.article_id, m.span) in said_to_be for m in mentions)

    judged = {key: row.judgement for key, row in bare.review_of.items()}
    gathered = gather_statements(bare.claims, entity_id_of, bare.entities, bare.group_of, vocabulary, judged)
    # all but the statements stays, and to find it all again takes long
    graph = copy(bare)
    graph.parts = replace(parts, statements=gathered.statements, left_out=gathered.left_out)
    graph._statements = {row.id: row for row in gathered.statements}
    return graph
