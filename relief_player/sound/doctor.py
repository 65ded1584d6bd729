"""What `relief doctor` asks about sound: which devices are there, and whether they work.

This module owns the trial of every device. Each is tried in a sound process of its own, so that one that blocks or
crashes takes nothing with it, and all at the same time, so that one that blocks costs its few seconds only once.
"""

from __future__ import annotations

import queue
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from relief_player.session.timeline import CueKind
from relief_player.sound import instant
from relief_player.sound.choice import AUTO
from relief_player.sound.cues import clip_files
from relief_player.sound.link import Link
from relief_player.sound.protocol import (
    At,
    BadClip,
    Beat,
    Failed,
    Load,
    Lost,
    Message,
    Open,
    Ready,
    Ring,
    Started,
    Volume,
)

PATIENCE: Final = 3.0
"""Seconds that all devices together get to open."""
_TONE: Final = CueKind.START.value
_SOON: Final = 0.1
"""Seconds between asking for the tone and hearing it."""
_TONE_LASTS: Final = 0.8
_TONE_PATIENCE: Final = 1.5


class DeviceReport(Struct, frozen=True, kw_only=True):
    """What was found of one device."""

    name: str
    """What the settings call it."""
    words: str
    """What a person would call it."""
    works: bool
    reason: str = ""
    """Why it does not work; empty where it does."""
    latency: float = 0.0
    """Seconds between handing a sample over and hearing it, as far as is known."""


def probe_devices(
    clips: Path,
    *,
    test_tone: bool = False,
    ring: Callable[[], None] | None = None,
    volume: int = 100,
    environment: Mapping[str, str] | None = None,
    start: Sequence[str] | None = None,
) -> list[DeviceReport]:
    """Try every device, in the order in which they are chosen; the first that works is the one a session would use.

    Takes at most about three seconds, and two more for each device that sounds the tone.

    Args:
        clips: the folder of the cue sounds.
        test_tone: sound a tone on each that works, one after the other.
        ring: rings the terminal's bell; without it the bell is left out.
        volume: of the tone, per cent.
        environment: what the sound processes' environment has besides this one's.
        start: the command of a sound process; for tests.
    """
    trials = [_Trial(name, start, environment) for name in AUTO if ring is not None or name != "bell"]
    try:
        end = instant.now() + PATIENCE
        reports = [trial.opened(end) for trial in trials]
        if not test_tone:
            return reports
        return [
            trial.sounded(report, clip_files(clips)[_TONE], volume, ring) if report.works else report
            for trial, report in zip(trials, reports, strict=True)
        ]
    finally:
        for trial in trials:
            trial.end()


class _Trial:
    """One device in one sound process."""

    def __init__(self, name: str, start: Sequence[str] | None, environment: Mapping[str, str] | None) -> None:
        self._name = name
        self._heard: queue.SimpleQueue[Message | None] = queue.SimpleQueue()
        self._ended = False
        self._link: Link | None = None
        try:
            self._link = Link(lambda _link, message: self._heard.put(message), start, environment)
        except OSError:
            self._heard.put(None)
        else:
            self._link.send(Open((name,)))

    def opened(self, end: float) -> DeviceReport:
        """Wait until it is known whether the device opens."""
        answer = self._next(end, Ready, Failed)
        if isinstance(answer, Ready):
            return DeviceReport(name=self._name, words=answer.words, works=True, latency=answer.latency)
        reason = answer.reason if isinstance(answer, Failed) else self._why()
        return DeviceReport(name=self._name, words=self._name, works=False, reason=reason)

    def sounded(self, report: DeviceReport, tone: Path, volume: int, ring: Callable[[], None] | None) -> DeviceReport:
        """Sound the tone and wait for its end; the report that it worked stands only if it did."""
        if self._link is None:
            return report
        due = instant.now() + _SOON
        for order in (Beat(), Volume(volume), Load(_TONE, str(tone)), At(due, _TONE)):
            self._link.send(order)
        answer = self._next(due + _TONE_PATIENCE, Started, BadClip, Ring)
        if isinstance(answer, Ring) and ring is not None:
            ring()
        if isinstance(answer, Started):
            answer = self._next(instant.now() + _TONE_LASTS, Lost)
        if isinstance(answer, BadClip | Lost):
            return replace(report, works=False, reason=answer.reason)
        return replace(report, works=False, reason=self._why()) if self._ended else report

    def end(self) -> None:
        """End the process; it has nothing more to say."""
        if self._link is not None:
            self._link.kill()

    def _why(self) -> str:
        return "it fails" if self._ended else "it does not answer"

    def _next(self, end: float, *wanted: type[Message]) -> Message | None:
        """The next reply of these kinds; None where the time is up or the process has ended."""
        while not self._ended and (left := end - instant.now()) > 0:
            try:
                message = self._heard.get(timeout=left)
            except queue.Empty:
                break
            if message is None:
                self._ended = True
            elif isinstance(message, wanted):
                return message
        return None
