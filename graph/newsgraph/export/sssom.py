"""SSSOM/TSV: the decisions as mappings (Simple Standard for Sharing Ontological Mappings 1.0).

Its canonical form: slots in the standard's order, shared ones in the metadata block, no column without a value.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from newsgraph.export.files import writing_text
from newsgraph.export.projection import ExportOptions, Rows, local_name, xml_safe
from newsgraph.knowledge_graph import KnowledgeGraph
from newsgraph.model import PROGRAM, Decision, Verdict
from newsgraph.read.ledger import is_profile_id, written_id

# the standard's word for a mapping set that says nothing of its licence, which is a required slot
_NO_LICENSE = "https://w3id.org/sssom/license/unspecified"
_SLOTS = (
    "subject_id", "subject_label", "predicate_id", "predicate_modifier", "object_id", "object_label",
    "mapping_justification", "author_label", "subject_type", "subject_source", "object_type", "object_source",
    "mapping_tool", "confidence", "similarity_score", "comment",
)  # fmt: skip
_REQUIRED = frozenset({"subject_id", "predicate_id", "object_id", "mapping_justification"})
_SHAREABLE = ("subject_type", "subject_source", "object_type", "object_source", "mapping_tool")
# an address that YAML reads as it is
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S*[^\s:]")
# what a CURIE can be made of
_IRI = re.compile(r"(https?://[^\s\"\\]*[/#])([A-Za-z0-9._-]+)")


def write(rows: Rows, target: Path, options: ExportOptions) -> tuple[str, ...]:
    """Write all that is decided: ``skos:exactMatch`` between profiles, for two things with the modifier ``Not``."""
    decided = [row for row in rows.graph.decisions if row.verdict is not Verdict.UNDECIDED]
    prefixes = _prefixes(decided, options.base)
    mappings = [_mapping(rows.graph, row, options.base, prefixes) for row in decided]
    shared = _condensed(mappings)
    slots = [slot for slot in _SLOTS if any(slot in row for row in mappings) or slot in _REQUIRED]
    with writing_text(target) as file:
        file.writelines(f"#{line}\n" for line in _metadata(options, shared, prefixes))
        table = csv.DictWriter(file, slots, restval="", delimiter="\t", lineterminator="\n")
        table.writeheader()
        table.writerows(mappings)
    return ()


def _condensed(mappings: list[dict[str, str]]) -> dict[str, str]:
    """The slots whose value all mappings share, taken out of them: the standard keeps these in the metadata block."""
    found: dict[str, str] = {}
    for slot in _SHAREABLE:
        values = {row.get(slot) for row in mappings}
        value = values.pop() if len(values) == 1 else None
        if value is not None:
            found[slot] = value
            for row in mappings:
                del row[slot]
    return found


def _prefixes(decisions: Iterable[Decision], base: str) -> dict[str, str]:
    """A prefix for what the IRIs of the gazetteer's entries begin with, each."""
    keys = {key for row in decisions for key in (row.left, row.right) if not is_profile_id(key)}
    return {space: f"entry{number}" for number, space in enumerate(sorted({_parted(key, base)[0] for key in keys}), 1)}


def _parted(key: str, base: str) -> tuple[str, str]:
    """Namespace and name of an entry: of its IRI, else of one made from the id that the user has for it."""
    iri = _IRI.fullmatch(key)
    return (iri[1], iri[2]) if iri else (f"{base}entry/", quote(key, safe=""))


def _metadata(options: ExportOptions, shared: Mapping[str, str], prefixes: Mapping[str, str]) -> Iterator[str]:
    yield "curie_map:"
    yield f"  article: {options.base}article/"
    yield from (f"  {prefix}: {json.dumps(space)}" for space, prefix in prefixes.items())
    yield f"  profile: {options.base}profile/"
    yield f"mapping_set_id: {options.base}decisions"
    yield "mapping_set_title: Which profiles of articles are one thing"
    license_address = options.license or _NO_LICENSE
    yield f"license: {license_address if _PLAIN.fullmatch(license_address) else json.dumps(license_address)}"
    yield from (f"{slot}: {shared[slot]}" for slot in _SHAREABLE if slot in shared)


def _mapping(graph: KnowledgeGraph, row: Decision, base: str, prefixes: Mapping[str, str]) -> dict[str, str]:
    same = row.verdict is Verdict.SAME
    mapping = {
        "predicate_id": "skos:exactMatch",
        "confidence": f"{_confidence(row):.2f}",
        "comment": "; ".join(row.reasons),
    }
    if not same:
        mapping["predicate_modifier"] = "Not"
    if row.by == PROGRAM:
        mapping["mapping_justification"] = "semapv:CompositeMatching"
        mapping["mapping_tool"] = PROGRAM
        mapping["similarity_score"] = f"{row.score:.2f}"
    else:
        mapping["mapping_justification"] = "semapv:ManualMappingCuration"
        # a slot of many values, which the bar parts
        mapping["author_label"] = row.by.replace("|", "/")
    for side, key in (("subject", row.left), ("object", row.right)):
        mapping[f"{side}_type"] = "owl named individual"
        if is_profile_id(key):
            mapping[f"{side}_id"] = f"profile:{written_id(key)}"
        else:
            space, name = _parted(key, base)
            mapping[f"{side}_id"] = f"{prefixes[space]}:{name}"
        profile = graph.profiles.get(key)
        if profile is not None:
            mapping[f"{side}_label"] = profile.label
            mapping[f"{side}_source"] = f"article:{local_name(xml_safe(profile.article_id), 'a')}"
    return {slot: text for slot, value in mapping.items() if (text := xml_safe(" ".join(value.split())))}


def _confidence(row: Decision) -> float:
    """How sure the decision is, not how alike the profiles are: alike ones that are held apart are not surely two."""
    if row.verdict is Verdict.SAME or row.by != PROGRAM:
        return row.score
    return max(1 - row.score, 0.5)
