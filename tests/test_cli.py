"""The command line as a user meets it: what it writes, says and returns."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from command import Run

TEXT = (
    "---\ntitle: Ministry halts dam\ndate: 2024-03-05\noutlet: Upland Wire\n---\n\n"
    "Kenya suspended work on the Ngoto dam on Monday. Grace Wanjiru, the chief executive of Lakeside Hydro, criticized "
    "the decision, and two officials said that the company may sue Kenya.\n"
)
STANDARD = {
    "claims.jsonl",
    "decisions.csv",
    "graph.graphml",
    "graph.jsonl",
    "graph.ttl",
    "manifest.json",
    "mentions.jsonl",
    "vocabulary.ttl",
}


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "news").mkdir()
    (folder / "news" / "dam.txt").write_text(TEXT, "utf-8")
    command = [sys.executable, "-m", "newsgraph", "build", str(folder / "news"), "-o", str(folder / "exports")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "1 articles" in " ".join(done.stderr.split())
    return folder / "exports"


def test_build_writes_the_standard_files(exports: Path) -> None:
    assert {path.name for path in exports.iterdir()} == STANDARD
    manifest = json.loads((exports / "manifest.json").read_text("utf-8"))
    assert {row["file"] for row in manifest["outputs"]} == STANDARD - {"manifest.json"}


def test_check_finds_no_difference_to_what_it_would_build(exports: Path, run: Run) -> None:
    result = run("check", exports.parent / "news", exports)
    assert (result.code, result.out) == (0, "")


def test_check_says_what_differs(exports: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "dam.txt").write_text(TEXT.replace("criticized", "praised"), "utf-8")
    result = run("check", tmp_path, exports)
    assert result.code == 1
    assert "statement lost" in result.out
    assert "statement gained" in result.out


def test_query_prints_table_csv_and_json(exports: Path, run: Run) -> None:
    sparql = "SELECT ?label WHERE { ?who rel:suspends ?what . ?who rdfs:label ?label }"
    assert "Kenya" in run("query", exports, sparql).out
    rows = list(csv.reader(io.StringIO(run("query", exports, sparql, "-f", "csv").out)))
    assert rows == [["label"], ["Kenya"]]
    found = json.loads(run("query", exports, sparql, "--format", "json").out)
    assert [row["label"]["value"] for row in found["results"]["bindings"]] == ["Kenya"]


def test_the_gallery_is_listed_and_asked(exports: Path, run: Run) -> None:
    listed = run("query", "--gallery")
    names = [line.split()[0] for line in listed.out.splitlines()]
    assert len(names) >= 12
    assert run("query", exports, "--gallery").out == listed.out
    for name in names:
        result = run("query", exports, "--gallery", name, "-f", "csv")
        assert (result.code, result.err) == (0, "")
        assert result.out.count("\n") >= 1
    assert "Kenya" in run("query", exports, "--gallery", "facts").out
    wrong = run("query", exports, "--gallery", "such")
    assert (wrong.code, wrong.out) == (3, "")
    assert "timeline" in wrong.err


def test_query_without_a_query_is_wrong_usage(exports: Path, run: Run) -> None:
    assert run("query").code == 2
    assert run("query", exports).code == 2


def test_query_never_loads_the_language_pipeline(exports: Path) -> None:
    code = (
        "import sys; from newsgraph.cli import main\n"
        f"sys.argv = ['newsgraph', 'query', {str(exports)!r}, 'ASK {{ ?s rel:suspends ?o }}']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[-1] == "False"


def test_a_wrong_query_says_what_is_wrong(exports: Path, run: Run) -> None:
    result = run("query", exports, "SELECT WHERE {")
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("error: ")


def test_explain_shows_sentences(exports: Path, run: Run) -> None:
    result = run("explain", exports, "Kenya")
    assert result.code == 0
    assert "Kenya suspended work on the Ngoto dam on Monday." in result.out
    assert "2024-03-04" in result.out


def test_explain_of_an_unknown_name_fails(exports: Path, run: Run) -> None:
    result = run("explain", exports, "Atlantis")
    assert result.code == 3
    assert "Atlantis" in result.err


@pytest.mark.parametrize("name", ["graph.graphml", "graph.ttl", "graph.cyjs"])
def test_export_by_suffix(exports: Path, run: Run, tmp_path: Path, name: str) -> None:
    assert run("export", exports, "-o", tmp_path / name).code == 0
    assert (tmp_path / name).stat().st_size > 0


def test_export_writes_what_the_options_choose(exports: Path, run: Run, tmp_path: Path) -> None:
    chosen = ("--standing", "asserted", "--min-confidence", "0.5", "--type", "GPE", "--type", "THING", "--no-values")
    base = ("--no-evidence", "--base", "https://news.test/g/")
    assert run("export", exports, "-o", tmp_path / "any.txt", "-f", "turtle12", *chosen, *base).code == 0
    text = (tmp_path / "any.txt").read_text("utf-8")
    assert text.count("rdf:reifies") == 1
    assert "rel:suspends" in text
    assert "newsgraph.example" not in text
    assert "oa:exact" not in text
    assert run("export", exports, "-o", tmp_path / "g.ttl", "--type", "COUNTRY").code == 2


def test_build_takes_the_same_options(exports: Path, run: Run, tmp_path: Path) -> None:
    options = ("--type", "PERSON", "--type", "FAC", "--base", "https://news.test/g/", "--format", "turtle12")
    assert run("build", exports.parent / "news", "-o", tmp_path, *options).code == 0
    assert {path.name for path in tmp_path.iterdir()} == {*STANDARD, "graph.rdf12.ttl"}
    settings = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["settings"]
    assert (settings["types"], settings["base"]) == (["FAC", "PERSON"], "https://news.test/g/")


def test_export_of_an_unknown_format_fails(exports: Path, run: Run, tmp_path: Path) -> None:
    result = run("export", exports, "-o", tmp_path / "graph.xyz")
    assert result.code == 3
    assert "graph.xyz" in result.err
    assert list(tmp_path.iterdir()) == []


def test_formats_lists_what_each_drops(run: Run) -> None:
    out = run("formats").out
    assert "graphml" in out
    assert "drops" in out


def test_triples_as_lines(exports: Path, run: Run) -> None:
    news = exports.parent / "news"
    rows = [json.loads(line) for line in run("triples", news).out.splitlines()]
    assert ("Kenya", "suspends") in {(row["subject"]["text"], row["relation"]["id"]) for row in rows}
    table = run("triples", news, "-f", "tsv").out.splitlines()
    assert table[0].split("\t")[:4] == ["article", "subject", "relation", "object"]
    assert len(table) == len(rows) + 1


def test_openie_lines_give_each_sentence_as_it_came(run: Run, tmp_path: Path) -> None:
    source = tmp_path / "sentences.txt"
    given = "The `` Lakeside '' union , which Ann Mwangi leads , rejected the offer -LRB- again -RRB- ."
    source.write_text(given + "\n", "utf-8")
    lines = run("triples", source, "-f", "openie", "--lines").out.splitlines()
    assert lines
    assert {line.split("\t")[0] for line in lines} == {given}
    assert all(0 <= float(line.split("\t")[1]) <= 1 for line in lines)


def test_lines_without_openie_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    assert run("triples", tmp_path, "--lines").code == 2


def test_a_failed_article_is_named_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    result = run("build", tmp_path, "-o", tmp_path / "out")
    assert result.code == 1
    assert "empty.txt" in result.err
    assert (tmp_path / "out" / "graph.ttl").exists()


def test_nothing_to_read_writes_nothing(run: Run, tmp_path: Path) -> None:
    result = run("build", tmp_path / "nowhere", "-o", tmp_path / "out")
    assert result.code == 3
    assert not (tmp_path / "out").exists()


def test_an_unknown_model_is_a_clear_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(TEXT, "utf-8")
    result = run("build", tmp_path, "-o", tmp_path / "out", "--model", "no_such_model")
    assert result.code == 3
    assert "no_such_model" in result.err


def test_version_and_help(run: Run) -> None:
    assert run("--version").out.startswith("newsgraph ")
    for verb in ("build", "triples", "export", "query", "explain", "formats", "check", "merge", "rebuild"):
        result = run(verb, "--help")
        assert result.code == 0
        assert verb in result.out


def test_a_graph_can_be_looked_at(exports: Path, run: Run, tmp_path: Path) -> None:
    page, picture = tmp_path / "graph.html", tmp_path / "kenya.svg"
    shown = run("view", exports, "-o", page, "--title", "Dams & more")
    assert (shown.code, shown.out) == (0, "")
    assert "<title>Dams &amp; more</title>" in page.read_text("utf-8")
    assert run("plot", exports, "Kenya", "-o", picture).code == 0
    assert picture.read_text("utf-8").startswith("<svg ")
    assert run("plot", exports, "Atlantis", "-o", picture).code == 3
