"""What a worker process does: evaluate a query and write its result in the form that the client takes."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

from newsgraph.errors import QueryError
from newsgraph.export.rdf.namespaces import Prefixes
from newsgraph.query import evaluate, unanswerable
from newsgraph.serve.negotiation import chosen
from newsgraph.stores import opened

if TYPE_CHECKING:
    from typing_extensions import Buffer  # of collections.abc from Python 3.12 on

# media type -> form, the default first; the short names are for clients that know no better
RESULTS: Mapping[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
GRAPHS: Mapping[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """A status of HTTP and what goes with it."""

    status: int
    body: bytes
    media_type: str = "text/plain"

    @classmethod
    def refusal(cls, status: int, message: str) -> Answer:
        """A message in plain text."""
        return cls(status, f"{message}\n".encode("utf-8", "replace"))


class _TooLargeError(Exception):
    pass


class _Buffer(BytesIO):
    """A file in memory that takes so many bytes and no more."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, data: Buffer) -> int:
        if self.tell() + memoryview(data).nbytes > self._most:
            raise _TooLargeError
        return super().write(data)


def work(connection: Connection, folder: Path, prefixes: dict[str, str], result_bytes: int, memory_bytes: int) -> None:
    """Answer what comes through the connection, one query after another, until it is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends its workers in order
    _limit_memory(memory_bytes)
    store, known = opened(folder), Prefixes(prefixes)
    try:
        connection.send(None)
        while True:
            sparql, accept = connection.recv()
            connection.send(answer(store, sparql, accept, known, result_bytes))
    except (EOFError, BrokenPipeError):  # the server has gone
        return


def _limit_memory(memory_bytes: int) -> None:
    """A query that needs more ends its own process, not the machine; where the system knows no such limit, none."""
    if sys.platform != "win32":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        least = memory_bytes if most == resource.RLIM_INFINITY else min(memory_bytes, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


def answer(store: Store, sparql: str, accept: str, prefixes: Prefixes, result_bytes: int) -> Answer:
    """The result of a query as bytes, or why there is none."""
    buffer = _Buffer(result_bytes)
    try:
        found = evaluate(store, sparql, prefixes)
        offers: list[str] = list(GRAPHS if isinstance(found, QueryTriples) else RESULTS)
        media_type = chosen(accept, offers)
        if media_type is None:
            return Answer.refusal(406, f"none of the forms is acceptable; there are {', '.join(offers)}")
        if isinstance(found, QueryTriples):
            serialize(found, buffer, GRAPHS[media_type], prefixes=dict(prefixes))
        else:
            found.serialize(buffer, RESULTS[media_type])
    except QueryError as error:
        return Answer.refusal(400, str(error))
    except _TooLargeError:
        return Answer.refusal(500, f"the result is larger than {result_bytes:,} bytes: ask for less, as by LIMIT")
    except (OSError, ValueError) as error:
        return Answer.refusal(500, str(unanswerable(error)))
    return Answer(200, buffer.getvalue(), media_type)
