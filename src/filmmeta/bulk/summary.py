"""What a run came to: counted as it goes, kept with its state, printed at its end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from filmmeta.bulk.records import Failed, Skipped
from filmmeta.bulk.work import Outcome


@dataclass
class Summary:
    """Counts of a run over many pages; of one that was resumed, over all its parts."""

    pages: int = 0
    """Pages read, those with an error included."""
    films: int = 0
    reviews: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """Pages read whole, by kind: `review`, `several`, `film`, `none`."""
    syntaxes: Counter[str] = field(default_factory=Counter)
    """Pages read whole, by what they say it with; a page with several counts for each, `text alone` is none of them."""
    errors: Counter[str] = field(default_factory=Counter)
    """Pages that gave nothing, by kind of error."""
    skipped: Counter[str] = field(default_factory=Counter)
    """What was no page, by reason."""
    seconds: float = 0.0
    """Wall time."""

    def add(self, outcome: Outcome) -> None:
        """Count one item by what became of it."""
        if isinstance(outcome, Skipped):
            self.skipped[outcome.reason] += 1
            return
        self.pages += 1
        if isinstance(outcome, Failed):
            self.errors[outcome.kind] += 1
            return
        done = outcome.done
        self.films += done.films
        self.reviews += done.reviews
        self.kinds[done.kind] += 1
        self.syntaxes.update(done.syntaxes or ("text alone",))

    def as_dict(self) -> dict[str, Any]:
        """The counts as JSON can hold them, the largest first."""
        return {k: dict(v.most_common()) if isinstance(v, Counter) else v for k, v in vars(self).items()}

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Summary:
        """The counts that `as_dict` gave."""
        read: dict[str, Any] = {k: Counter(v) if isinstance(v, dict) else v for k, v in data.items()}
        return cls(**read)
