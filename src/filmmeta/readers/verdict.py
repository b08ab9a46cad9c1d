"""Reads the verdict: the reviewer's rating, other people's scores, the summary, pros and cons."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache, lru_cache
from itertools import islice

from filmmeta.blocks import Block, Element
from filmmeta.claims import Claim, Evidence
from filmmeta.document import Document
from filmmeta.labelling import Labelled, before_label
from filmmeta.layout import is_end, is_prose, is_sentence
from filmmeta.models import Rating, Score
from filmmeta.values.counted import may_count, number_words, said_alone
from filmmeta.values.patterns import lazy
from filmmeta.values.phrases import Phrases
from filmmeta.values.rating import (
    LONGEST,
    SCALES,
    TO,
    FoundRating,
    amount,
    behind,
    find_ratings,
    may_be_spoken,
    parse_rating,
    spoken_words,
)
from filmmeta.values.text import ascii_digits, clean, decomposed, excerpt, number
from filmmeta.vocabulary import Aggregator, aggregators, key, key_begins, key_label, languages, listed, spelled, words

_SKIPPED = frozenset(("nav", "comments", "related", "footer", "share", "tags"))
_SHORT = 220
_RATING_CLASS = lazy(
    r"(?<![a-z])(?:rating|ratings|rated|score|stars?|grade|verdict|note|puntuacion|valoracion|bewertung|voto|nota|ocena|"
    r"betyg|arvosana|hodnoceni|hodnotenie|puan|ertekeles|karakter|terning(?:kast)?|cijfer|beoordeling|valutazione|"
    r"punteggio|avaliacao|calificacion|wertung|sterne|gwiazdki|hvezdy|hviezdy|skor|beoordeling)(?![a-z]{3})"
)
_NOT_RATING_CLASS = lazy(r"user|audience|average|imdb|tomato|metacritic|widget|vote|comment|start|post-rating|kk-star")
_NUMBER = lazy(
    r"(?<![\d.,/\w])(\d{1,3}(?:[.,]\d{1,2})?)\s?(%|/\s?(?:100|10|5)(?!\d))?(?![\d/]|[.,]\d|\s?(?:votes?|reviews?|k\b|mil|minutes?|min\b))"
)
_COUNT = lazy(
    r"(\d{1,3}(?:[.,\s]\d{3})+|\d+(?:[.,]\d)?\s?[kKmM]|\d+)\s*(?:votes?|reviews?|ratings?|users?|stimmen|bewertungen|votos|avis|voti|оцен|голос|glosów|hlas|oy)",
    re.IGNORECASE,
)
_NUMERIC = lazy(r"[\d★☆⭐🌟]")
_LETTERS = lazy(r"(?:[^\W\d_][\W\d_]*){3}")
"""More than a unit or a bullet."""


@cache
def _image_stars() -> re.Pattern[str]:
    """The word for stars in any language, as file names spell it, and a number: "estrelas-4", "3_hvezdy"."""
    plain = {decomposed(w) for w in spelled("stars")}
    stars = "|".join(sorted((w for w in plain if w.isascii() and w.isalpha()), key=len, reverse=True))
    return re.compile(
        rf"(?<![a-z0-9])(?:{stars}|rating|rate|popcorn|skala)[-_ ]?(\d)(?:[-_.,]?(5|half))?(?![0-9])|"
        rf"(?<![a-z0-9])(\d)(?:[-_.,]?(5|half))?[-_ ]?(?:{stars})(?![a-z])",
        re.IGNORECASE,
    )


_WIDTH = lazy(r"width\s*:\s*(\d{1,3}(?:\.\d+)?)\s*%", re.IGNORECASE)
_MARKED_LINE = lazy(r"^\s*(👍|👎|\+|✅|✔️?|❌|✘|－|–|-|−)\s*(?=\S)")
_GOOD, _BAD = frozenset("👍+✅✔"), frozenset("👎❌✘－–-−")
_POINT_MARKS = _GOOD | _BAD
_SPLIT = lazy(r"\s*(?:;|•|·|\n|(?<=\w)\.\s+(?=[A-ZА-Я]))\s*")


def verdict(document: Document) -> Iterator[Claim]:
    """Ratings, scores and verdicts in words."""
    claims = _firm_grades(list(_verdicts(document)))
    claims += _lone_stars(document, claims)
    if document.root is not None and document.blocks and not any(c.property == "rating" for c in claims):
        claims += _told_elements(document, document.root)
    yield from _on_told_scale(document, claims)


def _verdicts(document: Document) -> Iterator[Claim]:
    yield from _labelled(document)
    labelled = {f.block: f for f in reversed(document.labels)}
    layout = document.layout
    end = layout.end + 1 if layout.end > layout.start else len(document.blocks)
    last = range(max(layout.start, layout.end - _LAST), end)
    room = document.limits.values
    parts = _numbered_parts(document)
    for block in document.blocks:
        if block.zone in _SKIPPED:
            continue
        if block.index in parts:
            block = _without_part(block)
        if block.index in last:
            yield from _given(document, block)
            yield from _opening_mark(document, block)
            yield from _marks_beside_names(document, block)
        if len(block.text) <= _SHORT:
            could = block.digits or _could_rate(block)
            # in a box named after the rating a letter is one, too
            classed = (could or not _GRADES.isdisjoint(block.said)) and _has_rating_class(block)
            if not classed and not could:
                continue
            scored = list(_scores(document, block)) if _could_score(block) else []
            yield from scored
            yield from _own_beside_scores(document, block) if scored else ()
            if not scored and room >= 0:  # the one past the limit tells that there are more
                found = list(_short_block(document, block, classed))
                room -= len(found)
                yield from found
        elif (
            block.index in last
            or _ENDS_IN_MARKS.search(block.text, max(0, len(block.text) - _MARKS_ROOM))
            or ("/" in block.text[-_LONGEST_LAST:] and _LAST_SENTENCE.search(block.text[-_LONGEST_LAST:]))
        ):
            yield from _in_prose(document, block, block.index in last)
        yield from _closing_percent(document, block)
        yield from _closing_grade(document, block)
        if block.index in labelled and (head := before_label(block, labelled[block.index])):
            yield from _capsule_head(document, block, head)
    yield from _closing_numbers(document)
    yield from _elements(document)
    yield from _marked_points(document)
    yield from _closing_words(document)


def _own_beside_scores(document: Document, block: Block) -> Iterator[Claim]:
    """As in "IMDb: 7.1 | Mine: 8/10": a part that names no source, but the writer."""
    parts = _PARTED.split(block.text)
    for part in parts if len(parts) > 1 else ():
        found = next(find_ratings(part), None) if len(part) <= _LONGEST_OWN else None
        if found is None or _aggregator_in(part):
            continue
        if key_begins(key(part), "own", document.base_language):
            yield _claim(document, block, found, part, 0.7)


_PARTED = lazy(r"\s*[|·•/\n;]\s+")
_LONGEST_OWN = 40


def _lone_stars(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """One star in a line of its own, behind a title or a paragraph, where others have theirs in the same place."""
    signs = [c for c in claims if c.property == "rating" and set(c.value.text or "") <= _SIGNS_OF_STARS]
    if len(signs) < _A_SERIES:
        return
    tags = Counter(document.blocks[c.block].tag for c in signs)
    heads = {label.block: label for label in reversed(document.labels)}
    layout = document.layout
    for block in document.blocks:
        if block.zone in _SKIPPED or tags[block.tag] < _A_SERIES:
            continue
        text = block.text if len(block.text) <= 2 or layout.headline <= block.index <= layout.end else ""
        if block.index in heads and (head := before_label(block, heads[block.index])):
            text = head
        text = _SIGNATURE.sub("", text[-_MARKS_ROOM:]).rpartition(" ")[2].strip("\ufe0f")
        if len(text) == 1 and text in "★⭐*":
            yield _claim(document, block, FoundRating(Rating(value=1, text=text), 0, 0, "glyphs"), text, 0.7)


_GRADES = frozenset("abcdf")
_SIGNS_OF_STARS = frozenset("★⭐*½☆ \ufe0f")
_A_SERIES = 2


def _on_told_scale(document: Document, claims: list[Claim]) -> Iterator[Claim]:
    """Gives marks without a scale that which the page tells once for all, or shows in others of its strips of stars."""
    ratings = [c.value for c in claims if c.property == "rating"]
    bare = any(r.best is None and r.value is not None for r in ratings)
    told = _told_scale(document) if bare else None
    strips = {r.best for r in ratings if r.best is not None and "☆" in (r.text or "")}
    for claim in claims:
        if bare and claim.property == "rating" and claim.value.best is None and claim.value.value is not None:
            value, signs = claim.value.value, (claim.value.text or "").strip("★⭐\ufe0f ")
            # beside strips that show their empty stars, five full ones are five of five
            best = told if told is not None and value <= told else value if value in strips and not signs else None
            if best is not None:
                claim.value = claim.value.model_copy(update={"best": best})
                claim.evidence = claim.evidence._replace(note="the scale is told elsewhere on the page")
        yield claim


def _told_scale(document: Document) -> float | None:
    """As in "Betygsskala: 0–5", "as notas vão de zero a cinco", "All ratings are out of four stars", in a legend."""
    hints = words("scale", document.base_language) | words("scale", "en")
    single = frozenset(w for w in hints if " " not in w)
    for text in _legends(document):
        if (top := _top_of_legend(text)) is not None:
            return top
    for block in document.blocks:
        if len(block.text) > LONGEST or single.isdisjoint(block.said):
            continue
        if (m := _scale_said(document.base_language).search(ascii_digits(block.text))) is not None:
            best = amount(m[1] or m[2])
            if best in SCALES and best >= 4:
                return best
    return None


def _legends(document: Document) -> Iterator[str]:
    """Texts that may explain marks: of one block, or of neighbours that each begin with one."""
    lines: list[str] = []
    for block in document.blocks:
        if block.text[:1] in _SIGNS_OF_STARS and len(block.text) <= _LONGEST_LEGEND and _LETTERS.search(block.text):
            lines.append(block.text)
            continue
        if len(lines) > 1:
            yield "\n".join(lines)
        lines = []
        if len(block.text) <= LONGEST:
            yield block.text


_LONGEST_LEGEND = 60


def _top_of_legend(text: str) -> float | None:
    """As in "**** a must / *** worth it / ** on a rainy day": each mark one less than that before it, or one more."""
    if max(text.count("★★"), text.count("**"), text.count("⭐⭐")) < 2:
        return None
    found = [f for f in find_ratings(text) if f.kind in ("glyphs", "asterisks", "stars")]
    if found and not (words("overall") | words("aspects")).isdisjoint(key(text[: found[0].start]).split()[-1:]):
        return None  # "Film: ★★★★ Picture: ★★★ Extras: ★★"
    marks = [f.value.value or 0.0 for f in found]
    steps = {after - before for before, after in zip(marks, marks[1:], strict=False)}
    if len(marks) >= _LEAST_LEGEND and steps in ({-1.0}, {1.0}) and min(marks) <= 2:
        return max(marks) if max(marks) in SCALES and max(marks) >= 4 else None
    return None


_LEAST_LEGEND = 3


@cache
def _scale_said(language: str | None) -> re.Pattern[str]:
    def forms(group: str) -> str:
        return "|".join(map(re.escape, {*spelled(group, language), *spelled(group, "en")} - {"/"}))

    spoken = [listed("numbers", language or "en"), listed("numbers", "en")]
    least = "|".join(map(re.escape, ("0", "0,5", "0.5", "½", "1", *(w for numbers in spoken for w in numbers[:2]))))
    most = "|".join(map(re.escape, ("100", "20", "10", "6", "5", "4", *(w for numbers in spoken for w in numbers[4:]))))
    to = r"to|a|à|bis|tot|till|til|al|až|do|до|la|ile|έως|-|–|—"
    return re.compile(
        rf"(?<!\w)(?:{forms('scale')})(?!\w)[^.!?\n\d]{{0,40}}?(?<!\w)(?:(?:{least})\s?(?:{to})\s?({most})|"
        rf"(?:{forms('out_of')})\s({most}))(?![\w/%]|[.,]\d)",
        re.IGNORECASE,
    )


def _could_rate(block: Block) -> bool:
    """A cheap test: a block without digits has a star, a word for them, a source of scores or a grade at its end."""
    text = block.text
    return (
        "*" in text
        or (
            not _telling_words().isdisjoint(block.said)
            and (not _aggregator_words().words.isdisjoint(block.said) or may_be_spoken(block.said))
        )
        or (not text.isascii() and _SIGNS.search(text) is not None)
        or (text[-1:] in _ENDS_OF_GRADES and _GRADE_LAST.search(text, max(0, len(text) - 4)) is not None)
    )


_ENDS_OF_GRADES = frozenset("ABCDF+-−–.")
_GRADE_LAST = lazy(r"(?:^|\s)[A-DF][+\-−–]?\.?$")


# the last line of a capsule, "She prefers the balcony. ★★★½"
_SIGNED = r"[(\[](?:[A-Z]\.?\s?){1,3}[)\]]|[(\[][A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,2}[)\]]|[—–-]\s?(?:[A-Z]\.?){2,3}"
_SIGNATURE = lazy(rf"\s(?:{_SIGNED})\s*$")
_ENDS_IN_MARKS = lazy(rf"(?:[★☆⭐🌟½]\ufe0f?|\b\d{{1,2}}(?:[.,]\d)?/(?:4|5|10|20|100))[)\].]?\s*(?:(?:{_SIGNED})\s*)?$")
_MARKS_ROOM = 40
# "3/10, with a point of that for the hats."
_LAST_SENTENCE = lazy(r"[.!?…”\")]\s\d{1,2}(?:[.,]\d)?/(?:4|5|10|20|100)[,;:][^.!?]*[.!?]?$")
_LONGEST_LAST = 100
# signs above the letters: stars, thumbs and other pictures, and words of scripts without spaces
_SIGNS = lazy("[½¼¾\u2150-\u218f\u2200-\uffff\U0001f000-\U000fffff]")
_LAST = 4
"""So many of the text's last paragraphs may hold its verdict."""


