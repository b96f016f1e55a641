"""Mentions as coreference sees them: their grammar, read once from the Doc, so that the rules need no Doc."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from newsgraph.model import Mention, MentionKind, Span
from newsgraph.names import fold, is_title, strip_possessive
from newsgraph.resolve.clauses import is_expletive, is_predicate, matrix_of, understood_subjects, verb_above
from newsgraph.resolve.owners import is_of, names_inside, owner_of, row_owner_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as TokenSpan

_MODIFIERS = frozenset(("amod", "compound", "nummod", "nmod:desc", "nmod", "advmod"))
_PLURAL_TAGS, _SINGULAR_TAGS = frozenset(("NNS", "NNPS")), frozenset(("NN", "NNP"))
_PLURAL_PRONOUNS = frozenset(
    ("we", "us", "our", "ours", "ourselves", "they", "them", "their", "theirs", "themselves", "these", "those", "both")
)


class Determiner(StrEnum):
    """How a noun phrase begins."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    DEMONSTRATIVE = "demonstrative"
    POSSESSIVE = "possessive"
    QUANTIFIED = "quantified"
    UNSPECIFIC = "unspecific"
    NONE = "none"


_DETERMINERS = {
    "the": Determiner.DEFINITE,
    "a": Determiner.INDEFINITE,
    "an": Determiner.INDEFINITE,
    "another": Determiner.INDEFINITE,
    "some": Determiner.QUANTIFIED,
    "no": Determiner.UNSPECIFIC,
    "any": Determiner.UNSPECIFIC,
    "every": Determiner.UNSPECIFIC,
    "each": Determiner.UNSPECIFIC,
    "this": Determiner.DEMONSTRATIVE,
    "that": Determiner.DEMONSTRATIVE,
    "these": Determiner.DEMONSTRATIVE,
    "those": Determiner.DEMONSTRATIVE,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention and its grammar.

    ``root`` is the index of its head token, ``first`` and ``last`` (exclusive) its tokens. ``role`` is the relation of
    the phrase in its clause (a conjunct has that of the first; "dateline" at the head of the text), ``clause`` the
    token that governs the phrase there, ``predicate`` its base form, ``verb`` the nearest verb above it. ``modifiers``
    are the base forms of the words that narrow the head, ``complements`` those after it ("of trade"). ``plural`` is
    None where the form does not tell. ``subjects`` are the tokens understood to be the subject of the nearest verb
    above it, said there or not ("asked the bank to sell"); ``matrix_subjects`` that of the verb above the clause.
    ``scope`` are the tokens ``[start, end)`` of the clause of a subject: what stands there is below it. ``descriptors``
    are nouns and titles that a name's phrase holds beside it ("the union SkyCrew"), ``before`` is the base form of the
    noun that it stands before ("official" in "Kyiv officials"); ``expletive`` tells an "it" that refers to nothing,
    ``opening`` a capital that only opens a sentence, ``predicative`` what a subject is said to be ("is [a threat]").
    Other candidates are given by index: ``possessor`` owns this one, ``inside`` are names nested in it,
    ``complement_of`` those after "of", ``row_owner`` owns what stands in a row before what this one owns ("the bank's
    loans, [its] branches").
    """

    index: int
    mention: Mention
    root: int
    first: int
    last: int
    lemma: str
    plural: bool | None
    determiner: Determiner
    modifiers: frozenset[str]
    complements: frozenset[str]
    dep: str
    role: str
    governor: int
    clause: int
    preposition: str
    sentence: int
    descriptors: frozenset[str]
    predicate: str
    verb: int
    subjects: frozenset[int]
    matrix_subjects: frozenset[int]
    scope: tuple[int, int]
    expletive: bool
    opening: bool
    predicative: bool
    possessor: int | None = None
    inside: tuple[int, ...] = ()
    complement_of: tuple[int, ...] = ()
    row_owner: int | None = None
    before: str = ""

    @property
    def owners(self) -> tuple[int, ...]:
        """Indices of the candidates that say whose or of what it is: possessor, names before the head, "of" phrases."""
        possessor = () if self.possessor is None else (self.possessor,)
        return tuple(sorted({*self.inside, *self.complement_of, *possessor}))

    @property
    def text(self) -> str:
        """The mention's words, without a possessive mark and without the capital that opens a sentence."""
        text = strip_possessive(self.mention.span.text)
        return text[:1].lower() + text[1:] if self.opening else text

    @property
    def is_name(self) -> bool:
        return self.mention.kind is MentionKind.NAME

    @property
    def is_nominal(self) -> bool:
        return self.mention.kind is MentionKind.NOMINAL

    @property
    def is_pronoun(self) -> bool:
        return self.mention.kind is MentionKind.PRONOUN

    @property
    def is_subject(self) -> bool:
        return self.role.startswith("nsubj") or self.role in ("csubj", "expl")

    def contains(self, other: Candidate) -> bool:
        """Whether the other mention stands inside this one."""
        return self.first <= other.first and other.last <= self.last and self.index != other.index


def candidates_of(doc: Doc, mentions: Iterable[Mention]) -> tuple[Candidate, ...]:
    """The candidates of the mentions, in order of the text; an outer mention before the ones inside it."""
    ordered = sorted(set(mentions), key=lambda m: (m.span.start, -m.span.end, m.kind))
    sentence_of = {token.i: number for number, sentence in enumerate(doc.sents) for token in sentence}
    found = [_candidate(doc, mention, index, sentence_of) for index, mention in enumerate(ordered)]
    by_root: dict[int, list[int]] = {}
    for candidate in found:
        by_root.setdefault(candidate.root, []).append(candidate.index)
    return tuple(_with_owners(candidate, found, by_root, doc) for candidate in found)


def _candidate(doc: Doc, mention: Mention, index: int, sentence_of: dict[int, int]) -> Candidate:
    span = _tokens(doc, mention.span)
    head = _tokens(doc, mention.head)
    root = head.root
    top = _top(root)
    clause = top.head
    verb = verb_above(root)
    return Candidate(
        index=index,
        mention=mention,
        root=root.i,
        first=span.start,
        last=span.end,
        lemma=fold(root.lemma_),
        plural=_plural_of_name(root) if mention.kind is MentionKind.NAME else _plural(root, span.end),
        determiner=_determiner(root, span.start),
        modifiers=_modifiers(root, span.start, span.end),
        complements=_complements(root),
        dep=root.dep_,
        role="dateline" if span.start < 2 and mention.span.text.isupper() and len(mention.span.text) > 3 else top.dep_,
        governor=root.head.i,
        clause=clause.i,
        preposition=next((fold(c.lemma_) for c in top.children if c.dep_ == "case" and c.tag_ != "POS"), ""),
        sentence=sentence_of.get(root.i, 0),
        descriptors=_descriptors(span, head) if mention.kind is MentionKind.NAME else frozenset(),
        predicate=fold(clause.lemma_),
        verb=-1 if verb is None else verb.i,
        subjects=understood_subjects(verb),
        matrix_subjects=understood_subjects(matrix_of(verb)),
        scope=(clause.left_edge.i, clause.right_edge.i + 1) if top.dep_.startswith("nsubj") else (0, 0),
        expletive=mention.kind is MentionKind.PRONOUN and is_expletive(root),
        opening=mention.kind is MentionKind.NOMINAL and _is_opening(span[0]),
        predicative=is_predicate(root),
        before=fold(root.head.lemma_) if root.dep_ == "compound" and root.head.i > root.i else "",
    )


def _is_opening(token: Token) -> bool:
    """Whether a word has its capital from the sentence or quotation that it opens, and no name needs it."""
    if not token.text.istitle() or token.ent_type_ or token.tag_.startswith("NNP") or token.text == "I":
        return False
    return token.is_sent_start or token.pos_ in ("DET", "PRON") or token.nbor(-1).is_quote


def _tokens(doc: Doc, span: Span) -> TokenSpan:
    found = doc.char_span(span.start, span.end, alignment_mode="expand")
    if found is None:
        raise ValueError(f"mention {span.start}-{span.end} is not in the text")
    return found


def _with_owners(
    candidate: Candidate, found: Sequence[Candidate], by_root: Mapping[int, Sequence[int]], doc: Doc
) -> Candidate:
    root = doc[candidate.root]
    owners = [i for child in root.children if child.dep_ == "nmod:poss" for i in by_root.get(owner_of(child).i, ())]
    after = [child for child in root.children if child.dep_ == "nmod" and child.i > root.i and is_of(child)]
    named_after = [i for child in after for i in by_root.get(child.i, ()) if found[i].is_name]
    inside = () if candidate.is_name else names_inside(candidate, found)
    return replace(
        candidate,
        possessor=next((i for i in owners if i != candidate.index), None),
        inside=inside,
        complement_of=tuple(i for i in named_after if i != candidate.index),
        row_owner=row_owner_of(root, by_root) if root.dep_ == "nmod:poss" else None,
    )


def _top(token: Token) -> Token:
    """The topmost token of the noun phrase coordination that the token heads a part of."""
    while token.dep_ in ("conj", "appos", "flat", "nmod:desc", "compound") and token.head.i != token.i:
        token = token.head
    return token


def _descriptors(span: TokenSpan, name: TokenSpan) -> frozenset[str]:
    words = [t for t in span if t.pos_ in ("NOUN", "PROPN") and not name.start <= t.i < name.end]
    inside = [t for t in name if is_title(t.text) and t.i < name.end - 1]
    return frozenset(fold(t.lemma_) for t in (*words, *inside))


def _plural(root: Token, end: int) -> bool | None:
    if root.pos_ == "PRON":
        word = fold(root.text)
        if word in ("you", "your", "who", "which", "that", "one"):
            return None
        return word in _PLURAL_PRONOUNS
    if any(child.dep_ == "conj" and child.i < end for child in root.children):
        return True
    if root.tag_ in _PLURAL_TAGS:
        return True
    if any(child.dep_ == "nummod" and fold(child.text) not in ("one", "1") for child in root.children):
        return True
    return False if root.tag_ in _SINGULAR_TAGS else None


def _plural_of_name(root: Token) -> bool | None:
    """A name in the plural may be of one thing ("Tarn Foods", "the Philippines"), capitals of many ("UAVs", "IEDS")."""
    return None if root.tag_ == "NNPS" or root.text.isupper() else False


def _determiner(root: Token, start: int) -> Determiner:
    for child in root.children:
        if child.dep_ == "det" and child.i >= start - 1 and child.i < root.i:
            return _DETERMINERS.get(fold(child.text), Determiner.NONE)
    owners = [child for child in root.children if child.dep_ == "nmod:poss"]
    if any(child.lower_ == "whose" for child in owners):
        return Determiner.INDEFINITE  # of whom it is, a relative clause says anew
    if owners:
        return Determiner.POSSESSIVE
    if any(child.dep_ == "nummod" and child.i < root.i for child in root.children):
        return Determiner.QUANTIFIED
    return Determiner.NONE


def _modifiers(root: Token, start: int, end: int) -> frozenset[str]:
    return frozenset(
        fold(child.lemma_)
        for child in root.children
        if child.dep_ in _MODIFIERS and start <= child.i < end and child.i < root.i
    )


def _complements(root: Token) -> frozenset[str]:
    found: set[str] = set()
    for child in root.children:
        if child.dep_ == "nmod" and child.i > root.i:
            found.update(f"{fold(mark.text)} {fold(child.lemma_)}" for mark in child.children if mark.dep_ == "case")
        if child.dep_ == "acl" and any(mark.lower_ == "to" and mark.dep_ == "mark" for mark in child.children):
            found.add(f"to {fold(child.lemma_)}")
    return frozenset(found)
