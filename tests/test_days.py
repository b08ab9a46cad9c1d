"""Days of every month as each language writes them."""

from __future__ import annotations

import pytest

from filmmeta.values.dates import find_dates, parse_date

MONTHS = {
    "en": (
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sept. Oct. Nov. Dec.",
    ),
    "fr": (
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
        "jan fév mar avr mai jun jul aoû sep oct nov déc",
    ),
    "de": (
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
        "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "Jänner Feber März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "ene. feb. mar. abr. may. jun. jul. ago. sept. oct. nov. dic.",
    ),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "Gen Feb Mar Apr Mag Giu Lug Ago Set Ott Nov Dic",
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "jan fev mar abr mai jun jul ago set out nov dez",
        "Jan. Fev. Mar. Abr. Mai. Jun. Jul. Ago. Set. Out. Nov. Dez.",
    ),
    "nl": (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "jan feb mrt apr mei jun jul aug sep okt nov dec",
    ),
    "sv": (
        "januari februari mars april maj juni juli augusti september oktober november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
    ),
    "da": (
        "januar februar marts april maj juni juli august september oktober november december",
        "jan feb mar apr maj jun jul aug sep okt nov dec",
    ),
    "no": (
        "januar februar mars april mai juni juli august september oktober november desember",
        "jan feb mar apr mai jun jul aug sep okt nov des",
    ),
    "fi": (
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta "
        "syyskuuta lokakuuta marraskuuta joulukuuta",
        "tammikuun helmikuun maaliskuun huhtikuun toukokuun kesäkuun heinäkuun elokuun "
        "syyskuun lokakuun marraskuun joulukuun",
    ),
    "pl": (
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "sty lut mar kwi maj cze lip sie wrz paź lis gru",
        "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    ),
    "cs": (
        "ledna února března dubna května června července srpna září října listopadu prosince",
        "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    ),
    "sk": ("januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra",),
    "ru": (
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "янв фев мар апр мая июн июл авг сен окт ноя дек",
        "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
    ),
    "uk": ("січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",),
    "tr": (
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara",
    ),
    "hu": ("január február március április május június július augusztus szeptember október november december",),
    "ro": (
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "ian. feb. mart. apr. mai iun. iul. aug. sept. oct. nov. dec.",
    ),
    "el": (
        "Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου "
        "Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου",
        "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ",
    ),
    "id": (
        "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des",
    ),
    "he": ("ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",),
    "ar": ("يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",),
    "fa": ("ژانویه فوریه مارس آوریل مه ژوئن ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",),
    "hi": ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",),
}
FORMS = {
    "es": ("{d} de {m} de {y}", "{d} de {m}, {y}", "{m} {d}, {y}"),
    "pt": ("{d} de {m} de {y}", "{d} {m} {y}"),
    "hu": ("{y}. {m} {d}.", "{y}. {m} {d}"),
    "fr": ("{d} {m} {y}", "le {d} {m} {y}"),
    "he": ("{d} ב{m} {y}", "{d} {m} {y}"),
}
MOST_FORMS = ("{d} {m} {y}", "{m} {d}, {y}", "{d}. {m} {y}", "{d} {m}, {y}")


@pytest.mark.parametrize("language", MONTHS)
def test_days_of_every_month(language: str) -> None:
    wrong = {}
    for names in MONTHS[language]:
        for number, month in enumerate(names.split(), 1):
            for form in FORMS.get(language, MOST_FORMS):
                said = form.format(d=17, m=month, y=2019)
                found = [str(day.value) for day in find_dates(said)]
                if found != [f"2019-{number:02}-17"]:
                    wrong[said] = found
    assert not wrong


@pytest.mark.parametrize("said", ["平成31年3月17日", "民國108年3月17日", "2019年3月17日", "17.III.2019"])
def test_days_of_other_counts(said: str) -> None:
    assert str(parse_date(said)) == "2019-03-17"
