"""Values in the blocks below a label: cells of its row, definitions, list items, lines of a plain text."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block, Element
from filmmeta.labelling.casts import cast_below, paired
from filmmeta.labelling.hits import SKIPPED, Hits
from filmmeta.labelling.label import PEOPLE, Hit, Labelled
from filmmeta.labelling.people import unwrapped
from filmmeta.labelling.tables import row_of
from filmmeta.labelling.values import are_genres, is_line_of
from filmmeta.values.people import is_lone_name, split_people


def value_below(block: Block, hit: Hit, hits: Hits) -> Iterator[Labelled]:
    """The last label of a block, with its value in the blocks that follow."""
    found = _value_blocks(block, hit.property, hits)
    if not found:
        return
    value = "\n".join(b.text for b in found)
    # "OPENING" above the first of the week's capsules
    if hit.property in _OF_DIGITS and not any(c.isdigit() for c in value[:_NEAR]):
        return
    if block.element is None and hit.property in PEOPLE and ",\n" in value:
        value = unwrapped(value)
    elif hit.property == "actors" and len(found) > 1:
        value = paired(found)
    name, first, end = block.text.strip(" :："), found[0].index, found[-1].index + 1
    yield Labelled(hit.property, name, value, block.index, first, end, hit.strength)


_OF_DIGITS = frozenset(("release_date", "published", "year"))
_NEAR = 60


def _value_blocks(block: Block, property_: str, hits: Hits) -> list[Block]:
    """The block after a label, with its like: cells of the row, items of the list, definitions."""
    row = row_of(block)
    if row is None and property_ == "actors" and (listed := cast_below(block, hits)):
        return listed
    if block.element is None and property_ in PEOPLE and (wrapped := _wrapped_names(block, hits)):
        return wrapped
    found: list[Block] = []
    for after in hits.blocks[block.index + 1 : block.index + 1 + _VALUE_BLOCKS]:
        if after.zone in SKIPPED and after.zone != block.zone:
            break
        # a name of a list may be a label's word, too
        listed_word = bool(found) and _is_like(found[0], after) and hits.whole(after)
        if hits.begin(after) and not (listed_word or _is_genre(property_, after, hits)):
            break
        if not (_is_in_row(block, row, after) if row is not None else _goes_on(block, property_, found, after, hits)):
            break
        found.append(after)
    return found


_VALUE_BLOCKS = 80


def _wrapped_names(block: Block, hits: Hits) -> list[Block]:
    """The lines right below a label in a plain text, that are one list of names wrapped anywhere: "A, B\nName, C"."""
    found: list[Block] = []
    for after in hits.blocks[block.index + 1 : block.index + 1 + _MOST_WRAPPED]:
        if after.line != (found[-1] if found else block).line + 1 or hits.begin(after):
            break
        found.append(after)
    text = unwrapped("\n".join(b.text for b in found))
    names = split_people(text, hits.language) if text.count(",") > len(found) > 1 else []
    return found if sum(len(p.name) for p in names) > 0.7 * len(text) else []


def _is_genre(property_: str, block: Block, hits: Hits) -> bool:
    """As in 类型 | 剧情: the word for drama is that for a plot, too."""
    return property_ == "genres" and hits.whole(block) is not None and are_genres(block.text, hits.language)


def _is_in_row(block: Block, row: Element, after: Block) -> bool:
    # of a header row the neighbour is another head, not a value
    return row_of(after) is row and not (block.tag == "th" and after.tag == "th")


def _goes_on(block: Block, property_: str, found: list[Block], after: Block, hits: Hits) -> bool:
    """Whether a block belongs to the value that other blocks began, or begins it."""
    if not found:
        return not (after.heading and block.heading and after.heading <= block.heading)
    if block.element is None:
        # in a plain text lines right below one another
        return after.line == found[-1].line + 1 and is_line_of(after, property_, hits.blocks, hits.language)
    return _is_like(found[0], after)


def _is_like(first: Block, after: Block) -> bool:
    """Whether two blocks stand in one list, or in one definition."""
    parent = _parent(first)
    if after.tag != first.tag or after.element is None or after.element.getparent() is not parent:
        return False
    # `<dd><p>A. Name</p><p>B. Name</p></dd>`
    return after.tag in ("li", "dd") or (after.tag == "p" and parent is not None and parent.tag in ("dd", "td", "li"))


def _parent(block: Block) -> Element | None:
    return block.element.getparent() if block.element is not None else None


def names_below(block: Block, hits: Hits) -> str:
    """What the blocks below add to a list that ends in a comma: "Leading players: A. Name (Karel)," and so on."""
    found = ""
    for after in hits.blocks[block.index + 1 : block.index + 1 + _MOST_WRAPPED]:
        names = [] if hits.begin(after) else split_people(after.text, hits.language)
        said = sum(len(p.name) + len(p.character or "") for p in names)
        if after.tag != block.tag or said < 0.6 * len(after.text) or " " not in names[0].name:
            break
        found += " " + after.text
        if not after.text.endswith(","):
            break
    return found


_MOST_WRAPPED = 8


def names_in_rows(block: Block, hits: Hits) -> list[Block]:
    """The names right below a row of a plain text's table, one a line: "Starring Jonas Pell", "Mira Osei"."""
    found: list[Block] = []
    for number, after in enumerate(hits.blocks[block.index + 1 : block.index + 1 + _MOST_WRAPPED], 1):
        if after.line != block.line + number:
            break
        if hits.begin(after):
            # the next film's name above the same labels again
            return [] if hits.of(after)[0].property in _rows_above(block, hits) else found
        if is_lone_name(after.text):
            found.append(after)
        elif not after.text.startswith(_CREDITED_AS):
            break
    return found


_CREDITED_AS = ("as ", "(as ")


def _rows_above(block: Block, hits: Hits) -> set[str]:
    """What the labels of a table's rows stand for, down to one of them."""
    found: set[str] = set()
    for number, above in enumerate(reversed(hits.blocks[max(0, block.index - _TALLEST) : block.index + 1])):
        if above.line != block.line - number:
            break
        found.update(h.property for h in hits.of(above)[:1])
    return found


_TALLEST = 20
