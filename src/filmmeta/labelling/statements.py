"""Where one statement ends and the next begins: lines, and the short sentences in them."""

from __future__ import annotations

from filmmeta.labelling.meaning import LONGEST_LABEL
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import label

_END = lazy(
    # its first character first: a search skips to where one stands
    r"[;.\s](?:(?<=\n)|(?<=;)\s+|(?<=\d\)\s)\s*(?=[^\W\d_])"
    r"|(?<=[^\W_A-Z\d]\.)\s+(?=[^\Wa-z_])|(?<=[\d)]\.)\s+(?=[^\W\da-z_]))"
)


def statements(text: str, language: str | None) -> list[tuple[int, int]]:
    """The lines of a short block, and the sentences in them: "Brasil, 2016. Direção de A. Com B, C."."""
    # "France 2017, 97 min, dir. Ada Brandt, w/ Ole Lund (Jan)"
    listed = [(m.start(), m.end()) for m in _LISTED.finditer(text) if label(m[1], language)]
    if not listed and "\n" not in text and ". " not in text and "; " not in text and ") " not in text:
        return [(0, len(text))]
    ends = sorted({*listed, *((m.start(), m.end()) for m in _END.finditer(text))})
    begins = [0, *(e for _, e in ends)]
    # "101 min. Dir. Ada Brandt": the dot of a label ends nothing
    ends = [
        (start, end)
        for (start, end), begin in zip(ends, begins, strict=False)
        if text[start] != "." or start - begin > LONGEST_LABEL or not label(text[begin:start], language)
    ]
    return list(zip([0, *(e for _, e in ends)], [*(s for s, _ in ends), len(text)], strict=True))


_LISTED = lazy(r"[,|·•]\s+(?=(w/|[^\W\d_]{1,5}\.)\s?[^\W\d_])")


def one_statement(text: str) -> str:
    """As in "A. Adler, B. Brandt. Россия, 2016.": names end where, after a whole name, a new sentence begins."""
    for m in _END.finditer(text[:_LONGEST_NAMES]):
        before = text[: m.start() + 1]
        last = before.rpartition(",")[2].split()
        whole = len(last) > 1 and last[-1].lower().strip(".") not in _SUFFIXES
        if m[0][0] == "." and whole and before.count("(") == before.count(")"):
            return text[: m.start()]
    return text


_LONGEST_NAMES = 2_000
_SUFFIXES = frozenset(("jr", "sr", "ml", "st"))
"""What follows a name with a dot of its own."""
