"""Any input to one `Document`: decoded once, parsed once, one list of text blocks for all readers."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urljoin, urlsplit

from lxml import etree

from filmmeta.blocks import Block, Element, blocks_of_text, blocks_of_tree, sample_of, set_index_apart
from filmmeta.decoding import decoded
from filmmeta.errors import FilmmetaError
from filmmeta.inputs import Given, unwrapped
from filmmeta.labelling import Labelled, find_labels
from filmmeta.layout import Layout, find_layout, is_end
from filmmeta.layout.title import topic_of
from filmmeta.limits import Limits
from filmmeta.values import language as languages
from filmmeta.values.patterns import lazy
from filmmeta.values.text import clean
from filmmeta.vocabulary import key, words

Format = Literal["auto", "html", "text"]

MAX_BYTES = 20_000_000
"""Input larger than this is refused, unless the caller allows more."""

_LONGEST_TITLE_LINE = 200
_LONGEST_PATH = 4_000
_ADDRESS_LINE = lazy(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,12}(?:/\S*)?", re.IGNORECASE)

_TAG = lazy(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|table|tr|td|h[1-6]|ul|ol|li|title|script|meta|font|center|span|br|base|img|link|a(?=\s))"
    r"(?:\s[^<>]*)?/?>|<!--",
    re.IGNORECASE,
)
_LANGUAGE_NAMES = ("og:locale", "content-language", "dc.language", "dcterms.language")
_DUBLIN_CORE = re.compile(r"^(dc|dcterms)[:_]")
_SELF_CLOSED = re.compile(rb"<((?:html|head|body)\b[^<>]*?)/>", re.IGNORECASE)


class Document:
    """One page, read once. Readers ask it for blocks, elements and places, and change nothing."""

    def __init__(self, source: bytes, root: Element | None, text: str | None, url: str | None, limits: Limits) -> None:
        self.source = source
        """The page in UTF-8, for cheap tests whether a mark of some markup occurs at all."""
        self.root = root
        """The lxml tree; None for a plain text."""
        self.url = url
        """The address the caller gave."""
        self.limits = limits
        """How much of it is read."""
        self.warnings: list[str] = []
        """What could not be read, and where."""
        self.images: list[tuple[int, Element]] = []
        """Images, each with the number of the block that follows it."""
        self._attributes: dict[str, list[tuple[int, Element, str]]] = {}
        self._paths: dict[Element, str] = {}
        self._steps: dict[tuple[Element, Any], dict[Element, int]] = {}
        if root is None:
            self.blocks: list[Block] = blocks_of_text(text or "")
        else:
            self.blocks, self.images, self._attributes, deep = blocks_of_tree(root, limits.depth)
            if deep:
                self.warnings.append(f"{deep} elements below {limits.depth} levels of nesting were left out")
        self._bound_blocks()
        set_index_apart(self.blocks)

    def _bound_blocks(self) -> None:
        limits = self.limits
        if len(self.blocks) > limits.blocks:
            self.warnings.append(f"{len(self.blocks) - limits.blocks} blocks after the first {limits.blocks} left out")
            del self.blocks[limits.blocks :]
        for block in self.blocks:
            if len(block.text) > limits.block_length:
                self._within(block.text, limits.block_length, f"the block at {self.where(block)}")
                block.cut(limits.block_length)

    def _within(self, text: str, most: int, what: str) -> str:
        """A text cut to what is read of it, with a warning where it was."""
        if len(text) > most:
            self.warnings.append(f"{len(text) - most} characters of {what} left out")
        return text[:most]

    @cached_property
    def language(self) -> str | None:
        """Language of the running text, BCP 47; the declared one where the text is too short to tell."""
        blocks = [b for b in self.blocks if len(b.text) > 60 and b.zone in ("", "bio")] or self.blocks
        sample, words = sample_of(blocks, languages.LONGEST)
        return languages.detect(sample, self.declared_language, words)

    @cached_property
    def layout(self) -> Layout:
        """Where the headline and the running text stand."""
        return find_layout(self.blocks, self.title, self.base_language)

    @cached_property
    def ends_at(self) -> int:
        """The first heading below the text that heads other posts, comments or sharing; past the end without one."""
        below = (block for block in self.blocks[self.layout.end :] if block.heading and is_end(block))
        return next((block.index for block in below), len(self.blocks))

    @property
    def headline(self) -> Block | None:
        """The block that is the page's headline."""
        return self.blocks[self.layout.headline] if self.layout.headline >= 0 else None

    @property
    def running_text(self) -> list[Block]:
        """The blocks of the running text, side matter between them included."""
        return self.blocks[self.layout.start : self.layout.end]

    @cached_property
    def labels(self) -> list[Labelled]:
        """All labels with their values, for the readers that know what to do with them."""
        return find_labels(self.blocks, self.base_language)

    @cached_property
    def dayfirst(self) -> bool:
        """Whether 3/4/2011 is the third of April here: by the page's language, and not where it is American."""
        tag = (self.language or "").lower()
        if tag.startswith("en") and any("£" in block.text for block in self.blocks):
            return True  # where prices are in pounds
        return not (
            tag == "en-us"
            or (tag == "en" and (self.declared_language or "en").lower().replace("_", "-") in ("en", "en-us"))
        )

    @cached_property
    def declared_language(self) -> str | None:
        """What `<html lang>`, `og:locale`, `content-language` or Dublin Core says."""
        if self.root is None:
            return None
        found = (
            self.root.get("lang")
            or self.root.get("{http://www.w3.org/XML/1998/namespace}lang")
            or self.root.get("xml:lang")
        )
        return next(filter(None, [found, *map(self.meta.get, _LANGUAGE_NAMES)]), None)

    @cached_property
    def base_language(self) -> str | None:
        """The language without its region, as the vocabulary names it."""
        return languages.base(self.language)

    @cached_property
    def title(self) -> str:
        """The text of `<title>`, cleaned; of a plain text its first line, where stripped pages keep it.

        Of a forum's "Forum • View topic - Still waters" the topic's alone.
        """
        topic = topic_of(self._whole_title)
        return topic.name if topic is not None else self._whole_title

    @cached_property
    def forum(self) -> str:
        """The forum's name, where the title says that the page shows a topic of one."""
        topic = topic_of(self._whole_title)
        return topic.forum if topic is not None else ""

    @cached_property
    def _whole_title(self) -> str:
        if self.root is None:
            title = self._first_line.text if self._first_line is not None else ""
            return "" if _is_default(title) else title
        element = self._title_element
        if element is None:
            return ""
        title = self._within(clean("".join(element.itertext())), self.limits.title_length, "the title")
        return "" if _is_default(title) else title

    @cached_property
    def title_place(self) -> str:
        """Where `title` stands: the path of `<title>`, or the first line of a plain text."""
        if self.root is None:
            return self.where(self._first_line) if self._first_line is not None else ""
        element = self._title_element
        return self.where(element) if element is not None else ""

    @cached_property
    def _title_element(self) -> Element | None:
        """The first `<title>`; looked for in the head first, since an iterator seeks the next before it is asked."""
        if self.root is None:
            return None
        for head in self.root.iterchildren("head"):
            for element in head.iterchildren("title"):
                return element
        return next(self.root.iter("title"), None)

    @cached_property
    def _first_line(self) -> Block | None:
        """The first line of a plain text that is no address and no archive's toolbar, where it may be a title."""
        first = next((b for b in self.blocks if b.zone != "nav" and not _ADDRESS_LINE.fullmatch(b.text)), None)
        return first if first is not None and len(first.text) <= _LONGEST_TITLE_LINE else None

    @cached_property
    def metas(self) -> list[tuple[str, str, Element]]:
        """All `<meta>` with a name and content: (lower-case name, content, element)."""
        if self.root is None:
            return []
        found = []
        for element in self.root.iter("meta"):
            name = (
                element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
            )
            content = element.get("content") or element.get("value")
            if name and content and content.strip():
                # Dublin Core is written DC.creator, dc:creator and DCTERMS_creator
                plain = name.strip().lower()
                plain = _DUBLIN_CORE.sub(r"\1.", plain) if plain.startswith("dc") else plain
                content = clean(content)
                if len(content) > self.limits.block_length:
                    content = self._within(content, self.limits.block_length, f"the meta tag {plain[:40]!r}")
                found.append((plain, content, element))
        return found

    @cached_property
    def meta(self) -> dict[str, str]:
        """The first content of each `<meta>` name."""
        found: dict[str, str] = {}
        for name, content, _ in self.metas:
            found.setdefault(name, content)
        return found

    @cached_property
    def address(self) -> str | None:
        """The page's own address: as given, or as the page states it where that is absolute and not a placeholder."""
        if self.url:
            try:
                urlsplit(self.url)
            except ValueError as error:  # "http://[films.example": the page is read all the same
                self.warnings.append(f"the address {self.url[:200]!r} is malformed: {error}")
            else:
                return self.url
        stated = [self.meta.get("og:url")]
        if self.root is not None:
            stated += [e.get("href") for e in self.root.iter("link") if "canonical" in (e.get("rel") or "").lower()]
        for candidate in stated:
            if candidate and _is_public(candidate):
                return candidate.strip()
        return None

    @cached_property
    def _base(self) -> str:
        """What relative addresses are relative to: `<base href>`, or the page's own address."""
        address = self.address or ""
        element = self.root.find(".//base[@href]") if self.root is not None else None
        try:
            return urljoin(address, (element.get("href") or "").strip()) if element is not None else address
        except ValueError:
            return address

    def absolute(self, url: str | None) -> str | None:
        """An address made absolute against `<base>` or the page's own, or as it stands; None for what is no address."""
        if (
            not url
            or not url.strip()
            or len(url) > 2_000
            or url.strip().startswith(("javascript:", "data:", "#", "mailto:"))
        ):
            return None
        # people who leave out the scheme mean no folder of theirs called www.imdb.com
        whole = f"http://{url.strip()}" if url.strip().lower().startswith("www.") else url.strip()
        try:
            return urljoin(self._base, whole)
        except ValueError:
            return None

    def having(self, name: str) -> list[tuple[int, Element, str]]:
        """The elements that have an attribute: their number in page order, the element, the attribute's value.

        Known of the attributes in `blocks.tree.INDEXED` alone, which the walk over the tree collects for all readers.
        """
        return self._attributes.get(name, [])

    def classed(self, test: Callable[[str], bool | None]) -> list[tuple[int, Element, str]]:
        """The elements whose class names pass a test, which is asked once for all that have the same."""
        passing = set(filter(test, self.class_names))
        return [held for held in self.having("class") if held[2] in passing] if passing else []

    @cached_property
    def class_names(self) -> frozenset[str]:
        """Every `class` of the page, once."""
        return frozenset(names for _, _, names in self.having("class"))

    def where(self, spot: Block | Element, offset: int = 0) -> str:
        """The place of a block or element: an element path, or line and column in a plain text."""
        if isinstance(spot, Block):
            if spot.element is None:
                return f"line {spot.line}, column {offset + 1}"
            spot = spot.element
        return self._paths.get(spot) or self._path(spot)

    def _path(self, element: Element) -> str:
        """As lxml's `getpath`, which counts the siblings of every level anew: asked once, for the first path of all.

        It tells those of all ancestors, too; below them each parent's children of a name are counted once.
        """
        chain = [element]
        while (parent := chain[-1].getparent()) is not None and parent not in self._paths:
            chain.append(parent)
        path = "" if parent is None else self._paths[parent]
        told = element.getroottree().getpath(element).split("/")[:0:-1] if parent is None else []
        for at in reversed(chain):
            if len(path) < _LONGEST_PATH:
                path += f"/{told.pop()}" if told or parent is None else self._step(at, parent)
            self._paths[at] = path
            parent = at
        return path

    def _step(self, element: Element, parent: Element) -> str:
        among = parent, element.tag
        if among not in self._steps:
            self._steps[among] = _steps(parent, element.tag)
        number = self._steps[among].get(element)
        if number is None:
            return "/*"
        plain = f"/{element.tag}" if isinstance(element.tag, str) and element.tag[0] != "{" else "/*"
        return f"{plain}[{number}]" if number else plain

    def block_of(self, element: Element) -> Block | None:
        """The first block that an element or the nearest of its ancestors holds."""
        at: Element | None = element
        while at is not None:
            found = self._by_element.get(at)
            if found is not None:
                return found
            at = at.getparent()
        return None

    @cached_property
    def _by_element(self) -> dict[Element, Block]:
        found: dict[Element, Block] = {}
        for block in self.blocks:
            if block.element is not None:
                found.setdefault(block.element, block)
        return found


