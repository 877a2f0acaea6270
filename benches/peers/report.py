"""The results: a table for the terminal, the targets as ratios, a part of benches/README.md, and
the chart.
"""

from __future__ import annotations

import json
import platform
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from peers import AS_WRITTEN, CHECKED, EXACT, IBO, LIMIT, NO_WRONG_ROWS, PEERS, Peer

MIB = 1 << 20
SPARE_BYTES = 64 * MIB
BEGIN, END = "<!-- generated: speed -->", "<!-- end -->"
BY_NAME = {peer.name: peer for peer in PEERS}
JOBS = {
    "payments": "Payments: premium, employment fraction and attendance to due, tax and net",
    "cases": "Cases: agreement, month and three sources to premium and payment",
}
PACKAGES = ("numpy", "pandas", "polars", "duckdb", "pyarrow", "OpenFisca-Core")


@dataclass
class Figure:
    """One peer on so many rows and threads: the median of each round in nanoseconds, and how many
    rows were wrong.
    """

    name: str
    rows: int
    threads: int
    asked_rows: int
    rounds: list[float] = field(default_factory=list)
    wrong: int | None = None

    @property
    def peer(self) -> Peer:
        return BY_NAME[self.name]

    @property
    def rate(self) -> float:
        """Million rows a second."""
        return self.rows / median(self.rounds) * 1e3

    @property
    def spread(self) -> tuple[float, float]:
        """The rates of the slowest and the fastest round."""
        return self.rows / max(self.rounds) * 1e3, self.rows / min(self.rounds) * 1e3


@dataclass
class Memory:
    """Peak memory of one run from Python, above what the process had before it read its input."""

    name: str
    rows: int
    threads: int
    peak_bytes: int
    input_bytes: int
    output_bytes: int

    @property
    def allowed(self) -> int:
        return self.input_bytes + self.output_bytes + SPARE_BYTES

    @property
    def is_met(self) -> bool:
        return self.peak_bytes <= self.allowed


@dataclass
class Target:
    """A ratio that is to be reached."""

    what: str
    rows: int
    found: float
    wanted: float
    detail: str
    unit: str = "x"

    @property
    def is_met(self) -> bool:
        return self.found >= self.wanted

    def __str__(self) -> str:
        word = "met" if self.is_met else "NOT met"
        return f"{word:<8}{self.what}, {power(self.rows)} rows: {self.found:.2f} {self.unit} (wanted {self.wanted:g}); {self.detail}"


@dataclass
class Run:
    """All figures of one run."""

    seed: int
    machine: str
    libraries: str
    figures: list[Figure] = field(default_factory=list)
    memory: list[Memory] = field(default_factory=list)

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=1)

    @staticmethod
    def from_json(text: str) -> Run:
        stored = json.loads(text)
        stored["figures"] = [Figure(**figure) for figure in stored["figures"]]
        stored["memory"] = [Memory(**memory) for memory in stored["memory"]]
        return Run(**stored)

    def is_exact(self) -> bool:
        """Whether every form that is to be exact is."""
        return not any(figure.wrong for figure in self.figures if figure.peer.form in NO_WRONG_ROWS)

    def sizes(self) -> list[int]:
        return sorted({figure.asked_rows for figure in self.figures})

    def figure(self, name: str, rows: int, threads: int = 1) -> Figure | None:
        """The figure for that many rows, or of a slow peer for as many as it had."""
        found = [
            figure
            for figure in self.figures
            if figure.name == name and figure.threads == threads and figure.rows <= rows
        ]
        return max(found, key=lambda figure: figure.rows, default=None)

    def rate(self, name: str, rows: int, threads: int = 1) -> float | None:
        figure = self.figure(name, rows, threads)
        return None if figure is None or figure.rows != rows else figure.rate

    def best_polars(
        self, job: str, rows: int, form: str = "polars-int64"
    ) -> tuple[float, str] | None:
        """The faster of polars' own engines with Int64 by hand, on a whole table."""
        rates = [(self.rate(f"{job}/{key}", rows), key) for key in (form, f"{form}-streaming")]
        known = [(rate, key) for rate, key in rates if rate is not None]
        return max(known, default=None)


