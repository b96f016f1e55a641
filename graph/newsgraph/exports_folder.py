"""The exports folder: the fixed set of files that a build writes, and the manifest that says what they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newsgraph.errors import GraphError
from newsgraph.export import FORMATS, ExportOptions, export_graph
from newsgraph.export.manifest import FILE as MANIFEST
from newsgraph.export.manifest import read_manifest, write_manifest
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import EntityType, Standing

if TYPE_CHECKING:
    from newsgraph.pipeline import Settings

STANDARD = ("native", "turtle", "graphml", "claims", "mentions", "decisions", "vocabulary")


def write_exports(
    graph: KnowledgeGraph,
    folder: Path,
    settings: Settings,
    options: ExportOptions,
    *,
    extra: Iterable[str] = (),
) -> list[str]:
    """Writes the standard files, the extra formats and then the manifest.

    Args:
        extra: Names of further formats, as ``FORMATS`` has them.

    Returns:
        What the formats could not hold, a warning each.

    Raises:
        ExportError: A format is unknown, or a file cannot be written; the manifest is then not renewed.
    """
    from newsgraph.language import pipeline_version

    further = [name for name in dict.fromkeys(extra) if name not in STANDARD]
    chosen = _settings(settings, options, further)
    return _write(graph, folder, options, chosen, {"pipeline": pipeline_version(settings.model)})


def built_with(folder: Path) -> Mapping[str, Any]:
    """The manifest of an exports folder.

    Raises:
        GraphError: It has none, or its ``graph.jsonl`` is not the one that the manifest is of.
    """
    manifest = read_manifest(folder / MANIFEST)
    native = FORMATS["native"].file
    listed = {row["file"]: row["sha256"] for row in manifest["outputs"]}
    try:
        found = hashlib.sha256((folder / native).read_bytes()).hexdigest()
    except OSError as error:
        raise GraphError(f"cannot be read: {error.strerror or error}", str(folder / native), "build again") from error
    if listed.get(native) != found:
        raise GraphError(f"is not the {native} of its manifest", str(folder / native), "build the folder again")
    return manifest


def rewrite_exports(graph: KnowledgeGraph, folder: Path, manifest: Mapping[str, Any]) -> list[str]:
    """Writes the folder's files of another graph of the same articles, with the settings that its manifest tells.

    Returns and raises as :func:`write_exports` does.
    """
    settings = manifest["settings"]
    options = ExportOptions(
        standings=None if settings["standings"] == "all" else frozenset(map(Standing, settings["standings"])),
        types=None if settings["types"] == "all" else frozenset(map(EntityType, settings["types"])),
        min_confidence=settings["least confidence"],
        values=settings["values"],
        evidence=settings["evidence"],
        base=settings["base"],
        with_text=settings["text"],
    )
    return _write(graph, folder, options, settings, manifest["weights"])


def _write(
    graph: KnowledgeGraph,
    folder: Path,
    options: ExportOptions,
    settings: Mapping[str, Any],
    weights: Mapping[str, str],
) -> list[str]:
    names = [*STANDARD, *settings["further formats"]]
    folder.mkdir(parents=True, exist_ok=True)
    warnings: list[str] = []
    for name in names:
        warnings.extend(export_graph(graph, folder, name, options))
    files = [path for name in names for path in _files(folder / FORMATS[name].file)]
    write_manifest(graph, folder / MANIFEST, outputs=files, settings=settings, weights=weights)
    return warnings


def _files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]


def _settings(settings: Settings, options: ExportOptions, further: list[str]) -> dict[str, object]:
    gazetteers = {"gazetteers": gazetteer_hashes(settings.gazetteers)} if settings.gazetteers else {}
    return {
        **gazetteers,
        "relations": _sha256(settings.relations) if settings.relations else "packaged",
        "any language": settings.any_language,
        "standings": sorted(options.standings) if options.standings is not None else "all",
        "types": sorted(options.types) if options.types is not None else "all",
        "least confidence": options.min_confidence,
        "values": options.values,
        "evidence": options.evidence,
        "base": options.base,
        "text": options.with_text,
        "further formats": further,
    }


def gazetteer_hashes(paths: Iterable[Path]) -> list[str]:
    """What a manifest says of gazetteers: the sha256 of each, sorted."""
    return sorted(map(_sha256, paths))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
