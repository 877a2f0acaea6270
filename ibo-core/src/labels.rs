//! The words that a reader sees, in English and Dutch: names of schemes, kinds and payers, and the
//! headings of statements and tables. Every surface takes them from here.

use crate::kind::Kind;
use crate::language::Language;
use crate::scheme::{Payer, Scheme};

impl Scheme {
    /// The name that a reader sees.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Scheme2018 => ["scheme of 2018", "stelsel 2018"],
            Self::Scheme2026 => ["scheme of 2026", "stelsel 2026"],
        })
    }
}

impl Kind {
    /// The name that a reader sees, the same in both languages.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ibo => "IBO",
            Self::IboPlus => "IBO-plus",
        }
    }
}

impl Payer {
    /// Who pays, as a reader sees it.
    #[must_use]
    pub const fn label(self, language: Language) -> &'static str {
        language.of(match self {
            Self::Employer => ["paid by the employer", "betaald door de werkgever"],
            Self::Vdab => ["paid by VDAB", "betaald door VDAB"],
        })
    }
}

/// The heads of tables and lists, and what stands between amounts.
macro_rules! labels {
    ($($name:ident = $slug:literal, $english:literal, $dutch:literal;)*) => {
        /// A word of statements and tables, beside the names of lines, rules and values.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Label {
            $(#[doc = concat!("`", $english, "`")] $name,)*
        }

        impl Label {
            /// Every word.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name by which a binding asks for it.
            #[must_use]
            pub const fn slug(self) -> &'static str {
                match self {
                    $(Self::$name => $slug,)*
                }
            }

            /// The word in this language.
            #[must_use]
            pub const fn text(self, language: Language) -> &'static str {
                language.of(match self {
                    $(Self::$name => [$english, $dutch],)*
                })
            }
        }
    };
}

