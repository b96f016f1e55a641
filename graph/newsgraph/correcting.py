"""Corrections: what users decided, replayed on a graph, and put into rows of a ledger.

Resolving across articles works on profiles, which a graph keeps: a graph is corrected without reading an article again,
and becomes what a build of its articles with the ledger gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from newsgraph.errors import GraphError, LedgerError
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import PROGRAM, Claim, Decision, Judgement, Problem, Profile, Review, Verdict
from newsgraph.names import fold
from newsgraph.read.gazetteer import read_gazetteer
from newsgraph.read.ledger import CLAIM, PROFILE, USER, Correction, Ledger, bare_id, read_ledger, written_id
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.gazetteer import GazetteerIndex
from newsgraph.resolve.ledger import contradiction_in


def rebuild(
    graph: KnowledgeGraph,
    ledger: str | Path | Iterable[Correction] = (),
    gazetteer: str | Path | Iterable[str | Path] = (),
) -> KnowledgeGraph:
    """The graph as a build of its articles with this ledger gives it; no article is read again.

    Args:
        graph: A whole graph, as it was built, not a part that was chosen of one.
        ledger: A ledger's file, or its rows. The graph's own corrections that are not in it are undone.
        gazetteer: The files of entities that the graph was built with.

    Raises:
        LedgerError: The ledger cannot be read, or its rows contradict each other.
        GraphError: The graph was built with a gazetteer, and none is given.

    >>> import newsgraph
    >>> graph = newsgraph.build([{"text": "Ann Mwangi leads the bank."}, {"text": "Ann Lund leads the bank."}])
    >>> [left, right] = [row.profiles[0] for row in graph.find("Ann")]
    >>> corrected = rebuild(graph, [Decision(left, right, Verdict.SAME, 1.0, ("she married",), "user")])
    >>> len(corrected.find("Ann"))
    1
    """
    rows = checked(read_ledger(Path(ledger))).corrections if isinstance(ledger, str | Path) else tuple(ledger)
    paths = [Path(gazetteer)] if isinstance(gazetteer, str | Path) else [Path(path) for path in gazetteer]
    if not paths and any(row.by == PROGRAM and row.right not in graph.profiles for row in graph.decisions):
        what = "names were linked to a gazetteer, which a graph does not keep"
        raise GraphError(what, "graph", "give the gazetteer again (--gazetteer FILE)")
    index = GazetteerIndex(read_gazetteer(paths)) if paths else None
    return rebuilt(graph, rows, index)


def rebuilt(graph: KnowledgeGraph, rows: Iterable[Correction], gazetteer: GazetteerIndex | None) -> KnowledgeGraph:
    """The graph with these corrections and no others."""
    given = tuple(rows)
    decisions = [row for row in given if isinstance(row, Decision)]
    reviews = [row for row in given if isinstance(row, Review)]
    return graph.with_resolution(resolve(graph.profiles.values(), decisions, gazetteer), reviews)


def corrections_in(graph: KnowledgeGraph) -> tuple[Correction, ...]:
    """What users decided that the graph was built with."""
    return (*(row for row in graph.decisions if row.by != PROGRAM), *graph.parts.reviews)


def checked(ledger: Ledger) -> Ledger:
    """The ledger. Raises LedgerError, which names the rows by their lines, if some cannot all hold."""
    wrong = contradiction_in(ledger.decisions)
    if wrong:
        what = f"say both that profiles {wrong[-1].left} and {wrong[-1].right} are one thing and that they are two"
        raise LedgerError(f"{ledger.lines_of(*wrong)} {what}", ledger.name, "delete one of these lines")
    judged: dict[str, Review] = {}
    for row in ledger.reviews:
        first = judged.setdefault(row.claim, row)
        if first.judgement is not row.judgement:
            what = f"{ledger.lines_of(first, row)} both accept and reject the claim {row.claim}"
            raise LedgerError(what, ledger.name, "delete one of these lines")
    return ledger


def without_effect(ledger: Ledger, graph: KnowledgeGraph, gazetteer: GazetteerIndex | None = None) -> Iterator[Problem]:
    """A note on each row of the ledger that is on a profile or claim that the graph does not have, and on no entry."""
    entries = gazetteer.by_id if gazetteer is not None and ledger.decisions else {}
    for row in ledger.rows:
        says = row.says
        if isinstance(says, Review):
            missing = [f"claim {CLAIM}{says.claim}"] if says.claim not in graph.claims else []
        else:
            sides = (says.left, says.right)
            missing = [f"profile {PROFILE}{k}" for k in sides if k not in graph.profiles and k not in entries]
        if missing:
            what = f"no article of this build has the {' and the '.join(missing)}; the row is kept"
            yield Problem(f"{ledger.name}, line {row.line}", what, _remedy(graph, says), fatal=False)


def _remedy(graph: KnowledgeGraph, says: Correction) -> str:
    """What to write instead, where a row names an entity; its id may be another one tomorrow."""
    keys = () if isinstance(says, Review) else (says.left, says.right)
    entities = [graph.entities[key] for key in keys if key in graph.entities]
    return ", ".join(f"instead of {entity.id} write {PROFILE}{entity.profiles[0]}" for entity in entities)


def in_words(graph: KnowledgeGraph, row: Correction) -> str:
    """What a correction says, in words."""
    why = f" ({'; '.join(row.reasons)})" if row.reasons else ""
    if isinstance(row, Review):
        claim = graph.claims.get(row.claim)
        quote = "" if claim is None else f': "{" ".join(claim.sentence.text.split())}"'
        return f"the claim {CLAIM}{row.claim} is {row.judgement} by {row.by}{why}{quote}"
    left, right = (_profile_in_words(graph, key) for key in (row.left, row.right))
    return f"{left} and {right} are {'one thing' if row.verdict is Verdict.SAME else 'two things'}, says {row.by}{why}"


def _profile_in_words(graph: KnowledgeGraph, key: str) -> str:
    profile = graph.profiles.get(key)
    return written_id(key) if profile is None else f"{profile.label} ({PROFILE}{key}, {profile.article_id})"


def profile_called(graph: KnowledgeGraph, name: str) -> Profile:
    """The profile of this id; else of the entity of this id or name the earliest that bears the name, or the earliest.

    Raises:
        GraphError: Nothing is called so, or more than one entity is; the message lists them.
    """
    if bare_id(name) in graph.profiles:
        return graph.profiles[bare_id(name)]
    own = [graph.profiles[key] for key in graph.entity(name).profiles]
    own.sort(key=lambda profile: profile.order)
    bearing = (row for row in own if fold(name) in {fold(known) for known in (row.label, *dict(row.names))})
    return next(bearing, own[0])


def decision_on(
    graph: KnowledgeGraph, verdict: Verdict, left: str, right: str, *, reason: str = "", by: str = USER
) -> Decision:
    """The decision that two things are one, or two.

    Args:
        left, right: Ids or names of entities, ids of profiles, or ids of entries of the gazetteer to which the graph
            was linked, or left it open.

    Raises:
        GraphError: A name is not of one thing, or both are of the same profile.
    """
    entries = {row.right for row in graph.decisions if row.by == PROGRAM and row.right not in graph.profiles}
    one, other = (name if name in entries else profile_called(graph, name).id for name in (left, right))
    if one == other:
        what = f"{left!r} and {right!r} are one profile, of the article {graph.profiles[one].article_id}"
        raise GraphError(what, "graph", "name two profiles by the ids that newsgraph explain shows")
    return Decision(one, other, verdict, 1.0, (reason,) if reason else (), by)


def reviews_on(
    graph: KnowledgeGraph, judgement: Judgement, name: str, *, reason: str = "", by: str = USER
) -> tuple[Review, ...]:
    """The reviews of a claim, or of all claims of a statement, given by its id; claims already so judged are left out.

    Raises:
        GraphError: There is no such statement or claim, or all are so judged already.
    """
    claims = _claims_called(graph, name)
    judged = {row.claim for row in graph.parts.reviews if row.judgement is judgement}
    left = [row.id for row in claims if row.id not in judged]
    if not left:
        raise GraphError(f"is {judgement} already", name, "see newsgraph explain")
    return tuple(Review(key, judgement, (reason,) if reason else (), by) for key in left)


def _claims_called(graph: KnowledgeGraph, name: str) -> list[Claim]:
    if graph.has_statement(name):
        return graph.evidence(name)
    if bare_id(name) in graph.claims:
        return [graph.claims[bare_id(name)]]
    raise GraphError(f"no statement or claim has the id {name!r}", "graph", "see the ids that newsgraph explain shows")
