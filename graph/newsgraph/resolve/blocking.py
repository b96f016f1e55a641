"""Which profiles are compared at all: blocks by keys, and of large blocks those that share a context.

Profiles have places in an order (see :func:`in_order`), and each meets only some of those before it, so that what
comes later changes nothing. How many it meets is bounded whatever the size of a block: a frequent name costs no more
than a rare one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from newsgraph.names import acronyms_of, fold, given_name_keys, is_given_name
from newsgraph.resolve.clusters import Kind
from newsgraph.resolve.name_matching import joined_given_names, spelling_key
from newsgraph.resolve.nouns import classes_of
from newsgraph.resolve.spelling import Parts, names_spelt_alike
from newsgraph.resolve.views import View

# blocks up to this size are compared whole; of larger ones the latest, and the latest that share each context
WHOLE, LATEST = 24, 6
# contexts of a profile that are looked at in a large block
MOST_CONTEXTS = 12
# a name seen fewer times than this may be another one misspelt; so many such are looked at
RARE, MOST_ALIKE = 3, 8


def in_order(views: Iterable[View]) -> list[View]:
    """The views by day, those of one day that show a full name first, then by ``Profile.order``."""
    return sorted(views, key=lambda view: (view.order[0], _is_short(view), view.order, view.id))


def _is_short(view: View) -> bool:
    return view.kind is Kind.PERSON and not view.full_names


class Blocks:
    """The blocks of profiles, given in order. Methods take and give places in it.

    A key asks or only answers: the surname of a full name is there to be met by surnames that stand alone, not by
    other full names.
    """

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views
        self._keys_of_names: dict[tuple[Kind, tuple[str, ...]], Keys] = {}
        self._asking: dict[str, list[int]] = {}
        self._answering: dict[str, list[int]] = {}
        self._contexts: dict[tuple[str, bool], dict[str, list[int]]] = {}
        names: dict[Parts, int] = {}
        for place, view in enumerate(views):
            keys = self._keys(view)
            for key in keys.asking:
                self._asking.setdefault(key, []).append(place)
            for key in keys.answering:
                self._answering.setdefault(key, []).append(place)
            for parts in view.parts:
                names.setdefault(parts, len(names))
        self._names = names
        self._parts = list(names)
        self._alike = names_spelt_alike(self._parts)

    def before(self, place: int) -> list[int]:
        """Places before this one of the profiles to compare it with, sorted."""
        view = self._views[place]
        contexts = _telling(view)
        found: set[int] = set()
        keys = self._keys(view)
        for key in (*keys.asking, *keys.answering):
            if key in self._asking:
                found.update(self._latest(key, True, contexts, place))
        for key in keys.asking:
            if key in self._answering:
                found.update(self._latest(key, False, contexts, place))
        found.update(self._misspelt(view, contexts, place))
        return sorted(found)

    def full_names_of(self, place: int, until: int) -> list[int]:
        """Places before ``until`` of persons whose full name a surname alone, at ``place``, may be short for."""
        view = self._views[place]
        contexts = _telling(view)
        return sorted({o for key in self._keys(view).asking for o in self._latest(key, False, contexts, until)})

    def _keys(self, view: View) -> Keys:
        """The keys of a profile; those of names are made once for all that bear them."""
        if not view.is_named:
            return keys_of(view)
        names = (view.kind, view.names)
        if names not in self._keys_of_names:
            self._keys_of_names[names] = keys_of(view)
        return self._keys_of_names[names]

    def _latest(
        self, key: str, asking: bool, contexts: Sequence[str], place: int, *, contexts_only: bool = False
    ) -> Iterator[int]:
        block = (self._asking if asking else self._answering).get(key, ())
        end = bisect_left(block, place)
        if end <= WHOLE and not contexts_only:
            yield from block[:end]
            return
        if not contexts_only:
            yield from block[end - LATEST : end]
        index = self._contexts.get((key, asking))
        if index is None:
            index = self._contexts[key, asking] = {}
            for other in block:
                for context in _contexts(self._views[other]):
                    index.setdefault(context, []).append(other)
        for context in contexts:
            shared = index.get(context, ())
            end = bisect_left(shared, place)
            yield from shared[max(0, end - LATEST) : end]

    def _misspelt(self, view: View, contexts: Sequence[str], place: int) -> Iterator[int]:
        """Profiles with a name that is this rare one but for a letter, and something of their context in common."""
        for parts in view.parts:
            near = self._alike.get(self._names[parts], ())
            if not near or bisect_left(self._asking.get(_full_key(parts), ()), place) >= RARE:
                continue
            keys = [_full_key(self._parts[number]) for number in near]
            earlier = [key for key in keys if (block := self._asking.get(key)) and block[0] < place]
            for key in sorted(earlier, key=lambda key: (self._asking[key][0], key))[:MOST_ALIKE]:
                yield from self._latest(key, True, contexts, place, contexts_only=True)


def _full_key(parts: Parts) -> str:
    return f"p:{spelling_key(parts[1])}:{parts[0]}"


def _contexts(view: View) -> Iterator[str]:
    """What tells namesakes apart."""
    return chain(view.neighbours, view.profile.roles, view.context)


def _telling(view: View) -> list[str]:
    """The contexts that are looked at in a large block, the most telling first."""
    found = [*sorted(view.neighbours), *sorted(view.profile.roles), *sorted(view.context)]
    return found[:MOST_CONTEXTS]


class Keys(NamedTuple):
    """The keys of a profile: those that ask, and those that only answer."""

    asking: tuple[str, ...]
    answering: tuple[str, ...]


def keys_of(view: View) -> Keys:
    """The keys of a profile.

    Persons meet by surname and a form of a given name, an initial, or the surname alone where one shows no more; names
    by their whole, their first or last words or acronym; things without a name by what describes them together with a
    neighbour.
    """
    keys: dict[str, bool] = {}
    if view.kind is Kind.PERSON:
        for name in view.person_names:
            surname = spelling_key(name.surname)
            for given in name.given:
                bare = fold(given).rstrip(".")
                whole = len(bare) > 1
                keys.update({f"p:{surname}:{form}": True for form in given_name_keys(given) if whole})
                keys[f"p:{surname}:{bare[:1]}."] = keys.get(f"p:{surname}:{bare[:1]}.", False) or not whole
            if len(name.given) > 1 or "-" in "".join(name.given):
                keys[f"p:{surname}:{joined_given_names(name)}"] = True
            if len(name.given) == 1 and not is_given_name(name.given[0]):
                keys["p:" + " ".join(sorted((fold(name.given[0]), fold(name.surname))))] = True
            keys[f"p:{surname}"] = keys.get(f"p:{surname}", False) or not view.full_names
    elif view.is_named:
        for plain in view.plain_names:
            words = plain.split()
            keys[f"n:{plain}"] = True
            if words and len(words[0]) > 2:
                keys[f"n:{words[0]}"] = True
            if len(words) > 2:
                keys[f"n:{' '.join(words[-2:])}"] = True
        keys.update({f"n:{acronym.lower()}": True for written in view.names for acronym in acronyms_of(written)})
    elif view.kind is Kind.THING:
        keys.update({f"t:{word}:{near}": True for word in _thing_words(view.heads) for near in view.neighbours})
    asking = tuple(key for key, asks in keys.items() if asks)
    return Keys(asking, tuple(key for key in keys if not keys[key]))


def _thing_words(heads: Iterable[str]) -> frozenset[str]:
    return frozenset(word for head in heads for word in (head, *(row.name for row in classes_of(head))))
