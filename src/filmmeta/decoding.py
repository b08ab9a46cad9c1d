"""Bytes of unknown origin to text, as a browser would read them, and better where it would be wrong."""

from __future__ import annotations

from w3lib.encoding import html_body_declared_encoding, read_bom, resolve_encoding

from filmmeta.errors import FilmmetaError
from filmmeta.values.patterns import lazy

_MAGIC = {
    b"%PDF": "a PDF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"PK\x03\x04": "a ZIP archive",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\x28\xb5\x2f\xfd": "a Zstandard file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"RIFF": "a media file",
    b"OggS": "a media file",
    b"ID3": "a media file",
    b"SQLite format": "a database",
    b"wOFF": "a font",
    b"\xd0\xcf\x11\xe0": "an Office file",
}
_CONTROL = bytes((*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_LATIN_HIGH = lazy("[\u00c0-\u00ff]")
_CYRILLIC_SMALL, _CYRILLIC_CAPITAL = lazy("[\u0430-\u045f]"), lazy("[\u0400-\u042f]")
_CAPITAL_INSIDE = lazy("[\u0430-\u045f][\u0400-\u042f]")
_LETTER = lazy(r"[^\W\d_]")
_SAMPLE = 65_536


def decode(data: bytes, what: str, charset: str | None = None) -> str:
    """The text of a page's bytes; see `decoded`."""
    return decoded(data, what, charset)[0]


def decoded(data: bytes, what: str, charset: str | None = None) -> tuple[str, bool]:
    """The text of a page's bytes, and whether these are just that text in UTF-8.

    Valid UTF-8 is read as such whatever the page declares: no other encoding of running text
    happens to be valid UTF-8. Otherwise the declaration counts, unless the result shows it wrong: first
    that of the HTTP header, if given as `charset`, then the page's own.

    Raises:
        FilmmetaError: for binary data.
    """
    for magic, name in _MAGIC.items():
        if data.startswith(magic):
            raise FilmmetaError(f"{what} is {name}, not a page")
    encoding, bom = read_bom(data)
    if encoding is not None and bom is not None:
        return data[len(bom) :].decode(encoding, "replace"), False
    if wide := _wide(data):
        return data.decode(wide, "replace"), False
    head = data[:4096]
    if len(head) - len(head.translate(None, _CONTROL)) > 0.02 * len(head):
        raise FilmmetaError(f"{what} is binary data, not a page")
    try:
        return data.decode("utf-8"), True
    except UnicodeDecodeError as broken:
        if broken.start > 0 and _mostly_utf8(data):
            return data.decode("utf-8", "replace"), False
    for label in (charset, html_body_declared_encoding(data[:4096])):
        declared = resolve_encoding(label or "")
        if declared and declared != "utf-8":
            try:
                text = data.decode(declared)
            except UnicodeDecodeError:
                continue
            if not _looks_wrong(text):
                return text, False
    return _detected(data) or data.decode("cp1252", "replace"), False


def _wide(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: the zeros of its markup stand at every other place and hardly elsewhere."""
    head = data[:1000]
    if len(head) < 8 or head.count(0) < 0.05 * len(head):
        return None
    odd, even = head[1::2].count(0), head[::2].count(0)
    # a text in Chinese has some at the other places, too
    if odd > (4 if b"<\0" in head else 20) * even:
        return "utf-16-le"
    if even > (4 if b"\0<" in head else 20) * odd:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """A cut or glued page: some bad sequences in a text that is UTF-8 all the same."""
    sample = data[: _SAMPLE * 4]
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    high = len(text) - len(text.encode("ascii", "ignore"))
    return bad < high and bad <= max(2, 0.1 * high)


def _looks_wrong(text: str) -> bool:
    """Cyrillic or Greek read as Latin-1 is a text of accented capitals; as another Cyrillic code page, of capitals."""
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if letters > 200 and len(_LATIN_HIGH.findall(sample)) > 0.3 * letters:
        return True
    small, capital = len(_CYRILLIC_SMALL.findall(sample)), len(_CYRILLIC_CAPITAL.findall(sample))
    return small + capital > 100 and (capital > small or len(_CAPITAL_INSIDE.findall(sample)) > 0.1 * small)


def _detected(data: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 30 ms to import, and most pages never need it

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        return None
    try:
        return data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None
