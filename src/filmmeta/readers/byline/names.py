"""Names that stand alone in a line, with nothing to say whose they are."""

from __future__ import annotations

from functools import cache

from filmmeta.models import Person
from filmmeta.readers.byline.post import Post
from filmmeta.values.bylines import without_job
from filmmeta.values.patterns import lazy
from filmmeta.values.people import is_lone_name, parse_person
from filmmeta.vocabulary import any_of, common_words, key, known_words, label, words

_MAIL = r"[(<\[]?[\w.+-]+\s?(?:@|\s(?:at|AT)\s|\((?:at|AT)\)|\[(?:at|AT)\])\s?[\w-]+\.[\w.-]+[)>\]]?"
MAIL = lazy(_MAIL)
"""A mail address, also one that is hidden from programs: "a.name at site.example"."""
ADDRESS = lazy(rf"\s*(?:@\w{{3,}}|{_MAIL})\s*")
"""A line that is a mail address or a handle and nothing else."""
_LONGEST = 80


def lone_name(line: str, language: str | None) -> Person | None:
    """The person that a line names and nothing else, a job or a button aside; no words of menus."""
    bare = without_job(line, language) if " " in line and len(line) < _LONGEST else ""
    if not is_lone_name(bare) or label(bare, language) is not None or key(bare) in _no_names():
        return None
    first, _, rest = bare.partition(" ")
    # "Director Ada Brandt" of a fact box, "The Quiet Herd", "HANGING ON"
    if label(first, language) not in (None, "authors") or key(first) in words("articles", "en", "prose"):
        return None
    if any(t.casefold() in common_words() for t in rest.split() if t.isupper() and "." not in t):
        return None
    return parse_person(bare) if _menu_words(language).isdisjoint(bare.casefold().split()) else None


@cache
def _menu_words(language: str | None) -> frozenset[str]:
    """Words that lines of menus have and names have not: "Latest Reviews", "Tweet Email Print"."""
    return frozenset().union(*(known_words(group, language) for group in _OF_MENUS))


_OF_MENUS = ("film", "review", "plural", "share", "comment", "comments", "genre", "series", "archive")


@cache
def _no_names() -> frozenset[str]:
    return any_of("nobody", "skip", "home", "ends")


def is_spoken_of(post: Post, surname: str, index: int) -> bool:
    """Whether a line between the headline and the end of the text, other than the given one, has a name."""
    headline, end = post.layout.headline, post.layout.end
    return any(surname in b.text for b in post.blocks[headline:end] if b.index != index)
