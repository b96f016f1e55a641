"""Near-duplicate articles: reprints of one wire story, cut ones too, are one source.

Candidates share a fingerprint chosen by winnowing (Schleimer, Wilkerson and Aiken 2003, https://doi.org/10.1145/872757.872770);
each pair is then decided by containment of word shingles (Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900).
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from newsgraph.model import Article
from newsgraph.read.identity import version_id

CONTAINMENT = 0.5
"""Share of the shorter article's shingles that the other one has, from which they are one source.

Broder calls documents roughly contained above one half. An edit in every tenth word leaves that much of a text.
"""

SHINGLE = 5
"""Words of a shingle."""

WINDOW = 8
"""Shingles of which one fingerprint is kept: texts that share SHINGLE + WINDOW - 1 words in a row share one."""

_SHARED_FINGERPRINTS = 0.2  # share below which a pair is not worth deciding; it scatters around the containment
_CANDIDATES = 100  # of one fingerprint: boilerplate in every article must not make the work quadratic
_WORD = re.compile(r"\w+")


def source_groups(articles: Iterable[Article]) -> dict[str, str]:
    """The source group of each article, by article id: the smallest id of the articles that are one source.

    Versions of one article are one source as well. The order of the articles does not matter; memory grows with the
    length of the texts, not with the number of pairs.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    groups = {article.id: article.id for article in ordered}

    def group_of(name: str) -> str:
        while groups[name] != name:
            groups[name] = name = groups[groups[name]]
        return name

    def unite(one: str, other: str) -> None:
        first, second = sorted((group_of(one), group_of(other)))
        groups[second] = first

    @lru_cache(maxsize=1024)
    def shingles_of(number: int) -> frozenset[int]:
        return frozenset(shingles(ordered[number].text))

    postings: defaultdict[int, list[int]] = defaultdict(list)
    sizes: list[int] = []
    for number, article in enumerate(ordered):
        base = article.id.rpartition("@")[0]
        if base in groups and article.id == version_id(article, base):
            unite(base, article.id)
        prints = fingerprints(article.text)
        sizes.append(len(prints))
        shared: Counter[int] = Counter()
        for print_ in prints:
            known = postings[print_]
            shared.update(known)
            if len(known) < _CANDIDATES:
                known.append(number)
        for candidate, count in sorted(shared.items()):
            other = ordered[candidate].id
            too_few = count < _SHARED_FINGERPRINTS * min(len(prints), sizes[candidate])
            if too_few or group_of(other) == group_of(article.id):
                continue
            left, right = shingles_of(number), shingles_of(candidate)
            if len(left & right) >= CONTAINMENT * min(len(left), len(right)):
                unite(other, article.id)
    return {name: group_of(name) for name in groups}


def shingles(text: str) -> list[int]:
    """The hash of every SHINGLE words of a text in a row, in their order; of all words if there are fewer."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.casefold())]
    last = max(len(words) - SHINGLE, 0)
    return [zlib.crc32(b" ".join(words[start : start + SHINGLE])) for start in range(last + 1)]


def fingerprints(text: str) -> set[int]:
    """The smallest shingle hash of every WINDOW shingles in a row."""
    hashes = shingles(text)
    if len(hashes) < WINDOW:
        return {min(hashes)}
    return set(map(min, *(hashes[start:] for start in range(WINDOW))))
