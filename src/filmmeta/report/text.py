"""The text of a page as HTML, the evidence of each claim marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.report.markup import html, path_end
from filmmeta.report.places import places_of, segments

_ZONES = {
    "nav": "Navigation",
    "aside": "Side matter",
    "footer": "Footer",
    "comments": "Comments",
    "related": "Related pages",
    "share": "Sharing",
    "bio": "About the author",
    "caption": "Captions",
    "tags": "Tags",
    "hidden": "Hidden by the page's style",
}
_KINDS = frozenset(("li", "td", "th", "dt", "dd", "blockquote", "pre", "line"))


class MarkedText:
    """Every block of a page, with links from evidence to the values that rest on it."""

    def __init__(self, document: Document, claims: Sequence[Claim], home: Mapping[int, str]) -> None:
        self.anchor: dict[int, str] = {}
        """By claim: the id of the first mark of its evidence."""
        self._claims = claims
        self._home = home
        self._address = document.address
        self._places = places_of(document, claims)
        self._marks = 0
        self.html = self._all(document.blocks)

    def _all(self, blocks: Sequence[Block]) -> str:
        parts = []
        for zone, group in groupby(blocks, key=lambda b: b.zone):
            inner = list(group)
            shown = "".join(map(self._block, inner))
            parts.append(self._zone(zone, inner, shown) if zone else shown)
        return "".join((*parts, self._images(len(blocks)), self._unseen()))

    def _zone(self, zone: str, blocks: Sequence[Block], shown: str) -> str:
        """Side matter, folded unless a value rests on it."""
        is_open = any(self._claims[n].won for b in blocks for n in self._on(b))
        lines = f"{len(blocks):,} {'line' if len(blocks) == 1 else 'lines'}"
        return (
            f'<details class="zone"{" open" if is_open else ""}>'
            f"<summary>{html(_ZONES.get(zone, zone))} <small>{lines}</small></summary>{shown}</details>"
        )

    def _on(self, block: Block) -> Iterator[int]:
        """The claims that rest on a block or a part of it."""
        yield from self._places.blocks.get(block.index, ())
        yield from (span.claim for span in self._places.spans.get(block.index, ()))

    def _block(self, block: Block) -> str:
        spans = self._places.spans.get(block.index, [])
        text = ""
        for start, end, claims in segments(len(block.text), spans):
            piece = block.text[start:end]
            text += self._mark(html(piece), claims) if claims and not piece.isspace() else html(piece)
        kind = f"h{block.heading}" if block.heading else block.tag if block.tag in _KINDS else "p"
        before = self._images(block.index)
        whole = self._places.blocks.get(block.index, [])
        if not whole:
            return f'{before}<div class="b {kind}" dir="auto">{text}</div>'
        return (
            f'{before}<div class="b {kind} whole {self._state(whole)}" dir="auto" data-c="{ids(whole)}">'
            f"{self._mark('¶', whole, 'pilcrow')}{text}</div>"
        )

    def _images(self, index: int) -> str:
        """Pictures that say something, as words in their place."""
        found = self._places.images.get(index, {})
        return "".join(
            f'<div class="b image" dir="auto">{self._mark(html(text or "image"), claims)}</div>'
            for text, claims in found.items()
        )

    def _unseen(self) -> str:
        """What readers of the page do not see: its head, its markup, its address; winners first."""
        rows = [
            (not any(self._claims[n].won for n in claims), where or self._nowhere(text), text, claims)
            for (where, text), claims in self._places.unseen.items()
        ]
        items = ""
        for _, where, text, claims in sorted(rows, key=lambda row: row[0]):
            mark = self._mark(html(text) or "(no words)", claims)
            items += f'<li><code>{html(path_end(where))}</code><div dir="auto">{mark}</div></li>'
        if not items:
            return ""
        return f'<section class="unseen"><h3>Not visible on the page</h3><ul>{items}</ul></section>'

    def _nowhere(self, text: str) -> str:
        return "the page’s address" if text == self._address else "the page as a whole"

    def _mark(self, inner: str, claims: Sequence[int], kind: str = "") -> str:
        """Evidence that leads to its value. By keyboard one stop for each winner, not for each piece of its words."""
        self._marks += 1
        name = f"e{self._marks}"
        won = [n for n in claims if self._claims[n].won]
        stop = any(n not in self.anchor for n in won)
        for n in claims:
            self.anchor.setdefault(n, name)
        more = ' aria-label="evidence: this paragraph"' if kind else ""
        if not stop:
            more += ' tabindex="-1"'
        return (
            f'<a class="m {self._state(claims)} {kind}" id="{name}" href="#{self._home[(won or claims)[0]]}"'
            f'{more} data-c="{ids(claims)}">{inner}</a>'
        )

    def _state(self, claims: Iterable[int]) -> str:
        """What rests on it: `"film"`, `"review"`, both, or nothing that stands."""
        kinds = {target.partition("s[")[0] for n in claims for target in self._claims[n].targets}
        return " ".join(sorted(kinds)) or "lost"


def ids(claims: Iterable[int]) -> str:
    """Claims as an attribute names them."""
    return " ".join(map(str, claims))
