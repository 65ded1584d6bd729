"""`relief log`: writing a cramp down, what it prompts, the list and the report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import terminal as terminals
from terminal import Terminal


def test_an_entry_is_written_and_listed(relief):
    ended = relief(
        "log", "add", "--area", "calf", "--side", "left", "--when", "2h", "--lasted", "3m", "--strength", "6", "--woke",
        "--doing", "in-bed", "--helped", "stretching", "--note", "Nasty",
    )  # fmt: skip
    assert (ended.code, ended.out, ended.err) == (0, "", "It is in your diary.\n")
    (one,) = relief("log", "list", "--json").json
    assert (one["area"], one["side"], one["lasted_ms"], one["strength"], one["woke"]) == (
        "calf",
        "left",
        180_000,
        6,
        True,
    )
    (line,) = relief("log", "list").out.splitlines()
    assert line.endswith("left calf           3:00  strength 6; woke me; helped: stretching; Nasty")


def test_a_sign_is_told_with_what_why_and_source_and_once(relief):
    first = relief("log", "add", "--area", "calf", "--sign", "swelling")
    assert first.out.splitlines()[1:] == [
        "Swelling or redness with it: get urgent medical advice. Do not stretch, warm or rub it.",
        "With pain in one leg or arm it may be a blood clot.",
        "Source: uclh_dvt, bartsch2021, mayo_massage",
    ]
    assert relief("log", "add", "--area", "calf", "--sign", "swelling").out == ""


def test_a_count_is_told_at_the_third_in_a_week_and_not_at_the_fourth(relief):
    told = [relief("log", "add", "--area", "calf", "--json").json["prompts"] for _ in range(4)]
    assert [[one["rule"] for one in prompts] for prompts in told] == [[], [], ["three-in-a-week"], []]


@pytest.mark.parametrize(
    ("when", "since"), [("2h ago", 7_200), ("2h", 7_200), ("20m ago", 1_200), ("1 d ago", 86_400), ("now", 0)]
)
def test_it_began_so_long_ago_in_the_words_of_the_form(relief, when: str, since: int):
    assert relief("log", "add", "--area", "calf", "--when", when).code == 0
    (one,) = relief("log", "list", "--json").json
    assert (datetime.now(UTC) - datetime.fromisoformat(one["at"])).total_seconds() == pytest.approx(since, abs=60)


@pytest.mark.parametrize("ahead", [-5, 5])
def test_a_time_alone_is_the_last_time_the_clock_showed_it(relief, ahead: int):
    shown = datetime.now().astimezone() + timedelta(minutes=ahead)
    assert relief("log", "add", "--area", "calf", "--when", f"{shown:%H:%M}").code == 0
    (one,) = relief("log", "list", "--json").json
    ago = (datetime.now(UTC) - datetime.fromisoformat(one["at"])).total_seconds()
    assert 0 <= ago < 86_400 + 60


def test_a_cramp_that_goes_on_is_counted_from_its_beginning(relief):
    prompts = relief("log", "add", "--area", "calf", "--going", "--when", "1h", "--json").json["prompts"]
    assert [one["rule"] for one in prompts] == ["ten-minutes"]


def test_a_back_with_fever(relief):
    prompts = relief("log", "add", "--area", "low-back", "--fever", "38.4", "--days", "50", "--json").json["prompts"]
    assert [one["rule"] for one in prompts] == ["back-fever", "back-six-weeks"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "Say where it was"),
        (["--area", "leg"], "Say one part of the body"),
        (["--area", "calf", "--doing", "sleping"], "There are: in-bed"),
        (["--area", "calf", "--strength", "11"], "0<=x<=10"),
        (["--area", "calf", "--when", "2999-01-01"], "That is still to come"),
        (
            ["--area", "calf", "--when", "soon"],
            "a time such as 03:40, or how long ago, as in 7d or 2h; 'soon' was given",
        ),
        (["--area", "calf", "--when", "0001-01-01"], "expected a date such as 2026-11-22"),
        (["--area", "calf", "--fever", "3"], "from 30 to 45 °C"),
        (["--area", "calf", "--session", "zzz"], "There is no session yet"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_written(relief, options: list[str], told: str):
    ended = relief("log", "add", *options)
    assert (ended.code, told in ended.err) == (2, True), ended.err
    assert relief("log", "list", "--json").json == []


def test_an_entry_is_deleted_and_taken_back(relief):
    relief("log", "add", "--area", "calf")
    assert relief("log", "delete", "last").code == 0
    assert relief("log", "list").err == "Nothing in the diary. relief log add writes an entry.\n"
    assert relief("log", "delete", "last", "--undo").code == 0
    assert len(relief("log", "list", "--json").json) == 1


def test_the_report_is_text_or_a_page(relief, tmp_path: Path):
    assert relief("log", "report").err == "Nothing in the diary. relief log add writes an entry.\n"
    relief("log", "add", "--area", "calf", "--note", "<b>\x1b[31m")
    assert "1 in all; 0 woke the person." in relief("log", "report").out
    assert relief("log", "report", "--html", "r.html").code == 0
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert ("&lt;b&gt;" in page, "\x1b" in page, (tmp_path / "r.html").stat().st_mode & 0o777) == (True, False, 0o600)
    assert relief("log", "report", "--html", "r.html").code == 1


@pytest.mark.skipif(bool(terminals.missing()), reason=terminals.missing() or "-")
def test_in_a_terminal_it_is_asked_and_enter_leaves_a_question_out(command, own_home, tmp_path, relief):
    with Terminal([*command, "log", "add"], environment=own_home, cwd=tmp_path, rows=40) as shown:
        for question, answer in (
            ("Where was it", "calf"), ("Which side", "left"), ("When did it begin", ""), ("How long", "2m"),
            ("How strong", "0"), ("wake you", "y"), ("What were you doing", "in-bed, walking"), ("What helped", ""),
            ("any of these", ""), ("A note", ""),
        ):  # fmt: skip
            shown.wait_for(question)
            shown.press(f"{answer}\r")
        shown.wait_for("It is in your diary.")
        assert shown.wait_for_end() == 0
    (one,) = relief("log", "list", "--json").json
    assert (one["side"], one["lasted_ms"], one["strength"], one["woke"]) == ("left", 120_000, 0, True)
    assert (one["doing"], one["helped"], one["note"]) == (["in-bed", "walking"], [], None)


# -- temperatures ------------------------------------------------------------------------------------------------------


def test_a_fever_is_typed_in_either_unit_and_reported_in_the_persons_own(relief):
    written = relief("log", "add", "--area", "calf", "--fever", "100.4", "--json").json
    assert written["temperature"] == 38.0
    assert "Temperature: 38.0 °C on" in relief("log", "report").out
    assert relief("config", "set", "temperature", "fahrenheit").code == 0
    assert "Temperature: 100.4 °F on" in relief("log", "report").out
