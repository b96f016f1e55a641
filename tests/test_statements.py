"""Statements gathered from claims: standing, identity, occurrences, contents and wording."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claim_scene import FACT, FUTURE, NO, POSSIBLE, SOURCED, YES, Scene, gather, labels
from hand_made import FAC, PERSON, VOCABULARY
from newsgraph.knowledge_graph import wording
from newsgraph.knowledge_graph.statements import may_fall_on, resolved_day, standing_of
from newsgraph.knowledge_graph.wording import wording_of
from newsgraph.model import (
    Attribution,
    Certainty,
    Claim,
    EntityType,
    Polarity,
    SourceKind,
    Span,
    Standing,
    Statement,
    Time,
    Value,
)
from newsgraph.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("evidence", "standing"),
    [
        ([(YES, FACT, None)], Standing.ASSERTED),
        ([(YES, FACT, SOURCED)], Standing.REPORTED),
        ([(YES, FACT, Scene().by(None))], Standing.REPORTED),
        ([(YES, FUTURE, None)], Standing.REPORTED),
        ([(YES, FUTURE, SOURCED), (YES, FACT, SOURCED)], Standing.REPORTED),
        ([(YES, FACT, SOURCED)] * 3, Standing.REPORTED),
        ([(YES, FACT, SOURCED), (YES, FACT, None)], Standing.ASSERTED),
        ([(YES, POSSIBLE, None)], Standing.OPEN),
        ([(YES, Certainty.REQUESTED, SOURCED)], Standing.OPEN),
        ([(NO, Certainty.CONDITIONAL, None)], Standing.OPEN),
        ([(NO, FACT, None)], Standing.DENIED),
        ([(NO, FUTURE, SOURCED)], Standing.DENIED),
        ([(NO, FACT, None), (YES, POSSIBLE, None)], Standing.DENIED),
        ([(YES, FACT, None), (YES, POSSIBLE, None)], Standing.ASSERTED),
        ([(YES, FACT, None), (NO, FACT, SOURCED)], Standing.DISPUTED),
        ([(YES, FUTURE, SOURCED), (NO, FUTURE, SOURCED)], Standing.DISPUTED),
    ],
)
def test_standing(evidence: list[tuple[Polarity, Certainty, Attribution | None]], standing: Standing) -> None:
    claims = [Scene().used(polarity=p, certainty=c, attribution=a) for p, c, a in evidence]
    assert standing_of(claims) is standing
    assert standing_of(reversed(claims)) is standing


@pytest.mark.parametrize(
    ("qualifiers", "label"),
    [
        ({}, "uses"),
        ({"certainty": FUTURE}, "will use"),
        ({"certainty": FUTURE, "attribution": SOURCED}, "will use, officials say"),
        ({"attribution": Scene().by("minister", SourceKind.ROLE)}, "uses, the minister says"),
        ({"attribution": Scene().by("aide", SourceKind.ANONYMOUS_PERSON)}, "uses, an aide says"),
        ({"attribution": Scene().by("Cy", SourceKind.ORGANISATION)}, "uses, Cy says"),
        ({"attribution": Scene().by(None)}, "reportedly uses"),
        ({"certainty": POSSIBLE}, "may use"),
        ({"certainty": POSSIBLE, "modality": "intended"}, "plans to use"),
        ({"certainty": POSSIBLE, "polarity": NO, "attribution": SOURCED}, "may not use, officials say"),
        ({"certainty": Certainty.REQUESTED}, "is asked to use"),
        ({"certainty": Certainty.REQUESTED, "polarity": NO}, "is asked not to use"),
        ({"certainty": Certainty.CONDITIONAL}, "would use"),
        ({"polarity": NO}, "does not use"),
        ({"polarity": NO, "certainty": FUTURE}, "will not use"),
        ({"certainty": FUTURE, "modality": "intended"}, "plans to use"),
        ({"polarity": NO, "certainty": FUTURE, "modality": "intended"}, "does not plan to use"),
        ({"polarity": NO, "modality": "refused", "attribution": SOURCED}, "refuses to use, officials say"),
        ({"polarity": NO, "modality": "unable"}, "cannot use"),
        ({"certainty": Certainty.REQUESTED, "modality": "obliged"}, "must use"),
        ({"polarity": NO, "attribution": SOURCED}, "does not use, officials say"),
    ],
)
def test_label_reads_as_the_statement_stands(qualifiers: dict[str, object], label: str) -> None:
    assert labels([Scene().used(**qualifiers)]) == [label]


def test_labels_of_events_of_the_texts_own_words_and_of_disputes() -> None:
    assert labels([Scene().closed(polarity=NO)]) == ["did not close"]
    ana, pier = Scene().mention("Ana", PERSON), Scene().mention("pier", FAC)
    assert labels([Scene().says(ana, "campaignFor", "spoke", pier, lemma="campaign for")]) == ["campaigns for"]
    assert labels([Scene().says(ana, "partOf", "spoke", pier, polarity=NO)]) == ["is not part of"]
    assert labels([Scene(1).used(), Scene(2).used(polarity=NO)]) == ["uses (disputed)"]
    denial = Scene(2).used(polarity=NO, attribution=Scene(2).by("Cy", SourceKind.ORGANISATION))
    assert labels([Scene(1).used(), denial]) == ["uses, disputed by Cy"]


def test_several_sources_are_named_in_the_order_of_their_claims() -> None:
    claims = [
        Scene(n).used(attribution=Scene(n).by(name, SourceKind.NAMED_PERSON))
        for n, name in enumerate(("Bo", "Cy", "Ana"))
    ]
    statement = Statement(
        "s", "ana", "uses", "pier", FAC, False, Standing.REPORTED, tuple(claim.id for claim in claims)
    )

    def label(count: int) -> str:
        return wording_of(statement, claims[:count], VOCABULARY, lambda mention: mention.span.text).label

    assert label(1) == "uses, Bo says"
    assert label(2) == "uses, Bo and Cy say"
    assert label(3) == "uses, Bo, Cy and others say"


def test_one_fact_is_one_statement_whatever_its_claims_say_of_it() -> None:
    claims = [Scene(1).used(), Scene(2).used(polarity=NO), Scene(3).used(certainty=POSSIBLE, confidence=0.95)]
    (statement,) = gather(claims, {"a1": "g", "a2": "g"}).statements
    assert set(statement.claims) == {claim.id for claim in claims}
    assert (statement.sources, statement.confidence) == (2, 0.95)


def test_two_days_are_two_meetings_and_undated_evidence_joins_neither() -> None:
    rows = gather([Scene(1).met("2031-03-01"), Scene(2).met("2031-03-02"), Scene(3).met()]).statements
    assert [row.occurrence for row in rows] == [None, "2031-03-01", "2031-03-02"]


def test_undated_and_vaguer_evidence_joins_the_only_day_it_can_mean() -> None:
    claims = [Scene(1).met("2031-03-01"), Scene(2).met(), Scene(3).met("2031-03"), Scene(4).met("2031-03-01T10:00:00")]
    (statement,) = gather(claims).statements
    assert (statement.occurrence, len(statement.claims)) == ("2031-03-01", 4)


def test_evidence_of_another_year_joins_no_day() -> None:
    rows = gather([Scene(1).met("2031-03-01"), Scene(2).met("2029")]).statements
    assert [row.occurrence for row in rows] == [None, "2031-03-01"]


def test_a_state_has_no_occurrences() -> None:
    claims = [Scene(n).used(time=Scene(n).at(f"2031-03-0{n}")) for n in (1, 2)]
    (statement,) = gather(claims).statements
    assert statement.occurrence is None


@pytest.mark.parametrize(
    ("edtf", "day", "covers"),
    [
        (None, "2031-03-01", True),
        ("2031", "2031-03-01", True),
        ("2031-03~", "2031-03-01", True),
        ("2031-04", "2031-03-01", False),
        ("203X", "2031-03-01", True),
        ("202X", "2031-03-01", False),
        ("2031-21", "2031-03-01", True),
        ("2030-21", "2031-03-01", False),
        ("2031-02/2031-03", "2031-03-31", True),
        ("2031-02/2031-03", "2031-04-01", False),
        ("../2031-03-01", "2031-03-01", True),
        ("2031-03-02/..", "2031-03-01", False),
    ],
)
def test_whether_a_vague_time_may_fall_on_a_day(edtf: str | None, day: str, covers: bool) -> None:
    assert may_fall_on(Time(edtf, Span(0, 0, "")), day) is covers


@pytest.mark.parametrize(
    ("edtf", "day"), [("2031-03-01", "2031-03-01"), ("2031-03-01?", None), ("2031-03", None), (None, None)]
)
def test_only_a_certain_day_is_a_day(edtf: str | None, day: str | None) -> None:
    assert resolved_day(Time(edtf, Span(0, 0, ""))) == day


def test_a_symmetric_relation_is_one_statement_both_ways() -> None:
    there, back = Scene(1), Scene(2)
    forth = there.met()
    turned = back.says(back.mention("Bo", PERSON), "meets", "met", back.mention("Ana", PERSON))
    (statement,) = gather([forth, turned]).statements
    assert (statement.subject, statement.object) == ("ana", "bo")


def test_values_are_one_by_normal_form_or_by_words() -> None:
    def paid(number: int, words: str, normal: str | None) -> Claim:
        scene = Scene(number)
        value = Value(EntityType.MONEY, scene.span(words), normal)
        return scene.says(scene.mention("Ana", PERSON), "pays", "paid", value)

    assert len(gather([paid(1, "5 million", "5000000"), paid(2, "Five Million", "5000000")]).statements) == 1
    assert len(gather([paid(1, "5 million", None), paid(2, "5 million", None)]).statements) == 1
    assert len(gather([paid(1, "5 million", None), paid(2, "Five Million", None)]).statements) == 2


def test_claims_that_give_no_statement_are_counted_by_reason() -> None:
    scene = Scene()
    ana, nobody = scene.mention("Ana", PERSON), scene.mention("aide", PERSON)
    claims = [
        scene.says(ana, "meets", "met", ana),
        scene.says(nobody, "meets", "met", ana),
        scene.says(ana, "uses", "used", nobody),
    ]
    gathered = gather(claims)
    assert gathered.statements == ()
    assert dict(gathered.left_out) == {
        "object means no entity": 1,
        "subject and object are one entity": 1,
        "subject means no entity": 1,
    }


def authorized(scene: Scene, content: Claim | None) -> Claim:
    return scene.says(scene.mention("Bo", PERSON), "authorizes", "spoke", scene.mention("Ana", PERSON), content=content)


def test_content_is_the_statement_of_the_content_claim_and_part_of_the_id() -> None:
    one, two = Scene(1), Scene(2)
    claims = [authorized(one, one.used()), one.claims[0], authorized(two, two.closed()), two.claims[0]]
    rows = {row.relation + (row.content or ""): row for row in gather(claims).statements}
    uses, closes = rows["uses"], rows["closes"]
    assert {row.content for row in rows.values() if row.relation == "authorizes"} == {uses.id, closes.id}


def test_content_that_gives_no_statement_is_dropped() -> None:
    scene = Scene()
    nothing = scene.says(scene.mention("Ana", PERSON), "uses", "used", scene.mention("Ana", PERSON))
    (statement,) = gather([authorized(scene, nothing), nothing]).statements
    assert statement.content is None


def test_contents_in_a_circle_end() -> None:
    scene = Scene()
    inner = scene.used()
    outer = authorized(scene, inner)
    circle = [replace(inner, content=outer.id), outer, replace(scene.closed(), content=outer.id)]
    rows = {row.relation: row for row in gather(circle).statements}
    assert rows["uses"].content is None
    assert rows["authorizes"].content is None
    assert rows["closes"].content == rows["authorizes"].id


TIMES = st.sampled_from([None, "2031", "2031-03-01", "2031-03-02"])


@given(st.randoms(use_true_random=False), st.lists(TIMES, max_size=5))
def test_the_order_of_claims_never_matters(rng: random.Random, times: list[str | None]) -> None:
    claims = [Scene(number).met(time) for number, time in enumerate(times)]
    scene = Scene(99)
    claims += [authorized(scene, scene.used(certainty=POSSIBLE)), *scene.claims[:1], scene.closed()]
    shuffled = list(claims)
    rng.shuffle(shuffled)

    def facts(rows: list[Claim]) -> set[tuple[str, Standing, frozenset[str]]]:
        return {(row.id, row.standing, frozenset(row.claims)) for row in gather(rows).statements}

    assert facts(shuffled) == facts(claims)


def test_a_role_reads_in_the_words_of_the_text() -> None:
    vocabulary = load_vocabulary()
    verb = wording._verb("holdsRole", "chief spokesman of", vocabulary)
    assert (verb.label, verb.base, verb.negated) == (
        "is chief spokesman of",
        "be chief spokesman of",
        "is not chief spokesman of",
    )


def test_a_group_takes_the_plural() -> None:
    vocabulary = load_vocabulary()
    assert wording._verb("authorizes", "allow", vocabulary, plural=True).label == "authorize"
    assert wording._verb("beIn", "be in", vocabulary, plural=True).label == "are in"
