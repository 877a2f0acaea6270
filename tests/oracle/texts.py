"""What a person reads of a statement, in English and Dutch, without the assumptions: the words are
written here once more, and the amounts are those of the oracle's statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reference import SOURCES, Json

LANGUAGES = ("en", "nl")
LINES = {
    "reference-gross-wage": ("Reference gross wage", "Brutoloon na aanwerving"),
    "employee-rsz": ("Employee RSZ", "RSZ-bijdrage ten laste van de werknemer"),
    "wage-share": ("Share of the wage", "Deel van het loon"),
    "replacement-income-unemployment": ("Unemployment benefit", "Werkloosheidsuitkering"),
    "replacement-income-sickness": ("Sickness benefit", "Ziekte-uitkering"),
    "replacement-income-leefloon": ("Leefloon", "Leefloon"),
    "replacement-income": ("Replacement income", "Vervangingsinkomen"),
    "difference": ("Difference", "Verschil"),
    "ggmmi": ("GGMMI", "GGMMI"),
    "premium": ("Premium", "Premie"),
    "premium-after-fraction": ("Premium after fraction", "Premie na tewerkstellingsbreuk"),
    "premium-due": ("Premium due", "Verschuldigde premie"),
    "withholding-tax": ("Withholding tax", "Bedrijfsvoorheffing"),
    "net": ("Net", "Netto"),
    "employer-contribution": (
        "Employer's contribution to VDAB",
        "Bijdrage van de werkgever aan VDAB",
    ),
}
KINDS = {"ibo": "IBO", "ibo-plus": "IBO-plus"}
SCHEMES = {
    "2018": ("scheme of 2018", "stelsel 2018"),
    "2026": ("scheme of 2026", "stelsel 2026"),
}
PAYERS = {
    "employer": ("paid by the employer", "betaald door de werkgever"),
    "vdab": ("paid by VDAB", "betaald door VDAB"),
}
CERTAINTIES = {
    "hypothetical": ("hypothetical", "hypothetisch"),
    "assumed": ("assumed", "aangenomen"),
    "secondary": ("secondary", "secundair"),
    "official": ("official", "officieel"),
}
SOURCE_NAMES = {
    "unemployment": ("unemployment", "werkloosheid"),
    "leefloon": ("leefloon", "leefloon"),
    "sickness": ("sickness", "ziekte"),
    "absences": ("absences", "afwezigheden"),
}
HEADS = (
    ("Line", "", "Amount", "Formula", "Rule", "Certainty"),
    ("Lijn", "", "Bedrag", "Formule", "Regel", "Zekerheid"),
)
NO_ANSWER_EN = (
    "PROVISIONAL: no final answer of the source {name} ({availability}): only the records given "
    "count"
)
NO_ANSWER_NL = (
    "VOORLOPIG: geen definitief antwoord van de bron {name} ({availability}): alleen de "
    "meegegeven gegevens tellen"
)
SIGNS = {"base": "+", "deducted": "-", "result": "=", "information": " "}
# Why a record is left out; what is in parentheses stands in both languages.
REASONS = {
    r"benefit type (.*) does not count": r"de soort uitkering \1 telt niet mee",
    r"aid type (.*) does not count": r"de soort steun \1 telt niet mee",
    r"not the last in force in the month": "niet de laatste die in de maand geldt",
    r"sickness benefit covers all its days": "een ziekte-uitkering dekt al haar dagen",
    r"replaced by version (\d+) of the same attest": r"vervangen door versie \1 van hetzelfde "
    "attest",
    r"the attest is cancelled": "het attest is geannuleerd",
    r"the line is cancelled": "de lijn is geannuleerd",
    r"document type (.*) does not count": r"documenttype \1 telt niet mee",
    r"nature (.*) does not count": r"aard \1 telt niet mee",
    r"absences change only the employer's contribution of scheme 2018, kind ibo": "afwezigheden "
    "wijzigen alleen de bijdrage van de werkgever in stelsel 2018, soort ibo",
    r"without the reference gross wage no contribution is computed, so the absence changes "
    "nothing": "zonder brutoloon na aanwerving wordt geen bijdrage berekend, dus wijzigt de "
    "afwezigheid niets",
    r"this agreement's contribution has no deduction for absence": "de bijdrage van deze "
    "overeenkomst kent geen vermindering voor afwezigheid",
}


def figures(text: str, language: int) -> str:
    """Numbers as a person writes them: in Dutch `1.234,56` and `30,4`; dates stay as they are."""
    if language == 0:
        return text

    def written(found: re.Match[str]) -> str:
        if found["whole"] is None:
            return found[0]
        whole = f"{int(found['whole']):,}".replace(",", ".")
        return whole if found["decimals"] is None else f"{whole},{found['decimals']}"

    date, number = r"\d{4}-\d\d-\d\d", r"(?P<whole>\d+)(?:\.(?P<decimals>\d+))?"
    return re.sub(f"{date}|{number}", written, text)


def reason(english: str, language: int) -> str:
    if language == 0:
        return english
    found = [
        re.sub(pattern, dutch, english)
        for pattern, dutch in REASONS.items()
        if re.fullmatch(pattern, english)
    ]
    if len(found) != 1:
        raise ValueError(english)
    return found[0]


def outcome(case: Json, statement: Json, language: int) -> Iterator[str]:
    """The net, its certainty, and each source without a final answer."""
    net, certainty = (("Net", "certainty"), ("Netto", "zekerheid"))[language]
    word = CERTAINTIES[statement["certainty"]][language]
    yield f"{net} {figures(statement['net'], language)} euro, {certainty}: {word}"
    for source in SOURCES:
        availability = (case.get(source) or {}).get("availability", "not-asked")
        if availability not in ("data", "no-data"):
            name = SOURCE_NAMES[source][language]
            yield (NO_ANSWER_EN, NO_ANSWER_NL)[language].format(
                name=name, availability=availability
            )


def row(line: Json, language: int) -> tuple[str, ...]:
    formula = ("given", "gegeven")[language] if line["formula"] == "given" else line["formula"]
    is_below_zero = line.get("recovered") and line["role"] == "information"
    amount = ("-" if is_below_zero else "") + line["amount"]
    return (
        LINES[line["code"]][language],
        SIGNS[line["role"]],
        figures(amount, language),
        figures(formula, language),
        line["rule"],
        CERTAINTIES[line["certainty"]][language],
    )


def text(case: Json, statement: Json, language: int) -> str:
    """The whole text, up to the assumptions."""
    scheme, payer = SCHEMES[statement["scheme"]], PAYERS[statement["payer"]]
    about = ", ".join((KINDS[statement["kind"]], scheme[language], payer[language]))
    found = [f"{statement['case_ref']}  {statement['month']}  {about}"]
    found += [*outcome(case, statement, language), ""]
    rows = [HEADS[language], *(row(line, language) for line in statement["lines"])]
    wide = [max(len(cells[place]) for cells in rows) for place in range(6)]
    for label, sign, amount, formula, rule, certainty in rows:
        found.append(
            f"  {label:<{wide[0]}}  {sign:1} {amount:>{wide[2]}}  {formula:<{wide[3]}}  "
            f"{rule:<{wide[4]}}  {certainty}"
        )
    if statement["left_out"]:
        found += ["", ("  Left out:", "  Niet meegeteld:")[language]]
    for one in statement["left_out"]:
        source, why = SOURCE_NAMES[one["source"]][language], reason(one["reason"], language)
        found.append(f"  - {source} {one['record'] + 1}: {why} ({one['rule']})")
    return "\n".join(found) + "\n"


def both(case: Json, statement: Json) -> dict[str, str]:
    return {name: text(case, statement, place) for place, name in enumerate(LANGUAGES)}
