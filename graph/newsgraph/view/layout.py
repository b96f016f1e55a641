"""Where the nodes of a graph stand in its picture: a force layout that is the same each time.

Linked nodes attract, all nodes repel (Fruchterman and Reingold 1991), a pull to the middle holds together what nothing
links (Jacomy et al. 2014, ForceAtlas2). Repulsion is summed over all pairs in small graphs; in large ones it is the
convolution of a grid of masses with the force's kernel, by fast Fourier transform, so that time grows with the nodes
and not with their pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Indices = NDArray[np.int64]

_PAIRWISE = 300
# beyond this, repulsion fades: things that nothing links lie side by side, not worlds apart
_REACH = 5.0
_GRAVITY, _PULL = 2.5, 0.6
_GOLDEN_ANGLE = np.pi * (3.0 - 5.0**0.5)


def positions(count: int, links: Sequence[tuple[int, int]], rounds: int | None = None) -> list[tuple[float, float]]:
    """A place for each of ``count`` nodes, in a square around the origin, with two decimals.

    Args:
        links: Pairs of nodes, by number; each pair once or more.
        rounds: Steps of the simulation; None for enough, fewer for larger graphs.

    >>> first = positions(3, [(0, 1), (1, 2)])
    >>> first == positions(3, [(0, 1), (1, 2)]), positions(0, [])
    (True, [])
    """
    if count == 0:
        return []
    ends = np.array(sorted({(min(pair), max(pair)) for pair in links if pair[0] != pair[1]}), dtype=np.int64)
    ends = ends.reshape(-1, 2)
    degree = np.bincount(ends.ravel(), minlength=count).astype(np.float64)
    at = _start(count, ends, degree)
    steps = rounds if rounds is not None else int(np.clip(600 - count / 40, 150, 500))
    mass = 1.0 + np.sqrt(degree)
    repel = _by_pairs if count <= _PAIRWISE else _by_grid
    reach = float(np.sqrt(count))
    for step in range(steps):
        push = repel(at, mass) - _GRAVITY * mass[:, None] * at / reach
        push += _pull(at, ends, degree)
        length = np.maximum(np.hypot(push[:, 0], push[:, 1]), 1e-9)
        # steps shorten, so that the picture comes to rest
        longest = 0.12 * reach * (1.0 - step / steps) ** 1.5 + 0.005
        at = at + push * (np.minimum(length, longest) / length)[:, None]
    at -= at.mean(axis=0)
    return [(round(float(x), 2) + 0.0, round(float(y), 2) + 0.0) for x, y in at]


def _start(count: int, ends: Indices, degree: Points) -> Points:
    """A spiral on which linked nodes follow one another, the best linked in the middle."""
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for left, right in ends.tolist():
        neighbours[left].append(right)
        neighbours[right].append(left)
    order: list[int] = []
    seen = np.zeros(count, dtype=bool)
    for root in np.lexsort((np.arange(count), -degree)).tolist():
        if seen[root]:
            continue
        seen[root] = True
        queue = [root]
        for node in queue:
            fresh = [other for other in neighbours[node] if not seen[other]]
            seen[fresh] = True
            queue.extend(fresh)
        order.extend(queue)
    rank = np.empty(count)
    rank[order] = np.arange(count)
    radius, angle = np.sqrt(rank + 0.5), rank * _GOLDEN_ANGLE
    return np.column_stack((radius * np.cos(angle), radius * np.sin(angle)))


def _pull(at: Points, ends: Indices, degree: Points) -> Points:
    along = at[ends[:, 1]] - at[ends[:, 0]]
    distance = np.hypot(along[:, 0], along[:, 1])
    # a node of many links is not torn by them
    share = np.sqrt(np.minimum(degree[ends[:, 0]], degree[ends[:, 1]]))
    along *= (_PULL * distance / share)[:, None]
    count = len(at)
    return np.column_stack(
        [
            np.bincount(ends[:, 0], along[:, axis], count) - np.bincount(ends[:, 1], along[:, axis], count)
            for axis in (0, 1)
        ]
    )


def _by_pairs(at: Points, mass: Points) -> Points:
    x, y = (np.subtract.outer(at[:, axis], at[:, axis]) for axis in (0, 1))
    strength = mass[:, None] * mass[None, :] * _fading(x**2 + y**2 + 0.05)
    return np.column_stack(((x * strength).sum(axis=1), (y * strength).sum(axis=1)))


def _fading(squared: Points) -> Points:
    return np.asarray(1.0 / (squared * (1.0 + squared / _REACH**2)))


def _by_grid(at: Points, mass: Points) -> Points:
    # 1.5 cells or more for each node along an edge of the square
    side = int(np.clip(2 ** np.ceil(np.log2(1.5 * np.sqrt(len(at)))), 64, 512))
    low = at.min(axis=0)
    cell = _step_up(float((at.max(axis=0) - low).max()) / (side - 2) + 1e-9)
    place = (at - low) / cell
    corner = place.astype(np.int64)
    part = place - corner
    spots = []
    for dx in (0, 1):
        for dy in (0, 1):
            weight = np.abs(1 - dx - part[:, 0]) * np.abs(1 - dy - part[:, 1])
            spots.append(((corner[:, 0] + dx) * side + corner[:, 1] + dy, weight))
    masses = np.zeros(side * side)
    for index, weight in spots:
        masses += np.bincount(index, weight * mass, side * side)
    spectrum = np.fft.rfft2(masses.reshape(side, side), s=(2 * side, 2 * side))
    push = np.empty_like(at)
    for axis, kernel in enumerate(_kernels(side, cell)):
        field = np.fft.irfft2(spectrum * kernel, s=(2 * side, 2 * side))[:side, :side].ravel()
        push[:, axis] = sum(field[index] * weight for index, weight in spots)
    return push * mass[:, None]


def _step_up(cell: float) -> float:
    """The next of few sizes, each a twentieth larger than the one before, so that kernels can be used again."""
    return float(1.05 ** np.ceil(np.log(cell) / np.log(1.05)))


@lru_cache(maxsize=4)
def _kernels(side: int, cell: float) -> tuple[NDArray[np.complex128], NDArray[np.complex128]]:
    """The spectra of the force along each axis, on a grid twice as wide, so that no force comes round its edge."""
    offset = np.fft.fftfreq(2 * side, 1 / (2 * side)) * cell
    squared = offset[:, None] ** 2 + offset[None, :] ** 2 + max(0.05, 0.25 * cell**2)
    kernel = _fading(squared)
    return np.fft.rfft2(offset[:, None] * kernel), np.fft.rfft2(offset[None, :] * kernel)
