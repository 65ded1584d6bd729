"""`relief learn`: short pages to read.

This module owns the command. The pages are `care.learn`'s.
"""

from __future__ import annotations

import shutil

import click

from relief_player.cli.streams import out, out_json

_WIDEST = 78


@click.command("learn")
@click.argument("topic", required=False, metavar="[TOPIC]")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def learn_command(*, topic: str | None, as_json: bool) -> int:
    """Read about cramps, stretching, heat and cold, and when to get help; each page names its sources."""
    from relief_player.care import learn  # noqa: PLC0415  # only what is used is loaded

    if topic is None and as_json:
        out_json([learn.as_json(page) for page in learn.TOPICS])
    elif topic is None:
        for line in learn.DISCLAIMER:
            out(line)
        out("")
        widest = max(len(page.id) for page in learn.TOPICS)
        for page in learn.TOPICS:
            out(f"{page.id:{widest}}  {page.title}")
        out("\nrelief learn TOPIC shows one.")
    else:
        page = learn.find_topic(topic)
        if as_json:
            out_json(learn.as_json(page))
        else:
            out(learn.as_text(page, min(_WIDEST, shutil.get_terminal_size().columns)).rstrip("\n"))
    return 0
