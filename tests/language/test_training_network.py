"""The parts of the first network's recipe that no figure would show to be wrong; needs the extra ``train``."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra 'train', which is not installed")

from newsgraph.language.features import Featurizer  # noqa: E402
from newsgraph.language.loading import WEIGHTS  # noqa: E402
from newsgraph.language.train.batches import ExampleMaker, epoch_batches, make_inventory  # noqa: E402
from newsgraph.language.train.corpora import Corpora  # noqa: E402
from newsgraph.language.train.epochs import epochs  # noqa: E402
from newsgraph.language.train.fitting import Language, Schedule, losses  # noqa: E402
from newsgraph.language.train.network import Network  # noqa: E402
from newsgraph.language.train.pruning import neuron_weights, pruned  # noqa: E402
from newsgraph.language.train.sentences import NOTHING_OPEN, Sentence, Tree  # noqa: E402
from newsgraph.language.train.teaching import mean_opinion  # noqa: E402

FERRY = Tree(
    lemmas=("the", "ferry", "leave", "the", "port", "."),
    upos=("DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT"),
    xpos=("DT", "NN", "VBD", "DT", "NN", "."),
    heads=(2, 3, 0, 5, 3, 3),
    relations=("det", "nsubj", "root", "det", "obj", "punct"),
)


@pytest.fixture(scope="module")
def language():
    sentences = [Sentence("a", ("The", "ferry", "left", "the", "port", "."), True, tree=FERRY)] * 3
    return Language(
        make_inventory(sentences), None, Featurizer.from_text((WEIGHTS / "tokenizer.json").read_text("utf-8"))
    )


@pytest.fixture(scope="module")
def corpora():
    words = ("The", "ferry", "left", "the", "port", ".")
    treed = [Sentence(f"t{n}", words, True, open_labels=NOTHING_OPEN, tree=FERRY) for n in range(7)]
    named = [Sentence(f"n{n}", ("Ann", "saw", "the", "port") * (n + 1), True) for n in range(5)]
    return Corpora({"trees": treed}, {"names": named})


@pytest.fixture(scope="module")
def batches(language, corpora):
    maker = ExampleMaker(language.featurizer, language.inventory, corpora)
    return {equal: epoch_batches(corpora, maker, 1, {"names": 1.0}, 60, equal_shapes=equal) for equal in (False, True)}


@pytest.fixture(scope="module")
def network(language):
    torch.manual_seed(3)
    return Network(language.inventory).eval()


def weighted(network, batches, teachers=()):
    """The mean loss over all words, whatever the batches."""
    total, words = 0.0, 0
    with torch.no_grad():
        for batch in batches:
            size = int(batch.words.sum())
            total += size * float(losses(network, batch, teachers)["entity"])
            words += size
    return total / words, words


def test_equal_shapes_hold_the_same_words_and_change_no_loss(network, batches):
    close, equal = batches[False], batches[True]
    assert len({batch.pieces.shape for batch in equal if "arc" in batch.targets}) == 1
    assert weighted(network, close)[1] == weighted(network, equal)[1]
    assert weighted(network, close)[0] == pytest.approx(weighted(network, equal)[0], rel=1e-4)


def test_epochs_come_in_order_from_any_number_of_workers(language, corpora):
    maker = ExampleMaker(language.featurizer, language.inventory, corpora)

    def make(number):
        return epoch_batches(corpora, maker, number, {"names": 0.5})

    alone = [[batch.pieces.tolist() for batch in epoch] for epoch in epochs(make, 2, 6, 0)]
    shared = [[batch.pieces.tolist() for batch in epoch] for epoch in epochs(make, 2, 6, 2)]
    assert len(alone) == 5
    assert alone == shared


def test_one_teacher_is_the_mean_of_two_equal_ones(network, batches):
    batch = batches[True][0]
    one, two = mean_opinion([network], batch), mean_opinion([network, network], batch)
    for layer, probabilities in one.layers.items():
        torch.testing.assert_close(probabilities, two.layers[layer])
        torch.testing.assert_close(probabilities.sum(-1), torch.ones_like(probabilities.sum(-1)))


def test_a_teacher_says_nothing_of_heads_outside_the_sentence(network, batches):
    batch = batches[False][0]
    arcs = mean_opinion([network], batch).layers["arc"]
    for row in range(len(batch.words)):
        for word in range(int(batch.words[row].sum())):
            inside = arcs[row, word, 1 + int(batch.low[row, word]) : 1 + int(batch.high[row, word])].sum()
            assert float(inside + arcs[row, word, 0]) == pytest.approx(1, abs=1e-4)


def test_pruning_to_the_full_width_changes_nothing(network, language, batches):
    same = pruned(network, Network(language.inventory), neuron_weights(network, batches[True]))
    for name, value in same.state_dict().items():
        torch.testing.assert_close(value, network.state_dict()[name])


def test_pruning_drops_the_neurons_that_say_nothing(language, batches):
    torch.manual_seed(4)
    wide, narrow = Network(language.inventory).eval(), Network(language.inventory, 64).eval()
    with torch.no_grad():
        for layer in wide.encoder_layers():
            layer.narrow.weight[:, 64:] = 0
    pruned(wide, narrow, neuron_weights(wide, batches[True]))
    batch = batches[True][0]
    inputs = (batch.pieces, batch.shapes, batch.first, batch.last, batch.present)
    for ours, theirs in zip(narrow.layer_vectors(*inputs), wide.layer_vectors(*inputs), strict=True):
        torch.testing.assert_close(ours, theirs, atol=1e-5, rtol=1e-4)


def test_a_narrow_network_trains_all_its_layers_and_a_whole_one_not_the_lowest(language):
    def trained(network):
        return {name.split(".")[1] for name, p in network.named_parameters() if p.requires_grad and "layers." in name}

    assert trained(Network(language.inventory, 64)) == {"0", "1", "2", "3", "4", "5"}
    assert trained(Network(language.inventory)) == {"2", "3", "4", "5"}


def test_a_schedule_lowers_the_rate_from_layer_to_layer(language, tmp_path):
    from newsgraph.language.train.fitting import Fitting

    plan = Schedule(1, encoder_rate=1.0, head_rate=5.0, layer_decay=0.5)
    fitting = Fitting(Network(language.inventory), language, plan, tmp_path, torch.device("cpu"))
    assert {group["full"] for group in fitting.optimizer.param_groups} == {5.0, 1.0, 0.5, 0.25, 0.125}
