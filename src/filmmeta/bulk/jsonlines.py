"""JSON Lines, plain or compressed: an object a line, with `url` and `html` or `text`."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, BinaryIO

from filmmeta.bulk.records import Failed, File, Item, Opened, Record
from filmmeta.document import Format
from filmmeta.errors import FilmmetaError

_FORMATS: tuple[Format, ...] = ("html", "text")
# a Cyrillic letter has two bytes in UTF-8 and six as \u0430
_LONGEST_ESCAPE = 4


def read_jsonl(opened: Opened) -> Iterator[Item]:
    """The lines of a JSON Lines file, from the byte `start` (of the text, not of the compressed file)."""
    file = opened.file
    lines = decompressed(file.path, opened.stream)
    # a compressed file is read again line by line: where it is damaged, other steps would come to other lines
    at = lines.seek(opened.start) if lines is opened.stream else 0
    longest = opened.max_bytes * _LONGEST_ESCAPE + 65_536
    while line := lines.readline(longest):
        offset, at = at, at + len(line)
        if len(line) == longest and not line.endswith(b"\n"):
            while (rest := lines.readline(longest)) and not rest.endswith(b"\n"):
                at += len(rest)
            at += len(rest)
            yield Failed(file, offset, "unusable", f"the line has more than {longest:,} bytes")
        elif offset >= opened.start and line.strip():
            yield _item(file, offset, line)


def _item(file: File, offset: int, line: bytes) -> Item:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        return Failed(file, offset, "unreadable", f"the line is not JSON: {error}")
    if not isinstance(data, dict):
        return Failed(file, offset, "unreadable", f"the line is a JSON {type(data).__name__}, not an object")
    url = data.get("url")
    url = writable(url) if isinstance(url, str) else None
    date = date_of(data.get("date"))
    for kind in _FORMATS:
        if isinstance(data.get(kind), str):
            return Record(file, offset, writable(data[kind]), url, date, format=kind)
    return Failed(file, offset, "unreadable", "the line holds neither html nor text", url, date)


def decompressed(path: str, stream: BinaryIO) -> BinaryIO:
    """The stream without the compression that its name tells of."""
    if path.lower().endswith(".gz"):
        return gzip.GzipFile(fileobj=stream)  # type: ignore[return-value]  # it reads like any other
    if path.lower().endswith(".zst"):
        return io.BufferedReader(zstandard().ZstdDecompressor().stream_reader(stream, read_across_frames=True))
    return stream


def zstandard() -> Any:
    """The library for .zst, which is an extra."""
    try:
        import zstandard
    except ImportError as error:
        raise FilmmetaError("files with the name .zst need an extra: pip install 'filmmeta[bulk]'") from error
    return zstandard


def writable(text: str) -> str:
    """Text that can be written as UTF-8: JSON may hold halves of characters."""
    return text.encode("utf-8", "replace").decode()


def date_of(value: Any) -> datetime | None:
    """A moment in UTC of its ISO 8601 form, None for anything else."""
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
