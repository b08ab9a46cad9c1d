"""Days of publication: in lines, below the text, in the address, of a paper's issue, with a year found elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from filmmeta.blocks import Block
from filmmeta.claims import Claim, Evidence
from filmmeta.layout import is_end, is_prose
from filmmeta.models import Organization, Person
from filmmeta.readers.byline.post import ABOVE, AFTER, BELOW, SKIPPED, Post
from filmmeta.readers.byline.wording import ends_modified, is_dated, says_posted
from filmmeta.values.bylines import by_within, byline_people, is_opening
from filmmeta.values.dates import FoundDate, find_dates, find_day, find_month_year, is_day, parse_moment
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import begins, key, known_words, label

_SHORT = 40
"""So many letters stand beside the day in a line that is about the day."""

# ---------------------------------------------------------------- in a line around the headline


def days_of_line(post: Post, block: Block, line: str) -> Iterator[Claim]:
    """The first day of a line is that of publication; it and others are of a change, where the words before say so."""
    found = sorted(find_dates(line, post.document.dayfirst), key=lambda day: day.start)
    if not found or (block.index == post.layout.headline and len(line) > _LONGEST_HEADLINE):
        return
    first, *others = found
    before = key(line[: first.start])
    beside = len(line) - (first.end - first.start)
    if beside > _LONGEST_BESIDE or is_opening(line[: first.start], post.language):
        return
    if before.rpartition(" ")[2] in known_words("since", post.language) | known_words("member", post.language):
        return  # "visitors since 6/1/96", "Joined: 3 May 2004"
    earlier = None if before else _day_above(post, block, first)
    field = "date_modified" if earlier is not None or ends_modified(before) else "date_published"
    confidence = _worded(post, block, before, beside) - _misplaced(post, block) - (0 if first.sure else 0.1)
    note = "" if first.sure else "day and month in the order of the page's language"
    yield post.claim(field, first.value, block, confidence, note, line)
    if earlier is not None:
        yield post.published(earlier.value, post.blocks[block.index - 1], confidence)
    for other in others:
        if ends_modified(key(line[: other.start])):
            yield post.claim("date_modified", other.value, block, 0.6, said=line)


_LONGEST_HEADLINE, _LONGEST_BESIDE = 60, 110


def _day_above(post: Post, block: Block, day: FoundDate) -> FoundDate | None:
    """The day in the line above, where two lines are days and nothing else: published, and later changed."""
    above = post.blocks[block.index - 1].text if block.index else ""
    if not is_day(block.text, post.language) or not is_day(above, post.language):
        return None
    earlier = post.first_date(above)
    return earlier if earlier is not None and str(earlier.value)[:_DAY] < str(day.value)[:_DAY] else None


_DAY = len("2020-05-03")


def _worded(post: Post, block: Block, before: str, beside: int) -> float:
    """How surely a day is that of publication by what stands before it, and by how much stands beside it."""
    said = before.rpartition(" ")[2]
    if beside >= _SHORT and said in known_words("on", post.language):
        return 0.72  # "Review by A. Name | posted 3 May 2020 | E-mail the author"
    # "posted 3 May 2020" beside the film's own day
    published = label(said, post.language) == "published"
    return (0.76 if published else 0.7 if beside < _SHORT else 0.6) - (0.35 if _is_viewing(post, block, before) else 0)


def _is_viewing(post: Post, block: Block, before: str) -> bool:
    """Whether a day is that on which the film was seen: "Seen: 26 Nov 2022", in one line or in a cell of its own."""
    seen = known_words("seen", post.language)
    beside = post.blocks[block.index - 1] if block.index and block.tag in ("td", "dd") else None
    return before in seen or (not before and beside is not None and beside.key in seen)


def _misplaced(post: Post, block: Block) -> float:
    """How much less a day is to be trusted for where its line stands: far from the headline, or in another one."""
    headline = post.layout.headline
    far = min(0.25, 0.03 * max(0, abs(block.index - headline) - 2)) if headline >= 0 else 0.0
    return far + (0.15 if 0 < block.heading < 4 and block.index != headline else 0.0)


# ---------------------------------------------------------------- below the text


def in_notices(post: Post) -> Iterator[Claim]:
    """As in "Review © 1999. Date posted: 1/23/99.", "Originally printed in the Lantern, 8 February 2001."."""
    for block in [post.last, *post.below_last(AFTER - 1)]:
        if not block.digits or block.zone in ("comments", "related", "nav") or len(block.text) > _LONGEST_NOTICE:
            continue
        for found in find_dates(block.text, post.document.dayfirst):
            said = _SENTENCES.split(block.text[: found.start])[-1]
            if _tells_of_print(said, post.language):
                text = said + block.text[found.start : found.end]
                yield post.published(found.value, block, 0.5, "after the text", text)
                if begins(said, "entry", post.language):
                    # "This entry was posted in Films on May 3, 2020 by A. Name."
                    yield from post.authors(_named_behind(post, block.text[found.end :]), block, 0.5, "after the text")
                return


def _named_behind(post: Post, behind: str) -> list[Person | Organization]:
    """The people whom a notice names behind its date."""
    named = by_within(_SENTENCES.split(behind)[0], post.language)
    return byline_people(named, post.language, handles=True) if named else []


def _tells_of_print(said: str, language: str | None) -> bool:
    """Whether the words before a day end with a label of publication, or begin as a notice of it does."""
    tokens = key(said).split()
    if any(label(" ".join(tokens[-count:]), language) == "published" for count in (1, 2, 3) if count <= len(tokens)):
        return True
    told = begins(said, "reprint", language) or begins(said, "entry", language)
    return told and len(tokens) < _LONGEST_REPRINT


_LONGEST_NOTICE, _LONGEST_REPRINT = 400, 15
_SENTENCES = lazy(r"[.!?。]\s+(?=\S)|\n")


def after_text(post: Post) -> Iterator[Claim]:
    """The day in a short line below the last paragraphs; "Posted on 11 August" is the post's, others a comment's."""
    last, others = post.last.index, _of_others(post)
    for block in _lines_below(post):
        says = says_posted(block.text, post.language)
        found = post.first_date(block.text) if says or block.index >= last else None
        if found is not None and (says or block.index not in others):
            confidence = 0.5 if says and block.zone not in SKIPPED else 0.4
            # of a page that was changed then, and says no more
            changed = ends_modified(key(block.text[: found.start]))
            if changed:
                yield post.claim("date_modified", found.value, block, confidence, "after the text")
            yield post.published(found.value, block, 0.3 if changed else confidence, "after the text")


def _lines_below(post: Post) -> list[Block]:
    """The short lines with a digit around the last paragraph and below it."""
    layout, last = post.layout, post.last.index
    below = post.blocks[max(layout.start + 1, last - 2) : min(layout.end + 8, post.end)]
    return [b for b in below if b.digits and not is_prose(b) and len(b.text) < _LONGEST_LINE]


def _of_others(post: Post) -> set[int]:
    """The lines of a plain text, below the head of what follows, that have several days: each is another post's."""
    last = post.last.index
    head = next((b.index for b in post.blocks[last + 1 : post.layout.end + 8] if is_end(b)), len(post.blocks))
    if post.last.element is not None:
        return set()
    days = {b.index: found.value for b in _lines_below(post) if b.index > head and (found := post.first_date(b.text))}
    return set(days) if len(set(days.values())) > 1 else set()


