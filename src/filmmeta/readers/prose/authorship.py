"""Who wrote the script, as sentences say it: "who wrote the script with Ines Vale", "signed by the director"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from filmmeta.claims import Claim
from filmmeta.readers.prose.names import AND, NAME, SURNAME, UPPER
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import group, leads_to_agent, phrases, roles_of
from filmmeta.values.inflected import nominative
from filmmeta.values.patterns import either, lazy
from filmmeta.vocabulary import key, label, words

_END = lazy(r"(?<![A-Z])[.!?…](?=\s|$)|[\n;]")
_CONFIDENCE = 0.52
_NEAR = 60


def tells_author(passage: Passage) -> bool:
    """A cheap test: whether a text has a word for a script or says that somebody wrote one."""
    if passage.language in _UNSPACED:
        return any(form in passage.text for form in group("cowrote", passage.language, "prose"))
    return not _telling(passage.language).isdisjoint(passage.block.said)


@cache
def _telling(language: str | None) -> frozenset[str]:
    return frozenset().union(*(phrases(name, language, "prose").words for name in ("script", "cowrote")))


def authors(passage: Passage, directors: Iterable[str]) -> Iterator[Claim]:
    """The writers of a passage's sentences.

    Args:
        directors: who directed the film as far as the page says, for "the director himself" and where only a last name
            stands; the likeliest first.
    """
    start = 0
    if passage.language in _UNSPACED:  # these have no names of others: "각본도 감독이 직접 썼다"
        for name in list(directors)[:1]:
            yield from passage.claims(0, len(passage.text), name, ("writers",), _CONFIDENCE, "")
        return
    for m in (*_END.finditer(passage.text), None):
        end = m.start() if m else len(passage.text)
        if end - start > _SHORTEST:
            yield from _Sentence(passage, start, end, list(directors)).claims()
        start = m.end() if m else end


_SHORTEST = 15
_UNSPACED = frozenset(("ja", "ko", "zh"))


class _Sentence:
    def __init__(self, passage: Passage, start: int, end: int, directors: list[str]) -> None:
        self.passage, self.language, self.text = passage, passage.language, passage.text
        self.start, self.end, self.directors = start, end, directors
        self.found: dict[str, tuple[int, int]] = {}

    def claims(self) -> Iterator[Claim]:
        nouns, verbs, whole = (self._places(name) for name in ("script", "wrote", "cowrote"))
        for start, noun in nouns:
            self._listed_behind(start + len(noun))
        # "wrote the script", "the script that he wrote"; or a verb that needs no noun, and then of the director alone
        if verbs and nouns:
            at = min(verbs, key=lambda verb: min(abs(verb[0] - noun[0]) for noun in nouns))
            self._written(at, nouns[0], any_name=True)
        elif whole:
            self._written(whole[0], whole[0], any_name=False)
        for name, (start, end) in self.found.items():
            about = self.passage.about(start, end)
            yield from self.passage.claims(start, end, name, ("writers",), _CONFIDENCE, about)

    def _places(self, name: str) -> list[tuple[int, str]]:
        found = phrases(name, self.language, "prose").places(self.passage.folded, self.passage.block.said)
        return [(at, form) for at, form in found if self.start <= at < self.end]

    # ------------------------------------------------------------ "the script, by the director and Ines Vale"

    def _listed_behind(self, position: int) -> None:
        """Who is listed behind the noun and a word for "by": names, last names and "the director himself"."""
        by, language = _by(self.language).match(self.text, position, self.end), self.language
        if by is not None and not leads_to_agent(by[1], language):
            return
        agent = by is not None and by[2] in group("agent", language, "prose")
        if by is not None and not agent and len(by[1].split()) > _MOST_BETWEEN:
            return  # "le scénario lui prête des répliques typiques de Vale"
        at = by.end() if by is not None else position
        names: list[tuple[str, int, int]] = []
        while m := _item(language).match(self.text, at, self.end):
            # "from a script by Ines Vale, it stars a young Jonas Pell", "script by Pell's neighbour"
            if (self.text[at - 1] == "," and m[1]) or (m[2] and _OWNED.search(m[2])):
                break
            called = nominative(m[2], language, "genitive") if m[2] and by is None and language else m[2]
            name = self._called(called) if called else "" if m[2] else self._director_in(m[1])
            if not name:
                break
            names.append((name, m.start(), m.end()))
            joint = _joint(language).match(self.text, m.end(), self.end)
            if joint is None:
                break
            at = joint.end()
        if len(names) > 1 or agent or (names and names[0][0] in self.directors):
            for name, start, end in names:
                self.found.setdefault(name, (start, end))

    def _director_in(self, lead: str) -> str:
        """The director, where words name that role."""
        if self.directors and any(_is_director(word, self.language) for word in lead.split()):
            return self.directors[0]
        return ""

    # ------------------------------------------------------------ "Brandt, who wrote the script with Ines Vale"

    def _written(self, verb: tuple[int, str], noun: tuple[int, str], any_name: bool) -> None:
        first, last = min(verb[0], noun[0]), max(verb[0] + len(verb[1]), noun[0] + len(noun[1]))
        works = words("works", self.language) | words("works", "en")
        if not works.isdisjoint(key(self.text[max(self.start, first - 20) : min(self.end, last + 20)]).split()):
            return
        together = list(self._together(first, last))
        taken = [(start, end) for _, start, end in together]
        subject = self._subject(verb[0], taken, any_name) or self._behind(verb, noun, taken, any_name)
        said = self.text[self.start : self.end].lower().split()
        if not subject and self.directors:
            # "scenariusz napisała razem z Iną Vale": the verb alone tells that it was she; "har skrivit manus själv"
            own = any_name and not group("self", self.language, "prose").isdisjoint(w.strip(",.()") for w in said)
            if together or own or self._director_in(self.text[max(self.start, verb[0] - _NEAR) : verb[0]]):
                subject = (self.directors[0], first, last)
        for found in filter(None, (subject, *(together if subject or any_name else ()))):
            self.found.setdefault(found[0], (found[1], found[2]))

    def _subject(self, verb: int, taken: list[tuple[int, int]], any_name: bool) -> tuple[str, int, int] | None:
        """The name before a verb: next to it anybody's, across an aside only the director's."""
        for m in reversed(list(_ANY_NAME.finditer(self.text, self.start, verb))):
            if any(start <= m.start() < end for start, end in taken) or not (name := self._called(m[1])):
                continue
            if name in self.directors:
                return name, m.start(), verb
            between = self.text[m.end() : verb]
            for start, end in taken:
                if m.end() <= start < verb:
                    between = between.replace(self.text[start:end], "")
            close = len(between.split()) <= _MOST_BETWEEN and not any(c in between for c in ',;:()“”"')
            who = _who(self.language).match(between) is not None
            return (name, m.start(), verb) if any_name and " " in name and (close or who) else None
        return None

    def _behind(
        self, verb: tuple[int, str], noun: tuple[int, str], taken: list[tuple[int, int]], any_name: bool
    ) -> tuple[str, int, int] | None:
        """As in "Сценарий написала Ада Брандт": the name right behind the verb, where the noun stands before it."""
        m = _NEXT.match(self.text, verb[0] + len(verb[1]), self.end) if noun[0] < verb[0] and any_name else None
        if m is None or any(start <= m.start(1) < end for start, end in taken):
            return None
        return m[1], verb[0], m.end()

    def _together(self, first: int, last: int) -> Iterator[tuple[str, int, int]]:
        """Who wrote along: "together with Ines Vale", with the endings of languages that have a case for it."""
        text, language = self.text, self.language
        for m in _with_name(language).finditer(text, self.start, self.end):
            if not first - _NEAR <= m.start() <= last + _NEAR or "," in text[last : m.start()]:
                continue
            for part in re.split(AND, m[1]):
                name = (nominative(part, language, "instrumental") if language else None) or part
                yield name, m.start(), m.end()
        for m in _name_with(language).finditer(text, max(self.start, first - _NEAR), min(self.end, last + _NEAR)):
            name = (nominative(m[1], language, "genitive") if language else None) or m[1]
            yield name, m.start(), m.end()
        if language == "hu":
            for m in _ANY_NAME.finditer(text, self.start, self.end):
                if " " in m[1] and (called := nominative(m[1], language, "instrumental")):
                    yield called, m.start(), m.end()

    def _called(self, name: str) -> str:
        """The full name of somebody; of a director also by part of it, or in another case."""
        bare = _OWNED.sub("", name)
        first, _, rest = bare.partition(" ")
        if rest and first.lower() in group("script", self.language, "prose"):
            bare = rest  # "Сценарий Брандт написала": both words have capitals
        for director in self.directors:
            last = director.casefold()
            if last == bare.casefold() or last.endswith(f" {bare.casefold()}"):
                return director
        full = self.passage.people.full(bare)
        return full if full and " " in full else ""


_MOST_BETWEEN = 3
_ANY_NAME = lazy(rf"(?<![\w’'-])({SURNAME})")
_NEXT = lazy(rf"\s(?:[^\W{UPPER}\d_]+\s){{0,2}}?({NAME})")
_OWNED = lazy(r"['’]s$")


@cache
def _by(language: str | None) -> re.Pattern[str]:
    """Between a script and its makers: "script, by", "script is credited to", "Drehbuch stammt von"."""
    agents = group("agent", language, "prose") | group("by", language, "prose")
    word = rf"(?![{UPPER}])[\w’'-]+"
    return re.compile(rf"(,?(?:\s{word}){{0,6}}?),?\s({either(agents)})(?=\s)")


@cache
def _item(language: str | None) -> re.Pattern[str]:
    """One of those listed: a name behind some small words, or small words alone ("the director himself")."""
    word = rf"(?![{UPPER}])[\w’'-]+"
    joints = either(group("and", language) | group("together", language, "prose"))
    own = either(group("self", language, "prose"))
    return re.compile(rf"((?:\s(?!(?:{joints})\s){word}){{0,4}})(?:\s({SURNAME})(?:\s(?:{own}))?(?![\w’'-]))?")


@cache
def _joint(language: str | None) -> re.Pattern[str]:
    joints = either((group("and", language) | group("together", language, "prose")) - {","})
    agents = either(group("agent", language, "prose") | group("by", language, "prose"))
    return re.compile(rf"(?:,?\s(?:{joints})|,)(?:\s(?:{agents}))?(?=\s)")


@cache
def _with_name(language: str | None) -> re.Pattern[str]:
    forms = either(group("together", language, "prose"))
    return re.compile(rf"(?<!\w)(?:{forms})\s(?:[^\W{UPPER}\d_][\w’'-]*\s){{0,3}}?({NAME}(?:{AND}{NAME})*)")


@cache
def _name_with(language: str | None) -> re.Pattern[str]:
    """Where the word for "with" stands behind the name."""
    forms = either(group("together_after", language, "prose")) if language in ("tr", "fi") else "(?!)"
    return re.compile(rf"({NAME})\s?(?:{forms})(?!\w)")


@cache
def _who(language: str | None) -> re.Pattern[str]:
    forms = either(group("who", language, "prose") | group("who_plays", language, "prose"))
    return re.compile(rf",?\s\(?(?:{forms})\s(?:[^\W{UPPER}\d_][\w’'-]*\s){{0,4}}$")


@cache
def _is_director(word: str, language: str | None) -> bool:
    before = roles_of(language, "before")[1]
    return label(word, language) == "directors" or "directors" in before.get(word.lower(), ())