def _could_score(block: Block) -> bool:
    """A cheap test: a block has a source of scores, or speaks of votes."""
    return not _score_words().isdisjoint(block.said) or _has_eastern(block.text)


def _has_eastern(text: str) -> bool:
    """Whether words may stand in a text without spaces around them."""
    return not text.isascii() and _EASTERN.search(text) is not None


_EASTERN = lazy("[\u2e80-\uffff]")


@cache
def _score_words() -> frozenset[str]:
    return _vote_words() | _aggregator_words().words


@cache
def _telling_words() -> frozenset[str]:
    """Without any of these words no source of scores is named, and no mark is spoken."""
    return _aggregator_words().words | spoken_words()


def _capsule_head(document: Document, block: Block, head: str) -> Iterator[Claim]:
    """As in "Rooftop Cricket *** Starring: ...": stars between a capsule's title and its first label."""
    for found in find_ratings(head):
        if found.kind in ("asterisks", "glyphs", "fraction", "stars") and _after_title(head, found):
            yield _claim(document, block, found, head, 0.7)


def _claim(document: Document, block: Block, found: FoundRating, text: str, confidence: float) -> Claim:
    evidence = Evidence("verdict", document.where(block, found.start), excerpt(text), confidence, found.note)
    return Claim("review", "rating", found.value, evidence, block=block.index)


# ---------------------------------------------------------------- behind labels


def _labelled(document: Document) -> Iterator[Claim]:
    heads = {label.block for label in document.labels}
    for label in document.labels:
        block = document.blocks[label.value_block]
        if block.zone in _SKIPPED:
            continue
        if label.property == "rating" or (label.property == "summary" and len(label.value) <= _MARK):
            if _of_others(document, label):
                continue
            found = _on_scale(parse_rating(label.value.split("\n")[0][:120]), label.label)
            if found is not None and not (found.kind in ("bare", "grade") and len(label.value) > 60):
                confidence = round((0.85 if found.kind != "bare" else 0.7) + _of_row(document, block), 2)
                yield _claim(document, block, found, f"{label.label}: {label.value}", confidence)
        elif label.property == "summary":
            yield from _summary(document, label.value, label.value_block, label.block)
        elif label.property in ("pros", "cons"):
            for item in _points(label.value) + _further_points(document, label, heads):
                evidence = Evidence(
                    "verdict", document.where(block), f"{label.label}: {item}"[:300], 0.8 * label.strength + 0.1
                )
                yield Claim("review", label.property, item, evidence, block=label.value_block)


def _of_others(document: Document, label: Labelled) -> bool:
    """As in "IMDb rating: 7.1", "Score: 4.2/5 (221 votes)", "Audience reaction: … Score: 82%"."""
    if _aggregator_in(label.label) or _aggregator_in(label.value[:60]):
        return True
    before = document.blocks[label.block].text.partition(label.label)[0].rpartition("\n")[2]
    source = _aggregator_in(before) if before else None
    return (source is not None and source.name == "audience") or _votes().search(label.value[:120]) is not None


_MARK = 14
"""No longer than this is a mark behind a label that otherwise heads a summary: "Verdict: 8.5"."""


def _on_scale(found: FoundRating | None, label: str) -> FoundRating | None:
    """As in "Rating (0-10): 8.5", "Note (sur 20) : 15": the label tells the scale."""
    m = _SCALE_IN_LABEL.search(label)
    if found is None or m is None or found.value.value is None or found.value.best is not None:
        return found
    best = float(m[1])
    if best not in SCALES or best < found.value.value:
        return found
    return found._replace(value=found.value.model_copy(update={"best": best}), kind="fraction", note="")


_SCALE_IN_LABEL = lazy(rf"\((?:\d\s?(?:{TO})\s?|/|[^\W\d]{{1,5}}(?:\s[^\W\d]{{1,5}})?\s)(\d{{1,3}})\)?", re.IGNORECASE)


