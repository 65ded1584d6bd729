"""Files that cannot be read as they are: each gets one clear problem, and none makes the reader wait."""

from __future__ import annotations

import os
import sys
import time
import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relief_player.routine.moves import MoveBook
from relief_player.routine.problems import Problem
from relief_player.routine.reader import read_routine_file
from relief_player.routine.source import MOST_TEXT, Source, parse, read_text

posix = pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes and devices in folders on Windows")


def _problem(path: Path) -> Problem:
    found = read_text(path)
    assert isinstance(found, Problem)
    assert (found.file, found.line, found.column, found.key) == (str(path), None, None, "")
    return found


def test_a_file_is_read_as_it_is(tmp_path: Path):
    path = tmp_path / "a.toml"
    path.write_bytes("\ufeffname = 'é'\r\n".encode())
    assert read_text(path) == "\ufeffname = 'é'\r\n"


def test_a_missing_file_is_told(tmp_path: Path):
    assert _problem(tmp_path / "none.toml").message == "there is no such file"


def test_a_folder_is_told(tmp_path: Path):
    assert _problem(tmp_path).message == "found a folder, expected a file"


def test_a_name_that_no_file_can_have_is_told():
    assert _problem(Path("a\0b.toml")).message in (
        "the name of the file is not a possible one",
        "there is no such file",
    )


@posix
def test_a_pipe_without_a_writer_is_told_and_not_waited_for(tmp_path: Path):
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    assert _problem(pipe).message == "found a pipe, expected a file"


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_a_device_is_told_and_not_read(device: str):
    if not Path(device).exists():
        pytest.skip(f"there is no {device} here")
    assert _problem(Path(device)).message == "found a device, expected a file"


@posix
def test_a_link_to_nowhere_is_told(tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(tmp_path / "gone.toml")
    assert _problem(link).message == "there is no such file"


@posix
def test_a_link_that_leads_to_itself_is_told(tmp_path: Path):
    link = tmp_path / "link.toml"
    link.symlink_to(link)
    assert "the file cannot be read" in _problem(link).message


@posix
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "secret.toml"
    path.write_text("name = 'x'")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("relief_player.routine.source.os.open", refuse)
    assert _problem(path).message == "the file may not be read"


def test_a_large_file_is_told_without_being_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (MOST_TEXT + 1))
    monkeypatch.setattr("relief_player.routine.source.os.open", None)
    assert _problem(path).message == "the file is larger than 1 MiB"


def test_a_file_that_cannot_be_read_gives_a_result_like_any_other(tmp_path: Path, book: MoveBook):
    result = read_routine_file(tmp_path, book)
    assert result.routine is None
    assert [str(one) for one in result.problems] == [f"{tmp_path}: found a folder, expected a file"]


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("name = ", (1, 8), "invalid value"),
        ("a = 1\nb = [1,", (2, 8), "invalid value"),
        ('name = """\nnever', (2, 6), "unterminated string"),
        ("a = 1\na = 2", (2, 6), "cannot overwrite"),
        ("a\0 = 1", (1, 2), "expected '='"),
        ("# \x07", (1, 3), "character"),
        ("x = 1979-02-30", (1, 5), "invalid date"),
        ("x = 0\ny = 9" + "0" * 5_000, (2, 5), "a number of thousands of digits"),
        ('x = "' + "9" * 5_000 + '"\ny = -9' + "0" * 5_000, (2, 5), "a number of thousands of digits"),
    ],
)
def test_what_is_no_toml_is_told_at_its_place(text: str, place: tuple[int, int], told: str):
    found = parse(text, "x.toml")
    assert isinstance(found, Problem)
    assert (found.line, found.column) == place
    assert found.message.startswith("not TOML: ")
    assert told in found.message


def test_the_words_of_the_parser_are_cleaned():
    found = parse('x = "\x9b\x07"', "x")
    assert isinstance(found, Problem)
    assert found.message.isprintable()


def test_decimal_numbers_are_exact():
    found = parse("x = 0.1\ny = 1e2", "x")
    assert isinstance(found, Source)
    assert found.data == {"x": Decimal("0.1"), "y": Decimal(100)}


@given(st.text())
def test_any_text_is_toml_or_has_one_problem(text: str):
    found = parse(text, "x")
    if isinstance(found, Problem):
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        assert found.line is not None
        assert found.column is not None
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
    else:
        assert found.text == text
        tomllib.loads(text.removeprefix("\ufeff"))


@pytest.mark.parametrize(
    ("error", "told"),
    [(RecursionError(), "the parser gave up"), (ValueError("digits"), "a number of thousands of digits")],
    ids=["recursion", "digits"],
)
def test_a_parser_that_gives_up_is_a_problem_without_an_invented_place(
    monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
):
    def give_up(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(tomllib, "loads", give_up)
    found = parse("a = 1", "x")
    assert isinstance(found, Problem)
    assert (found.line, found.column) == (None, None)
    assert told in found.message


@posix
def test_what_becomes_a_pipe_between_looking_and_opening_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path, pipe = tmp_path / "a.toml", tmp_path / "pipe"
    path.write_text("name = 'x'")
    os.mkfifo(pipe)
    really_open = os.open
    monkeypatch.setattr("relief_player.routine.source.os.open", lambda _, flags: really_open(pipe, flags))
    assert _problem(path).message == "found a pipe, expected a file"


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("duration = 30s", (1, 14), 'a text stands in quotes: "30s"'),
        ("duration = 1:30  # a while", (1, 13), 'a text stands in quotes: "1:30"'),
        ("name = Evening legs\n", (1, 8), 'a text stands in quotes: "Evening legs"'),
        ("name = “Evening”", (1, 8), 'straight quotes: "Evening"'),
        ("optional = True", (1, 12), "write true"),
        ("sets = 02", (1, 9), "a number has no zero before it"),
        ("sets = ", (1, 8), "the file ends where a value is expected"),
        ("areas = [1,,2]", (1, 12), 'a text stands in quotes: "30s"'),
        ('areas = ["calf" "neck"]', (1, 17), "the values of a list are parted by commas, and it ends with ]"),
        ('step = [{ kind = "rest",\nduration = 1 }]', (1, 25), "a table in { } stands on one line"),
        ("sets = 1 rest = 2", (1, 10), "one key and its value on each line"),
        ("é = 1", (1, 1), "a line is a key = value, a [header] or a # comment"),
    ],
)
def test_what_is_no_toml_is_told_with_what_was_probably_meant(text: str, place: tuple[int, int], told: str):
    found = parse(text, "x.toml")
    assert isinstance(found, Problem)
    assert ((found.line, found.column), found.hint) == (place, told)


@pytest.mark.parametrize(
    ("text", "told"), [("[a.b]\n[a.b]", "a.b"), ("a = { b = 1 }\n[a.c]", "a.c"), ('["a b"]\n["a b"]', '"a b"')]
)
def test_a_table_that_stands_twice_is_named_as_it_is_written(text: str, told: str):
    found = parse(text, "x.toml")
    assert isinstance(found, Problem)
    assert found.message == f"not TOML: cannot declare {told} twice"


@pytest.mark.parametrize(
    "text", ["x = a" + " " * 500_000 + ",", "x = a" + "=" * 500_000, "[" + "a" * 500_000 + "]\n" * 2]
)
def test_the_longest_line_is_answered_at_once(text: str):
    began = time.monotonic()
    assert isinstance(parse(text, "x.toml"), Problem)
    assert time.monotonic() - began < 5
