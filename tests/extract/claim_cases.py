"""The cases of ``tests/cases/*.toml``: sentences with their parse, and the claims that they make and do not make.

How a case is written is told in ``tests/cases/README.md``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from hand_parsed import doc_of_rows
from newsgraph.extract import Extraction, extract_claims
from newsgraph.extract.openie import openie_rows
from newsgraph.model import Article, Attribution, Claim
from newsgraph.vocabulary import load_vocabulary

FOLDER = Path(__file__).parents[1] / "cases"
KEYS = frozenset({"name", "text", "parse", "date", "claims", "absent", "openie", "openie_absent", "xfail"})
QUALIFIERS = frozenset(
    [
        "source", "kind", "cue", "direct", "via", "modality", "time", "when", "reason", "from", "until", "place",
        "content", "type",
    ]
)  # fmt: skip
CERTAINTIES = frozenset({"fact", "future", "possible", "requested", "conditional"})
POLARITIES = frozenset({"positive", "negative"})
MARK = re.compile(r"\[([A-Z]+)\|([^\]]+)\]")


def doc_of(marked: str, parse: str) -> Doc:
    """The Doc of a text with marked names, and its parse lines."""
    text, names = _unmarked(marked)
    doc = doc_of_rows(text, parse)
    entities = []
    for label, start, end in names:
        span = doc.char_span(start, end, label=label)
        assert span is not None, f"{text[start:end]!r} does not begin and end with a word of the parse"
        entities.append(span)
    doc.ents = entities
    return doc


def _unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without marks, and (label, start, end) of each."""
    text, names, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        names.append((mark[1], len(text), len(text) + len(mark[2])))
        text += mark[2]
        at = mark.end()
    return text + marked[at:], names


@dataclass(frozen=True)
class Pattern:
    """A claim as a case writes it; ``*`` stands for anything, a qualifier that is not named may be any."""

    subject: str
    relation: str
    object: str
    force: tuple[str, ...]
    qualifiers: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, line: str) -> Pattern:
        claim, *rest = (part.strip() for part in line.split(";"))
        subject, relation, obj, *force = (cell.strip() for cell in claim.split("|"))
        words = tuple(force[0].split()) if force else ()
        assert len(force) < 2, f"too many cells: {line}"
        assert POLARITIES.union(CERTAINTIES).issuperset(words), f"neither polarity nor certainty: {line}"
        qualifiers = tuple((key.strip(), value.strip()) for key, _, value in (part.partition(":") for part in rest))
        unknown = {key for key, _ in qualifiers} - QUALIFIERS
        assert not unknown, f"no such qualifier: {sorted(unknown)} in {line}"
        return cls(subject, relation, obj, words, qualifiers)

    def matches(self, claim: Claim, claims: Iterable[Claim]) -> bool:
        ends = (self.subject, claim.subject.span.text), (self.object, claim.object.span.text)
        if any(wanted not in ("*", found) for wanted, found in ends):
            return False
        if self.relation not in ("*", claim.relation.id, claim.relation.lemma):
            return False
        if not {claim.polarity.value, claim.certainty.value}.issuperset(self.force):
            return False
        said = qualifiers_of(claim, claims)
        return all(said[key] == value for key, value in self.qualifiers)


def qualifiers_of(claim: Claim, claims: Iterable[Claim]) -> dict[str, str]:
    """The qualifiers of a claim as cases write them: "none" where there is none."""
    said, time = claim.attribution, claim.time
    content = next((other for other in claims if other.id == claim.content), None)
    found = {
        "source": _source(said),
        "kind": said.kind.value if said else None,
        "cue": said.cue.text if said else None,
        "direct": ("yes" if said.direct else "no") if said else None,
        "via": _source(said.via) if said else None,
        "modality": claim.modality,
        "time": (time.edtf or "unknown") if time else None,
        "when": time.span.text if time else None,
        "reason": time.reason if time else None,
        "from": time.start if time else None,
        "until": time.end if time else None,
        "place": claim.place.span.text if claim.place else None,
        "content": " | ".join(_ends(content)) if content else None,
        "type": claim.object.type.value,
    }
    return {key: "none" if value is None else value for key, value in found.items()}


def _source(said: Attribution | None) -> str | None:
    if said is None:
        return None
    return said.source.span.text if said.source else "unnamed"


def _ends(claim: Claim) -> tuple[str, str, str]:
    return claim.subject.span.text, claim.relation.id, claim.object.span.text


def written(claim: Claim, claims: Iterable[Claim]) -> str:
    """A claim as cases write it, with all its qualifiers but the type of its object."""
    said = {key: value for key, value in qualifiers_of(claim, claims).items() if value != "none" and key != "type"}
    force = f"{claim.polarity.value} {claim.certainty.value}"
    return "; ".join([" | ".join([*_ends(claim), force]), *(f"{key}: {value}" for key, value in said.items())])


@dataclass(frozen=True)
class Case:
    """One case of one file."""

    file: str
    row: dict[str, Any]

    @property
    def id(self) -> str:
        return f"{self.file}: {self.row.get('name')}".replace(" ", "-")

    @property
    def claims(self) -> list[str]:
        return list(self.row.get("claims", []))

    @property
    def absent(self) -> list[str]:
        return list(self.row.get("absent", []))

    @cached_property
    def doc(self) -> Doc:
        return doc_of(self.row["text"], self.row["parse"])

    @cached_property
    def extraction(self) -> Extraction:
        return extract_claims(self.doc, Article("x", self.doc.text, date=self.row.get("date")), load_vocabulary())

    @cached_property
    def openie(self) -> list[str]:
        rows = openie_rows(self.doc, self.extraction.claims)
        return [" | ".join([row.arguments[0], row.relation, *row.arguments[1:]]) for row in rows]


def cases() -> list[Case]:
    """All cases, by file and in its order."""
    return [
        Case(path.stem, row)
        for path in sorted(FOLDER.glob("*.toml"))
        for row in tomllib.loads(path.read_text("utf-8"))["case"]
    ]
