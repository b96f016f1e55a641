"""The packaged network on ONNX Runtime."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np

from newsgraph.errors import ModelError
from newsgraph.language.features import Features, Featurizer
from newsgraph.language.lemmas import LemmaLexicon
from newsgraph.language.semantics.decoding import SemanticDecoder
from newsgraph.language.semantics.weights import SEMANTIC_FILES, semantic_decoder
from newsgraph.language.sessions import inference_session
from newsgraph.language.windows import Decoder, Inventory, RelationLayer, Scores

NETWORK, RELATIONS, LEMMAS = "network.onnx", "relations.npz", "lemmas.json"
INVENTORY, TOKENIZER = "inventory.json", "tokenizer.json"
FIRST_FILES = (NETWORK, RELATIONS, LEMMAS, INVENTORY, TOKENIZER)
WEIGHT_FILES = (*FIRST_FILES, *SEMANTIC_FILES)


class OnnxScorer:
    """Scores one window at a time, in the thread that calls; several threads may call at once."""

    def __init__(self, model: bytes) -> None:
        self._session = inference_session(model)

    def __call__(self, features: Features) -> Scores:
        outputs = self._session.run(
            ["upos", "xpos", "lemma", "sentence", "entity", "arc", "dependent", "head", "vectors"],
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
        return cls._read(folder, WEIGHT_FILES)

    @classmethod
    def read_first(cls, folder: Path) -> Weights:
        """Reads those of the first network alone, for training the second."""
        return cls._read(folder, FIRST_FILES)

    @classmethod
    def _read(cls, folder: Path, names: tuple[str, ...]) -> Weights:
        missing = [name for name in names if not (folder / name).is_file()]
        if missing:
            raise ModelError(
                f"weights are incomplete: {', '.join(missing)} missing",
                str(folder),
                "reinstall newsgraph, or save the pipeline again with nlp.to_disk",
            )
        return cls({name: (folder / name).read_bytes() for name in names})

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

    def semantics(self) -> SemanticDecoder:
        inventory = self.inventory()
        return semantic_decoder(self.files, inventory.upos, inventory.relation)
