"""The cast as a table, grid or list below its heading: an element that is repeated, each with name and character."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from filmmeta.blocks import Block, Element
from filmmeta.labelling.hits import Hits
from filmmeta.values.patterns import lazy
from filmmeta.values.people import looks_like_name


def cast_below(block: Block, hits: Hits) -> list[Block]:
    """The blocks of the cast list that a label heads; none where none follows."""
    after = hits.blocks[block.index + 1 : block.index + 1 + 6]
    if block.element is None:
        return []
    if after and after[0].tag == "p" and " " in after[0].text and looks_like_name(after[0].text):
        return []  # the names stand right below, whatever lists follow
    for first in after:
        # a button "Edit" is no end
        if hits.begin(first) and hits.of(first)[0].property != "ignored":
            break
        items = _siblings(first)
        if len(items) < 3:
            continue
        inside = set(items)
        around = hits.blocks[max(0, block.index - 1) : block.index + 1]
        if any(_item_of(b, inside) is not None for b in around):
            continue  # the label stands in one of them, or behind one: they are parts of the page, not of a list
        found = _within(inside, hits.blocks[first.index : first.index + 400])
        if sum(looks_like_name(_before_role(b.text)) for b in found) >= 0.3 * len(found):
            return found
    return []


def _siblings(block: Block) -> list[Element]:
    """The elements of one tag and class that a block's nearest repeated ancestor stands among."""
    at = block.element
    for _ in range(6):
        parent = at.getparent() if at is not None else None
        if at is None or parent is None:
            return []
        if at.tag in _REPEATED:
            like = [e for e in parent[:_MOST_ITEMS] if e.tag == at.tag]
            if len(like) >= 3 and at.tag != "p":
                return list(like)
        at = parent
    return []


_REPEATED = frozenset(("tr", "li", "div", "dt", "a", "article", "figure", "p"))
_MOST_ITEMS = 200


def _item_of(block: Block, items: set[Element]) -> Element | None:
    at = block.element
    for _ in range(8):
        if at is None:
            return None
        if at in items:
            return at
        at = at.getparent()
    return None


def _within(items: set[Element], blocks: Sequence[Block]) -> list[Block]:
    """The first of these blocks, as long as each stands in one of the items."""
    return list(takewhile(lambda block: _item_of(block, items) is not None, blocks))


_ROLE_BEHIND = lazy(r"^([^–—(]{3,40}?)\s[–—-]\s(.{1,80})$")


def _before_role(text: str) -> str:
    """The name of "Name – role", all of any other text."""
    return m[1] if (m := _ROLE_BEHIND.match(text)) else text


def paired(found: list[Block]) -> str:
    """Cells of a cast list as "name (character)", one a line."""
    items = set(_siblings(found[0]))
    if len({_item_of(b, items) for b in found}) == 1:
        items = set()  # all inside one part of the page: a row each
    rows: dict[object, list[str]] = {}
    for block in found:
        owner = _item_of(block, items) if items else None
        rows.setdefault(owner if owner is not None else block.index, []).append(block.text.split("\n")[0])
    filled = ([text for text in row if text.strip(" .…/")] for row in rows.values())
    return "\n".join(_row(texts) for texts in filled if texts)


def _row(texts: list[str]) -> str:
    """The name and the character among the texts of a row."""
    # "Name – role, and what he is"
    if (m := _ROLE_BEHIND.match(texts[0])) and looks_like_name(m[1]):
        return f"{m[1]} ({m[2]})"
    name = next((t for t in texts if looks_like_name(t)), None)
    if name is None:
        return texts[0]
    rest = [t for t in texts[texts.index(name) + 1 :] if len(t) < 60]
    return f"{name} ({rest[0].strip(' .…/')})" if rest and "(" not in rest[0] and "," not in name else name
