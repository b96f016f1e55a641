"""A sentence's tree whose heads can be turned about."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM", "X"})
VERBAL = frozenset({"VERB", "AUX"})
_OF_CLAUSES = ("nsubj", "nsubjpass", "aux", "auxpass", "mark")


@dataclass(frozen=True, slots=True)
class Word:
    """What is known of a word besides its place in the tree; ``person`` if it is part of a person's name."""

    lower: str
    lemma: str
    upos: str
    xpos: str
    person: bool = False


class Tree:
    """Words of one sentence with heads (positions; the root is its own) and relations."""

    def __init__(self, words: Sequence[Word], heads: Sequence[int], relations: Sequence[str]) -> None:
        self.words, self.heads, self.relations = tuple(words), list(heads), list(relations)
        self.upos = [word.upos for word in words]
        self._children: list[set[int]] = [set() for _ in words]
        for index, head in enumerate(heads):
            if head != index:
                self._children[head].add(index)

    def __len__(self) -> int:
        return len(self.words)

    def children(self, index: int, relations: Container[str] | None = None) -> list[int]:
        """The dependents of a word, in order; those with some relations only, where given."""
        found = sorted(self._children[index])
        return found if relations is None else [child for child in found if self.relations[child] in relations]

    def child(self, index: int, relations: Container[str]) -> int | None:
        """The first dependent with one of the relations."""
        return next(iter(self.children(index, relations)), None)

    def is_root(self, index: int) -> bool:
        return self.heads[index] == index

    def attach(self, index: int, head: int, relation: str | None = None) -> None:
        """Hangs a word on a head that is none of its descendants."""
        if not self.is_root(index):
            self._children[self.heads[index]].discard(index)
        self.heads[index] = head
        self._children[head].add(index)
        if relation is not None:
            self.relations[index] = relation

    def turn(self, old: int, new: int, relation: str, *, keeping: Container[int] = ()) -> None:
        """Puts ``new``, a dependent of ``old``, into its place; ``old`` hangs on it by ``relation``.

        What hangs on ``old`` moves to ``new``, save the words in ``keeping``; ``new`` takes the relation of ``old``.
        """
        head, taken = self.heads[old], self.relations[old]
        others = [child for child in self.children(old) if child != new and child not in keeping]
        self._children[old].discard(new)
        if head == old:
            self.heads[new] = new
        else:
            self._children[head].discard(old)
            self.heads[new] = head
            self._children[head].add(new)
        self.relations[new] = taken
        self.heads[old] = new
        self._children[new].add(old)
        self.relations[old] = relation
        for child in others:
            self.attach(child, new)

    def is_nominal(self, index: int) -> bool:
        return self.upos[index] in NOMINAL

    def is_clause(self, index: int) -> bool:
        """Whether a word is a verb or has what only predicates have."""
        return self.upos[index] in VERBAL or bool(
            self.children(index, ("nsubj", "nsubjpass", "aux", "auxpass", "mark"))
        )

    def deepest_first(self) -> list[int]:
        """All words, dependents before their heads."""
        depths = [0] * len(self)
        waiting = [index for index in range(len(self)) if self.is_root(index)]
        while waiting:
            index = waiting.pop()
            for child in self._children[index]:
                depths[child] = depths[index] + 1
                waiting.append(child)
        return sorted(range(len(self)), key=lambda index: (-depths[index], index))
