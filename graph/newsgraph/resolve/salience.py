"""How present a thing is in the reader's mind at a place of the text."""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.resolve.candidates import Candidate

# weights set by hand: subjects lead, the last mentions count, so do things that were spoken of often
SUBJECT, OBJECT, OTHER, NESTED = 1.2, 0.6, 0.3, -0.3
PER_SENTENCE, PER_MENTION, MENTIONS_THAT_COUNT = 0.8, 0.15, 4


def salience(known: Sequence[Candidate], at: Candidate) -> float:
    """Salience at ``at`` of the thing whose mentions before it are ``known``; higher is more present.

    The best of its mentions in the last sentences, by grammatical role and distance (after Lappin & Leass 1994), and
    something for each mention.
    """
    best = max(_role_weight(member) - PER_SENTENCE * (at.sentence - member.sentence) for member in known)
    return best + PER_MENTION * min(sum(not _is_nested(member) for member in known), MENTIONS_THAT_COUNT)


def distance(known: Sequence[Candidate], at: Candidate) -> int:
    """Sentences since the last mention."""
    return min(at.sentence - member.sentence for member in known)


def _is_nested(member: Candidate) -> bool:
    """A name before a noun says what the noun is about, and is hardly in mind itself: "[U.S.] officials"."""
    return member.dep in ("amod", "compound", "nmod:desc")


def _role_weight(member: Candidate) -> float:
    if _is_nested(member):
        return NESTED
    if member.dep == "nmod:poss":
        return OTHER
    if member.is_subject:
        return SUBJECT
    return OBJECT if member.role in ("obj", "iobj", "obl:agent") else OTHER
