"""What stands aside of what it reports: "..., officials said, ...", "according to" at the rim of a sentence, "in the
words of"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.embedding import is_set_off
from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import is_predicate, is_saying, relativizer
from newsgraph.extract.tree import case_of, child, children, mark_of

_OPENING = frozenset({",", "–", "—", "--", "(", "and", "but"})


def is_at_rim(token: Token) -> bool:
    """Whether a phrase begins or ends its sentence."""
    sent = token.sent
    if all(t.is_punct or t.is_space for t in sent.doc[sent.start : token.left_edge.i]):
        return True
    return all(t.is_punct or t.is_space for t in sent.doc[token.right_edge.i + 1 : sent.end])


def utterer(noun: Token) -> Token | None:
    """Whose words or view a phrase gives: "in the words of Ann Lee", "in her view"; None of any other."""
    if noun.lemma_.lower() not in words("nouns", "utterances") or case_of(noun) != "in":
        return None
    return child(noun, ("nmod:poss",)) or next((n for n in children(noun, ("nmod",)) if case_of(n) == "of"), None)


def is_apart(phrase: Token) -> bool:
    """Whether a comma or the like stands before a phrase, or nothing; "ended in the words of" has an argument."""
    start = phrase.left_edge.i
    if start == phrase.sent.start or phrase.doc[start].is_punct:
        return True
    return phrase.doc[start - 1].is_quote or phrase.doc[start - 1].lower_ in _OPENING


def is_aside(verb: Token) -> bool:
    """Whether a verb of saying stands aside of what it reports: "..., officials said, ..."."""
    lemma = verb.lemma_.lower()
    if not (is_saying(verb) or lemma in words("finite", "think")) or lemma in words("finite", "deny"):
        return False
    if child(verb, ("ccomp", "obj", "xcomp")) is not None or mark_of(verb) not in ("", "as"):
        return False
    if mark_of(verb) == "as" and (not is_saying(verb) or child(verb, ("nsubj",)) is None):
        return False
    if verb.dep_ == "acl:relcl" and relativizer(verb) is not None:
        return False
    return verb.dep_ != "advcl" or verb.tag_ in ("VBD", "VBZ", "VBP")


def stray_aside(head: Token) -> Token | None:
    """The aside that the parse hung on a noun of the clause before it: "raised it to 9 percent, the insurer disclosed".

    A verb of saying with a subject of its own after a comma, and nothing said or left out: it describes no noun.
    """
    waiting = [head]
    while waiting:
        for item in waiting.pop().children:
            if item.dep_ in ("acl", "acl:relcl") and item.i > head.i and _stands_alone(item):
                return item
            if not is_predicate(item):
                waiting.append(item)
    return None


def _stands_alone(verb: Token) -> bool:
    if not is_set_off(verb) or not is_aside(verb) or relativizer(verb) is not None:
        return False
    subject = child(verb, ("nsubj",))
    return subject is not None and subject.i < verb.i


def takes_up(clause: Token) -> bool:
    """Whether a clause's subject is told by what went before: "it", "its inspectors"."""
    subject = child(clause, ("nsubj", "nsubj:pass"))
    if subject is None:
        return False
    owner = child(subject, ("nmod:poss",))
    return any(t is not None and t.lower_ in words("pronouns", "personal") for t in (subject, owner))
