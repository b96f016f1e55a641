"""A drawing of one thing, as SVG or PNG: what is said of it on the right, what reaches it on the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from newsgraph.errors import GraphError
from newsgraph.export.files import writing_bytes, writing_text
from newsgraph.export.projection import ExportOptions, Rows, StatementRow, xml_safe
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import Standing
from newsgraph.view.raster import png_of

_ROW, _GAP, _TOP = 44, 12, 70
_CENTRE, _NODE, _EDGE = 190, 210, 330
_LETTER = 7.2
_TONES = {
    Standing.ASSERTED: ("#4a5363", "#aab3c2"),
    Standing.REPORTED: ("#1c6fb8", "#6cb4f5"),
    Standing.OPEN: ("#8a6d1a", "#d9b95a"),
    Standing.DISPUTED: ("#7a3fb0", "#c69bf5"),
    Standing.DENIED: ("#c22f2f", "#ff7d75"),
}
_DASHES = {Standing.REPORTED: "8 5", Standing.OPEN: "2 5"}
_OTHER = ("#e08a00", "#ffb347")


@dataclass(frozen=True, slots=True)
class _Spoke:
    """A statement of the thing: the node at its other end, and whether it leads there."""

    row: StatementRow
    other: str
    outward: bool


def write_picture(
    graph: KnowledgeGraph, name: str, target: str | Path, options: ExportOptions | None = None, *, most: int = 24
) -> tuple[str, ...]:
    """Draw an entity with its statements; the same graph gives the same file.

    Args:
        name: A name, an alias or an id of one entity.
        target: The file; PNG if it ends in ``.png``, else SVG.
        options: Which statements to draw; all if None.
        most: How many at most: those of the most sources first.

    Returns:
        What was left out, a warning each.

    Raises:
        GraphError: Nothing in the graph has the name, or more than one thing, or none of its statements is chosen.
        ExportError: The file cannot be written, or PNG cannot be made here.
    """
    entity = graph.entity(name)
    rows = Rows(graph, options)
    found = [row for row in rows.statements() if entity.id in (row.subject, row.object)]
    if not found:
        raise GraphError(f"no statement about {entity.label!r} is chosen", "", "choose other standings or another name")
    ranked = sorted(found, key=lambda row: (-row.sources, -row.confidence, row.id))[:most]
    kept = {row.id for row in ranked}
    labels = {row.id: row.label or row.id for row in rows.entities()} | {row.id: row.label for row in rows.values()}
    spokes = [_spoke(row, entity.id) for row in found if row.id in kept]
    warnings = list(rows.warnings())
    if len(found) > most:
        warnings.append(f"{len(found) - most} of {len(found)} statements are not drawn; ask for more with --most")
    drawn, place = _drawing(labels[entity.id], spokes, labels), Path(target)
    if place.suffix.lower() == ".png":
        with writing_bytes(place) as file:
            file.write(png_of(drawn, str(place)))
    else:
        with writing_text(place) as text:
            text.write(drawn)
    return tuple(warnings)


def _spoke(row: StatementRow, centre: str) -> _Spoke:
    outward = row.subject == centre
    return _Spoke(row, row.object if outward else row.subject, outward)


def _drawing(title: str, spokes: Sequence[_Spoke], labels: dict[str, str]) -> str:
    left = [spoke for spoke in spokes if not spoke.outward]
    right = [spoke for spoke in spokes if spoke.outward]
    tall = max(_height(left), _height(right), _ROW * 2)
    height = _TOP + tall + 50
    middle = _TOP + tall / 2
    edge_start = _NODE + _EDGE if left else 0
    width = 40 + edge_start + _CENTRE + (_EDGE + _NODE if right else 0)
    centre = 20 + edge_start + _CENTRE / 2
    body = [*_side(left, labels, centre, middle, -1), *_side(right, labels, centre, middle, 1)]
    body.append(_node(title, centre, middle, _CENTRE, "centre"))
    body.append(_legend(spokes, height - 22))
    heading = _text(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-labelledby="title">\n<title id="title">What the articles say of {heading}</title>\n'
        f"<style>{_style()}</style>\n<rect class='ground' width='{width}' height='{height}'/>\n"
        f'<text class="heading" x="20" y="34">{heading}</text>\n' + "\n".join(body) + "\n</svg>\n"
    )


def _groups(side: Sequence[_Spoke]) -> list[list[_Spoke]]:
    """The statements by the node at their other end, in the graph's order."""
    found: dict[str, list[_Spoke]] = {}
    for spoke in side:
        found.setdefault(spoke.other, []).append(spoke)
    return list(found.values())


def _height(side: Sequence[_Spoke]) -> float:
    return len(side) * _ROW + max(0, len(_groups(side)) - 1) * _GAP


