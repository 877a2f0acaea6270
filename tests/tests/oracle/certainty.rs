//! The certainty of a statement once more: from its lines, its case, the exported lists of values
//! (`fixtures/parameters.json`) and rules (`fixtures/rules.json`), and from nothing of the code. A
//! line is assumed exactly when an assumed part of a rule, an assumed or stale value, or an assumed
//! code stands behind it; so no statement that says `secondary` rests on one. A line quotes a
//! reading exactly when it used it (R8).

use std::collections::BTreeSet;

use ibo_tests::read;
use serde_json::Value;

/// What the exports say.
pub(crate) struct Exports {
    values: Vec<Value>,
    /// The ids of the parts of rules that are assumed.
    assumed: BTreeSet<String>,
}

impl Exports {
    pub(crate) fn read() -> Self {
        let list =
            |path: &str| -> Vec<Value> { serde_json::from_str(&read(path)).expect("an export") };
        let assumed =
            list("fixtures/rules.json").into_iter().filter(|rule| rule["certainty"] == "assumed");
        Self {
            values: list("fixtures/parameters.json"),
            assumed: assumed.map(|rule| text(&rule["id"]).to_owned()).collect(),
        }
    }

    /// Compares each line with what stands behind it; gives whether the statement is assumed.
    pub(crate) fn compare(&self, case: &Value, statement: &Value) -> bool {
        let seen = Seen { exports: self, case, statement };
        let lines = list(&statement["lines"]);
        lines.iter().for_each(|line| seen.compare_readings(line));
        let is_assumed = |line: &&Value| {
            let reasons = seen.reasons(line);
            assert_eq!(
                !reasons.is_empty(),
                line["certainty"] == "assumed",
                "{line}\nrests on {reasons:?}\n{case}"
            );
            !reasons.is_empty()
        };
        let assumed = lines.iter().filter(is_assumed).count() > 0;
        assert_eq!(assumed, statement["certainty"] == "assumed", "{statement}");
        assert_eq!(assumed, !list(&statement["assumptions"]).is_empty(), "{statement}");
        assumed
    }
}

struct Seen<'s> {
    exports: &'s Exports,
    case: &'s Value,
    statement: &'s Value,
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn date(value: &Value) -> chrono::NaiveDate {
    text(value).parse().unwrap_or_else(|error| panic!("{value}: {error}"))
}

