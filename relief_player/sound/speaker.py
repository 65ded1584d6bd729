"""The speaker: the ears' side of a session, as the conductor and the faces see it.

This module owns the speaker's thread and its queue. Everything else only puts something into that queue, so nobody
ever waits for sound; what is done with it is the attendant's business. No audio library is imported here: the sound
process alone does that.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from relief_player.session.events import Event
from relief_player.session.ports import Clock, DueCue
from relief_player.session.snapshot import Snapshot
from relief_player.session.timeline import CueKind, Timeline
from relief_player.settings import NO_BACKGROUND, BackgroundSettings, SoundSettings
from relief_player.sound import instant
from relief_player.sound.attendant import Attendant
from relief_player.sound.choice import order_of_devices
from relief_player.sound.cues import clip_files
from relief_player.sound.hooks import Hooks
from relief_player.sound.link import Link
from relief_player.sound.moods import folder_of
from relief_player.sound.prompter import Prompter
from relief_player.sound.protocol import At, Background, Message, Started
from relief_player.sound.status import SoundState, SoundStatus
from relief_player.sound.voice.mouth import Mouth
from relief_player.sound.voice.room import cues_ahead

MOST_WAITING: Final = 256
"""Things that wait for the speaker's thread; beyond, plans are dropped and counted, the next one says the same."""
_CLOSING: Final = 1.5
"""Seconds that closing takes at the most."""
_KNOWN: Final = (SoundState.WORKING, SoundState.OFF, SoundState.CLOSED)

_Task = Callable[[float], None]
"""Something to do on the speaker's thread; it is given the present second."""


def _ignore(_sentence: str) -> None:
    """Nobody wants to be told."""


