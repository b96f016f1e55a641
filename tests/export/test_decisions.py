"""Decisions as a table that a ledger takes rows from, and as SSSOM."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest
import sssom_pydantic

from hand_made import harbour_analysis, resolved_by_label, wire_analysis
from hostile import NASTY, graph_with
from newsgraph.export import ExportOptions, export_graph
from newsgraph.export.projection import DEFAULT_BASE
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Decision, Resolution, Verdict
from newsgraph.read.ledger import COLUMNS, read_ledger


@pytest.fixture(scope="module")
def decided(small_graph: KnowledgeGraph) -> KnowledgeGraph:
    """The small graph with a user's decisions, on a profile that is not there, too, and one of the program's."""
    resolution = resolved_by_label(harbour_analysis(), wire_analysis())
    ann, tor = small_graph.entities["ann-mwangi-01"].profiles[0], small_graph.entities["tor-lund-08"].profiles[0]
    further = (
        Decision(ann, tor, Verdict.DIFFERENT, 0.31, ("same type (+0.3)",)),
        Decision(tor, ann, Verdict.DIFFERENT, 1.0, ("brother\tand sister",), "ann|tor"),
        Decision(tor, "0" * 12, Verdict.SAME, 1.0, (), "user"),
    )
    return small_graph.with_resolution(replace(resolution, decisions=(*resolution.decisions, *further)))


def test_every_row_may_be_moved_into_a_ledger(decided: KnowledgeGraph, tmp_path: Path) -> None:
    assert export_graph(decided, tmp_path, "decisions") == ()
    with (tmp_path / "decisions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == len(decided.decisions)
    taken = read_ledger(tmp_path / "decisions.csv").decisions
    assert [(row.left, row.right, row.verdict) for row in taken] == [
        (row.left, row.right, row.verdict) for row in decided.decisions
    ]
    names = {(row["left_name"], row["left_article"], row["right_name"]) for row in rows if row["by"] == "newsgraph"}
    assert ("Ann Mwangi", "harbour-1", "Tor Lund") in names


def test_a_parser_of_the_standard_reads_the_mappings(decided: KnowledgeGraph, tmp_path: Path) -> None:
    target = tmp_path / "decisions.sssom.tsv"
    assert export_graph(decided, target, "sssom", ExportOptions(license="https://license.example/free")) == ()
    pack = sssom_pydantic.read(target)
    assert str(pack.mapping_set.id) == f"{DEFAULT_BASE}decisions"
    assert str(pack.mapping_set.license) == "https://license.example/free"
    for decision, row in zip(decided.decisions, pack.mappings, strict=True):
        assert (row.subject.curie, row.object.curie) == (f"profile:p{decision.left}", f"profile:p{decision.right}")
        assert row.predicate_modifier == (None if decision.verdict is Verdict.SAME else "Not")
        assert row.predicate.curie == "skos:exactMatch"
        manual = decision.by != "newsgraph"
        assert row.justification.curie == f"semapv:{'ManualMappingCuration' if manual else 'CompositeMatching'}"
        assert row.similarity_score == (None if manual else decision.score)
        profile = decided.profiles.get(decision.left)
        assert profile is None or row.subject.name == profile.label


def test_slots_that_the_standard_requires_are_there(decided: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(decided, tmp_path, "sssom")
    lines = (tmp_path / "decisions.sssom.tsv").read_text("utf-8").splitlines()
    metadata = {line[1:].split(":")[0] for line in lines if line.startswith("#")}
    assert {"curie_map", "mapping_set_id", "license"} <= metadata
    rows = list(csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t"))
    assert len(rows) == len(decided.decisions)
    required = ("subject_id", "predicate_id", "object_id", "mapping_justification")
    assert all(row[slot] for row in rows for slot in required)
    assert all(0 <= float(row["confidence"]) <= 1 for row in rows)
    unlike = [row for row in rows if row["predicate_modifier"] == "Not"]
    assert {(row["confidence"], row["mapping_tool"]) for row in unlike} == {("0.69", "newsgraph"), ("1.00", "")}
    assert {row["author_label"] for row in rows} == {"", "ann/tor", "user"}


@pytest.mark.parametrize("label", NASTY)
def test_hostile_labels_survive(label: str, tmp_path: Path) -> None:
    graph = graph_with(label, label)
    (left, right, *_) = graph.profiles
    entities = tuple(graph.entities.values())
    of_profile = tuple((key, row.id) for row in entities for key in row.profiles)
    decision = Decision(left, right, Verdict.SAME, 1.0, (label,), label)
    decided = graph.with_resolution(Resolution(entities, of_profile, (decision,)))
    export_graph(decided, tmp_path, "decisions")
    (row,) = read_ledger(tmp_path / "decisions.csv").decisions
    assert (row.left, row.right) == (left, right)
    export_graph(decided, tmp_path, "sssom")
    (mapping,) = sssom_pydantic.read(tmp_path / "decisions.sssom.tsv").mappings
    assert mapping.subject.identifier == f"p{left}"
