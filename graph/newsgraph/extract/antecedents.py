"""What a relative clause describes, where the noun that the parse hung it on does not go with its pronoun."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.extract.lexicon import words
from newsgraph.extract.predicates import goes_with, is_predicate, relativizer
from newsgraph.extract.tree import children, is_root


def agreeing_antecedent(head: Token, noun: Token) -> Token:
    """The antecedent, or, where "who" or "which" does not go with it, the thing named just before the clause."""
    pronoun = relativizer(head)
    start = head.left_edge.i
    if pronoun is not None and (nearer := _nearer(head, noun, start)) is not None:
        noun = nearer
    if (
        pronoun is None
        or start < 2
        or pronoun.lower_ not in ("who", "whom", "which")
        or pronoun.dep_ == "nmod:poss"
    ):
        return noun
    human = pronoun.lower_ != "which"
    if not human and noun.dep_ == "nmod" and noun.head.lemma_.lower() in words("nouns", "forms"):
        return noun.head  # "is a form of medicine which treats"
    fits = goes_with(noun, human)
    kind = noun.lemma_.lower() in words("nouns", "kinds")  # "is a form of medicine, which treats"
    if fits and (kind or not is_predicate(noun)):
        return noun
    before = head.doc[start - 1] if not head.doc[start - 1].is_punct else head.doc[start - 2]
    for _ in range(3):
        if goes_with(before, human) and before.i != noun.i and before.pos_ in ("NOUN", "PROPN"):
            return before
        if is_root(before) or before.head.i > start:
            break
        before = before.head
    if fits:
        return noun
    # "a letter addressed to the mayor, in which"
    higher = (o for above in (noun.head, noun.head.head) for o in (above, *children(above, ("obj", "nsubj:pass"))))
    return next((o for o in higher if o.i < noun.i and o.pos_ in ("NOUN", "PROPN") and goes_with(o, human)), noun)


def _nearer(head: Token, noun: Token, start: int) -> Token | None:
    """The nominal right before a relative clause that the parse hung on the object before it: "use arms against targets
    [in the valley] that threaten the town"."""
    if noun.dep_ != "obj" or head.doc[start].is_punct or head.doc[start - 1].is_punct:
        return None
    tags = {"VBP": ("NNS", "NNPS"), "VBZ": ("NN", "NNP")}.get(head.tag_, ())
    between = (o for o in children(noun.head, ("obl",)) if noun.i < o.i < start and o.ent_type_ not in ("DATE", "TIME"))
    fitting = (o for o in between if o.tag_ in tags and o.lemma_.lower() not in words("time", "units"))
    return next(fitting, None)
