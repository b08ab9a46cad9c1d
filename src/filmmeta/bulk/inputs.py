"""Files, folders and lists of them to one stream of items, always in the same order."""

from __future__ import annotations

import hashlib
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import closing
from fnmatch import fnmatchcase
from pathlib import Path
from typing import BinaryIO

from filmmeta.bulk.archives import read_page, read_tar, read_zip
from filmmeta.bulk.jsonlines import read_jsonl
from filmmeta.bulk.records import Failed, File, FileKind, Item, Opened
from filmmeta.bulk.warc import read_warc
from filmmeta.errors import FilmmetaError

PAGES = ("*.html", "*.htm", "*.xhtml", "*.shtml", "*.txt")
"""What counts as a saved page in a folder or an archive, unless a pattern says otherwise."""

Inputs = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]

_KINDS: dict[FileKind, tuple[str, ...]] = {
    "warc": tuple(f".{name}{coding}" for name in ("warc", "wet") for coding in ("", ".gz", ".lz4", ".zst")),
    "jsonl": tuple(f".{name}{coding}" for name in ("jsonl", "ndjson") for coding in ("", ".gz", ".zst")),
    "zip": (".zip",),
    "tar": (".tar", ".tgz", ".tar.gz", ".tbz2", ".tar.bz2", ".txz", ".tar.xz", ".tar.zst"),
}
_READERS = {"page": read_page, "warc": read_warc, "jsonl": read_jsonl, "zip": read_zip, "tar": read_tar}


def kind_of(path: str) -> FileKind:
    """What a file holds, by its name; a page where the name says nothing else."""
    lower = path.lower()
    return next((kind for kind, suffixes in _KINDS.items() if lower.endswith(suffixes)), "page")


def items_of(opened: Opened, after: int = -1) -> Iterator[Item]:
    """What an open file holds after an offset; where it cannot be read on, that is the last item."""
    last = -1
    try:
        for item in _READERS[opened.file.kind](opened):
            last = item.offset
            if item.offset > after:
                yield item
    except FilmmetaError:
        raise
    except Exception as error:  # a damaged file makes zlib, lzma, zipfile, tarfile each raise something of their own
        reason = getattr(error, "strerror", None) or error or type(error).__name__
        if last + 1 > after:
            yield Failed(opened.file, last + 1, "unreadable", f"the file is damaged here, the rest is lost: {reason}")


def is_page(name: str, patterns: Iterable[str] = ()) -> bool:
    """Whether a file in a folder or an archive is one to read: by its name, or by its path where a pattern has one."""
    name = name.replace(os.sep, "/").lower()
    base = name.rpartition("/")[2]
    return any(fnmatchcase(name if "/" in p else base, p.lower()) for p in patterns or PAGES)


class Source:
    """The items of all inputs, in an order that depends on the inputs alone."""

    def __init__(self, inputs: Inputs, patterns: Iterable[str], max_bytes: int, left_out: Iterable[Path] = ()) -> None:
        self.inputs = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
        self.patterns = tuple(patterns)
        self.max_bytes = max_bytes
        self._left_out = {os.path.realpath(path) for path in left_out}
        """Files and folders to pass by: what is written while they are read."""
        self._finished = 0
        self._open: BinaryIO | None = None
        if isinstance(self.inputs, (list, tuple)):  # names typed by hand are checked before anything runs
            for path in self.inputs:
                if os.fspath(path) != "-" and not Path(path).exists():
                    raise FilmmetaError(f"cannot read {os.fspath(path)}: there is no such file or folder")

    @property
    def consumed(self) -> int:
        """How many bytes of the inputs are read, as they lie on the disk."""
        at = self._open
        return self._finished + (at.tell() if at is not None and not at.closed else 0)

    @property
    def _once(self) -> bool:
        """Whether the inputs come from a list that can be read only once."""
        return not isinstance(self.inputs, (list, tuple)) or "-" in map(os.fspath, self.inputs)

    def size(self) -> int | None:
        """The bytes of all inputs together; None where they can be listed only once."""
        return None if self._once else sum(size for _, size, _ in self._files())

    def digest(self) -> str | None:
        """Of the paths and sizes of all inputs; None where they can be listed only once."""
        if self._once:
            return None
        return next((digest for _, _, digest in deque(self._files(), maxlen=1)), None)

    def items(self, file: int = 0, after: int = -1, digest: str | None = None) -> Iterator[Item]:
        """Every item, in order.

        Args:
            file: the number of the first file to read.
            after: leave out that file's items up to this offset.
            digest: what `File.digest` of that file was.

        Raises:
            FilmmetaError: the inputs before that place are not what they were.
        """
        number = -1
        for number, (path, size, seen) in enumerate(self._files()):
            current = File(path, kind_of(path), number, size, seen)
            if number >= file:
                if number == file and digest not in (None, seen):
                    raise FilmmetaError(_CHANGED)
                yield from self._items_of(current, after if number == file else -1)
            self._finished += size
        if digest is not None and number < file:
            raise FilmmetaError(_CHANGED)

    def _items_of(self, file: File, after: int) -> Iterator[Item]:
        try:
            # not a `with`: the file stays the one that `consumed` asks
            self._open = stream = Path(file.path).open("rb", buffering=1 << 18)  # noqa: SIM115
        except OSError as error:
            yield Failed(file, 0, "unreadable", f"cannot be opened: {error.strerror}")
            return
        with closing(stream):
            yield from items_of(Opened(file, stream, max(after, 0), self.max_bytes, self.is_page), after)
        self._open = None

    def is_page(self, name: str) -> bool:
        """Whether a file in a folder or an archive is one to read, by its name or its path."""
        return is_page(name, self.patterns)

    def _files(self) -> Iterator[tuple[str, int, str]]:
        """Each file with its size and the digest of the list up to it."""
        seen = hashlib.sha256()
        for path in self._paths():
            size = _size_of(path)
            seen.update(f"{len(path)} {size} ".encode() + os.fsencode(path))
            yield path, size, seen.hexdigest()[:16]

    def _paths(self) -> Iterator[str]:
        seen: set[str] = set()
        for path in self._named():
            if not self._once:  # a list may be too long to be kept
                real = os.path.realpath(path)
                if real in seen:
                    continue
                seen.add(real)
            if Path(path).is_dir():
                yield from self._walk(path, "")
            else:
                yield path

    def _named(self) -> Iterator[str]:
        for path in self.inputs:
            if os.fspath(path) != "-":
                yield os.fspath(path)
            else:
                yield from filter(None, (line.rstrip("\r\n") for line in sys.stdin))

    def _walk(self, folder: str, relative: str) -> Iterator[str]:
        """The files of a folder that are pages or hold some, by name, each folder at its own name's place."""
        try:
            with os.scandir(folder) as listing:
                entries = sorted(listing, key=lambda e: e.name)
        except OSError:
            yield folder  # it cannot be opened as a file either, which becomes an error row
            return
        for entry in entries:
            if self._left_out and os.path.realpath(entry.path) in self._left_out:
                continue
            inner = f"{relative}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from self._walk(entry.path, f"{inner}/")
            elif entry.is_file() and (self.is_page(inner) or (not self.patterns and kind_of(entry.name) != "page")):
                yield entry.path


def _size_of(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0


_CHANGED = "the inputs are not those that the run began with: start anew, without resuming"
