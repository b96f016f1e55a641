"""Links of profiles to the user's own entities."""

from newsgraph.resolve.gazetteer.index import GazetteerIndex
from newsgraph.resolve.gazetteer.linking import Linking, link_profiles

__all__ = ["GazetteerIndex", "Linking", "link_profiles"]
