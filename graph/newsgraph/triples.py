"""Claims as lines of text, before anything is resolved across articles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from newsgraph.extract import extract_claims
from newsgraph.extract.openie import openie_rows
from newsgraph.language import docs_of
from newsgraph.language import load as load_language
from newsgraph.language.penn import doc_of_tokens
from newsgraph.model import Article, Attribution, Claim, Problem, Span, Time, Value
from newsgraph.pipeline import Settings, Source, analyse, read
from newsgraph.read import Metadata
from newsgraph.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from spacy.language import Language

HEADER = ("article", "subject", "relation", "object", "polarity", "certainty", "source", "time", "confidence")


def triple_lines(
    sources: Iterable[Source],
    settings: Settings,
    form: str,
    *,
    by_line: bool = False,
    date: str | None = None,
    min_confidence: float = 0.0,
    stdin: BinaryIO | None = None,
    on_problem: Callable[[Problem], None] = lambda problem: None,
) -> Iterator[str]:
    """The claims of articles as lines, in the order of the text.

    Args:
        form: ``jsonl``, ``tsv`` (a header, short arguments) or ``openie`` (full phrases).
        by_line: Each line of the sources is a sentence by itself, printed as given (``openie`` only).
        date: The ISO day of articles that do not say theirs.
    """
    nlp, vocabulary = load_language(settings.model), load_vocabulary(settings.relations)
    # a line is no article: it is neither too short nor of the wrong language
    any_language = settings.any_language or by_line
    articles, problems = read(sources, metadata=Metadata(date=date), any_language=any_language, stdin=stdin)
    for problem in problems:
        on_problem(problem)
    if form == "tsv":
        yield "\t".join(HEADER)
    if form == "openie":
        for article in articles:
            yield from _openie_lines(article, nlp, vocabulary, by_line, min_confidence)
        return
    for article, doc in zip(articles, docs_of(nlp, (article.text for article in articles)), strict=True):
        analysis = analyse(article, nlp, vocabulary, doc)
        for problem in analysis.problems:
            on_problem(problem)
        for claim in analysis.claims:
            if claim.confidence >= min_confidence:
                yield _tsv(claim) if form == "tsv" else json.dumps(_record(claim), ensure_ascii=False)


def _openie_lines(
    article: Article, nlp: Language, vocabulary: Vocabulary, by_line: bool, min_confidence: float
) -> Iterator[str]:
    texts = [line for line in article.text.split("\n") if line.strip()] if by_line else [article.text]
    for text in texts:
        doc = nlp(doc_of_tokens(text, nlp.vocab) or text) if by_line else nlp(text)
        extraction = extract_claims(doc, Article(article.id, doc.text, date=article.date), vocabulary)
        for row in openie_rows(doc, extraction.claims):
            if row.confidence >= min_confidence:
                sentence = text if by_line else row.sentence
                cells = (sentence, f"{row.confidence:.4f}", row.relation, *row.arguments)
                yield "\t".join(_cell(cell) for cell in cells)


def _cell(text: str) -> str:
    return " ".join(text.split())


def _tsv(claim: Claim) -> str:
    source = claim.attribution.source if claim.attribution else None
    cells = (
        claim.article_id,
        claim.subject.span.text,
        claim.relation.lemma,
        claim.object.span.text,
        str(claim.polarity),
        str(claim.certainty),
        source.span.text if source else (claim.attribution.cue.text if claim.attribution else ""),
        (claim.time.edtf or "") if claim.time else "",
        f"{claim.confidence:.2f}",
    )
    return "\t".join(_cell(cell) for cell in cells)


def _span(span: Span) -> dict[str, Any]:
    return {"text": span.text, "start": span.start, "end": span.end}


def _attribution(row: Attribution) -> dict[str, Any]:
    return {
        "source": _span(row.source.span) if row.source else None,
        "kind": row.kind,
        "cue": _span(row.cue),
        "direct": row.direct,
        "via": _attribution(row.via) if row.via else None,
    }


def _time(row: Time) -> dict[str, Any]:
    return {**_span(row.span), "value": row.edtf, "reason": row.reason, "from": row.start, "until": row.end}


def _record(claim: Claim) -> dict[str, Any]:
    obj = claim.object
    return {
        "article": claim.article_id,
        "claim": claim.id,
        "subject": {**_span(claim.subject.span), "type": claim.subject.type, "phrase": claim.subject_phrase.text},
        "relation": {**_span(claim.relation.span), "id": claim.relation.id, "lemma": claim.relation.lemma},
        "object": {
            **_span(obj.span),
            "type": obj.type,
            "value": obj.normal if isinstance(obj, Value) else None,
            "phrase": claim.object_phrase.text,
        },
        "content": claim.content,
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "modality": claim.modality,
        "attribution": _attribution(claim.attribution) if claim.attribution else None,
        "time": _time(claim.time) if claim.time else None,
        "place": _span(claim.place.span) if claim.place else None,
        "sentence": _span(claim.sentence),
        "rule": claim.rule,
        "confidence": claim.confidence,
    }
