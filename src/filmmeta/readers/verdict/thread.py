"""Threads whose parts are numbered: "… and a small thread. 1/7", "(2/7) The set-up: …"."""

from __future__ import annotations

import re
from copy import copy

from filmmeta.blocks import Block
from filmmeta.document import Document
from filmmeta.values.patterns import lazy

_LEAST_PARTS = 3
_FIRST = lazy(r"\s*[(\[]?(\d{1,2})/(\d{1,2})(?![\d/])")
_LAST = lazy(r"(?<![\d/])(\d{1,2})/(\d{1,2})[)\]]?\s*$")


def parts_of_thread(document: Document) -> dict[int, Block]:
    """The blocks that are parts of a thread by their index, each with spaces for its number."""
    parts: dict[str, list[tuple[int, Block, re.Match[str]]]] = {}
    for block in document.blocks:
        if block.digits and ("/" in block.text[:8] or "/" in block.text[-8:]) and (m := _number(block.text)):
            parts.setdefault(m[2], []).append((int(m[1]), block, m))
    found: dict[int, Block] = {}
    for of, numbered in parts.items():
        counted = [part for part, _, _ in numbered]
        if counted == sorted(set(counted)) and len(counted) >= max(_LEAST_PARTS, int(of) - 1):
            found |= {block.index: _without(block, m) for _, block, m in numbered}
    return found


def _number(text: str) -> re.Match[str] | None:
    return _FIRST.match(text) or _LAST.search(text, max(0, len(text) - 8))


def _without(block: Block, number: re.Match[str]) -> Block:
    part = copy(block)
    part.text = block.text[: number.start()] + " " * len(number[0]) + block.text[number.end() :]
    return part
