"""Amounts: the number is the head in the CLEAR style, the currency sign in Universal Dependencies."""

from __future__ import annotations

from newsgraph.language.clear_style.tree import Tree

_THAN = {
    "more": "than", "less": "than", "fewer": "than", "greater": "than", "up": "to", "close": "to",
}  # fmt: skip


def turn_amounts(tree: Tree) -> None:
    """In "$ 5 million", "$" is the head and "million" its ``nummod``; in "more than 50", "than" is ``fixed``."""
    for index in range(len(tree)):
        if tree.relations[index] == "quantmod" and not tree.is_root(index):
            _name_quantity_modifier(tree, index)
    for sign in range(len(tree)):
        number = tree.heads[sign]
        if tree.words[sign].xpos == "$" and number > sign and tree.words[number].xpos == "CD":
            inside = [child for child in tree.children(number) if sign < child < number]
            if tree.relations[number] in {"nummod", "nmod", "quantmod"} and tree.heads[number] > number:
                tree.relations[number] = "compound"
            tree.turn(number, sign, "nummod", keeping=inside)


def _name_quantity_modifier(tree: Tree, index: int) -> None:
    number, before = tree.heads[index], index - 1
    lower = tree.words[index].lower
    pair = tree.words[before].lower if before >= 0 else ""
    if before >= 0 and _THAN.get(pair) == lower and tree.heads[before] in {number, index}:
        tree.attach(before, number, "advmod")
        tree.attach(index, before, "fixed")
    elif pair == "at" and lower in {"least", "most"} and tree.heads[before] in {number, index}:
        tree.attach(before, index, "case")
        tree.relations[index] = "nmod"
    elif tree.words[index].xpos in {"CD", "$"}:
        tree.relations[index] = "compound"
    else:
        tree.relations[index] = "advmod"
