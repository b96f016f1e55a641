"""Corrections on an exports folder, as a user makes them: applied at once, the same as a rebuild from the articles."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import newsgraph
from command import Run
from newsgraph.correcting import decision_on, profile_called, rebuild, reviews_on
from newsgraph.errors import GraphError, LedgerError
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Judgement, Verdict
from newsgraph.read.ledger import COLUMNS, read_ledger

ARTICLES = {
    "dam-1": (
        "2024-03-05",
        "Kenya suspended work on the Ngoto dam on Monday. Grace Wanjiru, the chief executive of Lakeside Hydro, "
        "criticized the decision. She said that the company had not broken any law.",
    ),
    "dam-2": (
        "2024-03-06",
        "Lakeside Hydro may sue Kenya, two officials said on Wednesday. Wanjiru met Daniel Otieno in Nairobi on "
        "Tuesday. Grace Otieno visited the Ngoto dam.",
    ),
    "dam-3": ("2024-03-07", "Grace Otieno, who leads Lakeside Hydro, met Daniel Otieno in Nairobi on Tuesday."),
}
LATER = ("2024-04-02", "Portugal fined Banco Aveiro 4 million euros on Tuesday. Daniel Otieno praised the decision.")


def write_article(folder: Path, name: str, date: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(f"---\nid: {name}\ndate: {date}\noutlet: Upland Wire\n---\n\n{text}\n", "utf-8")


BUILD = ("--format", "sssom", "--format", "csv", "--min-confidence", "0.5", "--base", "https://dams.example/")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles in ``news``, the cache of their analyses, and what a build with options made of them."""
    folder = tmp_path_factory.mktemp("corrected")
    for name, (date, text) in ARTICLES.items():
        write_article(folder / "news", name, date, text)
    command = ["build", str(folder / "news"), "-o", str(folder / "exports"), "--cache", str(folder / "cache"), *BUILD]
    done = subprocess.run([sys.executable, "-m", "newsgraph", *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    shutil.copytree(built, tmp_path / "work")
    return tmp_path / "work"


@pytest.fixture(scope="module")
def graph(built: Path) -> KnowledgeGraph:
    return newsgraph.load(built / "exports")


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def built_anew(work: Path, run: Run, *further: str | Path) -> dict[str, bytes]:
    """What a build from the articles with the ledger gives, the ledger among it."""
    fresh = work / "fresh"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir()
    if (work / "exports" / "ledger.csv").exists():
        shutil.copy(work / "exports" / "ledger.csv", fresh)
    result = run("build", work / "news", "-o", fresh, "--cache", work / "cache", *BUILD, *further)
    assert result.code == 0, result.err
    return files_under(fresh)


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


def test_rows_on_what_is_not_there_are_kept_and_told(work: Path, run: Run) -> None:
    exports = work / "exports"
    run("merge", exports, "Grace Wanjiru", "Grace Otieno")
    run("reject", exports, newsgraph.load(exports).statements(relation="suspends")[0].id)
    ledger = (exports / "ledger.csv").read_bytes()
    (work / "news" / "dam-1.txt").unlink()
    result = run("build", work / "news", "-o", exports, "--cache", work / "cache", *BUILD)
    assert result.code == 0
    assert "line 2: no article of this build has the profile p" in result.err
    assert "line 3: no article of this build has the claim c" in result.err
    assert (exports / "ledger.csv").read_bytes() == ledger
    after = newsgraph.load(exports)
    assert len(after.parts.reviews) == 1
    assert [row.by for row in after.decisions if row.by != "newsgraph"] == ["user"]


def test_a_row_that_names_an_entity_is_told_what_to_write(work: Path, run: Run) -> None:
    exports = work / "exports"
    one, other = (newsgraph.load(exports).entity(name) for name in ("Grace Wanjiru", "Grace Otieno"))
    (exports / "ledger.csv").write_text(f"verdict,left,right\nsame,{one.id},p{other.profiles[0]}\n", "utf-8")
    result = run("rebuild", exports)
    assert result.code == 0
    assert f"line 2: no article of this build has the profile p{one.id}; the row is kept" in result.err
    assert f"(instead of {one.id} write p{one.profiles[0]})" in result.err


def test_check_follows_the_graphs_own_corrections(work: Path, run: Run) -> None:
    run("merge", work / "exports", "Grace Wanjiru", "Grace Otieno")
    result = run("check", work / "news", work / "exports")
    assert (result.code, result.out) == (0, "")


def test_another_ledger_may_be_named(work: Path, run: Run) -> None:
    exports, ledger = work / "exports", work / "mine.csv"
    assert run("merge", exports, "Grace Wanjiru", "Grace Otieno", "--ledger", ledger).code == 0
    assert not (exports / "ledger.csv").exists()
    assert files_under(exports) == built_anew(work, run, "--ledger", ledger)
    for command in (("rebuild", exports), ("split", exports, "Kenya", "Nairobi")):
        result = run(*command)
        assert result.code == 3
        assert "the graph's corrections are in a ledger that is not there" in result.err
    assert run("rebuild", exports, "--ledger", work / "nowhere.csv").code == 3
    assert run("split", exports, "Kenya", "Nairobi", "--ledger", ledger).code == 0
    assert len(read_ledger(ledger).rows) == 2


def test_contradictions_name_their_lines_and_change_nothing(work: Path, run: Run) -> None:
    exports = work / "exports"
    run("merge", exports, "Grace Wanjiru", "Grace Otieno")
    run("reject", exports, newsgraph.load(exports).statements(relation="criticizes")[0].id)
    before = files_under(exports)
    rows = read_ledger(exports / "ledger.csv")
    (merged,), (claim,) = rows.decisions, rows.reviews
    for command, message in (
        (("split", exports, merged.left, merged.right), "lines 2 and 4 say both that profiles"),
        (("accept", exports, f"c{claim.claim}"), "lines 3 and 4 both accept and reject the claim"),
    ):
        result = run(*command)
        assert result.code == 3
        assert message in result.err
        assert "delete one of these lines" in result.err
        assert files_under(exports) == before
    ledger = exports / "ledger.csv"
    ledger.write_text(ledger.read_text("utf-8") + f"different,{merged.right},{merged.left}\n", "utf-8")
    result = run("build", work / "news", "-o", exports, "--cache", work / "cache", *BUILD)
    assert result.code == 3
    assert "lines 2 and 4" in result.err


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


def test_a_ledger_keeps_the_form_that_its_user_gave_it(work: Path, run: Run) -> None:
    exports = work / "exports"
    ledger = exports / "ledger.csv"
    old = "\ufeffverdict;left;right;my note\r\ndifferent;pa1b2c3d4e5f6;p0123456789ab;é".encode()
    ledger.write_bytes(old)
    assert run("merge", exports, "Grace Wanjiru", "Grace Otieno").code == 0
    data = ledger.read_bytes()
    assert data.startswith(old + b"\r\nsame;p")
    assert data.endswith(b";\r\n")
    result = run("split", exports, "Kenya", "Lakeside Hydro", "--reason", "of course")
    assert result.code == 3
    assert "line 1: has no column reasons (add it to the header)" in result.err
    assert ledger.read_bytes() == data


def test_what_is_told_is_what_is_read_back(work: Path, run: Run) -> None:
    result = run(
        "merge", work / "exports", "Grace Wanjiru", "Grace Otieno", "--reason", "married;\n moved", "--by", "newsgraph"
    )
    assert (result.code, result.err.count("error")) == (0, 0)
    assert "ledger.csv, line 2: " in result.out
    assert "are one thing, says user (married; moved)" in result.out


def test_a_ledger_that_is_not_followed_is_told(work: Path, run: Run) -> None:
    run("split", work / "exports", "Kenya", "Lakeside Hydro")
    (work / "mine.csv").write_text("verdict,left,right\n", "utf-8")
    command = ("build", work / "news", "-o", work / "exports", "--cache", work / "cache")
    result = run(*command, "--ledger", work / "mine.csv")
    assert f"{work / 'exports' / 'ledger.csv'} is not followed" in result.err
    assert "0 corrections followed" in " ".join(result.err.split())
    assert "1 corrections followed" in " ".join(run(*command).err.split())


def test_a_new_ledger_has_all_columns(work: Path, run: Run) -> None:
    run("split", work / "exports", "Kenya", "Lakeside Hydro")
    header, row = (work / "exports" / "ledger.csv").read_text("utf-8").splitlines()
    assert header == ",".join(COLUMNS)
    assert row.endswith("Kenya,Lakeside Hydro,1.00,user,,dam-1,dam-1")


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
