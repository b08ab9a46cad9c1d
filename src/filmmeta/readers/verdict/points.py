"""Pros and cons: behind labels, in columns and lists below them, and in lines that begin with a thumb or a plus."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled
from filmmeta.layout import is_end, is_prose, is_sentence
from filmmeta.readers.verdict.marks import SKIPPED
from filmmeta.readers.verdict.tables import cell_of, column
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean

_GOOD, _BAD = frozenset("👍+✅✔"), frozenset("👎❌✘－–-−")
_MARKS = _GOOD | _BAD
_THUMBS = frozenset("👍👎✅❌")
_BULLETS = "+-–—•*✓✔✅❌👍👎 "
_SPLIT = lazy(r"\s*(?:;|•|·|\n|(?<=\w)\.\s+(?=[A-ZА-Я]))\s*")
_LIST_MARK = re.compile(r"\s*[-+*•–—✓✔✗✘👍👎]\s*\S")
_MARKED_LINE = lazy(r"^\s*(👍|👎|\+|✅|✔️?|❌|✘|－|–|-|−)\s*(?=\S)")
_COUNTED = lazy(r"[\W\d]+")
_BEFORE_REASONS = lazy(r"\s*(\S.{1,58}?)\s[–—]\s\S")
_MOST_POINTS = 12
_LONGEST_POINT = 160
_LONGEST_KEPT = 300


def labelled_points(document: Document, label: Labelled, heads: set[int]) -> Iterator[Claim]:
    """What stands behind "Pros:" or "Cons:", and below.

    Args:
        heads: the blocks that hold a label.
    """
    block = document.blocks[label.value_block]
    if block.tag != "li" and _is_running(label.value):
        return
    for item in _points(label.value) + _further_points(document, label, heads):
        said = f"{label.label}: {item}"
        yield _claim(document, label.property, item, block, said, 0.8 * label.strength + 0.1)


def _is_running(value: str) -> bool:
    """Whether sentences follow, and no points: "The best part: the mill. We all held our breath until he got out."."""
    sentences = _SENTENCES.split(value) if "\n" not in value else []
    return len(sentences) > 1 and max(map(len, sentences)) > _LONGEST_FRAGMENT


_SENTENCES = lazy(r"(?<=\w)[.!?…][\"'”’»)]*\s+(?=\S)")
_LONGEST_FRAGMENT = 60


def _claim(document: Document, name: str, item: str, block: Block, said: str, confidence: float) -> Claim:
    evidence = Evidence("verdict", document.where(block), said[:300], confidence)
    return Claim("review", name, item, evidence, block=block.index)


def _further_points(document: Document, label: Labelled, heads: set[int]) -> list[str]:
    """Points below the first: the cells of a table's column, or the lines that follow a label in a line of its own."""
    if label.block == label.value_block:
        return []
    head, first = document.blocks[label.block], document.blocks[label.value_block]
    if head.tag in ("th", "td") and (cell := cell_of(head)) is not None and cell is not cell_of(first):
        return [point for block in column(document, cell, label.value_end) for point in _points(block.text)]
    points: list[str] = []
    below = document.blocks[label.value_end : label.value_end + _MOST_POINTS]
    # the items of a plain text's list stand right below one another
    together = bool(below) and below[0].line == first.line + 1
    for number, block in enumerate(below, 1):
        marked = bool(_LIST_MARK.match(block.text))
        if together and block.line != first.line + number:
            break
        if block.tag != first.tag or block.zone != first.zone or block.heading or len(block.text) > _LONGEST_POINT:
            break
        if block.index in heads or (not marked and (is_prose(block) or is_sentence(block) or is_end(block))):
            break
        points += _points(block.text)
    return points if first.tag != "li" else []


def _points(value: str) -> list[str]:
    """The points of a list in one text: by lines, by semicolons and bullets, or by commas."""
    lines = [clean(line).lstrip(_BULLETS).strip() for line in value.split("\n")]
    if len(lines) == 1:
        lines = [clean(p) for p in _SPLIT.split(lines[0])]
        if len(lines) == 1 and lines[0].count(",") >= 2:
            lines = [clean(p) for p in lines[0].split(",")]
    return [line.rstrip(" .;") if line.count(".") <= 1 else line for line in lines if 1 < len(line) <= _LONGEST_KEPT]


def marked_points(document: Document) -> Iterator[Claim]:
    """Lines that begin with a thumb, a plus or a minus: pros and cons without a label."""
    found = list(_marked_lines(document))
    kinds = {name for name, _, _ in found}
    thumbs = any(b.text.lstrip()[:1] in _THUMBS for _, _, b in found)
    if not found or (not thumbs and (len(kinds) < 2 or len(found) > 30)):
        return
    for name, text, block in found:
        if 1 < len(text) <= (_LONGEST_KEPT if thumbs else _LONGEST_POINT - 1):
            yield _claim(document, name, text, block, block.text, 0.75 if thumbs else 0.55)


def _marked_lines(document: Document) -> Iterator[tuple[str, str, Block]]:
    for block in document.blocks:
        if block.zone in SKIPPED or not ("\n" in block.text or block.text[:1] in _MARKS):
            continue
        for line in block.text.split("\n"):
            m = _MARKED_LINE.match(line)
            # both in one line head the list, "👍👎 Pros and cons", or count, "👍 23 👎 8"
            if m and line[m.end() :][:1] not in _MARKS and not _COUNTED.fullmatch(line):
                yield "pros" if m[1][0] in _GOOD else "cons", _point(line[m.end() :], block), block


def _point(text: str, block: Block) -> str:
    """The point itself: what is in bold, or in a plain text before a dash, ahead of the reasons; or all of it."""
    for mark in block.marks:
        if mark.kind == "b" and mark.start <= 3:
            bold = clean(block.text[mark.start : mark.end]).lstrip(_BULLETS).strip(" :—–-")
            if bold:
                return bold
    if block.element is None and (m := _BEFORE_REASONS.match(text)):
        return clean(m[1])
    return clean(text)
