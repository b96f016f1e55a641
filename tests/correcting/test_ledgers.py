"""The ledger of an exports folder: whose form it keeps, which one is followed, what is said of its rows."""

from __future__ import annotations

from pathlib import Path

from dam_articles import BUILD, built_anew, files_under

import newsgraph
from command import Run
from newsgraph.read.ledger import COLUMNS, read_ledger


def test_a_row_that_names_an_entity_is_told_what_to_write(work: Path, run: Run) -> None:
    exports = work / "exports"
    one, other = (newsgraph.load(exports).entity(name) for name in ("Grace Wanjiru", "Grace Otieno"))
    (exports / "ledger.csv").write_text(f"verdict,left,right\nsame,{one.id},p{other.profiles[0]}\n", "utf-8")
    result = run("rebuild", exports)
    assert result.code == 0
    assert f"line 2: no article of this build has the profile p{one.id}; the row is kept" in result.err
    assert f"(instead of {one.id} write p{one.profiles[0]})" in result.err


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
