"""Coreference on GUM's development file, from the raw text: ``python tests/benchmark/coreference.py --gum FILE``.

FILE is ``gum_open-dev.conllu.gz``. Its documents become articles, paragraphs parted by an empty line; the whole system
reads them, and its mentions meet GUM's by the head word. Adjectives that stand for a country ("Kenyan troops") are no
mentions in GUM, and left out of what is compared. Singletons are removed on both sides. With ``--write`` the
figures go to ``figures/coreference.txt``; with ``--errors`` the wrong and missing links of some documents are shown.
"""

from __future__ import annotations

import argparse
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gum_documents import GoldDocument, Place, read_documents
from spacy.language import Language
from spacy.tokens import Token

from newsgraph.extract import extract_claims
from newsgraph.language import load
from newsgraph.language.train.coreference_scores import (
    MEASURES,
    Cluster,
    Score,
    conll,
    mentions_found,
    without_singletons,
)
from newsgraph.model import Article, Mention, mentions_of
from newsgraph.resolve.coreference import profiles_of
from newsgraph.vocabulary import Vocabulary, load_vocabulary

FIGURES = Path(__file__).resolve().parent / "figures" / "coreference.txt"


def aligned(gold: Sequence[Place], ours: Sequence[Place]) -> dict[int, int]:
    """Our mentions, by number, to GUM's of the same head word; of several with one head, by size, the longest first."""
    by_head: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(gold)), key=lambda n: gold[n][1] - gold[n][2]):
        by_head[gold[number][0]].append(number)
    found: dict[int, int] = {}
    waiting: dict[int, list[int]] = defaultdict(list)
    for number in sorted(range(len(ours)), key=lambda n: (ours[n][0], ours[n][1] - ours[n][2], n)):
        waiting[ours[number][0]].append(number)
    for head, numbers in waiting.items():
        free = list(by_head.get(head, ()))
        # the same words first, so that "Ann" does not take the place of "Ann and Bob"
        for exact in [n for n in numbers if any(gold[g][1:] == ours[n][1:] for g in free)]:
            mate = next((g for g in free if gold[g][1:] == ours[exact][1:]), None)
            if mate is not None:
                found[exact] = mate
                free.remove(mate)
        for number in numbers:
            if number not in found and free:
                found[number] = free.pop(0)
    return found


def _our_clusters(document: GoldDocument, nlp: Language, vocabulary: Vocabulary) -> list[list[tuple[Place, Mention]]]:
    """What the whole system finds in the text: the mentions of each thing, with their places."""
    article = Article(document.name, document.text)
    doc = nlp(article.text)
    extraction = extract_claims(doc, article, vocabulary)
    mentions = sorted({*extraction.mentions, *mentions_of(extraction.claims)}, key=lambda m: (m.span, m.kind))
    word_at = {at: token for token in doc for at in range(token.idx, token.idx + len(token.text))}

    def head(mention: Mention) -> Token:
        span = doc.char_span(mention.head.start, mention.head.end, alignment_mode="expand")
        return span.root if span is not None else word_at[mention.head.start]

    return [
        [((head(m).idx, m.span.start, m.span.end), m) for m in profile.mentions if head(m).pos_ != "ADJ"]
        for profile in profiles_of(doc, article, mentions, extraction.claims)
    ]


@dataclass(frozen=True, slots=True)
class Compared:
    """A document's clusters on both sides, without singletons; mentions are keys that agree where they are one."""

    document: GoldDocument
    key: list[Cluster]
    response: list[Cluster]
    words: dict[object, str]
    forms: dict[object, str]


def compare(document: GoldDocument, nlp: Language, vocabulary: Vocabulary) -> Compared:
    """Read a document and align what is found with GUM's mentions."""
    clusters = _our_clusters(document, nlp, vocabulary)
    flat = [row for cluster in clusters for row in cluster]
    mates = aligned(document.places, [_in_word(document, place) for place, _ in flat])
    keys = [mates.get(number, f"ours {number}") for number in range(len(flat))]
    entities: dict[str, list[int]] = defaultdict(list)
    for number, entity in enumerate(document.entities):
        entities[entity].append(number)
    at, response = 0, []
    for cluster in clusters:
        response.append(keys[at : at + len(cluster)])
        at += len(cluster)
    words: dict[object, str] = {n: document.text[s:e] for n, (_, s, e) in enumerate(document.places)}
    words.update({key: mention.span.text for key, (_, mention) in zip(keys, flat, strict=True) if key not in words})
    forms: dict[object, str] = dict(enumerate(document.forms))
    forms.update({key: str(mention.kind) for key, (_, mention) in zip(keys, flat, strict=True) if key not in forms})
    return Compared(document, without_singletons(entities.values()), without_singletons(response), words, forms)


