# ruff: noqa: E501 — a table of sentences
from __future__ import annotations

import pytest

from crosscurrents.ingest.languages import identify_language


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The army said on Monday that it had taken the town after three days of fighting with the rebels."),
        ("en", "BEIRUT: Rebels shelled Harasta, Douma and Zamalka overnight; the army claimed it killed dozens of men."),
        ("de", "Die Armee erklärte am Montag, dass sie die Stadt nach drei Tagen der Kämpfe mit den Rebellen nahm."),
        ("fr", "L'armée a déclaré lundi que les combats avec les rebelles dans la ville ont duré plus de trois jours."),
        ("es", "El ejército dijo el lunes que había tomado la ciudad después de tres días de combates con los rebeldes."),
        ("pt", "O exército disse na segunda-feira que tomou a cidade depois de três dias de combates com os rebeldes."),
        ("it", "L'esercito ha detto lunedì che ha preso la città dopo tre giorni di combattimenti con i ribelli del nord."),
        ("nl", "Het leger zei maandag dat het de stad na drie dagen van gevechten met de rebellen heeft ingenomen."),
        ("tr", "Ordu pazartesi günü yaptığı açıklamada üç gün süren çatışmalardan sonra kentin ve köprünün alındığını "
               "söyledi, ancak bu haber için başka bir kaynak yok."),
        ("pl", "Armia poinformowała w poniedziałek, że zajęła miasto po trzech dniach walk z rebeliantami na północy."),
        ("ar", "قال الجيش يوم الاثنين إنه سيطر على المدينة بعد ثلاثة أيام من القتال مع المعارضة في شمال البلاد"),
        ("fa", "ارتش روز دوشنبه گفت که پس از سه روز جنگ با شورشیان شهر را گرفته است و چند گروه دیگر پل را ترک کردند"),
        ("ru", "Армия сообщила в понедельник, что взяла город после трёх дней боёв с повстанцами на севере страны."),
        ("uk", "Армія повідомила в понеділок, що взяла місто після трьох днів боїв із повстанцями на півночі їхньої країни."),
        ("he", "הצבא הודיע ביום שני כי כבש את העיר אחרי שלושה ימים של קרבות עם המורדים בצפון המדינה הזאת"),
        (None, "Truce holds"),
        (None, ""),
        (None, "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18"),
    ],
)  # fmt: skip
def test_languages(code: str | None, text: str) -> None:
    assert identify_language(text) == code
