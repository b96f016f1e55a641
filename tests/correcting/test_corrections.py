"""Corrections on an exports folder, as a user makes them: applied at once, the same as a rebuild from the articles."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from dam_articles import BUILD, LATER, built_anew, files_under, write_article

import newsgraph
from command import Run
from newsgraph.correcting import decision_on, profile_called, rebuild, reviews_on
from newsgraph.errors import GraphError, LedgerError
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Judgement, Verdict
from newsgraph.read.ledger import read_ledger


def test_each_correction_gives_what_a_build_with_the_ledger_gives(work: Path, run: Run) -> None:
    exports = work / "exports"
    before = newsgraph.load(exports)
    statement = before.statements(subject="Kenya", relation="suspends")[0]
    other = before.statements(relation="meets")[0]
    seen = [files_under(exports)]
    for command in (
        ("merge", exports, "Grace Wanjiru", "Grace Otieno", "--reason", "she married, in March", "--by", "ann"),
        ("split", exports, *(f"p{key}" for key in before.entity("Lakeside Hydro").profiles[:2])),
        ("reject", exports, statement.id, "--reason", "misread"),
        ("accept", exports, f"c{other.claims[0]}"),
    ):
        result = run(*command)
        assert result.code == 0, result.err
        assert "ledger.csv, line" in result.out
        assert files_under(exports) == built_anew(work, run)
        seen.append(files_under(exports))
    assert len({files["graph.jsonl"] for files in seen}) == len(seen)
    # each row deleted again, the last first, gives back what was there before it, to the byte
    for earlier in seen[::-1][1:]:
        ledger = exports / "ledger.csv"
        ledger.write_bytes(b"".join(ledger.read_bytes().splitlines(keepends=True)[:-1]))
        result = run("rebuild", exports)
        assert result.code == 0, result.err
        assert f"no longer in {ledger}" in result.out
        now = files_under(exports)
        assert {name: data for name, data in now.items() if name != "ledger.csv"} == {
            name: data for name, data in earlier.items() if name != "ledger.csv"
        }


def test_a_merge_says_what_it_wrote(work: Path, run: Run) -> None:
    exports = work / "exports"
    result = run("merge", exports, "Grace Wanjiru", "Grace Otieno", "--reason", "she married", "--by", "ann")
    assert "Grace Otieno (p" in result.out
    assert "dam-1) and" in result.out
    assert "are one thing, says ann (she married)" in result.out
    assert "entities: 1 lost, 0 gained, 1 changed" in result.out
    (row,) = read_ledger(exports / "ledger.csv").decisions
    assert (row.verdict, row.by, row.reasons) == (Verdict.SAME, "ann", ("she married",))
    after = newsgraph.load(exports)
    merged = after.entity("Grace Wanjiru")
    assert merged.replaces != ()
    assert after.entity(merged.replaces[0]) == merged
    told = run("explain", exports, "Grace Wanjiru").out
    assert "same (1.00, by ann): she married" in told
    assert ", by newsgraph)" in told
    manifest = json.loads((exports / "manifest.json").read_text("utf-8"))
    assert manifest["counts"]["corrections"] == 1
    assert {row["file"] for row in manifest["outputs"]} >= {"decisions.csv", "decisions.sssom.tsv", "nodes.csv"}
    assert "1.00,ann,she married" in (exports / "decisions.csv").read_text("utf-8")


def test_later_articles_leave_corrections_and_ids_as_they_were(work: Path, run: Run) -> None:
    exports = work / "exports"
    run("merge", exports, "Grace Wanjiru", "Grace Otieno")
    before = newsgraph.load(exports)
    run("reject", exports, before.statements(relation="suspends")[0].id)
    before = newsgraph.load(exports)
    write_article(work / "news", "bank-1", *LATER)
    result = run("build", work / "news", "-o", exports, "--cache", work / "cache", *BUILD)
    assert (result.code, "ledger" in result.err) == (0, False)
    after = newsgraph.load(exports)
    assert len(after.articles) == 4
    assert set(before.claims) <= set(after.claims)
    of = {key: row.id for row in after.entities.values() for key in row.profiles}
    assert all(of[key] == row.id for row in before.entities.values() for key in row.profiles)
    assert after.statements(relation="suspends") == []
    assert after.entity("Grace Wanjiru").replaces == before.entity("Grace Wanjiru").replaces != ()


def test_check_follows_the_graphs_own_corrections(work: Path, run: Run) -> None:
    run("merge", work / "exports", "Grace Wanjiru", "Grace Otieno")
    result = run("check", work / "news", work / "exports")
    assert (result.code, result.out) == (0, "")


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("merge", "Atlantis", "Kenya"), "no entity is called 'Atlantis'"),
        (("merge", "Otieno", "Kenya"), "2 entities are called 'Otieno' (give an id, such as"),
        (("split", "Kenya", "Kenya"), "'Kenya' and 'Kenya' are one profile, of the article dam-1"),
        (("accept", "s0"), "no statement or claim has the id 's0'"),
    ],
)
def test_what_names_nothing_or_too_much_is_said(
    built: Path, run: Run, command: tuple[str, ...], message: str
) -> None:
    before = files_under(built)
    result = run(command[0], built / "exports", *command[1:])
    assert result.code == 3
    assert message in result.err
    assert files_under(built) == before


def test_candidates_are_listed_with_label_and_type(graph: KnowledgeGraph) -> None:
    with pytest.raises(GraphError) as raised:
        profile_called(graph, "Otieno")
    for name in ("Daniel", "Grace"):
        assert re.search(rf"{name.lower()}-otieno-\w+ \({name} Otieno, PERSON\)", str(raised.value))


def test_names_lead_to_the_earliest_profile_that_bears_them(graph: KnowledgeGraph) -> None:
    merged = rebuild(graph, [decision_on(graph, Verdict.SAME, "Grace Wanjiru", "Daniel Otieno")])
    both = merged.entity("Grace Wanjiru")
    first, *others = (merged.profiles[key] for key in both.profiles)
    assert profile_called(merged, both.id) == profile_called(merged, "grace  wanjiru") == first
    daniel = next(profile for profile in others if profile.label == "Daniel Otieno")
    assert profile_called(merged, "Daniel Otieno") == daniel
    assert profile_called(merged, f"p{daniel.id}") == profile_called(merged, daniel.id) == daniel


def test_only_a_folder_that_a_build_wrote_can_be_corrected(work: Path, run: Run) -> None:
    exports = work / "exports"
    newsgraph.export(newsgraph.select(newsgraph.load(exports), about=["Kenya"]), exports / "graph.jsonl")
    result = run("merge", exports, "Kenya", "Lakeside Hydro")
    assert result.code == 3
    assert "is not the graph.jsonl of its manifest (build the folder again)" in result.err
    (exports / "manifest.json").write_text("{}")
    assert "is not a manifest of this newsgraph" in run("rebuild", exports).err
    (exports / "manifest.json").unlink()
    assert "name the folder that newsgraph build wrote" in run("rebuild", exports / "graph.jsonl").err
    assert "is no exports folder" in run("rebuild", exports / "graph.ttl").err


def test_a_statement_is_judged_once(work: Path, run: Run) -> None:
    exports = work / "exports"
    statement = newsgraph.load(exports).statements(relation="criticizes")[0]
    assert run("accept", exports, statement.id, "--by", "ann").code == 0
    assert newsgraph.load(exports).statement(statement.id).reviewed == len(statement.claims)
    for name in ("graph.ttl", "graph.graphml", "claims.jsonl", "csv/edges.csv"):
        assert "reviewed" in (exports / name).read_text("utf-8")
    result = run("accept", exports, statement.id)
    assert result.code == 3
    assert "is accepted already" in result.err


def test_correcting_never_loads_the_language_pipeline(work: Path) -> None:
    code = (
        "import sys; from newsgraph.cli import main\n"
        f"sys.argv = ['newsgraph', 'merge', {str(work / 'exports')!r}, 'Grace Wanjiru', 'Grace Otieno']\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print('spacy' in sys.modules, 'onnxruntime' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False False"


def test_a_graph_in_memory_is_corrected_and_restored(graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = [
        decision_on(graph, Verdict.SAME, "Grace Wanjiru", "Grace Otieno", reason="she married"),
        *reviews_on(graph, Judgement.REJECTED, graph.statements(relation="suspends")[0].id),
    ]
    corrected = rebuild(graph, rows)
    assert corrected.find("Grace Wanjiru") == corrected.find("Grace Otieno")
    assert rebuild(graph, rows[::-1]).parts == corrected.parts
    assert rebuild(corrected).parts == graph.parts
    (tmp_path / "ledger.csv").write_text(f"verdict,left,right\nsame,{rows[0].left},{rows[0].right}\n")  # type: ignore[union-attr]
    assert rebuild(graph, tmp_path / "ledger.csv").entities.keys() == corrected.entities.keys()
    with pytest.raises(LedgerError, match="cannot be read"):
        rebuild(graph, tmp_path / "none.csv")
