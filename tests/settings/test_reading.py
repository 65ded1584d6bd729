"""Reading a settings file: what is right holds, what is wrong is told with its line and keeps its default."""

from __future__ import annotations

from pathlib import Path

import pytest

from relief_player.settings import (
    BackgroundSettings,
    Settings,
    SoundSettings,
    TimingSettings,
    VoiceSettings,
    read_settings,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def told(file: Path, text: str) -> list[str]:
    """The mistakes of a settings file, without its path."""
    file.write_text(text, encoding="utf-8")
    return [line.removeprefix(str(file)) for line in read_settings(file)[1]]


def test_no_file_means_the_defaults_and_no_word(file: Path):
    assert read_settings(file) == (Settings(), ())


def test_every_setting_can_be_set(file: Path):
    file.write_text(
        """
        theme = "relief-light"
        reduced_motion = true
        on_sleep = "continue"
        routine_folders = ["~/stretches", "/srv/routines"]
        [timing]
        get_ready = "15s"
        transition = 3
        switch = "0s"
        countdown = 5
        halfway = "1m"
        [sound]
        enabled = false
        device = "bell"
        volume = 55
        [voice]
        enabled = false
        engine = "espeak"
        speed = 1.25
        volume = 40
        countdown = true
        [background]
        sound = "rain"
        volume = 30
        [keymap]
        "player.next" = "n,right"
        """,
        encoding="utf-8",
    )
    settings, mistakes = read_settings(file)
    assert mistakes == ()
    assert settings == Settings(
        timing=TimingSettings(get_ready=15_000, transition=3_000, switch=0, countdown=5, halfway=60_000),
        sound=SoundSettings(enabled=False, device="bell", volume=55),
        background=BackgroundSettings(sound="rain", volume=30),
        voice=VoiceSettings(enabled=False, engine="espeak", speed=1.25, volume=40, countdown=True),
        theme="relief-light",
        reduced_motion=True,
        on_sleep="continue",
        routine_folders=("~/stretches", "/srv/routines"),
        keymap=(("player.next", "n,right"),),
    )


def test_a_command_in_the_keymap_needs_no_quotes(file: Path):
    file.write_text('[keymap]\nplayer.next = "n"\nplayer.back = "b"\nhelp = "h"\n', encoding="utf-8")
    assert read_settings(file)[0].keymap == (("player.next", "n"), ("player.back", "b"), ("help", "h"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[sound]\nvolum = 5\n", ':2: sound.volum: there is no such setting (did you mean "volume"?)'),
        ("\n\n[sond]\nvolume = 5\n", ':3: sond: there is no such setting (did you mean "sound"?)'),
        ("[sound]\nvolume = 101\n", ":2: sound.volume: expected a whole number from 0 to 100; 101 was found"),
        ("[sound]\nvolume = true\n", ":2: sound.volume: expected a whole number from 0 to 100; true was found"),
        ("sound.volume = 7.5\n", ":1: sound.volume: expected a whole number from 0 to 100; 7.5 was found"),
        ("[voice]\nspeed = 3\n", ":2: voice.speed: expected a number from 0.5 to 2; 3 was found"),
        ("[voice]\nspeed = nan\n", ":2: voice.speed: expected a number from 0.5 to 2; a very large number was found"),
        ("reduced_motion = 1\n", ":1: reduced_motion: expected true or false; 1 was found"),
        ('theme = ""\n', ':1: theme: expected a text; "" was found'),
        (
            'on_sleep = "pauze"\n',
            ':1: on_sleep: expected one of pause, continue (did you mean "pause"?); "pauze" was found',
        ),
        (
            '[timing]\n# a\nswitch = "soon"\n',
            ':3: timing.switch: expected something like 90s, 1m30s or 1:30; "soon" was found',
        ),
        ("[timing]\nswitch = -1\n", ":2: timing.switch: a duration is never negative; -1 was found"),
        ('[timing]\nswitch = "2h"\n', ':2: timing.switch: expected at most an hour; "2h" was found'),
        ("timing = 5\n", ":1: timing: expected a table, as in [timing]"),
        ("keymap = []\n", ":1: keymap: expected a table, as in [keymap]"),
        ("[keymap]\nplayer.next = 5\n", ':2: keymap.player.next: expected keys such as "n" or "space"; 5 was found'),
        ("routine_folders = [1]\n", ":1: routine_folders: expected a text; a list was found"),
        (
            'routine_folders = "here"\n',
            ':1: routine_folders: expected a list of texts, as in ["one", "two"]; "here" was found',
        ),
        ('theme = "\\u001b[2J"\n', ":1: theme: expected a text; a text with control characters was found"),
        ("theme = 2026-11-22\n", ":1: theme: expected a text; a date or time was found"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_was_expected(file: Path, text: str, line: str):
    assert told(file, text) == [line]


def test_a_mistake_costs_only_the_setting_it_stands_at(file: Path):
    file.write_text('theme = 5\n[sound]\nvolume = 500\ndevice = "bell"\n', encoding="utf-8")
    settings, mistakes = read_settings(file)
    assert (settings.theme, settings.sound) == ("relief-dark", SoundSettings(device="bell"))
    assert len(mistakes) == 2


def test_the_line_is_that_of_the_statement_also_after_one_of_many_lines(file: Path):
    text = 'routine_folders = [\n  "a",\n  # timing = 1\n  "b",\n]\n\n[sound]\nvolume = """\nloud"""\n'
    assert told(file, text) == [':8: sound.volume: expected a whole number from 0 to 100; "loud" was found']


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"theme = \n", ":1:9: Invalid value; the usual settings hold"),
        (b'theme = "a\n', ":1:11: Illegal character '\\n'; the usual settings hold"),
        (b"\xff\xfe", ": not UTF-8 text; the usual settings hold"),
        (b"#" * 300_000, ": too large for a settings file; the usual settings hold"),
        (b"a = " + b"[" * 20_000, ": nested too deep; the usual settings hold"),
    ],
)
def test_a_file_that_cannot_be_read_leaves_the_usual_settings(file: Path, content: bytes, line: str):
    file.write_bytes(content)
    settings, mistakes = read_settings(file)
    assert settings == Settings()
    assert [one.removeprefix(str(file)) for one in mistakes] == [line]


def test_a_folder_in_its_place_is_told(file: Path):
    file.mkdir()
    settings, mistakes = read_settings(file)
    assert settings == Settings()
    assert mistakes[0].startswith(f"{file}: cannot be read (")


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm(file: Path):
    file.write_bytes(b'\xef\xbb\xbftheme = "x"\r\n[sound]\r\nvolume = 300\r\n')
    settings, mistakes = read_settings(file)
    assert settings.theme == "x"
    assert [one.removeprefix(str(file)) for one in mistakes] == [
        ":3: sound.volume: expected a whole number from 0 to 100; 300 was found"
    ]


def test_a_very_long_file_tells_its_mistakes_without_their_lines(file: Path):
    assert told(file, "#\n" * 5_000 + "theme = 5\n") == [": theme: expected a text; 5 was found"]
