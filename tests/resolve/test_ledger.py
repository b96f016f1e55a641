"""A user's decisions, replayed: they hold, they can be undone, and neither order nor later articles change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hand_made_profiles import GPE, ORG, entity, one, profile
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_entity_properties import profiles, unique

from newsgraph.errors import LedgerError
from newsgraph.model import Decision, Profile, Verdict
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.ledger import contradiction_in, user_links

SAME, DIFFERENT = Verdict.SAME, Verdict.DIFFERENT


def row(left: str, right: str, verdict: Verdict) -> Decision:
    return Decision(left, right, verdict, 1.0, (), "user")


def rows_on(found: Sequence[Profile]) -> st.SearchStrategy[list[Decision]]:
    """Rows on any of these profiles and on two that no article has, without contradictions."""
    ids = [item.id for item in found] + ["gone one", "gone two"]
    pairs = st.sampled_from(list(combinations(ids, 2))).flatmap(lambda pair: st.permutations(pair))
    rows = st.builds(lambda pair, verdict: row(*pair, verdict), pairs, st.sampled_from(Verdict))
    return st.lists(rows, max_size=6).filter(lambda chosen: not contradiction_in(chosen))


groups = st.lists(profiles, min_size=2, max_size=10).map(unique)
cases = groups.flatmap(lambda found: st.tuples(st.just(found), rows_on(found)))


def joined(ledger: Sequence[Decision], left: str, right: str) -> bool:
    """Whether merges of the ledger lead from one profile to the other, by the definition."""
    reached = {left}
    while True:
        merges = [{r.left, r.right} for r in ledger if r.verdict is SAME]
        further = {end for ends in merges if ends & reached for end in ends}
        if further <= reached:
            return right in reached
        reached |= further


@settings(max_examples=60)
@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_of_their_ends_changes_no_entity(
    case: tuple[list[Profile], list[Decision]], random: Random
) -> None:
    found, ledger = case
    shuffled = [r if random.random() < 0.5 else replace(r, left=r.right, right=r.left) for r in ledger]
    random.shuffle(shuffled)
    there, again = resolve(found, ledger), resolve(found, shuffled + shuffled)
    assert there.entities == again.entities
    assert resolve(found, ledger[::-1]) == there


@settings(max_examples=60)
@given(cases)
def test_merges_hold_and_no_chain_breaks_a_split(case: tuple[list[Profile], list[Decision]]) -> None:
    found, ledger = case
    of = dict(resolve(found, ledger).entity_of)
    for a, b in combinations(sorted(of), 2):
        if joined(ledger, a, b):
            assert of[a] == of[b]
        for r in ledger:
            if r.verdict is DIFFERENT and any(
                joined(ledger, a, x) and joined(ledger, b, y) for x, y in ((r.left, r.right), (r.right, r.left))
            ):
                assert of[a] != of[b]


@settings(max_examples=60)
@given(cases, st.data())
def test_taking_a_row_back_restores_what_was_there(
    case: tuple[list[Profile], list[Decision]], data: st.DataObject
) -> None:
    found, ledger = case
    before = resolve(found, ledger)
    ids = st.sampled_from([item.id for item in found])
    new = row(data.draw(ids), data.draw(ids), data.draw(st.sampled_from(Verdict)))
    assume(new.left != new.right and not contradiction_in([*ledger, new]))
    after = resolve(found, [*ledger, new])
    # decisions that a build kept are handed to the next one: only the user's count
    kept = [r for r in after.decisions if r != new or new in ledger]
    assert resolve(found, kept) == before


@settings(max_examples=60)
@given(cases)
def test_no_row_is_lost(case: tuple[list[Profile], list[Decision]]) -> None:
    found, ledger = case
    assert [r for r in resolve(found, ledger).decisions if r.by == "user"] == sorted(set(ledger))


@settings(max_examples=60)
@given(cases)
def test_ids_that_a_users_merge_swallows_are_kept(case: tuple[list[Profile], list[Decision]]) -> None:
    found, ledger = case
    ids = {item.id for item in resolve(found, [r for r in ledger if r.verdict is DIFFERENT]).entities}
    after = resolve(found, ledger)
    known = {key for item in after.entities for key in (item.id, *item.replaces)}
    assert ids <= known


def later(names: Sequence[str]) -> list[Profile]:
    return [
        profile(f"later {at}", name, date="2025-01-01", country="SE", at=at * 50) for at, name in enumerate(names)
    ]


@settings(max_examples=60)
@given(cases, st.lists(st.sampled_from(("Nora Quist", "Quist", "Ulf Ask")), max_size=4))
def test_later_articles_change_no_id(case: tuple[list[Profile], list[Decision]], names: list[str]) -> None:
    found, ledger = case
    before = resolve(found, ledger)
    after = resolve([*later(names), *found], ledger)
    assert set(before.entity_of) <= set(after.entity_of)


def test_later_articles_join_what_a_user_merged() -> None:
    a, b = profile("a", "Ingrid Solberg"), profile("b", "Ingrid Berg")
    ledger = [row(a.id, b.id, SAME)]
    new = [profile("c", "Ingrid Berg", date="2024-06-01"), profile("d", "Ingrid Solberg", date="2024-06-01")]
    before, after = resolve([a, b], ledger), resolve([a, b, *new], ledger)
    assert one(after, a, b, *new)
    assert entity(after, a).id == entity(before, a).id
    assert entity(after, a).replaces == entity(before, a).replaces != ()


def test_all_of_two_entities_comes_together() -> None:
    """A user's merge of a person with what was taken for a place brings the rest of both along."""
    persons = [profile(name, "Lena Hof", date="2024-03-05") for name in "ab"]
    places = [profile(name, "Lena Hof", kind=GPE, date="2024-03-06") for name in "cd"]
    assert not one(resolve([*persons, *places]), persons[0], places[0])
    assert one(resolve([*persons, *places], [row(persons[1].id, places[1].id, SAME)]), *persons, *places)