_LONGEST_LINE = 120


# ---------------------------------------------------------------- elsewhere


def in_address(post: Post) -> Iterator[Claim]:
    """The day in an address such as /2012/12/05/slug."""
    address = post.document.address or ""
    m = _PATH_DATE.search(urlsplit(address).path)
    if m and (day := parse_moment(f"{m[1]}-{m[2]}-{m[3]}")):
        yield Claim("review", "date_published", day, Evidence("byline", "", address, 0.55, "in the address"))


_PATH_DATE = lazy(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")


def in_title(post: Post) -> Iterator[Claim]:
    """The day in the page's title."""
    if (found := post.first_date(post.document.title)) is not None:
        yield post.titled("date_published", found.value, 0.4, "in the title")


def day_of_issue(post: Post) -> Iterator[Claim]:
    """The day of a paper's issue above the headline: "No. 12 (1847) · 3 May 2020"."""
    above = [block for block in post.blocks[: max(0, post.layout.headline)] if block.zone != "hidden"]
    # at the top of the page, or below a column of links right above the headline
    for block in (*above[:_TOP_LINES], *above[_TOP_LINES:][-_BESIDE_HEADLINE:]):
        if block.digits and len(block.text) <= _LONGEST_HEAD and _numbers_issue(block.text, post.language):
            found = post.first_date(block.text)
            if found is not None:
                yield post.published(found.value, block, 0.42, "the day of the issue")
                return


_TOP_LINES, _BESIDE_HEADLINE, _LONGEST_HEAD = 15, 3, 80


def _numbers_issue(text: str, language: str | None) -> bool:
    """Whether a word for an issue and a number stand side by side."""
    named = known_words("issue", language)
    tokens = [token.strip(".,:()") for token in text.casefold().split()]
    beside = zip(tokens, tokens[1:], strict=False)
    return any((a in named and b.isdigit()) or (b in named and a.isdigit()) for a, b in beside)


def day_and_month(post: Post) -> Iterator[Claim]:
    """As in "Posted May 3", whose year an archive of months or the line of rights has: "May 2020"."""
    headline = post.layout.headline
    for block in post.blocks[max(0, headline - ABOVE) : headline + BELOW]:
        found = _bare_day(post, block)
        if found is not None:
            years = _years(post, found.value.month)
            near = date(max(years), found.value.month, _MIDDLE) if years else None
            if near is not None and (day := find_day(block.text, near)) is not None:
                yield post.published(day.value, block, 0.4, "the year of the archive's month")
            return


def _bare_day(post: Post, block: Block) -> FoundDate | None:
    """The day of a short line that has no year, and no words that say of something else."""
    if not block.digits or len(block.text) > _SHORT or is_dated(block.text):
        return None
    found = find_day(block.text, date(_ANY_YEAR, 1, 1))
    beside = known_words("on", post.language) | known_words("weekday", post.language)
    return found if found is not None and set(key(block.text[: found.start]).split()) <= beside else None


def _years(post: Post, month: int) -> list[int]:
    """The years in which short lines name a month, or else those of the rights."""
    short = [b.text for b in post.blocks if b.digits and len(b.text) < _LONGEST_HEAD]
    of_months = [said for text in short if (said := find_month_year(text)) is not None]
    years = [year for year, named in of_months if named == month]
    return years or [int(m[1]) for text in short if (m := _RIGHTS_YEAR.search(text))]


_ANY_YEAR, _MIDDLE = 2000, 15
_RIGHTS_YEAR = lazy(r"(?:©|\([cC]\)|[Cc]opyright)\s*((?:19|20)\d\d)")
