//! What errors say that only a caller of C can make, in English and Dutch.

#[rustfmt::skip] // a table: one sentence a row
ibo_core::sentences! {
    FLAG: "this field must be 1 for yes or 0 for no", "dit veld moet 1 zijn voor ja of 0 voor nee";
    AMOUNT_WITHOUT_FLAG: "an amount must come with its has_ field set to 1", "een bedrag moet samengaan met zijn has_-veld op 1";
    ATTENDANCE_WITHOUT_KIND: "an attendance must come with attendance_kind set to IBO_ATTENDANCE_RATIO", "een aanwezigheid moet samengaan met attendance_kind op IBO_ATTENDANCE_RATIO";
    ATTENDANCE_KIND: "the kind of attendance must be one of IBO_ATTENDANCE_..., 0 to 2", "de soort aanwezigheid moet een IBO_ATTENDANCE_... zijn, 0 tot 2";
    DATE_NUMBER: "a date must be a number of eight digits, yyyymmdd", "een datum moet een getal van acht cijfers zijn, jjjjmmdd";
    MONTH_NUMBER: "a month must be a number of six digits, yyyymm", "een maand moet een getal van zes cijfers zijn, jjjjmm";
    AVAILABILITY_NUMBER: "the availability must be one of IBO_AVAILABILITY_..., 0 to 4", "de beschikbaarheid moet een IBO_AVAILABILITY_... zijn, 0 tot 4";
    BASIS_REQUIRED: "this field is required: IBO_BASIS_FULL or IBO_BASIS_HALF", "dit veld is verplicht: IBO_BASIS_FULL of IBO_BASIS_HALF";
    BASIS_NUMBER: "the basis must be IBO_BASIS_FULL (1) or IBO_BASIS_HALF (2)", "de basis moet IBO_BASIS_FULL (1) of IBO_BASIS_HALF (2) zijn";
    STATUS_NUMBER: "the status must be one of IBO_RECORD_..., 0 to 2", "de status moet een IBO_RECORD_... zijn, 0 tot 2";
    CERTAINTY_NUMBER: "the certainty must be one of IBO_CERTAINTY_..., or 0 for each", "de zekerheid moet een IBO_CERTAINTY_... zijn, of 0 voor elke";
    KIND_REQUIRED: "this field is required: IBO_KIND_IBO or IBO_KIND_IBO_PLUS", "dit veld is verplicht: IBO_KIND_IBO of IBO_KIND_IBO_PLUS";
    KIND_NUMBER: "the kind must be IBO_KIND_IBO (1) or IBO_KIND_IBO_PLUS (2)", "de soort moet IBO_KIND_IBO (1) of IBO_KIND_IBO_PLUS (2) zijn";
    BEYOND: "a field beyond those that this version of the library knows must be zero, and the struct_size must be that of the struct", "een veld voorbij die welke deze versie van de bibliotheek kent, moet nul zijn, en struct_size moet die van de struct zijn";
    ELEMENT: "the array must have such an element", "de array moet zo een element hebben";
}