def test_a_users_merge_opens_no_way_to_others() -> None:
    shared = ("Harrow Coal", "Tarn Foods", "Norvik")
    a = profile("a", "Luis Prado", neighbours=shared)
    b = profile("b", "Prado", neighbours=shared)
    c = profile("c", "Marco Prado", neighbours=shared)
    resolution = resolve([a, b, c], [row(a.id, b.id, SAME)])
    assert one(resolution, a, b)
    assert not one(resolution, a, c)


def test_a_profile_that_is_not_there_still_joins_and_parts_others() -> None:
    a, b = profile("a", "Ingrid Solberg"), profile("b", "Nora Quist")
    merged = [row(a.id, "gone", SAME), row("gone", b.id, SAME)]
    assert one(resolve([a, b], merged), a, b)
    c = profile("c", "Ingrid Solberg")
    apart = [row(a.id, "gone", SAME), row("gone", c.id, DIFFERENT)]
    assert not one(resolve([a, c], apart), a, c)
    assert one(resolve([a, c]), a, c)


def test_a_known_thing_that_a_user_splits_leaves_its_id_to_the_earliest() -> None:
    a, b, c = (profile(name, "Georgia", kind=GPE, link="country:GE") for name in "abc")
    resolution = resolve([a, b, c], [row(a.id, b.id, DIFFERENT)])
    assert entity(resolution, a).id == entity(resolution, c).id == "country-GE"
    assert entity(resolution, b).id.startswith("georgia-")


def test_a_split_off_anchor_keeps_its_id() -> None:
    a, b, c = (profile(name, "Nora Quist", date=f"2024-03-0{day}") for day, name in enumerate("abc", 1))
    before = resolve([a, b, c])
    after = resolve([a, b, c], [row(a.id, b.id, DIFFERENT), row(a.id, c.id, DIFFERENT)])
    assert entity(after, a).id == entity(before, a).id
    assert entity(after, b).id != entity(before, b).id
    assert one(after, b, c)


def test_a_contradiction_is_refused_with_all_rows_that_make_it() -> None:
    rows = [row("a", "b", SAME), row("c", "b", SAME), row("d", "e", SAME), row("c", "a", DIFFERENT)]
    assert set(contradiction_in(rows)) == {rows[0], rows[1], rows[3]}
    with pytest.raises(LedgerError, match="c and b: same, a and b: same, c and a: different"):
        resolve([], rows)
    assert contradiction_in([row("a", "a", DIFFERENT)]) != ()


def test_the_shortest_chain_is_named() -> None:
    chain = [row(str(at), str(at + 1), SAME) for at in range(9)]
    short = row("0", "8", SAME)
    assert contradiction_in([*chain, short, row("9", "0", DIFFERENT)]) == (chain[8], short, row("9", "0", DIFFERENT))


def test_what_the_program_decided_demands_nothing() -> None:
    links = user_links([Decision("a", "b", SAME, 0.9, ()), Decision("b", "a", DIFFERENT, 0.1, ())], {"a", "b"})
    assert (links.rows, links.together, links.apart) == ((), (), ())


def test_organisations_of_one_name_can_be_split_for_good() -> None:
    found = [profile(name, "Harbour Pilots Union", kind=ORG) for name in "abcdef"]
    resolution = resolve(found, [row(found[0].id, found[5].id, DIFFERENT)])
    assert not one(resolution, found[0], found[5])
    assert len(resolution.entities) == 2
