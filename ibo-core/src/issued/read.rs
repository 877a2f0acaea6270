//! Reading a statement that was issued as JSON, schema 1, and whether it agrees with itself (R7.5).

use serde_json::value::RawValue;

use super::Issued;
use crate::agreement::{Payer, Scheme};
use crate::case::CaseRef;
use crate::error::{Error, ErrorCode};
use crate::format::{Fields, boolean, date, document, each, integer, items, number, parsed, text, wrong_type};
use crate::kind::Kind;
use crate::line::{LineCode, Role};
use crate::money::Euro;
use crate::parameters::{Fingerprint, ParameterId};
use crate::period::Month;
use crate::rule::{Certainty, Rule};
use crate::sentence::{Template, say};
use crate::trace::SourceName;

impl Issued {
    /// Reads what a correction needs of a statement that was issued as JSON, schema 1. The whole statement is read: it must have the fields of the format,
    /// and agree with itself.
    ///
    /// ```
    /// use ibo_core::{ErrorCode, Issued};
    /// # use ibo_core::{Case, Options, statement};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let stored = statement(&Case::from_json(json.as_bytes())?, &Options::default())?.to_json();
    /// let changed = stored.replacen(r#""net":"523.18""#, r#""net":"9999.99""#, 1);
    /// let error = Issued::from_json(changed.as_bytes()).unwrap_err();
    /// assert_eq!((error.code(), error.location()), (ErrorCode::StatementContradiction, "net"));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// `malformed-json`, `unknown-field`, `wrong-type`, `missing-field`, `bad-text` and the errors of amounts and dates, at the path of the field;
    /// `statement-contradiction` at the field or line that does not agree with the others.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        let stored = stored(document(json)?)?;
        stored.agrees_with_itself()?;
        let signed = |line: &StoredLine| (line.code, line.signed_amount());
        let lines = stored.lines.iter().map(signed).collect();
        let Stored { case_ref, month, net, certainty, provisional, .. } = stored;
        Ok(Self { case_ref, month, lines, net, certainty, provisional })
    }
}

/// A statement as it was stored.
struct Stored {
    case_ref: CaseRef,
    month: Month,
    kind: Kind,
    scheme: Scheme,
    payer: Payer,
    replacement_income: Euro,
    premium: Euro,
    premium_after_fraction: Euro,
    premium_due: Euro,
    withholding_tax: Euro,
    net: Euro,
    employer_contribution: Option<Euro>,
    certainty: Certainty,
    provisional: bool,
    lines: Vec<StoredLine>,
    has_assumptions: bool,
}

struct StoredLine {
    code: LineCode,
    role: Role,
    /// From zero.
    amount: Euro,
    recovered: bool,
    certainty: Certainty,
    /// The weakest of the values that it read.
    of_values: Certainty,
}

impl StoredLine {
    const fn signed_amount(&self) -> Euro {
        if self.recovered { self.amount.negated() } else { self.amount }
    }

    const fn is_income(&self) -> bool {
        matches!(
            self.code,
            LineCode::ReplacementIncomeUnemployment | LineCode::ReplacementIncomeSickness | LineCode::ReplacementIncomeLeefloon
        )
    }
}

fn stored(value: &RawValue) -> Result<Stored, Error> {
    const FIELDS: &[&str] = &[
        "schema",
        "library",
        "values",
        "case_ref",
        "month",
        "kind",
        "scheme",
        "payer",
        "replacement_income",
        "premium",
        "premium_after_fraction",
        "premium_due",
        "withholding_tax",
        "net",
        "employer_contribution",
        "certainty",
        "provisional",
        "lines",
        "left_out",
        "assumptions",
    ];
    let statement = Fields::of(value, FIELDS)?;
    if statement.required("schema", integer)? != 1 {
        return Err(wrong_type(say::SCHEMA).at("schema"));
    }
    statement.required("library", text)?;
    statement.required("values", parsed::<Fingerprint>)?;
    let stored = Stored {
        case_ref: statement.required("case_ref", parsed)?,
        month: statement.required("month", parsed)?,
        kind: statement.required("kind", parsed)?,
        scheme: statement.required("scheme", |value| word(value, Scheme::from_slug))?,
        payer: statement.required("payer", |value| word(value, Payer::from_slug))?,
        replacement_income: statement.required("replacement_income", amount)?,
        premium: statement.required("premium", amount)?,
        premium_after_fraction: statement.required("premium_after_fraction", amount)?,
        premium_due: statement.required("premium_due", amount)?,
        withholding_tax: statement.required("withholding_tax", amount)?,
        net: statement.required("net", amount)?,
        employer_contribution: statement.optional("employer_contribution", amount)?,
        certainty: statement.required("certainty", |value| word(value, Certainty::from_slug))?,
        provisional: statement.required("provisional", boolean)?,
        lines: statement.required("lines", |value| each(items(value)?, line))?,
        has_assumptions: false,
    };
    statement.required("left_out", |value| each(items(value)?, left_out))?;
    let assumptions = statement.required("assumptions", |value| each(items(value)?, assumption))?;
    Ok(Stored { has_assumptions: !assumptions.is_empty(), ..stored })
}

