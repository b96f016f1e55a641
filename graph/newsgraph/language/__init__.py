"""The English pipeline: words, sentences, tags, lemmas, trees and entities, on spaCy and offline."""

from __future__ import annotations

from newsgraph.language.loading import load, pipeline_version

__all__ = ["load", "pipeline_version"]
