"""What the files of this package say themselves, of files and arguments, in English and in Dutch.
The extension says the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ._language import chosen

if TYPE_CHECKING:
    from decimal import Decimal

    from ._language import _Language


class Sentence(NamedTuple):
    """A sentence in both languages, with the same `{places}`."""

    english: str
    dutch: str

    def __call__(self, **known: object) -> str:
        """The sentence in the language that was chosen, with what is known in its places."""
        return self.of(chosen("en")).format(**known)

    def of(self, language: _Language) -> str:
        """The sentence in a language, with its places."""
        return self.dutch if language == "nl" else self.english


def counted(number: int, one: Sentence, many: Sentence) -> str:
    """A number with what it counts: `1 line`, `1,234 lines`."""
    return f"{figures(number)} {one() if number == 1 else many()}"


_DUTCH = str.maketrans(",.", ".,")


def figures(number: int | Decimal, language: _Language | None = None) -> str:
    """A number as a reader of the language writes it: `1,234.50`, `1.234,50`."""
    text = f"{number:,}"
    return text.translate(_DUTCH) if (language or chosen("en")) == "nl" else text


# Files.
INPUT = Sentence("the input cannot be read: {why}", "de invoer kan niet gelezen worden: {why}")
OUTPUT = Sentence(
    "the output cannot be written: {why}", "de uitvoer kan niet geschreven worden: {why}"
)
OUTPUT_FILE = Sentence(
    "{path}: the output cannot be written: {why}",
    "{path}: de uitvoer kan niet geschreven worden: {why}",
)
NO_INPUT = Sentence("there is no standard input", "er is geen standaardinvoer")
NO_OUTPUT = Sentence("there is no standard output", "er is geen standaarduitvoer")
KEYBOARD = Sentence(
    "reading from the keyboard; Ctrl-D on an empty line ends",
    "er wordt van het toetsenbord gelezen; Ctrl-D op een lege lijn eindigt",
)
INTERRUPTED = Sentence("interrupted", "onderbroken")
MEMORY = Sentence("there is not enough memory", "er is niet genoeg geheugen")
JOBS = Sentence(
    "the system starts no more threads: give fewer --jobs",
    "het systeem start niet meer threads: geef minder --jobs",
)
IS_INPUT = Sentence(
    "{path}: this file is an input; write to another file",
    "{path}: dit bestand is een invoer; schrijf naar een ander bestand",
)
IS_OUTPUT = Sentence(
    "{path}: this file is both the input and the output; write to another file",
    "{path}: dit bestand is tegelijk de invoer en de uitvoer; schrijf naar een ander bestand",
)
REPLACED = Sentence("{path}: the file was replaced", "{path}: het bestand is vervangen")
NOT_REPLACED = Sentence(
    "{path}: not a file that can be replaced",
    "{path}: geen bestand dat vervangen kan worden",
)
EXCEL = Sentence(
    "reading and writing Excel needs python-calamine and XlsxWriter: pip install 'ibo[excel]'",
    "voor Excel lezen en schrijven zijn python-calamine en XlsxWriter nodig: "
    "pip install 'ibo[excel]'",
)
NOT_EXCEL = Sentence(
    "{path}: not a workbook of Excel as .xlsx, or a damaged one; save it again as .xlsx",
    "{path}: geen werkmap van Excel als .xlsx, of een beschadigde; bewaar ze opnieuw als .xlsx",
)
EXCEL_LOCKED = Sentence(
    "{path}: the workbook is protected by a password; save it without one",
    "{path}: de werkmap is met een wachtwoord beveiligd; bewaar ze zonder",
)
EMPTY_SHEET = Sentence(
    "{path}: no sheet has a row with the names of columns",
    "{path}: geen werkblad heeft een rij met de namen van kolommen",
)
SHEETS_ALIKE = Sentence(
    "{path}: the sheets {sheets} have the same columns, and one sheet is read: put their rows in one "
    "sheet, or each sheet in a file of its own",
    "{path}: de werkbladen {sheets} hebben dezelfde kolommen, en één werkblad wordt gelezen: zet hun "
    "rijen in één werkblad, of elk werkblad in een eigen bestand",
)
SHEET_FAR = Sentence(
    "{path}: the sheet {sheet} reaches to the cell {cell}, too far to be read: something stands far "
    "from the table, and must be cleared; delete the rows and columns behind the table and save",
    "{path}: het werkblad {sheet} reikt tot de cel {cell}, te ver om gelezen te worden: ver van de "
    "tabel staat iets dat gewist moet worden; verwijder de rijen en kolommen achter de tabel en "
    "bewaar",
)
SHEET = Sentence("sheet {name} of {sheets}", "werkblad {name} van {sheets}")
SHEET_OF_RESULT = Sentence("results", "resultaten")
SHEET_OF_REFUSED = Sentence("refused", "geweigerd")
SHEET_FULL = Sentence(
    "a sheet of Excel has room for {most} rows, and there are more: write .parquet or .csv",
    "een werkblad van Excel heeft plaats voor {most} rijen, en er zijn er meer: schrijf .parquet of "
    ".csv",
)
PYARROW = Sentence(
    "reading and writing tables needs pyarrow: pip install 'ibo[tables]'",
    "voor tabellen lezen en schrijven is pyarrow nodig: pip install 'ibo[tables]'",
)
LIBRARY = Sentence(
    "{function}() needs {name}, which is not installed: pip install {name}",
    "{function}() heeft {name} nodig, en dat is niet geïnstalleerd: pip install {name}",
)
MATPLOTLIB = Sentence(
    "{method} draws with matplotlib, which is not installed: pip install 'ibo[plot]'",
    "{method} tekent met matplotlib, en dat is niet geïnstalleerd: pip install 'ibo[plot]'",
)
TABLE_OR_PAGE_ENDING = Sentence(
    "{path}: the name of the output must end in .html, or as a table file in .parquet, .csv, "
    ".jsonl, .ndjson or .xlsx",
    "{path}: de naam van de uitvoer moet eindigen op .html, of als tabelbestand op .parquet, .csv, "
    ".jsonl, .ndjson of .xlsx",
)
ENDING = Sentence(
    "{path}: the name of a table file must end in .parquet, .csv, .jsonl, .ndjson or .xlsx; else "
    "write --format",
    "{path}: de naam van een tabelbestand moet eindigen op .parquet, .csv, .jsonl, .ndjson of "
    ".xlsx; schrijf anders --format",
)

OUTPUT_ENDING = Sentence(
    "{path}: the name of the output must end in .parquet, .csv, .jsonl, .ndjson or .xlsx",
    "{path}: de naam van de uitvoer moet eindigen op .parquet, .csv, .jsonl, .ndjson of .xlsx",
)

# Rows of files.
IN_LINE = Sentence("{path}, line {line}: {why}", "{path}, lijn {line}: {why}")
IN_CELL = Sentence("{path}, cell {cell}: {name}: {why}", "{path}, cel {cell}: {name}: {why}")
IN_COLUMN = Sentence("{path}, line {line}: {name}: {why}", "{path}, lijn {line}: {name}: {why}")
SEPARATOR = Sentence(
    "{path}: the columns are separated by {found!r}, but must be separated by commas; with --csv "
    "belgian also by semicolons or tabs",
    "{path}: de kolommen zijn gescheiden door {found!r}, maar moeten door komma's gescheiden zijn; "
    "met --csv belgian ook door puntkomma's of tabs",
)
QUOTE = Sentence(
    "a quote is opened and not closed, or text stands behind a closing quote; a quote inside a value "
    'must be written twice: ""',
    "een aanhalingsteken wordt geopend en niet gesloten, of er staat tekst achter een sluitend "
    'aanhalingsteken; een aanhalingsteken in een waarde moet dubbel geschreven zijn: ""',
)
LONG = Sentence(
    "longer than 8 MB: no line of a table is", "langer dan 8 MB: geen lijn van een tabel is dat"
)
NOT_TEXT = Sentence("not text in UTF-8", "geen tekst in UTF-8")
NOT_UNICODE = Sentence(
    "{path}: not text in UTF-8, UTF-16 or the encoding of Windows (cp1252)",
    "{path}: geen tekst in UTF-8, UTF-16 of de codering van Windows (cp1252)",
)
NUMBER_TWO_WAYS = Sentence(
    "this number can be read in two ways, as thousands or as decimals; write --csv belgian (in Python "
    'csv="belgian") when a comma stands before the decimals, --csv standard when a point does',
    "dit getal kan op twee manieren gelezen worden, als duizendtallen of als decimalen; schrijf "
    '--csv belgian (in Python csv="belgian") als een komma voor de decimalen staat, --csv standard '
    "als dat een punt is",
)
DAY_TWO_WAYS = Sentence(
    "the day and the month of this date could be exchanged; write --csv belgian (in Python "
    'csv="belgian") when the day comes first, else write the date as 2026-03-02',
    "de dag en de maand van deze datum kunnen verwisseld zijn; schrijf --csv belgian (in Python "
    'csv="belgian") als de dag eerst komt, schrijf anders de datum als 2026-03-02',
)
POINT = Sentence(
    "with --csv belgian a comma must stand before the decimals, and a point only before three "
    "digits of thousands",
    "met --csv belgian moet een komma voor de decimalen staan, en een punt enkel voor drie cijfers "
    "van duizendtallen",
)
NO_NAME = Sentence(
    "the column has values but no name on the first line",
    "de kolom heeft waarden maar geen naam op de eerste lijn",
)
NO_NAMES = Sentence(
    "{path}, line {line}: the first line must have the names of the columns, but has values",
    "{path}, lijn {line}: de eerste lijn moet de namen van de kolommen hebben, maar heeft waarden",
)
COLUMN_NUMBER = Sentence("column {number}", "kolom {number}")
COLUMN, COLUMNS = Sentence("column", "kolom"), Sentence("columns", "kolommen")
SEMICOLON, TAB = Sentence("semicolon", "puntkomma"), Sentence("tab", "tab")
DECIMAL_COMMA = Sentence("decimal comma", "decimale komma")
NAMES_FORGIVEN = Sentence(
    "names without regard to capitals and blanks ({names})",
    "namen zonder op hoofdletters en spaties te letten ({names})",
)
NAMELESS = Sentence(
    "columns without a name passed over ({columns})",
    "kolommen zonder naam overgeslagen ({columns})",
)
READ_AS = Sentence("read as: {form}; {columns}", "gelezen als: {form}; {columns}")
OLD_EXCEL = Sentence(
    "{path}: this is a workbook of Excel 97; save it again as .xlsx",
    "{path}: dit is een werkmap van Excel 97; bewaar ze opnieuw als .xlsx",
)
OTHER_FORMAT = Sentence(
    "{path}: this is a file of {what}; let its name end in .{form}, or write --format {form} where the "
    "name has no ending",
    "{path}: dit is een bestand van {what}; laat zijn naam eindigen op .{form}, of schrijf --format "
    "{form} als de naam niet zegt wat het is",
)
JSON_IN_UTF_16 = Sentence(
    "{path}: JSON must be UTF-8, and this file is UTF-16, as > writes it in Windows PowerShell: save "
    "it as UTF-8, or let ibo write it with -o FILE",
    "{path}: JSON moet UTF-8 zijn, en dit bestand is UTF-16, zoals > het in Windows PowerShell "
    "schrijft: bewaar het als UTF-8, of laat ibo het schrijven met -o BESTAND",
)
CHANGED = Sentence(
    "{path}: the file was written while it was read; try again when it is complete",
    "{path}: het bestand werd geschreven terwijl het gelezen werd; probeer opnieuw als het "
    "volledig is",
)
FEWER_ROWS = Sentence(
    "{path}: the file has fewer rows than it says; it may be cut",
    "{path}: het bestand heeft minder rijen dan het zegt; misschien is het afgekapt",
)
ENDS_EARLY = Sentence(
    "{path}: the compressed file ends early; it may be cut",
    "{path}: het gecomprimeerde bestand eindigt te vroeg; misschien is het afgekapt",
)
DAMAGED = Sentence(
    "{path}: the compressed file is damaged", "{path}: het gecomprimeerde bestand is beschadigd"
)
NO_SEEKING = Sentence(
    "{path}: Parquet is read from its end, so that it must be a file on disk: write the pipe to a "
    "file first, or send CSV or JSON Lines",
    "{path}: Parquet wordt van achteren gelezen, en moet dus een bestand op schijf zijn: schrijf de "
    "pipe eerst naar een bestand, of stuur CSV of JSON Lines",
)
NO_PARQUET = Sentence(
    "{path}: no Parquet file in this folder", "{path}: geen Parquet-bestand in deze map"
)
OTHER_COLUMNS = Sentence(
    "{path}: the columns must be those of {first}",
    "{path}: de kolommen moeten die van {first} zijn",
)
FIELDS = Sentence(
    "{fields}, where the first line names {named}",
    "{fields}, terwijl de eerste lijn er {named} noemt",
)
FIELD, FIELDS_MANY = Sentence("field", "veld"), Sentence("fields", "velden")
MUST_BE = Sentence("must be {what} ({code})", "moet {what} zijn ({code})")
TRUE_OR_FALSE = Sentence("true or false", "true of false")
LIST_OF_JSON = Sentence(
    "{path}: one JSON object must stand on each line, and this is a list of them: make lines of it, "
    "for example with jq -c '.[]' cases.json > cases.jsonl",
    "{path}: op elke lijn moet één JSON-object staan, en dit is er een lijst van: maak er lijnen van, "
    "bijvoorbeeld met jq -c '.[]' cases.json > cases.jsonl",
)
INDENTED_JSON = Sentence(
    "{path}: one JSON object must stand on each line, and this one stands on many: make lines of it, "
    "for example with jq -c . cases.json > cases.jsonl; one case is also read by ibo explain",
    "{path}: op elke lijn moet één JSON-object staan, en dit staat op vele: maak er lijnen van, "
    "bijvoorbeeld met jq -c . cases.json > cases.jsonl; één dossier leest ook ibo explain",
)
MAY_BE_CUT = Sentence(
    "{path}, line {line}: the last line is not JSON and has no line break: the file may be cut",
    "{path}, lijn {line}: de laatste lijn is geen JSON en heeft geen regeleinde: misschien is het "
    "bestand afgekapt",
)
ROWS_NOT_JSON = Sentence(
    "each line must be one JSON object (malformed-json)",
    "elke lijn moet één JSON-object zijn (malformed-json)",
)

# Arguments of the command.
NAME_OUTPUT = Sentence(
    "{whose}: the result of a table is a table; name its file, for example with -o "
    "statements.parquet",
    "{whose}: het resultaat van een tabel is een tabel; noem haar bestand, bijvoorbeeld met -o "
    "statements.parquet",
)
FOR_TABLE = Sentence("{option} is for a table of cases", "{option} is voor een tabel van dossiers")
PAGE_ENDING = Sentence(
    "{path}: the name of a page must end in .html or .htm",
    "{path}: de naam van een pagina moet eindigen op .html of .htm",
)
FOR_CASES = Sentence(
    "{option}: goes with a table of cases, not with one of statements",
    "{option}: hoort bij een tabel van dossiers, niet bij een tabel van afrekeningen",
)
ROW_OF_TABLE = Sentence(
    "{path}: this is a table, and one case as JSON is read here: ibo case {path} --row N | ibo "
    "{command} -",
    "{path}: dit is een tabel, en hier wordt één dossier als JSON gelezen: ibo case {path} --row N | "
    "ibo {command} -",
)
FOR_TABLE_FILE = Sentence(
    "{whose}: {option} is for a table of cases, in a file that ends in .parquet, .csv, .jsonl or "
    ".xlsx",
    "{whose}: {option} is voor een tabel van dossiers, in een bestand dat eindigt op .parquet, "
    ".csv, .jsonl of .xlsx",
)
FOR_JSON = Sentence(
    "--text, --notice and --with-case are for cases as JSON, one object with its agreement per "
    "line",
    "--text, --notice en --with-case zijn voor dossiers als JSON, een object met zijn "
    "overeenkomst per lijn",
)
NOTICE_OF_REFORM = Sentence(
    "--notice and --reform must not be given together: a reform is hypothetical, and no notice "
    "says what is not due",
    "--notice en --reform mogen niet samen gegeven zijn: een hervorming is hypothetisch, en geen "
    "melding zegt wat niet verschuldigd is",
)
STATEMENTS_ARE_TEXT = Sentence(
    "{path}: the statements of cases as JSON, as in {whose}, are text: a file that ends in .txt",
    "{path}: de afrekeningen van dossiers als JSON, zoals in {whose}, zijn tekst: een bestand dat "
    "eindigt op .txt",
)
CASE_IS_JSON = Sentence(
    "{path}: a case is JSON: the name of the output must end in .json, .jsonl or .ndjson",
    "{path}: een dossier is JSON: de naam van de uitvoer moet eindigen op .json, .jsonl of .ndjson",
)
STATEMENTS_ARE_JSON = Sentence(
    "{path}: the statements of cases as JSON, as in {whose}, are JSON: a file that ends in .jsonl "
    "or .ndjson",
    "{path}: de afrekeningen van dossiers als JSON, zoals in {whose}, zijn JSON: een bestand dat "
    "eindigt op .jsonl of .ndjson",
)
VERIFY_TABLE = Sentence(
    "{path}: the statements must be JSON, one per line, as ibo statements prints them; of tables ibo "
    "corrections says what changes: ibo corrections BEFORE AFTER -o corrections.parquet",
    "{path}: de afrekeningen moeten JSON zijn, één per lijn, zoals ibo statements ze afdrukt; van "
    "tabellen zegt ibo corrections wat er wijzigt: ibo corrections BEFORE AFTER -o "
    "corrections.parquet",
)
STANDARD_INPUT = Sentence("standard input", "standaardinvoer")
CANONICAL = Sentence(
    "--canonical prints the values of every day: leave out --at",
    "--canonical toont de waarden van elke dag: laat --at weg",
)
MANY_CASES = Sentence(
    "for a file with one case per line: ibo statements --text {language} {file}",
    "voor een bestand met een dossier per lijn: ibo statements --text {language} {file}",
)
ROWS_OF_TABLE = Sentence(
    "these look like the rows of a table; write their results to a file with -o statements.jsonl",
    "dit lijken rijen van een tabel; schrijf hun resultaten naar een bestand met -o "
    "statements.jsonl",
)
LINE, LINES = Sentence("line", "lijn"), Sentence("lines", "lijnen")
COMPUTED = Sentence(
    "{lines}: {computed} computed, {refused} refused",
    "{lines}: {computed} berekend, {refused} geweigerd",
)
VALUES = Sentence("values: {fingerprint}", "waarden: {fingerprint}")
PROGRESS = Sentence(
    "{lines} lines, {refused} refused, {seconds} s left",
    "{lines} lijnen, {refused} geweigerd, nog {seconds} s",
)
ROW_PROGRESS = Sentence(
    "{rows} rows, {rate} a second, {seconds} s left",
    "{rows} rijen, {rate} per seconde, nog {seconds} s",
)
FROM_ZERO = Sentence("must be a whole number from 0", "moet een geheel getal vanaf 0 zijn")
NO_ROW = Sentence(
    "the table has no row {row}; rows are counted from 0",
    "de tabel heeft geen rij {row}; rijen worden vanaf 0 geteld",
)
WRITTEN = Sentence("{path}: {rows} rows", "{path}: {rows} rijen")
UNKNOWN_OPTION = Sentence(
    "there is no option {option}; the options are listed by {command} --help",
    "er is geen optie {option}; {command} --help toont de opties",
)
UNKNOWN_OPTION_NEAR = Sentence(
    "there is no option {option}; did you mean {near}?",
    "er is geen optie {option}; bedoelde u {near}?",
)
UNKNOWN_COMMAND = Sentence(
    "there is no command {command}; the commands are {known}",
    "er is geen opdracht {command}; de opdrachten zijn {known}",
)
UNKNOWN_COMMAND_NEAR = Sentence(
    "there is no command {command}; did you mean {near}?",
    "er is geen opdracht {command}; bedoelde u {near}?",
)

UNKNOWN_ERROR = Sentence(
    "{code}: must be the code or the number of an error; ibo errors lists them",
    "{code}: moet de code of het nummer van een fout zijn; ibo errors somt ze op",
)
UNKNOWN_ERROR_NEAR = Sentence(
    "{code}: must be the code or the number of an error; did you mean {near}?",
    "{code}: moet de code of het nummer van een fout zijn; bedoelde u {near}?",
)
CAUSE, CURE = Sentence("Cause:", "Oorzaak:"), Sentence("Cure:", "Wat te doen:")
PAGE_OF_ERROR = Sentence("Page: {page}#{code}", "Pagina: {page}#{code}")
CAUSE_AND_CURE = Sentence(
    "Cause and cure of an error: ibo errors CODE",
    "Oorzaak van een fout en wat te doen: ibo errors CODE",
)

# Python.
NOT_IN_CASE = Sentence(
    "{type} cannot be part of a case", "{type} kan geen deel van een dossier zijn"
)
AXES = Sentence(
    "ax must be the axes of a matplotlib figure, not {type}",
    "ax moet de assen van een figuur van matplotlib zijn, niet {type}",
)
SAME_COLUMNS = Sentence(
    "the batches of a partition must have the same columns, in the same order and of the same "
    "types",
    "de delen van een partitie moeten dezelfde kolommen hebben, in dezelfde volgorde en van "
    "dezelfde types",
)
ATTENDANCE = Sentence(
    "must be a month and a fraction, such as 2026-03=76/167.2",
    "moet een maand en een breuk zijn, zoals 2026-03=76/167.2",
)
ATTENDANCE_TWICE = Sentence(
    "--attendance: a month must be given once",
    "--attendance: een maand mag maar één keer gegeven zijn",
)

# Corrections of a population.
CORRECTIONS = Sentence(
    "{rows} rows, {refused} refused; to pay {to_pay}, to recover {to_recover}",
    "{rows} rijen, {refused} geweigerd; te betalen {to_pay}, terug te vorderen {to_recover}",
)
CORRECTION_HEADS = (
    Sentence("Scheme", "Stelsel"),
    Sentence("Kind", "Soort"),
    Sentence("Changed", "Gewijzigd"),
    Sentence("New", "Nieuw"),
    Sentence("Withdrawn", "Vervallen"),
    Sentence("Unchanged", "Gelijk"),
    Sentence("Refused", "Geweigerd"),
    Sentence("To pay", "Te betalen"),
    Sentence("To recover", "Terug te vorderen"),
    Sentence("Issued, refused now", "Uitgegeven, nu geweigerd"),
)

# The check of an installation.
DOCTOR_HEADS = (Sentence("STATE", "STAND"), Sentence("WHAT", "WAT"), Sentence("FOUND", "GEVONDEN"))
DOCTOR_STATES = {
    "ok": Sentence("ok", "goed"),
    "remark": Sentence("remark", "opmerking"),
    "wrong": Sentence("WRONG", "FOUT"),
}
DOCTOR_VERSIONS = Sentence(
    "package {package}, library {library}, values {values}",
    "pakket {package}, bibliotheek {library}, waarden {values}",
)
DOCTOR_INSTALL = Sentence(
    "the package must be installed again: pip install --force-reinstall",
    "het pakket moet opnieuw geïnstalleerd worden: pip install --force-reinstall",
)
DOCTOR_VALUES = Sentence("values", "waarden")
DOCTOR_CHECKED = Sentence(
    "{count} in force in {month}, last checked for {last}",
    "{count} van kracht in {month}, laatst gecontroleerd voor {last}",
)
DOCTOR_CURRENT = Sentence("which covers it", "en dat dekt hem")
DOCTOR_AGE = Sentence("{months} old", "{months} oud")
DOCTOR_MONTH = Sentence("month", "maand")
DOCTOR_MONTHS = Sentence("months", "maanden")
DOCTOR_STALE = Sentence("{day}, {age}: {ids}", "{day}, {age}: {ids}")
DOCTOR_AGREEMENTS = Sentence("agreements from {day}", "overeenkomsten vanaf {day}")
DOCTOR_CONFIRM = Sentence(
    "not checked for this month: results that use these are assumed. Look them up (ibo parameters --at {month}-01), and lay a file "
    "with [[confirmed]] or [[value]] over them (--parameters)",
    "niet gecontroleerd voor deze maand: resultaten die deze gebruiken zijn aangenomen. Zoek ze op (ibo parameters --at {month}-01), en leg "
    "er een bestand met [[confirmed]] of [[value]] over (--parameters)",
)
DOCTOR_ABSENT = Sentence("not installed", "niet geïnstalleerd")
DOCTOR_OLD = Sentence(
    "{version}, must be {least} or later", "{version}, moet {least} of later zijn"
)
DOCTOR_BROKEN = Sentence(
    "{version} is installed but cannot be loaded ({error})",
    "{version} is geïnstalleerd maar kan niet geladen worden ({error})",
)
DOCTOR_EXAMPLE = Sentence("example", "voorbeeld")
DOCTOR_NET = Sentence("net {net} euro, as it must be", "netto {net} euro, zoals het moet")
DOCTOR_OTHER = Sentence("net {net}, must be {must} euro", "netto {net}, moet {must} euro zijn")
