"""``manifest.json``: what an exports folder was made of and with, so that anyone can check it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from newsgraph import __version__
from newsgraph.errors import ExportError, GraphError
from newsgraph.export.files import writing_text
from newsgraph.export.native import VERSION
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import PROGRAM

FILE = "manifest.json"


def write_manifest(
    graph: KnowledgeGraph,
    target: Path,
    *,
    outputs: Iterable[Path],
    settings: Mapping[str, object],
    weights: Mapping[str, str],
) -> None:
    """Write what went in, what came out and by which settings; no clock, no paths, nothing that differs by machine.

    Args:
        outputs: The files written, each listed by its name.
        settings: What the user chose; values that JSON can hold.
        weights: Name and version or hash of each model used.

    Raises:
        ExportError: An output cannot be read, or the manifest not written.
    """
    manifest = {
        "newsgraph": __version__,
        "formats": {"native": VERSION},
        "weights": dict(sorted(weights.items())),
        "settings": dict(sorted(settings.items())),
        "counts": {
            "articles": len(graph.articles),
            "entities": len(graph.entities),
            "claims": len(graph.claims),
            "statements": {str(standing): count for standing, count in graph.count_by_standing().items()},
            "claims left out": dict(graph.parts.left_out),
            "corrections": len(graph.parts.reviews) + sum(row.by != PROGRAM for row in graph.decisions),
        },
        "inputs": [{"article": row.article_id, "sha256": row.sha256} for row in graph.parts.origins],
        "outputs": [_output(path) for path in sorted(outputs, key=lambda path: path.name)],
    }
    with writing_text(target) as file:
        file.write(json.dumps(manifest, indent=2) + "\n")


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest of an exports folder. Raises GraphError if there is none, or it is not one of this newsgraph."""
    try:
        manifest = json.loads(path.read_bytes())
    except OSError as error:
        remedy = "name the folder that newsgraph build wrote"
        raise GraphError(f"cannot be read: {error.strerror or error}", str(path), remedy) from error
    except ValueError as error:
        raise GraphError("is not JSON", str(path), "build the folder again") from error
    if not isinstance(manifest, dict) or "further formats" not in manifest.get("settings", {}):
        raise GraphError("is not a manifest of this newsgraph", str(path), "build the folder again")
    return manifest


def _output(path: Path) -> dict[str, object]:
    digest = hashlib.sha256()
    try:
        with path.open("rb") as file:
            while block := file.read(1 << 20):
                digest.update(block)
    except OSError as error:
        raise ExportError(f"cannot be read back: {error.strerror or error}", str(path), "write it again") from error
    return {"file": path.name, "bytes": path.stat().st_size, "sha256": digest.hexdigest()}
