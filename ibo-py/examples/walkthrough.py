"""From records to a correction: one trainee, step by step, each number worked out by hand beside
it.

Run it as it is, or cell by cell in an editor that knows `# %%`. Nobody in it exists.
"""

# %% [markdown]
# # 1. What the three institutions answered
#
# A trainee started an IBO on 2 March 2026. In April she was unemployed until the 18th, ill from the
# 20th, and the municipality added to it.

# %%
from decimal import Decimal
from fractions import Fraction

import ibo

agreement = ibo.Agreement(
    kind="ibo",
    start="2026-03-02",
    end="2026-08-28",
    reference_gross_wage="2500.00",
    percentage=80,
    employment_fraction="30.40/38.00",
)

# RVA: the whole history may be given. What touches no day of the month plays no part.
unemployment = [
    ibo.UnemploymentRecord(
        from_="2026-01-05",
        to="2026-04-18",
        day_amount="55.29",
        benefit_type="full-unemployment",
        rva_code="WN1",
    ),
    ibo.UnemploymentRecord(
        from_="2026-05-01", day_amount="53.22", benefit_type="full-unemployment", rva_code="WN1"
    ),
]

# POD MI.
leefloon = [
    ibo.LeefloonRecord(month="2026-04", aid_type="leefloon", amount="120.00", entry_kind="award")
]

# The insurers.
sickness = [
    ibo.SicknessRecord(
        document_type="C21",
        benefit_code="AA",
        nature=0,
        from_="2026-04-20",
        to="2026-04-30",
        gross_taxable="650.00",
        days=10,
        hours="0.00",
        attest_id="2026Q2-1",
    )
]

print("Agreement:", agreement)
print(
    "Records:",
    len(unemployment),
    "of the RVA,",
    len(leefloon),
    "of the POD MI,",
    len(sickness),
    "of the insurers",
)

# %% [markdown]
# Amounts are texts, `int` or `Decimal`. A `float` has lost cents before it comes here, so it is
# refused, in a sentence.

# %%
try:
    ibo.UnemploymentRecord(from_="2026-01-05", day_amount=55.29, benefit_type="full-unemployment")  # type: ignore[arg-type]
except ibo.IboError as error:
    assert (error.code, error.at) == ("wrong-type", "day_amount")
    print("Refused:", error)

# %% [markdown]
# # 2. Replacement income (R2)
#
# April 2026 has 26 days from Monday to Saturday, 16 of them until the 18th.

# %%
income = ibo.replacement_income(
    month="2026-04",
    agreement=agreement,
    unemployment=unemployment,
    leefloon=leefloon,
    sickness=sickness,
)

assert income.unemployment == Decimal("884.64")  # 55.29 x 26 x 16 / 26
assert income.sickness == Decimal("650.00")  # 650.00 x 26 x 10 / (10 x 26)
assert income.leefloon == Decimal("120.00")
assert income.amount == Decimal("1654.64")
print("Replacement income of April:", income.amount)
for line in income.lines:
    print(
        f"  {line.label('en'):<22} {line.signed_amount:>8}  {line.formula}  ({line.rule}, {line.certainty})"
    )

# %% [markdown]
# # 3. Premium (R3, R4) and payment (R6)
#
# A stage stands on its own: with an amount from elsewhere, the rest computes as well.

# %%
premium = ibo.premium(agreement=agreement, month="2026-04", replacement_income=income.amount)

# RSZ 2500.00 x 13.07 % = 326.75; 2500.00 - 326.75 - 1654.64 = 518.61; 518.61 x 80 % = 414.888
assert premium.amount == Decimal("414.89")
assert (premium.scheme, premium.payer) == ("2026", "employer")

payment = ibo.payment(premium=premium.amount, fraction=Fraction("30.40") / 38)

assert payment.premium_after_fraction == Decimal("331.91")  # 414.89 x 30.40/38.00 = 331.912
assert payment.premium_due == Decimal("331.91")  # the whole month was worked
assert payment.withholding_tax == Decimal("36.88")  # 331.91 x 11.11 % = 36.875201
assert payment.net == Decimal("295.03")
print("Premium:", premium.amount, "Net:", payment.net)

# %% [markdown]
# # 4. All of it at once: a case in, a statement out (R7)


# %%
def case_of(month: str, sickness: list[ibo.SicknessRecord]) -> ibo.Case:
    return ibo.Case(
        case_ref="A-1027",
        month=month,
        agreement=agreement,
        unemployment=unemployment,
        leefloon=leefloon,
        sickness=sickness,
    )


statement = ibo.statement(case_of("2026-04", sickness))

