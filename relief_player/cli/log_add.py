"""`relief log add`: an entry in the cramp diary, from options, or asked line by line where there is a terminal.

This module owns the options and the questions. What an entry prompts is the room of care's.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from relief_player.cli.moments import SinceType
from relief_player.cli.streams import err, input_terminal, out, out_json
from relief_player.cli.values import AreaType, LengthType, WordType
from relief_player.errors import UsageError
from relief_player.history.diary import DOING, HELPED, SIDES, SIGNS
from relief_player.units import Ms

if TYPE_CHECKING:
    from relief_player.care.diary import Prompt
    from relief_player.history.diary import Cramp

_COLDEST, _HOTTEST = 30.0, 45.0
_MOST_DAYS = 36_500


class DegreesType(click.ParamType):  # type: ignore[type-arg]  # generic in the newest click only
    """A body temperature in either unit; becomes degrees Celsius."""

    name = "degrees"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The temperature in degrees Celsius."""
        from relief_player.settings.degrees import read_body  # noqa: PLC0415  # only where one was given

        try:
            return value if isinstance(value, float) else read_body(value)
        except ValueError as error:
            self.fail(f"{error}; {value!r} was given.", param, ctx)


@click.command("add")
@click.option("--area", type=AreaType(), help="Where: calf, foot, hand, low-back.")
@click.option("--side", type=WordType("side", SIDES), help="left, right or both.")
@click.option("--when", type=SinceType(), help="When it began, as in 2026-11-22T03:40, or 2h ago; now without it.")
@click.option("--lasted", type=LengthType(), help="How long, as in 3m.")
@click.option("--going", is_flag=True, help="It still goes on.")
@click.option("--strength", type=click.IntRange(0, 10), help="0 to 10.")
@click.option("--woke", is_flag=True, help="It woke me.")
@click.option("--doing", type=WordType("choice", DOING), multiple=True, help=f"One or more of: {', '.join(DOING)}.")
@click.option("--helped", type=WordType("choice", HELPED), multiple=True, help=f"One or more of: {', '.join(HELPED)}.")
@click.option(
    "--sign", "signs", type=WordType("sign", SIGNS), multiple=True, help=f"One or more of: {', '.join(SIGNS)}."
)
@click.option("--fever", type=DegreesType(), help="Body temperature, as in 38.2 or 100.8.")
@click.option("--days", type=click.IntRange(0, _MOST_DAYS), metavar="N", help="For a back: for how many days it hurts.")
@click.option("--note", help="Your own words.")
@click.option("--session", "session_id", help="The session that was played for it: its id, or last.")
@click.option("--json", "as_json", is_flag=True, help="The entry and what to know, as JSON. Nothing is asked.")
def add_command(*, session_id: str | None, as_json: bool, **said: Any) -> int:
    """Write a cramp down. Without options it is asked, where there is a terminal."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.diary import log_cramp  # noqa: PLC0415  # as above

    if said["area"] is None:
        if as_json or input_terminal() is None:
            raise UsageError("Say where it was", "--area takes a part of the body, as in --area calf.")
        said = _asked(said)
    app = open_app()
    cramp = _cramp(said, app.now())
    if session_id is not None:
        cramp = _with_session(cramp, session_id)
    told, notices = log_cramp(app, cramp)
    for notice in notices:
        err(notice)
    if as_json:
        out_json({**cramp.to_json(), "prompts": [_prompt_json(one) for one in told]})
        return 0
    err("It is in your diary.")
    for one in told:
        out(f"\n{one.what}\n{one.why}\nSource: {', '.join(one.sources)}")
    return 0


def _cramp(said: dict[str, Any], now: datetime) -> Cramp:
    from relief_player.history.diary import Cramp  # noqa: PLC0415  # as above
    from relief_player.history.edits import LONGEST_NOTE  # noqa: PLC0415  # as above
    from relief_player.history.ids import new_id  # noqa: PLC0415  # as above

    at = said["when"] or now
    if at > now:
        raise UsageError("That is still to come", "--when is when the cramp began.")
    if len(said["area"]) > 1:
        raise UsageError("Say one part of the body", f"That stands for several: {', '.join(said['area'])}.")
    if len(said["note"] or "") > LONGEST_NOTE:
        raise UsageError("The note is too long", f"A note has at most {LONGEST_NOTE} characters.")
    lasted: Ms | None = said["lasted"]
    if said["going"] and lasted is None and said["when"] is not None:
        lasted = Ms(int((now - at).total_seconds() * 1000))
    return Cramp(
        id=new_id(),
        at=at,
        area=said["area"][0],
        side=said["side"],
        lasted=lasted,
        going=said["going"],
        strength=said["strength"],
        woke=said["woke"],
        doing=tuple(dict.fromkeys(said["doing"])),
        helped=tuple(dict.fromkeys(said["helped"])),
        signs=tuple(dict.fromkeys(said["signs"])),
        temperature=said["fever"],
        since_days=said["days"],
        note=(said["note"] or "").strip() or None,
    )


def _with_session(cramp: Cramp, text: str) -> Cramp:
    from msgspec.structs import replace  # noqa: PLC0415  # as above

    from relief_player.bootstrap import open_app  # noqa: PLC0415  # as above
    from relief_player.history.edits import find_id  # noqa: PLC0415  # as above

    with open_app().history() as history, history.reading() as connection:
        if connection is None:
            raise UsageError("There is no session yet", "--session takes the id of one that was played.")
        return replace(cramp, session_id=find_id(connection, "session", text, deleted=False))


def _asked(said: dict[str, Any]) -> dict[str, Any]:
    """Ask for what was not said; Enter leaves a question out. Only where it was is needed."""
    answers = dict(said)
    answers["area"] = click.prompt("Where was it (calf, foot, hand, low-back)", type=AreaType(), err=True)
    answers["side"] = said["side"] or _optional("Which side (left, right, both)", WordType("side", SIDES))
    answers["when"] = said["when"] or _optional("When did it begin (03:40, 2h; Enter for now)", SinceType())
    answers["lasted"] = said["lasted"] or _optional("How long did it last (3m)", LengthType())
    if said["strength"] is None:
        answers["strength"] = _optional("How strong, from 0 to 10", click.IntRange(0, 10))
    answers["woke"] = said["woke"] or click.confirm("Did it wake you?", default=False, err=True)
    for key, words, question in (
        ("doing", DOING, "What were you doing"),
        ("helped", HELPED, "What helped"),
        ("signs", SIGNS, "Was there any of these"),
    ):
        answers[key] = said[key] or _several(question, words)
    answers["note"] = said["note"] or _optional("A note", str)
    return answers


def _optional(question: str, kind: Any) -> Any:
    found = click.prompt(question, default="", show_default=False, err=True, value_proc=_reader(kind))
    return found or None if found != 0 else 0


def _reader(kind: Any) -> Any:
    param = click.types.convert_type(kind)
    return lambda text: param.convert(text, None, None) if str(text).strip() else ""


def _several(question: str, words: dict[str, str]) -> tuple[str, ...]:
    kind = WordType("choice", words)

    def read(text: str) -> tuple[str, ...]:
        return tuple(kind.convert(word, None, None) for word in text.replace(",", " ").split())

    found: tuple[str, ...] = click.prompt(
        f"{question} ({', '.join(words)}; Enter for none)", default="", show_default=False, err=True, value_proc=read
    )
    return found


def _prompt_json(one: Prompt) -> dict[str, object]:
    return {"rule": one.rule, "level": str(one.level), "what": one.what, "why": one.why, "sources": list(one.sources)}