impl Seen<'_> {
    fn month(&self) -> (chrono::NaiveDate, chrono::NaiveDate) {
        let first: chrono::NaiveDate =
            format!("{}-01", text(&self.case["month"])).parse().expect("a month");
        let next = first.checked_add_months(chrono::Months::new(1)).expect("a month");
        (first, next.pred_opt().expect("a day"))
    }

    fn agreement(&self) -> (chrono::NaiveDate, chrono::NaiveDate) {
        let agreement = &self.case["agreement"];
        let last =
            if agreement["stopped"].is_null() { &agreement["end"] } else { &agreement["stopped"] };
        (date(&agreement["start"]), date(last))
    }

    /// Whether a calendar day of the month lies outside the agreement.
    fn is_part_month(&self) -> bool {
        let ((first, last), (start, end)) = (self.month(), self.agreement());
        first < start || end < last
    }

    /// The days Monday to Saturday of month and agreement in a period.
    fn payable_days(
        &self,
        from: chrono::NaiveDate,
        to: Option<chrono::NaiveDate>,
    ) -> BTreeSet<chrono::NaiveDate> {
        use chrono::Datelike;
        let ((first, last), (start, end)) = (self.month(), self.agreement());
        let (from, to) = (from.max(first).max(start), to.unwrap_or(last).min(last).min(end));
        from.iter_days()
            .take_while(|day| *day <= to)
            .filter(|day| day.weekday() != chrono::Weekday::Sun)
            .collect()
    }

    /// Why a line is assumed.
    fn reasons(&self, line: &Value) -> Vec<String> {
        let mut reasons: Vec<String> =
            list(&line["parameters"]).iter().filter_map(|read| self.of_value(read)).collect();
        reasons.extend(Self::parts().into_iter().filter(|(_, holds)| holds(self, line)).map(
            |(id, _)| {
                assert!(self.exports.assumed.contains(id), "{id} is an assumed part of a rule");
                id.to_owned()
            },
        ));
        let records = |source: &str| list(&self.case[source]["records"]).to_vec();
        let code = text(&line["code"]);
        if let Some(index) = line["record"].as_u64().map(|index| index as usize) {
            match code {
                "replacement-income-unemployment" => {
                    reasons.extend(self.of_code(
                        "unemployment.benefit-type",
                        &records("unemployment")[index]["benefit_type"],
                    ));
                }
                "replacement-income-leefloon" => reasons.extend(
                    self.of_code("leefloon.aid-type", &records("leefloon")[index]["aid_type"]),
                ),
                _ => {
                    reasons.extend(self.of_code(
                        "sickness.document-type",
                        &records("sickness")[index]["document_type"],
                    ));
                    reasons.extend(
                        self.of_code("sickness.nature", &records("sickness")[index]["nature"]),
                    );
                }
            }
        }
        if code == "replacement-income" {
            for left_out in list(&self.statement["left_out"])
                .iter()
                .filter(|left_out| left_out["rule"] != "R2.7")
            {
                let index = left_out["record"].as_u64().expect("an index") as usize;
                let record = |source: &str| records(source)[index].clone();
                reasons.extend(match text(&left_out["source"]) {
                    "unemployment" => self.of_code(
                        "unemployment.benefit-type",
                        &record("unemployment")["benefit_type"],
                    ),
                    "leefloon" => {
                        self.of_code("leefloon.aid-type", &record("leefloon")["aid_type"])
                    }
                    "sickness" if text(&left_out["reason"]).starts_with("nature") => {
                        self.of_code("sickness.nature", &record("sickness")["nature"])
                    }
                    "sickness" => {
                        self.of_code("sickness.document-type", &record("sickness")["document_type"])
                    }
                    _ => None,
                });
            }
        }
        reasons
    }

    /// Why a value that a line read is assumed: by itself, or past its last check. Of a code list,
    /// the codes say it.
    fn of_value(&self, read: &Value) -> Option<String> {
        let same = |value: &&Value| {
            ["id", "from", "source", "value"].iter().all(|name| value[*name] == read[*name])
        };
        let value =
            self.exports.values.iter().find(same).unwrap_or_else(|| panic!("{read} is exported"));
        let by_itself = value["codes"].is_null() && value["certainty"] == "assumed";
        (by_itself || self.is_stale(value))
            .then(|| format!("{} from {}", text(&value["id"]), text(&value["from"])))
    }

    fn is_stale(&self, value: &Value) -> bool {
        let by_start = ["premium.percentages", "agreement.weeks"].contains(&text(&value["id"]));
        let decides = if by_start { self.agreement().0 } else { self.month().0 };
        !value["checked_until"].is_null() && date(&value["checked_until"]) < decides
    }

    /// Why a record of a code is assumed to count, or to be left out.
    fn of_code(&self, id: &str, code: &Value) -> Option<String> {
        let listed = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
        let value = self.exports.values.iter().find(|value| value["id"] == id).expect("a list");
        let entry = list(&value["codes"])
            .iter()
            .find(|entry| entry["code"] == listed.as_str())
            .expect("a code of the list");
        (entry["certainty"] == "assumed" || self.is_stale(value)).then(|| format!("{id}/{listed}"))
    }

    /// The assumed parts of rules, and when a line used each.
    #[expect(clippy::type_complexity, reason = "a table: one row a part")]
    fn parts() -> Vec<(&'static str, fn(&Self, &Value) -> bool)> {
        vec![
            ("R1.4/suspended-days", |seen, line| {
                line["code"] == "premium" && seen.weeks().1 * 7 < seen.duration()
            }),
            ("R1.4/four-weeks", |seen, line| {
                line["code"] == "premium" && seen.duration() < seen.weeks().0 * 7
            }),
            ("income.same-days", |seen, line| {
                let covered = seen.covered();
                line["code"] == "replacement-income"
                    && covered.leefloon
                    && !(covered.unemployment.is_empty() && covered.sickness.is_empty())
            }),
            ("R4.1/floor", |_, line| {
                line["code"] == "difference" && text(&line["formula"]).contains('<')
            }),
            ("R5.3/edge", |_, line| {
                let of_2018 = list(&line["parameters"]).iter().any(|read| {
                    read["id"] == "employer.contribution" && read["from"] == "2018-09-01"
                });
                let edge = ["2000.00 <= 2000.00:", "2300.00 <= 2300.00:"]
                    .iter()
                    .any(|edge| text(&line["formula"]).starts_with(edge));
                line["code"] == "employer-contribution" && of_2018 && edge
            }),
        ]
    }

    /// R8: a line quotes a reading exactly when it used it.
    fn compare_readings(&self, line: &Value) {
        for (id, holds) in Self::readings() {
            let quoted = list(&line["parameters"]).iter().any(|read| read["id"] == id);
            assert_eq!(holds(self, line), quoted, "{id}: {line}\n{}", self.case);
        }
    }

    /// The readings, and when a line used each; of the default choices.
    #[expect(clippy::type_complexity, reason = "a table: one row a reading")]
    fn readings() -> Vec<(&'static str, fn(&Self, &Value) -> bool)> {
        vec![
            ("income.half-days", |_, line| line["rule"] == "R2.2"),
            ("income.changes", |_, line| {
                let share = if line["rule"] == "R2.2" { " / (" } else { " / " };
                line["code"] == "replacement-income-unemployment"
                    && text(&line["formula"]).contains(share)
            }),
            ("income.sickness-rule", |_, line| {
                line["code"] == "replacement-income-sickness"
                    && text(&line["formula"]).contains(" x ")
            }),
            ("income.leefloon-part-month", |seen, line| {
                line["code"] == "replacement-income-leefloon" && seen.is_part_month()
            }),
            ("income.same-days", |seen, line| {
                let covered = seen.covered();
                line["code"] == "replacement-income"
                    && !covered.unemployment.is_disjoint(&covered.sickness)
            }),
            ("rsz.formula-base", |_, line| {
                line["code"] == "employee-rsz" && text(&line["formula"]).matches('%').count() == 2
            }),
            ("premium.wage-difference-order", |seen, line| {
                line["code"] == "premium"
                    && line["rule"] == "R4.2"
                    && seen.case["agreement"]["percentage"] != 100
                    && seen.income() > 0
            }),
            ("premium.flat-limits", |seen, line| {
                line["code"] == "premium" && line["rule"] == "R5.1" && seen.income() > 0
            }),
            ("premium.ibo-plus-rule", |seen, line| {
                line["code"] == "premium"
                    && seen.statement["kind"] == "ibo-plus"
                    && seen.statement["scheme"] == "2026"
            }),
            ("contribution.part-month", |seen, line| {
                line["code"] == "employer-contribution"
                    && seen.statement["kind"] == "ibo"
                    && seen.is_part_month()
            }),
            ("contribution.absence-days", |_, line| {
                line["code"] == "employer-contribution" && text(&line["formula"]).contains(" x (")
            }),
            ("payment.working-days", |seen, line| {
                line["code"] == "premium-due"
                    && seen.case["attendance"] == "working-days"
                    && seen.is_part_month()
            }),
            ("withholding.rounding", |seen, line| {
                line["code"] == "withholding-tax"
                    && amount(&seen.statement["premium_due"]) * 1_111 % 10_000 != 0
            }),
        ]
    }

    fn income(&self) -> i64 {
        amount(&self.statement["replacement_income"])
    }

    fn duration(&self) -> i64 {
        let agreement = &self.case["agreement"];
        (date(&agreement["end"]) - date(&agreement["start"])).num_days() + 1
    }

    fn weeks(&self) -> (i64, i64) {
        let (kind, start) = (&self.case["agreement"]["kind"], self.agreement().0);
        let of_kind = |value: &&Value| {
            value["id"] == "agreement.weeks"
                && value["kind"] == *kind
                && date(&value["from"]) <= start
        };
        let value = self
            .exports
            .values
            .iter()
            .filter(of_kind)
            .max_by_key(|value| date(&value["from"]))
            .expect("weeks");
        let (least, most) = text(&value["value"]).split_once("..").expect("two numbers");
        (least.parse().expect("a number"), most.parse().expect("a number"))
    }

    /// R2.9: the days that the sources cover, each with an amount other than zero; sickness with one
    /// above zero (R8).
    fn covered(&self) -> Covered {
        let lines = list(&self.statement["lines"]);
        let with_amount = |code: &'static str| {
            lines.iter().filter(move |line| line["code"] == code && line["amount"] != "0.00")
        };
        let record = |line: &Value, source: &str| {
            list(&self.case[source]["records"])[line["record"].as_u64().unwrap_or(0) as usize]
                .clone()
        };
        let mut unemployment = BTreeSet::new();
        for line in with_amount("replacement-income-unemployment") {
            let first = record(line, "unemployment");
            let key = |of: &Value| {
                (
                    amount(&of["day_amount"]),
                    of["basis"].clone(),
                    of["half_per_week"].clone(),
                    of["benefit_type"].clone(),
                )
            };
            for of in list(&self.case["unemployment"]["records"])
                .iter()
                .filter(|of| key(of) == key(&first))
            {
                unemployment.extend(self.payable_days(
                    date(&of["from"]),
                    (!of["to"].is_null()).then(|| date(&of["to"])),
                ));
            }
        }
        let mut sickness = BTreeSet::new();
        for line in with_amount("replacement-income-sickness") {
            let of = record(line, "sickness");
            if line["recovered"] != true {
                sickness.extend(self.payable_days(date(&of["from"]), Some(date(&of["to"]))));
            }
        }
        let leefloon: i64 = with_amount("replacement-income-leefloon")
            .map(|line| {
                if line["recovered"] == true {
                    -amount(&line["amount"])
                } else {
                    amount(&line["amount"])
                }
            })
            .sum();
        Covered { unemployment, sickness, leefloon: leefloon != 0 }
    }
}

/// The days of month and agreement that the sources cover; leefloon covers all or none.
struct Covered {
    unemployment: BTreeSet<chrono::NaiveDate>,
    sickness: BTreeSet<chrono::NaiveDate>,
    leefloon: bool,
}

/// Cents of a text.
fn amount(value: &Value) -> i64 {
    let (whole, decimals) = text(value).split_once('.').unwrap_or((text(value), ""));
    format!("{whole}{decimals:0<2}").parse().unwrap_or_else(|error| panic!("{value}: {error}"))
}
