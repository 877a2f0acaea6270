//! What errors say, in English and Dutch: templates with places `{}` for what an error knows (a
//! list, a bound, a name), never an amount of income or the reference of a case (R7.7). Each says
//! what must be, and where there is something to do, what to do.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use smallvec::SmallVec;
use smol_str::SmolStr;

pub use crate::bilingual::Template;
use crate::bilingual::fill;
use crate::certainty::Certainty;
use crate::language::Language;

/// What an error knows beside its code and its place.
///
/// ```
/// use ibo_core::{ErrorContext, Language};
/// assert_eq!(ErrorContext::Number(100).text(Language::Dutch), "100");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorContext {
    /// A bound, a length, a count, a column.
    Number(i64),
    /// A name of the format, or of the language of the caller: an id, a field, a file, a type.
    Name(SmolStr),
    /// What would be accepted.
    Allowed(SmolStr),
    /// A day.
    Day(NaiveDate),
    /// How well something is founded.
    Certainty(Certainty),
    /// A sentence within the sentence: what is wrong with an entry of a file.
    Sentence(Box<Sentence>),
    /// Several, which a sentence writes with commas: what made a result too weak.
    List(Vec<ErrorContext>),
}

impl ErrorContext {
    /// What it is, as a sentence of this language writes it.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::new();
        // To write into a text does not fail.
        let _ = self.write(language, &mut text);
        text
    }

    fn write(&self, language: Language, to: &mut dyn fmt::Write) -> fmt::Result {
        match self {
            Self::Number(number) => write!(to, "{number}"),
            Self::Name(text) | Self::Allowed(text) => to.write_str(text),
            Self::Day(day) => write!(to, "{day}"),
            Self::Certainty(certainty) => to.write_str(certainty.label(language)),
            Self::Sentence(sentence) => sentence.write(language, to),
            Self::List(several) => several.iter().enumerate().try_for_each(|(place, one)| {
                to.write_str(if place == 0 { "" } else { ", " })?;
                one.write(language, to)
            }),
        }
    }
}

impl fmt::Display for ErrorContext {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(Language::English, f)
    }
}

/// A sentence with what fills its places.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Sentence {
    template: Template,
    /// Two at the most where a case or a row is refused: these take no memory.
    context: SmallVec<[ErrorContext; 2]>,
}

impl Sentence {
    /// A sentence of a table, with what fills its places in their order.
    #[must_use]
    pub fn new(template: Template, context: impl IntoIterator<Item = ErrorContext>) -> Self {
        let mut sentence = Self { template, context: SmallVec::new() };
        context.into_iter().for_each(|context| sentence.context.push(context));
        sentence
    }

    /// What fills the places.
    #[must_use]
    pub fn context(&self) -> &[ErrorContext] {
        &self.context
    }

    /// The sentence in this language.
    #[must_use]
    pub fn text(&self, language: Language) -> Cow<'static, str> {
        if self.context.is_empty() {
            return language.of(*self.template).into();
        }
        let mut text = String::new();
        // To write into a text does not fail.
        let _ = self.write(language, &mut text);
        text.into()
    }

    /// Writes the sentence in this language.
    pub(crate) fn write(&self, language: Language, to: &mut dyn fmt::Write) -> fmt::Result {
        fill(self.template, language, to, &self.context, |context, to| context.write(language, to))
    }
}

/// The sentences of a table, each as a constant, and all of them for the tests. Each binding has a
/// table of its own for what only its language can get wrong.
#[doc(hidden)]
#[macro_export]
macro_rules! sentences {
    ($($name:ident: $english:literal, $dutch:literal;)*) => {
        $(#[doc = concat!("`", $english,
            "`")] pub const $name: $crate::bindings::sentence::Template = &[$english, $dutch];)*
        #[cfg(test)]
        /// Every sentence.
        pub const ALL: &[$crate::bindings::sentence::Template] = &[$($name),*];
    };
}

