#!/usr/bin/env python3
"""Compiles schema.org's vocabulary into the small table that `filmmeta.validate` reads.

`python tools/compile_schemaorg.py schemaorg-current-https.jsonld VERSION` writes validation/schemaorg.json.
The input is data/releases/VERSION/schemaorg-current-https.jsonld of https://github.com/schemaorg/schemaorg.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "filmmeta" / "validation" / "schemaorg.json"
PREFIX = "schema:"


def names(node: dict[str, Any], key: str) -> str:
    """The schema.org names that a node's property points to, in one line."""
    values = node.get(key, [])
    ids = [v["@id"] if isinstance(v, dict) else v for v in (values if isinstance(values, list) else [values])]
    return " ".join(sorted(i.removeprefix(PREFIX) for i in ids if i.startswith(PREFIX)))


def compile_vocabulary(data: dict[str, Any], version: str) -> dict[str, Any]:
    """Types with their parents, properties with domain, range and successor, and the members of enumerations."""
    types: dict[str, str] = {}
    properties: dict[str, str] = {}
    members: list[str] = []
    for node in data["@graph"]:
        if not node["@id"].startswith(PREFIX):
            continue
        name = node["@id"].removeprefix(PREFIX)
        kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
        if "rdfs:Class" in kinds:
            types[name] = names(node, "rdfs:subClassOf") or ("DataType" if "schema:DataType" in kinds else "")
        elif "rdf:Property" in kinds:
            parts = ("schema:domainIncludes", "schema:rangeIncludes", "schema:supersededBy")
            properties[name] = "|".join(names(node, part) for part in parts)
        else:
            members.append(name)
    return {
        "version": version,
        "types": dict(sorted(types.items())),
        "properties": dict(sorted(properties.items())),
        "members": " ".join(sorted(members)),
    }


def main() -> None:
    """Writes the table, one entry a line so that two releases can be compared."""
    source, version = sys.argv[1:]
    table = compile_vocabulary(json.loads(Path(source).read_text("utf-8")), version)
    text = json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":"))
    OUTPUT.write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
