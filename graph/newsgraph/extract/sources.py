"""What names a source, and of what kind it is."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.lexicon import noun_type
from newsgraph.extract.tree import case_of, child
from newsgraph.model import EntityType, Mention, MentionKind, SourceKind

_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.LOC, EntityType.FAC})
_DOCUMENTS = frozenset({EntityType.WORK, EntityType.LAW})
_SOURCES = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORG, EntityType.WORK})
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


def is_according(item: Token) -> bool:
    """Whether a phrase says whose words a clause is: "according to the crews", "per the report", not "per day"."""
    preposition = case_of(item)
    named = item.ent_type_ in ("PERSON", "ORG") or noun_type(item.lemma_.lower()) in _SOURCES
    return preposition == "according to" or (preposition == "per" and named)
