"""A client of HTTP, of the standard library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

Start = Callable[..., str]


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Message
    body: bytes

    @property
    def kind(self) -> str:
        return self.headers.get_content_type()

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def send(address: str, body: str | bytes | None = None, method: str | None = None, **headers: str) -> Reply:
    """A request; the headers by their names with ``_`` for ``-``."""
    data = body.encode("utf-8") if isinstance(body, str) else body
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urlopen(Request(address, data, named, method=method), timeout=30) as reply:
            return Reply(reply.status, reply.headers, reply.read())
    except HTTPError as error:
        with error:
            return Reply(error.code, error.headers, error.read())


def get(endpoint: str, sparql: str, accept: str = "*/*") -> Reply:
    return send(f"{endpoint}?{urlencode({'query': sparql})}", Accept=accept)
