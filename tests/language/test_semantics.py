"""Frames and coreference of the packaged pipeline, on sentences of our own."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from newsgraph.annotations import coreference_clusters, frames
from newsgraph.language import load

ARTICLE = (
    "Ruta Adomaitis runs the Harbour Workers' Union in Klaipeda. "
    "She said on Tuesday that its members had rejected the offer.\n\n"
    "The port authority did not raise wages last year. It blamed Adomaitis for the strike."
)


@pytest.fixture(scope="module")
def doc(nlp):
    return nlp(ARTICLE)


def arguments(doc, lemma):
    """Role to words of the frame of the first predicate with this lemma."""
    frame = next(f for f in frames(doc) if doc[f.predicate].lemma_ == lemma)
    return {a.role: doc[a.start : a.end].text for a in frame.arguments}


def test_verbs_have_their_arguments(doc):
    assert arguments(doc, "run")["ARG0"] == "Ruta Adomaitis"
    assert arguments(doc, "reject") == {"ARG0": "its members", "ARG1": "the offer"}
    assert arguments(doc, "say")["ARGM-TMP"] == "on Tuesday"
    assert arguments(doc, "raise")["ARGM-NEG"] == "not"


def test_rolesets_are_named_after_their_verb(doc):
    rolesets = {f.roleset.split(".")[0] for f in frames(doc)}
    assert {"run", "say", "reject", "raise", "blame"} <= rolesets


def test_pronouns_and_names_of_one_thing_are_in_one_cluster(doc):
    clusters = [{doc[start:end].text for start, end in cluster} for cluster in coreference_clusters(doc)]
    person = next(cluster for cluster in clusters if "She" in cluster)
    assert any(text.startswith("Ruta Adomaitis") for text in person)
    assert any("She" in cluster and "It" in cluster for cluster in clusters) is False


def test_frames_and_clusters_depend_on_the_article_alone(nlp, doc):
    other = "A storm closed the ferry line. It will open again on Friday, the operator said."
    alone = (frames(doc), coreference_clusters(doc))
    between = list(nlp.pipe([other, ARTICLE, other, other]))[1]
    assert (frames(between), coreference_clusters(between)) == alone


def test_arguments_hold_whole_words_of_their_sentence(doc):
    for frame in frames(doc):
        sentence = doc[frame.predicate].sent
        assert all(sentence.start <= a.start < a.end <= sentence.end for a in frame.arguments)


def test_a_pipeline_without_them_sets_none():
    plain = load(semantics=False)(ARTICLE)
    assert frames(plain) == ()
    assert coreference_clusters(plain) == ()


def test_a_doc_survives_as_bytes(nlp, doc):
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert frames(again) == frames(doc)
    assert coreference_clusters(again) == coreference_clusters(doc)


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "Ho!"])
def test_texts_that_say_nothing(nlp, text):
    assert coreference_clusters(nlp(text)) == ()


def test_a_saved_pipeline_says_the_same(nlp, doc, tmp_path):
    nlp.to_disk(tmp_path / "saved")
    again = spacy.load(tmp_path / "saved")(ARTICLE)
    assert frames(again) == frames(doc)
    assert coreference_clusters(again) == coreference_clusters(doc)
