"""What an element of the page says: its text, its address, the value it gives to a program."""

from __future__ import annotations

from filmmeta.blocks import Element
from filmmeta.document import Document
from filmmeta.readers.markup.nodes import Node
from filmmeta.readers.markup.schema import LINKS, TEXTS, property_name
from filmmeta.values.text import clean

_ADDRESS = {
    "a": "href",
    "area": "href",
    "link": "href",
    "audio": "src",
    "embed": "src",
    "iframe": "src",
    "img": "src",
    "source": "src",
    "track": "src",
    "video": "src",
    "object": "data",
}
_HIDDEN = frozenset(("script", "style"))
_BREAKS = frozenset("p div li br blockquote h1 h2 h3 h4 h5 h6 tr dd dt section article".split())

_SPECIAL = (*_HIDDEN, *_BREAKS)


def give(node: Node, names: list[str], element: Element, document: Document) -> None:
    """Adds what an element says under each of these property names."""
    for name in names:
        node.add(name, _value(name, element, document, node.syntax))


def _value(name: str, element: Element, document: Document, syntax: str) -> Node | str | None:
    """The element's value for a program, its address where the property is one, or its text."""
    said = element.get("content") or element.get("datetime")
    if said is None and element.tag in ("data", "meter", "input"):
        said = element.get("value")
    if said is not None:
        return clean(said)
    name = property_name(name)
    address = element.get(_ADDRESS[element.tag]) if element.tag in _ADDRESS else None
    if name in LINKS:
        # an address without scheme or base, as in `www.imdb.com/title/tt0085750/`, stands as it is
        return (document.absolute(address) or address) if address is not None else text_of_element(element)
    if name in TEXTS:
        return text_of_element(element, paragraphs=True)
    if element.tag == "img":
        return clean(element.get("alt") or "") or document.absolute(address)
    text = text_of_element(element)
    if not address or not (url := document.absolute(address)):
        return text
    if not text:
        return url
    # `<a itemprop="director" href="/p/1">Ann Lee</a>` names a person and says where she is told of
    linked = Node(syntax, element)
    linked.add("name", text)
    linked.add("url", url)
    return linked


def text_of_element(element: Element, paragraphs: bool = False) -> str:
    """The text inside an element, on one line, or with a line for each paragraph; scripts and styles are none."""
    plain = not len(element) or all(e is element for e in element.iter(*_SPECIAL))
    text = "".join(element.itertext()) if plain else _spoken(element)
    return "\n".join(filter(None, map(clean, text.split("\n")))) if paragraphs else clean(text)


def _spoken(element: Element) -> str:
    """All text but that of scripts and styles, with line breaks where blocks begin and end."""
    pieces: list[str] = []
    # (element, whether only its tail is left to read)
    stack: list[tuple[Element, bool]] = [(element, False)]
    while stack:
        at, closing = stack.pop()
        if closing:
            pieces.append(("\n" if at.tag in _BREAKS else "") + (at.tail or ""))
            continue
        if at is not element:
            stack.append((at, True))
        if not isinstance(at.tag, str) or at.tag in _HIDDEN:
            continue
        pieces.append(("\n" if at.tag in _BREAKS else "") + (at.text or ""))
        stack.extend((child, False) for child in reversed(at))
    return "".join(pieces)
