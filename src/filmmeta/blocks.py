"""The visible text of a page as a list of blocks, one walk over the tree or one pass over the lines."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from filmmeta.values.text import visible

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
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

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
    """,
    "related": """
        related relatedposts recommended recommendations similar trending popular teaser teasers readnext morefrom
        yarpp jp-relatedposts suggestions zergnet taboola outbrain
    """,
    "nav": """
        nav navbar navigation menu submenu breadcrumb breadcrumbs crumbs crumb pagination pager paginav toc toolbar
        skip navi sitemap nextprev wm-ipp wm-ipp-base donato skiplink topbar masthead
    """,
    "share": """
        share shares sharing sharer social socials sharedaddy addthis addtoany newsletter subscribe subscription
        signup
    """,
    "aside": """
        sidebar sidebars widget widgets aside rail promo advert advertisement advertising ad ads adsense sponsor
        sponsored popup modal cookie cookies consent gdpr overlay drawer offcanvas lightbox tooltip search
        searchform
    """,
    "footer": """
        footer colophon copyright legal footnotes
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
_ZONE_WORD = re.compile(
    r"(?<![a-z])(?:" + "|".join(sorted(map(re.escape, _ZONE_OF), key=len, reverse=True)) + r")(?![a-z])", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# bought links that readers are not to see: pushed off the screen, shrunk to nothing, white on white
_OFF_SCREEN = re.compile(
    r"(?:left|top|text-indent)\s*:\s*-\d{3}|font-size\s*:\s*[01](?:px|pt|%)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)",
    re.IGNORECASE,
)
_WHITE = re.compile(r"(?:^|;)\s*color\s*:\s*(?:#fff(?:fff)?|white)\s*(?:;|!|$)", re.IGNORECASE)


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

    __slots__ = ("element", "images", "index", "line", "marks", "tag", "text", "wrapped", "zone")

    def __init__(
        self,
        index: int,
        text: str,
        tag: str,
        zone: str,
        element: Element | None = None,
        marks: tuple[Mark, ...] = (),
        line: int = 0,
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
        self.element = element
        self.marks = marks
        self.line = line
        """First line in a plain text, from 1; 0 in HTML."""

    @property
    def heading(self) -> int:
        """Level of a heading, 1 to 6; 0 for other blocks."""
        return int(self.tag[1]) if self.tag in HEADINGS else 0

    def marked(self, kinds: str) -> list[str]:
        """The texts set apart in one of these ways."""
        return [self.text[m.start : m.end] for m in self.marks if m.kind in kinds]

    def linked(self) -> float:
        """The share of its characters that are link text."""
        return sum(m.end - m.start for m in self.marks if m.kind == "a") / max(1, len(self.text))

    def __repr__(self) -> str:
        return f"<Block {self.index} {self.tag}{'.' + self.zone if self.zone else ''} {self.text[:60]!r}>"


@lru_cache(maxsize=8192)
def _zone_by_names(names: str) -> str:
    """The zone that class and id names speak of; a name of the main matter outweighs all others."""
    found = ""
    for name in names.split():
        if name.lower() in _MAIN_NAMES:
            return ""
        if not found and (m := _ZONE_WORD.search(_CAMEL.sub("-", name))):
            found = _ZONE_OF[m[0].lower()]
    return found


def _zone_of(element: Element, tag: str) -> str:
    if tag in _NEVER_ZONES:
        return ""
    attributes = element.attrib
    if not attributes:
        return _ZONE_TAGS.get(tag, "")
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    zone = _zone_by_names(names) if names != " " else ""
    if not zone:
        zone = _ZONE_TAGS.get(tag, "") or _ZONE_ROLES.get(attributes.get("role", ""), "")
    style = attributes.get("style")
    if (style and _DISPLAY_NONE.search(style)) or "hidden" in attributes:
        return "hidden"
    return "related" if style and _OFF_SCREEN.search(style) else zone


def _is_unseen(tag: str, style: str) -> bool:
    """Whether an inline element is styled so that nobody reads it."""
    if _OFF_SCREEN.search(style):
        return True
    return tag == "a" and bool(_WHITE.search(style)) and "background" not in style.lower()


class _Walker:
    """Collects text between block boundaries while the tree is walked."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.images: list[tuple[int, Element]] = []
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.breaks = 0
        self.after_inline = False
        self.open_marks: list[tuple[str, int]] = []
        self.marks: list[Mark] = []

    def add(self, text: str) -> None:
        words = text.split()
        if not words:
            self.space = True
            return
        piece = " ".join(words)
        if self.parts:
            if self.breaks:
                piece = "\n" + piece
            elif (
                self.space
                or text[0].isspace()
                or (self.after_inline and piece[0].isalnum() and self.parts[-1][-1] not in _OPENING)
            ):
                piece = " " + piece
        self.parts.append(piece)
        self.length += len(piece)
        self.space = text[-1].isspace()
        self.breaks = 0
        self.after_inline = False

    def flush(self, element: Element, tag: str, zone: str) -> None:
        if self.parts:
            text = "".join(self.parts)
            shown = visible(text)
            marks = [] if shown is not text and len(shown) != len(text) else self.marks
            for kind, start in self.open_marks:
                marks.append(Mark(kind, start, self.length))
            marks = [_trimmed(m, text) for m in marks if m.end > m.start] if marks else marks
            self.blocks.append(Block(len(self.blocks), shown, tag, zone, element, tuple(marks)))
            self.parts = []
            self.length = 0
            self.marks = []
            self.open_marks = [(kind, 0) for kind, _ in self.open_marks]
        self.space = False
        self.breaks = 0
        self.after_inline = False


