"""JSON-LD as pages have it: found in scripts, mended where it is damaged, never fetched."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from filmmeta.document import Document
from filmmeta.readers.markup.nodes import Node, node_from_json
from filmmeta.values.patterns import lazy

MAX_REPAIRED = 300_000
"""Characters of a damaged block that are mended; the repair is slow on long ones."""

_TYPE = lazy(r"^\s*application/(?:ld|json)\+?(?:json|ld)", re.IGNORECASE)
_SCRIPT = re.compile(rb"<script\b[^<>]{0,500}?ld\+json[^<>]{0,500}>", re.IGNORECASE)
_WRAPPER = lazy(
    r"^\s*(?:(?://|/\*)?\s*<!\[CDATA\[\s*(?:\*/)?|<!--(?!.*?-->\s*[{\[])|<!--.*?-->)\s*|\s*(?:(?://|/\*)?\s*\]\]>\s*(?:\*/)?|(?://\s*)?-->)\s*;?\s*$",
    re.DOTALL,
)
_TRAILING_COMMA = lazy(r",(\s*[}\]])")
_LINE_COMMENT = lazy(r"(?m)^\s*//.*$")
_HUGE_NUMBER = lazy(r"(?<![\w.\"-])-?\d{40,}(?![\w.\"])")


def read_jsonld(document: Document) -> Iterator[Node]:
    """The nodes of every JSON-LD block of a page, those of a mended block included.

    A block that cannot be read costs only itself and leaves a warning with its line.
    """
    room = document.limits.jsonld_bytes
    for text, where in _blocks(document):
        room -= len(text)
        if room < 0:
            document.warnings.append(
                f"JSON-LD from {where} on was left out: more than {document.limits.jsonld_bytes:,} characters"
            )
            return
        values = _load(text)
        if values is None:
            document.warnings.append(f"JSON-LD at {where} is damaged beyond repair and was left out")
            continue
        for value in values:
            nodes, left = node_from_json(value, where, most=document.limits.jsonld_depth)
            if left:
                most = document.limits.jsonld_depth
                document.warnings.append(f"JSON-LD at {where}: {left} values below {most} levels were left out")
            yield from nodes


def _blocks(document: Document) -> Iterator[tuple[str, str]]:
    lowered = document.source.lower() if document.root is not None else b""
    stated = lowered.count(b"ld+json")
    if document.root is None or not stated:
        return
    found = 0
    for element in document.root.iter("script"):
        kind = element.get("type")
        if kind and _TYPE.match(kind):
            found += 1
            text = "".join(element.itertext()) if len(element) else element.text or ""
            if text.strip():
                yield text, document.where(element)
    # libxml2 drops scripts below 256 levels of nesting and over 10 MB of text
    raw = _scripts(document.source, lowered) if stated > found else []
    for number, data in enumerate(raw[found:], found + 1):
        yield data.decode("utf-8", "replace"), f"script {number} of ld+json"


def _scripts(source: bytes, lowered: bytes) -> list[bytes]:
    """The contents of the page's ld+json scripts, by their tags alone."""
    found: list[bytes] = []
    end = 0
    for opening in _SCRIPT.finditer(source):
        if opening.start() < end:
            continue
        end = lowered.find(b"</script", opening.end())
        if end < 0:
            break
        found.append(source[opening.end() : end])
    return found


def _load(text: str) -> list[Any] | None:
    """The values of a block: strictly, then leniently, then mended; None where nothing helps."""
    text = text.lstrip("\ufeff").strip()
    if (value := _strict(text)) is not _FAILED:
        return [value]
    text = _unwrapped(text)
    if (value := _strict(text)) is not _FAILED:
        return [value]
    if "{" not in text and "[" not in text:
        return None
    if ("&quot;" in text or "&#34;" in text) and (value := _strict(html.unescape(text))) is not _FAILED:
        return [value]
    tidy = _HUGE_NUMBER.sub("0", _TRAILING_COMMA.sub(r"\1", _LINE_COMMENT.sub("", text)))
    if (value := _strict(tidy.rstrip("; \n"))) is not _FAILED:
        return [value]
    several = _several(tidy)
    return several or _repaired(tidy)


_FAILED = object()


def _nothing(_: str) -> None:
    """NaN and Infinity are no values."""


def _strict(text: str) -> Any:
    try:
        return json.loads(text, strict=False, parse_constant=_nothing)
    except (ValueError, RecursionError):
        return _FAILED


def _unwrapped(text: str) -> str:
    for _ in range(3):
        shorter = _WRAPPER.sub("", text).strip()
        if shorter == text:
            break
        text = shorter
    return text


def _several(text: str) -> list[Any] | None:
    """Objects one after the other, with commas or stray braces between."""
    decoder = json.JSONDecoder(strict=False, parse_constant=_nothing)
    found: list[Any] = []
    position = 0
    while position < len(text):
        start = next((i for i in range(position, len(text)) if text[i] in "{["), -1)
        if start < 0:
            break
        try:
            value, position = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            return None
        found.append(value)
    return found or None


def _repaired(text: str) -> list[Any] | None:
    if len(text) > MAX_REPAIRED:
        return None
    from json_repair import repair_json  # imported only for a damaged block

    try:
        value = repair_json(text, return_objects=True, skip_json_loads=True)
    except (ValueError, RecursionError, TypeError, IndexError):
        return None
    values = value if isinstance(value, list) else [value]
    kept = [v for v in values if isinstance(v, dict) and any(k in v for k in ("@type", "type", "@graph", "@context"))]
    return kept or None
