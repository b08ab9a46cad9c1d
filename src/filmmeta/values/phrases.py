"""Many phrases looked for at once: only those are searched for of which the text has a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from filmmeta.values.patterns import lazy
from filmmeta.vocabulary import key

_WORD_CHARACTER = lazy(r"\w")


class Phrases:
    """A set of phrases in small letters, found where each stands as whole words.

    >>> found = Phrases(["directed by", "by"])
    >>> text = "written and directed by"
    >>> found.places(text, text.split())
    [(12, 'directed by'), (21, 'by')]
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_word: dict[str, list[str]] = defaultdict(list)
        for phrase in phrases:
            if words := key(phrase).split():
                self._by_word[max(words, key=len)].append(phrase)
        self.words = frozenset(self._by_word)
        """A word of each phrase: a text without any of them has none of the phrases."""

    def places(self, lowered: str, words: Iterable[str]) -> list[tuple[int, str]]:
        """Where the phrases stand in a text, in order, of several at one place the longest first.

        Args:
            lowered: the text in small letters.
            words: the words of the text's key.
        """
        found: list[tuple[int, str]] = []
        if self.words.isdisjoint(words):
            return found
        for word in self.words.intersection(words):
            for phrase in self._by_word[word]:
                at = lowered.find(phrase)
                while at >= 0:
                    if _stands_alone(lowered, at, at + len(phrase)):
                        found.append((at, phrase))
                    at = lowered.find(phrase, at + 1)
        found.sort(key=lambda place: (place[0], -len(place[1])))
        return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = start == 0 or not text[start].isalnum() or not _WORD_CHARACTER.match(text, start - 1)
    return before and not _WORD_CHARACTER.match(text, end)
