"""The way through the house: document, readers, claims, resolve, page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from filmmeta.claims import Claim
from filmmeta.document import MAX_BYTES, Document, Format, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.limits import Limits
from filmmeta.models import Page
from filmmeta.readers import LATER, READERS, Reader
from filmmeta.resolve import resolve
from filmmeta.resolve.about import could_be_about_film

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
        return parse_document(read_document(source, url, format, max_bytes, limits), chosen)
    except FilmmetaError:
        raise
    except MemoryError as error:  # what is left of it would be no answer
        raise FilmmetaError("the page needs more memory than there is") from error
    except Exception as error:
        raise FilmmetaError(f"the page cannot be read: {_said(error)}") from error


def parse_document(document: Document, readers: Iterable[Reader]) -> Page:
    """What a page says that is read into a document already."""
    chosen = list(readers)
    each: list[list[Claim]] = [[] for _ in chosen]
    for later in (False, True):
        if later and not could_be_about_film(chain.from_iterable(each), document.base_language):
            break
        for reader, claims in zip(chosen, each, strict=True):
            if (reader in LATER) is later:
                _read(reader, document, claims)
    found = list(chain.from_iterable(each))
    return resolve(found, document.address, document.language, document.warnings, document.limits.films)


def _read(reader: Reader, document: Document, claims: list[Claim]) -> None:
    """Adds the claims of one reader, of each field no more than the limit; one that fails costs only its own."""
    name = getattr(reader, "__name__", type(reader).__name__)
    counts: dict[str, int] = {}
    most = document.limits.values
    try:
        found = iter(reader(document))
        before = len(claims)
        # so few are within the limit, whatever they are about
        claims.extend(islice(found, most))
        if len(claims) - before == most:
            claims[before:] = _bounded([*claims[before:]], counts, most)
            claims.extend(_bounded(found, counts, most))
    except MemoryError:
        raise
    except Exception as error:
        document.warnings.append(f"the reader {name!r} failed: {_said(error)}")
    for field, count in counts.items():
        if count > most:
            document.warnings.append(f"the reader {name!r} found more {field} than the {most} that are read")


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}"


def _bounded(claims: Iterable[Claim], counts: dict[str, int], most: int) -> Iterator[Claim]:
    for claim in claims:
        if claim.subject != "page" and claim.property != "body":
            count = counts[claim.property] = counts.get(claim.property, 0) + 1
            if count > most:
                continue
        yield claim
