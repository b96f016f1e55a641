"""The English pipeline: words, sentences, tags, lemmas, trees and entities, on spaCy and offline."""

from __future__ import annotations

from newsgraph.language.loading import load, pipeline_version
from newsgraph.language.streams import docs_of

__all__ = ["docs_of", "load", "pipeline_version"]
