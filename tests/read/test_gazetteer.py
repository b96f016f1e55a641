"""The user's own entities: three forms of file, one reading, and errors that name file, line and remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsgraph.errors import GazetteerError
from newsgraph.model import EntityType, GazetteerEntry
from newsgraph.read.gazetteer import read_gazetteer

ROWS = [
    GazetteerEntry("https://ex.example/p/1", "Ingrid Solberg", ("I. Solberg", "Solberg"), EntityType.PERSON, "NO"),
    GazetteerEntry("norvik", "Norvik Lines", ("Norvik",), EntityType.ORG, None, ("http://www.wikidata.org/entity/Q1",)),
]
CSV = (
    "iri,label,aliases,type,country,links,remark\n"
    '"https://ex.example/p/1",Ingrid Solberg,Solberg; I. Solberg,schema:Person,NOR,,x\n'
    "norvik,Norvik Lines,Norvik,Company,,http://www.wikidata.org/entity/Q1,\n"
)
TURTLE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
<https://ex.example/o/2> a skos:Concept, schema:Organization ;
    skos:prefLabel "Norvik Linien"@de, "Norvik Lines"@en ;
    skos:altLabel "Norvik"@en ; skos:exactMatch <http://www.wikidata.org/entity/Q1> ;
    skos:broader <https://ex.example/o/1> .
<https://ex.example/o/1> a skos:Concept ; skos:prefLabel "Shipping" .
<https://ex.example/o/3> skos:note "no label, no entry" .
"""


def saved(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_csv_and_json_lines_say_the_same(tmp_path: Path) -> None:
    lines = [
        {"id": "norvik", "label": "Norvik Lines", "aliases": ["Norvik"], "type": "ORG",
         "links": ["http://www.wikidata.org/entity/Q1"]},
        {"iri": "https://ex.example/p/1", "name": "Ingrid Solberg", "aliases": "Solberg|I. Solberg", "type": "person",
         "country": "NO"},
    ]  # fmt: skip
    jsonl = saved(tmp_path, "g.jsonl", "\n".join(map(json.dumps, lines)) + "\n")
    assert list(read_gazetteer([saved(tmp_path, "g.csv", CSV)])) == ROWS
    assert list(read_gazetteer([jsonl])) == ROWS


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_separators_than_commas(tmp_path: Path, delimiter: str) -> None:
    text = CSV.replace(";", "|").replace(",", delimiter)
    assert list(read_gazetteer([saved(tmp_path, "g.csv", text)])) == ROWS


def test_a_thesaurus_gives_labels_in_english_aliases_types_and_links(tmp_path: Path) -> None:
    shipping, norvik = read_gazetteer([saved(tmp_path, "g.ttl", TURTLE)])
    assert shipping == GazetteerEntry("https://ex.example/o/1", "Shipping")
    assert norvik == GazetteerEntry(
        "https://ex.example/o/2",
        "Norvik Lines",
        ("Norvik", "Norvik Linien"),
        EntityType.ORG,
        None,
        ("http://www.wikidata.org/entity/Q1",),
    )


def test_files_are_put_together_in_any_order(tmp_path: Path) -> None:
    one = saved(tmp_path, "one.csv", "id,label,aliases\nnorvik,Norvik Lines,NL\na,Ann Lee,\n")
    two = saved(tmp_path, "two.csv", "id,label,aliases,type\nnorvik,Norvik Lines,Norvik,ORG\n")
    found = read_gazetteer([one, two])
    assert found == read_gazetteer([two, one])
    assert found[1] == GazetteerEntry("norvik", "Norvik Lines", ("NL", "Norvik"), EntityType.ORG)


@pytest.mark.parametrize(
    ("name", "text", "where", "what", "remedy"),
    [
        ("g.xlsx", "PK", "g.xlsx", "suffix '.xlsx'", ".csv"),
        ("g.csv", "", "g.csv", "no column 'id' and no column 'label'", "first row"),
        ("g.csv", "id,title\na,A\n", "g.csv", "no column 'label'; its columns: id, title", "first row"),
        ("g.csv", "id,label\na,A\n,B\n", "g.csv, line 3", "has no id", "IRI"),
        ("g.csv", "id,label\na, \n", "g.csv, line 2", "has no label", "'label'"),
        ("g.csv", "id,label\na,A,B\n", "g.csv, line 2", "has 3 cells for 2 columns", "quote cells"),
        ("g.csv", 'id,label\na,"A\n', "g.csv, line 2", "no row of a CSV file", "double the quotes"),
        ("g.csv", 'id,label\na,"A\nB"\nc,\n', "g.csv, line 4", "has no label", "'label'"),
        ("g.csv", "id,label,type\na,A,Vessel\n", "g.csv, line 2", "type 'Vessel' is not known", "PERSON"),
        ("g.csv", "id,label,type\na,A,MONEY\n", "g.csv, line 2", "type 'MONEY' is not known", "PERSON"),
        ("g.csv", "id,label,country\na,A,Norway\n", "g.csv, line 2", "country 'Norway' is not known", "ISO 3166-1"),
        ("g.csv", "id,label\na,A\na,B\n", "g.csv, line 3", "calls a 'B', but", "aliases"),
        ("g.csv", "id,label,type\na,A,ORG\na,A,GPE\n", "g.csv, line 3", "says GPE of a, but", "one type"),
        ("g.csv", b"id,label\na,\xff\n", "g.csv, line 2", "is not UTF-8", "UTF-8"),
        ("g.jsonl", '{"id": "a"', "g.jsonl, line 1", "is no JSON", "one JSON object a line"),
        ("g.jsonl", '\n["a"]', "g.jsonl, line 2", "no object", "write an object"),
        ("g.jsonl", '{"id": 1, "label": "A"}', "g.jsonl, line 1", "id is int, not a string", "one string"),
        ("g.jsonl", '{"id": "a", "label": "A", "aliases": [1]}', "g.jsonl, line 1", "no list of strings", "list"),
        ("g.ttl", "<a> <b> .", "g.ttl, line 1", "is not well formed", "mend that line"),
        ("g.ttl", "", "gazetteer", "holds no entry", "id and label"),
    ],
)
def test_errors_name_file_line_and_remedy(
    tmp_path: Path, name: str, text: str | bytes, where: str, what: str, remedy: str
) -> None:
    with pytest.raises(GazetteerError) as caught:
        read_gazetteer([saved(tmp_path, name, text)])
    assert caught.value.where.endswith(where)
    assert what in caught.value.what
    assert remedy in caught.value.remedy


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="cannot be read: No such file"):
        read_gazetteer([tmp_path / "none.csv"])
