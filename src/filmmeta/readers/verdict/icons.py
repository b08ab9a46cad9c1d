"""Stars drawn one by one by an icon font or a style sheet, and strips of them that are greyed in part."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Element
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.models import Rating
from filmmeta.readers.verdict.classes import is_of_others
from filmmeta.readers.verdict.drawn import STAR_SIGNS, block_beside, drawn_claim
from filmmeta.readers.verdict.marks import SKIPPED
from filmmeta.values.patterns import lazy
from filmmeta.values.rating import SCALES

_DRAWN = frozenset(("i", "span", "svg", "b", "em", "li", "div"))
_SCALES = frozenset((4, 5, 10))


def star_icons(document: Document) -> Iterator[Claim]:
    """Full, half and empty stars side by side: `<i class="fa-star filled"></i><i class="fa-star"></i>`."""
    groups: dict[Element, list[tuple[str, bool]]] = {}
    for _, element, names in document.classed(_shows_star):
        parent = element.getparent()
        shown = (element.text or "").strip()
        if parent is None or element.tag not in _DRAWN or (shown and shown not in STAR_SIGNS):
            continue
        state = next((state for state, of in _STATES if of.search(names.lower())), "")
        groups.setdefault(parent, []).append((state, "-star" in names))
    for parent, stars in groups.items():
        states = [state for state, _ in stars]
        told = "full" in states or "half" in states
        if not told and not all(icon for _, icon in stars):
            continue  # buttons to vote by, or what a script fills
        full = states.count("full") if "full" in states else states.count("")
        value = full + 0.5 * states.count("half")
        if not 2 <= len(stars) <= 10 or not value or is_of_others(parent.get("class") or ""):
            continue
        block = document.block_of(parent) or block_beside(document, parent)
        if block is not None and block.zone not in SKIPPED:
            best = float(len(stars)) if len(stars) in _SCALES else None
            rating = Rating(value=value, best=best, text=f"{len(stars)} star icons")
            yield drawn_claim(document, parent, block, rating, ", ".join(s or "star" for s in states), 0.6)


def _shows_star(names: str) -> bool:
    return "star" in names and _ONE_STAR.search(names.lower()) is not None


_ONE_STAR = lazy(r"(?<![a-z])star(?![a-z])")
_STATES = (
    ("half", lazy(r"(?<![a-z])(?:half|semi)")),
    ("empty", lazy(r"(?<![a-z])(?:empty|o|off|outline|blank|inactive|unfilled|gr[ae]y|regular|none|far|fal)(?![a-z])")),
    ("full", lazy(r"(?<![a-z])(?:full|filled|fill|on|active|checked|gold|yellow|lit|solid|fas)(?![a-z])")),
)


def faded_stars(document: Document) -> Iterator[Claim]:
    """As in `★★★<span class="off">★★</span>`: what is greyed counts for the scale alone."""
    if not any("★★" in block.text or "⭐⭐" in block.text for block in document.blocks):
        return
    styled = ((e, style) for _, e, style in document.having("style"))
    classed = ((e, names) for _, e, names in document.classed(_is_faded))
    for element, look in (*classed, *styled):
        faded = "".join((element.text or "").split())
        if not faded or set(faded) - _STARS or not _is_faded(look):
            continue
        full = _stars_before(element)
        value = full.count("★") + full.count("⭐") + 0.5 * full.count("½")
        best = float(len(full) + len(faded))
        block = document.block_of(element)
        if value and best in SCALES and block is not None and block.zone not in SKIPPED:
            rating = Rating(value=value, best=best, text=full + faded)
            yield drawn_claim(document, element, block, rating, full + faded, 0.85)


_STARS = frozenset("★⭐\ufe0f")


def _stars_before(element: Element) -> str:
    parent, before = element.getparent(), element.getprevious()
    if before is not None:
        ahead = before.tail or "".join(before.itertext())
    else:
        ahead = parent.text or "" if parent is not None else ""
    shown = "".join(ahead.split())
    return shown[len(shown.rstrip("★⭐\ufe0f½")) :]


def _is_faded(look: str) -> bool:
    return _FADED.search(look.lower()) is not None


_FADED = lazy(
    r"(?<![a-z])(?:gr[ae]y|silver|empty|off|inactive|faded?|dim|muted|blank|opacity|#([b-e])\1{2}(?![0-9a-f])|"
    r"#c[cd]c[cd]c[cd]|#d[0-9a-f]d[0-9a-f]d[0-9a-f]|light ?gr[ae]y)"
)
