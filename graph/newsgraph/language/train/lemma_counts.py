"""The lemma lexicon of the treebanks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from newsgraph.language.lemmas import INFLECTED, LemmaLexicon
from newsgraph.language.lexicon import word_list
from newsgraph.language.train.sentences import Sentence

_OPEN_CLASSES = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})


def make_lexicon(sentences: Iterable[Sentence]) -> LemmaLexicon:
    """The commonest lemma of each inflected form and tag, the irregular verbs, and the lemmas of each open class."""
    forms: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    known: defaultdict[str, set[str]] = defaultdict(set)
    for sentence in sentences:
        tree = sentence.tree
        if tree is None:
            continue
        for word, lemma, upos, xpos in zip(sentence.words, tree.lemmas, tree.upos, tree.xpos, strict=True):
            # a form in capitals or with odd signs shows a slip or a name more often than an inflection
            if xpos in INFLECTED and word[1:].islower() and word.isalpha() and lemma.islower():
                forms[xpos][word.lower()][lemma] += 1
            if upos in _OPEN_CLASSES and lemma.isalpha() and lemma.islower():
                known[upos].add(lemma)
    for verb in word_list("train/words.toml", "irregular_verbs"):
        lemma, past, *participle = verb.split("/")
        known["VERB"].add(lemma)
        for xpos, form in (("VBD", past), ("VBN", (participle or [past])[0])):
            forms[xpos].setdefault(form, Counter([lemma]))
    best = {
        xpos: {form: min(counts, key=lambda lemma: (-counts[lemma], lemma)) for form, counts in words.items()}
        for xpos, words in forms.items()
    }
    return LemmaLexicon(best, {upos: frozenset(lemmas) for upos, lemmas in known.items()})
