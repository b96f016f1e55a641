"""The graph in the hand: what it holds, finds, explains and merges."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hand_made import VOCABULARY, harbour_analysis, resolved_by_label, wire_analysis
from newsgraph.errors import GraphError
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Resolution, Standing, Verdict

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
    assert f"    Ann Mwangi (harbour-1) | Ann Mwangi (wire 2 é): {decision}" in lines
    assert (
        '      "Mayor Ann Mwangi will let Norvik Lines use the old pier, officials said on Tuesday." '
        "(Harbour Post, 2031-03-05, Old pier may open again; said by officials; time: 2031-03-04; confidence 0.85)"
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


def test_merge_keeps_the_earlier_id_and_says_by_whom(small_graph: KnowledgeGraph) -> None:
    before = small_graph.parts
    merged = small_graph.merge("officials", "harbour union")
    assert small_graph.parts == before
    kept = merged.entity("officials-05")
    assert kept.replaces == (UNION,)
    assert merged.find(UNION) == merged.find("Harbour union") == [kept]
    assert dict(kept.aliases)["harbour union"] == 1
    (decision,) = [row for row in merged.decisions if row.by == "user"]
    assert (decision.verdict, decision.score) == (Verdict.SAME, 1.0)
    assert UNION not in merged.entities
    assert merged.explain("officials").decisions != ()


def test_merge_gathers_statements_anew(small_graph: KnowledgeGraph) -> None:
    merged = small_graph.merge("Ann Mwangi", "Tor Lund")
    assert merged.statements(relation="meets") == []
    assert merged.parts.left_out == (("subject and object are one entity", 2),)
    assert [row.subject for row in merged.statements(relation="closes")] == [ANN]


def test_merge_prefers_what_is_linked(small_graph: KnowledgeGraph) -> None:
    merged = small_graph.merge("old pier", "Port Salla")
    assert merged.entity("port-salla-07").replaces == ("old-pier-03",)
    assert merged.entity("old-pier-03").id == "port-salla-07"


def test_merge_of_one_thing_with_itself_is_refused(small_graph: KnowledgeGraph) -> None:
    with pytest.raises(GraphError, match="are one entity already"):
        small_graph.merge("Mwangi", "Ann Mwangi")


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
