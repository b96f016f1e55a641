"""Scores against the development files, on their own words, sentences predicted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.language.entity_tags import EntitySpan
from newsgraph.language.train.gazetteer import OTHER, PLACE
from newsgraph.language.train.sentences import ALL_LABELS, Sentence, documents
from newsgraph.language.windows import WordAnnotations

Annotator = Callable[[Sequence[str], Sequence[bool]], WordAnnotations]


def _coarse(label: str) -> str:
    """The development files know only "place" and "other name"."""
    return "LOC" if label in PLACE else "MISC" if label in OTHER else label


@dataclass(slots=True)
class Report:
    """Counts over a file; the figures are percentages. Attachment is scored without punctuation, with subtypes."""

    counts: Counter[str] = field(default_factory=Counter)
    entities: dict[str, Counter[str]] = field(default_factory=dict)

    def rate(self, hits: str, total: str) -> float:
        return 100 * self.counts[hits] / max(1, self.counts[total])

    def sentence_f(self) -> float:
        return 200 * self.counts["sentences right"] / max(1, self.counts["sentences"] + self.counts["sentences found"])

    def entity_f(self, labels: Sequence[str]) -> float:
        total: Counter[str] = sum((self.entities.get(label, Counter()) for label in labels), Counter())
        return 200 * total["right"] / max(1, total["gold"] + total["found"])

    def figures(self) -> dict[str, float]:
        """The figures by name, rounded to 2 decimals."""
        values = {
            "XPOS": self.rate("xpos", "words"),
            "UPOS": self.rate("upos", "words"),
            "lemma": self.rate("lemma", "words"),
            "UAS": self.rate("head", "attached"),
            "LAS": self.rate("relation", "attached"),
            "sentence F": self.sentence_f(),
            "entity F": self.entity_f(("PERSON", "ORG", "LOC")),
        }
        for label in sorted(self.entities):
            if self.entities[label]["gold"]:
                values[f"{label} F"] = self.entity_f((label,))
        return {name: round(value, 2) for name, value in values.items()}


def evaluate(
    annotate: Annotator, files: Mapping[str, Sequence[Sentence]], most_documents: int | None = None
) -> dict[str, Report]:
    """A report for each file, of its first ``most_documents`` documents."""
    reports = {}
    for name, sentences in files.items():
        report = Report()
        for document in list(documents(sentences))[:most_documents]:
            words = [word for sentence in document for word in sentence.words]
            paragraphs = [s.starts_paragraph and i == 0 for s in document for i in range(len(s.words))]
            _compare(document, annotate(words, paragraphs), report)
        reports[name] = report
    return reports


def _compare(document: Sequence[Sentence], found: WordAnnotations, report: Report) -> None:
    counts = report.counts
    offset = 0
    gold_bounds, gold_entities = set(), set()
    unannotated: set[int] = set()
    closed: set[str] = set()
    for sentence in document:
        _compare_words(sentence, offset, found, counts)
        gold_bounds.add((offset, offset + len(sentence.words)))
        unannotated.update(offset + index for index in sentence.hidden)
        closed.update(_coarse(label) for label in ALL_LABELS - sentence.open_labels)
        for entity in sentence.entities:
            gold_entities.add(EntitySpan(offset + entity.start, offset + entity.end, _coarse(min(entity.labels))))
        offset += len(sentence.words)
    starts = [index for index, begins in enumerate(found.sentence_starts) if begins]
    found_bounds = set(zip(starts, [*starts[1:], offset], strict=True))
    counts["sentences"] += len(gold_bounds)
    counts["sentences found"] += len(found_bounds)
    counts["sentences right"] += len(gold_bounds & found_bounds)
    said = {
        EntitySpan(e.start, e.end, _coarse(e.label))
        for e in found.entities
        if unannotated.isdisjoint(range(e.start, e.end)) and _coarse(e.label) in closed
    }
    for label in {entity.label for entity in gold_entities | said}:
        tally = report.entities.setdefault(label, Counter())
        gold, ours = ({e for e in group if e.label == label} for group in (gold_entities, said))
        tally.update(gold=len(gold), found=len(ours), right=len(gold & ours))


def _compare_words(sentence: Sentence, offset: int, found: WordAnnotations, counts: Counter[str]) -> None:
    tree = sentence.tree
    if tree is None:
        return
    for index in range(len(sentence.words)):
        here = offset + index
        head = offset + tree.heads[index] - 1 if tree.heads[index] else here
        attached = found.heads[here] == head
        counts["words"] += 1
        counts["upos"] += found.upos[here] == tree.upos[index]
        counts["xpos"] += found.xpos[here] == tree.xpos[index]
        counts["lemma"] += found.lemmas[here] == tree.lemmas[index]
        if tree.relations[index] != "punct":
            counts["attached"] += 1
            counts["head"] += attached
            counts["relation"] += attached and found.relations[here] == tree.relations[index]
