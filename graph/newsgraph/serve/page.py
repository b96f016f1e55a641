"""The query page: one file, with the gallery in a menu, that asks nothing but the endpoint."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from importlib.resources import files

from newsgraph.export.rdf.namespaces import Namespaces
from newsgraph.gallery import gallery

_SOURCE = files("newsgraph.serve").joinpath("page.html").read_text("utf-8")


def page(names: Namespaces) -> str:
    """The page as HTML."""
    data = {
        "gallery": [{"name": row.name, "answers": row.answers, "sparql": row.sparql} for row in gallery().values()],
        "prefixes": names.spaces,
        "base": names.base,
    }
    # "<" would let a text end the element that holds the data
    return _SOURCE.replace("@DATA@", json.dumps(data, ensure_ascii=False).replace("<", "\\u003c"))


def _hashes(element: str) -> str:
    """The element's own text as a source expression of CSP: what runs is what is written here, and nothing else."""
    found = re.findall(rf"<{element}>(.*?)</{element}>", _SOURCE, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


PAGE_POLICY = {
    "Content-Security-Policy": (
        f"default-src 'none'; script-src {_hashes('script')}; style-src {_hashes('style')}; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
# the viewer's page says itself what it may do; that none may frame it, only a header can say
VIEWER_POLICY = {**PAGE_POLICY, "Content-Security-Policy": "frame-ancestors 'none'"}