def _side(side: Sequence[_Spoke], labels: dict[str, str], centre: float, middle: float, way: int) -> list[str]:
    drawn, y = [], middle - _height(side) / 2
    near, bend = centre + way * _CENTRE / 2, centre + way * (_CENTRE / 2 + 70)
    far = centre + way * (_CENTRE / 2 + _EDGE)
    for group in _groups(side):
        tall = len(group) * _ROW
        for at, spoke in enumerate(group):
            drawn.append(_edge(spoke, (near, middle), bend, (far, y + at * _ROW + _ROW / 2)))
        drawn.append(_node(labels[group[0].other], far + way * _NODE / 2, y + tall / 2, _NODE, "other", len(group)))
        y += tall + _GAP
    return drawn


def _edge(spoke: _Spoke, near: tuple[float, float], bend: float, far: tuple[float, float]) -> str:
    row, way = spoke.row, 1 if far[0] > near[0] else -1
    bow = (near[0] + bend) / 2
    # heads that lead to the centre would lie on one another there
    tip, tip_y = far[0] if spoke.outward else bend, far[1]
    path = f"M{near[0]:g} {near[1]:g}C{bow:g} {near[1]:g} {bow:g} {far[1]:g} {bend:g} {far[1]:g}H{far[0]:g}"
    lines = [f'<path class="{row.standing.value}" d="{path}"/>']
    if row.standing is Standing.DISPUTED:
        lines.append(f'<path class="other-side" d="{path}"/>')
    x = (bend + far[0]) / 2
    if row.standing is Standing.DENIED:
        lines.append(f'<path class="denied" d="M{x - 5:g} {far[1] - 5:g}l10 10m0 -10l-10 10"/>')
    ahead = way if spoke.outward else -way
    lines.append(
        f'<path class="head {row.standing.value}" d="M{tip:g} {tip_y:g}l{-9 * ahead} -4.5v9z"/>'
        f'<text class="says {row.standing.value}" x="{x:g}" y="{far[1] - 9:g}">{_short(row.label, _EDGE - 85)}</text>'
    )
    day = f" ({row.occurrence})" if row.occurrence else ""
    return f"<g><title>{_text(f'{row.standing.value}: {row.label}{day}')}</title>{''.join(lines)}</g>"


def _node(label: str, x: float, y: float, width: float, kind: str, rows: int = 1) -> str:
    height = 32 + (rows - 1) * _ROW
    return (
        f"<g><title>{_text(label)}</title>"
        f'<rect class="{kind}" x="{x - width / 2:g}" y="{y - height / 2:g}" width="{width}" height="{height}" rx="8"/>'
        f'<text class="name {kind}-name" x="{x:g}" y="{y + 5:g}">{_short(label, width - 18)}</text></g>'
    )


def _legend(spokes: Sequence[_Spoke], y: float) -> str:
    x, drawn = 20.0, []
    for standing in (known for known in Standing if any(spoke.row.standing is known for spoke in spokes)):
        line = f'<path class="{standing.value}" d="M{x:g} {y - 4:g}h36"/>'
        if standing is Standing.DISPUTED:
            line += f'<path class="other-side" d="M{x:g} {y - 4:g}h36"/>'
        if standing is Standing.DENIED:
            line += f'<path class="denied" d="M{x + 13:g} {y - 9:g}l10 10m0 -10l-10 10"/>'
        drawn.append(f'{line}<text class="key" x="{x + 43:g}" y="{y:g}">{standing.value}</text>')
        x += 125
    return f"<g>{''.join(drawn)}</g>"


def _short(text: str, width: float) -> str:
    """The text, cut to about the width; escaped."""
    most = int(width / _LETTER)
    one_line = " ".join(text.split())
    return _text(one_line if len(one_line) <= most else one_line[: most - 1] + "…")


def _text(text: str) -> str:
    return escape(xml_safe(text))


def _style() -> str:
    def tones(dark: int) -> str:
        ground, box, ink = (("#ffffff", "#f0f3f7", "#1a1f29"), ("#12151b", "#232a36", "#e8ebf1"))[dark]
        lines = "".join(
            f".{key.value}{{stroke:{tone[dark]}}}.head.{key.value},.says.{key.value}{{fill:{tone[dark]}}}"
            for key, tone in _TONES.items()
        )
        return (
            f"{lines}.other-side{{stroke:{_OTHER[dark]}}}.ground{{fill:{ground}}}.other{{fill:{box};stroke:{ink}44}}"
            f".centre{{fill:{ink}}}text{{fill:{ink}}}.centre-name{{fill:{ground}}}"
        )

    dashes = "".join(f".{key.value}{{stroke-dasharray:{dash}}}" for key, dash in _DASHES.items())
    return (
        f"text{{font:13px system-ui,sans-serif;stroke:none}}path{{fill:none;stroke-width:2}}{dashes}"
        ".other-side{stroke-dasharray:8 8}.head.head{stroke:none}.says,.name{text-anchor:middle}"
        ".says.says{stroke:none}.name{font-weight:600}.heading{font-size:18px;font-weight:700}"
        f"{tones(0)}@media (prefers-color-scheme:dark){{{tones(1)}}}"
    )
