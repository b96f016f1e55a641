"""Makes ``gold.jsonl`` from the YAML files of this folder and checks them: ``python make_gold.py [--check]``.

A development script: it needs PyYAML, which nothing else here does. With ``--check`` nothing is written, and a
``gold.jsonl`` that differs from what the sources give is an error.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
GOLD = HERE / "gold.jsonl"
KEYS = {"id", "story", "title", "date", "outlet", "domain", "text", "entities", "facts", "traps", "same_as"}
FACT_KEYS = {"s", "r", "o", "time", "place", "by", "certainty"}
TYPES = {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK", "GROUP", "THING"}
CERTAINTIES = {"fact", "future", "possible", "negated", "requested", "conditional"}
MARK = re.compile(r"\[\[(\w+)\||\]\]")
TIME = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def strip_marks(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without its marks, and the mentions as (entity, start, end) in the order in which they open."""
    text, at, stack = "", 0, []
    mentions: list[tuple[str, int, int]] = []
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            stack.append(len(mentions))
            mentions.append((mark[1], len(text), -1))
        elif stack:
            entity, start, _ = mentions[stack[-1]]
            mentions[stack.pop()] = (entity, start, len(text))
        else:
            raise ValueError(f"a mark closes that none opened, after {text[-40:]!r}")
    if stack:
        raise ValueError(f"the mark of {mentions[stack[-1]][0]} is never closed")
    return text + marked[at:], mentions


def read(path: Path) -> dict:
    """One article, with the defaults of its facts filled in."""
    article = yaml.safe_load(path.read_text("utf-8"))
    article["date"] = str(article["date"])
    article["text"], article["mentions"] = strip_marks(article["text"])
    article["facts"] = [
        {
            "s": fact.pop("s"),
            "r": fact.pop("r"),
            "o": fact.pop("o"),
            "time": fact.pop("time", None),
            "place": fact.pop("place", None),
            "by": fact.pop("by", None),
            "certainty": fact.pop("certainty", "fact"),
            **fact,
        }
        for fact in article["facts"]
    ]
    article.setdefault("same_as", {})
    return article


def relation_problems(relation: str) -> list[str]:
    """What is wrong with the alternatives of one relation."""
    alternatives = relation.split("|")
    out = [f"empty alternative in {relation!r}"] if not all(a and a == a.strip() for a in alternatives) else []
    return out + [f"{a!r} twice in {relation!r}" for a in set(alternatives) if alternatives.count(a) > 1]


def problems(article: dict) -> list[str]:
    """What is wrong inside one article."""
    text, entities, mentions = article["text"], article["entities"], article["mentions"]
    marked = {entity for entity, _, _ in mentions}
    out = [f"key {key}" for key in KEYS ^ (article.keys() - {"mentions"})]
    out += [f"mark left in the text: {found}" for found in re.findall(r"\[\[|\]\]", text)]
    datetime.date.fromisoformat(article["date"])
    out += [f"entity {entity} is marked but not listed" for entity in marked - entities.keys()]
    out += [f"entity {entity} is listed but never marked" for entity in entities.keys() - marked]
    out += [
        f"entity {entity} has type {spec['type']}" for entity, spec in entities.items() if spec["type"] not in TYPES
    ]
    if len({(start, end) for _, start, end in mentions}) < len(mentions):
        out.append("two mentions on one span")
    out += [
        f"span {text[start:end]!r} of {entity} does not begin and end with a word"
        for entity, start, end in mentions
        if not re.fullmatch(r"(?s)\w(.*[\w.])?", text[start:end]) or "\n" in text[start:end]
    ]
    for kind in ("facts", "traps"):
        rows = article[kind]
        if len({(row["s"], row["r"], row["o"]) for row in rows}) < len(rows):
            out.append(f"one of the {kind} stands twice")
        for row in rows:
            name = f"{row['s']} -- {row['r']} -> {row['o']}"
            out += [f"{name}: {problem}" for problem in relation_problems(row["r"])]
            if row["s"] not in entities:
                out.append(f"{name}: the subject is no entity")
            if row["o"] not in entities and not re.search(rf"(?<!\w){re.escape(row['o'])}(?!\w)", text):
                out.append(f"{name}: the object is neither an entity nor in the text")
    for fact in article["facts"]:
        name = f"{fact['s']} -- {fact['r']} -> {fact['o']}"
        out += [f"{name}: key {key}" for key in fact.keys() ^ FACT_KEYS]
        if fact["certainty"] not in CERTAINTIES:
            out.append(f"{name}: certainty {fact['certainty']}")
        out += [f"{name}: {key} is no entity" for key in ("place", "by") if fact[key] and fact[key] not in entities]
        if fact["time"] is not None and not (isinstance(fact["time"], str) and TIME.fullmatch(fact["time"])):
            out.append(f"{name}: time {fact['time']}")
    for trap in article["traps"]:
        if trap.keys() != {"s", "r", "o", "why"}:
            out.append(f"keys of the trap {trap}")
        # a trap that the gold itself asserts plainly would punish a right answer
        for fact in article["facts"]:
            plain = fact["certainty"] == "fact" and not fact["by"]
            shared = set(trap["r"].split("|")) & set(fact["r"].split("|"))
            if plain and shared and (trap["s"], trap["o"]) == (fact["s"], fact["o"]):
                out.append(f"{trap['s']} -- {shared} -> {trap['o']} is both a fact and a trap")
    return out


