"""Names of persons: the last word is the head in the CLEAR style, the first in Universal Dependencies."""

from __future__ import annotations

from newsgraph.language.clear_style.tree import Tree
from newsgraph.names import is_honorific


def turn_names(tree: Tree) -> None:
    """Of "Mayor Ann Lee", "Ann" is the head, "Lee" ``flat`` and "Mayor" ``nmod:desc``."""
    for last in range(len(tree)):
        if not _is_name(tree, last) or (tree.relations[last] == "compound" and _is_name(tree, tree.heads[last])):
            continue
        before = [child for child in tree.children(last, ("compound", "nmod", "amod")) if child < last]
        given = [child for child in before if _is_name(tree, child)]
        for child in before:
            if child not in given and tree.upos[child] in {"NOUN", "PROPN"}:
                tree.relations[child] = "nmod:desc"
        if not given:
            continue
        first = given[0]
        tree.turn(last, first, "flat")
        for child in tree.children(first):
            if child in given:
                tree.relations[child] = "flat"


def _is_name(tree: Tree, index: int) -> bool:
    word = tree.words[index]
    return word.person and word.upos == "PROPN" and not is_honorific(word.lower)
