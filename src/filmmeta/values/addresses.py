"""What an address on the web says of a film."""

from __future__ import annotations

import re

_IMDB_TITLE = re.compile(r"imdb\.com/(?:[a-z]{2}(?:-[a-z]{2})?/)?title/(tt\d{7,9})", re.IGNORECASE)


def imdb_id(address: str) -> str | None:
    """The IMDb title id in an address.

    >>> imdb_id("www.imdb.com/de/title/tt0068361/reviews"), imdb_id("https://www.imdb.com/name/nm0000005/")
    ('tt0068361', None)
    """
    m = _IMDB_TITLE.search(address)
    return m[1].lower() if m else None