def _summary(document: Document, value: str, value_block: int, label_block: int) -> Iterator[Claim]:
    text = clean(value)
    if document.blocks[label_block].heading and label_block != value_block:
        text = "\n\n".join([text, *_rest_of_section(document, value_block, len(text))])
    if len(text) < 15 or len(text) > 3_000:
        return
    block = document.blocks[value_block]
    confidence = 0.8 if value_block != label_block else 0.75
    yield Claim(
        "review", "summary", text, Evidence("verdict", document.where(block), text[:300], confidence), block=value_block
    )


_LONGEST_SECTION = 1_500


def _rest_of_section(document: Document, first: int, length: int) -> Iterator[str]:
    """The further paragraphs below a heading "Verdict", up to the next heading, while they are not too long for one."""
    before = document.blocks[first]
    for block in document.blocks[first + 1 : document.layout.end]:
        length += len(block.text)
        if not is_prose(block) or block.heading or length > _LONGEST_SECTION or not _beside(before, block):
            return
        if key_begins(block.key, "notice", document.base_language):
            return
        yield clean(block.text)


def _beside(block: Block, after: Block) -> bool:
    """Whether two blocks are of one kind in one element."""
    if block.element is None or after.element is None:
        return block.element is after.element
    return block.zone == after.zone and block.element.getparent() is after.element.getparent()


_MOST_POINTS = 12
_LONGEST_POINT = 160


def _further_points(document: Document, label: Labelled, heads: set[int]) -> list[str]:
    """Points below the first: the cells of a table's column, or the lines that follow a label in a line of its own."""
    if label.block == label.value_block:
        return []
    head, first = document.blocks[label.block], document.blocks[label.value_block]
    if head.tag in ("th", "td") and (cell := _cell(head)) is not None and cell is not _cell(first):
        return _column(document, cell, label.value_end)
    points: list[str] = []
    for block in document.blocks[label.value_end : label.value_end + _MOST_POINTS]:
        marked = bool(_LIST_MARK.match(block.text))
        if block.tag != first.tag or block.zone != first.zone or block.heading or len(block.text) > _LONGEST_POINT:
            break
        if block.index in heads or (not marked and (is_prose(block) or is_sentence(block) or is_end(block))):
            break
        points += _points(block.text)
    return points if first.tag != "li" else []


_LIST_MARK = re.compile(r"\s*[-+*•–—✓✔✗✘👍👎]\s*\S")


def _cell(block: Block) -> Element | None:
    at = block.element
    while at is not None and at.tag not in ("td", "th", "table"):
        at = at.getparent()
    return at if at is not None and at.tag != "table" else None


def _column(document: Document, head: Element, start: int) -> list[str]:
    """The texts below a head of a table: the cells as far along in their rows as the head is in its own."""
    row = head.getparent()
    place = row.index(head) if row is not None else -1
    points: list[str] = []
    for block in document.blocks[start : start + 200]:
        cell = _cell(block)
        own = cell.getparent() if cell is not None else None
        if cell is None or own is None or row is None or _table(own) is not _table(row):
            break
        if own is not row and own.index(cell) == place:
            points += _points(block.text)
    return points


def _table(row: Element) -> Element | None:
    return next(row.iterancestors("table"), None)


def _points(value: str) -> list[str]:
    lines = [clean(line).lstrip("+-–—•*✓✔✅❌👍👎 ").strip() for line in value.split("\n")]
    if len(lines) == 1:
        lines = [clean(p) for p in _SPLIT.split(lines[0])]
        if len(lines) == 1 and lines[0].count(",") >= 2:
            lines = [clean(p) for p in lines[0].split(",")]
    return [line.rstrip(" .;") if line.count(".") <= 1 else line for line in lines if 1 < len(line) <= 300]


# ---------------------------------------------------------------- short blocks


@cache
def _rating_words(language: str | None) -> frozenset[str]:
    return words("rating", language) | words("rating", "en")


def _short_block(document: Document, block: Block, classed: bool) -> Iterator[Claim]:
    """As in "Vikram movie Rating - 4.9/5", "★★★½" alone, "3.5 stars" after the text, stars behind a title."""
    if (film := _film_among_aspects(document, block)) is not None:
        yield _claim(document, block, film, block.text, 0.8)
        return
    if _is_legend(block):
        return
    for line in block.text.split("\n")[:8]:
        stripped = line.strip()
        if (rated := _rated_at(stripped, document.base_language)) is not None:
            evidence = Evidence("verdict", document.where(block), stripped[:300], 0.7)
            yield Claim("film", "scores", rated, evidence, block=block.index)
            continue
        if not stripped or len(stripped) > _SHORT:
            continue
        boxed = len(stripped) < 40 and (classed or _headed(document, stripped) or _of_row(document, block) > 0)
        found = next(find_ratings(stripped, boxed, block.said), None)
        if found is None or _AGES.search(stripped):
            continue
        if not key_begins(key(stripped), "invite", document.base_language):
            confidence = _confidence(document, block, found, stripped, classed)
            if confidence > 0:
                yield _claim(document, block, found, stripped, confidence)


def _film_among_aspects(document: Document, block: Block) -> FoundRating | None:
    """As in "Film: ★★★★ Picture: ★★★", "Movie: B+ / Disc: A-": the first of the marks, before those of aspects."""
    language = document.base_language
    if words("aspects", language).isdisjoint(block.said) and words("aspects", "en").isdisjoint(block.said):
        return None
    m = _film_first(language).match(block.text)
    found = parse_rating(m[1]) if m is not None else None
    if m is None or found is None or not _MARK_AGAIN.search(block.text, m.end()):
        return None
    return found._replace(start=m.start(1), end=m.end(1))


@cache
def _film_first(language: str | None) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, {*spelled("overall", language), *spelled("overall", "en")}))
    return re.compile(rf"(?:the\s)?(?:{forms})\s?[:–—-]?\s(?-i:({_ONE_MARK}))(?![\w/])", re.IGNORECASE)


_ONE_MARK = r"[A-DF][+\-−–]?|[★⭐]{1,5}½?|\d{1,2}(?:[.,]\d)?(?:/\d{1,3})?"
_MARK_AGAIN = lazy(rf"[^\W\d_]\s?[:–—-]?\s(?:{_ONE_MARK})(?![\w/])")


def _rated_at(line: str, language: str | None) -> Score | None:
    """As in "Puntuación en Filmaniacos: 6,2": a mark that others gave, at a place that no list knows."""
    m = _AT.match(line) if len(line) <= _LONGEST_SOURCE and line[-1:] in "0123456789%" else None
    if m is None or key_label(key(m[1]), language) != "rating" or _aggregator_in(m[2]) is not None:
        return None
    found = parse_rating(m[3])
    if found is None or found.value.value is None or key_begins(key(m[1]), "own", language):
        return None
    return Score(source=m[2].strip(), value=found.value.value, best=found.value.best)


_LONGEST_SOURCE = 80
_AT = lazy(
    r"([^\W\d](?:[^\W\d]|\s){2,24}?)\s(?:en|on|at|auf|bei|sur|su|no|na|på|op|w|v|в|на|στο)\s"
    r"([A-ZÀ-ÖØ-ÝА-Я][\w.!'’-]*(?:\s[A-ZÀ-ÖØ-ÝА-Я\d][\w.!'’-]*){0,3})\s?[:：]\s?(\d[\d.,\s/%]*)$"
)


def _headed(document: Document, line: str) -> bool:
    """As in "Rating 7.5", "Final grade B+": a label without a colon; and one of the page's own, "Gazette grade: B+"."""
    language = document.base_language
    said, _, mark = line.rstrip(". ").removesuffix(" 1/2").removesuffix(" %").rpartition(" ")
    if not 0 < len(mark) <= 4 or not (mark[0].isdigit() or mark[0] in "ABCDEF" or mark[0] > "\u2000"):
        return False
    if key_label(key(said), language) in ("rating", "summary"):
        return True
    named = key(said).split()
    if (
        len(named) == 1
        and ("." in mark or "," in mark)
        and named[0] in words("overall", language) | words("overall", "en")
    ):
        return True  # "Movie 3.5" above "Video 4.0"
    if not said.endswith(":") or not 1 < len(named) <= 4 or key_label(key(said), language) is not None:
        return False
    others = words("aspects", language) | words("aspects", "en")
    own = frozenset(key(f"{document.title or ''} {document.meta.get('og:site_name', '')}").split())
    labelled = key_label(named[-1], language) == "rating" or (
        key_label(named[0], language) == "rating" and own.issuperset(named[1:])
    )
    return labelled and others.isdisjoint(named) and _aggregator_in(said) is None


