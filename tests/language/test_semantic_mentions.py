"""Candidates for mentions, the pairs that are compared, and clusters from scores."""

from __future__ import annotations

import numpy as np

from newsgraph.language.semantics.coreference import ALIKE, FEATURE_ROWS, NEAR, MentionScores, clusters, mention_pairs
from newsgraph.language.semantics.layers import AntecedentLayer
from newsgraph.language.semantics.mentions import KINDS, find_mentions
from newsgraph.language.semantics.words import AnnotatedWords


def words_of(*rows, entities=(), starts=(0,)):
    """Rows of word, lemma, UPOS, XPOS, head, relation."""
    columns = list(zip(*rows, strict=True))
    size = len(rows)
    return AnnotatedWords(
        columns[0], columns[1], columns[2], columns[3], columns[4], columns[5],
        [index in starts for index in range(size)], list(entities), np.zeros((size, 1), np.float32),
    )  # fmt: skip


SENTENCE = words_of(
    ("The", "the", "DET", "DT", 2, "det"),
    ("Kenyan", "Kenyan", "ADJ", "JJ", 2, "amod"),
    ("minister", "minister", "NOUN", "NN", 6, "nsubj"),
    ("Ann", "Ann", "PROPN", "NNP", 2, "appos"),
    ("Mensah", "Mensah", "PROPN", "NNP", 3, "flat"),
    ("herself", "herself", "PRON", "PRP", 2, "nmod:unmarked"),
    ("left", "leave", "VERB", "VBD", 6, "root"),
    ("her", "her", "PRON", "PRP$", 8, "nmod:poss"),
    ("party", "party", "NOUN", "NN", 6, "obj"),
    (".", ".", "PUNCT", ".", 6, "punct"),
    entities=[(3, 5, "PERSON")],
)


def test_heads_of_phrases_are_candidates_words_inside_names_are_not():
    found = {SENTENCE.words[m.head]: KINDS[m.kind] for m in find_mentions(SENTENCE)}
    assert found == {
        "Kenyan": "adjective", "minister": "the noun", "Ann": "PERSON", "herself": "she", "her": "she",
        "party": "owned noun",
    }  # fmt: skip


def test_a_candidate_has_its_phrase_and_the_words_of_its_name():
    by_head = {SENTENCE.words[mention.head]: mention for mention in find_mentions(SENTENCE)}
    minister, ann = by_head["minister"], by_head["Ann"]
    assert (minister.start, minister.end) == (0, 6)
    assert (ann.start, ann.end, ann.text, ann.initials) == (3, 5, "ann mensah", "AM")


def many(count):
    rows = [("Mensah", "Mensah", "PROPN", "NNP", 0, "root")]
    rows += [(f"Thing{i}", f"Thing{i}", "PROPN", "NNP", 0, "conj") for i in range(1, count - 1)]
    return words_of(*rows, ("Mensah", "Mensah", "PROPN", "NNP", 0, "conj"))


def candidates_of(pairs, index):
    return pairs.antecedent[pairs.anaphor == index].tolist()


def test_a_mention_is_compared_with_near_ones_and_with_far_ones_of_its_name():
    last = 3 * NEAR - 1
    pairs = mention_pairs(find_mentions(many(last + 1)))
    assert np.bincount(pairs.anaphor).max() <= NEAR + ALIKE
    assert candidates_of(pairs, last) == [0, *range(last - NEAR, last)]
    assert candidates_of(pairs, last - 1) == list(range(last - 1 - NEAR, last - 1))


def test_features_are_in_their_tables():
    for rows, size in zip(mention_pairs(find_mentions(SENTENCE)).features, FEATURE_ROWS, strict=True):
        assert rows.min() >= 0
        assert rows.max() < size


def found(mentions, likeness_weight, mention):
    """Clusters under a layer that looks at nothing but how alike two names are (pair feature 4)."""
    tables = [np.zeros((rows, 1), np.float32) for rows in FEATURE_ROWS]
    tables[4][:, 0] = likeness_weight
    size = len(mentions)
    nothing = np.zeros((size, 1), np.float32)
    scores = MentionScores(np.full(size, mention, np.float32), *[nothing] * 4)
    return clusters(mentions, scores, AntecedentLayer(tuple(tables), np.ones(1, np.float32)))


def test_a_mention_joins_its_best_antecedent_or_stays_alone():
    mentions = find_mentions(many(6))
    same = np.where(np.arange(64) & 2, 5.0, -5.0)  # the bit "same words"
    assert found(mentions, same, 0.0) == [[0, 5]]
    assert found(mentions, same, -5.0) == []


def test_windows_hold_whole_sentences():
    rows = [("w", "w", "NOUN", "NN", 0, "root")] * 300
    long = words_of(*rows, starts=(0, 100, 190, 290))
    assert list(long.windows()) == [[(0, 100)], [(100, 190)], [(190, 290), (290, 300)]]