def machine() -> str:
    """The processor's name."""
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    names = re.findall(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return f"{names[0] if names else platform.machine()}, {len(names)} cores"


def libraries() -> str:
    """The versions of what is compared."""
    return ", ".join(f"{name} {version(name)}" for name in PACKAGES)


def power(rows: int) -> str:
    """`10^6` for a million."""
    digits = str(rows)
    return f"10^{len(digits) - 1}" if digits.strip("0") == "1" else f"{rows:,}"


def short(rate: float) -> str:
    """Two or three digits that mean something."""
    return f"{rate:.0f}" if rate >= 20 else f"{rate:.1f}" if rate >= 2 else f"{rate:.2f}"


def wrong_text(figure: Figure) -> str:
    if figure.wrong is None:
        return "-"
    return "0" if figure.wrong == 0 else f"{figure.wrong:,} ({figure.wrong / figure.rows:.1%})"


def line(figure: Figure) -> str:
    cores = "2 cores" if figure.threads == 2 else "1 core "
    wrong = "" if figure.wrong is None else f"{figure.wrong:>9,} wrong rows"
    return f"{figure.name:<34}{power(figure.rows):<6}{cores}{figure.rate:>9.2f} M rows/s {wrong}"


# --------------------------------------------------------------------------------------------------------------------
# Targets
# --------------------------------------------------------------------------------------------------------------------


def targets(run: Run) -> Iterator[Target]:
    """What is to be reached on one core, as ratios in the same run."""
    for rows in run.sizes():
        yield from kernel_targets(run, rows)
        yield from python_targets(run, rows)
        yield from core_targets(run, rows)


def kernel_targets(run: Run, rows: int) -> Iterator[Target]:
    """The kernels over a copy of the same bytes, and that of payments over polars by hand."""
    floors = {"payments": 0.40, "cases": 0.10}
    for job, floor in floors.items():
        kernel, copy = run.rate(f"{job}/ibo-rust", rows), run.rate(f"{job}/copy", rows)
        if kernel and copy:
            detail = f"{kernel:.0f} of {copy:.0f} M rows/s"
            what = f"{job} kernel over a copy of the same bytes"
            yield Target(what, rows, kernel / copy, floor, detail)
    kernel, polars = run.rate("payments/ibo-rust", rows), run.best_polars("payments", rows)
    if kernel and polars:
        detail = f"{kernel:.0f} over {polars[0]:.0f} M rows/s ({polars[1]})"
        yield Target(
            "payments kernel over polars Int64 by hand", rows, kernel / polars[0], 2, detail
        )


def python_targets(run: Run, rows: int) -> Iterator[Target]:
    """ibo over polars that does the same work, and over polars that checks nothing."""
    asked = (
        ("payments", "ibo-stream-cents", "payments from Python on a stream, cents"),
        ("payments", "ibo-stream-decimal", "payments from Python on a stream, decimal128"),
        ("payments", "ibo-batch-cents", "payments from Python on one batch, cents"),
        ("payments", "ibo-batch-decimal", "payments from Python on one batch, decimal128"),
        ("cases", "ibo-stream-cents", "cases from Python on a stream, cents"),
        ("cases", "ibo-stream-decimal", "cases from Python on a stream, decimal128"),
    )
    forms = (("polars-checked", "checked polars", 1.0), ("polars-int64", "unchecked polars", 0.75))
    for job, key, what in asked:
        for form, name, wanted in forms:
            rate, polars = run.rate(f"{job}/{key}", rows), run.best_polars(job, rows, form)
            if rate and polars:
                detail = f"{rate:.1f} over {polars[0]:.1f} M rows/s ({polars[1]}, whole table)"
                yield Target(f"{what}, over {name}", rows, rate / polars[0], wanted, detail)


def core_targets(run: Run, rows: int) -> Iterator[Target]:
    for peer in PEERS:
        one, two = run.rate(peer.name, rows, 1), run.rate(peer.name, rows, 2)
        if peer.form == IBO and one and two:
            detail = f"{one:.1f} and {two:.1f} M rows/s"
            yield Target(
                f"two cores over one, {peer.job}, {peer.label}", rows, two / one, 1.4, detail
            )


# --------------------------------------------------------------------------------------------------------------------
# Texts
# --------------------------------------------------------------------------------------------------------------------


def rows_of(run: Run, job: str) -> list[list[str]]:
    """The table of a job: fastest last size first, ibo and its limit on top."""
    sizes = run.sizes()
    peers = [
        peer for peer in PEERS if peer.job == job and run.figure(peer.name, sizes[-1]) is not None
    ]

    def speed(peer: Peer) -> float:
        figure = run.figure(peer.name, sizes[-1])
        return 0.0 if figure is None else figure.rate

    table = []
    for peer in sorted(peers, key=speed, reverse=True):
        largest = run.figure(peer.name, sizes[-1])
        assert largest is not None
        cells = [peer.label, peer.form, wrong_text(largest)]
        for rows in sizes:
            figure = run.figure(peer.name, rows)
            cells.append("" if figure is None else cell(figure, rows))
        two = run.figure(peer.name, sizes[-1], 2)
        cells.append("" if two is None else short(two.rate))
        table.append(cells)
    return table


def cell(figure: Figure, rows: int) -> str:
    """A slow peer says on how many rows."""
    return (
        short(figure.rate)
        if figure.rows == rows
        else f"{short(figure.rate)} on {power(figure.rows)}"
    )


def head(run: Run) -> list[str]:
    sizes = [power(rows) for rows in run.sizes()]
    return ["what", "form", f"wrong rows of {sizes[-1]}", *sizes, f"2 cores, {sizes[-1]}"]


def text(run: Run) -> str:
    """Everything, for a terminal."""
    parts = [f"{run.machine}; seed {run.seed}; {run.libraries}"]
    for job, title in JOBS.items():
        table = rows_of(run, job)
        if table:
            parts += ["", f"{title} (M rows/s, medians)", *columns_of([head(run), *table])]
    noisy = [figure for figure in run.figures if figure.spread[1] > 1.25 * figure.spread[0]]
    if noisy:
        parts += ["", "Rounds that differ by more than a quarter:"]
        parts += [
            f"  {line(figure)}: {short(figure.spread[0])} to {short(figure.spread[1])}"
            for figure in noisy
        ]
    parts += ["", "Targets:", *(f"  {target}" for target in targets(run))]
    parts += [
        "",
        "Peak memory from Python, above the process before it read its input:",
        *(f"  {memory_line(found)}" for found in run.memory),
    ]
    inexact = [
        figure for figure in run.figures if figure.wrong and figure.peer.form in NO_WRONG_ROWS
    ]
    parts += [
        "",
        *(f"WRONG ROWS in a form that is to be exact: {line(figure)}" for figure in inexact),
    ]
    return "\n".join(parts)


def memory_line(found: Memory) -> str:
    word = "met" if found.is_met else "NOT met"
    parts = f"input {found.input_bytes // MIB} + output {found.output_bytes // MIB} + 64 MiB"
    cores = f"{found.threads} core{'s' if found.threads > 1 else ''}"
    return f"{word:<8}{found.name}, {power(found.rows)} rows, {cores}: {found.peak_bytes // MIB} of {found.allowed // MIB} MiB ({parts})"


def columns_of(table: list[list[str]]) -> list[str]:
    widths = [max(len(cells[column]) for cells in table) for column in range(len(table[0]))]
    return [
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for cells in table
    ]


LESS_WORK = (
    "For cases, ibo and the checked polars check every row and name the error of each row they "
    "refuse. The other peers compute only the amounts of valid rows."
)


def section(run: Run) -> str:
    """The generated part of benches/README.md: a table for each job, the chart, and the targets."""
    parts = [
        f"Million rows per second on one core, medians of one run; {run.machine}; {run.libraries}.",
        "All peers get the same rows, in memory; every row of every result was compared with the exact one.",
    ]
    for job, title in JOBS.items():
        table = rows_of(run, job)
        if table:
            cells = head(run)
            rows = [row(cells), row(["---"] * len(cells)), *(row(marked(cells)) for cells in table)]
            parts += ["", f"**{title}**", "", *rows]
        if table and job == "cases":
            parts += ["", LESS_WORK]
    parts += ["", "![Million rows per second, by peer](peers/chart.png)", "", *reached(run)]
    return "\n".join(parts) + "\n"


def reached(run: Run) -> Iterator[str]:
    """The targets and what was measured: a row for each target, a column for each size."""
    cells: dict[str, dict[int, str]] = {}
    for target in targets(run):
        met = "met" if target.is_met else "**not met**"
        unit = "" if target.unit == "x" else f" {target.unit}"
        cells.setdefault(target.what, {})[target.rows] = (
            f"{target.found:.2f} of {target.wanted:g}{unit}: {met}"
        )
    for found in run.memory:
        if found.threads == 1:
            peer, met = BY_NAME[found.name], "met" if found.is_met else "**not met**"
            peak = f"{found.peak_bytes // MIB:,} of {found.allowed // MIB:,} MiB: {met}"
            cells.setdefault(f"peak memory, {peer.job}, {peer.label}", {})[found.rows] = peak
    yield "Targets, measured in the same run, on one core unless stated:"
    yield ""
    sizes = run.sizes()
    yield row(["what", *map(power, sizes)])
    yield row(["---"] * (len(sizes) + 1))
    for what, by_size in cells.items():
        yield row([what, *(by_size.get(rows, "") for rows in sizes)])


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def marked(cells: list[str]) -> list[str]:
    """ibo's rows in bold."""
    return [f"**{cells[0]}**", *cells[1:]] if cells[1] == IBO else cells


def write_readme(run: Run, readme: Path) -> None:
    """Writes the section between its markers."""
    before, begin, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    if not begin:
        raise SystemExit(f"{readme} has no line {BEGIN}")
    _, end, after = rest.partition(END)
    readme.write_text(f"{before}{BEGIN}\n\n{section(run)}\n{end}{after}", encoding="utf-8")


# --------------------------------------------------------------------------------------------------------------------
# Chart
# --------------------------------------------------------------------------------------------------------------------

COLOURS = {
    IBO: "#0b6e4f",
    EXACT: "#4c78a8",
    CHECKED: "#2f4b7c",
    AS_WRITTEN: "#d98841",
    LIMIT: "#9a9a9a",
}
LEGEND = {
    IBO: "ibo",
    EXACT: "others, exact by hand",
    CHECKED: "others, exact and checked",
    AS_WRITTEN: "others, as most write it",
    LIMIT: "limit: copies the same bytes, computes nothing",
}


def chart(run: Run, path: Path) -> None:
    """Bars on a logarithmic scale, one core, the largest size; wrong rows beside each bar."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.patches import Patch

    rows = run.sizes()[-1]
    jobs = [job for job in JOBS if any(figure.peer.job == job for figure in run.figures)]
    shown = {job: bars(run, job, rows) for job in jobs}
    heights = [len(figures) + 2 for figures in shown.values()]
    canvas, axes = pyplot.subplots(
        len(jobs), 1, figsize=(11, 0.34 * sum(heights) + 0.9), height_ratios=heights, squeeze=False
    )
    for axis, job in zip(axes[:, 0], jobs, strict=True):
        figures = shown[job]
        names = [
            figure.peer.label
            if figure.rows == rows
            else f"{figure.peer.label} ({power(figure.rows)} rows)"
            for figure in figures
        ]
        axis.barh(
            names,
            [figure.rate for figure in figures],
            color=[COLOURS[figure.peer.form] for figure in figures],
            height=0.74,
        )
        for place, figure in enumerate(figures):
            axis.text(figure.rate * 1.06, place, annotation(figure), va="center", fontsize=8.5)
        axis.set_xscale("log")
        axis.set_ylim(-0.7, len(figures) - 0.3)
        axis.set_xlim(right=max(figure.rate for figure in figures) * 4)
        axis.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axis.set_title(JOBS[job], loc="left", fontsize=10.5, fontweight="bold")
        axis.tick_params(axis="y", labelsize=9, length=0)
        axis.spines[["top", "right", "left"]].set_visible(False)
        axis.grid(axis="x", which="major", alpha=0.3)
        axis.set_axisbelow(True)
        for label, figure in zip(axis.get_yticklabels(), figures, strict=True):
            label.set_fontweight("bold" if figure.peer.form == IBO else "normal")
    axes[-1, 0].set_xlabel(
        f"million rows a second on one core, {rows:,} rows, logarithmic scale", fontsize=9
    )
    patches = [Patch(color=COLOURS[form], label=label) for form, label in LEGEND.items()]
    canvas.legend(handles=patches, loc="lower center", ncols=2, fontsize=9, frameon=False)
    canvas.tight_layout(rect=(0, 0.9 / (0.34 * sum(heights) + 0.9) * 0.6, 1, 1))
    canvas.savefig(path, dpi=130, metadata={"Software": None})


def bars(run: Run, job: str, rows: int) -> list[Figure]:
    """The slowest first: the first bar is the lowest."""
    figures = [run.figure(peer.name, rows) for peer in PEERS if peer.job == job]
    return sorted(
        (figure for figure in figures if figure is not None), key=lambda figure: figure.rate
    )


def annotation(figure: Figure) -> str:
    if figure.wrong is None:
        return short(figure.rate)
    if figure.wrong == 0:
        return f"{short(figure.rate)}   no wrong row"
    return f"{short(figure.rate)}   {figure.wrong / figure.rows:.1%} of rows wrong"
