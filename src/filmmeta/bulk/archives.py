"""Saved pages: a file each, or the members of a zip or tar archive."""

from __future__ import annotations

import tarfile
import zipfile
from collections.abc import Iterator
from typing import IO

from filmmeta.bulk.jsonlines import decompressed
from filmmeta.bulk.records import Failed, Item, Opened, Record, Skipped


def read_page(opened: Opened) -> Iterator[Item]:
    """A file that is one page."""
    yield _page(opened, 0, opened.file.size, opened.stream, "")


def read_zip(opened: Opened) -> Iterator[Item]:
    """The members of a zip archive, from number `start`, in the archive's order."""
    with zipfile.ZipFile(opened.stream) as archive:
        for number, member in enumerate(archive.infolist()[opened.start :], opened.start):
            if member.is_dir():
                continue
            if not opened.is_page(member.filename):
                yield Skipped(opened.file, number, "not named like a page")
                continue
            name = f"{member.filename}: "
            try:
                with archive.open(member) as content:
                    yield _page(opened, number, member.file_size, content, name)
            except Exception as error:  # damage, a password or an unknown compression: each raises something else
                yield Failed(opened.file, number, "unreadable", f"{name}{error}")


def read_tar(opened: Opened) -> Iterator[Item]:
    """The members of a tar archive, from byte `start` of the uncompressed archive."""
    file, stream = opened.file, opened.stream
    if zst := file.path.lower().endswith(".zst"):
        stream = decompressed(file.path, stream)
    with tarfile.open(fileobj=stream, mode="r|" if zst else "r|*") as archive:
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # it would keep a note of each
            if member.offset < opened.start or not member.isfile():
                continue
            content = archive.extractfile(member) if opened.is_page(member.name) else None
            if content is None:
                yield Skipped(file, member.offset, "not named like a page")
            else:
                yield _page(opened, member.offset, member.size, content, f"{member.name}: ")


def _page(opened: Opened, offset: int, size: int, stream: IO[bytes], name: str) -> Record | Failed:
    limit = opened.max_bytes
    if size <= limit:
        data = stream.read(limit + 1)
        size = len(data)
    if size > limit:
        return Failed(opened.file, offset, "unusable", f"{name}the page has more bytes than the limit of {limit:,}")
    return Record(opened.file, offset, data)
