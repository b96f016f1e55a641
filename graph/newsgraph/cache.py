"""A folder that keeps each article's analysis, by a hash of all that it depends on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from pathlib import Path

import newsgraph
from newsgraph.export.files import writing_bytes
from newsgraph.export.native.decoding import Decoder
from newsgraph.export.native.encoding import Encoder
from newsgraph.knowledge_graph import QuotedSentence
from newsgraph.language import pipeline_version
from newsgraph.model import Analysis, Article, short_hash


class AnalysisCache:
    """Analyses by article, of one model and one set of relations.

    An entry is found again only for the same article (text and metadata), newsgraph version, pipeline and relations.
    A broken entry counts as none and is made again.
    """

    def __init__(self, folder: Path, model: str | None, relations: Path | None) -> None:
        self.folder = folder
        own = hashlib.sha256(relations.read_bytes()).hexdigest() if relations else "packaged"
        self._settings = json.dumps([newsgraph.__version__, _code_version(), pipeline_version(model), own])

    def _file(self, article: Article) -> Path:
        key = short_hash(self._settings, json.dumps(astuple(article)), length=32)
        return self.folder / key[:2] / f"{key}.jsonl"

    def get(self, article: Article) -> Analysis | None:
        """The analysis kept for the article, or None."""
        decoder = Decoder()
        try:
            lines = self._file(article).read_bytes().splitlines()
            if not lines or json.loads(lines[-1]) != {"rows": len(lines) - 1}:
                return None
            for line in lines[:-1]:
                decoder.add(json.loads(line))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return Analysis(article, tuple(decoder.mentions.values()), tuple(decoder.profiles), tuple(decoder.claims))

    def put(self, analysis: Analysis) -> None:
        """Keeps an analysis; one with problems is not kept, so that it is tried again."""
        if analysis.problems:
            return
        encoder = Encoder(analysis.mentions)
        sentences = {
            (claim.sentence.start, claim.sentence.end): QuotedSentence(claim.article_id, claim.sentence, "", "")
            for claim in analysis.claims
        }
        rows = [
            *({"row": "sentence", **encoder.sentence(sentence)} for sentence in sentences.values()),
            *({"row": "mention", **encoder.mention(mention)} for mention in analysis.mentions),
            *({"row": "profile", **encoder.profile(profile)} for profile in analysis.profiles),
            *({"row": "claim", **encoder.claim(claim)} for claim in analysis.claims),
        ]
        with writing_bytes(self._file(analysis.article)) as file:
            for row in [*rows, {"rows": len(rows)}]:
                file.write(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")


def _code_version() -> str:
    """A hash of the code and tables that an analysis depends on: a changed rule must not find old entries."""
    package = Path(newsgraph.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        part = path.relative_to(package)
        if path.suffix in (".py", ".toml", ".csv", ".tsv", ".txt") and part.parts[0] not in (
            "cli",
            "export",
            "query.py",
        ):
            digest.update(f"{part.as_posix()}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]
