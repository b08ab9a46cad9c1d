"""Saved pages with what they must give: found by themselves, compared, shown as a readable difference.

`python tests/fixture_pages.py NAME ...` writes what filmmeta now says into NAME/expected.json, to be read
line by line before it is committed: it records an answer, it does not make it right.
"""

from __future__ import annotations

import difflib
import json
import sys
from pathlib import Path
from typing import Any

import filmmeta

FIXTURES = Path(__file__).parent / "fixtures"


def folders() -> list[Path]:
    """Every folder with a page and its expected JSON."""
    return sorted(p.parent for p in FIXTURES.glob("*/expected.json"))


def page_file(folder: Path) -> Path:
    """The saved page of a folder."""
    return next(p for p in (folder / "page.html", folder / "page.txt") if p.exists())


def expected(folder: Path) -> dict[str, Any]:
    """The expected JSON: `habit`, `url` if the page needs one, `films` and `reviews`; snippets of the body."""
    loaded: dict[str, Any] = json.loads((folder / "expected.json").read_text("utf-8"))
    return loaded


def said(page: filmmeta.Page) -> dict[str, Any]:
    """What a page says, without what is absent; a review names its film by number."""
    dump = page.model_dump(mode="json", exclude_defaults=True)
    films = dump.get("films", [])
    reviews = dump.get("reviews", [])
    for review in reviews:
        if "film" in review:
            review["film"] = films.index(review["film"])
        if "body" in review:
            review["body"] = review["body"].split("\n\n")
    return {"films": films, "reviews": reviews}


def parse(folder: Path) -> filmmeta.Page:
    """The page of a folder, parsed."""
    return filmmeta.parse(page_file(folder), url=expected(folder).get("url"))


def difference(folder: Path) -> str:
    """What filmmeta says against what it should, line by line; empty where they agree."""
    want = {k: v for k, v in expected(folder).items() if k in ("films", "reviews")}
    got = said(parse(folder))
    before, after = (json.dumps(x, ensure_ascii=False, indent=1).splitlines() for x in (want, got))
    return "\n".join(difflib.unified_diff(before, after, "expected", "filmmeta says", lineterm="", n=2))


def wrongly_in_or_out(folder: Path) -> list[str]:
    """The snippets of `body_has` that no review's body holds, and those of `body_lacks` that one does."""
    record = expected(folder)
    bodies = [review.body or "" for review in parse(folder).reviews]
    missing = [f"lacks {s!r}" for s in record.get("body_has", ()) if not any(s in body for body in bodies)]
    return missing + [f"holds {s!r}" for s in record.get("body_lacks", ()) if any(s in body for body in bodies)]


def as_json(record: dict[str, Any]) -> str:
    """An expectation as it stands in its file."""
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name in sys.argv[1:] or [f.name for f in folders()]:
        folder = FIXTURES / name
        record = {k: v for k, v in expected(folder).items() if k in ("habit", "url", "body_has", "body_lacks")} | said(
            parse(folder)
        )
        (folder / "expected.json").write_text(as_json(record), "utf-8")
