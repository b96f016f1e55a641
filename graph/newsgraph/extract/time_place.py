"""When and where: the time expressions and places of a clause, each with the clause that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from newsgraph.dates import is_day, resolve_time
from newsgraph.extract.arguments import is_time
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.embedding import Stance, embedding
from newsgraph.extract.lexicon import actions, words
from newsgraph.extract.predicates import is_predicate, relativizer
from newsgraph.extract.tree import MAX_DEPTH, case_of, children, is_root, span_of
from newsgraph.model import Certainty, Time

_TEMPORAL = frozenset(
    {"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "advmod", "nmod", "nmod:unmarked", "nmod:tmod", "obj", "conj"}
)
_BOUNDING = frozenset(
    {
        "by",
        "since",
        "until",
        "till",
        "before",
        "after",
        "from",
        "through",
        "during",
        "in",
        "on",
        "at",
        "within",
        "around",
        "about",
        "between",
        "late",
        "early",
        "for",
        "over",
        "as of",
    }
)
_PLACE_CASES = frozenset(
    {
        "in",
        "at",
        "near",
        "inside",
        "outside",
        "on",
        "across",
        "within",
        "around",
        "throughout",
        "along",
        "above",
        "over",
        "off",
        "from",
        "to",
        "into",
    }
)
_FIRM_PLACE_CASES = frozenset({"in", "at", "near", "inside", "within", "throughout", "above", "around", "across"})
_DATE = re.compile(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?")
_DATELINE = re.compile(
    r"\s*[A-Z][A-Z .,'’-]+(?:,\s[\w. ]+)?\s*\([^()]{3,40}\)\s*[-–—]+\s"
    r"|\s*[A-Z][A-Z .'’-]{2,}(?:,\s[\w. ]{2,30})?\s[-–—]+\s"
)


def dateline(doc: Doc) -> frozenset[int]:
    """The tokens of the dateline that opens an article: "OSLO (March 19) - ..."."""
    found = _DATELINE.match(doc.text)
    if found is None:
        return frozenset()
    return frozenset(token.i for token in doc if token.idx < found.end())


def _is_distance(doc: Doc, end: int, clause: Token) -> bool:
    """Whether a time that ends before a clause's "after" is how long after it: "came two weeks after he left"."""
    return (
        end < len(doc)
        and doc[end].lower_ in ("after", "before")
        and doc[end].dep_ == "mark"
        and doc[end].head == clause
    )


