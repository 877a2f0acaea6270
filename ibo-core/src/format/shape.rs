//! The shapes of the format, declared once: which fields an object has, which of them it must have,
//! and the form of each. The readers take the fields from here, and the JSON Schemas are made of
//! the same declarations.

use super::pattern;
use crate::certainty::Certainty;
use crate::error_code::ErrorCode;
use crate::kind::Kind;
use crate::line::{LineCode, Role};
use crate::reason::SourceName;
use crate::record::{Availability, Source, Status};
use crate::rule::Rule;
use crate::scheme::{Payer, Scheme};

/// The schema of the results that this version writes and reads.
pub(super) const SCHEMA: i32 = 1;

/// What a notice tells: one of two amounts.
pub(super) const PREMIUM: &str = "premium";
pub(super) const CONTRIBUTION: &str = "contribution";

/// An object of the format.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    /// Its fields, in the order of the format.
    pub(crate) fields: &'static [&'static [Field]],
    pub(crate) also: Also,
}

/// What an object must be beside its fields.
pub(crate) enum Also {
    Nothing,
    /// It has one of two fields, not both.
    OneOf([&'static str; 2]),
    /// With the word in the first field the second is required, with another it is absent.
    With {
        field: &'static str,
        word: &'static str,
        required: &'static str,
    },
}

/// A field of an object.
pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// Whether it must be there; else it may be absent or null.
    pub(crate) is_required: bool,
    pub(crate) form: Form,
}

/// What a field holds.
pub(crate) enum Form {
    /// A text; one of a pattern, where it has one.
    Text(Option<&'static str>),
    /// A text of a pattern that is a day.
    Day,
    /// One of some words.
    Word(fn() -> Vec<&'static str>),
    /// An id of a dated value, or of a reading about one code of a list.
    ValueId,
    /// An id of a reading.
    ReadingId,
    /// A whole number from a least to a most.
    Whole(i32, i32),
    /// This number.
    Number(i32),
    Boolean,
    Object(&'static Shape),
    /// A list of at most so many objects.
    List(&'static Shape, Option<usize>),
}

impl Shape {
    /// The fields, in the order of the format.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().copied().flatten()
    }

    /// The names of the fields.
    pub(crate) fn names(&self) -> Vec<&'static str> {
        self.fields().map(|field| field.name).collect()
    }

    /// Whether it has a field.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.fields().any(|field| field.name == name)
    }

    /// How many fields there are.
    pub(crate) fn len(&self) -> usize {
        self.fields.iter().map(|fields| fields.len()).sum()
    }

    /// The field at a place.
    pub(crate) fn field(&self, place: usize) -> Option<&'static Field> {
        let mut place = place;
        for fields in self.fields {
            match place.checked_sub(fields.len()) {
                Some(beyond) => place = beyond,
                None => return fields.get(place),
            }
        }
        None
    }

    /// The place of a field, looked for at one place first: documents and readers mostly follow the
    /// order of the format.
    pub(crate) fn place(&self, name: &str, near: usize) -> Option<usize> {
        if self.field(near).is_some_and(|field| field.name == name) {
            return Some(near);
        }
        self.fields().position(|field| field.name == name)
    }

