"""Finds the tags of an HTML page where they stand, as a browser's tokenizer does, so that text can be put between them.

Comments, scripts and texts that only look like tags are passed over
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple


class Tag(NamedTuple):
    """One tag of a page; the name is empty for what is never closed and swallows the rest of the page."""

    name: str
    """Lower case."""
    closing: bool
    start: int
    end: int


_NEXT = re.compile(r"<(?:(/?)([a-zA-Z][^\s/>]*+)|[!?/])", re.ASCII)
_NAME = r"(?:=[^\s/>=]*+|[^\s/>=]++)"
_VALUE = r"""\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|(?!["'])[^\s>]*+)"""
_REST = re.compile(rf"(?:[\s/]++|{_NAME}(?:{_VALUE})?+)*+>", re.ASCII)
_ATTRIBUTE = re.compile(rf"({_NAME})(?:({_VALUE}))?+", re.ASCII)
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"))
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII) for name in _RAW}
_SCRIPT_STEP = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE | re.ASCII)


def tags(text: str) -> Iterator[Tag]:
    """Every tag of a page, in order. The time is linear in the text."""
    at = foreign = 0
    while found := _NEXT.search(text, at):
        start, (slash, name) = found.start(), found.groups()
        if not name:
            at = _markup_end(text, start)
            if at < 0:
                yield Tag("", False, start, len(text))
                return
            continue
        name = name.lower()
        rest = _REST.match(text, found.end())
        if rest is None or (name == "plaintext" and not slash):
            yield Tag("", False, start, len(text))
            return
        at = rest.end()
        self_closed = text[at - 2] == "/"
        yield Tag(name, bool(slash), start, at)
        if name in ("svg", "math") and not self_closed:
            foreign = max(0, foreign + (-1 if slash else 1))
        if name in _RAW and not slash and not (foreign and self_closed):
            at = _raw_end(text, name, at)
            if at < 0:
                yield Tag("", False, start, len(text))
                return


def attributes(text: str, tag: Tag) -> dict[str, str]:
    """The attributes of a tag, names in lower case, the first of a name."""
    found: dict[str, str] = {}
    inside = text[tag.start + 1 + len(tag.name) : tag.end - 1]
    for name, value in _ATTRIBUTE.findall(inside):
        value = value.strip()[1:].strip()
        if value[:1] in ("'", '"'):
            value = value[1:-1]
        found.setdefault(name.lower(), unescape(value))
    return found


def _markup_end(text: str, start: int) -> int:
    """The end of a comment, doctype or instruction; -1 where it has none."""
    if not text.startswith("<!--", start):
        return text.find(">", start) + 1 or -1
    end = _COMMENT_END.search(text, start + 2)  # `<!-->` is a whole comment
    if end is not None and end.start() < start + 4 and end[0] == "--!>":
        end = _COMMENT_END.search(text, start + 4)
    return end.end() if end is not None else -1


def _raw_end(text: str, name: str, at: int) -> int:
    """Where the end tag of an element starts whose content is no markup; -1 where it has none."""
    if name == "script":
        return _script_end(text, at)
    end = _RAW_END[name].search(text, at)
    return end.start() if end is not None else -1


def _script_end(text: str, at: int) -> int:
    """A script's end; `</script>` after `<!--<script>` is none, which is why that has to be escaped in ours."""
    commented = doubly = False
    while step := _SCRIPT_STEP.search(text, at):
        at = step.end()
        if step[0] == "<!--":
            commented = True
            at -= 2  # its dashes may be those of `-->`, too
        elif step[0] == "-->":
            commented = doubly = False
        elif not step[1]:
            doubly = commented
        elif not doubly:
            return step.start()
        else:
            doubly = False
    return -1
