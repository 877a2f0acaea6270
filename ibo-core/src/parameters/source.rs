//! The sources of the embedded values and codes that were not read, in Dutch: what a person reads
//! of an assumption. In data a source stays what the file says.

use std::borrow::Cow;

use crate::language::Language;

/// What a check adds to the source of a value that it confirms (R7.4).
const CONFIRMED: [&str; 2] = ["; confirmed until ", "; bevestigd tot en met "];

/// A source with a check of later.
pub(super) fn confirmed(source: &str, until: impl std::fmt::Display, check: &str) -> String {
    let [confirmed, _] = CONFIRMED;
    format!("{source}{confirmed}{until}: {check}")
}

/// A source as a person reads it; one of a user's file as it stands there.
pub(crate) fn shown(source: &str, language: Language) -> Cow<'_, str> {
    let [english, dutch] = CONFIRMED;
    match language {
        Language::English => Cow::Borrowed(source),
        Language::Dutch => {
            let (read, checks) =
                source.split_once(english).map_or((source, None), |(read, check)| {
                    (read, Some(check.replace(english, dutch)))
                });
            let known = IN_DUTCH.iter().find(|(english, _)| *english == read);
            match (known, checks) {
                (None, None) => Cow::Borrowed(source),
                (Some((_, read)), None) => Cow::Borrowed(read),
                (known, Some(checks)) => {
                    let read = known.map_or(read, |(_, read)| read);
                    Cow::Owned(format!("{read}{dutch}{checks}"))
                }
            }
        }
    }
}

