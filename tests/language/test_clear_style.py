"""Trees as spaCy's own English pipelines give them, turned into Universal Dependencies."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from clear_cases import ClearCase, clear_cases
from newsgraph.language import load
from newsgraph.language.clear_style import UniversalDependencies, is_clear_style
from newsgraph.language.clear_style.labels import CLEAR_ONLY, RENAMED

CASES = clear_cases()
VOCAB = spacy.blank("en").vocab
CONVERT = UniversalDependencies(VOCAB)
SHARED = ("nsubj", "conj", "cc", "compound", "advmod", "aux", "mark", "punct", "nummod", "ccomp", "xcomp", "expl")
LABELS = sorted(CLEAR_ONLY | set(SHARED))
TAGS = [
    ("NOUN", "NN"), ("PROPN", "NNP"), ("VERB", "VBD"), ("VERB", "VB"), ("AUX", "VBZ"), ("ADP", "IN"), ("ADJ", "JJ"),
    ("NUM", "CD"), ("SYM", "$"), ("PART", "TO"), ("ADV", "RB"), ("PRON", "WDT"), ("CCONJ", "CC"),
]  # fmt: skip
WORDS = ("be", "of", "because", "as", "well", "more", "than", "it", "there", "Mr.", "Orlic", "$", "5", ",", "to")


def rows(doc: Doc) -> list[tuple[str, int, str, str]]:
    return [(token.text, token.head.i, token.dep_, token.pos_) for token in doc]


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_the_tree_is_turned(case: ClearCase) -> None:
    assert rows(CONVERT(case.doc())) == case.universal()


@pytest.mark.parametrize("case", [pytest.param(case, id=case.id) for case in CASES])
def test_a_universal_tree_is_left_alone(case: ClearCase) -> None:
    once = CONVERT(case.doc())
    before = rows(once)
    assert rows(CONVERT(once)) == before


@st.composite
def clear_docs(draw: st.DrawFn) -> Doc:
    """Any tree with any relations of the CLEAR style, sensible or not."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for place, word in enumerate(order):
        heads[word] = order[draw(st.integers(0, place - 1))] if place else word
    tags = [draw(st.sampled_from(TAGS)) for _ in range(size)]
    words = [draw(st.sampled_from(WORDS)) for _ in range(size)]
    doc = Doc(
        VOCAB, words=words, lemmas=words, pos=[tag[0] for tag in tags], tags=[tag[1] for tag in tags], heads=heads,
        deps=["ROOT" if heads[word] == word else draw(st.sampled_from(LABELS)) for word in range(size)],
    )  # fmt: skip
    start = draw(st.integers(0, size - 1))
    doc.set_ents([Span(doc, start, draw(st.integers(start + 1, size)), "PERSON")])
    return doc


@given(clear_docs())
def test_any_tree_stays_a_tree_with_one_root_and_all_words(doc: Doc) -> None:
    words = [token.text for token in doc]
    CONVERT(doc)
    assert [token.text for token in doc] == words
    assert [token.dep_ for token in doc if token.head.i == token.i] == ["ROOT"]
    for token in doc:
        assert len(list(token.ancestors)) < len(doc)
    assert not {token.dep_ for token in doc} & CLEAR_ONLY
    assert len(list(doc.sents)) == 1


def test_no_old_name_is_left() -> None:
    assert not set(RENAMED.values()) & CLEAR_ONLY


def test_sentences_and_white_space_stay() -> None:
    doc = Doc(
        VOCAB,
        words=["Rain", "fell", ".", "\n", "It", "is", "in", "Lund", "."],
        spaces=[True, False, False, False, True, True, True, False, False],
        pos=["NOUN", "VERB", "PUNCT", "SPACE", "PRON", "AUX", "ADP", "PROPN", "PUNCT"],
        heads=[1, 1, 1, 2, 5, 5, 5, 6, 5],
        deps=["nsubj", "ROOT", "punct", "dep", "nsubj", "ROOT", "prep", "pobj", "punct"],
        lemmas=["rain", "fall", ".", "\n", "it", "be", "in", "Lund", "."],
    )  # fmt: skip
    CONVERT(doc)
    assert [sentence.text for sentence in doc.sents] == ["Rain fell.\n", "It is in Lund."]
    assert [token.head.i for token in doc] == [1, 1, 1, 2, 7, 7, 7, 7, 7]


def test_names_lose_their_article_and_possessive_mark() -> None:
    words = ["the", "Norvik", "'s", "mill", "in", "the", "1990s"]
    doc = Doc(
        VOCAB, words=words, tags=["DT", "NNP", "POS", "NN", "IN", "DT", "CD"], heads=[1, 3, 1, 3, 3, 6, 4],
        deps=["det", "poss", "case", "ROOT", "prep", "det", "pobj"],
    )  # fmt: skip
    doc.set_ents([Span(doc, 0, 3, "ORG"), Span(doc, 5, 7, "DATE")])
    CONVERT(doc)
    assert [(span.text, span.label_) for span in doc.ents] == [("Norvik", "ORG"), ("the 1990s", "DATE")]


@pytest.mark.parametrize(("labels", "added"), [(("nsubj", "dobj", "prep"), True), (("nsubj", "obj", "obl"), False)])
def test_a_pipeline_in_the_clear_style_is_known_by_its_labels(tmp_path, labels, added) -> None:
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    for label in labels:
        parser.add_label(label)
    nlp.initialize()
    nlp.to_disk(tmp_path / "other")
    loaded = load(str(tmp_path / "other"))
    assert ("newsgraph_universal_dependencies" in loaded.pipe_names) is added
    loaded.to_disk(tmp_path / "again")
    assert load(str(tmp_path / "again")).pipe_names == loaded.pipe_names


def test_universal_labels_are_no_clear_style() -> None:
    assert not is_clear_style(["nsubj:pass", "obl", "case", "aux:pass", "cop"])
    assert not is_clear_style([])
