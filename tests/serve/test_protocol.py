"""The endpoint speaks SPARQL 1.1 Protocol, to a client of HTTP and to rdflib's SPARQLStore."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
from protocol_client import get, send
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from newsgraph.gallery import gallery
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.query import query

NG = "https://newsgraph.example/vocabulary#"
SD = "http://www.w3.org/ns/sparql-service-description#"
FORM = "application/x-www-form-urlencoded"
NAMES = "SELECT ?name ?country WHERE { ?x rdfs:label ?name OPTIONAL { ?x ng:country ?country } FILTER(ISIRI(?x)) }"
LEADS = "CONSTRUCT { ?a rel:leads ?b } WHERE { ?a rel:leads ?b }"


def test_get_and_both_kinds_of_post_answer_alike(endpoint: str, small_graph: KnowledgeGraph) -> None:
    sparql = gallery()["facts"].sparql
    by_get = get(endpoint, sparql)
    by_form = send(endpoint, urlencode({"query": sparql}), Content_Type=FORM)
    direct = send(endpoint, sparql, Content_Type="application/sparql-query; charset=utf-8")
    assert (by_get.status, by_get.kind) == (200, "application/sparql-results+json")
    assert by_get.body == by_form.body == direct.body
    assert json.loads(by_get.body) == json.loads(query(small_graph, sparql).to_json())


@pytest.mark.parametrize("name", gallery())
def test_the_gallery_is_answered_as_on_the_command_line(
    endpoint: str, small_graph: KnowledgeGraph, name: str
) -> None:
    sparql = gallery()[name].sparql
    assert json.loads(get(endpoint, sparql).body) == json.loads(query(small_graph, sparql).to_json())


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("", "application/sparql-results+json", QueryResultsFormat.JSON),
        ("application/json", "application/json", QueryResultsFormat.JSON),
        ("application/sparql-results+xml", "application/sparql-results+xml", QueryResultsFormat.XML),
        ("text/html, application/xml;q=0.9, */*;q=0.8", "application/xml", QueryResultsFormat.XML),
        ("text/tab-separated-values, text/csv;q=0.1", "text/tab-separated-values", QueryResultsFormat.TSV),
    ],
)
def test_results_come_as_the_client_takes_them(
    endpoint: str, small_graph: KnowledgeGraph, accept: str, kind: str, form: QueryResultsFormat
) -> None:
    reply = get(endpoint, NAMES, accept)
    assert (reply.status, reply.kind, reply.headers["Vary"].split(",")[0]) == (200, kind, "Accept")
    found = parse_query_results(reply.body, format=form)
    assert sorted(map(str, map(tuple, found))) == sorted(map(str, query(small_graph, NAMES).rows))


def test_csv_is_read_by_a_csv_reader(endpoint: str) -> None:
    reply = get(endpoint, NAMES + " ORDER BY ?name", "text/csv")
    assert reply.kind == "text/csv"
    rows = list(csv.reader(io.StringIO(reply.text, newline="")))
    assert rows[0] == ["name", "country"]
    assert ["Port Salla", "XX"] in rows


def test_ask_in_json_and_xml(endpoint: str) -> None:
    assert json.loads(get(endpoint, "ASK { ?a rel:leads ?b }").body)["boolean"] is True
    tree = ElementTree.fromstring(get(endpoint, "ASK { ?a rel:none ?b }", "application/sparql-results+xml").body)
    assert [element.text for element in tree.iter("{http://www.w3.org/2005/sparql-results#}boolean")] == ["false"]


@pytest.mark.parametrize(
    ("accept", "kind", "form"),
    [
        ("*/*", "text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("application/rdf+xml", "application/rdf+xml", RdfFormat.RDF_XML),
        ("application/ld+json", "application/ld+json", RdfFormat.JSON_LD),
    ],
)
def test_graphs_come_as_the_client_takes_them(endpoint: str, accept: str, kind: str, form: RdfFormat) -> None:
    reply = get(endpoint, LEADS, accept)
    assert (reply.status, reply.kind) == (200, kind)
    (quad,) = parse(reply.body, format=form)
    assert quad.predicate.value == "https://newsgraph.example/relation#leads"


def test_forms_that_there_are_not(endpoint: str) -> None:
    reply = get(endpoint, NAMES, "image/png")
    assert reply.status == 406
    assert "text/csv" in reply.text
    assert get(endpoint, LEADS, "text/csv").status == 406


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x = ?y }", "line 2, column 11"),
        ("SELECT ?x { ?x none:such ?y }", "prefix is not known"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "cannot change the graph"),
        ("SELECT ?x { SERVICE <http://127.0.0.1/> { ?x ?y ?z } }", "SERVICE is not allowed"),
        ("", "ends too early"),
    ],
)
def test_a_bad_query_is_refused_with_the_parsers_message(endpoint: str, sparql: str, message: str) -> None:
    reply = get(endpoint, sparql)
    assert (reply.status, reply.kind) == (400, "text/plain")
    assert message in reply.text


def test_what_is_no_query(endpoint: str) -> None:
    ask = "query=ASK%7B%7D"
    assert send(endpoint, urlencode({"update": "CLEAR ALL"}), Content_Type=FORM).status == 403
    assert send(endpoint, "CLEAR ALL", Content_Type="application/sparql-update").status == 403
    assert send(f"{endpoint}?{ask}&{ask}").status == 400
    assert send(f"{endpoint}?{ask}&default-graph-uri=http://x/").status == 400
    assert send(f"{endpoint}?other=1").status == 400
    assert send(f"{endpoint}?query=%FF").status == 400
    assert send(endpoint, b"\xff", Content_Type="application/sparql-query").status == 400
    assert send(endpoint, "", Content_Type=FORM).status == 400
    assert send(endpoint, "ASK {}", Content_Type="text/plain").status == 415
    for method in ("PUT", "DELETE", "PATCH"):
        assert send(endpoint, "ASK {}", method, Content_Type="application/sparql-query").status == 405
    assert get(endpoint, "ASK { ?a rel:leads ?b }").status == 200


@pytest.mark.parametrize("accept", ["*/*", "text/html", "text/turtle", "application/rdf+xml"])
def test_without_a_query_it_describes_itself(endpoint: str, folder: Path, accept: str) -> None:
    reply = send(endpoint, Accept=accept)
    assert reply.kind == ("application/rdf+xml" if "xml" in accept else "text/turtle")
    found = Graph().parse(data=reply.text, format=reply.kind)
    assert found.value(URIRef(endpoint), URIRef(f"{SD}endpoint")) == URIRef(endpoint)
    assert (URIRef(endpoint), URIRef(f"{SD}supportedLanguage"), URIRef(f"{SD}SPARQL11Query")) in found
    triples = found.value(URIRef(f"{endpoint}#graph"), URIRef("http://rdfs.org/ns/void#triples"))
    assert str(triples) == str(len(Graph().parse(folder / "graph.ttl")))


def test_pages_of_other_sites_may_ask(endpoint: str) -> None:
    assert send(endpoint, Origin="https://example.org").headers["Access-Control-Allow-Origin"] == "*"
    asked = {"Access_Control_Request_Method": "POST", "Access_Control_Request_Headers": "content-type"}
    reply = send(endpoint, None, "OPTIONS", Origin="https://example.org", **asked)
    assert reply.status == 200
    assert "POST" in reply.headers["Access-Control-Allow-Methods"]
    assert "content-type" in reply.headers["Access-Control-Allow-Headers"]


@pytest.fixture(params=["GET", "POST", "POST_FORM"])
def foreign(request: pytest.FixtureRequest, endpoint: str) -> Iterator[Graph]:
    graph = Graph(SPARQLStore(endpoint, method=request.param))
    yield graph
    graph.close()


def test_rdflib_asks_it_as_a_store(foreign: Graph, folder: Path) -> None:
    ours = Graph().parse(folder / "graph.ttl")
    predicate = URIRef(f"{NG}standing")
    assert set(foreign.subject_objects(predicate)) == set(ours.subject_objects(predicate))
    sparql = f"SELECT ?s ?x WHERE {{ ?s <{NG}confidence> ?x }}"
    # numbers by value: the engine writes 0.90 as 0.9
    found, expected = ({(row.s, row.x.value) for row in graph.query(sparql)} for graph in (foreign, ours))
    assert found == expected
    built = foreign.query(f"CONSTRUCT {{ ?s <{NG}standing> ?x }} WHERE {{ ?s <{NG}standing> ?x }}").graph
    assert built is not None
    assert set(built) == set(ours.triples((None, predicate, None)))
    assert foreign.query(f"ASK {{ ?s <{NG}standing> 'open' }}").askAnswer is True


def test_long_queries_go_by_post(endpoint: str) -> None:
    padded = "ASK {} #" + "x" * 200_000
    assert send(endpoint, padded, Content_Type="application/sparql-query").status == 200
    assert send(endpoint, padded * 6, Content_Type="application/sparql-query").status == 413


def test_hostile_text_comes_back_whole(endpoint: str) -> None:
    text = "\u202e😀 <script> ]]> =cmd|' & \t"
    sparql = f"SELECT ({json.dumps(text, ensure_ascii=False)} AS ?x) {{}}"
    forms = {"text/tab-separated-values": QueryResultsFormat.TSV, "application/xml": QueryResultsFormat.XML}
    for accept, form in forms.items():
        (row,) = parse_query_results(get(endpoint, sparql, accept).body, format=form)
        assert row[0].value == text
    assert send(f"{endpoint}?query={quote(sparql)}").status == 200
