"""Who is what: titles before names, appositions, and what kind of thing stands to another ("Y's chief spokesman")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from newsgraph.annotations import entity_type
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.predicates import nominal_conjuncts
from newsgraph.extract.tree import case_of, child, children, is_root
from newsgraph.model import EntityType
from newsgraph.names import is_honorific, is_title

_NAMES = frozenset({EntityType.PERSON, EntityType.ORG})
_BODIES = frozenset({EntityType.ORG, EntityType.GPE, EntityType.NORP, EntityType.LOC, EntityType.PERSON})
_COMPLEMENTS = ("of", "for", "at", "to", "in", "with")
_ROLE_TYPES = frozenset({EntityType.PERSON, EntityType.GROUP})


def role_facts(doc: Doc, clauses: Clauses) -> Iterator[Fact]:
    """The facts of titles and appositions, in order of the text."""
    for ent in doc.ents:
        if entity_type(ent.label_) is EntityType.PERSON and ent.root.i not in clauses.dateline:
            yield from _title_facts(ent)
    for token in doc:
        for other in children(token, ("appos",)):
            if token.i in clauses.dateline or other.i in clauses.dateline or case_of(other) in _COMPLEMENTS:
                continue  # "a lawyer for Mr Lee"
            described = _described(token, other)
            yield from _apposition(described, other)
            if not _is_name(other):
                # "Ann Lee, mayor of Turin and head of the board"
                for role in nominal_conjuncts(other)[1:]:
                    yield from _apposition(described, role)


def _described(token: Token, name: Token) -> Token:
    """What a name stands in apposition to.

    The role, where the parse took what it is a role in: "the mayor of Turin, Ann Lee".
    """
    place = entity_type(token.ent_type_) in (EntityType.GPE, EntityType.LOC, EntityType.ORG)
    person = entity_type(name.ent_type_) is EntityType.PERSON
    if person and place and token.dep_ == "nmod" and noun_type(token.head.lemma_.lower()) in _ROLE_TYPES:
        return token.head
    return token


def _title_facts(ent: TokenSpan) -> Iterator[Fact]:
    """ "President Joe Biden", "CMA spokesman Gareth Pugh", "U.S. Secretary of State Antony Blinken"."""
    title = title_before(ent)
    if title is None:
        return
    head, body = title
    name = ent.root
    if body is None or head.lemma_.lower() not in words("titles", "relational"):
        yield Fact(head, name, head, "be", (head,), "title", value=True)
    if body is not None:
        yield Fact(head, name, body, f"{role_lemma(head)} of", (head,), "title with body", pos="noun")


def title_before(ent: TokenSpan) -> tuple[Token, Token | None] | None:
    """The noun of the title before a name, and the body in front of it."""
    if ent.start == 0:
        return None
    last = ent.doc[ent.start - 1]
    if last.pos_ not in ("NOUN", "PROPN") or (last.ent_type_ and entity_type(last.ent_type_) is not EntityType.ORG):
        return None
    head = last
    office = ent.doc[ent.start - 3] if ent.start >= 3 and ent.doc[ent.start - 2].lower_ in ("of", "for") else None
    if office is not None and office.text[:1].isupper() and is_title(office.text) and not is_title(last.text):
        head = office
    person = noun_type(head.lemma_.lower()) in _ROLE_TYPES or is_title(head.text)
    attached = head is not last or last.head in ent or ent.root.head == last or last.dep_ in ("compound", "nmod:desc")
    if not person or not attached or is_honorific(head.text):
        return None
    start = head.i
    while start > 0 and _in_front(ent.doc[start - 1], head, ent):
        start -= 1
    body = next((t for t in ent.doc[start : head.i] if entity_type(t.ent_type_) in _BODIES), None)
    owner = child(ent.root, ("nmod:poss",)) or child(head, ("nmod:poss",))
    return head, body if body is not None else owner


def _in_front(token: Token, head: Token, ent: TokenSpan) -> bool:
    """Whether a word before a title belongs to it: its body, its other words, a hyphen in it."""
    return token.text == "-" or (token.pos_ in ("PROPN", "NOUN", "ADJ") and _modifies(token, head, ent))


def _modifies(token: Token, head: Token, ent: TokenSpan) -> bool:
    return token.head in (head, *ent) or token.head.i in range(token.i + 1, head.i)


def _apposition(left: Token, right: Token) -> Iterator[Fact]:
    for name, role in ((left, right), (right, left)):
        if not _may_hold(name, role) or _is_name(role) or role.pos_ not in ("NOUN", "PROPN"):
            continue
        holder = name
        found = list(complements(role))
        lemma = role_lemma(role)
        for preposition, item in found:
            if item.i not in (left.i, right.i):
                yield Fact(role, holder, item, f"{lemma} {preposition}", (role,), "apposition", pos="noun")
        is_person = entity_type(name.ent_type_) is EntityType.PERSON
        if is_person and noun_type(role.lemma_.lower()) in _ROLE_TYPES and not found:
            yield Fact(role, holder, role, "be", (role,), "apposition", value=True)
        return


def complements(role: Token) -> Iterator[tuple[str, Token]]:
    """What a role is a role in: its possessor, its "of" or "for" phrases, the name before it."""
    owner = child(role, ("nmod:poss",))
    if owner is not None:
        for item in nominal_conjuncts(owner):
            yield "of", item
    below = [n for rank in children(role, ("nmod",)) if is_rank(rank) for n in children(rank, ("nmod",))]
    for item in (*children(role, ("nmod",)), *below):
        preposition = case_of(item)
        named = entity_type(item.ent_type_) in _BODIES
        firm = preposition in ("of", "for", "at") or (preposition in _COMPLEMENTS and named)
        if firm and not is_rank(item) and item.i > role.i and (owner is None or named) and not _in_title(role, item):
            for conjunct in nominal_conjuncts(item):
                yield ("of" if preposition in ("for", "at") else preposition), conjunct
    if owner is None and noun_type(role.lemma_.lower()) in _ROLE_TYPES:
        for item in children(role, ("compound", "amod", "nmod:unmarked", "nmod")):
            if entity_type(item.ent_type_) in _BODIES and item.i < role.i:
                yield "of", item


def role_lemma(role: Token) -> str:
    """The role in base form with what makes it special: "chief spokesman", "foreign minister"."""
    before = [
        c
        for c in children(role, ("amod", "compound"))
        if c.i < role.i and not c.ent_type_ and c.is_alpha and c.doc[c.i - 1].text not in ("-", "‑")
    ]
    before = [c for c in before if c.nbor(1).text not in ("-", "‑")]
    if any(c.lower_ in words("titles", "once") and c.i < role.i for c in children(role, ("advmod", "case", "mark"))):
        return f"former {role.lemma_.lower()}"  # "once a friend of"
    after = [f"of {n.lower_}" for n in children(role, ("nmod",)) if _in_title(role, n)]
    after += [f"{case_of(n)} {n.lower_}" for n in children(role, ("nmod",)) if is_rank(n)]
    counted = [w.lower_ for c in before for w in (*children(c, ("amod", "nummod")), c)]  # "a second year student"
    return " ".join([*counted, f"{_joined_before(role)}{role.lemma_.lower()}", *after])


def _joined_before(role: Token) -> str:
    """What a hyphen joins to a title: "secretary-" of "Secretary-General"."""
    if role.i < 2 or role.nbor(-1).text not in ("-", "‑") or not role.is_title:
        return ""
    return f"{role.nbor(-2).lower_}-" if role.nbor(-2).is_title and is_title(role.nbor(-2).text) else ""


def office_of(role: Token) -> Token | None:
    """The common noun that belongs to a title: "science" of "the minister of science"."""
    return next((n for n in children(role, ("nmod",)) if _in_title(role, n) and n.i == role.i + 2), None)


def is_rank(item: Token) -> bool:
    """Whether a phrase at a role is a part of its name: "at large", "in chief"."""
    bare = item.i > 0 and item.nbor(-1).dep_ == "case" and not item.ent_type_
    return bare and (case_of(item), item.lower_) in (("at", "large"), ("in", "chief"))


def _in_title(role: Token, item: Token) -> bool:
    """Whether an "of" phrase belongs to the title: "secretary of state", "director of mergers"."""
    marked = case_of(item) == "of" or (item.i == role.i + 2 and item.nbor(-1).lower_ == "of")
    if not marked or item.ent_type_ or item.i > role.i + 2 or not is_title(role.text):
        return False
    return child(item, ("det", "nmod:poss", "amod", "nmod", "appos")) is None and item.tag_ in ("NN", "NNP", "NNS")


def _may_hold(holder: Token, role: Token) -> bool:
    """Whether a nominal may be who has a role: a name, or a group or body described before its role."""
    if _is_name(holder):
        return True
    kind = noun_type(holder.lemma_.lower())
    return (
        holder.i < role.i
        and kind in (EntityType.GROUP, EntityType.ORG)
        and noun_type(role.lemma_.lower()) in _ROLE_TYPES
    )


def _is_name(token: Token) -> bool:
    if entity_type(token.ent_type_) in _NAMES:
        return True
    return (
        token.pos_ == "PROPN"
        and not is_root(token)
        and entity_type(token.ent_type_) in (None, EntityType.GPE, EntityType.FAC)
    )
