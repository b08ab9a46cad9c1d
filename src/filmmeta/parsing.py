"""The door: any source of a page in, what it says of films out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from filmmeta.document import MAX_BYTES, Format, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.limits import Limits
from filmmeta.models import Page
from filmmeta.pages import page_of, said
from filmmeta.readers import READERS, Reader

if TYPE_CHECKING:
    from filmmeta.profiles.files import Sources


def parse(
    source: Any,
    url: str | None = None,
    format: Format = "auto",
    *,
    readers: Iterable[Reader] | None = None,
    profiles: Sources = (),
    max_bytes: int = MAX_BYTES,
    limits: Limits = Limits(),  # noqa: B008  immutable
) -> Page:
    """What a page says of the film it reviews, each value with its evidence.

    Nothing is fetched, and nothing in the page is followed.

    Args:
        source: the page as `str` (HTML or plain text), `bytes` in any encoding, a path (`os.PathLike`),
            an lxml element or tree, a `BeautifulSoup`, a parsel `Selector`, or a response of requests, httpx, Scrapy
            or web-poet, whose address and declared charset are used.
        url: the page's address, for relative links and dates in the path.
        format: `"html"` or `"text"`; `"auto"` tells them apart.
        readers: the readers to run, in place of `filmmeta.READERS`.
        profiles: where sites keep their facts: a TOML file, a folder of them, what `filmmeta.load_profiles` gives, or
            several of these; see docs/profiles.md. What they say goes before what readers see.
        max_bytes: refuse input larger than this many bytes.
        limits: how much of the page is read; what is left out, the page's warnings name.

    Returns:
        A `Page`; one without films where no film is the page's subject.

    Raises:
        FilmmetaError: the input is empty, binary, over the limit, not readable or of an unknown kind; or a profile
            is not usable.
    """
    try:
        chosen = list(READERS if readers is None else readers)
        if profiles:
            from filmmeta.profiles import load_profiles, profile_reader

            chosen.insert(0, profile_reader(load_profiles(profiles)))
        return page_of(read_document(source, url, format, max_bytes, limits), chosen)
    except FilmmetaError:
        raise
    except MemoryError as error:  # what is left of it would be no answer
        raise FilmmetaError("the page needs more memory than there is") from error
    except Exception as error:
        raise FilmmetaError(f"the page cannot be read: {said(error)}") from error
