"""The blocks of a plain text, and of texts that a page shows as they are: paragraphs or lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from filmmeta.blocks.block import Block, tell_words
from filmmeta.values.patterns import lazy
from filmmeta.values.text import visible
from filmmeta.vocabulary import key, words

_WRAP_AT = (50, 100)


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a plain text: paragraphs where lines are wrapped by hand, else one block a line."""
    blocks = paragraphs(text)
    tell_words(blocks)
    _set_menus_apart(blocks)
    _set_contents_apart(blocks)
    return blocks


def paragraphs(text: str) -> list[Block]:
    """The same before their words are told."""
    lines = text.splitlines()
    width = _wrapped_at(lines)
    blocks: list[Block] = []
    paragraph: list[str] = []
    start = 0

    def close() -> None:
        if paragraph:
            joined = " ".join(paragraph)
            blocks.append(Block(len(blocks), joined, "p" if len(joined) > 80 else "line", "", line=start, fold=False))
            paragraph.clear()

    for number, line in enumerate(lines, 1):
        said = _without_edit(" ".join(visible(line).split()))
        if not said:
            close()
            continue
        if not paragraph:
            start = number
        elif not width or _starts_anew(said, paragraph[-1], width):
            close()
            start = number
        paragraph.append(said)
    close()
    _set_toolbar_apart(blocks)
    return blocks


def _without_edit(line: str) -> str:
    """A head of a wiki's page without the link that changes what is below it: "Cast [ edit ]"."""
    m = _EDIT.search(line) if line.endswith("]") and len(line) <= _LONGEST_HEAD else None
    return line[: m.start()] if m is not None and key(m[1]) in words("edit") else line


_EDIT = lazy(r"\s?\[([^\[\]]{2,40})\]$")
_LONGEST_HEAD = 120


def runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The lines of a plain text that stand right below one another."""
    run: list[Block] = []
    for block in blocks:
        if run and block.line != run[-1].line + 1:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


_CAPTURES = lazy(r"\d[\d,.]* captures?$")
_TOOLBAR = lazy(
    r"(?:[A-Za-z]{3}(?: [A-Za-z]{3}){0,2}|\d{1,2}|\d{4}(?: \d{4}){0,2}|\d{1,2} [A-Z][a-z]{2} \d{2,4} - .{5,12}"
    r"|Close Help|About this capture)$"
)
_TOOLBAR_REACH = 5


def _set_toolbar_apart(blocks: list[Block]) -> None:
    """The bar that a web archive lays over a copy: months, days and years that say nothing of the page."""
    at = next((b.index for b in blocks[: 3 * _TOOLBAR_REACH] if _CAPTURES.match(b.text)), None)
    if at is None:
        return
    blocks[at].zone = "nav"
    for side in (blocks[at + 1 : at + _TOOLBAR_REACH], blocks[max(0, at - _TOOLBAR_REACH) : at][::-1]):
        for block in side:
            if not _TOOLBAR.match(block.text):
                break
            block.zone = "nav"


def _set_menus_apart(blocks: Sequence[Block]) -> None:
    """The menus of a page's text: "Home", and right below it lines that are words or names and nothing else."""
    for run in runs(blocks):
        first = next((n for n, block in enumerate(run) if block.key in words("home")), len(run))
        items = list(takewhile(_is_item, run[first:]))
        if first + len(items) < len(run):
            del items[-1:]  # it may head what follows
        # not the film "Home" with what is said of it
        if len(items) >= _SHORTEST_MENU and not blocks[0].key.startswith(items[0].key):
            for block in items:
                block.zone = "nav"


_SHORTEST_MENU = 3


def _set_contents_apart(blocks: Sequence[Block]) -> None:
    """The table of contents: numbered lines right below one another, most of which head parts of the text below."""
    heads = {block.text: block.index for block in blocks}
    for run in runs(blocks):
        numbered = [m[1] for block in run if (m := _NUMBERED.fullmatch(block.text))]
        repeated = sum(max(heads.get(said, 0), heads[b.text]) > b.index for said, b in zip(numbered, run, strict=False))
        if len(run) > 1 and len(numbered) == len(run) and repeated > len(run) / 2:
            for block in run:
                block.zone = "nav"


_NUMBERED = lazy(r"\d{1,2}(?:\.\d{1,2})*\.?\s(\S.{0,80})")


def _is_item(block: Block) -> bool:
    text = block.text
    return len(text) <= _LONGEST_ITEM and not block.digits and _ITEM.fullmatch(text) is not None


_LONGEST_ITEM = 40
_ITEM = lazy(r"[^:;*★☆⭐|\n]+(?<![.…])")


def _wrapped_at(lines: list[str]) -> int:
    """The column at which lines were wrapped by hand: one even width, each running on into the next; 0 where not."""
    full = [len(line) for line in lines if line.strip()]
    if len(full) < 6:
        return 0
    width = sorted(full)[int(0.95 * (len(full) - 1))]
    if not _WRAP_AT[0] <= width <= _WRAP_AT[1]:
        return 0
    near = sum(1 for n in full if n > 0.8 * width)
    running_on = sum(
        1
        for a, b in zip(lines, lines[1:], strict=False)
        if len(a) > 0.7 * width and b.strip() and a.rstrip()[-1:] not in '.!?:"”»'
    )
    return width if near > 0.4 * len(full) and running_on > 0.25 * len(full) else 0


_LIST_ITEM = lazy(r"^(?:[-*•+–]|\d{1,2}[.)])\s|^[^\s:]{2,20}(?:\s[^\s:]{2,20}){0,2}\s?:\s")


def _starts_anew(line: str, before: str, width: int) -> bool:
    """Whether a line was broken on purpose: its first word would have fitted on the line before, with room to spare."""
    room = width - len(before) - len(line.split(" ", 1)[0])
    return bool(_LIST_ITEM.match(line)) or room > 0.25 * width or (len(before) < 40 and before[-1:] in '.!?:”"')
