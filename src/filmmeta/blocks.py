"""The visible text of a page as a list of blocks, one walk over the tree or one pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from filmmeta.values.patterns import lazy
from filmmeta.values.text import visible
from filmmeta.vocabulary import folded_all, key

Element = etree._Element

_SKIPPED = frozenset(
    """
    script style noscript template svg math select option textarea iframe object embed canvas audio video map
    datalist head link meta base input progress button applet frameset rp rt title
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre section summary
    table tbody td tfoot th thead tr ul marquee
    """.split()
)
_MARKS = {"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "a": "a", "u": "u", "q": "q", "dfn": "i", "s": "u"}
_ANCHOR = "n"
_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}

# what an element is to the walk over the tree
_INLINE, _MARK, _BLOCK, _ALONE, _BREAK, _IMAGE, _UNSEEN = "inline", "mark", "block", "alone", "break", "image", "unseen"
_KINDS = (
    dict.fromkeys(_MARKS, _MARK)
    | dict.fromkeys(_BLOCKS, _BLOCK)
    | dict.fromkeys(_SKIPPED, _ALONE)
    | {"br": _BREAK, "img": _IMAGE}
)
_INLINES = frozenset((_INLINE, _MARK))
_CLOSED = frozenset((_ALONE, _BREAK, _IMAGE, _UNSEEN))
_CHAINED = frozenset((_INLINE, _MARK, _ALONE, _IMAGE))

_ZONE_TAGS = {
    "nav": "nav",
    "aside": "aside",
    "footer": "footer",
    "menu": "nav",
    "dialog": "aside",
    "figcaption": "caption",
    "caption": "caption",
}
_ZONE_ROLES = {
    "navigation": "nav",
    "complementary": "aside",
    "contentinfo": "footer",
    "search": "nav",
    "doc-toc": "nav",
    "dialog": "aside",
}
_NEVER_ZONES = frozenset(("html", "body", "main", "article", "form", "table", "tbody", "tr"))
_MAIN_NAMES = frozenset(
    """
    post entry article hentry content main entry-content post-content article-content article-body post-body story
    story-body site-content page-content main-content article__body post__content entry__content blog-post h-entry
    e-content page site wrapper container review review-body review-content single-post
    """.split()
)
_ZONE_WORDS = {
    "comments": """
        comment comments commentlist commentform disqus respond reply replies discussion trackbacks pingbacks
        webmention webmentions giscus utterances gitalk gitment isso valine waline twikoo artalk cusdis
    """,
    "related": """
        related relatedposts recommended recommendations similar trending popular teaser teasers readnext morefrom
        yarpp jp-relatedposts suggestions zergnet taboola outbrain
    """,
    "nav": """
        nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs crumb pagination pager paginav toc
        table-of-contents doc-toc toolbar
        skip navi sitemap nextprev wm-ipp wm-ipp-base donato skiplink topbar masthead
    """,
    "share": """
        share shares sharing sharer social socials sharedaddy addthis addtoany newsletter subscribe subscription
        signup
    """,
    "aside": """
        sidebar sidebars widget widgets aside rail promo advert advertisement advertising ad ads adsense sponsor
        sponsored popup modal overlay drawer offcanvas lightbox tooltip search searchform
    """,
    "footer": """
        footer colophon copyright legal footnotes
        cookie cookies cookiebanner cookieconsent cookieyes cmplz cky onetrust consent gdpr
    """,
    "bio": """
        author-bio about-author author-box authorbox author-info author-card authorbio post-author-box biography
        about-the-author author-description author__bio
    """,
    "caption": """
        caption captions wp-caption-text credit credits image-caption photo-credit
    """,
    "tags": """
        tags tagcloud tag-list taglist cat-links tag-links taxonomy hashtag-row post-tags entry-tags post_tags
        tags-links
    """,
    "hidden": """
        sr-only screen-reader-text visually-hidden visuallyhidden hidden-text offscreen assistive-text
    """,
}
_ZONE_OF = {word: zone for zone, found in _ZONE_WORDS.items() for word in found.split()}
_ZONE_WORD = lazy(
    r"(?<![a-z])(?:" + "|".join(sorted(map(re.escape, _ZONE_OF), key=len, reverse=True)) + r")(?![a-z])", re.IGNORECASE
)
# "has-navigation", "no-sidebar": what stands beside an element, not what it is
_STATE = lazy(r"(?:has|no|not|with|without)[-_]", re.IGNORECASE)
_OF_COMMENT = lazy(r"schema\.org/(?:User)?Comments?$")
_CAMEL = lazy(r"(?<=[a-z0-9])(?=[A-Z])")
_DISPLAY_NONE = lazy(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# bought links that readers are not to see: pushed off the screen, shrunk to nothing, white on white
_OFF_SCREEN = lazy(
    r"(?:left|top|text-indent)\s*:\s*-\d{3}|font-size\s*:\s*[01](?:px|pt|%)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
_WHITE = lazy(r"(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white)\s*(?:;|!|$)", re.IGNORECASE)


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
            _fold([self])

    def marked(self, kinds: str) -> list[str]:
        """The texts set apart in one of these ways."""
        return [self.text[m.start : m.end] for m in self.marks if m.kind in kinds]

    def cut(self, length: int) -> None:
        """Keep only its first characters, before anything was asked of it."""
        self.text = self.text[:length]
        _fold([self])
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


_AN_INDEX = 300


def set_index_apart(blocks: Sequence[Block]) -> None:
    """Hundreds of list items that are links and nothing else are a site's index, whatever element holds them."""
    if len(blocks) > _AN_INDEX:
        lines = (b for b in blocks if b.tag == "li" and not b.zone and len(b.text) <= _LONGEST_ITEM)
        items = [b for b in lines if b.linked() > 0.8]
        for block in items if len(items) > _AN_INDEX else ():
            block.zone = "nav"


