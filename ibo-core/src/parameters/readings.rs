//! The readings: where the public text of the law is silent, the choice that is made, as a dated
//! value with a closed list of choices (R8). Each choice is carried out in the file of its rule.

use std::fmt;

use chrono::NaiveDate;
use toml::Value;

use super::dated_value::{DatedValue, Which};
use super::file::FileValue;
use super::history::{History, Placed, Series};
use super::id::ParameterId;
use super::in_force::InForce;
use super::not_covered::not_covered;
use super::parameter_value::{ParameterValue, bad_choice, quoted};
use crate::error::Error;
use crate::scheme::Scheme;

/// A choice of a reading: the word of the files, and what it means in English and Dutch.
pub(super) struct Word {
    pub(super) slug: &'static str,
    pub(super) means: [&'static str; 2],
}

/// A reading with its choices, the first of which is the default.
pub(super) struct Question {
    pub(super) id: ParameterId,
    pub(super) asks: [&'static str; 2],
    pub(super) choices: &'static [Word],
}

impl Question {
    /// The question that an id asks; none of an id that is no reading.
    pub(super) fn of(id: ParameterId) -> Option<&'static Self> {
        QUESTIONS.iter().find(|question| question.id == id)
    }

    /// The default choice (R8).
    pub(super) fn default(&self) -> Option<&'static str> {
        self.choices.first().map(|choice| choice.slug)
    }
}

/// The day by which the value of an id is read (R1.6): the start of the agreement, or the first of
/// the month. The rule of ibo-plus belongs to the scheme of 2026; a forced scheme has it in earlier
/// months too, as it has its values that go by the start (R8.4).
pub(crate) fn deciding_day(id: ParameterId, first: NaiveDate, agreement: Which) -> NaiveDate {
    match Scheme::of(agreement.start) {
        _ if id.goes_by_start() => agreement.start,
        Some(scheme) if id == ParameterId::PremiumIboPlusRule => first.max(scheme.first_day()),
        _ => first,
    }
}

/// Of a choice of a reading, the place of the question and that of the choice among its choices.
pub(crate) fn place_of(value: &DatedValue) -> Option<(usize, usize)> {
    let question = QUESTIONS.iter().position(|question| question.id == value.id)?;
    let choices = QUESTIONS.get(question)?.choices;
    let choice = choices.iter().position(|choice| choice.slug == value.value)?;
    Some((question, choice))
}

/// How many questions there are beside those of codes.
pub(crate) const QUESTION_COUNT: usize = QUESTIONS.len();

