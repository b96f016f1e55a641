"""Trees in the CLEAR style, turned into Universal Dependencies.

spaCy's own English pipelines (``en_core_web_sm``, ``_md``, ``_lg``, ``_trf``) learned their trees from OntoNotes 5,
converted to dependencies in the style of Choi & Palmer 2012 ("Guidelines for the CLEAR Style Constituent to Dependency
Conversion"): prepositions and forms of "be" are heads, conjuncts form a chain, numbers govern their currency. Here they
are turned into what the Doc contract asks for, UD v2 as in UD English EWT 2.16: content words are heads, all conjuncts
hang on the first, names are ``flat``, titles ``nmod:desc``, bare adverbial nouns ``obl:unmarked``.

What a conversion cannot know stays: a tree that is wrong in one style is wrong in the other.
"""

from __future__ import annotations

from newsgraph.language.clear_style.component import FACTORY, UniversalDependencies
from newsgraph.language.clear_style.labels import is_clear_style

__all__ = ["FACTORY", "UniversalDependencies", "is_clear_style"]