def _is_legend(block: Block) -> bool:
    """As in "★★★★ great ★★★ good ★★ poor", or a list of other films with theirs: three marks in one short block."""
    if block.text.count("★★") + block.text.count("**") + block.text.count("⭐⭐") < 2:
        return False
    if len(_EXPLAINED.findall(block.text)) > 1:
        return True  # "★★★★ = drop everything. ★ = drop nothing."
    marks = [f for f in find_ratings(block.text) if f.kind in ("glyphs", "asterisks")]
    ends = [line for line in block.text.split("\n") if line[-1:] in _SIGNS_OF_STARS and len(line) > _MARK]
    return len({f.value.value for f in marks}) > (1 if len(ends) > 1 else 2)


# "age 6+": for whom it is
_AGES = lazy(r"(?<![\d.,/])\d{1,2}\+(?!\w)")


_EXPLAINED = lazy(r"[★⭐☆½*]\ufe0f?\s?[=:–—]\s?[^\W\d]")


def _confidence(document: Document, block: Block, found: FoundRating, line: str, classed: bool) -> float:
    share = (found.end - found.start) / max(1, len(line))
    rest = _rest(line[: found.start] + " " + line[found.end :])
    letters = sum(map(len, rest))
    named = _is_named(document.base_language, line, found)
    own = document.layout.end - _LAST <= block.index < document.layout.end and bool(
        _owns(document.base_language).search(line, max(0, found.start - 70), found.end + 40)
    )
    if found.kind in ("bare", "percent", "grade", "points"):
        few = letters <= 2 if found.kind == "bare" else letters <= _FEW
        confidence = 0.6 if named or (few and (classed or _of_row(document, block) > 0)) else 0.0
        if found.kind == "bare" and not named and (found.value.value or 0) > 10:
            confidence -= 0.2  # as likely how many voted
    elif share > 0.6 or letters <= 2 or named:
        confidence = 0.75
    elif found.kind in ("glyphs", "asterisks") and (
        block.heading or _after_title(line, found) or document.headline is block
    ):
        confidence = 0.7
    elif found.kind in ("fraction", "glyphs"):
        confidence = 0.5 if len(line) < 90 or own or _closes(line, found) or _opens(line, found) else 0.4
    else:
        firm = own or found.value.best is not None or _closes(line, found)
        confidence = 0.35 if found.kind != "stars" or not firm else 0.65 if found.value.best is not None else 0.5
    if confidence and classed:
        confidence += 0.1
    if block.zone in ("aside", "bio", "hidden", "caption"):
        confidence -= 0.3
    if letters > 2 and not named and _is_outside(document, block, rest):
        confidence -= 0.35
    elif not _is_near(document, block):
        confidence -= 0.25 if named or classed else 0.35
    if _is_partial(line, found):
        confidence -= 0.4
    elif confidence and (of_row := _of_row(document, block)):
        confidence += of_row
    elif len(rest) <= _FEW and not words("overall", document.base_language).isdisjoint(rest):
        confidence += 0.1  # "Average: 8 out of 10" beside each critic's own
    if _is_counter(line, found):
        confidence -= 0.5
    return round(confidence, 2)


_FEW = 12


def _of_row(document: Document, block: Block) -> float:
    """What the first cell of a table's row says of a mark in it: "Acting | 7/10" is of one aspect, "Overall" of all."""
    row = _row_of(block)
    head = document.blocks[block.index - 1] if row is not None and block.index else None
    if head is None or len(head.text) > _HEADING or _row_of(head) is not row:
        return 0.0
    language = document.base_language
    if not (words("overall", language) | words("overall", "en")).isdisjoint(head.said):
        return 0.1
    aspects = words("aspects", language) | words("aspects", "en")
    return -0.4 if head.key in aspects or not aspects.isdisjoint(head.said) else 0.0


def _is_named(language: str | None, line: str, found: FoundRating) -> bool:
    """Whether a word for the verdict stands beside it: "Final rating – 8/10"."""
    before, after = _rest(line[: found.start][-60:])[-4:], _rest(line[found.end :][:40])[:3]
    if not after and len(before) == 1 and before[0] in words("overall", language) | words("overall", "en"):
        return True  # "Film 8/10" above "Sound 6/10"
    return not _rating_words(language).isdisjoint(before + after)


def _rest(text: str) -> list[str]:
    """The words beside a mark, without what it counts: "stars", "points"."""
    return [w for w in key(text).split() if w not in words("stars") and w not in words("points")]


def _closes(line: str, found: FoundRating) -> bool:
    """Whether a mark stands behind the last sentence."""
    return found.end >= len(line.rstrip()) - 1 and line[: found.start].rstrip()[-1:] in _STOPS


def _opens(text: str, found: FoundRating) -> bool:
    """As in "… if that's the word. 3/10, and one of those points is for the dog.": a mark heads the last sentences."""
    before = text[: found.start].rstrip()
    rest = text[found.end :]
    return (not before or before[-1] in _STOPS) and (rest[:1] in tuple(".,!;:") or rest[:2] in (" –", " —", " ("))


_STOPS = tuple('.!?…:)"”»。！？')


def _is_near(document: Document, block: Block) -> bool:
    layout = document.layout
    return layout.start - 8 <= block.index <= layout.end + 6 or layout.end == layout.start


def _is_outside(document: Document, block: Block, said: list[str]) -> bool:
    """Whether a line above the headline or below the text speaks of something else: "The Peat Cutter: 9/10"."""
    layout = document.layout
    if layout.end == layout.start or layout.headline <= block.index <= layout.end:
        return False
    headed = document.headline.said if document.headline is not None else frozenset()
    known = headed | frozenset(key(document.title or "").split()) | words("overall", document.base_language)
    return sum(w in known for w in said) * 2 < len(said)


def _is_counter(line: str, found: FoundRating) -> bool:
    """As in "Part 1/3", "Page 2 of 5", "1 of 5": what counts, and no mark."""
    if found.kind != "fraction" or "." in (found.value.text or ""):
        return False
    before = key(line[: found.start]).split()
    if before and before[-1] in words("counted") - words("film"):
        return True
    bare = not before and not any(c in _FRACTION_SIGNS for c in found.value.text or "/")
    return bare and (found.value.value == 1 or found.value.best not in _COMMON)


_FRACTION_SIGNS = "/⁄∕／"
_COMMON = frozenset((4, 5, 6, 10, 20, 100))
"""Scales that need no word beside them: "7 of 12" is a page's number."""


def _after_title(line: str, found: FoundRating) -> bool:
    return found.end >= len(line.rstrip()) - 2 and 0 < found.start < 80


def _is_partial(line: str, found: FoundRating) -> bool:
    """A score of one aspect: "Acting: 7/10", "4.0/10 for jump scares"."""
    *sentences, told = _SENTENCE_END.split(line[: found.start])
    if not told and sentences and sentences[-1].count(" ") < _FEW_WORDS:
        told = sentences[-1]  # "Sound. 7/10"
    before, after = key(told).split(), key(line[found.end :]).split() if found.end < len(line) else []
    if (
        after
        and after[0] in words("for")
        and " ".join(after[:2]) not in words("own")
        and not set(after) & words("film")
    ):
        return True
    if set(before) & words("overall"):
        return False
    headed = line[:_HEADING].partition(":")
    return bool(set(before[-3:]) & words("aspects")) or (
        bool(headed[1]) and bool(words("aspects").intersection((key(headed[0]), *key(headed[0]).split())))
    )


_FEW_WORDS = 3
_SENTENCE_END = lazy(r"[.!?…]\s+")
_HEADING = 30
"""Of a paragraph "Audio: …" that a mark closes."""


def _has_rating_class(block: Block) -> bool:
    """Whether the element of a block is named after a rating, or the one around it."""
    if block.element is None:
        return False
    says = _is_named_element(block.element)
    if says is None and (around := block.element.getparent()) is not None:
        says = _is_named_element(around)
    return bool(says)


def _is_named_element(element: Element) -> bool | None:
    own, name = element.get("class"), element.get("id")
    return _is_rating_class(f"{own or ''} {name or ''}") if own or name else None


@lru_cache(maxsize=4096)
def _is_rating_class(names: str) -> bool | None:
    """Whether class names speak of the rating; None where they speak of none."""
    small = names.lower()  # a pattern that minds the case is several times as fast
    return not _NOT_RATING_CLASS.search(small) if _RATING_CLASS.search(small) else None


# ---------------------------------------------------------------- in running text


def _closing_percent(document: Document, block: Block) -> Iterator[Claim]:
    """As in "… one of the best of the year. 80 %", behind the last sentence of a paragraph."""
    if block.text.rstrip().endswith("%") and (m := _CLOSING_PERCENT.search(block.text)):
        rating = Rating(value=float(m[1]), best=100, text=m[0])
        found = FoundRating(rating, m.start(), m.end(), "percent")
        yield _claim(document, block, found, block.text[-80:], 0.5)


