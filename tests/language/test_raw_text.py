"""Words of raw text beside those of a treebank, aligned by their characters."""

from __future__ import annotations

import gzip
from pathlib import Path

import spacy
from spacy.tokens import Doc

from newsgraph.language.train.raw_text import raw_documents, raw_figures

ROWS = """\
# newdoc id = a
# newpar
# text = They don't sail.
1 They they PRON PRP _ 4 nsubj _ _
2-3 don't _ _ _ _ _ _ _ _
2 do do AUX VBP _ 4 aux _ _
3 n't not PART RB _ 4 advmod _ _
4 sail sail VERB VB _ 0 root _ _
5 . . PUNCT . _ 4 punct _ _

# newpar
# text = Rain fell.
1 Rain rain NOUN NN _ 2 nsubj _ _
2 fell fall VERB VBD _ 0 root _ _
3 . . PUNCT . _ 2 punct _ _

"""


def treebank(folder: Path) -> Path:
    path = folder / "dev.conllu.gz"
    path.write_bytes(gzip.compress("\n".join(
        line if line.startswith("#") else line.replace(" ", "\t") for line in ROWS.split("\n")
    ).encode()))  # fmt: skip
    return path


def test_text_and_words(tmp_path):
    [(text, words)] = list(raw_documents(treebank(tmp_path)))
    assert text == "They don't sail.\n\nRain fell."
    assert [word.extent for word in words] == [(0, 4), (4, 6), (6, 9), (9, 13), (13, 14), (14, 18), (18, 22), (22, 23)]
    assert [word.head for word in words][:3] == [(9, 13)] * 3
    assert [word.starts_sentence for word in words] == [True, False, False, False, False, True, False, False]


def test_figures_count_words_that_were_found(tmp_path):
    nlp = spacy.blank("en")

    def annotate(doc: Doc) -> Doc:
        # "don't" is one word here, and "Rain" hangs on the full stop
        return Doc(
            doc.vocab,
            words=["They", "don't", "sail", ".", "\n\n", "Rain", "fell", "."],
            spaces=[True, True] + [False] * 3 + [True, False, False],
            pos=["PRON", "AUX", "VERB", "PUNCT", "SPACE", "NOUN", "VERB", "PUNCT"], heads=[2, 2, 2, 2, 3, 7, 6, 6],
            deps=["nsubj", "aux", "ROOT", "punct", "dep", "nsubj", "ROOT", "punct"],
        )  # fmt: skip

    figures = raw_figures(lambda text: annotate(nlp.make_doc(text)), treebank(tmp_path))
    assert figures == {
        "words F": 80.0, "sentences F": 100.0, "UPOS": 80.0, "UAS": 66.67, "LAS": 66.67,
        "LAS without punctuation": 54.55, "documents whose characters differ": 0,
    }  # fmt: skip
