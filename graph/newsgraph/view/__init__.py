"""Pictures of a graph: a page to explore it in a browser, offline, and a drawing of what surrounds one thing."""

from newsgraph.view.page import write_page
from newsgraph.view.picture import write_picture

__all__ = ["write_page", "write_picture"]
