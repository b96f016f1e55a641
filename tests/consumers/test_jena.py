"""Apache Jena, as Debian has it: its parsers, its SPARQL engine and its SHACL processor."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from exported import STATEMENTS, SYNTAXES, Export, statement_rows

JARS = Path("/usr/share/java")
NEEDED = (
    "jena-arq jena-base jena-cmds jena-core jena-dboe-base jena-dboe-index jena-dboe-storage jena-dboe-trans-data "
    "jena-dboe-transaction jena-iri jena-rdfconnection jena-shacl jena-tdb jena-tdb2 commons-cli commons-codec "
    "commons-compress commons-csv commons-io commons-lang3 dexx.collection gson guava httpclient httpcore "
    "jackson-annotations jackson-core jackson-databind jakarta.json-api jcl-over-slf4j jsonld-java protobuf slf4j-api "
    "slf4j-nop thrift titanium-json-ld"
)
Jena = Callable[..., bytes]


@pytest.fixture(scope="module")
def jena(tmp_path_factory: pytest.TempPathFactory) -> Jena:
    """Runs one of Jena's commands and gives what it prints."""
    java, core = shutil.which("java"), JARS / "jena-core.jar"
    if java is None or not core.is_file():
        pytest.skip("needs Jena: apt-get install libapache-jena-java default-jre-headless")
    folder = tmp_path_factory.mktemp("jena")
    # Debian has renamed the package of Jena's copy of Xerces, but not the folder of its messages
    with zipfile.ZipFile(core) as archive:
        for name in archive.namelist():
            inside = name.removeprefix("org/apache/jena/ext/")
            if inside != name and not name.endswith("/"):
                (folder / inside).parent.mkdir(parents=True, exist_ok=True)
                (folder / inside).write_bytes(archive.read(name))
    path = ":".join([str(folder), *(str(JARS / f"{name}.jar") for name in NEEDED.split())])

    def run(command: str, *arguments: object, warnings: bool = False) -> bytes:
        done = subprocess.run([java, "-cp", path, command, *map(str, arguments)], capture_output=True, timeout=300)
        assert done.stderr.decode() == ""
        assert done.returncode == 0 or (warnings and done.returncode == 1)
        return done.stdout

    return run


NO_JSON_LD = pytest.mark.xfail(strict=True, reason="Debian's build of Jena cannot load JSON-LD")


@pytest.mark.parametrize("form", [pytest.param(f, marks=NO_JSON_LD if f == "jsonld" else ()) for f in SYNTAXES])
def test_riot_reads_the_same_quads(export: Export, form: str, jena: Jena) -> None:
    # it warns of IRIs with characters beyond U+FFFF, which it takes for two each
    read = jena("riotcmd.riot", "--output=nquads", export.path(form), warnings=True)
    wanted = export.quads if SYNTAXES[form] else {ox.Quad(*triple) for triple in export.triples}
    assert set(ox.parse(read, ox.RdfFormat.N_QUADS)) == wanted


def test_arq_finds_every_statement(export: Export, jena: Jena, tmp_path: Path) -> None:
    (tmp_path / "statements.rq").write_text(STATEMENTS, "utf-8")
    query = f"--query={tmp_path / 'statements.rq'}"
    reply = json.loads(jena("arq.sparql", "--results=json", query, f"--data={export.path('turtle')}"))
    names = reply["head"]["vars"]
    assert {tuple(row[name]["value"] for name in names) for row in reply["results"]["bindings"]} == statement_rows(
        export
    )


def test_the_data_passes_its_shapes(export: Export, jena: Jena) -> None:
    report = jena(
        "shacl.shacl", "validate", "--text", "--data", export.path("turtle"), "--shapes", export.path("vocabulary")
    )
    assert report.decode().strip() == "Conforms"
