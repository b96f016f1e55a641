"""Predicates and their kinds: what heads a clause, what is passive, what is speech, and what a clause hangs from."""

from __future__ import annotations

import itertools

from spacy.tokens import Token

from newsgraph.annotations import entity_type
from newsgraph.extract.lexicon import noun_type, words
from newsgraph.extract.tree import MAX_DEPTH, ancestors, child, conjuncts, mark_of
from newsgraph.model import EntityType

_SUBJECT, _OBJECT, _CLAUSAL = words("clauses", "subject"), words("clauses", "object"), words("clauses", "clausal")
_DESCRIBING = frozenset({"acl", "acl:relcl", "advcl:relcl"})
_VERBAL = frozenset({"VERB", "AUX"})
_TELLING = tuple(words("governing_nouns", name) for name in ("say", "guess", "know", "condition"))
_NOT_NOMINAL = frozenset({"SCONJ", "CCONJ", "PUNCT", "ADV", "ADP", "VERB", "AUX", "PART", "SPACE", "INTJ"})


def governor_of(head: Token) -> Token:
    """What a clause hangs from. A participle set off by a comma after an infinitive goes with the finite verb before:
    "urged the city to close the bridge, citing its age"; a gerund at the object of a verb that judges it, with that
    verb: "acquitted the mayor of stealing" """
    governor = head.head
    if is_judged(head):
        return governor.head
    after_comma = head.dep_ == "advcl" and head.tag_ == "VBG" and head.i > governor.i and not mark_of(head)
    if not after_comma or (head.doc[head.left_edge.i].text != "," and head.doc[head.left_edge.i - 1].text != ","):
        return governor
    for _ in range(MAX_DEPTH):
        if governor.dep_ != "xcomp" or not is_predicate(governor.head):
            break
        governor = governor.head
    return governor


def is_judged(head: Token) -> bool:
    """Whether a gerund says what the noun that it hangs from is accused of, cleared of or kept from."""
    noun = head.head
    if head.dep_ != "acl" or head.tag_ != "VBG" or mark_of(head) not in ("of", "for", "from") or noun.dep_ != "obj":
        return False
    return noun.head.lemma_.lower() in words("clauses", "object_control_gerund")


def states_content(head: Token) -> bool:
    """Whether what looks like a relative clause with "that" says what its noun tells: "the charge that she stole it".

    Nothing is left for "that" to stand for: the clause has a subject and an object of its own.
    """
    if head.dep_ != "acl:relcl" or not any(head.head.lemma_.lower() in row for row in _TELLING):
        return False
    first = next((t for t in head.subtree if not t.is_punct), head)
    if first.lower_ != "that" or first.dep_ in _SUBJECT or (first.head.i != head.i):
        return False
    own = [c for c in head.children if c.i != first.i]
    return any(c.dep_ in _SUBJECT for c in own) and (
        any(c.dep_ in ("obj", "ccomp", "xcomp") for c in own) or is_passive(head)
    )


def goes_with(token: Token, human: bool) -> bool:
    """Whether a nominal goes with "who" (people) or with "which" (anything else)."""
    if token.ent_type_:
        people = entity_type(token.ent_type_) in (EntityType.PERSON, EntityType.NORP)
        return people == human
    kind = noun_type(token.lemma_.lower())
    if kind is EntityType.GROUP or token.pos_ == "PRON":
        return True
    return (kind is EntityType.PERSON) == human


def is_predicate(token: Token) -> bool:
    """Whether a token heads a clause: a verb, no auxiliary, or what a copula or subject makes one."""
    if token.pos_ in _VERBAL:
        return token.dep_ in _CLAUSAL or (token.dep_ == "amod" and child(token, ("obl", "obl:agent")) is not None)
    if token.pos_ in ("PUNCT", "SPACE"):
        return False
    return child(token, ("cop", *_SUBJECT)) is not None and (
        token.dep_ in _CLAUSAL or child(token, ("cop",)) is not None
    )


def predicate_above(noun: Token) -> Token:
    """The predicate that a noun is an argument of, however deep; the root where there is none."""
    while not is_predicate(noun) and noun.head.i != noun.i:
        noun = noun.head
    return noun


