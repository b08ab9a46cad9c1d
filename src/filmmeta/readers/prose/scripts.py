"""Credits without capitals, where only phrases tell a name: Chinese, Japanese, Korean, Arabic, Hebrew, and blogs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from filmmeta.blocks import Block
from filmmeta.claims import Claim
from filmmeta.readers.prose.passage import Passage
from filmmeta.readers.prose.wordings import credit_words, group, roles_of, stop_words
from filmmeta.values.patterns import lazy
from filmmeta.values.phrases import Phrases
from filmmeta.vocabulary import any_of, common_words, key, label, spelled, words

_JAPANESE_DIRECTOR = lazy(
    r"([\u4e00-\u9fff]{2,5}(?:[ 　]?[\u4e00-\u9fff\u3040-\u309f]{1,4})?|[\u30a0-\u30ff・＝]{4,24}?)"
    r"(?:さん)?監督(・脚本|、脚本)?(?![^\s]{0,2}賞)"
)
# "監督は水野紗季。", "主演の小田切ゆらさん"; with hiragana a name ends where "Mr" or "Ms" follows
_JAPANESE_NAMED = lazy(
    r"(監督|脚本|主演|音楽|撮影)(?:は|が|：|の)([\u4e00-\u9fff]{3,5}(?=さん|氏|[。、がはもと\s]|だ|です|$)|"
    r"[\u4e00-\u9fff]{2,4}[\u3041-\u3096]{1,3}(?=さん|氏)|[\u4e00-\u9fff]{2,3}[\u3041-\u3096]{2,3}(?<![だすたるいうくど])(?=。|です)|"
    r"[\u30a1-\u30ff]+(?:・[\u30a1-\u30ff]+)+)"
)
_JAPANESE_ROLES = {
    "監督": "directors",
    "脚本": "writers",
    "主演": "actors",
    "音楽": "composers",
    "撮影": "cinematographers",
}
# "美雨を演じた新人の小田切ゆらさん"
_JAPANESE_PLAYED = lazy(
    r"を演じ(?:た|る|ている)(?:[^\s。、「」]{0,4}の|のは)?([\u4e00-\u9fff]{2,5}[\u3041-\u3096]{0,3})(?:さん|氏)"
)
# "監督は『坂の店』(2011)の水野渚。"
_JAPANESE_AFTER_WORK = lazy(
    r"監督(?:は|が)『[^』]{1,30}』(?:[（(]\d{4}年?[）)])?の([\u3005\u4e00-\u9fff]{2,5})(?=[。、がはさ氏])"
)
_JAPANESE_PERSON = r"[\u3005\u4e00-\u9fff]{2,4}[\u3041-\u3096]{0,3}|[\u30a1-\u30ffー]+(?:[・＝][\u30a1-\u30ffー]+)+"
# "駅で待つ老人（篠塚源三）と", "有村かなえが演じる", "駅員役の田村凪が"
_JAPANESE_LONG = r"[\u3005\u4e00-\u9fff]{4,5}|[\u30a1-\u30ffー]+(?:[・＝][\u30a1-\u30ffー]+)+"
_JAPANESE_ACTORS = (
    lazy(rf"(?<=[\u3041-\u30ff\u4e00-\u9fffー])[（(]({_JAPANESE_PERSON})[）)](?=[がはをとにのもや、。])"),
    lazy(rf"(?<![\u4e00-\u9fff・])({_JAPANESE_PERSON})(?:さん|氏)?(?:が|の)?演じ(?:る|た|ている)"),
    lazy(rf"(?<=[\u3041-\u30ff\u4e00-\u9fffー])役の({_JAPANESE_PERSON})(?=さん|氏|[がはをもの、。])"),
    # "三浦早紀が母親を演じている", "三浦早紀の演技がすばらしい": shorter ones may be words
    lazy(
        rf"(?<![\u4e00-\u9fff・])({_JAPANESE_LONG})(?:さん|氏)?(?:が[^。、\s]{{1,12}}(?:を演じ|役を|に扮し)|の(?:演技|芝居))"
    ),
)
_KOREAN_PERSON = r"[\uac00-\ud7af]{2,4}"
# "아버지(문길상).", "조말순 배우의", "선주 역의 배리안이", "배리안이 연기한"
_KOREAN_ACTORS = (
    lazy(rf"(?<=[\uac00-\ud7af])\s?\(({_KOREAN_PERSON})(?:\s분)?\)"),
    # "감독도 모르고 배우도 모름", "좋아하는 배우": what ends so is no name
    lazy(rf"(?<![\uac00-\ud7af])({_KOREAN_PERSON})(?<![고는던며])\s배우"),
    lazy(rf"역(?:을 맡은|의)\s({_KOREAN_PERSON}?)(?=[은는이가의와과을를]?(?:\s|[,.]))"),
    lazy(rf"(?<![\uac00-\ud7af])({_KOREAN_PERSON}?)[이가]\s연기(?:한|하는)"),
    # "이하은이 엄마 역을 맡았다", "이하은의 연기", "주연은 이하은이다"
    lazy(
        r"(?<![\uac00-\ud7af])(?!주인공|여배우|남배우)([\uac00-\ud7af]{3})(?<!들)[이가]\s[^.\s]{1,8}\s?역(?:을|으로)\s"
    ),
    lazy(r"(?<![\uac00-\ud7af])(?!주인공|여배우|남배우)([\uac00-\ud7af]{3})(?<!들)의\s연기"),
    lazy(r"주연은\s([\uac00-\ud7af]{3})(?=이다|입니다|이고|이며|[,.])"),
)
_KOREAN_DIRECTOR_IS = lazy(r"감독은\s([\uac00-\ud7af]{3})(?=이다|입니다|이고|이며|이라는|[,.])")
# what stands right behind a name, and is none of it
_BEHIND_NAME = "会的在和把将说用没也是与及曾从为让还都又却很不对给有写演饰拍执这那自带凭"
_CHINESE_PERSON = "|".join(rf"[\u4e00-\u9fff]{{{n}}}(?=$|[^\u4e00-\u9fff]|[{_BEHIND_NAME}])" for n in (3, 2))
# "饰演老许的曹建平，", "由沈若兰饰演", "女儿（沈若兰 饰）", "老许（曹建平）"
_CHINESE_ACTORS = (
    lazy(rf"(?:饰演|飾演|扮演|演|饰|飾)(?:了)?[^，。；、（）《》\s]{{1,8}}的({_CHINESE_PERSON})"),
    lazy(rf"由({_CHINESE_PERSON})(?:饰演|飾演|扮演|主演|出演)"),
    lazy(r"[（(]([\u4e00-\u9fff]{2,4}?)\s?(?:饰演?|飾演?)?[）)]"),
    # at the beginning of a part of a sentence: "林微雨饰演母亲", "林微雨主演的这部电影", "林微雨的演技很好"
    lazy(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,3})(?:饰演|飾演|扮演|主演|出演|的演技|的表演|的演出)"),
)
# "周慕云导演的片子": at the beginning of a part of a sentence, where nothing else can belong to the name
_CHINESE_BEFORE = lazy(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]{2,4})(?:导演|導演)(?=[的这這在用把，])")
# "导演沈知白拍得很安静"
_CHINESE_BEHIND_TITLE = lazy(rf"(?:导演|導演)(?:是|为|為|：|:)?({_CHINESE_PERSON})")
_CHINESE_WRITER = lazy(rf"(?:编剧|編劇)(?:是|为|為|：|:)?({_CHINESE_PERSON})")
# "配乐是沈若兰做的", "摄影由何远掌镜"
_CHINESE_CREW = r"(?:是|由)([\u4e00-\u9fff]{2,3})(?:做|写|寫|创作|創作|操刀|掌镜|掌鏡|负责|負責)"
_CHINESE_COMPOSER = lazy(rf"(?:配乐|配樂|音乐|音樂){_CHINESE_CREW}")
_CHINESE_CAMERA = lazy(rf"(?:摄影|攝影){_CHINESE_CREW}")
_KOREAN_WRITER = lazy(
    rf"(?:각본가|각본은|시나리오 작가|각본을 쓴)\s({_KOREAN_PERSON}?)(?=[은는이가의와과]?(?:\s|[,.]))"
)
_KOREAN_DIRECTOR = lazy(r"(?<![\uac00-\ud7af])([\uac00-\ud7af]{2,4}(?:\s[\uac00-\ud7af]{1,6})?)\s?감독")
_CHINESE_DIRECTOR = lazy(
    r"(?:导演|導演)(?:是|为|：|:)?([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6})(?=[的执執，。、（(的\s])|(?:(?<=由)|(?<![\u4e00-\u9fff]))(?!由)([\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{2,6}·[\u4e00-\u9fff]{2,6})(?:执导|執導)"
)


_KATAKANA_TITLE = lazy(r"の([\u30a1-\u30ff]{4,})(?=[がはをにでもと、。])")
_HONORIFIC = lazy(r"(?:さん|氏|先生|감독님)$")


def eastern(passage: Passage) -> Iterator[Claim]:
    language = passage.language
    if language == "ja":
        yield from _japanese(passage)
    if language == "zh":
        yield from _in_bold(passage)
    for others, role in _people_of(language):
        for m in others.finditer(passage.text):
            if _is_called(m[1], language):
                about = "" if others is _JAPANESE_AFTER_WORK else passage.about(m.start(), m.end())
                yield from passage.claims(m.start(), m.end(), m[1], (role,), 0.5, about)
    pattern = {"ja": _JAPANESE_DIRECTOR, "ko": _KOREAN_DIRECTOR, "zh": _CHINESE_DIRECTOR}.get(language or "")
    if pattern is None:
        return
    for m in pattern.finditer(passage.text):
        name = next((g for g in m.groups() if g and not g.startswith(("・脚", "、脚"))), "")
        if language == "ko" and " " not in name and not _is_called(name, language):
            continue  # "각본도 감독이 썼다": no name, but "the script, too"
        roles = ("directors", "writers") if language == "ja" and m[2] else ("directors",)
        about = passage.about(m.start(), m.end())
        # "A監督のマラソンが…": a title in katakana that nothing sets apart, and not the page's
        if (own := _KATAKANA_TITLE.match(passage.text, m.end())) and own[1] not in passage.document.title:
            about = about or own[1]
        yield from passage.claims(m.start(), m.end(), _HONORIFIC.sub("", name.strip()), roles, 0.55, about)


def _in_bold(passage: Passage) -> Iterator[Claim]:
    """As in "导演**周小舟**根本没有": what is set in bold begins and ends as the name does."""
    for mark in passage.block.marks:
        name = passage.text[mark.start : mark.end]
        if mark.kind not in "ba" or not _CHINESE_NAME.fullmatch(name) or _is_word(name, passage.language):
            continue
        before = passage.text[max(0, mark.start - _LONGEST_ROLE) : mark.start]
        for behind, role in _CHINESE_BEHIND:
            if behind.search(before):
                about = passage.about(mark.start, mark.end)
                yield from passage.claims(mark.start, mark.end, name, (role,), 0.55, about)
                break


_CHINESE_NAME = lazy(r"[\u4e00-\u9fff]{2,4}")
_LONGEST_ROLE = 14
_CHINESE_BEHIND = (
    (lazy(r"(?:导演|導演)(?:是|为|為)?\s?$"), "directors"),
    (lazy(r"(?:编剧|編劇)(?:是|为|為)?\s?$"), "writers"),
    (lazy(r"(?:饰演|飾演|扮演|演|饰|飾)(?:了)?[^，。；、（）《》\s]{1,8}的$|(?:主演|演员|演員)(?:是)?\s?$"), "actors"),
)


def _people_of(language: str | None) -> list[tuple[re.Pattern[str], str]]:
    """Patterns of one language, and the role that each gives."""
    if language == "ja":
        return [(_JAPANESE_AFTER_WORK, "directors"), *((p, "actors") for p in _JAPANESE_ACTORS)]
    if language == "ko":
        return [
            (_KOREAN_WRITER, "writers"),
            (_KOREAN_DIRECTOR_IS, "directors"),
            *((p, "actors") for p in _KOREAN_ACTORS),
        ]
    if language == "zh":
        crew = [(_CHINESE_COMPOSER, "composers"), (_CHINESE_CAMERA, "cinematographers")]
        makers = [
            (_CHINESE_BEFORE, "directors"),
            (_CHINESE_BEHIND_TITLE, "directors"),
            (_CHINESE_WRITER, "writers"),
            *crew,
        ]
        return [*makers, *((p, "actors") for p in _CHINESE_ACTORS)]
    return []


_LONGEST_NATIVE = 3


def _is_called(name: str, language: str | None) -> bool:
    """Whether a word can be a name: Chinese and Korean ones begin with one of few surnames, and no label is one."""
    if _is_word(name, language):
        return False
    known = words("surnames", language)
    return not known or name[0] in known or (language == "ko" and len(name) > _LONGEST_NATIVE)


def _is_word(name: str, language: str | None) -> bool:
    return bool(label(name, language)) or key(name) in any_of("film", "genre", "screen", language=language or "")


def _japanese(passage: Passage) -> Iterator[Claim]:
    for m in _JAPANESE_NAMED.finditer(passage.text):
        about = passage.about(m.start(), m.end())
        yield from passage.claims(m.start(), m.end(), m[2], (_JAPANESE_ROLES[m[1]],), 0.55, about)
    for m in _JAPANESE_PLAYED.finditer(passage.text):
        about = passage.about(m.start(), m.end())
        yield from passage.claims(m.start(), m.end(), m[1], ("actors",), 0.5, about)


_CASELESS = frozenset(("ar", "fa", "he", "hi"))
# vowel signs stand between the letters, and are none: "الدرّاجي"
_SIGNED_LETTER = r"(?:[^\W\d_][\u05b0-\u05c7\u064b-\u0652\u0670]*)"
_BARE_NAME = (
    rf"{_SIGNED_LETTER}{{2,}}[\u200c-]?{_SIGNED_LETTER}*\s{_SIGNED_LETTER}{{2,}}(?:[\u200c-]{_SIGNED_LETTER}+)?"
)
# Arabic and Hebrew write "and" as the first letter of the next word
_BARE_NAMES = lazy(
    rf"\s(?:ال[^\W\d_]+(?:ي|ية)\s)?({_BARE_NAME}(?:(?:\s?[،,]\s?|\s(?:و|ו|और|و\s)-?\s?){_BARE_NAME}){{0,5}})"
)


@cache
def _common_words_of(language: str | None) -> frozenset[str]:
    return frozenset(word for word, held in common_words().items() if language in held)


def caseless(passage: Passage) -> Iterator[Claim]:
    """Scripts without capitals: behind a phrase that only names follow, two words are one."""
    if passage.language not in _CASELESS:
        return
    phrases, roles = roles_of(passage.language, "before")
    # "بازیگر نقش سوزن‌بان": who plays a part is named by it
    common = _common_words_of(passage.language) | any_of("film", "screen", language=passage.language)
    for start, phrase in phrases.places(passage.folded, passage.block.said):
        if (m := _BARE_NAMES.match(passage.text, start + len(phrase))) is None:
            continue
        # a lone name only of a role that one person has
        names = m[1] if "actors" in roles[phrase] else re.split(r"\s?[،,]", m[1])[0]
        for name in re.split(r"\s?[،,]\s?|\s(?:و|ו|और)-?\s?", names):
            tokens = name.split()
            if len(tokens) == 2 and not common.intersection(key(name).split()) and tokens[0] not in roles:
                about = passage.about(start, m.end())
                yield from passage.claims(start, m.end(), name, roles[phrase], 0.5, about)
            else:
                break


def in_caseless_roles(passage: Passage) -> Iterator[Claim]:
    """As in "گلاره پارسا در نقش مهری": the two words that a sentence begins with, before "in the role of"."""
    if passage.language not in _CASELESS:
        return
    stops = stop_words(passage.language)
    phrases = Phrases(spelled("as", passage.language))
    for start, phrase in phrases.places(passage.folded, passage.block.said):
        m = _BARE_BEFORE.search(passage.text, max(0, start - _LONGEST_SMALL), start)
        if m is not None and stops.isdisjoint(key(m[1]).split()):
            end = start + len(phrase)
            yield from passage.claims(m.start(1), end, m[1], ("actors",), 0.5, passage.about(m.start(1), end))


_BARE_BEFORE = lazy(rf"(?:^|[.!?؟،,»:]\s|\s[וו]|\sو\s?)({_BARE_NAME})\s$")


_LEAST_OPENINGS, _ENOUGH_OPENINGS, _MOST_CAPITALS, _STRAY = 5, 40, 0.1, 1
_OPENING = lazy(r"(?:^|[.!?…]\s+|\n)([^\W\d_])")


def writes_small(blocks: Iterable[Block]) -> bool:
    """Whether somebody begins sentences with small letters, and so writes names, too."""
    small = large = 0
    for block in blocks:
        for m in _OPENING.finditer(block.text[:2_000]):
            small += m[1].islower()
            large += m[1].isupper()
        if small + large > _ENOUGH_OPENINGS or (large > _LEAST_OPENINGS and not small):
            break
    return small >= _LEAST_OPENINGS and large <= max(_STRAY, _MOST_CAPITALS * small)


_SMALL_NAME = r"[^\W\d_][^\W\d_’'-]+(?:[-’'][^\W\d_]+)?\s[^\W\d_][^\W\d_’'-]+(?:[-’'][^\W\d_]+)?"
_SMALL_NAMES = lazy(
    rf"\s({_SMALL_NAME})(?:\s(?:and|&|und|et|y|e|i|en|och|og)\s({_SMALL_NAME}))?(?=[.,;:!?)]|$|\s(\S+))"
)


def small(passage: Passage) -> Iterator[Claim]:
    """As in "directed by ada brandt.": behind a phrase of several words that only names follow, two words are one."""
    language = passage.language
    phrases, roles = roles_of(language, "before")
    stops = stop_words(language)
    for start, phrase in phrases.places(passage.folded, passage.block.said):
        m = _SMALL_NAMES.match(passage.text, start + len(phrase)) if " " in phrase else None
        # "directed by somebody i knew": behind a name follows a mark, or who that is
        if m is None or (m[3] and m[3] not in stops):
            continue
        for name in filter(None, m.group(1, 2)):
            if _is_small_name(name, language):
                about = passage.about(start, m.end())
                yield from passage.claims(start, m.end(), name.title(), roles[phrase], 0.5, about)
    # "thea vann plays the digger", "thea vann as the digger": a sentence begins so
    phrases, roles = roles_of(language, "after")
    led = [(start, len(phrase), roles[phrase]) for start, phrase in phrases.places(passage.folded, passage.block.said)]
    articles = tuple(f" {word} " for word in sorted(group("articles", language, "prose")))
    for word in group("as", language):
        led += [
            (m.start(), len(word), ("actors",))
            for m in re.finditer(rf"(?<=\s){re.escape(word)}(?=\s)", passage.folded)
            if passage.text.startswith(articles, m.end())
        ]
    for start, length, given in led:
        before = _SMALL_OPENING.search(passage.text, max(0, start - _LONGEST_SMALL), start)
        if before is not None and _is_small_name(before[1], language):
            about = passage.about(before.start(1), start + length)
            yield from passage.claims(before.start(1), start + length, before[1].title(), given, 0.5, about)
    # "lena (thea vann) drives a digger", of whom the text speaks again
    for m in _SMALL_BRACKET.finditer(passage.text):
        if _is_small_name(m[2], language) and passage.people.times(m[1]) > 1:
            yield from passage.claims(m.start(), m.end(), m[2].title(), ("actors",), 0.45, "")


_LONGEST_SMALL = 60
_SMALL_OPENING = lazy(rf"(?:^|(?<=[.!?…]\s)|(?<=[.!?…][\"”’)]\s)|(?<=\n))({_SMALL_NAME})\s$")
_SMALL_BRACKET = lazy(rf"(\w{{3,}})\s\(({_SMALL_NAME})\)")


def _is_small_name(name: str, language: str | None) -> bool:
    """Whether none of two words is a common one, or one that labels and phrases have."""
    tokens = name.lower().split()
    known = credit_words(language) | any_of("film", "first_person", "review", language=language or "en")
    if not stop_words(language).isdisjoint(tokens) or not known.isdisjoint(tokens):
        return False
    return all(label(token, language) is None for token in tokens)
