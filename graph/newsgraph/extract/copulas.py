"""Facts of clauses with a copula: what somebody is, is in, or is ready for."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.extract.arguments import is_time, obliques
from newsgraph.extract.clauses import Clauses, Subjects
from newsgraph.extract.facts import Fact
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.negation import negative_argument
from newsgraph.extract.predicates import nominal_conjuncts
from newsgraph.extract.prepositional import NO_ARGUMENT, noun_arguments
from newsgraph.extract.relation_words import case_tokens
from newsgraph.extract.roles import is_rank, role_lemma
from newsgraph.extract.set_phrases import is_bare
from newsgraph.extract.tree import case_of, child, children
from newsgraph.model import EntityType


def copular_facts(head: Token, subjects: Subjects, clauses: Clauses) -> Iterator[Fact]:
    """The facts of a clause whose predicate is a nominal or an adjective."""
    copula = child(head, ("cop",))
    start = (copula,) if copula is not None else ()
    preposition = case_of(head)
    for subject in subjects.tokens:
        if subject.i == head.i or (subject.lower_ == "it" and child(head, ("acl:relcl", "advcl:relcl")) is not None):
            continue  # "it was the union that broke off the talks" says who did so
        if head.pos_ == "NUM" and copula is None:
            continue  # a score: "Marden 1 - 2 Hale"
        if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "SYM"):
            if preposition and is_bare(head):
                # the noun is what is said: "in talks with", "under fire from", "in charge of"
                for oblique in noun_arguments(head):
                    yield Fact(
                        head,
                        subject,
                        oblique.token,
                        f"be {preposition} {head.lower_} {oblique.preposition}",
                        (*start, *case_tokens(head), head, *case_tokens(oblique.token)),
                        "copula with preposition",
                        borrowed=subjects.found,
                        negative=negative_argument(oblique.token),
                    )
                continue
            if preposition:
                if not is_time(head) and head.lemma_.lower() not in words("nouns", "brink"):
                    yield Fact(
                        head,
                        subject,
                        head,
                        f"be {preposition}",
                        (*start, *case_tokens(head)),
                        "copula with preposition",
                        borrowed=subjects.found,
                    )
                continue
            yield from _nominal_predicate(head, subject, start, subjects.found)
            continue
        if head.pos_ not in ("ADJ", "ADV") and head.lower_ != "worth":
            continue
        for oblique in obliques(head, clauses):
            item = oblique.token
            timed = is_time(item) and oblique.preposition in ("since", "until")
            if (oblique.preposition in NO_ARGUMENT or is_time(item)) and not timed:
                continue
            yield Fact(
                head,
                subject,
                item,
                f"be {head.lower_ if head.tag_ in ('JJR', 'JJS') else head.lemma_.lower()} {oblique.preposition}",
                (*start, head, *case_tokens(item)),
                "adjective",
                borrowed=subjects.found,
                value=timed,
                negative=negative_argument(item),
            )
        for amount in children(head, ("obj", "obl:npmod", "obl:unmarked"))[:1]:
            if head.lemma_.lower() == "worth":
                yield Fact(head, subject, amount, "be worth", (*start, head), "adjective", borrowed=subjects.found)


def _nominal_predicate(head: Token, subject: Token, start: tuple[Token, ...], found: str) -> Iterator[Fact]:
    related = [n for n in children(head, ("nmod",)) if case_of(n) and not is_time(n) and n.i > head.i]
    related = [n for n in related if not is_rank(n)]
    if noun_type(head.lemma_.lower()) is not EntityType.PERSON and any(case_of(n) == "of" for n in related):
        # "the largest source of iodine in Norway": of what it is narrows where it is so
        related = [n for n in related if case_of(n) == "of" or n.ent_type_ not in ("GPE", "LOC")]
    negative = negative_argument(head)
    named = head.pos_ == "PROPN" or head.ent_type_ != ""
    row = nominal_conjuncts(head) if named and subject.tag_ == "NNS" else []
    if len(row) > 1:
        for item in row:  # "the winners were Hale, Kova and Tarn"
            yield Fact(head, item, subject, "be among", start or (head,), "copula", borrowed=found, negative=negative)
        return
    if named:
        yield Fact(head, subject, head, "be", start or (head,), "copula", borrowed=found, negative=negative)
        return
    if not (related and head.lemma_.lower() in words("nouns", "kinds")):
        yield Fact(head, subject, head, "be", start or (head,), "copula", borrowed=found, value=True, negative=negative)
    owner = child(head, ("nmod:poss",))
    if owner is not None:
        yield Fact(
            head,
            subject,
            owner,
            f"be {role_lemma(head)} of",
            (*start, head),
            "copula with owner",
            borrowed=found,
            negative=negative,
        )
    for item in related:
        yield Fact(
            head,
            subject,
            item,
            f"be {role_lemma(head)} {case_of(item)}",
            (*start, head, *case_tokens(item)),
            "copula with noun",
            borrowed=found,
            negative=negative,
        )
