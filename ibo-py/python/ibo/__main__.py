"""The command `ibo`, also `python -m ibo`: statements and payments of many, one case explained, and what the library knows.

It reads and prints. What is computed is the library's, and the statements are the same bytes in every language.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import itertools
import json
import shutil
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, TypeAlias

from . import _ibo, _words
from ._certainty import Certainty
from ._errors import IboError
from ._jsonl import LONGEST_LINE, Chunk, Printed, chunks, in_order
from ._table_files import JSON_LINES, TABLES, ending, is_json_rows, table_ending
from ._table_read import TableFile
from ._table_write import replaced, write_table
from ._terminal import Fault, Output, Progress, say, table

__all__ = ["main"]

_COMPUTED, _REFUSED, _UNREADABLE, _INTERRUPTED = 0, 1, 2, 130

if TYPE_CHECKING:
    _Shape: TypeAlias = Literal["json", "notice", "nl", "en"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command with these arguments, by default those of the process, and gives its exit status.

    0 when all was computed, 1 when a case was refused, 2 when the input could not be read at all, 130 after Ctrl-C.
    """
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as done:  # --help and --version, and arguments that are none
        return done.code if isinstance(done.code, int) else _UNREADABLE
    try:
        with Output() as output:
            status: int = arguments.run(arguments, output)
            return status
    except Fault as fault:
        say(f"ibo: {fault}")
        return _UNREADABLE
    except KeyboardInterrupt:
        say("ibo: interrupted")
        return _INTERRUPTED


_SOURCES = {"unemployment": "the RVA", "leefloon": "the POD MI", "sickness": "the insurers"}

_ABOUT = """\
The premium of the Flemish individuele beroepsopleiding (IBO): exact to the
cent, and explained line by line.

commands:
  statements   compute many cases: JSON, one object a line, or a table
  payments     compute many payments from VDAB's amounts, a table
  explain      show one case as a person reads it
  parameters   list the dated values, with their sources
  rules        list the rules, and how certain they are
  errors       list every error, with its number and its rule

ibo COMMAND --help tells more of a command."""

_EXIT_STATUS = """\
Exit status: 0 when all was computed, 1 when a case was refused, 2 when the
input could not be read at all."""

_STATEMENTS = f"""\
Compute many cases: one JSON object a line in, one statement a line out, in the
same order. A line that is refused gives {{"error": {{...}}, "line": 17}} in its
place, and the rest computes. A summary goes to standard error. A file of any
length takes the same memory.

  ibo statements cases.jsonl > statements.jsonl
  ibo statements cases.jsonl --text nl | less
  ibo statements cases.jsonl --notice --require secondary > notices.jsonl

A table of cases, one row a case and month, gives a table of amounts, in the
same order; a row that is refused has its error in the columns error_code and
error_at. The ending of a file says its format: .parquet, .csv (amounts as text)
or .jsonl (one object a row, amounts as text). The records of a source lie in
the row, or in a table of their own. The output is there when it is whole, and
not before. The summary on standard error says the totals, how many rows are
provisional, and the fingerprint of the dated values.

  ibo statements cases.parquet -o statements.parquet
  ibo statements cases.csv -o statements.csv --require secondary
  ibo statements cases.parquet -o statements.parquet \\
      --unemployment rva.parquet --leefloon podmi.csv --sickness nic.parquet

{_EXIT_STATUS}"""

_PAYMENTS = f"""\
Compute many payments: of a table with VDAB's amount and the employment fraction
in each row comes a table of what is due, the withholding tax and the net
amount, in the same order. The ending of a file says its format: .parquet, .csv
or .jsonl.

  ibo payments payments.parquet -o paid.parquet

{_EXIT_STATUS}"""

_EXPLAIN = f"""\
Show one case as a person reads it: every line with its amount, the formula in
figures, the rule and how certain it is; then what was left out and what was
assumed. The file holds one case as JSON, on one line or on many.

  ibo explain case.json
  ibo explain - --language en < case.json

{_EXIT_STATUS}"""

_PARAMETERS = """\
List the dated values of the law: each with the day from which it counts, how
certain it is, until when its source shows it, and that source. With --at, those
in force on that day; a value past its last check is carried forward.

With --canonical the whole set is printed as one file of parameters: it can be
loaded back with --parameters, and its fingerprint is that of the statements.

  ibo parameters --at 2026-03-01
  ibo parameters --json > parameters.json
  ibo parameters --canonical --parameters own.toml > values.toml"""

