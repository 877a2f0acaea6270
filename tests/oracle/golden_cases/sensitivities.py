"""What the open questions are worth (R8.2, R8.3): each row by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reference import Json

from .builders import aid, choose, flat, full, half, ibo_2026, sick
from .readings import FROM_THE_MIDDLE, LAST_IN_FORCE, PLUS_BY_WAGE, TWO_RIGHTS, absent, plus


@dataclass(frozen=True)
class Sensitive:
    """A case with its net and, in order, each other choice: reading, choice, net or the error, and
    the contribution where it changes.
    """

    name: str
    about: str
    case: Json
    net: str
    rows: tuple[tuple[str, ...], ...]
    own: tuple[Json, ...] = ()

    def full_case(self) -> Json:
        return {"case_ref": self.name, **self.case}


ORDER = ("premium.wage-difference-order", "wage")
UP = ("withholding.rounding", "up")


def sensitivities() -> Iterator[Sensitive]:
    yield Sensitive(
        "sensitivity-worked-example-1",
        "Worked example 1 used two. By the wage 1738.60 - 1437.54 = 301.06, tax 33.45, net 267.61; 65.390127 up to the"
        " cent is 65.40, net 523.17.",
        ibo_2026(),
        "523.18",
        ((*ORDER, "267.61"), (*UP, "523.17")),
    )
    yield Sensitive(
        "sensitivity-nothing-used",
        "At 100 %, without income, of 1800.00 without contribution: 199.98 is exact, and nothing open was used.",
        ibo_2026(
            wage="1800.00", percentage=100, agreement={"employee_rsz": "0.00"}, unemployment=[]
        ),
        "1600.02",
        (),
    )
    yield Sensitive(
        "sensitivity-many-readings",
        "From 16 March, D = 14, base 108, 70 %: 27.65 x 4 x 13 x 6 / (3 x 14) = 205.40; 40.00 x 26 x 8 / 14 = 594.29;"
        " 200.00 x 26 x 5 / (5 x 14) = 371.43; leefloon 100.00: 1271.12. 2500.00 - 352.89 - 1271.12 = 875.99; x 70 % ="
        " 613.19; x 12/22 = 334.47; tax 37.16; net 297.31. Premium, due and net by choice: wage (1502.98 - 1271.12)"
        " 231.86, 126.47, 112.42; sickness first (594.29 becomes 40.00 x 26 x 3 / 14 = 222.86) 873.19, 476.29, 423.37;"
        " last in force (1040.00 alone) 444.98, 242.72, 215.75; insertion left out 756.97, 412.89, 367.02; as paid"
        " (200.00) 733.19, 399.92, 355.49; day rule (27.65 x 26 x 6 / 14 = 308.10) 541.30, 295.25, 262.45; 16/31 of"
        " 613.19 is 316.49, net 281.33; leefloon by days (53.85) 645.50, 352.09, 312.97; base 100 (326.75) 631.49,"
        " 344.45, 306.18; 14/26 of 613.19 is 330.18, net 293.50; 37.159617 up is 37.16, the same.",
        ibo_2026(
            **FROM_THE_MIDDLE,
            percentage=70,
            agreement={"rsz_base": 108},
            unemployment=[
                half("27.65", 4, "2026-03-16", "2026-03-21"),
                full("40.00", "2026-03-23"),
            ],
            leefloon=[aid("100.00", "2026-03")],
            sickness=[sick("200.00", "2026-03-26", "2026-03-31", 5)],
            attendance="working-days",
        ),
        "297.31",
        (
            (*ORDER, "112.42"),
            ("income.same-days", "sickness-first", "423.37"),
            ("income.changes", "last-in-force", "215.75"),
            ("unemployment.benefit-type/insertion", "left-out", "367.02"),
            ("income.sickness-rule", "as-paid", "355.49"),
            ("income.half-days", "day-rule", "262.45"),
            ("payment.working-days", "calendar", "281.33"),
            ("income.leefloon-part-month", "by-days", "312.97"),
            ("rsz.formula-base", "hundred", "306.18"),
            ("payment.working-days", "monday-saturday", "293.50"),
            (*UP, "297.31"),
        ),
    )
    yield Sensitive(
        "sensitivity-a-code-that-overlaps",
        "The income guarantee, left out, runs beside the unemployment benefit: if it counted, March would have two"
        " records on one day.",
        ibo_2026(
            unemployment=[full("55.29"), full("12.00", "2026-03-16", None, "income-guarantee")]
        ),
        "523.18",
        (
            (*ORDER, "267.61"),
            (*UP, "523.17"),
            ("unemployment.benefit-type/income-guarantee", "counts", "record-overlap"),
        ),
    )
    yield Sensitive(
        "sensitivity-a-code-that-counts",
        "Insertion that were left out: 2173.25 x 80 % = 1738.60; tax 193.16; net 1545.44.",
        ibo_2026(unemployment=[full("55.29", kind="insertion")]),
        "523.18",
        (
            ("unemployment.benefit-type/insertion", "left-out", "1545.44"),
            (*ORDER, "267.61"),
            (*UP, "523.17"),
        ),
    )
    yield Sensitive(
        "sensitivity-of-the-contribution",
        "Stopped on 26 March 2021, absent from 1 March: 800.00 x 12/31 = 309.68; by days 800.00 x (26 - 19) / 31 = 180.65;"
        " in thirtieths 800.00 x (30 - 19) / 30 = 293.33. Tax 130.462508 up is 130.47, net 1043.81.",
        flat(
            "ibo",
            "2021-03",
            "2021-01-04",
            "2021-06-28",
            "1850.00",
            agreement={"stopped": "2021-03-26"},
            attendance="20/23",
            absences=absent("2021-03-01", "2021-04-10"),
        ),
        "1043.82",
        (
            (*UP, "1043.81"),
            ("contribution.part-month", "by-days", "1043.82", "180.65"),
            ("contribution.absence-days", "thirty", "1043.82", "293.33"),
        ),
    )
    yield Sensitive(
        "sensitivity-ibo-plus",
        "2154.11 x 20 % = 430.82, net 382.96. The wage difference 735.71, net 653.97; tax 47.864102 up is 47.87, net"
        " 382.95; the upper limit indexed is 26 x 50.11 = 1302.86, below 1437.54 too.",
        plus(),
        "382.96",
        (
            ("premium.ibo-plus-rule", "wage-difference", "653.97"),
            (*UP, "382.95"),
            ("premium.flat-limits", "indexed", "382.96"),
        ),
    )
    yield Sensitive(
        "sensitivity-ibo-plus-without-wage",
        "Without a wage there is no wage difference: 2154.11 x 80 % = 1723.29, tax 191.457519, printed 191.46, net"
        " 1531.83; up it is the same.",
        flat("ibo-plus", "2026-03"),
        "1531.83",
        (
            ("premium.ibo-plus-rule", "wage-difference", "reference-gross-wage-missing"),
            (*UP, "1531.83"),
        ),
    )
    yield Sensitive(
        "sensitivity-indexed-limits",
        "October 2025, 851.50: 40 %, 844.76, net 750.91; indexed 851.50 is the lower limit: 60 %, 1267.13, net 1126.35;"
        " tax 93.852836 up is 93.86.",
        flat(
            "ibo-plus", "2025-10", "2025-09-01", "2026-02-27", leefloon=[aid("851.50", "2025-10")]
        ),
        "750.91",
        (("premium.flat-limits", "indexed", "1126.35"), (*UP, "750.90")),
    )
    yield Sensitive(
        "sensitivity-of-a-user-s-choice",
        "The last in force is in force: 1040.00, net 805.88. By days, the default, 1223.48, net 675.40; by the wage"
        " 1738.60 - 1040.00 = 698.60, tax 77.61, net 620.99; tax 100.72326 up is 100.73.",
        ibo_2026(unemployment=TWO_RIGHTS),
        "805.88",
        (
            (*ORDER, "620.99"),
            ("income.changes", "by-days", "675.40"),
            (*UP, "805.87"),
        ),
        own=(LAST_IN_FORCE,),
    )
    yield Sensitive(
        "sensitivity-of-a-user-s-code",
        "The income guarantee counts by a user's choice: 12.00 x 26 = 312.00, 1489.00, net 1323.57. Left out 1545.44; by"
        " the wage 1738.60 - 312.00 = 1426.60, tax 158.49526, printed 158.50, net 1268.10; tax 165.4279 up is 165.43.",
        ibo_2026(unemployment=[full("12.00", kind="income-guarantee")]),
        "1323.57",
        (
            ("unemployment.benefit-type/income-guarantee", "left-out", "1545.44"),
            (*ORDER, "1268.10"),
            (*UP, "1323.57"),
        ),
        own=(choose("unemployment.benefit-type/income-guarantee", "counts"),),
    )
    yield Sensitive(
        "sensitivity-of-a-user-s-choice-from-july",
        "A wage difference from July: in June the flat rate is in force, 2189.81 x 20 % = 437.96, net 389.30; by the wage"
        " difference 735.71, net 653.97; tax 48.657356 up is 48.66; the limits indexed leave 20 %.",
        plus("2026-06"),
        "389.30",
        (
            ("premium.ibo-plus-rule", "wage-difference", "653.97"),
            ("premium.flat-limits", "indexed", "389.30"),
            (*UP, "389.30"),
        ),
        own=({**PLUS_BY_WAGE, "from": "2026-07-01"},),
    )


# R8.3: of the cases above without values of a user, and of one that is refused: reading, choice,
# rows that used it, rows that change, sum of the net differences, rows refused under it.
# By the wage: -255.57 - 184.89 - 255.57 - 255.57 = -951.60; insertion left out: 69.71 + 1022.26 =
# 1091.97.
TABLE = (
    ("unemployment.benefit-type/insertion", "left-out", 2, 2, "1091.97", 0),
    ("premium.wage-difference-order", "wage", 4, 4, "-951.60", 0),
    ("premium.flat-limits", "indexed", 2, 1, "375.44", 0),
    ("premium.ibo-plus-rule", "wage-difference", 2, 1, "271.01", 1),
    ("income.same-days", "sickness-first", 1, 1, "126.06", 0),
    ("income.changes", "last-in-force", 1, 1, "-81.56", 0),
    ("income.sickness-rule", "as-paid", 1, 1, "58.18", 0),
    ("income.half-days", "day-rule", 1, 1, "-34.86", 0),
    ("payment.working-days", "calendar", 1, 1, "-15.98", 0),
    ("income.leefloon-part-month", "by-days", 1, 1, "15.66", 0),
    ("rsz.formula-base", "hundred", 1, 1, "8.87", 0),
    ("payment.working-days", "monday-saturday", 1, 1, "-3.81", 0),
    ("withholding.rounding", "up", 8, 6, "-0.06", 0),
    ("contribution.part-month", "by-days", 1, 1, "0.00", 0),
    ("contribution.absence-days", "thirty", 1, 1, "0.00", 0),
    ("unemployment.benefit-type/income-guarantee", "counts", 1, 0, "0.00", 1),
)


def table_of_cases() -> list[Json]:
    refused = {"case_ref": "sensitivity-refused", **ibo_2026(percentage=75)}
    return [item.full_case() for item in sensitivities() if not item.own] + [refused]