def link_problems(articles: dict[str, dict]) -> list[str]:
    """What is wrong between the articles: ids, stories and ``same_as``, which stands in both directions."""
    out = []
    for name, article in articles.items():
        if not re.fullmatch(re.escape(article["story"]) + r"-\d+", name):
            out.append(f"{name}: the id does not go with the story {article['story']}")
        fellows = {key for key, other in articles.items() if other["story"] == article["story"]} - {name}
        if fellows != article["same_as"].keys():
            out.append(f"{name}: same_as names {sorted(article['same_as'])}, the story has {sorted(fellows)}")
            continue
        for other, pairs in article["same_as"].items():
            for mine, theirs in pairs.items():
                here, there = article["entities"].get(mine), articles[other]["entities"].get(theirs)
                if not here or not there:
                    out.append(f"{name}: same_as {mine}: {theirs} names an entity that is not listed")
                elif here["type"] != there["type"]:
                    out.append(f"{name}: {mine} is {here['type']}, {theirs} of {other} is {there['type']}")
                if articles[other]["same_as"].get(name, {}).get(theirs) != mine:
                    out.append(f"{name}: same_as {mine}: {theirs} does not stand in {other}")
            out += [
                f"{name}: {entity} stands in {other} too and is not in same_as"
                for entity in article["entities"].keys() & articles[other]["entities"].keys()
                if entity not in pairs
                and article["entities"][entity]["name"] == articles[other]["entities"][entity]["name"]
            ]
    return out


def main() -> int:
    """Checks the sources and writes, or compares, ``gold.jsonl``."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where gold.jsonl is not up to date")
    options = parser.parse_args()
    articles, bad = {}, []
    for path in sorted(HERE.glob("*.yaml")):
        article = read(path)
        if article["id"] != path.stem:
            bad.append(f"{path.name}: the id is {article['id']}")
        bad += [f"{path.stem}: {problem}" for problem in problems(article)]
        articles[path.stem] = article
        words = len(article["text"].split())
        counts = ", ".join(f"{len(article[key])} {key}" for key in ("facts", "traps", "mentions"))
        print(f"{path.stem}: {words} words, {counts}")
    bad += link_problems(articles)
    gold = "".join(json.dumps(article, ensure_ascii=False) + "\n" for article in articles.values())
    if options.check and (not GOLD.exists() or GOLD.read_text("utf-8") != gold):
        bad.append("gold.jsonl is not what the YAML files give")
    for problem in bad:
        print(problem, file=sys.stderr)
    if not bad and not options.check:
        GOLD.write_text(gold, "utf-8")
    totals = ", ".join(f"{sum(len(a[key]) for a in articles.values())} {key}" for key in ("facts", "traps", "mentions"))
    print(f"{len(articles)} articles: {totals}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
