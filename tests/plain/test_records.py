"""Items, cues and events as JSON."""

from __future__ import annotations

import json

from relief_player.plain.records import timeline_record
from relief_player.routine.model import Block, Kind, Sides
from relief_player.session.compile import compile_routine
from relief_player.units import Ms


def events(stage, routine, seconds: float = 600, **options) -> list[dict[str, object]]:
    """What is written of a routine that is played through."""
    played = stage(routine, json=True, **options).begin()
    played.pass_by(seconds)
    return [json.loads(line) for line in played.lines()]


def test_a_timeline_has_the_keys_of_the_contract(routine, step):
    record = timeline_record(compile_routine(routine(step(sides=Sides.EACH))))
    assert record["duration_ms"] == 75_000
    assert record["segments"][1] == {
        "at_ms": 10_000, "duration_ms": 30_000, "role": "work", "kind": "stretch", "name": "Calf stretch",
        "side": "left", "set": 1, "sets": 1, "round": None, "step": 1, "gate": None,
    }  # fmt: skip
    assert record["cues"][0] == {"at_ms": 0, "cue": "get-ready", "text": "Get ready. Calf stretch, left side"}


def test_the_cues_of_a_timeline_stand_in_the_order_in_which_they_sound(routine, step):
    block = Block(rounds=3, rest=Ms(7_000), steps=(step(sides=Sides.EACH, sets=2, rest=Ms(4_000)),))
    moments = [cue["at_ms"] for cue in timeline_record(compile_routine(routine(block)))["cues"]]
    assert moments == sorted(moments)


def test_the_cues_at_one_millisecond_are_end_before_rest_before_start_and_finish_last(routine, step):
    record = timeline_record(compile_routine(routine(step(sets=2, rest=Ms(10_000)))))
    at_40 = [cue["cue"] for cue in record["cues"] if cue["at_ms"] == 40_000]
    assert at_40 == ["end", "rest"]
    assert [cue["cue"] for cue in record["cues"]][-2:] == ["end", "finish"]


def test_the_first_line_is_started_with_the_session_and_the_last_is_finished(stage, two_sided):
    told = events(stage, two_sided, keys=False)
    assert told[0] == {
        "event": "started", "at_ms": 0, "late_ms": 0.0, "session_id": "session-1", "name": "Evening legs",
        "duration_ms": 155_000,
    }  # fmt: skip
    assert told[-1] == {"event": "finished", "at_ms": 155_000, "late_ms": 0.0, "active_ms": 155_000, "paused_ms": 0}


def test_every_line_has_its_event_its_position_and_its_lateness(stage, two_sided):
    assert all(list(one)[:3] == ["event", "at_ms", "late_ms"] for one in events(stage, two_sided))


def test_the_events_are_the_timelines_segments_and_cues(stage, two_sided):
    told = events(stage, two_sided, keys=False)
    planned = timeline_record(compile_routine(two_sided))
    segments = [{key: one[key] for key in planned["segments"][0]} for one in told if one["event"] == "segment"]
    cues = [{key: one[key] for key in ("at_ms", "cue", "text")} for one in told if one["event"] == "cue"]
    assert (segments, cues) == (planned["segments"], planned["cues"])


def test_an_event_that_is_heard_late_says_how_late(stage, two_sided):
    played = stage(two_sided, json=True).begin()
    played.pass_by(7.5)
    played.lines()
    played.clock.pass_by(750)
    played.settle()
    assert [(one["at_ms"], one["late_ms"]) for one in map(json.loads, played.lines())] == [(8_000, 250.0)]


def test_what_a_person_does_is_an_event(stage, two_sided):
    played = stage(two_sided, json=True).begin()
    played.pass_by(12)
    played.lines()
    played.press("+ ")
    played.press(" n")
    told = [json.loads(line) for line in played.lines()]
    assert [(one["event"], one["at_ms"]) for one in told if one["event"] != "cue"] == [
        ("extended", 12_000), ("paused", 12_000), ("resumed", 12_000), ("skipped", 12_000), ("segment", 40_000),
    ]  # fmt: skip
    assert told[0]["by_ms"] == 10_000
    assert told[1]["reason"] == "asked"


def test_a_gate_is_an_event_and_is_passed_where_there_is_no_one(stage, routine, step):
    told = events(stage, routine(step(kind=Kind.NOTE, name="Read this", pass_length=None), step(2)), keys=False)
    assert [one["event"] for one in told][:4] == ["started", "segment", "waiting", "segment"]
    assert (told[1]["gate"], told[2]["gate"], told[-1]["event"]) == ("note", "note", "finished")


def test_q_stops_at_once_and_asks_nothing(stage, two_sided):
    played = stage(two_sided, json=True).begin()
    played.pass_by(12)
    played.press("q")
    assert json.loads(played.lines()[-1]) == {
        "event": "stopped", "at_ms": 12_000, "late_ms": 0.0, "active_ms": 12_000, "paused_ms": 0,
    }  # fmt: skip
    assert played.stderr.getvalue() == ""


def test_words_for_people_go_to_the_error_output_on_one_line(stage, two_sided):
    played = stage(two_sided, json=True)
    played.session.notices = ("There is no sound device.\x1b[2J\nThe session is silent.",)
    played.begin()
    assert played.stderr.getvalue() == "There is no sound device.�[2J The session is silent.\n"
    assert json.loads(played.lines()[0])["event"] == "started"