    /// Whether a field must be there.
    pub(crate) fn requires(&self, name: &str) -> bool {
        self.fields().any(|field| field.name == name && field.is_required)
    }
}

const fn must(name: &'static str, form: Form) -> Field {
    Field { name, is_required: true, form }
}

const fn may(name: &'static str, form: Form) -> Field {
    Field { name, is_required: false, form }
}

const fn text(pattern: &'static str) -> Form {
    Form::Text(Some(pattern))
}

const ANY_WHOLE: Form = Form::Whole(i32::MIN, i32::MAX);
const FROM_ZERO: Form = Form::Whole(0, i32::MAX);
const OF_SCHEMA: Field = must("schema", Form::Number(SCHEMA));
const CASE_REF: Field = must("case_ref", text(pattern::PRINTABLE_64));
const MONTH: Field = must("month", text(pattern::MONTH));

/// The words of an enum.
macro_rules! words {
    ($enum:ty) => {
        Form::Word(|| <$enum>::ALL.iter().map(|one| one.slug()).collect())
    };
}

pub(crate) static CASE: Shape = Shape {
    name: "case",
    about: "One case: an agreement, a month, and what the three sources answered.",
    fields: &[&[
        CASE_REF,
        MONTH,
        must("agreement", Form::Object(&AGREEMENT)),
        may("attendance", text(pattern::ATTENDANCE)),
        may("absences", Form::List(&ABSENCE, Some(Source::<()>::MAX_RECORDS))),
        may("unemployment", Form::Object(&UNEMPLOYMENT)),
        may("leefloon", Form::Object(&LEEFLOON)),
        may("sickness", Form::Object(&SICKNESS)),
    ]],
    also: Also::Nothing,
};

pub(crate) static AGREEMENT: Shape = Shape {
    name: "agreement",
    about: "The agreement (R1).",
    fields: &[&[
        must("kind", words!(Kind)),
        must("start", Form::Day),
        must("end", Form::Day),
        may("stopped", Form::Day),
        may("suspended_days", FROM_ZERO),
        may("reference_gross_wage", text(pattern::AMOUNT)),
        may("percentage", ANY_WHOLE),
        must("employment_fraction", text(pattern::FRACTION)),
        may("rsz_base", ANY_WHOLE),
        may("employee_rsz", text(pattern::AMOUNT)),
    ]],
    also: Also::Nothing,
};

pub(crate) static ABSENCE: Shape = Shape {
    name: "absence",
    about: "A period of absence, both ends included (R5.3).",
    fields: &[&[must("from", Form::Day), must("to", Form::Day)]],
    also: Also::Nothing,
};

/// A source of records.
macro_rules! source {
    ($shape:ident, $name:literal, $about:literal, $record:ident) => {
        pub(crate) static $shape: Shape = Shape {
            name: $name,
            about: $about,
            fields: &[&[
                must("availability", words!(Availability)),
                may("records", Form::List(&$record, Some(Source::<()>::MAX_RECORDS))),
            ]],
            also: Also::Nothing,
        };
    };
}

source!(UNEMPLOYMENT, "unemployment", "What RVA answered.", UNEMPLOYMENT_RECORD);
source!(LEEFLOON, "leefloon", "What POD MI answered.", LEEFLOON_RECORD);
source!(SICKNESS, "sickness", "What the insurers answered.", SICKNESS_RECORD);

pub(crate) static UNEMPLOYMENT_RECORD: Shape = Shape {
    name: "unemployment_record",
    about: "A right to unemployment benefit (R2.1 to R2.4).",
    fields: &[&[
        must("from", Form::Day),
        may("to", Form::Day),
        must("day_amount", text(pattern::AMOUNT)),
        must("basis", Form::Word(|| vec!["full", "half"])),
        may("half_per_week", Form::Whole(1, 12)),
        must("benefit_type", text(pattern::PRINTABLE_64)),
        may("rva_code", text(pattern::PRINTABLE_6)),
    ]],
    also: Also::With { field: "basis", word: "half", required: "half_per_week" },
};

pub(crate) static LEEFLOON_RECORD: Shape = Shape {
    name: "leefloon_record",
    about: "An entry of a month's leefloon (R2.5).",
    fields: &[&[
        MONTH,
        must("aid_type", text(pattern::PRINTABLE_64)),
        must("amount", text(pattern::SIGNED_AMOUNT)),
        must("entry_kind", text(pattern::PRINTABLE_64)),
        may("from", Form::Day),
        may("to", Form::Day),
    ]],
    also: Also::Nothing,
};

pub(crate) static SICKNESS_RECORD: Shape = Shape {
    name: "sickness_record",
    about: "A payment of sickness benefit over a period (R2.6 to R2.8).",
    fields: &[&[
        must("document_type", text(pattern::PRINTABLE_64)),
        must("benefit_code", text(pattern::TWO_CAPITALS)),
        must("nature", ANY_WHOLE),
        must("from", Form::Day),
        must("to", Form::Day),
        must("gross_taxable", text(pattern::SIGNED_AMOUNT)),
        must("days", ANY_WHOLE),
        must("hours", text(pattern::SIGNED_AMOUNT)),
        may("attest_id", text(pattern::PRINTABLE_64)),
        may("version", Form::Whole(1, i32::MAX)),
        may("status", words!(Status)),
    ]],
    also: Also::Nothing,
};

const AMOUNTS: &[Field] = &[
    must("scheme", words!(Scheme)),
    must("payer", words!(Payer)),
    must("replacement_income", text(pattern::RESULT)),
    must("premium", text(pattern::RESULT)),
    must("premium_after_fraction", text(pattern::RESULT)),
    must("premium_due", text(pattern::RESULT)),
    must("withholding_tax", text(pattern::RESULT)),
    must("net", text(pattern::RESULT)),
    may("employer_contribution", text(pattern::RESULT)),
    must("certainty", words!(Certainty)),
    must("provisional", Form::Boolean),
];

/// The amounts of a month alone.
pub(crate) static MONTH_AMOUNTS: Shape = Shape {
    name: "amounts",
    about: "The amounts of a month.",
    fields: &[AMOUNTS],
    also: Also::Nothing,
};

pub(crate) static STATEMENT: Shape = Shape {
    name: "statement",
    about: "A month's result with its reasons (R7.1).",
    fields: &[
        &[
            OF_SCHEMA,
            must("library", Form::Text(None)),
            must("values", text(pattern::FINGERPRINT)),
            CASE_REF,
            MONTH,
            must("kind", words!(Kind)),
        ],
        AMOUNTS,
        &[
            must("lines", Form::List(&LINE, None)),
            must("left_out", Form::List(&LEFT_OUT, None)),
            must("assumptions", Form::List(&ASSUMPTION, None)),
            may("case", Form::Object(&CASE)),
        ],
    ],
    also: Also::Nothing,
};

pub(crate) static PAYMENT_CASE: Shape = Shape {
    name: "payment_case",
    about: "What a payment is computed from: VDAB's amount and the employer's part of it (R6.4).",
    fields: &[&[
        may("case_ref", text(pattern::PRINTABLE_64)),
        may("month", text(pattern::MONTH)),
        must("premium", text(pattern::AMOUNT)),
        must("fraction", text(pattern::FRACTION)),
        may("attendance", text(pattern::ATTENDANCE)),
        may("kind", words!(Kind)),
        may("start", Form::Day),
        may("end", Form::Day),
        may("stopped", Form::Day),
    ]],
    also: Also::Nothing,
};

pub(crate) static PAYMENT_STATEMENT: Shape = Shape {
    name: "payment_statement",
    about: "A payment with its reasons (R6, R7.1).",
    fields: &[&[
        OF_SCHEMA,
        must("library", Form::Text(None)),
        must("values", text(pattern::FINGERPRINT)),
        may("case_ref", text(pattern::PRINTABLE_64)),
        may("month", text(pattern::MONTH)),
        must("premium", text(pattern::RESULT)),
        must("premium_after_fraction", text(pattern::RESULT)),
        must("premium_due", text(pattern::RESULT)),
        must("withholding_tax", text(pattern::RESULT)),
        must("net", text(pattern::RESULT)),
        must("certainty", words!(Certainty)),
        must("lines", Form::List(&LINE, None)),
        must("assumptions", Form::List(&ASSUMPTION, None)),
        may("case", Form::Object(&PAYMENT_CASE)),
    ]],
    also: Also::Nothing,
};

pub(crate) static LINE: Shape = Shape {
    name: "line",
    about: "A line of a statement: an amount and how it came about.",
    fields: &[&[
        must("code", words!(LineCode)),
        must("role", words!(Role)),
        must("amount", text(pattern::RESULT)),
        must("formula", Form::Text(None)),
        must("rule", Form::Word(rules)),
        must("certainty", words!(Certainty)),
        may("record", FROM_ZERO),
        may("recovered", Form::Boolean),
        must("parameters", Form::List(&PARAMETER, None)),
    ]],
    also: Also::Nothing,
};

pub(crate) static PARAMETER: Shape = Shape {
    name: "parameter",
    about: "A dated value that a line read.",
    fields: &[&[
        must("id", Form::ValueId),
        must("value", Form::Text(None)),
        must("from", Form::Day),
        must("certainty", words!(Certainty)),
        must("source", Form::Text(None)),
    ]],
    also: Also::Nothing,
};

pub(crate) static LEFT_OUT: Shape = Shape {
    name: "left_out",
    about: "A record of the month that does not count, and why.",
    fields: &[&[
        must("source", words!(SourceName)),
        must("record", FROM_ZERO),
        must("rule", Form::Word(rules)),
        must("reason", Form::Text(None)),
    ]],
    also: Also::Nothing,
};

pub(crate) static ASSUMPTION: Shape = Shape {
    name: "assumption",
    about: "What was taken as given without having been read (R8.1).",
    fields: &[&[
        must("id", Form::Text(None)),
        must("rule", Form::Word(rules)),
        may("reading", Form::Text(None)),
        must("text", Form::Text(None)),
    ]],
    also: Also::Nothing,
};

pub(crate) static NOTICE: Shape = Shape {
    name: "notice",
    about: "What the employer is told, and nothing else (R7.2).",
    fields: &[&[
        OF_SCHEMA,
        CASE_REF,
        MONTH,
        may(PREMIUM, text(pattern::RESULT)),
        may(CONTRIBUTION, text(pattern::RESULT)),
    ]],
    also: Also::OneOf([PREMIUM, CONTRIBUTION]),
};

pub(crate) static CORRECTION: Shape = Shape {
    name: "correction",
    about: "What changes between two statements of a case and month (R7.5).",
    fields: &[&[
        OF_SCHEMA,
        CASE_REF,
        MONTH,
        must("lines", Form::List(&CORRECTED_LINE, None)),
        must("to_pay", text(pattern::SIGNED_RESULT)),
    ]],
    also: Also::Nothing,
};

pub(crate) static CORRECTED_LINE: Shape = Shape {
    name: "corrected_line",
    about: "A line that differs.",
    fields: &[&[
        must("code", words!(LineCode)),
        must("before", text(pattern::SIGNED_RESULT)),
        must("after", text(pattern::SIGNED_RESULT)),
        must("difference", text(pattern::SIGNED_RESULT)),
    ]],
    also: Also::Nothing,
};

pub(crate) static ERROR: Shape = Shape {
    name: "error",
    about: "A refusal: which error of the catalogue, where, and what must be.",
    fields: &[&[
        must("code", words!(ErrorCode)),
        must("number", Form::Whole(1000, 1999)),
        must("at", Form::Text(None)),
        may("rule", Form::Word(rules)),
        must("message", Form::Text(None)),
    ]],
    also: Also::Nothing,
};

pub(crate) static SENSITIVITY: Shape = Shape {
    name: "sensitivity",
    about: "What the open questions of the law are worth to a case (R8.2).",
    fields: &[&[
        CASE_REF,
        MONTH,
        must("premium", text(pattern::RESULT)),
        must("net", text(pattern::RESULT)),
        may("employer_contribution", text(pattern::RESULT)),
        must("rows", Form::List(&SENSITIVITY_ROW, None)),
    ]],
    also: Also::Nothing,
};

pub(crate) static SENSITIVITY_ROW: Shape = Shape {
    name: "sensitivity_row",
    about: "The case under another choice of a reading that it used; with an error or amounts.",
    fields: &[&[
        must("reading", Form::ReadingId),
        must("rule", Form::Word(rules)),
        must("choice", Form::Text(None)),
        must("default", Form::Text(None)),
        must("in_force", Form::Text(None)),
        may("premium", text(pattern::RESULT)),
        may("net", text(pattern::RESULT)),
        may("employer_contribution", text(pattern::RESULT)),
        may("premium_difference", text(pattern::SIGNED_RESULT)),
        may("net_difference", text(pattern::SIGNED_RESULT)),
        may("contribution_difference", text(pattern::SIGNED_RESULT)),
        may("error", Form::Object(&ERROR)),
    ]],
    also: Also::Nothing,
};

/// The numbers of the rules; parts of one rule have one number.
fn rules() -> Vec<&'static str> {
    let mut ids: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    ids.dedup();
    ids
}
