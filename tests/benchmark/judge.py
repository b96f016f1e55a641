"""Two hundred statements for two readers to judge, and what their verdicts come to.

``python tests/benchmark/judge.py draw --corpora DIR --view FILE`` builds a graph of the news documents of GUM's
development file (DIR is laid out as for training) and one of ``seeds/``, draws asserted and reported statements by a
seed, and writes two files: the *sheet* (ids and offsets only, committed beside this script) and, outside the tree, the
*view* for the readers: the sentence with the one before it, and the statement field by field.

Each reader fills a CSV file with the header ``number`` and the names of ``FIELDS``; a cell is ``right`` or ``wrong``.
``python tests/benchmark/judge.py score ONE.csv OTHER.csv`` prints the share of statements all of whose fields both
readers hold to be right, with its Wilson 95 % interval; where they disagree, the statement counts as wrong.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import newsgraph
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.knowledge_graph.explanation import source_name
from newsgraph.language.train.conllu import read_conllu
from newsgraph.language.train.sentences import read_gzip
from newsgraph.model import Certainty, Claim, Mention, Polarity, Span, Standing, Statement, Value

HERE = Path(__file__).resolve().parent
SEEDS = HERE.parent.parent / "seeds"
SHEET = HERE / "judged-statements.jsonl"
GUM = Path("gum-open/gum_open-dev.conllu.gz")
FIELDS = ("subject", "relation", "object", "polarity", "certainty", "attribution", "entity")
DRAWN = (Standing.ASSERTED, Standing.REPORTED)


@dataclass(frozen=True, slots=True)
class Item:
    """A drawn statement with the claim that decides its standing."""

    graph: KnowledgeGraph
    statement: Statement
    claim: Claim

    @property
    def key(self) -> tuple[str, str]:
        return self.claim.article_id, self.statement.id


def news_articles(corpora: Path) -> list[dict[str, str]]:
    """The news documents of GUM's development file as articles: id, date, text with its paragraphs."""
    dates: dict[str, str] = {}
    document = ""
    for line in read_gzip(corpora / GUM).splitlines():
        if line.startswith("# newdoc id"):
            document = line.split("=", 1)[1].strip()
        elif line.startswith("# meta::dateCreated"):
            dates[document] = line.split("=", 1)[1].strip()
    texts: dict[str, str] = {}
    for block in read_conllu(corpora / GUM):
        if block.document.startswith("GUM_news_"):
            before = texts.get(block.document, "")
            texts[block.document] = before + ("\n\n" if block.starts_paragraph else " ") * bool(before) + block.text
    return [{"id": key, "date": dates[key], "text": text} for key, text in sorted(texts.items())]


def items(graph: KnowledgeGraph) -> Iterator[Item]:
    """The statements that may be drawn, in a fixed order."""
    for statement in sorted(graph.statements(), key=lambda row: row.id):
        if statement.standing in DRAWN:
            yield Item(graph, statement, _deciding(graph, statement))


def _deciding(graph: KnowledgeGraph, statement: Statement) -> Claim:
    """The claim with the greatest confidence among those that give the statement its standing."""
    claims = [claim for claim in graph.evidence(statement) if claim.polarity is Polarity.POSITIVE]
    if statement.standing is Standing.ASSERTED:
        claims = [c for c in claims if c.certainty is Certainty.FACT and c.attribution is None]
    else:
        claims = [c for c in claims if c.certainty in (Certainty.FACT, Certainty.FUTURE)]
    return max(claims, key=lambda claim: (claim.confidence, claim.id))


def draw(graphs: Iterable[KnowledgeGraph], seed: int, count: int) -> list[Item]:
    """So many statements of the graphs together, or all if there are fewer, drawn by the seed."""
    pool = sorted((item for graph in graphs for item in items(graph)), key=lambda item: item.key)
    chosen = random.Random(seed).sample(pool, min(count, len(pool)))
    return sorted(chosen, key=lambda item: (item.claim.article_id, item.claim.sentence.start, item.claim.relation.span))


def sheet_rows(drawn: Sequence[Item]) -> Iterator[dict[str, object]]:
    """Ids and offsets of the statements drawn: no word of the text."""
    for number, item in enumerate(drawn, 1):
        claim = item.claim
        yield {
            "number": number,
            "article": claim.article_id,
            "statement": item.statement.id,
            "claim": claim.id,
            "sentence": _offsets(claim.sentence),
            "subject": _offsets(claim.subject.span),
            "relation": _offsets(claim.relation.span),
            "object": _offsets(claim.object.span),
        }


def _offsets(span: Span) -> list[int]:
    return [span.start, span.end]


