"""What belongs to a common noun after it: "any use [of public money]", "calls [to step down]", "shares [in a firm]"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.annotations import entity_type
from newsgraph.extract.lexicon import actions, links_its_object, words
from newsgraph.extract.tree import case_of, child, conjuncts
from newsgraph.model import EntityType

# tokens after the head: what is longer tells a story of its own
_LONGEST = 9
_DEEPEST = 2
_TIMES = frozenset({EntityType.DATE, EntityType.TIME})
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_PEOPLE = frozenset({EntityType.PERSON, EntityType.GROUP})
# other prepositions after people mostly belong to what they do
_OF_PEOPLE = frozenset({"of", "for", "from", "in"})
# after the object of a verb these say how, where or by whom it is done, unless a name stands after them
_OF_VERBS = frozenset({"at", "by", "during", "from", "in", "over", "through", "under", "via", "with", "within"})
_COMPARING = frozenset({"like", "unlike", "including", "such as", "despite", "except", "than"})
_LINKS = frozenset({"against", "for", "from", "to", "with"})


def complement_end(head: Token, end: int, kind: EntityType = EntityType.THING, depth: int = 0) -> int:
    """Where the phrase of a common noun of a type ends with its complements, if it ends at ``end`` without them.

    Those are prepositional phrases and infinitives that stand right after it, without what is not said of the noun
    itself: times, clauses, appositions.
    """
    last = end
    for item in sorted(head.children, key=lambda token: token.i):
        if item.i < last:
            continue
        if item.left_edge.i != last:
            break
        if item.dep_ == "nmod" and _is_complement(item, kind, head) and not _is_the_verbs(head, item, case_of(item)):
            after = _nominal_end(item, depth)
        elif depth == 0 and (_is_adjective_after(item) or (item.dep_ == "acl" and _is_plain_infinitive(item))):
            after = item.right_edge.i + 1
        else:
            break
        if after - end > _LONGEST:
            break
        last = after
    return last


def _is_complement(item: Token, kind: EntityType, head: Token) -> bool:
    preposition = case_of(item)
    if not preposition or preposition in _COMPARING or item.pos_ not in _NOUNS:
        return False
    if entity_type(item.ent_type_) in _TIMES and not (preposition == "since" and _is_superlative(head)):
        return False
    return kind not in _PEOPLE or preposition in _OF_PEOPLE


def _is_superlative(head: Token) -> bool:
    """Whether a noun is the first or the most of a time: "the worst drought since 1990"."""
    return any(item.tag_ in ("JJS", "RBS") or item.lower_ in ("first", "only", "last") for item in head.children)


def _is_the_verbs(head: Token, item: Token, preposition: str) -> bool:
    """Whether what follows an object is what the verb says of it: "accuse the owner of neglect", "see it from afar"."""
    verb = head.head.lemma_.lower()
    top = head.head if head.dep_ == "nmod" else head
    if top.dep_ in ("obj", "obl", "nsubj:pass") and preposition in _OF_VERBS and item.pos_ != "PROPN":
        narrows = head.lemma_.lower() in actions() and preposition != "from"
        if not narrows or child(item, ("det",)) is not None:
            return True
    if head.dep_ not in ("obj", "iobj", "nsubj:pass"):
        return False
    if preposition == "of":
        return verb in words("relations", "accusing") or verb in words("finite", "told")
    if preposition == "about":
        return verb in words("finite", "told")
    return preposition in _LINKS and links_its_object(verb)


def _nominal_end(item: Token, depth: int) -> int:
    """The end of a nominal with what is coordinated with it, and with its own complements as far as they go."""
    end = max(token.i for token in _short_phrase(item)) + 1
    if depth + 1 < _DEEPEST and item.pos_ != "PROPN":
        end = complement_end(item, end, depth=depth + 1)
    for other in conjuncts(item)[1:]:
        if other.ent_type_ != item.ent_type_:
            break
        if other.left_edge.i == end or (other.left_edge.i == end + 1 and item.doc[end].is_punct):
            end = max(token.i for token in _short_phrase(other)) + 1
    return end


def _short_phrase(head: Token) -> list[Token]:
    """The head with what stands before it and what belongs to its name."""
    name = [token for token in head.doc[head.i : head.right_edge.i + 1] if token.ent_iob_ == "I" or token.i == head.i]
    run = [token for number, token in enumerate(name) if token.i == head.i + number]
    flat = [t for c in head.children if c.dep_ in ("flat", "fixed", "goeswith") and c.i > head.i for t in c.subtree]
    return [head, *run, *flat]


def _is_adjective_after(item: Token) -> bool:
    """ "close to the talks", "prone to floods": an adjective after the noun with what it is so to."""
    if item.dep_ not in ("amod", "acl") or item.tag_ != "JJ" or any(token.is_punct for token in item.subtree):
        return False
    simple = all(c.dep_ in ("obl", "advmod") for c in item.children) and item.right_edge.i > item.i
    return simple and not any(token.dep_ in ("acl:relcl", "advcl", "ccomp") for token in item.subtree)


def _is_plain_infinitive(verb: Token) -> bool:
    """ "to step down": no subject, no clause of its own, no mark of punctuation."""
    marked = any(item.dep_ == "mark" and item.lower_ == "to" for item in verb.children)
    clause = child(verb, ("nsubj", "nsubj:pass", "ccomp", "advcl", "conj", "parataxis"))
    return marked and clause is None and not any(token.is_punct for token in verb.subtree)
