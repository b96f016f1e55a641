"""Choosing a word's lemma: what the treebanks show, else the network's best edit script, unless spelling knows better.

The network reads subwords and so sees spelling poorly: of a verb it has not met it may make "rejecte". Where its best
script makes no known lemma, a regular verb form is undone in the way of the known verbs that end most like it: an
analogy over endings (Daelemans, Groenewald & van Huyssteen 2009, "Prototype-based active learning for lemmatization").
Before that come the words it is made of: "over" and "drew" for "overdrew", "sun" and "baked" for "sunbaked".
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable

INFLECTED = frozenset({"VBD", "VBN", "VBG", "VBZ", "NNS", "JJR", "JJS", "RBR", "RBS"})
LONGEST_ENDING = 5

_DOUBLED = re.compile(r"([bdgklmnprtvz])\1$")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][^aeiouhwxy]")  # "pin" makes "pinned": "pined" is of "pine"
_PREFIXES = ("counter", "under", "inter", "over", "fore", "down", "mis", "out", "pre", "dis", "up", "un", "re")
_PLURALS = (
    (re.compile(r"[^aeiou]ies$"), 3, "y"),
    (re.compile(r"(s|x|z|ch|sh)es$"), 2, ""),
    (re.compile(r"(?<!oe)(?<![su])s$"), 1, ""),
)
_SHORTEST_BASE = 3  # letters of what a prefix or another word stands before: "outdid", "handcuff"


class LemmaLexicon:
    """The lemmas that the training treebanks show, in lower case.

    Args:
        forms: ``forms[xpos][word]`` is the lemma of an inflected form.
        known: All lemmas of each UPOS.
    """

    def __init__(self, forms: dict[str, dict[str, str]], known: dict[str, frozenset[str]]) -> None:
        self.forms, self.known = forms, known
        self._verbs = known.get("VERB", frozenset())
        self._words = frozenset().union(*known.values())
        self._endings = Counter(
            verb[-length:] for verb in self._verbs for length in range(1, min(len(verb), LONGEST_ENDING + 1) + 1)
        )

    @classmethod
    def from_json(cls, text: str) -> LemmaLexicon:
        """From what :meth:`to_json` wrote."""
        data = json.loads(text)
        return cls(data["forms"], {upos: frozenset(lemmas.split(" ")) for upos, lemmas in data["known"].items()})

    def to_json(self) -> str:
        """The lexicon as JSON, always in the same order."""
        known = {upos: " ".join(sorted(lemmas)) for upos, lemmas in sorted(self.known.items())}
        return json.dumps({"forms": self.forms, "known": known}, ensure_ascii=False, sort_keys=True)

    def lemma(self, word: str, upos: str, xpos: str, candidates: Iterable[str]) -> str:
        """The lemma of ``word``; ``candidates`` are what the network's scripts make, best first, read as needed."""
        ranked = iter(candidates)
        first = next(ranked, word)
        if xpos not in INFLECTED:
            return first
        seen = self.forms.get(xpos, {}).get(word.lower())
        if seen is not None:
            return seen
        known = self.known.get(upos, frozenset())
        if first in known or (xpos == "NNS" and first == _regular_singular(word.lower())):
            return first
        regular = self.regular_verb(word.lower()) if upos == "VERB" else None
        if regular is not None and regular in known:
            return regular
        # a lemma that begins otherwise than its word is one word's exception ("am", "be"), no pattern
        alike = (lemma for lemma in ranked if lemma in known and lemma[:2] == word[:2].lower())
        found = next(alike, None)
        if found is None and upos == "VERB":
            found = self._of_parts(word.lower(), xpos) or self._of_another_class(word.lower(), regular)
        return found or regular or first

    def _of_parts(self, form: str, xpos: str) -> str | None:
        """The lemma of a known verb form with a prefix, or a known noun, before it."""
        before = [prefix for prefix in _PREFIXES if form.startswith(prefix)]
        nouns = self.known.get("NOUN", frozenset())
        before += [form[:end] for end in range(_SHORTEST_BASE, len(form) - _SHORTEST_BASE) if form[:end] in nouns]
        for part in before:
            rest = form.removeprefix(part)
            lemma = self.forms.get(xpos, {}).get(rest)
            if len(rest) >= _SHORTEST_BASE and lemma in self._verbs:
                return part + lemma
        return None

    def _of_another_class(self, form: str, regular: str | None) -> str | None:
        """The stem of a regular form that is known as a noun or an adjective: "salute" of "saluted"."""
        stem = next((form.removesuffix(suffix) for suffix in ("ing", "ed", "es", "s") if form.endswith(suffix)), form)
        single = stem[:-1] if _DOUBLED.search(stem) else stem
        options = (regular,) if _DOUBLES.fullmatch(stem) else (regular, stem, stem + "e", single)
        return next((lemma for lemma in options if lemma != form and lemma in self._words), None)

    def regular_verb(self, form: str) -> str | None:
        """The lemma of a regular verb form, by analogy; None where it shows no inflection."""
        if re.search(r"[^aeiou]ie[sd]$", form) and len(form) > 4:
            return form[:-3] + "y"
        for suffix in ("ing", "ed", "es", "s"):
            stem = form.removesuffix(suffix)
            if stem != form and len(stem) > 1 and _VOWEL.search(stem):
                return self._of_stem(stem, suffix)
        return None

    def _of_stem(self, stem: str, suffix: str) -> str:
        if suffix == "s":
            return stem
        if suffix in ("ing", "ed") and _DOUBLES.fullmatch(stem):
            return stem + "e"
        single = stem[:-1] if _DOUBLED.search(stem) else None
        for lemma in (stem, stem + "e", single):
            if lemma in self._verbs:
                return lemma
        if single is not None and not stem.endswith("ll"):
            return single
        for length in range(min(len(stem), LONGEST_ENDING), 0, -1):
            plain, silent = self._endings[stem[-length:]], self._endings[stem[-length:] + "e"]
            if plain != silent:
                return stem if plain > silent else stem + "e"
        return stem


def _regular_singular(form: str) -> str | None:
    """What a plural in -s is of by the rules of spelling: "shipper", not "ship", for "shippers"."""
    return next((form[:-cut] + end for ending, cut, end in _PLURALS if ending.search(form)), None)
