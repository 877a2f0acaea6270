"""A report as a page that stands alone: it loads nothing, not even from beside it."""

from __future__ import annotations

import base64
import hashlib
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from . import _ibo, _markup, _page, _words
from ._certainty import Certainty
from ._comparison_rows import money, number, signed
from ._sensitivity import readings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._language import _Language
    from ._markup import _Column
    from ._report_rows import NetBin, ReportContent
    from ._summary import Total

__all__ = ["page", "rows_line", "summary", "what_if"]

_STYLE = """
main { max-width: 70rem; } table { border-collapse: separate; border-spacing: 0; }
.scroll { max-height: 32rem; overflow: auto; font-size: .92rem; position: relative; }
.scroll th[scope=col] { position: sticky; top: 0; background: var(--paper); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; list-style: none; padding: 0; }
a { color: inherit; }
caption { text-align: left; color: var(--soft); padding: 0 0 .3rem; }
.total > * { font-weight: 600; border-top: 2px solid var(--soft); position: sticky; bottom: 0;
  background: var(--paper); }
.split .scroll { max-height: 21rem; }
.split { display: grid; grid-template-columns: minmax(0, 3fr) minmax(15rem, 2fr); gap: 0 2rem; }
svg { width: 100%; max-width: 42rem; height: auto; display: block; align-self: start; }
svg text { fill: var(--soft); font: 12px system-ui, sans-serif; }
svg rect { fill: var(--win); } svg .lose { fill: var(--lose); }
svg line { stroke: var(--line); }
label { display: block; font-weight: 600; margin-bottom: .3rem; }
input { font: inherit; color: inherit; background: var(--card); width: 100%; max-width: 26rem;
  border: 1px solid var(--soft); border-radius: .4rem; padding: .4rem .7rem; }
:focus-visible { outline: 3px solid var(--win); outline-offset: 2px; }
#found { min-height: 1.5em; margin: .4rem 0 .6rem; }
#totals td, #refused td:nth-child(3), #refused td:nth-child(4) { white-space: nowrap; }
#worth-of tr > :first-child { white-space: normal; }
#refused td:nth-child(5) { overflow-wrap: anywhere; min-width: 8.5em; }
.scroll + .scroll { margin-top: 1.5rem; }
.what-if { background: var(--card); border-left: .35rem solid var(--lose); font-weight: 600;
  padding: .6rem 1rem; margin: .6rem 0; }
@media (max-width: 44rem) { .split { grid-template-columns: 1fr; } }
@media print { nav, #find { display: none; } .scroll { max-height: none; overflow: visible;
  font-size: inherit; } .scroll th[scope=col], .total > * { position: static; }
  .split .scroll { max-height: none; } #refused td:nth-child(4) { white-space: normal; }
  body { font-size: 8pt; } th, td { padding: .2rem .35rem .2rem 0; } svg { max-height: 55mm; }
  .split { grid-template-columns: 3fr 2fr; }
  .card b { font-size: 13pt; } .cards { grid-template-columns: repeat(4, 1fr); } }
""".strip()

_SCRIPT = """
const find = document.getElementById("find"), box = find.querySelector("input");
const found = document.getElementById("found");
const rows = [...document.querySelectorAll("#refused tbody tr")];
const texts = rows.map((row) => row.textContent.toLowerCase());
const search = () => {
  const words = box.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, place) => {
    row.hidden = !words.every((word) => texts[place].includes(word));
    shown += row.hidden ? 0 : 1;
  });
  const count = (many) => many.toLocaleString(document.documentElement.lang);
  found.textContent = words.length
    ? found.dataset.text.replace("{}", count(shown)).replace("{}", count(rows.length)) : "";
};
find.hidden = false;
box.addEventListener("input", search);
search();
""".strip()

_MONEY = ("premium", "premium_due", "withholding_tax", "net", "employer_contribution")
_CARDS = ("net", "premium_due", "withholding_tax", "employer_contribution")
_LONGEST = 200
"""So many letters of a cell that the table of a caller has are shown."""


