"""The command line: one group, each verb imported when it is called."""

from __future__ import annotations

import gc
import importlib
import keyword
import os
import sys

import click

from masthead import __version__
from masthead.errors import MastheadError
from masthead.suggestions import nearest

COMMANDS = {
    "admin": "Make the writers' forms of the internal site.",
    "approvals": "Show who must approve a change, and who has.",
    "audit": "Prove that a built public site holds nothing internal.",
    "build": "Build the public or the internal site.",
    "channel": "List the hub's channels and the services.",
    "check": "Check posts, pages and settings.",
    "doctor": "Look whether the hub is fit to publish.",
    "due": "Show what is due now.",
    "export": "Write posts as CSV, xlsx, ics or JSON.",
    "feedback": "Say what a change does, for its pull request.",
    "hold": "Stop all publishing, with a reason.",
    "import": "Bring posts and guides from elsewhere.",
    "init": "Make a new hub.",
    "ledger": "Create or show the record of deliveries.",
    "new": "Write a new file from its schema.",
    "overdue": "Show what should be out and is not.",
    "plan": "Show the calendar.",
    "preview": "Show the exact messages of a post.",
    "publish": "Deliver what is due, and nothing twice.",
    "reference": "Write the handbook's generated pages.",
    "release": "Go on after a hold.",
    "resolve": "Record a person's decision on a delivery.",
    "schema": "Print the JSON Schema of a kind of file.",
    "serve": "Serve the site on this machine.",
    "status": "Show where each delivery stands.",
    "voice": "Check texts against the tone-of-voice guides.",
    "submit": "Make a pull request of an issue form.",
    "tokens": "Check, export and migrate the design tokens.",
}
"""Each verb with its summary; `masthead.commands.<verb>` holds it as `command`.

Of a verb that is a word of Python, the module's name ends in `_`.
"""


class Verbs(click.Group):
    """A group that imports a verb's module only when it is asked for."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the verbs in order."""
        return sorted({*COMMANDS, *kind_verbs(), *report_verbs()})

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a verb, or None where there is none of that name."""
        if cmd_name in COMMANDS:
            name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
            module = importlib.import_module(f"masthead.commands.{name}")
            command: click.Command = module.command
            return command
        if cmd_name in {*kind_verbs(), *report_verbs()}:
            from masthead.commands.strategy import verb

            return verb(cmd_name)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb; of a misspelt one, name the nearest."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = nearest(args[0], self.list_commands(ctx))
            words = f"{error.message} Did you mean {near!r}?" if near else error.message
            raise click.UsageError(words, ctx) from error

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the verbs with their summaries, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(COMMANDS.items()))
        with formatter.section("Reports"):
            formatter.write_dl(sorted(report_verbs().items()))
        with formatter.section("Pages of the strategy"):
            own = (pair for pair in kind_verbs().items() if pair[0] not in COMMANDS)
            formatter.write_dl(sorted(own))


def kind_verbs() -> dict[str, str]:
    """Return the verbs that kinds of pages have, with their summaries."""
    from masthead.kinds import KINDS

    return {kind.command: kind.title for kind in KINDS.values() if kind.command}


def report_verbs() -> dict[str, str]:
    """Return the verbs of reports that are not of one kind, with their summaries."""
    from masthead.reports import AREAS, REPORTS

    taken = kind_verbs().keys() | COMMANDS.keys()
    verbs = {report.words[0]: report.summary for report in REPORTS}
    return {verb: AREAS.get(verb, words) for verb, words in verbs.items() if verb not in taken}


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="masthead")
def group() -> None:
    """Masthead, the brand hub that lives in git.

    Example: masthead check
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and exit.

    The codes: 0 fine, 1 findings or failures, 2 usage or settings, 3 a bug, 130 interrupted.
    """
    # Importing and reading make objects that stay: with Python's own thresholds (700) looking for
    # cycles among them takes a tenth of a check of one post (measured November 2026).
    gc.set_threshold(100_000, 20, 20)
    sys.exit(run(sys.argv[1:] if args is None else args))


def run(args: list[str]) -> int:
    """Run the command line and return its exit code; every error ends here in words."""
    try:
        result = group.main(args=args, prog_name="masthead", standalone_mode=False)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 130
    except click.ClickException as error:
        error.show()
        return 2
    except MastheadError as error:
        click.echo(f"error: {error.message}", err=True)
        if error.hint:
            click.echo(f"next: {error.hint}", err=True)
        return error.exit_code
    except BrokenPipeError:
        # The reader (head, less) has gone: close standard output quietly, as git does.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"error: {place}{error.strerror or error}", err=True)
        click.echo("next: see to the file, the disk or the rights, then try again", err=True)
        return 2
    except Exception as error:  # noqa: BLE001 - the last boundary: a bug becomes a report
        return _report_bug(args, error)
    return result if isinstance(result, int) else 0


def _report_bug(args: list[str], error: Exception) -> int:
    """Write a report that can be pasted into an issue; its path is all that the screen shows."""
    import platform
    import shlex
    import tempfile
    import traceback

    lines = [
        "### masthead: unexpected error",
        f"- version: {__version__}, Python {platform.python_version()}, {platform.system()}",
        f"- command: masthead {shlex.join(args)}",
        "```",
        *"".join(traceback.format_exception(error)).rstrip().splitlines(),
        "```",
    ]
    with tempfile.NamedTemporaryFile(
        "w", prefix="masthead-", suffix=".md", delete=False, encoding="utf-8"
    ) as report:
        report.write("\n".join(lines) + "\n")
    click.echo(f"error: this is a bug in Masthead ({type(error).__name__}: {error})", err=True)
    click.echo(f"next: open an issue with the report in {report.name}", err=True)
    return 3
