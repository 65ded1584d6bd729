"""Opening a session: everything it needs, made and put together.

This module owns which parts a session gets. It decides nothing about time, sound or records: those parts do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import json

from relief_player.bootstrap.bell import Bell
from relief_player.bootstrap.late import Late
from relief_player.bootstrap.played import Beginning, PlayedSession
from relief_player.errors import HistoryError, NotFoundError, UsageError
from relief_player.history.entry import SessionHeader
from relief_player.places import shipped
from relief_player.routine.model import Routine
from relief_player.session.clock import SystemClock
from relief_player.session.compile import compile_routine
from relief_player.session.conductor import Conductor
from relief_player.session.player import resumed_state
from relief_player.session.state import Cursor, State
from relief_player.session.timeline import Timeline, once_round
from relief_player.settings import TimingSettings
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.bootstrap.app import App
    from relief_player.bootstrap.options import PlayOptions
    from relief_player.bootstrap.safety import Safety
    from relief_player.history.port import Journal
    from relief_player.session.fit import Fitted
    from relief_player.sound.speaker import Speaker
    from relief_player.sound.voice.mouth import Mouth

FASTEST_HEARD: Final = 4.0
"""Rehearsals faster than this make no sound: cues would run into each other."""


def open_new(app: App, routine: Routine, routine_id: str, options: PlayOptions) -> PlayedSession:
    """Make ready to play a routine from its beginning, or from a step, in the person's own units.

    Raises:
        UsageError: there is no such step.
        RefusedError: it cannot be fitted into the time asked for.
        HistoryError: the history was made by a newer version.
    """
    routine = app.in_own_units(routine)
    timing = app.settings.timing
    fitted = None if options.fit is None else _fitted(routine, options.fit, timing)
    timeline = compile_routine(fitted.routine if fitted else routine, timing)
    if not options.attended:
        timeline = once_round(timeline)
    state = _state_at(timeline, options.from_step)
    notices = [fitted.told] if fitted else []
    journal = _journal(app, options, notices)
    safety = None
    if routine.all_gates:
        safety = _safety(app, routine, routine_id, journal)
        notices.extend((*safety.notices, *safety.warnings))
        if options.yes:
            safety.take_as_read()
        elif safety.sheet is not None:
            journal.get()  # the answers are kept while a screen stands still for them
    header = SessionHeader(
        routine_id=routine_id,
        routine_name=routine.name,
        source_text=routine.text,
        moves_text=routine.moves_text,
        options_json=_options_text(timing, options.fit if fitted else None, options.file),
        started_at=app.now(),
        planned_ms=timeline.length,
        rehearsal=options.rehearsal,
        timeline=timeline,
        goal=routine.goal or "",
    )
    begins = Beginning(
        routine=fitted.routine if fitted else routine,
        timeline=timeline,
        state=state,
        record=header,
        journal=journal,
        notices=notices,
        safety=safety,
    )
    return _assemble(app, options, begins)


def open_resumed(app: App, routine_id: str | None, options: PlayOptions) -> PlayedSession:
    """Make ready to go on with the newest session that was broken off, of one routine or of any.

    It plays the text that was recorded, laid out as it was then, and goes on in the same row.

    Raises:
        NotFoundError: there is none.
        HistoryError: the history cannot be read, or what it holds cannot be played.
    """
    from relief_player.bootstrap.resuming import as_it_was, if_changed  # noqa: PLC0415  # most sessions are new ones

    with app.history() as history:
        found, told = history.resumable(routine_id), history.notices
    if found is None:
        of_it = f" of {routine_id}" if routine_id else ""
        raise NotFoundError(
            "Nothing to resume",
            f"There is no interrupted session{of_it} in the history.",
            "Play a routine from its beginning: relief list shows them.",
        )
    routine, timeline = as_it_was(app, found)
    if found.progress.cursor.item >= len(timeline.items):
        raise HistoryError("That session cannot be resumed", "Its place lies beyond the end of its routine.")
    left_at = found.started_at.timestamp() * 1000 + found.progress.active + found.progress.paused
    away = Ms(max(0, int(app.now().timestamp() * 1000 - left_at)))
    notices = [*told, *if_changed(app, found)]
    journal = _journal(app, options, notices)
    state = resumed_state(found.progress, away)
    begins = Beginning(routine=routine, timeline=timeline, state=state, record=found, journal=journal, notices=notices)
    return _assemble(app, options, begins)


def _fitted(routine: Routine, target: Ms, timing: TimingSettings) -> Fitted:
    from relief_player.session.fit import fit  # noqa: PLC0415  # most sessions are as long as they are

    return fit(routine, target, timing)


def _assemble(app: App, options: PlayOptions, begins: Beginning) -> PlayedSession:
    bell = Bell() if options.attended else None
    clock = SystemClock(options.speed)
    conductor = Conductor(begins.timeline, clock, on_sleep=app.settings.on_sleep, state=begins.state)
    speaker = _speaker(app, options, begins, bell)
    return PlayedSession(app, options, begins, conductor=conductor, speaker=speaker, bell=bell)


def _safety(app: App, routine: Routine, routine_id: str, journal: Late[Journal]) -> Safety:
    """The questions before a routine that has some, and what earlier heat and cold say against it."""
    from relief_player.bootstrap.safety import Safety  # noqa: PLC0415  # most routines ask nothing

    return Safety(app, routine, routine_id, journal)


def _journal(app: App, options: PlayOptions, notices: list[str]) -> Late[Journal]:
    """The record of a session, opened when the session begins, or when an answer is to be kept."""

    def opened() -> Journal:
        from relief_player.history.journal import open_journal  # noqa: PLC0415  # not before the first frame
        from relief_player.history.memory import MemoryJournal  # noqa: PLC0415  # as above

        return open_journal(app.places, notices.append, app.now) if options.record else MemoryJournal(app.now)

    return Late(opened)


def _speaker(app: App, options: PlayOptions, begins: Beginning, bell: Bell | None) -> Late[Speaker] | None:
    """The ears of a session, opened when it begins; None where nothing is to be heard."""
    wanted = options.sound and app.settings.sound.enabled and app.settings.sound.device != "silent"
    if not wanted or options.speed > FASTEST_HEARD:
        return None
    timeline, notice = begins.timeline, begins.notices.append
    sound = app.settings.sound
    if options.mood is not None:
        sound = sound._replace(mood=options.mood)
    if options.softly:
        sound = sound._replace(volume=sound.volume * app.settings.night.volume // 100)

    def opened() -> Speaker:
        from relief_player.sound.speaker import Speaker  # noqa: PLC0415  # not before the first frame

        mouth: Mouth | None = None
        if options.voice and options.speed <= 1.0:
            from relief_player.sound.voice.opening import open_mouth  # noqa: PLC0415  # as above

            first = begins.state.cursor.item
            mouth = open_mouth(timeline, app.settings.voice, app.places.cache, first=first, notice=notice)
        return Speaker(
            shipped("audio"),
            sound,
            timeline=timeline,
            mouth=mouth,
            background=app.settings.background,
            notice=notice,
            ring=bell,
        )

    return Late(opened)


def _state_at(timeline: Timeline, step: int | None) -> State:
    if step is None:
        return State()
    first = timeline.first_of_step(step)
    if first is None:
        last = timeline.steps[-1].number
        raise UsageError("There is no such step", f"--from {step} was given; the steps are numbered 1 to {last}.")
    return State(cursor=Cursor(item=first))


def _options_text(timing: TimingSettings, fitted_to: Ms | None, file: str) -> str:
    """What else the timeline was laid out from, so that it can be laid out again, and the file it came from."""
    options = {"timing": timing._asdict(), "fit": fitted_to} | ({"file": file} if file else {})
    try:
        return json.encode(options).decode()
    except UnicodeEncodeError:  # the name of the file is no UTF-8
        from json import dumps  # noqa: PLC0415  # takes halves of characters, and its time before the first frame

        return dumps(options)