def is_passive(head: Token) -> bool:
    """Whether a predicate's subject is what it is done to; participles at nouns and shared auxiliaries count."""
    for _ in range(MAX_DEPTH):
        labels = {c.dep_ for c in head.children if not (c.dep_ == "aux:pass" and c.lemma_ == "have")}
        if "aux:pass" in labels:
            return True
        if "nsubj:pass" in labels:
            # "had imposed" is active, whatever the parse calls its subject
            return not any(c.dep_ == "aux" and c.lemma_ in ("have", "do") for c in head.children)
        if head.dep_ == "conj" and head.tag_ == "VBN" and not labels & (_SUBJECT | _OBJECT | {"aux"}):
            above = head.head
            if above.pos_ == "ADJ" and any(c.dep_ == "cop" and c.lemma_ == "be" for c in above.children):
                return True  # "were ready and immediately displayed"
        participle = head.tag_ in ("VBN", "VBD") or (head.tag_ == "JJ" and head.pos_ == "VERB")
        if not participle or "cop" in labels or "aux" in labels:
            return False
        if head.dep_ in ("acl", "amod", "advcl", "parataxis", "xcomp"):
            return not (labels & _SUBJECT) and not (head.tag_ == "VBD" and labels & _OBJECT)
        if head.dep_ != "conj" or labels & _SUBJECT:
            return False
        if labels & _OBJECT and head.tag_ == "VBD":
            return False
        head = goes_on_from(head)
    return False


def goes_on_from(head: Token) -> Token:
    """What a coordinated clause is coordinated with: the clause above it, or the participle set off at a noun just
    before the "and" that the parse passed over: "released a letter, signed by ten mayors and sent to the king"."""
    joint = next((c for c in head.children if c.dep_ == "cc" and c.i < head.i), None)
    bare = head.dep_ == "conj" and head.tag_ in ("VBN", "VBD") and child(head, (*_SUBJECT, *_OBJECT, "aux")) is None
    if joint is None or not bare or joint.i != head.left_edge.i or joint.i < head.head.i + 2:
        return head.head
    for above in ancestors(joint.nbor(-1)):
        if above.i <= head.head.i:
            break
        start = above.left_edge.i
        apart = head.doc[start].text == "," or head.doc[start - 1].text == ","
        participle = above.tag_ == "VBN" or (above.tag_ == "VBD" and child(above, (*_SUBJECT, *_OBJECT)) is None)
        if above.dep_ == "acl" and participle and apart and above.right_edge.i == joint.i - 1:
            return above
    return head.head


def relativizer(head: Token) -> Token | None:
    """The relative pronoun or adverb of a relative clause, not of one that describes a noun within it."""
    for token in head.subtree:
        if token.i > head.i:
            return None
        if token.lower_ in words("clauses", "relativizers") and token.tag_ in ("WDT", "WP", "WP$", "WRB"):
            between = itertools.takewhile(lambda above: above.i != head.i, ancestors(token))
            if not any(above.dep_ in _DESCRIBING for above in between):
                return token
    return None


def is_object_gap(head: Token) -> bool:
    """Whether a relative clause without a pronoun lacks its object: "the arms it had sent"."""
    return child(head, _SUBJECT) is not None


def stray_speaker(cue: Token) -> Token | None:
    """The subject of a verb of saying that the parse left inside what is said: '"...," said Ann', '..., she said'."""
    if not is_saying(cue) or child(cue, (*_SUBJECT, "expl")) is not None or is_passive(cue) or mark_of(cue):
        return None
    doc = cue.doc
    quoted = child(cue, ("ccomp", "parataxis", "obj")) is not None or cue.dep_ == "parataxis"
    if not quoted or cue.dep_ in ("xcomp", "advcl", "acl", "acl:relcl"):
        return None
    for token in doc[cue.i + 1 : cue.i + 10]:
        if token.is_punct or token.is_space:
            break
        if token.pos_ in ("NOUN", "PROPN", "PRON") and token.left_edge.i == cue.i + 1 and token.head.i < cue.i:
            return token
    for token in doc[max(0, cue.i - 15) : cue.i]:
        # '"We will find him," the minister, Ann Lee, promised': a second subject of what is said
        start = token.left_edge.i
        second = token.dep_ in _SUBJECT and token.head.head.i == cue.i and token.head.i < start
        if second and token.right_edge.i == cue.i - 1 and doc[start - 1].is_punct:
            return token
    for token in reversed(doc[max(0, cue.i - 8) : cue.i]):
        if token.is_punct or token.is_space:
            break
        start = token.left_edge.i
        nominal = token.dep_ in _SUBJECT or (
            token.pos_ in ("NOUN", "PROPN", "PRON") and child(token, ("case",)) is None
        )
        apart = token.right_edge.i == cue.i - 1 and start > 0 and doc[start - 1].is_punct
        if nominal and apart and token.head.i != cue.i:
            return token
    return None


