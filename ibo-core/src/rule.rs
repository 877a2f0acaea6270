//! The table of rules: each with its id (`R4.2`), its title, its certainty and its source. Lines,
//! errors and assumptions quote it.
//!
//! A rule of `rules.md` whose parts have different certainties has an entry for each part, under
//! the same id: the floor of R4.1 is assumed, the difference itself is official. A part that a case
//! did not use lowers nothing.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::certainty::Certainty;
use crate::language::Language;
use crate::listed::listed;

listed! {
    /// A rule, or a part of a rule that has a certainty of its own.
    ///
    /// Printed and serialised as its number, `R4.1`; what is read is the rule of that number, for a
    /// part has no number of its own.
    ///
    /// ```
    /// use ibo_core::{Certainty, Language, Rule};
    /// let rule: Rule = "R4.2".parse()?;
    /// assert!(rule.certainty() >= Some(Certainty::Secondary));
    /// assert!(!rule.title(Language::Dutch).is_empty() && !rule.source().is_empty());
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum Rule {
        /// R0.1: money is a whole number of euro cents.
        Cents,
        /// R0.2: every printed line is rounded half away from zero, once.
        RoundedOnce,
        /// R0.3: multiply before dividing; rates are exact decimals.
        MultiplyFirst,
        /// R0.4: bounds of the input; nothing is rounded on the way in.
        InputBounds,
        /// R1.1: the start date of the agreement picks the scheme.
        Scheme,
        /// R1.2: a new law adds a scheme and edits none.
        DatedSchemes,
        /// R1.3: the month touches the agreement, to its stop or its agreed end.
        AgreementDays,
        /// R1.4: an agreement has a shortest and a longest duration in weeks, by its kind.
        Duration,
        /// R1.4: suspended days raise the longest duration.
        SuspendedDays,
        /// R1.4: four weeks from a Monday to a Friday or Saturday.
        FourWeeks,
        /// R1.5: the employment fraction: above zero, at most full-time, and no less than the
        /// scheme asks.
        EmploymentFraction,
        /// R1.6: scheme, percentages and duration by the start date, all else by the first day of
        /// the month.
        DecidingDay,
        /// R2: benefits are paid for the days from Monday to Saturday.
        PayableDays,
        /// R2.1: unemployment, full day amount x payable days of a month.
        UnemploymentFullDay,
        /// R2.2: unemployment, half day amount x halves a week x weeks of a month.
        HalfDays,
        /// R2.3: a benefit counts for its share of the month.
        ShareOfMonth,
        /// R2.4: types of unemployment benefit that count.
        BenefitTypes,
        /// R2.5: leefloon: the sum of the month's amounts.
        Leefloon,
        /// R2.5: leefloon counts in full in a month that the agreement covers in part.
        LeefloonPartMonth,
        /// R2.6: sickness: payments of one period are netted and brought to a month by a dated
        /// rule.
        SicknessPayments,
        /// R2.7: the highest version of an attest replaces the others; a cancelled one drops out.
        Versions,
        /// R2.8: document types and natures that count.
        SicknessFilters,
        /// R2.9: the replacement income is the sum of the three sources.
        ReplacementIncome,
        /// R2.9: benefits of two sources for the same days are both counted.
        SameDays,
        /// R2.10: only a final answer of each source gives a final result.
        Availability,
        /// R3.1: employee RSZ: wage x base x rate.
        EmployeeRsz,
        /// R3.1: employee RSZ of a worker declared on more than the wage.
        EmployeeRszBase108,
        /// R3.2: the employee RSZ that the caller gives.
        EmployeeRszGiven,
        /// R4.1: difference: wage - employee RSZ - replacement income.
        WageDifference,
        /// R4.1: a difference below zero is zero.
        DifferenceFloor,
        /// R4.2: premium: difference x percentage.
        Percentage,
        /// R4.3: the premium is a full-time amount before fraction and tax.
        FullTimePremium,
        /// R5.1: flat-rate premium: GGMMI x share by replacement income.
        FlatRate,
        /// R5.2: no percentage, RSZ base or employee RSZ in the flat-rate premium.
        FlatRateFields,
        /// R5.3: employer's monthly contribution to VDAB, scheme 2018.
        Contribution,
        /// R5.3: a long absence lowers the contribution.
        ContributionAbsence,
        /// R5.3: the contribution is due in full in a part month.
        ContributionPartMonth,
        /// R5.3: a class limit belongs to the lower class.
        ContributionEdge,
        /// R6.1: the payer applies the employment fraction after the premium.
        FractionOfPremium,
        /// R6.2: a day not worked is not paid.
        Attendance,
        /// R6.2: attendance from the Monday-to-Friday days of the month.
        WorkingDays,
        /// R6.3: withholding tax; no RSZ on the premium.
        WithholdingTax,
        /// R6.4: the payment is computed from VDAB's amount alone.
        PaymentAlone,
        /// R7.1: every line with its rule, values and certainty.
        StatementLines,
        /// R7.2: the employer learns the premium or contribution and nothing else.
        EmployerNotice,
        /// R7.3: a result weaker than asked for is refused.
        CertaintyAskedFor,
        /// R7.4: a value past its last check is carried forward and flagged.
        StaleParameters,
        /// R7.5: two statements of a case and month give a correction.
        Correction,
        /// R7.6: evidence is kept ten years after delivery of the ESF project.
        Retention,
        /// R7.7: no clock, network, locale, environment, log or name; one error a case.
        Purity,
        /// R8.4: a reform forces a scheme.
        ForcedScheme,
    }
}

