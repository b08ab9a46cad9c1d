"""Who made a film and who plays in it, as sentences of each language say it."""

from __future__ import annotations

import pytest

import filmmeta
from languages import text_in

DIRECTOR, ACTOR, BOTH = "Ana Boldt", "Mila Osei", ["Mila Osei", "Leo Prudhon"]
PEOPLE = {
    "cs": ("Ana Boldtová", ACTOR),
    "hu": ("Boldt Anna", ACTOR),
    "ja": ("堂本みずほ", "三浦早紀"),
    "ko": ("김서윤", "이하은"),
    "ru": ("Анна Больдт", "Мила Осей"),
    "zh": ("沈知白", "林微雨"),
}
DIRECTED: dict[str, tuple[str, ...]] = {
    "fr": (
        "Le film est réalisé par Ana Boldt.",
        "Ana Boldt signe ici son premier long métrage.",
        "Dans son nouveau film, Ana Boldt filme un village.",
        "Le nouveau film d'Ana Boldt nous emmène au bord de la mer.",
        "La réalisatrice Ana Boldt a choisi le noir et blanc.",
        "Ana Boldt, qui réalise ici son deuxième film, prend son temps.",
        "On sort du film d'Ana Boldt avec l'envie de marcher.",
        "Derrière la caméra, Ana Boldt ne force jamais rien.",
        "Premier long métrage d'Ana Boldt, ce film surprend.",
        "Réalisé par Ana Boldt, avec Mila Osei et Leo Prudhon, le film dure deux heures.",
        "La mise en scène d'Ana Boldt est discrète.",
        "Ana Boldt adapte ici une nouvelle.",
    ),
    "de": (
        "Regie führte Ana Boldt.",
        "Der neue Film von Ana Boldt spielt am Meer.",
        "Regisseurin Ana Boldt erzählt von einem Dorf.",
        "Unter der Regie von Ana Boldt entstand ein ruhiger Film.",
        "Ana Boldts neuer Film ist sehr ruhig.",
        "Ana Boldt hat einen Film gedreht, der bleibt.",
        "Ana Boldt, die hier zum zweiten Mal Regie führt, lässt sich Zeit.",
        "Ana Boldt inszeniert das ohne Eile.",
        "Das Regiedebüt von Ana Boldt überrascht.",
        "Der Film der Regisseurin Ana Boldt lief in Berlin.",
        "Ana Boldt erzählt ihre Geschichte ruhig.",
    ),
    "es": (
        "La película está dirigida por Ana Boldt.",
        "Ana Boldt dirige esta película con mucha calma.",
        "La nueva película de Ana Boldt nos lleva al mar.",
        "La directora Ana Boldt prefiere el silencio.",
        "Ana Boldt, que aquí dirige su segunda película, no tiene prisa.",
        "La ópera prima de Ana Boldt sorprende.",
        "Detrás de la cámara, Ana Boldt no fuerza nada.",
        "La cinta de Ana Boldt dura dos horas.",
        "Ana Boldt adapta un cuento.",
        "Dirigida por Ana Boldt y protagonizada por Mila Osei, dura dos horas.",
    ),
    "it": (
        "Il film è diretto da Ana Boldt.",
        "La regista Ana Boldt sceglie il silenzio.",
        "Il nuovo film di Ana Boldt ci porta al mare.",
        "Ana Boldt dirige con mano sicura.",
        "L'opera prima di Ana Boldt sorprende.",
        "Dietro la macchina da presa Ana Boldt non forza nulla.",
        "Diretto da Ana Boldt, il film dura due ore.",
        "La regia di Ana Boldt è discreta.",
    ),
    "pt": (
        "O filme é dirigido por Ana Boldt.",
        "A diretora Ana Boldt prefere o silêncio.",
        "O novo filme de Ana Boldt leva-nos ao mar.",
        "Ana Boldt dirige com calma.",
        "Ana Boldt, que aqui dirige o seu segundo filme, não tem pressa.",
        "A estreia de Ana Boldt surpreende.",
        "Dirigido por Ana Boldt, o filme dura duas horas.",
        "A direção de Ana Boldt é discreta.",
        "Realizado por Ana Boldt, o filme é lento.",
    ),
    "nl": (
        "De film is geregisseerd door Ana Boldt.",
        "Regisseur Ana Boldt kiest voor stilte.",
        "De nieuwe film van Ana Boldt speelt aan zee.",
        "Het debuut van Ana Boldt verrast.",
        "Ana Boldt maakte er een stille film van.",
        "Onder regie van Ana Boldt ontstond een stille film.",
    ),
    "sv": (
        "Filmen är regisserad av Ana Boldt.",
        "Regissören Ana Boldt väljer tystnaden.",
        "Ana Boldts nya film utspelar sig vid havet.",
        "Ana Boldt har regisserat.",
        "Debutfilmen av Ana Boldt överraskar.",
        "För regin står Ana Boldt.",
    ),
    "da": (
        "Filmen er instrueret af Ana Boldt.",
        "Instruktøren Ana Boldt vælger stilheden.",
        "Ana Boldts nye film foregår ved havet.",
    ),
    "no": (
        "Filmen er regissert av Ana Boldt.",
        "Regissør Ana Boldt velger stillheten.",
        "Ana Boldts nye film foregår ved havet.",
    ),
    "fi": (
        "Elokuvan on ohjannut Ana Boldt.",
        "Ohjaaja Ana Boldt valitsee hiljaisuuden.",
    ),
    "pl": (
        "Film wyreżyserowała Ana Boldt.",
        "Reżyserka Ana Boldt wybiera ciszę.",
        "Ana Boldt wyreżyserowała film cichy.",
    ),
    "cs": (
        "Film natočila Ana Boldtová.",
        "Režisérka Ana Boldtová volí ticho.",
    ),
    "tr": (
        "Filmi Ana Boldt yönetti.",
        "Yönetmen Ana Boldt sessizliği seçiyor.",
        "Ana Boldt'un yeni filmi deniz kıyısında geçiyor.",
    ),
    "hu": (
        "A filmet Boldt Anna rendezte.",
        "Boldt Anna rendező a csendet választja.",
    ),
    "ro": (
        "Filmul este regizat de Ana Boldt.",
        "Regizoarea Ana Boldt alege tăcerea.",
    ),
    "id": (
        "Film ini disutradarai oleh Ana Boldt.",
        "Sutradara Ana Boldt memilih keheningan.",
        "Film terbaru Ana Boldt berlatar di tepi laut.",
    ),
    "en": (
        "The film is directed by Ana Boldt.",
        "Director Ana Boldt prefers silence.",
        "Ana Boldt's new film takes us to the sea.",
        "Ana Boldt directs with a steady hand.",
        "Written and directed by Ana Boldt, it is a slow film.",
        "In Ana Boldt's debut, nobody speaks.",
        "Ana Boldt has made a film about waiting.",
        "Ana Boldt, directing for the second time, takes her time.",
        "This is Ana Boldt's second feature.",
        "Behind the camera, Ana Boldt never forces anything.",
        "In the hands of Ana Boldt it becomes something else.",
        "Ana Boldt adapts a short story.",
        "Ana Boldt's direction is discreet.",
        "Ana Boldt wrote and directed it.",
        "director: Ana Boldt, and it shows.",
        "Ana Boldt, the director, takes her time.",
        "the director, Ana Boldt, takes her time",
    ),
    "ru": (
        "Режиссёр Анна Больдт снимает тихо.",
        "Фильм Анны Больдт получился тихим.",
        "Анна Больдт сняла тихое кино.",
        "Картина режиссёра Анны Больдт идёт два часа.",
    ),
    "ja": (
        "監督は堂本みずほ。",
        "堂本みずほ監督の新作です。",
    ),
    "zh": (
        "导演沈知白拍得很安静。",
        "由沈知白执导。",
        "沈知白导演的新片。",
    ),
    "ko": (
        "김서윤 감독의 새 영화입니다.",
        "감독은 김서윤이다.",
    ),
}
PLAYED: dict[str, tuple[str, ...]] = {
    "fr": (
        "Mila Osei joue une institutrice.",
        "Avec Mila Osei dans le rôle principal.",
        "Le rôle de la mère est tenu par Mila Osei.",
        "Mila Osei incarne la jeune femme.",
        "Mila Osei y est magnifique.",
        "La mère, jouée par Mila Osei, attend.",
        "Mila Osei, dans le rôle de la mère, attend.",
    ),
    "de": (
        "Mila Osei spielt eine Lehrerin.",
        "In der Hauptrolle ist Mila Osei zu sehen.",
        "Mila Osei als Mutter überzeugt.",
        "Die Mutter (Mila Osei) wartet.",
        "Mila Osei ist großartig.",
        "Die Mutter, gespielt von Mila Osei, wartet.",
        "Mila Osei in der Rolle der Mutter wartet.",
        "Gespielt wird sie von Mila Osei.",
        "Mila Osei gibt die Lehrerin sehr leise.",
        "Die Hauptrolle spielt Mila Osei.",
    ),
    "es": (
        "Mila Osei interpreta a una maestra.",
        "El papel de la madre lo hace Mila Osei.",
        "La madre (Mila Osei) espera.",
        "Mila Osei da vida a la maestra.",
        "Mila Osei está maravillosa.",
        "La madre, interpretada por Mila Osei, espera.",
        "Mila Osei, en el papel de la madre, espera.",
    ),
    "it": (
        "Mila Osei interpreta una maestra.",
        "La madre (Mila Osei) aspetta.",
        "Protagonista è Mila Osei.",
        "Mila Osei è bravissima.",
        "La madre, interpretata da Mila Osei, aspetta.",
        "Mila Osei, nel ruolo della madre, aspetta.",
    ),
    "pt": (
        "Mila Osei interpreta uma professora.",
        "Mila Osei vive a professora.",
        "A mãe (Mila Osei) espera.",
        "Mila Osei está maravilhosa.",
        "A mãe, interpretada por Mila Osei, espera.",
        "Mila Osei, no papel da mãe, espera.",
    ),
    "nl": (
        "Mila Osei speelt een lerares.",
        "De hoofdrol is voor Mila Osei.",
        "De moeder (Mila Osei) wacht.",
        "Mila Osei als de moeder is prachtig.",
        "De moeder, gespeeld door Mila Osei, wacht.",
        "Mila Osei is geweldig.",
    ),
    "sv": (
        "Mila Osei spelar en lärare.",
        "I huvudrollen ser vi Mila Osei.",
        "Mamman (Mila Osei) väntar.",
        "Mila Osei gör rollen som mamman.",
        "Mamman, spelad av Mila Osei, väntar.",
        "Mila Osei är fantastisk.",
    ),
    "da": (
        "Mila Osei spiller en lærer.",
        "I hovedrollen ser vi Mila Osei.",
        "Moderen (Mila Osei) venter.",
    ),
    "no": (
        "Mila Osei spiller en lærer.",
        "Moren (Mila Osei) venter.",
        "I hovedrollen finner vi Mila Osei.",
    ),
    "fi": (
        "Mila Osei näyttelee opettajaa.",
        "Pääosassa on Mila Osei.",
        "Äiti (Mila Osei) odottaa.",
    ),
    "pl": (
        "W roli głównej Mila Osei.",
        "Mila Osei gra nauczycielkę.",
        "Matka (Mila Osei) czeka.",
        "Mila Osei jest świetna.",
        "Matkę gra Mila Osei.",
        "Mila Osei jako matka czeka.",
    ),
    "cs": (
        "V hlavní roli Mila Osei.",
        "Mila Osei hraje učitelku.",
        "Matka (Mila Osei) čeká.",
    ),
    "tr": (
        "Başrolde Mila Osei var.",
        "Mila Osei bir öğretmeni canlandırıyor.",
        "Anne (Mila Osei) bekliyor.",
    ),
    "hu": (
        "A főszerepben Mila Osei látható.",
        "Mila Osei egy tanárnőt alakít.",
        "Az anya (Mila Osei) vár.",
    ),
    "ro": (
        "Mila Osei joacă rolul unei profesoare.",
        "În rolul principal, Mila Osei.",
        "Mama (Mila Osei) așteaptă.",
    ),
    "id": (
        "Mila Osei berperan sebagai guru.",
        "Sang ibu (Mila Osei) menunggu.",
    ),
    "en": (
        "Mila Osei plays a teacher.",
        "The mother (Mila Osei) waits.",
        "Mila Osei is wonderful as the teacher.",
        "It stars Mila Osei as a teacher.",
        "Mila Osei gives the performance of the year.",
        "The teacher, played by Mila Osei, waits.",
        "Mila Osei stars as a teacher who waits.",
        "with Mila Osei in the lead",
        "As the mother, Mila Osei waits.",
        "Mila Osei has never been better.",
        "The cast, led by Mila Osei, is fine.",
        "Mila Osei, as the teacher, waits.",
        "Mila Osei's performance is quiet.",
        "I loved Mila Osei as the teacher.",
        "Mila Osei carries the film.",
    ),
    "ru": (
        "В главной роли Мила Осей.",
        "Мила Осей играет учительницу.",
        "Мать (Мила Осей) ждёт.",
        "Роль матери исполнила Мила Осей.",
        "Главную роль сыграла Мила Осей.",
    ),
    "ja": (
        "主演は三浦早紀。",
        "三浦早紀が母親を演じている。",
        "母親役の三浦早紀がよかった。",
        "三浦早紀の演技がすばらしい。",
    ),
    "zh": (
        "林微雨饰演母亲。",
        "林微雨主演的这部电影很安静。",
        "母亲（林微雨饰）在等。",
        "林微雨的演技很好。",
    ),
    "ko": (
        "주연은 이하은이다.",
        "이하은이 엄마 역을 맡았다.",
        "이하은의 연기가 좋았다.",
        "배우 이하은이 연기한 엄마가 기다린다.",
    ),
}
PLAYED_BY_TWO: dict[str, tuple[str, ...]] = {
    "fr": (
        "Mila Osei et Leo Prudhon sont formidables.",
        "Mila Osei et Leo Prudhon forment un couple crédible.",
    ),
    "de": (
        "Mila Osei und Leo Prudhon spielen das Paar.",
        "Mit Mila Osei und Leo Prudhon in den Hauptrollen.",
    ),
    "es": (
        "Protagonizada por Mila Osei y Leo Prudhon.",
        "Mila Osei y Leo Prudhon forman una pareja creíble.",
        "Con Mila Osei y Leo Prudhon.",
    ),
    "it": (
        "Con Mila Osei e Leo Prudhon.",
        "Mila Osei e Leo Prudhon sono credibili.",
    ),
    "pt": (
        "Estrelado por Mila Osei e Leo Prudhon.",
        "Mila Osei e Leo Prudhon formam um casal credível.",
    ),
    "nl": (
        "Mila Osei en Leo Prudhon spelen het stel.",
        "Met Mila Osei en Leo Prudhon in de hoofdrollen.",
    ),
    "sv": ("I rollerna ser vi Mila Osei och Leo Prudhon.",),
    "pl": (
        "W rolach głównych Mila Osei i Leo Prudhon.",
        "Mila Osei i Leo Prudhon grają parę.",
    ),
    "id": ("Dibintangi oleh Mila Osei dan Leo Prudhon.",),
    "en": (
        "Starring Mila Osei and Leo Prudhon.",
        "Mila Osei and Leo Prudhon make a believable couple.",
        "A teacher (Mila Osei) meets a sailor (Leo Prudhon).",
    ),
}


