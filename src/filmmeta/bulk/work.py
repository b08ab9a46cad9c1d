"""What is done to one page of many: its codings taken off, decoded, parsed, and its result made small."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, TypedDict

from filmmeta.bulk.records import ErrorKind, Failed, File, Record, Skipped
from filmmeta.document import MAX_BYTES, Format
from filmmeta.errors import FilmmetaError
from filmmeta.readers import Reader

if TYPE_CHECKING:
    from filmmeta.profiles.files import Sources

PageKind = Literal["review", "several", "film", "none"]
"""A review of one film, several films, a film without a review, or no film."""


class Options(TypedDict, total=False):
    """How pages are read, for every function that reads many."""

    format: Format
    """As for `filmmeta.parse`; what an input says of itself goes before it."""
    readers: Sequence[Reader] | None
    """The readers to run, in place of `filmmeta.READERS`; functions of modules that a new process can import."""
    profiles: Sources
    """As for `filmmeta.parse`; read once, before the first page."""
    max_bytes: int
    """Larger pages are errors. 20,000,000."""
    claims: bool
    """Whether pages keep their claims, and with them their evidence; it makes results much larger. False."""
    time_limit: float
    """Seconds that one page may take. 30."""
    memory_limit: int
    """Bytes of address space that a worker process may fill. 2,147,483,648; 0 for no limit."""


@dataclass(frozen=True)
class Work:
    """`Options` with their defaults."""

    format: Format = "auto"
    readers: Sequence[Reader] | None = None
    profiles: Sources = ()
    max_bytes: int = MAX_BYTES
    claims: bool = False
    time_limit: float = 30.0
    memory_limit: int = 2 << 30

    def __post_init__(self) -> None:
        if self.time_limit <= 0 or self.memory_limit < 0 or self.max_bytes <= 0:
            raise FilmmetaError("limits must be positive numbers")
        if self.profiles:
            from filmmeta.profiles import load_profiles

            object.__setattr__(self, "profiles", load_profiles(self.profiles))


class Task(NamedTuple):
    """One page on its way to a worker."""

    data: bytes | str
    url: str | None
    charset: str | None
    codings: tuple[str, ...]
    format: Format | None


class Done(NamedTuple):
    """A page that was read."""

    page: bytes
    """The `Page` as JSON."""
    kind: PageKind
    films: int
    reviews: int
    syntaxes: tuple[str, ...]
    """What it says it with: `json-ld`, `microdata`, `rdfa`, `microformats`, `meta tags`; none of them is text alone."""


class Refused(NamedTuple):
    """A page that gave nothing."""

    kind: ErrorKind
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a `Record` that was read."""

    file: File
    offset: int
    url: str | None
    date: datetime | None
    done: Done


Outcome = Read | Failed | Skipped


def outcome_of(record: Record, said: Done | Refused) -> Read | Failed:
    """What a worker says of a record, without the page itself, which is not needed any more."""
    place = (record.file, record.offset)
    if isinstance(said, Done):
        return Read(*place, record.url, record.date, said)
    return Failed(*place, said.kind, said.reason, record.url, record.date)


def do(task: Task, work: Work) -> Done | Refused:
    """Read one page. No exception leaves it but those that end a process."""
    from filmmeta.parsing import parse

    try:
        data = task.data
        if isinstance(data, bytes):
            data = _decoded(data, task, work.max_bytes)
        page = parse(
            data,
            task.url,
            task.format or work.format,
            readers=work.readers,
            profiles=work.profiles,
            max_bytes=work.max_bytes,
        )
        syntaxes = {claim.node.rpartition(" ")[0] for claim in page.claims if claim.node}
        if any(claim.evidence.reader == "metatags" and "/meta" in claim.evidence.where for claim in page.claims):
            syntaxes.add("meta tags")
        dump = page.model_dump_json(exclude=None if work.claims else {"claims"}).encode()
    except FilmmetaError as error:
        return Refused("memory" if isinstance(error.__cause__, MemoryError) else "unusable", str(error))
    except MemoryError:
        return Refused("memory", "more memory is needed than the limit allows")
    except Exception as error:
        return Refused("failed", f"{type(error).__name__}: {error}")
    return Done(
        dump, _kind(len(page.films), len(page.reviews)), len(page.films), len(page.reviews), tuple(sorted(syntaxes))
    )


def _kind(films: int, reviews: int) -> PageKind:
    if not films:
        return "none"
    if films > 1:
        return "several"
    return "review" if reviews else "film"


def _decoded(data: bytes, task: Task, max_bytes: int) -> str:
    from filmmeta.decoding import decode

    for coding in task.codings:
        data = _uncoded(data, coding, max_bytes)
    if len(data) > max_bytes:
        raise FilmmetaError(f"the page has more bytes than the limit of {max_bytes:,}")
    return decode(data, "the page", task.charset)


def _uncoded(data: bytes, coding: str, max_bytes: int) -> bytes:
    """Without one coding; as it is where it does not have it: archives keep the header of what they have unpacked."""
    try:
        if coding == "chunked":
            return _unchunked(data)
        if coding in ("gzip", "x-gzip", "deflate"):
            return _inflated(data, max_bytes)
        if coding in ("br", "zstd"):
            from io import BytesIO

            from fastwarc.stream_io import BrotliReader, ZstdReader

            reader = BrotliReader if coding == "br" else ZstdReader
            return reader(BytesIO(data)).read(max_bytes + 1)
    except (OSError, ValueError, zlib.error):
        return data
    raise FilmmetaError(f"the page is in the unknown coding {coding[:40]!r}")


def _inflated(data: bytes, max_bytes: int) -> bytes:
    """gzip, zlib, or the bare deflate that some servers send instead."""
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(data, max_bytes + 1)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(data, max_bytes + 1)


def _unchunked(data: bytes) -> bytes:
    """The chunks put together, https://www.rfc-editor.org/rfc/rfc9112#section-7.1; a last one may be cut short."""
    chunks, at = [], 0
    while at < len(data):
        end = data.index(b"\n", at)
        size = int(data[at:end].partition(b";")[0].strip() or b"-1", 16)
        if size < 0:
            raise ValueError("no size of a chunk")
        if size == 0:
            break
        chunks.append(data[end + 1 : end + 1 + size])
        at = end + 1 + size + len(b"\r\n")
    return b"".join(chunks)
