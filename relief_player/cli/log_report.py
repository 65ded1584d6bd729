"""`relief log report`: two pages about the cramps for a clinician, as text or as HTML.

This module owns the command. What the pages say is the history room's.
"""

from __future__ import annotations

from datetime import datetime

import click

from relief_player.cli.history_out import written
from relief_player.cli.moments import SinceType
from relief_player.cli.streams import err, out


@click.command("report")
@click.option("--since", type=SinceType(), help="Only from then on: 2026-09-01, or 90d.")
@click.option("--html", metavar="FILE", help="As HTML with charts, to print; - for standard output.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def report_command(*, since: datetime | None, html: str | None, force: bool) -> int:
    """Sum the diary up on two pages, for a doctor or therapist: counts and dates, no diagnosis and no advice."""
    from relief_player.bootstrap import open_app  # noqa: PLC0415  # a wrong option costs nothing
    from relief_player.bootstrap.diary import summary_for_clinician  # noqa: PLC0415  # as above
    from relief_player.cleaning import clean  # noqa: PLC0415  # as above
    from relief_player.history.report_pages import PAGE_BREAK, as_html, as_text  # noqa: PLC0415  # as above

    report, span, notices = summary_for_clinician(open_app(), since)
    for notice in notices:
        err(notice)
    if not report.cramps:
        err("Nothing in the diary. relief log add writes an entry.")
        return 0
    if html is None:
        for line in as_text(report, span):
            out() if line == PAGE_BREAK else out(line)
        return 0
    with written(html, force=force) as target:
        for text in as_html(report, span):
            target.write(clean(text))
    if html != "-":
        err(f"The report is in {html}.")
    return 0
