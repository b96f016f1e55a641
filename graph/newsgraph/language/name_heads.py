"""Words that tell what a name stands for: "Lake ...", "... Airport", "... Act"."""

from __future__ import annotations

from newsgraph.language.lexicon import word_list

LANDFORMS = word_list("words.toml", "landforms")
LANDFORMS_BEFORE = word_list("words.toml", "landforms_before")
FACILITIES = word_list("words.toml", "facilities")
LAWS = word_list("words.toml", "laws")
EVENTS = word_list("words.toml", "events")
WORKS = word_list("words.toml", "works")
PERIODICALS = word_list("words.toml", "periodicals")
UNDERTAKINGS = word_list("words.toml", "undertakings")


def head_word(words: list[str]) -> str:
    """The word that heads a name: the last, or the one before "of", in lower case.

    >>> head_word(["Battle", "of", "Ostermark"]), head_word(["the", "Harbour", "Safety", "Act"])
    ('battle', 'act')
    """
    lowered = [word.lower() for word in words]
    return lowered[lowered.index("of") - 1] if "of" in lowered[1:] else lowered[-1]
