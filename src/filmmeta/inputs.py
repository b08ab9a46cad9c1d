"""What other libraries hold a page in, told by what it offers and not by its type: none of them is imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from lxml import etree


class Given(NamedTuple):
    """A page as another library had it."""

    source: Any
    """Its bytes, its text or its lxml element."""
    url: str | None = None
    charset: str | None = None
    """What the HTTP header says."""
    format: Literal["text"] | None = None
    """Where the header says that it is a plain text."""


def unwrapped(source: Any) -> Given:
    """The page in a response (requests, httpx, Scrapy, web-poet), a parsel selector or a BeautifulSoup.

    Anything else comes back as it is.
    """
    if isinstance(source, (str, bytes, etree._Element, etree._ElementTree)):
        return Given(source)
    if type(source).__module__.partition(".")[0] == "bs4":
        return Given(str(source))
    url = getattr(source, "url", None)
    data = getattr(source, "body", None)  # Scrapy, web-poet
    if not isinstance(data, bytes):
        data = getattr(source, "content", None)  # requests, httpx
    if url is not None and isinstance(data, bytes):
        return Given(bytes(data), str(url), *_content_type(getattr(source, "headers", None)))
    root = getattr(source, "root", None)
    if isinstance(root, etree._Element) and hasattr(source, "xpath"):  # parsel
        return Given(root, _address(root))
    return Given(source)


def _content_type(headers: Any) -> tuple[str | None, Literal["text"] | None]:
    """The declared charset, and whether the page is declared a plain text."""
    value = headers.get("Content-Type") if isinstance(headers, Mapping) or hasattr(headers, "get") else None
    if isinstance(value, bytes):
        value = value.decode("latin-1")
    if not isinstance(value, str):
        return None, None
    kind, _, parameters = value.partition(";")
    charset = None
    for parameter in parameters.split(";"):
        name, _, given = parameter.partition("=")
        if name.strip().lower() == "charset" and given.strip(" \"'"):
            charset = given.strip(" \"'")
    return charset, "text" if kind.strip().lower() == "text/plain" else None


def _address(root: etree._Element) -> str | None:
    """The address of the page, which parsel keeps where lxml does."""
    address = root.getroottree().docinfo.URL
    return address if address and address.startswith(("http://", "https://")) else None
