"""To whom the text attributes a clause: speech with and without "that", asides ("officials said"), "according to",
adverbs such as "reportedly", and quotations; claims inside claims keep the chain."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from newsgraph.extract.asides import is_apart, is_aside, is_at_rim, stray_aside, takes_up, utterer
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.effects import class_of, is_false_report
from newsgraph.extract.embedding import Embedding, Stance, embedding, is_set_off, noun_class
from newsgraph.extract.expletives import is_expletive
from newsgraph.extract.lexicon import words
from newsgraph.extract.negation import is_negated, negative_argument
from newsgraph.extract.predicates import is_hyphenated, is_passive, is_predicate, is_saying, relativizer, verb_of
from newsgraph.extract.quotes import Quote, announcer
from newsgraph.extract.relation_words import case_tokens
from newsgraph.extract.sources import is_according
from newsgraph.extract.tree import MAX_DEPTH, case_of, child, children, is_root, mark_of

_SPEECH = frozenset({"say", "deny", "think", "guess", "predict", "request"})


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution in tokens; ``source`` is None where nobody is named."""

    source: Token | None
    cue: tuple[Token, ...]
    direct: bool = False
    via: Said | None = None

    @property
    def cues(self) -> tuple[Token, ...]:
        """The cue's tokens, and those of the outer ones."""
        return self.cue if self.via is None else (*self.cue, *self.via.cues)

    def within(self, outer: Said) -> Said:
        """The same, as what somebody further out says."""
        return replace(self, via=outer if self.via is None else self.via.within(outer))


