"""The errors newsgraph raises. Every message says what is wrong, where, and what to do about it."""

from __future__ import annotations


class NewsgraphError(Exception):
    """Base of all errors a caller may want to catch.

    Args:
        what: What is wrong, in a few words.
        where: The file, article, line or argument it is about.
        remedy: What the user can do.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what, where, remedy)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        cure = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{cure}"


class ReadError(NewsgraphError):
    """An input cannot be read as an article."""


class GazetteerError(NewsgraphError):
    """A gazetteer, or a row of it, cannot be used."""


class ModelError(NewsgraphError):
    """A language pipeline cannot be loaded, or does not set what newsgraph needs."""


class VocabularyError(NewsgraphError):
    """relations.toml, a type or an identifier is not well formed."""


class LedgerError(NewsgraphError):
    """A ledger is not well formed, or its rows contradict each other."""


class GraphError(NewsgraphError):
    """A graph file or its parts cannot be used: broken, of another version, or inconsistent."""


class ExportError(NewsgraphError):
    """A graph cannot be written in the wanted form."""


class QueryError(NewsgraphError):
    """A query is malformed, not allowed, or took too long."""


class MissingExtraError(NewsgraphError):
    """An optional library is not installed."""

    def __init__(self, library: str, extra: str, purpose: str) -> None:
        super().__init__(f"{purpose} needs the library {library}", "", f"pip install 'newsgraph[{extra}]'")

    def __reduce__(self) -> tuple[type[NewsgraphError], tuple[str, str, str]]:
        # rebuilt from its three parts when it crosses a process border
        return NewsgraphError, (self.what, self.where, self.remedy)