_LONGEST_ITEM = 100


def _fold(blocks: Sequence[Block]) -> None:
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


@lru_cache(maxsize=8192)
def _zone_by_names(names: str) -> str:
    """The zone that class and id names speak of; a name of the main matter outweighs all others but comments."""
    found = ""
    each = names.split()
    for name in each:
        if name.lower() in _MAIN_NAMES:
            return "comments" if "comments" in each else ""  # "content comments"
        if not found and not _STATE.match(name) and (m := _ZONE_WORD.search(_CAMEL.sub("-", name))):
            found = _ZONE_OF[m[0].lower()]
    return found


def _zone_of(tag: str, attributes: list[tuple[str, str]]) -> str:
    if tag in _NEVER_ZONES:
        return ""
    held = dict(attributes)
    if "itemtype" in held and _OF_COMMENT.search(held["itemtype"]):
        return "comments"  # a forum's answers, of which nothing else tells
    own, name, style = held.get("class"), held.get("id"), held.get("style")
    zone = _zone_by_names(f"{own or ''} {name or ''}") if own or name else ""
    if not zone:
        zone = _ZONE_TAGS.get(tag, "") or _ZONE_ROLES.get(held.get("role", ""), "")
    if "hidden" in held or (style and _is_hidden(style)):
        return "hidden"
    return "related" if style and _is_off_screen(style) else zone


# a page has few styles, each many times
@lru_cache(maxsize=4096)
def _is_hidden(style: str) -> bool:
    return _DISPLAY_NONE.search(style) is not None


@lru_cache(maxsize=4096)
def _is_off_screen(style: str) -> bool:
    return _OFF_SCREEN.search(style) is not None


def _is_unseen(tag: str, style: str) -> bool:
    """Whether an inline element is styled so that nobody reads it."""
    if _is_off_screen(style):
        return True
    return tag == "a" and bool(_WHITE.search(style)) and "background" not in style.lower()


INDEXED = frozenset(("aria-label", "class", "datetime", "itemprop", "itemscope", "rel", "style", "typeof"))
"""Attributes by which readers find elements."""