class Speaker:
    """Sound for one session; implements `session.ports.Cueing` and `session.ports.Sink`.

    Give it to the conductor as both: what is known ahead comes as plans, what a person's key makes due at once comes
    as an event. Opening it starts the sound process; `close` ends it.

    Args:
        clips: the folder of the cue sounds, all moods in it.
        settings: the wanted device, the volume and the mood.
        timeline: the session; without it nothing leans to a side, and a breath has its tone alone.
        mouth: says the words; closed with the speaker. Without it there are tones alone.
        background: what lies under the cues.
        notice: told each sentence that a person should see, once; called on the speaker's thread, must not raise.
        ring: rings the terminal's bell; called on the speaker's thread. Without it the bell is no device.
        on_started: told of each cue that begins, with its due time and when it is heard; for measurements.
        start: the command of the sound process; for tests.
        environment: what the sound process's environment has besides this one's; for tests.
    """

    name = "sound"

    def __init__(
        self,
        clips: Path,
        settings: SoundSettings | None = None,
        *,
        timeline: Timeline | None = None,
        mouth: Mouth | None = None,
        background: BackgroundSettings | None = None,
        notice: Callable[[str], None] = _ignore,
        ring: Callable[[], None] | None = None,
        on_started: Callable[[Started], None] | None = None,
        start: Sequence[str] | None = None,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        chosen = settings or SoundSettings()
        self._tasks: queue.Queue[_Task | None] = queue.Queue(MOST_WAITING)
        self._mouth, self._refused = mouth, 0
        under = background if background is not None and background.sound != NO_BACKGROUND else None
        self._prompter = Prompter(timeline, mouth, "" if under is None else under.in_pause)
        self._known = threading.Event()
        self._attendant = Attendant(
            lambda: Link(self._heard, start, environment),
            order=order_of_devices(chosen.device, bell=ring is not None),
            wanted=chosen.device,
            clips=clip_files(folder_of(clips, chosen.mood)),
            volume=chosen.volume,
            hooks=Hooks(notice=notice, ring=ring, started=on_started),
        )
        if under is not None:
            self._attendant.load(Background(under.sound, under.volume))
        self._thread = threading.Thread(target=self._run, name="speaker", daemon=True)
        self._thread.start()

    # -- what the conductor tells -----------------------------------------------------------------------------------

    def plan(self, generation: int, cues: Sequence[DueCue]) -> None:
        """Take what will be due; see `session.ports.Cueing`."""
        loads, sounds = self._prompter.look(generation, cues, instant.now())
        refused, self._refused = self._refused, 0

        def send(now: float) -> None:
            for load in loads:
                self._attendant.load(load)
            self._attendant.plan(generation, sounds, now, refused)

        if not self._ask(send):
            self._refused = refused + len(sounds)

    def hear(self, event: Event, late: float) -> None:
        """Take an event: a cue that was crossed without having been planned sounds with the plan that follows."""
        order = self._prompter.hear(event, instant.now() - late / 1000)
        if isinstance(order, At):
            self._ask(lambda now: self._attendant.sound(order, now))
        elif order is not None:
            self._ask(lambda _now: self._attendant.load(order))

    def follow(
        self, snapshot: Callable[[], Snapshot], timeline: Timeline, clock: Clock, reminder: Callable[[], str] = str
    ) -> None:
        """Say where the session can be seen, so that words besides the script find room between its cues.

        The `reminder` is asked at each look for what must be said now; it gives nothing where there is nothing.
        """

        def ahead(now: float) -> list[float]:
            return [now + clock.real_length(moment) / 1000 for moment in cues_ahead(snapshot(), timeline)]

        self._prompter.ahead = ahead
        self._prompter.reminder = reminder

    # -- what faces use, from any thread ----------------------------------------------------------------------------

    def play_now(self, kind: CueKind) -> None:
        """Sound a cue at once, outside any plan."""
        self._ask(lambda now: self._attendant.sound(At(now, kind.value), now))

    def reword(self, timeline: Timeline) -> None:
        """Say other words for the same times."""
        if self._mouth is not None:
            self._mouth.reword(timeline)

    def say(self, text: str, *, must: bool = False) -> bool:
        """Say something besides the script; see `voice.mouth.Mouth.say`. Returns whether there is a voice."""
        if self._mouth is not None:
            self._mouth.say(text, must=must)
        return self._mouth is not None

    @property
    def speaks(self) -> bool:
        """Whether the words of the session are said. Setting it has no effect where there is no voice."""
        return self._mouth is not None and self._mouth.speaks

    @speaks.setter
    def speaks(self, speaks: bool) -> None:
        if self._mouth is not None:
            self._mouth.speaks = speaks
            if not speaks:
                self._ask(lambda _now: self._attendant.take_back())

    @property
    def muted(self) -> bool:
        """Whether nothing is to be heard. Setting it withdraws what was planned; the next plan brings it back."""
        return self.status().muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        self._ask(lambda _now: self._attendant.mute(muted))

    @property
    def volume(self) -> int:
        """Per cent."""
        return self.status().volume

    @volume.setter
    def volume(self, percent: int) -> None:
        self._ask(lambda _now: self._attendant.set_volume(percent))

    def status(self) -> SoundStatus:
        """How sound is doing."""
        return self._attendant.status

    def wait_known(self, seconds: float) -> bool:
        """Wait until it is known whether there is sound; returns whether it is."""
        return self._known.wait(seconds)

    def close(self) -> None:
        """End the sound process: what sounds may end, nothing else begins. Returns within about a second."""
        if self._mouth is not None:
            self._mouth.close()
        if not self._thread.is_alive():
            return
        try:
            self._tasks.put(None, timeout=_CLOSING)
        except queue.Full:
            pass
        else:
            self._thread.join(_CLOSING)
        process = self._attendant.process
        if self._thread.is_alive() and process is not None:
            process.kill()

    # -- inside ------------------------------------------------------------------------------------------------------

    def _ask(self, task: _Task) -> bool:
        if not self._thread.is_alive():
            return False
        try:
            self._tasks.put_nowait(task)
        except queue.Full:
            return False
        return True

    def _heard(self, link: Link, message: Message | None) -> None:
        """A reply of a process, or its end; of one that has been replaced, nothing counts any more."""

        def take(now: float) -> None:
            if link is not self._attendant.process:
                return
            if message is None:
                self._attendant.gone(now)
            else:
                self._attendant.hear(message, now)

        self._tasks.put(take)

    def _run(self) -> None:
        self._attendant.begin(instant.now())
        while True:
            deadline = self._attendant.deadline
            try:
                task = self._tasks.get(timeout=None if deadline is None else max(0.0, deadline - instant.now()))
            except queue.Empty:
                pass
            else:
                if task is None:
                    break
                task(instant.now())
            self._attendant.look(instant.now())
            if self._attendant.status.state in _KNOWN:
                self._known.set()
        self._attendant.close()
        self._known.set()
