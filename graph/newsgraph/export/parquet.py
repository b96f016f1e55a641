"""Two Parquet tables, ``nodes.parquet`` and ``edges.parquet``, in a folder: typed columns, many values as lists.

pyarrow writes them; it comes with ``pip install 'newsgraph[parquet]'``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from newsgraph.errors import ExportError
from newsgraph.export.attributes import EDGE_ATTRIBUTES, LISTS, NODE_ATTRIBUTES, Attribute, Kind, edges, nodes
from newsgraph.export.files import writing_bytes
from newsgraph.export.projection import ExportOptions, Rows

_ROW_GROUP = 20_000


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write both tables into the folder ``target``.

    Raises:
        ExportError: If pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        remedy = "pip install 'newsgraph[parquet]'"
        raise ExportError("Parquet needs the library pyarrow", str(target), remedy) from None

    def schema(ids: Iterable[str], attributes: Mapping[str, Kind]) -> Any:
        kinds = {"string": pyarrow.string(), "int": pyarrow.int64(), "double": pyarrow.float64()}
        columns = [pyarrow.field(name, pyarrow.string(), nullable=False) for name in ids]
        columns += [
            pyarrow.field(name, pyarrow.list_(pyarrow.string()) if name in LISTS else kinds[kind])
            for name, kind in attributes.items()
        ]
        return pyarrow.schema(columns)

    _write_table(
        target / "nodes.parquet",
        schema(["id"], NODE_ATTRIBUTES),
        ({"id": node, **data} for node, data in nodes(rows)),
    )
    _write_table(
        target / "edges.parquet",
        schema(["id", "source", "target"], EDGE_ATTRIBUTES),
        ({"id": edge, "source": source, "target": end, **data} for edge, source, end, data in edges(rows)),
    )
    return rows.warnings()


def _write_table(target: Path, schema: Any, table: Iterator[Mapping[str, Attribute]]) -> None:
    import pyarrow
    from pyarrow import parquet

    with writing_bytes(target) as file, parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        while group := list(islice(table, _ROW_GROUP)):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
