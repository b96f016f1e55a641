"""The graph in the hand: what it holds, finds and explains, and what reviews change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hand_made import VOCABULARY, WIRE, harbour_analysis, resolved_by_label, wire_analysis
from newsgraph.errors import GraphError, LedgerError
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Decision, Judgement, Resolution, Review, Standing, Verdict

ANN, TOR, UNION = "ann-mwangi-01", "tor-lund-08", "harbour-union-06"


def assembled(*rows: object, **further: object) -> KnowledgeGraph:
    resolution = resolved_by_label(harbour_analysis(), wire_analysis())
    return KnowledgeGraph.assemble(rows, resolution, vocabulary=VOCABULARY, **further)  # type: ignore[arg-type]


def test_the_order_of_analyses_and_one_that_comes_twice_change_nothing(small_graph: KnowledgeGraph) -> None:
    harbour, wire = harbour_analysis(), wire_analysis()
    assert assembled(wire, harbour).parts == small_graph.parts
    assert assembled(wire, harbour, wire, harbour).parts == small_graph.parts


def test_every_statement_has_its_standing(small_graph: KnowledgeGraph) -> None:
    assert {row.relation: str(row.standing) for row in small_graph.statements()} == {
        "authorizes": "reported",
        "closes": "disputed",
        "leads": "asserted",
        "meets": "asserted",
        "pays": "disputed",
        "sailFor": "asserted",
        "uses": "open",
    }
    assert small_graph.count_by_standing() == {
        Standing.ASSERTED: 3,
        Standing.REPORTED: 1,
        Standing.OPEN: 1,
        Standing.DISPUTED: 2,
    }
    assert small_graph.unmapped_relations() == [("sailFor", 1)]


def test_statements_are_found_by_id_name_value_and_standing(small_graph: KnowledgeGraph) -> None:
    def found(**filters: str) -> list[str]:
        return [row.relation for row in small_graph.statements(**filters)]

    assert found(subject="ann mwangi") == found(subject=ANN) == ["authorizes", "leads", "meets"]
    assert found(subject="Mwangi", relation="meets", object="Lund") == ["meets"]
    assert found(subject="Tor Lund", relation="meets") == ["meets"]
    assert found(object="$2 MILLION") == ["pays"]
    assert found(standing="disputed") == ["pays", "closes"]
    assert found(subject="nobody") == []
    assert found(object=ANN) == ["meets"]


def test_find_minds_neither_case_nor_accents_and_falls_back_to_parts_of_names(small_graph: KnowledgeGraph) -> None:
    assert [entity.id for entity in small_graph.find("ANN  mwángi")] == [ANN]
    assert [entity.label for entity in small_graph.find("harbour")] == ["harbour union"]
    assert small_graph.find("") == []
    assert small_graph.find("arbour") == []


def test_evidence_comes_in_the_order_of_the_articles(small_graph: KnowledgeGraph) -> None:
    (meeting,) = small_graph.statements(relation="meets")
    claims = small_graph.evidence(meeting)
    assert [claim.article_id for claim in claims] == ["harbour-1", "wire 2 é"]
    assert small_graph.evidence(meeting.id) == claims
    assert meeting.occurrence == "2031-03-03"


def test_permission_points_to_what_is_permitted(small_graph: KnowledgeGraph) -> None:
    (permission,) = small_graph.statements(relation="authorizes")
    content = small_graph.statement(permission.content or "")
    assert small_graph.sentence_of(permission) == "Ann Mwangi will authorize Norvik Lines, officials say"
    assert small_graph.sentence_of(content) == "Norvik Lines may use old pier, officials say"


def test_reprints_are_one_source() -> None:
    graph = assembled(
        harbour_analysis(), wire_analysis(), source_groups={"harbour-1": "wire 2 é", "wire 2 é": "wire 2 é"}
    )
    assert [row.sources for row in graph.statements(relation="meets")] == [1]


def test_networkx_view_has_an_edge_per_statement_and_a_node_per_value(small_graph: KnowledgeGraph) -> None:
    graph = small_graph.graph
    assert {key for _, _, key in graph.edges(keys=True)} == {row.id for row in small_graph.statements()}
    values = [data for _, data in graph.nodes(data=True) if data["kind"] == "value"]
    assert [data["label"] for data in values] == ["$2 million"]
    assert "officials-05" not in graph
    assert graph.edges[ANN, TOR, small_graph.statements(relation="meets")[0].id]["standing"] == "asserted"


def test_explanation_of_an_entity_names_its_names_decisions_and_sentences(small_graph: KnowledgeGraph) -> None:
    explanation = small_graph.explain("mwangi")
    assert [(line.name, line.count) for line in explanation.names] == [("Ann Mwangi", 2), ("Mwangi", 1)]
    assert [line.decision.score for line in explanation.decisions] == [0.97]
    lines = str(explanation).splitlines()
    assert lines[0] == f"Ann Mwangi (PERSON, {ANN})"
    decision = "same (0.97, by newsgraph): same name; same type"
    left, right = (row.profile.id for row in explanation.profiles)
    assert f"    Ann Mwangi (p{left}) | Ann Mwangi (p{right}): {decision}" in lines
    assert f"    p{right} Ann Mwangi: article wire 2 é (Island Wire, 2031-03-06, {WIRE.title})" in lines
    (authorizes,) = small_graph.statements(relation="authorizes")
    assert (
        '      "Mayor Ann Mwangi will let Norvik Lines use the old pier, officials said on Tuesday." '
        "(Harbour Post, 2031-03-05, Old pier may open again; said by officials; time: 2031-03-04; confidence 0.85; "
        f"c{authorizes.claims[0]})"
    ) in lines
    assert "      content: Norvik Lines may use old pier, officials say" in lines


def test_explanation_of_a_statement_says_who_said_so(small_graph: KnowledgeGraph) -> None:
    (payment,) = small_graph.statements(relation="pays")
    explanation = small_graph.explain(payment.id)
    assert explanation == small_graph.explain(payment)
    assert explanation.entity is None
    (line,) = explanation.statements
    union = "harbour union ('the harbour union')"
    assert [row.said_by for row in line.evidence] == [union, f"{union}, via said"]
    text = "Norvik Lines pays $2 million, disputed by the harbour union [disputed, 2 sources"
    assert str(explanation).startswith(text)


def test_what_is_not_there_is_said(small_graph: KnowledgeGraph) -> None:
    with pytest.raises(GraphError, match="no entity is called 'Zed'"):
        small_graph.explain("Zed")
    with pytest.raises(GraphError, match="no statement has the id"):
        small_graph.statement("s0")
    twins = small_graph.with_resolution(_renamed(small_graph, UNION, "Tor Lund"))
    with pytest.raises(GraphError, match="2 entities are called 'Tor Lund'"):
        twins.explain("Tor Lund")


def _renamed(graph: KnowledgeGraph, entity_id: str, label: str) -> Resolution:
    entities = tuple(replace(row, label=label) if row.id == entity_id else row for row in graph.entities.values())
    entity_of = tuple((key, row.id) for row in entities for key in row.profiles)
    return Resolution(entities, entity_of, graph.decisions)


def reviewed(graph: KnowledgeGraph, *reviews: Review) -> KnowledgeGraph:
    return graph.with_resolution(resolved_by_label(harbour_analysis(), wire_analysis()), reviews)


def test_a_rejected_claim_is_evidence_for_nothing(small_graph: KnowledgeGraph) -> None:
    (closing,) = small_graph.statements(relation="closes")
    (denial, claim) = closing.claims
    graph = reviewed(small_graph, Review(denial, Judgement.REJECTED, by="ann"))
    (left,) = graph.statements(relation="closes")
    assert (left.standing, left.claims, left.id) == (Standing.ASSERTED, (claim,), closing.id)
    assert graph.parts.left_out == (("rejected by a reader", 1),)
    assert set(graph.claims) == set(small_graph.claims)
    assert f"c{denial}; rejected by ann)" in str(graph.explain("Tor Lund"))
    assert reviewed(graph).parts == small_graph.parts, "undone without the review"


def test_what_a_rejected_claim_permits_stands_without_it(small_graph: KnowledgeGraph) -> None:
    (permission,) = small_graph.statements(relation="authorizes")
    (use,) = small_graph.statements(relation="uses")
    graph = reviewed(small_graph, Review(use.claims[0], Judgement.REJECTED))
    assert graph.statements(relation="uses") == []
    assert [row.content for row in graph.statements(relation="authorizes")] == [None]
    graph = reviewed(small_graph, Review(permission.claims[0], Judgement.REJECTED))
    assert graph.statements(relation="uses") == [use]


def test_accepted_claims_are_counted(small_graph: KnowledgeGraph) -> None:
    (payment,) = small_graph.statements(relation="pays")
    graph = reviewed(small_graph, Review(payment.claims[0], Judgement.ACCEPTED, by="ann"))
    (row,) = graph.statements(relation="pays")
    assert row == replace(payment, reviewed=1)
    assert "1 of 2 claims reviewed" in str(graph.explain(row))
    assert "accepted by ann" in str(graph.explain(row))


def test_reviews_of_what_is_not_there_are_kept_and_contradictions_refused(small_graph: KnowledgeGraph) -> None:
    gone = Review("0" * 12, Judgement.REJECTED)
    graph = reviewed(small_graph, gone)
    assert graph.parts.reviews == (gone,)
    assert graph.statements() == small_graph.statements()
    with pytest.raises(LedgerError, match="claim 000000000000: is both accepted and rejected"):
        reviewed(small_graph, gone, replace(gone, judgement=Judgement.ACCEPTED))


def test_near_misses_come_with_the_command_that_merges_them(small_graph: KnowledgeGraph) -> None:
    resolution = resolved_by_label(harbour_analysis(), wire_analysis())
    left, right = small_graph.entities[TOR].profiles[0], small_graph.entities[ANN].profiles[0]
    near = Decision(left, right, Verdict.DIFFERENT, 0.43, ("same surname (+1.0)",))
    far = Decision(left, small_graph.entities[UNION].profiles[0], Verdict.DIFFERENT, 0.02, ("different types (-1.2)",))
    graph = small_graph.with_resolution(replace(resolution, decisions=(*resolution.decisions, near, far)))
    explanation = graph.explain("Tor Lund")
    assert [line.decision for line in explanation.near_misses] == [near]
    assert [line.decision.verdict for line in explanation.decisions] == [Verdict.SAME]
    assert f"newsgraph merge exports p{left} p{right}" in explanation.told("exports")


def test_a_resolution_that_does_not_fit_is_refused() -> None:
    harbour, wire = harbour_analysis(), wire_analysis()
    with pytest.raises(GraphError, match="entities do not fit the profiles"):
        KnowledgeGraph.assemble((harbour,), resolved_by_label(harbour, wire), vocabulary=VOCABULARY)
    with pytest.raises(GraphError, match="two different analyses of one article"):
        assembled(harbour, replace(harbour, claims=()), wire)


def test_a_restricted_graph_has_what_proves_its_statements_and_nothing_else(small_graph: KnowledgeGraph) -> None:
    (permission,) = small_graph.statements(relation="authorizes")
    part = small_graph.restricted_to({permission.id})
    assert [row.content for row in part.statements()] == [None]
    assert set(part.articles) == {"harbour-1", "wire 2 é"}
    assert set(part.claims) == set(permission.claims)
    assert {row.label for row in part.entities.values()} == {"Ann Mwangi", "Norvik Lines", "officials"}
    assert "officials say" in str(part.explain("Ann Mwangi"))
    assert [row.left for row in part.decisions] == sorted(row.left for row in part.decisions)
    assert len(part.decisions) == 2
