//! The catalogue of errors: each with its slug, its number, its rule and its meaning in both
//! languages. Slugs and numbers are published and never reused.

use crate::language::Language;
use crate::listed::listed;
use crate::rule::Rule;
use crate::sentence::{Template, say};

listed! {
    /// The catalogue of errors. `slug` and `number` are stable: they are never changed and never
    /// reused.
    ///
    /// The families: 1000 JSON and structure; 1100 numbers, dates and fractions; 1200 what the law
    /// covers; 1300 the agreement; 1400 the records; 1500 availability, certainty, notice and
    /// correction; 1600 parameter files.
    ///
    /// ```
    /// use ibo_core::ErrorCode;
    /// let code: ErrorCode = "duration-not-allowed".parse()?;
    /// assert_eq!((code.number(), code.rule().map(|rule| rule.id())), (1203, Some("R1.4")));
    /// # Ok::<(), ibo_core::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[non_exhaustive]
    pub enum ErrorCode {
        /// The input is not UTF-8 or not JSON.
        MalformedJson,
        /// A field that the format does not have: only what the calculation needs may be sent.
        UnknownField,
        /// A required field is absent or null.
        MissingField,
        /// A value of another type than the field's, or one that the field does not take.
        WrongType,
        /// A text that is empty, too long or has characters that the field does not allow.
        BadText,
        /// A field is given twice in one object.
        DuplicateField,
        /// A case and month that an earlier row of the table has already.
        DuplicateCase,
        /// An amount that is not written as digits, with at most two decimals after a point.
        AmountMalformed,
        /// An amount with more than two decimals; it is not rounded.
        AmountTooManyDecimals,
        /// An amount beyond 1,000,000,000.00 euro.
        AmountOutOfRange,
        /// A negative amount where none is allowed.
        AmountNegative,
        /// A whole number beyond 32 bits.
        NumberOutOfRange,
        /// A date that is not written YYYY-MM-DD, or a month that is not written YYYY-MM.
        DateMalformed,
        /// A day or month that the calendar does not have.
        DateImpossible,
        /// A date before the year 1 or after the year 9999.
        DateOutOfRange,
        /// A period that ends before it starts.
        DateOrder,
        /// A fraction that is not written Q/S.
        FractionMalformed,
        /// A part of a fraction with more than two decimals.
        FractionTooManyDecimals,
        /// A fraction over zero.
        FractionZero,
        /// A part of a fraction beyond 10,000.00.
        FractionOutOfRange,
        /// An agreement that starts before the first scheme.
        SchemeNotCovered,
        /// A month that the agreement does not touch.
        MonthOutsideAgreement,
        /// An agreement that is too short or too long.
        DurationNotAllowed,
        /// A value that the parameters do not have yet on the day that decides.
        ParameterNotCovered,
        /// Month and agreement share no day from Monday to Saturday.
        NoPayableDay,
        /// A kind of agreement that is neither ibo nor ibo-plus.
        UnknownKind,
        /// The wage difference needs the reference gross wage.
        ReferenceGrossWageMissing,
        /// The wage difference needs the percentage.
        PercentageMissing,
        /// A percentage that the parameters do not list.
        PercentageNotAllowed,
        /// An RSZ base that the parameters do not list.
        RszBaseNotAllowed,
        /// An employee RSZ above the reference gross wage.
        EmployeeRszNotAllowed,
        /// An employee RSZ given together with an RSZ base.
        EmployeeRszWithBase,
        /// A percentage where the premium is flat-rate.
        PercentageNotUsed,
        /// An RSZ base where the premium is flat-rate.
        RszBaseNotUsed,
        /// An employee RSZ where the premium is flat-rate.
        EmployeeRszNotUsed,
        /// A last day before the start or after the agreed end.
        StoppedOutsideAgreement,
        /// An employment fraction of zero or above one.
        EmploymentFractionNotAllowed,
        /// Less than half-time, in the scheme of 2026.
        EmploymentFractionBelowHalf,
        /// No attendance in a month that the agreement covers in part.
        AttendanceMissing,
        /// An attendance above one.
        AttendanceNotAllowed,
        /// A negative number of suspended days.
        SuspendedDaysNotAllowed,
        /// Two unemployment benefits that count on the same day.
        RecordOverlap,
        /// Half days a week that are not 1 to 12.
        HalfPerWeekNotAllowed,
        /// Half days a week given with a full day amount.
        HalfPerWeekNotUsed,
        /// A basis that is neither full nor half.
        UnknownBasis,
        /// A type of unemployment benefit that the code list does not have.
        UnknownBenefitType,
        /// A type of aid that the code list does not have.
        UnknownAidType,
        /// A kind of leefloon entry that the code list does not have.
        UnknownEntryKind,
        /// An amount whose sign its kind of entry does not allow.
        LeefloonSign,
        /// A document type that the code list does not have.
        UnknownDocumentType,
        /// A nature that the code list does not have.
        UnknownNature,
        /// A status that is not original, modified or cancelled.
        UnknownStatus,
        /// A version below 1.
        VersionNotAllowed,
        /// A sickness period without a day from Monday to Saturday.
        PeriodWithoutPayableDay,
        /// More days than the sickness period has from Monday to Saturday.
        DaysNotAllowed,
        /// Days with another sign than the amount.
        DaysSign,
        /// Hours with another sign than the amount.
        HoursSign,
        /// A source whose recoveries exceed its amounts.
        NegativeSource,
        /// More than 1,000 records in one list.
        TooManyRecords,
        /// A record of a case that the table of cases does not have.
        UnknownCase,
        /// An availability that the format does not have.
        UnknownAvailability,
        /// A source that gave no final answer.
        SourceNotAvailable,
        /// Records from a source that says it has none.
        NoDataWithRecords,
        /// A result weaker than the certainty that was asked for.
        CertaintyTooWeak,
        /// An employer notice for ibo-plus, which the employer does not pay.
        NoticeForIboPlus,
        /// An employer notice of a provisional result.
        NoticeOfProvisional,
        /// An employer notice of a contribution that was not computed for lack of a wage.
        NoticeWithoutContribution,
        /// A correction between statements of two cases.
        CorrectionOtherCase,
        /// A correction between statements of two months.
        CorrectionOtherMonth,
        /// An employer notice of a result with hypothetical values.
        NoticeOfHypothetical,
        /// A correction of a provisional statement.
        CorrectionOfProvisional,
        /// A correction of a statement with hypothetical values.
        CorrectionOfHypothetical,
        /// A stored statement that does not agree with itself.
        StatementContradiction,
        /// A parameter file that is not TOML, or has a key that the format does not have.
        ParametersMalformed,
        /// A value with an id that no rule reads.
        ParametersUnknownId,
        /// A value without one of its required fields.
        ParametersMissingField,
        /// A value of another form or range than its id asks.
        ParametersBadValue,
        /// A date in a parameter file that is not a quoted YYYY-MM-DD of the calendar.
        ParametersBadDate,
        /// Dates of one id that do not ascend.
        ParametersUnordered,
        /// Two values of one id from the same day.
        ParametersDuplicate,
    }
}