def _is_default(title: str) -> bool:
    """Whether a title is what a program puts there for want of one: "New Page 3", "Microsoft Word - notes.doc"."""
    said = key(title).rstrip("0123456789 ")
    return said in words("untitled") or (len(title) < _LONGEST_TITLE_LINE and _OF_WORD.match(title) is not None)


_OF_WORD = lazy(r"Microsoft Word - |.{1,80}\.(?:docx?|odt|rtf|indd|pdf|qxd)$", re.IGNORECASE)


def _steps(parent: Element, name: Any) -> dict[Element, int]:
    """The number of each child of a name among its namesakes, from 1; 0 where it has none."""
    try:
        children = list(parent.iterchildren(name))
    except ValueError:  # the name of a broken tag holds control characters, which lxml gives and does not take
        return {}
    return dict(zip(children, count(1), strict=False)) if len(children) > 1 else {children[0]: 0}


def read_document(
    source: Any,
    url: str | None = None,
    format: Format = "auto",
    max_bytes: int = MAX_BYTES,
    limits: Limits = Limits(),  # noqa: B008  immutable
) -> Document:
    """The document of any input that `filmmeta.parse` takes; see there."""
    if format not in ("auto", "html", "text"):
        raise FilmmetaError(f"unknown format {format!r}: it is 'auto', 'html' or 'text'")
    given = unwrapped(source)
    source, url = given.source, url or given.url
    if isinstance(source, etree._ElementTree):
        source = source.getroot()
    if isinstance(source, etree._Element):
        return _from_tree(source, url, limits)
    text, data = _text_of(given, max_bytes)
    if not text or text.isspace():
        raise FilmmetaError("the input is empty")
    if format == "text" or (format == "auto" and (given.format == "text" or not _is_html(text))):
        # half a surrogate pair is no character, and no JSON could be written of it
        return Document(b"", None, text.encode("utf-8", "replace").decode("utf-8"), url, limits)
    return _from_html(text.encode("utf-8", "replace") if data is None else data, url, limits)


