"""Names before the words that credit them: "Jonas Pell plays"; and where endings tell that the role leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filmmeta.claims import Claim
from filmmeta.readers.prose.asides import LONGEST_NAME, name_at
from filmmeta.readers.prose.leading import NEAR, ONE, names_at
from filmmeta.readers.prose.names import NAME, UPPER
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group, roles_of
from filmmeta.values.inflected import nominative
from filmmeta.values.patterns import lazy


def named_before(passage: Passage) -> Iterator[Claim]:
    """As in "Jonas Pell plays", "Jonas Pell, as quiet as ever, plays", "Jonas Pell and Mira Osei play"."""
    text = passage.text
    for side in ("after", "several"):
        done = 0
        found, roles = roles_of(passage.language, side)
        for start, phrase in found.places(passage.folded, passage.block.said):
            if start < done or text[start - 1 : start] == "\n":
                continue
            reach = max(done, start - LONGEST_NAME)
            m = name_at(passage, reach, start, several=side == "several") or _before_object(passage, reach, start)
            if "actors" in roles[phrase] and (played := _played_by(passage, start, phrase, m)):
                done = played[0]
                yield from passage.claims(start, done, played[1], ("actors",), 0.55, passage.about(start, done))
                continue
            if m is None or ("actors" in roles[phrase] and _is_role(m[1], passage.language)):
                continue
            done = start + len(phrase)
            about = passage.about(m.start(), done)
            yield from passage.claims(m.start(), done, m[1], roles[phrase], 0.55, about)
            if "actors" in roles[phrase] and side == "after":
                for more in _further_cast(text, done):
                    yield from passage.claims(m.start(), more.end(1), more[1], ("actors",), 0.5, about)


def _before_object(passage: Passage, start: int, end: int) -> re.Match[str] | None:
    """As in "Jonas Pell bir öğretmeni canlandırıyor": the verb stands behind whom he plays."""
    return _OBJECT_BEHIND.search(passage.text, start, end) if passage.language in _VERB_LAST else None


_VERB_LAST = frozenset(("tr", "hu"))
_OBJECT_BEHIND = lazy(rf"({NAME})\s(?:(?![{UPPER}])\w[\w’'-]*\s){{1,4}}$")


def _further_cast(text: str, position: int) -> Iterator[re.Match[str]]:
    """The rest of a sentence that goes on as it began: "Jonas Pell plays the thief, Mira Osei the judge"."""
    stop = min((i for i in (text.find(p, position) for p in (". ", "! ", "? ")) if i >= 0), default=len(text))
    return _FURTHER.finditer(text, position, min(stop, position + 400))


_FURTHER = lazy(rf"(?:,|\band|\bund|\bet|\by)\s({NAME})\s(?:the|a|an|is|as|der|die|le|la|el)\s")


def _played_by(passage: Passage, start: int, verb: str, before: re.Match[str] | None) -> tuple[int, str] | None:
    """As in "Kierownika gra Jonas Pell", "Den Bäcker spielt Jonas Pell": endings tell who plays whom.

    Returns:
        Where the names end, and the names.
    """
    text, language = passage.text, passage.language
    if language not in _ROLE_FIRST or (before is not None and _is_somebody(before[1], language)):
        return None
    lead = text[max(0, start - NEAR) : start].split()
    if text[start - 1 : start] != " " or not lead or not lead[-1].isalpha():
        return None
    if language == "de":
        # "Er spielt", "Pell spielt"; only a noun with its article can be a role
        if len(lead) < 2 or lead[-1].islower() or lead[-2].lower() not in group("articles", "de", "prose"):
            return None
    elif not group("who", language, "prose").union(group("no_role", language, "prose")).isdisjoint({lead[-1].lower()}):
        return None
    for end, names in names_at(passage, start + len(verb)):
        first = ONE.split(names)[0]
        if " " in first and not _is_role(first, language) and not first.split()[0].endswith(_ACCUSATIVE):
            return end, names
        break
    return None


def _is_somebody(name: str, language: str | None) -> bool:
    """Whether a full name can be who plays; "Den Bäcker" is none."""
    first = name.split()[0].lower()
    return " " in name and not _is_role(name, language) and first not in group("articles", language, "prose")


_ROLE_FIRST = frozenset(("pl", "cs", "sk", "ru", "uk", "de", "fi"))
_ACCUSATIVE = ("ę", "ą", "u", "у", "ю")


def _is_role(name: str, language: str | None) -> bool:
    """Whether a name's endings say that it is whom somebody plays; in Russian as many women's names end so."""
    return language in ("pl", "cs", "sk") and " " in name and nominative(name, str(language), "genitive") is not None