struct Published {
    slug: &'static str,
    number: u16,
    rule: Option<Rule>,
    meaning: Template,
}

impl ErrorCode {
    /// Every error, in the order of the numbers.
    pub const ALL: &'static [Self] = &Self::EACH;

    /// The stable name, `percentage-not-allowed`.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.published().slug
    }

    /// The error of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.slug() == slug)
    }

    /// The error of this number.
    ///
    /// ```
    /// use ibo_core::ErrorCode;
    /// assert_eq!(ErrorCode::from_number(1304), Some(ErrorCode::PercentageNotAllowed));
    /// assert_eq!("percentage-not-allowed".parse(), Ok(ErrorCode::PercentageNotAllowed));
    /// assert_eq!(ErrorCode::from_number(1399), None);
    /// ```
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.number() == number)
    }

    /// The stable number, 1001 to 1699.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.published().number
    }

    /// The rule that refuses; none where only the form of the input is wrong.
    #[must_use]
    pub const fn rule(self) -> Option<Rule> {
        self.published().rule
    }

    /// What the error means, as the exported catalogue says it.
    #[must_use]
    pub const fn meaning(self, language: Language) -> &'static str {
        language.of(*self.published().meaning)
    }

    #[rustfmt::skip] // a table: one row an error
    const fn published(self) -> Published {
        match self {
            Self::MalformedJson => row(1001, "malformed-json", None,
                &["the input is not UTF-8 or not JSON",
                "de invoer is geen UTF-8 of geen JSON"]),
            Self::UnknownField => row(1002, "unknown-field", None,
                &["a field that the format does not have; only what the calculation needs may be \
                sent",
                "een veld dat het formaat niet kent; alleen wat de berekening nodig heeft, mag \
                    meegestuurd worden"]),
            Self::MissingField => row(1003, "missing-field", None,
                &["a required field is absent or null",
                "een verplicht veld ontbreekt of is null"]),
            Self::WrongType => row(1004, "wrong-type", None,
                &["a value of another type than the field's, or one that the field does not take",
                "een waarde van een ander type dan dat van het veld, of een die het veld niet \
                    aanneemt"]),
            Self::BadText => row(1005, "bad-text", None,
                &["a text that is empty, too long or has characters that the field does not allow",
                "een tekst die leeg of te lang is, of tekens heeft die het veld niet toelaat"]),
            Self::DuplicateField => row(1006, "duplicate-field", None,
                &["a field is given twice in one object",
                "een veld staat twee keer in één object"]),
            Self::DuplicateCase => row(1007, "duplicate-case", None,
                &["a case and month that an earlier row of the table has already",
                "een dossier en maand die een eerdere rij van de tabel al heeft"]),
            Self::AmountMalformed => row(1101, "amount-malformed", Some(Rule::InputBounds),
                &["an amount that is not written as digits, with at most two decimals after a \
                point",
                "een bedrag dat niet in cijfers geschreven is, met hoogstens twee decimalen na een \
                    punt"]),
            Self::AmountTooManyDecimals => row(1102, "amount-too-many-decimals",
                Some(Rule::InputBounds), &["an amount with more than two decimals; it is not \
                rounded",
                "een bedrag met meer dan twee decimalen; het wordt niet afgerond"]),
            Self::AmountOutOfRange => row(1103, "amount-out-of-range", Some(Rule::InputBounds),
                &["an amount beyond 1,000,000,000.00 euro",
                "een bedrag voorbij 1.000.000.000,00 euro"]),
            Self::AmountNegative => row(1104, "amount-negative", Some(Rule::InputBounds),
                &["a negative amount where none is allowed",
                "een negatief bedrag waar er geen mag staan"]),
            Self::NumberOutOfRange => row(1105, "number-out-of-range", Some(Rule::InputBounds),
                &["a whole number beyond 32 bits",
                "een geheel getal voorbij 32 bits"]),
            Self::DateMalformed => row(1111, "date-malformed", None,
                &["a date that is not written YYYY-MM-DD, or a month that is not written YYYY-MM",
                "een datum die niet als JJJJ-MM-DD of een maand die niet als JJJJ-MM geschreven \
                    is"]),
            Self::DateImpossible => row(1112, "date-impossible", None,
                &["a day or month that the calendar does not have",
                "een dag of maand die de kalender niet heeft"]),
            Self::DateOutOfRange => row(1113, "date-out-of-range", None,
                &["a date before the year 1 or after the year 9999",
                "een datum voor het jaar 1 of na het jaar 9999"]),
            Self::DateOrder => row(1114, "date-order", None, &["a period that ends before it starts",
                "een periode die eindigt voor ze begint"]),
            Self::FractionMalformed => row(1121, "fraction-malformed", Some(Rule::InputBounds),
                &["a fraction that is not written Q/S",
                "een breuk die niet als Q/S geschreven is"]),
            Self::FractionTooManyDecimals => row(1122, "fraction-too-many-decimals",
                Some(Rule::InputBounds), &["a part of a fraction with more than two decimals",
                "een deel van een breuk met meer dan twee decimalen"]),
            Self::FractionZero => row(1123, "fraction-zero", Some(Rule::InputBounds),
                &["a fraction over zero",
                "een breuk met noemer nul"]),
            Self::FractionOutOfRange => row(1124, "fraction-out-of-range", Some(Rule::InputBounds),
                &["a part of a fraction beyond 10,000.00",
                "een deel van een breuk voorbij 10.000,00"]),
            Self::SchemeNotCovered => row(1201, "scheme-not-covered", Some(Rule::Scheme),
                &["an agreement that starts before the first scheme",
                "een overeenkomst die begint voor het eerste stelsel"]),
            Self::MonthOutsideAgreement => row(1202, "month-outside-agreement",
                Some(Rule::AgreementDays), &["a month that the agreement does not touch",
                "een maand die de overeenkomst niet raakt"]),
            Self::DurationNotAllowed => row(1203, "duration-not-allowed", Some(Rule::Duration),
                &["an agreement that is too short or too long",
                "een overeenkomst die te kort of te lang is"]),
            Self::ParameterNotCovered => row(1204, "parameter-not-covered",
                Some(Rule::StaleParameters), &["a value that the parameters do not have yet on the \
                day that decides",
                "een waarde die de parameters nog niet hebben op de dag die beslist"]),
            Self::NoPayableDay => row(1205, "no-payable-day", Some(Rule::PayableDays),
                &["month and agreement share no day from Monday to Saturday",
                "maand en overeenkomst delen geen dag van maandag tot zaterdag"]),
            Self::UnknownKind => row(1301, "unknown-kind", None,
                &["a kind of agreement that is neither ibo nor ibo-plus",
                "een soort overeenkomst die geen ibo en geen ibo-plus is"]),
            Self::ReferenceGrossWageMissing => row(1302, "reference-gross-wage-missing",
                Some(Rule::WageDifference), &["the wage difference needs the reference gross wage",
                "voor het loonverschil is het brutoloon na aanwerving nodig"]),
            Self::PercentageMissing => row(1303, "percentage-missing", Some(Rule::Percentage),
                &["the wage difference needs the percentage",
                "voor het loonverschil is het percentage nodig"]),
            Self::PercentageNotAllowed => row(1304, "percentage-not-allowed",
                Some(Rule::Percentage), &["a percentage that the parameters do not list",
                "een percentage dat niet in de parameters staat"]),
            Self::RszBaseNotAllowed => row(1305, "rsz-base-not-allowed", Some(Rule::EmployeeRsz),
                &["an RSZ base that the parameters do not list",
                "een RSZ-basis die niet in de parameters staat"]),
            Self::EmployeeRszNotAllowed => row(1306, "employee-rsz-not-allowed",
                Some(Rule::EmployeeRszGiven), &["an employee RSZ above the reference gross wage",
                "een RSZ-bijdrage van de werknemer boven het brutoloon na aanwerving"]),
            Self::EmployeeRszWithBase => row(1307, "employee-rsz-with-base",
                Some(Rule::EmployeeRszGiven), &["an employee RSZ given together with an RSZ base",
                "een RSZ-bijdrage van de werknemer samen met een RSZ-basis"]),
            Self::PercentageNotUsed => row(1308, "percentage-not-used", Some(Rule::FlatRateFields),
                &["a percentage where the premium is flat-rate",
                "een percentage waar de premie forfaitair is"]),
            Self::RszBaseNotUsed => row(1309, "rsz-base-not-used", Some(Rule::FlatRateFields),
                &["an RSZ base where the premium is flat-rate",
                "een RSZ-basis waar de premie forfaitair is"]),
            Self::EmployeeRszNotUsed => row(1310, "employee-rsz-not-used",
                Some(Rule::FlatRateFields), &["an employee RSZ where the premium is flat-rate",
                "een RSZ-bijdrage van de werknemer waar de premie forfaitair is"]),
            Self::StoppedOutsideAgreement => row(1311, "stopped-outside-agreement",
                Some(Rule::AgreementDays), &["a last day before the start or after the agreed end",
                "een laatste dag voor het begin of na het overeengekomen einde"]),
            Self::EmploymentFractionNotAllowed => row(1312, "employment-fraction-not-allowed",
                Some(Rule::EmploymentFraction), &["an employment fraction of zero or above one",
                "een tewerkstellingsbreuk van nul of boven één"]),
            Self::EmploymentFractionBelowHalf => row(1313, "employment-fraction-below-half",
                Some(Rule::EmploymentFraction), &["less than half-time, in the scheme of 2026",
                "minder dan halftijds, in het stelsel van 2026"]),
            Self::AttendanceMissing => row(1314, "attendance-missing", Some(Rule::Attendance),
                &["no attendance in a month that the agreement covers in part",
                "geen aanwezigheid in een maand die de overeenkomst gedeeltelijk dekt"]),
            Self::AttendanceNotAllowed => row(1315, "attendance-not-allowed",
                Some(Rule::Attendance), &["an attendance above one",
                "een aanwezigheid boven één"]),
            Self::SuspendedDaysNotAllowed => row(1316, "suspended-days-not-allowed",
                Some(Rule::Duration), &["a negative number of suspended days",
                "een negatief aantal dagen schorsing"]),
            Self::RecordOverlap => row(1401, "record-overlap", Some(Rule::ShareOfMonth),
                &["two unemployment benefits that count on the same day",
                "twee werkloosheidsuitkeringen die op dezelfde dag tellen"]),
            Self::HalfPerWeekNotAllowed => row(1402, "half-per-week-not-allowed",
                Some(Rule::HalfDays), &["half days a week that are not 1 to 12",
                "halve dagen per week die niet 1 tot 12 zijn"]),
            Self::HalfPerWeekNotUsed => row(1403, "half-per-week-not-used", Some(Rule::HalfDays),
                &["half days a week given with a full day amount",
                "halve dagen per week bij een volledig dagbedrag"]),
            Self::UnknownBasis => row(1404, "unknown-basis", Some(Rule::HalfDays),
                &["a basis that is neither full nor half",
                "een basis die niet full en niet half is"]),
            Self::UnknownBenefitType => row(1405, "unknown-benefit-type", Some(Rule::BenefitTypes),
                &["a type of unemployment benefit that the code list does not have",
                "een soort werkloosheidsuitkering die niet in de codelijst staat"]),
            Self::UnknownAidType => row(1406, "unknown-aid-type", Some(Rule::Leefloon),
                &["a type of aid that the code list does not have",
                "een soort steun die niet in de codelijst staat"]),
            Self::UnknownEntryKind => row(1407, "unknown-entry-kind", Some(Rule::Leefloon),
                &["a kind of leefloon entry that the code list does not have",
                "een soort leefloonboeking die niet in de codelijst staat"]),
            Self::LeefloonSign => row(1408, "leefloon-sign", Some(Rule::Leefloon),
                &["an amount whose sign its kind of entry does not allow",
                "een bedrag met een teken dat zijn soort boeking niet toelaat"]),
            Self::UnknownDocumentType => row(1409, "unknown-document-type",
                Some(Rule::SicknessFilters), &["a document type that the code list does not have",
                "een documenttype dat niet in de codelijst staat"]),
            Self::UnknownNature => row(1410, "unknown-nature", Some(Rule::SicknessFilters),
                &["a nature that the code list does not have",
                "een aard die niet in de codelijst staat"]),
            Self::UnknownStatus => row(1411, "unknown-status", Some(Rule::Versions),
                &["a status that is not original, modified or cancelled",
                "een status die niet original, modified of cancelled is"]),
            Self::VersionNotAllowed => row(1412, "version-not-allowed", Some(Rule::Versions),
                &["a version below 1",
                "een versie onder 1"]),
            Self::PeriodWithoutPayableDay => row(1413, "period-without-payable-day",
                Some(Rule::SicknessPayments), &["a sickness period without a day from Monday to \
                Saturday",
                "een ziekteperiode zonder dag van maandag tot zaterdag"]),
            Self::DaysNotAllowed => row(1414, "days-not-allowed", Some(Rule::SicknessPayments),
                &["more days than the sickness period has from Monday to Saturday",
                "meer dagen dan de ziekteperiode er van maandag tot zaterdag heeft"]),
            Self::DaysSign => row(1415, "days-sign", Some(Rule::SicknessPayments),
                &["days with another sign than the amount",
                "dagen met een ander teken dan het bedrag"]),
            Self::HoursSign => row(1416, "hours-sign", Some(Rule::SicknessPayments),
                &["hours with another sign than the amount",
                "uren met een ander teken dan het bedrag"]),
            Self::NegativeSource => row(1417, "negative-source", Some(Rule::ReplacementIncome),
                &["a source whose recoveries exceed its amounts",
                "een bron waarvan de terugvorderingen groter zijn dan de bedragen"]),
            Self::TooManyRecords => row(1418, "too-many-records", Some(Rule::InputBounds),
                &["more than 1,000 records in one list",
                "meer dan 1.000 gegevens in één lijst"]),
            Self::UnknownCase => row(1419, "unknown-case", None,
                &["a record of a case that the table of cases does not have",
                "een gegeven van een dossier dat de tabel van de dossiers niet heeft"]),
            Self::UnknownAvailability => row(1501, "unknown-availability", Some(Rule::Availability),
                &["an availability that the format does not have",
                "een beschikbaarheid die het formaat niet kent"]),
            Self::SourceNotAvailable => row(1502, "source-not-available", Some(Rule::Availability), &["a source that gave no final answer",
                "een bron zonder definitief antwoord"]),
            Self::NoDataWithRecords => row(1503, "no-data-with-records", Some(Rule::Availability),
                &["records from a source that says it has none",
                "gegevens van een bron die zegt dat ze er geen heeft"]),
            Self::CertaintyTooWeak => row(1504, "certainty-too-weak", Some(Rule::CertaintyAskedFor), &["a result weaker than the certainty that was asked for",
                "een resultaat dat zwakker is dan de gevraagde zekerheid"]),
            Self::NoticeForIboPlus => row(1505, "notice-for-ibo-plus", Some(Rule::EmployerNotice),
                &["an employer notice for ibo-plus, which the employer does not pay",
                "een bericht aan de werkgever voor ibo-plus, dat de werkgever niet betaalt"]),
            Self::NoticeOfProvisional => row(1506, "notice-of-provisional",
                Some(Rule::EmployerNotice), &["an employer notice of a provisional result",
                "een bericht aan de werkgever over een voorlopig resultaat"]),
            Self::NoticeWithoutContribution => row(1507, "notice-without-contribution",
                Some(Rule::EmployerNotice), &["an employer notice of a contribution that was not \
                computed for lack of a wage",
                "een bericht aan de werkgever over een bijdrage die bij gebrek aan loon niet \
                    berekend is"]),
            Self::CorrectionOtherCase => row(1508, "correction-other-case", Some(Rule::Correction),
                &["a correction between statements of two cases",
                "een rechtzetting tussen afrekeningen van twee dossiers"]),
            Self::CorrectionOtherMonth => row(1509, "correction-other-month",
                Some(Rule::Correction), &["a correction between statements of two months",
                "een rechtzetting tussen afrekeningen van twee maanden"]),
            Self::NoticeOfHypothetical => row(1510, "notice-of-hypothetical",
                Some(Rule::EmployerNotice), &["an employer notice of a result with hypothetical \
                values",
                "een bericht aan de werkgever over een resultaat met hypothetische waarden"]),
            Self::CorrectionOfProvisional => row(1511, "correction-of-provisional",
                Some(Rule::Correction), &["a correction of a provisional statement",
                "een rechtzetting van een voorlopige afrekening"]),
            Self::CorrectionOfHypothetical => row(1512, "correction-of-hypothetical",
                Some(Rule::Correction), &["a correction of a statement with hypothetical values",
                "een rechtzetting van een afrekening met hypothetische waarden"]),
            Self::StatementContradiction => row(1513, "statement-contradiction",
                Some(Rule::Correction), &["a stored statement that does not agree with itself",
                "een bewaarde afrekening die zichzelf tegenspreekt"]),
            Self::ParametersMalformed => row(1601, "parameters-malformed", None,
                &["a parameter file that is not TOML, or has a key that the format does not have",
                "een parameterbestand dat geen TOML is, of een sleutel heeft die het formaat niet \
                    kent"]),
            Self::ParametersUnknownId => row(1602, "parameters-unknown-id", None,
                &["a value with an id that no rule reads",
                "een waarde met een id die geen regel leest"]),
            Self::ParametersMissingField => row(1603, "parameters-missing-field", None,
                &["a value without one of its required fields",
                "een waarde zonder een van haar verplichte velden"]),
            Self::ParametersBadValue => row(1604, "parameters-bad-value", None,
                &["a value of another form or range than its id asks",
                "een waarde met een andere vorm of een ander bereik dan haar id vraagt"]),
            Self::ParametersBadDate => row(1605, "parameters-bad-date", None, &["a date in a parameter file that is not a quoted YYYY-MM-DD of the calendar",
                "een datum in een parameterbestand die geen JJJJ-MM-DD tussen aanhalingstekens van \
                    de kalender is"]),
            Self::ParametersUnordered => row(1606, "parameters-unordered", None,
                &["dates of one id that do not ascend",
                "datums van één id die niet opklimmen"]),
            Self::ParametersDuplicate => row(1607, "parameters-duplicate", None,
                &["two values of one id from the same day",
                "twee waarden van één id vanaf dezelfde dag"]),
        }
    }
}

