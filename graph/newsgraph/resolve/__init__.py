"""From mentions to things: coreference in an article, then entities across articles."""