def page(report: ReportContent, parameters: _ibo.Parameters | None, language: _Language) -> str:
    """The whole page."""
    sections = {
        "totals": _totals(report, language),
        "nets": _nets(report, language),
        "rests-on": _certainty(report, parameters, language),
        "worth-of": _worth(report, parameters, language),
        "refused-by-error": _errors(report, language),
    }
    if report.listed:
        sections["refused-rows"] = _listed(report, language)
    heads = {name: _label(name, language) for name in sections}
    links = "".join(
        f'<li><a href="#{name}">{_page.text(head)}</a></li>' for name, head in heads.items()
    )
    title = _label("report-title", language)
    said = (f'<p class="what-if">{_page.text(one)}</p>' for one in what_if(report, language))
    parts = [
        f"<header>\n<h1>{_page.text(title)}</h1>",
        *said,
        _soft(f"{rows_line(report, language)}{_period(report, language)}"),
        f'<nav aria-label="{_label("contents", language)}"><ul>{links}</ul></nav>\n</header>',
        _cards(report.total, language),
        *(_page.section(heads[name], inside, name=name) for name, inside in sections.items()),
        _footer(report, language),
    ]
    if report.reform is not None:
        title = f"{title}: {report.reform}"
    script = f"\n{_SCRIPT}\n" if report.listed else ""
    return _page.document(title, parts, language, style=_STYLE, head=_policy(script), script=script)


def _policy(script: str) -> str:
    """The page may load nothing, and run nothing but its own style and script."""
    own = {"style": _page.style_of(_STYLE), "script": script}
    allowed = "".join(
        f"; {name}-src 'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for name, text in own.items()
        if text
    )
    policy = f"default-src 'none'{allowed}; base-uri 'none'; form-action 'none'"
    return f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'


def rows_line(report: ReportContent, language: _Language) -> str:
    """`1.000 rijen: 980 berekend, 20 geweigerd`."""
    counts = (report.rows, report.total.rows, sum(report.refused.values()))
    shown = (number(count, language) for count in counts)
    return _label("report-rows", language).format(*shown)


def what_if(report: ReportContent, language: _Language) -> Sequence[str]:
    """That the report is not the law's, and of which reform it is; nothing of the law's."""
    if report.reform is not None:
        return [_label("what-if", language).format(report.reform)]
    rows = report.certainties.get(Certainty.HYPOTHETICAL.value, 0)
    return [_label("hypothetical-rows", language).format(number(rows, language))] if rows else []


def _period(report: ReportContent, language: _Language) -> str:
    months = [group.month for group in report.groups if group.month is not None]
    if not months:
        return ""
    ends = dict.fromkeys(_words.month(month, language) for month in (min(months), max(months)))
    dash = " \N{EN DASH} "
    return f"; {dash.join(ends)}"


def summary(report: ReportContent, language: _Language) -> str:
    """The totals as HTML for a notebook."""
    texts: list[_Column] = ["word"] * 3
    amounts: list[_Column] = ["amount"] * (1 + len(_MONEY))
    columns = texts + amounts
    rows = [_markup.row(row, columns) for row in _group_rows(report, language)]
    return _markup.page(
        language,
        *map(_markup.paragraph, what_if(report, language)),
        _markup.paragraph(rows_line(report, language)),
        _markup.table(_group_heads(language), columns, rows),
    )


def _label(name: str, language: _Language) -> str:
    return _words.label(name, language)


def _soft(text: str) -> str:
    return f'<p class="soft">{_page.text(text)}</p>'


def _cards(total: Total, language: _Language) -> str:
    shown = "".join(
        '<div class="card"><span class="soft">'
        f"{_page.text(_words.with_capital(_words.measure(name, language)))}</span>"
        f"<b>{_page.text(_words.euro(getattr(total, name), language))}</b></div>"
        for name in _CARDS
    )
    return f'<div class="cards">{shown}</div>'


def _few(report: ReportContent, language: _Language) -> str:
    return _label("fewer-than", language).format(report.min_group)