def _closing_grade(document: Document, block: Block) -> Iterator[Claim]:
    """As in "… the other half was related to him. **A-**", behind a capsule's last sentence."""
    if block.text[-1:] not in _GRADE_ENDS or not is_prose(block):
        return
    m = _CLOSING_GRADE.search(block.text, max(0, len(block.text) - _MARKS_ROOM))
    if m is None:
        return
    bold = any(mark.kind == "b" and mark.start >= m.start(1) - 1 for mark in block.marks)
    sure = bold or len(m[1]) > 1
    found = FoundRating(Rating(text=m[1].replace("−", "-").replace("–", "-")), m.start(1), m.end(1), "grade")
    yield _claim(document, block, found, block.text[-80:], 0.6 if sure else _DOUBTED_GRADE)


_GRADE_ENDS = tuple("ABCDF+-−–])")
_CLOSING_GRADE = lazy(r"(?<=[.!?…»”\"')])\s+[\[(]?([A-DF][+\-−–]?)[\])]?$")
_DOUBTED_GRADE = 0.44


def _closing_numbers(document: Document) -> Iterator[Claim]:
    """As in "… with infinite patience. 8", "… in a cabinet. [55]": what closes paragraphs, one after another."""
    found: list[tuple[Block, re.Match[str]]] = []
    for block in document.running_text:
        if block.digits and block.text[-1:] in _NUMBER_ENDS and is_prose(block):
            m = _CLOSING_NUMBER.search(block.text, max(0, len(block.text) - _MARK))
            found += [(block, m)] if m else []
    values = [float((m[1] or m[2]).replace(",", ".")) for _, m in found]
    brackets = sum(m[1] is not None for _, m in found)
    if len(found) < _LEAST_NUMBERS or brackets not in (0, len(found)) or len(set(values)) == 1:
        return
    if max(values) > (100 if brackets else 10) or (brackets and values == sorted(values)):
        return  # numbers of notes
    for (block, m), value in zip(found, values, strict=True):
        rating = FoundRating(Rating(value=value, text=m[1] or m[2]), m.start(), m.end(), "bare", "no scale given")
        yield _claim(document, block, rating, block.text[-80:], 0.5)


_NUMBER_ENDS = tuple("0123456789½])")
_LEAST_NUMBERS = 3
_CLOSING_NUMBER = lazy(r"(?<=[.!?…»”\"')])\s+(?:[\[(](\d{1,3}(?:[.,]\d)?)[\])]|(\d{1,2}(?:[.,]\d)?))$")


def _firm_grades(claims: list[Claim]) -> list[Claim]:
    """A lone letter at the end of a paragraph is a grade where others close theirs with "B+" or a letter in bold."""
    if any(c.evidence.confidence == _DOUBTED_GRADE for c in claims if c.property == "rating"):
        closing = [c for c in claims if c.property == "rating" and c.value.value is None]
        if any(c.evidence.confidence == 0.6 and not c.evidence.note for c in closing):
            for claim in closing:
                if claim.evidence.confidence == _DOUBTED_GRADE:
                    claim.evidence = claim.evidence._replace(confidence=0.55)
    return claims


def _numbered_parts(document: Document) -> frozenset[int]:
    """The blocks of a thread whose parts are numbered: "… and a small thread. 1/7", "(2/7) The set-up: …"."""
    parts: dict[str, list[tuple[int, int]]] = {}
    for block in document.blocks:
        text = block.text
        if block.digits and ("/" in text[:8] or "/" in text[-8:]):
            m = _PART_FIRST.match(text) or _PART_LAST.search(text, max(0, len(text) - 8))
            if m is not None:
                parts.setdefault(m[2], []).append((int(m[1]), block.index))
    found: set[int] = set()
    for of, numbered in parts.items():
        counted = [part for part, _ in numbered]
        if counted == sorted(set(counted)) and len(counted) >= max(_LEAST_PARTS, int(of) - 1):
            found.update(index for _, index in numbered)
    return frozenset(found)


def _without_part(block: Block) -> Block:
    """A part of a thread with spaces for its number."""
    text = block.text
    m = _PART_FIRST.match(text) or _PART_LAST.search(text, max(0, len(text) - 8))
    part = copy(block)
    part.text = text[: m.start()] + " " * (m.end() - m.start()) + text[m.end() :] if m else text
    return part


_LEAST_PARTS = 3
_PART_FIRST = lazy(r"\s*[(\[]?(\d{1,2})/(\d{1,2})(?![\d/])")
_PART_LAST = lazy(r"(?<![\d/])(\d{1,2})/(\d{1,2})[)\]]?\s*$")