def _in_word(document: GoldDocument, place: Place) -> Place:
    """The place with its head at the start of GUM's word that holds it."""
    at, start, end = place
    return (document.word_starts[max(0, bisect_right(document.word_starts, at) - 1)], start, end)


def table(rows: Sequence[Compared]) -> str:
    """The figures of all documents together, of each genre, and by how mentions refer."""
    genres = sorted({row.document.genre for row in rows})
    lines = [f"documents {len(rows)}", "", f"{'genre':<12} CoNLL   MUC    B3  CEAF-e  mentions P R"]
    for genre in ("all", *genres):
        chosen = [row for row in rows if genre in ("all", row.document.genre)]
        scores = [sum((measure(r.key, r.response) for r in chosen), Score()) for measure in MEASURES.values()]
        found = sum((mentions_found(r.key, r.response) for r in chosen), Score())
        parts = "  ".join(f"{100 * score.f1:4.1f}" for score in scores)
        ends = f"{100 * found.precision.value:4.1f} {100 * found.recall.value:4.1f}"
        lines.append(f"{genre:<12} {100 * conll(scores):5.1f}  {parts}     {ends}")
    return "\n".join([*lines, "", *_by_form(rows)]) + "\n"


def _by_form(rows: Sequence[Compared]) -> Iterator[str]:
    """Of the mentions of each form: right, wrong or no antecedent, none where there is one, one where there is none."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for form, verdict, _ in verdicts(row):
            counts[form][verdict] += 1
    yield f"{'form':<8} {'gold':>5}  joined rightly  with another  left apart  joined without need"
    for form in ("name", "nominal", "pronoun", "other"):
        right, wrong, apart, spurious = (counts[form][v] for v in ("right", "wrong", "apart", "spurious"))
        gold = right + wrong + apart
        yield f"{form:<8} {gold:5d}  {right:14d}  {wrong:12d}  {apart:10d}  {spurious:19d}"


def verdicts(row: Compared) -> Iterator[tuple[str, str, object]]:
    """For each mention in a cluster on either side its form, whether most of ours with it are GUM's, and its key."""
    gold = {mention: cluster for cluster in row.key for mention in cluster}
    ours = {mention: cluster for cluster in row.response for mention in cluster}
    for mention in sorted({*gold, *ours}, key=str):
        mine, theirs = ours.get(mention, frozenset()), gold.get(mention, frozenset())
        yield row.forms[mention], _verdict(mine - {mention}, theirs - {mention}), mention


def _verdict(ours: Cluster, gold: Cluster) -> str:
    """How the mentions that we join one with compare to those that GUM does."""
    if not gold:
        return "spurious"
    if not ours:
        return "apart"
    return "right" if 2 * len(ours & gold) >= len(ours) else "wrong"


def show_errors(row: Compared) -> None:
    """Print the clusters of both sides that are not the same."""
    gold = {mention: number for number, cluster in enumerate(row.key) for mention in cluster}
    print(f"==== {row.document.name}")
    for cluster in row.key:
        if cluster not in row.response:
            parts: dict[object, list[str]] = defaultdict(list)
            ours = {mention: number for number, c in enumerate(row.response) for mention in c}
            for mention in sorted(cluster, key=str):
                parts[ours.get(mention, "-")].append(row.words[mention][:40])
            print("GOLD", dict(parts))
    for cluster in row.response:
        if len({gold.get(mention, mention) for mention in cluster}) > 1:
            print("OURS", [(row.words[m][:40], gold.get(m, "-")) for m in sorted(cluster, key=str)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gum", type=Path, required=True, help="gum_open-dev.conllu.gz")
    parser.add_argument("--write", action="store_true", help="write the figures")
    parser.add_argument("--errors", nargs="*", metavar="NAME", help="show the errors of documents")
    arguments = parser.parse_args()
    nlp, vocabulary = load(), load_vocabulary()
    rows = [compare(document, nlp, vocabulary) for document in read_documents(arguments.gum)]
    for row in rows:
        if arguments.errors is not None and (not arguments.errors or row.document.name in arguments.errors):
            show_errors(row)
    text = table(rows)
    print(text)
    if arguments.write:
        FIGURES.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
