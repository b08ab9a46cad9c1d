#!/usr/bin/env python3
"""Fits the weights by which the reviewed film's title is told from the others on its page; writes resolve/naming.toml.

`python tools/learn_naming.py PAGES.tsv` needs scikit-learn. Each line of the table names a page's file, its site, and
the names under which the page knows its one film, with bars between. Every page is learned as HTML and as plain text,
with what its markup says left out. Sites are left out whole to see how often the judgment errs on unseen ones; each
site weighs as the square root of its pages.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from filmmeta.document import Document, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.readers import READERS
from filmmeta.resolve.candidates import ranked
from filmmeta.resolve.naming import LEAST, described
from filmmeta.resolve.pool import Pool
from filmmeta.vocabulary import key

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "filmmeta" / "resolve" / "naming.toml"
STRENGTH = 1.0
"""Inverse of the regularisation: of 0.1 to 3 what errs least on sites left out."""
FOLDS = 10
HEAD = """\
# What speaks for a title being the reviewed film's, above 0, and against it; see naming.py.
# Written by tools/learn_naming.py: {pages} pages and texts of {sites} sites; with sites left out whole,
# the film of {right} was named right.
"""


class Page(NamedTuple):
    """One page to learn from: its titles, and which of them name its film."""

    site: str
    titles: list[dict[str, float]]
    right: list[bool]


def variants(path: str) -> Iterator[Document]:
    """A page as it is, and its blocks as a plain text."""
    try:
        document = read_document(Path(path))
        yield document
        text = "\n".join([document.title, *(block.text for block in document.blocks)])
        yield read_document(text, url=document.address, format="text")
    except FilmmetaError:
        return


def described_page(document: Document, site: str, names: set[str]) -> Page | None:
    """The titles of a page; None where it has none."""
    pool = Pool([claim for reader in READERS for claim in reader(document) if not claim.node])
    found = list(described(ranked(pool, document.base_language), pool, document.base_language))
    if not found:
        return None
    return Page(site, [features for _, features in found], [candidate.key in names for candidate, _ in found])


def fitted(pages: list[Page], names: list[str]) -> Any:
    """The weights that make the right titles likeliest; a title that is none stands for pages without a right one."""
    import numpy
    from scipy.optimize import minimize

    place = {name: number for number, name in enumerate(names)}
    of_site = Counter(page.site for page in pages)
    rows, groups, right = [], [], []
    for number, page in enumerate(pages):
        for features, is_right in zip([*page.titles, {}], [*page.right, not any(page.right)], strict=True):
            row = numpy.zeros(len(names))
            for name, value in features.items():
                row[place[name]] = value
            rows.append(row)
            groups.append(number)
            right.append(is_right)
    values, group, chosen = numpy.array(rows), numpy.array(groups), numpy.array(right)
    weight = numpy.array([of_site[page.site] ** -0.5 for page in pages])

    def loss(weights: Any) -> tuple[float, Any]:
        scores = values @ weights
        odds = numpy.exp(scores - scores.max())
        total, good = (numpy.bincount(group, odds * kind, len(pages)) + 1e-300 for kind in (1, chosen))
        slope = odds * (chosen / good[group] - 1 / total[group]) * weight[group]
        lost = -(weight * numpy.log(good / total)).sum() + weights @ weights / (2 * STRENGTH)
        return float(lost), -(values * slope[:, None]).sum(axis=0) + weights / STRENGTH

    return minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B").x


def is_named(page: Page, weights: dict[str, float]) -> bool:
    """Whether the likeliest title of a page is right."""
    odds = [sum(weights.get(name, 0.0) * value for name, value in found.items()) for found in page.titles]
    best = max(range(len(odds)), key=odds.__getitem__)
    return page.right[best] and odds[best] > LEAST


def main(table: str) -> None:
    """Reads the table, measures on sites left out, and writes the weights of all."""
    from sklearn.model_selection import GroupKFold

    pages: list[Page] = []
    for line in Path(table).read_text("utf-8").splitlines():
        path, site, known = line.split("\t")
        found = (described_page(d, site, {key(name) for name in known.split("|")}) for d in variants(path))
        pages += [page for page in found if page is not None]
    names = sorted({name for page in pages for found in page.titles for name in found})
    right = 0
    for seen, unseen in GroupKFold(FOLDS).split(pages, groups=[page.site for page in pages]):
        weights = dict(zip(names, fitted([pages[i] for i in seen], names), strict=True))
        right += sum(is_named(pages[i], weights) for i in unseen)
    head = HEAD.format(pages=len(pages), sites=len({page.site for page in pages}), right=right)
    lines = [f"{name} = {weight:.3f}" for name, weight in zip(names, fitted(pages, names), strict=True)]
    OUTPUT.write_text(head + "\n".join(lines) + "\n", "utf-8")
    print(head)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
