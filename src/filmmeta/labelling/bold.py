"""Labels that are set in bold: `<b>Director</b> A`, `<strong>Cast:</strong> B, C`."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.labelling.label import DASH, PEOPLE, Hit
from filmmeta.labelling.meaning import LONGEST_LABEL, meaning
from filmmeta.values.people import split_people


def in_bold(block: Block, language: str | None) -> Iterator[Hit]:
    """The labels among what a block sets in bold or underlines."""
    for mark in block.marks:
        if mark.kind in "bu" and (hit := _in_bold(block.text, mark.start, mark.end, language)):
            yield hit


def _in_bold(text: str, start: int, end: int, language: str | None) -> Hit | None:
    inner = text[start:end].strip()
    if len(inner) > LONGEST_LABEL:
        return None
    name = meaning(inner.rstrip(" :：-–—"), language)
    if name is None or name in ("name", "authors", "film"):
        return None
    before = text[max(0, start - LONGEST_LABEL) : start].rpartition("\n")[2]
    if before.strip(" |·•*-–—") and not before[-1].isspace():
        return None
    dash = DASH.match(text[end : end + LONGEST_LABEL])
    if dash is None and not inner.endswith((":", "：")) and not _value_follows(text[end : end + 200], name, language):
        return None
    return Hit(name, start, end + (dash.end() if dash else 0), 0.85)


def _value_follows(text: str, name: str, language: str | None) -> bool:
    """Whether names follow a label of people, and anything short another."""
    if name not in PEOPLE:
        return name in _OF_ANYTHING and len(text.strip()) > 0 and len(text) < 120
    head = text.strip().split("\n")[0]
    people = split_people(head[:150], language)
    return bool(people) and text.strip().startswith(people[0].name[:6])


_OF_ANYTHING = frozenset(("genres", "duration", "year", "countries", "content_rating", "release_date"))
