"""The finished network as the files that the pipeline loads: ONNX with weights of 8 bits, and the classes' names."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import helper, numpy_helper

from newsgraph.language.lemmas import LemmaLexicon
from newsgraph.language.scoring import INVENTORY, LEMMAS, NETWORK, RELATIONS, TOKENIZER, Weights
from newsgraph.language.train.network import Network
from newsgraph.language.windows import Inventory

INPUTS = ("pieces", "shapes", "first", "last")
OUTPUTS = ("upos", "xpos", "lemma", "sentence", "entity", "arc", "dependent", "head", "vectors")
SMALLEST = 4096  # values: smaller weights stay as they are
_OPSET = 17


def export(network: Network, inventory: Inventory, lexicon: LemmaLexicon, tokenizer: bytes, folder: Path) -> None:
    """Writes the weights folder of the pipeline, and ``network-fp32.onnx`` beside it for comparison."""
    folder.mkdir(parents=True, exist_ok=True)
    exact = to_onnx(network.eval())
    (folder.parent / "network-fp32.onnx").write_bytes(exact.SerializeToString())
    (folder / NETWORK).write_bytes(quantised(exact).SerializeToString())
    (folder / INVENTORY).write_text(json.dumps(asdict(inventory), ensure_ascii=False), "utf-8")
    (folder / LEMMAS).write_text(lexicon.to_json(), "utf-8")
    (folder / TOKENIZER).write_bytes(tokenizer)
    relation = network.relation
    np.savez(folder / RELATIONS, weight=relation.weight.detach().numpy(), bias=relation.bias.detach().numpy())


def read_network(weights: Weights) -> Network:
    """The first network of finished weights, its 8-bit weights as the floats that they stand for."""
    parameters = _read_parameters(onnx.load_from_string(weights.files[NETWORK]))
    network = Network(weights.inventory(), len(parameters["layers.0.widen.bias"]))
    layer = weights.relation_layer()
    parameters |= {"relation.weight": torch.from_numpy(layer.weight), "relation.bias": torch.from_numpy(layer.bias)}
    network.load_state_dict({name: parameters[name] for name in network.state_dict()})
    return network.eval()


def _read_parameters(model: onnx.ModelProto) -> dict[str, torch.Tensor]:
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    for node in model.graph.node:
        if node.op_type == "DequantizeLinear":
            integers, scales = (arrays[name] for name in node.input)
            axis = next(attribute.i for attribute in node.attribute if attribute.name == "axis")
            arrays[node.output[0]] = integers * (scales[None, :] if axis == 1 else scales[:, None])
    parameters = {name: array for name, array in arrays.items() if "::" not in name}
    for node in model.graph.node:
        # the exporter names a linear layer's product after the layer, its turned weight by a number
        if node.op_type == "MatMul" and "::" in node.input[1]:
            layer = node.name.removeprefix("/").removesuffix("/MatMul").replace("/", ".")
            parameters[f"{layer}.weight"] = arrays[node.input[1]].T
    return {name: torch.from_numpy(np.array(array, np.float32)) for name, array in parameters.items()}


def to_onnx(network: Network) -> onnx.ModelProto:
    """The network for one window of any length, in 32-bit floats."""
    pieces = torch.tensor([[101, 2000, 2001, 2002, 2003, 102]])
    shapes = torch.tensor([[7, 9, 0, 1, 2, 7]])
    first, last = torch.tensor([[1, 2, 4]]), torch.tensor([[1, 3, 4]])
    axes: dict[str, dict[int, str]] = {"pieces": {1: "pieces"}, "shapes": {1: "pieces"}}
    axes |= {name: {1: "words"} for name in ("first", "last", *OUTPUTS)}
    axes |= {"arc": {1: "words", 2: "heads"}, "head": {1: "heads"}}
    buffer: Any = io.BytesIO()  # the stubs know paths only
    with torch.no_grad():
        torch.onnx.export(
            network, (pieces, shapes, first, last), buffer, input_names=list(INPUTS), output_names=list(OUTPUTS),
            dynamic_axes=axes, opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
    return onnx.load_from_string(buffer.getvalue())


def quantised(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with every large weight of a ``MatMul`` or ``Gather`` as 8-bit integers and a scale per channel.

    Weights only: activations keep 32 bits, so that no result depends on what else is computed with it.
    """
    result = onnx.ModelProto()
    result.CopyFrom(model)
    graph = result.graph
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    axes: dict[str, int] = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in weights:
            axes[node.input[1]] = 1
        elif node.op_type == "Gather" and node.input[0] in weights:
            axes[node.input[0]] = 0
    for name, axis in sorted(axes.items()):
        weight = weights[name]
        if weight.ndim != 2 or weight.size < SMALLEST:
            continue
        integers, scales = integers_and_scales(weight, axis)
        for tensor in [tensor for tensor in graph.initializer if tensor.name == name]:
            graph.initializer.remove(tensor)
        graph.initializer.append(numpy_helper.from_array(integers, name + ".integers"))
        graph.initializer.append(numpy_helper.from_array(scales, name + ".scales"))
        inputs = [name + ".integers", name + ".scales"]
        graph.node.insert(0, helper.make_node("DequantizeLinear", inputs, [name], axis=axis, name=name + ".dequantise"))
    onnx.checker.check_model(result)
    return result


def integers_and_scales(weight: NDArray[np.float32], axis: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Symmetric 8-bit integers and their scales along ``axis``."""
    largest = np.abs(weight).max(axis=1 - axis)
    scales = np.where(largest > 0, largest / 127, 1).astype(np.float32)
    shaped = scales[None, :] if axis == 1 else scales[:, None]
    return np.clip(np.rint(weight / shaped), -127, 127).astype(np.int8), scales