def _group_heads(language: _Language) -> list[str]:
    heads = _words.labels(("month", "scheme", "kind", "rows"), language)
    return [*heads, *(_words.line(name.replace("_", "-"), language) for name in _MONEY)]


def _group_rows(report: ReportContent, language: _Language) -> list[list[str]]:
    rows = []
    for group in report.groups:
        month = _few(report, language)
        if group.month is not None:
            month = _words.month(group.month, language)
        kind = _words.kind(group.total.kind or "")
        rows.append([month, group.total.scheme or "", kind, *_sums(group.total, language)])
    return [*rows, [_label("total", language), "", "", *_sums(report.total, language)]]


def _sums(total: Total, language: _Language) -> list[str]:
    amounts = (money(getattr(total, name), language) for name in _MONEY)
    return [number(total.rows, language), *amounts]


def _months(report: ReportContent, language: _Language) -> str:
    """A bar for the net of each month, of the groups that are shown."""
    nets: dict[str, Decimal] = {}
    for group in report.groups:
        if group.month is not None:
            nets[group.month] = nets.get(group.month, Decimal(0)) + group.total.net
    if len(nets) < 2:
        return ""
    last = max(nets)
    first = min(nets)
    heights = {_months_between(first, month): net for month, net in nets.items()}
    best = max(nets, key=lambda month: nets[month])
    highest = _words.euro(nets[best], language)
    words = _label("net-by-month", language).format(highest, _words.month(best, language))
    each = -(-len(nets) // 6)
    marks = {_months_between(first, month) + 0.5: month for month in list(nets)[::each]}
    places = _months_between(first, last) + 1
    picture = _bars(heights, places, marks, highest, "", words)
    return f"{_soft(words)}\n{picture}"


def _months_between(first: str, last: str) -> int:
    (year, month), (of_year, of_month) = (map(int, one.split("-")) for one in (first, last))
    return 12 * (of_year - year) + of_month - month


def _totals(report: ReportContent, language: _Language) -> str:
    in_euro = _label("in-euro", language)
    caption = f"{in_euro} {_label('few-rows', language).format(report.min_group)}"
    rows = _group_rows(report, language)
    heads = _group_heads(language)
    table = _page.table(heads, rows, 3, caption=caption, name="totals-table", total=True)
    return f"{_months(report, language)}\n{table}"


def _share(rows: int, whole: int, language: _Language) -> str:
    """A share with one digit: `12,5 %`."""
    share = Decimal(100 * rows) / (whole or 1)
    return f"{_words.figures(share.quantize(Decimal('0.1'), ROUND_HALF_UP), language)} %"


def _between(one: NetBin, report: ReportContent, language: _Language) -> str:
    if one.from_ is None or one.below is None:
        return _few(report, language)
    ends = (number(end, language) for end in (one.from_, one.below))
    return _label("from-to-below", language).format(*ends)


def _nets(report: ReportContent, language: _Language) -> str:
    heads = [_label("net-in-euro", language), *_words.labels(("rows", "share"), language)]
    rows = [
        [
            _between(one, report, language),
            number(one.rows, language),
            _share(one.rows, report.total.rows, language),
        ]
        for one in report.nets
    ]
    bins = [one for one in report.nets if one.from_ is not None]
    caption = _label("few-rows", language).format(report.min_group)
    if not bins:
        return _page.table(heads, rows, 1, caption=caption, name="nets-table")
    most = max(bins, key=lambda one: one.rows)
    width = number(report.net_width, language)
    said = (width, number(most.rows, language), _between(most, report, language))
    words = _label("nets-in-words", language).format(*said)
    table = _page.table(heads, rows, 1, caption=caption, name="nets-table")
    picture = _histogram(bins, report.net_width, words, language)
    return f'{_soft(words)}\n<div class="split">{picture}{table}</div>'


def _histogram(bins: Sequence[NetBin], width: int, words: str, language: _Language) -> str:
    first = min(one.from_ or 0 for one in bins)
    rows = {((one.from_ or 0) - first) // width: one.rows for one in bins}
    places = max(rows) + 1
    each = -(-places // 7)  # not more than eight marks
    marks = {
        float(place): number(first + place * width, language)
        for place in range(0, places + 1, each)
    }
    most = f"{_label('rows', language)}: {number(max(rows.values()), language)}"
    return _bars(rows, places, marks, most, _label("net-in-euro", language), words)


def _bars(
    heights: Mapping[int, int | Decimal],
    places: int,
    marks: Mapping[float, str],
    most: str,
    under: str,
    words: str,
) -> str:
    """A picture of bars by their places. Its numbers stand in a table; only lengths are inexact."""
    step, high, base = 560 / places, 190, 210
    highest = max(heights.values()) or 1
    bars = "".join(
        f'<rect x="{31 + step * place:.1f}" y="{base - tall:.1f}" '
        f'width="{max(step - 2, 1):.1f}" height="{tall:.1f}"/>'
        for place, height in heights.items()
        for tall in [float(high * height / highest)]
    )
    shown = "".join(
        f'<text x="{30 + step * place:.1f}" y="{base + 18}" text-anchor="middle">'
        f"{_page.text(mark)}</text>"
        for place, mark in marks.items()
    )
    top = base - high
    return (
        f'<svg viewBox="0 0 620 {base + 42}" role="img" aria-label="{_page.text(words)}">'
        f'<text x="30" y="{top - 8}">{_page.text(most)}</text>'
        f'<line x1="30" x2="590" y1="{top}" y2="{top}"/>{bars}'
        f'<line x1="30" x2="590" y1="{base}" y2="{base}"/>{shown}'
        f'<text x="590" y="{base + 38}" text-anchor="end">{_page.text(under)}</text></svg>'
    )


def _certainty(
    report: ReportContent, parameters: _ibo.Parameters | None, language: _Language
) -> str:
    name = _label("certainty", language)
    heads = [name, *_words.labels(("rows", "share"), language)]
    rows = [
        [
            _words.certainty(Certainty(word), language),
            number(count, language),
            _share(count, report.total.rows, language),
        ]
        for word, count in report.certainties.items()
    ]
    by = _label("by-groups", language).format(name.lower())
    parts = [_page.table(heads, rows, 1, caption=by, name="certainty-table")]
    if report.provisional:
        count = number(report.provisional, language)
        parts.append(f"<p>{_page.text(_label('provisional-of', language).format(count))}</p>")
    if report.assumptions is None:
        return "\n".join([*parts, f"<p>{_page.text(_label('no-assumptions', language))}</p>"])
    known = _Assumptions(parameters, language)
    most_first = sorted(report.assumptions.items(), key=lambda item: -item[1])
    assumed = [
        [*known.words(name), _short(name), number(count, language)] for name, count in most_first
    ]
    caption = _label("assumed", language)
    heads = [*_words.labels(("rule", "meaning", "code", "rows"), language)]
    return "\n".join([*parts, _page.table(heads, assumed, 3, caption=caption, name="assumed")])


class _Assumptions:
    """Assumptions in words, by their ids."""

    def __init__(self, parameters: _ibo.Parameters | None, language: _Language) -> None:
        self._language = language
        self._known: dict[str, tuple[str, str]] = {}
        for rule in _ibo.rules():
            text = rule.assumption(language)
            if rule.assumption_id is not None and text is not None:
                self._known.setdefault(rule.assumption_id, (rule.id, text))
        for reading in readings(parameters, language=language):
            self._known.setdefault(reading.id, (reading.rule, reading.question))

    def words(self, name: str) -> tuple[str, str]:
        """The rule, and what is assumed."""
        rule, _, value = name.partition("/")
        label = "stale-value" if rule == "R7.4" else "assumed-value"
        said = _label(label, self._language).format(_short(value))
        return self._known.get(name, (_short(rule), said))


def _worth(report: ReportContent, parameters: _ibo.Parameters | None, language: _Language) -> str:
    worth = report.sensitivity
    if worth is None:
        return f"<p>{_page.text(_label('no-worth', language))}</p>"
    if not worth.rows:
        return f"<p>{_page.text(_label('no-reading', language))}</p>"
    known = {reading.id: reading for reading in readings(parameters, language=language)}
    rows = []
    for row in worth.rows:
        reading = known.get(row.reading)
        choices = dict(reading.choices) if reading else {}
        few = 0 < row.rows_changed < report.min_group
        counts = [row.rows_used, row.rows_changed, row.refused]
        rows.append(
            [
                reading.question if reading else row.reading,
                choices.get(row.choice, row.choice),
                row.rule,
                "" if few else signed(row.net_difference, language),
                "" if few else signed(row.contribution_difference, language),
                *(
                    _few(report, language)
                    if 0 < count < report.min_group
                    else number(count, language)
                    for count in counts
                ),
            ]
        )
    names = ("question", "other-reading", "rule", "net-difference", "contribution-difference")
    counted = ("rows-used", "rows-changed")
    heads = [
        *_words.labels((*names, *counted), language),
        _words.with_capital(_label("refused", language)),
    ]
    in_words = _label("worth-in-words", language)
    caption = (
        f"{_label('in-euro', language)} {_label('few-rows', language).format(report.min_group)}"
    )
    table = _page.table(heads, rows, 3, caption=caption, name="worth-table")
    return f"<p>{_page.text(in_words)}</p>\n{table}"


def _meanings(language: _Language) -> Mapping[str, tuple[str, str]]:
    return {error.code: (error.rule or "", error.meaning(language)) for error in _ibo.errors()}


def _errors(report: ReportContent, language: _Language) -> str:
    if not report.refused:
        return f"<p>{_page.text(_label('none-refused', language))}</p>"
    known = _meanings(language)
    most_first = sorted(report.refused.items(), key=lambda item: -item[1])
    rows = [[code, *known[code], number(count, language)] for code, count in most_first]
    rows.append([_label("total", language), "", "", number(sum(report.refused.values()), language)])
    heads = _words.labels(("code", "rule", "meaning", "rows"), language)
    counts = (report.rows, sum(report.refused.values()))
    caption = _label("rows-refused", language).format(*(number(one, language) for one in counts))
    table = _page.table(heads, rows, 3, caption=caption, name="errors-table", total=True)
    return f'<div id="errors">{table}</div>'


def _listed(report: ReportContent, language: _Language) -> str:
    counts = (len(report.listed), sum(report.refused.values()))
    listed = _label("rows-listed", language).format(*(number(count, language) for count in counts))
    rows = [
        [
            number(row.row, language),
            _short(row.case_ref),
            row.month or "",
            row.error_code,
            _short(row.error_at),
            _short(row.dutch if language == "nl" else row.english),
        ]
        for row in report.listed
    ]
    names = ("row", "reference", "month", "code", "where", "meaning")
    heads = _words.labels(names, language)
    found = _page.text(_label("rows-found", language))
    return (
        '<div id="find" hidden><label for="search">'
        f"{_page.text(_label('search', language))}</label>"
        '<input id="search" type="search" autocomplete="off" spellcheck="false" '
        f'aria-describedby="found"><p id="found" role="status" aria-live="polite" '
        f'data-text="{found}"></p></div>\n<div id="refused">'
        f"{_page.table(heads, rows, 6, caption=listed, name='refused-table')}</div>"
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"


def _footer(report: ReportContent, language: _Language) -> str:
    library = report.library or f"ibo {_ibo.__version__}"
    said = [f"{_label('library', language)}: {library}"]
    if report.values is not None:
        said.append(f"{_label('values', language)}: {report.values}")
    if report.reform is not None:
        # A forced scheme leaves the values, and so their fingerprint, as they are.
        said.append(f"{_label('reform', language)}: {report.reform}")
    return f"<footer>\n{_soft('; '.join(said))}\n</footer>"
