"""JSON-LD as pages have it: found in scripts, mended where it is damaged, never fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.nodes import Node, nodes_of_json
from filmmeta.values.json_text import read_json

_TYPE = re.compile(r"\s*application/(?:ld\+json|json\+ld)", re.IGNORECASE)
_MARK = re.compile(rb"ld(?:\+|&#x2b;|&#43;)json|json\+ld", re.IGNORECASE)
_COMMENT_OR_SCRIPT = re.compile(rb"<!--|<script\b([^>]{0,1000})>", re.IGNORECASE)
_END_OF_SCRIPT = re.compile(rb"</script", re.IGNORECASE)


class _Block(NamedTuple):
    text: str
    spot: Element | str
    line: int | None
    """Line of the page on which the text begins, from 1; None where a caller's tree has no lines."""


def read_jsonld(document: Document, mentions: int) -> Iterator[Node]:
    """The nodes of every JSON-LD block of a page, those of a mended block included.

    A bad block costs only itself: it leaves a warning with the line at which it goes wrong, and what could be read of
    it says so in its evidence.

    Args:
        document: the page.
        mentions: how often its source names the type; where that is more often than its tree has blocks, the parser
            may have dropped some.
    """
    room, deepest = document.limits.jsonld_bytes, document.limits.jsonld_depth
    for block in _blocks(document, mentions):
        if not block.text or block.text.isspace():
            continue
        room -= len(block.text)
        if room < 0:
            most = f"{document.limits.jsonld_bytes:,}"
            document.warnings.append(f"JSON-LD from {_line_of(block)} on was left out: more than {most} characters")
            return
        found = read_json(block.text)
        if found.problem:
            document.warnings.append(_warning(block, found.problem, found.position, bool(found.values)))
        note = "from a damaged JSON-LD block" if found.problem else ""
        for value in found.values:
            nodes, left = nodes_of_json(value, block.spot, note, deepest)
            if left:
                lost = f"{left} values below {deepest} levels were left out"
                document.warnings.append(f"JSON-LD at {_line_of(block)}: {lost}")
            yield from nodes


def _warning(block: _Block, problem: str, position: int, readable: bool) -> str:
    outcome = "what is whole in it was read" if readable else "it was left out"
    return f"JSON-LD at {_line_of(block, position)} is damaged ({problem}); {outcome}"


def _line_of(block: _Block, position: int = 0) -> str:
    return f"line {block.line + block.text.count(chr(10), 0, position)}" if block.line else "a script"


def _blocks(document: Document, mentions: int) -> Iterator[_Block]:
    if document.root is None:
        return
    known = []
    for element in document.root.iter("script"):
        kind = element.get("type")
        if kind and _TYPE.match(kind):
            text = "".join(element.itertext()) if len(element) else element.text or ""
            known.append(text)
            yield _Block(text, element, _line(element))
    # a script may hold the type, too, in its text
    if mentions > len(known) + sum(text.count("ld+json") for text in known):
        yield from _dropped(document.source, {text.strip() for text in known})


def _line(element: Element) -> int | None:
    return element.sourceline


def _dropped(source: bytes, known: set[str]) -> Iterator[_Block]:
    """Blocks that the parser lost: libxml2 drops what is nested too deeply, and what follows it."""
    position, line, counted = 0, 1, 0
    while m := _COMMENT_OR_SCRIPT.search(source, position):
        comment = m[1] is None
        end = source.find(b"-->", m.end()) if comment else _start(_END_OF_SCRIPT.search(source, m.end()))
        end = len(source) if end < 0 else end
        position = end
        if not comment and _MARK.search(m[1]):
            text = source[m.end() : end].decode("utf-8", "replace")
            if text.strip() not in known:
                line += source.count(b"\n", counted, m.end())
                counted = m.end()
                yield _Block(text, f"line {line}", line)


def _start(m: re.Match[bytes] | None) -> int:
    return m.start() if m else -1
