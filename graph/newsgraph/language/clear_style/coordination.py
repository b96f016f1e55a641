"""Conjuncts: a chain in the CLEAR style, all on the first in Universal Dependencies, each with what joins it."""

from __future__ import annotations

from newsgraph.language.clear_style.tree import Tree


def hang_conjuncts_on_first(tree: Tree) -> None:
    """In "apples, pears and figs" both hang on "apples"; the comma goes to "pears", "and" to "figs"."""
    following = {index: tree.child(index, ("conj",)) for index in range(len(tree))}
    for index, conjunct in following.items():
        if conjunct is None or conjunct < index:
            continue
        for mark in tree.children(index, ("cc", "punct")):
            between = index < mark < conjunct
            if between and (tree.relations[mark] == "cc" or tree.words[mark].lower in {",", ";"}):
                tree.attach(mark, conjunct)
    for index in range(len(tree)):
        if tree.relations[index] != "conj" or tree.is_root(index):
            continue
        first = tree.heads[index]
        while tree.relations[first] == "conj" and not tree.is_root(first):
            first = tree.heads[first]
        tree.attach(index, first)


def join_as_well_as(tree: Tree) -> None:
    """Of "as well as" and "rather than" the first word joins, with the others ``fixed``; here the last did."""
    for last in range(1, len(tree)):
        if tree.relations[last] != "cc":
            continue
        words = [word.lower for word in tree.words[max(0, last - 2) : last + 1]]
        size = 3 if words == ["as", "well", "as"] else 2 if words[-2:] == ["rather", "than"] else 0
        if size == 0:
            continue
        first, conjunct = last - size + 1, tree.heads[last]
        tree.attach(first, conjunct, "cc")
        for index in range(first + 1, last + 1):
            tree.attach(index, first, "fixed")
