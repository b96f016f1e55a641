"""What trained networks teach another one (Hinton et al. 2015): their mean opinion of every word, in every layer.

Their opinion of the treebanks, which they know by heart, says little more than these do; that of the corpora of names
is the trees that they lack (self-training), and a softer word on each name than its corpus has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from newsgraph.language.train.batches import IGNORE, Batch
from newsgraph.language.train.network import Network

LAYERS = ("upos", "xpos", "lemma", "sentence")


@dataclass(frozen=True, slots=True)
class Opinion:
    """Probabilities of one network, or the mean of several: ``[batch, words, classes]`` by layer; ``heads``
    ``[batch, words]`` are those that the relations are of."""

    layers: dict[str, Tensor]
    heads: Tensor


def scores(network: Network, batch: Batch, x: Tensor, heads: Tensor | None) -> tuple[dict[str, Tensor], Tensor]:
    """What ``network`` says of words with vectors ``x``; relations are those to ``heads``, the best ones if None."""
    found = {layer: getattr(network, layer)(x).float() for layer in LAYERS}
    found["entity"] = network.entity_scores(x).float()
    found["arc"] = network.arc_scores(x).float().masked_fill(~inside_sentence(batch), -1e4)
    if heads is None:
        heads = found["arc"].argmax(-1)
    found["relation"] = relation_scores(network, x, heads)
    return found, heads


def inside_sentence(batch: Batch) -> Tensor:
    """``[batch, words, words + 1]``: the heads that a word may have, those of its sentence and the root."""
    position = torch.arange(batch.words.size(1), device=batch.words.device)[None, None]
    inside = (position >= batch.low[..., None]) & (position < batch.high[..., None])
    return torch.cat([torch.ones_like(inside[..., :1]), inside], -1)


def relation_scores(network: Network, x: Tensor, heads: Tensor) -> Tensor:
    """Scores of the relations to ``heads`` ``[batch, words]``."""
    dependent, head = network.relation_halves(x)
    picked = torch.gather(head, 1, heads.clamp(min=0)[..., None].expand(-1, -1, head.size(-1)))
    return network.relation_scores(dependent + picked).float()


def mean_opinion(teachers: Sequence[Network], batch: Batch) -> Opinion:
    """Of the ``teachers``, in evaluation mode."""
    heads = batch.targets["arc"].clamp(min=0) if "arc" in batch.targets else None
    total: dict[str, Tensor] = {}
    with torch.no_grad():
        for teacher in teachers:
            x = teacher.word_vectors(batch.pieces, batch.shapes, batch.first, batch.last, batch.present)
            found, heads = scores(teacher, batch, x, heads)
            for layer, values in found.items():
                share = values.softmax(-1) / len(teachers)
                total[layer] = total[layer] + share if layer in total else share
    if heads is None:
        raise ValueError("no teachers")
    return Opinion(total, heads)


def taught_losses(
    network: Network, batch: Batch, x: Tensor, opinion: Opinion, weights: dict[str, float]
) -> dict[str, Tensor]:
    """Cross-entropy with the teachers' opinion, by layer. Trees count where the sentences' bounds are known."""
    found, _ = scores(network, batch, x, opinion.heads)
    words = batch.words.float()
    bounded = words * (batch.targets["sentence"] != IGNORE)
    losses = {}
    for layer, values in found.items():
        counted = bounded if layer in {"arc", "relation", "sentence"} else words
        each = -(opinion.layers[layer] * functional.log_softmax(values, -1)).sum(-1)
        losses[f"taught {layer}"] = (each * counted).sum() / counted.sum().clamp(min=1) * weights.get(layer, 1.0)
    return losses