/// The readings: for each an enum of its choices, its place in a set of values, and its look-up.
macro_rules! readings {
    ($(
        $(#[$doc:meta])*
        $choice:ident in $field:ident = $id:ident, [$english:literal, $dutch:literal] {
            $($variant:ident = $slug:literal [$means:literal, $betekent:literal];)*
        }
    )*) => {
        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub(crate) enum $choice {
                $($variant,)*
            }

            impl $choice {
                const ALL: &'static [Self] = &[$(Self::$variant,)*];
                const WORDS: &'static [Word] =
                    &[$(Word { slug: $slug, means: [$means, $betekent] },)*];

                const fn slug(self) -> &'static str {
                    match self {
                        $(Self::$variant => $slug,)*
                    }
                }

                fn from_slug(slug: &str) -> Option<Self> {
                    Self::ALL.iter().copied().find(|choice| choice.slug() == slug)
                }
            }

            impl ParameterValue for $choice {
                fn read(value: &Value) -> Result<Self, Error> {
                    let choice = value.as_str().and_then(Self::from_slug);
                    choice.ok_or_else(|| bad_choice(Self::ALL.iter()))
                }

                fn canonical(&self) -> String {
                    quoted(self)
                }
            }

            impl fmt::Display for $choice {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.slug())
                }
            }
        )*

        /// The readings, in the order of R8.
        pub(super) const QUESTIONS: &[Question] = &[$(Question {
            id: ParameterId::$id,
            asks: [$english, $dutch],
            choices: $choice::WORDS,
        },)*];

        /// The choices by date, of each reading.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub(super) struct Readings {
            $($field: History<$choice>,)*
        }

        impl Readings {
            /// The choices of one reading; none of an id that is no reading.
            pub(super) fn history(&self, id: ParameterId) -> Option<&dyn Series> {
                match id {
                    $(ParameterId::$id => Some(&self.$field),)*
                    _ => None,
                }
            }

            /// The same, to change.
            pub(super) fn history_mut(&mut self, id: ParameterId) -> Option<&mut dyn Series> {
                match id {
                    $(ParameterId::$id => Some(&mut self.$field),)*
                    _ => None,
                }
            }

            /// Puts a choice in its history; one of an id that is no reading nowhere.
            pub(super) fn lay(&mut self, found: &FileValue) -> Result<Option<Placed>, Error> {
                match found.id() {
                    $(ParameterId::$id => Ok(Some(self.$field.lay(found.dated()?))),)*
                    _ => Ok(None),
                }
            }

            /// What is in force in a month that begins on a day.
            pub(super) fn in_force(&self, first: NaiveDate, agreement: Which) -> Choices<'_> {
                Choices {
                    $($field: {
                        let day = deciding_day(ParameterId::$id, first, agreement);
                        self.$field.in_force(day, agreement, first)
                    },)*
                }
            }

            /// Each choice, where there is but one in time (R6.4).
            pub(super) fn only(&self) -> Choices<'_> {
                Choices { $($field: self.$field.only(),)* }
            }

            /// Takes one choice for all dates and kinds (R8.2).
            pub(super) fn choose(&mut self, id: ParameterId, choice: &str) {
                match id {
                    $(ParameterId::$id => {
                        if let Some(choice) = $choice::from_slug(choice) {
                            self.$field.replace(id, choice);
                        }
                    })*
                    _ => {}
                }
            }
        }

        /// The choices in force for a case.
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct Choices<'p> {
            $(pub(super) $field: Option<InForce<'p, $choice>>,)*
        }

        impl<'p> Choices<'p> {
            $(
                #[inline(always)]
                pub(crate) fn $field(&self) -> Result<&InForce<'p, $choice>, Error> {
                    self.$field.as_ref().ok_or_else(|| not_covered(ParameterId::$id))
                }
            )*
        }
    };
}