def stray_subject(head: Token) -> Token | None:
    """The subject that the parse hung elsewhere: on the verb of saying after it ('"Ann took it," he told the court'),
    or on an earlier name ("According to Ann Lee, Hale Group sold it")."""
    asides = [c for c in head.children if c.dep_ == "parataxis"]
    cue = head.head if head.dep_ == "ccomp" and head.head.i > head.i else next(iter(asides), None)
    if cue is not None and is_saying(cue):
        found = [s for s in cue.children if s.dep_ in _SUBJECT]
        before = [s for s in found if s.i < head.i]
        if before and any(head.i < s.i for s in found):
            return before[-1]
    finite = head.tag_ in ("VBD", "VBZ", "VBP") and not mark_of(head) and head.dep_ not in ("conj", "xcomp", "advcl")
    if not finite or head.i < 2 or not head.nbor(-1).ent_type_:
        return None
    name = next(ent for ent in head.doc.ents if ent.start <= head.i - 1 < ent.end)
    lost = name.root.dep_ in ("flat", "conj", "appos", "compound") and name.root.head.i < name.start
    return name.root if lost and name.start > 0 and name.start >= head.sent.start else None


def is_hyphenated(token: Token) -> bool:
    """Whether a word is the first part of a compound: "say-so"."""
    return token.i + 1 < len(token.doc) and token.nbor(1).text in ("-", "‑")


def is_saying(token: Token) -> bool:
    """Whether a token is a verb that gives somebody's words."""
    if is_hyphenated(token):
        return False
    if (
        token.is_title
        and not token.is_sent_start
        and token.nbor(-1).pos_ in ("PROPN", "PUNCT")
        and not token.nbor(-1).is_quote
    ):
        return False  # a name: "her lawyer, Omar Said"
    return token.pos_ == "VERB" and token.lemma_.lower() in (words("finite", "say") | words("finite", "deny"))


def verb_of(governor: Token) -> str:
    """The lemma of a verb, with its particle or the adverb that changes its sense ("rule out", "stop short of")."""
    lemma = governor.lemma_.lower()
    particle = child(governor, ("compound:prt",))
    if particle is not None:
        return f"{lemma} {particle.lower_}"
    if lemma == "stop" and any(c.lower_ == "short" for c in governor.children):
        return "stop short of"
    if lemma == "call" and any(
        c.dep_ == "obl" and any(m.lower_ in ("on", "upon") for m in c.children) for c in governor.children
    ):
        return "call on"
    return lemma


def nominal_conjuncts(token: Token) -> list[Token]:
    """The nominals coordinated with a nominal, itself first; not what is negated ("not X but Y" keeps both)."""
    return [
        item
        for item in conjuncts(token)
        if item.i == token.i
        or (
            (item.pos_ not in _NOT_NOMINAL or item.ent_type_)
            and not _in_one_name(token, item)
            and not _is_exception(token, item)
        )
    ]


def _is_exception(first: Token, item: Token) -> bool:
    """ "anyone but the mayor", "all but two"."""
    excepting = any(c.lower_ == "but" and c.dep_ in ("cc", "case") for c in item.children)
    return excepting and first.lower_ in words("pronouns", "excepted")


def _in_one_name(left: Token, right: Token) -> bool:
    """Whether two tokens are parts of one name: "the Competition and Markets Authority"."""
    return any(ent.start <= left.i < ent.end and ent.start <= right.i < ent.end for ent in left.doc.ents)
