"""What `mypy --strict` must refuse: every line that ends in `# E` is an error, and no other."""

from __future__ import annotations

import datetime
from decimal import Decimal

import ibo

agreement = ibo.Agreement(
    kind="ibo", start="2026-03-02", end="2026-08-28", employment_fraction="38/38"
)
award = ibo.LeefloonRecord(month="2026-03", aid_type="leefloon", amount=1, entry_kind="award")
case = ibo.Case(case_ref="A", month="2026-03", agreement=agreement, leefloon=[award])
statement = ibo.statement(case)

# Money is never a float.
ibo.payment(premium=225.0, fraction="1/1")  # E
ibo.payment(premium="225.00", fraction=0.5)  # E
ibo.premium(agreement=agreement, month="2026-03", replacement_income=1437.54)  # E
ibo.UnemploymentRecord(from_="2026-01-05", day_amount=55.29, benefit_type="insertion")  # E
ibo.LeefloonRecord(month="2026-03", aid_type="leefloon", amount=893.65, entry_kind="award")  # E
ibo.Agreement(
    kind="ibo",
    start="2026-03-02",
    end="2026-08-28",
    employment_fraction="1/1",
    employee_rsz=326.75,  # E
)
net: float = statement.net  # E
ibo.payment(premium="1", fraction=(19.0, 38))  # E
ibo.payment(premium=Decimal(1), fraction=[19, 38])  # E

# Words are those that there are.
ibo.Agreement(kind="fpi", start="2026-03-02", end="2026-08-28", employment_fraction="38/38")  # E
ibo.statement(case, require="sure")  # E
ibo.statement(case, require="hypothetical")
ibo.Source(availability="yes", records=[award])  # E
statement.explain("fr")  # E

# Every argument has its name and its type, and is there.
ibo.payment("225.00", "1/1")  # E
ibo.payment(premium="225.00")  # E
ibo.Agreement(start="2026-03-02", end="2026-08-28", employment_fraction="38/38")  # E
ibo.statement(case.to_json())  # E
ibo.statement(case, True)  # E
ibo.Agreement(kind="ibo", start=20260302, end="2026-08-28", employment_fraction="38/38")  # E
ibo.Case(case_ref="A", month="2026-03", agreement={})  # E
ibo.retention_until(2027)  # E

# Records stand in their own source.
ibo.Case(case_ref="A", month="2026-03", agreement=agreement, unemployment=[award])  # E
ibo.Case(case_ref="A", month="2026-03", agreement=agreement, sickness=ibo.Source.data([award]))  # E
ibo.Case(
    case_ref="A",
    month="2026-03",
    agreement=agreement,
    leefloon={"availability": "no-data"},  # E
)

# Objects do not change, and a result is what it is.
statement.net = Decimal(0)  # E
award.amount = Decimal(0)  # E
contribution: Decimal = statement.employer_contribution  # E
text: str = statement.net  # E
day: datetime.date = award.from_  # E
certainty: str = statement.certainty  # E
statement.values = ""  # E
reading: str = statement.assumptions[0].reading  # E
print(statement.nett)  # E
