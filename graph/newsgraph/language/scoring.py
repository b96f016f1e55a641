"""The packaged network on ONNX Runtime."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import onnxruntime

from newsgraph.errors import ModelError
from newsgraph.language.features import Features, Featurizer
from newsgraph.language.lemmas import LemmaLexicon
from newsgraph.language.windows import Decoder, Inventory, RelationLayer, Scores

NETWORK, RELATIONS, LEMMAS = "network.onnx", "relations.npz", "lemmas.json"
INVENTORY, TOKENIZER = "inventory.json", "tokenizer.json"
WEIGHT_FILES = (NETWORK, RELATIONS, LEMMAS, INVENTORY, TOKENIZER)


class OnnxScorer:
    """Scores one window at a time, in the thread that calls; several threads may call at once.

    One thread a window, since the sums of a matrix product that threads share depend on their number. The weights are
    stored as 8-bit integers and computed with as 32-bit floats: no scale is taken from the input, so that a window's
    scores are its own, and CPU families differ by rounding only.
    """

    def __init__(self, model: bytes) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
        # fold the stored integers into floats once, when the session is made
        options.add_session_config_entry("session.disable_quant_qdq", "1")
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])

    def __call__(self, features: Features) -> Scores:
        outputs = self._session.run(
            ["upos", "xpos", "lemma", "sentence", "entity", "arc", "dependent", "head"],
            {
                "pieces": features.pieces[None],
                "shapes": features.shapes[None],
                "first": features.first[None],
                "last": features.last[None],
            },
        )
        return Scores(*(output[0] for output in outputs))


class Weights:
    """The files of a trained pipeline, read once; bytes are kept, so that a pipeline can be saved again."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    @classmethod
    def read(cls, folder: Path) -> Weights:
        """Reads the weights in ``folder``.

        Raises:
            ModelError: If a file is missing.
        """
        missing = [name for name in WEIGHT_FILES if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"weights are incomplete: {', '.join(missing)} missing",
                str(folder),
                "reinstall newsgraph, or save the pipeline again with nlp.to_disk",
            )
        return cls({name: (folder / name).read_bytes() for name in WEIGHT_FILES})

    def write(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self.files.items():
            (folder / name).write_bytes(content)

    def inventory(self) -> Inventory:
        data = json.loads(self.files[INVENTORY])
        return Inventory(*(tuple(data[layer]) for layer in ("upos", "xpos", "lemma", "relation", "entity")))

    def decoder(self) -> Decoder:
        lexicon = LemmaLexicon.from_json(self.files[LEMMAS].decode("utf-8"))
        return Decoder(self.inventory(), self.relation_layer(), lexicon)

    def relation_layer(self) -> RelationLayer:
        with np.load(io.BytesIO(self.files[RELATIONS])) as arrays:
            return RelationLayer(arrays["weight"].astype(np.float32), arrays["bias"].astype(np.float32))

    def featurizer(self) -> Featurizer:
        return Featurizer.from_text(self.files[TOKENIZER].decode("utf-8"))

    def scorer(self) -> OnnxScorer:
        return OnnxScorer(self.files[NETWORK])
