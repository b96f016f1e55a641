"""Loading a pipeline, and saying which one it is."""

from __future__ import annotations

import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

    from newsgraph.language.scoring import OnnxScorer, Weights

WEIGHTS = Path(__file__).parent / "weights"
_VERSION = "3.0.0"  # of the rules around the weights: tokens, values, labels


def load(name_or_path: str | None = None, *, semantics: bool = True) -> Language:
    """The packaged English pipeline, or another spaCy pipeline with Universal Dependencies.

    One whose parser has the labels of the CLEAR style, as spaCy's own English pipelines have, gets a last component
    that turns its trees into Universal Dependencies.

    Args:
        name_or_path: What ``spacy.load`` takes, a package name or a folder; None for the packaged pipeline.
        semantics: Whether the packaged pipeline sets frames and coreference clusters, too.

    Raises:
        ModelError: If there is no such pipeline, or it cannot be read.
    """
    if name_or_path is None:
        return _packaged(semantics)
    # spaCy takes a second to import: who asks only for the version does not pay for it
    import spacy

    try:
        return _with_universal_dependencies(spacy.load(name_or_path))
    except (OSError, ValueError) as error:
        remedy = "give an installed pipeline or a folder saved with nlp.to_disk, or leave --model out"
        raise ModelError(f"no pipeline can be loaded: {error}", name_or_path, remedy) from error


def _packaged(semantics: bool) -> Language:
    with ThreadPoolExecutor(1, "weights") as reader:
        # the network is made ready while spaCy is imported, which takes longer
        reading = reader.submit(_weights_and_scorer)
        import spacy

        from newsgraph.language import values  # noqa: F401  (registers its factory)
        from newsgraph.language.annotator import Annotator
        from newsgraph.language.tokenization import adapt_tokenizer

        nlp = spacy.blank("en")
        adapt_tokenizer(nlp)
        weights, scorer = reading.result()
    nlp.meta.update(
        {
            "name": "newsgraph",
            "version": _VERSION,
            "description": "English news: UD words, tags, dependencies, sentences, entities, roles, coreference",
            "license": "CC-BY-SA-4.0",
        }
    )
    annotator = nlp.add_pipe("newsgraph_annotator", config={"semantics": semantics})
    if not isinstance(annotator, Annotator):
        raise ModelError("another component is registered as newsgraph_annotator", "spacy_factories", "uninstall it")
    annotator.use(weights, scorer)
    nlp.add_pipe("newsgraph_values")
    # a text of any length is read window by window: spaCy's limit is for components that are not
    nlp.max_length = 2**31
    return nlp


def _weights_and_scorer() -> tuple[Weights, OnnxScorer]:
    from newsgraph.language.scoring import Weights

    weights = Weights.read(WEIGHTS)
    return weights, weights.scorer()


def _with_universal_dependencies(nlp: Language) -> Language:
    from newsgraph.language.clear_style import FACTORY, is_clear_style

    labels = getattr(nlp.get_pipe("parser"), "labels", ()) if "parser" in nlp.pipe_names else ()
    if FACTORY not in nlp.pipe_names and is_clear_style(labels):
        nlp.add_pipe(FACTORY, last=True)
    return nlp


def pipeline_version(name_or_path: str | None = None) -> str:
    """What identifies a pipeline and its weights: equal strings annotate alike. Nothing is loaded.

    Args:
        name_or_path: As for :func:`load`.

    Raises:
        ModelError: If there is no such pipeline.
    """
    if name_or_path is None:
        return f"newsgraph {_VERSION} {_digest(WEIGHTS)}"
    folder = Path(name_or_path)
    if folder.is_dir():
        return f"{folder.name} {_digest(folder)}"
    package = re.sub(r"[-_.]+", "-", name_or_path)
    try:
        return f"{name_or_path} {metadata.version(package)}"
    except (metadata.PackageNotFoundError, ValueError) as error:
        remedy = "give an installed pipeline or a folder saved with nlp.to_disk, or leave --model out"
        raise ModelError("no pipeline of this name is installed", name_or_path, remedy) from error


def _digest(folder: Path) -> str:
    """A short hash of all files of a folder, by relative name and content."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:12]
