//! The JSON of a plan, written and read back: its statements whole, with their totals.

use std::io;

use super::contradiction::contradiction;
use super::result::{
    amount, assumptions, certainty, payer, schema, scheme, signed_amount, statement,
};
use super::shape::SCHEMA;
use super::value::Value;
use super::{Fields, boolean, document, each, items, parsed, read_by_serde, text, to_json};
use crate::assumption::Assumption;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::kind::Kind;
use crate::money::Euro;
use crate::parameters::Fingerprint;
use crate::period::Month;
use crate::plan::{Plan, PlanMonth, PlanTotals, certainty_of, from_to, is_provisional};
use crate::scheme::{Payer, Scheme};
use crate::sentence::say;
use crate::statement::Statement;
use serde::{Serialize, Serializer};

impl Plan {
    /// Writes the plan as JSON, schema 1: same case, same version, same values, same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        to_json(self)
    }

    /// Writes the JSON of the plan to a file, a stream or a buffer.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn to_writer(&self, writer: impl io::Write) -> io::Result<()> {
        Ok(serde_json::to_writer(writer, self)?)
    }

    /// Reads a plan that was stored as JSON, schema 1. Written again it has the same bytes; of its
    /// statements holds what `Statement::from_json` says, and its months have no case.
    ///
    /// ```
    /// # use std::collections::BTreeMap;
    /// use ibo_core::{Case, Options, Plan, plan};
    /// # let json = include_str!("../../examples/first.jsonl").lines().next().unwrap_or_default();
    /// # let case = Case::from_json(json.as_bytes())?;
    /// let stored = plan(&case, None, &BTreeMap::new(), &Options::default())?.to_json();
    /// assert_eq!(Plan::from_json(stored.as_bytes())?.to_json(), stored);
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of the structure and of its statements, at the path of the field;
    /// `statement-contradiction` at a header, month or total that does not agree with the others.
    pub fn from_json(json: &[u8]) -> Result<Self, Error> {
        plan(&document(json)?)
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            schema: i32,
            library: &'a str,
            values: Fingerprint,
            case_ref: &'a str,
            kind: Kind,
            scheme: Scheme,
            payer: Payer,
            months: &'a [PlanMonth],
            totals: PlanTotals,
            certainty: Certainty,
            provisional: bool,
            assumptions: &'a [Assumption],
        }
        Shape {
            schema: SCHEMA,
            library: &self.library,
            values: self.values,
            case_ref: self.case_ref.as_str(),
            kind: self.kind,
            scheme: self.scheme,
            payer: self.payer,
            months: &self.months,
            totals: self.totals,
            certainty: self.certainty,
            provisional: self.provisional,
            assumptions: &self.assumptions,
        }
        .serialize(serializer)
    }
}

impl Serialize for PlanMonth {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape<'a> {
            month: Month,
            past_last_check: bool,
            statement: Option<&'a Statement>,
        }
        Shape {
            month: self.month,
            past_last_check: self.past_last_check(),
            statement: self.statement.as_ref(),
        }
        .serialize(serializer)
    }
}

impl Serialize for PlanTotals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Shape {
            replacement_income: Euro,
            premium_due: Euro,
            withholding_tax: Euro,
            net: Euro,
            employer_contribution: Option<Euro>,
            trainee: Euro,
            employer: Option<Euro>,
        }
        let Self {
            replacement_income,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
            trainee,
            employer,
        } = *self;
        Shape {
            replacement_income,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
            trainee,
            employer,
        }
        .serialize(serializer)
    }
}

read_by_serde! {
    Plan, plan;
    PlanMonth, month;
    PlanTotals, totals;
}

fn plan(value: &Value<'_>) -> Result<Plan, Error> {
    const FIELDS: [&str; 12] = [
        "schema",
        "library",
        "values",
        "case_ref",
        "kind",
        "scheme",
        "payer",
        "months",
        "totals",
        "certainty",
        "provisional",
        "assumptions",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    schema(&fields)?;
    let plan = Plan {
        library: fields.required("library", text)?.into(),
        values: fields.required("values", parsed)?,
        case_ref: fields.required("case_ref", parsed)?,
        kind: fields.required("kind", parsed)?,
        scheme: fields.required("scheme", scheme)?,
        payer: fields.required("payer", payer)?,
        months: fields.required("months", |value| each(&items(value)?, month))?,
        totals: fields.required("totals", totals)?,
        certainty: fields.required("certainty", certainty)?,
        provisional: fields.required("provisional", boolean)?,
        assumptions: fields.required("assumptions", assumptions)?,
    };
    agrees_with_itself(&plan).map(|()| plan)
}

fn month(value: &Value<'_>) -> Result<PlanMonth, Error> {
    let fields = Fields::of(value, &["month", "past_last_check", "statement"])?;
    let month = PlanMonth {
        month: fields.required("month", parsed)?,
        statement: fields.optional("statement", statement)?,
        case: None,
    };
    if fields.required("past_last_check", boolean)? == month.past_last_check() {
        Ok(month)
    } else {
        Err(contradiction(say::HEADER_OF_PLAN).at("past_last_check"))
    }
}

fn totals(value: &Value<'_>) -> Result<PlanTotals, Error> {
    const FIELDS: [&str; 7] = [
        "replacement_income",
        "premium_due",
        "withholding_tax",
        "net",
        "employer_contribution",
        "trainee",
        "employer",
    ];
    let fields = Fields::of(value, &FIELDS)?;
    Ok(PlanTotals {
        replacement_income: fields.required("replacement_income", amount)?,
        premium_due: fields.required("premium_due", amount)?,
        withholding_tax: fields.required("withholding_tax", amount)?,
        net: fields.required("net", signed_amount)?,
        employer_contribution: fields.optional("employer_contribution", amount)?,
        trainee: fields.required("trainee", signed_amount)?,
        employer: fields.optional("employer", amount)?,
    })
}

/// The months follow each other and are of the plan's header, and the totals are their sums.
fn agrees_with_itself(plan: &Plan) -> Result<(), Error> {
    let agrees = |right: bool, why, at: &str| match right {
        true => Ok(()),
        false => Err(contradiction(why).at(at)),
    };
    agrees(plan.payer == plan.scheme.payer(plan.kind), say::PAYER, "payer")?;
    let header = |statement: &Statement| {
        statement.case_ref == plan.case_ref
            && statement.kind == plan.kind
            && statement.amounts.scheme == plan.scheme
            && statement.values == plan.values
            && statement.library == plan.library
    };
    let of_header = |month: &PlanMonth| {
        month.statement.as_ref().is_none_or(|one| one.month == month.month && header(one))
    };
    let [first, last] = [plan.months.first(), plan.months.last()];
    let follow = first.zip(last).is_some_and(|(first, last)| {
        plan.months.iter().map(|month| month.month).eq(from_to(first.month, last.month))
    });
    agrees(follow && plan.months.iter().all(of_header), say::HEADER_OF_PLAN, "months")?;
    let totals =
        PlanTotals::of(&plan.months, plan.scheme, plan.kind).map_err(|error| error.at("months"))?;
    agrees(totals == plan.totals, say::TOTAL_OF_PLAN, "totals")?;
    let carries_leefloon = plan.assumptions.contains(&Assumption::SameLeefloon);
    let certainty = certainty_of(&plan.months, carries_leefloon);
    agrees(plan.certainty == certainty, say::HEADER_OF_PLAN, "certainty")?;
    agrees(plan.provisional == is_provisional(&plan.months), say::HEADER_OF_PLAN, "provisional")
}