/// The sentences, by the family of their errors.
#[rustfmt::skip] // a table: one sentence a row
pub mod say {
    crate::sentences! {
        // 1000: JSON and structure.
        NOT_UTF_8: "the input must be UTF-8", "de invoer moet UTF-8 zijn";
        NOT_JSON: "this must be JSON; it stops being so at column {}",
            "dit moet JSON zijn; vanaf kolom {} is het dat niet meer";
        NOT_JSON_AT_LINE: "this must be JSON; it stops being so at line {}, column {}",
            "dit moet JSON zijn; vanaf lijn {}, kolom {} is het dat niet meer";
        EMPTY_LINE: "the line must be a JSON object, and is empty: leave it out",
            "de lijn moet een JSON-object zijn, en is leeg: laat ze weg";
        LINE_TOO_LONG: "the line must be shorter than 8 MiB, {} bytes: write each case on a line of \
            its own",
            "de lijn moet korter zijn dan 8 MiB, {} bytes: schrijf elk dossier op een eigen lijn";
        UNKNOWN_FIELD: "the format has no such field: leave it out, since only what the \
            calculation needs may be sent",
            "het formaat kent dit veld niet: laat het weg, want alleen wat de berekening nodig \
            heeft, mag meegestuurd worden";
        UNKNOWN_FIELD_NEAR: "the format has no such field; did you mean {}?",
            "het formaat kent dit veld niet; bedoelde u {}?";
        FIELD_TWICE: "this field must be given once", "dit veld mag maar één keer gegeven zijn";
        FIELD_NAME: "a field's name must be a text", "de naam van een veld moet een tekst zijn";
        REQUIRED: "this field is required", "dit veld is verplicht";
        SCHEMA: "this must be 1, the schema that this version reads",
            "dit moet 1 zijn, het schema dat deze versie leest";
        OBJECT: "this must be a JSON object", "dit moet een JSON-object zijn";
        ARRAY: "this must be a JSON array", "dit moet een JSON-lijst zijn";
        TEXT: "this must be a text", "dit moet een tekst zijn";
        WHOLE_NUMBER: "this must be a whole number, written without decimals",
            "dit moet een geheel getal zijn, zonder decimalen geschreven";
        WHOLE_NUMBER_FROM_ZERO: "this must be a whole number from 0",
            "dit moet een geheel getal vanaf 0 zijn";
        TRUE_OR_FALSE: "this must be true or false", "dit moet true of false zijn";
        NUMBER_AS_TEXT: "this must be a text such as \"1234.56\": a JSON number passes through \
            binary floating point, which loses cents",
            "dit moet een tekst zijn zoals \"1234.56\": een JSON-getal gaat door binaire drijvende \
            komma, en die verliest centen";
        ESCAPE: "an escape in a text must be a character",
            "een escape in een tekst moet een teken zijn";
        PRINTABLE: "this text must have 1 to {} printable ASCII characters",
            "deze tekst moet 1 tot {} afdrukbare ASCII-tekens hebben";
        TWO_CAPITALS: "a benefit code must have two capitals",
            "een uitkeringscode moet twee hoofdletters hebben";
        TYPE: "this value must be of the type of its field",
            "deze waarde moet van het type van haar veld zijn";
        TEXT_OF_FIELD: "this text must have the length and the characters that its field allows",
            "deze tekst moet de lengte en de tekens hebben die zijn veld toelaat";
        CASE_TWICE: "a case must have one row a month: leave the others out",
            "een dossier moet één rij per maand hebben: laat de andere weg";
        WORD: "this must be a word that the format has here",
            "dit moet een woord zijn dat het formaat hier kent";
        ONE_OF: "this must be one of {}", "dit moet een van deze zijn: {}";
        RULE: "this must be the number of a rule, such as R4.2",
            "dit moet het nummer van een regel zijn, zoals R4.2";
        FINGERPRINT: "a fingerprint must be 16 hexadecimal digits, 0 to 9 and a to f",
            "een vingerafdruk moet 16 hexadecimale cijfers hebben, 0 tot 9 en a tot f";
        NO_RECORD: "the list must have a record at this place",
            "de lijst moet op deze plaats een gegeven hebben";
        LAST_DAY_OF_ABSENCE: "an absence must have a last day",
            "een afwezigheid moet een laatste dag hebben";
        LAST_DAY_OF_PAYMENT: "a payment must have a last day",
            "een betaling moet een laatste dag hebben";

        // 1100: numbers, dates, fractions.
        AMOUNT: "an amount must be written as digits, with at most two decimals after a point, \
            such as \"1234.56\"",
            "een bedrag moet in cijfers geschreven zijn, met hoogstens twee decimalen na een punt, \
            zoals \"1234.56\"";
        TWO_DECIMALS: "an amount must have at most two decimals; it is not rounded",
            "een bedrag mag hoogstens twee decimalen hebben; het wordt niet afgerond";
        AMOUNT_BOUND: "an amount must lie within 1,000,000,000.00 euro on either side of zero",
            "een bedrag moet binnen 1.000.000.000,00 euro aan weerszijden van nul liggen";
        HOURS: "hours must be written as digits, with at most two decimals after a point, such as \
            \"7.60\"",
            "uren moeten in cijfers geschreven zijn, met hoogstens twee decimalen na een punt, \
            zoals \"7.60\"";
        HOURS_DECIMALS: "hours must have at most two decimals; they are not rounded",
            "uren mogen hoogstens twee decimalen hebben; ze worden niet afgerond";
        HOURS_BOUND: "hours must lie within 1,000,000,000.00 on either side of zero",
            "uren moeten binnen 1.000.000.000,00 aan weerszijden van nul liggen";
        NOT_NEGATIVE: "this amount must not be negative", "dit bedrag mag niet negatief zijn";
        BITS_32: "this number must fit 32 bits", "dit getal moet in 32 bits passen";
        DATE: "a date must be written YYYY-MM-DD", "een datum moet als JJJJ-MM-DD geschreven zijn";
        MONTH: "a month must be written YYYY-MM", "een maand moet als JJJJ-MM geschreven zijn";
        YEARS: "a date must lie in the years 0001 to 9999",
            "een datum moet in de jaren 0001 tot 9999 liggen";
        CALENDAR: "this day must be one that the calendar has",
            "deze dag moet op de kalender staan";
        MONTHS: "a month must lie from 01 to 12", "een maand moet van 01 tot 12 gaan";
        PERIOD_ORDER: "a period must not end before it starts",
            "een periode mag niet eindigen voor ze begint";
        AGREEMENT_ORDER: "the agreement must not end before it starts",
            "de overeenkomst mag niet eindigen voor ze begint";
        FRACTION: "a fraction must be written as two numbers with at most two decimals, such as \
            \"38/38\" or \"30.40/38.00\"",
            "een breuk moet als twee getallen met hoogstens twee decimalen geschreven zijn, zoals \
            \"38/38\" of \"30.40/38.00\"";
        FRACTION_DECIMALS: "the hours or days of a fraction must have at most two decimals; they are \
            not rounded",
            "de uren of dagen van een breuk mogen hoogstens twee decimalen hebben; ze worden niet \
            afgerond";
        FRACTION_ZERO: "a fraction must not be over zero", "een breuk mag geen noemer nul hebben";
        FRACTION_BOUND: "a part of a fraction must lie from 0 to 10,000.00",
            "een deel van een breuk moet van 0 tot 10.000,00 gaan";

        // 1200: what the law covers.
        FIRST_SCHEME: "the agreement must start on {} or later: earlier ones are not covered",
            "de overeenkomst moet op {} of later beginnen: vroegere zijn niet gedekt";
        SCHEME_COVERED: "the agreement must start in a scheme that is covered",
            "de overeenkomst moet in een stelsel beginnen dat gedekt is";
        NO_DAY_IN_MONTH: "the agreement must have a day in this month",
            "de overeenkomst moet een dag in deze maand hebben";
        PLAN_UNTIL: "a plan must end in a month of the agreement, from {} to {}",
            "een plan moet eindigen in een maand van de overeenkomst, van {} tot {}";
        PLANNED_MONTH: "this must be a month of the plan, from {} to {}",
            "dit moet een maand van het plan zijn, van {} tot {}";
        IN_MONTH: "in {}: {}", "in {}: {}";
        DURATION: "an agreement of this kind must last {} to {} days, both ends included; an end \
            on a Friday or Saturday counts through the Sunday after it, and suspended days raise \
            the upper limit",
            "een overeenkomst van deze soort moet {} tot {} dagen duren, begin en einde \
            inbegrepen; een einde op vrijdag of zaterdag telt tot en met de zondag erna, en dagen \
            schorsing verhogen het maximum";
        DURATION_OF_KIND: "an agreement must last as long as its kind allows",
            "een overeenkomst moet zo lang duren als haar soort toelaat";
        NO_VALUE: "the parameters must have a value on the day that decides",
            "de parameters moeten een waarde hebben op de dag die beslist";
        NO_VALUE_AT_START: "the parameters must have a value of {} on the start of the agreement",
            "de parameters moeten een waarde van {} hebben op de begindag van de overeenkomst";
        NO_VALUE_IN_MONTH: "the parameters must have a value of {} on the first day of the month",
            "de parameters moeten een waarde van {} hebben op de eerste dag van de maand";
        GIVE_THE_MONTH: "the withholding rate or its rounding has changed over the years: give the \
            month",
            "het tarief van de bedrijfsvoorheffing of de afronding is veranderd in de tijd: geef de \
            maand";
        NO_PAYABLE_DAY: "month and agreement must share a day from Monday to Saturday, for which \
            benefits are paid",
            "maand en overeenkomst moeten een dag van maandag tot zaterdag delen, waarvoor \
            uitkeringen betaald worden";

        // 1300: the agreement.
        KIND: "the kind must be \"ibo\" or \"ibo-plus\"",
            "de soort moet \"ibo\" of \"ibo-plus\" zijn";
        WAGE: "the reference gross wage is required: the premium of an ibo from 2026 follows from \
            it",
            "het brutoloon na aanwerving is verplicht: de premie van een ibo vanaf 2026 volgt \
            eruit";
        WAGE_OF_IBO_PLUS: "the reference gross wage is required: by the reading \
            premium.ibo-plus-rule the premium of an ibo-plus follows from it",
            "het brutoloon na aanwerving is verplicht: volgens de lezing premium.ibo-plus-rule \
            volgt de premie van een ibo-plus eruit";
        WHOLE_DIFFERENCE: "the premium of an ibo-plus is 100 % of the wage difference: leave the \
            percentage out",
            "de premie van een ibo-plus is 100 % van het loonverschil: laat het percentage weg";
        PERCENTAGE: "the percentage is required for an ibo that starts from 2026",
            "het percentage is verplicht voor een ibo die vanaf 2026 begint";
        PERCENTAGES: "the percentage must be one of {}",
            "het percentage moet een van deze zijn: {}";
        PERCENTAGE_LISTED: "the percentage must be one that the parameters list",
            "het percentage moet in de parameters staan";
        RSZ_BASE_LISTED: "the RSZ base must be one that the parameters list",
            "de RSZ-basis moet in de parameters staan";
        RSZ_BASES: "the RSZ base must be one of {}; without one it is {} %",
            "de RSZ-basis moet een van deze zijn: {}; zonder is ze {} %";
        RSZ_OR_BASE: "the employee RSZ must be given, or computed on a base, not both: leave one \
            of them out",
            "de RSZ van de werknemer moet gegeven zijn of op een basis berekend worden, niet \
            allebei: laat een van beide weg";
        RSZ_AT_MOST: "the employee RSZ must be at most the reference gross wage",
            "de RSZ van de werknemer mag hoogstens het brutoloon na aanwerving zijn";
        FLAT_NO_PERCENTAGE: "the flat-rate premium has no percentage: leave it out",
            "de forfaitaire premie heeft geen percentage: laat het weg";
        FLAT_NO_BASE: "the flat-rate premium has no RSZ base: leave it out",
            "de forfaitaire premie heeft geen RSZ-basis: laat ze weg";
        FLAT_NO_RSZ: "the flat-rate premium has no employee RSZ: leave it out",
            "de forfaitaire premie heeft geen RSZ van de werknemer: laat ze weg";
        STOPPED: "the last day of an agreement that was broken off must lie from its start to its \
            agreed end",
            "de laatste dag van een afgebroken overeenkomst moet van haar begin tot haar \
            overeengekomen einde liggen";
        EMPLOYMENT_FRACTION: "the employment fraction must be above 0 and at most 1",
            "de tewerkstellingsbreuk moet boven 0 en hoogstens 1 zijn";
        HALF_TIME: "from 2026 the training must be at least half-time",
            "vanaf 2026 moet de opleiding minstens halftijds zijn";
        ATTENDANCE: "the agreement covers the month in part: give the paid over the normal hours \
            or days, or ask for \"working-days\"",
            "de overeenkomst dekt de maand gedeeltelijk: geef de betaalde op de normale uren of \
            dagen, of vraag \"working-days\"";
        DAYS_OF_PAYMENT: "the month, the start and the end must be given for the days of an \
            agreement in a month",
            "de maand, het begin en het einde moeten gegeven zijn voor de dagen van een overeenkomst \
            in een maand";
        ATTENDANCE_AT_MOST: "the attendance must be at most 1",
            "de aanwezigheid mag hoogstens 1 zijn";
        SUSPENDED_DAYS: "the number of suspended days must not be negative",
            "het aantal dagen schorsing mag niet negatief zijn";

        // 1400: the records.
        OVERLAP: "another unemployment benefit counts on the same day: leave out a record given \
            twice, or end the earlier one on the day before",
            "een andere werkloosheidsuitkering telt op dezelfde dag: laat weg wat dubbel is, of \
            beëindig de vroegere op de dag ervoor";
        HALF_PER_WEEK: "half days must be 1 to 12 a week",
            "halve dagen moeten 1 tot 12 per week zijn";
        HALF_WITHOUT_NUMBER: "half days must say how many a week",
            "bij een half dagbedrag is het aantal halve dagen per week verplicht";
        HALF_NOT_USED: "a full day amount has no half days a week: leave them out",
            "een volledig dagbedrag heeft geen halve dagen per week: laat ze weg";
        BASIS: "the basis must be \"full\" or \"half\"", "de basis moet \"full\" of \"half\" zijn";
        BENEFIT_TYPE: "the benefit type must be in the code list: correct it, or add it with a \
            parameter file",
            "de soort uitkering moet in de codelijst staan: verbeter ze, of voeg ze toe met een \
            parameterbestand";
        BENEFIT_TYPE_NEAR: "the benefit type must be in the code list; did you mean {}?",
            "de soort uitkering moet in de codelijst staan; bedoelde u {}?";
        AID_TYPE: "the aid type must be in the code list: correct it, or add it with a parameter \
            file",
            "de soort steun moet in de codelijst staan: verbeter ze, of voeg ze toe met een \
            parameterbestand";
        AID_TYPE_NEAR: "the aid type must be in the code list; did you mean {}?",
            "de soort steun moet in de codelijst staan; bedoelde u {}?";
        ENTRY_KIND: "the entry kind must be in the code list: correct it, or add it with a \
            parameter file",
            "de soort boeking moet in de codelijst staan: verbeter ze, of voeg ze toe met een \
            parameterbestand";
        ENTRY_KIND_NEAR: "the entry kind must be in the code list; did you mean {}?",
            "de soort boeking moet in de codelijst staan; bedoelde u {}?";
        ENTRY_NOT_NEGATIVE: "an entry of this kind must not be negative",
            "een boeking van deze soort mag niet negatief zijn";
        ENTRY_NOT_POSITIVE: "an entry of this kind must not be positive",
            "een boeking van deze soort mag niet positief zijn";
        ENTRY_SIGN: "the amount must have a sign that its kind of entry allows",
            "het bedrag moet een teken hebben dat zijn soort boeking toelaat";
        DOCUMENT_TYPE: "the document type must be in the code list: correct it, or add it with a \
            parameter file",
            "het documenttype moet in de codelijst staan: verbeter het, of voeg het toe met een \
            parameterbestand";
        DOCUMENT_TYPE_NEAR: "the document type must be in the code list; did you mean {}?",
            "het documenttype moet in de codelijst staan; bedoelde u {}?";
        NATURE: "the nature must be in the code list: correct it, or add it with a parameter file",
            "de aard moet in de codelijst staan: verbeter ze, of voeg ze toe met een \
            parameterbestand";
        STATUS: "the status must be \"original\", \"modified\" or \"cancelled\"",
            "de status moet \"original\", \"modified\" of \"cancelled\" zijn";
        VERSION: "the version must be 1 or more", "de versie moet 1 of meer zijn";
        PERIOD_PAYABLE: "this period must have a day from Monday to Saturday",
            "deze periode moet een dag van maandag tot zaterdag hebben";
        DAYS_AT_MOST: "days must not exceed the Monday-to-Saturday days of the period, which are \
            {}",
            "dagen mogen niet meer zijn dan die van maandag tot zaterdag in de periode, dat zijn \
            er {}";
        DAYS_OF_PERIOD: "days must not exceed the Monday-to-Saturday days of the period",
            "dagen mogen niet meer zijn dan die van maandag tot zaterdag in de periode";
        DAYS_SIGN: "days must have the sign of the amount, or be zero",
            "dagen moeten het teken van het bedrag hebben, of nul zijn";
        HOURS_SIGN: "hours must have the sign of the amount, or be zero",
            "uren moeten het teken van het bedrag hebben, of nul zijn";
        NEGATIVE_SOURCE: "a source must not come to less than zero: more is recovered than paid, \
            and a correction of an earlier month belongs to that month",
            "een bron mag niet onder nul komen: er is meer teruggevorderd dan betaald, en een \
            rechtzetting van een vroegere maand hoort bij die maand";
        TOO_MANY: "a list must have at most 1,000 records",
            "een lijst mag hoogstens 1.000 gegevens hebben";
        CASE_OF_RECORD: "a record must be of a case that the table of cases has",
            "een gegeven moet van een dossier zijn dat in de tabel van de dossiers staat";

        // 1500: availability, certainty, notice, correction.
        AVAILABILITY: "the availability must be \"data\", \"no-data\", \"not-asked\", \
            \"no-result\" or \"filtered\"",
            "de beschikbaarheid moet \"data\", \"no-data\", \"not-asked\", \"no-result\" of \
            \"filtered\" zijn";
        NOT_AVAILABLE: "the answer must be \"data\" or \"no-data\" for a final result; ask for a \
            provisional one with the option \"provisional\"",
            "het antwoord moet \"data\" of \"no-data\" zijn voor een definitief resultaat; vraag \
            een voorlopig met de optie \"provisional\"";
        NO_DATA: "a source that says \"no-data\" must have no records",
            "een bron die \"no-data\" zegt, mag geen gegevens hebben";
        TOO_WEAK: "the result must be at least {}; it is {}, because of {}",
            "het resultaat moet minstens {} zijn; het is {}, door {}";
        WEAK_VALUE: "{} from {}", "{} vanaf {}";
        WEAK_CODE: "{}/{} from {}", "{}/{} vanaf {}";
        WEAK_STALE: "{} from {} (last checked on {})", "{} vanaf {} (laatst gecontroleerd op {})";
        TOO_WEAK_ROW: "the result must be at least as certain as was asked for",
            "het resultaat moet minstens zo zeker zijn als gevraagd";
        NOTICE_PLUS: "a notice must be of a premium that the employer pays; VDAB pays that of \
            ibo-plus",
            "een bericht moet over een premie gaan die de werkgever betaalt; VDAB betaalt die van \
            ibo-plus";
        NOTICE_PROVISIONAL: "a notice must be of a final result: ask the sources that gave no \
            answer, and compute the month again",
            "een bericht moet over een definitief resultaat gaan: vraag de bronnen zonder antwoord \
            opnieuw, en bereken de maand nog eens";
        NOTICE_HYPOTHETICAL: "a notice must be of a result of the law: compute the month without \
            hypothetical values",
            "een bericht moet over een resultaat volgens de wet gaan: bereken de maand zonder \
            hypothetische waarden";
        NOTICE_WAGE: "the reference gross wage is required for a notice: the employer is told the \
            contribution, which follows from it",
            "het brutoloon na aanwerving is verplicht voor een bericht: de werkgever verneemt de \
            bijdrage, die eruit volgt";
        ONE_CASE: "both statements must be of one case",
            "beide afrekeningen moeten van één dossier zijn";
        ONE_MONTH: "both statements must be of one month",
            "beide afrekeningen moeten van één maand zijn";
        WHOSE_PAYMENT: "both payments must say whose and of which month they are: give case_ref and \
            month",
            "beide betalingen moeten zeggen van wie en van welke maand ze zijn: geef case_ref en \
            month";
        BOTH_FINAL: "both statements must be final: ask the sources that gave no answer, and \
            compute the month again",
            "beide afrekeningen moeten definitief zijn: vraag de bronnen zonder antwoord opnieuw, \
            en bereken de maand nog eens";
        BOTH_BY_LAW: "both statements must be computed by the law, without hypothetical values",
            "beide afrekeningen moeten volgens de wet berekend zijn, zonder hypothetische waarden";
        MONTH_ONCE: "each month must be given once",
            "elke maand mag maar één keer gegeven zijn";
        MONTH_ASKED: "an issued statement must be of a month that is asked for: ask for its month \
            too, or leave it out",
            "een eerder verstuurde afrekening moet van een gevraagde maand zijn: vraag haar maand \
            ook, of laat ze weg";
        REFUSED_AMOUNT: "a row with an error_code must have no amounts",
            "een rij met een error_code mag geen bedragen hebben";
        ONE_A_MONTH: "a case and month must stand once in a table of statements: leave one of the \
            rows out",
            "een dossier en maand mogen maar één keer in een tabel met afrekeningen staan: laat \
            een van de rijen weg";
        LINES_OF_SCHEME: "the lines must be those of the scheme and kind, each as often as the \
            format says",
            "de lijnen moeten die van stelsel en soort zijn, elk zo vaak als het formaat zegt";
        LINES_OF_PAYMENT: "the lines must be those of a payment, from the premium to the net",
            "de lijnen moeten die van een betaling zijn, van de premie tot het netto";
        LINES_ORDER: "the lines must stand in the order of the format",
            "de lijnen moeten in de volgorde van het formaat staan";
        LINE_ROLE: "the role must be the one that a line of this code has",
            "de rol moet die zijn van een lijn met deze code";
        LINE_RECOVERED: "only a line of replacement income may be recovered",
            "alleen een lijn vervangingsinkomen mag teruggevorderd zijn";
        LINE_CERTAINTY: "a line must not be more certain than a value that it read",
            "een lijn mag niet zekerder zijn dan een waarde die ze las";
        SUM_OF_LINES: "the replacement income must be the sum of its lines",
            "het vervangingsinkomen moet de som van zijn lijnen zijn";
        SUM_OF_SOURCE: "the amount of a source must be the sum of its lines",
            "het bedrag van een bron moet de som van haar lijnen zijn";
        DIFFERENCE: "the difference must be wage - employee RSZ - replacement income, or 0.00 \
            below zero",
            "het verschil moet loon - RSZ - vervangingsinkomen zijn, of 0.00 onder nul";
        SHARE_LESS_INCOME: "the premium must be the share of the wage - replacement income, or 0.00 \
            below zero",
            "de premie moet het deel van het loon - vervangingsinkomen zijn, of 0.00 onder nul";
        AFTER_FRACTION: "the premium after fraction must not exceed the premium",
            "de premie na tewerkstellingsbreuk mag niet meer zijn dan de premie";
        DUE: "the premium due must not exceed the premium after fraction",
            "de verschuldigde premie mag niet meer zijn dan die na tewerkstellingsbreuk";
        NET: "the net must be the premium due - the withholding tax",
            "het netto moet de verschuldigde premie - de bedrijfsvoorheffing zijn";
        CORRECTED: "the difference must be the amount after less the amount before",
            "het verschil moet het bedrag erna min het bedrag ervoor zijn";
        TO_PAY: "the amount to pay must be the difference of the nets",
            "het te betalen bedrag moet het verschil van de netto's zijn";
        AMOUNTS_OR_ERROR: "a row must have either an error, or a premium and a net with their \
            differences",
            "een rij moet ofwel een fout hebben, ofwel een premie en een netto met hun verschillen";
        DIFFERENCE_OF_CHOICE: "the difference must be the amount under the choice less that of the \
            case",
            "het verschil moet het bedrag onder de keuze min dat van het dossier zijn";
        TOTAL_OF_PLAN: "a total of a plan must be the sum of its months",
            "een totaal van een plan moet de som van zijn maanden zijn";
        HEADER_OF_PLAN: "the months of a plan must follow each other, and agree with its header",
            "de maanden van een plan moeten op elkaar volgen, en met zijn hoofding overeenkomen";
        NOT_A_CORRECTION: "this must be false: a difference is no correction",
            "dit moet false zijn: een verschil is geen rechtzetting";
        COMPARED: "the difference must be the amount of the other statement less that of the one",
            "het verschil moet het bedrag van de andere afrekening min dat van de ene zijn";
        PAYER: "the payer must be that of the scheme and kind",
            "de betaler moet die van stelsel en soort zijn";
        CONTRIBUTION_OF_SCHEME: "the employer's contribution must be an amount for an ibo of \
            scheme 2018, 0.00 for an ibo-plus of it, and absent in scheme 2026",
            "de werkgeversbijdrage moet een bedrag zijn voor een ibo van stelsel 2018, 0.00 voor \
            een ibo-plus daarvan, en ontbreken in stelsel 2026";
        HEADER_AMOUNT: "this amount must be that of its line",
            "dit bedrag moet dat van zijn lijn zijn";
        HEADER_CERTAINTY: "the certainty must be that of the weakest line",
            "de zekerheid moet die van de zwakste lijn zijn";
        HEADER_ASSUMPTIONS: "the assumptions must be there when a line is assumed, and only then",
            "de aannames moeten er staan wanneer een lijn aangenomen is, en alleen dan";
        CASE_OF_STATEMENT: "the case must be that of the statement",
            "het dossier moet dat van de afrekening zijn";
        MONTH_OF_STATEMENT: "the month of the case must be that of the statement",
            "de maand van het dossier moet die van de afrekening zijn";
        KIND_OF_STATEMENT: "the kind of the case must be that of the statement",
            "de soort van het dossier moet die van de afrekening zijn";
        PREMIUM_OF_PAYMENT: "the premium of the case must be that of the payment",
            "de premie van het dossier moet die van de betaling zijn";
        CASE_TO_VERIFY: "the statement must carry its case, or the case must be given: issue \
            statements with their case",
            "de afrekening moet haar dossier bevatten, of het dossier moet gegeven zijn: geef \
            afrekeningen uit met hun dossier";
        PAYMENT_TO_VERIFY: "the statement must be of a case, and this is a payment of VDAB's amount: \
            compute the payment again, and correct the one that was issued",
            "de afrekening moet van een dossier zijn, en dit is een betaling van het bedrag van \
            VDAB: bereken de betaling opnieuw, en corrigeer de uitgegeven betaling";
        REFORM_TO_VERIFY: "the statement is hypothetical: the reform, or the parameters, that it \
            was computed with must be given",
            "de afrekening is hypothetisch: de hervorming, of de waarden, waarmee ze berekend is, \
            moet gegeven zijn";
        LIBRARY_OF_STATEMENT: "the library must be ibo with its version, such as \"ibo 0.1.0\"",
            "de bibliotheek moet ibo met haar versie zijn, zoals \"ibo 0.1.0\"";

        // 1600: parameter files.
        IN_FILE: "{}: {}", "{}: {}";
        IN_VALUE: "{}, {} from {}: {}", "{}, {} vanaf {}: {}";
        IN_CONFIRMED: "{}, {} until {}: {}", "{}, {} tot {}: {}";
        IN_REFORM: "{}, {}: {}", "{}, {}: {}";
        IN_CODE: "code {}: {}", "code {}: {}";
        PARAMETERS_UTF_8: "a parameter file must be UTF-8", "een parameterbestand moet UTF-8 zijn";
        TOML: "this must be TOML, line {}: {}", "dit moet TOML zijn, lijn {}: {}";
        TABLES_ONLY: "a parameter file must have [[value]] and [[confirmed]] tables and nothing \
            else",
            "een parameterbestand moet [[value]]- en [[confirmed]]-tabellen hebben en niets anders";
        A_TABLE: "this must be a [[{}]] table", "dit moet een [[{}]]-tabel zijn";
        FIELDS_AMONG: "the fields must be among {}", "de velden moeten tot deze horen: {}";
        FIELDS_AMONG_NEAR: "the fields must be among {}; did you mean {}?",
            "de velden moeten tot deze horen: {}; bedoelde u {}?";
        EXTENDS: "this must be true, of a code list, or absent",
            "dit moet true zijn, bij een codelijst, of ontbreken";
        CERTAINTIES: "the certainty must be \"official\", \"secondary\", \"assumed\" or \
            \"hypothetical\"",
            "de zekerheid moet \"official\", \"secondary\", \"assumed\" of \"hypothetical\" zijn";
        LAST_CHECK: "the last check must not lie before the first day",
            "de laatste controle mag niet voor de eerste dag liggen";
        ONCE_A_DAY: "this file must give the value of a day once",
            "dit bestand mag de waarde van een dag maar één keer geven";
        ANOTHER_FILE: "another file gives this value from the same day: it must be given once",
            "een ander bestand geeft deze waarde vanaf dezelfde dag: ze mag maar één keer gegeven \
            zijn";
        DATES_ASCEND: "the dates of one id must ascend in a file",
            "de datums van één id moeten in een bestand oplopen";
        CONFIRMED_DAY: "this day must not lie before the first day of the value that it confirms",
            "deze dag mag niet voor de eerste dag liggen van de waarde die hij bevestigt";
        HYPOTHETICAL: "hypothetical must stand in a file that is laid over the values of the law, \
            not among them",
            "hypothetical moet in een bestand staan dat over de waarden van de wet gelegd wordt, \
            niet ertussen";
        PARAMETER_ID: "the id must be one that a rule reads",
            "de id moet er een zijn die een regel leest";
        PARAMETER_ID_NEAR: "the id must be one that a rule reads; did you mean {}?",
            "de id moet er een zijn die een regel leest; bedoelde u {}?";
        SOURCE_TEXT: "the source must say where it was read",
            "de bron moet zeggen waar het gelezen is";
        QUOTED_DATE: "a date must be a quoted text, \"2026-04-01\", of the calendar",
            "een datum moet een tekst tussen aanhalingstekens zijn, \"2026-04-01\", die op de \
            kalender staat";
        RATE: "a rate must be written as a text, a decimal from 0 to 1 with at most five decimals: \
            \"0.1307\"",
            "een tarief moet als tekst geschreven zijn, een decimaal getal van 0 tot 1 met \
            hoogstens vijf decimalen: \"0.1307\"";
        VALUE_AMOUNT: "an amount must be written as a text of digits with at most two decimals, \
            \"2111.89\", and not be negative",
            "een bedrag moet als tekst van cijfers met hoogstens twee decimalen geschreven zijn, \
            \"2111.89\", en mag niet negatief zijn";
        DAYS_A_MONTH: "the days of a month must be a whole number from 1 to 31",
            "de dagen van een maand moeten een geheel getal van 1 tot 31 zijn";
        PERCENTAGE_LIST: "the percentages must be a list of whole numbers from 1 to 200, ascending",
            "de percentages moeten een lijst van gehele getallen van 1 tot 200 zijn, oplopend";
        WEEKS: "the weeks must be { min = 4, max = 26 }, whole numbers from 1 to 1000 in order",
            "de weken moeten { min = 4, max = 26 } zijn, gehele getallen van 1 tot 1000 in \
            volgorde";
        READING: "this must be the id of a reading, such as income.half-days or \
            unemployment.benefit-type/insertion",
            "dit moet de id van een lezing zijn, zoals income.half-days of \
            unemployment.benefit-type/insertion";
        CODE_OF_READING: "the code after the / must be one of the list whose treatment is assumed",
            "de code na de / moet er een van de lijst zijn waarvan de behandeling aangenomen is";
        CHOICE: "the choice must be one of {}", "de keuze moet een van deze zijn: {}";
        FLAT_SHARES_ALONE: "the shares must be four numbers, as in value = [80, 60, 40, 20]; the \
            day amounts have an id of their own: write [\"25.66\", \"38.50\"] as a value of \
            premium.flat-day-amounts",
            "de aandelen moeten vier getallen zijn, zoals in value = [80, 60, 40, 20]; de \
            dagbedragen hebben een eigen id: schrijf [\"25.66\", \"38.50\"] als waarde van \
            premium.flat-day-amounts";
        FLAT_SHARES: "the shares must be four whole numbers of percent from 0 to 100: without \
            replacement income, up to the first day amount, below the second, from there on",
            "de aandelen moeten vier gehele percentages van 0 tot 100 zijn: zonder \
            vervangingsinkomen, tot en met het eerste dagbedrag, onder het tweede, vanaf daar";
        FLAT_DAY_AMOUNTS: "the day amounts must be two amounts above zero, ascending, written as \
            texts: [\"25.66\", \"38.50\"]",
            "de dagbedragen moeten twee bedragen boven nul zijn, oplopend, als tekst geschreven: \
            [\"25.66\", \"38.50\"]";
        ABSENCE_RULE: "the absence rule must be \"none\" or \"eighth-day\"",
            "de afwezigheidsregel moet \"none\" of \"eighth-day\" zijn";
        CONTRIBUTION: "the contribution must be { classes = [ { below or up_to = \"1700.00\", \
            amount = \"650.00\" }, … ], above = \"1400.00\" }, limits ascending, no amount \
            negative",
            "de bijdrage moet { classes = [ { below of up_to = \"1700.00\", amount = \"650.00\" }, \
            … ], above = \"1400.00\" } zijn, de grenzen oplopend, geen bedrag negatief";
        LIST_CODE: "a code must have the form of the codes of this list",
            "een code moet de vorm van de codes van deze lijst hebben";
        LIST_ENTRY: "a code must be alone or { code, certainty, source }, of which one of the last \
            two may be absent",
            "een code moet alleen staan of { code, certainty, source } zijn, waarvan een van de \
            laatste twee mag ontbreken";
        CODE_SOURCE: "the source of a code must be a text",
            "de bron van een code moet een tekst zijn";
        LIST_TABLE: "a code list must be a table of lists",
            "een codelijst moet een tabel van lijsten zijn";
        LIST_WAYS: "a code list must have counts and left_out, or not_negative, not_positive and \
            either, or means, and nothing else",
            "een codelijst moet counts en left_out hebben, of not_negative, not_positive en \
            either, of means, en niets anders";
        LIST_MEANS: "what codes mean must be a table, as in means = { WN1 = \
            \"full-unemployment\" }",
            "wat codes betekenen, moet een tabel zijn, zoals in means = { WN1 = \
            \"full-unemployment\" }";
        CODE_MEANS: "it must mean a code that the list treats",
            "hij moet een code betekenen die de lijst behandelt";
        CODE_MEANS_NEAR: "it must mean a code that the list treats; did you mean {}?",
            "hij moet een code betekenen die de lijst behandelt; bedoelde u {}?";
        CODE_IS_OURS: "the list treats this code itself: it may not mean another one",
            "de lijst behandelt deze code zelf: hij mag geen andere betekenen";
        CODES_ALONE: "a file of codes must say what codes mean and nothing else, as in value = { \
            means = { WN1 = \"full-unemployment\" } }; give other values as parameters",
            "een bestand met codes moet zeggen wat codes betekenen en niets anders, zoals in value \
            = { means = { WN1 = \"full-unemployment\" } }; geef andere waarden als parameters";
        CODES_EMPTY: "a file of codes must have a [[value]] table that says what codes mean",
            "een bestand met codes moet een [[value]]-tabel hebben die zegt wat codes betekenen";
        LIST_CODES: "the codes must be a list", "de codes moeten een lijst zijn";
        LIST_ONCE: "a code must stand once in this list",
            "een code mag maar één keer in deze lijst staan";
        LIST_EMPTY: "the list must have a code", "de lijst moet een code hebben";

        // 1600: reforms.
        REFORM_TITLE: "a reform must have a title of 1 to 200 characters on one line",
            "een hervorming moet een titel van 1 tot 200 tekens op één lijn hebben";
        REFORM_TABLES: "a reform must have a title, [[value]], [[scale]] and [[reading]] tables, a \
            [scheme] table, and nothing else",
            "een hervorming moet een title, [[value]]-, [[scale]]- en [[reading]]-tabellen, een \
            [scheme]-tabel en niets anders hebben";
        REFORM_SCHEME_TABLE: "this must be a [scheme] table", "dit moet een [scheme]-tabel zijn";
        REFORM_SCHEME_ONCE: "a reform must force one scheme at most",
            "een hervorming mag hoogstens één stelsel opleggen";
        ALL_HYPOTHETICAL: "what a reform lays must be hypothetical: leave the certainty out",
            "wat een hervorming vastlegt, moet hypothetical zijn: laat de zekerheid weg";
        FACTOR: "a factor must be written as a text, a decimal above 0 and at most 1000 with at \
            most six decimals: \"1.02\"",
            "een factor moet als tekst geschreven zijn, een decimaal getal boven 0 en hoogstens \
            1000 met hoogstens zes decimalen: \"1.02\"";
        SCALABLE: "a scale must be of one amount or rate, or of the flat day amounts: {}",
            "een schaal moet van één bedrag of tarief zijn, of van de forfaitaire dagbedragen: {}";
        SCALED_BOUND: "a scaled value must stay within its bounds: give a smaller factor",
            "een geschaalde waarde moet binnen haar grenzen blijven: geef een kleinere factor";
        READING_ID: "the id must be that of a reading, or of a code of a list, such as \
            unemployment.benefit-type/insertion",
            "de id moet die van een lezing zijn, of van een code van een lijst, zoals \
            unemployment.benefit-type/insertion";
        READING_ID_NEAR: "the id must be that of a reading; did you mean {}?",
            "de id moet die van een lezing zijn; bedoelde u {}?";
        SCHEME_PERCENTAGE: "the scheme of 2018 must have no percentage: leave it out",
            "het stelsel van 2018 mag geen percentage hebben: laat het weg";
        SCHEME_WORD: "the scheme must be one of {}", "het stelsel moet een van deze zijn: {}";
        WHOLE_PERCENTAGE: "the percentage must be a whole number",
            "het percentage moet een geheel getal zijn";

        // Tables in memory.
        ATTENDANCE_TWICE: "the attendance must be given in hours or asked for as working days, not \
            both",
            "de aanwezigheid moet in uren gegeven of als werkdagen gevraagd zijn, niet allebei";
        COLUMN_BITMAP: "the bitmap of a column must have a bit for every row",
            "de bitmap van een kolom moet een bit voor elke rij hebben";
        COLUMN_FAULTS: "the faults of a column must be in the order of its rows, at most one a row",
            "de fouten van een kolom moeten in de volgorde van haar rijen staan, hoogstens een per \
            rij";
        ONE_LENGTH: "the columns and buffers of a table must have one length",
            "de kolommen en buffers van een tabel moeten even lang zijn";
    }
}

