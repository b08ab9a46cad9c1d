#!/usr/bin/env python3
"""Fits the trees by which a page is judged to be about a film or not, and writes resolve/about.toml.

`python tools/learn_about.py PAGES.tsv` needs scikit-learn. Each line of the table names a page's file, its site, and
1 or 0: whether a film is its subject. Sites are left out whole to see how often the judgment errs on unseen ones; each
site weighs as the square root of the pages that it has of either kind.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from filmmeta.document import Document, read_document
from filmmeta.errors import FilmmetaError
from filmmeta.readers import READERS
from filmmeta.resolve.about import features
from filmmeta.resolve.candidates import ranked, titles_of
from filmmeta.resolve.pool import Pool

OUTPUT = Path(__file__).resolve().parents[1] / "src" / "filmmeta" / "resolve" / "about.toml"
TREES = 100
DEPTH = 2
STEP = 0.12
FOLDS = 5
BEGINNING = 2
"""Blocks of running text that the beginning of a page has."""
HEAD = """\
# What speaks for a page being about a film, above 0, and against it: a feature, its limit, the answer for what is
# up to it and the answer for what is above; see about.py.
# Written by tools/learn_about.py: {pages} pages, texts and stubs of {sites} sites; with sites left out whole,
# {missed} of {films} pages about films were missed, and {wrong} of {others} others taken for one.
"""


def variants(path: str) -> Iterator[Document]:
    """A page as it is, its blocks as a plain text, and the beginning of that: a stub must be judged, too."""
    try:
        document = read_document(Path(path))
        yield document
        first = max(0, min(document.layout.headline, document.layout.start))
        for lines in (document.blocks, document.blocks[first : document.layout.start + BEGINNING]):
            text = "\n".join([document.title, *(block.text for block in lines)])
            yield read_document(text, url=document.address, format="text")
    except FilmmetaError:
        return


def described(document: Document) -> dict[str, float] | None:
    """The features of a page; None where markup names the film."""
    pool = Pool([claim for reader in READERS for claim in reader(document)])
    if any(c.node and c.evidence.confidence >= 0.8 for c in pool.film["name"]):
        return None
    return features(pool, titles_of(ranked(pool, document.base_language)))


def main(table: str) -> None:
    """Reads the table, measures on sites left out, and writes the trees of all."""
    rows: list[tuple[dict[str, float], str, bool]] = []
    for line in Path(table).read_text("utf-8").splitlines():
        path, site, said = line.split("\t")
        rows += [(found, site, said == "1") for d in variants(path) if (found := described(d)) is not None]
    learn(rows)


def learn(rows: list[tuple[dict[str, float], str, bool]]) -> None:
    """Fits the trees to features, sites and what is so, and writes them."""
    import numpy
    from sklearn.ensemble import GradientBoostingClassifier
    from sklearn.model_selection import GroupKFold

    names = sorted(rows[0][0])
    values = numpy.array([[found[name] for name in names] for found, _, _ in rows])
    films = numpy.array([said for _, _, said in rows])
    sites = [site for _, site, _ in rows]
    counts = Counter((site, said) for _, site, said in rows)
    weights = numpy.array([counts[site, said] ** -0.5 for _, site, said in rows])

    def fitted(chosen: Any) -> Any:
        model = GradientBoostingClassifier(n_estimators=TREES, max_depth=DEPTH, learning_rate=STEP, random_state=0)
        return model.fit(values[chosen], films[chosen], sample_weight=weights[chosen])

    judged = numpy.zeros(len(rows), dtype=bool)
    for seen, unseen in GroupKFold(FOLDS).split(values, films, sites):
        judged[unseen] = fitted(seen).predict(values[unseen])
    head = HEAD.format(
        pages=len(rows), sites=len(set(sites)), missed=int((films & ~judged).sum()), films=int(films.sum()),
        wrong=int((~films & judged).sum()), others=int((~films).sum()),
    )  # fmt: skip
    model = fitted(numpy.arange(len(rows)))
    share = model.init_.class_prior_[1]
    trees = [math.log(share / (1 - share)), *(written(tree.tree_, names) for (tree,) in model.estimators_)]
    lines = (f"    {json.dumps(round(tree, 4) if isinstance(tree, float) else tree)}," for tree in trees)
    OUTPUT.write_text("\n".join([f"{head}trees = [", *lines, "]", ""]), "utf-8")
    print(head)  # noqa: T201


def written(tree: Any, names: list[str], node: int = 0) -> Any:
    """A node of a tree and what hangs on it as a list; a leaf as a number."""
    if tree.children_left[node] < 0:
        return round(STEP * float(tree.value[node, 0, 0]), 4)
    below = [written(tree, names, int(child[node])) for child in (tree.children_left, tree.children_right)]
    return [names[tree.feature[node]], round(float(tree.threshold[node]), 4), *below]


if __name__ == "__main__":
    main(sys.argv[1])
