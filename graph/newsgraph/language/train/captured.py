"""Steps of training as CUDA graphs: a network of this size is computed faster than its kernels are launched one by one.

Each shape of batch is captured once, with its backward pass; later ones of that shape are copied into its tensors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from newsgraph.language.train.batches import Batch

Losses = Callable[[Batch], dict[str, Tensor]]


@dataclass(frozen=True, slots=True)
class _Captured:
    graph: torch.cuda.CUDAGraph
    batch: Batch
    parts: dict[str, Tensor]


class CapturedLosses:
    """Computes losses, and adds their gradients to those that the parameters have: tensors that must stay the same."""

    def __init__(self, losses: Losses) -> None:
        self._losses = losses
        self._captured: dict[tuple[tuple[int, ...], ...], _Captured] = {}
        self._pool = torch.cuda.graph_pool_handle()

    def __call__(self, batch: Batch) -> dict[str, Tensor]:
        """Of a batch on the GPU; the result is overwritten by the next one of its shape. The first batch of a shape
        counts twice."""
        shape = tuple(tuple(tensor.shape) for tensor in _tensors(batch))
        known = self._captured.get(shape)
        if known is None:
            known = self._captured[shape] = self._capture(batch)
        for ours, given in zip(_tensors(known.batch), _tensors(batch), strict=True):
            ours.copy_(given)
        known.graph.replay()
        return known.parts

    def _capture(self, batch: Batch) -> _Captured:
        own = batch.map(torch.clone)
        aside = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            add_gradients(self._losses(own))  # what torch sets up at a first run is no part of the graph
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph, pool=self._pool):
            parts = self._losses(own)
            add_gradients(parts)
        return _Captured(graph, own, {name: value.detach() for name, value in parts.items()})


def add_gradients(parts: dict[str, Tensor]) -> None:
    """Adds the gradients of the sum of all losses to those that the parameters have."""
    torch.stack(list(parts.values())).sum().backward()  # type: ignore[no-untyped-call]


def _tensors(batch: Batch) -> Iterator[Tensor]:
    yield from (batch.pieces, batch.shapes, batch.first, batch.last, batch.present, batch.tags, batch.words)
    yield from (batch.low, batch.high, *batch.targets.values())
