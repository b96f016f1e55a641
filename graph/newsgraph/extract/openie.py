"""Claims as Open IE writes them: full phrases as arguments, the relation with its auxiliaries and preposition.

One row for each predicate and subject, with all its arguments: ``relation`` holds auxiliaries, negation, the verbs of a
chain ("promised to sell"), particle, and the preposition of the first argument where the verb has no object; further
arguments keep their prepositions. Rows of titles, appositions and actions come from the claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from newsgraph.extract.arguments import agents, is_gap
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import is_passive, is_predicate
from newsgraph.extract.tree import child, children
from newsgraph.model import Claim

_AUXILIARY = frozenset({"aux", "aux:pass", "cop", "compound:prt"})
_CONTENT = ("ccomp", "xcomp")
_DROPPED = frozenset({"punct", "cc", "parataxis", "discourse", "vocative", "list", "dep", "mark"})
_RELATIVE = frozenset({"acl:relcl"})


# how often a row of its kind is one that readers would write, by how its subject was found and where its clause stands
_FOUND = {"own": 1.0, "shared": 1.0, "controlled": 0.75, "described": 0.7}
_STANDS = {
    "ROOT": 1.0,
    "root": 1.0,
    "conj": 0.95,
    "parataxis": 0.95,
    "acl:relcl": 0.8,
    "advcl": 0.75,
    "ccomp": 0.75,
    "xcomp": 0.85,
    "acl": 0.75,
}


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """One row: the sentence, the relation phrase, and two or more argument phrases; confidence in [0, 1]."""

    sentence: str
    confidence: float
    relation: str
    arguments: tuple[str, ...]


def openie_rows(doc: Doc, claims: Iterable[Claim]) -> Iterator[OpenTriple]:
    """The rows of a Doc, in order of the text, each once.

    Args:
        doc: The annotated text.
        claims: Its claims; those that no verb says (titles, appositions) become rows of their own.
    """
    clauses = Clauses(doc)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for row in (*_clause_rows(clauses), *_noun_rows(doc, claims)):
        key = (row.relation, row.arguments)
        if len(row.arguments) > 1 and key not in seen:
            seen.add(key)
            yield row


def _clause_rows(clauses: Clauses) -> Iterator[OpenTriple]:
    for head in clauses.heads:
        subjects = clauses.subjects(head)
        if not subjects.tokens or _continues_chain(head):
            continue
        chain = _chain(head)
        relation = [word for link in chain for word in _relation_words(link, clauses)]
        arguments = list(_arguments(chain, clauses, relation))
        if not arguments:
            continue
        subject = _phrase(subjects.tokens[0], clauses, without=head)
        if not relation or not subject:
            continue
        bare = head.dep_ in ("acl", "amod") and head.tag_ in ("VBN", "VBD", "VBG") and len(chain) == 1
        said = ("is " if bare else "") + _text(relation)
        yield OpenTriple(
            head.sent.text.strip(),
            _confidence(head, subjects.found, arguments, chain),
            said,
            (_text(subject), *(_text(argument) for argument in arguments)),
        )


def _chain(head: Token) -> list[Token]:
    """The verb and the infinitives that complete it without an object between: "wants to try to buy"."""
    chain = [head]
    while True:
        last = chain[-1]
        inner = next((c for c in children(last, ("xcomp",)) if c.pos_ == "VERB"), None)
        if inner is None or child(last, ("obj", "iobj")) is not None or len(chain) > 4:
            return chain
        chain.append(inner)


def _continues_chain(head: Token) -> bool:
    return (
        head.dep_ == "xcomp"
        and head.pos_ == "VERB"
        and is_predicate(head.head)
        and child(head.head, ("obj", "iobj")) is None
        and head.head.pos_ == "VERB"
    )


def _relation_words(head: Token, clauses: Clauses) -> list[Token]:
    """Auxiliaries, negation, the predicate itself, its particles."""
    found = [head] if head.pos_ in ("VERB", "AUX") or head.pos_ == "ADJ" else []
    for item in head.children:
        negation = item.dep_ == "advmod" and item.lower_ in words("truth", "negators")
        to = item.dep_ == "mark" and item.lower_ == "to" and head.dep_ == "xcomp"
        adverb = item.dep_ == "advmod" and item.pos_ == "ADV" and item.i < head.i and child(item, ("advmod",)) is None
        near = adverb and head.i - item.i == 1
        if item.dep_ in _AUXILIARY or negation or to or near:
            found.append(item)
    joined = head.dep_ == "conj" and is_predicate(head.head) and not any(c.dep_ in _AUXILIARY for c in head.children)
    if joined and (is_passive(head) or head.tag_ in ("VB", "VBG")):
        found.extend(c for c in head.head.children if c.dep_ in ("aux", "aux:pass"))
    return sorted(found, key=lambda token: token.i)


def _arguments(chain: list[Token], clauses: Clauses, relation: list[Token]) -> Iterator[list[Token]]:
    """The arguments after the relation; the first preposition goes to the relation where no object stands first."""
    head = chain[-1]
    found: list[tuple[int, list[Token], list[Token]]] = []
    for link in chain:
        for item in link.children:
            if item.i in clauses.ignored:
                continue
            role = _argument(item, link, clauses)
            if role is not None:
                found.append((item.i, *role))
    if head.pos_ not in ("VERB", "AUX", "ADJ"):
        case, phrase = _cased(head, clauses)
        found.append((head.i, case, phrase))
    if is_gap(head, clauses) and (antecedent := clauses.antecedent(head)) is not None:
        found.append((head.i, [], _phrase(antecedent, clauses, without=head)))
    if is_passive(head) and not any(c.dep_ == "obl:agent" for c in head.children):
        found.extend(
            (a.i, [m for m in a.children if m.dep_ == "case"], _phrase(a, clauses))
            for a in agents(head, clauses)
            if a.head.i != head.i
        )
    after = sorted((f for f in found if f[0] >= head.i), key=lambda f: f[0])
    before = sorted((f for f in found if f[0] < head.i), key=lambda f: f[0])
    ordered = [*after, *before]
    plain = [f for f in ordered if not f[1]]
    if plain:
        ordered.remove(plain[0])
        yield plain[0][2]
    elif ordered:
        first = ordered.pop(0)
        relation.extend(first[1])
        yield first[2]
    for _, case, phrase in ordered:
        yield [*case, *phrase]


def _argument(item: Token, head: Token, clauses: Clauses) -> tuple[list[Token], list[Token]] | None:
    """Preposition and phrase of an argument; None if the child is none."""
    if item.dep_ in ("obj", "iobj", "obl", "obl:agent", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:arg"):
        if item.tag_ in ("WDT", "WP") and item.lower_ in words("clauses", "relativizers"):
            antecedent = clauses.antecedent(head)
            if antecedent is None:
                return None
            return [m for m in item.children if m.dep_ == "case"], _phrase(antecedent, clauses, without=head)
        return _cased(item, clauses)
    if (item.dep_ in ("ccomp", "xcomp") and item.pos_ != "VERB") or item.dep_ == "ccomp":
        return [], [t for t in item.subtree if not t.is_space]
    if item.dep_ == "xcomp" and child(head, ("obj", "iobj")) is not None:
        return [], [t for t in item.subtree if not t.is_space]
    if item.dep_ == "advmod" and item.ent_type_ in ("DATE", "TIME"):
        return [], list(item.subtree)
    return None


def _cased(item: Token, clauses: Clauses) -> tuple[list[Token], list[Token]]:
    case = sorted(
        (word for mark in children(item, ("case",)) if mark.i < item.i for word in (mark, *children(mark, ("fixed",)))),
        key=lambda token: token.i,
    )
    return case, _phrase(item, clauses)


def _phrase(head: Token, clauses: Clauses, without: Token | None = None) -> list[Token]:
    """A nominal with what is coordinated with it and its modifiers, without its own preposition and subclauses."""
    skipped: set[int] = set()
    predicate = is_predicate(head)
    for item in head.children:
        own = item.dep_ in ("case", "cop", "mark", "aux") and item.tag_ != "POS"
        possessive = item.tag_ == "POS"
        aside = item.dep_ in ("acl:relcl", "appos", "parataxis", "discourse", "dep", "advcl", "list")
        clausal = predicate and item.dep_ in (
            "nsubj",
            "nsubj:pass",
            "obl",
            "advcl",
            "punct",
            "conj",
            "cc",
            "advmod",
            "ccomp",
        )
        other = item.dep_ == "conj" and is_predicate(item)
        if own or possessive or aside or clausal or other or (without is not None and item.i == without.i):
            skipped.update(t.i for t in item.subtree)
    kept = [t for t in head.subtree if t.i not in skipped and not t.is_space and t.i not in clauses.ignored]
    return _trimmed(kept)


def _trimmed(tokens: list[Token]) -> list[Token]:
    while len(tokens) > 1 and ((tokens[-1].is_punct and tokens[-1].text not in ("%", ")")) or tokens[-1].dep_ == "cc"):
        tokens = tokens[:-1]
    while len(tokens) > 1 and tokens[0].is_punct and tokens[0].text not in ("$", "("):
        tokens = tokens[1:]
    return tokens


def _text(tokens: list[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _noun_rows(doc: Doc, claims: Iterable[Claim]) -> Iterator[OpenTriple]:
    """Rows of what no verb says: titles and appositions."""
    for claim in claims:
        if claim.rule in ("title", "apposition"):
            yield OpenTriple(
                claim.sentence.text, claim.confidence * 0.6, "is", (claim.subject.span.text, claim.object_phrase.text)
            )


def is_finite(head: Token) -> bool:
    """Whether a clause has a finite verb or an auxiliary."""
    return head.tag_ in ("VBD", "VBZ", "VBP") or any(c.dep_ in ("aux", "aux:pass", "cop") for c in head.children)


def _confidence(head: Token, found: str, arguments: list[list[Token]], chain: list[Token]) -> float:
    """How likely the row is one that readers would write, from how its parts were found and how long it is."""
    score = 0.8 * _FOUND.get(found, 0.5) * _STANDS.get(head.dep_, 0.8)
    if len(chain) > 1:
        score *= 1.2
    if not is_finite(head):
        score *= 0.8
    length = sum(len(argument) for argument in arguments)
    return round(min(score, 0.95) * (1.0 - min(length, 40) / 400), 4)
