"""Neo4j: tables for ``neo4j-admin database import``, their headers apart, and a ``load.cypher`` that may be run again.

What a graph says stands in the tables alone; the script holds only types made of letters, digits and "_".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from newsgraph.export.attributes import (
    EDGE_ATTRIBUTES,
    LISTS,
    NODE_ATTRIBUTES,
    Attribute,
    Kind,
    edge_type,
    edges,
    nodes,
)
from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.model import Standing

SEPARATOR = ";"
# the Greek question mark looks the same, and Unicode's normal form NFC makes it ";" again
_IN_ITEMS = "\u037e"
# LOAD CSV takes a backslash here for an escape, neo4j-admin does not; NFKC makes the wide one plain again
_ESCAPING = re.compile(r'\\(?=["\\]|\Z)')
_WIDE = "\uff3c"
# Neo4j shows ``name`` on nodes and the type on edges
_NODE_COLUMNS = [name for name in NODE_ATTRIBUTES if name != "label"]
_EDGE_COLUMNS = [name for name in EDGE_ATTRIBUTES if name not in ("name", "interaction", "weight")]
_DATES = frozenset({"occurrence"})
_CYPHER = {
    "": "CASE WHEN {0} = '' THEN null ELSE {0} END",
    "string[]": "CASE WHEN {0} = '' THEN null ELSE split({0}, ';') END",
    "int": "toInteger({0})",
    "double": "toFloat({0})",
    "date": "CASE WHEN {0} = '' THEN null ELSE date({0}) END",
}
_HEAD = """\
// Loads nodes.csv and relationships.csv of this folder. It may be run again with the same tables: nothing is doubled.
// Put the tables where Neo4j may read them (its import folder), then: cypher-shell --file load.cypher
// For millions of statements, into a new database:
//   neo4j-admin database import full neo4j --multiline-fields=true --nodes=nodes-header.csv,nodes.csv \\
//     --relationships=relationships-header.csv,relationships.csv
CREATE CONSTRAINT newsgraph_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
"""


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write the tables and the script into the folder ``target``. Many values of one attribute are an array.

    Returns:
        With the rows' own warnings, how many items of arrays have another character for their semicolons, how many
        texts for their backslashes, and how many occurrences are no date.
    """
    table = _Table()
    node_header = ["id:ID(Entity)", *_typed(NODE_ATTRIBUTES, _NODE_COLUMNS), ":LABEL"]
    ends = [":START_ID(Entity)", ":END_ID(Entity)", ":TYPE", "statementId"]
    _write_lines(target / "nodes-header.csv", [_line(node_header)])
    _write_lines(target / "relationships-header.csv", [_line([*ends, *_typed(EDGE_ATTRIBUTES, _EDGE_COLUMNS)])])
    _write_lines(target / "nodes.csv", table.nodes(rows))
    _write_lines(target / "relationships.csv", table.relationships(rows))
    _write_lines(target / "load.cypher", _script(table))
    return (*rows.warnings(), *table.warnings())


class _Table:
    """The lines of the tables, and what has been seen in them."""

    def __init__(self) -> None:
        self.labels: set[str] = set()
        self.types: set[str] = set()
        self._semicolons = self._backslashes = self._no_dates = 0

    def nodes(self, rows: Rows) -> Iterator[str]:
        for node, data in nodes(rows):
            kind = ["Value"] if data["kind"] == "value" else []
            labels = SEPARATOR.join(["Entity", *kind, str(data["entityType"]).title()])
            self.labels.add(labels)
            yield _line([node, *self._cells(data, _NODE_COLUMNS), labels])

    def relationships(self, rows: Rows) -> Iterator[str]:
        for edge, source, end, data in edges(rows):
            name = edge_type(str(data["relation"]), Standing(str(data["standing"])))
            self.types.add(name)
            yield _line([source, end, name, edge, *self._cells(data, _EDGE_COLUMNS)])

    def warnings(self) -> Iterator[str]:
        if self._semicolons:
            yield f"{self._semicolons} array items have the look-alike U+037E for ;, which NFC turns back"
        if self._backslashes:
            yield f"{self._backslashes} texts have U+FF3C for backslashes that LOAD CSV would take for escapes"
        if self._no_dates:
            yield f"{self._no_dates} statements lost an occurrence that is no date"

    def _cells(self, data: Mapping[str, Attribute], columns: Iterable[str]) -> Iterator[str | None]:
        for name in columns:
            cell = self._cell(name, data[name])
            if cell is None or "\\" not in cell:
                yield cell
            else:
                plain = _ESCAPING.sub(_WIDE, cell)
                self._backslashes += plain != cell
                yield plain

    def _cell(self, name: str, value: Attribute) -> str | None:
        if value is None or value == ():
            return None
        if isinstance(value, tuple):
            self._semicolons += sum(SEPARATOR in item for item in value)
            return SEPARATOR.join(item.replace(SEPARATOR, _IN_ITEMS) for item in value)
        if name in _DATES and not _is_date(str(value)):
            self._no_dates += 1
            return None
        return str(value)


def _line(cells: Iterable[str | None]) -> str:
    """Every cell that holds text is quoted; an empty one is nothing between two commas, which readers take for null."""
    return ",".join("" if not cell else '"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"


def _write_lines(target: Path, lines: Iterable[str]) -> None:
    with writing_text(target) as file:
        file.writelines(lines)


def _column_type(name: str, kind: Kind) -> str:
    if name in LISTS:
        return "string[]"
    if name in _DATES:
        return "date"
    return "" if kind == "string" else kind


def _typed(kinds: Mapping[str, Kind], columns: Iterable[str]) -> Iterator[str]:
    for name in columns:
        kind = _column_type(name, kinds[name])
        yield f"{name}:{kind}" if kind else name


def _script(table: _Table) -> Iterator[str]:
    yield _HEAD
    place = 1 + len(_NODE_COLUMNS)
    for labels in sorted(table.labels):
        further = ":".join(labels.split(SEPARATOR)[1:])
        yield (
            f"LOAD CSV FROM 'file:///nodes.csv' AS row WITH row WHERE row[{place}] = '{labels}'\n"
            f"MERGE (n:Entity {{id: row[0]}}) SET n:{further}, {_setting('n', NODE_ATTRIBUTES, _NODE_COLUMNS, 1)};\n"
        )
    for name in sorted(table.types):
        yield (
            f"LOAD CSV FROM 'file:///relationships.csv' AS row WITH row WHERE row[2] = '{name}'\n"
            "MATCH (a:Entity {id: row[0]}) MATCH (b:Entity {id: row[1]})\n"
            f"MERGE (a)-[r:{name} {{statementId: row[3]}}]->(b)"
            f" SET {_setting('r', EDGE_ATTRIBUTES, _EDGE_COLUMNS, 4)};\n"
        )


def _setting(variable: str, kinds: Mapping[str, Kind], columns: Iterable[str], first: int) -> str:
    return ", ".join(
        f"{variable}.{name} = {_CYPHER[_column_type(name, kinds[name])].format(f'row[{place}]')}"
        for place, name in enumerate(columns, first)
    )


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None