class Circumstances:
    """The times and places of the clauses of a Doc."""

    def __init__(self, clauses: Clauses, anchor: str | None) -> None:
        self._clauses = clauses
        self._anchor = anchor
        self._times = self._times_by_clause()
        self._days = self._days_in_order()

    def _times_by_clause(self) -> dict[int, list[tuple[int, int]]]:
        """Clause (or action noun) -> token ranges of its time expressions."""
        found: dict[int, list[tuple[int, int]]] = {}
        doc = self._clauses.doc
        taken: set[int] = set()
        for ent in doc.ents:
            if ent.label_ in ("DATE", "TIME") and ent.start not in self._clauses.ignored:
                owner = _owner(ent.root)
                taken.update(range(ent.start, ent.end))
                if owner is not None and not _is_distance(doc, ent.end, owner):
                    found.setdefault(owner.i, []).append(_with_preposition(doc, ent.start, ent.end))
        for token in doc:
            if token.i in taken or token.i in self._clauses.ignored or token.dep_ not in _TEMPORAL:
                continue
            if token.pos_ in ("NOUN", "PROPN") and is_time(token) and not token.ent_type_:
                owner = _owner(token)
                start = min([token.left_edge.i, token.i])
                if owner is not None and not any(k in taken for k in range(start, token.i + 1)):
                    found.setdefault(owner.i, []).append(_with_preposition(doc, start, token.i + 1))
        return found

    def _time_ranges(self, clause: Token) -> list[tuple[int, int]] | None:
        """The time expressions of a clause; else those after its object: "rule on the bid by May"."""
        own = self._times.get(clause.i)
        if own or not is_predicate(clause):
            return own
        for item in children(clause, ("obj", "obl")):
            after = [r for r in self._times.get(item.i, ()) if r[0] > item.i and item.i > clause.i]
            if after:
                return after
        return None

    def time(self, head: Token, certainty: Certainty) -> Time | None:
        """When a clause holds: by its own expression, else by one that it shares or goes on from.

        Where several are at one clause, the one that resolves to the finest date.
        """
        for clause in self._sources(head):
            ranges = self._time_ranges(clause)
            if ranges:
                # a time that is shared was told of the clause that has it: "tried on Tuesday to sell"
                had = any(c.dep_ == "aux" and c.lemma_ == "have" for c in clause.children)  # "would have sold it"
                past = certainty is Certainty.FACT or had if clause.i == head.i else clause.tag_ in ("VBD", "VBN")
                return self._resolved(ranges, past)
        for opening in children(head, ("advcl",)):
            # "Speaking on Monday, she rejected the plan"
            if opening.i < head.i and opening.tag_ == "VBG" and embedding(opening).stance is Stance.SEQUEL:
                ranges = self._times.get(opening.i)
                if ranges:
                    return self._resolved(ranges, True)
        return None

    def is_to_come(self, clause: Token, time: Time | None) -> bool:
        """Whether a clause happens at a date after the article's, as far as both are exact: it is no fact yet.

        In the past tense the date is mostly that of what was decided ("approved a plan for 2050").
        """
        if time is None or time.edtf is None or self._anchor is None or not _DATE.fullmatch(time.edtf):
            return False
        opens = time.span.text.split()[0].lower()
        if opens in ("for", "through") or (clause.tag_ in ("VBD", "VBN") and opens != "by"):
            return False
        known = min(len(time.edtf), len(self._anchor))
        return time.edtf[:known] > self._anchor[:known]

    def _resolved(self, ranges: list[tuple[int, int]], past: bool) -> Time:
        times = [self._resolve(found, past) for found in ranges]
        return max(times, key=lambda time: (time.edtf is not None, len(time.edtf or "")))

    def _resolve(self, found: tuple[int, int], past: bool) -> Time:
        """A time expression resolved; "that morning" counts from the day that the text spoke of last."""
        before = [day for end, day in self._days if end <= found[0]]
        reference = before[-1] if before else None
        return resolve_time(span_of(self._clauses.doc, *found), self._anchor, past=past, reference=reference)

    def _days_in_order(self) -> list[tuple[int, str]]:
        """The calendar days that the text names, each with the position after it."""
        days: list[tuple[int, str]] = []
        for start, end in sorted(found for ranges in self._times.values() for found in ranges):
            reference = days[-1][1] if days else None
            time = resolve_time(span_of(self._clauses.doc, start, end), self._anchor, reference=reference)
            if is_day(time.edtf) and time.edtf is not None:
                days.append((end, time.edtf))
        return days

    def _sources(self, head: Token) -> list[Token]:
        """The clause itself, then those whose time is its time too."""
        found = [head]
        for _ in range(4):
            if is_root(head):
                break
            if head.dep_ == "conj" and is_predicate(head.head):
                first = head.head
                opening = any(end <= first.i for _, end in self._times.get(first.i, ()))
                own_subject = any(c.dep_ in ("nsubj", "nsubj:pass") for c in head.children)
                if not opening or own_subject:
                    break
                head = first
            elif is_predicate(head):
                outer = embedding(head)
                at_once = outer.governor.lemma_.lower() in words("infinite", "manage") | words(
                    "infinite", "attempt"
                ) | words("infinite", "fail") | words("infinite", "refuse")
                if outer.stance is Stance.SEQUEL or (outer.stance is Stance.INFINITE and at_once):
                    head = outer.governor
                else:
                    break
            else:
                break
            found.append(head)
        return found

    def place(self, head: Token, is_place: frozenset[int]) -> Token | None:
        """Where a clause takes place: its own place expression, else that of the clause it goes on from."""
        for clause in self._sources(head):
            found = self._place_of(clause, is_place)
            if found is not None:
                return found
        return None

    def _place_of(self, clause: Token, is_place: frozenset[int]) -> Token | None:
        candidates: list[tuple[int, int, Token]] = []
        pronoun = relativizer(clause) if clause.dep_ in ("acl:relcl", "advcl:relcl") else None
        antecedent = self._clauses.antecedent(clause) if pronoun is not None and pronoun.lower_ == "where" else None
        if antecedent is not None and antecedent.i in is_place:
            return _named_place(antecedent, is_place)
        for item in children(clause, ("obl", "nmod", "advmod", "obl:arg")):
            if item.i in self._clauses.ignored:
                continue
            case = case_of(item)
            if item.i in is_place and case in _FIRM_PLACE_CASES | {"on", "off", "outside"}:
                candidates.append((0 if case in _FIRM_PLACE_CASES else 1, item.i, _named_place(item, is_place)))
            candidates.extend((2, i.i, _named_place(i, is_place)) for i in _places_inside(item, is_place))
        for target in children(clause, ("obj", "nsubj:pass")):
            candidates.extend((3, i.i, _named_place(i, is_place)) for i in _places_inside(target, is_place))
        return min(candidates, key=lambda c: c[:2])[2] if candidates else None


def _places_inside(item: Token, is_place: frozenset[int]) -> Iterator[Token]:
    return (n for n in children(item, ("nmod",)) if n.i in is_place and case_of(n) in _FIRM_PLACE_CASES)


def _named_place(token: Token, is_place: frozenset[int]) -> Token:
    """ "Bitung" of "the port town of Bitung", "Vovchansk" of "the streets of Vovchansk"."""
    if token.ent_type_:
        return token
    named = next(
        (
            n
            for n in children(token, ("nmod", "appos"))
            if n.i in is_place and n.ent_type_ and (n.dep_ == "appos" or case_of(n) == "of")
        ),
        None,
    )
    return named if named is not None else token


def _owner(token: Token) -> Token | None:
    """The predicate or action noun that a time expression belongs to."""
    head = token
    for _ in range(MAX_DEPTH):
        if is_root(head):
            return head if is_predicate(head) else None
        head = head.head
        if is_predicate(head) or (head.pos_ == "NOUN" and head.lemma_.lower() in actions()):
            return head
        if head.dep_ == "appos" and not is_time(head):
            return None  # "the spill, the worst since 1999, has reached the coast"
        if not is_time(head) and head.dep_ in ("nsubj", "nsubj:pass", "obj", "nmod:poss", "appos", "compound"):
            # the time of a thing ("the 2019 treaty", "a law of 1994") is no time of the clause
            return None if head.i > token.i or case_of(token) == "of" else _owner(head)
    return None


def _with_preposition(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start > 0 and doc[start - 1].lower_ in _BOUNDING | {
        "the",
        "of",
        "end",
        "early",
        "mid",
        "-",
        "beginning",
        "last",
        "this",
    }:
        if doc[start - 1].lower_ in ("of", "-") and doc[start - 2].lower_ not in (
            "end",
            "mid",
            "beginning",
            "early",
            "late",
        ):
            break
        start -= 1
    while end < len(doc) and doc[end].lower_ in ("ago", "earlier", "later", "afterwards", "before"):
        if doc[end].lower_ == "before" and end + 1 < len(doc) and doc[end + 1].pos_ not in ("PUNCT", "SPACE"):
            break
        end += 1
    return start, end