def view_lines(drawn: Sequence[Item]) -> Iterator[str]:
    """What a reader sees of each statement."""
    for number, item in enumerate(drawn, 1):
        graph, statement, claim = item.graph, item.statement, item.claim
        article = graph.articles[claim.article_id]
        subject = graph.entity_of(claim.subject)
        assert subject is not None
        obj = claim.object
        yield f"{number}. {graph.sentence_of(statement)}"
        yield f"    before:      {_before(article.text, claim.sentence)}"
        yield f"    sentence:    {_line(claim.sentence.text)}"
        yield f"    subject:     {claim.subject.span.text!r}, entity {subject.label!r} ({subject.type})"
        yield f"    relation:    {statement.relation}, from {claim.relation.span.text!r} ({claim.relation.lemma})"
        yield f"    object:      {obj.span.text!r}, {_meant(graph, obj)}"
        yield f"    standing:    {statement.standing}, {claim.polarity}, {claim.certainty}"
        yield f"    attribution: {source_name(graph, claim.attribution) or 'none: the article says so'}"
        yield ""


def _meant(graph: KnowledgeGraph, end: Mention | Value) -> str:
    """What an end of the claim itself stands for: a relation that holds both ways may have turned the statement's."""
    if isinstance(end, Value):
        return f"value {end.normal or end.span.text!r} ({end.type})"
    entity = graph.entity_of(end)
    return "no entity" if entity is None else f"entity {entity.label!r} ({entity.type})"


def _line(text: str) -> str:
    return " ".join(text.split())


def _before(text: str, sentence: Span) -> str:
    """The end of the text before a sentence: about a sentence of it."""
    before = _line(text[max(0, sentence.start - 400) : sentence.start])
    cut = max(before.rfind(mark, 0, len(before) - 2) for mark in (". ", "? ", "! ", '." ', ".” "))
    return before[cut + 2 :].strip() if cut >= 0 else before


def read_verdicts(path: Path) -> dict[int, dict[str, bool]]:
    """A reader's verdicts: number -> field -> right. Raises ValueError for a cell that says neither."""
    found: dict[int, dict[str, bool]] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            cells = {field: (row.get(field) or "").strip().lower() for field in FIELDS}
            for field, cell in cells.items():
                if cell not in ("right", "wrong"):
                    raise ValueError(f"{path}, number {row.get('number')}: {field} is {cell!r}, not right or wrong")
            found[int(row["number"])] = {field: cell == "right" for field, cell in cells.items()}
    return found


def wilson(right: int, total: int) -> tuple[float, float]:
    """The Wilson 95 % interval of a share (E. B. Wilson, 1927).

    >>> tuple(round(end, 3) for end in wilson(170, 200))
    (0.794, 0.893)
    """
    z, share = 1.959964, right / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z / (1 + z * z / total) * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return middle - half, middle + half


def score_lines(one: dict[int, dict[str, bool]], other: dict[int, dict[str, bool]], count: int) -> Iterator[str]:
    """The share of statements that both readers hold to be right in every field, and each field's own."""
    numbers = range(1, count + 1)
    if missing := [number for number in numbers if number not in one or number not in other]:
        raise ValueError(f"no verdict of both readers for the numbers {missing}")
    both = [number for number in numbers if all(one[number].values()) and all(other[number].values())]
    low, high = wilson(len(both), count)
    yield (
        f"right in all fields, both readers  {100 * len(both) / count:.1f}% ({len(both)}/{count}), "
        f"95% interval {100 * low:.1f} to {100 * high:.1f}"
    )
    same = sum(all(one[number].values()) == all(other[number].values()) for number in numbers)
    yield f"readers agree on the whole         {100 * same / count:.1f}%"
    for field in FIELDS:
        right = sum(one[number][field] and other[number][field] for number in numbers)
        yield f"{field:<12} right for both         {100 * right / count:.1f}%"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    verbs = parser.add_subparsers(dest="verb", required=True)
    drawing = verbs.add_parser("draw", help="draw statements, write the sheet and the readers' view")
    drawing.add_argument("--corpora", type=Path, required=True, help="the folder with gum-open/")
    drawing.add_argument("--view", type=Path, required=True, help="the readers' file; keep it outside the tree")
    drawing.add_argument("--sheet", type=Path, default=SHEET)
    drawing.add_argument("--seed", type=int, default=20310401)
    drawing.add_argument("--count", type=int, default=200)
    scoring = verbs.add_parser("score", help="score the verdicts of two readers")
    scoring.add_argument("verdicts", type=Path, nargs=2)
    scoring.add_argument("--sheet", type=Path, default=SHEET)
    arguments = parser.parse_args()
    if arguments.verb == "draw":
        graphs = [newsgraph.build(news_articles(arguments.corpora)), newsgraph.build(SEEDS)]
        drawn = draw(graphs, arguments.seed, arguments.count)
        rows = [json.dumps(row) for row in sheet_rows(drawn)]
        arguments.sheet.write_text("\n".join(rows) + "\n", "utf-8")
        arguments.view.write_text("\n".join(view_lines(drawn)), "utf-8")
        print(f"{len(drawn)} statements drawn")
        return
    count = len(arguments.sheet.read_text("utf-8").splitlines())
    one, other = (read_verdicts(path) for path in arguments.verdicts)
    try:
        print("\n".join(score_lines(one, other, count)))
    except ValueError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