class Reading(NamedTuple):
    """What one walk over a tree collects."""

    blocks: list[Block]
    """The visible text in reading order."""
    images: list[tuple[int, Element]]
    """Images, each with the number of the block that follows it."""
    attributes: dict[str, list[tuple[int, Element, str]]]
    """By each name in `INDEXED`: the elements that have it, their number in page order first, their value last."""
    deep: int
    """How many elements were left out for their depth."""


def blocks_of_tree(root: Element, max_depth: int = 1_000) -> Reading:
    """The blocks of a page in reading order, with its images and attributes, in one walk over its tree.

    One long function on purpose: it runs for each element of each page, and calls cost more than the work.
    """
    blocks: list[Block] = []
    images: list[tuple[int, Element]] = []
    indexed: dict[str, list[tuple[int, Element, str]]] = {name: [] for name in INDEXED}
    # the text of the block that is being read, and its marks
    parts: list[str] = []
    length = 0
    marks: list[Mark] = []
    open_marks: list[tuple[str, int]] = []
    # what stands between the last text and the next: white space, line breaks, the seam of two inline elements
    space, breaks, seam = False, 0, False
    # whether the element before ended without text after it, and is no block
    chained = False
    number = deep = 0
    # the elements that hold text, innermost last: (element, its tag, zone); what each open element is
    holders: list[tuple[Element, str, str]] = []
    opened: list[str] = []
    kind_of = _KINDS.get
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            name: Any = element.tag  # a str, since comments and instructions have events of their own
            kind = kind_of(name, _INLINE) if opened else _BLOCK
            attributes = element.items()
            for key_, value in attributes:
                if key_ in indexed:
                    indexed[key_].append((number, element, value))
                    if key_ == "style" and kind in _INLINES and _is_unseen(name, value):
                        kind = _UNSEEN
            number += 1
            if name == "pre" and (lines := _lines_of(element)):
                if parts:
                    _close_block(blocks, parts, marks, open_marks, holders)
                    parts, length, marks = [], 0, []
                space, breaks, seam = False, 0, False
                _add_lines(blocks, lines, element, holders[-1][2])
                kind = _ALONE
            if kind in _CLOSED or len(opened) > max_depth:
                if kind is _BREAK:
                    breaks += 1
                elif kind is _IMAGE:
                    images.append((len(blocks), element))
                elif kind is _ALONE:
                    for inner in element.iterdescendants():
                        for key_, value in inner.items():
                            if key_ in indexed:
                                indexed[key_].append((number, inner, value))
                        number += 1
                elif kind is not _UNSEEN:
                    kind = _UNSEEN
                    deep += 1
                if len(element):
                    walk.skip_subtree()
                opened.append(kind)
                continue
            if kind is _BLOCK:
                if parts:
                    _close_block(blocks, parts, marks, open_marks, holders)
                    parts, length, marks = [], 0, []
                space, breaks, seam = False, 0, False
                zone = holders[-1][2] if holders else ""
                if not zone:
                    zone = _zone_of(name, attributes) if attributes else _ZONE_TAGS.get(name, "")
                holders.append((element, name, zone))
            else:
                if kind is _MARK:
                    # `<a name="top">` is no link, and old pages never close it
                    linked = name != "a" or element.get("href") is not None
                    open_marks.append((_MARKS[name] if linked else _ANCHOR, length))
                if chained and parts and not space:
                    seam = True
            opened.append(kind)
            chained = False
            tail = element.text
        elif event == "end":
            kind = opened.pop()
            if not opened:
                break
            tail = element.tail
            chained = not tail and kind in _CHAINED
            if kind is _BLOCK:
                if parts:
                    _close_block(blocks, parts, marks, open_marks, holders)
                    parts, length, marks = [], 0, []
                space, breaks, seam = False, 0, False
                holders.pop()
            elif kind is _MARK:
                mark, start = open_marks.pop()
                if length > start:
                    marks.append(Mark(mark, start, length))
        else:
            chained = False
            tail = element.tail
        if breaks > 1:
            if parts:
                _close_block(blocks, parts, marks, open_marks, holders)
                parts, length, marks = [], 0, []
            space, breaks, seam = False, 0, False
        if not tail:
            continue
        words = tail.split()
        if not words:
            space = True
            continue
        piece = " ".join(words)
        if parts:
            if breaks:
                piece = "\n" + piece
            elif space or tail[0].isspace() or (seam and piece[0].isalnum() and parts[-1][-1] not in _OPENING):
                piece = " " + piece
        parts.append(piece)
        length += len(piece)
        space, breaks, seam = tail[-1].isspace(), 0, False
    if parts:
        _close_block(blocks, parts, marks, open_marks, holders)
    _clear_false_zones(blocks)
    _fold(blocks)
    return Reading(blocks, images, indexed, deep)


