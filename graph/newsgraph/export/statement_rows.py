"""Statements as rows, with the summary of their evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container
from functools import cached_property
from typing import TypeVar

from newsgraph.export.rows import ExportOptions, StatementRow, iri
from newsgraph.knowledge_graph import KnowledgeGraph, value_node
from newsgraph.knowledge_graph.wording import relation_label, wording_of
from newsgraph.model import Statement

Text = TypeVar("Text", bound=str)
Clean = Callable[[str], str]


class StatementRows:
    """Makes rows of the chosen statements; ``clean`` is put to every text, ``clean_again`` to those of other rows."""

    def __init__(
        self,
        graph: KnowledgeGraph,
        options: ExportOptions,
        chosen: Container[str | None],
        clean: Clean,
        clean_again: Clean,
    ) -> None:
        self._graph, self._options, self._chosen = graph, options, chosen
        self._clean, self._clean_again = clean, clean_again

    @cached_property
    def relation_labels(self) -> dict[str, str]:
        """How each relation reads between subject and object, whatever the standing."""
        lemmas: dict[str, set[str]] = defaultdict(set)
        for claim in self._graph.parts.claims:
            lemmas[claim.relation.id].add(claim.relation.lemma)
        vocabulary = self._graph.vocabulary
        return {key: self._clean(relation_label(key, min(found), vocabulary)) for key, found in lemmas.items()}

    def statement(self, row: Statement) -> StatementRow:
        """The row of a statement."""
        graph, claims, clean = self._graph, self._graph.evidence(row), self._clean
        wording = wording_of(row, claims, graph.vocabulary, graph.name_of)
        known, evidence = graph.vocabulary.relations.get(row.relation), self._options.evidence
        # one loop, as a comprehension for each takes twice as long
        keys: set[str] = set()
        quotes: dict[str, None] = {}
        polarities, certainties, modalities, said_by, times, places = [], [], [], [], [], []
        for claim in claims:
            keys.add(claim.article_id)
            if evidence:
                quotes[clean(claim.sentence.text)] = None
            polarities.append(claim.polarity)
            certainties.append(claim.certainty)
            if claim.modality is not None:
                modalities.append(clean(claim.modality))
            if claim.attribution is not None and claim.attribution.source is not None:
                said_by.append(clean(graph.name_of(claim.attribution.source)))
            if claim.time is not None and claim.time.edtf is not None:
                times.append(clean(claim.time.edtf))
            if claim.place is not None:
                places.append(clean(graph.name_of(claim.place)))
        articles = [graph.articles[key] for key in sorted(keys)]
        dates = [article.date for article in articles if article.date is not None]
        target = row.object if row.object_is_value else graph.entities[row.object].label
        subject = self._label_again(graph.entities[row.subject].label, row.subject)
        value = value_node(row.id) if row.object_is_value else row.object
        return StatementRow(
            id=row.id,
            iri=iri(self._options.base, "statement", row.id),
            subject=row.subject,
            relation=row.relation,
            relation_label=self.relation_labels[row.relation],
            canonical=known is not None,
            symmetric=known is not None and known.symmetric,
            object=value,
            object_is_value=row.object_is_value,
            label=clean(wording.label),
            sentence=self._clean_again(wording.sentence(subject, self._label_again(target, value))),
            standing=row.standing,
            content=row.content if row.content in self._chosen else None,
            occurrence=row.occurrence,
            sources=row.sources,
            confidence=round(row.confidence, 2),
            reviewed=row.reviewed,
            polarities=_distinct(polarities),
            certainties=_distinct(certainties),
            modalities=_distinct(modalities) if modalities else (),
            said_by=_distinct(said_by) if said_by else (),
            times=_distinct(times) if times else (),
            places=_distinct(places) if places else (),
            outlets=_distinct([clean(article.outlet) for article in articles if article.outlet is not None]),
            first=min(dates, default=None),
            last=max(dates, default=None),
            claims=row.claims if evidence else (),
            articles=tuple([clean(article.id) for article in articles]) if evidence else (),
            quotes=tuple(quotes),
        )

    def _label_again(self, label: str, key: str) -> str:
        """What a node is called in a sentence: as in its own row."""
        return self._clean_again(label) or key


def _distinct(found: list[Text]) -> tuple[Text, ...]:
    """Each once, sorted."""
    # mostly there are none, or all are the same, and to count is quicker than to hash
    if not found or found.count(found[0]) == len(found):
        return tuple(found[:1])
    return tuple(sorted(set(found)))
