"""`relief where`, `doctor` and `completion`."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from relief_player.cli.doctor import State, examine
from relief_player.sound.voice import trial
from relief_player.sound.voice.trial import VoiceReport


def test_where_tells_the_folders_and_makes_none(relief, own_home):
    told = relief("where", "--json").json
    assert told["history"] == str(Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "history.db")
    assert set(told) == {"routines", "history", "settings", "log", "cache", "shipped_routines"}
    assert "(not there yet)" in relief("where").out
    assert not Path(own_home["XDG_DATA_HOME"]).exists()


# -- completion --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_asks_relief(relief, shell: str):
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("no bash to ask for its version")
    ended = relief("completion", shell)
    assert (ended.code, "_RELIEF_COMPLETE" in ended.out) == (0, True)


def test_another_shell_is_told_which_there_are(relief):
    assert relief("completion", "tcsh").err == "There is no completion for 'tcsh'\nThere is one for bash, zsh, fish.\n"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("relief play calm", ["calm-breathing"]),
        ("relief show shipped-nothing", ["shipped-nothing"]),
        ("relief list --goal rel", ["relief", "relax"]),
        ("relief list --area low", ["low-back"]),
        ("relief comp", ["completion"]),
    ],
)
def test_routines_goals_areas_and_commands_are_completed(run, typed: str, offered: list[str]):
    asked = {"_RELIEF_COMPLETE": "bash_complete", "COMP_WORDS": typed, "COMP_CWORD": str(len(typed.split()) - 1)}
    ended = run(env=asked)
    assert (ended.code, sorted(line.split(",")[1] for line in ended.out.splitlines())) == (0, sorted(offered))


# -- doctor ------------------------------------------------------------------------------------------------------------


def answers(relief) -> dict[str, tuple[str, str]]:
    return {one["what"]: (one["state"], one["words"]) for one in relief("doctor", "--no-sound", "--json").json}


def test_in_a_home_of_ones_own_everything_is_there(relief):
    ended = relief("doctor", "--no-sound")
    assert (ended.code, ended.err) == (0, "")
    told = answers(relief)
    assert set(told) >= {
        "program",
        "terminal",
        "colours",
        "letters",
        "routines",
        "sounds",
        "data",
        "config",
        "log",
        "cache",
        "settings",
        "history",
    }
    assert not [what for what, (state, _) in told.items() if state == "missing"]


def test_no_terminal_is_worth_a_note(relief):
    assert answers(relief)["terminal"][0] == "note"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_missing(relief, own_home):
    home = Path(own_home["HOME"])
    home.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        assert answers(relief)["data"][0] == "missing"
        assert relief("doctor", "--no-sound").code == 1
    finally:
        home.chmod(stat.S_IRWXU)


def test_a_file_where_a_folder_should_be_is_missing(relief, own_home):
    Path(own_home["XDG_DATA_HOME"]).write_text("in the way", encoding="utf-8")
    assert answers(relief)["data"][0] == "missing"


def test_a_history_that_cannot_be_read_is_missing(relief, own_home):
    (Path(own_home["XDG_DATA_HOME"]) / "relief_player" / "history.db").mkdir(parents=True)
    ended = relief("doctor", "--no-sound")
    assert (ended.code, "history" in ended.err) == (1, True)
    assert answers(relief)["history"][1].startswith("The history cannot be opened. ")


def test_mistakes_in_the_settings_are_worth_a_note(relief, own_home):
    folder = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text("volume = 3\n", encoding="utf-8")
    state, words = answers(relief)["settings"]
    assert (state, "config.toml:1: volume" in words) == ("note", True)


def test_no_sound_at_all_is_missing_and_one_device_is_enough(relief, monkeypatch):
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # after the environment was set
    from relief_player.sound import doctor  # noqa: PLC0415  # as above

    def found(*reasons: str):
        reports = [
            doctor.DeviceReport(name=f"device {n}", words="a device", works=not reason, reason=reason)
            for n, reason in enumerate(reasons)
        ]
        monkeypatch.setattr(doctor, "probe_devices", lambda *_, **__: reports)
        return [answer.state for answer in examine(open_app(), sound=True) if answer.what == "sound"]

    assert found("it fails", "") == [State.NOTE, State.FINE]
    assert found("it fails", "it does not answer") == [State.NOTE, State.NOTE, State.MISSING]


@pytest.mark.parametrize("asked", [[], ["--sound"]])
def test_the_doctor_ends_in_time_on_a_machine_without_sound(asked: list[str], run):
    ended = run("doctor", "--json", *asked)
    assert ended.code in (0, 1)
    assert {one["what"] for one in json.loads(ended.out)} >= {"sound", "voice"}


@pytest.mark.parametrize(
    ("settings", "found", "told"),
    [
        (
            "",
            VoiceReport(name="pico", words="Pico", seconds=0.26),
            (State.FINE, "Pico (pico); a phrase was made in 0.3 s"),
        ),
        (
            "",
            VoiceReport(name=""),
            (State.NOTE, "none here; the tones sound alone. relief-player[voice-hq] brings one"),
        ),
        ("", VoiceReport(name="say", words="Say", reason="it is hoarse"), (State.MISSING, "Say (say): it is hoarse")),
        (
            'engine = "hibari"',
            VoiceReport(name="pico", words="Pico"),
            (State.NOTE, "hibari is not here; instead Pico (pico); a phrase was made in 0.0 s"),
        ),
        ("enabled = false", VoiceReport(name="pico"), (State.NOTE, "turned off in the settings")),
    ],
)
def test_the_voice_is_told(own_home, monkeypatch, settings: str, found: VoiceReport, told: tuple[State, str]):
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # after the environment was set
    from relief_player.sound import doctor  # noqa: PLC0415  # as above

    for name, value in own_home.items():
        monkeypatch.setenv(name, value)
    folder = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f"[voice]\n{settings}\n", encoding="utf-8")
    monkeypatch.setattr(doctor, "probe_devices", lambda *_, **__: [])
    monkeypatch.setattr(trial, "try_voice", lambda _: found)
    [answer] = [answer for answer in examine(open_app(), sound=True) if answer.what == "voice"]
    assert (answer.state, answer.words) == told


# -- what is loaded ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments", [["--version"], ["list"], ["list", "--json"], ["where"], ["--help"]], ids=" ".join
)
def test_what_only_prints_loads_no_database_no_screen_and_no_sound(command, own_home, tmp_path, arguments: list[str]):
    code = (
        "import sys\n"
        "from relief_player.cli.main import run\n"
        "run(sys.argv[1:])\n"
        "sys.stderr.write(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))\n"
    )
    done = subprocess.run(
        [command[0], "-c", code, *arguments], env=own_home, cwd=tmp_path, capture_output=True, check=True, timeout=60
    )
    loaded = set(done.stderr.decode().splitlines()[-1].split())
    assert not loaded & {"sqlite3", "textual", "rich", "pydub", "miniaudio", "simpleaudio", "asyncio", "subprocess"}
