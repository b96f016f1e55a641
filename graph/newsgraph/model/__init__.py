"""What flows through newsgraph: articles, mentions, claims, profiles, decisions, entities, statements.

All types are frozen and hashable. Offsets are Unicode code points of ``Article.text``; a span carries the text it
quotes, so that ``article.text[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

from newsgraph.model.kinds import (
    PLACE_TYPES,
    VALUE_TYPES,
    Certainty,
    EntityType,
    Judgement,
    MentionKind,
    Polarity,
    SourceKind,
    Standing,
    Verdict,
)
from newsgraph.model.texts import (
    Argument,
    Article,
    Attribution,
    Claim,
    Mention,
    Relation,
    Span,
    Time,
    Value,
    claim_id,
    mentions_of,
    short_hash,
)
from newsgraph.model.things import (
    PROGRAM,
    Analysis,
    Decision,
    Entity,
    GazetteerEntry,
    Problem,
    Profile,
    Resolution,
    Review,
    Statement,
)

__all__ = [
    "PLACE_TYPES",
    "PROGRAM",
    "VALUE_TYPES",
    "Analysis",
    "Argument",
    "Article",
    "Attribution",
    "Certainty",
    "Claim",
    "Decision",
    "Entity",
    "EntityType",
    "GazetteerEntry",
    "Judgement",
    "Mention",
    "MentionKind",
    "Polarity",
    "Problem",
    "Profile",
    "Relation",
    "Resolution",
    "Review",
    "SourceKind",
    "Span",
    "Standing",
    "Statement",
    "Time",
    "Value",
    "Verdict",
    "claim_id",
    "mentions_of",
    "short_hash",
]
