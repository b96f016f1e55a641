"""What kind of source an attribution names."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.tree import child
from newsgraph.model import EntityType, Mention, MentionKind, SourceKind

_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.LOC, EntityType.FAC})
_DOCUMENTS = frozenset({EntityType.WORK, EntityType.LAW})
_SINGULAR = frozenset({"he", "she", "i"})


def source_kind(source: Mention | None, token: Token | None) -> SourceKind:
    """The kind of a source; an indefinite or plural description is anonymous, a definite one a role."""
    if source is None or token is None:
        return SourceKind.UNATTRIBUTED
    if source.kind is MentionKind.PRONOUN:
        word = source.span.text.lower()
        if word in _SINGULAR:
            return SourceKind.NAMED_PERSON
        return SourceKind.ORGANISATION if word == "it" else SourceKind.ANONYMOUS_GROUP
    if source.type in _BODIES:
        return SourceKind.ORGANISATION
    if source.type in _DOCUMENTS or (source.type is EntityType.THING and source.kind is MentionKind.NOMINAL):
        return SourceKind.DOCUMENT
    if source.kind is MentionKind.NAME:
        return SourceKind.NAMED_PERSON
    named = child(token, ("appos",))
    if named is not None and named.pos_ == "PROPN":
        return SourceKind.NAMED_PERSON
    if source.type is EntityType.GROUP:
        return SourceKind.ANONYMOUS_GROUP
    article = child(token, ("det",))
    if child(token, ("nmod:poss",)) is not None or (article is not None and article.lower_ == "the"):
        return SourceKind.ROLE
    return SourceKind.ANONYMOUS_PERSON
