"""The house keeps its layers: a room imports only from lines above its own, and libraries stay at home."""

from __future__ import annotations

import ast
from pathlib import Path

import newsgraph

PACKAGE = Path(newsgraph.__file__).parent
ROOMS = {
    1: {"model", "annotations", "vocabulary", "names", "places", "dates", "errors"},
    2: {"read", "language", "extract", "resolve", "knowledge_graph"},
    3: {"export", "query", "serve", "view"},
    4: {"pipeline"},
    5: {"cli", "__init__"},
}
LINE = {room: number for number, rooms in ROOMS.items() for room in rooms}
# modules that belong to a room without carrying its name
PART_OF = {
    "__main__": "cli",
    "relation_rows": "vocabulary",
    "date_expressions": "dates",
    "date_readings": "dates",
    "date_names": "dates",
    "calendar_units": "dates",
    "cache": "pipeline",
    "checking": "pipeline",
    "corrected_folder": "pipeline",
    "correcting": "pipeline",
    "exports_folder": "pipeline",
    "gallery": "query",
    "stores": "query",
    "triples": "pipeline",
}
HOMES = {
    "spacy": ("language", "extract", "resolve"),
    "onnxruntime": ("language",),
    "tokenizers": ("language",),
    "torch": ("language/train",),
    "rdflib": ("export/rdf",),
    "pyoxigraph": ("query", "stores", "serve", "export/rdf", "read/thesaurus"),
    "rapidfuzz": ("resolve/gazetteer",),
    "pyshacl": ("export/rdf",),
    "starlette": ("serve",),
    "uvicorn": ("serve",),
    "networkx": ("knowledge_graph", "export", "language/train"),
    "pyarrow": ("export/parquet",),
    "resvg_py": ("view/raster",),
    "trafilatura": ("read/html",),
    "typer": ("cli",),
    "rich": ("cli",),
}


def room_of(path: Path) -> str:
    name = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return PART_OF.get(name, name)


def imported(path: Path) -> set[str]:
    """Modules a file imports when it runs; imports for type checkers only are left out."""
    found: set[str] = set()

    def visit(node: ast.AST) -> None:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            return
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.module == "newsgraph":
                found.update(f"newsgraph.{alias.name}" for alias in node.names)
            else:
                found.add(node.module or "")
        for child in ast.iter_child_nodes(node):
            visit(child)

    visit(ast.parse(path.read_text("utf-8")))
    return found


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_every_module_has_a_room() -> None:
    assert {room_of(path) for path in sources()} <= set(LINE)


def test_rooms_import_only_from_lines_above() -> None:
    wrong = []
    for path in sources():
        mine = room_of(path)
        for module in imported(path):
            parts = module.split(".")
            if parts[0] != "newsgraph" or len(parts) < 2 or parts[1] in ("__version__",):
                continue
            theirs = PART_OF.get(parts[1], parts[1])
            # rooms of lines 2, 4 and 5 never know one another; those of 1 and 3 may
            lowest_hidden = LINE[mine] if LINE[mine] in (2, 4, 5) else LINE[mine] + 1
            if theirs != mine and LINE[theirs] >= lowest_hidden:
                wrong.append(f"{path.relative_to(PACKAGE)} imports {module}")
    assert wrong == []


def test_libraries_stay_at_home() -> None:
    wrong = []
    for path in sources():
        place = path.relative_to(PACKAGE).with_suffix("").as_posix()
        first = place.split("/")[0]
        place = place.replace(first, PART_OF.get(first, first), 1)
        for module in imported(path):
            homes = HOMES.get(module.split(".")[0])
            if homes and not any(place == home or place.startswith(f"{home}/") for home in homes):
                wrong.append(f"{place} imports {module}")
    assert wrong == []


def test_modules_stay_small() -> None:
    long = {
        str(path.relative_to(PACKAGE)): n
        for path in sources()
        if (n := len(path.read_text("utf-8").splitlines())) > 320
    }
    assert long == {}