readings! {
    /// How a half day amount becomes a month's amount (R2.2).
    HalfDays in half_days = IncomeHalfDays,
    ["Half days of unemployment: what is a month?", "Halve dagen werkloosheid: hoeveel is een maand?"] {
        ThirteenThirds = "thirteen-thirds" ["half the day amount x n half days a week x 13/3", "half dagbedrag x n halve dagen per week x 13/3"];
        DayRule = "day-rule" ["half the day amount x 26, whatever the half days a week", "half dagbedrag x 26, hoeveel halve dagen per week ook"];
    }
    /// What a benefit counts for that covers a part of the month (R2.3).
    Changes in changes = IncomeChanges,
    ["A benefit that covers a part of the month: what does it count for?", "Een uitkering die een deel van de maand dekt: voor hoeveel telt ze?"] {
        ByDays = "by-days" ["for its share of the days", "voor haar deel van de dagen"];
        LastInForce = "last-in-force" ["the last one of the month, for the whole month", "de laatste van de maand, voor de hele maand"];
    }
    /// How a sickness payment becomes a month's amount (R2.6).
    SicknessRule in sickness_rule = IncomeSicknessRule,
    ["Sickness benefit: how does a payment become a month?", "Ziekte-uitkering: hoe wordt een betaling een maand?"] {
        DayRule = "day-rule" ["the amount a day x 26, for its share of the days", "het bedrag per dag x 26, voor haar deel van de dagen"];
        AsPaid = "as-paid" ["what was paid for the days of the month", "wat voor de dagen van de maand betaald is"];
    }
    /// Leefloon in a month that the agreement covers in part (R2.5).
    LeefloonPartMonth in leefloon_part_month = IncomeLeefloonPartMonth,
    ["Leefloon in a part month: does all of it count?", "Leefloon in een gedeeltelijke maand: telt het volledig?"] {
        Whole = "whole" ["the whole amount of the month", "het volledige bedrag van de maand"];
        ByDays = "by-days" ["for the share of the days that the agreement covers", "voor het deel van de dagen dat de overeenkomst dekt"];
    }
    /// Unemployment and sickness benefit of one day (R2.9).
    SameDays in same_days = IncomeSameDays,
    ["Unemployment and sickness benefit for one day: do both count?", "Werkloosheids- en ziekte-uitkering voor één dag: tellen beide?"] {
        Sum = "sum" ["both count", "beide tellen"];
        SicknessFirst = "sickness-first" ["on days of sickness benefit, unemployment benefit does not count", "op dagen met ziekte-uitkering telt de werkloosheidsuitkering niet"];
    }
    /// The base of the RSZ in the premium (R3.1).
    FormulaBase in formula_base = RszFormulaBase,
    ["A worker declared at 108 %: RSZ on which base?", "Een arbeider die aan 108 % aangegeven wordt: RSZ op welke basis?"] {
        Declared = "declared" ["on the base of the agreement", "op de basis van de overeenkomst"];
        Hundred = "hundred" ["always on 100 % of the wage", "altijd op 100 % van het loon"];
    }
    /// What the percentage is taken of (R4.2).
    WageDifferenceOrder in wage_difference_order = PremiumWageDifferenceOrder,
    ["What is the percentage taken of?", "Waarvan wordt het percentage genomen?"] {
        Difference = "difference" ["of the difference: (wage - RSZ - replacement income) x percentage", "van het verschil: (loon - RSZ - vervangingsinkomen) x percentage"];
        Wage = "wage" ["of the wage: (wage - RSZ) x percentage - replacement income", "van het loon: (loon - RSZ) x percentage - vervangingsinkomen"];
    }
    /// Whether the limits of the flat rate follow the index (R5.1).
    FlatLimits in flat_limits = PremiumFlatLimits,
    ["The limits of the flat rate: do they follow the index?", "De grenzen van de forfaitaire premie: volgen ze de index?"] {
        Fixed = "fixed" ["the day amounts of 2018", "de dagbedragen van 2018"];
        Indexed = "indexed" ["the day amounts of 2018, indexed as the GGMMI", "de dagbedragen van 2018, geïndexeerd zoals het GGMMI"];
    }
    /// The premium of ibo-plus from 2026 (R5.1).
    IboPlusRule in ibo_plus_rule = PremiumIboPlusRule,
    ["IBO-plus from 2026: which premium?", "IBO-plus vanaf 2026: welke premie?"] {
        FlatRate = "flat-rate" ["the flat rate, as before 2026", "de forfaitaire premie, zoals voor 2026"];
        WageDifference = "wage-difference" ["the wage difference, at 100 %", "het loonverschil, aan 100 %"];
    }
    /// The employer's contribution in a part month (R5.3).
    ContributionPartMonth in contribution_part_month = ContributionPartMonth,
    ["The employer's contribution in a part month: is all of it due?", "De bijdrage van de werkgever in een gedeeltelijke maand: is ze volledig verschuldigd?"] {
        Whole = "whole" ["the whole contribution", "de volledige bijdrage"];
        ByDays = "by-days" ["for the calendar days of the agreement", "voor de kalenderdagen van de overeenkomst"];
    }
    /// Over how many days an absence lowers the employer's contribution (R5.3).
    AbsenceDays in absence_days = ContributionAbsenceDays,
    ["Absence and the employer's contribution: over how many days?", "Afwezigheid en de bijdrage van de werkgever: over hoeveel dagen?"] {
        Calendar = "calendar" ["over the calendar days of the month", "over de kalenderdagen van de maand"];
        Thirty = "thirty" ["over 30 days", "over 30 dagen"];
    }
    /// Which days count where attendance is asked for as working days (R6.2).
    WorkingDays in working_days = PaymentWorkingDays,
    ["Attendance in a part month: which days count?", "Aanwezigheid in een gedeeltelijke maand: welke dagen tellen?"] {
        MondayFriday = "monday-friday" ["Monday to Friday", "maandag tot vrijdag"];
        MondaySaturday = "monday-saturday" ["Monday to Saturday", "maandag tot zaterdag"];
        Calendar = "calendar" ["every calendar day", "elke kalenderdag"];
    }
    /// How the withholding tax is rounded (R6.3).
    TaxRounding in tax_rounding = WithholdingRounding,
    ["The withholding tax: how is it rounded?", "De bedrijfsvoorheffing: hoe wordt ze afgerond?"] {
        HalfAway = "half-away" ["to the nearest cent, half a cent up", "op de cent, een halve cent naar boven"];
        Up = "up" ["up to the cent", "naar boven op de cent"];
    }
}