def _marks_beside_names(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Low Water gets an A, The Long Way Round a C+": a sentence that gives each of several films its mark."""
    if len(block.text) > _LONGEST_MARKS or block.text.count(",") + block.text.count(";") + block.text.count(":") == 0:
        return
    found = list(_name_and_mark(document.base_language).finditer(block.text))
    if len(found) < _A_SERIES:
        return
    for m in found:
        mark = parse_rating(m[2] or m[3])
        if mark is not None:
            evidence = Evidence("verdict", document.where(block, m.start()), clean(m[0])[:300], 0.75)
            yield Claim("review", "rating", mark.value, evidence, about=clean(m[1]), block=block.index)


_LONGEST_MARKS = 500


@cache
def _name_and_mark(language: str | None) -> re.Pattern[str]:
    def forms(group: str) -> str:
        return "|".join(
            map(re.escape, sorted({*spelled(group, language), *spelled(group, "en")}, key=len, reverse=True))
        )

    return re.compile(
        rf"(?:^|[.!?:;,]\s|\s(?:{forms('and')})\s)[“\"‘«]?([^\W_a-zß-ÿ][^.,;:!?“”\"«»\n]{{1,60}}?)[”\"’»]?"
        rf"(?:(?:\s(?:{forms('gets')}))?\s{_ARTICLE}\s([A-DF][+\-−–]?)|"
        rf"(?:\s(?:{forms('gets')})|:)?\s(\d(?:[.,]\d)?/(?:4|5|6|10|20|100)|[★½☆⭐]{{2,10}}))"
        rf"(?=[.,;!?)]|\s(?:{forms('and')})\s|\s*$)"
    )


_ARTICLE = r"(?:an?|une?|eine?n?|uno|um|een|en|et)"

_CLOSING_PERCENT = lazy(r"(?<=[.!?…»”\")]\s)(100|[1-9]?\d)\s?%\s*$")


def _opening_mark(document: Document, block: Block) -> Iterator[Claim]:
    """As in "A-minus. It'd be an A without the song.", "My impression: 70 %. Others liked it more.": the last words."""
    m = _GRADE_FIRST.match(block.text) or _GRADE_ALONE.fullmatch(block.text)
    if m is not None:
        found = parse_rating(m[1].replace("-", " ") if m[1][-1].isalpha() else m[1])
    else:
        m = _PERCENT_FIRST.match(block.text)
        if m is None or _aggregator_in(m[0]) or _is_partial(m[0], FoundRating(Rating(), m.end(1), m.end(), "percent")):
            return
        found = FoundRating(Rating(value=float(m[2]), best=100, text=m[2] + "%"), m.start(2), m.end(), "percent")
    if found is not None:
        yield _claim(document, block, found, block.text[:80], 0.55)


_GRADE_FIRST = lazy(r"\s*([A-DF](?:\s?[+\-−–]|[\s-](?:plus|minus)))[.!](?=\s|$)")
_GRADE_ALONE = lazy(r"\s*[\[(]?([A-DF][+\-−–])[\])]?\s*")
_PERCENT_FIRST = lazy(r"\s*([^\W\d][^.:!?\n\d]{2,25}?):\s*(100|\d{1,2})\s?%(?=\s*(?:[.!,;]|$))")


@cache
def _giving(language: str | None) -> re.Pattern[str]:
    forms = sorted({*spelled("rating", language), *spelled("rating", "en")}, key=len, reverse=True)
    return re.compile(r"(?:" + "|".join(map(re.escape, forms)) + r")", re.IGNORECASE)


def _in_prose(document: Document, block: Block, last: bool) -> Iterator[Claim]:
    """As in "I give it 8 out of 10", "is a clear 10/10 from us": in the last paragraphs, and only in so many words.

    In others only what ends them is a verdict.
    """
    text = block.text[-900:]
    numeric = _NUMERIC.search(text) is not None
    if not numeric and _star_nouns().isdisjoint(block.said) and not may_count(block.said):
        return
    offset = len(block.text) - len(text)
    signed = _SIGNATURE.search(block.text, max(0, len(block.text) - _MARKS_ROOM))  # "★★½ (A.B.)"
    closed = signed.start() if signed else len(block.text.rstrip())
    for found in find_ratings(text):
        if found.kind not in ("fraction", "stars", "glyphs"):
            continue
        around = text[max(0, found.start - 70) : found.end + 40]
        if _is_partial(block.text[:_HEADING], found._replace(start=_HEADING)):
            continue
        if _aggregator_in(around) or _is_partial(
            text[max(0, found.start - 40) : found.end + 30],
            FoundRating(found.value, min(40, found.start), min(40, found.start) + found.end - found.start, found.kind),
        ):
            continue
        at_end = offset + found.end >= closed - 3
        opens = found.kind == "fraction" and _opens(text, found)
        named = bool(_giving(document.base_language).search(around))
        own = 0.1 if _owns(document.base_language).search(around) else 0.0
        if not at_end and not opens and (not last or (not named and not own and found.kind != "fraction")):
            continue
        if not numeric and not own and found.kind != "fraction":
            continue  # "it is a film with two stars and no second act"
        placed = at_end or opens
        confidence = 0.35 + (0.15 if named else 0) + (0.15 if placed else 0) + (0.05 if found.kind == "fraction" else 0)
        yield _claim(document, block, found, around, round(confidence + own, 2))


@cache
def _star_nouns() -> frozenset[str]:
    return frozenset(w for form in spelled("stars") for w in key(form).split())


@cache
def _owns(language: str | None) -> re.Pattern[str]:
    """As in "from me", "benden", "ode mě"."""
    forms = sorted({*spelled("own", language), *spelled("own", "en")}, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)", re.IGNORECASE)


def _given(document: Document, block: Block) -> Iterator[Claim]:
    """As in "I give it a solid 7.", "I'd give this film a B+.", "le doy un ocho y medio.", "ставлю четвёрку."."""
    text = block.text[-_MARKS_SENTENCE:].replace("ё", "е")
    m = _giving_it(document.base_language).search(text)
    if m is None or _aggregator_in(m[0]):
        yield from _named_mark(document, block)
        return
    if m[1]:
        rating = Rating(text=m[1].replace("−", "-").replace("–", "-"))
    else:
        found = parse_rating(m[2] or m[3])
        if found is None or found.value.value is None or not 0 < found.value.value <= 10:
            return
        rating = Rating(value=found.value.value, text=m[2] or m[3])
    yield _claim(document, block, FoundRating(rating, 0, 0, "given", "no scale given"), m[0], 0.55)


def _named_mark(document: Document, block: Block) -> Iterator[Claim]:
    """As in "Твёрдая четвёрка.", "En solid femma.": a last sentence in a language that names its marks."""
    if block.words[-1:] and block.words[-1] not in _names_of_marks():
        return
    last = _SENTENCE_END.split(block.text[-_MARKS_SENTENCE:].strip())[-1].rpartition(":")[2]
    if 0 < len(last) <= _LONGEST_NAMED and (value := said_alone(last, mark=True)) is not None:
        found = FoundRating(Rating(value=value, text=last.strip(" .!")), 0, 0, "given", "no scale given")
        yield _claim(document, block, found, last, 0.5)


@cache
def _names_of_marks() -> frozenset[str]:
    return frozenset(key(w).split()[-1] for language in languages() for w in number_words(language, marks=True))


_MARKS_SENTENCE = 120
_LONGEST_NAMED = 30


@cache
def _giving_it(language: str | None) -> re.Pattern[str]:
    def forms(words: Iterable[str]) -> str:
        return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"

    own = forms({*spelled("own", language), *spelled("own", "en")})
    half = forms(spelled("and_half", language or "en"))
    spoken = forms(number_words(language or "en"))
    named = forms(number_words(language or "en", marks=True))
    article = r"an?|una?|une?|eine?n?|uno|um|een|en|et"
    return re.compile(
        rf"(?<!\w)(?:{own})(?!\w)[^.!?\n]{{0,60}}?\s(?:(?:{article})\s(?:[^\W\d]+\s){{0,2}}?"
        rf"(?:((?-i:[A-DF])[+\-−–]?)|(\d{{1,2}}(?:[.,]\d)?|(?:{spoken})(?:\s?(?:{half}))?))|({named}))\s*(?:[.!]+(?:\s|$)|$)",
        re.IGNORECASE,
    )


# ---------------------------------------------------------------- other people's scores


@cache
def _aggregator_words() -> Phrases:
    return Phrases(aggregators())


def _aggregator_in(text: str) -> Aggregator | None:
    """The first source of scores that a text names."""
    k = key(text)
    return _aggregator_of(k, k.split())


def _aggregator_of(folded: str, words: list[str]) -> Aggregator | None:
    places = _aggregator_words().places(folded, words)
    return aggregators()[places[0][1]] if places else None


def _scores(document: Document, block: Block) -> Iterator[Claim]:
    """As in "IMDb: 5.3", "RT 91% critics", a source with its number in the next cell."""
    text = ascii_digits(block.text)
    source = _aggregator_of(block.key, block.words)
    if (source is None or source.name == "audience") and (voted := _voted(document, block, text)):
        yield voted
        return
    if source is None or (
        source.name == "audience" and (len(text) > 60 or not _aggregator_in(" ".join(text.split()[:3])))
    ):
        return
    spans = [(m.start(), aggregators()[key(m[0])]) for m in _raw_aggregators().finditer(text)]
    if len(spans) > 1 and len({s.name for _, s in spans}) > 1 and any(c.isdigit() for c in text):
        for number_, (start, aggregator) in enumerate(spans):
            stop = spans[number_ + 1][0] if number_ + 1 < len(spans) else len(text)
            yield from _score(document, block, text[start:stop], aggregator, 0.7)
        return
    # "My mark: 8/10\nOn Filmweb: 6.9"
    named = next((line for line in text.split("\n") if _aggregator_in(line)), text)
    found = list(_score(document, block, named, source, 0.8))
    if found:
        yield from found
    elif len(text) < 80 and block.index + 1 < len(document.blocks):
        after = document.blocks[block.index + 1]
        if len(after.text) > 40 and len(text) < 40:
            return
        if _aggregator_in(after.text) is None and re.match(r"^\s*\d", after.text) and len(after.text) < 40:
            yield from _score(document, after, after.text, source, 0.7)
        elif (
            len(document.blocks) > block.index + 2
            and _row_of(after) is not None
            and _row_of(after) is _row_of(document.blocks[block.index + 2])
        ):
            second = document.blocks[block.index + 2]
            if re.match(r"^\s*\d", second.text) and len(second.text) < 20:
                yield from _score(document, second, second.text, source, 0.6)


def _voted(document: Document, block: Block, text: str) -> Claim | None:
    """As in "Users: 8.7/10 (290,481 votes)": a number that many made together, the site's own."""
    if _vote_words().isdisjoint(block.said) and not _has_eastern(text):
        return None
    counted = _votes().search(text) if _NUMERIC.search(text) else None
    found = (
        next((f for f in find_ratings(text) if f.kind in ("fraction", "percent", "stars")), None) if counted else None
    )
    if counted is None or found is None or found.value.value is None:
        return None
    site = _aggregator_in(document.meta.get("og:site_name", "")[:60])
    score = Score(
        source=site.name if site else None, value=found.value.value, best=found.value.best, count=_count(counted[1])
    )
    evidence = Evidence("verdict", document.where(block, found.start), excerpt(text), 0.7)
    return Claim("film", "scores", score, evidence, block=block.index)


@cache
def _vote_words() -> frozenset[str]:
    return frozenset(w for form in spelled("votes") for w in key(form).split())


@cache
def _votes() -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted(spelled("votes"), key=len, reverse=True)))
    return re.compile(rf"(\d{{1,3}}(?:[.,\s]\d{{3}})+|\d+(?:[.,]\d)?\s?[kKmM]|\d+)\s*(?:{forms})(?!\w)", re.IGNORECASE)


def _row_of(block: Block) -> Element | None:
    return block.element.getparent() if block.element is not None and block.element.tag in ("td", "th") else None


@cache
def _raw_aggregators() -> re.Pattern[str]:
    forms = sorted((f for f in aggregators()), key=len, reverse=True)
    return re.compile(r"(?<![\w])(?:" + "|".join(re.escape(f) for f in forms) + r")(?![\w])", re.IGNORECASE)


def _score(document: Document, block: Block, text: str, source: Aggregator, confidence: float) -> Iterator[Claim]:
    counted = _COUNT.search(text)
    shown = (
        text[: counted.start()] + " " * (counted.end() - counted.start()) + text[counted.end() :] if counted else text
    )
    shown = re.sub(r"tt\d{7,8}|(?:19|20)\d{2}", " ", shown)
    m = _NUMBER.search(shown)
    if m is None or not _stands_near(shown, m):
        return
    value = number(m[1])
    if value is None or value > 100:
        return
    unit = (m[2] or "").replace(" ", "")
    if source.name == "audience" and not unit:
        return  # "Audience Pulse · March 28"
    best: float | None
    if unit == "%":
        best = 100.0
    elif unit:
        best = float(unit[1:])
    else:
        best = source.best
        if best == 100 and value <= 10 and "." in m[1]:  # "Tomatometer: 9.3": the page's own scale of ten
            best = 10.0
        if best is not None and value > best:
            best = 100.0 if value > 10 else 10.0
    note = "" if unit else f"the scale is that which {source.name} publishes"
    evidence = Evidence("verdict", document.where(block), excerpt(text), confidence, note)
    yield Claim(
        "film",
        "scores",
        Score(source=source.name, value=value, best=best, count=_count(counted[1]) if counted else None),
        evidence,
        block=block.index,
    )


_BETWEEN = lazy(r"[^\W\d_]+")


