"""Lemmas as edit scripts: a short string says how a word becomes its lemma.

``K`` keeps the word, ``l`` puts it in lower case, ``A<lemma>`` replaces it, ``l<n>+<suffix>`` puts it in lower case,
takes ``n`` characters from its end and adds ``suffix``; ``u<n>+<suffix>`` does so and leaves the case alone. A
classifier over the scripts seen in training is a lemmatiser that also handles words it has never seen (Chrupała 2006,
"Simple data-driven context-sensitive lemmatization").
"""

from __future__ import annotations

KEEP = "K"
LOWER = "l"


def edit_script(word: str, lemma: str) -> str:
    """The script that turns ``word`` into ``lemma``.

    >>> edit_script("Armies", "army"), edit_script("was", "be"), edit_script("Kyiv", "Kyiv")
    ('l3+y', 'Abe', 'K')
    """
    if word == lemma:
        return KEEP
    if word.lower() == lemma:
        return LOWER
    mode = "u" if lemma[:1].isupper() else "l"
    base = word if mode == "u" else word.lower()
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    if common == 0:
        return "A" + lemma
    return f"{mode}{len(base) - common}+{lemma[common:]}"


def apply_script(word: str, script: str) -> str | None:
    """The lemma that ``script`` makes of ``word``, or None where the word is too short for it.

    >>> apply_script("Parties", "l3+y"), apply_script("as", "l3+y")
    ('party', None)
    """
    if script == KEEP:
        return word
    if script == LOWER:
        return word.lower()
    if script[0] == "A":
        return script[1:]
    base = word if script[0] == "u" else word.lower()
    count, suffix = script[1:].split("+", 1)
    removed = int(count)
    if removed >= len(base):
        return None
    return base[: len(base) - removed] + suffix
