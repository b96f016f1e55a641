"""The readers of the recipe, on small files of our own."""

from __future__ import annotations

import gzip
import json

from newsgraph.language.entity_tags import EntitySpan
from newsgraph.language.train.conllu import read_ewt, read_gum
from newsgraph.language.train.evaluation import evaluate
from newsgraph.language.train.gazetteer import OTHER, PLACE, narrow
from newsgraph.language.train.names_corpora import CROSSNER, read_columns, read_re3d, read_redocred
from newsgraph.language.train.novels import LITBANK_HELD_OUT, read_novels
from newsgraph.language.train.sentences import ALL_LABELS, PartialEntity, chunks, without_overlaps
from newsgraph.language.windows import WordAnnotations

GUM = """# newdoc id = GUM_news_ferry
# newpar
# sent_id = GUM_news_ferry-1
# text = President Clara Voss of Norway left.
1\tPresident\tpresident\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new
2\tClara\tClara\tPROPN\tNNP\t_\t6\tnsubj\t_\t_
3\tVoss\tVoss\tPROPN\tNNP\t_\t2\tflat\t_\t_
4\tof\tof\tADP\tIN\t_\t5\tcase\t_\t_
5\tNorway\tNorway\tPROPN\tNNP\t_\t2\tnmod\t_\tEntity=(2-place-new)1)
6\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

# sent_id = GUM_news_ferry-2
# text = The ship sailed in May 2023.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(3-object-new
2\tship\tship\tNOUN\tNN\t_\t3\tnsubj\t_\tEntity=3)
3\tsailed\tsail\tVERB\tVBD\t_\t0\troot\t_\t_
4\tin\tin\tADP\tIN\t_\t5\tcase\t_\t_
5\tMay\tMay\tPROPN\tNNP\t_\t3\tobl\t_\tEntity=(4-time-new
6\t2023\t2023\tNUM\tCD\t_\t5\tnmod:unmarked\t_\tEntity=4)|SpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_
"""


def write(path, text):
    with gzip.open(path, "wt", encoding="utf-8") as stream:
        stream.write(text)
    return path


def named(sentence):
    return {" ".join(sentence.words[e.start : e.end]): set(e.labels) for e in sentence.entities}


def test_gum_mentions_become_names(tmp_path):
    first, second = read_gum(write(tmp_path / "gum.conllu.gz", GUM))
    assert named(first) == {"Clara Voss": {"PERSON"}, "Norway": {"GPE"}}
    assert named(second) == {"May 2023": {"DATE"}}
    assert (first.starts_paragraph, second.starts_paragraph) == (True, False)
    assert first.tree.heads == (2, 6, 2, 5, 2, 0, 6)


def test_gum_leaves_out_a_genre(tmp_path):
    path = write(tmp_path / "gum.conllu.gz", GUM.replace("_news_", "_vlog_"))
    assert read_gum(path) == []
    assert len(read_gum(path, without=())) == 2


def test_universal_ner_is_aligned_over_another_split(tmp_path):
    layer = "# sent_id = GUM_news_ferry-1\n" + "".join(
        f"{i}\t{word}\t{tag}\n"
        for i, (word, tag) in enumerate(
            [("President", "O"), ("ClaraVoss", "B-PER"), ("of", "O"), ("Norway", "B-LOC"), ("left.", "O")], 1
        )
    )
    sentences = read_ewt(write(tmp_path / "t.conllu.gz", GUM), write(tmp_path / "n.iob2.gz", layer))
    assert named(sentences[0]) == {"Clara Voss": {"PERSON"}, "Norway": {"GPE"}}
    assert sentences[0].open_labels == ALL_LABELS - PLACE - {"PERSON", "ORG"}
    assert sentences[1].open_labels == ALL_LABELS


def test_columns_hide_what_is_not_mapped(tmp_path):
    text = "Voss\tB-politician\nsang\tO\njazz\tB-musicgenre\n.\tO\n\nOslo\tB-location\n"
    first, second = read_columns(write(tmp_path / "a.gz", text), CROSSNER, open_labels=frozenset(), document_length=1)
    assert named(first) == {"Voss": {"PERSON"}}
    assert first.hidden == {2}
    assert named(second) == {"Oslo": {"GPE"}}


