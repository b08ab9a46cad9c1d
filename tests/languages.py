"""A few words in each language, for pages whose text says nothing else."""

from __future__ import annotations

from filmmeta.vocabulary import spelled

SENTENCES = {
    "ja": "この映画はとても静かで、私は二回見ました。監督の名前は知りませんが、音楽がよかったです。",
    "zh": "这部电影我看了两遍，导演的名字不记得了，但是配乐很好听，画面也很舒服，值得一看。",
}


def text_in(language: str) -> str:
    """A few words of a language, its word for film among them."""
    if language in SENTENCES:
        return SENTENCES[language] * 3
    said = [*spelled("common", language), *(spelled("film_name", language) or spelled("film", language))[:6]]
    return " ".join(said * 3) + "."
