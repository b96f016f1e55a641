"""Profiles made by hand, and what a resolution made of them."""

from __future__ import annotations

from itertools import count

from newsgraph.model import Entity, EntityType, Mention, MentionKind, Profile, Resolution, Span

PERSON, ORG, GPE, THING, EVENT, GROUP = (
    EntityType.PERSON,
    EntityType.ORG,
    EntityType.GPE,
    EntityType.THING,
    EntityType.EVENT,
    EntityType.GROUP,
)
_offsets = count(0, 100)


def profile(
    article: str,
    *names: str,
    kind: EntityType = PERSON,
    date: str | None = "2024-03-05",
    nominals: tuple[str, ...] = (),
    pronouns: tuple[str, ...] = (),
    roles: tuple[str, ...] = (),
    neighbours: tuple[str, ...] = (),
    country: str | None = None,
    link: str | None = None,
    at: int | None = None,
) -> Profile:
    """A profile whose mentions are the names, nominals and pronouns, one after the other."""
    start, mentions = next(_offsets) if at is None else at, []
    words = [*((n, MentionKind.NAME) for n in names), *((n, MentionKind.NOMINAL) for n in nominals)]
    for text, how in [*words, *((p, MentionKind.PRONOUN) for p in pronouns)]:
        span = Span(start, start + len(text), text)
        last = text.rsplit(" ", 1)[-1]
        head = span if how is MentionKind.NAME else Span(span.end - len(last), span.end, last)
        mentions.append(Mention(article, span, head, kind, how))
        start = span.end + 1
    return Profile(
        article_id=article,
        article_date=date,
        label=max((*names, *(nominals if not names else ())), key=lambda name: len(name.split())),
        type=kind,
        mentions=tuple(mentions),
        names=tuple(sorted((name, names.count(name)) for name in set(names))),
        nominals=tuple(sorted((text, nominals.count(text)) for text in set(nominals))),
        roles=roles,
        link=link,
        country=country,
        neighbours=neighbours,
    )


def one(resolution: Resolution, *profiles: Profile) -> bool:
    """Whether all profiles are one entity."""
    of = dict(resolution.entity_of)
    return len({of[p.id] for p in profiles}) == 1


def entity(resolution: Resolution, member: Profile) -> Entity:
    of = dict(resolution.entity_of)
    return next(found for found in resolution.entities if found.id == of[member.id])


def reasons(resolution: Resolution, left: Profile, right: Profile) -> str:
    rows = [row for row in resolution.decisions if {row.left, row.right} == {left.id, right.id}]
    return "; ".join(reason for row in rows for reason in row.reasons)