def _is_html(text: str) -> bool:
    """Whether a string is HTML; a text with a stray tag or two in it, left over from a script, is none."""
    first = _TAG.search(text)
    if first is None:
        return False
    if first.start() < _HEAD or _DOCUMENT.search(text):
        return True
    if len(_TAG.findall(text)) * 2 * _HEAD <= len(text):
        return False
    # a banner's script shown as text: many tags on a line or two
    lines = [line for line in text.splitlines() if line.strip()]
    return sum(1 for line in lines if _TAG.search(line)) >= _TAGGED_LINES * len(lines)


_HEAD = 250
_TAGGED_LINES = 0.1
_DOCUMENT = lazy(r"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)


def read_text(source: Any, max_bytes: int = MAX_BYTES) -> str:
    """The text of a page that is no tree: of a `str`, `bytes`, a path, a response or a `BeautifulSoup`.

    Raises:
        FilmmetaError: the input is binary, over the limit, not readable or of an unknown kind.
    """
    return _text_of(unwrapped(source), max_bytes)[0]


def _text_of(given: Given, max_bytes: int) -> tuple[str, bytes | None]:
    """The text of a page, and its bytes where they are that text in UTF-8."""
    source, what = given.source, "the input"
    if isinstance(source, os.PathLike):
        path = Path(source)
        what = str(path)
        try:
            size = path.stat().st_size
            _check_size(size, max_bytes, what)
            source = path.read_bytes()
        except OSError as error:
            raise FilmmetaError(f"cannot read {path}: {error.strerror or error}") from error
    if isinstance(source, (bytes, bytearray, memoryview)):
        _check_size(len(source), max_bytes, what)
        data = bytes(source)
        text, plain = decoded(data, what, given.charset)
        return text, data if plain else None
    if isinstance(source, str):
        _check_size(len(source), max_bytes, what)
        head = source[:4096]
        if head.count("\0") > 0.01 * len(head):
            raise FilmmetaError("the input is binary data, not a page")
        return source, None
    raise FilmmetaError(
        f"cannot read a {type(source).__name__}: give str, bytes, a path, an lxml element, a BeautifulSoup, "
        "a parsel selector or a response"
    )


def _check_size(size: int, max_bytes: int, what: str) -> None:
    if size > max_bytes:
        raise FilmmetaError(
            f"{what} has {size:,} bytes, more than the limit of {max_bytes:,}; allow more with max_bytes"
        )


def _from_html(data: bytes, url: str | None, limits: Limits) -> Document:
    # `<html lang="en" />`: browsers ignore the slash, libxml2 ends the document there
    if b"/>" in data[:4096]:
        data = _SELF_CLOSED.sub(rb"<\1>", data[:4096]) + data[4096:]
    data, flooded = _without_floods(data)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FilmmetaError(f"the input holds no HTML element: {error.msg}") from error
    if root is None:
        raise FilmmetaError("the input holds no HTML element")
    document = Document(data, root, None, url, limits)
    if flooded:
        document.warnings.append(f"{flooded} tags of very many attributes were cut short")
    return document


_LONG_TAG = 20_000
_TAG_OF_LENGTH = re.compile(rb"<[a-zA-Z][^<>]{%d,}" % _LONG_TAG)
_MOST_ATTRIBUTES = 2_000


def _without_floods(data: bytes) -> tuple[bytes, int]:
    """The page with tags of thousands of attributes cut short, for which libxml2's time grows with their square."""
    cut = 0

    def shorter(m: re.Match[bytes]) -> bytes:
        nonlocal cut
        tag = m[0]
        if len(tag) - len(tag.translate(None, b" \t\r\n\f\"'/")) <= _MOST_ATTRIBUTES or b"data:" in tag:
            return tag
        cut += 1
        return tag[:_LONG_TAG]

    parts: list[bytes] = []
    at = done = 0
    while at + _LONG_TAG < len(data):
        end = data.rfind(b">", at, at + _LONG_TAG)
        if end < 0:  # no tag ends here: a script, or a flood
            end = data.find(b">", at + _LONG_TAG)
            end = end if end >= 0 else len(data)
            if b"<" in data[at:end]:
                parts += [data[done:at], _TAG_OF_LENGTH.sub(shorter, data[at:end])]
                done = end
        at = end + 1
    return (b"".join([*parts, data[done:]]), cut) if cut else (data, 0)


def _from_tree(root: Element, url: str | None, limits: Limits) -> Document:
    if not isinstance(root.tag, str):
        raise FilmmetaError("the lxml node given is a comment or instruction, not an element")
    data = etree.tostring(root, encoding="utf-8", method="html", with_tail=False)
    return Document(data, root, None, url, limits)


def _is_public(url: str) -> bool:
    """Templates leave localhost, example.com and relative paths in og:url and canonical."""
    try:
        host = (urlsplit(url.strip()).hostname or "").lower()
    except ValueError:
        return False
    return "." in host and not host.replace(".", "").isdigit() and not _PLACEHOLDER.search(host)


_PLACEHOLDER = lazy(
    r"\.(?:local|localhost|test|invalid)$|^(?:www\.)?example\.(?:com|org|net)$|^your-?(?:site|domain)\.", re.IGNORECASE
)
