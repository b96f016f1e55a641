"""Long documents in parts: a novel's chapter is too much for one step of training."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.language.train.semantics.annotated import Example

MOST_WORDS = 1000


def split(example: Example) -> Iterator[Example]:
    """Parts of at most ``MOST_WORDS`` words at window boundaries; frames and mentions stay with their words."""
    bounds = [0]
    for window in example.seen.windows():
        if window[-1][1] - bounds[-1] > MOST_WORDS and window[0][0] > bounds[-1]:
            bounds.append(window[0][0])
    if len(bounds) == 1:
        yield example
        return
    for start, end in zip(bounds, [*bounds[1:], len(example.seen)], strict=True):
        yield _part(example, start, end)


def _part(example: Example, start: int, end: int) -> Example:
    gold, seen = example.gold, example.seen
    inside = slice(start, end)
    frames = mentions = None
    if gold.frames is not None:
        frames = tuple(
            replace(
                frame,
                predicate=frame.predicate - start,
                arguments=tuple((low - start, high - start, role) for low, high, role in frame.arguments),
            )
            for frame in gold.frames
            if start <= frame.predicate < end
        )
    if gold.mentions is not None:
        mentions = tuple(
            replace(
                mention, start=mention.start - start, end=mention.end - start,
                head=None if mention.head is None else mention.head - start,
            )
            for mention in gold.mentions
            if start <= mention.start and mention.end <= end
        )  # fmt: skip
    return Example(
        replace(
            gold, words=gold.words[inside], paragraph_starts=gold.paragraph_starts[inside], frames=frames,
            mentions=mentions,
        ),
        replace(
            seen, words=seen.words[inside], lemmas=seen.lemmas[inside], upos=seen.upos[inside], xpos=seen.xpos[inside],
            heads=[head - start for head in seen.heads[inside]], relations=seen.relations[inside],
            sentence_starts=seen.sentence_starts[inside],
            entities=[(low - start, high - start, name) for low, high, name in seen.entities
                      if start <= low and high <= end],
            vectors=seen.vectors[inside],
        ),
    )  # fmt: skip
