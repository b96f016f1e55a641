"""From sentences to padded tensors: features, targets, noise."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from newsgraph.language.entity_tags import LABELS, bio_tags
from newsgraph.language.features import LOWER, PARAGRAPH, TITLE, UPPER, Features, Featurizer, word_shape
from newsgraph.language.lemma_scripts import KEEP, edit_script
from newsgraph.language.train.corpora import Corpora
from newsgraph.language.train.sentences import Sentence, chunks
from newsgraph.language.windows import Inventory

IGNORE = -100
LONGEST = 200  # words: a longer chunk is left out of training
PIECES_IN_BATCH = 1500
GRID = 16  # pieces: to a multiple of that batches of equal shapes are padded

_TAGS = {tag: index for index, tag in enumerate(bio_tags(LABELS))}


@dataclass(frozen=True, slots=True)
class Example:
    """One chunk: what the network sees and what it should say. ``targets`` are per word, ``IGNORE`` where unknown."""

    features: Features
    tags: NDArray[np.bool_]
    targets: dict[str, list[int]]
    low: list[int]
    high: list[int]

    @property
    def has_tree(self) -> bool:
        return "arc" in self.targets


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded tensors of some examples of one kind (all with a tree, or none)."""

    pieces: Tensor
    shapes: Tensor
    first: Tensor
    last: Tensor
    present: Tensor
    tags: Tensor
    words: Tensor
    targets: dict[str, Tensor]
    low: Tensor
    high: Tensor

    def map(self, change: Callable[[Tensor], Tensor]) -> Batch:
        """The same with every tensor changed."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        changed = {name: change(value) for name, value in values.items() if isinstance(value, Tensor)}
        return Batch(**changed, targets={layer: change(target) for layer, target in self.targets.items()})


def make_inventory(sentences: Iterable[Sentence]) -> Inventory:
    """The classes that the treebanks show: relations at least 3 times, lemma scripts at least twice."""
    upos: set[str] = set()
    xpos: set[str] = set()
    relations: Counter[str] = Counter()
    scripts: Counter[str] = Counter()
    for sentence in sentences:
        if sentence.tree is not None:
            upos.update(sentence.tree.upos)
            xpos.update(sentence.tree.xpos)
            relations.update(sentence.tree.relations)
            scripts.update(map(edit_script, sentence.words, sentence.tree.lemmas))
    return Inventory(
        tuple(sorted(upos)),
        tuple(sorted(xpos)),
        (KEEP, *sorted(s for s, count in scripts.items() if count >= 2 and s != KEEP)),
        tuple(sorted(r for r, count in relations.items() if count >= 3)),
        LABELS,
    )


def allowed_tags(sentence: Sentence) -> NDArray[np.bool_]:
    """``[words, tags]``: every tag that the annotation leaves possible."""
    allowed = np.zeros((len(sentence.words), len(_TAGS)), bool)
    outside = [0] + [_TAGS[f"{p}-{label}"] for label in sorted(sentence.open_labels) for p in "BI"]
    allowed[:, outside] = True
    allowed[sorted(sentence.hidden)] = True
    for entity in sentence.entities:
        for index in range(entity.start, entity.end):
            position = "B" if index == entity.start else "I"
            allowed[index] = False
            allowed[index, [_TAGS[f"{position}-{label}"] for label in sorted(entity.labels)]] = True
    return allowed


class ExampleMaker:
    """Examples from chunks, with noise that news text shows: headlines, capitals, unknown names, lost full stops."""

    def __init__(self, featurizer: Featurizer, inventory: Inventory, corpora: Corpora) -> None:
        self._featurizer = featurizer
        self._index = {
            layer: {name: index for index, name in enumerate(getattr(inventory, layer))}
            for layer in ("upos", "xpos", "lemma", "relation")
        }
        every = chain(*corpora.treebanks.values(), *corpora.names.values())
        self._counts = Counter(word.lower() for sentence in every for word in sentence.words)

    def example(self, chunk: Sequence[Sentence], rng: random.Random) -> Example:
        """One example; the noise is drawn from ``rng``."""
        chunk = [_drop_full_stop(sentence) if rng.random() < 0.04 else sentence for sentence in chunk]
        words = [word for sentence in chunk for word in sentence.words]
        shapes, recased = self._shapes(chunk, words, rng)
        pieces, masked = [], []
        for word in words:
            hide = word.isalpha() and self._counts[word.lower()] <= 10 and rng.random() < 0.12
            masked.append(hide)
            pieces.append((self._featurizer.mask,) if hide else self._featurizer.pieces(word))
        targets: dict[str, list[int]] = {"sentence": _starts(chunk)}
        low, high = _bounds(chunk)
        if chunk[0].tree is not None:
            self._add_tree(chunk, targets)
            unsure = [index for index, hide in enumerate(masked) if hide or recased]
            for index in unsure:
                targets["lemma"][index] = IGNORE
        tags = np.concatenate([allowed_tags(sentence) for sentence in chunk])
        return Example(self._featurizer.assemble(pieces, shapes), tags, targets, low, high)

    def _shapes(self, chunk: Sequence[Sentence], words: list[str], rng: random.Random) -> tuple[list[int], bool]:
        shapes = [word_shape(word) for word in words]
        draw = rng.random()
        recased = draw < 0.09
        if recased:
            other = LOWER if draw < 0.04 else UPPER if draw < 0.06 else TITLE
            shapes = [
                other if word[:1].isalpha() and shape <= UPPER else shape
                for word, shape in zip(words, shapes, strict=True)
            ]
        if rng.random() < 0.6:
            position = 0
            for sentence in chunk:
                shapes[position] += PARAGRAPH if sentence.starts_paragraph else 0
                position += len(sentence.words)
        return shapes, recased

    def _add_tree(self, chunk: Sequence[Sentence], targets: dict[str, list[int]]) -> None:
        for layer in ("upos", "xpos", "lemma", "relation", "arc"):
            targets[layer] = []
        offset = 0
        for sentence in chunk:
            tree, size = sentence.tree, len(sentence.words)
            if tree is None:
                raise ValueError(f"{sentence.document}: a chunk mixes sentences with and without a tree")
            scripts = map(edit_script, sentence.words, tree.lemmas)
            targets["upos"].extend(self._index["upos"][tag] for tag in tree.upos)
            targets["xpos"].extend(self._index["xpos"][tag] for tag in tree.xpos)
            targets["lemma"].extend(self._index["lemma"].get(script, IGNORE) for script in scripts)
            targets["relation"].extend(self._index["relation"].get(name, IGNORE) for name in tree.relations)
            targets["arc"].extend(offset + head if head else 0 for head in tree.heads)
            offset += size


def _bounds(chunk: Sequence[Sentence]) -> tuple[list[int], list[int]]:
    """Of each word, where its sentence begins and ends."""
    low: list[int] = []
    high: list[int] = []
    for sentence in chunk:
        start, size = len(low), len(sentence.words)
        low.extend([start] * size)
        high.extend([start + size] * size)
    return low, high


def _starts(chunk: Sequence[Sentence]) -> list[int]:
    return [
        (int(index == 0) if sentence.starts_known else IGNORE)
        for sentence in chunk
        for index in range(len(sentence.words))
    ]


def _drop_full_stop(sentence: Sentence) -> Sentence:
    """The sentence as a headline has it, where its last word is a full stop without dependents."""
    tree, last = sentence.tree, len(sentence.words)
    if tree is None or last < 3 or sentence.words[-1] != "." or last in tree.heads or tree.heads[-1] == 0:
        return sentence
    shorter = replace(
        tree, lemmas=tree.lemmas[:-1], upos=tree.upos[:-1], xpos=tree.xpos[:-1], heads=tree.heads[:-1],
        relations=tree.relations[:-1],
    )  # fmt: skip
    entities = tuple(entity for entity in sentence.entities if entity.end < last)
    hidden = frozenset(index for index in sentence.hidden if index < last - 1)
    hidden |= {index for e in sentence.entities if e.end == last for index in range(e.start, last - 1)}
    return replace(sentence, words=sentence.words[:-1], tree=shorter, entities=entities, hidden=hidden)


def epoch_batches(
    corpora: Corpora, maker: ExampleMaker, epoch: int, share: Mapping[str, float], pieces: int = PIECES_IN_BATCH,
    *, equal_shapes: bool = False,
) -> list[Batch]:  # fmt: skip
    """The batches of one epoch in training order, a function of the epoch's number alone: the treebanks whole, of the
    other corpora the ``share`` of their chunks that is given by name; at most ``pieces`` pieces a batch, padded to
    few different shapes if ``equal_shapes``."""
    rng = random.Random(epoch)
    examples: list[Example] = []
    for part, sentences in (
        *((1.0, s) for s in corpora.treebanks.values()),
        *((share.get(name, 0.0), s) for name, s in corpora.names.items()),
    ):
        examples.extend(
            maker.example(chunk, rng)
            for chunk in chunks(sentences, rng.choice((60, 80, 100)))
            if rng.random() < part and sum(len(s.words) for s in chunk) <= LONGEST
        )
    batches: list[Batch] = []
    for has_tree in (True, False):
        kind = [example for example in examples if example.has_tree == has_tree]
        kind.sort(key=lambda example: len(example.features.pieces) + rng.random() * 25)
        batches.extend(_equal_shapes(kind, pieces) if equal_shapes else _close_shapes(kind, pieces))
    rng.shuffle(batches)
    return batches


def _close_shapes(examples: Sequence[Example], pieces: int) -> Iterator[Batch]:
    """Examples in their order, padded as little as may be."""
    current: list[Example] = []
    for example in examples:
        if current and len(example.features.pieces) * (len(current) + 1) > pieces:
            yield collate(current)
            current = []
        current.append(example)
    if current:
        yield collate(current)


def _equal_shapes(examples: Sequence[Example], pieces: int) -> Iterator[Batch]:
    """Few shapes: those of one length up to ``GRID`` together, in batches with rows for ``pieces``."""
    groups: defaultdict[int, list[Example]] = defaultdict(list)
    for example in examples:
        groups[-(-len(example.features.pieces) // GRID) * GRID].append(example)
    for length, group in groups.items():
        rows = max(1, pieces // length)
        for start in range(0, len(group), rows):
            yield collate(group[start : start + rows], rows, length)


def collate(examples: Sequence[Example], height: int = 0, length: int = 0) -> Batch:
    """Examples padded to one size, and to ``height`` of them with ``length`` pieces and words each."""
    height = max(height, len(examples))
    width = max(length, *(len(e.features) for e in examples))
    length = max(length, *(len(e.features.pieces) for e in examples))

    def padded(rows: Iterable[Sequence[int] | NDArray[np.int64]], size: int, fill: int) -> Tensor:
        table = np.full((height, size), fill, np.int64)
        for index, row in enumerate(rows):
            table[index, : len(row)] = row
        return torch.from_numpy(table)

    tags = np.ones((height, width, len(_TAGS)), bool)
    for index, example in enumerate(examples):
        tags[index, : len(example.tags)] = example.tags
    return Batch(
        pieces=padded((e.features.pieces for e in examples), length, 0),
        shapes=padded((e.features.shapes for e in examples), length, 7),
        first=padded((e.features.first for e in examples), width, 0),
        last=padded((e.features.last for e in examples), width, 0),
        present=padded(([1] * len(e.features.pieces) for e in examples), length, 0),
        tags=torch.from_numpy(tags),
        words=padded(([1] * len(e.features) for e in examples), width, 0),
        targets={layer: padded((e.targets[layer] for e in examples), width, IGNORE) for layer in examples[0].targets},
        low=padded((e.low for e in examples), width, 0),
        high=padded((e.high for e in examples), width, width),
    )
