"""WARC files of our own: the fixture pages, and the real pages where they are, as a crawler would have stored them.

`python tests/crawls.py FILE COUNT` writes one with that many pages; pages repeat with other titles.
"""

from __future__ import annotations

import gzip
import io
import itertools
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from shared import SHARED

FIXTURES = Path(__file__).parent / "fixtures"
DATE = "2021-03-04T05:06:07Z"
HTML = "text/html"

_TITLE = re.compile(rb"(<title[^<>]*>[^<>]*)", re.IGNORECASE)


def pages(shared: bool = False) -> list[bytes]:
    """The HTML pages at hand, always in the same order."""
    roots = [FIXTURES, SHARED / "corpus"] if shared and SHARED.is_dir() else [FIXTURES]
    return [path.read_bytes() for root in roots for path in sorted(root.rglob("*.html"))]


def retitled(page: bytes, number: int) -> bytes:
    """The page with a number after its title, as the pages of one template differ."""
    return _TITLE.sub(rb"\1 %d" % number, page, count=1) if number else page


def record(kind: str, url: str, content: bytes, content_type: str = "application/http; msgtype=response") -> bytes:
    """One WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{len(content):012d}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: {DATE}\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(url: str, body: bytes, content_type: str = HTML, status: str = "200 OK", more: str = "") -> bytes:
    """The record of one HTTP response."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return record("response", url, head.encode() + body)


def crawl(count: int, shared: bool = False) -> Iterator[bytes]:
    """The records of a crawl with `count` pages; between them what crawls hold besides."""
    yield record("warcinfo", "", b"software: our own\r\n", "application/warc-fields")
    stock = pages(shared)
    for number, page in zip(range(count), itertools.cycle(stock), strict=False):
        url = f"https://films.example.org/{number}"
        body = retitled(page, number // len(stock))
        yield record("request", url, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request")
        if number % 10 == 3:
            yield response(url, gzip.compress(body), HTML, more="Content-Encoding: gzip\r\n")
        else:
            yield response(url, body)
        if number % 20 == 5:
            yield response(f"{url}/moved", b"", HTML, "301 Moved Permanently", f"Location: {url}\r\n")
            yield response(f"{url}/poster.png", b"\x89PNG\r\n\x1a\n", "image/png")
            yield response(f"{url}/gone", b"<h1>Not found</h1>", HTML, "404 Not Found")


def lz4(data: bytes) -> bytes:
    """One LZ4 frame."""
    from fastwarc.stream_io import Lz4Writer

    buffer = io.BytesIO()
    writer = Lz4Writer(buffer)
    writer.write(data)
    writer.close()
    return buffer.getvalue()


def zst(data: bytes) -> bytes:
    """One Zstandard frame."""
    import zstandard

    return zstandard.compress(data)


COMPRESS: dict[str, Callable[[bytes], bytes]] = {"": bytes, ".gz": gzip.compress, ".lz4": lz4, ".zst": zst}


def write(path: Path, records: Iterator[bytes] | list[bytes]) -> Path:
    """A WARC file, each record compressed on its own, as the file's name says."""
    compress = COMPRESS[path.suffix if path.suffix in COMPRESS else ""]
    with path.open("wb") as file:
        file.writelines(map(compress, records))
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1]), crawl(int(sys.argv[2]), shared=True))
