"""What inputs hold, one item after another: pages to read, what is passed over, what cannot be read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, Literal

from filmmeta.document import Format

FileKind = Literal["page", "warc", "jsonl", "zip", "tar", "memory"]

ErrorKind = Literal["unusable", "unreadable", "time", "memory", "died", "failed"]
"""`unusable`: the page is empty, binary or too large; `unreadable`: the input does not give it whole; `time`, `memory`:
it went over a limit; `died`: its worker process was lost; `failed`: a fault of filmmeta's own."""


@dataclass(frozen=True, slots=True)
class File:
    """One input file, and its place among all of them."""

    path: str
    kind: FileKind
    number: int = 0
    """Its place among the inputs, from 0."""
    size: int = 0
    """In bytes, as it lies on the disk."""
    digest: str = ""
    """Of the paths and sizes of all inputs up to this one: whether a run that goes on still sees the same."""

    @property
    def source(self) -> str:
        """The path as it can be written down, whatever bytes its name holds."""
        return self.path.encode("utf-8", "backslashreplace").decode()


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being read."""

    file: File
    stream: BinaryIO
    start: int
    """The offset of the item to begin with, or of one that was there."""
    max_bytes: int
    """The largest page."""
    is_page: Callable[[str], bool]
    """Whether a member of an archive is a page, by its name."""


@dataclass(frozen=True, slots=True)
class Record:
    """One page, as it lies in its input."""

    file: File
    offset: int
    """Its place in the file: byte of the WARC record, JSON line or tar member, number of the zip member."""
    data: bytes | str
    url: str | None = None
    date: datetime | None = None
    """When it was fetched, in UTC."""
    charset: str | None = None
    """What the HTTP header says."""
    codings: tuple[str, ...] = ()
    """Transfer and content codings still on the data, the outermost first: `("chunked", "gzip")`."""
    format: Format | None = None
    """What the input says it is, where it says so."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is no page, and is counted by its reason."""

    file: File
    offset: int
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Something that should be a page and gives none."""

    file: File
    offset: int
    kind: ErrorKind
    reason: str
    url: str | None = None
    date: datetime | None = None


Item = Record | Skipped | Failed
