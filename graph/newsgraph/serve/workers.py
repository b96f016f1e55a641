"""The worker processes: each answers one query at a time and is ended, and replaced, where it takes too long."""

from __future__ import annotations

import multiprocessing
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.serve.answering import Answer, work

# a process started anew, not forked: the engine and the server have threads
_CONTEXT = multiprocessing.get_context("spawn")
# a worker imports and opens the store in well under a second; this is for a machine under load
_START_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take.

    Attributes:
        seconds: Time to answer it, and to wait for a worker before that.
        result_bytes: Size of its result.
        query_bytes: Size of itself.
        memory_bytes: Address space of the worker, where the system can limit that.
        workers: How many are answered at a time.
    """

    seconds: float = 30.0
    result_bytes: int = 64 * 2**20
    query_bytes: int = 2**20
    memory_bytes: int = 4 * 2**30
    workers: int = 2


class Workers:
    """A fixed number of workers over one store; safe to ask from several threads."""

    def __init__(self, store: Path, names: Namespaces, limits: Limits) -> None:
        self.limits = limits
        self._store, self._prefixes = store, names.spaces
        self._lock, self._closed = threading.Lock(), False
        self._all: set[_Worker] = set()
        self._idle: queue.Queue[_Worker] = queue.Queue()

    def start(self) -> None:
        """Start the processes; returns before they are ready."""
        for _ in range(self.limits.workers):
            self._add()

    def close(self) -> None:
        """End the processes, whatever they do; who waits for an answer is told that there is none."""
        with self._lock:
            self._closed = True
            for worker in self._all:
                worker.end()

    def ask(self, sparql: str, accept: str) -> Answer:
        """The answer to a query, whatever becomes of it.

        Args:
            accept: The media types that the client takes, as its Accept header says.
        """
        try:
            worker = self._idle.get(timeout=self.limits.seconds)
        except queue.Empty:
            return Answer.refusal(503, "all workers are busy: ask again later")
        try:
            found = worker.ask(sparql, accept, self.limits.seconds)
        except TimeoutError:
            self._replace(worker)
            return Answer.refusal(503, f"the query took longer than {self.limits.seconds:g} s: make it simpler")
        except (EOFError, OSError):
            self._replace(worker)
            return Answer.refusal(500, "the query ended its worker; it may need too much memory: make it simpler")
        self._idle.put(worker)
        return found

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        with self._lock:
            self._all.discard(worker)
        self._add()

    def _add(self) -> None:
        with self._lock:
            if self._closed:
                return
            worker = _Worker(self._store, self._prefixes, self.limits)
            self._all.add(worker)
        self._idle.put(worker)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """What is started meanwhile never hears of Ctrl + C, not even while it imports: the server ends it in order."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker:
    """A process and the connection to it."""

    def __init__(self, store: Path, prefixes: dict[str, str], limits: Limits) -> None:
        self._connection, theirs = _CONTEXT.Pipe()
        parameters = (theirs, store, prefixes, limits.result_bytes, limits.memory_bytes)
        self._process = _CONTEXT.Process(target=work, args=parameters, daemon=True)
        with _interrupts_held():
            self._process.start()
        theirs.close()  # so that the end of the process is the end of the connection
        self._ready = False

    def ask(self, sparql: str, accept: str, seconds: float) -> Answer:
        """Raises TimeoutError where it takes longer; EOFError or OSError where the process ends."""
        if not self._ready:
            self._receive(_START_SECONDS)
            self._ready = True
        self._connection.send((sparql, accept))
        found = self._receive(seconds)
        assert isinstance(found, Answer)
        return found

    def _receive(self, seconds: float) -> object:
        if not self._connection.poll(seconds):
            raise TimeoutError
        return self._connection.recv()

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
