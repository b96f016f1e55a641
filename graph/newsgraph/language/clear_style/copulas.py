"""Clauses with "be": the verb is the head in the CLEAR style, what is said of the subject in Universal Dependencies."""

from __future__ import annotations

from newsgraph.language.clear_style.tree import Tree

# adverbs that can be all that is said of a subject: "the talks are over"
_PREDICATES = frozenset(
    (
        "abroad", "ahead", "away", "back", "behind", "down", "here", "home", "how", "in", "inside", "nearby", "off",
        "on", "out", "outside", "over", "there", "up", "when", "where", "why",
    )
)  # fmt: skip
_PERSONS = frozenset({"he", "she", "they", "we", "i", "you", "who"})


def turn_copulas(tree: Tree) -> None:
    """What is said of the subject becomes the head, "be" its ``cop``.

    Where something is said to exist ("there is"), "be" stays a verb and the thing is its subject.
    """
    for verb in tree.deepest_first():
        if tree.words[verb].lemma != "be" or tree.relations[verb] in {"aux", "auxpass", "cop"}:
            continue
        if tree.child(verb, ("expl",)) is not None:
            _name_existence(tree, verb)
            continue
        predicate = _predicate(tree, verb)
        if predicate is not None:
            _free_clausal_subject(tree, verb, predicate)
            clause = tree.relations[predicate] in {"ccomp", "xcomp"}
            tree.turn(verb, predicate, "cop")
            tree.upos[verb] = "AUX"
            if clause:
                _name_outer_subject(tree, verb, predicate)


def _name_existence(tree: Tree, verb: int) -> None:
    tree.upos[verb] = "VERB"
    what = tree.child(verb, ("attr", "acomp", "dobj"))
    if what is not None and tree.child(verb, ("nsubj",)) is None:
        tree.relations[what] = "nsubj"


def _predicate(tree: Tree, verb: int) -> int | None:
    told = tree.child(verb, ("attr", "acomp"))
    if told is not None:
        return told
    subject = tree.child(verb, ("nsubj", "nsubjpass"))
    for child in tree.children(verb, ("obl",)):
        if child > verb and tree.child(child, ("case",)) is not None:
            return child
    for child in tree.children(verb, ("advmod",)):
        if tree.words[child].lower in _PREDICATES:
            return child
    for child in tree.children(verb, ("ccomp", "xcomp", "advcl")):
        marked = tree.relations[child] != "advcl" or tree.child(child, ("mark",)) is not None
        # "he is to leave" is no equation
        modal = tree.relations[child] == "xcomp" and subject is not None and tree.words[subject].lower in _PERSONS
        if child > verb and subject is not None and subject < verb and marked and not modal:
            return child
    return None


def _free_clausal_subject(tree: Tree, verb: int, predicate: int) -> None:
    """ "It is clear that the dam failed": the clause is the subject."""
    subject = tree.child(verb, ("nsubj",))
    if subject is None or tree.words[subject].lower != "it" or tree.upos[predicate] not in {"ADJ", "NOUN"}:
        return
    for clause in tree.children(verb, ("ccomp", "xcomp")):
        if clause > predicate and clause != predicate:
            tree.relations[subject], tree.relations[clause] = "expl", "csubj"
            return


def _name_outer_subject(tree: Tree, verb: int, predicate: int) -> None:
    """The subject of "be", where a clause is said of it."""
    for child in tree.children(predicate, ("nsubj", "csubj")):
        if child < verb:
            tree.relations[child] += ":outer"