const fn row(number: u16, slug: &'static str, rule: Option<Rule>, meaning: Template) -> Published {
    Published { slug, number, rule, meaning }
}

impl ErrorCode {
    /// What an error of this code says when nothing more is known, as of a row of a table: what must
    /// be, as the single call says it. The codes that no row can have say what they mean.
    pub(crate) const fn sentence(self) -> Template {
        match self {
            Self::UnknownField => say::UNKNOWN_FIELD,
            Self::MissingField => say::REQUIRED,
            Self::WrongType => say::TYPE,
            Self::BadText => say::TEXT_OF_FIELD,
            Self::DuplicateField => say::FIELD_TWICE,
            Self::DuplicateCase => say::CASE_TWICE,
            Self::AmountMalformed => say::AMOUNT,
            Self::AmountTooManyDecimals => say::TWO_DECIMALS,
            Self::AmountOutOfRange => say::AMOUNT_BOUND,
            Self::AmountNegative => say::NOT_NEGATIVE,
            Self::NumberOutOfRange => say::BITS_32,
            Self::DateMalformed => say::DATE,
            Self::DateImpossible => say::CALENDAR,
            Self::DateOutOfRange => say::YEARS,
            Self::DateOrder => say::PERIOD_ORDER,
            Self::FractionMalformed => say::FRACTION,
            Self::FractionTooManyDecimals => say::FRACTION_DECIMALS,
            Self::FractionZero => say::FRACTION_ZERO,
            Self::FractionOutOfRange => say::FRACTION_BOUND,
            Self::SchemeNotCovered => say::SCHEME_COVERED,
            Self::MonthOutsideAgreement => say::NO_DAY_IN_MONTH,
            Self::DurationNotAllowed => say::DURATION_OF_KIND,
            Self::ParameterNotCovered => say::NO_VALUE,
            Self::NoPayableDay => say::NO_PAYABLE_DAY,
            Self::UnknownKind => say::KIND,
            Self::ReferenceGrossWageMissing => say::WAGE,
            Self::PercentageMissing => say::PERCENTAGE,
            Self::PercentageNotAllowed => say::PERCENTAGE_LISTED,
            Self::RszBaseNotAllowed => say::RSZ_BASE_LISTED,
            Self::EmployeeRszNotAllowed => say::RSZ_AT_MOST,
            Self::EmployeeRszWithBase => say::RSZ_OR_BASE,
            Self::PercentageNotUsed => say::FLAT_NO_PERCENTAGE,
            Self::RszBaseNotUsed => say::FLAT_NO_BASE,
            Self::EmployeeRszNotUsed => say::FLAT_NO_RSZ,
            Self::StoppedOutsideAgreement => say::STOPPED,
            Self::EmploymentFractionNotAllowed => say::EMPLOYMENT_FRACTION,
            Self::EmploymentFractionBelowHalf => say::HALF_TIME,
            Self::AttendanceMissing => say::ATTENDANCE,
            Self::AttendanceNotAllowed => say::ATTENDANCE_AT_MOST,
            Self::SuspendedDaysNotAllowed => say::SUSPENDED_DAYS,
            Self::RecordOverlap => say::OVERLAP,
            Self::HalfPerWeekNotAllowed => say::HALF_PER_WEEK,
            Self::HalfPerWeekNotUsed => say::HALF_NOT_USED,
            Self::UnknownBasis => say::BASIS,
            Self::UnknownBenefitType => say::BENEFIT_TYPE,
            Self::UnknownAidType => say::AID_TYPE,
            Self::UnknownEntryKind => say::ENTRY_KIND,
            Self::LeefloonSign => say::ENTRY_SIGN,
            Self::UnknownDocumentType => say::DOCUMENT_TYPE,
            Self::UnknownNature => say::NATURE,
            Self::UnknownStatus => say::STATUS,
            Self::VersionNotAllowed => say::VERSION,
            Self::PeriodWithoutPayableDay => say::PERIOD_PAYABLE,
            Self::DaysNotAllowed => say::DAYS_OF_PERIOD,
            Self::DaysSign => say::DAYS_SIGN,
            Self::HoursSign => say::HOURS_SIGN,
            Self::NegativeSource => say::NEGATIVE_SOURCE,
            Self::TooManyRecords => say::TOO_MANY,
            Self::UnknownCase => say::CASE_OF_RECORD,
            Self::UnknownAvailability => say::AVAILABILITY,
            Self::SourceNotAvailable => say::NOT_AVAILABLE,
            Self::NoDataWithRecords => say::NO_DATA,
            Self::CertaintyTooWeak => say::TOO_WEAK_ROW,
            Self::NoticeForIboPlus => say::NOTICE_PLUS,
            Self::NoticeOfProvisional => say::NOTICE_PROVISIONAL,
            Self::NoticeWithoutContribution => say::NOTICE_WAGE,
            Self::CorrectionOtherCase => say::ONE_CASE,
            Self::CorrectionOtherMonth => say::ONE_MONTH,
            Self::NoticeOfHypothetical => say::NOTICE_HYPOTHETICAL,
            Self::CorrectionOfProvisional => say::BOTH_FINAL,
            Self::CorrectionOfHypothetical => say::BOTH_BY_LAW,
            Self::MalformedJson
            | Self::StatementContradiction
            | Self::ParametersMalformed
            | Self::ParametersUnknownId
            | Self::ParametersMissingField
            | Self::ParametersBadValue
            | Self::ParametersBadDate
            | Self::ParametersUnordered
            | Self::ParametersDuplicate => self.published().meaning,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorCode;
    use crate::language::Language;
    use crate::sentence::say;

    /// The codes that no row of a table can have.
    const OF_FILES: [ErrorCode; 9] = [
        ErrorCode::MalformedJson,
        ErrorCode::StatementContradiction,
        ErrorCode::ParametersMalformed,
        ErrorCode::ParametersUnknownId,
        ErrorCode::ParametersMissingField,
        ErrorCode::ParametersBadValue,
        ErrorCode::ParametersBadDate,
        ErrorCode::ParametersUnordered,
        ErrorCode::ParametersDuplicate,
    ];

    #[test]
    fn a_code_of_a_row_says_what_must_be() {
        for code in ErrorCode::ALL.iter().filter(|code| !OF_FILES.contains(code)) {
            let sentence = code.sentence();
            assert!(say::ALL.contains(&sentence), "{}", code.slug());
            assert_ne!(Language::English.of(*sentence), code.meaning(Language::English));
            assert!(!sentence.iter().any(|text| text.contains("{}")), "{}", code.slug());
        }
    }
}
