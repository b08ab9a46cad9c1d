"""A page as a post: where its bylines may stand, and the claims about who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.layout import is_comments_head, is_prose
from filmmeta.models import Organization, Person
from filmmeta.readers.byline.wording import before_tags, said_by
from filmmeta.values.dates import FoundDate, find_dates
from filmmeta.values.text import excerpt
from filmmeta.vocabulary import key, words

SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "tags"))
"""Zones whose names and dates are other people's."""
ABOVE, BELOW = 2, 5
"""So many blocks above and below the headline lines say who wrote without a word for it."""
FAR_BELOW = 12
"""So many blocks from the headline a line may still be the head of the post."""
AFTER = 10
"""So many blocks behind the text its foot may still stand."""
_DECK, _DECK_BLOCKS = 400, 8
_LONGEST_NAMED = 120
_CLOSE, _FOOT = 7, 20
_LONGEST_SIDE, _LONGEST_LIST = 30, 400


class Post:
    """What the rooms of this reader ask of a page."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks = document.blocks
        self.layout = document.layout
        self.language = document.base_language

    # where things stand

    @cached_property
    def window(self) -> range:
        """The blocks where a byline stands: around the headline and up to the text's first paragraphs."""
        start, headline = self.layout.start, self.layout.headline
        first = headline if headline >= 0 else start
        return range(max(0, min(first, start) - 6), min(len(self.blocks), max(self.text_from + 3, first + 4)))

    @cached_property
    def text_from(self) -> int:
        """The paragraph below which no byline stands: short ones above it may be a deck, or the film's facts."""
        start = self.layout.start
        said = 0
        for block in self.blocks[start : min(start + _DECK_BLOCKS, self.layout.end)]:
            said += len(block.text) * (block.prose or 1) if is_prose(block) else 0
            if said > _DECK:
                return block.index
        return start

    @cached_property
    def end(self) -> int:
        """The block with which the readers' comments begin, below which every byline is another's."""
        for block in self.blocks[self.layout.end :]:
            if block.zone == "comments" or (not block.zone and is_comments_head(block)):
                return block.index
        return len(self.blocks)

    @cached_property
    def paragraphs(self) -> list[Block]:
        """The paragraphs of the running text; some pages have none."""
        running = self.document.running_text
        return [b for b in running if is_prose(b) and not self._names_author(b) and not _is_row(b.text)]

    def _names_author(self, block: Block) -> bool:
        """As in "Posted by A. Name at 10:22 AM Email This BlogThis! Share", which reads like a sentence."""
        return len(block.text) < _LONGEST_NAMED and said_by(block.text, self.language) is not None

    @property
    def last(self) -> Block:
        """The last paragraph, where there is one."""
        return self.paragraphs[-1]

    def below_last(self, count: int) -> list[Block]:
        """So many blocks below the last paragraph, of those above the comments."""
        first = self.last.index + 1
        return self.blocks[first : min(first + count, self.end)]

    @cached_property
    def close(self) -> list[Block]:
        """The blocks below the last paragraph in which posts are signed."""
        below = self.below_last(_CLOSE)
        side = next((i for i, block in enumerate(below) if block.zone in ("comments", "related", "nav")), len(below))
        return below[:side]

    def foot_of_page(self, block: Block) -> list[Block]:
        """The last blocks of the page, of those below a given one."""
        return self.blocks[block.index + 1 :][-_FOOT:]

    def foot(self) -> list[Block]:
        """The lines that may be the post's foot: of a text any, as comments may have no head."""
        end = self.layout.end
        below = self.blocks[end : end + AFTER]
        if self.document.root is not None:
            return [block for block in below if block.zone == "footer"]
        return [b for b in (*self.document.running_text[1:], *below) if b.digits and b.text[-1] not in _ENDS]

    def name_alone(self, text: str) -> str:
        """A name at the head of a line without the categories behind it, which menus of the page may have, too."""
        name = before_tags(text, self.language)
        tokens = name.split()
        named = next((i for i, token in enumerate(tokens) if not token[:1].isupper()), len(tokens))
        for count in range(2, min(named + 1, len(tokens))):
            if key(tokens[count]) in words("tagged"):
                return " ".join(tokens[:count])
            rest = key(" ".join(tokens[count:]))
            if any(rest == side or rest.startswith(f"{side} ") for side in self._side_lines):
                return " ".join(tokens[:count])
        return name

    @cached_property
    def _side_lines(self) -> frozenset[str]:
        """The keys of the lines that stand in a column or list of their own, without counts: "Films (212)"."""
        listed = (b for b in self.blocks if len(b.text) < _LONGEST_LIST and not b.heading)
        short = (line for b in listed for line in b.text.split("\n") if len(line) < _LONGEST_SIDE)
        return frozenset(filter(None, (key(line).rstrip("0123456789 ") for line in short)))

    def below_headline(self, block: Block) -> int:
        """How many blocks below the headline, or below the top of a page without one, a block stands."""
        return block.index - self.layout.headline

    def first_date(self, text: str) -> FoundDate | None:
        """The date that stands first in a text."""
        return min(find_dates(text, self.document.dayfirst), key=lambda found: found.start, default=None)

    # what is claimed

    def author(
        self, who: Person | Organization | str, block: Block, confidence: float, note: str = "", said: str = ""
    ) -> Claim:
        """The claim that a block names who wrote the review; `said` are its words where they are not the whole text."""
        return self.claim("authors", Person(name=who) if isinstance(who, str) else who, block, confidence, note, said)

    def authors(
        self, people: Iterable[Person | Organization], block: Block, confidence: float, note: str = "", said: str = ""
    ) -> Iterator[Claim]:
        """The same of several people."""
        for person in people:
            yield self.author(person, block, confidence, note, said)

    def published(self, day: Any, block: Block, confidence: float, note: str = "", said: str = "") -> Claim:
        """The claim that a block says when the review was published."""
        return self.claim("date_published", day, block, confidence, note, said)

    def claim(
        self,
        field: str,
        value: Any,
        block: Block,
        confidence: float,
        note: str = "",
        said: str = "",
        at: Block | Element | None = None,
    ) -> Claim:
        """The claim that a block, or an element or a block beside it, states a field of the review."""
        where = self.document.where(block if at is None else at)
        evidence = Evidence("byline", where, excerpt(said or block.text), confidence, note)
        return Claim("review", field, value, evidence, block=block.index)

    def titled(self, field: str, value: Any, confidence: float, note: str) -> Claim:
        """The claim that the page's title states a field of the review."""
        place, title = self.document.title_place, self.document.title[:300]
        return Claim("review", field, value, Evidence("byline", place, title, confidence, note))


def _is_row(text: str) -> bool:
    """Whether a text is a row of links and notes: "Last film: Low Water (75 %) | Next film: Dr. Hay"."""
    return " | " in text and text[-1] not in _ENDS


_ENDS = ".!?…"
