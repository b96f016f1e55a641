"""Writing files whole or not at all."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TextIO

from newsgraph.errors import ExportError


@contextmanager
def writing_bytes(target: Path) -> Iterator[IO[bytes]]:
    """A file for bytes that becomes ``target`` when the block ends well, and vanishes when it does not.

    Raises:
        ExportError: The place cannot be written to.
    """
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            yield file
        part.replace(target)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", str(target), "name another place") from error
    finally:
        with suppress(OSError):
            part.unlink()


@contextmanager
def writing_text(target: Path) -> Iterator[TextIO]:
    """As :func:`writing_bytes`, for UTF-8 text; line ends stay as they are written."""
    with writing_bytes(target) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", newline="")
        try:
            yield text
        finally:
            text.detach()
