"""An SVG picture as PNG, by resvg; it comes with ``pip install 'newsgraph[png]'``."""

from __future__ import annotations

from newsgraph.errors import ExportError

# so many pixels for one of the SVG, for sharp screens and for print
SCALE = 2
_LETTER = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16">{}</text></svg>'


def png_of(svg: str, where: str) -> bytes:
    """The picture in its light colours, twice as large.

    Args:
        where: What errors are to name.

    Raises:
        ExportError: resvg is not installed, there is no font to write with, or the picture is too large.
    """
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        remedy = "pip install 'newsgraph[png]', or write SVG"
        raise ExportError("PNG needs the library resvg-py", where, remedy) from None
    # where there is no font, resvg leaves all text out and says nothing
    if svg_to_bytes(svg_string=_LETTER.format("n")) == svg_to_bytes(svg_string=_LETTER.format("")):
        remedy = "install one, such as Debian's fonts-dejavu-core, or write SVG"
        raise ExportError("PNG needs a font, and this machine has none", where, remedy)
    try:
        return bytes(svg_to_bytes(svg_string=svg, zoom=SCALE))
    except ValueError as error:
        raise ExportError(f"cannot be drawn as PNG: {error}", where, "draw fewer statements, or write SVG") from error
