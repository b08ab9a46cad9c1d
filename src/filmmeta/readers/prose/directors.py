"""Who directed the film, as far as it is known while the text is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from filmmeta.claims import Claim
from filmmeta.document import Document
from filmmeta.values.people import split_people


class Directors:
    """Who directed the film, as far as labels and sentences say: the script is often "by the director herself"."""

    def __init__(self, document: Document) -> None:
        self._said: list[tuple[int, float, str]] = []
        for found in document.labels:
            if found.property in ("directors", "directors_writers"):
                for person in split_people(found.value, document.base_language):
                    self._said.append((found.block, found.strength, person.name))

    def heard(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """The same claims, those of directors kept."""
        for claim in claims:
            if claim.property == "directors" and self._is_known(claim.value.name):
                continue
            if claim.property == "directors" and (" " in claim.value.name or claim.value.name > "\u2e7f"):
                self._said.append((claim.block, claim.evidence.confidence, claim.value.name))
            yield claim

    def _is_known(self, name: str) -> bool:
        """As in "戸倉監督" behind "戸倉洋平監督": scripts without spaces have the last name first."""
        return name > "\u2e7f" and any(said.startswith(name) and said != name for _, _, said in self._said)

    def near(self, block: int) -> list[str]:
        """Their names, those first who are named most firmly and nearest to a block."""
        ranked = sorted(self._said, key=lambda said: (-round(said[1], 1), abs(said[0] - block)))
        return list(dict.fromkeys(name for _, _, name in ranked))
