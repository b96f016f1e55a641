"""Turtle and N-Triples: what two independent parsers read back, and what SPARQL finds in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, BNode, Graph, Literal, URIRef
from rdflib.namespace import Namespace

from hand_made import HARBOUR, WIRE, hand_made_graph, harbour_analysis, resolved_by_label, wire_analysis
from hostile import NASTY, graph_with
from newsgraph.correcting import decision_on, rebuild
from newsgraph.errors import ExportError
from newsgraph.export.projection import DEFAULT_BASE, ExportOptions, Rows, xml_safe
from newsgraph.export.rdf import ntriples, turtle
from newsgraph.export.rdf.nodes import ObjectTerms
from newsgraph.export.rdf.terms import Descriptions, triples
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Certainty, Judgement, Polarity, Review, Standing, Verdict

NG = Namespace(f"{DEFAULT_BASE}vocabulary#")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DAY, MONTH = (URIRef(f"http://www.w3.org/2001/XMLSchema#{name}") for name in ("date", "gYearMonth"))
MAYOR, LINE = URIRef(f"{DEFAULT_BASE}entity/ann-mwangi-01"), URIRef(f"{DEFAULT_BASE}entity/norvik-lines-02")


def written(graph: KnowledgeGraph, folder: Path, options: ExportOptions | None = None) -> Graph:
    """The graph as rdflib reads its Turtle."""
    options = options or ExportOptions()
    turtle.write(Rows(graph, options), folder / "graph.ttl", options)
    return Graph().parse(folder / "graph.ttl")


@pytest.fixture(scope="module")
def read(small_graph: KnowledgeGraph, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return written(small_graph, tmp_path_factory.mktemp("rdf"))


def test_two_parsers_read_the_same_from_both_syntaxes(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions()
    rows = Rows(small_graph, options)
    assert turtle.write(rows, tmp_path / "g.ttl", options) == ()
    assert ntriples.write(rows, tmp_path / "g.nt", options) == ()
    wanted = set(triples(rows))
    assert {quad.triple for quad in ox.parse(path=tmp_path / "g.ttl")} == wanted
    assert {quad.triple for quad in ox.parse(path=tmp_path / "g.nt")} == wanted
    one, two = Graph().parse(tmp_path / "g.ttl"), Graph().parse(tmp_path / "g.nt")
    assert len(one) == len(two) == len(wanted)
    assert set(one) == set(two)


def test_every_node_is_described_once_and_none_is_blank(small_graph: KnowledgeGraph, read: Graph) -> None:
    subjects = [row.subject for row in Descriptions(Rows(small_graph), ObjectTerms(DEFAULT_BASE)).all()]
    assert len(subjects) == len(set(subjects))
    assert not any(isinstance(term, BNode) for triple in read for term in triple)
    used = {term for triple in read for term in triple if str(term).startswith(f"{DEFAULT_BASE}entity/")}
    assert used <= set(read.subjects())


DENIED = {"polarity": Polarity.NEGATIVE, "certainty": Certainty.FACT, "attribution": None}


@pytest.mark.parametrize(
    ("changes", "standing", "prefixes"),
    [
        ({"certainty": Certainty.FACT, "attribution": None}, "asserted", {"rel", "said"}),
        ({}, "reported", {"said"}),
        ({"certainty": Certainty.POSSIBLE}, "open", set()),
        (DENIED, "denied", set()),
    ],
)
def test_direct_triples_follow_the_standing(
    tmp_path: Path, changes: dict[str, Any], standing: str, prefixes: set[str]
) -> None:
    row = harbour_analysis()
    claims = tuple(replace(claim, **changes) if claim.relation.id == "authorizes" else claim for claim in row.claims)
    graph = KnowledgeGraph.assemble(
        [replace(row, claims=claims)], resolved_by_label(row), vocabulary=hand_made_graph().vocabulary
    )
    found = written(graph, tmp_path)
    assert found.query(f"ASK {{ ?s rdf:predicate rel:authorizes ; ng:standing '{standing}' }}").askAnswer
    asked = {prefix: f"ASK {{ ?mayor {prefix}:authorizes ?line }}" for prefix in ("rel", "said")}
    assert {prefix for prefix, sparql in asked.items() if found.query(sparql).askAnswer} == prefixes


def test_a_disputed_statement_has_no_direct_triple(read: Graph) -> None:
    assert read.query("ASK { ?s rdf:predicate rel:closes ; ng:standing 'disputed' }").askAnswer
    assert not read.query("ASK { ?owner said:closes|rel:closes ?terminal }").askAnswer


def test_reported_is_found_as_said_with_its_evidence(read: Graph) -> None:
    found = list(
        read.query(
            """SELECT ?who ?whom ?source ?quote ?content WHERE {
                 ?who said:authorizes ?whom .
                 ?s rdf:subject ?who ; rdf:predicate rel:authorizes ; rdf:object ?whom ; ng:standing "reported" ;
                    ng:content/rdf:predicate ?content ; ng:evidence ?claim .
                 ?claim ng:attributedTo/rdfs:label ?source ; oa:hasSelector/oa:exact ?quote }"""
        )
    )
    quote = "Mayor Ann Mwangi will let Norvik Lines use the old pier, officials said on Tuesday."
    uses = URIRef(f"{DEFAULT_BASE}relation#uses")
    assert found == [(MAYOR, LINE, Literal("officials"), Literal(quote), uses)]
    assert not read.query("ASK { ?who rel:authorizes ?whom }").askAnswer
    assert not read.query("ASK { ?line said:uses ?pier }").askAnswer


def test_selectors_quote_the_article(read: Graph) -> None:
    texts = {HARBOUR.id: HARBOUR.text, WIRE.id: WIRE.text}
    found = list(
        read.query(
            """SELECT ?article ?start ?end ?exact ?prefix ?suffix WHERE {
                 ?claim oa:hasSource/dcterms:identifier ?article ; oa:hasSelector ?position , ?quote .
                 ?position oa:start ?start ; oa:end ?end .
                 ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix }"""
        )
    )
    assert len(found) == len(list(read.subjects(RDF.type, NG.Claim)))
    for article, start, end, exact, prefix, suffix in found:
        text = texts[str(article)]
        assert text[int(start) : int(end)] == str(exact)
        assert text[: int(start)].endswith(str(prefix))
        assert text[int(end) :].startswith(str(suffix))


def test_a_claim_links_to_its_sentence_on_the_page(read: Graph) -> None:
    links = {str(link) for link in read.objects(None, NG.passage)}
    assert "https://example.org/harbour/1#:~:text=Mwangi%20met%20Tor%20Lund%20on%20March%203." in links
    assert all(link.startswith("https://example.org/harbour/1#:~:text=") for link in links)
    long = next(link for link in links if "Mayor" in link)
    start, end = long.partition("=")[2].split(",")
    assert start == "Mayor%20Ann%20Mwangi%20will%20let%20Norvik"
    assert end == "old%20pier%2C%20officials%20said%20on%20Tuesday."


def test_times_have_the_narrowest_type(read: Graph) -> None:
    times = {(str(time), time.datatype) for time in read.objects(None, NG.time)}
    assert ("2031-03-04", DAY) in times
    assert ("2031-03", MONTH) in times
    assert {time.datatype for time in read.objects(None, NG.occurrence)} == {DAY}


def test_who_reports_the_source_is_a_node_of_its_own(read: Graph) -> None:
    (claim, via), = read.subject_objects(NG.via)
    assert (claim, NG.attributedTo, URIRef(f"{DEFAULT_BASE}entity/harbour-union-06")) in read
    assert (via, RDF.type, NG.Attribution) in read
    assert (via, NG.sourceKind, Literal("unattributed")) in read


def test_values_are_nodes_with_a_literal(read: Graph) -> None:
    (value,) = read.subjects(RDF.type, NG.ValueNode)
    assert read.value(value, RDF.value) == Literal("USD 2000000")
    assert read.value(value, RDFS.label) == Literal("$2 million")
    assert read.value(value, NG.valueType) == Literal("MONEY")


def test_entities_have_types_names_and_links(read: Graph) -> None:
    assert set(read.objects(MAYOR, RDF.type)) == {NG.Entity, SCHEMA.Person}
    assert read.value(MAYOR, SKOS.prefLabel) == read.value(MAYOR, RDFS.label) == Literal("Ann Mwangi")
    assert set(read.objects(MAYOR, SKOS.altLabel)) == {Literal("Mwangi")}
    port = URIRef(f"{DEFAULT_BASE}entity/port-salla-07")
    assert read.value(port, SCHEMA.sameAs) == URIRef("https://example.org/known/port-salla")


def test_articles_have_their_metadata(read: Graph) -> None:
    harbour, wire = sorted(read.subjects(RDF.type, SCHEMA.NewsArticle), reverse=True)
    assert read.value(harbour, SCHEMA.headline) == Literal(HARBOUR.title)
    assert read.value(harbour, SCHEMA.datePublished) == Literal("2031-03-05", datatype=DAY)
    assert read.value(harbour, SCHEMA.url) == URIRef("https://example.org/harbour/1")
    assert read.value(harbour, SCHEMA.author) == Literal("Ida Berg")
    assert read.value(harbour, NG.metadata) == Literal("section: local")
    assert read.value(wire, URIRef("http://purl.org/dc/terms/identifier")) == Literal("wire 2 é")
    assert wire.isascii()


def test_the_dataset_counts_itself_and_names_its_licence(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    read = written(small_graph, tmp_path, ExportOptions(license="https://example.org/free"))
    dataset = URIRef(f"{DEFAULT_BASE}dataset")
    assert int(str(read.value(dataset, URIRef("http://rdfs.org/ns/void#triples")))) == len(read)
    licence = read.value(dataset, URIRef("http://purl.org/dc/terms/license"))
    assert licence == URIRef("https://example.org/free")


def test_a_licence_that_is_no_address_is_refused(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="licence is no web address"):
        written(small_graph, tmp_path, ExportOptions(license="mine"))
    assert list(tmp_path.iterdir()) == []


def test_ids_swallowed_by_a_merge_stay_known(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    decision = decision_on(small_graph, Verdict.SAME, "Ann Mwangi", "Tor Lund")
    (kept,) = rebuild(small_graph, [decision]).find("Tor Lund")
    (swallowed,) = rebuild(small_graph).find("Tor Lund")
    read = written(rebuild(small_graph, [decision]), tmp_path)
    replaced = list(read.subject_objects(URIRef("http://purl.org/dc/terms/replaces")))
    assert replaced == [tuple(URIRef(f"{DEFAULT_BASE}entity/{one.id}") for one in (kept, swallowed))]


def test_what_a_reader_accepted_is_marked(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    (payment,) = small_graph.statements(relation="pays")
    graph = small_graph.with_resolution(
        resolved_by_label(harbour_analysis(), wire_analysis()),
        [Review(payment.claims[0], Judgement.ACCEPTED, by="ann")],
    )
    read = written(graph, tmp_path)
    assert [(str(row), int(count)) for row, count in read.subject_objects(NG.reviewed)] == [
        (f"{DEFAULT_BASE}statement/{payment.id}", 1)
    ]
    assert [str(name) for name in read.objects(None, NG.reviewedBy)] == ["ann"]


def test_options_choose_what_is_written(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    options = ExportOptions(standings=frozenset({Standing.ASSERTED}), evidence=False, values=False)
    read = written(small_graph, tmp_path, options)
    assert {str(standing) for standing in read.objects(None, NG.standing)} == {"asserted"}
    assert not list(read.subjects(RDF.type, NG.Claim))
    assert not list(read.subjects(RDF.type, SCHEMA.NewsArticle))
    whole = written(small_graph, tmp_path, ExportOptions(with_text=True))
    assert {str(text) for text in whole.objects(None, SCHEMA.articleBody)} == {HARBOUR.text, WIRE.text}


def test_all_own_names_lie_under_the_base(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    read = written(small_graph, tmp_path, ExportOptions(base="http://localhost:8000/my/graph/"))
    assert "newsgraph.example" not in (tmp_path / "graph.ttl").read_text("utf-8")
    assert all(str(subject).startswith("http://localhost:8000/my/graph/") for subject in read.subjects())


@pytest.mark.parametrize("base", ["http://example.org", "graph/", "http://example.org/a b/", "http://e.org/>/"])
def test_a_base_that_makes_no_iris_is_refused(base: str) -> None:
    with pytest.raises(ExportError):
        ExportOptions(base=base)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=30))
@example("\u0000\ud800")
@example("'''\"\"\"\\")
@example(NASTY[4])
@example(NASTY[7])
@example(NASTY[9])
def test_any_label_survives(tmp_path_factory: pytest.TempPathFactory, label: str) -> None:
    read = written(graph_with(label), tmp_path_factory.mktemp("hostile"))
    labels = {str(found) for found in read.objects(None, SKOS.prefLabel)}
    assert labels - {"Ann Mwangi"} == {xml_safe(label) or "tor-lund-08"} - {"Ann Mwangi"}


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_hostile_texts_are_kept_exactly_where_unicode_allows(text: str, tmp_path: Path) -> None:
    options = ExportOptions()
    rows = Rows(graph_with(text, text), options, exact=True)
    turtle.write(rows, tmp_path / "g.ttl", options)
    ntriples.write(rows, tmp_path / "g.nt", options)
    kept = re.sub("[\ud800-\udfff]", "\ufffd", text)
    for name in ("g.ttl", "g.nt"):
        values = {quad.object.value for quad in ox.parse(path=tmp_path / name) if isinstance(quad.object, ox.Literal)}
        assert kept in values


WRITE = """
import sys; sys.path[:0] = {paths!r}
from pathlib import Path
from hand_made import hand_made_graph
from newsgraph.export.projection import ExportOptions, Rows
from newsgraph.export.rdf import ntriples, turtle, vocabulary
graph, options = hand_made_graph(), ExportOptions()
for module in (ntriples, turtle, vocabulary):
    module.write(Rows(graph, options), Path({folder!r}) / module.__name__, options)
"""


def test_bytes_depend_on_the_graph_alone(tmp_path: Path) -> None:
    for seed in ("0", "12345"):
        (tmp_path / seed).mkdir()
        code = WRITE.format(paths=sys.path, folder=str(tmp_path / seed))
        subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    files = sorted(file.name for file in (tmp_path / "0").iterdir())
    assert len(files) == 3
    for name in files:
        assert (tmp_path / "0" / name).read_bytes() == (tmp_path / "12345" / name).read_bytes()


def test_bytes_do_not_depend_on_the_order_of_articles(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    rows = (wire_analysis(), harbour_analysis())
    turned = KnowledgeGraph.assemble(rows, resolved_by_label(*rows), vocabulary=small_graph.vocabulary)
    for name, graph in (("one", small_graph), ("two", turned)):
        turtle.write(Rows(graph), tmp_path / name, ExportOptions())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
