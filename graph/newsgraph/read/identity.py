"""Which article is which: ids, URLs that mean the same page, versions of one article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from newsgraph.model import Article, Problem, short_hash

_TRACKING = re.compile(
    r"utm_.*|(?:fb|g|d|y|tw)clid|msclkid|igshid|mc_[ce]id|ref_src|_ga|[gw]braid|cmpid", re.IGNORECASE
)
_DEFAULT_PORTS = {"http": 80, "https": 443}


def normalised_url(url: str) -> str:
    """The URL in the one form that its harmless variants share; what is no URL comes back as it is, trimmed.

    Scheme and host in lower case; without fragment, default port, tracking parameters and trailing slash.

    >>> normalised_url("HTTPS://News.Example.org:443/a/?utm_source=mail&page=2#top")
    'https://news.example.org/a?page=2'
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url
    if not host:
        return url
    user = parts.netloc.rpartition("@")[0]
    name = f"[{host}]" if ":" in host else host
    place = (f"{user}@" if user else "") + name
    if port is not None and port != _DEFAULT_PORTS.get(parts.scheme):
        place += f":{port}"
    query = "&".join(
        item for item in parts.query.split("&") if item and not _TRACKING.fullmatch(item.partition("=")[0])
    )
    return urlunsplit((parts.scheme, place, parts.path.rstrip("/"), query, ""))


def article_id(text: str, *, title: str | None, date: str | None, outlet: str | None, url: str | None) -> str:
    """The id of an article that brings none: a hash of its URL (or outlet and title), date and text."""
    source = (normalised_url(url), None) if url else (outlet, title)
    return short_hash(*source, date, text)


def with_versions(articles: Iterable[Article]) -> tuple[list[Article], list[Problem]]:
    """Each article once and under an id of its own, sorted by id, with a note on each id that came more than once.

    Of several texts under one id, the one of the earliest date (then of the smallest text hash) keeps the id; the
    others get ``id@hash of the text``. The order of the articles does not matter.
    """
    by_id: defaultdict[str, list[Article]] = defaultdict(list)
    for article in articles:
        by_id[article.id].append(article)
    kept: list[Article] = []
    notes: list[Problem] = []
    taken = set(by_id)
    for name, same in sorted(by_id.items()):
        texts: dict[str, Article] = {}
        for article in sorted(same, key=_rank):
            texts.setdefault(article.text, article)
        first, *others = texts.values()
        kept.append(first)
        for other in others:
            version = _version_id(other, taken)
            taken.add(version)
            kept.append(replace(other, id=version))
        if others:
            what = f"the id has {len(texts)} different texts: kept as versions"
            notes.append(Problem(name, what, "give each article an id of its own if they are different", fatal=False))
        if repeats := len(same) - len(texts):
            notes.append(Problem(name, f"came {repeats + 1} times with the same text: read once", fatal=False))
    return sorted(kept, key=lambda article: article.id), notes


def version_id(article: Article, base: str) -> str:
    """The id of an article as a version of the one with the id ``base``."""
    return f"{base}@{short_hash(article.text)}"


def _version_id(article: Article, taken: set[str]) -> str:
    name = version_id(article, article.id)
    while name in taken:
        name = version_id(article, name)
    return name


def _rank(article: Article) -> tuple[str, ...]:
    fields = (article.title, article.outlet, article.url, article.author, repr(article.extra))
    return article.date or "9999", short_hash(article.text, length=64), *(field or "" for field in fields)
