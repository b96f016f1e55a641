"""A network with narrower feed-forward layers, made of the most active part of a wider one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from newsgraph.language.train.batches import Batch
from newsgraph.language.train.network import Network


def neuron_weights(network: Network, batches: Iterable[Batch]) -> list[Tensor]:
    """How much each neuron of each feed-forward layer says over ``batches``: ``[inner]`` a layer, the mean square of
    its activation times that of its outgoing weights."""
    layers = network.encoder_layers()
    squares = [torch.zeros_like(layer.widen.bias) for layer in layers]
    hooks = [layer.widen.register_forward_hook(_adding(total)) for layer, total in zip(layers, squares, strict=True)]
    network.eval()
    with torch.no_grad():
        for batch in batches:
            network.layer_vectors(batch.pieces, batch.shapes, batch.first, batch.last, batch.present)
        for hook in hooks:
            hook.remove()
        return [
            total * layer.narrow.weight.square().sum(0) for layer, total in zip(layers, squares, strict=True)
        ]


def _adding(total: Tensor) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    def hook(_module: nn.Module, _inputs: tuple[Tensor, ...], output: Tensor) -> None:
        total.add_(functional.gelu(output.float()).square().flatten(0, -2).mean(0))

    return hook


def pruned(network: Network, narrow: Network, weights: Sequence[Tensor]) -> Network:
    """``narrow`` with the weights of ``network``: of each feed-forward layer the neurons of the highest ``weights``."""
    state = network.state_dict()
    for number, (layer, found) in enumerate(zip(narrow.encoder_layers(), weights, strict=True)):
        kept = found.topk(layer.widen.out_features).indices.sort().values
        prefix = f"layers.{number}"
        state[f"{prefix}.widen.weight"] = state[f"{prefix}.widen.weight"][kept]
        state[f"{prefix}.widen.bias"] = state[f"{prefix}.widen.bias"][kept]
        state[f"{prefix}.narrow.weight"] = state[f"{prefix}.narrow.weight"][:, kept]
    narrow.load_state_dict(state)
    return narrow