def _stands_near(text: str, found: re.Match[str]) -> bool:
    """A number right behind its source, or right before it: nothing between but a word or two."""
    named = _raw_aggregators().search(text)
    if named is None:
        return len(text) < 40
    if named.end() <= found.start():
        between = text[named.end() : found.start()]
    elif found.end() <= named.start():
        between = text[found.end() : named.start()]
        if not found[2] and "." not in found[1] and "," not in found[1]:
            return False
    else:
        return False
    return len(between) <= 30 and len(_BETWEEN.findall(between)) <= 3


def _count(text: str) -> int | None:
    text = text.strip()
    factor = {"k": 1_000, "m": 1_000_000}.get(text[-1:].lower(), 1)
    value = number(text[:-1]) if factor > 1 else number(re.sub(r"[.,\s]", "", text))
    return int(value * factor) if value is not None else None


# ---------------------------------------------------------------- images, widths, icons


def _elements(document: Document) -> Iterator[Claim]:
    root = document.root
    if root is None or not document.blocks:
        return
    for index, image in document.images:
        alt = image.get("alt") or image.get("title") or ""
        source = (image.get("src") or "").rpartition("/")[2]
        block = document.blocks[min(index, len(document.blocks) - 1)]
        if block.zone in _SKIPPED or len(alt) > 60:
            continue
        found = _image_rating(alt, source)
        if found is not None and not _aggregator_in(f"{alt} {source}") and not (found.end and _is_counter(alt, found)):
            confidence = round(0.6 + _row_weight(image), 2)
            evidence = Evidence(
                "verdict", document.where(image), f"image {alt or source}"[:300], confidence, found.note
            )
            yield Claim("review", "rating", found.value, evidence, block=block.index)
    yield from _image_strips(document)
    for _, element, style in document.having("style"):
        if "%" in style and "width" in style:
            yield from _by_width(document, element)
    yield from _described(document)
    yield from _icons(document)
    yield from _faded_stars(document)


_SAYING = ("title", "aria-label")


def _described(document: Document) -> Iterator[Claim]:
    """`<span class="stars" title="80%"></span>`: stars that a style sheet draws, in words."""
    for _, element, names in document.classed(_is_rating_class):
        if (element.text or "").strip():
            continue
        said = clean(next(filter(None, (e.get(name) for e in (element, *element) for name in _SAYING)), ""))
        found = next(find_ratings(said, True), None) if 0 < len(said) <= 60 else None
        found = found or _numbered_class(element, names) or _attributed(element)
        block = _block_beside(document, element) if found is not None else None
        if found is None or block is None or block.zone in _SKIPPED or _aggregator_in(said):
            continue
        if found.kind in ("fraction", "stars", "percent", "glyphs", "image"):
            near = document.layout.start - 8 <= block.index <= document.layout.end + 6
            evidence = Evidence(
                "verdict", document.where(element), said or names, 0.6 if near else 0.35, f'class="{names}"'[:80]
            )
            yield Claim("review", "rating", found.value, evidence, block=block.index)


def _attributed(element: Element) -> FoundRating | None:
    """As in `<div class="stars" data-rating="3.5" data-max="5">`: stars that a script draws."""
    told = next(filter(None, (element.get(f"data-{name}") for name in ("rating", "score", "stars"))), "")
    scale = next(filter(None, (element.get(f"data-{name}") for name in ("max", "best", "total", "scale"))), "")
    value, best = (number(part) if len(part) < _SHORT_NUMBER and part[:1].isdigit() else None for part in (told, scale))
    best = best if best in SCALES else None
    if value is None or not 0 < value <= (best or 10):
        return None
    return FoundRating(Rating(value=value, best=best, text=told), 0, 0, "image", "" if best else "no scale given")


_SHORT_NUMBER = 6


def _told_elements(document: Document, root: Element) -> Iterator[Claim]:
    """As in `<meter value="4" max="5">`, `<p role="img" aria-label="4 out of 5">`, without a class that names them."""
    for element in root.iter("meter"):
        yield from _told(document, element, f"{element.get('value')}/{element.get('max') or ''}")
    for _, element, said in document.having("aria-label"):
        # those with a class that names them are read by it
        if element.get("role") == "img" and element.tag != "meter" and not _is_named_element(element):
            yield from _told(document, element, said)


def _told(document: Document, element: Element, said: str) -> Iterator[Claim]:
    found = next((f for f in find_ratings(said) if f.kind in ("fraction", "stars")), None) if len(said) <= 60 else None
    block = _block_beside(document, element) if found is not None else None
    if found is None or block is None or block.zone in _SKIPPED or _aggregator_in(said):
        return
    near = document.layout.start - 8 <= block.index <= document.layout.end + 6
    evidence = Evidence("verdict", document.where(element), said, 0.6 if near else 0.35)
    yield Claim("review", "rating", found.value, evidence, block=block.index)


def _numbered_class(element: Element, names: str) -> FoundRating | None:
    """As in `<span class="allstar40">`, `class="stars stars-4"`; siblings with others are buttons to vote by."""
    m = _NUMBERED_CLASS.search(names.lower())
    if m is None or any(
        _NUMBERED_CLASS.search((e.get("class") or "").lower()) for e in islice(element.itersiblings(), 4)
    ):
        return None
    value, part = float(m[2]), float(m[3] or 0) / 10
    if m[1] == "rated":  # in halves of stars
        value, part = value / 2, 0.0
    elif value > 5 and m[3] is None:
        value /= 10
    if not 0 < value + part <= 5 or (value + part) * 2 % 1:
        return None
    return FoundRating(Rating(value=value + part, best=5, text=m[0].strip()), 0, 0, "image")


_NUMBERED_CLASS = lazy(
    r"(?:^|\s)(?:[a-z]+[-_]{1,2})*(?:all|big|mid|small|main)?(stars?|rated|rating(?=[-_]\d\d))[-_]{0,2}([1-4][05]|50|\d|10)(?:[-_.]([05]))?(?:\s|$)"
)


def _block_beside(document: Document, element: Element) -> Block | None:
    """The block that an element without text stands in, or next to."""
    for at in (element, *islice(element.iterancestors(), 2)):
        beside = (at, *islice(at.itersiblings(preceding=True), 3), *islice(at.itersiblings(), 3))
        if (block := next(filter(None, map(document.block_of, beside)), None)) is not None:
            return block
    return None


def _row_weight(image: Element) -> float:
    """What the row, the line or the heading that an image stands in says of it: one aspect's mark, or the film's."""
    row = next((at for at in islice(image.iterancestors(), 4) if at.tag in _ROWS), None)
    if row is None:
        return 0.0
    said = key("".join(islice(row.itertext(), 20))[:80])
    named = frozenset(said.split())
    if not named.isdisjoint(words("overall")):
        return 0.1
    return -0.3 if not named.isdisjoint(words("aspects")) else 0.0


_ROWS = frozenset(("tr", "li", "p", "h1", "h2", "h3", "h4", "h5", "h6"))


def _image_strips(document: Document) -> Iterator[Claim]:
    """As in `<img alt="*"><img alt="*"><img alt="1/2"> (out of 4)`: one small image for each star."""
    strips: dict[Element, list[tuple[int, Element, str]]] = {}
    for index, image in document.images:
        parent = image.getparent()
        if parent is not None and (shows := _shows(image)):
            strips.setdefault(parent, []).append((index, image, shows))
    for strip in strips.values():
        index, image, _ = strip[-1]
        block = document.blocks[min(strip[0][0], len(document.blocks) - 1)]
        kinds = [shows for _, _, shows in strip]
        full, half = kinds.count("full"), kinds.count("half")
        if not 2 <= len(strip) <= 10 or not full + half or half > 1 or block.zone in _SKIPPED:
            continue
        parent = image.getparent()
        told = len(set(kinds)) > 1 or any(image.get("alt") for _, image, _ in strip)
        if not told and (parent is None or not any(map(str.strip, islice(parent.itertext(), 20)))):
            continue  # full stars and nothing else adorn a page
        value = full + 0.5 * half
        best, _ = behind(image.tail or "", 0, value)
        if best is None and "empty" in kinds and len(strip) in SCALES:
            best = float(len(strip))
        rating = Rating(value=value, best=best, text=f"{len(strip)} star images")
        note = "" if best else "no scale given"
        # above everything, stars adorn the site
        within = document.block_of(image)
        adorns = best is None and strip[0][0] == 0 and (within is None or within.index > 0)
        doubt = 0.2 if adorns else 0.0
        confidence = round(0.6 + _row_weight(image) - doubt, 2)
        evidence = Evidence("verdict", document.where(image), ", ".join(kinds), confidence, note)
        yield Claim("review", "rating", rating, evidence, block=block.index)


