"""Reading `config.toml`: every setting that is right, and a line for each mistake.

This module owns the file's shape. A mistake costs the setting it stands at and nothing else, so that a person with
a slip in their settings can still play.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import time
from pathlib import Path
from typing import Any, Final

from relief_player.settings.mistakes import USUAL, did_you_mean, lines_of, shown, syntax
from relief_player.settings.night import NightSettings, read_clock
from relief_player.settings.values import (
    DEVICES,
    FASTEST_VOICE,
    MOST_COUNTDOWN,
    SLOWEST_VOICE,
    BackgroundSettings,
    Settings,
    SoundSettings,
    TimingSettings,
    VoiceSettings,
)
from relief_player.units import HOUR, DurationError, Ms, parse_duration

_MOST_BYTES: Final = 256 * 1024
"""A longer file is no settings file."""

_Mistake = tuple[tuple[str, ...], str]
"""The keys that lead to it, and what is wrong."""


def read_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """Read a settings file.

    Returns:
        The settings, and one line for each mistake: ``file:line: key: what was expected, what was found``. What is
        mistaken keeps its default. A file that is not there is no mistake.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Settings(), ()
    except OSError as error:
        return Settings(), (f"{path}: cannot be read ({error.strerror or error}); {USUAL}",)
    import tomllib  # noqa: PLC0415  # most people have no settings file, and start faster without it

    try:
        if len(raw) > _MOST_BYTES:
            return Settings(), (f"{path}: too large for a settings file; {USUAL}",)
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        return Settings(), (f"{path}: not UTF-8 text; {USUAL}",)
    except tomllib.TOMLDecodeError as error:
        return Settings(), (syntax(path, str(error)),)
    except RecursionError:
        return Settings(), (f"{path}: nested too deep; {USUAL}",)
    reading = _Reading()
    settings = reading.settings(table)
    lines = lines_of(text, (keys for keys, _ in reading.mistakes)) if reading.mistakes else {}
    return settings, tuple(
        f"{path}{f':{lines[keys]}' if keys in lines else ''}: {'.'.join(keys)}: {what}"
        for keys, what in reading.mistakes
    )


class _Reading:
    """One reading: the mistakes found on the way, each with the keys that lead to it."""

    def __init__(self) -> None:
        self.mistakes: list[tuple[tuple[str, ...], str]] = []

    def settings(self, table: dict[str, Any]) -> Settings:
        top = self._table((), table, _TOP)
        timing = self._table(("timing",), top.pop("timing", {}), _TIMING)
        sound = self._table(("sound",), top.pop("sound", {}), _SOUND)
        night = self._table(("night",), top.pop("night", {}), _NIGHT)
        voice = self._table(("voice",), top.pop("voice", {}), _VOICE)
        background = self._table(("background",), top.pop("background", {}), _BACKGROUND)
        keymap = self._keymap(top.pop("keymap", {}))
        return Settings(
            timing=TimingSettings(**timing),
            sound=SoundSettings(**sound),
            night=NightSettings(**night),
            voice=VoiceSettings(**voice),
            background=BackgroundSettings(**background),
            keymap=keymap,
            **top,
        )

    def _table(self, path: tuple[str, ...], table: object, kinds: Mapping[str, Callable[[object], Any]]) -> Any:
        """The values of a table that are right, under the names of their fields."""
        if not isinstance(table, dict):
            self.mistakes.append((path, f"expected a table, as in [{path[-1]}]"))
            return {}
        right: dict[str, Any] = {}
        for key, value in table.items():
            if key not in kinds:
                self.mistakes.append(((*path, key), f"there is no such setting{did_you_mean(key, kinds)}"))
                continue
            try:
                right[key] = kinds[key](value)
            except (_WrongError, DurationError) as error:
                self.mistakes.append(((*path, key), f"{error}; {shown(value)} was found"))
        return right

    def _keymap(self, table: object) -> tuple[tuple[str, str], ...]:
        """Commands and their keys; ``player.next = "n"`` is a table in a table and means the same quoted."""
        if not isinstance(table, dict):
            self.mistakes.append((("keymap",), "expected a table, as in [keymap]"))
            return ()
        pairs: list[tuple[str, str]] = []
        for path, keys in _leaves(("keymap",), table):
            if isinstance(keys, str):
                pairs.append((".".join(path[1:]), keys))
            else:
                self.mistakes.append((path, f'expected keys such as "n" or "space"; {shown(keys)} was found'))
        return tuple(pairs)


def _leaves(path: tuple[str, ...], table: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], object]]:
    """The values of a table and of the tables in it, each with the keys that lead to it."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves((*path, key), value)
        else:
            yield (*path, key), value


class _WrongError(ValueError):
    """The value is not what the setting takes; the message says what it takes."""


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _WrongError("expected true or false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or not value:
        raise _WrongError("expected a text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise _WrongError('expected a list of texts, as in ["one", "two"]')
    return tuple(_text(one) for one in value)


def _whole(least: int, most: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise _WrongError(f"expected a whole number from {least} to {most}")
        return value

    return read


def _number(least: float, most: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
            raise _WrongError(f"expected a number from {least:g} to {most:g}")
        return float(value)

    return read


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in choices:
            raise _WrongError(f"expected one of {', '.join(choices)}{did_you_mean(value, choices)}")
        return str(value)

    return read


def _clock(value: object) -> time:
    try:
        return read_clock(value)
    except ValueError as error:
        raise _WrongError(str(error)) from None


def _length(value: object) -> Ms:
    length = parse_duration(value)
    if length > HOUR:
        raise _WrongError("expected at most an hour")
    return length


_TIMING: Final[Mapping[str, Callable[[object], Any]]] = {
    "get_ready": _length,
    "transition": _length,
    "switch": _length,
    "countdown": _whole(0, MOST_COUNTDOWN),
    "halfway": _length,
}
_SOUND: Final[Mapping[str, Callable[[object], Any]]] = {
    "enabled": _flag,
    "device": _one_of(*DEVICES),
    "volume": _whole(0, 100),
}
_VOICE: Final[Mapping[str, Callable[[object], Any]]] = {
    "enabled": _flag,
    "speed": _number(SLOWEST_VOICE, FASTEST_VOICE),
    "volume": _whole(0, 100),
    "countdown": _flag,
}
_BACKGROUND: Final[Mapping[str, Callable[[object], Any]]] = {"sound": _text, "volume": _whole(0, 100)}
_NIGHT: Final[Mapping[str, Callable[[object], Any]]] = {
    "enabled": _flag,
    "begins": _clock,
    "ends": _clock,
    "volume": _whole(0, 100),
}
_TOP: Final[Mapping[str, Callable[[object], Any]]] = {
    "theme": _text,
    "reduced_motion": _flag,
    "on_sleep": _one_of("pause", "continue"),
    "emergency_number": _text,
    "consistency": _flag,
    "week_days": _whole(1, 7),
    "routine_folders": _texts,
    **dict.fromkeys(("timing", "sound", "night", "voice", "background", "keymap"), lambda table: table),
}
"""What each setting takes. The tables are read by themselves."""
