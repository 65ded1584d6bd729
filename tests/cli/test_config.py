"""`relief config`: what holds is shown, a change is checked and written in place, and nothing wrong is ever written."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from relief_player.settings import read_settings

MINE = '# mine\ntheme = "relief-light" # bright\n\n[sound]\nvolume = 60\n'


@pytest.fixture
def settings_file(own_home: dict[str, str]) -> Path:
    path = Path(own_home["XDG_CONFIG_HOME"]) / "relief_player" / "config.toml"
    path.parent.mkdir(parents=True)
    return path


def test_everything_is_listed_with_where_it_was_chosen(relief, settings_file: Path):
    settings_file.write_text(MINE, encoding="utf-8")
    ended = relief("config")
    lines = {line.split()[0]: line.split()[1:] for line in ended.out.splitlines() if line.startswith("  ")}
    assert lines["theme"] == ["relief-light", "line", "2", "(default", "relief-dark)"]
    assert lines["timing.get_ready"] == ["10s"]
    assert (ended.code, ended.err) == (0, "")


def test_the_list_can_be_read_by_a_program(relief, settings_file: Path):
    settings_file.write_text(MINE, encoding="utf-8")
    rows = {row["key"]: row for row in relief("config", "list", "--json").json}
    volume = rows["sound.volume"]
    assert (volume["value"], volume["default"], volume["chosen"], volume["line"]) == (60, 80, True, 5)
    assert rows["routine_folders"]["value"] == []


def test_one_value_is_printed_alone(relief, settings_file: Path):
    settings_file.write_text(MINE, encoding="utf-8")
    assert [relief("config", "get", key).out for key in ("sound.volume", "night.ends", "keymap.player.next")] == [
        "60\n",
        "07:00\n",
        "n\n",
    ]


def test_the_path_is_printed(relief, settings_file: Path):
    assert relief("config", "path").out == f"{settings_file}\n"


def test_a_mistake_in_the_file_is_told_and_the_rest_is_listed(relief, settings_file: Path):
    settings_file.write_text('[sound]\nvolume = 600\n[keymap]\n"player.next" = "b"\n', encoding="utf-8")
    ended = relief("config", "list")
    assert ended.code == 3
    assert f"{settings_file}:2: sound.volume: expected a whole number from 0 to 100; 600 was found" in ended.err
    assert "'b' is already the key of player.back" in ended.err
    assert "sound.volume" in ended.out


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("sound.volume", "70", MINE.replace("60", "70")),
        ("theme", "relief-dark", MINE.replace("relief-light", "relief-dark")),
        ("timing.get_ready", "15", f'{MINE}\n[timing]\nget_ready = "15s"\n'),
        ("keymap.player.next", "n,right", f'{MINE}\n[keymap]\n"player.next" = "n,right"\n'),
        ("routine_folders", "~/a; ~/b c", MINE.replace("bright\n", 'bright\nroutine_folders = ["~/a", "~/b c"]\n')),
    ],
)
def test_a_value_is_set_in_place(relief, settings_file: Path, key: str, value: str, text: str):
    settings_file.write_text(MINE, encoding="utf-8")
    ended = relief("config", "set", key, value)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert settings_file.read_text(encoding="utf-8") == text
    assert read_settings(settings_file)[1] == ()


def test_a_value_taken_out_has_its_default_again(relief, settings_file: Path):
    settings_file.write_text(MINE, encoding="utf-8")
    assert relief("config", "unset", "theme").code == 0
    assert settings_file.read_text(encoding="utf-8") == "# mine\n\n[sound]\nvolume = 60\n"


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("sound.volume", "600", "Expected a whole number from 0 to 100; 600 was found"),
        ("sound.volum", "60", "Did you mean sound.volume?"),
        ("volume", "60", "Did you mean sound.volume or voice.volume"),
        ("voice.speed", "-1", "Expected a number from 0.5 to 2"),
        ("theme", "relief-ligt", "Did you mean 'relief-light'?"),
        ("keymap.player.next", "b", "'b' is already the key of player.back"),
        ("keymap.player.next", "spce", "Did you mean 'space'?"),
        ("keymap.player.nxt", "n", "Did you mean player.next?"),
    ],
)
def test_what_is_not_right_is_never_written(relief, settings_file: Path, key: str, value: str, told: str):
    settings_file.write_text(MINE, encoding="utf-8")
    ended = relief("config", "set", key, value)
    assert ended.code == 2
    assert told in ended.err
    assert settings_file.read_text(encoding="utf-8") == MINE


def test_a_broken_file_is_told_with_its_line_and_not_written_over(relief, settings_file: Path):
    settings_file.write_text("theme = \n", encoding="utf-8")
    ended = relief("config", "set", "sound.volume", "60")
    assert ended.code == 3
    assert ended.err.splitlines()[1].startswith(f"{settings_file}:1:9: ")
    assert ended.err.splitlines()[2] == "Mend it first: relief config edit."
    assert settings_file.read_text(encoding="utf-8") == "theme = \n"


def test_mistakes_of_the_keymap_are_told_with_their_lines(relief, settings_file: Path):
    settings_file.write_text('[keymap]\n"player.next" = "foo"\n"player.bck" = "b"\n', encoding="utf-8")
    assert relief("config").err.splitlines() == [
        f"{settings_file}:2: keymap: player.next: 'foo' is no key.",
        f"{settings_file}:3: keymap: there is no command 'player.bck'. Did you mean 'player.back'?",
    ]


@pytest.mark.parametrize("key", ["keymap.player.bck", "sound.mod", "strange"])
def test_what_is_no_setting_can_be_taken_out_of_the_file(relief, settings_file: Path, key: str):
    lines = ["# mine", "[sound]  # loud", "volume = 60", "{}", "[keymap]", "{}", "{}"]
    strange = {"sound.mod": 'mod = "soft"', "keymap.player.bck": '"player.bck" = "b"', "strange": "[strange]\nx = 1"}
    whole = "\n".join(lines).format(*strange.values()) + "\n"
    settings_file.write_text(whole, encoding="utf-8")
    assert relief("config", "unset", key).code == 0
    assert settings_file.read_text(encoding="utf-8") == whole.replace(f"{strange[key]}\n", "")


def test_the_name_of_a_table_is_answered_with_its_settings(relief, settings_file: Path):
    assert relief("config", "get", "night").err.splitlines()[1].startswith("They are night.enabled, night.begins")


def test_a_link_to_the_file_stays_a_link(relief, settings_file: Path, tmp_path: Path):
    kept = tmp_path / "dotfiles.toml"
    kept.write_text(MINE, encoding="utf-8")
    settings_file.symlink_to(kept)
    assert relief("config", "set", "sound.volume", "70").code == 0
    assert (settings_file.is_symlink(), kept.read_text(encoding="utf-8")) == (True, MINE.replace("60", "70"))


def editor(tmp_path: Path, code: str) -> str:
    """An editor that changes a file by a line of Python over `path`."""
    script = tmp_path / "an editor.py"
    script.write_text(f"import pathlib, sys\npath = pathlib.Path(sys.argv[1])\n{code}\n", encoding="utf-8")
    return f"'{sys.executable}' '{script}'"


def test_editing_begins_with_every_setting_behind_a_sign(run, settings_file: Path, tmp_path: Path):
    ended = run("config", "edit", env={"EDITOR": editor(tmp_path, "pass"), "VISUAL": ""})
    assert (ended.code, ended.err) == (0, "")
    assert '#theme = "relief-dark"' in settings_file.read_text(encoding="utf-8")


def test_what_was_edited_is_checked(run, settings_file: Path, tmp_path: Path):
    slip = editor(tmp_path, "path.write_text('theme = \"relief-ligt\"\\nvolum = 3\\n')")
    ended = run("config", "edit", env={"VISUAL": slip})
    assert ended.code == 3
    assert ended.err.splitlines() == [
        f"{settings_file}:2: volum: there is no such setting",
        f"{settings_file}:1: theme: There is no theme 'relief-ligt'. Did you mean 'relief-light'?",
    ]


def test_an_editor_whose_quotes_do_not_end_is_told(relief, settings_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VISUAL", 'vi "')
    ended = relief("config", "edit")
    assert (ended.code, ended.err.splitlines()[0]) == (1, "VISUAL is no command")


def test_an_editor_that_is_not_there_is_told(relief, settings_file: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("VISUAL", "no-such-editor --wait")
    ended = relief("config", "edit")
    assert (ended.code, ended.err.splitlines()[0]) == (1, "The editor could not be started")
