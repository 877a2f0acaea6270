"""`ibo compare`: a table of cases under a reform, beside what the law gives."""

from __future__ import annotations

import argparse
import warnings
from typing import TYPE_CHECKING, Any

from .. import _ibo
from .. import _sentence as sentence
from .._comparison import compare
from .._language import checked
from .._output_file import replaced
from .._table_files import is_page
from .._table_read import TableFile
from .._table_write import write_table
from .._terminal import Output, say
from .arguments import (
    COMPUTED,
    EXIT_STATUS,
    REFUSED,
    AddCommand,
    Once,
    add_codes,
    add_jobs,
    add_language,
    add_min_group,
    add_output,
    add_own_parameters,
    of_file,
    own_parameters,
)
from .table_options import add_table_options, options_of_table, tables_of
from .tables import computing, inputs, opened_tables

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["add"]


_ABOUT = f"""\
Compare what a table of cases gives under a reform with what it gives by the
law: who wins and who loses, what it costs, and what is refused on either side.
The file of the reform says what it lays over the law: a title, [[value]],
[[scale]] and [[reading]] tables, and a [scheme].

  ibo compare cases.parquet --reform reform.toml -o compared.parquet
  ibo compare cases.parquet --reform reform.toml -o reform.html \\
      --by kind,scheme --decile reference_gross_wage

  title = "GGMMI + 2 % from July, the other scheme for all"
  [[scale]]
  id = "ggmmi"
  factor = "1.02"
  from = "2026-07-01"
  [scheme]
  name = "2026"
  percentage = 80

The output is a table with a row per case and month, or, with the ending .html,
a page that stands alone. The summary and the groups are on standard error.

{EXIT_STATUS}"""


def add(command: AddCommand) -> None:
    """Adds the command and its arguments."""
    parser = command("compare", _ABOUT, _run)
    parser.add_argument("file", metavar="FILE", help="the cases: .parquet, .csv, .jsonl or .xlsx")
    parser.add_argument(
        "--reform", action=Once, required=True, metavar="FILE.toml", help="the reform"
    )
    parser.add_argument(
        "--baseline", action=Once, metavar="FILE.toml", help="compare with this reform, not the law"
    )
    add_output(parser, required=True)
    parser.add_argument(
        "--by", action=Once, metavar="COLUMNS", help="show groups: kind,scheme or other columns"
    )
    parser.add_argument(
        "--decile", action=Once, metavar="COLUMN", help="show the deciles of a column of numbers"
    )
    add_min_group(parser)
    add_table_options(parser)
    parser.add_argument(
        "--provisional", action="store_true", help="accept sources without a final answer"
    )
    add_own_parameters(parser)
    add_codes(parser)
    add_language(parser)
    add_jobs(parser, "all")


def _run(arguments: argparse.Namespace, output: Output) -> int:
    as_page = is_page(arguments.output)
    by = [name for name in (arguments.by or "").split(",") if name]
    reforms: dict[str, Any] = {"reform": of_file(_ibo.Reform.from_file, arguments.reform)}
    if arguments.baseline is not None:
        reforms["baseline"] = of_file(_ibo.Reform.from_file, arguments.baseline)
    paths = {"cases": arguments.file, **tables_of(arguments)}
    language = checked(arguments.language)
    with (
        opened_tables(paths, arguments) as tables,
        replaced(arguments.output, inputs(arguments, tables.values())) as file,
        computing(tables),
        warnings.catch_warnings(),
    ):
        # The summary says which values no row reads.
        warnings.simplefilter("ignore", UserWarning)
        options = options_of_table(arguments)
        kept = _kept(tables["cases"], [*by, arguments.decile])
        options["keep"] = list(dict.fromkeys([*(arguments.keep or ()), *kept]))
        result = compare(
            **tables,
            **reforms,
            **options,
            provisional=arguments.provisional,
            parameters=own_parameters(arguments),
            threads=arguments.jobs,
        )
        groups = [result.by(*by, min_group=arguments.min_group)] if by else []
        if arguments.decile is not None:
            groups.append(result.by(decile=arguments.decile, min_group=arguments.min_group))
        if as_page:
            page = result.html(
                by=by or None,
                decile=arguments.decile,
                min_group=arguments.min_group,
                language=language,
            )
            file.write(page.encode())
        else:
            write_table(result, arguments.output, file, arguments.csv)
    summary = result.summary
    say("\n\n".join([summary.text(language), *(one.text(language) for one in groups)]))
    fingerprints = f"{summary.values_before}, {summary.values_after}"
    say(f"\n{sentence.VALUES(fingerprint=fingerprints)}")
    refused = summary.refused_before + summary.refused_after + summary.refused_both
    return REFUSED if refused else COMPUTED


def _kept(cases: TableFile, names: Iterable[str | None]) -> list[str]:
    """The columns to group by that the calculation does not know."""
    known = _ibo._case_columns()
    return [name for name in dict.fromkeys(names) if name in cases.columns and name not in known]
