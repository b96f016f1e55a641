"""A build with the user's own entities: the same with any number of workers, and in every export."""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import Namespace

import newsgraph
from command import Run
from newsgraph.cli import main
from newsgraph.errors import GraphError
from newsgraph.export import FORMATS, ExportOptions, export_graph
from newsgraph.export.projection import DEFAULT_BASE
from newsgraph.export.rdf.validation import validate
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.pipeline import Settings, build_graph
from newsgraph.read.ledger import ledger_of

NG, SCHEMA = Namespace(f"{DEFAULT_BASE}vocabulary#"), Namespace("https://schema.org/")
IRI = "https://ex.example/person/grace"
GAZETTEER = (
    "id,label,aliases,type\n"
    f"{IRI},Grace Wanjiru,,PERSON\n"
    "lakeside,Lakeside Hydro Ltd,,ORG\n"
    "otieno-1,Daniel Otieno,,PERSON\n"
    "otieno-2,Daniel Otieno,,PERSON\n"
)
ARTICLES = [
    {
        "id": "dam-1",
        "date": "2024-03-05",
        "text": "Kenya suspended work on the Ngoto dam on Monday. Grace Wanjiru, the head of Lakeside Hydro, "
        "criticized the decision. Wanjiru said that the company had not broken any law.",
    },
    {
        "id": "dam-2",
        "date": "2024-03-06",
        "text": "Grace Wanjiru met President Daniel Otieno in Nairobi on Tuesday. Otieno praised Lakeside Hydro.",
    },
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("known") / "known.csv"
    path.write_text(GAZETTEER, "utf-8")
    return path


@pytest.fixture(scope="module")
def graph(file: Path) -> KnowledgeGraph:
    return newsgraph.build(ARTICLES, gazetteer=file)


def test_names_are_linked_and_keep_the_users_ids(graph: KnowledgeGraph) -> None:
    grace, hydro = graph.entity("Grace Wanjiru"), graph.entity("lakeside")
    assert (grace.links, len(grace.profiles)) == ((IRI,), 2)
    assert graph.entity(IRI) == grace
    assert (hydro.label, hydro.links) == ("Lakeside Hydro Ltd", ("lakeside",))
    said = {graph.sentence_of(row) for row in graph.statements(subject=grace.id)}
    assert any("criticizes" in sentence for sentence in said)


def test_what_is_open_is_told_with_its_candidates(graph: KnowledgeGraph) -> None:
    otieno = graph.entity("Daniel Otieno")
    assert otieno.links == ()
    assert otieno.candidates == (("otieno-1", 0.5), ("otieno-2", 0.5))
    told = str(graph.explain("Daniel Otieno"))
    assert "may be, undecided: otieno-1 (0.50), otieno-2 (0.50)" in told
    assert "| otieno-1: undecided (0.50, by newsgraph): same name; same type; 2 entries fit" in told


def test_order_workers_and_files_do_not_matter(graph: KnowledgeGraph, file: Path, tmp_path: Path) -> None:
    rows = GAZETTEER.splitlines(keepends=True)
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text("".join((rows[0], rows[3], rows[1])), "utf-8")
    two.write_text("".join((rows[0], rows[4], rows[2])), "utf-8")
    again = build_graph(ARTICLES[::-1], Settings(gazetteers=(two, one)), workers=2).graph
    for number, built in enumerate((graph, again)):
        export_graph(built, tmp_path / f"{number}.jsonl")
    assert (tmp_path / "0.jsonl").read_bytes() == (tmp_path / "1.jsonl").read_bytes()


def test_the_native_form_keeps_links_and_candidates(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(graph, tmp_path / "graph.jsonl", options=ExportOptions(with_text=True))
    assert newsgraph.load(tmp_path / "graph.jsonl").parts == graph.parts


def test_rdf_says_same_as_and_what_it_may_be_with_its_score(graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(graph, tmp_path / "graph.ttl")
    read = Graph().parse(tmp_path / "graph.ttl")
    grace = URIRef(f"{DEFAULT_BASE}entity/{graph.entity('Grace Wanjiru').id}")
    assert (grace, SCHEMA.sameAs, URIRef(IRI)) in read
    otieno = URIRef(f"{DEFAULT_BASE}entity/{graph.entity('Daniel Otieno').id}")
    assert set(read.objects(otieno, NG.candidateLink)) == {Literal("otieno-1"), Literal("otieno-2")}
    links = list(read.subjects(RDF.type, NG.CandidateLink))
    assert len(links) == 2
    for link in links:
        assert read.value(link, RDF.subject) == otieno
        assert read.value(link, RDF.predicate) == NG.candidateLink
        assert str(read.value(link, NG.confidence)) == "0.50"


@pytest.mark.parametrize("name", ["graphml", "csv", "gexf", "neo4j", "cytoscape"])
def test_property_graphs_tell_what_it_may_be(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    export_graph(graph, tmp_path, name)
    written = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
    assert b"otieno-1 (0.50)" in written
    assert b"otieno-2 (0.50)" in written


def test_mappings_name_entries_by_their_iris_and_leave_out_what_is_open(graph: KnowledgeGraph, tmp_path: Path) -> None:
    sssom_pydantic = pytest.importorskip("sssom_pydantic")
    export_graph(graph, tmp_path, "sssom")
    pack = sssom_pydantic.read(tmp_path / "decisions.sssom.tsv")
    told = {row.object.curie for row in pack.mappings if not row.object.curie.startswith("profile:")}
    assert told == {"entry1:grace", "entry2:lakeside"}
    text = (tmp_path / "decisions.sssom.tsv").read_text("utf-8")
    assert 'entry1: "https://ex.example/person/"' in text
    assert "otieno" not in text


def test_what_is_written_passes_its_shapes(graph: KnowledgeGraph) -> None:
    pytest.importorskip("pyshacl", reason="of the extra validate")
    assert validate(graph) == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("vocabulary", "claims", "parquet")])
def test_every_form_carries_the_users_ids(graph: KnowledgeGraph, tmp_path: Path, name: str) -> None:
    export_graph(graph, tmp_path, name)
    written = b"".join(path.read_bytes() for path in sorted(tmp_path.rglob("*")) if path.is_file())
    assert b"lakeside" in written
    assert name in ("mentions", "sssom") or IRI.encode() in written


def test_the_manifest_has_its_hash_and_verbose_its_links(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text("\n".join(map(json.dumps, ARTICLES)), "utf-8")
    given = ["build", str(source), "-o", str(tmp_path / "out"), "--gazetteer", str(file), "-v"]
    monkeypatch.setattr(sys, "argv", ["newsgraph", *given])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 0
    assert "gazetteer: 4 profiles linked, 1 left open" in caplog.text
    assert f"dam-1: Grace Wanjiru is {IRI} (1.00): same name; same type" in caplog.text
    assert "dam-2: Daniel Otieno may be otieno-1 (0.50)" in caplog.text
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert manifest["settings"]["gazetteers"] == [hashlib.sha256(file.read_bytes()).hexdigest()]


def test_a_wrong_gazetteer_ends_the_build_before_any_article_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("id,label,type\na,Ann Lee,Vessel\n", "utf-8")
    arguments = ["newsgraph", "build", str(tmp_path), "-o", str(tmp_path / "out"), "--gazetteer", str(wrong)]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 3
    assert "wrong.csv, line 2: type 'Vessel' is not known" in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "out").exists()


def test_a_correction_needs_the_gazetteer_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def ends(*arguments: object) -> object:
        monkeypatch.setattr(sys, "argv", ["newsgraph", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            main()
        return end.value.code

    known, source, folder = tmp_path / "known.csv", tmp_path / "news.jsonl", tmp_path / "graph"
    known.write_text(GAZETTEER, "utf-8")
    source.write_text("\n".join(map(json.dumps, ARTICLES)), "utf-8")
    assert ends("build", source, "-o", folder, "--gazetteer", known) == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert ends("rebuild", folder) == 3
    assert "was built with other gazetteers" in " ".join(capsys.readouterr().err.split())
    assert ends("rebuild", folder, "--gazetteer", known) == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    graph = newsgraph.load(folder)
    with pytest.raises(GraphError, match="gazetteer"):
        newsgraph.rebuild(graph)
    assert newsgraph.rebuild(graph, gazetteer=known).entity(IRI).links == graph.entity(IRI).links


def test_a_link_is_undone_and_an_open_one_decided_by_rows_of_the_ledger(tmp_path: Path, run: Run) -> None:
    known, source, folder = tmp_path / "known.csv", tmp_path / "news.jsonl", tmp_path / "graph"
    known.write_text(GAZETTEER, "utf-8")
    source.write_text("\n".join(map(json.dumps, ARTICLES)), "utf-8")
    assert run("build", source, "-o", folder, "--gazetteer", known).code == 0
    before = newsgraph.load(folder)
    with (folder / "decisions.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["right"]: row for row in csv.DictReader(file)}
    assert (rows[IRI]["verdict"], rows[IRI]["left_name"]) == ("same", "Grace Wanjiru")
    assert rows["otieno-1"]["verdict"] == "undecided"
    later = max(before.entity(IRI).profiles, key=lambda key: before.profiles[key].order)
    assert run("merge", folder, "Daniel Otieno", "otieno-2", "--gazetteer", known).code == 0
    result = run("split", folder, f"p{later}", IRI, "--gazetteer", known)
    assert (result.code, "no article" in result.err) == (0, False)
    after = newsgraph.load(folder)
    assert (after.entity("otieno-2").id, after.entity("otieno-2").candidates) == ("otieno-2", ())
    assert after.entity(IRI).profiles == tuple(key for key in before.entity(IRI).profiles if key != later)
    again = tmp_path / "again"
    assert run("build", source, "-o", again, "--gazetteer", known, "--ledger", folder / "ledger.csv").code == 0
    assert newsgraph.load(again).parts == after.parts
    header = (folder / "ledger.csv").read_text("utf-8").splitlines()[0]
    (folder / "ledger.csv").write_text(f"{header}\n", "utf-8")
    assert run("rebuild", folder, "--gazetteer", known).code == 0
    assert newsgraph.load(folder).parts == before.parts


def test_an_entry_that_is_not_there_is_told(file: Path, tmp_path: Path) -> None:
    ledger = ledger_of("verdict,left,right\nsame,p0123456789ab,lakeside\nsame,nobody,otieno-1\n")
    told = [str(row) for row in build_graph(ARTICLES, Settings(gazetteers=(file,)), ledger=ledger).problems]
    assert "line 2: no article of this build has the profile p0123456789ab; the row is kept" in told[0]
    assert "line 3: no article of this build has the profile pnobody; the row is kept" in told[1]
