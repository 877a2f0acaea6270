//! What only C can get wrong, in English and Dutch. What every language can get wrong is said in
//! the core.

/// The sentences, in the order of the files that say them.
#[rustfmt::skip] // a table: one sentence a row
pub(crate) mod say {
    ibo_core::sentences! {
        ELEMENT: "the array must have an element at this index",
            "de array moet op deze index een element hebben";
        CASE_INDEX: "the case_index must be that of the case to which the record belongs",
            "de case_index moet die van het dossier zijn waarbij het gegeven hoort";
        CASE_PLACE: "the case_index must be the place of the case in its array, from 0; where cases \
            changed places, the case_index of their records must follow",
            "de case_index moet de plaats van het dossier in zijn array zijn, vanaf 0; waar \
            dossiers van plaats veranderden, moet de case_index van hun gegevens volgen";
        UNKNOWN_BYTES: "a field that this version of the library does not know must be zero: set \
            struct_size to sizeof, or use a newer library",
            "een veld dat deze versie van de bibliotheek niet kent, moet nul zijn: zet sizeof in \
            struct_size, of gebruik een nieuwere bibliotheek";
        YES_OR_NO: "this field must be 1 for yes or 0 for no",
            "dit veld moet 1 zijn voor ja of 0 voor nee";
        HAS_FIELD: "an amount that is given must have its has_ field set to 1",
            "van een gegeven bedrag moet het veld has_ op 1 staan";
        DATE_REQUIRED: "this date is required, as a number of eight digits, yyyymmdd",
            "deze datum is verplicht, als getal van acht cijfers, jjjjmmdd";
        DATE: "a date must be a number of eight digits, yyyymmdd",
            "een datum moet een getal van acht cijfers zijn, jjjjmmdd";
        CALENDAR: "this day must be one that the calendar has",
            "deze dag moet op de kalender staan";
        MONTH_REQUIRED: "this month is required, as a number of six digits, yyyymm",
            "deze maand is verplicht, als getal van zes cijfers, jjjjmm";
        MONTH: "a month must be a number of six digits, yyyymm",
            "een maand moet een getal van zes cijfers zijn, jjjjmm";
        KIND_REQUIRED: "the kind is required: IBO_KIND_IBO (1) or IBO_KIND_IBO_PLUS (2)",
            "de soort is verplicht: IBO_KIND_IBO (1) of IBO_KIND_IBO_PLUS (2)";
        KIND: "the kind must be IBO_KIND_IBO (1) or IBO_KIND_IBO_PLUS (2)",
            "de soort moet IBO_KIND_IBO (1) of IBO_KIND_IBO_PLUS (2) zijn";
        ATTENDANCE_UNUSED: "an attendance must be zeros unless attendance_kind is \
            IBO_ATTENDANCE_RATIO (1)",
            "een aanwezigheid moet uit nullen bestaan, tenzij attendance_kind IBO_ATTENDANCE_RATIO \
            (1) is";
        ATTENDANCE_KIND: "attendance_kind must be an IBO_ATTENDANCE_..., 0 to 2",
            "attendance_kind moet een IBO_ATTENDANCE_... zijn, 0 tot 2";
        ATTENDANCE_BESIDE_WORKING_DAYS: "an attendance must be zeros where working_days is 1",
            "een aanwezigheid moet uit nullen bestaan waar working_days 1 is";
        COMMA: "a decimal comma must be asked for, with IBO_FORM_BELGIAN (2)",
            "een decimale komma moet gevraagd zijn, met IBO_FORM_BELGIAN (2)";
        BELGIAN_AMOUNT: "with IBO_FORM_BELGIAN (2) an amount must be written as digits, with at \
            most two decimals after a comma, such as \"1.234,56\"",
            "met IBO_FORM_BELGIAN (2) moet een bedrag in cijfers geschreven zijn, met hoogstens \
            twee decimalen na een komma, zoals \"1.234,56\"";
        BELGIAN_DATE: "with IBO_FORM_BELGIAN (2) a date must be written DD/MM/YYYY or YYYY-MM-DD",
            "met IBO_FORM_BELGIAN (2) moet een datum als DD/MM/JJJJ of JJJJ-MM-DD geschreven zijn";
        RESERVED: "a reserved field must be 0", "een gereserveerd veld moet 0 zijn";
        AVAILABILITY: "the availability must be an IBO_AVAILABILITY_..., 0 to 4",
            "de beschikbaarheid moet een IBO_AVAILABILITY_... zijn, 0 tot 4";
        BASIS_REQUIRED: "the basis is required: IBO_BASIS_FULL (1) or IBO_BASIS_HALF (2)",
            "de basis is verplicht: IBO_BASIS_FULL (1) of IBO_BASIS_HALF (2)";
        BASIS: "the basis must be IBO_BASIS_FULL (1) or IBO_BASIS_HALF (2)",
            "de basis moet IBO_BASIS_FULL (1) of IBO_BASIS_HALF (2) zijn";
        RECORD_STATUS: "the status must be an IBO_RECORD_..., 0 to 2",
            "de status moet een IBO_RECORD_... zijn, 0 tot 2";
        SCHEME: "the scheme must be an IBO_SCHEME_...",
            "het stelsel moet een IBO_SCHEME_... zijn";
        PAYER: "the payer must be IBO_PAYER_EMPLOYER (1) or IBO_PAYER_VDAB (2)",
            "de betaler moet IBO_PAYER_EMPLOYER (1) of IBO_PAYER_VDAB (2) zijn";
        ERROR_NUMBER: "the status must be IBO_OK, or the IBO_ERROR_... with which the case was \
            refused",
            "de status moet IBO_OK zijn, of de IBO_ERROR_... waarmee het dossier geweigerd is";
        CERTAINTY: "the certainty must be an IBO_CERTAINTY_..., or 0 to accept every certainty",
            "de zekerheid moet een IBO_CERTAINTY_... zijn, of 0 om elke zekerheid te aanvaarden";
    }
}

#[cfg(test)]
mod tests {
    use super::say;

    #[test]
    fn every_sentence_says_what_must_be_in_both_languages() {
        for [english, dutch] in say::ALL {
            assert!(english.contains("must") || english.contains("required"), "{english}");
            assert!(dutch.contains("moet") || dutch.contains("verplicht"), "{dutch}");
        }
    }
}
