"""Words that may head a mention, and what is known of each of them.

Mentions are told by their head words (Dobrovolskii 2021, "Word-level coreference resolution"): clusters are found over
heads, spans are read off the tree.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.language.semantics.words import AnnotatedWords

_PRONOUNS = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "I"),
    **dict.fromkeys(("you", "your", "yours", "yourself", "yourselves"), "you"),
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
    **dict.fromkeys(("this", "that"), "this"),
    **dict.fromkeys(("these", "those"), "these"),
    **dict.fromkeys(("who", "whom", "whose", "which", "what"), "who"),
}
_DETERMINERS = {
    **dict.fromkeys(("the",), "the"),
    **dict.fromkeys(("this", "that", "these", "those", "such"), "this"),
    **dict.fromkeys(("a", "an", "another", "some", "any", "each", "every", "no"), "a"),
}
KINDS = (
    "I", "you", "he", "she", "it", "we", "they", "this", "these", "who", "pronoun", "PERSON", "ORG", "PLACE", "OTHER",
    "proper", "the noun", "this noun", "a noun", "owned noun", "noun", "adjective", "number",
)  # fmt: skip
_KIND = {name: index for index, name in enumerate(KINDS)}
LAST_PRONOUN = _KIND["pronoun"]
NUMBERS = ("", "singular", "plural")
ROLES = (
    "other", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "nmod:poss", "conj", "appos", "root", "compound",
    "obl:agent", "nsubj:outer", "parataxis",
)  # fmt: skip
_ROLE = {name: index for index, name in enumerate(ROLES)}
_PLURAL = {"we", "they", "these"}
_INSIDE_NAMES = {"flat", "goeswith", "fixed"}
_CORE = {"compound", "flat", "amod", "nummod", "nmod:desc", "goeswith"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that may head a mention. ``kind``, ``number``, ``role`` are positions in the tuples of this module.

    ``core`` are the words of its name, or the head with what is close to it, in lower case; ``start`` and ``end`` are
    those of its whole phrase.
    """

    head: int
    start: int
    end: int
    sentence: int
    kind: int
    number: int
    role: int
    lemma: str
    text: str
    core: frozenset[str]
    governor: int
    initials: str


def find_mentions(seen: AnnotatedWords) -> list[Mention]:
    """Every candidate of a document in text order."""
    entity_at = {index: (start, end, label) for start, end, label in seen.entities for index in range(start, end)}
    children: list[list[int]] = [[] for _ in range(len(seen))]
    for index, head in enumerate(seen.heads):
        if head != index:
            children[head].append(index)
    left, right = _edges(seen, children)
    mentions = []
    for number, (start, end) in enumerate(seen.sentences()):
        for index in range(start, end):
            kind = _kind(seen, index, entity_at, children)
            if kind is not None:
                mentions.append(_mention(seen, index, number, kind, entity_at.get(index), children, left, right))
    return mentions


def _kind(
    seen: AnnotatedWords, index: int, entity_at: dict[int, tuple[int, int, str]], children: list[list[int]]
) -> int | None:
    upos, relation, lower = seen.upos[index], seen.relations[index], seen.words[index].lower()
    if relation.split(":")[0] in _INSIDE_NAMES or relation == "expl":
        return None
    if upos == "PRON" or (upos == "DET" and lower in _PRONOUNS and relation not in {"det", "det:predet"}):
        return _KIND[_PRONOUNS.get(lower, "pronoun")]
    entity = entity_at.get(index)
    if entity is not None:
        inside = entity[0] <= seen.heads[index] < entity[1] and seen.heads[index] != index
        return None if inside else _KIND[entity[2]]
    if upos == "PROPN":
        return _KIND["proper"]
    if upos == "NOUN":
        determiners = {seen.words[child].lower() for child in children[index] if seen.relations[child] == "det"}
        for word in determiners:
            if word in _DETERMINERS:
                return _KIND[f"{_DETERMINERS[word]} noun"]
        owned = any(seen.relations[child] == "nmod:poss" for child in children[index])
        return _KIND["owned noun" if owned else "noun"]
    if upos == "ADJ" and seen.words[index][:1].isupper():
        return _KIND["adjective"]
    if upos == "NUM" and relation not in {"nummod", "compound"}:
        return _KIND["number"]
    return None


def _mention(
    seen: AnnotatedWords, index: int, sentence: int, kind: int, entity: tuple[int, int, str] | None,
    children: list[list[int]], left: list[int], right: list[int],
) -> Mention:  # fmt: skip
    if entity is not None and kind > LAST_PRONOUN:
        core_words = [seen.words[i] for i in range(entity[0], entity[1])]
    else:
        near = [child for child in children[index] if seen.relations[child] in _CORE]
        core_words = [seen.words[i] for i in sorted([index, *near])]
    lower = seen.words[index].lower()
    plural = seen.xpos[index] in {"NNS", "NNPS"} or KINDS[kind] in _PLURAL
    singular = seen.xpos[index] in {"NN", "NNP"} or KINDS[kind] in {"I", "he", "she", "it", "this"}
    return Mention(
        head=index, start=left[index], end=right[index] + 1, sentence=sentence, kind=kind,
        number=2 if plural else 1 if singular else 0,
        role=_ROLE.get(seen.relations[index], 0),
        lemma=lower if kind <= LAST_PRONOUN else seen.lemmas[index].lower(),
        text=" ".join(core_words).lower(),
        core=frozenset(word.lower() for word in core_words if word[:1].isalnum()),
        governor=seen.heads[index],
        initials="".join(word[0] for word in core_words if word[:1].isupper()),
    )  # fmt: skip


def _edges(seen: AnnotatedWords, children: list[list[int]]) -> tuple[list[int], list[int]]:
    """The first and the last word of what hangs on each word, without prepositions, conjunctions and punctuation."""
    left, right = list(range(len(seen))), list(range(len(seen)))
    depth = [0] * len(seen)
    for start, end in seen.sentences():
        for index in range(start, end):
            word, steps = index, 0
            while seen.heads[word] != word:
                word, steps = seen.heads[word], steps + 1
            depth[index] = steps
        for index in sorted(range(start, end), key=lambda i: -depth[i]):
            head = seen.heads[index]
            if head != index and seen.relations[index] not in {"punct", "cc", "case"}:
                left[head], right[head] = min(left[head], left[index]), max(right[head], right[index])
    return left, right