struct RuleEntry {
    id: &'static str,
    certainty: Option<Certainty>,
    title: [&'static str; 2],
    source: &'static str,
    assumption: Option<AssumptionText>,
}

/// What a part of a rule assumes.
struct AssumptionText {
    id: AssumptionId,
    text: [&'static str; 2],
}

/// The stable id of what is assumed (R8.1).
#[derive(Clone, Copy)]
enum AssumptionId {
    /// That of a reading: one of the open questions of the law.
    Reading(&'static str),
    /// A rule with a word of its own, where there is no other reading to choose.
    Word(&'static str),
}

impl Rule {
    /// Every rule and part of a rule, in the order of the numbers.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// The number of the rule, `R4.2`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.entry().id
    }

    /// The rule of this number. Of a rule whose parts have an entry each, that is the rule itself,
    /// not a part.
    ///
    /// ```
    /// use ibo_core::Rule;
    /// assert_eq!(Rule::from_id("R4.2"), Some(Rule::Percentage));
    /// assert_eq!(Rule::from_id("R4.9"), None);
    /// ```
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// How well the rule is founded; none for a rule that is not about the law but about this
    /// library: how it reads, rounds and answers.
    #[must_use]
    pub const fn certainty(self) -> Option<Certainty> {
        self.entry().certainty
    }

    /// The rule in a few words.
    #[must_use]
    pub const fn title(self, language: Language) -> &'static str {
        language.of(self.entry().title)
    }

    /// Where the rule was read.
    #[must_use]
    pub const fn source(self) -> &'static str {
        self.entry().source
    }

    /// What is assumed where this part of a rule is used; none for a rule that was read.
    #[must_use]
    pub const fn assumption(self, language: Language) -> Option<&'static str> {
        match self.entry().assumption {
            Some(sentence) => Some(language.of(sentence.text)),
            None => None,
        }
    }