_RULES = """\
List the rules. Their numbers stand on every line of a statement, on every error
and every assumption. A rule whose parts are not equally certain has a row for
each; one without a certainty is about this library and not about the law."""

_ERRORS = """\
List every error that a case, a correction or a file of parameters can give,
with its number and its rule. Codes and numbers are never reused; messages may
change."""


def _parser() -> argparse.ArgumentParser:
    style = functools.partial(argparse.RawDescriptionHelpFormatter, max_help_position=26)
    usage = "ibo [-h] [--version] COMMAND ..."
    top = argparse.ArgumentParser("ibo", usage, _ABOUT, formatter_class=style, allow_abbrev=False)
    version = f"ibo {_ibo.__version__}, values {_ibo.Parameters().fingerprint}"
    top.add_argument("--version", action="version", version=version)
    # The description lists the commands.
    commands = top.add_subparsers(metavar="COMMAND", required=True, prog="ibo", help=argparse.SUPPRESS)

    def command(name: str, about: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        added = commands.add_parser(name, description=about, formatter_class=style, allow_abbrev=False)
        added.set_defaults(run=run)
        return added

    statements = command("statements", _STATEMENTS, _run_statements)
    statements.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="the cases; standard input if - or none"
    )
    shape = statements.add_mutually_exclusive_group()
    shape.add_argument("--text", action=_Once, choices=["nl", "en"], help="print statements as a person reads them")
    shape.add_argument(
        "--notice", action=_Once, nargs=0, const=True, help="print what the employer is told, and nothing else"
    )
    _add_options(statements)
    _add_output(statements, required=False)
    for source, whose in _SOURCES.items():
        statements.add_argument(
            f"--{source}", action=_Once, metavar="FILE", help=f"a table of the records of {whose}, for a table of cases"
        )
    statements.add_argument(
        "--allow-duplicates", action="store_true", help="compute a case and month that a table has twice, twice"
    )
    statements.add_argument(
        "--assumptions", action="store_true", help="add a column with the ids of what each row of a table assumes"
    )
    _add_jobs(statements, "1; for tables, all")

    payments = command("payments", _PAYMENTS, _run_payments)
    payments.add_argument("file", metavar="FILE", help="the payments")
    _add_output(payments, required=True)
    payments.add_argument(
        "--month", action=_Once, metavar="MONTH", help="the month whose rate of tax counts, such as 2026-03"
    )
    _add_own_parameters(payments)
    _add_jobs(payments, "all")

    explain = command("explain", _EXPLAIN, _run_explain)
    explain.add_argument("file", metavar="CASE.json", help="the case; standard input if -")
    _add_language(explain)
    _add_options(explain)

    parameters = command("parameters", _PARAMETERS, _run_parameters)
    parameters.add_argument("--at", metavar="DATE", help="only those in force on that day, such as 2026-03-01")
    form = parameters.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print them as JSON")
    form.add_argument(
        "--canonical", action="store_true", help="print the whole set as one file of parameters, which can be loaded"
    )
    _add_own_parameters(parameters)

    _add_language(command("rules", _RULES, _run_rules))
    _add_language(command("errors", _ERRORS, _run_errors))
    return top


def _add_options(command: argparse.ArgumentParser) -> None:
    words = [certainty.value for certainty in sorted(Certainty, reverse=True)]
    require_help = "refuse a result that is weaker, and say what made it so"
    command.add_argument("--require", action=_Once, choices=words, help=require_help)
    command.add_argument("--provisional", action="store_true", help="accept sources without a final answer")
    _add_own_parameters(command)


def _add_own_parameters(command: argparse.ArgumentParser) -> None:
    own_help = "lay your own dated values over those of the library; may be given again"
    command.add_argument("--parameters", action="append", metavar="FILE.toml", help=own_help)


def _add_output(command: argparse.ArgumentParser, required: bool) -> None:
    output_help = "write to this file when all is computed, in the format of its ending"
    command.add_argument("-o", "--output", action=_Once, required=required, metavar="FILE", help=output_help)


def _add_jobs(command: argparse.ArgumentParser, default: str) -> None:
    jobs_help = f"compute on N processor cores at once (default {default})"
    command.add_argument("--jobs", type=_jobs, metavar="N", help=jobs_help)


