"""Which files train and which files measure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from newsgraph.language.train.conllu import read_ewt, read_gum
from newsgraph.language.train.gazetteer import PLACE
from newsgraph.language.train.names_corpora import (
    CROSSNER,
    TWITTER,
    WIKIGOLD,
    read_columns,
    read_re3d,
    read_redocred,
)
from newsgraph.language.train.novels import read_novels
from newsgraph.language.train.sentences import ALL_LABELS, Sentence

_DATE = frozenset({"DATE"})
_RE3D = (
    "CENTCOM",
    "US_State_Department",
    "UK_Government",
    "Australian_Department_of_Foreign_Affairs",
    "Delegation_of_the_European_Union_to_Syria",
    "Wikipedia",
)
# share of the chunks that an epoch takes; the treebanks are always taken whole
NAMES_SHARE = {"redocred": 0.4, "wikigold": 0.6, "crossner": 0.25, "twitter": 0.3, "re3d": 1.0}
# where teachers say what the corpora do not, words without any annotation are worth reading, too
TAUGHT_SHARE = {"redocred": 1.0, "wikigold": 1.0, "crossner": 1.0, "twitter": 0.5, "re3d": 1.0, "litbank": 0.5}


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training material by short name: treebanks (every layer), and corpora of names or of words alone."""

    treebanks: dict[str, list[Sentence]]
    names: dict[str, list[Sentence]]


def read_training(folder: Path) -> Corpora:
    """Everything that trains, from a folder laid out as in MODEL_CARD.md."""
    treebanks = {
        "ewt": read_ewt(folder / "ud-ewt/en_ewt-ud-train.conllu.gz", folder / "uner-ewt/en_ewt-ud-train.iob2.gz"),
        "gum": read_gum(folder / "gum-open/gum_open-train.conllu.gz"),
    }
    redocred = [s for part in ("dev", "test") for s in read_redocred(folder / f"re-docred/{part}_revised.json.gz")]
    crossner = [
        sentence
        for domain in ("politics", "science", "literature", "music", "ai")
        for part in ("train", "dev", "test")
        for sentence in read_columns(
            folder / f"crossner/{domain}-{part}.iob.gz", CROSSNER, open_labels=_DATE, document_length=1
        )
    ]
    names = {
        "redocred": redocred,
        "wikigold": list(
            read_columns(folder / "wikigold/wikigold.conll.gz", WIKIGOLD, open_labels=_DATE, document_length=8)
        ),
        "crossner": crossner,
        "twitter": list(
            read_columns(
                folder / "broad-twitter/g.conll.gz",
                TWITTER,
                open_labels=ALL_LABELS - PLACE - {"PERSON", "ORG"},
                document_length=1,
            )
        ),
        "re3d": [s for part in _RE3D for s in read_re3d(folder / "re3d" / part)],
        "litbank": list(read_novels(folder / "litbank/coref.conll.gz")),
    }
    return Corpora(treebanks, names)


def tree_files(folder: Path, part: str = "dev") -> dict[str, Path]:
    """The treebank files that measure, by name; with ``part`` "test" those of the final table."""
    return {
        f"ewt-{part}": folder / f"ud-ewt/en_ewt-ud-{part}.conllu.gz",
        f"gum-{part}": folder / f"gum-open/gum_open-{part}.conllu.gz",
    }


def read_development(folder: Path, part: str = "dev") -> dict[str, list[Sentence]]:
    """The files that measure, for choosing too where ``part`` is "dev"."""
    (ewt, ewt_file), (gum, gum_file) = tree_files(folder, part).items()
    names = folder / f"uner-ewt/en_ewt-ud-{part}.iob2.gz"
    return {ewt: read_ewt(ewt_file, names), gum: read_gum(gum_file, without=())}
