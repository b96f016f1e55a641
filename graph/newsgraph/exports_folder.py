"""The exports folder: the fixed set of files that a build writes, and the manifest that says what they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from newsgraph.export import FORMATS, ExportOptions, export_graph
from newsgraph.export.manifest import FILE as MANIFEST
from newsgraph.export.manifest import write_manifest
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.language import pipeline_version
from newsgraph.pipeline import Settings

STANDARD = ("native", "turtle", "graphml", "claims", "mentions", "vocabulary")


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
    names = [*STANDARD, *(name for name in dict.fromkeys(extra) if name not in STANDARD)]
    folder.mkdir(parents=True, exist_ok=True)
    warnings: list[str] = []
    for name in names:
        warnings.extend(export_graph(graph, folder, name, options))
    files = [path for name in names for path in _files(folder / FORMATS[name].file)]
    write_manifest(
        graph,
        folder / MANIFEST,
        outputs=files,
        settings=_settings(settings, options),
        weights={"pipeline": pipeline_version(settings.model)},
    )
    return warnings


def _files(path: Path) -> list[Path]:
    return sorted(path.iterdir()) if path.is_dir() else [path]


def _settings(settings: Settings, options: ExportOptions) -> dict[str, object]:
    gazetteers = {"gazetteers": sorted(map(_sha256, settings.gazetteers))} if settings.gazetteers else {}
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
    }


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
