"""Scales that a page tells once for all its marks: "Betygsskala: 0–5", "★★★★ great ★★★ good ★★ poor"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.models import Rating
from filmmeta.readers.verdict.marks import LONGEST_MARK, SIGNS_OF_STARS
from filmmeta.values.numbers import numbers
from filmmeta.values.patterns import either, lazy
from filmmeta.values.rating import LONGEST, SCALES, FoundRating, amount, find_ratings, up_to
from filmmeta.values.text import ascii_digits
from filmmeta.vocabulary import key, known_forms, known_words, spelled, words

_LEAST_SCALE = 4
_LONGEST_HEAD = 30


def on_told_scale(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """Gives marks without a scale that which the page tells once for all, or shows in others of its strips of stars."""
    ratings = [c.value for c in claims if c.property == "rating"]
    bare = any(r.best is None and r.value is not None for r in ratings)
    scales = {r.value: r.best for r in ratings if r.best is not None}
    strips = {r.best for r in ratings if r.best is not None and "☆" in (r.text or "")}
    told = _told_scale(document) if bare or strips else None
    for claim in claims:
        if told is not None and claim.property == "rating" and _ends_in_half(claim.value, told):
            claim.value = claim.value.model_copy(update={"value": claim.value.value + 0.5, "best": told})
            claim.evidence = claim.evidence._replace(note="a hollow star is half of one")
        if bare and claim.property == "rating" and claim.value.best is None and claim.value.value is not None:
            value, signs = claim.value.value, (claim.value.text or "").strip("★⭐\ufe0f ")
            # beside strips that show their empty stars, five full ones are five of five
            best = told if told is not None and value <= told else value if value in strips and not signs else None
            best = best if best is not None else scales.get(value)  # 3.5 beside three and a half of five stars
            if best is not None:
                claim.value = claim.value.model_copy(update={"best": best})
                claim.evidence = claim.evidence._replace(note="the scale is told elsewhere on the page")
        yield claim


def _ends_in_half(rating: Rating, told: float) -> bool:
    """As in "★★★☆" on a page that tells a scale of five: what is too short to show its empty stars has half a one."""
    text = rating.text or ""
    short = rating.best is not None and rating.best < told <= _MOST_STARS
    return short and text.count("☆") == 1 and text.endswith("★☆")


_MOST_STARS = 5


def _told_scale(document: Document) -> float | None:
    """As in "Betygsskala: 0–5", "as notas vão de zero a cinco", "All ratings are out of four stars", in a legend."""
    for text in _legends(document):
        if (top := _top_of_legend(text)) is not None:
            return top
    hints = frozenset(w for w in known_words("scale", document.base_language) if " " not in w)
    full_marks = spelled("full_marks", document.base_language or "")
    for block in document.blocks:
        if len(block.text) > LONGEST:
            continue
        # "How I rate", and below that heading "From 1 to 10, as at school"
        heads = block.heading or (block.element is None and len(block.text) < _LONGEST_HEAD)
        below = document.blocks[block.index + 1 : block.index + 2] if heads else []
        text = " ".join(b.text[:LONGEST] for b in (block, *below))
        if any(word in block.text for word in full_marks):
            said = _full_marks_said(document.base_language or "")
        elif not hints.isdisjoint(block.said):
            said = _scale_said(document.base_language)
        else:
            continue
        if (m := said.search(ascii_digits(text))) is not None:
            best = amount(m[1] or m[2])
            if best in SCALES and best >= _LEAST_SCALE:
                return best
    return None


@cache
def _full_marks_said(language: str) -> re.Pattern[str]:
    """As in "满分五颗", "5点満点", "5점 만점"."""
    full, units = either(spelled("full_marks", language)), r"[^\W\d_]?"
    most = either(("100", "20", "10", "6", "5", "4", *(w for w, value in numbers(language).items() if value in SCALES)))
    return re.compile(rf"(?:{full})\s?({most})(?![\d.,])|(?<![\d.,])({most}){units}\s?(?:{full})")


@cache
def _scale_said(language: str | None) -> re.Pattern[str]:
    scale, over = either(known_forms("scale", language)), either(known_forms("out_of", language) - {"/"})
    spoken = [*numbers(language or "en").items(), *numbers("en").items()]
    least = either(("0", "0,5", "0.5", "½", "1", *(word for word, value in spoken if value in (0, 1))))
    most = either(("100", "20", "10", "6", "5", "4", *(word for word, value in spoken if value >= _LEAST_SCALE)))
    return re.compile(
        rf"(?<!\w)(?:{scale})(?!\w)[^.!?\n\d]{{0,40}}?(?<!\w)(?:(?:{least})\s?(?:{up_to()})\s?({most})|"
        rf"(?:{over})\s({most}))(?![\w/%]|[.,]\d)",
        re.IGNORECASE,
    )


# ---------------------------------------------------------------- labels


def on_labelled_scale(found: FoundRating | None, label: str) -> FoundRating | None:
    """As in "Rating (0-10): 8.5", "Note (sur 20) : 15", "Terningkast: 5", "採点：80点": what tells the scale beside."""
    if found is None or found.value.value is None or found.value.best is not None:
        return found
    m = _scale_in_label().search(label)
    if m is None and found.kind == "points" and found.value.value > _MOST_BUT_HUNDRED:
        best = 100.0
    elif m is None and key(label) in words("dice"):
        best = 6.0
    else:
        best = float(m[1]) if m is not None else 0.0
    if best not in SCALES or best < found.value.value:
        return found
    return found._replace(value=found.value.model_copy(update={"best": best}), kind="fraction", note="")


_MOST_BUT_HUNDRED = 20
"""The largest scale but a hundred."""


@cache
def _scale_in_label() -> re.Pattern[str]:
    spoken = r"[^\W\d]{1,5}(?:\s[^\W\d]{1,5})?\s"
    return re.compile(rf"\((?:\d\s?(?:{up_to()})\s?|/|{spoken})(\d{{1,3}})\)?", re.IGNORECASE)


# ---------------------------------------------------------------- legends


def is_legend(block: Block) -> bool:
    """As in "★★★★ great ★★★ good ★★ poor", or a list of other films with theirs: three marks in one short block."""
    if not _has_strips(block.text):
        return False
    if len(_EXPLAINED.findall(block.text)) > 1:
        return True  # "★★★★ = drop everything. ★ = drop nothing."
    marks = [f for f in find_ratings(block.text) if f.kind in ("glyphs", "asterisks")]
    ends = [line for line in block.text.split("\n") if line[-1:] in SIGNS_OF_STARS and len(line) > LONGEST_MARK]
    return len({f.value.value for f in marks}) > (1 if len(ends) > 1 else 2)


_EXPLAINED = lazy(r"[★⭐☆½*]\ufe0f?\s?[=:–—]\s?[^\W\d]")


def _has_strips(text: str) -> bool:
    """A cheap test: two strips of stars, or one of four."""
    return text.count("★★") + text.count("**") + text.count("⭐⭐") > 1


def _legends(document: Document) -> Iterator[str]:
    """Texts that may explain marks: of one block, or of neighbours that each begin with one."""
    lines: list[str] = []
    for block in document.blocks:
        if block.text[:1] in SIGNS_OF_STARS and len(block.text) <= _LONGEST_LEGEND and _LETTERS.search(block.text):
            lines.append(block.text)
            continue
        if len(lines) > 1:
            yield "\n".join(lines)
        lines = []
        if len(block.text) <= LONGEST:
            yield block.text


_LONGEST_LEGEND = 60
_LETTERS = lazy(r"(?:[^\W\d_][\W\d_]*){3}")
"""More than a unit or a bullet."""


def _top_of_legend(text: str) -> float | None:
    """As in "**** a must / *** worth it / ** on a rainy day": each mark one less than that before it, or one more."""
    if not _has_strips(text):
        return None
    found = [f for f in find_ratings(text) if f.kind in ("glyphs", "asterisks", "stars")]
    if found and not (words("overall") | words("aspects")).isdisjoint(key(text[: found[0].start]).split()[-1:]):
        return None  # "Film: ★★★★ Picture: ★★★ Extras: ★★"
    marks = [f.value.value or 0.0 for f in found]
    steps = {after - before for before, after in zip(marks, marks[1:], strict=False)}
    if len(marks) < _LEAST_LEGEND or steps not in ({-1.0}, {1.0}) or min(marks) > 2:
        return None
    return max(marks) if max(marks) in SCALES and max(marks) >= _LEAST_SCALE else None


_LEAST_LEGEND = 3
