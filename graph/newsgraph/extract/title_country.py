"""The country that a head of state or government leads, where the article names the title and leaves the country to
its context: "President Ana Sol and others in her government ..., officials in Lima say"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from newsgraph.annotations import entity_type
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import words
from newsgraph.extract.roles import role_lemma, title_before
from newsgraph.extract.tree import case_of, child, children
from newsgraph.model import EntityType
from newsgraph.places import capital_of, country, demonym_country

_POSSESSIVES = frozenset({"his", "her", "their"})


def title_country_facts(doc: Doc, roles: Iterable[Fact]) -> Iterator[Fact]:
    """One fact for each leader with a full name and a bare title whose country only the sentence around shows.

    Args:
        doc: The annotated text.
        roles: The role facts that the text states; who has a country there needs none from the context.
    """
    stated = {_surname(fact.subject) for fact in roles if not fact.value and _leads(fact.words[-1])}
    for ent in doc.ents:
        if entity_type(ent.label_) is not EntityType.PERSON or len(ent) < 2 or ent[-1].text in stated:
            continue
        title = title_before(ent)
        if title is None or title[1] is not None or not _leads(title[0]) or not _own_government(ent):
            continue
        code = _country_around(ent)
        place = _nearest_mention(ent, code) if code is not None else None
        if place is not None:
            stated.add(ent[-1].text)
            yield Fact(
                title[0], ent.root, place, f"{role_lemma(title[0])} of", (title[0],), "title by context", pos="noun"
            )


def _surname(token: Token) -> str:
    return next((ent[-1].text for ent in token.doc.ents if ent.start <= token.i < ent.end), token.text)


def _leads(title: Token) -> bool:
    lemma = title.lemma_.lower()
    if lemma == "minister":
        return any(c.lower_ == "prime" for c in title.children) or (title.i > 0 and title.nbor(-1).lower_ == "prime")
    return lemma in words("titles", "leaders")


def _own_government(ent: TokenSpan) -> bool:
    """Whether the sentence speaks of the leader's own government, country or people."""
    return any(
        token.lemma_.lower() in words("titles", "led")
        and (owner := child(token, ("nmod:poss",))) is not None
        and owner.lower_ in _POSSESSIVES
        and token.i > ent.start
        for token in ent.sent
    )


def _code(token: Token) -> str | None:
    """The country that a name or demonym stands for."""
    kind = entity_type(token.ent_type_)
    if kind not in (EntityType.GPE, EntityType.NORP):
        return None
    name = next((ent.text for ent in token.doc.ents if ent.start <= token.i < ent.end), token.text)
    known = country(name)
    return known.id if known is not None else demonym_country(name)


def _country_around(ent: TokenSpan) -> str | None:
    """The one country whose officials speak in the sentence."""
    seats = {
        code
        for token in ent.sent
        if token.lemma_.lower() in words("titles", "seated")
        for place in children(token, ("nmod",))
        if case_of(place) == "in" and (code := capital_of(place.text) or _code(place)) is not None
    }
    return seats.pop() if len(seats) == 1 else None


def _nearest_mention(ent: TokenSpan, code: str) -> Token | None:
    """The nearest word of the article that names the country or its people."""
    named = [token for token in ent.doc if token.ent_iob_ == "B" and _code(token) == code]
    return min(named, key=lambda token: (not _is_plain(token), abs(token.i - ent.start), token.i), default=None)


def _is_plain(token: Token) -> bool:
    """Whether a country's name stands without what narrows it ("northeast Peru")."""
    return entity_type(token.ent_type_) is EntityType.GPE and child(token, ("amod", "compound")) is None
