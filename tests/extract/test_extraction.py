"""What holds for the claims of any Doc, however odd: order, spans, no copies, no failure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from claim_cases import Case, cases, doc_of
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from hand_parsed import VOCABULARY
from newsgraph.annotations import FRAMES_EXTENSION, Frame, FrameArgument
from newsgraph.extract import Extraction, extract, extract_claims
from newsgraph.extract.openie import openie_rows
from newsgraph.model import Article, Attribution, Claim, Mention
from newsgraph.model import Span as TextSpan
from newsgraph.vocabulary import load_vocabulary

CASES = cases()
MANY = 300
LABELS = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "appos", "conj", "cc", "ccomp"]
LABELS += ["xcomp", "advcl", "acl", "acl:relcl", "parataxis", "aux", "aux:pass", "cop", "mark", "case", "punct", "dep"]
LABELS += ["amod", "compound", "flat", "det", "advmod", "expl", "csubj", "compound:prt", "orphan", "fixed"]
WORDS = [
    ("Harwell", "Harwell", "PROPN", "NNP", "ORG"),
    ("Iva", "Iva", "PROPN", "NNP", "PERSON"),
    ("Sundholm", "Sundholm", "PROPN", "NNP", "GPE"),
    ("Monday", "Monday", "PROPN", "NNP", "DATE"),
    ("mayor", "mayor", "NOUN", "NN", ""),
    ("plan", "plan", "NOUN", "NN", ""),
    ("one", "one", "NUM", "CD", "CARDINAL"),
    ("she", "she", "PRON", "PRP", ""),
    ("which", "which", "PRON", "WDT", ""),
    ("who", "who", "PRON", "WP", ""),
    ("said", "say", "VERB", "VBD", ""),
    ("bought", "buy", "VERB", "VBN", ""),
    ("closing", "close", "VERB", "VBG", ""),
    ("is", "be", "AUX", "VBZ", ""),
    ("would", "would", "AUX", "MD", ""),
    ("not", "not", "PART", "RB", ""),
    ("able", "able", "ADJ", "JJ", ""),
    ("to", "to", "PART", "TO", ""),
    ("by", "by", "ADP", "IN", ""),
    ("of", "of", "ADP", "IN", ""),
    ("if", "if", "SCONJ", "IN", ""),
    ("and", "and", "CCONJ", "CC", ""),
    ("the", "the", "DET", "DT", ""),
    (",", ",", "PUNCT", ",", ""),
    ('"', '"', "PUNCT", "``", ""),
    (".", ".", "PUNCT", ".", ""),
    ("\n\n", "\n\n", "SPACE", "_SP", ""),
]


def extraction_of(doc: Doc, date: str | None = "2031-05-15") -> Extraction:
    return extract_claims(doc, Article("x", doc.text, date=date), load_vocabulary())


def spans_of_attribution(said: Attribution | None) -> Iterator[TextSpan]:
    while said is not None:
        yield said.cue
        if said.source is not None:
            yield from (said.source.span, said.source.head)
        said = said.via


def spans_of(claim: Claim) -> Iterator[TextSpan]:
    yield from (claim.subject.span, claim.subject.head, claim.object.span, claim.relation.span)
    yield from (claim.sentence, claim.subject_phrase, claim.object_phrase)
    if isinstance(claim.object, Mention):
        yield claim.object.head
    yield from spans_of_attribution(claim.attribution)
    if claim.time is not None:
        yield claim.time.span
    if claim.place is not None:
        yield from (claim.place.span, claim.place.head)
    for argument in claim.arguments:
        yield argument.phrase
        if argument.mention is not None:
            yield argument.mention.span


def check(doc: Doc, found: Extraction) -> None:
    """What holds for every extraction."""
    claims, text = found.claims, doc.text
    ids = {claim.id for claim in claims}
    for claim in claims:
        line = f"{claim.subject.span} {claim.relation.id} {claim.object.span}"
        for span in spans_of(claim):
            assert 0 <= span.start < span.end <= len(text), line
            assert text[span.start : span.end] == span.text, line
        assert claim.subject in found.mentions, line
        assert not isinstance(claim.object, Mention) or claim.object in found.mentions, line
        assert (
            claim.subject_phrase.start <= claim.subject.span.start <= claim.subject.span.end <= claim.subject_phrase.end
        )
        assert claim.object_phrase.start <= claim.object.span.start <= claim.object.span.end <= claim.object_phrase.end
        assert claim.sentence.start <= claim.relation.span.start <= claim.relation.span.end <= claim.sentence.end, line
        assert 0 <= claim.confidence <= 1, line
        assert claim.content is None or claim.content in ids - {claim.id}, line
        assert claim.subject.span != claim.object.span, line
    keys = [(c.relation.span, c.subject.span, c.relation.id, c.object.span) for c in claims]
    assert len(keys) == len(set(keys)), "the same claim twice"
    assert len(ids) == len(claims), "an id twice"
    order = [(c.relation.span, c.subject.span, c.object.span, c.relation.id) for c in claims]
    assert order == sorted(order), "claims in order of the text"
    spans = [mention.span for mention in found.mentions]
    assert spans == sorted(set(spans)), "mentions in order of the text, each span once"


def doc_with(rows: list[tuple[str, str, str, str, str]], heads: list[int], deps: list[str]) -> Doc:
    doc = Doc(
        VOCABULARY,
        words=[row[0] for row in rows],
        spaces=[row[2] != "SPACE" for row in rows],
        lemmas=[row[1] for row in rows],
        pos=[row[2] for row in rows],
        tags=[row[3] for row in rows],
        heads=heads,
        deps=deps,
    )
    doc.ents = [Span(doc, i, i + 1, row[4]) for i, row in enumerate(rows) if row[4]]
    return doc


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_claims_quote_the_text_in_its_order_and_come_once(case: Case) -> None:
    check(case.doc, case.extraction)


@pytest.mark.parametrize("case", CASES[::7], ids=[case.id for case in CASES[::7]])
def test_the_same_doc_gives_the_same_claims(case: Case) -> None:
    again = doc_of(case.row["text"], case.row["parse"])
    assert extraction_of(again, case.row.get("date")) == case.extraction


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """A Doc of any words in any tree, of one to three sentences; white space heads nothing, as the contract has it."""
    rows: list[tuple[str, str, str, str, str]] = []
    heads: list[int] = []
    deps: list[str] = []
    for _ in range(draw(st.integers(1, 3))):
        start, chosen = len(rows), draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
        words = draw(st.permutations([i for i, row in enumerate(chosen) if row[2] != "SPACE"])) or [0]
        for i, row in enumerate(chosen):
            above = words[: words.index(i)] if i in words else words
            head = draw(st.sampled_from(above)) if above else i
            heads.append(start + head)
            label = "dep" if row[2] == "SPACE" else draw(st.sampled_from(LABELS))
            deps.append("ROOT" if head == i else label)
        rows += chosen
    return doc_with(rows, heads, deps)


@settings(max_examples=MANY, deadline=None, derandomize=True)
@given(docs())
def test_no_tree_makes_extraction_fail(doc: Doc) -> None:
    found = extraction_of(doc)
    check(doc, found)
    for row in openie_rows(doc, found.claims):
        assert row.relation
        assert len(row.arguments) > 1
        assert 0 <= row.confidence <= 1


PASSIVE = next(case for case in CASES if case.id == "passives:-with-an-agent")


def test_a_doc_without_frames_and_clusters_has_claims() -> None:
    doc = doc_of(PASSIVE.row["text"], PASSIVE.row["parse"])
    assert not doc.spans
    assert [claim.relation.id for claim in extract(doc)] == ["acquires"]


def test_frames_and_clusters_do_no_harm() -> None:
    doc = doc_of(PASSIVE.row["text"], PASSIVE.row["parse"])
    had = Doc.has_extension(FRAMES_EXTENSION)
    if not had:
        Doc.set_extension(FRAMES_EXTENSION, default=())
    try:
        doc._.set(
            FRAMES_EXTENSION, (Frame(3, "acquire.01", (FrameArgument(0, 2, "ARG1"), FrameArgument(5, 6, "ARG0"))),)
        )
        doc.spans["coref_clusters_1"] = [doc[0:2]]
        assert extraction_of(doc, None).claims == PASSIVE.extraction.claims
    finally:
        if not had:
            Doc.remove_extension(FRAMES_EXTENSION)


@pytest.mark.parametrize("row", [row for row in WORDS if row[2] != "SPACE"], ids=lambda row: row[0])
def test_one_word_says_nothing(row: tuple[str, str, str, str, str]) -> None:
    found = extraction_of(doc_with([row], [0], ["ROOT"]))
    assert found.claims == ()


def test_an_empty_doc_says_nothing() -> None:
    assert extraction_of(Doc(VOCABULARY, words=[])) == Extraction((), ())


def test_punctuation_and_space_say_nothing() -> None:
    marks = [row for row in WORDS if row[2] in ("PUNCT", "SPACE")]
    found = extraction_of(doc_with(marks, [0] * len(marks), ["ROOT"] + ["punct"] * (len(marks) - 1)))
    assert found == Extraction((), ())


def row_of_objects(count: int, *, chained: bool) -> Doc:
    """ "Harwell bought mill , mill , ... and mill": conjuncts at the first, as in UD, or each at the one before."""
    mill = ("mill", "mill", "NOUN", "NN", "")
    rows, heads, deps = [WORDS[0], ("bought", "buy", "VERB", "VBD", ""), mill], [1, 1, 1], ["nsubj", "ROOT", "obj"]
    for _ in range(count - 1):
        at = len(rows) + 1
        rows += [(",", ",", "PUNCT", ",", ""), mill]
        heads += [at, at - 2 if chained else 2]
        deps += ["punct", "conj"]
    return doc_with(rows, heads, deps)


@pytest.mark.parametrize("chained", [False, True])
def test_a_long_row_of_objects_gives_a_claim_each(chained: bool) -> None:
    doc = row_of_objects(300, chained=chained)
    found = extraction_of(doc)
    check(doc, found)
    assert len(found.claims) == 300
    assert {claim.subject.span.text for claim in found.claims} == {"Harwell"}


@pytest.mark.parametrize("dep", ["ccomp", "xcomp", "conj", "acl:relcl", "advcl", "parataxis"])
def test_a_sentence_of_two_thousand_words_in_one_chain_of_clauses(dep: str) -> None:
    rows: list[tuple[str, str, str, str, str]] = []
    heads: list[int] = []
    deps: list[str] = []
    for k in range(500):
        verb = 4 * k + 1
        rows += [
            WORDS[1],
            ("said", "say", "VERB", "VBD", ""),
            ("mill", "mill", "NOUN", "NN", ""),
            (",", ",", "PUNCT", ",", ""),
        ]
        heads += [verb, max(1, verb - 4), verb, verb]
        deps += ["nsubj", dep if k else "ROOT", "obj", "punct"]
    doc = doc_with(rows, heads, deps)
    found = extraction_of(doc)
    check(doc, found)
    assert found.claims
    list(openie_rows(doc, found.claims))
