"""Marks that images show: `<img src="3_stars.gif">`, `<img alt="*"><img alt="*"><img alt="1/2">`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from filmmeta.blocks import Element
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.models import Rating
from filmmeta.readers.verdict.aspects import of_image_row
from filmmeta.readers.verdict.drawn import STAR_SIGNS, drawn_claim
from filmmeta.readers.verdict.marks import SKIPPED, is_counter
from filmmeta.readers.verdict.others import source_in
from filmmeta.values.numbers import numbers
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating import SCALES, FoundRating, behind, find_ratings
from filmmeta.values.text import clean, decomposed
from filmmeta.vocabulary import languages, spelled

_LONGEST_ALT = 60
_WHOLE_MARKS = frozenset(("fraction", "stars", "glyphs"))


def rated_images(document: Document) -> Iterator[Claim]:
    """Images that show a whole mark, by their words or their file's name."""
    # "***" once is the reviewer's; a database has it beside what each member says
    lone = sum(_ASTERISKS.match(image.get("alt") or "") is not None for _, image in document.images) == 1
    for index, image in document.images:
        alt = image.get("alt") or image.get("title") or ""
        source = (image.get("src") or "").rpartition("/")[2]
        block = document.blocks[min(index, len(document.blocks) - 1)]
        if block.zone in SKIPPED or len(alt) > _LONGEST_ALT:
            continue
        found = _rating(alt, source, lone)
        if found is not None and not source_in(f"{alt} {source}") and not (found.end and is_counter(alt, found)):
            # beside the text the pictures of other posts say their marks
            aside = _ASIDE if block.zone == "aside" else 0.0
            confidence = round(0.6 - aside + of_image_row(document, image), 2)
            yield drawn_claim(document, image, block, found.value, f"image {alt or source}", confidence, found.note)


_ASIDE = 0.12
_ASTERISKS = lazy(r"\s*\*\s?\*")


def _rating(alt: str, source: str, lone: bool) -> FoundRating | None:
    kinds = _WHOLE_MARKS | {"asterisks"} if lone else _WHOLE_MARKS
    found = next((f for f in find_ratings(alt) if f.kind in kinds), None) if alt else None
    if found is not None:
        return found
    named = decomposed(source.partition("?")[0].partition(".")[0])
    m = _counted_stars().search(named) or _counted_stars().fullmatch(decomposed(alt))
    if m is None:
        return None
    value = float(m[1] or m[3]) + (0.5 if (m[2] or m[4]) else 0.0)
    return FoundRating(Rating(value=value, text=source), 0, 0, "image", "no scale given") if value <= 5 else None


@cache
def _counted_stars() -> re.Pattern[str]:
    """The word for stars in any language, as file names spell it, and a number: "estrelas-4", "3_hvezdy"."""
    stars = _star_words(1)
    return re.compile(
        rf"(?<![a-z0-9])(?:{stars}|rating|rate|popcorn|skala)[-_ ]?(\d)(?:[-_.,]?(5|half))?(?![0-9])|"
        rf"(?<![a-z0-9])(\d)(?:[-_.,]?(5|half))?[-_ ]?(?:{stars})(?![a-z])",
        re.IGNORECASE,
    )


def _star_words(least: int) -> str:
    plain = map(decomposed, spelled("stars"))
    return either(w for w in plain if w.isascii() and w.isalpha() and len(w) >= least)


# ---------------------------------------------------------------- one small image for each star


def image_strips(document: Document) -> Iterator[Claim]:
    """As in `<img alt="*"><img alt="*"><img alt="1/2"> (out of 4)`: one small image for each star."""
    strips: dict[tuple[Element, str], list[tuple[int, Element, str]]] = {}
    for index, image in document.images:
        parent = image.getparent()
        if parent is None:
            continue
        if shows := _shows(image):
            strips.setdefault((parent, ""), []).append((index, image, shows))
        elif m := _LIT.fullmatch(_name_of(image)):
            strips.setdefault((parent, m[1]), []).append((index, image, "full" if m[2] == "on" else "empty"))
    for (parent, drawn), strip in strips.items():
        if drawn and len({shows for _, _, shows in strip}) == 1:
            continue  # the buttons of a menu are named so, too, each after its own word
        if (claim := _strip(document, parent, strip)) is not None:
            yield claim


def _strip(document: Document, parent: Element, strip: list[tuple[int, Element, str]]) -> Claim | None:
    first, last = strip[0][0], strip[-1][1]
    block = document.blocks[min(first, len(document.blocks) - 1)]
    kinds = [shows for _, _, shows in strip]
    full, half = kinds.count("full"), kinds.count("half")
    if not 2 <= len(strip) <= 10 or not full + half or half > 1 or block.zone in SKIPPED:
        return None
    if not any(map(_is_next, (image for _, image, _ in strip), (image for _, image, _ in strip[1:]))):
        return None  # an asterisk for a bullet before each line of a list
    told = len(set(kinds)) > 1 or any(image.get("alt") for _, image, _ in strip)
    if not told and not any(map(str.strip, islice(parent.itertext(), 20))):
        return None  # full stars and nothing else adorn a page
    value = full + 0.5 * half
    best, _ = behind(last.tail or "", 0, value)
    if best is None and "empty" in kinds and len(strip) in SCALES:
        best = float(len(strip))
    rating = Rating(value=value, best=best, text=f"{len(strip)} star images")
    # above everything, stars adorn the site
    within = document.block_of(last)
    adorns = best is None and first == 0 and (within is None or within.index > 0)
    confidence = round(0.6 + of_image_row(document, last) - (0.2 if adorns else 0.0), 2)
    return drawn_claim(document, last, block, rating, ", ".join(kinds), confidence, "" if best else "no scale given")


def _is_next(image: Element, other: Element) -> bool:
    """Whether an image stands right before another."""
    return image.getnext() is other and not (image.tail or "").strip()


def _shows(image: Element) -> str:
    """Whether an image is one star, full, half or empty, by its words or its file's name; nothing else has none."""
    alt, name = clean(image.get("alt") or ""), _name_of(image)
    if alt in STAR_SIGNS:
        return STAR_SIGNS[alt]
    if alt and len(alt) <= 12 and decomposed(alt.casefold()) in _half_words():
        return "half"
    if len(alt) > 12 or len(name) > 30 or not _one_star().search(name):
        return ""
    return "half" if _half_star().search(name) else "empty" if _empty_star().search(name) else "full"


def _name_of(image: Element) -> str:
    """The name of an image's file, without its type."""
    return decomposed((image.get("src") or "").rpartition("/")[2].partition(".")[0].casefold())


# whatever a site draws in place of stars: "lantern_on.png", "lantern_off.png"
_LIT = lazy(r"(.{2,20}?)[-_](on|off)")


@cache
def _half_words() -> frozenset[str]:
    """The words for a half in any language, as file names spell them."""
    return frozenset(decomposed(w) for name in languages() for w, value in numbers(name).items() if value == 0.5)


@cache
def _half_star() -> re.Pattern[str]:
    return re.compile(rf"{either(word for word in _half_words() if word.isascii() and len(word) >= 4)}|1-?2$")


@cache
def _empty_star() -> re.Pattern[str]:
    return re.compile(rf"{either(spelled('empty'))}|(?:^|[-_])no?(?:$|[-_])")


@cache
def _one_star() -> re.Pattern[str]:
    """The word for one star in any language, and no number beside it: "star", "half_star", "stern-leer"."""
    return re.compile(rf"^(?!.*\d)(?:[a-z]{{0,8}}[-_]?)(?:{_star_words(4)})(?:[-_]?[a-z]{{0,8}})$")
