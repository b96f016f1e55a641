"""Clauses: subjects of non-finite ones, infinitives, relative clauses, bare adverbial nouns, prenominal words."""

from __future__ import annotations

from newsgraph.language.clear_style.tree import VERBAL, Tree

_NOMINATIVE = frozenset({"he", "she", "they", "we", "i"})
_SUBJECTS = ("nsubj", "nsubjpass")


def raise_subjects(tree: Tree) -> None:
    """The subject of a small clause ("let Ukraine use") is ``obj`` of the verb before it, the clause ``xcomp``."""
    for clause in range(len(tree)):
        verb = tree.heads[clause]
        if (
            tree.relations[clause] != "ccomp"
            or tree.upos[verb] not in VERBAL
            or tree.child(verb, ("dobj",)) is not None
        ):
            continue
        subject = tree.child(clause, _SUBJECTS)
        if subject is None or not verb < subject < clause or tree.words[subject].lower in _NOMINATIVE:
            continue
        if tree.child(clause, ("mark",)) is None and not _is_finite(tree, clause):
            tree.attach(subject, verb, "dobj")
            tree.relations[clause] = "xcomp"


def _is_finite(tree: Tree, clause: int) -> bool:
    auxiliaries = tree.children(clause, ("aux", "auxpass"))
    first = tree.words[auxiliaries[0] if auxiliaries else clause]
    return first.xpos in {"MD", "VBZ", "VBP", "VBD"}


def mark_infinitives(tree: Tree) -> None:
    """The "to" of an infinitive is ``mark``."""
    for index in range(len(tree)):
        if tree.relations[index] == "aux" and tree.words[index].xpos == "TO":
            tree.relations[index] = "mark"


def name_relations_by_head(tree: Tree) -> None:
    """Relations whose name depends on the word that they hang on."""
    for index in range(len(tree)):
        relation, head = tree.relations[index], tree.heads[index]
        if tree.is_root(index):
            continue
        nominal = tree.is_nominal(head)
        if relation == "npadvmod":
            tree.relations[index] = "nmod:unmarked" if nominal else "obl:unmarked"
        elif relation == "relcl":
            predicate = nominal and tree.child(head, ("cop",)) is None
            clause = tree.upos[head] in VERBAL or (not predicate and tree.words[head].xpos.startswith("JJ"))
            tree.relations[index] = "advcl:relcl" if clause else "acl:relcl"
        elif relation == "neg" and tree.words[index].xpos == "DT":
            tree.relations[index] = "det"
        elif relation == "nmod" and index < head and tree.child(index, ("case", "mark")) is None:
            tree.relations[index] = {"ADJ": "amod", "NUM": "nummod"}.get(tree.upos[index], "compound")
        elif relation == "mark" and tree.upos[index] == "ADP":
            tree.upos[index] = "SCONJ"
