"""Epochs made ahead of the training by worker processes: a GPU is faster than one core makes batches."""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from newsgraph.language.train.batches import Batch

MakeEpoch = Callable[[int], list[Batch]]

# what a worker makes epochs with: forked with it, since it is too large to be sent
_makers: list[MakeEpoch] = []


def epochs(make: MakeEpoch, first: int, last: int, workers: int) -> Iterator[list[Batch]]:
    """Epochs ``first`` to ``last``, in order; with ``workers`` they are made so many at a time, in processes."""
    if not workers:
        yield from map(make, range(first, last + 1))
        return
    _makers[:] = [make]
    with ProcessPoolExecutor(workers, get_context("fork")) as pool:
        waiting: deque[Future[bytes]] = deque()
        for number in range(first, last + 1 + workers):
            if number <= last:
                waiting.append(pool.submit(_pickled, number))
            if number >= first + workers and waiting:
                yield pickle.loads(waiting.popleft().result())
        while waiting:
            yield pickle.loads(waiting.popleft().result())


def _pickled(number: int) -> bytes:
    # as bytes: torch would send each tensor by a file of its own
    return pickle.dumps(_makers[0](number), protocol=5)
