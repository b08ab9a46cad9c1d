"""Readers that other installed packages bring, by entry points of the group `filmmeta.readers`."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from filmmeta.errors import FilmmetaError
from filmmeta.readers import Reader

GROUP = "filmmeta.readers"


def installed_readers() -> list[Reader]:
    """The readers of installed packages, by name; to be listed beside `filmmeta.READERS`.

    They run only where they are asked for: a package that comes with another one must not change what pages say, and
    its code is not imported before.

    Raises:
        FilmmetaError: one cannot be imported, or is no function; it names the package.
    """
    return [_loaded(point) for point in sorted(entry_points(group=GROUP), key=lambda p: p.name)]


def _loaded(point: EntryPoint) -> Reader:
    package = point.dist.name if point.dist is not None else "an unknown package"
    try:
        reader: Reader = point.load()
    except Exception as error:
        raise FilmmetaError(
            f"the reader {point.name!r} of {package} cannot be loaded: {type(error).__name__}: {error}"
        ) from error
    if not callable(reader):
        raise FilmmetaError(f"the reader {point.name!r} of {package} is no function of a document")
    return reader