def _trimmed(mark: Mark, text: str) -> Mark:
    while mark.start < mark.end and text[mark.start].isspace():
        mark.start += 1
    return mark


def blocks_of_tree(root: Element) -> tuple[list[Block], list[tuple[int, Element]]]:
    """The blocks of a page in reading order, and its images with the number of the block they precede."""
    w = _Walker()
    body = root
    # (element, its children, its tag, zone, whether a block)
    stack = [(body, iter(body), str(body.tag), "", True)]
    if body.text:
        w.add(body.text)
    holders = [(body, str(body.tag), "")]
    while stack:
        element, children, tag, zone, is_block = stack[-1]
        for child in children:
            name = child.tag
            if type(name) is not str or name in _SKIPPED:
                if child.tail:
                    w.add(child.tail)
                continue
            if name == "br":
                w.breaks += 1
                if w.breaks > 1:
                    w.flush(*holders[-1])
                if child.tail:
                    w.add(child.tail)
                continue
            if name == "img":
                w.images.append((len(w.blocks), child))
                if child.tail:
                    w.add(child.tail)
                continue
            block = name in _BLOCKS
            if not block and (style := child.get("style")) and _is_unseen(name, style):
                if child.tail:
                    w.add(child.tail)
                continue
            if block:
                w.flush(*holders[-1])
                child_zone = zone or _zone_of(child, name)
                holders.append((child, name, child_zone))
            else:
                child_zone = zone
                if name in _MARKS:
                    # `<a name="top">` is no link, and old pages never close it
                    w.open_marks.append((_MARKS[name] if name != "a" or "href" in child.attrib else _ANCHOR, w.length))
                if (
                    not w.space
                    and w.after_inline is False
                    and w.parts
                    and element is not child
                    and _ended_inline(child)
                ):
                    w.after_inline = True
            if child.text:
                w.add(child.text)
            if len(child):
                stack.append((child, iter(child), name, child_zone, block))
                break
            _close(w, holders, name, block)
            if child.tail:
                w.add(child.tail)
        else:
            stack.pop()
            if stack:
                _close(w, holders, tag, is_block)
                if element.tail:
                    w.add(element.tail)
    w.flush(*holders[-1])
    _clear_false_zones(w.blocks)
    return w.blocks, w.images


def _ended_inline(element: Element) -> bool:
    """Whether an inline element follows another one with nothing between: chips and links, not one word."""
    before = element.getprevious()
    return (
        before is not None
        and not before.tail
        and type(before.tag) is str
        and before.tag not in _BLOCKS
        and before.tag != "br"
    )


def _close(w: _Walker, holders: list[tuple[Element, str, str]], tag: str, is_block: bool) -> None:
    if is_block:
        w.flush(*holders.pop())
    elif tag in _MARKS and w.open_marks:
        kind, start = w.open_marks.pop()
        if w.length > start:
            w.marks.append(Mark(kind, start, w.length))


_OPENING = "([{\"'“‘«„‹-–—/\n"
_PROSE = 200


def _clear_false_zones(blocks: list[Block]) -> None:
    """A zone that holds most of the page's paragraphs is no side matter, whatever it is called."""
    prose: dict[str, int] = {}
    for block in blocks:
        if len(block.text) > _PROSE and block.linked() < 0.5:
            prose[block.zone] = prose.get(block.zone, 0) + len(block.text)
    total = sum(prose.values())
    false = {z for z, n in prose.items() if z and z not in ("comments", "hidden") and n > 0.6 * total}
    if prose.get("", 0) == 0 and "hidden" in prose and "comments" not in prose:
        false.add("hidden")
    if false:
        for block in blocks:
            if block.zone in false:
                block.zone = ""


_WRAP_AT = (50, 100)


def blocks_of_text(text: str) -> list[Block]:
    """The blocks of a plain text: paragraphs where lines are wrapped by hand, else one block a line."""
    lines = text.splitlines()
    width = _wrapped_at(lines)
    blocks: list[Block] = []
    paragraph: list[str] = []
    start = 0

    def close() -> None:
        if paragraph:
            joined = " ".join(paragraph)
            blocks.append(Block(len(blocks), joined, "p" if len(joined) > 80 else "line", "", line=start))
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
    return blocks


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


_LIST_ITEM = re.compile(r"^(?:[-*•+–]|\d{1,2}[.)])\s|^[^\s:]{2,20}(?:\s[^\s:]{2,20}){0,2}\s?:\s")


def _starts_anew(line: str, before: str, width: int) -> bool:
    """Whether a line was broken on purpose: its first word would have fitted on the line before, with room to spare."""
    room = width - len(before) - len(line.split(" ", 1)[0])
    return bool(_LIST_ITEM.match(line)) or room > 0.25 * width or (len(before) < 40 and before[-1:] in '.!?:”"')
