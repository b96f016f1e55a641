"""Prepositional phrases: the preposition is the head in the CLEAR style, its complement in Universal Dependencies."""

from __future__ import annotations

from newsgraph.language.clear_style.tree import Tree

_PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
# two words that are one preposition, as UD English EWT has them; others ("out of", "along with") are two
_FIXED = frozenset(
    {
        ("according", "to"), ("as", "of"), ("as", "to"), ("because", "of"), ("due", "to"), ("instead", "of"),
        ("less", "than"), ("more", "than"), ("other", "than"), ("prior", "to"), ("rather", "than"), ("such", "as"),
    }
)  # fmt: skip


def turn_prepositions(tree: Tree) -> None:
    """Every preposition becomes ``case`` of its noun or ``mark`` of its clause.

    The noun is ``obl`` of a verb, adjective or adverb, ``nmod`` of a noun, ``obl:agent`` where the preposition was
    ``agent``; the clause ``advcl`` or ``acl``. A preposition that was left behind by its noun is ``obl``.
    """
    order = tree.deepest_first()
    for index in order:
        if _is_preposition(tree, index):
            _leave_other_phrase(tree, index)
    for index in order:
        if _is_preposition(tree, index):
            _turn(tree, index)
    for index in range(1, len(tree)):
        _join_fixed(tree, index)


def _is_preposition(tree: Tree, index: int) -> bool:
    relation = tree.relations[index]
    if relation == "dative" or (relation == "pcomp" and not tree.is_clause(index)):
        return bool(tree.children(index, ("pobj", "pcomp")))
    return relation in _PREPOSITIONAL or bool(tree.children(index, ("pobj", "pcomp")))


def _leave_other_phrase(tree: Tree, index: int) -> None:
    """ "from Lund to Brandt": "to" hangs on what "from" hangs on, not on a phrase that has its noun already."""
    head = tree.heads[index]
    if index == head or not tree.children(head, ("pobj", "pcomp")):
        return
    if tree.relations[index] == "prep" and _is_preposition(tree, head) and not tree.is_root(head):
        tree.attach(index, tree.heads[head])


def _turn(tree: Tree, preposition: int) -> None:
    complement = _complement(tree, preposition)
    head, relation = tree.heads[preposition], tree.relations[preposition]
    free = relation not in _PREPOSITIONAL and relation != "pcomp"
    if complement is None:
        if relation in _PREPOSITIONAL:
            tree.relations[preposition] = "nmod" if tree.is_nominal(head) else "obl"
        return
    for further in tree.children(preposition, ("pobj", "pcomp")):
        if further == complement:
            continue
        if tree.upos[further] in {"ADP", "SCONJ", "PART"} and not tree.children(further):
            tree.attach(further, complement, "case")
        else:
            tree.relations[further] = "dep"
    clause = tree.relations[complement] == "pcomp" and tree.is_clause(complement)
    adverb = tree.relations[complement] == "pcomp" and tree.upos[complement] == "ADV"
    outer = _is_preposition(tree, head) and head != preposition and not free and _complement(tree, head) == preposition
    nominal = tree.is_nominal(head) and head != preposition
    tree.turn(preposition, complement, "mark" if clause else "case")
    if tree.upos[preposition] in {"ADP", "SCONJ"}:
        tree.upos[preposition] = "SCONJ" if clause else "ADP"
    if free:
        return  # a root or a conjunct: it keeps that relation
    if outer:
        tree.relations[complement] = "pcomp" if clause or adverb else "pobj"
    elif clause:
        tree.relations[complement] = "acl" if nominal else "advcl"
    elif relation == "agent":
        tree.relations[complement] = "obl:agent"
    elif adverb:
        tree.relations[complement] = "nmod" if nominal else "advmod"
    else:
        tree.relations[complement] = "nmod" if nominal else "obl"


def _complement(tree: Tree, preposition: int) -> int | None:
    """What the preposition governs: a noun, a clause, the next preposition of a chain ("out of"), an adjective."""
    for relations in (("pobj",), ("pcomp",), ("prep",), ("amod",)):
        for child in tree.children(preposition, relations):
            if child > preposition or relations == ("pobj",):
                return child
    return None


def _join_fixed(tree: Tree, second: int) -> None:
    first, noun = second - 1, tree.heads[second]
    pair = tree.words[first].lower, tree.words[second].lower
    relation = tree.relations[second]
    if pair not in _FIXED or relation not in {"case", "mark"}:
        return
    if pair[0] in {"less", "more", "other"} and tree.relations[first] not in {"case", "mark"}:
        return
    if tree.heads[noun] == first and noun != first:
        # "instead" or "due" as head of "of the plan", "to rain"
        tree.turn(first, noun, relation)
        if tree.relations[noun] == "advmod":
            tree.relations[noun] = "nmod" if tree.is_nominal(tree.heads[noun]) else "obl"
    elif tree.heads[first] == noun or (tree.heads[first] == tree.heads[noun] and not tree.children(first)):
        tree.attach(first, noun, relation)
    else:
        return
    tree.attach(second, first, "fixed")
