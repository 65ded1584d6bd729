"""How fast phrases are made, against how long they last, with each voice this machine has."""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bench.figures import Figure
from relief_player.places import shipped
from relief_player.routine.moves import read_move_book
from relief_player.routine.reader import read_routine
from relief_player.session.compile import compile_routine
from relief_player.session.timeline import Timeline
from relief_player.settings import VoiceSettings
from relief_player.sound.voice.choice import ORDER, choose_voice
from relief_player.sound.voice.opening import open_maker
from relief_player.sound.voice.script import script
from relief_player.units import Ms

ROUTINE: Final = "full-body-stretch.toml"
FASTER: Final = 20.0
"""Times faster than speech, once the voice runs."""


def measure() -> Iterator[Figure]:
    """All phrases of a shipped routine: the first, with the start of the voice; the others; and all from the cache."""
    voices = [name for name in ORDER if choose_voice(name) == name]
    if not voices:
        print("there is no voice on this machine", file=sys.stderr)
    folder = shipped("routines")
    moves = read_move_book(folder / "moves.toml", folder / "moves.toml")
    found = read_routine((folder / ROUTINE).read_text(encoding="utf-8"), file=ROUTINE, moves=moves).routine
    if found is None:
        raise RuntimeError(f"{ROUTINE} cannot be read")
    timeline = compile_routine(found)
    for voice in voices:
        with tempfile.TemporaryDirectory() as cache:
            taken, spoken = _made(voice, timeline, Path(cache))
            again, _ = _made(voice, timeline, Path(cache))
        first, others, speech = taken[0] * 1000, sum(taken[1:]), sum(spoken[1:])
        told = f"{speech / others:.0f} times faster; {len(taken)} phrases, {sum(spoken):.0f} s of speech"
        share = others / speech * 100
        yield Figure(what=f"voice {voice}: making speech", measured=told, value=share, bound=100 / FASTER, unit="%")
        yield Figure(
            what=f"voice {voice}: first phrase", measured="with the start of its process", value=first, unit="ms"
        )
        told = f"{len(again)} phrases"
        yield Figure(what=f"voice {voice}: all phrases, kept", measured=told, value=sum(again) * 1000, unit="ms")


def _made(voice: str, timeline: Timeline, cache: Path) -> tuple[list[float], list[float]]:
    """Seconds for each phrase that is made, and how long it lasts."""
    maker = open_maker(VoiceSettings(engine=voice), cache, lambda line: print(line, file=sys.stderr))
    taken: list[float] = []
    spoken: list[float] = []
    if maker is None:
        return taken, spoken
    asked: set[str] = set()

    def length(text: str) -> Ms | None:
        began = time.perf_counter()
        found = maker.length(text)
        if found is not None and text not in asked:
            asked.add(text)
            taken.append(time.perf_counter() - began)
            spoken.append(found / 1000)
        return found

    try:
        list(script(timeline, length))
    finally:
        maker.close()
    return taken, spoken