def film_of(language: str, said: str) -> filmmeta.Film:
    text = text_in(language)
    page = filmmeta.parse(
        f'<html lang="{language}"><head><title>Low Water (2019) – Lantern Weekly</title></head><body><article>'
        f"<h1>Low Water (2019)</h1><div><p>{text}</p><p>{said} {text}</p>"
        f'<p>{text} <a href="https://www.imdb.com/title/tt0123456/">IMDb</a></p></div></article></body></html>'
    )
    return page.films[0]


@pytest.mark.parametrize("language", DIRECTED)
def test_sentences_name_who_directed(language: str) -> None:
    director, _ = PEOPLE.get(language, (DIRECTOR, ACTOR))
    said = {text: [person.name for person in film_of(language, text).directors] for text in DIRECTED[language]}
    assert said == dict.fromkeys(said, [director])


@pytest.mark.parametrize("language", PLAYED)
def test_sentences_name_who_plays(language: str) -> None:
    _, actor = PEOPLE.get(language, (DIRECTOR, ACTOR))
    said = {text: [person.name for person in film_of(language, text).actors] for text in PLAYED[language]}
    assert said == dict.fromkeys(said, [actor])


@pytest.mark.parametrize("language", PLAYED_BY_TWO)
def test_sentences_name_several_who_play(language: str) -> None:
    said = {text: [person.name for person in film_of(language, text).actors] for text in PLAYED_BY_TWO[language]}
    assert said == dict.fromkeys(said, BOTH)
