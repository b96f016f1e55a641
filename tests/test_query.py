"""SPARQL over a graph: what it finds, what it refuses, and how results read."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

import newsgraph
from hand_made import HARBOUR
from newsgraph.errors import GraphError, NewsgraphError, QueryError
from newsgraph.export import export_graph
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.query import QueryResult, query


def test_prefixes_need_no_declaration(small_graph: KnowledgeGraph) -> None:
    found = query(
        small_graph,
        "SELECT ?who ?name ?quote WHERE { ?who said:authorizes ent:norvik-lines-02 ; skos:prefLabel ?name ."
        " ?s rdf:subject ?who ; ng:standing 'reported' ; ng:evidence/oa:hasSelector/oa:exact ?quote }",
    )
    assert found.columns == ("who", "name", "quote")
    assert found.texts() == [("ent:ann-mwangi-01", "Ann Mwangi", HARBOUR.text.partition("\n")[0])]
    assert not query(small_graph, "ASK { ?who rel:authorizes ?whom }").answer
    assert query(small_graph, "PREFIX said: <http://example.org/> ASK { FILTER(STRENDS(STR(said:x), 'org/x')) }").answer


def test_a_folder_its_file_and_the_graph_answer_alike(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path / "graph.jsonl")
    export_graph(small_graph, tmp_path / "graph.ttl")
    sparql = "SELECT * WHERE { ?s ?p ?o } ORDER BY ?s ?p ?o"
    found = query(small_graph, sparql)
    assert query(tmp_path, sparql) == query(tmp_path / "graph.jsonl", sparql) == found
    count = query(small_graph, "SELECT ?n WHERE { ?dataset void:triples ?n }")
    assert count.texts() == [(str(len(found.rows)),)]


def test_another_base_names_all_anew(small_graph: KnowledgeGraph) -> None:
    found = query(small_graph, "SELECT ?x WHERE { ?x said:authorizes ?y }", base="http://localhost/")
    assert [term.value for row in found.rows for term in row if term] == ["http://localhost/entity/ann-mwangi-01"]


def test_construct_gives_triples(small_graph: KnowledgeGraph) -> None:
    found = query(small_graph, "CONSTRUCT { ?a ng:knows ?b . ?b ng:knows ?a } WHERE { ?a rel:meets ?b }")
    assert found.columns == ("subject", "predicate", "object")
    assert found.texts() == [
        ("ent:ann-mwangi-01", "ng:knows", "ent:tor-lund-08"),
        ("ent:tor-lund-08", "ng:knows", "ent:ann-mwangi-01"),
    ]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x WHERE {\n  ?x = ?y }", "line 2, column 11: is not SPARQL: unexpected '}'"),
        ("SELECT ?x WHERE {", "ends too early"),
        ("", "ends too early"),
        ("SELECT ?x WHERE { ?x none:such ?y }", "prefix is not known"),
        ("INSERT DATA { <a:b> <a:c> <a:d> }", "cannot change the graph"),
        ("DELETE WHERE { ?s ?p ?o }", "cannot change the graph"),
        ("prefix x: <http://x/> CLEAR ALL", "cannot change the graph"),
        ("LOAD <file:///etc/passwd>", "cannot change the graph"),
        ("SELECT ?x { SERVICE <http://127.0.0.1/> { ?x ?y ?z } }", "SERVICE is not allowed"),
        ("SELECT ?x { service silent <http://127.0.0.1/> { ?x ?y ?z } }", "SERVICE is not allowed"),
        ("SELECT ?x { ?x ?y '#' . SERVICE ?x { ?x ?y ?z } }", "SERVICE is not allowed"),
        ("SELECT ?x { ?x ?y ?z FILTER(?y<?z) SERVICE ?x {} FILTER(?y>?z) }", "SERVICE is not allowed"),
        ("\ud800", "the query"),
    ],
)
def test_refused_with_a_reason(small_graph: KnowledgeGraph, sparql: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        query(small_graph, sparql)
    assert message in str(caught.value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?service WHERE { ?service rdfs:label 'SERVICE' }",
        'SELECT ?x WHERE { ?x rdfs:label """a "SERVICE" b""" } # SERVICE',
        "PREFIX service: <http://x/> SELECT ?x WHERE { ?x service:SERVICE <http://x/SERVICE> }",
    ],
)
def test_the_word_service_alone_is_harmless(small_graph: KnowledgeGraph, sparql: str) -> None:
    assert query(small_graph, sparql).rows == ()


def test_a_bad_query_is_refused_before_the_graph_is_read(tmp_path: Path) -> None:
    with pytest.raises(QueryError):
        query(tmp_path / "nowhere", "SELECT")
    with pytest.raises(GraphError):
        query(tmp_path / "nowhere", "ASK { ?s ?p ?o }")


def test_a_base_that_makes_no_iris_is_refused(small_graph: KnowledgeGraph) -> None:
    with pytest.raises(NewsgraphError):
        query(small_graph, "ASK { ?s ?p ?o }", base="nowhere")


TYPES = """SELECT ?iri ?text ?number ?day ?said ?none WHERE {
  VALUES (?iri ?text ?number ?day ?said) {
    (rel:meets "a,\\"b\\"\\nc" 3 "2031-03-05"^^xsd:date "oui"@fr) } }"""


@pytest.fixture
def typed(small_graph: KnowledgeGraph) -> QueryResult:
    return query(small_graph, TYPES)


def test_json_is_sparql_results_json(typed: QueryResult, small_graph: KnowledgeGraph) -> None:
    found = json.loads(typed.render("json"))
    assert found["head"] == {"vars": ["iri", "text", "number", "day", "said", "none"]}
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert found["results"]["bindings"] == [
        {
            "iri": {"type": "uri", "value": "https://newsgraph.example/relation#meets"},
            "text": {"type": "literal", "value": 'a,"b"\nc'},
            "number": {"type": "literal", "value": "3", "datatype": f"{xsd}integer"},
            "day": {"type": "literal", "value": "2031-03-05", "datatype": f"{xsd}date"},
            "said": {"type": "literal", "value": "oui", "xml:lang": "fr"},
        }
    ]
    assert json.loads(query(small_graph, "ASK {}").render("json")) == {"head": {}, "boolean": True}
    blank = json.loads(query(small_graph, "SELECT (BNODE() AS ?b) {}").render("json"))
    assert blank["results"]["bindings"][0]["b"]["type"] == "bnode"


def test_csv_quotes_what_needs_it(typed: QueryResult, small_graph: KnowledgeGraph) -> None:
    header, row = csv.reader(io.StringIO(typed.render("csv"), newline=""))
    assert header == list(typed.columns)
    assert row == ["https://newsgraph.example/relation#meets", 'a,"b"\nc', "3", "2031-03-05", "oui", ""]
    assert query(small_graph, "ASK {}").render("csv") == "answer\r\ntrue\r\n"


def test_the_table_is_aligned_and_harmless(typed: QueryResult, small_graph: KnowledgeGraph) -> None:
    assert typed.render() == (
        "iri        text     number  day         said  none\n"
        "---------  -------  ------  ----------  ----  ----\n"
        'rel:meets  a,"b" c  3       2031-03-05  oui\n'
    )
    assert query(small_graph, "ASK { ?x rel:none ?y }").render() == "no\n"
    assert "\x1b" not in query(small_graph, 'SELECT ("\\u001b[31m" AS ?x) {}').render()


def test_an_unknown_form_is_refused(typed: QueryResult) -> None:
    with pytest.raises(QueryError, match="table, csv, json"):
        typed.render("yaml")


def test_asking_loads_no_language_pipeline(small_graph: KnowledgeGraph, tmp_path: Path) -> None:
    export_graph(small_graph, tmp_path / "graph.jsonl")
    code = (
        f"import sys; sys.path.insert(0, {str(Path(newsgraph.__file__).parents[1])!r})\n"
        f"from newsgraph.query import query; print(query({str(tmp_path)!r}, 'ASK {{ ?s ?p ?o }}').answer)\n"
        "print(sorted({'spacy', 'thinc', 'onnxruntime', 'torch', 'rdflib'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split("\n")[:2] == ["True", "[]"]
