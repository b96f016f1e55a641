"""The packaged second network: an ONNX file for single words, tables for pairs, names of the classes."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from newsgraph.language.semantics.coreference import FEATURE_ROWS
from newsgraph.language.semantics.decoding import OUTPUTS, SemanticDecoder
from newsgraph.language.semantics.inputs import SemanticInventory
from newsgraph.language.semantics.layers import AntecedentLayer, RoleLayer
from newsgraph.language.semantics.roles import FrameDecoder
from newsgraph.language.sessions import inference_session

Floats = NDArray[np.float32]

SEMANTICS, PAIRS, ROLES = "semantics.onnx", "pairs.npz", "roles.json"
SEMANTIC_FILES = (SEMANTICS, PAIRS, ROLES)
CLASSES = ("upos", "relation", "head_relation", "entity")


class OnnxSemantics:
    """Scores one window at a time, in the thread that calls; several threads may call at once."""

    def __init__(self, model: bytes) -> None:
        self._session = inference_session(model)

    def __call__(self, vectors: Floats, classes: NDArray[np.int64]) -> list[Floats]:
        inputs: dict[str, NDArray[np.generic]] = {
            name: np.ascontiguousarray(row)[None] for name, row in zip(CLASSES, classes, strict=True)
        }
        inputs["vectors"] = vectors[None].astype(np.float32, copy=False)
        return [output[0] for output in self._session.run(list(OUTPUTS), inputs)]


def semantic_decoder(files: Mapping[str, bytes], upos: tuple[str, ...], relations: tuple[str, ...]) -> SemanticDecoder:
    """The decoder from the bytes of ``SEMANTIC_FILES``; word classes and relations are the first network's."""
    names = json.loads(files[ROLES])
    of_lemma = {lemma: tuple(rows) for lemma, rows in names["of_lemma"].items()}
    inventory = SemanticInventory(upos, relations, tuple(names["tags"]), tuple(names["rolesets"]), of_lemma)
    with np.load(io.BytesIO(files[PAIRS])) as stored:
        tables = {name: _floats(stored, name) for name in stored.files if not name.endswith(".scales")}
    parts = (tables[name] for name in ("inner", "outer", "distance", "role", "role.bias"))
    frames = FrameDecoder(
        inventory.tags, inventory.rolesets, of_lemma, tables["senses"], RoleLayer(len(relations), *parts)
    )
    features = tuple(tables[f"feature{number}"] for number in range(len(FEATURE_ROWS)))
    layer = AntecedentLayer(features, tables["pair"][0])
    return SemanticDecoder(OnnxSemantics(files[SEMANTICS]), inventory, frames, layer)


def _floats(stored: Mapping[str, NDArray[np.generic]], name: str) -> Floats:
    """A table as floats; those of many rows are stored as 8-bit integers with one scale a row."""
    values = np.asarray(stored[name], np.float32)
    return values * np.asarray(stored[f"{name}.scales"])[:, None] if f"{name}.scales" in stored else values