    /// The stable id of that assumption (R8.1): the reading on which it rests, or a word of its own
    /// under the number of the rule.
    #[must_use]
    pub const fn assumption_id(self) -> Option<&'static str> {
        match self.entry().assumption {
            Some(AssumptionText {
                id: AssumptionId::Reading(id) | AssumptionId::Word(id), ..
            }) => Some(id),
            None => None,
        }
    }

    /// The reading on which that assumption rests (R8.1); none where there is no other reading to
    /// choose.
    #[must_use]
    pub const fn reading(self) -> Option<&'static str> {
        match self.entry().assumption {
            Some(AssumptionText { id: AssumptionId::Reading(id), .. }) => Some(id),
            _ => None,
        }
    }

    #[rustfmt::skip] // a table: one row a rule
    const fn entry(self) -> RuleEntry {
        use Certainty::{Official, Secondary};
        match self {
            Self::Cents => ours("R0.1", ["Money is a whole number of euro cents",
                "Geld is een geheel aantal eurocent"]),
            Self::RoundedOnce => read("R0.2", Secondary,
                ["Every printed line is rounded half away from zero, once",
                "Elke afgedrukte lijn wordt één keer afgerond, de helft van nul weg"],
                "net 200.00 of 225.00 in the scheme of 2020; 1,800 x 11.11 % = 199.98"),
            Self::MultiplyFirst => ours("R0.3", ["Multiply before dividing; rates are exact \
                decimals", "Eerst vermenigvuldigen, dan delen; percentages zijn exact"]),
            Self::InputBounds => ours("R0.4", ["Bounds of the input; nothing is rounded on the way \
                in", "Grenzen van de invoer; niets wordt bij het lezen afgerond"]),
            Self::Scheme => read("R1.1", Secondary, ["The start date of the agreement picks the \
                scheme",
                "De begindatum van de overeenkomst bepaalt het stelsel"],
                "social secretariats: running agreements keep the old system; Acerta: pour les \
                parcours en cours, l'ancien système reste d'application"),
            Self::DatedSchemes => ours("R1.2", ["A new law adds a scheme and edits none",
                "Een nieuwe wet voegt een stelsel toe en wijzigt er geen"]),
            Self::AgreementDays => read("R1.3", Official,
                ["The month touches the agreement, to its stop or its agreed end",
                "De maand raakt de overeenkomst, tot de stopzetting of het overeengekomen einde"],
                "KSZ deliberation 22/118, paragraph 2"),
            Self::Duration => read("R1.4", Official, ["An agreement has a shortest and a \
                longest duration in weeks, by its kind",
                "Een overeenkomst heeft een minimumduur en een maximumduur in weken, volgens haar \
                soort"],
                "KSZ deliberation 22/118, paragraph 2; the weeks of each kind are dated values, \
                each with its certainty"),
            Self::SuspendedDays => assumed("R1.4", ["Suspended days raise the longest duration", "Dagen schorsing verlengen de maximumduur"], "our reading", AssumptionId::Word("R1.4/suspended-days"),
                ["Suspended days raise the longest duration of the agreement.",
                 "Dagen schorsing verlengen de maximumduur van de overeenkomst."]),
            Self::FourWeeks => assumed("R1.4", ["Four weeks from a Monday to a Friday or Saturday",
                "Vier weken van een maandag tot een vrijdag of zaterdag"], "our reading",
                AssumptionId::Word("R1.4/four-weeks"),
                ["For the shortest duration an end on a Friday or Saturday counts through the \
                    Sunday after it.",
                 "Voor de kortste duur telt een einde op vrijdag of zaterdag tot en met de zondag \
                     erna."]),
            Self::EmploymentFraction => read("R1.5", Secondary,
                ["The employment fraction: above zero, at most full-time, and no less than the \
                    scheme asks",
                "De tewerkstellingsbreuk: boven nul, hoogstens voltijds, en niet minder dan het \
                    stelsel vraagt"],
                "social secretariats, 2026"),
            Self::DecidingDay => ours("R1.6", ["Scheme, percentages and duration by the start \
                date, all else by the first day of the month",
                "Stelsel, percentages en duur volgens de begindatum, al de rest volgens de eerste \
                dag van de maand"]),
            Self::PayableDays => read("R2", Official, ["Benefits are paid for the days from Monday \
                to Saturday",
                "Uitkeringen worden betaald voor de dagen van maandag tot zaterdag"], "RVA"),
            Self::UnemploymentFullDay => read("R2.1", Official,
                ["Unemployment, full day amount x payable days of a month",
                "Werkloosheid, volledig dagbedrag x betaalbare dagen van een maand"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::HalfDays => assumed("R2.2", ["Unemployment, half day amount x halves a week x \
                weeks of a month",
                "Werkloosheid, half dagbedrag x halve dagen per week x weken van een maand"],
                "our reading", AssumptionId::Reading("income.half-days"),
                ["A half day amount counts n x 13/3 times a month, since twelve halves a week must \
                    give the full amount x 26.",
                 "Een half dagbedrag telt n x 13/3 keer per maand (n = halve dagen per week), want \
                     twaalf halve dagen per week moeten het volledige bedrag x 26 geven."]),
            Self::ShareOfMonth => assumed("R2.3", ["A benefit counts for its share of the month",
                "Een uitkering telt voor haar deel van de maand"], "our reading",
                AssumptionId::Reading("income.changes"),
                ["A benefit that covers a part of the month counts for its share of the \
                    Monday-to-Saturday days of the month and the agreement.",
                 "Een uitkering die een deel van de maand dekt, telt voor haar deel van de dagen \
                     van maandag tot zaterdag van de maand en de overeenkomst."]),
            Self::BenefitTypes => read("R2.4", Official,
                ["Types of unemployment benefit that count",
                "Soorten werkloosheidsuitkering die tellen"],
                "KSZ deliberation 22/118, paragraphs 4 and 18; the list is a dated value"),
            Self::Leefloon => read("R2.5", Official, ["Leefloon: the sum of the month's amounts",
                "Leefloon: de som van de bedragen van de maand"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::LeefloonPartMonth => assumed("R2.5", ["Leefloon counts in full in a part month",
                "Leefloon telt volledig in een gedeeltelijke maand"], "our reading",
                AssumptionId::Reading("income.leefloon-part-month"),
                ["Leefloon counts in full in a month that the agreement covers in part.",
                 "Leefloon telt volledig in een maand die de overeenkomst gedeeltelijk dekt."]),
            Self::SicknessPayments => read("R2.6", Official,
                ["Sickness: payments of one period are netted and brought to a month by a dated \
                rule",
                "Ziekte: betalingen van één periode worden verrekend en met een gedateerde regel \
                naar de maand gebracht"], "KSZ deliberation 22/118; the rule is the dated value income.sickness-rule"),
            Self::Versions => ours("R2.7", ["The highest version of an attest replaces the others; \
                a cancelled one drops out",
                "De hoogste versie van een attest vervangt de andere; een geannuleerd attest \
                vervalt"]),
            Self::SicknessFilters => read("R2.8", Official,
                ["Document types and natures that count", "Documentsoorten en aarden die tellen"],
                "KSZ deliberation 22/118; the lists are dated values"),
            Self::ReplacementIncome => read("R2.9", Official,
                ["The replacement income is the sum of the three sources",
                "Het vervangingsinkomen is de som van de drie bronnen"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::SameDays => assumed("R2.9", ["Benefits of two sources for the same days are both \
                counted",
                "Uitkeringen van twee bronnen voor dezelfde dagen tellen allebei"], "our reading",
                AssumptionId::Reading("income.same-days"),
                ["Benefits of two sources that cover the same days are both counted.",
                 "Uitkeringen van twee bronnen die dezelfde dagen dekken, tellen allebei."]),
            Self::Availability => ours("R2.10", ["Only a final answer of each source gives a final \
                result",
                "Alleen een definitief antwoord van elke bron geeft een definitief resultaat"]),
            Self::EmployeeRsz => read("R3.1", Secondary, ["Employee RSZ: wage x base x rate",
                "RSZ van de werknemer: loon x basis x tarief"], "social secretariats, 2026"),
            Self::EmployeeRszBase108 => assumed("R3.1",
                ["Employee RSZ of a worker declared on more than the wage",
                "RSZ van een arbeider die op meer dan het loon aangegeven wordt"],
                "our reading; the published figures of R9 take 13.07 % of 100 %",
                AssumptionId::Reading("rsz.formula-base"),
                ["The premium takes the employee's contribution on 108 % of the wage for a worker \
                    declared at 108 %.",
                 "De premie rekent met de werknemersbijdrage op 108 % van het loon voor een \
                     arbeider die aan 108 % wordt aangegeven."]),
            Self::EmployeeRszGiven => read("R3.2", Official, ["The employee RSZ that the caller gives", "De RSZ van de werknemer die de gebruiker opgeeft"], "the payroll engine of the caller"),
            Self::WageDifference => read("R4.1", Official,
                ["Difference: wage - employee RSZ - replacement income",
                "Verschil: loon - RSZ van de werknemer - vervangingsinkomen"],
                "BVR 5 June 2009, article 98 § 1, as KSZ deliberation 22/118 describes it in \
                paragraphs 2 and 4; the subtraction as in R4.2"),
            Self::DifferenceFloor => assumed("R4.1", ["A difference below zero is zero", "Een verschil onder nul is nul"], "our reading", AssumptionId::Word("R4.1/floor"),
                ["A replacement income above the wage after employee RSZ gives a premium of zero, \
                    not less.",
                 "Een vervangingsinkomen boven het loon na RSZ geeft een premie van nul, niet \
                     minder."]),
            Self::Percentage => read("R4.2", Secondary, ["Premium: difference x percentage", "Premie: verschil x percentage"], "Securex 2026; Easypay 2026; FGTB Echo 2025, which has no minimum premium either"),
            Self::FullTimePremium => read("R4.3", Official,
                ["The premium is a full-time amount before fraction and tax",
                "De premie is een voltijds bedrag, voor breuk en belasting"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::FlatRate => read("R5.1", Secondary, ["Flat-rate premium: GGMMI x share by \
                replacement income",
                "Forfaitaire premie: GGMMI x deel volgens het vervangingsinkomen"],
                "Securex, 30-05-2022; FGTB Echo 2025"),
            Self::FlatRateFields => ours("R5.2", ["No percentage, RSZ base or employee RSZ in the \
                flat-rate premium", "Geen percentage, RSZ-basis of RSZ in de forfaitaire premie"]),
            Self::Contribution => read("R5.3", Secondary,
                ["Employer's monthly contribution to VDAB, scheme 2018",
                "Maandelijkse bijdrage van de werkgever aan VDAB, stelsel 2018"],
                "Besox 2018; Sociare, Sodalis 2019; mtechplus, Cultuurloket 2020"),
            Self::ContributionAbsence => assumed("R5.3",
                ["A long absence lowers the contribution",
                "Een lange afwezigheid verlaagt de bijdrage"],
                "our reading of the denominator; the deduction itself is the dated value \
                employer.absence-rule", AssumptionId::Reading("contribution.absence-days"),
                ["The employer's contribution loses the days from the eighth day of absence on, \
                    over the calendar days of the month.",
                 "Vanaf de achtste dag afwezigheid vermindert de bijdrage van de werkgever, per \
                     dag met één deel van de kalenderdagen van de maand."]),
            Self::ContributionPartMonth => assumed("R5.3",
                ["The contribution is due in full in a part month",
                "De bijdrage is volledig verschuldigd in een gedeeltelijke maand"], "our reading",
                AssumptionId::Reading("contribution.part-month"),
                ["The employer's contribution is due in full in a month that the agreement covers \
                    in part.",
                 "De bijdrage van de werkgever is volledig verschuldigd in een maand die de \
                     overeenkomst gedeeltelijk dekt."]),
            Self::ContributionEdge => assumed("R5.3", ["A class limit belongs to the lower class",
                "Een grens van een loonklasse hoort bij de lagere klasse"], "our reading",
                AssumptionId::Word("R5.3/edge"),
                ["The class limit itself belongs to the lower class.",
                 "Een loon dat precies op de grens ligt, hoort bij de lagere loonklasse."]),
            Self::FractionOfPremium => read("R6.1", Official,
                ["The payer applies the employment fraction after the premium",
                "De betaler past de tewerkstellingsbreuk toe na de premie"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::Attendance => read("R6.2", Secondary, ["A day not worked is not paid",
                "Een niet gewerkte dag wordt niet betaald"], "social secretariats"),
            Self::WorkingDays => assumed("R6.2", ["Attendance from the Monday-to-Friday days of \
                the month",
                "Aanwezigheid volgens de dagen van maandag tot vrijdag van de maand"],
                "our reading", AssumptionId::Reading("payment.working-days"),
                ["Attendance is taken as the Monday-to-Friday days of the agreement in the month \
                    over those of the month.",
                 "De aanwezigheid is het aantal dagen van maandag tot vrijdag dat de overeenkomst \
                     in de maand dekt, gedeeld door dat van de hele maand."]),
            Self::WithholdingTax => read("R6.3", Secondary,
                ["Withholding tax; no RSZ on the premium",
                "Bedrijfsvoorheffing; geen RSZ op de premie"], "Securex, table of the Flemish IBO"),
            Self::PaymentAlone => read("R6.4", Official,
                ["The payment is computed from VDAB's amount alone",
                "De betaling wordt uit het bedrag van VDAB alleen berekend"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::StatementLines => ours("R7.1", ["Every line with its rule, values and certainty",
                "Elke lijn met haar regel, waarden en zekerheid"]),
            Self::EmployerNotice => read("R7.2", Official,
                ["The employer learns the premium or contribution and nothing else",
                "De werkgever krijgt de premie of bijdrage en niets anders"],
                "KSZ deliberation 22/118, paragraph 5"),
            Self::CertaintyAskedFor => ours("R7.3", ["A result weaker than asked for is refused",
                "Een resultaat dat zwakker is dan gevraagd, wordt geweigerd"]),
            Self::StaleParameters => ours("R7.4", ["A value past its last check is carried forward \
                and flagged", "Een waarde wordt na haar laatste controle \
                ongewijzigd gebruikt en gemeld"]),
            Self::Correction => read("R7.5", Official, ["Two statements of a case and month give a \
                correction",
                "Twee afrekeningen van een dossier en maand geven een rechtzetting"],
                "KSZ deliberation 22/118, paragraphs 4 and 18"),
            Self::Retention => read("R7.6", Official, ["Evidence is kept ten years after delivery \
                of the ESF project",
                "Bewijs wordt tot tien jaar na de oplevering van het ESF-project bewaard"],
                "KSZ deliberation 22/118, paragraphs 8 and 19"),
            Self::Purity => ours("R7.7", ["No clock, network, locale, environment, log or name; one error a case", "Geen klok, netwerk, taalinstelling, omgeving, log of naam; één fout per dossier"]),
            Self::ForcedScheme => RuleEntry {
                id: "R8.4",
                certainty: Some(Certainty::Hypothetical),
                title: ["A reform tries out another scheme", "Een hervorming probeert een ander stelsel uit"],
                source: "a reform that somebody tries out, not the law",
                assumption: Some(AssumptionText {
                    id: AssumptionId::Word("R8.4/scheme"),
                    text: ["The scheme is that of a reform, not the one that the start of the agreement picks.",
                    "Het stelsel is dat van een hervorming, niet dat van de begindatum van de overeenkomst."],
                }),
            },
        }
    }
}

const fn read(
    id: &'static str,
    certainty: Certainty,
    title: [&'static str; 2],
    source: &'static str,
) -> RuleEntry {
    RuleEntry { id, certainty: Some(certainty), title, source, assumption: None }
}

const fn ours(id: &'static str, title: [&'static str; 2]) -> RuleEntry {
    RuleEntry { id, certainty: None, title, source: "our design", assumption: None }
}

const fn assumed(
    id: &'static str,
    title: [&'static str; 2],
    source: &'static str,
    assumption: AssumptionId,
    text: [&'static str; 2],
) -> RuleEntry {
    RuleEntry {
        id,
        certainty: Some(Certainty::Assumed),
        title,
        source,
        assumption: Some(AssumptionText { id: assumption, text }),
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// The rules that one line used, as a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Rules(u64);

impl Rules {
    pub(crate) const fn of(rule: Rule) -> Self {
        Self(1 << rule as u8)
    }

    /// With `rule` when the case really used it.
    pub(crate) const fn and(self, rule: Rule, used: bool) -> Self {
        if used { Self(self.0 | Self::of(rule).0) } else { self }
    }

    /// No rule.
    pub(crate) const NONE: Self = Self(0);

    /// What a value of this certainty does to that of the whole, as if it were a rule.
    pub(crate) const fn as_weak_as(value: Certainty) -> Self {
        Self(match value {
            Certainty::Hypothetical => HYPOTHETICAL_VALUE,
            Certainty::Assumed => ASSUMED_VALUE,
            Certainty::Secondary => SECONDARY_VALUE,
            Certainty::Official => 0,
        })
    }

    /// With all of the others.
    #[inline(always)]
    pub(crate) const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether one of them is assumed.
    #[inline(always)]
    pub(crate) const fn are_assumed(self) -> bool {
        self.0 & ASSUMED != 0
    }

    /// Whether one of them is secondary.
    #[inline(always)]
    pub(crate) const fn are_secondary(self) -> bool {
        self.0 & SECONDARY != 0
    }

    /// Whether one of them, or a value, is hypothetical.
    #[inline(always)]
    pub(crate) const fn are_hypothetical(self) -> bool {
        self.0 & HYPOTHETICAL != 0
    }

    /// The weakest certainty among the rules.
    pub(crate) const fn certainty(self) -> Certainty {
        weakest(self.are_hypothetical(), self.are_assumed(), self.are_secondary())
    }

    /// The rules, in the order of their numbers.
    pub(crate) fn iter(self) -> impl Iterator<Item = Rule> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            // Beyond the rules, and where there are no more, there is nothing at the place.
            let rule = Rule::ALL.get(usize::try_from(rest.trailing_zeros()).ok()?)?;
            rest &= rest.wrapping_sub(1);
            Some(*rule)
        })
    }
}

/// The weakest certainty where something is hypothetical, assumed, secondary, or not.
#[inline(always)]
pub(crate) const fn weakest(hypothetical: bool, assumed: bool, secondary: bool) -> Certainty {
    if hypothetical {
        Certainty::Hypothetical
    } else if assumed {
        Certainty::Assumed
    } else if secondary {
        Certainty::Secondary
    } else {
        Certainty::Official
    }
}

/// Beyond the bits of the rules: a value that is assumed, one that is secondary, and one that is
/// hypothetical.
const ASSUMED_VALUE: u64 = 1 << 63;
const SECONDARY_VALUE: u64 = 1 << 62;
const HYPOTHETICAL_VALUE: u64 = 1 << 61;
/// The bits that are left for rules: with more of them the set needs another width.
const _: () = assert!(Rule::COUNT <= 61);
const ASSUMED: u64 = mask(Certainty::Assumed) | ASSUMED_VALUE;
const SECONDARY: u64 = mask(Certainty::Secondary) | SECONDARY_VALUE;
const HYPOTHETICAL: u64 = mask(Certainty::Hypothetical) | HYPOTHETICAL_VALUE;

const fn mask(certainty: Certainty) -> u64 {
    let mut rest: &[Rule] = Rule::ALL;
    let mut mask = 0;
    while let [rule, others @ ..] = rest {
        if matches!(rule.certainty(), Some(found) if found as u8 == certainty as u8) {
            mask |= Rules::of(*rule).0;
        }
        rest = others;
    }
    mask
}