def _shows(image: Element) -> str:
    """Whether an image is one star, full, half or empty, by its words or its file's name; nothing else has none."""
    alt = clean(image.get("alt") or "")
    name = decomposed((image.get("src") or "").rpartition("/")[2].partition(".")[0].casefold())
    if alt in _STAR_SIGNS:
        return _STAR_SIGNS[alt]
    if alt and len(alt) <= 12 and _HALF_WORD.search(decomposed(alt.casefold())):
        return "half"
    if len(alt) > 12 or len(name) > 30 or not _one_star().search(name):
        return ""
    return "half" if _HALF_STAR.search(name) else "empty" if _EMPTY_STAR.search(name) else "full"


_STAR_SIGNS = {"*": "full", "★": "full", "⭐": "full", "☆": "empty", "½": "half", "1/2": "half", "⯨": "half"}
_HALF_STAR = lazy(r"half|halb|demi|medi|mezz|mei[ao]|halv|1-?2$")
_HALF_WORD = lazy(r"^(?:half|halb|halbe[rs]?|demie?|medi[ao]|mezz[ao]|mei[ao]|halve?|polovina|pol)$")
_EMPTY_STAR = lazy(r"empty|blank|gr[ae]y|off|outline|leer|vide|vaci|vuot|vazi|leeg|tom|none|(?:^|[-_])no?(?:$|[-_])")


@cache
def _one_star() -> re.Pattern[str]:
    """The word for one star in any language, and no number beside it: "star", "half_star", "stern-leer"."""
    plain = {decomposed(w) for w in spelled("stars")}
    stars = "|".join(sorted((w for w in plain if w.isascii() and w.isalpha() and len(w) > 3), key=len, reverse=True))
    return re.compile(rf"^(?!.*\d)(?:[a-z]{{0,8}}[-_]?)(?:{stars})(?:[-_]?[a-z]{{0,8}})$")


def _image_rating(alt: str, source: str) -> FoundRating | None:
    found = next((f for f in find_ratings(alt) if f.kind in ("fraction", "stars", "glyphs")), None) if alt else None
    if found is not None:
        return found
    named = decomposed(source.partition("?")[0].partition(".")[0])
    m = _image_stars().search(named) or _image_stars().fullmatch(decomposed(alt))
    if m is None:
        return None
    whole = float(m[1] or m[3])
    half = 0.5 if (m[2] or m[4]) else 0.0
    if whole + half > 5:
        return None
    return FoundRating(Rating(value=whole + half, text=source), 0, 0, "image", "no scale given")


def _by_width(document: Document, element: Element) -> Iterator[Claim]:
    """`<div class="stars"><span style="width:70%">`: a strip of five stars cut off at its value."""
    parent = element.getparent()
    names = " ".join(filter(None, (element.get("class"), parent.get("class") if parent is not None else None)))
    m = _WIDTH.search(element.get("style") or "")
    block = document.block_of(element) or _block_beside(document, parent if parent is not None else element)
    if (
        not m
        or not re.search(r"star|rating", names, re.IGNORECASE)
        or _NOT_RATING_CLASS.search(names.lower())
        or block is None
        or block.zone in _SKIPPED
    ):
        return
    share = float(m[1])
    if 0 < share <= 100:
        rating = Rating(value=round(share / 20, 2), best=5, text=f"{m[1]}% of five stars")
        yield Claim(
            "review",
            "rating",
            rating,
            Evidence("verdict", document.where(element), names[:300], 0.5, "width of a strip of stars"),
            block=block.index,
        )


def _shows_star(names: str) -> bool:
    return "star" in names and _ONE_STAR.search(names.lower()) is not None


_ONE_STAR = lazy(r"(?<![a-z])star(?![a-z])")
_STATES = (
    ("half", lazy(r"(?<![a-z])(?:half|semi)")),
    ("empty", lazy(r"(?<![a-z])(?:empty|o|off|outline|blank|inactive|unfilled|gr[ae]y|regular|none|far|fal)(?![a-z])")),
    ("full", lazy(r"(?<![a-z])(?:full|filled|fill|on|active|checked|gold|yellow|lit|solid|fas)(?![a-z])")),
)
_DRAWN = frozenset(("i", "span", "svg", "b", "em", "li", "div"))


def _icons(document: Document) -> Iterator[Claim]:
    """Stars drawn one by one, by an icon font or a style sheet: full, half and empty ones side by side."""
    groups: dict[Element, list[tuple[str, bool]]] = {}
    for _, element, names in document.classed(_shows_star):
        parent = element.getparent()
        shown = (element.text or "").strip()
        if parent is None or element.tag not in _DRAWN or (shown and shown not in _STAR_SIGNS):
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
        block = document.block_of(parent) or _block_beside(document, parent)
        unlike = _NOT_RATING_CLASS.search((parent.get("class") or "").lower())
        if not 2 <= len(stars) <= 10 or not value or unlike or block is None or block.zone in _SKIPPED:
            continue
        best = float(len(stars)) if len(stars) in (4, 5, 10) else None
        evidence = Evidence("verdict", document.where(parent), ", ".join(s or "star" for s in states), 0.6)
        yield Claim(
            "review",
            "rating",
            Rating(value=value, best=best, text=f"{len(stars)} star icons"),
            evidence,
            block=block.index,
        )


_FADED = lazy(
    r"(?<![a-z])(?:gr[ae]y|silver|empty|off|inactive|faded?|dim|muted|blank|opacity|#([b-e])\1{2}(?![0-9a-f])|"
    r"#c[cd]c[cd]c[cd]|#d[0-9a-f]d[0-9a-f]d[0-9a-f]|light ?gr[ae]y)"
)


def _faded_stars(document: Document) -> Iterator[Claim]:
    """As in `★★★<span class="off">★★</span>`: what is greyed counts for the scale alone."""
    if not any("★★" in block.text or "⭐⭐" in block.text for block in document.blocks):
        return
    styled = ((e, style) for _, e, style in document.having("style"))
    classed = ((e, names) for _, e, names in document.classed(lambda names: _FADED.search(names.lower()) is not None))
    for element, look in (*classed, *styled):
        shown = "".join((element.text or "").split())
        if not shown or set(shown) - {"★", "⭐", "\ufe0f"} or not _FADED.search(look.lower()):
            continue
        parent, before = element.getparent(), element.getprevious()
        ahead = (
            (before.tail or "".join(before.itertext()))
            if before is not None
            else parent.text
            if parent is not None
            else ""
        )
        full = "".join((ahead or "").split())
        full = full[len(full.rstrip("★⭐\ufe0f½")) :]
        value, best = full.count("★") + full.count("⭐") + 0.5 * full.count("½"), float(len(full) + len(shown))
        block = document.block_of(element)
        if not value or best not in SCALES or block is None or block.zone in _SKIPPED:
            continue
        evidence = Evidence("verdict", document.where(element), f"{full}{shown}", 0.85)
        yield Claim("review", "rating", Rating(value=value, best=best, text=full + shown), evidence, block=block.index)


# ---------------------------------------------------------------- points and closing words


def _marked_points(document: Document) -> Iterator[Claim]:
    """Lines that begin with a thumb, a plus or a minus: pros and cons without a label."""
    found: list[tuple[str, str, Block]] = []
    for block in document.blocks:
        if block.zone in _SKIPPED or not ("\n" in block.text or block.text[:1] in _POINT_MARKS):
            continue
        for line in block.text.split("\n"):
            if m := _MARKED_LINE.match(line):
                if line[m.end() :][:1] in _POINT_MARKS:
                    continue  # both in one line head the list: "👍👎 Pros and cons"
                name = "pros" if m[1][0] in _GOOD else "cons"
                found.append((name, _point(line[m.end() :], block), block))
    kinds = {name for name, _, _ in found}
    thumbs = any(b.text.lstrip()[:1] in "👍👎✅❌" for _, _, b in found)
    if not found or (not thumbs and (len(kinds) < 2 or len(found) > 30)):
        return
    for name, text, block in found:
        if 1 < len(text) <= 300 and (thumbs or len(text) < 160):
            evidence = Evidence("verdict", document.where(block), block.text[:300], 0.75 if thumbs else 0.55)
            yield Claim("review", name, text, evidence, block=block.index)


def _point(text: str, block: Block) -> str:
    """The point itself: what is in bold, or in a plain text before a dash, ahead of the reasons; or all of it."""
    for mark in block.marks:
        if mark.kind == "b" and mark.start <= 3:
            bold = clean(block.text[mark.start : mark.end]).lstrip("👍👎✅❌✔+-–— ").strip(" :—–-")
            if bold:
                return bold
    if block.element is None and (m := _BEFORE_REASONS.match(text)):
        return clean(m[1])
    return clean(text)


_BEFORE_REASONS = lazy(r"\s*(\S.{1,58}?)\s[–—]\s\S")


def _closing_words(document: Document) -> Iterator[Claim]:
    """The paragraph that says of itself that it concludes: "In conclusion, there are few reasons …"."""
    for block in document.running_text[len(document.running_text) // 2 :]:
        if not is_prose(block):
            continue
        if key_begins(block.key, "closing", document.base_language):
            yield Claim(
                "review",
                "summary",
                block.text.replace("\n", " "),
                Evidence("verdict", document.where(block), block.text[:300], 0.6),
                block=block.index,
            )
