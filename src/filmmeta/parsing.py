"""The way through the house: document, readers, claims, resolve, page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from filmmeta.claims import Claim
from filmmeta.document import MAX_BYTES, Format, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.models import Page
from filmmeta.readers import READERS, Reader
from filmmeta.resolve import resolve


def parse(
    source: Any,
    url: str | None = None,
    format: Format = "auto",
    *,
    readers: Iterable[Reader] | None = None,
    max_bytes: int = MAX_BYTES,
) -> Page:
    """What a page says of the film it reviews, each value with its evidence.

    Nothing is fetched, and nothing in the page is followed.

    Args:
        source: the page as `str` (HTML or plain text), `bytes` in any encoding, a path (`os.PathLike`),
            an lxml element or tree, or a `BeautifulSoup`.
        url: the page's address, for relative links and dates in the path.
        format: `"html"` or `"text"`; `"auto"` tells them apart.
        readers: the readers to run, in place of `filmmeta.READERS`.
        max_bytes: refuse input larger than this many bytes.

    Returns:
        A `Page`; one without films where no film is the page's subject.

    Raises:
        FilmmetaError: the input is empty, binary, over the limit, not readable or of an unknown kind.
    """
    document = read_document(source, url, format, max_bytes)
    claims: list[Claim] = []
    for reader in READERS if readers is None else readers:
        try:
            claims.extend(reader(document))
        except MemoryError as error:  # what is left of it would be no answer, and the next reader has no more
            raise FilmmetaError("the page needs more memory than there is") from error
        except Exception as error:  # a reader that fails costs only its own claims
            name = getattr(reader, "__name__", type(reader).__name__)
            document.warnings.append(f"the reader {name!r} failed: {type(error).__name__}: {error}")
    return resolve(claims, document.address, document.language, document.warnings)
