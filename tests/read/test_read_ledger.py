"""The ledger as people write it: in an editor, or saved by a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsgraph.errors import LedgerError
from newsgraph.model import Decision, Judgement, Review, Verdict
from newsgraph.read.ledger import Ledger, ledger_of, read_ledger

A, B, C = "a1b2c3d4e5f6", "0123456789ab", "c00000000001"
MERGE = Decision(A, B, Verdict.SAME, 1.0, (), "user")


def test_three_columns_are_enough_and_the_ids_letter_may_be_left_out() -> None:
    ledger = ledger_of(f"verdict,left,right\nsame,p{A},p{B}\nDifferent, {B} ,{A}\n\nrejected,c{C},\naccepted,{C}\n")
    assert [(row.line, row.says) for row in ledger.rows] == [
        (2, MERGE),
        (3, Decision(B, A, Verdict.DIFFERENT, 1.0, (), "user")),
        (5, Review(C, Judgement.REJECTED)),
        (6, Review(C, Judgement.ACCEPTED)),
    ]


def test_all_columns_in_any_order() -> None:
    text = f'left,by,reasons,verdict,note,score,right\n{A},ann,"she married; a, b",same,x,0.8,{B}\n'
    assert ledger_of(text).decisions == (Decision(A, B, Verdict.SAME, 0.8, ("she married", "a, b"), "ann"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_as_a_spreadsheet_saves_it(delimiter: str, tmp_path: Path) -> None:
    text = f'Verdict,Left,Right,Score\r\nsame,"{A}",{B},"1"\r\n,,,\r\n'.replace(",", delimiter)
    (tmp_path / "ledger.csv").write_bytes(text.encode("utf-8-sig"))
    assert read_ledger(tmp_path / "ledger.csv").decisions == (MERGE,)


def test_a_row_of_the_programs_is_a_users_once_it_stands_here() -> None:
    text = f"verdict,left,right,score,by,reasons\nsame,p{A},p{B},0.43,newsgraph,same surname (+1.0)\n"
    assert ledger_of(text).decisions == (Decision(A, B, Verdict.SAME, 1.0, ("same surname (+1.0)",), "user"),)


def test_rows_of_many_lines_are_counted_by_their_first(tmp_path: Path) -> None:
    text = f'verdict,left,right,reasons\nsame,{A},{B},"two\nlines"\ndifferent,{A},{C},\n'
    ledger = ledger_of(text)
    assert [row.line for row in ledger.rows] == [2, 4]
    assert ledger.lines_of(*ledger.corrections) == "lines 2 and 4"
    assert ledger.lines_of(ledger.corrections[1]) == "line 4"


@pytest.mark.parametrize("text", ["", "\n", "verdict,left,right\n", "verdict,left,right"])
def test_without_rows_there_are_no_corrections(text: str) -> None:
    assert ledger_of(text) == Ledger()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("left,right\na,b\n", "ledger.csv, line 1: has no columns verdict and left .begin it with the line verdict,"),
        ("verdict,left,right\nmaybe,a,b\n", "line 2: the verdict 'maybe' is unknown .take one of same, different, acc"),
        ("verdict,left,right\nsame,a,\n", "line 2: does not name two profiles"),
        ("verdict,left,right\nsame,a,a\n", "line 2: does not name two profiles"),
        ("verdict,left,right\naccepted,a,b\n", "line 2: does not name one claim"),
        ("verdict,left,right\nsame,a,b,c\n", "line 2: has 4 cells for 3 columns"),
        ("verdict,left,right,score\nsame,a,b,high\n", "line 2: the score 'high' is no number from 0 to 1"),
        ("verdict,left,right,score\nsame,a,b,2\n", "line 2: the score '2' is no number"),
        ('verdict,left,right\nsame,"a"b,c\n', "line 2: is no table"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, message: str) -> None:
    with pytest.raises(LedgerError, match=message):
        ledger_of(text)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"ledger.csv: cannot be read: .*name another file"):
        read_ledger(tmp_path / "ledger.csv")
    (tmp_path / "ledger.csv").write_bytes(b"verdict,left\n\xff")
    with pytest.raises(LedgerError, match="is not UTF-8"):
        read_ledger(tmp_path / "ledger.csv")