fn line(value: &RawValue) -> Result<StoredLine, Error> {
    const FIELDS: &[&str] = &["code", "role", "amount", "formula", "rule", "certainty", "record", "recovered", "parameters"];
    let line = Fields::of(value, FIELDS)?;
    let code = line.required("code", |value| word(value, LineCode::from_slug))?;
    let role = line.required("role", |value| word(value, Role::from_slug))?;
    let amount = line.required("amount", amount)?;
    line.required("formula", text)?;
    line.required("rule", rule)?;
    let certainty = line.required("certainty", |value| word(value, Certainty::from_slug))?;
    line.optional("record", index)?;
    let recovered = line.optional("recovered", boolean)?.unwrap_or_default();
    let values = line.required("parameters", |value| each(items(value)?, parameter))?;
    let of_values = values.into_iter().min().unwrap_or(Certainty::Official);
    Ok(StoredLine { code, role, amount, recovered, certainty, of_values })
}

/// The certainty of a value that a line read.
fn parameter(value: &RawValue) -> Result<Certainty, Error> {
    let parameter = Fields::of(value, &["id", "value", "from", "certainty", "source"])?;
    parameter.required("id", |value| word(value, ParameterId::from_slug))?;
    parameter.required("value", text)?;
    parameter.required("from", date)?;
    let certainty = parameter.required("certainty", |value| word(value, Certainty::from_slug))?;
    parameter.required("source", text)?;
    Ok(certainty)
}

fn left_out(value: &RawValue) -> Result<(), Error> {
    let left_out = Fields::of(value, &["source", "record", "rule", "reason"])?;
    left_out.required("source", |value| word(value, SourceName::from_slug))?;
    left_out.required("record", index)?;
    left_out.required("rule", rule)?;
    left_out.required("reason", text)?;
    Ok(())
}

fn assumption(value: &RawValue) -> Result<(), Error> {
    let assumption = Fields::of(value, &["id", "rule", "reading", "text"])?;
    assumption.required("id", text)?;
    assumption.required("rule", rule)?;
    assumption.optional("reading", text)?;
    assumption.required("text", text)?;
    Ok(())
}

/// One of the words that the format has for a field.
fn word<T>(value: &RawValue, known: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
    known(&text(value)?).ok_or_else(|| Error::says(ErrorCode::BadText, say::WORD))
}

fn rule(value: &RawValue) -> Result<(), Error> {
    word(value, |text| Rule::ALL.iter().find(|rule| rule.id() == text).map(|_| ()))
}

fn index(value: &RawValue) -> Result<u32, Error> {
    u32::try_from(integer(value)?).map_err(|_| wrong_type(say::WHOLE_NUMBER_FROM_ZERO))
}

/// An amount of a result, from zero: it may be larger than one that is given.
fn amount(value: &RawValue) -> Result<Euro, Error> {
    struct OfResult(Euro);
    impl std::str::FromStr for OfResult {
        type Err = Error;

        fn from_str(text: &str) -> Result<Self, Error> {
            Euro::of_result(text).map(Self)
        }
    }
    number::<OfResult>(value)?.0.not_negative()
}

fn contradiction(why: Template) -> Error {
    Error::says(ErrorCode::StatementContradiction, why)
}

impl Stored {
    /// R7.5: header and lines agree, and the running amounts follow from each other.
    fn agrees_with_itself(&self) -> Result<(), Error> {
        self.has_the_lines_of_its_scheme()?;
        self.lines
            .iter()
            .enumerate()
            .try_for_each(|(index, line)| self.in_its_role(line).map_err(|error| error.within(&format!("lines[{index}]"))))?;
        self.running_amounts_follow()?;
        self.header_agrees()
    }

    fn is_wage_difference(&self) -> bool {
        self.scheme.premium_rule(self.kind) == Rule::Percentage
    }

    /// How often a line stands in a statement of this scheme and kind.
    fn times(&self, code: LineCode) -> std::ops::RangeInclusive<usize> {
        let once_if = |wanted: bool| if wanted { 1..=1 } else { 0..=0 };
        match code {
            LineCode::ReferenceGrossWage | LineCode::EmployeeRsz | LineCode::Difference => once_if(self.is_wage_difference()),
            LineCode::Ggmmi => once_if(!self.is_wage_difference()),
            LineCode::ReplacementIncomeUnemployment | LineCode::ReplacementIncomeSickness | LineCode::ReplacementIncomeLeefloon => {
                0..=usize::MAX
            }
            LineCode::ReplacementIncome
            | LineCode::Premium
            | LineCode::PremiumAfterFraction
            | LineCode::PremiumDue
            | LineCode::WithholdingTax
            | LineCode::Net => 1..=1,
            LineCode::EmployerContribution => once_if(self.employer_contribution.is_some()),
        }
    }

