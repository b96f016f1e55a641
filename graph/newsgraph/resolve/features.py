"""What speaks for two profiles of different articles being one thing, and what against: the list ``FEATURES``.

A feature gives evidence in units of log odds, with its reason, or None where it has nothing to say. The evidence is
added to a prior; the score is the logistic of the sum. Weights were set by hand.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

from newsgraph.names import fold, same_given_name
from newsgraph.resolve.clusters import Kind
from newsgraph.resolve.name_matching import (
    is_same_in_other_order,
    joined_given_names,
    organisation_names_match,
    person_names_agree,
    same_surname,
)
from newsgraph.resolve.nouns import classes_of, may_name_one_thing
from newsgraph.resolve.spelling import spelt_alike
from newsgraph.resolve.views import View

PRIOR, PRIOR_OF_THINGS, THRESHOLD = -2.0, -4.5, 0.5
SAME_STORY = 2


class Evidence(NamedTuple):
    """Log odds that a feature adds, and why: what is found, and the things in which, of which a reason names three.

    Most evidence is never told, so that the reason is worded where it is asked for.
    """

    weight: float
    found: str
    things: Collection[str] = ()

    @property
    def reason(self) -> str:
        """Why, with the weight: "both with harrow coal (+0.7)"."""
        return f"{self.found}{', '.join(sorted(self.things)[:3])} ({self.weight:+.1f})"


class Score(NamedTuple):
    """A score in [0, 1] (2 decimals), and the evidence that it comes from."""

    value: float
    evidence: Sequence[Evidence]

    @property
    def reasons(self) -> tuple[str, ...]:
        return tuple([evidence.reason for evidence in self.evidence])


# found in most pairs
_SAME_FULL_NAME, _SAME_TYPE = Evidence(3.2, "same full name"), Evidence(0.3, "same type")

Feature = Callable[[View, View], Evidence | None]


def person_name(left: View, right: View) -> Evidence | None:
    """Persons' names: the same full name is distinctive; a variant or a surname alone needs the context's help."""
    if left.kind is not Kind.PERSON or right.kind is not Kind.PERSON:
        return None
    if left.person_names == right.person_names and len(left.full_names) == 1 and left.full_names == left.person_names:
        return _SAME_FULL_NAME
    best: Evidence | None = None
    for a in left.person_names:
        for b in right.person_names:
            if is_same_in_other_order(a, b):
                found = Evidence(2.2, "the same names in the other order")
            elif not person_names_agree(a, b) or not same_surname(a.surname, b.surname):
                if not spelt_alike(a, b):
                    continue
                found = Evidence(0.9, "full names spelt almost alike")
            elif a.given and b.given:
                exact = any(fold(x) == fold(y) and len(x.rstrip(".")) > 1 for x in a.given for y in b.given)
                exact = exact or joined_given_names(a) == joined_given_names(b) != ""
                variant = any(same_given_name(x, y) for x in a.given for y in b.given)
                weight = 3.2 if exact else 2.2 if variant else 1.0
                found = Evidence(weight, "same full name" if exact else "full names agree")
            else:
                found = Evidence(1.0, "same surname")
            if best is None or found.weight > best.weight:
                best = found
    return best


def frequent_name(left: View, right: View) -> Evidence | None:
    """A full name whose parts are frequent is that of several persons: the odds fall with those to be expected."""
    expected = max(left.namesakes, right.namesakes)
    if expected < 0.5 or not left.full_names or not right.full_names:
        return None
    return Evidence(-math.log1p(expected), f"a frequent name, of {expected:.0f} others")


def other_name(left: View, right: View) -> Evidence | None:
    """Names of organisations, places and things: the same name, more so if it has several words; short forms less."""
    if Kind.PERSON in (left.kind, right.kind) or not left.is_named or not right.is_named:
        return None
    same = left.plain_names & right.plain_names
    if same:
        longest = max(same, key=lambda name: (len(name.split()), len(name), name))
        words = len(longest.split())
        return Evidence(3.4 if words > 1 else 2.4 if len(longest) > 4 else 1.6, f"same name: {longest}")
    reasons = sorted({r for a in left.names for b in right.names if (r := organisation_names_match(a, b))})
    if "same name without the company form" in reasons:
        return Evidence(2.2, "same name without the company form")
    return Evidence(1.4, reasons[0]) if reasons else None


def same_type(left: View, right: View) -> Evidence | None:
    """The same type speaks for one thing a little; different ones against it, more so of a person."""
    if left.profile.type == right.profile.type:
        return _SAME_TYPE if left.is_named else None
    if Kind.PERSON in (left.kind, right.kind):
        return Evidence(-6.0, "a person and something else")
    return Evidence(-1.2, "different types") if left.is_named else None


def same_country(left: View, right: View) -> Evidence | None:
    """The country that each belongs to, where both are known."""
    a, b = left.profile.country, right.profile.country
    if a is None or b is None:
        return None
    return Evidence(0.6, "both of ", (a,)) if a == b else Evidence(-2.0, f"of {a} and of {b}")


def shared_roles(left: View, right: View) -> Evidence | None:
    """Roles and descriptions in common ("president of Norway")."""
    mine, theirs = left.profile.roles, right.profile.roles
    shared = sorted(frozenset(mine) & frozenset(theirs)) if mine and theirs else []
    if shared:
        return Evidence(1.2 if any(" of " in role for role in shared) else 0.6, "both: ", shared[:1])
    return None


def shared_neighbours(left: View, right: View) -> Evidence | None:
    """Named things with which both share claims."""
    if left.neighbours.isdisjoint(right.neighbours):
        return None
    shared = left.neighbours & right.neighbours
    return Evidence(min(0.7 * len(shared), 2.1), "both with ", shared)


def same_story(left: View, right: View) -> Evidence | None:
    """Distinctive things that both articles speak of, besides these two."""
    if left.context.isdisjoint(right.context):
        return None
    shared = (left.context & right.context) - left.plain_names - right.plain_names
    if len(shared) < SAME_STORY:
        return None
    return Evidence(min(0.5 * len(shared), 1.5), "articles share ", shared)


def close_dates(left: View, right: View) -> Evidence | None:
    """Articles of the same week speak for one thing; years apart, against a thing without a name."""
    if left.day is None or right.day is None:
        return None
    apart = abs((left.day - right.day).days)
    if apart <= 10:
        return Evidence(0.5, f"{apart} days apart")
    return Evidence(-2.0, f"{apart} days apart") if not left.is_named and apart > 30 else None


def gender(left: View, right: View) -> Evidence | None:
    """What the pronouns of each article show."""
    if left.gender is None or right.gender is None:
        return None
    return None if left.gender == right.gender else Evidence(-6.0, "different genders")


def described_alike(left: View, right: View) -> Evidence | None:
    """Things without a name: the same head and modifiers, or heads that may name one thing. Words alone do not do."""
    if left.is_named or right.is_named or left.kind is not Kind.THING or right.kind is not Kind.THING:
        return None
    heads = sorted(left.heads & right.heads)
    if heads:
        apart = left.modifiers and right.modifiers and not left.modifiers & right.modifiers
        return Evidence(1.0 if apart else 2.0, f"both described as {heads[0]}")
    if any(_classed_alike(a, b) for a in sorted(left.heads) for b in sorted(right.heads)):
        return Evidence(1.0, "descriptions that may name one thing")
    return None


def spoken_of_much(left: View, right: View) -> Evidence | None:
    """A thing without a name that both articles come back to is what their story is about."""
    if left.is_named or right.is_named:
        return None
    least = min(len(left.profile.mentions), len(right.profile.mentions))
    return Evidence(0.8, "both articles come back to it") if least > 1 else None


def _classed_alike(left: str, right: str) -> bool:
    return bool(classes_of(left)) and may_name_one_thing(left, right)


# without evidence of one of these no other counts
IDENTIFYING: tuple[Feature, ...] = (person_name, other_name, described_alike)
FURTHER: tuple[Feature, ...] = (
    frequent_name,
    same_type,
    gender,
    same_country,
    shared_roles,
    shared_neighbours,
    same_story,
    close_dates,
    spoken_of_much,
)
FEATURES = IDENTIFYING + FURTHER


def score_of(left: View, right: View) -> Score | None:
    """The score of two profiles being one thing; None if nothing suggests it."""
    found = [evidence for feature in IDENTIFYING if (evidence := feature(left, right))]
    if not found:
        return None
    found += [evidence for feature in FURTHER if (evidence := feature(left, right))]
    prior = PRIOR if left.is_named and right.is_named else PRIOR_OF_THINGS
    total = prior + sum([evidence.weight for evidence in found])
    return Score(round(1 / (1 + math.exp(-total)), 2), found)
