"""The cramp diary: what is written is read again, and a report sums it up."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, timedelta

import pytest
from desk import MORNING, WallClock, header
from msgspec.structs import replace

from relief_player.errors import NotFoundError
from relief_player.history.copies import begin_history
from relief_player.history.diary import Cramp
from relief_player.history.diary_rows import PAGE, add_cramp, change_cramp, count_cramps, cramps, remember_told, told
from relief_player.history.entry import Entry
from relief_player.history.ids import new_id
from relief_player.history.report import MOST_ENTRIES, MOST_WEEKS, span_of, summed_up
from relief_player.history.report_pages import as_html, as_text
from relief_player.units import Ms


def cramp(days: float = 0, **others) -> Cramp:
    return Cramp(**{"id": new_id(), "at": MORNING - timedelta(days=days), "area": "calf", "tz": "UTC", **others})


@pytest.fixture
def diary(places, a_history):
    begin_history(places.history, WallClock())
    return a_history()


def test_an_entry_is_read_as_it_was_written(diary) -> None:
    full = cramp(
        side="left", lasted=Ms(90_000), going=True, strength=0, woke=True, doing=("in-bed",), helped=("heat", "cold"),
        signs=("swelling",), temperature=38.5, since_days=3, note="Ü 'quoted'", session_id=new_id(),
    )  # fmt: skip
    bare = cramp(1)
    for one in (bare, full):
        add_cramp(diary, one)
    assert list(cramps(diary)) == [full, bare]
    assert list(cramps(diary, MORNING)) == [full]


def test_a_long_diary_is_read_page_by_page(diary) -> None:
    for number in range(PAGE + 1):
        add_cramp(diary, cramp(number // 3))
    found = [one.at for one in cramps(diary)]
    assert (len(found), found) == (PAGE + 1, sorted(found, reverse=True))


def test_a_deleted_entry_is_gone_and_comes_back(diary) -> None:
    add_cramp(diary, cramp())
    diary.delete("last", "cramp")
    assert list(cramps(diary)) == []
    diary.delete("last", "cramp", undo=True)
    assert len(list(cramps(diary))) == 1


def test_an_entry_that_was_changed_is_read_as_it_is_now_and_is_a_later_revision(diary) -> None:
    first, other = cramp(strength=3, note="hm"), cramp(1)
    for one in (first, other):
        add_cramp(diary, one)
    now = replace(first, at=MORNING - timedelta(hours=2), area="foot", strength=None, woke=True, note=None)
    change_cramp(diary, now)
    assert list(cramps(diary)) == [now, other]
    with diary.reading() as connection:
        assert connection.execute("SELECT rev FROM cramp WHERE id = ?", (first.id,)).fetchone() == (2,)


def test_an_entry_that_is_gone_cannot_be_changed(diary) -> None:
    one = cramp()
    add_cramp(diary, one)
    diary.delete("last", "cramp")
    with pytest.raises(NotFoundError, match="no longer in the diary"):
        change_cramp(diary, one)


def test_entries_are_counted_without_those_that_were_deleted(diary) -> None:
    for number in range(3):
        add_cramp(diary, cramp(number))
    diary.delete("last", "cramp")
    assert count_cramps(diary) == 2


def test_where_there_is_no_history_yet_there_are_no_entries(a_history) -> None:
    assert count_cramps(a_history()) == 0


def test_what_was_told_is_remembered(diary) -> None:
    remember_told(diary, [("rule", "about")])
    assert told(diary) == {("rule", "about")}


def test_without_a_history_there_is_no_diary(a_history) -> None:
    assert (list(cramps(a_history())), told(a_history())) == ([], set())


def a_report(**others):
    entries = [
        cramp(
            0,
            lasted=Ms(60_000),
            strength=4,
            woke=True,
            doing=("in-bed",),
            helped=("heat",),
            signs=("swelling",),
            **others,
        ),
        cramp(8, lasted=Ms(660_000), strength=8, side="left", doing=("in-bed", "walking"), temperature=38.2),
        cramp(22, side="left"),
    ]
    played = replace(Entry.new("id", header()).record(), outcome="completed", before=8, after=2, eased=True)
    return summed_up(entries, [played, replace(played, before=None, eased=False), replace(played, outcome="rehearsal")])


def test_a_report_counts_what_was_noted() -> None:
    report = a_report()
    assert (report.cramps, report.woke, report.first, report.last) == (3, 1, date(2026, 10, 31), date(2026, 11, 22))
    assert report.lasted == (2, 360_000, 660_000, 1)
    assert report.strength == (2, 6.0, 8)
    assert [count for _, count in report.by_week] == [1, 0, 1, 1]
    assert report.by_place == (("left calf", 2), ("calf", 1))
    assert report.by_doing == (("in-bed", 2), ("walking", 1))
    assert dict(report.by_time)["morning, 6 to 12"] == 3
    assert report.signs == (("swelling", (date(2026, 11, 22),)),)
    assert (report.sessions, report.eased, report.rated) == (2, (1, 1), (1, 8.0, 2.0))


def test_an_empty_diary_is_no_trouble() -> None:
    report = summed_up([], [])
    assert (report.cramps, report.lasted, report.by_week, span_of(report, None)) == (0, None, (), "no entries")


def test_two_pages_hold_a_long_diary() -> None:
    report = summed_up([cramp(number) for number in range(400)], [])
    assert (len(report.by_week), len(report.entries)) == (MOST_WEEKS, MOST_ENTRIES)
    assert len(list(as_text(report, "x"))) <= 120


def test_the_text_says_what_it_is() -> None:
    text = "\n".join(as_text(a_report(), "2026"))
    assert "no diagnosis and no advice" in text
    assert "median 6:00, longest 11:00; 1 lasted more than ten minutes" in text
    assert "mean of 1 sessions: 8.0 before, 2.0 after" in text
    assert "38.2 °C on 2026-11-14" in text


def test_the_weeks_stand_below_the_line_that_announces_them() -> None:
    lines = list(as_text(a_report(), "2026"))
    below = lines[next(at for at, line in enumerate(lines) if "By week" in line) + 1]
    assert below.split()[0] == f"{a_report().by_week[0][0]:%Y-%m-%d}"
    assert "By week" not in "\n".join(as_text(summed_up([], []), "2026"))


def test_the_page_is_whole_loads_nothing_and_text_is_text() -> None:
    html = "".join(as_html(a_report(note='<script>alert("x")</script> & more'), "a < b"))
    root = ET.fromstring(html.replace("<!doctype html>", "").replace('<meta charset="utf-8">', ""))  # noqa: S314  # made by this program
    assert [child.tag for child in root] == ["head", "body"]
    assert len(root.findall(".//svg")) >= 4
    assert "<script" not in html
    assert not any(word in html for word in ("http:", "https:", "src=", "url("))
