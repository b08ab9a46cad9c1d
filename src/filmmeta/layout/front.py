"""Links to a site's front page: what they say is the site's name, and no article's."""

from __future__ import annotations

from urllib.parse import urlsplit

from filmmeta.blocks import Block
from filmmeta.values.patterns import lazy


def home_link(block: Block) -> str:
    """The text of a block's link to the site's front page; empty where it has none."""
    for link in block.element.iter("a") if block.element is not None else ():
        if is_front_page(link.get("href") or ""):
            return " ".join("".join(link.itertext()).split())
    return ""


def is_front_page(address: str) -> bool:
    """Whether a link leads to the site's front page.

    >>> is_front_page("/"), is_front_page("../index.html"), is_front_page("/films/")
    (True, True, False)
    """
    whole = address.split("#")[0]
    href = whole.split("?")[0]
    return bool(
        whole.endswith(_WIKI_FRONTS)
        or href in ("/", "..")
        or _FRONT_PAGE.fullmatch(href)
        or ("://" in href and _is_root(href))
    )


_WIKI_FRONTS = ("?id=start", "/Main_Page", "/start")
_FRONT_PAGE = lazy(r"/?(?:\.{1,2}/)*(?:index|default|home)\.(?:html?|php|aspx?)|(?:\.{1,2}/)+|/[a-z]{2}/")


def _is_root(address: str) -> bool:
    try:
        return urlsplit(address).path in ("", "/")
    except ValueError:
        return False