def _add_language(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--language", choices=["nl", "en"], default="nl", help="Dutch (nl, the default) or English (en)"
    )


class _Once(argparse.Action):
    """An option that is given once: of two values it is no guess of ours which one counts."""

    def __call__(
        self, parser: argparse.ArgumentParser, arguments: argparse.Namespace, value: Any, option: str | None = None
    ) -> None:
        if getattr(arguments, self.dest) is not None:
            raise argparse.ArgumentError(self, "given more than once")
        setattr(arguments, self.dest, self.const or value)


def _jobs(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= 256):
        raise argparse.ArgumentTypeError("a whole number from 1 to 256")
    return int(text)


def _run_statements(arguments: argparse.Namespace, output: Output) -> int:
    records = {name: path for name in _SOURCES if (path := getattr(arguments, name)) is not None}
    for_tables = [
        *(f"--{name}" for name in records),
        *["--allow-duplicates"] * arguments.allow_duplicates,
        *["--assumptions"] * arguments.assumptions,
    ]
    is_table = ending(arguments.file) in TABLES
    if arguments.output is None:
        if is_table or records:
            whose = arguments.file if is_table else for_tables[0]
            raise Fault(f"{whose}: of a table comes a table: say where it goes, -o statements.parquet")
        if for_tables:
            raise Fault(f"{for_tables[0]} is for a table of cases")
        return _print_statements(arguments, output)
    if ending(arguments.file) in JSON_LINES:
        is_table = bool(for_tables) or ending(arguments.output) in TABLES or is_json_rows(arguments.file)
    if is_table:
        if arguments.text or arguments.notice:
            raise Fault("--text and --notice are for cases as JSON, one object with its agreement a line")
        options = {
            **_options(arguments),
            "duplicates": "allow" if arguments.allow_duplicates else "refuse",
            "assumptions": arguments.assumptions,
        }
        return _write_table(_ibo.statements, {"cases": arguments.file, **records}, arguments, **options)
    whose = "standard input" if arguments.file == "-" else arguments.file
    if for_tables:
        raise Fault(f"{whose}: {for_tables[0]} is for a table of cases, a file that ends in .parquet, .csv or .jsonl")
    if ending(arguments.output) not in ((".txt",) if arguments.text else JSON_LINES):
        wanted = "text: a file that ends in .txt" if arguments.text else "JSON: a file that ends in .jsonl or .ndjson"
        raise Fault(f"{arguments.output}: of cases as JSON, as in {whose}, come statements as {wanted}")
    with replaced(arguments.output, _inputs(arguments, [arguments.file])) as file:
        return _print_statements(arguments, _ToFile(file))


def _print_statements(arguments: argparse.Namespace, output: Output) -> int:
    """Cases as JSON in, a line each out."""
    shape: _Shape = "notice" if arguments.notice else arguments.text or "json"
    compute = functools.partial(_print, shape=shape, **_options(arguments))
    lines, refused = 0, 0
    with _opened(arguments.file) as file, Progress(file, output) as progress:
        for printed in in_order(compute, _chunks(file), arguments.jobs or 1):
            lines, refused = lines + printed.lines, refused + printed.refused
            if not output.write(printed.text):
                # Who reads the output may stop early, as `head` does: that is no error.
                return _REFUSED if refused else _COMPUTED
            progress.add(printed.read, lines, refused)
    say(f"{lines} {'line' if lines == 1 else 'lines'}: {lines - refused} computed, {refused} refused")
    if 0 < lines == refused and ending(arguments.file) in JSON_LINES and is_json_rows(arguments.file):
        say("ibo: these look like the rows of a table, whose statements go to a file: -o statements.jsonl")
    return _REFUSED if refused else _COMPUTED