def test_redocred(tmp_path):
    data = [
        {
            "title": "Ferry",
            "sents": [["Voss", "left", "in", "1999", "."]],
            "vertexSet": [
                [{"sent_id": 0, "pos": [0, 1], "type": "PER"}],
                [{"sent_id": 0, "pos": [3, 4], "type": "TIME"}],
            ],
        }
    ]
    (sentence,) = read_redocred(write(tmp_path / "d.json.gz", json.dumps(data)))
    assert named(sentence) == {"Voss": {"PERSON"}, "1999": {"DATE"}}


def test_re3d_takes_names_and_hides_other_mentions(tmp_path):
    text = "The Ostmark Navy said it.\n\nWe met Navy officers."
    rows = [
        {"documentId": "a", "type": "Organisation", "begin": text.index(part), "end": text.index(part) + len(part)}
        for part in ("The Ostmark Navy", "We", "Navy officers")
    ]
    write(tmp_path / "entities.json.gz", "\n".join(json.dumps(row) for row in rows))
    write(tmp_path / "documents.json.gz", json.dumps({"_id": "a", "text": text}))
    first, second = read_re3d(tmp_path)
    assert named(first) == {"Ostmark Navy": {"ORG"}}
    assert named(second) == {}
    assert second.hidden == {0, 2, 3}
    assert not first.starts_known


def test_a_name_narrows_its_group():
    assert narrow(PLACE, ["the", "Netherlands"]) == {"GPE"}
    assert narrow(PLACE, ["Brandt", "Airport"]) == {"FAC"}
    assert narrow(PLACE, ["Lake", "Brandt"]) == {"LOC"}
    assert narrow(PLACE, ["Ostmark"]) == PLACE
    assert narrow(OTHER, ["Treaty", "of", "Ostmark"]) == {"LAW"}


def test_longer_entities_win():
    whole, part = PartialEntity(0, 3, frozenset({"ORG"})), PartialEntity(2, 3, frozenset({"GPE"}))
    assert without_overlaps([part, whole]) == (whole,)


def test_chunks_hold_whole_sentences_of_one_document(tmp_path):
    sentences = read_gum(write(tmp_path / "gum.conllu.gz", GUM))
    assert [len(chunk) for chunk in chunks(sentences, 100)] == [2]
    assert [len(chunk) for chunk in chunks(sentences, 10)] == [1, 1]


def test_scores_of_a_partly_right_analysis(tmp_path):
    sentences = read_gum(write(tmp_path / "gum.conllu.gz", GUM))[1:]

    def annotate(words, paragraphs):
        tree = sentences[0].tree
        return WordAnnotations(
            upos=list(tree.upos),
            xpos=["NN", *tree.xpos[1:]],
            lemmas=list(tree.lemmas),
            heads=[1, 2, 2, 2, 2, 4, 2],
            relations=list(tree.relations),
            sentence_starts=[True, *[False] * 6],
            entities=[EntitySpan(4, 6, "DATE"), EntitySpan(1, 2, "ORG")],
        )

    figures = evaluate(annotate, {"file": sentences})["file"].figures()
    assert figures["XPOS"] == round(600 / 7, 2)
    assert figures["UAS"] == figures["LAS"] == round(500 / 6, 2)
    assert figures["sentence F"] == 100
    assert figures["DATE F"] == 100
    assert figures["entity F"] == 0


def test_novels_are_words_alone_without_the_held_out_ones(tmp_path):
    rows = "{0}\t0\t0\tThe\t_\n{0}\t0\t1\tsea\t_\n\n{0}\t0\t0\tCalm\t_\n"
    text = "".join(
        f"#begin document ({name}_brat); part 0\n" + rows.format(name) + "#end document\n"
        for name in ("1_the_harbour", min(LITBANK_HELD_OUT))
    )
    found = list(read_novels(write(tmp_path / "novels.conll.gz", text)))
    assert [sentence.words for sentence in found] == [("The", "sea"), ("Calm",)]
    assert {sentence.document for sentence in found} == {"litbank/1_the_harbour"}
    assert found[0].tree is None
    assert found[0].open_labels == ALL_LABELS
