"""The way through the house: document, readers, claims, resolve, page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.models import Page
from filmmeta.readers import LATER, Reader
from filmmeta.resolve import resolve
from filmmeta.resolve.about import could_be_about_film


def page_of(document: Document, readers: Iterable[Reader]) -> Page:
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
        document.warnings.append(f"the reader {name!r} failed: {said(error)}")
    for field, count in counts.items():
        if count > most:
            document.warnings.append(f"the reader {name!r} found more {field} than the {most} that are read")


def said(error: Exception) -> str:
    return f"{type(error).__name__}: {str(error)[:200]}"


def _bounded(claims: Iterable[Claim], counts: dict[str, int], most: int) -> Iterator[Claim]:
    for claim in claims:
        if claim.subject != "page" and claim.property != "body":
            count = counts[claim.property] = counts.get(claim.property, 0) + 1
            if count > most:
                continue
        yield claim