#[rustfmt::skip] // a table: one word a row
labels! {
    Line = "line", "Line", "Lijn";
    Amount = "amount", "Amount", "Bedrag";
    Formula = "formula", "Formula", "Formule";
    Rule = "rule", "Rule", "Regel";
    Certainty = "certainty", "Certainty", "Zekerheid";
    Net = "net", "Net", "Netto";
    Provisional = "provisional", "provisional", "voorlopig";
    NoFinalAnswer = "no-final-answer", "a source gave no final answer", "een bron gaf geen definitief antwoord";
    Given = "given", "given", "gegeven";
    NoReading = "no-reading", "No open question of the law is used.", "Geen open vraag van de wet speelt.";
    SmallerReadings = "smaller-readings", "Other readings with a smaller effect, or none: {}", "Andere lezingen met een kleiner effect, of geen: {}";
    OpenQuestions = "open-questions", "What the open questions are worth: effect on the net, or on the contribution", "Wat de open vragen waard zijn: effect op het netto, of op de bijdrage";
    Contribution = "contribution", "contribution", "bijdrage";
    ContributionDifference = "contribution-difference", "Difference in contribution", "Verschil in bijdrage";
    CasesComputed = "cases-computed", "{} cases computed, {} refused", "{} dossiers berekend, {} geweigerd";
    CasesThatUse = "cases-that-use", "used by {} cases, {} change", "gebruikt door {} dossiers, {} wijzigen";
    LeftOut = "left-out", "Left out", "Niet meegeteld";
    Assumed = "assumed", "Assumed", "Aangenomen";
    Correction = "correction", "correction", "rechtzetting";
    Before = "before", "Before", "Voor";
    After = "after", "After", "Na";
    Difference = "difference", "Difference", "Verschil";
    ToPay = "to-pay", "To pay", "Te betalen";
    PaymentOfPremium = "payment-of-premium", "Payment of VDAB's amount", "Betaling van het bedrag van VDAB";
    ToRecover = "to-recover", "To recover", "Terug te vorderen";
    NothingToPay = "nothing-to-pay", "Nothing to pay or to recover", "Niets te betalen of terug te vorderen";
    NoLineDiffers = "no-line-differs", "No line differs.", "Geen lijn verschilt.";
    Library = "library", "library", "bibliotheek";
    Values = "values", "values", "waarden";
    NoValueDiffers = "no-value-differs", "No value differs.", "Geen waarde verschilt.";
    Parameter = "parameter", "Parameter", "Parameter";
    Kind = "kind", "Kind", "Soort";
    AgreementsFrom = "agreements-from", "Agreements from", "Overeenkomsten vanaf";
    From = "from", "From", "Vanaf";
    Value = "value", "Value", "Waarde";
    CheckedUntil = "checked-until", "Checked until", "Gecontroleerd tot";
    Source = "source", "Source", "Bron";
    CarriedForward = "carried-forward", "carried forward", "ongewijzigd gebruikt";
    Number = "number", "Number", "Nummer";
    Code = "code", "Code", "Code";
    Meaning = "meaning", "Meaning", "Betekenis";
    What = "what", "What", "Wat";
    Refused = "refused", "refused", "geweigerd";
    PremiumOf = "premium-of", "{} premium", "Premie {}";
    NotBelowZero = "not-below-zero", "not below zero", "niet lager dan nul";
    SoOfTheGgmmi = "so-of-the-ggmmi", "so {} of the GGMMI", "dus {} van het GGMMI";
    Since = "since", "since {}", "sinds {}";
    Lines = "lines", "{} lines", "{} lijnen";
    TheLaw = "the-law", "the law", "de wet";
    ComparedWith = "compared-with", "{}, compared with {}", "{}, vergeleken met {}";
    RowsCompared = "rows-compared", "{} rows: {} win, {} lose, {} unchanged, {} refused", "{} rijen: {} winnen, {} verliezen, {} gelijk, {} geweigerd";
    RefusedAfterOnly = "refused-after-only", "Before, of {} rows refused after", "Voor, van {} rijen die na geweigerd zijn";
    RefusedBeforeOnly = "refused-before-only", "After, of {} rows refused before", "Na, van {} rijen die voor geweigerd zijn";
    UnreadValues = "unread-values", "No row reads", "Geen rij leest";
    FewerThan = "fewer-than", "fewer than {}", "minder dan {}";
    NoValue = "no-value", "no value", "geen waarde";
    DecileOf = "decile-of", "Decile of {}", "Deciel van {}";
    Decile = "decile", "Decile", "Deciel";
    Rows = "rows", "Rows", "Rijen";
    Winners = "winners", "Win", "Winnen";
    Losers = "losers", "Lose", "Verliezen";
    Unchanged = "unchanged", "Unchanged", "Gelijk";
    Scheme = "scheme", "Scheme", "Stelsel";
    Month = "month", "Month", "Maand";
    WhoWins = "who-wins", "Who wins and who loses", "Wie wint en wie verliest";
    Sums = "sums", "Sums in euro, of the rows computed on both sides", "Sommen in euro, van de rijen die aan beide kanten berekend zijn";
    RefusedApart = "refused-apart", "Refused on one side, in no sum above", "Aan één kant geweigerd, in geen som hierboven";
    ByGroups = "by-groups", "By {}", "Per {}";
    NetByGroups = "net-by-groups", "Difference in net, in euro, by {}", "Verschil in netto, in euro, per {}";
    DifferenceInSum = "difference-in-sum", "Difference in euro", "Verschil in euro";
    Hypothetical = "hypothetical-page", "Hypothetical: what a reform would do, not the law. Groups of fewer than {} rows are shown as one.", "Hypothetisch: wat een hervorming zou doen, niet de wet. Groepen van minder dan {} rijen staan samen als één groep.";
    Reform = "reform", "reform", "hervorming";
    WhatIf = "what-if", "What if: “{}”. Hypothetical: what a reform would do, not the law.", "Wat als: “{}”. Hypothetisch: wat een hervorming zou doen, niet de wet.";
    HypotheticalRows = "hypothetical-rows", "What if: {} rows are hypothetical. They rest on a reform or on values of somebody's own, not on the law.", "Wat als: {} rijen zijn hypothetisch. Ze steunen op een hervorming of op eigen waarden, niet op de wet.";
    ValuesUsed = "values-used", "Values: {} before, {} after", "Waarden: {} voor, {} na";
    Plan = "plan", "Plan", "Plan";
    Total = "total", "Total", "Totaal";
    BenefitAndNet = "benefit-and-net", "Benefit and net", "Uitkering en netto";
    Benefit = "benefit", "Benefit", "Uitkering";
    Trainee = "trainee", "Trainee", "Cursist";
    Employer = "employer", "Employer", "Werkgever";
    NoPayableDay = "no-payable-day", "no day from Monday to Saturday: nothing is paid", "geen dag van maandag tot zaterdag: er wordt niets betaald";
    PastLastCheck = "past-last-check", "past the last check", "na de laatste controle";
    WageNotGiven = "wage-not-given", "not known: the reference gross wage is not given", "niet bekend: het brutoloon na aanwerving is niet gegeven";
    NoCorrection = "no-correction", "This compares two statements. It is no correction: it says nothing about what is to be paid or recovered.", "Dit vergelijkt twee afrekeningen. Het is geen rechtzetting: het zegt niets over wat te betalen of terug te vorderen is.";
    One = "one", "One", "Ene";
    Other = "other", "Other", "Andere";
    ValuesThatDiffer = "values-that-differ", "Values that differ", "Waarden die verschillen";
    RecordsThatDiffer = "records-that-differ", "Records that differ", "Gegevens die verschillen";
    NotRead = "not-read", "not read", "niet gelezen";
    NotInMonth = "not-in-month", "plays no part", "speelt geen rol";
    Row = "row", "Row", "Rij";
    Where = "where", "Where", "Waar";
    RowsRefused = "rows-refused", "{} rows, {} refused", "{} rijen, {} geweigerd";
    ProvisionalRows = "provisional-rows", "provisional: {} rows; not asked: {}",
        "voorlopig: {} rijen; niet gevraagd: {}";
    FurtherAgreements = "further-agreements",
        "rows that are a further agreement of a person in the same month, each computed by itself: {}",
        "rijen die een verdere overeenkomst van een persoon in dezelfde maand zijn, elk apart berekend: {}";
    WithoutRows = "without-rows",
        "{}: a table without rows: nobody has this benefit",
        "{}: een tabel zonder rijen: niemand heeft deze uitkering";
    ReportTitle = "report-title", "Report on the IBO premium", "Verslag over de IBO-premie";
    ReportRows = "report-rows", "{} rows: {} computed, {} refused", "{} rijen: {} berekend, {} geweigerd";
    Contents = "contents", "Contents", "Inhoud";
    Reference = "reference", "Reference", "Referentie";
    Totals = "totals", "Totals by month, scheme and kind", "Totalen per maand, stelsel en soort";
    InEuro = "in-euro", "Amounts in euro.", "Bedragen in euro.";
    FewRows = "few-rows", "Groups of fewer than {} rows are shown as one, since they show incomes.", "Groepen van minder dan {} rijen staan samen als één groep, want ze tonen inkomens.";
    NetByMonth = "net-by-month", "Net for the trainee by month, of the groups in the table. The highest is {} in {}.", "Netto voor de cursist per maand, van de groepen in de tabel. Het hoogste is {} in {}.";
    Nets = "nets", "Distribution of the net for the trainee", "Verdeling van het netto voor de cursist";
    NetInEuro = "net-in-euro", "Net in euro", "Netto in euro";
    FromToBelow = "from-to-below", "{} to below {}", "{} tot onder {}";
    NetsInWords = "nets-in-words", "A bar for each {} euro of net. The most rows, {}, have {} euro.", "Een staaf per {} euro netto. De meeste rijen, {}, hebben {} euro.";
    Share = "share", "Share", "Aandeel";
    RestsOn = "rests-on", "Certainty, and what it rests on", "Zekerheid, en waarop ze steunt";
    NoAssumptions = "no-assumptions", "This table does not say on what its rows rest: compute it with ibo statements --assumptions.", "Deze tabel zegt niet waarop haar rijen steunen: bereken ze met ibo statements --assumptions.";
    AssumedValue = "assumed-value", "The value of {} is assumed.", "De waarde van {} is aangenomen.";
    StaleValue = "stale-value", "The value of {} is carried forward past its last check.", "De waarde van {} wordt na de laatste controle ongewijzigd gebruikt.";
    ProvisionalOf = "provisional-of", "Provisional: {} rows, without the final answer of a source (R2.10).", "Voorlopig: {} rijen, zonder definitief antwoord van een bron (R2.10).";
    WorthOf = "worth-of", "What the open questions of the law are worth", "Wat de open vragen van de wet waard zijn";
    WorthInWords = "worth-in-words", "What the sums of the nets and of the employer's contributions would be more or less, if the law were read otherwise.", "Hoeveel de sommen van de netto's en van de bijdragen van de werkgever meer of minder zouden zijn, als de wet anders gelezen werd.";
    NoWorth = "no-worth", "Statements alone do not say this. Make the report from the file of the cases: ibo report cases.parquet.", "Afrekeningen alleen zeggen dit niet. Maak het verslag van het bestand met de dossiers: ibo report cases.parquet.";
    Question = "question", "Open question", "Open vraag";
    OtherReading = "other-reading", "Read otherwise", "Anders gelezen";
    NetDifference = "net-difference", "Difference in net", "Verschil in netto";
    RowsUsed = "rows-used", "Rows that use it", "Rijen die ze gebruiken";
    RowsChanged = "rows-changed", "Rows that change", "Rijen die wijzigen";
    RefusedByError = "refused-by-error", "Refused rows by error", "Geweigerde rijen per fout";
    RefusedRows = "refused-rows", "Refused rows", "Geweigerde rijen";
    NoneRefused = "none-refused", "No row is refused.", "Geen enkele rij is geweigerd.";
    Search = "search", "Search in the refused rows", "Zoek in de geweigerde rijen";
    RowsFound = "rows-found", "{} of {} rows found", "{} van {} rijen gevonden";
    RowsListed = "rows-listed", "{} of {} refused rows are listed; rows are counted from 0.", "{} van {} geweigerde rijen staan in de lijst; rijen worden geteld vanaf 0.";
    FirstRows = "first-rows", "the first {} of {} rows", "de eerste {} van {} rijen";
}

/// The name of a month, counted from 1.
#[must_use]
pub fn month_name(month: u32, language: Language) -> &'static str {
    let names: [[&str; 2]; 12] = [
        ["January", "januari"],
        ["February", "februari"],
        ["March", "maart"],
        ["April", "april"],
        ["May", "mei"],
        ["June", "juni"],
        ["July", "juli"],
        ["August", "augustus"],
        ["September", "september"],
        ["October", "oktober"],
        ["November", "november"],
        ["December", "december"],
    ];
    let name = usize::try_from(month).ok().and_then(|month| names.get(month.checked_sub(1)?));
    name.map_or("", |name| language.of(*name))
}
