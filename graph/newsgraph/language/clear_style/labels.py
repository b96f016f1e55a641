"""The relations of both schemes, and those that need a new name only."""

from __future__ import annotations

from collections.abc import Iterable

# relations of the CLEAR style that Universal Dependencies do not have
CLEAR_ONLY = frozenset(
    (
        "acomp", "agent", "attr", "auxpass", "csubjpass", "dative", "dobj", "intj", "meta", "neg", "npadvmod",
        "nsubjpass", "oprd", "pcomp", "pobj", "poss", "preconj", "predet", "prep", "prt", "quantmod", "relcl",
    )
)  # fmt: skip
# relations of Universal Dependencies v2 that the CLEAR style does not have
UNIVERSAL_ONLY = frozenset(
    (
        "acl:relcl", "aux:pass", "compound:prt", "cop", "discourse", "fixed", "flat", "iobj", "nmod:poss", "nsubj:pass",
        "obj", "obl", "vocative",
    )
)  # fmt: skip

# names that older converters of the family give to the same relations
OLDER = {
    "complm": "mark", "hmod": "compound", "hyph": "punct", "infmod": "acl", "nn": "compound", "num": "nummod",
    "number": "compound", "partmod": "acl", "possessive": "case", "rcmod": "relcl",
}  # fmt: skip

# after the structure is turned; what stands in neither table keeps its name
RENAMED = {
    "acomp": "xcomp",
    "agent": "obl:agent",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "intj": "discourse",
    "meta": "dep",
    "neg": "advmod",
    "nsubjpass": "nsubj:pass",
    "oprd": "xcomp",
    "poss": "nmod:poss",
    "preconj": "cc:preconj",
    "predet": "det:predet",
    "prt": "compound:prt",
}


def is_clear_style(labels: Iterable[str]) -> bool:
    """Whether relations are those of the CLEAR style: of a parser's inventory, or of one Doc.

    >>> is_clear_style(["nsubj", "dobj", "prep", "pobj"]), is_clear_style(["nsubj", "obj", "case", "obl"])
    (True, False)
    """
    found = frozenset(labels)
    return bool(found & (CLEAR_ONLY | OLDER.keys())) and not found & UNIVERSAL_ONLY
