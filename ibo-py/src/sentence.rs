//! What errors say that only a caller of Python can make, in English and Dutch: types of values and
//! columns of tables.

#[rustfmt::skip] // a table: one sentence a row
ibo_core::sentences! {
    // Types of Python.
    STR: "must be a str, got {}", "moet een str zijn, niet {}";
    INT: "must be an int, got {}", "moet een int zijn, niet {}";
    CASES: "must be a Case, a list of cases or a table of cases, got {}",
        "moet een Case, een lijst van dossiers of een tabel van dossiers zijn, niet {}";
    TOML_VALUE: "must be a str, an int, a bool, a date, a Decimal, or a list or dict of these, \
        got {}: write an amount or a rate as \"2300.00\"",
        "moet een str, int, bool, datum of Decimal zijn, of een lijst of dict daarvan, niet {}: \
        schrijf een bedrag of tarief als \"2300.00\"";
    REFORM: "must be a Reform, got {}", "moet een Reform zijn, niet {}";
    CASE: "must be a Case, got {}", "moet een Case zijn, niet {}";
    AGREEMENT: "must be an Agreement, got {}", "moet een Agreement zijn, niet {}";
    STATEMENT: "must be a Statement or the JSON text of one, got {}",
        "moet een Statement of de JSON-tekst ervan zijn, niet {}";
    JSON: "must be JSON as a str or bytes, got {}", "moet JSON als str of bytes zijn, niet {}";
    JSON_SHAPE: "this dict must have the JSON shape: {}", "deze dict moet de JSON-vorm hebben: {}";
    PATH: "must be a path, got {}", "moet een pad zijn, niet {}";
    FILES: "must be a dict of names and texts, got {}",
        "moet een dict van namen en teksten zijn, niet {}";
    MONTH_TWICE: "a month must be given once", "een maand mag maar één keer gegeven zijn";
    PAIRS: "must be a list of pairs, got {}", "moet een lijst van paren zijn, niet {}";
    ABSENCE: "an absence must be a pair of its first and last day",
        "een afwezigheid moet een paar van haar eerste en laatste dag zijn";
    RECORDS: "must be a list of records, got {}", "moet een lijst van gegevens zijn, niet {}";
    SOURCE: "must be a Source or a list of records, got {}",
        "moet een Source of een lijst van gegevens zijn, niet {}";
    RECORDS_OF_CLASS: "the records of this source must be of the class {}",
        "de gegevens van deze bron moeten van de klasse {} zijn";
    RECORDS_OF_ONE_CLASS: "the records of a source must all be of its class",
        "de gegevens van een bron moeten allemaal van haar klasse zijn";
    AMOUNT: "must be a Decimal, an int or a str such as \"1234.56\", got {}",
        "moet een Decimal, een int of een str zoals \"1234.56\" zijn, niet {}";
    AMOUNT_NOT_FLOAT: "must be exact, and a {} cannot hold cents exactly: write \"1234.56\" or \
        Decimal(\"1234.56\")",
        "moet exact zijn, en een {} kan centen niet exact bevatten: schrijf \"1234.56\" of \
        Decimal(\"1234.56\")";
    PART: "each part of a fraction must be an int, a Decimal or a str such as \"7.60\", got {}",
        "elk deel van een breuk moet een int, een Decimal of een str zoals \"7.60\" zijn, niet {}";
    PART_NOT_FLOAT: "each part of a fraction must be exact, and a {} is not: write (1, 2), \
        \"19/38\" or Decimal(\"7.60\")",
        "elk deel van een breuk moet exact zijn, en een {} is dat niet: schrijf (1, 2), \"19/38\" \
        of Decimal(\"7.60\")";
    DATE: "must be a datetime.date or a str such as \"2026-03-02\", got {}",
        "moet een datetime.date of een str zoals \"2026-03-02\" zijn, niet {}";
    DATE_NOT_TIME: "must be a date without a time, got {}: take its .date()",
        "moet een datum zonder tijd zijn, geen {}: neem zijn .date()";
    MONTH: "must be a str such as \"2026-03\" or a datetime.date in the month, got {}",
        "moet een str zoals \"2026-03\" of een datetime.date in de maand zijn, niet {}";
    FRACTION: "must be a fraction such as \"19/38\", (19, 38) or Fraction(19, 38), got {}",
        "moet een breuk zoals \"19/38\", (19, 38) of Fraction(19, 38) zijn, niet {}";
    FRACTION_PAIR: "a fraction as a tuple must be a pair such as (19, 38)",
        "een breuk als tuple moet een paar zoals (19, 38) zijn";
    SURROGATE: "this text must have characters alone, and no surrogate",
        "deze tekst mag alleen tekens hebben, en geen surrogaat";
    KEYWORD: "{}() must not have the keyword {}", "{}() mag geen keyword {} hebben";
    KEYWORD_NEAR: "{}() must not have the keyword {}; did you mean {}?",
        "{}() mag geen keyword {} hebben; bedoelde u {}?";
    KEYWORDS_ABSENT: "{}() must have a value for {}", "{}() moet een waarde voor {} hebben";
    WORDS: "must be one of {}", "moet een van deze zijn: {}";
    MONTHS: "must be a list of months such as [\"2026-03\"], got {}",
        "moet een lijst van maanden zoals [\"2026-03\"] zijn, niet {}";
    STATEMENTS: "must be a list of statements or a table of them, got {}",
        "moet een lijst van afrekeningen of een tabel ervan zijn, niet {}";
    ATTENDANCE_MONTHS: "must be a dict of months and attendances such as {\"2026-03\": \
        \"76/152\"}, got {}",
        "moet een dict van maanden en aanwezigheden zoals {\"2026-03\": \"76/152\"} zijn, \
        niet {}";
    ATTENDANCE_ASKED: "the attendance must be that of a month that is asked for",
        "de aanwezigheid moet die van een gevraagde maand zijn";
    LANGUAGE: "the language must be \"nl\" or \"en\"", "de taal moet \"nl\" of \"en\" zijn";
    REFUSED_OF_STREAM: "the refused rows of a stream are in its columns error_code and error_at: give \
        a table in place of a stream, or read the columns",
        "de geweigerde rijen van een stroom staan in haar kolommen error_code en error_at: geef een \
        tabel in plaats van een stroom, of lees de kolommen";
    THREADS: "the number of threads must be from 1 to {}",
        "het aantal threads moet van 1 tot {} gaan";

    // Tables.
    TABLE: "must be a table of Arrow data, such as a pyarrow Table or a polars or pandas \
        DataFrame, got {}",
        "moet een tabel met Arrow-gegevens zijn, zoals een pyarrow Table of een DataFrame van \
        polars of pandas, geen {}";
    IN_ROW: "{} row {} (counted from 0), {}: {}", "{} rij {} (geteld vanaf 0), {}: {}";
    IN_ROW_AS_A_WHOLE: "{} row {} (counted from 0): {}", "{} rij {} (geteld vanaf 0): {}";

    // Rows of files that could not be read.
    IN_LINE: "line {}: {}", "lijn {}: {}";
    IN_CELL: "cell {}: {}", "cel {}: {}";
    OF_COLUMN: "{}: {}", "{}: {}";
    OF_FILE: "{}, {}", "{}, {}";
    LINE_OF_OBJECT: "each line must be one JSON object", "elke lijn moet één JSON-object zijn";
    ON_EACH_LINE: "this must stand on each line: write null where it has no value",
        "dit moet op elke lijn staan: schrijf null waar het geen waarde heeft";
    AS_OTHER_LINES: "each line must have the columns of the others, and no more",
        "elke lijn moet de kolommen van de andere hebben, en geen andere";
    AMOUNT_TEXT: "this must be a text such as \"1234.56\": a JSON number passes through binary \
        floating point, which loses cents",
        "dit moet een tekst zijn zoals \"1234.56\": een JSON-getal gaat door binaire drijvende \
        komma, en die verliest centen";
    CENTS: "this must be a whole number of cents", "dit moet een geheel aantal cent zijn";
    TRUE_OR_FALSE: "this must be true or false", "dit moet true of false zijn";
    WHOLE_NUMBER: "this must be a whole number, or a text",
        "dit moet een geheel getal of een tekst zijn";
    TEXT: "this must be a text", "dit moet een tekst zijn";
    CELL_AMOUNT: "this must be an amount such as 1234.56", "dit moet een bedrag zoals 1234,56 zijn";
    CELL_DAY: "this must be a day, without a time of day", "dit moet een dag zijn, zonder uur";
    NO_CASE: "the table cases must have a row with this {}; it has none for {} records of the table \
        {}: to pass over such records, give unknown_cases=\"ignore\"",
        "de tabel cases moet een rij met deze {} hebben; ze heeft er geen voor {} gegevens van de \
        tabel {}: om zulke gegevens over te slaan, geef unknown_cases=\"ignore\"";
    COLUMN_NAMED: "the table {} must have the column {}, which was asked for",
        "de tabel {} moet de gevraagde kolom {} hebben";
    COLUMN_KEPT: "the result has a column {} of its own: rename the column of the table {} before it \
        is kept",
        "het resultaat heeft zelf een kolom {}: geef de kolom van de tabel {} een andere naam voor \
        ze bewaard wordt";
    ROWS: "must be a list of numbers of rows, got {}",
        "moet een lijst van nummers van rijen zijn, niet {}";
    NAMES: "must be a list of names of columns, got {}",
        "moet een lijst van namen van kolommen zijn, niet {}";
    IDS: "must be a list of texts", "moet een lijst van teksten zijn";
    COLUMN_TWICE: "the table {} must have the column {} once",
        "de tabel {} mag de kolom {} maar één keer hebben";
    COLUMN_TWICE_CENTS: "the table {} must have the column {} once, not as {} and as {} both",
        "de tabel {} mag de kolom {} maar één keer hebben, niet als {} en als {} samen";
    COLUMN_MISSING: "the table {} must have a column {}: {}",
        "de tabel {} moet een kolom {} hebben: {}";
    PREMIUM_KEPT: "the table {} must have a column {}, VDAB's amount: have payments hand it on, with \
        keep=[\"premium\"]",
        "de tabel {} moet een kolom {} hebben, het bedrag van VDAB: laat payments ze doorgeven, met \
        keep=[\"premium\"]";
    BOTH_OF_ONE: "before and after must both be statements, or both be payments",
        "before en after moeten allebei afrekeningen zijn, of allebei betalingen";
    COLUMN_ALONE: "the table {} must have {} beside its column {}, which says nothing without it",
        "de tabel {} moet {} naast haar kolom {} hebben, want zonder zegt die niets";
    COLUMN_UNKNOWN: "the table {} must not have a column {} (column {}): leave it out, since \
        only what the calculation needs may be sent",
        "de tabel {} mag geen kolom {} hebben (kolom {}): laat ze weg, want alleen wat de berekening nodig \
        heeft, mag meegestuurd worden";
    COLUMN_UNKNOWN_EXTRA: "the table {} must not have a column {} (column {}): leave it out, since \
        only what the calculation needs may be sent, or have it passed over with extra=\"ignore\"",
        "de tabel {} mag geen kolom {} hebben (kolom {}): laat ze weg, want alleen wat de berekening nodig \
        heeft, mag meegestuurd worden, of laat ze overslaan met extra=\"ignore\"";
    COLUMN_UNKNOWN_NEAR: "the table {} must not have a column {} (column {}); did you mean {}?",
        "de tabel {} mag geen kolom {} hebben (kolom {}); bedoelde u {}?";
    COLUMN_OF_RECORDS: "the table {} must not have a column {} (column {}): the records come in \
        tables of their own here",
        "de tabel {} mag geen kolom {} hebben (kolom {}): de gegevens komen hier in eigen tabellen";
    COLUMN_NAMES: "must name columns of the table, in a list", "moet kolommen van de tabel noemen, in \
        een lijst";
    NO_COLUMN: "must be a column of the table", "moet een kolom van de tabel zijn";
    NO_COLUMN_NEAR: "must be a column of the table; did you mean {}?",
        "moet een kolom van de tabel zijn; bedoelde u {}?";
    GROUP_COLUMN: "a column to group by must have texts, whole numbers, days, or yes and no",
        "een kolom om te groeperen moet teksten, gehele getallen, dagen, of ja en nee hebben";
    DECILE_COLUMN: "a column of deciles must have decimals, whole numbers, or amounts as texts; a \
        float cannot hold cents exactly",
        "een kolom van decielen moet decimalen, gehele getallen of bedragen als tekst hebben; een \
        float kan centen niet exact bevatten";
    COLUMN_TYPE: "the column {} of the table {} must be {}, got {}",
        "de kolom {} van de tabel {} moet {} zijn, niet {}";
    COLUMN_TYPE_FLOAT: "the column {} of the table {} must be {}, got {}; a float cannot hold \
        cents or hours exactly: make it decimals where it is made, in polars with \
        .cast(pl.Decimal(18, 2)), or in pandas texts with .map(\"{:.2f}\".format, \
        na_action=\"ignore\")",
        "de kolom {} van de tabel {} moet {} zijn, niet {}; een float kan centen of uren niet \
        exact bevatten: maak er decimalen van waar ze ontstaan, in polars met \
        .cast(pl.Decimal(18, 2)), of in pandas teksten met .map(\"{:.2f}\".format, \
        na_action=\"ignore\")";
    COLUMN_TYPE_FLOAT_WHOLE: "the column {} of the table {} must be {}, got {}: make it whole numbers, \
        in pandas with .astype(\"Int64\"), in polars with .cast(pl.Int64)",
        "de kolom {} van de tabel {} moet {} zijn, niet {}: maak er gehele getallen van, in pandas \
        met .astype(\"Int64\"), in polars met .cast(pl.Int64)";
    COLUMN_TYPE_UNIT: "the column {} of the table {} must be {}, got {}; its name or type must say \
        whether it counts euros or cents",
        "de kolom {} van de tabel {} moet {} zijn, niet {}; haar naam of type moet zeggen of ze \
        euro of cent telt";
    COLUMN_TYPE_TIME: "the column {} of the table {} must be {}, got {} with a time of day or a time \
        zone: make it a date, in SQL with ::date, in polars with .dt.date(), in pandas with \
        .dt.normalize() and without a zone",
        "de kolom {} van de tabel {} moet {} zijn, niet {} met een uur of een tijdzone: maak er een \
        datum van, in SQL met ::date, in polars met .dt.date(), in pandas met .dt.normalize() en \
        zonder tijdzone";
}
