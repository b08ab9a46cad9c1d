"""Senders of letters and members of forums: "From: a.name@site.example (A. Name)", "quillfeather wrote:"."""

from __future__ import annotations

from collections.abc import Iterator

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.layout import is_prose
from filmmeta.readers.byline.names import MAIL, lone_name
from filmmeta.readers.byline.post import FAR_BELOW, SKIPPED, Post
from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key, known_words

_LONGEST = 100


def correspondents(post: Post) -> Iterator[Claim]:
    """The first sender above the text, by an address beside a name or by words such as "A. Name wrote"."""
    layout = post.layout
    for block in post.blocks[max(0, layout.headline - FAR_BELOW) : layout.start + 1]:
        line, _, below = block.text.partition("\n")
        if block.zone in SKIPPED or len(line) > _LONGEST or is_prose(block):
            continue
        if found := [*_wrote(post, block, line, below)] or [*_sent(post, block, line)]:
            yield from found
            return


def _wrote(post: Post, block: Block, line: str, below: str) -> Iterator[Claim]:
    """As in "quill_feather (quill_feather) wrote,", with the day below it, but not above a quotation."""
    said = key(line).split()
    if known_words("wrote", post.language).isdisjoint((*said[-1:], " ".join(said[-2:]))):
        return
    m = _WROTE.match(line)
    after = next((b.text for b in post.blocks[block.index + 1 : block.index + 2]), "")
    if m is None or after.startswith((">", "|")):
        return
    if (found := post.first_date(below or after)) is not None:
        yield post.published(found.value, block, 0.6, "beside who wrote")
    yield post.author(m[1], block, 0.6, "who wrote what follows", line)


# the writer's name or handle, and in brackets whose account it is
_WROTE = lazy(
    r"\s*([^\W\d_][\w-]{1,24}(?:\s[^\W\d_][\w-]{1,24})?)\s(?:\([\w\s-]{2,30}\)\s)?(?:[^\W\d_]+\s)?[^\W\d_]+[,:]?$"
)


def _sent(post: Post, block: Block, line: str) -> Iterator[Claim]:
    """As in "From: a.name@site.example (A. Name)" and "A. Name a.name at site.example"."""
    if not MAIL.search(line):
        return
    head, colon, rest = line.partition(":")
    sent = bool(colon) and key(head) in known_words("sender", post.language)
    person = lone_name(MAIL.sub("", rest if sent else line).strip(" ()[]<>\"'"), post.language)
    if person is not None:
        yield post.author(person, block, 0.75 if sent else 0.6, "a name beside an address", line)


def members(post: Post) -> Iterator[Claim]:
    """The first writer of a forum's thread: the name above "Joined: 3 May 2004", "Posts: 213"."""
    member = known_words("member", post.language)
    for block in post.blocks[max(0, post.layout.headline) : post.layout.start]:
        lines = block.text.split("\n")
        at = next((i for i, line in enumerate(lines) if ":" in line and key(line.partition(":")[0]) in member), -1)
        if at < 0 or not block.digits or is_prose(block):
            continue
        before = post.blocks[max(0, block.index - 3) : block.index]
        above = [*(b.text.split("\n")[0] for b in before), *lines[:at]]
        handles = [name for name in above if _ACCOUNT.fullmatch(name)]
        # of a name and a rank below it the name is said again: above the next post, or who was last to edit
        again = [name for name in handles if sum(name in b.text for b in post.blocks) > 1]
        # or it is in bold
        bold = [name for name in handles if any(name in b.marked("b") for b in (*before, block))]
        for name in (again or bold or handles)[-1:]:
            yield post.author(name, block, 0.6, "whose account it is", name)
        return


_ACCOUNT = lazy(r"[^\W\d_][\w.-]{1,24}(?:\s[\w.-]{1,20})?")
