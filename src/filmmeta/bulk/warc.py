"""WARC files, as web archives and crawlers write them: https://iipc.github.io/warc-specifications/"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING, Any, BinaryIO

from filmmeta.bulk.jsonlines import writable
from filmmeta.bulk.records import Failed, File, Item, Opened, Record, Skipped
from filmmeta.errors import FilmmetaError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_LONGEST_HEAD = 65_536
_HEAD = re.compile(rb"HTTP/[\d.]{1,4} +(\d{3})[^\n]*\n((?:[^\n]+\n)*?)\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([^\s\"';,]+)", re.IGNORECASE)
_HTML = ("text/html", "application/xhtml+xml")
# how a record begins, for each way to compress one
_BEGINNINGS = {".gz": b"\x1f\x8b\x08", ".zst": b"\x28\xb5\x2f\xfd", ".lz4": b"\x04\x22\x4d\x18", "": b"WARC/1."}


def read_warc(opened: Opened) -> Iterator[Item]:
    """The responses of a WARC file from byte `start`, and the texts of a WET file.

    Records of requests and metadata are passed over without a word; redirects, error statuses and what is not HTML
    are counted. After a damaged record it goes on with the next whole one.
    """
    file, stream = opened.file, opened.stream
    at: int | None = opened.start
    while at is not None:
        reached, at = at - 1, None
        try:
            for record in _records(stream, reached + 1):
                reached = record.stream_pos
                yield _item(file, record, opened.max_bytes)
        except OSError as error:
            at = _next_whole(file, stream, reached + 1)
            where = f"read on at byte {at:,}" if at is not None else "the rest of the file is lost"
            yield Failed(file, reached + 1, "unreadable", f"the WARC is damaged here ({error}); {where}")


def _records(stream: BinaryIO, at: int) -> Iterator[WarcRecord]:
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType
    except ImportError as error:
        raise FilmmetaError("WARC files need an extra: pip install 'filmmeta[bulk]'") from error
    wanted: Any = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion | WarcRecordType.revisit
    stream.seek(at)
    return iter(ArchiveIterator(stream, record_types=wanted, parse_http=False))


def _next_whole(file: File, stream: BinaryIO, at: int) -> int | None:
    """The byte from which records can be read again."""
    lower = file.path.lower()
    beginning = next(b for suffix, b in _BEGINNINGS.items() if lower.endswith(suffix))
    for found in _find(stream, beginning, at):
        try:
            if next(_records(stream, found), None) is not None:
                return found
        except OSError:
            continue
    return None


def _find(stream: BinaryIO, what: bytes, at: int) -> Iterator[int]:
    """Where some bytes stand in a file, from one place on."""
    size = 1 << 20
    while True:
        stream.seek(at)
        chunk = stream.read(size)
        place = chunk.find(what)
        while place >= 0:
            yield at + place
            place = chunk.find(what, place + 1)
        if len(chunk) < size:
            return
        at += size - len(what) + 1


def _item(file: File, record: WarcRecord, max_bytes: int) -> Item:
    """A record as it lies in the file; the codings of its content are taken off by the worker."""
    offset = record.stream_pos
    kind = (record.headers.get("WARC-Type") or "").lower()
    url = record.headers.get("WARC-Target-URI")
    url = writable(url.strip("<> ")) if url else None  # wget up to 1.20 puts it into angle brackets
    moment = record.record_date
    date = moment.astimezone(UTC) if moment is not None else None
    if kind == "revisit":
        return Skipped(file, offset, "revisit of a page elsewhere")
    length = record.content_length
    head = record.reader.read(min(length, _LONGEST_HEAD)) if length else b""
    status, headers, body = 200, {"content-type": record.headers.get("Content-Type") or ""}, 0
    if kind == "response":
        found = _HEAD.match(head)
        if found is None:
            if url is not None and not url.startswith("http"):
                return Skipped(file, offset, "not HTTP")  # dns: and ftp: records
            return Failed(file, offset, "unreadable", "the record holds no HTTP response", url, date)
        status, headers, body = int(found[1]), _headers(found[2]), found.end()
    reason = _why_not(kind, status, headers.get("content-type", ""))
    if reason:
        return Skipped(file, offset, reason)
    if length - body > max_bytes:
        return Failed(file, offset, "unusable", f"the page has more bytes than the limit of {max_bytes:,}", url, date)
    data = head[body:] + record.reader.read(length)
    if len(data) < length - body:
        return Failed(file, offset, "unreadable", "the record is cut short", url, date)
    charset = _CHARSET.search(headers.get("content-type", ""))
    codings = f"{headers.get('content-encoding', '')},{headers.get('transfer-encoding', '')}".lower().split(",")
    return Record(
        file,
        offset,
        data,
        url,
        date,
        charset[1] if charset else None,
        tuple(name for c in reversed(codings) if (name := c.strip()) not in ("", "identity")),
        "text" if kind == "conversion" else None,
    )


def _headers(lines: bytes) -> dict[str, str]:
    """The header of an HTTP response, names in lower case; the first of several counts."""
    found: dict[str, str] = {}
    for line in lines.decode("latin-1").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _why_not(kind: str, status: int, content_type: str) -> str:
    """Why a response is no page; empty where it is one. Without a content type it may be one."""
    if 300 <= status < 400:
        return "redirect"
    if not 200 <= status < 300:
        return "error status"
    name = content_type.partition(";")[0].strip().lower()
    if kind == "conversion":
        return "" if name in ("", "text/plain") else "not HTML"
    return "" if name in ("", *_HTML) else "not HTML"
