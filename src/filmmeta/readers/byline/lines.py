"""Lines around the headline: "Posted by X on DATE", "Von X", a date or a name alone."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_prose
from filmmeta.layout.facts import table_rows
from filmmeta.layout.front import home_link
from filmmeta.readers.byline.below import worded
from filmmeta.readers.byline.beside import beside_date
from filmmeta.readers.byline.days import days_of_line
from filmmeta.readers.byline.names import ADDRESS, lone_name
from filmmeta.readers.byline.post import ABOVE, BELOW, FAR_BELOW, SKIPPED, Post
from filmmeta.readers.byline.wording import is_dated, is_phrase, said_by, says_posted
from filmmeta.values.bylines import after_by, by_within, byline_people, is_byline, is_dateline
from filmmeta.values.people import names_source
from filmmeta.vocabulary import common_words, key, words

_FAR = 60
"""So many blocks from the window's ends a line may still be a byline."""
_MOST_LINES = 4
_LONGEST_LINE, _LONGEST_PROSE = 160, 200


def lines(post: Post) -> Iterator[Claim]:
    """Who wrote the review, and when, as lines around the headline say."""
    titles = {key(post.document.title), post.document.headline.key if post.document.headline is not None else ""}
    credited = {f.block for f in post.document.labels if f.property in _MAKERS_AND_CAST}
    for block in _around_headline(post, _facts(post, credited)):
        held = [line for line in block.text.split("\n")[:_MOST_LINES] if len(line) <= _LONGEST_LINE]
        if block.index in credited and "\n" in block.text:
            # "نویسنده: A" amid the film's facts is its writer
            held = [line for line in held if ":" not in line or is_dated(line)]
        if block.key not in titles:  # "Crítica de Low Water"
            for line in held:
                yield from _authors(post, block, line)
        if block.digits:
            yield from beside_date(post, block)
            for line in held:
                yield from days_of_line(post, block, line)


# ---------------------------------------------------------------- which lines

_MAKERS_AND_CAST = frozenset(("directors", "actors", "directors_writers"))
_OF_REVIEW = frozenset(("authors", "published", "modified", "rating", "summary", "ignored"))
"""Labels whose values may be bylines."""


def _around_headline(post: Post, facts: set[int]) -> Iterator[Block]:
    window = post.window
    for index in window:
        if window.start + _FAR <= index < window.stop - _FAR:
            continue  # a list of hundreds of lines between headline and text has other people's days
        block = post.blocks[index]
        if index in facts or (block.zone in SKIPPED and not _in_foot_of_head(post, block)):
            continue
        if len(block.text) <= _LONGEST_PROSE or not is_prose(block):
            yield block


def _facts(post: Post, credited: set[int]) -> set[int]:
    """The blocks that hold facts of the film: values below their labels, and its writer beside its director."""
    labels = post.document.labels
    values = {f.value_block for f in labels if f.property not in _OF_REVIEW and f.block != f.value_block}
    rows = table_rows(post.blocks, post.language)
    # "Written by: A. Name" right beside "Directed by"
    return values | {
        f.block
        for f in labels
        if f.property == "writers"
        and (f.block in rows or not credited.isdisjoint((f.block - 1, f.block + 1)))
        and not is_dated(post.blocks[f.block].text)
    }


def _in_foot_of_head(post: Post, block: Block) -> bool:
    """Whether a `<footer>` stands between the headline and the text: that of the post's head."""
    return block.zone == "footer" and 0 <= post.layout.headline < block.index < post.layout.start


# ---------------------------------------------------------------- whom they name


def _authors(post: Post, block: Block, line: str) -> Iterator[Claim]:
    """Those whom a line names, by the first form that fits."""
    language, below = post.language, post.below_headline(block)
    rest = after_by(line, language)
    if rest is None and ". " in line[:_BEGINNING]:
        rest = said_by(line.partition(". ")[2], language)  # "Film. Reviewed by A. Name, Oslo"
    if rest is not None and names_source(rest):
        return  # "Written by A. Name from the book by B. Name"
    if rest is not None:
        people = byline_people(rest, language, _may_be_handle(post, line, rest, below))
        yield from post.authors(people, block, 0.75, said=line)
    elif (alone := _alone(post, block, line)) is not None:
        yield alone
    elif not 0 < below <= BELOW:
        return
    elif says_posted(line, language) and (by := by_within(line, language)) is not None:
        # "submitted 5 years ago by quillfeather"
        yield from post.authors(byline_people(by, language, handles=True), block, 0.7, said=line)
    elif not block.digits and "\n" not in block.text:
        yield from worded(post, block)


_BEGINNING = 12
"""Letters in which a word or two stand, such as a weekday."""


def _may_be_handle(post: Post, line: str, rest: str, below: int) -> bool:
    """As in "Review by quillfeather Pro", or "by quillfeather" and nothing else, right below the headline."""
    if is_phrase(line, rest) and rest.count(" ") <= 1 and below >= -ABOVE:
        return True
    return 0 < below <= ABOVE and " " not in rest and post.language not in common_words().get(key(rest), ())


def _alone(post: Post, block: Block, line: str) -> Claim | None:
    """A line that is a name and nothing else; more surely the author's above a date or an address."""
    below = post.below_headline(block)
    if 0 < block.heading < _SMALL_HEADING or not 1 <= abs(below) <= FAR_BELOW:
        return None
    person = lone_name(line, post.language)
    # no menu, box or foot, and no link to the site's front page
    if person is None or block.zone or home_link(block) or _is_site(post, block.key):
        return None
    rest = block.text.partition(line)[2].strip() or next((b.text for b in post.blocks[block.index + 1 :][:1]), "")
    first = rest.split("\n")[0]
    above_date = below > 0 and block.index <= post.text_from and _begins_dated(post, first)
    if above_date or ADDRESS.fullmatch(first):
        return post.author(person, block, 0.6, "a name above a date or an address", line)
    # another line below it: a box, with its head
    if abs(below) > BELOW or (rest and "\n" in block.text and not is_byline(first, post.language)):
        return None
    # in a plain text names above the headline are a menu's
    if block.element is None and not post.layout.headline < block.index <= post.text_from:
        return None
    return post.author(person, block, 0.45, "a name alone", line)


_SMALL_HEADING = 4


def _is_site(post: Post, name: str) -> bool:
    """Whether the title ends with a name, as with the site's; "A long night - by A. Name" is the author's."""
    before, _, behind = f" {key(post.document.title)} ".rpartition(f" {name} ")
    return not behind and bool(before) and not any(before.endswith(f" {by}") for by in words("by", "en"))


def _begins_dated(post: Post, line: str) -> bool:
    """As in "3 May 2020", "Friday, 3 May 2020 | This article appeared in the May issue"."""
    found = post.first_date(line[:_LONGEST_DATELINE])
    return found is not None and (found.start < _BEGINNING or is_dateline(line, post.language))


_LONGEST_DATELINE = 80
