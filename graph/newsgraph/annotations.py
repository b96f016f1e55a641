"""The Doc contract: what a language pipeline sets on a spaCy ``Doc``, and how the rest of newsgraph reads it.

Required: ``doc.text`` equals the article's text; sentence starts; ``token.pos_`` (UPOS), ``token.tag_`` (Penn XPOS),
``token.lemma_``, ``token.head``, ``token.dep_`` (Universal Dependencies v2 relations with English subtypes, as in UD
English EWT: ``nsubj:pass``, ``obl:agent``, ``acl:relcl``, ``nmod:poss`` ...); ``doc.ents`` with labels of
``ENTITY_LABELS``. Whitespace tokens have pos ``SPACE``, tag ``_SP``, dep ``dep``.

Optional, used where present:

- frames: ``doc._.frames``, a tuple of :class:`Frame` (PropBank predicate-argument structures);
- coreference: one span group ``doc.spans["coref_clusters_1"]``, ``..._2`` ... for each cluster, the key prefix that
  spaCy's own coreference components use.

Nothing here imports spaCy: a Doc is taken by its shape, so that every layer may know the contract.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from newsgraph.model import EntityType

COREFERENCE_PREFIX = "coref_clusters_"
FRAMES_EXTENSION = "frames"

# label on a Doc -> entity type; OntoNotes' longer names are accepted from other pipelines
ENTITY_LABELS: dict[str, EntityType] = {
    "PERSON": EntityType.PERSON,
    "PER": EntityType.PERSON,
    "ORG": EntityType.ORG,
    "GPE": EntityType.GPE,
    "LOC": EntityType.LOC,
    "FAC": EntityType.FAC,
    "EVENT": EntityType.EVENT,
    "PRODUCT": EntityType.PRODUCT,
    "LAW": EntityType.LAW,
    "WORK": EntityType.WORK,
    "WORK_OF_ART": EntityType.WORK,
    "NORP": EntityType.NORP,
    "MISC": EntityType.THING,
    "LANGUAGE": EntityType.THING,
    "DATE": EntityType.DATE,
    "TIME": EntityType.TIME,
    "MONEY": EntityType.MONEY,
    "PERCENT": EntityType.PERCENT,
    "QUANTITY": EntityType.QUANTITY,
    "CARDINAL": EntityType.CARDINAL,
    "ORDINAL": EntityType.ORDINAL,
}


@dataclass(frozen=True, slots=True)
class FrameArgument:
    """Tokens ``[start, end)`` of the Doc that fill ``role`` ("ARG0" ... "ARG5", "ARGM-TMP" ...)."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Frame:
    """A PropBank frame: index of the predicate token, roleset ("allow.01") or None, arguments in text order."""

    predicate: int
    roleset: str | None
    arguments: tuple[FrameArgument, ...]


def frames(doc: Any) -> tuple[Frame, ...]:
    """The frames a pipeline set on the Doc, or none."""
    if not doc.has_extension(FRAMES_EXTENSION):
        return ()
    found: Iterable[Frame] | None = doc._.get(FRAMES_EXTENSION)
    return tuple(found or ())


def coreference_clusters(doc: Any) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Clusters of mentions as token ranges ``[start, end)``, in text order; none where the pipeline sets none."""
    clusters = [
        tuple(sorted((span.start, span.end) for span in doc.spans[key]))
        for key in doc.spans
        if key.startswith(COREFERENCE_PREFIX)
    ]
    return tuple(sorted(cluster for cluster in clusters if cluster))


def entity_type(label: str) -> EntityType | None:
    """The entity type of a label on a Doc; None for a label that newsgraph does not know."""
    return ENTITY_LABELS.get(label)
