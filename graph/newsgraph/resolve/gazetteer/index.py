"""A gazetteer's names, so laid out that a million of them can be asked: exact, misspelt, by surname.

Names are sorted once and found by bisection; what belongs to each stands in arrays. A misspelt word is put right first
(each word is compared with those of its initial and about its length), and the name so mended is looked up.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from newsgraph.model import EntityType, GazetteerEntry
from newsgraph.names import fold, is_legal_form, is_name_suffix, strip_possessive

# letters that a word must have for one misspelling in it to be believed, and for two
ONE_EDIT, TWO_EDITS = 5, 9
_OUT = str.maketrans({".": "", ",": "", "'": "", "-": " ", "/": " ", "&": " and "})


def name_key(name: str) -> str:
    """A name as it is looked up: folded, without article, possessive mark and what writers punctuate differently.

    >>> name_key("The Hallam-Trust’s"), name_key("U.N."), name_key("Marks & Spencer")
    ('hallam trust', 'un', 'marks and spencer')
    """
    plain = " ".join(fold(strip_possessive(name)).translate(_OUT).split())
    return plain[4:] if plain.startswith("the ") and len(plain) > 4 else plain


def without_legal_form(key: str) -> str:
    """A key without the legal form at its end.

    >>> without_legal_form("acme steel gmbh"), without_legal_form("plc")
    ('acme steel', 'plc')
    """
    words = key.split()
    while len(words) > 1 and is_legal_form(words[-1]):
        words.pop()
    return " ".join(words)


def edits_allowed(left: str, right: str) -> int:
    """How many letters two words may differ in and be taken for one word misspelt.

    >>> edits_allowed("zelensky", "zelenskiy"), edits_allowed("iran", "iraq"), edits_allowed("beresford", "berisford")
    (1, 0, 2)
    """
    shorter = min(len(left), len(right))
    return 2 if shorter >= TWO_EDITS else 1 if shorter >= ONE_EDIT else 0


@dataclass(frozen=True, slots=True)
class Respelling:
    """A name of the gazetteer that differs from the one looked for in one word.

    ``known`` tells that the word looked for is a word of other names, too: then it may be no misspelling at all.
    """

    key: str
    written: str
    meant: str
    edits: int
    known: bool


class GazetteerIndex:
    """The names of entries.

    Args:
        entries: The entries; one is told by its number among them.
    """

    def __init__(self, entries: Sequence[GazetteerEntry]) -> None:
        self.entries = tuple(entries)
        names: list[tuple[str, int]] = []
        for number, entry in enumerate(self.entries):
            keys = {name_key(name) for name in (entry.label, *entry.aliases)}
            names.extend((key, number) for key in keys if key)
        names.sort()
        self._keys: list[str] = []
        self._starts, self._owners = array("I"), array("I")
        for key, number in names:
            if not self._keys or self._keys[-1] != key:
                self._keys.append(key)
                self._starts.append(len(self._owners))
            self._owners.append(number)
        self._starts.append(len(self._owners))
        del names
        self._index_words()

    def _index_words(self) -> None:
        """Words by initial and length; names of persons by surname; names of organisations without legal form."""
        words: dict[str, str] = {}
        surnames: list[tuple[str, int]] = []
        bare: list[tuple[str, int]] = []
        for position, key in enumerate(self._keys):
            parts = [words.setdefault(part, part) for part in key.split()]
            kinds = {self.entries[number].type for number in self._numbers(position)}
            if len(parts) > 1 and kinds & {EntityType.PERSON, None}:
                last = parts[-2] if len(parts) > 2 and is_name_suffix(parts[-1]) else parts[-1]
                surnames.append((last, position))
            if len(parts) > 1 and kinds & {EntityType.ORG, None} and is_legal_form(parts[-1]):
                bare.append((without_legal_form(key), position))
        self._surnames, self._borne = _columns(surnames)
        self._bare, self._whole = _columns(bare)
        buckets: dict[tuple[str, int], list[str]] = {}
        for word in sorted(words):
            buckets.setdefault((word[0], len(word)), []).append(word)
        self._buckets = buckets
        self._corrected: dict[str, tuple[tuple[str, int], ...]] = {}

    def _numbers(self, position: int) -> Sequence[int]:
        return self._owners[self._starts[position] : self._starts[position + 1]]

    @cached_property
    def by_id(self) -> Mapping[str, GazetteerEntry]:
        """The entries by their ids."""
        return {entry.id: entry for entry in self.entries}

    def exact(self, key: str) -> Sequence[int]:
        """The numbers of the entries that have a name of this key."""
        position = bisect_left(self._keys, key)
        found = position < len(self._keys) and self._keys[position] == key
        return self._numbers(position) if found else ()

    def of_company(self, bare: str) -> Iterator[int]:
        """The numbers of the entries that have this name with a legal form after it."""
        for position in _rows(self._bare, self._whole, bare):
            yield from self._numbers(position)

    def surname_borne(self, word: str) -> Sequence[str]:
        """The keys of persons' full names that end in this surname."""
        return [self._keys[position] for position in _rows(self._surnames, self._borne, word)]

    def respelt(self, key: str) -> Iterator[Respelling]:
        """The names that differ from this one in the spelling of one word, and not in its first letter or a digit."""
        words = key.split()
        for place, word in enumerate(words):
            known = self._has_word(word)
            for meant, edits in self._corrections(word):
                mended = " ".join((*words[:place], meant, *words[place + 1 :]))
                position = bisect_left(self._keys, mended)
                if position < len(self._keys) and self._keys[position] == mended:
                    yield Respelling(mended, word, meant, edits, known)

    def _has_word(self, word: str) -> bool:
        bucket = self._buckets.get((word[0], len(word)), [])
        position = bisect_left(bucket, word)
        return position < len(bucket) and bucket[position] == word

    def _corrections(self, word: str) -> tuple[tuple[str, int], ...]:
        """The words of the gazetteer of which this one may be a misspelling, with the number of letters that differ."""
        if word not in self._corrected:
            found: list[tuple[str, int]] = []
            most = 0 if not word.isalpha() else 2 if len(word) >= TWO_EDITS else 1 if len(word) >= ONE_EDIT else 0
            for length in range(max(ONE_EDIT, len(word) - most), len(word) + most + 1) if most else ():
                bucket = self._buckets.get((word[0], length), [])
                for meant, edits, _ in process.extract(
                    word, bucket, scorer=OSA.distance, score_cutoff=most, limit=None
                ):
                    if 0 < edits <= edits_allowed(word, meant):
                        found.append((meant, int(edits)))
            self._corrected[word] = tuple(sorted(found, key=lambda row: (row[1], row[0])))
        return self._corrected[word]


def _columns(rows: list[tuple[str, int]]) -> tuple[list[str], array[int]]:
    rows.sort()
    return [word for word, _ in rows], array("I", (position for _, position in rows))


def _rows(words: Sequence[str], positions: Sequence[int], word: str) -> Sequence[int]:
    return positions[bisect_left(words, word) : bisect_right(words, word)]
