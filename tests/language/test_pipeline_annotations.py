from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgraph.annotations import entity_type
from newsgraph.errors import ModelError
from newsgraph.language import docs_of, load, pipeline_version
from newsgraph.language.windows import WIDEST

ARTICLES = (
    "Ferry operator Nordlund Lines fined 12 million euros\n\nThe port authority of Ostmark fined Nordlund Lines on "
    "Tuesday. “We will appeal,” said its spokeswoman, Clara Voss. The company, which runs nine ships, has not paid.",
    "Miners in the north went home.  Their union said the strike would go on until Friday, and that no talks were "
    "planned!!",
    "Short.",
    "Heavy rain closed the airport at Brandt for three hours; 1,200 travellers waited. No one was hurt, the mayor "
    "told reporters who had asked him whether the dam was safe.",
)

WORDS = ("the", "ship", "and", "port", "of", "Ostmark", "said", "that", "not", ",", ".", "(", "“", "”", "\n")
ODD = ["", " ", "\n\n \t\n", "\n\n Rain fell.", "Rain fell. \n", "a  b\n\nc", "\u200b", "🙂", "…"]


def assert_sound(doc, text):
    """What every annotated Doc must be, whatever its text."""
    assert doc.text == text
    for sentence in doc.sents:
        words = [token for token in sentence if not token.is_space]
        roots = [token for token in words if token.head == token]
        assert len(roots) <= 1
        assert len(roots) == 1 or not words
        assert all(token.head in sentence for token in sentence)
        assert all(token.lemma_ and token.pos_ and token.tag_ and token.dep_ for token in sentence)
    for token in doc:
        seen = set()
        while token.head != token:
            assert token.i not in seen
            seen.add(token.i)
            token = token.head
        assert not token.is_space or not any(not t.is_space for t in doc)
    assert all(entity_type(entity.label_) is not None for entity in doc.ents)


def test_a_sentence(nlp):
    doc = nlp("The senators did not approve the loans.")
    assert [token.lemma_ for token in doc] == ["the", "senator", "do", "not", "approve", "the", "loan", "."]
    assert [token.dep_ for token in doc] == ["det", "nsubj", "aux", "advmod", "ROOT", "det", "obj", "punct"]
    assert [token.pos_ for token in doc] == ["DET", "NOUN", "AUX", "PART", "VERB", "DET", "NOUN", "PUNCT"]
    assert doc[1].tag_ == "NNS"
    assert doc[1].morph.get("Number") == ["Plur"]


def test_annotations_do_not_depend_on_other_articles(nlp, annotations):
    alone = [annotations(nlp(text)) for text in ARTICLES]
    beside = [annotations(doc) for doc in nlp.pipe(ARTICLES, batch_size=4)]
    backwards = [annotations(doc) for doc in nlp.pipe(reversed(ARTICLES), batch_size=3)]
    assert alone == beside == backwards[::-1]


@pytest.mark.parametrize("threads", [1, 3])
def test_scores_do_not_depend_on_threads(nlp, threads):
    annotator = nlp.get_pipe("newsgraph_annotator")
    windows = [annotator._featurizer(text.split(), [False] * len(text.split())) for text in ARTICLES] * 3
    with ThreadPoolExecutor(threads) as pool:
        beside = [astuple(scores) for scores in pool.map(annotator._scorer, windows)]
    alone = [astuple(annotator._scorer(window)) for window in windows]
    for left, right in zip(beside, alone, strict=True):
        assert all(np.array_equal(a, b) for a, b in zip(left, right, strict=True))


def test_a_doc_that_breaks_leaves_the_others(nlp, annotations, monkeypatch):
    values = nlp.get_pipe("newsgraph_values")
    breaking = {"Short."}

    def broken(doc):
        if doc.text in breaking:
            raise ValueError("no values")
        return values(doc)

    monkeypatch.setattr(nlp, "_components", [*nlp._components[:-1], ("newsgraph_values", broken)])
    docs = list(docs_of(nlp, ARTICLES))
    assert [doc is None for doc in docs] == [False, False, True, False]
    assert [annotations(doc) for doc in docs if doc] == [annotations(nlp(ARTICLES[i])) for i in (0, 1, 3)]
    breaking.update(ARTICLES)
    assert list(docs_of(nlp, ARTICLES)) == [None] * 4


@pytest.mark.parametrize("text", ODD)
def test_white_space_and_odd_texts(nlp, text):
    assert_sound(nlp(text), text)


def test_white_space_hangs_on_the_word_before(nlp):
    doc = nlp("Rain fell.\n\nSnow came.")
    space = next(token for token in doc if token.is_space)
    assert (space.pos_, space.tag_, space.dep_, space.head.text) == ("SPACE", "_SP", "dep", ".")
    assert [sentence.text for sentence in doc.sents] == ["Rain fell.\n\n", "Snow came."]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_any_text_gives_sound_trees(nlp, text):
    assert_sound(nlp(text), text)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=50))
def test_any_words_give_sound_trees(nlp, words):
    text = " ".join(words)
    assert_sound(nlp(text), text)


def test_a_sentence_of_two_thousand_words(nlp):
    text = "The ships of the port and " * 340 + "the crews left."
    doc = nlp(text)
    assert_sound(doc, text)
    assert len(doc) > 2000
    assert max(len(list(sentence)) for sentence in doc.sents) <= WIDEST


def test_a_word_of_a_hundred_thousand_letters(nlp):
    text = "Then " + "x" * 100_000 + " fell."
    assert_sound(nlp(text), text)


def test_saved_and_loaded_it_says_the_same(nlp, annotations, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    assert loaded.pipe_names == nlp.pipe_names
    by_us = load(str(tmp_path / "pipeline"))
    for text in ARTICLES:
        assert annotations(loaded(text)) == annotations(nlp(text)) == annotations(by_us(text))


def test_unknown_pipelines_are_refused(tmp_path):
    with pytest.raises(ModelError, match="no pipeline"):
        load("no_such_pipeline")
    with pytest.raises(ModelError, match="no pipeline"):
        pipeline_version("no_such_pipeline")


def test_missing_weights_are_named(nlp, tmp_path):
    nlp.to_disk(tmp_path / "pipeline")
    (tmp_path / "pipeline" / "newsgraph_annotator" / "relations.npz").unlink()
    with pytest.raises(ModelError, match=r"relations\.npz"):
        load(str(tmp_path / "pipeline"))


def test_versions_tell_pipelines_apart(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "meta.json").write_text("{}")
    first = pipeline_version(str(folder))
    (folder / "meta.json").write_text('{"lang": "en"}')
    assert len({first, pipeline_version(str(folder)), pipeline_version()}) == 3
    assert pipeline_version() == pipeline_version()
