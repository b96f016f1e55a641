"""Coreference in one article: its mentions become profiles, each mention in exactly one.

Names come first, by what they are, by the grammar and by each other; then descriptions and pronouns, in the order of
the text, each to the best of the things known there (after the sieves of Lee et al. 2013, with entities that share what
is known of all their mentions). The pipeline's own coreference is heard where it has one. Every join has a reason, and
none contradicts what is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from newsgraph.model import Article, Claim, Mention, Profile
from newsgraph.resolve.appositions import identities
from newsgraph.resolve.candidates import Candidate, candidates_of
from newsgraph.resolve.clusters import Clusters, Kind
from newsgraph.resolve.given_clusters import Given, given_antecedent, given_clusters, is_contradicted
from newsgraph.resolve.metonymy import left_open
from newsgraph.resolve.names_in_article import link_names, links_of, types_of
from newsgraph.resolve.nominals import Antecedent, affiliations, antecedent_of_nominal, takes_up
from newsgraph.resolve.profiles import neighbours_of, profile_of
from newsgraph.resolve.pronouns import (
    antecedent_of_pronoun,
    is_first_person,
    is_first_person_plural,
    is_third_person,
)
from newsgraph.resolve.quotes import Quote, quotes_of

if TYPE_CHECKING:
    from spacy.tokens import Doc


def profiles_of(
    doc: Doc, article: Article, mentions: Sequence[Mention], claims: Sequence[Claim]
) -> tuple[Profile, ...]:
    """The things of an article, each with all its mentions, by first mention.

    Args:
        doc: The annotated text (see ``newsgraph.annotations``); its coreference clusters are used if it has any.
        article: The article of the Doc.
        mentions: All its mentions; each ends in exactly one profile.
        claims: Its claims, for speakers of quotes and for what things have to do with one another.
    """
    clusters = clusters_of(doc, mentions, claims)
    neighbours = neighbours_of(clusters, claims)
    profiles = [profile_of(cluster, clusters, article, neighbours) for cluster in clusters.all()]
    return tuple(sorted(profiles, key=lambda profile: profile.order))


def clusters_of(doc: Doc, mentions: Sequence[Mention], claims: Sequence[Claim]) -> Clusters:
    """The mentions of a Doc in clusters, one a thing."""
    candidates = candidates_of(doc, mentions)
    types = types_of(candidates)
    clusters = Clusters(candidates, links_of(candidates, types), types)
    for candidate in candidates:
        reason = left_open(candidate, types[candidate.index]) if candidate.is_name else None
        if reason is not None and clusters.of(candidate).link is None:
            clusters.note(candidate, reason)
    for left, right, reason in identities(doc, candidates):
        clusters.merge(left, right, reason)
    link_names(clusters)
    given = given_clusters(doc, candidates)
    quotes = quotes_of(doc, candidates, claims)
    # what stands inside a phrase is known before the phrase: "her" before "her company"
    for candidate in sorted(candidates, key=lambda c: (c.last, -c.first)):
        if candidate.is_name or clusters.of(candidate).members[0].index < candidate.index:
            continue
        if is_first_person(candidate):
            continue  # it belongs to who speaks
        found = _antecedent(candidate, clusters, quotes, given)
        if found is not None:
            clusters.merge(found.member, candidate, found.reason)
    _link_first_person(clusters, quotes, given)
    return clusters


def _antecedent(candidate: Candidate, clusters: Clusters, quotes: Sequence[Quote], given: Given) -> Antecedent | None:
    """What a description or pronoun takes up, by the rules and by the pipeline's own coreference."""
    named_here = any(m.is_name and m.first == candidate.root + 1 for m in clusters.of(candidate).members)
    if candidate.is_nominal and named_here:
        return None  # "the law firm Ann Lee" is named where it stands
    if candidate.is_pronoun:
        ours = antecedent_of_pronoun(candidate, clusters, quotes) if is_third_person(candidate) else None
        if ours is not None and is_contradicted(ours, candidate, clusters, given):
            return None
    else:
        ours = antecedent_of_nominal(candidate, clusters) if takes_up(candidate) else None
    return ours or given_antecedent(candidate, clusters, given)


def _link_first_person(clusters: Clusters, quotes: Sequence[Quote], given: Given) -> None:
    """ "I" is who speaks; "we" is whom the speaker speaks for, if that is known.

    Where no speaker is known, it is who the pipeline says, else outside quotes the writer.
    """
    writer = None
    for candidate in clusters.candidates:
        if not is_first_person(candidate):
            continue
        quote = next((quote for quote in quotes if quote.holds(candidate)), None)
        found = given_antecedent(candidate, clusters, given) if quote is None or quote.speaker is None else None
        if found is not None:
            clusters.merge(found.member, candidate, found.reason)
        elif quote is None:
            if writer is not None:
                clusters.merge(writer, candidate, "the writer")
            writer = writer or candidate
        elif quote.speaker is not None:
            speaker = clusters.of(quote.speaker)
            party = affiliations(speaker, clusters) if is_first_person_plural(candidate) else ()
            spoken_for = next((c for c in party if c.kind in (Kind.ORG, Kind.PLACE)), speaker)
            clusters.merge(spoken_for.members[0], candidate, "speaker of the quote")