def _lines_of(element: Element) -> list[Block]:
    """A plain text that a page shows as it is, such as a message of a newsgroup; empty for a line or two of it."""
    if any(inner.tag in _BLOCKS for inner in element.iterdescendants()):
        return []
    text = "".join(element.itertext())
    return _paragraphs(text) if text.strip().count("\n") >= _LEAST_LINES else []


_LEAST_LINES = 1


def _add_lines(blocks: list[Block], lines: list[Block], element: Element, zone: str) -> None:
    for line in lines:
        line.index, line.element, line.zone, line.line = len(blocks), element, line.zone or zone, 0
        blocks.append(line)


def _close_block(
    blocks: list[Block],
    parts: list[str],
    marks: list[Mark],
    open_marks: list[tuple[str, int]],
    holders: list[tuple[Element, str, str]],
) -> None:
    """Adds the block that the text since the last boundary makes; marks still open go on in the next."""
    text = "".join(parts)
    shown = text if text.isascii() else visible(text)
    if marks or open_marks:
        if len(shown) != len(text):
            marks = []
        for number, (kind, start) in enumerate(open_marks):
            marks.append(Mark(kind, start, len(text)))
            open_marks[number] = kind, 0
        marks = [m for m in marks if m.end > m.start]
        for mark in marks:
            if text[mark.start].isspace():
                mark.start += 1  # white space is collapsed: there is one at most
    element, tag, zone = holders[-1]
    if tag in _IN_CELLS and len(shown) <= _LONGEST_IN_CELL and holders[-2][1] in _CELLS and len(holders[-2][0]) == 1:
        element, tag, _ = holders[-2]
    # editors leave `<p>&#8203;</p>` between paragraphs
    if shown is text or (shown and not shown.isspace()):
        blocks.append(Block(len(blocks), shown, tag, zone, element, tuple(marks), fold=False))


_CELLS, _IN_CELLS, _LONGEST_IN_CELL = ("td", "th"), ("p", "div"), 200
"""Word processors put a paragraph into each cell of a table: what it holds is the cell's."""
_OPENING = "([{\"'“‘«„‹-–—/\n"
_PROSE, _EASTERN_PROSE = 200, 70


def _clear_false_zones(blocks: list[Block]) -> None:
    """A zone that holds most of the page's paragraphs is no side matter, whatever it is called."""
    prose: dict[str, int] = {}
    for block in blocks:
        # a script without spaces says as much in fewer signs
        if len(block.text) > (_PROSE if block.text[0] < "\u2e80" else _EASTERN_PROSE) and block.linked() < 0.5:
            prose[block.zone] = prose.get(block.zone, 0) + len(block.text)
    total = sum(prose.values())
    false = {z for z, n in prose.items() if z and z not in ("comments", "hidden", "footer") and n > 0.6 * total}
    if prose.get("", 0) == 0 and "hidden" in prose and "comments" not in prose:
        false.add("hidden")
    if false:
        for block in blocks:
            if block.zone in false:
                block.zone = ""


_WRAP_AT = (50, 100)


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a plain text: paragraphs where lines are wrapped by hand, else one block a line."""
    blocks = _paragraphs(text)
    _fold(blocks)
    return blocks


def _paragraphs(text: str) -> list[Block]:
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
        words = " ".join(visible(line).split())
        if not words:
            close()
            continue
        if not paragraph:
            start = number
        elif not width or _starts_anew(words, paragraph[-1], width):
            close()
            start = number
        paragraph.append(words)
    close()
    _set_toolbar_apart(blocks)
    return blocks


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
