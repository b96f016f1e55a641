"""Objects and prepositional arguments of a predicate: its own, those a relative clause takes from its noun, and those
it shares with the verb it is coordinated with."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.extract.clauses import Clauses, Oblique
from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import is_passive, is_predicate, is_saying, nominal_conjuncts, relativizer
from newsgraph.extract.set_phrases import phrase_noun
from newsgraph.extract.tree import case_of, child, children

_SUBJECT, _OBJECT, _OBLIQUE = words("clauses", "subject"), words("clauses", "object"), words("clauses", "oblique")
_LOOSE = frozenset({"and", "or", ",", "but", "then", "also", "later"})


def objects(head: Token, clauses: Clauses) -> list[Token]:
    """What the verb of an active clause is done to, in order of the text."""
    own = [o for o in children(head, _OBJECT) if o.i not in clauses.ignored and not _has_preposition(o)]
    own = [o for o in own if not _adverb_before(o, head)]
    own = [o for o in own if not _sums_up(o, head)]
    if not own:
        bare = (o for o in children(head, ("obl",)) if o.i not in clauses.ignored and _is_bare(o, head))
        own = [o for o in bare if _goes_on_from(o, head) is None][:1]
    found: list[Token] = []
    for item in own:
        if _is_relative(item):
            antecedent = clauses.antecedent(head)
            found.extend([antecedent] if antecedent is not None else [])
        else:
            found.extend(nominal_conjuncts(item))
    if not own and is_gap(head, clauses):
        antecedent = clauses.antecedent(head)
        # ", which she denies": what she denies is the clause, not the name before it
        sums_up = antecedent is not None and antecedent.ent_type_ and head.lemma_ in words("finite", "deny")
        found.extend([antecedent] if antecedent is not None and not sums_up else [])
    if not own and not found:
        found.extend(_shared_objects(head))
    return found


def is_gap(head: Token, clauses: Clauses) -> bool:
    """Whether a relative clause leaves its object to its noun: "the arms that it had supplied"."""
    if head.dep_ not in ("acl:relcl",) or is_passive(head) or child(head, ("cop",)) is not None:
        return False
    if clauses.own_subject(head) is None or clauses.own_subject(head) == head.head:
        return False
    pronoun = relativizer(head)
    if head.head.lemma_.lower() in words("nouns", "manners") and (pronoun is None or pronoun.lower_ == "that"):
        return False  # "the reason that it fell", "the way they did it"
    if pronoun is not None and (pronoun.dep_ not in ("obj", "mark", "advmod", "det") or pronoun.tag_ == "WRB"):
        return False
    return child(head, ("ccomp", "xcomp")) is None


def agents(head: Token, clauses: Clauses) -> list[Token]:
    """Who does what a passive clause says, if it tells."""
    for item in children(head, ("obl:agent", *_OBLIQUE)):
        if item.i in clauses.ignored or case_of(item) != "by" or (item.dep_ != "obl:agent" and is_time(item)):
            continue
        if not _is_means(item):
            if _is_relative(item):
                antecedent = clauses.antecedent(head)
                return [antecedent] if antecedent is not None else []
            return nominal_conjuncts(item)
        # "was returned by mail by the crew"
        stray = _doer_at(item)
        if stray is not None:
            return nominal_conjuncts(stray)
    for item in children(head, ("obl",)):
        # "signed in Geneva in 1998 by 40 countries": a place or date has no doer of its own
        if item.ent_type_ in ("DATE", "TIME", "GPE", "LOC"):
            stray = _doer_at(item)
            if stray is not None:
                return nominal_conjuncts(stray)
    phrase = phrase_noun(head)
    if phrase is not None:
        # "was taken to court by the union"
        stray = next((n for n in children(phrase, ("nmod",)) if case_of(n) == "by"), None)
        if stray is not None:
            return nominal_conjuncts(stray)
    for item in children(head, ("obj",)):
        # "was granted a licence by the council": the parse may hang the doer on what is given
        stray = _doer_at(item)
        if stray is not None:
            return nominal_conjuncts(stray)
    if head.dep_ == "conj" and is_predicate(head.head) and _adjacent(head.head, head) and is_passive(head.head):
        # "was designed and built by X", where UD hangs X on the first
        shared = [a for a in children(head.head, ("obl:agent",)) if a.i > head.i]
        if shared:
            return nominal_conjuncts(shared[0])
    for later in children(head, ("conj",)):
        # "was backed and funded by X"
        if is_predicate(later) and _adjacent(head, later) and is_passive(later):
            return agents(later, clauses)
    return []


def _doer_at(item: Token) -> Token | None:
    """Who did it, where the parse hung that on another phrase of the clause."""
    return next((n for n in children(item, ("nmod",)) if case_of(n) == "by" and not is_time(n)), None)


def obliques(head: Token, clauses: Clauses) -> Iterator[Oblique]:
    """The prepositional arguments and adjuncts of a predicate, agents left out, each conjunct by itself."""
    passive = is_passive(head)
    for item in children(head, (*_OBLIQUE, *_OBJECT)):
        adverb = _adverb_before(item, head)
        if item.dep_ in _OBJECT and not _has_preposition(item) and not adverb:
            continue
        if item.i in clauses.ignored or (passive and (item.dep_ == "obl:agent" or case_of(item) == "by")):
            continue
        if case_of(item) == "by" and (not _is_means(item) or item.lemma_.lower() in words("relations", "means")):
            continue  # who did what the object names ("foiled an attack by rebels"), or how: "by train"
        before = _goes_on_from(item, head)
        preposition = case_of(item) or adverb or (case_of(before) if before is not None else "")
        if _is_relative(item):
            antecedent = clauses.antecedent(head)
            if antecedent is not None and preposition:
                yield Oblique(preposition, antecedent)
            continue
        for conjunct in nominal_conjuncts(item):
            yield Oblique(case_of(conjunct) or preposition, conjunct)


def is_time(token: Token) -> bool:
    """Whether a nominal tells a time: a date by its entity label or its noun."""
    if token.ent_type_ in ("DATE", "TIME"):
        return True
    return token.lemma_.lower() in words("time", "units") and token.ent_type_ in ("", "CARDINAL", "ORDINAL")


def _sums_up(item: Token, head: Token) -> bool:
    """Whether a nominal after a comma sums up what was said, and is no object: "..., they said, a sharp reversal"."""
    start = item.left_edge.i
    return is_saying(head) and start > head.i + 1 and "," in (head.doc[start - 1].text, head.doc[start].text)


def _adverb_before(item: Token, head: Token) -> str:
    """A preposition that the parse took for an adverb of the verb: "queued outside the bank"; "" if there is none."""
    start = item.left_edge.i
    before = item.doc[start - 1] if start > head.i + 1 else None
    if before is None or before.head.i != head.i or before.dep_ != "advmod":
        return ""
    return before.lower_ if before.lower_ in words("relations", "siting") else ""


def _goes_on_from(item: Token, head: Token) -> Token | None:
    """The prepositional phrase that a nominal after "and" goes on from, though the parse hung it on the verb: "comes
    from milk and iodised salt"."""
    start = item.left_edge.i
    if item.dep_ not in _OBLIQUE or _has_preposition(item) or item.doc[start].dep_ != "cc":
        return None
    return next((o for o in children(head, _OBLIQUE) if o.right_edge.i == start - 1 and case_of(o)), None)


