"""Names and whom they play: "Etta Moreau is terrific as Mara", "Etta Moreau, as the widow, is"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.asides import ASIDE_BEHIND, LONGEST_NAME, who_behind
from filmmeta.readers.prose.names import NAME, SURNAME, UPPER
from filmmeta.readers.prose.passage import Passage, name_before
from filmmeta.readers.prose.wordings import group, leads_to_name, phrases, role_after_as
from filmmeta.values.patterns import either
from filmmeta.vocabulary import label


def in_roles(passage: Passage) -> Iterator[Claim]:
    """As in "Etta Moreau is terrific as Mara", "Etta Moreau, as the widow, is": a name, and whom it plays."""
    text, language = passage.text, passage.language
    done = 0
    for start, word in phrases("as", language).places(passage.folded, passage.block.said):
        role = role_after_as(language).match(text, start + len(word))
        if role is None or (role[1] and (label(role[1], language) or role[1] in group("no_name", language))):
            continue  # "as the director", "som vanligt"
        reach = max(done, start - LONGEST_NAME)
        name = _shines(language).search(text, reach, start)
        if name is not None and name[2] and name[2].split()[-1] in group("regarded", language, "prose"):
            continue
        name = name or _with_role(text, reach, start, role, language, plain=" " in word)
        if name is None and role[1] and text[:start].endswith(_who_ends(language)):
            name = who_behind(language).search(text, reach, start)  # "Etta Moreau, who as the sitter gives"
        if name is None and not role[1] and language != "de":
            name = _clanks_about().search(text, max(reach, text.rfind(". ", reach, start)), start)
        if name is not None:
            done = role.end()
            about = passage.about(name.start(), done)
            yield from passage.claims(name.start(), done, name[1], ("actors",), 0.5, about)


@cache
def _who_ends(language: str | None) -> tuple[str, ...]:
    return tuple(f" {word} " for word in sorted(group("who_plays", language, "prose")))


@cache
def _clanks_about() -> re.Pattern[str]:
    """As in "Etta Moreau clanks about in a boiler as Mara": a sentence that begins with a name and has no other."""
    return re.compile(rf"(?:^|(?<=[.!?”»)]\s))({NAME})\s(?:(?![{UPPER}])[\w’'-]+,?\s){{2,14}}$")


def _with_role(
    text: str, start: int, end: int, role: re.Match[str], language: str | None, plain: bool
) -> re.Match[str] | None:
    """The name right before "as", where it can be no object, as in "he treats Jonas Pell as a friend".

    Args:
        plain: whether the words can mean nothing else, as "in the role of" can.
    """
    if text[end - 2 : end] == ") " and (aside := ASIDE_BEHIND.search(text, start, end)):
        return aside
    name = name_before(text, start, end)
    if name is None or not role[1] or plain:
        return name
    if " " not in name[1]:
        return None
    before = text[max(0, name.start() - 25) : name.start()].rstrip()
    said = before.lower().split()
    # "and young Jonas Pell as the boy"
    if len(said) > 2 and said[-2] in _part_openers(language) and leads_to_name(before.split()[-1], language):
        said.pop()
    begins = not before or not before[-1].isalpha() or said[-1] in _part_openers(language)
    return name if begins or text[end - 2 : end] == ", " else None


@cache
def _part_openers(language: str | None) -> frozenset[str]:
    return (
        group("and", language)
        | group("with", language)
        | group("including", language)
        | group("by", language, "prose")
        | group("articles", language, "prose")
        | group("has", language, "prose")
        | group("epithet", language)
    )


@cache
def _shines(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"({SURNAME})\s(?:{either(group('shines', language))})((?:\s[\w’'-]+){{0,4}})\s?$")
