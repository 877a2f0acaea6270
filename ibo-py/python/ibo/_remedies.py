# fmt: off
"""The usual cause of every error, and what to do, in English and Dutch. `python3 docs/errors.py`
writes this file from docs/errors.toml.
"""

from __future__ import annotations

from ._sentence import Sentence

__all__ = ["REMEDIES"]

REMEDIES: dict[str, tuple[Sentence, Sentence]] = {
    "malformed-json": (
        Sentence(
            "The line was cut off, has a stray comma or quote, or the file was saved in another encoding.",
            "De lijn is afgebroken, heeft een komma of aanhalingsteken te veel, of het bestand is in een andere codering bewaard.",
        ),
        Sentence(
            "Let the program that makes the file write JSON with a JSON library, in UTF-8, one object per line.",
            "Laat het programma dat het bestand maakt JSON schrijven met een JSON-bibliotheek, in UTF-8, één object per lijn.",
        ),
    ),
    "unknown-field": (
        Sentence(
            "A name is misspelt, or more was sent than the calculation needs, such as a name of a person.",
            "Een naam is verkeerd gespeld, of er is meer meegestuurd dan de berekening nodig heeft, zoals de naam van een persoon.",
        ),
        Sentence(
            "Correct the name (the error suggests the nearest), or leave the field out. In a table, `--ignore-extra` passes over other columns.",
            "Verbeter de naam (de fout stelt de dichtste voor), of laat het veld weg. In een tabel slaat `--ignore-extra` andere kolommen over.",
        ),
    ),
    "missing-field": (
        Sentence(
            "A field that every case needs is absent, empty or null; in a table, its column.",
            "Een veld dat elk dossier nodig heeft ontbreekt, is leeg of is null; in een tabel: zijn kolom.",
        ),
        Sentence(
            "Fill in the field that the error names.",
            "Vul het veld in dat de fout noemt.",
        ),
    ),
    "wrong-type": (
        Sentence(
            "Often an amount as a number (`588.57`) where a text (`\"588.57\"`) must stand, or a decimal column that is floating point.",
            "Vaak een bedrag als getal (`588.57`) waar een tekst (`\"588.57\"`) moet staan, of een kolom met drijvende komma.",
        ),
        Sentence(
            "Give amounts as text or as exact decimals, whole numbers without decimals, days as dates or texts.",
            "Geef bedragen als tekst of als exacte decimalen, gehele getallen zonder decimalen, dagen als datum of tekst.",
        ),
    ),
    "bad-text": (
        Sentence(
            "A reference or code is empty, too long, or has accents or other characters that its field does not take.",
            "Een referentie of code is leeg, te lang, of heeft accenten of andere tekens die het veld niet aanneemt.",
        ),
        Sentence(
            "Use a short reference of letters, digits and simple signs. Never a national number or a name.",
            "Gebruik een korte referentie met letters, cijfers en eenvoudige tekens. Nooit een rijksregisternummer of een naam.",
        ),
    ),
    "duplicate-field": (
        Sentence(
            "The program that wrote the object wrote one name twice; which value counts is not guessed.",
            "Het programma dat het object schreef, schreef één naam twee keer; welke waarde telt, wordt niet geraden.",
        ),
        Sentence(
            "Leave one of the two out.",
            "Laat een van de twee weg.",
        ),
    ),
    "duplicate-case": (
        Sentence(
            "Two rows of the table have the same case reference and month, often by a file that was added twice.",
            "Twee rijen van de tabel hebben dezelfde dossierreferentie en maand, vaak door een bestand dat twee keer is toegevoegd.",
        ),
        Sentence(
            "Remove one of the rows. Give two agreements of one person each a reference of its own. `--allow-duplicates` computes both.",
            "Verwijder een van de rijen. Geef twee overeenkomsten van één persoon elk een eigen referentie. `--allow-duplicates` berekent ze allebei.",
        ),
    ),
    "amount-malformed": (
        Sentence(
            "The amount has a currency sign, blanks, a decimal comma or thousands separators where the format has digits and a point.",
            "Het bedrag heeft een muntteken, spaties, een decimale komma of punten per duizend waar het formaat cijfers en een punt heeft.",
        ),
        Sentence(
            "Write `1234.56`. For CSV with decimal commas, add `--csv belgian`.",
            "Schrijf `1234.56`. Voeg voor CSV met decimale komma's `--csv belgian` toe.",
        ),
    ),
    "amount-too-many-decimals": (
        Sentence(
            "The amount comes from a calculation that was not rounded, such as `225.001`.",
            "Het bedrag komt uit een berekening die niet is afgerond, zoals `225.001`.",
        ),
        Sentence(
            "Give the amount as the document has it, in whole cents.",
            "Geef het bedrag zoals het document het heeft, in hele centen.",
        ),
    ),
    "amount-out-of-range": (
        Sentence(
            "Usually cents in a column of euro, or two columns that run into each other.",
            "Meestal centen in een kolom met euro's, of twee kolommen die in elkaar lopen.",
        ),
        Sentence(
            "Give euro, or name the column with `_cents` at its end when it has cents.",
            "Geef euro's, of laat de naam van de kolom op `_cents` eindigen als ze centen heeft.",
        ),
    ),
    "amount-negative": (
        Sentence(
            "A recovery was given where only a benefit, a wage or a premium can stand.",
            "Een terugvordering staat waar alleen een uitkering, een loon of een premie kan staan.",
        ),
        Sentence(
            "Give the amount without a sign; recoveries of leefloon and sickness benefit have records of their own.",
            "Geef het bedrag zonder teken; terugvorderingen van leefloon en ziekte-uitkering hebben eigen gegevens.",
        ),
    ),
    "number-out-of-range": (
        Sentence(
            "A number that counts something, such as days or a version, is far too large.",
            "Een getal dat iets telt, zoals dagen of een versie, is veel te groot.",
        ),
        Sentence(
            "Look whether it is the right field or column.",
            "Kijk of het het juiste veld of de juiste kolom is.",
        ),
    ),
    "date-malformed": (
        Sentence(
            "The date is written in another way, such as `2/3/2026`, or the month has a day.",
            "De datum is anders geschreven, zoals `2/3/2026`, of de maand heeft een dag.",
        ),
        Sentence(
            "Write `2026-03-02` and `2026-03`. For CSV with `02/03/2026`, add `--csv belgian`.",
            "Schrijf `2026-03-02` en `2026-03`. Voeg voor CSV met `02/03/2026` `--csv belgian` toe.",
        ),
    ),
    "date-impossible": (
        Sentence(
            "A day such as 31 April or 29 February of a year without one; often day and month were exchanged.",
            "Een dag zoals 31 april, of 29 februari van een jaar zonder; vaak zijn dag en maand verwisseld.",
        ),
        Sentence(
            "Look the day up in the agreement or in the message of the institution.",
            "Zoek de dag op in de overeenkomst of in het bericht van de instelling.",
        ),
    ),
    "date-out-of-range": (
        Sentence(
            "A date of the year 0, such as 0000-00-00, stands for a day that is not known.",
            "Een datum van het jaar 0, zoals 0000-00-00, staat voor een dag die niet bekend is.",
        ),
        Sentence(
            "Leave the end of a record out when it has none.",
            "Laat het einde van een gegeven weg als er geen is.",
        ),
    ),
    "date-order": (
        Sentence(
            "Start and end were exchanged, or the end has a typing error in its year.",
            "Begin en einde zijn verwisseld, of het einde heeft een tikfout in het jaar.",
        ),
        Sentence(
            "Correct the first or the last day; a period of one day has the same day twice.",
            "Verbeter de eerste of de laatste dag; een periode van één dag heeft twee keer dezelfde dag.",
        ),
    ),
    "fraction-malformed": (
        Sentence(
            "The fraction is written as a percentage or a decimal number, such as `50 %` or `0.5`.",
            "De breuk is als percentage of decimaal getal geschreven, zoals `50 %` of `0.5`.",
        ),
        Sentence(
            "Write the trainee's hours over the full-time hours: `19/38`.",
            "Schrijf de uren van de cursist op de voltijdse uren: `19/38`.",
        ),
    ),
    "fraction-too-many-decimals": (
        Sentence(
            "Hours that were computed from minutes, such as `7.333`.",
            "Uren die uit minuten berekend zijn, zoals `7.333`.",
        ),
        Sentence(
            "Give the hours of the contract and of the time registration, with at most two decimals.",
            "Geef de uren van het contract en van de tijdsregistratie, met hoogstens twee decimalen.",
        ),
    ),
    "fraction-zero": (
        Sentence(
            "The full-time hours, or the normal hours of the month, are zero or were left empty.",
            "De voltijdse uren, of de normale uren van de maand, zijn nul of niet ingevuld.",
        ),
        Sentence(
            "Fill in the second number, such as 38 hours a week.",
            "Vul het tweede getal in, zoals 38 uren per week.",
        ),
    ),
    "fraction-out-of-range": (
        Sentence(
            "Minutes or hundredths were given where hours must stand.",
            "Er staan minuten of honderdsten waar uren moeten staan.",
        ),
        Sentence(
            "Give both parts in hours, or both in days.",
            "Geef beide delen in uren, of beide in dagen.",
        ),
    ),
    "scheme-not-covered": (
        Sentence(
            "The agreement started before 1 September 2018, under an earlier law.",
            "De overeenkomst begon voor 1 september 2018, onder een vroegere wet.",
        ),
        Sentence(
            "Check the start. Earlier agreements are not covered by this library.",
            "Controleer het begin. Vroegere overeenkomsten zijn in deze bibliotheek niet gedekt.",
        ),
    ),
    "month-outside-agreement": (
        Sentence(
            "The month lies before the start or after the last day, often the month after an agreement that was broken off.",
            "De maand ligt voor het begin of na de laatste dag, vaak de maand na een afgebroken overeenkomst.",
        ),
        Sentence(
            "Leave the month out, or correct `start`, `end` or `stopped`.",
            "Laat de maand weg, of verbeter `start`, `end` of `stopped`.",
        ),
    ),
    "duration-not-allowed": (
        Sentence(
            "From start to agreed end it is shorter or longer than the kind allows; the error gives both limits in days.",
            "Van begin tot overeengekomen einde is het korter of langer dan de soort toelaat; de fout geeft beide grenzen in dagen.",
        ),
        Sentence(
            "`end` is the agreed end: give the day on which it was broken off as `stopped`, and days of suspension as `suspended_days`. Check the kind.",
            "`end` is het overeengekomen einde: geef de dag van de stopzetting als `stopped`, en dagen schorsing als `suspended_days`. Controleer de soort.",
        ),
    ),
    "parameter-not-covered": (
        Sentence(
            "A dated value begins later than the day that decides, or a payment without a month meets a rate that has changed.",
            "Een gedateerde waarde begint later dan de dag die beslist, of een betaling zonder maand botst op een tarief dat veranderd is.",
        ),
        Sentence(
            "Give the month; else add the value with a parameter file.",
            "Geef de maand; voeg anders de waarde toe met een parameterbestand.",
        ),
    ),
    "no-payable-day": (
        Sentence(
            "The agreement touches the month on a Sunday only.",
            "De overeenkomst raakt de maand alleen op een zondag.",
        ),
        Sentence(
            "Nothing is due for that month: leave it out.",
            "Voor die maand is niets verschuldigd: laat ze weg.",
        ),
    ),
    "unknown-kind": (
        Sentence(
            "The kind is written in another way, such as `IBO` or `K-IBO`.",
            "De soort is anders geschreven, zoals `IBO` of `K-IBO`.",
        ),
        Sentence(
            "Write `ibo` or `ibo-plus`; K-IBO is the earlier name of IBO-plus.",
            "Schrijf `ibo` of `ibo-plus`; K-IBO is de vroegere naam van IBO-plus.",
        ),
    ),
    "reference-gross-wage-missing": (
        Sentence(
            "An IBO from 2026 has a premium by wage difference, and the wage was left out.",
            "Een IBO vanaf 2026 heeft een premie volgens het loonverschil, en het loon ontbreekt.",
        ),
        Sentence(
            "Give the full-time gross wage a month for the job after recruitment, from the agreement.",
            "Geef het voltijdse brutomaandloon voor de job na aanwerving, uit de overeenkomst.",
        ),
    ),
    "percentage-missing": (
        Sentence(
            "An IBO from 2026 has a percentage in its agreement, and it was left out.",
            "Een IBO vanaf 2026 heeft een percentage in de overeenkomst, en het ontbreekt.",
        ),
        Sentence(
            "Give the percentage of the agreement as a whole number, such as 80.",
            "Geef het percentage van de overeenkomst als geheel getal, zoals 80.",
        ),
    ),
    "percentage-not-allowed": (
        Sentence(
            "The percentage is a typing error, or that of another agreement.",
            "Het percentage is een tikfout, of dat van een andere overeenkomst.",
        ),
        Sentence(
            "Give the percentage of the agreement; the error lists those that there are.",
            "Geef het percentage van de overeenkomst; de fout somt op welke er bestaan.",
        ),
    ),
    "rsz-base-not-allowed": (
        Sentence(
            "The RSZ base is a typing error, or a rate instead of a base.",
            "De RSZ-basis is een tikfout, of een tarief in plaats van een basis.",
        ),
        Sentence(
            "Give a base that the error lists, or leave it out: the error also says what it is then.",
            "Geef een basis die de fout opsomt, of laat ze weg: de fout zegt ook wat ze dan is.",
        ),
    ),
    "employee-rsz-not-allowed": (
        Sentence(
            "The contribution is larger than the wage: two fields were exchanged, or it is of a year.",
            "De bijdrage is groter dan het loon: twee velden zijn verwisseld, of ze is van een jaar.",
        ),
        Sentence(
            "Give the employee's contribution of one month on the reference gross wage, or leave it out: it is then computed.",
            "Geef de werknemersbijdrage van één maand op het brutoloon na aanwerving, of laat ze weg: ze wordt dan berekend.",
        ),
    ),
    "employee-rsz-with-base": (
        Sentence(
            "Both the contribution itself and the base to compute it were given.",
            "Zowel de bijdrage zelf als de basis om ze te berekenen is gegeven.",
        ),
        Sentence(
            "Leave one of the two out.",
            "Laat een van de twee weg.",
        ),
    ),
    "percentage-not-used": (
        Sentence(
            "The premium of this agreement is flat-rate (started before 2026, or IBO-plus), and has no percentage.",
            "De premie van deze overeenkomst is forfaitair (begonnen voor 2026, of IBO-plus), en heeft geen percentage.",
        ),
        Sentence(
            "Leave the percentage out; or check start and kind.",
            "Laat het percentage weg; of controleer begin en soort.",
        ),
    ),
    "rsz-base-not-used": (
        Sentence(
            "The premium of this agreement is flat-rate, and no RSZ enters it.",
            "De premie van deze overeenkomst is forfaitair, en er komt geen RSZ in.",
        ),
        Sentence(
            "Leave the RSZ base out; or check start and kind.",
            "Laat de RSZ-basis weg; of controleer begin en soort.",
        ),
    ),
    "employee-rsz-not-used": (
        Sentence(
            "The premium of this agreement is flat-rate, and no RSZ enters it.",
            "De premie van deze overeenkomst is forfaitair, en er komt geen RSZ in.",
        ),
        Sentence(
            "Leave the employee RSZ out; or check start and kind.",
            "Laat de RSZ van de werknemer weg; of controleer begin en soort.",
        ),
    ),
    "stopped-outside-agreement": (
        Sentence(
            "`stopped` is not a day of the agreement as it was agreed, often because `end` was changed too.",
            "`stopped` is geen dag van de overeenkomst zoals ze is aangegaan, vaak omdat ook `end` is veranderd.",
        ),
        Sentence(
            "Keep the agreed end in `end`, and give the last day worked as `stopped`.",
            "Laat het overeengekomen einde in `end` staan, en geef de laatste dag als `stopped`.",
        ),
    ),
    "employment-fraction-not-allowed": (
        Sentence(
            "The two numbers were exchanged, or the trainee's hours are zero.",
            "De twee getallen zijn verwisseld, of de uren van de cursist zijn nul.",
        ),
        Sentence(
            "Give the trainee's hours first, then the full-time hours: `19/38`.",
            "Geef eerst de uren van de cursist, dan de voltijdse uren: `19/38`.",
        ),
    ),
    "employment-fraction-below-half": (
        Sentence(
            "The agreement starts from 2026 and is for less than half-time, which the scheme of 2026 does not allow.",
            "De overeenkomst begint vanaf 2026 en is minder dan halftijds, wat het stelsel van 2026 niet toelaat.",
        ),
        Sentence(
            "Check the hours and the start in the agreement; if they are right, ask VDAB.",
            "Controleer de uren en het begin in de overeenkomst; kloppen ze, vraag het aan VDAB.",
        ),
    ),
    "attendance-missing": (
        Sentence(
            "The agreement starts, ends or stops within the month, so that part of the month is not paid.",
            "De overeenkomst begint, eindigt of stopt in de loop van de maand, zodat een deel van de maand niet betaald wordt.",
        ),
        Sentence(
            "Give the paid hours over the normal hours of the month, such as `76/167.2`, or `working-days` (in a table: `attendance_working_days`).",
            "Geef de betaalde op de normale uren van de maand, zoals `76/167.2`, of `working-days` (in een tabel: `attendance_working_days`).",
        ),
    ),
    "attendance-not-allowed": (
        Sentence(
            "More hours were paid than the month has, or the two numbers were exchanged.",
            "Er zijn meer uren betaald dan de maand heeft, of de twee getallen zijn verwisseld.",
        ),
        Sentence(
            "Give the paid hours or days first, then the normal ones of the month.",
            "Geef eerst de betaalde uren of dagen, dan de normale van de maand.",
        ),
    ),
    "suspended-days-not-allowed": (
        Sentence(
            "A number of days below zero.",
            "Een aantal dagen onder nul.",
        ),
        Sentence(
            "Give the calendar days for which the agreement was suspended, or leave the field out.",
            "Geef de kalenderdagen waarvoor de overeenkomst geschorst was, of laat het veld weg.",
        ),
    ),
    "record-overlap": (
        Sentence(
            "Two benefits of the RVA count on one day: a record came twice, or the earlier one has no end.",
            "Twee uitkeringen van de RVA tellen op één dag: een gegeven kwam twee keer, of het vroegere heeft geen einde.",
        ),
        Sentence(
            "Leave the double record out, or end the earlier one on the day before the later one.",
            "Laat het dubbele gegeven weg, of beëindig het vroegere op de dag voor het latere.",
        ),
    ),
    "half-per-week-not-allowed": (
        Sentence(
            "With a half day amount the number of half days a week is zero or above 12.",
            "Bij een half dagbedrag is het aantal halve dagen per week nul of meer dan 12.",
        ),
        Sentence(
            "Give 1 to 12 half days a week, from the message of the RVA.",
            "Geef 1 tot 12 halve dagen per week, uit het bericht van de RVA.",
        ),
    ),
    "half-per-week-not-used": (
        Sentence(
            "The day amount is a full one, and a number of half days stands beside it.",
            "Het dagbedrag is een volledig, en er staat een aantal halve dagen bij.",
        ),
        Sentence(
            "Leave the half days out, or change the basis to `half` if the amount is that of a half day.",
            "Laat de halve dagen weg, of zet de basis op `half` als het bedrag dat van een halve dag is.",
        ),
    ),
    "unknown-basis": (
        Sentence(
            "The basis is a code of the delivery, such as `V` or `H`, that was not translated.",
            "De basis is een code van de levering, zoals `V` of `H`, die niet vertaald is.",
        ),
        Sentence(
            "Write `full` for a full day amount and `half` for a half one.",
            "Schrijf `full` voor een volledig en `half` voor een half dagbedrag.",
        ),
    ),
    "unknown-benefit-type": (
        Sentence(
            "The type is a code of the delivery that was not translated, or a misspelt word.",
            "De soort is een code van de levering die niet vertaald is, of een verkeerd gespeld woord.",
        ),
        Sentence(
            "Correct the word, map the codes of the delivery with `--codes`, or add the type with a parameter file.",
            "Verbeter het woord, vertaal de codes van de levering met `--codes`, of voeg de soort toe met een parameterbestand.",
        ),
    ),
    "unknown-aid-type": (
        Sentence(
            "The type of aid of the POD MI is not `leefloon` or another word of the list.",
            "De soort steun van de POD MI is niet `leefloon` of een ander woord van de lijst.",
        ),
        Sentence(
            "Correct the word, map the codes of the delivery with `--codes`, or add the type with a parameter file.",
            "Verbeter het woord, vertaal de codes van de levering met `--codes`, of voeg de soort toe met een parameterbestand.",
        ),
    ),
    "unknown-entry-kind": (
        Sentence(
            "The kind of entry is not `award`, `arrears`, `recovery` or another word of the list.",
            "De soort boeking is niet `award`, `arrears`, `recovery` of een ander woord van de lijst.",
        ),
        Sentence(
            "Correct the word, map the codes of the delivery with `--codes`, or add the kind with a parameter file.",
            "Verbeter het woord, vertaal de codes van de levering met `--codes`, of voeg de soort toe met een parameterbestand.",
        ),
    ),
    "leefloon-sign": (
        Sentence(
            "A recovery was given without a minus sign, or an award with one.",
            "Een terugvordering staat zonder minteken, of een toekenning met een.",
        ),
        Sentence(
            "Recoveries are negative, awards and arrears positive. Correct the sign or the kind of entry.",
            "Terugvorderingen zijn negatief, toekenningen en achterstallen positief. Verbeter het teken of de soort boeking.",
        ),
    ),
    "unknown-document-type": (
        Sentence(
            "The document of the insurer has a type that was not read yet, or a misspelt one.",
            "Het document van de verzekeringsinstelling heeft een type dat nog niet gelezen is, of verkeerd gespeld is.",
        ),
        Sentence(
            "Correct the type (`C21`, `C23`, `B23`), or add it with a parameter file that says whether it counts.",
            "Verbeter het type (`C21`, `C23`, `B23`), of voeg het toe met een parameterbestand dat zegt of het telt.",
        ),
    ),
    "unknown-nature": (
        Sentence(
            "The nature of the line of the insurer is not in the list, which has 0 to 3.",
            "De aard van de lijn van de verzekeringsinstelling staat niet in de lijst, die 0 tot 3 heeft.",
        ),
        Sentence(
            "Correct the nature, or add it with a parameter file.",
            "Verbeter de aard, of voeg ze toe met een parameterbestand.",
        ),
    ),
    "unknown-status": (
        Sentence(
            "The status is a code of the delivery that was not translated.",
            "De status is een code van de levering die niet vertaald is.",
        ),
        Sentence(
            "Write `original`, `modified` or `cancelled`; without a status the line is original.",
            "Schrijf `original`, `modified` of `cancelled`; zonder status is de lijn origineel.",
        ),
    ),
    "version-not-allowed": (
        Sentence(
            "The version of an attest is 0 or negative.",
            "De versie van een attest is 0 of negatief.",
        ),
        Sentence(
            "Count versions from 1; the highest one counts.",
            "Tel versies vanaf 1; de hoogste telt.",
        ),
    ),
    "period-without-payable-day": (
        Sentence(
            "The sickness period is one Sunday; benefits are paid for Monday to Saturday.",
            "De ziekteperiode is één zondag; uitkeringen worden van maandag tot zaterdag betaald.",
        ),
        Sentence(
            "Correct the first or the last day of the period, from the message of the insurer.",
            "Verbeter de eerste of de laatste dag van de periode, uit het bericht van de verzekeringsinstelling.",
        ),
    ),
    "days-not-allowed": (
        Sentence(
            "The line says more days than its period has from Monday to Saturday.",
            "De lijn zegt meer dagen dan haar periode er van maandag tot zaterdag heeft.",
        ),
        Sentence(
            "Correct the days or the period; Sundays do not count.",
            "Verbeter de dagen of de periode; zondagen tellen niet.",
        ),
    ),
    "days-sign": (
        Sentence(
            "A recovery has positive days, or a payment negative ones.",
            "Een terugvordering heeft positieve dagen, of een betaling negatieve.",
        ),
        Sentence(
            "Give days the sign of the amount, or 0.",
            "Geef de dagen het teken van het bedrag, of 0.",
        ),
    ),
    "hours-sign": (
        Sentence(
            "A recovery has positive hours, or a payment negative ones.",
            "Een terugvordering heeft positieve uren, of een betaling negatieve.",
        ),
        Sentence(
            "Give hours the sign of the amount, or 0.",
            "Geef de uren het teken van het bedrag, of 0.",
        ),
    ),
    "negative-source": (
        Sentence(
            "In this month more is recovered than paid: a recovery of an earlier month stands in it.",
            "In deze maand is er meer teruggevorderd dan betaald: er staat een terugvordering van een vroegere maand in.",
        ),
        Sentence(
            "Put the recovery in the month that it is about, and correct that month.",
            "Zet de terugvordering in de maand waarover ze gaat, en zet die maand recht.",
        ),
    ),
    "too-many-records": (
        Sentence(
            "The records of several people were given to one case.",
            "De gegevens van verschillende personen zijn aan één dossier gegeven.",
        ),
        Sentence(
            "Give each case its own records; in tables, look at the column that joins them (`--key`).",
            "Geef elk dossier zijn eigen gegevens; kijk in tabellen naar de kolom die ze verbindt (`--key`).",
        ),
    ),
    "unknown-case": (
        Sentence(
            "A record has a case reference that no row of the table of cases has, often by another way of writing it.",
            "Een gegeven heeft een dossierreferentie die geen rij van de tabel van de dossiers heeft, vaak door een andere schrijfwijze.",
        ),
        Sentence(
            "Correct the reference. For a sample of cases against a whole delivery: `--ignore-unknown-cases`.",
            "Verbeter de referentie. Voor een deel van de dossiers tegen een hele levering: `--ignore-unknown-cases`.",
        ),
    ),
    "unknown-availability": (
        Sentence(
            "The answer of the source is not one of the five words.",
            "Het antwoord van de bron is niet een van de vijf woorden.",
        ),
        Sentence(
            "Write `data`, `no-data`, `not-asked`, `no-result` or `filtered`.",
            "Schrijf `data`, `no-data`, `not-asked`, `no-result` of `filtered`.",
        ),
    ),
    "source-not-available": (
        Sentence(
            "A source was not asked, or did not answer. In a table, a source whose column is absent was not asked.",
            "Een bron is niet bevraagd, of heeft niet geantwoord. In een tabel is een bron waarvan de kolom ontbreekt niet bevraagd.",
        ),
        Sentence(
            "Ask it again. Say `no-data` (in a table: an empty column) when it has nothing. `--provisional` gives a provisional result.",
            "Vraag ze opnieuw. Zeg `no-data` (in een tabel: een lege kolom) als ze niets heeft. `--provisional` geeft een voorlopig resultaat.",
        ),
    ),
    "no-data-with-records": (
        Sentence(
            "The source says that it has no data, and records stand beside it.",
            "De bron zegt dat ze geen gegevens heeft, en er staan gegevens bij.",
        ),
        Sentence(
            "Write `data`, or leave the records out.",
            "Schrijf `data`, of laat de gegevens weg.",
        ),
    ),
    "certainty-too-weak": (
        Sentence(
            "`--require` asks for more than a rule, a value or a code of this case has; the error names the one that is weakest.",
            "`--require` vraagt meer dan een regel, een waarde of een code van dit dossier heeft; de fout noemt de zwakste.",
        ),
        Sentence(
            "Ask for less, or look the value up and confirm it with a parameter file.",
            "Vraag minder, of zoek de waarde op en bevestig ze met een parameterbestand.",
        ),
    ),
    "notice-for-ibo-plus": (
        Sentence(
            "VDAB pays the premium of an IBO-plus; the employer has nothing to be told.",
            "VDAB betaalt de premie van een IBO-plus; er is niets mee te delen aan de werkgever.",
        ),
        Sentence(
            "Leave IBO-plus out of the run for notices, or correct the kind.",
            "Laat IBO-plus weg uit de reeks berichten, of verbeter de soort.",
        ),
    ),
    "notice-of-provisional": (
        Sentence(
            "The result was computed with `--provisional`, while a source had not answered.",
            "Het resultaat is met `--provisional` berekend, terwijl een bron niet geantwoord had.",
        ),
        Sentence(
            "Wait for the answer, and compute the month again.",
            "Wacht op het antwoord, en bereken de maand opnieuw.",
        ),
    ),
    "notice-without-contribution": (
        Sentence(
            "The employer of an earlier agreement is told a contribution, which follows from the wage, and the wage is absent.",
            "De werkgever van een vroegere overeenkomst verneemt een bijdrage, die uit het loon volgt, en het loon ontbreekt.",
        ),
        Sentence(
            "Give the reference gross wage.",
            "Geef het brutoloon na aanwerving.",
        ),
    ),
    "correction-other-case": (
        Sentence(
            "The two statements have different case references.",
            "De twee afrekeningen hebben een andere dossierreferentie.",
        ),
        Sentence(
            "Take both statements of one case; for another case or scheme, use `ibo difference`.",
            "Neem beide afrekeningen van één dossier; gebruik `ibo difference` voor een ander dossier of stelsel.",
        ),
    ),
    "correction-other-month": (
        Sentence(
            "The two statements are of different months, or a month was given twice.",
            "De twee afrekeningen zijn van verschillende maanden, of een maand is twee keer gegeven.",
        ),
        Sentence(
            "Correct month by month; to compare two months, use `ibo difference`.",
            "Zet maand per maand recht; gebruik `ibo difference` om twee maanden te vergelijken.",
        ),
    ),
    "notice-of-hypothetical": (
        Sentence(
            "The result rests on a reform or on a value that is marked as hypothetical.",
            "Het resultaat steunt op een hervorming of op een waarde die als hypothetisch aangeduid is.",
        ),
        Sentence(
            "Compute the month again without `--reform` and without that value.",
            "Bereken de maand opnieuw zonder `--reform` en zonder die waarde.",
        ),
    ),
    "correction-of-provisional": (
        Sentence(
            "One of the two statements was computed while a source had not answered.",
            "Een van de twee afrekeningen is berekend terwijl een bron niet geantwoord had.",
        ),
        Sentence(
            "Compute that month again with all answers, and correct then.",
            "Bereken die maand opnieuw met alle antwoorden, en zet dan recht.",
        ),
    ),
    "correction-of-hypothetical": (
        Sentence(
            "One of the two statements rests on a reform or a hypothetical value.",
            "Een van de twee afrekeningen steunt op een hervorming of een hypothetische waarde.",
        ),
        Sentence(
            "Compare them with `ibo difference`; correct only statements by the law.",
            "Vergelijk ze met `ibo difference`; zet alleen afrekeningen volgens de wet recht.",
        ),
    ),
    "statement-contradiction": (
        Sentence(
            "A stored statement or table of statements was changed by hand, cut off, or made by another program.",
            "Een bewaarde afrekening of tabel met afrekeningen is met de hand veranderd, afgebroken, of door een ander programma gemaakt.",
        ),
        Sentence(
            "Take the file as it was issued, or compute the month again.",
            "Neem het bestand zoals het uitgegeven is, of bereken de maand opnieuw.",
        ),
    ),
    "parameters-malformed": (
        Sentence(
            "A quote or a bracket is absent, or a key is misspelt.",
            "Er ontbreekt een aanhalingsteken of een haakje, of een sleutel is verkeerd gespeld.",
        ),
        Sentence(
            "Correct the line that the error names.",
            "Verbeter de lijn die de fout noemt.",
        ),
    ),
    "parameters-unknown-id": (
        Sentence(
            "The id is misspelt, or of a value that no rule reads.",
            "De id is verkeerd gespeld, of van een waarde die geen regel leest.",
        ),
        Sentence(
            "Take the id from `ibo parameters`.",
            "Neem de id over uit `ibo parameters`.",
        ),
    ),
    "parameters-missing-field": (
        Sentence(
            "An entry has no `id`, `from`, `value`, `certainty` or `source`.",
            "Een vermelding heeft geen `id`, `from`, `value`, `certainty` of `source`.",
        ),
        Sentence(
            "Add the field that the error names.",
            "Voeg het veld toe dat de fout noemt.",
        ),
    ),
    "parameters-bad-value": (
        Sentence(
            "A rate stands as a percentage (`11.11` for `\"0.1111\"`), an amount without quotes, or a choice that the reading does not have.",
            "Een tarief staat als percentage (`11.11` voor `\"0.1111\"`), een bedrag zonder aanhalingstekens, of een keuze die de lezing niet heeft.",
        ),
        Sentence(
            "Write the value in the form that the error gives; `ibo parameters` shows those of now.",
            "Schrijf de waarde in de vorm die de fout geeft; `ibo parameters` toont die van nu.",
        ),
    ),
    "parameters-bad-date": (
        Sentence(
            "The date has no quotes, is written in another way, or is not on the calendar.",
            "De datum heeft geen aanhalingstekens, is anders geschreven, of staat niet op de kalender.",
        ),
        Sentence(
            "Write `\"2026-04-01\"`, with the quotes.",
            "Schrijf `\"2026-04-01\"`, met de aanhalingstekens.",
        ),
    ),
    "parameters-unordered": (
        Sentence(
            "Two values of one id stand in the file with the later date first.",
            "Twee waarden van één id staan in het bestand met de latere datum eerst.",
        ),
        Sentence(
            "Put the dates of one id in ascending order.",
            "Zet de datums van één id in stijgende volgorde.",
        ),
    ),
    "parameters-duplicate": (
        Sentence(
            "One file, or two files of one load, give the same value from the same day.",
            "Eén bestand, of twee bestanden die samen geladen worden, geven dezelfde waarde vanaf dezelfde dag.",
        ),
        Sentence(
            "Keep one of them; lay a second file over the first with a second `--parameters` to replace it.",
            "Houd er één; leg een tweede bestand met een tweede `--parameters` over het eerste om ze te vervangen.",
        ),
    ),
}
