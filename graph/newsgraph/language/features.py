"""What the network sees of a word: its subword pieces, the shape of its letters, whether a paragraph starts with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from newsgraph.errors import ModelError

Integers = NDArray[np.int64]

LOWER, TITLE, UPPER, SINGLE, MIXED, DIGITS, SYMBOL, SPECIAL = range(8)
SHAPES = 8
PARAGRAPH = SHAPES  # added to the shape of the first word of a paragraph
ROWS = 2 * SHAPES

MAXIMUM_PIECES = 12  # per word: a longer one (a URL, a run of dashes) is told by its beginning

_PLAIN = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
        "‘": "'", "’": "'", "‚": "'", "′": "'", "`": "'", "´": "'",
        "–": "-", "—": "-", "―": "-", "‐": "-", "‑": "-", "‒": "-", "−": "-",
        "…": "...", "\u00a0": " ", "\u00ad": "", "\ufeff": "",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Features:
    """One window: pieces with their shapes, and for each word the index of its first and last piece."""

    pieces: Integers
    shapes: Integers
    first: Integers
    last: Integers

    def __len__(self) -> int:
        return len(self.first)


def word_shape(word: str) -> int:
    """The letter-case class of a word: the encoder's vocabulary is in lower case and cannot tell.

    >>> word_shape("Kyiv") == TITLE, word_shape("NATO") == UPPER, word_shape("F-16") == DIGITS
    (True, True, True)
    """
    if any(character.isdigit() for character in word):
        return DIGITS
    if not any(character.isalpha() for character in word):
        return SYMBOL
    if word.islower():
        return LOWER
    if len(word) == 1:
        return SINGLE
    if word.isupper():
        return UPPER
    if word[0].isupper() and word[1:].islower():
        return TITLE
    return MIXED


class Featurizer:
    """Words to :class:`Features`, by the encoder's own subword vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer
        self._cache: dict[str, tuple[int, ...]] = {}
        self.start = self._identifier("[CLS]")
        self.end = self._identifier("[SEP]")
        self.unknown = self._identifier("[UNK]")
        self.mask = self._identifier("[MASK]")

    @classmethod
    def from_text(cls, text: str) -> Featurizer:
        """From the contents of a ``tokenizer.json``."""
        return cls(Tokenizer.from_str(text))

    def _identifier(self, piece: str) -> int:
        identifier = self._tokenizer.token_to_id(piece)
        if identifier is None:
            raise ModelError(f"no piece {piece} in the subword vocabulary", "tokenizer.json", "reinstall newsgraph")
        return int(identifier)

    def pieces(self, word: str) -> tuple[int, ...]:
        """The subword identifiers of one word: at least one, at most ``MAXIMUM_PIECES``."""
        known = self._cache.get(word)
        if known is None:
            plain = word[:200].translate(_PLAIN)
            identifiers = self._tokenizer.encode(plain, add_special_tokens=False).ids
            known = tuple(identifiers[:MAXIMUM_PIECES]) or (self.unknown,)
            if len(self._cache) < 100_000:
                self._cache[word] = known
        return known

    def __call__(self, words: Sequence[str], paragraph_starts: Sequence[bool]) -> Features:
        """The features of a window of ``words``; ``paragraph_starts`` has one flag a word."""
        shapes = [
            word_shape(word) + (PARAGRAPH if starts else 0)
            for word, starts in zip(words, paragraph_starts, strict=True)
        ]
        return self.assemble([self.pieces(word) for word in words], shapes)

    def assemble(self, pieces: Sequence[Sequence[int]], shapes: Sequence[int]) -> Features:
        """Features from the pieces and the shape of each word."""
        identifiers, piece_shapes = [self.start], [SPECIAL]
        first, last = [], []
        for word_pieces, shape in zip(pieces, shapes, strict=True):
            first.append(len(identifiers))
            identifiers.extend(word_pieces)
            last.append(len(identifiers) - 1)
            piece_shapes.extend([shape] * len(word_pieces))
        identifiers.append(self.end)
        piece_shapes.append(SPECIAL)
        return Features(
            np.asarray(identifiers, np.int64),
            np.asarray(piece_shapes, np.int64),
            np.asarray(first, np.int64),
            np.asarray(last, np.int64),
        )
