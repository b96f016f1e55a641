"""spaCy's English tokenizer, adapted to the words of the English UD treebanks.

They split at hyphens ("U.S. - provided", "state - owned") save after a prefix ("non-profit", "re-elected"), keep runs
of one mark together ("!!!") and split "and/or". Every character of a text is in a token or is the one space after it.
"""

from __future__ import annotations

from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from newsgraph.language.lexicon import word_list

# a hyphen or slash between words; "(?i:...)" holds the prefix words that stay joined to what follows
_JOINED = "".join(rf"(?<!\b(?i:{prefix}))" for prefix in sorted(word_list("words.toml", "prefixes")))
_INFIXES = [
    *LIST_ELLIPSES,
    *LIST_ICONS,
    r"(?<=[0-9])[+\-\*^](?=[0-9-])",
    rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
    rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])(?:--|---|—|–|―)(?=[{ALPHA}0-9])",
    rf"(?<=[{ALPHA}0-9\.]){_JOINED}[-‐‑~](?=[{ALPHA}])",
    rf"(?<=[{ALPHA}0-9])[:<>=/](?=[{ALPHA}])",
    r"(?<=[\w.”\"'’)\]])[—―]+(?=[\w“\"'‘(\[])",
    rf"(?<=[{ALPHA}]\.)[-‐‑–](?=[{ALPHA}])",
    r"(?<=[”\"’])[-‐‑–](?=\w)",
    rf"(?<=[{ALPHA}.,!?])[”\"](?=[—―–-])",
    r"(?<=[—―–])[“\"‘](?=\w)",
]
_RUNS = [r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"<<", r">>", r"-{2,}", r"[—―–]+"]
_AMOUNT_ENDS = frozenset({"b.", "k.", "m."})
_AMOUNT = r"(?<=[0-9])(?:bn|mn|tn|m|b|k)"


def adapt_tokenizer(nlp: Language) -> None:
    """Gives a blank English pipeline the tokenizer described above."""
    defaults = nlp.Defaults
    given: Any = nlp.tokenizer
    # "3m." at the end of a sentence is no abbreviation
    rules = {word: parts for word, parts in given.rules.items() if word not in _AMOUNT_ENDS}
    rules |= {abbreviation: [{"ORTH": abbreviation}] for abbreviation in word_list("words.toml", "abbreviations")}
    for joined in ("and/or", "And/or", "AND/OR"):
        left, right = joined.split("/")
        rules[joined] = [{"ORTH": left}, {"ORTH": "/"}, {"ORTH": right}]
    # a new one: each change of the given one's settings would read all its rules again
    nlp.tokenizer = type(given)(
        nlp.vocab,
        rules=dict(sorted(rules.items())),
        prefix_search=compile_prefix_regex([*_RUNS, *(defaults.prefixes or ())]).search,
        suffix_search=compile_suffix_regex([*_RUNS, _AMOUNT, *(defaults.suffixes or ())]).search,
        infix_finditer=compile_infix_regex(_INFIXES).finditer,
        token_match=given.token_match,
        url_match=given.url_match,
    )
