"""The diary in words."""

from __future__ import annotations

import pytest
from diary_fakes import COUNT, URGENT, a_few, cramp

from relief_player.tui.diary.wording import fact_rows, facts_of, line_of, report_lines, told_rows
from relief_player.units import Ms

BAR = f"  {'sitting or holding one position for long':<42}{7:>4} {'#' * 15}"


def test_an_entry_is_a_line_with_time_place_and_length() -> None:
    assert [line_of(one) for one in a_few()[:1]] == ["2026-05-04 03:15  left calf        4:00"]
    assert line_of(cramp(area="foot")) == "2026-05-04 21:15  foot"


def test_only_what_was_said_is_a_fact() -> None:
    assert facts_of(cramp()) == (("Began", "2026-05-04 21:15"), ("Where", "calf"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"going": True}, "still going when it was written"),
        ({"going": True, "lasted": Ms(60_000)}, "1:00, and still going then"),
        ({"lasted": Ms(60_000)}, "1:00"),
    ],
)
def test_how_long_says_whether_it_still_went_on(said, words: str) -> None:
    assert dict(facts_of(cramp(**said)))["How long"] == words


def test_zero_is_an_answer_too() -> None:
    facts = dict(facts_of(cramp(strength=0, since_days=0)))
    assert (facts["How strong"], facts["There for"]) == ("0 of 10", "0 days")


def test_words_from_elsewhere_cannot_act_on_the_terminal() -> None:
    strange = cramp(note="\x1b]0;title\x07\u202eevil", doing=("\x1b[2Jnew",), side="le\nft")
    text = repr(fact_rows(strange)) + line_of(strange)
    assert not any(sign in text for sign in ("\\x1b", "\x1b", "\x07", "\u202e", "\n"))


def test_what_is_urgent_has_a_sign_of_its_own() -> None:
    signs = [row[0][0][0] for row in told_rows([URGENT, COUNT])]
    assert (signs.count("!"), signs.count("·")) == (1, 1)


def test_each_prompt_says_what_why_and_where_it_is_from() -> None:
    text = [row[1][0][0] for row in told_rows([URGENT])]
    assert text == [URGENT.what, URGENT.why, "Sources: nidirect_cramp, nice_cks"]


@pytest.mark.parametrize("width", [20, 46, 76, 200])
def test_the_report_fits_any_width(width: int) -> None:
    lines = list(report_lines(["Length, known of 3: median 4:00, longest 11:00; 1 lasted longer.", BAR], width))
    assert max(map(len, lines)) <= max(20, min(width, 84))
    assert "7" in lines[-1]


def test_bars_keep_their_proportion_and_the_smallest_is_seen() -> None:
    full, small = BAR.replace("#" * 15, "#" * 30), BAR.replace("#" * 15, "#")
    lengths = [line.count("█") for line in report_lines([full, BAR, small], 46)]
    assert lengths[0] == 2 * lengths[1] - lengths[0] % 2
    assert lengths[2] == 1


def test_an_empty_line_stays_one() -> None:
    assert list(report_lines(["", "a"], 40)) == ["", "a"]
