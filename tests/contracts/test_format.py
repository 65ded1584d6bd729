"""The command line held to the format from outside: random files, and a timeline worked out a second time.

`contract_files` draws the files and `contract_model` lays them out; both know the words of the format and nothing of
the program.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from contract_files import Author, moves_text
from contract_model import lay_out

from relief_player.cli.main import run

KEYS = ["at_ms", "duration_ms", "role", "kind", "name", "side", "set", "sets", "round", "step", "gate"]
SCRAPS = (
    '"', "'", "=", "[", "]", "{", "}", "\n", "#", ",", "0", "-", "1e9", "true", "nan", '"30s"', "[[step]]", "[step]",
    "\\", "\x07", "\x00", "\u202e", "\r", "kind", 'until = "ready"\n', 'sides = "eech"\n', "sidse = 1\n", "reps = 5\n",
    "breaths = 2.5\n", "format = 2\n", "name = 5\n", "2020-01-01", '"""', "= 0\n", '"-5s"', '"25h"', "1__0", "\ufeff",
)  # fmt: skip

Said = tuple[int, str, str]
"""Exit code, standard output, standard error."""


@pytest.fixture
def relief(
    own_home: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """The command line, for a person with moves of their own."""
    for name, value in own_home.items():
        monkeypatch.setenv(name, value)
    routines = Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "routines"
    routines.mkdir(parents=True)
    (routines / "moves.toml").write_text(moves_text(), encoding="utf-8")

    def carry_out(*words: str | Path) -> Said:
        code = run([str(word) for word in words])
        return (code, *capsys.readouterr())

    return carry_out


@pytest.mark.parametrize("group", range(6))
def test_every_routine_of_the_format_is_laid_out_as_the_format_says(relief, tmp_path: Path, group: int):
    file = tmp_path / "drawn.toml"
    for seed in range(group * 50, group * 50 + 50):
        meant, text = Author(seed).routine()
        file.write_text(text, encoding="utf-8", newline="")
        code, out, err = relief("show", "--json", file)
        assert (code, err) == (0, ""), f"seed {seed}"
        shown = json.loads(out)
        items, cues = lay_out(meant)
        assert [list(segment) for segment in shown["segments"]] == [KEYS] * len(items), f"seed {seed}"
        for segment, item in zip(shown["segments"], items, strict=True):
            # What names itself by kind and area or pattern is named by the program.
            assert segment == {key: item[key] for key in KEYS} | ({} if item["name"] else {"name": segment["name"]})
        assert [(cue["at_ms"], cue["cue"]) for cue in shown["cues"]] == cues, f"seed {seed}"
        assert shown["duration_ms"] == sum(item["duration_ms"] for item in items)


def test_the_schema_takes_every_routine_of_the_format(relief):
    schema = jsonschema.Draft7Validator(json.loads(relief("schema")[1]))
    for seed in range(150):
        text = Author(seed).routine()[1].removeprefix("\ufeff").replace("\r\n", "\n")
        assert [error.message for error in schema.iter_errors(tomllib.loads(text))] == [], f"seed {seed}"


def test_the_list_says_of_each_routine_how_long_it_is_and_whether_it_waits(relief, own_home: dict[str, str]):
    folder = Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "routines"
    expected = {}
    for seed in range(60):
        meant, text = Author(seed).routine()
        (folder / f"drawn-{seed}.toml").write_text(text, encoding="utf-8", newline="")
        items, _ = lay_out(meant)
        expected[f"drawn-{seed}"] = (sum(item["duration_ms"] for item in items), any(item["gate"] for item in items))
    for _ in ("read", "remembered"):
        listed = {one["id"]: one for one in json.loads(relief("list", "--json")[1])}
        assert {id_: (listed[id_]["duration_ms"], listed[id_]["own_pace"]) for id_ in expected} == expected


@pytest.mark.parametrize("group", range(4))
def test_a_spoiled_file_is_answered_with_its_problems_in_their_places(relief, tmp_path: Path, group: int):
    random = Random(group)  # noqa: S311  # a test has to draw the same again
    file = tmp_path / "spoiled.toml"
    schema = jsonschema.Draft7Validator(json.loads(relief("schema")[1]))
    for seed in range(group * 60, group * 60 + 60):
        text = spoiled(random, Author(seed).routine()[1])
        file.write_text(text, encoding="utf-8", newline="")
        code, out, err = relief("check", "--json", file)
        ((_, problems, findings),) = [one.values() for one in json.loads(out)]
        grave = bool(problems) or any(finding["level"] == "error" for finding in findings)
        assert (code, "went wrong" in err) == (3 if grave else 0, False), f"seed {seed}"
        lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
        for problem in problems:
            assert list(problem) == ["line", "column", "key", "message", "hint"], f"seed {seed}"
            assert 1 <= problem["column"] <= len(lines[problem["line"] - 1]) + 1, f"seed {seed}"
        assert relief("show", file)[0] == (3 if problems else 0), f"seed {seed}"
        said = toml(text)
        if said is None:
            assert [problem["key"] for problem in problems] == [""], f"seed {seed}"
        elif not problems:
            assert not list(schema.iter_errors(said)), f"seed {seed}"


def spoiled(random: Random, text: str) -> str:
    """The text with one to three scraps put into it, or with lines of it lost, doubled or cut."""
    for _ in range(random.randint(1, 3)):
        at = random.randrange(len(text) + 1)
        lines = text.split("\n")
        line = random.randrange(len(lines))
        ways = (
            text[:at] + random.choice(SCRAPS) + text[at:],
            text[:at] + text[at + random.randint(1, 4) :],
            "\n".join([*lines[:line], *lines[line + 1 :]]),
            "\n".join([*lines[:line], lines[line], *lines[line:]]),
            "\n".join([*lines[:line], lines[line].split("=")[0] + "= " + random.choice(SCRAPS), *lines[line + 1 :]]),
        )
        text = random.choice(ways)
    return text


def toml(text: str) -> dict[str, Any] | None:
    """What a text says; None where it is no TOML."""
    try:
        return tomllib.loads(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError:
        return None