class _ToFile(Output):
    """A file in the place of standard output."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: bytes) -> bool:
        self._file.write(text)
        return True


def _print(chunk: Chunk, *, shape: _Shape, **options: Any) -> Printed:
    text, refused = _ibo._print_lines(chunk.lines, chunk.first_number, shape, **options)
    return Printed(text, len(chunk.lines), refused, chunk.read)


def _run_payments(arguments: argparse.Namespace, output: Output) -> int:
    # With values of one's own the month decides the rate: without any, it may be absent.
    options = {"month": arguments.month, "parameters": _own_parameters(arguments) if arguments.parameters else None}
    return _write_table(_ibo.payments, {"table": arguments.file}, arguments, **options)


def _write_table(
    compute: Callable[..., _ibo.TableResult | _ibo.StreamResult],
    paths: dict[str, str],
    arguments: argparse.Namespace,
    **options: Any,
) -> int:
    """Tables in, a table out: some thousand rows at a time, and whole or not at all."""
    table_ending(arguments.output)
    with _RowProgress() as progress, contextlib.ExitStack() as files:
        tables = {
            name: files.enter_context(TableFile(path, arguments.jobs, progress.add_rows))
            for name, path in paths.items()
        }
        with replaced(arguments.output, _inputs(arguments, paths.values())) as file, _computing(tables.values()):
            result = compute(**tables, **options, threads=arguments.jobs)
            write_table(result, arguments.output, file)
            summary = result.summary
    say(f"{summary}\n\nvalues: {summary.values}")
    return _REFUSED if summary.refused else _COMPUTED


@contextlib.contextmanager
def _computing(tables: Iterable[TableFile]) -> Iterator[None]:
    """Says of a fault of a table what it was: what is raised inside a stream comes out of it as another error."""
    try:
        yield
    except BaseException as error:
        for table in tables:
            if table.fault is not None:
                raise table.fault from error
        if isinstance(error, ValueError):
            raise Fault(str(error)) from error
        raise


def _inputs(arguments: argparse.Namespace, paths: Iterable[str]) -> list[str]:
    """Every file that is read."""
    return [*paths, *(arguments.parameters or ())]


class _RowProgress(Progress):
    """How far the reading of a table is: in rows, and how many of them a second."""

    def __init__(self) -> None:
        self._watched = sys.stderr is not None and sys.stderr.isatty()
        self._shown = 0
        self._start = self._last = time.monotonic()
        self._next = self._start + 1
        self._table: TableFile | None = None

    def add_rows(self, table: TableFile) -> None:
        """More rows of this table were read."""
        now = time.monotonic()
        if table is not self._table:
            self._table, self._start = table, self._last
        self._last = now
        if not self._watched or now < self._next or not table.done:
            return
        self._next = now + 0.1
        taken = max(now - self._start, 0.001)
        left = taken * (1 - table.done) / table.done
        hashes = "#" * int(20 * table.done)
        rate = f"{table.rows:,} rows, {table.rows / taken:,.0f} a second, {left:.0f} s left"
        bar = f"{table.name} {table.done:4.0%} [{hashes:.<20}] {rate}"[: shutil.get_terminal_size().columns - 1]
        self._print(f"\r{bar:{self._shown}}")
        self._shown = len(bar)


def _run_explain(arguments: argparse.Namespace, output: Output) -> int:
    options = _options(arguments)
    with _opened(arguments.file) as file, _reading():
        case = file.read(LONGEST_LINE).removeprefix(b"\xef\xbb\xbf")
    try:
        statement = _ibo.statement(_ibo.Case.from_json(case), **options)
    except IboError as error:
        say(f"ibo: refused: {error}")
        if error.code == "malformed-json" and b"\n{" in case:
            say(f"ibo: a file of one case a line: ibo statements --text {arguments.language} {arguments.file}")
        return _REFUSED
    output.write(statement.explain(arguments.language).encode())
    return _COMPUTED


def _run_parameters(arguments: argparse.Namespace, output: Output) -> int:
    parameters = _own_parameters(arguments)
    if arguments.canonical:
        if arguments.at is not None:
            raise Fault("--canonical prints the values of every day: leave out --at")
        output.write(parameters.canonical().encode())
        return _COMPUTED
    try:
        values = parameters.table(arguments.at)
    except IboError as error:
        raise Fault(f"--{error}") from error
    if arguments.json:
        output.write(json.dumps([_as_json(value) for value in values], indent=2, ensure_ascii=False).encode() + b"\n")
        return _COMPUTED
    rows: list[tuple[str, ...]] = []
    for head, of_id in itertools.groupby(values, _head):
        rows += [(head,), *map(_as_row, of_id)]
    output.write(table(("", "FROM", "CERTAINTY", "VALUE, SOURCE"), rows))
    return _COMPUTED


def _head(value: _ibo.Parameter) -> str:
    """Of what it is a value, and for which agreements alone."""
    limit = f"agreements from {value.agreements_from}" if value.agreements_from else None
    return ", ".join(part for part in (value.id, value.kind, limit) if part)


def _as_json(value: _ibo.Parameter) -> dict[str, Any]:
    fields = {
        "id": value.id,
        "kind": value.kind,
        "agreements_from": value.agreements_from.isoformat() if value.agreements_from else None,
        "from": value.from_.isoformat(),
        "value": value.value,
        "certainty": value.certainty.value,
        "source": value.source,
        "checked_until": value.checked_until.isoformat() if value.checked_until else None,
        "codes": [_code_as_json(code) for code in value.codes] or None,
    }
    return {name: field for name, field in fields.items() if field is not None}


def _code_as_json(code: _ibo.ListedCode) -> dict[str, str]:
    return {
        "code": code.code,
        "treatment": code.treatment,
        "certainty": code.certainty.value,
        "source": code.source,
    }


def _as_row(value: _ibo.Parameter) -> tuple[str, ...]:
    checked = [f"checked until {value.checked_until}{', carried forward' if value.stale else ''}"]
    of_their_own = [
        f"{code.code}: {code.certainty}, {code.source}" for code in value.codes if _has_its_own(code, value)
    ]
    about = [value.value, value.source, *(checked if value.checked_until else []), *of_their_own]
    return "", value.from_.isoformat(), value.certainty.value, "\n".join(about)


def _has_its_own(code: _ibo.ListedCode, value: _ibo.Parameter) -> bool:
    """Whether a code has another source or another certainty than its list."""
    return code.source != value.source or (code.certainty is not value.certainty and not value.stale)


def _run_rules(arguments: argparse.Namespace, output: Output) -> int:
    language = _words.checked(arguments.language)
    heads = {"nl": ("REGEL", "ZEKERHEID", "WAT, BRON"), "en": ("RULE", "CERTAINTY", "WHAT, SOURCE")}[language]
    output.write(table(heads, [_rule_as_row(rule, language) for rule in _ibo.rules()]))
    return _COMPUTED


def _rule_as_row(rule: _ibo.Rule, language: _words._Language) -> tuple[str, ...]:
    certainty = _words.certainty(rule.certainty, language) if rule.certainty else ""
    return rule.id, certainty, f"{rule.title(language)}\n{rule.source}"


def _run_errors(arguments: argparse.Namespace, output: Output) -> int:
    language = _words.checked(arguments.language)
    heads = {"nl": ("NUMMER", "CODE", "REGEL", "BETEKENIS"), "en": ("NUMBER", "CODE", "RULE", "MEANING")}[language]
    rows = [(str(error.number), error.code, error.rule or "", error.meaning(language)) for error in _ibo.errors()]
    output.write(table(heads, rows))
    return _COMPUTED


def _options(arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        "require": arguments.require,
        "provisional": arguments.provisional,
        "parameters": _own_parameters(arguments),
    }


def _own_parameters(arguments: argparse.Namespace) -> _ibo.Parameters:
    parameters = _ibo.Parameters()
    for path in arguments.parameters or ():
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)
                parameters = parameters.with_file(path)
        except OSError as error:
            raise Fault(f"{path}: {error.strerror or error}") from error
        except IboError as error:  # its message names the file
            raise Fault(str(error)) from error
        except ValueError as error:
            raise Fault(f"{path}: {error}") from error
    for note in parameters.notes:
        say(f"ibo: {note}")
    return parameters


def _opened(path: str) -> contextlib.AbstractContextManager[BinaryIO]:
    """The file of that name; for `-` standard input, which stays open."""
    if path == "-":
        if sys.stdin is None:
            raise Fault("the input cannot be read: there is no standard input")
        if sys.stdin.isatty():
            say("ibo: reading from the keyboard; Ctrl-D on an empty line ends")
        return contextlib.nullcontext(sys.stdin.buffer)
    try:
        return open(path, "rb")
    except OSError as error:
        raise Fault(f"{path}: {error.strerror}") from error


@contextlib.contextmanager
def _reading() -> Iterator[None]:
    """Says of a fault that it is one of the input."""
    try:
        yield
    except OSError as error:
        raise Fault(f"the input cannot be read: {error.strerror}") from error


def _chunks(file: BinaryIO) -> Iterator[Chunk]:
    with _reading():
        yield from chunks(file)


if __name__ == "__main__":
    sys.exit(main())
