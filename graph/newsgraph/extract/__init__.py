"""From an annotated Doc to mentions and claims.

>>> from newsgraph.language import load
>>> doc = load()("The council did not approve Hale Shipping's plan.")
>>> [(claim.relation.lemma, claim.polarity.value) for claim in extract(doc) if claim.object.span.text.endswith("plan")]
[('approve', 'negative')]
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from newsgraph.annotations import frames
from newsgraph.extract.appointments import appointment_facts
from newsgraph.extract.attribution import Attributions
from newsgraph.extract.claims import Reader
from newsgraph.extract.clauses import Clauses
from newsgraph.extract.content import with_content
from newsgraph.extract.facts import Fact
from newsgraph.extract.force import Forces
from newsgraph.extract.mention_index import MentionIndex
from newsgraph.extract.nominals import nominal_facts
from newsgraph.extract.quotes import quotes_of
from newsgraph.extract.roles import role_facts
from newsgraph.extract.time_place import Circumstances, dateline
from newsgraph.extract.title_country import title_country_facts
from newsgraph.extract.verbal import clause_facts
from newsgraph.model import Article, Claim, Mention
from newsgraph.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one Doc says: all its mentions, and its claims in order of the text."""

    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]


def extract_claims(doc: Doc, article: Article, vocabulary: Vocabulary) -> Extraction:
    """The mentions and claims of an article.

    Args:
        doc: The article's text, annotated (see ``newsgraph.annotations``).
        article: Its id names the claims, its date anchors relative times.
        vocabulary: The relations that words map to.
    """
    mentions, found = claims_with_facts(doc, article, vocabulary)
    ordered = sorted(
        with_content(found),
        key=lambda claim: (claim.relation.span, claim.subject.span, claim.object.span, claim.relation.id),
    )
    return Extraction(mentions, tuple(ordered))


def claims_with_facts(
    doc: Doc, article: Article, vocabulary: Vocabulary
) -> tuple[tuple[Mention, ...], list[tuple[Fact, Claim]]]:
    """The mentions, and each claim beside the fact that it was made of, before claims are linked to their content."""
    mentions = MentionIndex(doc, article.id)
    clauses = Clauses(doc, dateline(doc))
    reader = Reader(
        doc=doc,
        article_id=article.id,
        clauses=clauses,
        forces=Forces(clauses),
        attributions=Attributions(clauses, quotes_of(doc, clauses)),
        circumstances=Circumstances(clauses, article.date),
        mentions=mentions,
        vocabulary=vocabulary,
        rolesets={frame.predicate: frame.roleset for frame in frames(doc) if frame.roleset},
    )
    return mentions.all, reader.claims(_facts(doc, clauses, mentions, vocabulary))


def _facts(doc: Doc, clauses: Clauses, mentions: MentionIndex, vocabulary: Vocabulary) -> Iterator[Fact]:
    for head in clauses.heads:
        yield from clause_facts(head, clauses, vocabulary, mentions)
        yield from appointment_facts(head, clauses)
    roles = list(role_facts(doc, clauses))
    yield from roles
    yield from title_country_facts(doc, roles)
    yield from nominal_facts(doc, clauses)


def extract(doc: Doc) -> tuple[Claim, ...]:
    """The claims of any Doc with Universal Dependencies, by the packaged relations; times are not anchored."""
    return extract_claims(doc, Article(id="", text=doc.text), load_vocabulary()).claims
