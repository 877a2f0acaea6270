"""Payments with their reasons, from VDAB's amount alone (R6.4)."""

from __future__ import annotations

from .builders import choose
from .kinds import PaymentCorrection, PaymentStatement

OWN_RATE = {
    "id": "withholding.rate",
    "from": "2027-01-01",
    "value": "0.12",
    "certainty": "hypothetical",
    "source": "a reform",
}
WORKED = {"premium": "588.57", "fraction": "38/38"}
FROM_9_MARCH = {"month": "2026-03", "start": "2026-03-09", "end": "2026-08-28"}

PAYMENT_STATEMENTS = (
    PaymentStatement(
        "VDAB's amount and nothing else: 588.57; tax 588.57 x 11.11 % = 65.390127, printed 65.39; net 523.18.",
        WORKED,
        ("588.57", "65.39", "523.18"),
    ),
    PaymentStatement(
        "Half-time from Monday 9 March, by working days: 588.57 x 19/38 = 294.285, printed 294.29; 17 of the 22 days"
        " from Monday to Friday: 227.4059..., printed 227.41; tax 25.265251, printed 25.27; net 202.14.",
        {
            "case_ref": "A-1027",
            "month": "2026-03",
            "premium": "588.57",
            "fraction": "19/38",
            "attendance": "working-days",
            "kind": "ibo",
            "start": "2026-03-09",
            "end": "2026-08-28",
        },
        ("227.41", "25.27", "202.14"),
        assumed=("payment.working-days",),
    ),
    PaymentStatement(
        "Broken off on Friday 20 March: the 15 working days of 2 to 20 March over 22: 588.57 x 15/22 = 401.2977...,"
        " printed 401.30; tax 44.58443, printed 44.58; net 356.72.",
        {
            **WORKED,
            "month": "2026-03",
            "attendance": "working-days",
            "start": "2026-03-02",
            "end": "2026-08-28",
            "stopped": "2026-03-20",
        },
        ("401.30", "44.58", "356.72"),
        assumed=("payment.working-days",),
    ),
    PaymentStatement(
        "Working days of a whole month: 22/22, nothing assumed; worked example 1.",
        {**WORKED, **FROM_9_MARCH, "start": "2026-03-01", "attendance": "working-days"},
        ("588.57", "65.39", "523.18"),
    ),
    PaymentStatement(
        "Sunday 1 March lies outside the agreement: 22/22 all the same, but assumed.",
        {**WORKED, **FROM_9_MARCH, "start": "2026-03-02", "attendance": "working-days"},
        ("588.57", "65.39", "523.18"),
        assumed=("payment.working-days",),
    ),
    PaymentStatement(
        "Only that Sunday lies outside: no attendance needs to be given, and nothing is assumed.",
        {**WORKED, **FROM_9_MARCH, "start": "2026-03-02"},
        ("588.57", "65.39", "523.18"),
    ),
    PaymentStatement(
        "The ratio that was given, in a part month: 588.57 x 10/22 = 267.5318..., printed 267.53; tax 29.722583,"
        " printed 29.72; net 237.81.",
        {**WORKED, **FROM_9_MARCH, "attendance": "10/22"},
        ("267.53", "29.72", "237.81"),
    ),
    PaymentStatement(
        "The reading of calendar days: 23 of 31 days: 588.57 x 23/31 = 436.6809..., printed 436.68; tax 48.515148,"
        " printed 48.52; net 388.16.",
        {**WORKED, **FROM_9_MARCH, "attendance": "working-days"},
        ("436.68", "48.52", "388.16"),
        own=(choose("payment.working-days", "calendar"),),
    ),
    PaymentStatement(
        "The reading that rounds the tax up: 65.390127, printed 65.40; net 523.17.",
        {**WORKED, "month": "2026-03"},
        ("588.57", "65.40", "523.17"),
        own=(choose("withholding.rounding", "up"),),
    ),
    PaymentStatement(
        "An own rate of 2027: 588.57 x 12 % = 70.6284, printed 70.63; net 517.94, hypothetical.",
        {**WORKED, "month": "2027-02"},
        ("588.57", "70.63", "517.94"),
        assumed=("R7.4/withholding.rounding", "R6.3/withholding.rate"),
        own=(OWN_RATE,),
    ),
    PaymentStatement(
        "An own rate for agreements from 2027: one of 2026 keeps the old rate in February 2027; 65.39, net 523.18.",
        {**WORKED, "month": "2027-02", "start": "2026-12-01", "end": "2027-05-28"},
        ("588.57", "65.39", "523.18"),
        assumed=("R7.4/withholding.rounding", "R7.4/withholding.rate"),
        own=({**OWN_RATE, "agreements_from": "2027-01-01"},),
    ),
    PaymentStatement(
        "A month of 2042: the rate is carried forward; 225.00 x 11.11 % = 24.9975, printed 25.00; net 200.00.",
        {"month": "2042-05", "premium": "225.00", "fraction": "1/1"},
        ("225.00", "25.00", "200.00"),
        assumed=("R7.4/withholding.rounding", "R7.4/withholding.rate"),
    ),
    PaymentStatement(
        "A part month needs an attendance.",
        {**WORKED, **FROM_9_MARCH},
        error=("attendance-missing", "attendance"),
    ),
    PaymentStatement(
        "Working days need the month.",
        {**WORKED, "attendance": "working-days"},
        error=("missing-field", "month"),
    ),
    PaymentStatement(
        "The days of an agreement need the month.",
        {**WORKED, "start": "2026-03-02", "end": "2026-08-28"},
        error=("missing-field", "month"),
    ),
    PaymentStatement(
        "Working days need the days of the agreement.",
        {**WORKED, "month": "2026-03", "attendance": "working-days"},
        error=("missing-field", "start"),
    ),
    PaymentStatement(
        "More than the whole month.",
        {**WORKED, "attendance": "23/22"},
        error=("attendance-not-allowed", "attendance"),
    ),
    PaymentStatement(
        "More than full-time.",
        {**WORKED, "fraction": "39/38"},
        error=("employment-fraction-not-allowed", "fraction"),
    ),
    PaymentStatement(
        "Broken off after the agreed end.",
        {**WORKED, **FROM_9_MARCH, "stopped": "2026-08-29"},
        error=("stopped-outside-agreement", "stopped"),
    ),
    PaymentStatement(
        "A month before the agreement.",
        {**WORKED, **FROM_9_MARCH, "month": "2026-02"},
        error=("month-outside-agreement", "month"),
    ),
    PaymentStatement(
        "With two rates the month decides.",
        WORKED,
        own=(OWN_RATE,),
        error=("parameter-not-covered", "month"),
    ),
    PaymentStatement(
        "Before the first rate.",
        {**WORKED, "month": "2018-08"},
        error=("parameter-not-covered", "month"),
    ),
)

HALF_TIME = {"case_ref": "A-1027", "month": "2026-03", "fraction": "19/38"}

PAYMENT_CORRECTIONS = (
    PaymentCorrection(
        "VDAB lowers its amount from 588.57 to 500.00. 588.57 x 19/38 = 294.29, net 261.59; 500.00 x 19/38 = 250.00,"
        " tax 27.775, printed 27.78, net 222.22; 222.22 - 261.59 = -39.37, to be recovered.",
        {**HALF_TIME, "premium": "588.57"},
        {**HALF_TIME, "premium": "500.00"},
        "-39.37",
    ),
    PaymentCorrection(
        "The same amount, and the attendance is known later: all of the month, 261.59, becomes 10 of 22 days: 294.29 x"
        " 10/22 = 133.7681..., printed 133.77; tax 14.861847, printed 14.86; net 118.91; -142.68.",
        {**HALF_TIME, "premium": "588.57"},
        {**HALF_TIME, "premium": "588.57", "attendance": "10/22"},
        "-142.68",
    ),
    PaymentCorrection(
        "Nothing changed: no line, 0.00.",
        {**HALF_TIME, "premium": "588.57"},
        {**HALF_TIME, "premium": "588.57"},
        "0.00",
    ),
)
