"""A graph's triples in stores of pyoxigraph, which answer SPARQL."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Store

from newsgraph.errors import GraphError
from newsgraph.export.native import load
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows
from newsgraph.export.rdf.ntriples import LineTerms, lines
from newsgraph.export.rdf.terms import Descriptions
from newsgraph.knowledge_graph import KnowledgeGraph

__all__ = ["MOST_IN_MEMORY", "keep_triples", "opened", "triple_store"]

# A store in memory answers some seven times faster than one in a folder, takes some 360 bytes a triple, and is filled
# with some 300,000 triples a second.
MOST_IN_MEMORY = 2_000_000
_TRIPLES, _STORE = "triples.nt", "store"


def triple_store(graph: KnowledgeGraph | str | Path, *, base: str = DEFAULT_BASE) -> Store:
    """The graph's triples, those that ``graph.ttl`` has, in a store in memory.

    Raises:
        GraphError: The graph cannot be read, or there is no place for temporary files.
    """
    with _temporary_folder() as folder:
        keep_triples(graph, Path(folder), base=base, most_in_memory=None)
        return opened(Path(folder))


def keep_triples(
    graph: KnowledgeGraph | str | Path,
    folder: Path,
    *,
    base: str = DEFAULT_BASE,
    most_in_memory: int | None = MOST_IN_MEMORY,
) -> int:
    """Put the graph's triples into a folder from which :func:`opened` makes a store; returns how many there are.

    Args:
        most_in_memory: With more, a store is made in the folder itself; None for never.

    Raises:
        GraphError: The graph cannot be read.
    """
    found = graph if isinstance(graph, KnowledgeGraph) else load(graph)
    rows, count = Rows(found, ExportOptions(base=base)), 0
    with (folder / _TRIPLES).open("w", encoding="utf-8", newline="\n") as file:
        for row in Descriptions(rows, LineTerms(base)).all():
            file.writelines(lines(row))
            count += len(row.properties)
    if most_in_memory is not None and count > most_in_memory:
        store = Store(folder / _STORE)
        _fill(store, folder)
        store.optimize()  # asks several times faster
        store.flush()
        (folder / _TRIPLES).unlink()
    return count


def opened(folder: Path) -> Store:
    """The store of the triples that :func:`keep_triples` put there, for reading only."""
    if (folder / _STORE).is_dir():
        return Store.read_only(str(folder / _STORE))
    store = Store()
    _fill(store, folder)
    return store


def _fill(store: Store, folder: Path) -> None:
    # lenient: IRIs need no second check
    store.bulk_load(path=folder / _TRIPLES, lenient=True)


def _temporary_folder() -> TemporaryDirectory[str]:
    try:
        return TemporaryDirectory(prefix="newsgraph-")
    except OSError as error:
        remedy = "set TMPDIR to a folder that can be written to"
        raise GraphError(f"no temporary folder: {error.strerror or error}", "the query", remedy) from error
