"""The spaCy component that turns the trees of a pipeline in the CLEAR style into Universal Dependencies."""

from __future__ import annotations

from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from newsgraph.language.clear_style.clauses import mark_infinitives, name_relations_by_head, raise_subjects
from newsgraph.language.clear_style.coordination import hang_conjuncts_on_first, join_as_well_as
from newsgraph.language.clear_style.copulas import turn_copulas
from newsgraph.language.clear_style.labels import CLEAR_ONLY, OLDER, RENAMED, UNIVERSAL_ONLY
from newsgraph.language.clear_style.names import turn_names
from newsgraph.language.clear_style.numbers import turn_amounts
from newsgraph.language.clear_style.prepositions import turn_prepositions
from newsgraph.language.clear_style.tree import Tree, Word

FACTORY = "newsgraph_universal_dependencies"
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "WORK_OF_ART", "LAW", "NORP"})


class UniversalDependencies:
    """Sets ``head``, ``dep_`` and the UPOS that depend on them, and trims names.

    A Doc with relations that only Universal Dependencies have is left alone.
    """

    def __init__(self, vocab: Vocab, name: str = FACTORY) -> None:
        self.vocab, self.name = vocab, name

    def __call__(self, doc: Doc) -> Doc:
        """Converts ``doc`` in place."""
        if len(doc) == 0 or any(token.dep_ in UNIVERSAL_ONLY for token in doc):
            return doc
        strings = doc.vocab.strings
        columns = doc.to_array(["POS", "DEP"]).reshape(len(doc), 2)
        heads = np.array([token.head.i - token.i for token in doc], np.int64)
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            tree = _converted(tokens)
            for token, head, relation, upos in zip(tokens, tree.heads, tree.relations, tree.upos, strict=True):
                columns[token.i] = strings.add(upos), strings.add(relation)
                heads[token.i] = tokens[head].i - token.i
        values: Any = np.column_stack([columns, heads.astype(np.uint64)])
        doc.from_array(["POS", "DEP", "HEAD"], values)
        doc.set_ents([_trimmed(span) for span in doc.ents])
        return doc

    def to_disk(self, path: object, *, exclude: object = ()) -> None:
        """Has nothing to save."""

    def from_disk(self, path: object, *, exclude: object = ()) -> UniversalDependencies:
        """Has nothing to read."""
        return self


@Language.factory(FACTORY, requires=["token.dep", "token.head"], assigns=["token.dep", "token.head", "token.pos"])
def make_universal_dependencies(nlp: Language, name: str) -> UniversalDependencies:
    """The component."""
    return UniversalDependencies(nlp.vocab, name)


def _converted(tokens: list[Token]) -> Tree:
    """The Universal tree of one sentence's words."""
    position = {token.i: index for index, token in enumerate(tokens)}
    tree = Tree(
        [
            Word(token.lower_, token.lemma_.lower(), _upos(token), token.tag_, token.ent_type_ in {"PERSON", "PER"})
            for token in tokens
        ],
        [position.get(token.head.i, index) for index, token in enumerate(tokens)],
        [OLDER.get(token.dep_, token.dep_) for token in tokens],
    )
    hang_conjuncts_on_first(tree)
    turn_amounts(tree)
    turn_prepositions(tree)
    join_as_well_as(tree)
    raise_subjects(tree)
    turn_copulas(tree)
    turn_names(tree)
    mark_infinitives(tree)
    name_relations_by_head(tree)
    for index, relation in enumerate(tree.relations):
        tree.relations[index] = "ROOT" if tree.is_root(index) else _renamed(relation)
    return tree


def _renamed(relation: str) -> str:
    known = RENAMED.get(relation, relation)
    return "dep" if known in CLEAR_ONLY else known


def _upos(token: Token) -> str:
    """UD English has pronouns where older spaCy pipelines have determiners, and no adjectives among the affixes."""
    if token.tag_ in {"WP", "WP$", "PRP", "PRP$"} or (token.tag_ == "WDT" and token.dep_ != "det"):
        return "PRON"
    return "X" if token.tag_ in {"AFX", "ADD"} else "PUNCT" if token.tag_ in {"HYPH", "NFP"} else token.pos_


def _trimmed(span: Span) -> Span:
    """A name without the article and the possessive mark that OntoNotes counts to it."""
    start, end = span.start, span.end
    if span.label_ in _NAMES:
        while end - start > 1 and (span.doc[end - 1].tag_ == "POS" or span.doc[end - 1].is_space):
            end -= 1
        if end - start > 1 and span.doc[start].lower_ in {"the", "a", "an"}:
            start += 1
    return Span(span.doc, start, end, span.label_)
