"""Clauses of a Doc: predicates with the arguments that they have, share, borrow or are said to have.

What a clause lacks is found where English grammar has it: shared with the clause it is coordinated with, controlled by
the clause it completes, or the noun that it describes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from newsgraph.extract.antecedents import agreeing_antecedent
from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import (
    goes_on_from,
    governor_of,
    is_judged,
    is_object_gap,
    is_passive,
    is_predicate,
    nominal_conjuncts,
    relativizer,
    states_content,
    stray_speaker,
    stray_subject,
)
from newsgraph.extract.tree import MAX_DEPTH, case_of, child, children, is_root, mark_of

_SUBJECT, _OBJECT, _OBLIQUE = words("clauses", "subject"), words("clauses", "object"), words("clauses", "oblique")
_TENSED = frozenset({"VBD", "VBP", "VBZ", "MD"})
_RELATIVE = words("clauses", "relative")
_GERUND_MARKS = frozenset({"of", "for", "from", "on", "against"})


@dataclass(frozen=True, slots=True)
class Oblique:
    """A nominal with its preposition ("" if it has none)."""

    preposition: str
    token: Token


@dataclass(frozen=True, slots=True)
class Subjects:
    """Who or what a predicate is said of, and how that was found: "own", "shared", "controlled" or "described"."""

    tokens: tuple[Token, ...]
    found: str


class Clauses:
    """The clauses of one Doc. Tokens in ``ignored`` (a dateline) are no argument of anything."""

    def __init__(self, doc: Doc, ignored: frozenset[int] = frozenset()) -> None:
        self.doc = doc
        self.speakers = {cue.i: speaker for cue in doc if (speaker := stray_speaker(cue)) is not None}
        self.ignored = ignored | {speaker.i for speaker in self.speakers.values()}
        self.dateline = ignored
        self._subjects: dict[int, Subjects] = {}

    @cached_property
    def heads(self) -> tuple[Token, ...]:
        """The predicates, in order of the text: verbs, and what a copula or a subject makes one."""
        return tuple(token for token in self.doc if token.i not in self.ignored and is_predicate(token))

    def subjects(self, head: Token, depth: int = 0) -> Subjects:
        """The surface subjects of a predicate: of a passive, what it is done to."""
        known = self._subjects.get(head.i)
        if known is None:
            self._subjects[head.i] = Subjects((), "")  # a cycle of borrowing ends here
            known = self._find_subjects(head, depth)
            self._subjects[head.i] = known
        return known

    def _find_subjects(self, head: Token, depth: int) -> Subjects:
        own = self.own_subject(head)
        if own is not None:
            # a later conjunct of an antecedent is not described by the clause before it
            related = head.dep_ in _RELATIVE and own.i == head.head.i
            tokens = [t for t in nominal_conjuncts(own) if not related or t.i < head.i]
            return Subjects(tuple(tokens), "own")
        if any(s.tag_ == "WP" and s.i < head.i for s in children(head, _SUBJECT)):
            return Subjects((), "")  # "would not say who had ordered it"
        if (stray := stray_subject(head)) is not None:
            return Subjects(tuple(nominal_conjuncts(stray)), "own")
        if depth > MAX_DEPTH or is_root(head) or child(head, ("expl", "csubj", "csubj:pass")) is not None:
            return Subjects((), "")
        parent = governor_of(head)
        if is_judged(head):
            return Subjects(tuple(nominal_conjuncts(head.head)), "controlled")
        if head.dep_ == "conj" and is_predicate(parent):
            parent = goes_on_from(head)
            shared = self.subjects(parent, depth + 1)
            if is_passive(head) != is_passive(parent) and parent.dep_ in ("acl", "amod"):
                return Subjects(shared.tokens, "described")
            return Subjects(shared.tokens, "shared" if shared.found in ("own", "shared") else shared.found)
        if head.dep_ in _RELATIVE or head.dep_ == "acl":
            return self._described(head, parent, depth)
        if head.dep_ in ("xcomp", "advcl", "ccomp") and is_predicate(parent):
            return self._controlled(head, parent, depth)
        if head.dep_ == "advcl" and not is_predicate(parent):
            return self._described(head, parent, depth)
        tensed = any(aux.tag_ in _TENSED for aux in children(head, ("aux", "aux:pass")))
        bare = head.tag_ in ("VBG", "VBN") and not tensed
        if head.dep_ in ("parataxis", "dep") and is_predicate(parent) and bare:
            return Subjects(self.subjects(parent, depth + 1).tokens, "controlled")
        return Subjects((), "")

    def own_subject(self, head: Token) -> Token | None:
        """The subject that hangs from the predicate itself, with a relative pronoun's antecedent in its place."""
        if head.i in self.speakers:
            return self.speakers[head.i]
        found = [self.beyond_dateline(s) for s in children(head, _SUBJECT)]
        found = [s for s in found if s.i not in self.ignored]
        # "half of the pupils are": the parse may take what stands after "of" for a second subject
        found = [s for s in found if len(found) == 1 or case_of(s) != "of"]
        if not found:
            return None
        before = [s for s in found if s.i < head.i]
        subject = before[-1] if before else found[0]
        if subject.lower_ in words("clauses", "relativizers") and subject.pos_ != "DET":
            return self.antecedent(head) or (None if subject.tag_.startswith("W") else subject)
        return subject

    def beyond_dateline(self, token: Token) -> Token:
        """The token, or the one that the parse hung on the dateline's city in its place."""
        if token.i not in self.dateline:
            return token
        return next(
            (c for c in token.children if c.i not in self.dateline and c.pos_ in ("NOUN", "PROPN", "PRON")), token
        )

    def antecedent(self, head: Token) -> Token | None:
        """The noun that a relative clause (or one coordinated with it) describes."""
        for _ in range(MAX_DEPTH):
            if head.dep_ in _RELATIVE:
                return None if states_content(head) else agreeing_antecedent(head, head.head)
            if is_root(head) or head.dep_ not in ("conj", "ccomp", "xcomp"):
                return None
            head = head.head
        return None

    def _described(self, head: Token, noun: Token, depth: int) -> Subjects:
        """The subject of a clause at a noun: the noun, or who the noun's decision, plan or offer is."""
        noun = self.beyond_dateline(noun)
        if noun.i in self.ignored:
            return Subjects((), "")
        infinitive = mark_of(head).endswith("to") or (head.tag_ == "VBG" and mark_of(head) in _GERUND_MARKS)
        if head.dep_ not in _RELATIVE and infinitive:
            if noun.lemma_.lower() in words("governing_nouns", "prevent"):
                return Subjects((), "")  # who is kept from it is not who forbids it
            if takers := self._entitled(noun, depth):
                return Subjects(tuple(takers), "controlled")
            return Subjects(tuple(self.holders(noun, depth + 1)), "controlled")
        if mark_of(head) == "that" and relativizer(head) is None and head.dep_ == "acl":
            return Subjects((), "")
        place = noun.head if noun.dep_ == "nmod" else noun
        set_off = head.dep_ == "acl" and head.tag_ == "VBN" and self.doc[head.left_edge.i].text == ","
        if set_off and place.dep_ == "obl" and place.head.lemma_.lower() in words("clauses", "staying"):
            return Subjects(self.subjects(place.head, depth + 1).tokens, "controlled")
        if head.dep_ in _RELATIVE and (relativizer(head) is not None or is_object_gap(head)):
            return Subjects((), "")
        return Subjects((noun,), "described")

    def _entitled(self, noun: Token, depth: int) -> list[Token]:
        """Who is given a permission or an order, and so does what it speaks of: "gave the mayor permission to"."""
        verb = noun.head
        if noun.dep_ != "obj" or not is_predicate(verb):
            return []
        if not any(noun.lemma_.lower() in words("governing_nouns", name) for name in ("permit", "request")):
            return []
        if is_passive(verb):
            return list(self.subjects(verb, depth + 1).tokens)
        taker = child(verb, ("iobj",)) or next((o for o in children(verb, _OBLIQUE) if case_of(o) == "to"), None)
        return [] if taker is None else nominal_conjuncts(taker)

    def holders(self, noun: Token, depth: int = 0) -> list[Token]:
        """Who does what a noun speaks of: its possessor, the agent after "by", else the subject around it."""
        possessor = child(noun, ("nmod:poss",))
        if possessor is not None:
            return nominal_conjuncts(possessor)
        giver = () if noun.lemma_.lower() in words("governing_nouns", "permit") else ("from",)
        agent = next((n for n in children(noun, ("nmod", "obl:agent")) if case_of(n) in ("by", *giver)), None)
        if agent is not None:
            return nominal_conjuncts(agent)
        if depth > MAX_DEPTH or is_root(noun):
            return []
        if noun.dep_ in _OBJECT and is_predicate(noun.head) and noun.head.lemma_ not in words("clauses", "of_others"):
            return list(self.subjects(noun.head, depth + 1).tokens)
        return []

    def _opening(self, head: Token, parent: Token) -> Token | None:
        """The noun that a participle right after it describes, though the parse hung it on the verb: "In the letter,
        signed by ten mayors, the union asks ..."."""
        start = head.left_edge.i
        cites = head.tag_ == "VBG" and head.lemma_ in words("clauses", "citing")
        if (head.tag_ not in ("VBN", "VBD") and not cites) or mark_of(head) or start < 2 or head.i > parent.i:
            return None
        if self.doc[start - 1].text != "," and self.doc[start].text != ",":
            return None
        last = start - 1 if self.doc[start].text == "," else start - 2
        return next(
            (
                o
                for o in children(parent, _OBLIQUE)
                if o.i <= last <= o.right_edge.i and o.i < head.i and o.ent_type_ != "DATE"
            ),
            None,
        )

    def _controlled(self, head: Token, parent: Token, depth: int) -> Subjects:
        lemma = parent.lemma_.lower()
        if head.dep_ == "advcl" and head.tag_ == "VBG" and head.i > parent.i and not mark_of(head):
            suffered = is_passive(parent) or lemma in words("clauses", "suffering")
            if suffered and head.lemma_ in words("clauses", "consequence"):
                return Subjects((), "")  # "was shut, leading to a strike": it is the shutting that leads to it
        if head.dep_ == "advcl" and (noun := self._opening(head, parent)) is not None:
            return Subjects((noun,), "described")
        marked = mark_of(head)
        finite = child(head, ("aux",)) is not None and not marked.endswith("to") and head.tag_ != "VBG"
        if head.dep_ == "ccomp" and finite and head.tag_ in ("VBD", "VBZ", "VBP"):
            return Subjects((), "")
        if marked.endswith("to") and lemma in words("clauses", "plain_saying") and not is_passive(parent):
            return Subjects((), "")
        objects = [o for o in children(parent, _OBJECT) if o.i not in self.ignored and o.i < head.i]
        bare = head.dep_ == "ccomp" and not marked and lemma in words("clauses", "perceiving")
        by_object = bool(objects) and (
            bare
            or (head.dep_ == "xcomp" and lemma not in words("clauses", "subject_control"))
            or (head.dep_ in ("advcl", "ccomp") and self._object_does(head, lemma, marked))
        )
        if not by_object and head.dep_ == "advcl" and marked == "for" and lemma in words("clauses", "punishing"):
            punished = [
                o for o in children(parent, _OBLIQUE) if case_of(o) in ("on", "against", "upon") and o.i < head.i
            ]
            if punished:
                return Subjects(tuple(nominal_conjuncts(punished[0])), "controlled")
        if by_object:
            return Subjects(tuple(nominal_conjuncts(objects[0])), "controlled")
        partner = self._asked(parent, lemma)
        if partner is not None and marked.endswith("to"):
            return Subjects(tuple(nominal_conjuncts(partner)), "controlled")
        if (
            head.dep_ == "advcl"
            and marked
            and head.tag_ != "VBG"
            and not marked.endswith("to")
            and not is_passive(head)
            and marked != "rather than"
        ):
            return Subjects((), "")
        return Subjects(self.subjects(parent, depth + 1).tokens, "controlled")

    def _object_does(self, head: Token, lemma: str, marked: str) -> bool:
        if marked in ("of", "for", "from"):
            return lemma in words("clauses", "object_control_gerund")
        if marked == "out of":
            return True  # "talked her out of selling it"
        return marked == "to" and (lemma in words("infinite", "request") or lemma in words("infinite", "permit"))

    def _asked(self, parent: Token, lemma: str) -> Token | None:
        """Whom a request goes to by a preposition: "pleaded with X to", "called on X to", "appealed to X to"."""
        if lemma not in words("infinite", "request") or is_passive(parent):
            return None
        return next(
            (
                o
                for o in children(parent, _OBLIQUE)
                if case_of(o) in ("with", "on", "upon", "to", "for")
                and o.ent_type_ != "DATE"
                and o.lemma_ not in words("time", "units")
            ),
            None,
        )