    fn has_the_lines_of_its_scheme(&self) -> Result<(), Error> {
        for code in LineCode::ALL {
            let count = self.lines.iter().filter(|line| line.code == *code).count();
            if !self.times(*code).contains(&count) {
                return Err(contradiction(say::LINES_OF_SCHEME).at("lines"));
            }
        }
        if !self.lines.is_sorted_by_key(|line| line.code) {
            return Err(contradiction(say::LINES_ORDER).at("lines"));
        }
        Ok(())
    }

    /// Of one line: what its code says of role, sign and certainty.
    fn in_its_role(&self, line: &StoredLine) -> Result<(), Error> {
        let role = match line.code {
            LineCode::ReferenceGrossWage | LineCode::Ggmmi => Role::Base,
            LineCode::EmployeeRsz | LineCode::WithholdingTax => Role::Deducted,
            LineCode::ReplacementIncomeUnemployment | LineCode::ReplacementIncomeSickness | LineCode::ReplacementIncomeLeefloon => {
                match (self.is_wage_difference(), line.recovered) {
                    (true, false) => Role::Deducted,
                    (true, true) => Role::Base,
                    (false, _) => Role::Information,
                }
            }
            LineCode::ReplacementIncome | LineCode::EmployerContribution => Role::Information,
            LineCode::Difference | LineCode::Premium | LineCode::PremiumAfterFraction | LineCode::PremiumDue | LineCode::Net => {
                Role::Result
            }
        };
        if line.role != role {
            return Err(contradiction(say::LINE_ROLE).at("role"));
        }
        if line.recovered && !line.is_income() {
            return Err(contradiction(say::LINE_RECOVERED).at("recovered"));
        }
        if line.of_values < line.certainty {
            return Err(contradiction(say::LINE_CERTAINTY).at("certainty"));
        }
        Ok(())
    }

    /// The place and the amount of a line that stands once.
    fn once(&self, code: LineCode) -> (usize, Euro) {
        let found = self.lines.iter().position(|line| line.code == code);
        found.and_then(|place| Some((place, self.lines.get(place)?.amount))).unwrap_or((0, Euro::ZERO))
    }

    fn running_amounts_follow(&self) -> Result<(), Error> {
        let once = |code| self.once(code);
        let must_be = |(place, amount): (usize, Euro), right: bool, why| match right {
            true => Ok(amount),
            false => Err(contradiction(why).at(format!("lines[{place}].amount"))),
        };
        let incomes = self.lines.iter().filter(|line| line.is_income());
        let sum = incomes.map(StoredLine::signed_amount).try_fold(Euro::ZERO, Euro::plus).map_err(|error| error.at("lines"))?;
        let total = once(LineCode::ReplacementIncome);
        let income = must_be(total, total.1 == sum, say::SUM_OF_LINES)?;
        if self.is_wage_difference() {
            let (_, wage) = once(LineCode::ReferenceGrossWage);
            let (_, rsz) = once(LineCode::EmployeeRsz);
            let left = wage.minus(rsz).and_then(|left| left.minus(income)).map_err(|error| error.at("lines"))?;
            let difference = once(LineCode::Difference);
            let right = difference.1 == left.max(Euro::ZERO);
            must_be(difference, right, say::DIFFERENCE)?;
        }
        let (_, premium) = once(LineCode::Premium);
        let after_fraction = once(LineCode::PremiumAfterFraction);
        must_be(after_fraction, after_fraction.1 <= premium, say::AFTER_FRACTION)?;
        let due = once(LineCode::PremiumDue);
        must_be(due, due.1 <= after_fraction.1, say::DUE)?;
        let (_, tax) = once(LineCode::WithholdingTax);
        let net = once(LineCode::Net);
        must_be(net, due.1.checked_sub(tax) == Some(net.1), say::NET).map(|_| ())
    }

    fn header_agrees(&self) -> Result<(), Error> {
        if self.payer != self.scheme.payer(self.kind) {
            return Err(contradiction(say::PAYER).at("payer"));
        }
        let amounts = [
            ("replacement_income", self.replacement_income, LineCode::ReplacementIncome),
            ("premium", self.premium, LineCode::Premium),
            ("premium_after_fraction", self.premium_after_fraction, LineCode::PremiumAfterFraction),
            ("premium_due", self.premium_due, LineCode::PremiumDue),
            ("withholding_tax", self.withholding_tax, LineCode::WithholdingTax),
            ("net", self.net, LineCode::Net),
            ("employer_contribution", self.employer_contribution.unwrap_or(Euro::ZERO), LineCode::EmployerContribution),
        ];
        for (field, amount, code) in amounts {
            if amount != self.once(code).1 {
                return Err(contradiction(say::HEADER_AMOUNT).at(field));
            }
        }
        let weakest = self.lines.iter().map(|line| line.certainty).min().unwrap_or(Certainty::Official);
        if self.certainty != weakest {
            return Err(contradiction(say::HEADER_CERTAINTY).at("certainty"));
        }
        if self.has_assumptions != (self.certainty <= Certainty::Assumed) {
            return Err(contradiction(say::HEADER_ASSUMPTIONS).at("assumptions"));
        }
        Ok(())
    }
}