def _has_preposition(token: Token) -> bool:
    return any(c.dep_ == "case" and c.i < token.i and c.tag_ != "POS" for c in token.children)


def _is_bare(token: Token, head: Token) -> bool:
    """Whether a nominal that the parse calls oblique has no preposition and tells no time: it is an object then."""
    if _has_preposition(token) or is_time(token) or token.pos_ not in ("NOUN", "PROPN", "PRON", "SYM"):
        return False
    if token.ent_type_ in ("PERCENT", "QUANTITY", "CARDINAL"):
        return False
    return token.i > head.i or _is_relative(token)


def _is_relative(token: Token) -> bool:
    return token.tag_ in ("WDT", "WP") and token.lower_ in words("clauses", "relativizers")


def _is_means(item: Token) -> bool:
    """ "by 68 percent", "by train", "by 300 votes"."""
    if item.ent_type_ in ("PERCENT", "MONEY", "QUANTITY", "CARDINAL"):
        return True
    if item.lemma_.lower() in words("relations", "margins") and child(item, ("nummod", "nmod")) is not None:
        return True
    bare = child(item, ("det", "nmod:poss")) is None and item.pos_ == "NOUN" and not item.ent_type_
    return (bare and item.lemma_.lower() in words("relations", "means")) or (
        item.dep_ != "obl:agent" and item.pos_ == "NUM"
    )


def _adjacent(first: Token, second: Token) -> bool:
    between = first.doc[first.i + 1 : second.i]
    return all(t.lower_ in _LOOSE or t.pos_ in ("ADV", "AUX", "CCONJ") for t in between)


def _shared_objects(head: Token) -> list[Token]:
    if is_passive(head) or child(head, (*_OBLIQUE, "ccomp", "xcomp", "cop")) is not None:
        return []
    for later in children(head, ("conj",)):
        if is_predicate(later) and _adjacent(head, later) and child(later, _SUBJECT) is None:
            shared = [o for o in children(later, ("obj",)) if not _is_relative(o)]
            if shared:
                return nominal_conjuncts(shared[0])
    if head.dep_ == "conj" and is_predicate(head.head) and child(head, _SUBJECT) is None:
        shared = [o for o in children(head.head, ("obj",)) if o.i > head.i]
        if shared:
            return nominal_conjuncts(shared[0])
    return []