#[cfg(test)]
mod tests {
    use super::{ErrorContext, Sentence, say};
    use crate::language::Language;

    #[test]
    fn both_languages_have_the_same_places() {
        for [english, dutch] in say::ALL {
            assert_eq!(english.matches("{}").count(), dutch.matches("{}").count(), "{english}");
        }
    }

    #[test]
    fn a_sentence_stands_on_one_line() {
        for sentence in say::ALL.iter().copied().flatten() {
            assert!(!sentence.contains('\n') && !sentence.contains("  "), "{sentence}");
        }
    }

    #[test]
    fn a_sentence_says_what_must_be_or_what_to_do() {
        // What stands before a sentence within the sentence.
        let parts = [
            say::IN_FILE,
            say::IN_VALUE,
            say::IN_CONFIRMED,
            say::IN_REFORM,
            say::IN_CODE,
            say::IN_MONTH,
            // What a sentence lists.
            say::WEAK_VALUE,
            say::WEAK_CODE,
            say::WEAK_STALE,
        ];
        for [english, dutch] in say::ALL.iter().filter(|sentence| !parts.contains(sentence)) {
            assert!(
                ["must", "required", "may", "leave", "give", "did you mean"]
                    .iter()
                    .any(|word| english.contains(word)),
                "{english}"
            );
            assert!(
                ["moet", "mag", "mogen", "verplicht", "laat", "geef", "bedoelde u"]
                    .iter()
                    .any(|word| dutch.contains(word)),
                "{dutch}"
            );
        }
    }

    #[test]
    fn places_are_filled_in_their_order() {
        let context = [ErrorContext::Allowed("70 %, 80 %".into()), ErrorContext::Number(100)];
        let sentence = Sentence::new(say::RSZ_BASES, context);
        assert_eq!(
            sentence.text(Language::English),
            "the RSZ base must be one of 70 %, 80 %; without one it is 100 %"
        );
        assert_eq!(
            sentence.text(Language::Dutch),
            "de RSZ-basis moet een van deze zijn: 70 %, 80 %; zonder is ze 100 %"
        );
    }
}
