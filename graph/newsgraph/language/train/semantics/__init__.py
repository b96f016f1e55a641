"""Training of the second network: semantic roles and coreference."""

from __future__ import annotations

from pathlib import Path

from newsgraph.language.scoring import Weights
from newsgraph.language.train.export import read_network
from newsgraph.language.train.semantics.annotated import Example, FirstNetwork, annotated_corpora
from newsgraph.language.train.semantics.batches import make_semantic_inventory
from newsgraph.language.train.semantics.corpora import read_semantic_development, read_semantic_training
from newsgraph.language.train.semantics.export import export_semantics
from newsgraph.language.train.semantics.fitting import SemanticFitting
from newsgraph.language.train.semantics.network import SemanticNetwork, SemanticSizes
from newsgraph.language.train.semantics.splitting import split

# only what the first network has learned needs noise
NOISES = {"ewt": (1.0, 1.0), "gum": (1.0,), "litbank": (0.0,), "redocred": (0.0,)}


def train_semantics(folder: Path, out: Path, epochs: int) -> None:
    """Trains the second network over the first one in ``out / "weights"``, and puts its files beside it."""
    weights = Weights.read_first(out / "weights")
    first_inventory = weights.inventory()
    first = FirstNetwork(read_network(weights), first_inventory, weights.decoder().lexicon, weights.featurizer())
    documents = read_semantic_training(folder)
    examples: list[Example] = []
    for corpus, noises in NOISES.items():
        own = [document for document in documents if document.corpus == corpus]
        examples.extend(annotated_corpora(first, own, out / f"{corpus}.pickle", noises))
    development = annotated_corpora(first, read_semantic_development(folder), out / "dev.pickle")
    framed = [example for example in examples if example.gold.frames is not None]
    inventory = make_semantic_inventory(framed, first_inventory.upos, first_inventory.relation)
    parts = [part for example in examples for part in split(example)]
    sizes = SemanticSizes(len(inventory.upos), len(inventory.relations), len(inventory.tags), len(inventory.rolesets))
    fitting = SemanticFitting(SemanticNetwork(sizes), inventory, parts, development, out)
    fitting.run(epochs)
    export_semantics(fitting.averaged(), inventory, out / "weights")