/// Each source of the files that an assumption quotes, and the same in Dutch.
const IN_DUTCH: [(&str, &str); 22] = [
    ("not read for 2026; as before", "niet gelezen voor 2026; zoals voorheen"),
    (
        "amounts secondary (mtechplus, Cultuurloket), the date is computed",
        "bedragen uit secundaire bron (mtechplus, Cultuurloket), de datum is berekend",
    ),
    (
        "our reading: no source has a pro rata of the contribution but that for absence",
        "onze lezing: geen bron heeft een pro rata van de bijdrage, behalve die voor afwezigheid",
    ),
    (
        "our reading: no source says over how many days of the month those of absence are counted",
        "onze lezing: geen bron zegt over hoeveel dagen van de maand die van afwezigheid geteld \
         worden",
    ),
    (
        "amount by the index rule, 1,440.67 x 1.1487; whether age and seniority still decided until \
         June 2019 is open",
        "bedrag volgens de indexregel, 1.440,67 x 1,1487; of leeftijd en anciënniteit tot juni 2019 \
         nog meetelden, staat open",
    ),
    (
        "our reading: twelve half days a week must give the full day amount x 26, so a half one \
         counts n x 13/3 times a month",
        "onze lezing: twaalf halve dagen per week moeten het volledige dagbedrag x 26 geven, dus telt \
         een half dagbedrag n x 13/3 keer per maand",
    ),
    (
        "our reading: KSZ deliberation 22/118 is silent on a benefit that covers a part of the \
         month; each counts for its share of the days",
        "onze lezing: KSZ-beraadslaging 22/118 zegt niets over een uitkering die een deel van de \
         maand dekt; elke telt voor haar deel van de dagen",
    ),
    (
        "our reading: KSZ deliberation 22/118 lists the amounts but is silent on the way from a \
         period to a month; a benefit paid for every day of a full month is its day amount x 26",
        "onze lezing: KSZ-beraadslaging 22/118 noemt de bedragen, maar niet de weg van een periode \
         naar een maand; een uitkering voor elke dag van een volle maand is haar dagbedrag x 26",
    ),
    (
        "our reading: KSZ deliberation 22/118 takes the amount of the month and is silent on a \
         month that the agreement covers in part",
        "onze lezing: KSZ-beraadslaging 22/118 neemt het bedrag van de maand en zegt niets over een \
         maand die de overeenkomst gedeeltelijk dekt",
    ),
    (
        "our reading: KSZ deliberation 22/118 adds the sources and is silent on days that two of \
         them pay",
        "onze lezing: KSZ-beraadslaging 22/118 telt de bronnen op en zegt niets over dagen waarvoor \
         er twee betalen",
    ),
    (
        "our reading: KSZ deliberation 22/118 names the leefloon; the equivalent aid is not the \
         leefloon of the law",
        "onze lezing: KSZ-beraadslaging 22/118 noemt het leefloon; de gelijkgestelde steun is niet \
         het leefloon van de wet",
    ),
    (
        "our reading: KSZ deliberation 22/118 names the type of aid and the amount, not the kinds \
         of entry and their signs",
        "onze lezing: KSZ-beraadslaging 22/118 noemt de soort steun en het bedrag, niet de soorten \
         boekingen en hun tekens",
    ),
    (
        "our reading: no source says which days of a month are working days",
        "onze lezing: geen bron zegt welke dagen van een maand werkdagen zijn",
    ),
    (
        "that VDAB pays and that the replacement income enters is official (KSZ deliberation \
         22/118, paragraphs 5 and 16); the table is not read for 2026",
        "dat VDAB betaalt en dat het vervangingsinkomen meetelt, is officieel (KSZ-beraadslaging \
         22/118, randnummers 5 en 16); de tabel is niet gelezen voor 2026",
    ),
    (
        "our reading: KSZ deliberation 22/118, paragraphs 5 and 16, says that VDAB pays and that \
         another formula with the replacement income applies",
        "onze lezing: KSZ-beraadslaging 22/118, randnummers 5 en 16, zegt dat VDAB betaalt en dat een \
         andere formule met het vervangingsinkomen geldt",
    ),
    (
        "our reading; the published figures of FGTB Echo 2025 take 13.07 % of 100 %",
        "onze lezing; de gepubliceerde cijfers van FGTB Echo 2025 nemen 13,07 % van 100 %",
    ),
    (
        "our reading: C23 (maternity) and B23 (breastfeeding) are not benefits for incapacity",
        "onze lezing: C23 (moederschap) en B23 (borstvoeding) zijn geen uitkeringen voor \
         arbeidsongeschiktheid",
    ),
    (
        "our reading: 1 is help of third persons, 2 and 3 are costs taken over by another body",
        "onze lezing: 1 is hulp van derden, 2 en 3 zijn kosten die een andere instelling overneemt",
    ),
    (
        "our reading: KSZ deliberation 22/118 names the type of benefit as a filter and gives no \
         list",
        "onze lezing: KSZ-beraadslaging 22/118 noemt de soort uitkering als filter en geeft geen \
         lijst",
    ),
    (
        "our reading: KSZ deliberation 22/118 names unemployment benefit and gives no list; the \
         Brussels sister scheme deducts the insertion allowance",
        "onze lezing: KSZ-beraadslaging 22/118 noemt de werkloosheidsuitkering en geeft geen lijst; \
         het Brusselse zusterstelsel trekt de inschakelingsuitkering af",
    ),
    (
        "our reading: KSZ deliberation 22/118 names unemployment benefit and gives no list; the \
         Brussels sister scheme deducts the training allowance",
        "onze lezing: KSZ-beraadslaging 22/118 noemt de werkloosheidsuitkering en geeft geen lijst; \
         het Brusselse zusterstelsel trekt de opleidingsuitkering af",
    ),
    (
        "our reading: it completes a wage; VDAB lists it among the benefits that one keeps in an \
         IBO, so this is a live question",
        "onze lezing: ze vult een loon aan; VDAB noemt ze bij de uitkeringen die men in een IBO \
         behoudt, dus dit is een open vraag",
    ),
];

#[cfg(test)]
mod tests {
    use super::{confirmed, shown};
    use crate::language::Language;

    #[test]
    fn source_of_a_user_stays_and_a_check_is_said_in_dutch() {
        let shown = |source: &str| shown(source, Language::Dutch).into_owned();
        assert_eq!(shown("a circular"), "a circular");
        let once = confirmed("not read for 2026; as before", "2027-12-31", "Staatsblad");
        assert_eq!(once, "not read for 2026; as before; confirmed until 2027-12-31: Staatsblad");
        let read = "niet gelezen voor 2026; zoals voorheen; bevestigd tot en met 2027-12-31: \
                    Staatsblad";
        assert_eq!(shown(&once), read);
        assert_eq!(
            shown(&confirmed(&once, "2028-12-31", "again")),
            format!("{read}; bevestigd tot en met 2028-12-31: again")
        );
        assert_eq!(
            shown(&confirmed("a circular", "2027-12-31", "seen")),
            "a circular; bevestigd tot en met 2027-12-31: seen"
        );
    }
}
