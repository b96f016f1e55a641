"""The visible list of features: what each says, and that an explanation shows it."""

from __future__ import annotations

import pytest
from hand_made_profiles import GROUP, ORG, THING, entity, one, profile, reasons

import newsgraph
from newsgraph.model import EntityType
from newsgraph.resolve.entities import resolve
from newsgraph.resolve.features import FEATURES, Feature
from newsgraph.resolve.linking import KEPT


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.__name__)
def test_every_feature_says_what_it_weighs(feature: Feature) -> None:
    assert feature.__doc__
    assert len(feature.__doc__.split()) > 5


def test_a_decision_shows_each_feature_with_its_weight() -> None:
    a = profile("a", "Luis Prado", roles=("mayor of Ronda",), neighbours=("Harrow Coal",), country="ES")
    b = profile("b", "Luis Prado", roles=("mayor of Ronda",), neighbours=("Harrow Coal",), country="ES")
    shown = reasons(resolve([a, b]), a, b)
    for part in ("same full name (+3.2)", "both: mayor of Ronda (+1.2)", "both with harrow coal (+0.7)", "both of ES"):
        assert part in shown


def test_explain_prints_the_weighted_features() -> None:
    graph = newsgraph.build(
        [
            {"text": "Ingrid Solberg leads Harrow Coal. She lives in Oslo.", "date": "2024-03-04"},
            {"text": "Ingrid Solberg sold Harrow Coal.", "date": "2024-03-05"},
        ]
    )
    (solberg,) = graph.find("Ingrid Solberg")
    shown = [reason for decision in graph.parts.decisions for reason in decision.reasons]
    assert len(solberg.profiles) == 2
    assert any(reason.startswith("same full name (+") for reason in shown)


def test_a_frequent_name_alone_joins_nobody_and_context_does() -> None:
    parts = ("Dvorak", "Horak", "Zelenka", "Kral", "Benes", "Cerny", "Hajek", "Kadlec", "Malek", "Pokorny", "Ruzicka")
    names = [name for part in parts for name in (f"Zora {part}", f"{part} Novak")]
    crowd = [profile(f"crowd {name}", name, date="2020-01-01") for name in names]
    a = profile("a", "Zora Novak", date="2022-01-01")
    b = profile("b", "Zora Novak", date="2024-01-01", neighbours=("Harrow Coal", "Norvik"))
    c = profile("c", "Zora Novak", date="2024-02-01", neighbours=("Harrow Coal", "Norvik"))
    resolution = resolve([*crowd, a, b, c])
    assert one(resolution, b, c)
    assert not one(resolution, a, b)
    assert "a frequent name" in reasons(resolution, a, b)


def test_a_misspelt_name_needs_context() -> None:
    near = ("Harrow Coal", "Norvik")
    a, b = profile("a", "Ingrid Solheim", neighbours=near), profile("b", "Ingrid Solhiem", neighbours=near)
    assert one(resolve([a, b]), a, b)
    c, d = profile("c", "Ingrid Solheim", date="2021-01-01"), profile("d", "Ingrid Solhiem")
    assert not one(resolve([c, d]), c, d)


def test_of_what_is_not_joined_the_likeliest_are_kept() -> None:
    others = [profile(f"a{number}", "Luis Prado", country="NO", date="2024-03-01") for number in range(8)]
    one_more = profile("b", "Luis Prado", country="DK", date="2024-09-01")
    rows = [row for row in resolve([*others, one_more]).decisions if one_more.id in (row.left, row.right)]
    assert 0 < len(rows) <= KEPT


@pytest.mark.parametrize("kind", [THING, GROUP])
def test_what_has_no_name_is_never_merged_on_words_alone(kind: EntityType) -> None:
    a, b = (profile(article, kind=kind, nominals=("the port workers",)) for article in ("a", "b"))
    assert not one(resolve([a, b]), a, b)


def test_one_coarse_type_by_vote() -> None:
    a, b = profile("a", "Harrow Coal", "Harrow Coal", kind=ORG), profile("b", "Harrow Coal", kind=THING)
    resolution = resolve([a, b])
    assert one(resolution, a, b)
    assert entity(resolution, a).type is ORG


def test_what_has_no_name_is_a_node_only_where_a_statement_has_it() -> None:
    text = "Ingrid Solberg praised the decision. In spite of the rain and the delays, officials left."
    graph = newsgraph.build({"text": text, "date": "2024-03-04"})
    used = {end for row in graph.statements() for end in (row.subject, row.object)}
    nodes = {key for key, data in graph.graph.nodes(data=True) if data["kind"] == "entity"}
    nameless = {key for key, row in graph.entities.items() if row.type in (THING, GROUP) and not row.aliases}
    assert nameless - nodes, "the text has things that no statement takes up"
    assert nodes & nameless <= used
