"""The endpoint as an ASGI application: SPARQL 1.1 Protocol (W3C, 2013) at ``/sparql``, the query page at ``/``, the
viewer at ``/graph``."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import parse_qs

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from newsgraph.errors import NewsgraphError
from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.serve.answering import GRAPHS, Answer
from newsgraph.serve.description import description
from newsgraph.serve.graph_page import GraphPage
from newsgraph.serve.negotiation import chosen
from newsgraph.serve.page import PAGE_POLICY, VIEWER_POLICY, page
from newsgraph.serve.workers import Workers

_QUERY, _FORM, _UPDATE = "application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update"


class _RefusedError(Exception):
    def __init__(self, status: int, message: str) -> None:
        self.answer = Answer.refusal(status, message)


def application(workers: Workers, names: Namespaces, address: str, triples: int, picture: GraphPage) -> Starlette:
    """The application; it starts the workers, and ends them when it ends.

    Args:
        address: Where it is served, for what it says of itself.
        triples: How many triples the graph has.
        picture: The viewer's page.
    """
    shown = page(names)

    async def query_page(_: Request) -> Response:
        return Response(shown, media_type="text/html", headers=PAGE_POLICY)

    async def viewer(_: Request) -> Response:
        try:
            file = await run_in_threadpool(picture.file)
        except NewsgraphError as error:
            return _response(Answer.refusal(503, str(error)))
        return FileResponse(file, media_type="text/html", headers=VIEWER_POLICY)

    async def sparql(request: Request) -> Response:
        try:
            fields = await _fields(request, workers.limits.query_bytes)
            if request.method != "POST" and not fields:
                return _response(_described(f"{address}sparql", request.headers.get("accept", "")))
            asked = _asked(fields)
        except _RefusedError as refused:
            return _response(refused.answer)
        return _response(await run_in_threadpool(workers.ask, asked, request.headers.get("accept", "")))

    def _described(endpoint: str, accept: str) -> Answer:
        # whoever opens it in a browser gets Turtle, too
        media_type = chosen(accept, list(GRAPHS)) or "text/turtle"
        return Answer(200, description(endpoint, triples, names, GRAPHS[media_type]), media_type)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncIterator[None]:
        workers.start()
        try:
            yield
        finally:
            workers.close()

    return Starlette(
        routes=[
            Route("/", query_page, methods=["GET"]),
            Route("/graph", viewer, methods=["GET"]),
            Route("/sparql", sparql, methods=["GET", "POST"]),
        ],
        middleware=[
            Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"], allow_headers=["*"])
        ],
        lifespan=life,
    )


def _response(answer: Answer) -> Response:
    return Response(
        answer.body,
        answer.status,
        media_type=answer.media_type,
        headers={"Vary": "Accept", "X-Content-Type-Options": "nosniff"},
    )


async def _fields(request: Request, most: int) -> dict[str, list[str]]:
    """The parameters of the operation, wherever the client put them."""
    fields = _parsed(request.url.query)
    if request.method != "POST":
        return fields
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in (_QUERY, _FORM, _UPDATE):
        raise _RefusedError(415, f"a query comes as {_QUERY} or {_FORM}, not as {kind or 'nothing'}")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise _RefusedError(413, f"the query is larger than {most:,} bytes: ask for less")
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _RefusedError(400, f"the query is not UTF-8: {error}") from error
    for name, values in {_QUERY: {"query": [text]}, _UPDATE: {"update": [text]}}.get(kind, _parsed(text)).items():
        fields.setdefault(name, []).extend(values)
    return fields


def _parsed(text: str) -> dict[str, list[str]]:
    try:
        return parse_qs(text, keep_blank_values=True, max_num_fields=100, errors="strict")
    except ValueError as error:
        raise _RefusedError(400, f"the parameters cannot be read: {error}") from error


def _asked(fields: dict[str, list[str]]) -> str:
    """The query, if the operation is one."""
    if "update" in fields:
        raise _RefusedError(403, "the graph is for reading only: there is no SPARQL Update")
    if fields.keys() & {"default-graph-uri", "named-graph-uri"}:
        raise _RefusedError(400, "there is one graph only, the default one: leave out the names of graphs")
    queries = fields.get("query", [])
    if len(queries) != 1:
        raise _RefusedError(400, f"there must be one query, not {len(queries)}")
    return queries[0]
