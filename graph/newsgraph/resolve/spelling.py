"""Names of persons that are spelt almost alike: one letter more, less, other or exchanged with its neighbour.

Two words are within one such slip if, after taking away at most one letter of each, they meet (deletion neighbourhoods,
Mor and Fraenkel 1982): near names are found by sorting, without comparing every name with every other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from newsgraph.names import PersonName, fold, is_given_name

# shorter words are another name too soon
SHORTEST_SURNAME, SHORTEST_GIVEN = 5, 4

Parts = tuple[str, str]


def parts_of(name: PersonName) -> Parts | None:
    """First given name and last word of the surname, folded; None for names without a whole given name."""
    if not name.given or not name.surname or len(name.given[0].rstrip(".")) < 2:
        return None
    return fold(name.given[0]), fold(name.surname).rsplit(" ", 1)[-1]


@lru_cache(maxsize=65536)
def shortened(word: str) -> frozenset[str]:
    """The word, and what is left of it without any one letter.

    >>> sorted(shortened("abb"))
    ['ab', 'abb', 'bb']
    """
    return frozenset((word, *(word[:i] + word[i + 1 :] for i in range(len(word)))))


def spelt_alike(left: PersonName, right: PersonName) -> bool:
    """Whether one of two full names may be the other with a slip in one word; two known given names are two.

    >>> from newsgraph.names import parse_person
    >>> spelt_alike(parse_person("Ingrid Solberg"), parse_person("Ingrid Solbreg"))
    True
    >>> spelt_alike(parse_person("Mario Solberg"), parse_person("Maria Solberg"))
    False
    """
    a, b = parts_of(left), parts_of(right)
    return a is not None and b is not None and _near(a, b)


def _near(left: Parts, right: Parts) -> bool:
    (given, surname), (other_given, other_surname) = left, right
    if left == right:
        return False
    if given == other_given:
        return _one_slip(surname, other_surname, SHORTEST_SURNAME)
    if surname != other_surname or (is_given_name(given) and is_given_name(other_given)):
        return False
    return _one_slip(given, other_given, SHORTEST_GIVEN)


def _one_slip(left: str, right: str, shortest: int) -> bool:
    if min(len(left), len(right)) < shortest or abs(len(left) - len(right)) > 1 or left[0] != right[0]:
        return False
    return not shortened(left).isdisjoint(shortened(right))


def names_spelt_alike(names: Sequence[Parts]) -> Mapping[int, tuple[int, ...]]:
    """For each of many different names, by number, the numbers of those spelt almost like it, sorted; none left out."""
    keys: list[int] = []
    owners: list[int] = []
    for number, (given, surname) in enumerate(names):
        found = (
            [hash((given, 0, short)) for short in shortened(surname)] if len(surname) >= SHORTEST_SURNAME - 1 else []
        )
        if len(given) >= SHORTEST_GIVEN - 1:
            found += [hash((1, short, surname)) for short in shortened(given)]
        keys += found
        owners += [number] * len(found)
    if not keys:
        return {}
    hashes, numbers = np.array(keys, dtype=np.int64), np.array(owners, dtype=np.int64)
    del keys, owners
    order = np.argsort(hashes, kind="stable")
    hashes, numbers = hashes[order], numbers[order]
    starts = np.flatnonzero(np.concatenate(([True], hashes[1:] != hashes[:-1])))
    ends = np.append(starts[1:], len(hashes))
    near: dict[int, set[int]] = {}
    for start, end in zip(starts[ends - starts > 1].tolist(), ends[ends - starts > 1].tolist(), strict=True):
        together = numbers[start:end].tolist()
        for position, left in enumerate(together):
            for right in together[position + 1 :]:
                if left != right and right not in near.get(left, ()) and _near(names[left], names[right]):
                    near.setdefault(left, set()).add(right)
                    near.setdefault(right, set()).add(left)
    return {number: tuple(sorted(others)) for number, others in near.items()}
