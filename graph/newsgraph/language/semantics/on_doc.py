"""Frames and clusters on a spaCy ``Doc``, as :mod:`newsgraph.annotations` says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span

from newsgraph.annotations import COREFERENCE_PREFIX, FRAMES_EXTENSION, Frame, FrameArgument
from newsgraph.language.semantics.decoding import Semantics

_KEY = "newsgraph_frames"


def _frames_of(doc: Doc) -> tuple[Frame, ...]:
    return tuple(
        Frame(predicate, roleset, tuple(FrameArgument(*argument) for argument in arguments))
        for predicate, roleset, arguments in doc.user_data.get(_KEY, ())
    )


def _set_frames(doc: Doc, frames: Iterable[Frame]) -> None:
    # plain lists, so that spaCy can write a Doc to bytes
    doc.user_data[_KEY] = [
        [frame.predicate, frame.roleset, [[a.start, a.end, a.role] for a in frame.arguments]] for frame in frames
    ]


if not Doc.has_extension(FRAMES_EXTENSION):
    Doc.set_extension(FRAMES_EXTENSION, getter=_frames_of, setter=_set_frames)


def set_semantics(doc: Doc, positions: Sequence[int], found: Semantics) -> None:
    """Sets ``doc._.frames`` and the span groups of clusters; ``positions`` are the token indices of the words."""
    frames = tuple(
        Frame(
            positions[frame.predicate],
            frame.roleset,
            tuple(FrameArgument(positions[a.start], positions[a.end - 1] + 1, a.role) for a in frame.arguments),
        )
        for frame in found.frames
    )
    doc._.set(FRAMES_EXTENSION, frames)
    for number, cluster in enumerate(found.clusters, 1):
        doc.spans[f"{COREFERENCE_PREFIX}{number}"] = [
            Span(doc, positions[mention.start], positions[mention.end - 1] + 1) for mention in cluster
        ]
