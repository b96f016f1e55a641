"""Which of the media types on offer a client wants (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Sequence


def chosen(accept: str, offers: Sequence[str]) -> str | None:
    """The offer that the Accept header likes best, the earlier of equals; None where it takes none of them.

    >>> chosen("text/csv;q=0.5, application/*", ["text/csv", "application/json"])
    'application/json'
    >>> chosen("", ["application/json"])
    'application/json'
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*/*", 1.0)]
    best, best_quality = None, 0.0
    for offer in offers:
        # the most specific range that fits decides
        wildcard = f"{offer.partition('/')[0]}/*"
        fitting = [(name, quality) for name, quality in ranges if name in (offer, wildcard, "*/*")]
        quality = max(fitting, key=lambda pair: (pair[0] == offer, pair[0] == wildcard, pair[1]), default=("", 0.0))[1]
        if quality > best_quality:
            best, best_quality = offer, quality
    return best


def _range(part: str) -> tuple[str, float]:
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality = next((value for key, _, value in (p.partition("=") for p in parameters) if key.strip() == "q"), "1")
    try:
        return name, min(1.0, max(0.0, float(quality)))
    except ValueError:
        return name, 0.0