assert (statement.replacement_income, statement.premium, statement.net) == (
    income.amount,
    premium.amount,
    payment.net,
)
assert statement.payment == payment
print(statement.explain("en"))

# %% [markdown]
# Two sources paid for the same days, and a benefit covered a part of the month: there the public
# text is silent. So the statement is `assumed`, says on which readings of the law it rests, and is
# refused to who asks for better.

# %%
assert statement.certainty is ibo.Certainty.ASSUMED
assert [assumption.rule for assumption in statement.assumptions] == ["R2.3", "R2.6", "R2.9"]
assert [assumption.id for assumption in statement.assumptions] == [
    "income.changes",
    "income.sickness-rule",
    "income.same-days",
]
try:
    ibo.statement(case_of("2026-04", sickness), require="secondary")
except ibo.IboError as error:
    assert error.code == "certainty-too-weak"
    print("Refused:", error)

# %% [markdown]
# # 5. What the employer is told: the premium, and nothing else

# %%
notice = statement.notice()

assert notice.premium == Decimal("414.89")
assert notice.to_json() == '{"schema":1,"case_ref":"A-1027","month":"2026-04","premium":"414.89"}'
print("Notice:", notice.to_json())

# %% [markdown]
# # 6. The picture
#
# In a notebook `statement` shows itself as a table, and `statement.plot()` as a picture.

# %%
try:
    picture = statement.plot(language="en")
except ImportError as error:
    print("No picture:", error)
else:
    print(
        "Picture:", picture.get_title(loc="left")
    )  # picture.figure.savefig("A-1027.png") keeps it

# %% [markdown]
# # 7. In June the insurer corrects its attest: version 2 replaces version 1

# %%
corrected = [
    *sickness,
    ibo.SicknessRecord(
        document_type="C21",
        benefit_code="AA",
        nature=0,
        from_="2026-04-20",
        to="2026-04-30",
        gross_taxable="520.00",
        days=10,
        hours="0.00",
        attest_id="2026Q2-1",
        version=2,
        status="modified",
    ),
]
after = ibo.statement(case_of("2026-04", corrected))

assert after.replacement_income == Decimal("1524.64")  # 884.64 + 520.00 + 120.00
assert after.premium == Decimal("518.89")  # 2173.25 - 1524.64 = 648.61; x 80 % = 518.888
assert after.net == Decimal(
    "368.99"
)  # x 30.40/38.00 = 415.112; tax 415.11 x 11.11 % = 46.118721; 415.11 - 46.12
for left_out in after.left_out:
    print(
        f"Left out: {left_out.source}, record {left_out.record}: {left_out.text('en')} ({left_out.rule})"
    )

correction = ibo.correction(statement, after)

assert correction.to_pay == Decimal("73.96")  # 368.99 - 295.03
for corrected_line in correction.lines:
    print(
        f"  {corrected_line.label('en'):<22} {corrected_line.before:>8} -> {corrected_line.after:>8}"
        f" {corrected_line.difference:>+8}"
    )
print("Still to pay:", correction.to_pay)

# %% [markdown]
# # 8. A late request: the same calculation over several past months
#
# The records are the whole history; each month takes what is its own. Nothing is asked of a clock,
# so March computes in July as it did in March.

# %%
nets = {
    month: ibo.statement(case_of(month, corrected)).net
    for month in ("2026-03", "2026-04", "2026-05")
}

assert nets == {
    "2026-03": Decimal("418.55"),  # 55.29 x 26 = 1437.54; 735.71; 588.57; 470.86; tax 52.31
    "2026-04": Decimal("368.99"),  # as above
    "2026-05": Decimal("449.16"),  # 53.22 x 26 = 1383.72; 789.53; 631.62; 505.30; tax 56.14
}
assert sum(nets.values()) == Decimal("1236.70")
for month, net in nets.items():
    print(f"{month} {net:>8}")
print(f"In all {sum(nets.values()):>9}")

# %% [markdown]
# # 9. What is kept
#
# Cases and statements are JSON, the same in every language. A statement says with which dated
# values it was computed: kept beside it as one file, they give the same bytes years later. The
# evidence is kept until ten years after delivery of the project (R7.6).

# %%
stored = case_of("2026-04", corrected).to_json()

values = ibo.Parameters().canonical()

assert ibo.statement(ibo.Case.from_json(stored)).to_json() == after.to_json()
then = ibo.Parameters.from_toml({"values.toml": values})
assert then.fingerprint == after.values
assert ibo.statement(ibo.Case.from_json(stored), parameters=then).to_json() == after.to_json()
assert str(ibo.retention_until("2027-02-26")) == "2037-02-26"
print("Kept until", ibo.retention_until("2027-02-26"))
