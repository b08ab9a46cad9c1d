"""The element that holds an article's paragraphs, and those of them that a box in the text cuts off."""

from __future__ import annotations

from collections.abc import Sequence

from filmmeta.blocks import Block, Element
from filmmeta.layout.heads import is_comments_head, is_end
from filmmeta.layout.prose import mass

_CLIMB = 6
"""Levels above the paragraphs at which their container is looked for."""
_DEEPEST = 50
_MOST_OF_THEM = 0.55


class Container:
    """The element that holds most of a stretch's paragraphs, however deep they stand in it."""

    def __init__(self, stretch: Sequence[Block]) -> None:
        self.element = _container_of(stretch)

    def holds(self, block: Block) -> bool:
        """Whether a block stands in it with no element between."""
        return self.element is not None and block.element is not None and block.element.getparent() is self.element

    def ends_before(self, block: Block) -> bool:
        """Whether a block outside a stretch shows that its text does not go on behind it."""
        if self.element is None or block.zone == "comments":
            return True
        # what stands in the page itself, and not in a box, may be anything
        return self.holds(block) and (is_end(block) or (self.element.tag == "body" and not mass(block)))

    def contains(self, block: Block) -> bool:
        """Whether a block stands anywhere in it."""
        at = block.element
        for _ in range(_DEEPEST if self.element is not None else 0):
            if at is None or at is self.element:
                return at is not None
            at = at.getparent()
        return False

    def whole(self, blocks: Sequence[Block], start: int, end: int) -> tuple[int, int]:
        """A stretch with the paragraphs of the container that a box in the text cuts off from the others."""
        cut_off = [b.index for b in blocks if b.tag == "p" and mass(b) and self.holds(b)]
        for i in reversed([i for i in cut_off if i < start]):
            if any(self.ends_before(b) for b in blocks[i:start]):
                break
            start = i
        for i in cut_off:
            if i >= end:
                if any(self.ends_before(b) or is_comments_head(b) for b in blocks[end : i + 1]):
                    break
                end = i + 1
        return start, end


def _container_of(stretch: Sequence[Block]) -> Element | None:
    held = [(b.element, mass(b)) for b in stretch if b.element is not None]
    wanted = _MOST_OF_THEM * sum(weight for _, weight in held)
    for _ in range(_CLIMB if wanted else 0):
        masses: dict[Element, int] = {}
        above = []
        for element, weight in held:
            parent = element.getparent() if weight else None
            if parent is not None:
                masses[parent] = masses.get(parent, 0) + weight
                above.append((parent, weight))
        best = max(masses, key=lambda e: masses[e], default=None)
        if best is None or masses[best] >= wanted:
            return best
        held = above
    return None
