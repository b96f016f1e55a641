"""The table of formats, the projection's choices, and what every form looks like, byte for byte."""

from __future__ import annotations

import csv
import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hand_made import VOCABULARY, harbour_analysis, resolved_by_label, wire_analysis
from hostile import NASTY, graph_with
from newsgraph.errors import ExportError
from newsgraph.export import FORMATS, ExportOptions, Rows, export_graph, format_for
from newsgraph.export.files import writing_text
from newsgraph.export.manifest import write_manifest
from newsgraph.export.projection import iri, local_name, select
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import EntityType, Standing

GOLDEN = Path(__file__).parent / "golden"
# Parquet, whose bytes depend on a library, has tests of its own
OWN = {
    name: form
    for name, form in FORMATS.items()
    if not form.module.startswith("newsgraph.export.rdf") and name != "parquet"
}


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", OWN)
def test_golden_files(name: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    """To renew them after a wanted change: NEWSGRAPH_GOLDEN=write python -m pytest tests/export, then read the diff."""
    form = OWN[name]
    export_graph(small_graph, tmp_path / form.file, name)
    if os.environ.get("NEWSGRAPH_GOLDEN") == "write":
        export_graph(small_graph, GOLDEN / form.file, name)
    golden = {key: data for key, data in files_under(GOLDEN).items() if Path(key).parts[0] == form.file}
    assert golden != {}
    assert files_under(tmp_path) == golden


@pytest.mark.parametrize("name", OWN)
def test_the_order_of_articles_never_moves_a_byte(name: str, small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = (wire_analysis(), harbour_analysis(), wire_analysis())
    other = KnowledgeGraph.assemble(rows, resolved_by_label(*rows), vocabulary=VOCABULARY)
    export_graph(small_graph, tmp_path / "one" / OWN[name].file, name)
    export_graph(other, tmp_path / "two" / OWN[name].file, name)
    assert files_under(tmp_path / "one") == files_under(tmp_path / "two")


@pytest.mark.parametrize("name", OWN)
def test_an_empty_graph_is_written(name: str, tmp_path: Path) -> None:
    graph = KnowledgeGraph.assemble([], resolved_by_label(), vocabulary=VOCABULARY)
    assert export_graph(graph, tmp_path / OWN[name].file, name) == ()
    assert files_under(tmp_path) != {}


def test_every_format_has_its_own_name_file_and_suffix() -> None:
    forms = list(FORMATS.values())
    assert [form.name for form in forms] == list(FORMATS)
    assert len({form.file for form in forms}) == len(forms)
    suffixes = [form.suffix for form in forms if form.suffix]
    assert len(set(suffixes)) == len(suffixes)
    assert all(form.description and form.keeps and form.drops for form in forms)


@pytest.mark.parametrize(
    ("file", "name"),
    [("claims.jsonl", "claims"), ("mentions.jsonl", "mentions"), ("any.jsonl", "native"), ("a.GRAPHML", "graphml"),
     ("a.ttl", "turtle"), ("vocabulary.ttl", "vocabulary"), ("a.cyjs", "cytoscape")],
)  # fmt: skip
def test_the_files_name_tells_the_format(file: str, name: str) -> None:
    assert format_for(Path(file)).name == name


def test_unknown_formats_and_names_are_refused(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"the format 'parchment' is unknown \(take one of native, turtle"):
        export_graph(small_graph, tmp_path, "parchment")
    with pytest.raises(ExportError, match=r"no format goes with the name 'graph.docx' \(name a format"):
        export_graph(small_graph, tmp_path / "graph.docx")
    with pytest.raises(ExportError, match="is not an absolute IRI that ends in /"):
        ExportOptions(base="example.org")


@pytest.mark.parametrize("base", ["http://e.org/a b/", "http://e.org/<x>/", "http://e.org", "e.org/", "http://e.org/#a/"])
def test_a_base_that_would_break_iris_is_refused(base: str) -> None:
    with pytest.raises(ExportError):
        ExportOptions(base=base)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "file.txt"
    with writing_text(target) as file:
        file.write("whole")

    def interrupted() -> None:
        with writing_text(target) as file:
            file.write("half")
            file.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        interrupted()
    assert files_under(tmp_path) == {"deep/file.txt": b"whole"}


def test_a_place_that_cannot_be_written_is_named(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="cannot be written"):
        export_graph(small_graph, tmp_path / "file" / "graph.graphml")


def relations(graph: KnowledgeGraph, **options: object) -> list[str]:
    return [row.relation for row in Rows(graph, ExportOptions(**options)).statements()]  # type: ignore[arg-type]


def test_options_choose_statements(small_graph: KnowledgeGraph) -> None:
    assert relations(small_graph, standings=frozenset({Standing.OPEN, Standing.REPORTED})) == ["authorizes", "uses"]
    assert relations(small_graph, min_confidence=0.95) == ["closes"]
    assert "pays" not in relations(small_graph, values=False)
    assert relations(small_graph, types=frozenset({EntityType.PERSON})) == ["meets"]
    assert list(Rows(small_graph, ExportOptions(values=False)).values()) == []


def test_entities_that_only_speak_are_rows_but_no_nodes(small_graph: KnowledgeGraph) -> None:
    assert [row.id for row in Rows(small_graph).entities() if not row.node] == ["harbour-union-06", "officials-05"]
    without = Rows(small_graph, ExportOptions(evidence=False))
    assert all(row.node for row in without.entities())
    assert [list(part) for part in (without.claims(), without.articles(), without.mentions())] == [[], [], []]


def test_content_that_is_left_out_is_reported(small_graph: KnowledgeGraph) -> None:
    rows = Rows(small_graph, ExportOptions(standings=frozenset({Standing.REPORTED})))
    assert [row.content for row in rows.statements()] == [None]
    assert rows.warnings() == ("1 statements lost their content, which the options leave out",)


def test_every_row_points_to_rows_that_are_there(small_graph: KnowledgeGraph) -> None:
    rows = Rows(small_graph)
    ids = {row.id for part in (rows.entities(), rows.values()) for row in part}  # type: ignore[attr-defined]
    statements = {row.id: row for row in rows.statements()}
    claims = {row.id: row for row in rows.claims()}
    assert all({row.subject, row.object} <= ids for row in statements.values())
    assert all(row.content is None or row.content in statements for row in statements.values())
    assert {key for row in statements.values() for key in row.claims} == set(claims)
    assert all(row.id in statements[row.statement].claims for row in claims.values())
    assert {row.article for row in claims.values()} == {row.id for row in rows.articles()}
    assert {row.id for row in rows.relations()} == {row.relation for row in statements.values()}


def test_select_makes_a_smaller_graph(small_graph: KnowledgeGraph) -> None:
    part = select(small_graph, about=["Mwangi"], standings=["asserted"], relations=["meets", "uses"])
    assert [row.relation for row in part.statements()] == ["meets"]
    assert len(select(small_graph, types=["PERSON", "ORG"], min_confidence=0.85, values=False).statements()) == 2


def records(path: Path) -> Iterator[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def test_spans_of_claims_and_mentions_quote_the_text(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    def spans(record: object) -> Iterator[tuple[int, int, str]]:
        if isinstance(record, dict):
            if "start" in record:
                yield record["start"], record["end"], record["text"]
            for value in record.values():
                yield from spans(value)
        elif isinstance(record, list):
            for value in record:
                yield from spans(value)

    count = 0
    for name in ("claims", "mentions"):
        export_graph(small_graph, tmp_path, name)
        for record in records(tmp_path / f"{name}.jsonl"):
            text = small_graph.articles[str(record["document"])].text
            for start, end, quoted in spans(record):
                assert text[start:end] == quoted
                count += 1
    assert count > 50


def test_mentions_mean_the_entities_of_the_graph(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path, "mentions")
    rows = list(records(tmp_path / "mentions.jsonl"))
    assert {row["entity"] for row in rows} == set(small_graph.entities)
    assert [row["text"] for row in rows if row["entity"] == "norvik-lines-02"] == [
        "Norvik Lines", "The company", "It", "Norvik Lines",
    ]  # fmt: skip


@pytest.mark.parametrize("label", NASTY)
def test_hostile_labels_survive_tables_and_json(label: str, tmp_path: Path) -> None:
    graph = graph_with(label, label)
    warnings = export_graph(graph, tmp_path / "csv", "csv")
    with (tmp_path / "csv" / "nodes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    clean = Rows(graph)
    assert {row["label"] for row in rows} >= {row.label or row.id for row in clean.entities()}
    assert any("formulas" in warning for warning in warnings) is label.startswith(("=", "+", "-", "@"))
    assert export_graph(graph, tmp_path / "graph.cyjs") == ()
    elements = json.loads((tmp_path / "graph.cyjs").read_text())["elements"]
    assert {label, "Ann Mwangi"} <= {node["data"]["label"] for node in elements["nodes"]}
    assert export_graph(graph, tmp_path / "claims.jsonl") == ()
    assert label in {row["object"]["label"] for row in records(tmp_path / "claims.jsonl")}  # type: ignore[index]


def test_iris_end_in_plain_local_names(small_graph: KnowledgeGraph) -> None:
    rows = Rows(small_graph, ExportOptions(base="https://news.test/g/"))
    assert [row.local for row in rows.articles()] == ["harbour-1", local_name("wire 2 é", "a")]
    for part in (rows.entities(), rows.values(), rows.statements(), rows.articles()):
        for row in part:  # type: ignore[attr-defined]
            assert row.iri.startswith("https://news.test/g/")
            assert row.iri.rsplit("/", 1)[1].replace("-", "").isalnum()
            assert row.iri.isascii()
    assert iri("b/", "article", local_name("", "a")).startswith("b/article/a-")


def test_the_manifest_tells_inputs_outputs_and_settings(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path, "claims")
    export_graph(small_graph, tmp_path, "graphml")
    outputs = [tmp_path / "graph.graphml", tmp_path / "claims.jsonl"]
    write_manifest(
        small_graph, tmp_path / "manifest.json", outputs=outputs, settings={"model": None}, weights={"english": "1"}
    )
    text = (tmp_path / "manifest.json").read_text()
    manifest = json.loads(text)
    assert str(tmp_path) not in text
    assert [row["file"] for row in manifest["outputs"]] == ["claims.jsonl", "graph.graphml"]
    assert manifest["outputs"][0]["sha256"] == hashlib.sha256(outputs[1].read_bytes()).hexdigest()
    article = small_graph.articles["harbour-1"]
    assert manifest["inputs"][0] == {
        "article": "harbour-1",
        "sha256": hashlib.sha256(article.text.encode()).hexdigest(),
    }
    assert (manifest["settings"], manifest["weights"]) == ({"model": None}, {"english": "1"})
    with pytest.raises(ExportError, match="cannot be read back"):
        write_manifest(small_graph, tmp_path / "m.json", outputs=[tmp_path / "gone"], settings={}, weights={})
