"""A block: one visible run of text, with its words and what is set apart in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree

from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import folded_all, key

Element = etree._Element

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_DIGIT = lazy(r"[0-9]")
_ANY_DIGIT = lazy(r"\d")


class Mark:
    """A stretch of a block set apart: bold, italic, linked."""

    __slots__ = ("end", "kind", "start")

    def __init__(self, kind: str, start: int, end: int) -> None:
        self.kind = kind
        """`"b"` bold, `"i"` italic, `"a"` link, `"u"` underlined, `"q"` quoted."""
        self.start = start
        self.end = end


class Block:
    """One visible run of text: a paragraph, a heading, a cell, a line."""

    __slots__ = (
        "_linked",
        "apart",
        "digits",
        "element",
        "heading",
        "heads",
        "index",
        "key",
        "line",
        "marks",
        "prose",
        "said",
        "tag",
        "text",
        "words",
        "zone",
    )

    def __init__(
        self,
        index: int,
        text: str,
        tag: str,
        zone: str,
        element: Element | None = None,
        marks: tuple[Mark, ...] = (),
        line: int = 0,
        fold: bool = True,
    ) -> None:
        self.index = index
        """Its place in the page, from 0."""
        self.text = text
        """White space collapsed to single spaces; a line break that the page makes is a newline."""
        self.tag = tag
        """The element that holds it (`"p"`, `"h2"`, `"td"`, `"div"`); `"p"` or `"line"` in a plain text."""
        self.zone = zone
        """Where it stands: empty for the page's own matter, else `"nav"`, `"aside"`, `"footer"`, `"comments"`,
        `"related"`, `"share"`, `"bio"`, `"caption"`, `"tags"` or `"hidden"`."""
        self.heading = _LEVELS.get(tag, 0)
        """Level of a heading, 1 to 6; 0 for other blocks."""
        self.element = element
        self.marks = marks
        self.line = line
        """First line in a plain text, from 1; 0 in HTML."""
        # what is asked often, kept once it is known
        self._linked: float | None = None
        self.heads: str | None = None
        """What it heads: `"end"`, `"comments"`, nothing; see `layout.is_end`."""
        self.prose: int | None = None
        """How much each of its characters says, 0 where it is no running text; see `layout.is_prose`."""
        self.apart: list[tuple[str, int, int, str]] | None = None
        """Its titles set apart; see `readers.prose.mentions`."""
        # at once, though some blocks are never asked: a class with `__getattr__` is slow in every attribute
        self.key: str
        """Its text in the form in which words are compared, see `vocabulary.key`."""
        self.words: list[str]
        """The words of its key, in order."""
        self.said: frozenset[str]
        """The words of its key, each once."""
        self.digits: bool
        """Whether a digit stands in its text: no date, year, score or running time does without."""
        if fold:
            tell_words([self])

    def marked(self, kinds: str) -> list[str]:
        """The texts set apart in one of these ways."""
        return [self.text[m.start : m.end] for m in self.marks if m.kind in kinds]

    def cut(self, length: int) -> None:
        """Keep only its first characters, before anything was asked of it."""
        self.text = self.text[:length]
        tell_words([self])
        self.marks = tuple(m for m in self.marks if m.end <= length)

    def linked(self) -> float:
        """The share of its characters that are link text."""
        if self._linked is None:
            linked = 0
            for m in self.marks:
                if m.kind == "a":
                    linked += m.end - m.start
            self._linked = linked / max(1, len(self.text))
        return self._linked

    def __repr__(self) -> str:
        return f"<Block {self.index} {self.tag}{'.' + self.zone if self.zone else ''} {self.text[:60]!r}>"


def tell_words(blocks: Sequence[Block]) -> None:
    """Tells the words of blocks, of all of a page at once."""
    for block, (key_, words) in zip(blocks, folded_all(b.text for b in blocks), strict=True):
        block.key, block.words, block.said = key_, words, frozenset(words)
        block.digits = (_DIGIT if block.text.isascii() else _ANY_DIGIT).search(block.text) is not None


def sample_of(blocks: Iterable[Block], room: int) -> tuple[str, list[str]]:
    """The first so many characters of some blocks as one text, and the words of its key."""
    texts: list[str] = []
    words: list[str] = []
    for block in blocks:
        if room <= 0:
            break
        if len(block.text) <= room:
            texts.append(block.text)
            words += block.words
        else:
            texts.append(block.text[:room])
            words += key(texts[-1]).split()
        room -= len(texts[-1]) + 1
    return "\n".join(texts), words
