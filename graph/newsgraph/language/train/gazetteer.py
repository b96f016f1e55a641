"""Weak labels where a corpus says only "place" or "other name": by a list, or by the name's own words.

No open corpus separates states and cities from rivers and airports. Where a listed name stands, its label is sure;
elsewhere every label of the group stays possible and the network learns from the sure ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from newsgraph.language.name_heads import EVENTS, FACILITIES, LANDFORMS, LANDFORMS_BEFORE, LAWS, head_word

PLACE = frozenset({"GPE", "LOC", "FAC"})
OTHER = frozenset({"PRODUCT", "WORK", "LAW", "MISC"})

@cache
def _entries(name: str) -> frozenset[str]:
    text = files("newsgraph.language.train").joinpath(name).read_text("utf-8")
    return frozenset(line.strip().lower() for line in text.splitlines() if line.strip() and line[0] != "#")


def is_demonym(word: str) -> bool:
    """Whether a word names a nationality, a people or their language ("French", "Kurds")."""
    return word.lower() in _entries("demonyms.txt")


def narrow(labels: frozenset[str], words: Sequence[str]) -> frozenset[str]:
    """The labels of a group that a name's own words leave possible."""
    lowered = [word.lower() for word in words]
    while lowered and lowered[0] in {"the", "a", "an"}:
        del lowered[0]
    if not lowered:
        return labels
    last, first = lowered[-1], lowered[0]
    if labels == PLACE:
        if " ".join(lowered) in _entries("polities.txt"):
            return frozenset({"GPE"})
        if last in LANDFORMS or first in LANDFORMS_BEFORE:
            return frozenset({"LOC"})
        if len(lowered) > 1 and last in FACILITIES:
            return frozenset({"FAC"})
    elif labels >= OTHER and len(lowered) > 1:
        head = head_word(lowered)
        if head in LAWS:
            return frozenset({"LAW"})
        if "EVENT" in labels and head in EVENTS:
            return frozenset({"EVENT"})
    return labels