class Attributions:
    """The attribution of every token's clause in a Doc."""

    def __init__(self, clauses: Clauses, quotes: tuple[Quote, ...]) -> None:
        self._clauses = clauses
        self._quotes = quotes

    def said(self, head: Token, *, described: bool = False) -> Said | None:
        """Who says what a predicate or noun says; None if it is the article's own voice.

        ``described``: it only describes a thing in passing (a title, an apposition), which is the article's own
        information unless it stands in a quotation.
        """
        quote = self.quote_at(head)
        direct = quote is not None and quote.cue is not None
        if described and not direct:
            if quote is None:
                return None
            return Said(None, (self._clauses.doc[quote.start - 1],), True)  # somebody's words: 'the "king" of Marden'
        found = self._climb(head, direct)
        whole = self._of_sentence(head)
        if whole is not None and not self._in_passing(head, direct):
            found = whole if found is None else found.within(whole)
        cues = found.cues if found is not None else ()
        if quote is not None and quote.cue is not None and not any(c.i == quote.cue.i for c in cues):
            speaker = self._speaker(quote.cue)
            if speaker is not None or found is None:
                outer = Said(speaker, (quote.cue,), True)
                found = outer if found is None else found.within(outer)
        if quote is not None and quote.signer is not None:
            signed = Said(quote.signer, (self._clauses.doc[quote.start - 1],), True)
            return signed if found is None else found.within(signed)
        if found is None and quote is not None and quote.cue is None and self._is_quoted(head, quote):
            return self._opened(quote)
        return found

    def _is_quoted(self, head: Token, quote: Quote) -> bool:
        """Whether a clause stands in a quotation with its subject: no single word of the article's own sentence."""
        if quote.start == 0:
            return False
        if not is_predicate(head):
            return True
        subjects = children(head, ("nsubj", "nsubj:pass"))
        return any(quote.start <= subject.i < quote.end for subject in subjects)

    def _opened(self, quote: Quote) -> Said:
        """The attribution of a quotation that no verb of saying gives, by what stands before it."""
        doc = self._clauses.doc
        for token in doc[doc[quote.start].sent.start : quote.start]:
            owner = utterer(token)
            if owner is not None and all(t.is_punct for t in doc[owner.right_edge.i + 1 : quote.start]):
                return Said(owner, (token,), True)
        return Said(announcer(doc, quote), (doc[quote.start - 1],), True)

    def quote_at(self, token: Token) -> Quote | None:
        """The quotation that a token stands in."""
        return next((q for q in self._quotes if q.start <= token.i < q.end), None)

    def _of_sentence(self, head: Token) -> Said | None:
        """The source after "according to" at the end or the beginning of a sentence, which goes for all of it."""
        for token in head.sent:
            owner = utterer(token) if token.dep_ == "obl" else None
            if owner is not None and is_at_rim(token) and is_apart(token):
                return Said(owner, (token,), False)
            if token.dep_ not in ("obl", "nmod", "parataxis", "advcl") or not is_according(token):
                continue
            if is_at_rim(token):
                return Said(token, tuple(case_tokens(token)), False)
        return None

    def _in_passing(self, head: Token, direct: bool) -> bool:
        """Whether a clause, or one that it stands in, only describes a noun in passing."""
        for _ in range(MAX_DEPTH):
            if is_predicate(head):
                outer = embedding(head)
                if (
                    outer.stance in (Stance.ASIDE, Stance.RESTRICTIVE)
                    and not direct
                    and self._is_own_voice(head, outer)
                ):
                    return True
            if is_root(head):
                return False
            head = head.head
        return False

    def _climb(self, token: Token, direct: bool, depth: int = 0) -> Said | None:
        """The nearest attribution at the token's clause or above it."""
        described = False
        for _ in range(MAX_DEPTH):
            if depth > MAX_DEPTH:
                return None
            if not is_predicate(token):
                if is_root(token) or (token.dep_ == "appos" and not direct):
                    return None
                token = token.head
                continue
            here = self._at(token, direct, depth)
            if here is not None:
                return here
            outer = embedding(token)
            content = self._content(token, outer, direct, depth, described=described)
            if content is not None:
                return content
            if outer.stance is Stance.TOP:
                return self._shared_aside(token, direct, depth)
            if outer.stance in (Stance.ASIDE, Stance.RESTRICTIVE):
                described = True
                if not direct and self._is_own_voice(token, outer):
                    return None
                expected = self._expected(token, outer, direct, depth)
                if expected is not None:
                    return expected
            token = outer.governor
        return None

    def _expected(self, head: Token, outer: Embedding, direct: bool, depth: int) -> Said | None:
        """Whose expectation a clause with "would" at an expected thing is: "fear a strike, which would close ports"."""
        noun = outer.governor
        if noun.dep_ != "obj" or not is_predicate(noun.head) or not any(a.tag_ == "MD" for a in head.children):
            return None
        lemma = verb_of(noun.head)
        if lemma not in words("finite", "predict") | words("finite", "guess"):
            return None
        return Said(self._speaker(noun.head), (noun.head,), False, self._climb(noun.head, direct, depth + 1))

    def _at(self, head: Token, direct: bool, depth: int) -> Said | None:
        """An attribution that hangs from the clause itself."""
        for aside in children(head, ("parataxis", "acl:relcl", "advcl", "dep", "discourse")):
            off = aside.dep_ in ("parataxis", "discourse") or is_set_off(aside)
            if off and is_aside(aside) and self._clauses.own_subject(aside) is not None:
                return Said(self._speaker(aside), (aside,), direct and self._is_outside(aside, head))
        for item in children(head, ("obl", "nmod", "advcl", "parataxis", "advmod")):
            if is_according(item) and not is_at_rim(item):
                return Said(item, tuple(case_tokens(item)), False)
            if (owner := utterer(item)) is not None and is_apart(item) and not is_at_rim(item):
                return Said(owner, (item,), self.quote_at(head) is not None)
            if item.dep_ == "advmod" and item.lower_ in words("truth", "allegedly"):
                return Said(None, (item,), False)
        subject = child(head, ("nsubj", "nsubj:pass"))
        if subject is not None:
            for aside in subject.subtree:
                if aside.dep_ in ("acl:relcl", "parataxis") and is_aside(aside) and is_set_off(aside):
                    return Said(self._speaker(aside), (aside,), False)
        if (stray := stray_aside(head)) is not None:
            return Said(self._speaker(stray), (stray,), direct and self._is_outside(stray, head))
        return None

    def _shared_aside(self, head: Token, direct: bool, depth: int) -> Said | None:
        """The aside after a row of coordinated clauses, which goes for all of them; one before the last clause goes for
        that where its subject does not change: "..., he said, and its crews left"."""
        for _ in range(MAX_DEPTH):
            if head.dep_ != "conj" or is_root(head) or not is_predicate(head.head):
                return None
            start, head = head, head.head
            here = self._at(head, direct, depth)
            if here is None:
                continue
            cue = here.cue[0]
            if cue.i > start.i or child(start, ("nsubj", "nsubj:pass")) is None:
                return here
            if cue.i > head.i and cue.dep_ == "parataxis" and takes_up(start):
                return here
        return None

    def _is_outside(self, cue: Token, head: Token) -> bool:
        return self.quote_at(cue) is None and self.quote_at(head) is not None

    def _content(
        self, head: Token, outer: Embedding, direct: bool, depth: int, *, described: bool = False
    ) -> Said | None:
        governor = outer.governor
        quote = self.quote_at(head)
        if quote is not None and quote.is_over_before(governor):
            return None
        if is_hyphenated(governor) or (outer.stance is Stance.QUESTION and head.dep_ == "advcl"):
            return None
        if outer.stance in (Stance.FINITE, Stance.INFINITE, Stance.QUESTION) and governor.pos_ in ("VERB", "AUX"):
            stance = Stance.FINITE if outer.stance is Stance.QUESTION else outer.stance
            known = class_of(governor, stance)
            if known is None and stance is Stance.FINITE and governor.pos_ == "VERB":
                known = "say" if verb_of(governor) not in words("finite", "know") else None
            if stance is Stance.INFINITE and known == "say" and not is_passive(governor):
                known = "say" if head.tag_ == "VBG" or mark_of(head).endswith("to") or head.tag_ == "VBN" else None
            if stance is Stance.INFINITE and governor.lemma_ == "find" and head.tag_ == "VBG" and not mark_of(head):
                return None  # "were found swimming": it is who found them that saw it, and nobody says so
            if (known == "request" and described) or (known == "say" and is_negated(governor)):
                return None
            if is_false_report(governor, stance):
                return None  # that it is wrong is the article's own information
            if known in _SPEECH and not (known == "request" and stance is Stance.FINITE and is_negated(governor)):
                source = self._speaker(governor)
                if source is not None and negative_argument(source):
                    return None
                hidden = is_passive(governor) and source is None
                if hidden and known == "request":
                    return None
                via = self._climb(governor, direct, depth + 1)
                is_direct = direct and self._is_outside(governor, head)
                return Said(source, (governor,), is_direct, via)
        if outer.stance is Stance.FINITE and governor.pos_ == "ADJ" and governor.i < head.i:
            return self._by_conviction(governor, direct, depth)
        found_so = governor.lemma_ in words("adjectives", "found") and governor.dep_ in ("xcomp", "ccomp")
        if outer.stance is Stance.INFINITE and found_so and is_saying(governor.head):
            verdict = governor.head  # "found him guilty of"
            return Said(self._speaker(verdict), (verdict,), False, self._climb(verdict, direct, depth + 1))
        if outer.stance is Stance.NOUN and noun_class(governor.lemma_.lower()) in ("say", "guess", "request"):
            return self._by_noun(governor, direct, depth)
        return None

    def _by_conviction(self, adjective: Token, direct: bool, depth: int) -> Said | None:
        """Who is sure or afraid of what an adjective governs; who knows of it adds nothing."""
        subject = child(adjective, ("nsubj",))
        if subject is None or child(adjective, ("expl",)) is not None or subject.lower_ in ("it", "that", "this"):
            return None
        if adjective.lemma_.lower() in words("adjectives", "factive") or adjective.tag_ in ("JJS", "JJR"):
            return None
        if any(c.lower_ in ("so", "such") for c in children(adjective, ("advmod",))):
            return None  # "so hot that the rails bent"
        return Said(self._speaker(adjective), (adjective,), False, self._climb(adjective, direct, depth + 1))

    def _by_noun(self, noun: Token, direct: bool, depth: int) -> Said | None:
        """The source of a claim, a report or a request that a noun names."""
        if is_predicate(noun.head) and noun.dep_ == "obj" and verb_of(noun.head) in words("finite", "deny"):
            return Said(self._speaker(noun.head), (noun.head,), False, self._climb(noun.head, direct, depth + 1))
        if noun.dep_ == "obl" and is_saying(noun.head):
            # "wrote in a letter that"
            return Said(self._speaker(noun.head), (noun.head,), False, self._climb(noun.head, direct, depth + 1))
        drawn = noun.dep_ == "obj" and noun.head.lemma_ in words("relations", "drawing")
        holders = [] if drawn else self._clauses.holders(noun)  # "faces charges of": others make them
        return Said(holders[0] if holders else None, (noun,), False, self._climb(noun, direct, depth + 1))

    def _speaker(self, cue: Token) -> Token | None:
        """Who says what a verb of saying reports."""
        if is_passive(cue):
            return next((o for o in children(cue, ("obl:agent", "obl")) if case_of(o) == "by"), None)
        tokens = self._clauses.subjects(cue).tokens
        return tokens[0] if tokens and not is_expletive(tokens[0]) else None

    def _is_own_voice(self, head: Token, outer: Embedding) -> bool:
        """Whether a clause on a noun is the article's own information, though the noun is in reported speech."""
        if outer.stance is Stance.ASIDE:
            pronoun = relativizer(head)
            if pronoun is not None and pronoun.lower_ in ("where", "when") and not outer.governor.ent_type_:
                return False  # "says that it fell for changes in the trade, where ..." goes on with what is said
            return not any(a.tag_ == "MD" for a in head.children)
        if outer.stance is Stance.RESTRICTIVE:
            return head.dep_ == "acl" or not (
                any(a.tag_ == "MD" for a in head.children)
                or is_negated(head)
                or head.tag_ in ("VBD", "VBN", "VBZ", "VBP")
            )
        return False
