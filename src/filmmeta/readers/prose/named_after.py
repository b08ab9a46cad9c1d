"""Names behind the words that credit them: "directed by Ada Brandt", "scénář Ondřeje Kopty"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.casts import by_others
from filmmeta.readers.prose.leading import NEAR, ONE, SEVERAL, is_likened, names_at
from filmmeta.readers.prose.names import evidence_of
from filmmeta.readers.prose.passage import Passage, is_long, name_before
from filmmeta.readers.prose.wordings import group, roles_of
from filmmeta.values.bylines import is_byline
from filmmeta.values.inflected import nominative
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import key, words


def named_after(passage: Passage) -> Iterator[Claim]:
    """As in "directed by Ada Brandt": the names follow the phrase."""
    found, roles = roles_of(passage.language, "before")
    done = 0
    for start, phrase in found.places(passage.folded, passage.block.said):
        given = roles[phrase]
        if start < done or _is_of_something_else(passage, start, phrase, given):
            continue
        behind = start + len(phrase)
        led = list(names_at(passage, behind)) or list(_names_behind_copula(passage, behind))
        if not led or _is_in_genitive(passage, phrase, led) or _is_apart(passage, start, phrase):
            continue
        if "actors" not in given or not _is_lone(passage, start, phrase, led):
            yield from _credited(passage, start, phrase, given, led)
            done = led[-1][0]


def _credited(
    passage: Passage, start: int, phrase: str, roles: tuple[str, ...], led: list[tuple[int, str]]
) -> Iterator[Claim]:
    """Those whom a phrase leads to, and who stands behind them in the same breath."""
    language, played = passage.language, "actors" in roles
    # a cast that a box lists is trusted more
    firm = 0.55 if " " not in phrase else 0.58 if played else 0.62
    case = _case_after(phrase, language)
    done, about = 0, ""
    for end, names in led:
        # "(played by Jonas Pell)": what stands before the bracket in quotation marks is whom he plays
        bracketed = played and passage.text[start - 1 : start] == "("
        done, about = end, "" if bracketed else passage.about(start, end)
        yield from passage.claims(start, end, names, roles, firm, about, case)
    if played and phrase.rpartition(" ")[2] in group("agent", language, "prose"):
        yield from by_others(passage, done)
    if "directors" in roles:
        yield from _behind_directors(passage, start, done, about)


def _behind_directors(passage: Passage, start: int, end: int, about: str) -> Iterator[Claim]:
    """The year and the cast of "directed by Ada Brandt in 2000", "directed by Ada Brandt with B, C and D"."""
    if dated := _IN_YEAR.match(passage.text, end):
        evidence = evidence_of(passage.document, passage.block, start, dated.end(), 0.5)
        yield Claim("film", "year", int(dated[1]), evidence, about=about, block=passage.block.index)
    if cast := _cast_after(passage.language).match(passage.text, end):
        yield from passage.claims(start, cast.end(), cast[1], ("actors",), 0.5, about)


# "diretto da Ada Brandt nel 2000"
_IN_YEAR = lazy(r"\s(?:in|nel|en|em|im\sJahre?|w|we?|v|в|у|i|år)\s((?:19|20)\d\d)(?!\d)")


@cache
def _cast_after(language: str | None) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{either(group('with', language))})\s({SEVERAL})")


def _names_behind_copula(passage: Passage, position: int) -> Iterator[tuple[int, str]]:
    """As in "the screenwriter is the same Ines Vale": but "the director is Ada Brandt's nephew"."""
    if (copula := _copula(passage.language).match(passage.text, position)) is not None:
        for end, names in names_at(passage, copula.end()):
            if " " not in names or names.endswith(("'s", "’s")):
                return
            yield end, names


@cache
def _copula(language: str | None) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(group('is', language, 'prose'))})(?=\s)")


def _is_in_genitive(passage: Passage, phrase: str, led: list[tuple[int, str]]) -> bool:
    """Whether a noun has its maker in the genitive behind it, and not a name as in a list: `named_in_genitive`."""
    if not led or phrase not in roles_of(passage.language, "genitive")[1] or passage.language is None:
        return False
    return nominative(ONE.split(led[0][1])[0], passage.language, "genitive") is not None


def _case_after(phrase: str, language: str | None) -> str:
    """The case that a phrase puts names in, empty for the nominative and in languages without cases."""
    return next((case for case in ("genitive", "instrumental") if phrase in group(case, language, "prose")), "")


def named_in_genitive(passage: Passage) -> Iterator[Claim]:
    """As in "scénář Ondřeje Kopty": behind these nouns a name is whose work it is, if it has that case's endings."""
    found, roles = roles_of(passage.language, "genitive")
    verbs = roles_of(passage.language, "after")[1]
    for start, noun in found.places(passage.folded, passage.block.said):
        if noun in verbs and (name := name_before(passage.text, max(0, start - NEAR), start)) and " " in name[1]:
            continue  # "Etta Moreau gra Jana Pella": the noun for a performance is "plays", too
        for end, names in names_at(passage, start + len(noun)):
            if passage.language and nominative(ONE.split(names)[0], passage.language, "genitive"):
                about = passage.about(start, end)
                yield from passage.claims(start, end, names, roles[noun], 0.5, about, "genitive")


def _is_of_something_else(passage: Passage, start: int, phrase: str, roles: tuple[str, ...]) -> bool:
    """As in "like director Ada Brandt", "the novel written by Ines Vale", and in a line that says who wrote it all."""
    if is_likened(passage, start):
        return True
    if "actors" in roles and not words("caption", passage.language).isdisjoint(
        key(passage.text[:start][-20:]).split()[-1:]
    ):
        return True  # "Photo courtesy of Harbour Pictures"
    if not _OF_A_SHOW.isdisjoint(roles) and any(
        f" {w} " in f" {passage.block.key[:300]} " for w in words("song", "en")
    ):
        return True  # "hosted by A. Name, edited by B. Name": so is the podcast
    if "writers" not in roles or "directors" in roles:
        return False
    if start < _AT_START and (passage.block.digits or is_byline(passage.text, passage.language)):
        return not is_long(passage.text)
    works = words("works", passage.language) | words("works", "en")
    return " " in phrase and not works.isdisjoint(key(passage.text[max(0, start - 25) : start]).split()[-2:])


_OF_A_SHOW = frozenset(("editors", "producers"))
_AT_START = 3


def _is_apart(passage: Passage, start: int, phrase: str) -> bool:
    """As in "Grady's editor, Jonas Pell": only "the editor, Jonas Pell" has the name behind a comma.

    "In the leading role, Jonas Pell" has it there, too.
    """
    if " " in phrase:
        return False
    before, text, end = passage.folded[max(0, start - 12) : start].split(), passage.text, start + len(phrase)
    return text[end : end + 1] == "," and not (before and before[-1] in group("articles", passage.language, "prose"))


def _is_lone(passage: Passage, start: int, phrase: str, led: list[tuple[int, str]]) -> bool:
    """As in "avec Margaret Thatcher au pouvoir": a word for "with" heads a cast of several, or one in brackets."""
    if phrase not in words("with", passage.language):
        return False
    return passage.text[start - 1 : start] != "(" and not any(ONE.search(names) for _, names in led)
