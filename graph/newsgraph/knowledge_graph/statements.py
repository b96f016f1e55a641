"""Statements gathered from claims: pure functions, free of the order in which articles came.

The statement is the fact, the claims are its evidence (as in INDRA's assembly): its id hashes what is said to be so,
never how surely or by whom.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from newsgraph.model import (
    Certainty,
    Claim,
    Entity,
    EntityType,
    Judgement,
    Mention,
    Polarity,
    Standing,
    Statement,
    Time,
    Value,
    short_hash,
)
from newsgraph.names import fold
from newsgraph.vocabulary import Vocabulary

SETTLED = frozenset({Certainty.FACT, Certainty.FUTURE})

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?")


@dataclass(frozen=True, slots=True)
class Gathered:
    """Statements, sorted by subject, relation, object, occurrence and id; and how many claims gave none, by reason."""

    statements: tuple[Statement, ...]
    left_out: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Fact:
    """What a claim says to be so, before content and occurrence: ``key`` tells facts apart."""

    subject: str
    relation: str
    object: str
    object_type: EntityType
    object_is_value: bool
    key: tuple[str, str, str]


def standing_of(claims: Iterable[Claim]) -> Standing:
    """What the evidence for one statement amounts to.

    A claim that is only possible, requested or conditional speaks for neither side, whatever its polarity. Evidence on
    both sides makes a statement disputed; negative evidence alone denied; positive evidence asserted where some
    article says it as a fact in its own voice, else reported. How many say so never matters.
    """
    settled = [claim for claim in claims if claim.certainty in SETTLED]
    if not settled:
        return Standing.OPEN
    sides = {claim.polarity for claim in settled}
    if len(sides) > 1:
        return Standing.DISPUTED
    if Polarity.NEGATIVE in sides:
        return Standing.DENIED
    own_voice = any(claim.certainty is Certainty.FACT and claim.attribution is None for claim in settled)
    return Standing.ASSERTED if own_voice else Standing.REPORTED


def value_key(value: Value) -> str:
    """What makes two values the same: type, and normal form or else text without what writers differ in."""
    text = value.normal if value.normal is not None else fold(value.span.text)
    return f"value:{value.type}:{text}"


def resolved_day(time: Time | None) -> str | None:
    """The day (YYYY-MM-DD) a time names for certain, or None."""
    match = _DAY.fullmatch(time.edtf) if time is not None and time.edtf is not None else None
    return match.group(1) if match else None


def may_fall_on(time: Time | None, day: str) -> bool:
    """Whether a time that names no day for certain can mean ``day``.

    >>> from newsgraph.model import Span
    >>> [may_fall_on(Time(edtf, Span(0, 0, "")), "2024-05-30") for edtf in (None, "2024-05", "2019", "2024-05-01/..")]
    [True, True, False, True]
    """
    if time is None or time.edtf is None:
        return True
    start, slash, end = time.edtf.partition("/")
    if slash:
        return (start in ("", "..") or start[:10] <= day) and (end in ("", "..") or day[: len(end)] <= end)
    plain = re.sub(r"[?~%]", "", start)
    if re.fullmatch(r"\d{4}-[2-4]\d", plain):  # a season or quarter: EDTF gives it no months
        plain = plain[:4]
    return re.match(re.escape(plain).replace("X", r"\d"), day) is not None


def gather_statements(
    claims: Mapping[str, Claim],
    entity_of: Callable[[Mention], str | None],
    entities: Mapping[str, Entity],
    groups: Mapping[str, str],
    vocabulary: Vocabulary,
    judged: Mapping[str, Judgement],
) -> Gathered:
    """The statements that the claims are evidence for.

    Args:
        claims: All claims by id, in the order in which statements shall list them.
        entity_of: The id of the entity that a mention means.
        entities: By id.
        groups: The source group (reprints of one story) of each article id; an article not in it is its own.
        vocabulary: Tells events from states and knows symmetric relations.
        judged: What readers hold of claims, by id; a rejected one is evidence for nothing.
    """
    facts: dict[str, _Fact] = {}
    left_out: Counter[str] = Counter()
    for claim_id, claim in claims.items():
        rejected = judged.get(claim_id) is Judgement.REJECTED
        fact = "rejected by a reader" if rejected else _fact(claim, entity_of, entities, vocabulary)
        if isinstance(fact, _Fact):
            facts[claim_id] = fact
        else:
            left_out[fact] += 1
    known = {key: claims[key] for key in facts}
    contents: dict[str, str | None] = {
        key: claim.content for key, claim in known.items() if claim.content in known
    }
    statement_of: dict[str, str] = {}
    statements: list[Statement] = []
    # a statement's id hangs on its content's id, so the innermost come first
    for level in _levels(known, contents):
        gathered: dict[tuple[tuple[str, str, str], str | None], list[Claim]] = defaultdict(list)
        for key in level:
            content = statement_of.get(contents.get(key) or "")
            gathered[facts[key].key, content].append(known[key])
        for (_, content), evidence in gathered.items():
            for occurrence, part in _occurrences(evidence, vocabulary).items():
                accepted = sum(judged.get(claim.id) is Judgement.ACCEPTED for claim in part)
                statement = _statement(facts[part[0].id], part, content, occurrence, groups, accepted)
                statements.append(statement)
                statement_of.update(dict.fromkeys(statement.claims, statement.id))
    return Gathered(tuple(sorted(statements, key=statement_order)), tuple(sorted(left_out.items())))


def statement_order(statement: Statement) -> tuple[str, str, str, str, str]:
    """Sort key: subject, relation, object, occurrence, id."""
    return (statement.subject, statement.relation, statement.object, statement.occurrence or "", statement.id)


def _fact(
    claim: Claim,
    entity_of: Callable[[Mention], str | None],
    entities: Mapping[str, Entity],
    vocabulary: Vocabulary,
) -> _Fact | str:
    """The fact, or the reason why the claim gives none."""
    subject, relation = entity_of(claim.subject), claim.relation.id
    if subject is None:
        return "subject means no entity"
    if isinstance(claim.object, Value):
        text, kind = claim.object.span.text, claim.object.type
        return _Fact(subject, relation, text, kind, True, (subject, relation, value_key(claim.object)))
    target = entity_of(claim.object)
    if target is None:
        return "object means no entity"
    if target == subject:
        return "subject and object are one entity"
    known = vocabulary.relations.get(relation)
    if known is not None and known.symmetric and target < subject:
        subject, target = target, subject
    return _Fact(subject, relation, target, entities[target].type, False, (subject, relation, f"entity:{target}"))


def _levels(known: Mapping[str, Claim], contents: dict[str, str | None]) -> list[list[str]]:
    """Claim ids by the depth of their content. A claim in a circle of contents has none: it is dropped from
    ``contents``."""
    depths: dict[str, int] = {}
    for key in known:
        path: list[str] = []
        step: str | None = key
        while step is not None and step not in depths and step not in path:
            path.append(step)
            step = contents.get(step)
        if step in path:
            for member in path[path.index(step) :]:
                contents[member] = None
                depths[member] = 0
        for member in reversed(path):
            inner = contents.get(member)
            depths.setdefault(member, 0 if inner is None else depths[inner] + 1)
    levels: list[list[str]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for key in known:
        levels[depths[key]].append(key)
    return levels


def _occurrences(evidence: list[Claim], vocabulary: Vocabulary) -> dict[str | None, list[Claim]]:
    """The claims by the day of the occurrence they speak of; undated or vaguer ones join the only day they can mean."""
    if not vocabulary.is_event(evidence[0].relation.id):
        return {None: evidence}
    days = sorted({day for claim in evidence if (day := resolved_day(claim.time))})
    parts: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in evidence:
        day = resolved_day(claim.time)
        if day is None:
            candidates = [known for known in days if may_fall_on(claim.time, known)]
            day = candidates[0] if len(candidates) == 1 else None
        parts[day].append(claim)
    return parts


def _statement(
    fact: _Fact,
    evidence: list[Claim],
    content: str | None,
    occurrence: str | None,
    groups: Mapping[str, str],
    accepted: int,
) -> Statement:
    return Statement(
        id="s" + short_hash(*fact.key, content, occurrence, length=16),
        subject=fact.subject,
        relation=fact.relation,
        object=fact.object,
        object_type=fact.object_type,
        object_is_value=fact.object_is_value,
        standing=standing_of(evidence),
        claims=tuple(claim.id for claim in evidence),
        content=content,
        occurrence=occurrence,
        sources=len({groups.get(claim.article_id, claim.article_id) for claim in evidence}),
        confidence=max(claim.confidence for claim in evidence),
        reviewed=accepted,
    )
