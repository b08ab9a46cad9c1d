"""Where a list of names ends: at what tells the film's origin, or at the first line that has none."""

from __future__ import annotations

import re
from functools import cache

from filmmeta.labelling.label import NO_COLON
from filmmeta.values.patterns import either, lazy
from filmmeta.values.people import looks_like_name, split_people
from filmmeta.vocabulary import countries, key, label, spelled, words


def before_origin(names: str) -> str:
    """As in "Ada Brandt, Switzerland/Germany, 2022, 124 min", "Ada Brandt | UK 2022": where it is from is no name."""
    apart = [(m.start(), m.end()) for m in _NAMES_APART.finditer(names)]
    for (end, start), (next_end, _) in zip(apart, [*apart[1:], (len(names), 0)], strict=False):
        part = names[start:next_end]
        if part.strip()[:1].isdigit() or all(key(p) in countries() for p in _YEAR_BEHIND.sub("", part).split("/")):
            return names[:end]
    return names


_NAMES_APART = lazy(r"[,，]|\s\|\s|｜")
_YEAR_BEHIND = lazy(r"\s(?:19|20)\d\d(?!\d).*$", re.DOTALL)


def people_lines(lines: list[str], language: str | None) -> str:
    """The lines that go on with names: the credit ends at the first line that is none."""
    kept = [lines[0]]
    for line in lines[1:]:
        bare = line.strip()
        if not _is_of_people(bare, language) and not bare.startswith(("as ", "(as ", "(")):
            break
        kept.append(line)
    # "Jonas Pell, Mira\nOsei, Etta Moreau,\n": commas part these names, and lines end anywhere
    named = "\n".join(kept)
    return unwrapped(named) if ",\n" in named else named


def _is_of_people(line: str, language: str | None) -> bool:
    """Whether a line is little but names, and begins with one."""
    if not line or _begins_label(line, language) or _tells_origin(line, language):
        return False
    names = split_people(line)
    return bool(names) and sum(len(n.name) for n in names) > 0.5 * len(line) and looks_like_name(names[0].name)


def _begins_label(line: str, language: str | None) -> bool:
    """As in "Avec A, B": the line below the director begins with a label of its own."""
    tokens = line.split()[:3]
    return any(label(" ".join(tokens[:n]), language) in NO_COLON for n in range(1, len(tokens)))


def _tells_origin(line: str, language: str | None) -> bool:
    """As in "France, Belgique – Drame – 1h44"."""
    part = key(_ORIGIN_END.split(line, maxsplit=1)[0])
    return part in countries() or part in words("genre", language)


_ORIGIN_END = lazy(r"\s*[,/|(·•–—-]|\s\d")


def unwrapped(text: str) -> str:
    """Lines of a wrapped list of names as one line."""
    return " ".join(line.strip() for line in text.split("\n") if line.strip())


@cache
def cast_behind(language: str | None) -> re.Pattern[str]:
    """The word for "with" between names: "A. Name, avec B. Name"."""
    return re.compile(rf",?\s({either((*spelled('with', language), 'with'))})\s(?=[^\W\da-z_])")
