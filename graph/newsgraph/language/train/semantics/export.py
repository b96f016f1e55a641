"""The finished second network as the files that the pipeline loads."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from newsgraph.language.semantics.decoding import OUTPUTS
from newsgraph.language.semantics.inputs import SemanticInventory
from newsgraph.language.semantics.weights import CLASSES, PAIRS, ROLES, SEMANTICS
from newsgraph.language.train.export import SMALLEST, integers_and_scales, quantised
from newsgraph.language.train.semantics.network import VECTORS, SemanticNetwork

_OPSET = 17


def export_semantics(network: SemanticNetwork, inventory: SemanticInventory, folder: Path) -> None:
    """Writes ``SEMANTIC_FILES`` into the weights folder, and the exact network beside it for comparison."""
    exact = _to_onnx(network.eval())
    (folder.parent / "semantics-fp32.onnx").write_bytes(exact.SerializeToString())
    (folder / SEMANTICS).write_bytes(quantised(exact).SerializeToString())
    names = {"tags": inventory.tags, "rolesets": inventory.rolesets, "of_lemma": inventory.of_lemma}
    (folder / ROLES).write_text(json.dumps(names, ensure_ascii=False, separators=(",", ":")), "utf-8")
    tables: dict[str, Any] = _tables(network)
    np.savez_compressed(folder / PAIRS, **tables)


def _to_onnx(network: SemanticNetwork) -> onnx.ModelProto:
    words = 3
    inputs = (torch.zeros(1, words, VECTORS), *(torch.zeros(1, words, dtype=torch.long) for _ in CLASSES))
    names = ["vectors", *CLASSES]
    axes = {name: {1: "words"} for name in (*names, *OUTPUTS)}
    buffer: Any = io.BytesIO()  # the stubs know paths only
    with torch.no_grad():
        torch.onnx.export(
            network, inputs, buffer, input_names=names, output_names=list(OUTPUTS), dynamic_axes=axes,
            opset_version=_OPSET, dynamo=False,
        )  # fmt: skip
    return onnx.load_from_string(buffer.getvalue())


def _tables(network: SemanticNetwork) -> dict[str, NDArray[np.generic]]:
    weights = {
        "inner": network.inner.weight, "outer": network.outer.weight, "distance": network.distance.weight,
        "role": network.role.weight, "senses": network.senses.weight, "pair": network.pair.weight,
    }  # fmt: skip
    arrays = {name: weight.detach().numpy() for name, weight in weights.items()}
    arrays |= {f"feature{number}": table for number, table in enumerate(network.antecedent_layer().features)}
    tables: dict[str, NDArray[np.generic]] = {"role.bias": network.role.bias.detach().numpy()}
    for name, values in arrays.items():
        if values.size < SMALLEST:
            tables[name] = values
        else:
            tables[name], tables[f"{name}.scales"] = integers_and_scales(values, axis=0)
    return tables
