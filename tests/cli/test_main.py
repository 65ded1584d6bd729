"""The shim: what is understood, what is not, and never a traceback."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

import relief_player
from relief_player.__main__ import main as begin
from relief_player.cli import shelf, streams
from relief_player.cli.commands import MODULES
from relief_player.cli.commands import relief as group
from relief_player.cli.main import run as main
from relief_player.errors import Exit


def test_the_version_is_told(relief):
    assert relief("--version") == relief("--version")
    assert relief("--version").out == f"relief {relief_player.__version__}\n"


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command_in_the_order_of_the_table(relief, option: str):
    ended = relief(option)
    section = ended.out.partition("Commands:\n")[2]
    named = [line.split()[0] for line in section.splitlines() if line.startswith("  ") and line[2] != " "]
    assert (ended.code, named[: len(MODULES)]) == (0, list(MODULES))


@pytest.mark.parametrize("name", MODULES)
def test_every_command_exists_has_help_and_is_called_by_its_name(relief, name: str):
    command = group.get_command(None, name)
    assert (command.name, relief(name, "--help").code) == (name, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], 'There is no command "lst". Did you mean "list"?\nTry: relief --help\n'),
        (
            ["evening.toml"],
            'There is no command "evening.toml". To play a file: relief play evening.toml\nTry: relief --help\n',
        ),
        (["list", "--gaol", "relief"], "No such option '--gaol'. Did you mean '--goal'?\nTry: relief list --help\n"),
        (["show"], "Missing argument 'ROUTINE'.\nTry: relief show --help\n"),
        (["where", "here"], "Got unexpected extra argument (here)\nTry: relief where --help\n"),
    ],
    ids=" ".join,
)
def test_what_is_not_understood_is_told_with_the_nearest_and_ends_with_2(relief, arguments: list[str], said: str):
    ended = relief(*arguments)
    assert (ended.code, ended.out, ended.err) == (2, "", said)


def test_the_library_needs_a_terminal_and_says_what_does_not(relief):
    ended = relief()
    assert (ended.code, ended.err.splitlines()[0]) == (2, "The library needs a terminal")
    assert "relief play ROUTINE --plain" in ended.err


def test_a_fault_is_one_calm_message_and_its_details_are_in_a_log(relief, monkeypatch, own_home):
    def break_down(rows: object) -> list[str]:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr(shelf, "table", break_down)
    monkeypatch.setattr("relief_player.cli.main.discard_output", lambda: None)
    ended = relief("list")
    assert (ended.code, ended.out) == (1, "")
    assert "Something went wrong inside relief" in ended.err
    assert "Traceback" not in ended.err
    log = next(line for line in ended.err.splitlines() if "faults.log" in line).split(" in ")[1].split(";")[0]
    text = Path(log).read_text(encoding="utf-8")
    assert "ZeroDivisionError: a fault of ours" in text
    assert relief_player.__version__ in text


def test_a_state_of_the_machine_is_told_as_it_is(relief, monkeypatch):
    def fill_up(rows: object) -> list[str]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shelf, "table", fill_up)
    monkeypatch.setattr("relief_player.cli.main.discard_output", lambda: None)
    assert relief("list").err.endswith("It could not be done: no space left on device.\n")


def test_ctrl_c_ends_quietly_with_130(relief, monkeypatch):
    def interrupt(rows: object) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(shelf, "table", interrupt)
    assert relief("list") == type(relief("--version"))(130, "", "")


@pytest.mark.parametrize("missing", [True, False])
def test_ctrl_c_is_quiet_too_before_anything_is_loaded_and_after_all_is_done(monkeypatch, capsys, missing: bool):
    class Interrupted:
        def __getattr__(self, name: str) -> object:
            raise KeyboardInterrupt

    def late(argv: list[str]) -> int:
        raise KeyboardInterrupt

    if missing:
        monkeypatch.setitem(sys.modules, "relief_player.cli.main", Interrupted())
    else:
        monkeypatch.setattr("relief_player.cli.main.run", late)
    with pytest.raises(SystemExit) as ended:
        begin()
    assert (ended.value.code, capsys.readouterr()) == (Exit.INTERRUPTED, ("", ""))


def test_a_closed_pipe_ends_quietly_with_0(run, command, own_home, tmp_path):
    for buffering in ("", "1"):
        with subprocess.Popen(
            [*command, "list", "--goal", "relief"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**own_home, "PYTHONUNBUFFERED": buffering}, cwd=tmp_path,
        ) as listing:  # fmt: skip
            listing.stdout.close()
            listing.wait(60)
            assert (listing.returncode, b"Error" in listing.stderr.read()) == (0, False)


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_disk_behind_standard_output_is_told(command, own_home, tmp_path):
    with Path("/dev/full").open("wb") as full:
        ended = subprocess.run(
            [*command, "where"], stdout=full, stderr=subprocess.PIPE, env=own_home, cwd=tmp_path, check=False
        )
    assert (ended.returncode, ended.stderr) == (1, b"It could not be done: no space left on device.\n")


def test_closed_standard_streams_are_no_fault(own_home, tmp_path, command):
    ended = subprocess.run(
        ["sh", "-c", '"$@" <&- >&- 2>&-', "sh", *command, "list"], env=own_home, cwd=tmp_path, check=False
    )
    assert ended.returncode == 0


def test_a_narrow_encoding_shows_what_it_lacks_as_a_question_mark(run, file):
    path = file('name = "Beine 🧘"\n[[step]]\nkind = "move"\nname = "Gehen"\nduration = "5s"\n')
    ended = run("show", path, env={"PYTHONIOENCODING": "ascii"})
    assert (ended.code, ended.out.splitlines()[0]) == (0, "Beine ?")


def test_no_colour_is_ever_printed(run):
    assert "\x1b" not in run("list", env={"FORCE_COLOR": "1", "NO_COLOR": ""}).out


def test_the_streams_of_a_windowed_program_are_missing_and_that_is_fine(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    streams.prepare_streams()
    assert main(["--version"]) == 0
    sys.stdout.close()
    sys.stderr.close()
