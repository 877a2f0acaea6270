       IDENTIFICATION DIVISION.
       PROGRAM-ID. MONTH.
      *> The payroll of a month: month FOLDER
      *> Reads the employees of a month and the records of their
      *> benefits. Prints who is refused, what the employers are told,
      *> the payments, and the corrections of what was issued before.
      *> FOLDER has employees.csv, unemployment.csv, leefloon.csv,
      *> sickness.csv and issued.csv.
      *> For a payroll of your own, change THIS-MONTH, the columns
      *> where a file is read (FILL-...), and REPORT-MONTH.
      *> RETURN-CODE: 0; 1 without a report.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT CSV-IN ASSIGN TO DYNAMIC CSV-PATH
               ORGANIZATION LINE SEQUENTIAL
               FILE STATUS FILE-STATE.

       DATA DIVISION.
       FILE SECTION.
       FD  CSV-IN.
       01  CSV-LINE                    PIC X(512).

       WORKING-STORAGE SECTION.
       01  THIS-MONTH                  PIC 9(6) VALUE 202603.
      *> How many employees are printed with their amounts.
       78  SHOWN-MAX                   VALUE 5.
      *> The most lines that a file may have, without its header; and
      *> twice as many.
       78  ROW-MAX                     VALUE 10000.
       78  CORRECTION-MAX              VALUE ROW-MAX * 2.

      *> The employees, their records, and what is computed of them.
       COPY "ibo.cpy" REPLACING
           ==IBO-CASE.== BY
           ==CASES. 03 IBO-CASE OCCURS 0 TO ROW-MAX TIMES
             DEPENDING ON CASE-COUNT
             ASCENDING KEY IS IBO-CASE-CASE-REF INDEXED BY OWNER.==
           ==IBO-UNEMPLOYMENT.== BY ==UNEMPLOYMENT-RECORDS.
             03 IBO-UNEMPLOYMENT OCCURS ROW-MAX TIMES.==
           ==IBO-LEEFLOON.== BY ==LEEFLOON-RECORDS.
             03 IBO-LEEFLOON OCCURS ROW-MAX TIMES.==
           ==IBO-SICKNESS.== BY ==SICKNESS-RECORDS.
             03 IBO-SICKNESS OCCURS ROW-MAX TIMES.==
           ==IBO-AMOUNTS.== BY ==ALL-AMOUNTS.
             03 IBO-AMOUNTS OCCURS ROW-MAX TIMES.==
           ==IBO-ISSUED.== BY ==RESULTS.
             03 IBO-ISSUED OCCURS ROW-MAX TIMES.==
           ==IBO-NOTICE.== BY ==NOTICES.
             03 IBO-NOTICE OCCURS ROW-MAX TIMES.==
           ==IBO-PAYMENT-ROW.== BY ==PAYMENT-ROWS.
             03 IBO-PAYMENT-ROW OCCURS ROW-MAX TIMES.==
           ==IBO-PAYMENT-RESULT.== BY ==PAYMENT-RESULTS.
             03 IBO-PAYMENT-RESULT OCCURS ROW-MAX TIMES.==
           ==IBO-ROW-CORRECTION.== BY ==CORRECTIONS.
             03 IBO-ROW-CORRECTION OCCURS CORRECTION-MAX TIMES.==.
      *> What was issued before.
       COPY "ibo.cpy" REPLACING
           ==IBO-ISSUED.== BY ==OLD-RESULTS.
             03 OLD-ISSUED OCCURS ROW-MAX TIMES.==
           LEADING ==IBO-== BY ==OLD-==.
      *> What is wrong with each employee who is refused.
       COPY "ibo.cpy" REPLACING
           ==IBO-ERROR.== BY ==WHY-ERRORS.
             03 WHY-ERROR OCCURS ROW-MAX TIMES.==
           LEADING ==IBO-== BY ==WHY-==.
       01  CASE-STATUSES.
           03  CASE-STATUS      PIC S9(9) COMP-5 OCCURS ROW-MAX TIMES.
       01  NOTICE-STATUSES.
           03  NOTICE-STATUS    PIC S9(9) COMP-5 OCCURS ROW-MAX TIMES.
       01  PAYMENT-STATUSES.
           03  PAYMENT-STATUS   PIC S9(9) COMP-5 OCCURS ROW-MAX TIMES.
      *> What is still to be paid; below zero to be recovered.
       01  TO-PAY-TABLE.
           03  TO-PAY           PIC S9(16)V99 COMP-5 VALUE 0
                                OCCURS ROW-MAX TIMES.

       01  CASE-COUNT                  PIC S9(9) COMP-5 VALUE 0.
       01  UNEMPLOYMENT-COUNT          PIC S9(9) COMP-5 VALUE 0.
       01  LEEFLOON-COUNT              PIC S9(9) COMP-5 VALUE 0.
       01  SICKNESS-COUNT              PIC S9(9) COMP-5 VALUE 0.
       01  OLD-COUNT                   PIC S9(9) COMP-5 VALUE 0.
       01  PAYMENT-COUNT               PIC S9(9) COMP-5 VALUE 0.
       01  CONTRIBUTION-COUNT          PIC S9(9) COMP-5 VALUE 0.
       01  IBO-PLUS-COUNT              PIC S9(9) COMP-5 VALUE 0.
       01  WITHOUT-WAGE-COUNT          PIC S9(9) COMP-5 VALUE 0.
      *> The library writes these: a size_t has 64 bits.
       01  REFUSED-COUNT               PIC 9(18) COMP-5 VALUE 0.
       01  CORRECTION-COUNT            PIC 9(18) COMP-5 VALUE 0.
       01  ABI                         PIC 9(9) COMP-5.
       01  LAST-CASE-REF               PIC X(72) VALUE LOW-VALUES.
       01  K                           PIC S9(9) COMP-5.
       01  N                           PIC S9(9) COMP-5.

       01  PREMIUM-TOTAL               PIC S9(12)V99 VALUE 0.
       01  CONTRIBUTION-TOTAL          PIC S9(12)V99 VALUE 0.
       01  PAID.
           05  PAID-COUNT              PIC 9(8).
           05  PAID-PREMIUM            PIC S9(16)V99.
           05  PAID-DUE                PIC S9(16)V99.
           05  PAID-TAX                PIC S9(16)V99.
           05  PAID-NET                PIC S9(16)V99.

      *> The file that is read, and its line.
       01  FOLDER                      PIC X(900).
       01  CSV-NAME                    PIC X(20).
       01  CSV-PATH                    PIC X(1024).
       01  CSV-HEADER                  PIC X(200).
       01  FILE-STATE                  PIC XX.
           88  FILE-OK                 VALUE "00".
           88  FILE-AT-END             VALUE "10".
       01  LINE-NUMBER                 PIC S9(9) COMP-5.
       01  LINE-LENGTH                 PIC S9(9) COMP-5.
       01  LINE-PLACE                  PIC S9(9) COMP-5.
       01  COMMAS-WANTED               PIC S9(9) COMP-5.
       01  COMMAS                      PIC S9(9) COMP-5.
      *> The column that is read, as a text, and what it says.
       01  TEXT-IN                     PIC X(72).
       01  TEXT-LENGTH                 PIC S9(9) COMP-5.
       01  DECIMALS                    PIC S9(9) COMP-5.
       01  AMOUNT                      PIC S9(16)V99 COMP-5.
       01  DAY-NUMBER                  PIC S9(9) COMP-5.
       01  CODE-NUMBER                 PIC S9(9) COMP-5.

       01  WHY                         PIC X(2000) VALUE SPACES.
       01  STATUS-NAME-POINTER         USAGE POINTER.
       01  STATUS-NAME-IN-C            PIC X(64) BASED.
       01  STATUS-NAME                 PIC X(64).
       78  NEW-LINE                    VALUE X"0A".
       01  NUMBER-OUT                  PIC -(9)9.
       01  COUNT-OUT                   PIC Z(7)9.
       01  REFERENCE-OUT               PIC X(12).
      *> Wide enough for each amount: a shorter one would drop digits.
       01  EURO-OUT                    PIC -(16)9.99.

       PROCEDURE DIVISION.
       MAIN-LINE.
           ACCEPT K FROM ARGUMENT-NUMBER
           IF K NOT = 1
               MOVE "which folder? month FOLDER" TO WHY
               PERFORM GIVE-UP
           END-IF
           ACCEPT FOLDER FROM ARGUMENT-VALUE
           CALL "ibo_abi_version" RETURNING ABI
           IF ABI NOT = IBO-ABI-VERSION
               MOVE "the library is not of this ibo.cpy" TO WHY
               PERFORM GIVE-UP
           END-IF
           PERFORM READ-FILES
           PERFORM COMPUTE-AMOUNTS
           PERFORM COMPUTE-NOTICES
           PERFORM COMPUTE-PAYMENTS
           PERFORM COMPUTE-CORRECTIONS
           PERFORM REPORT-MONTH
           STOP RUN.

      *> The files. FILL-... puts a line in row N of a table, and reads
      *> its columns from left to right, each once.
       READ-FILES.
           MOVE "employees.csv" TO CSV-NAME
           MOVE "case_ref,kind,start,end,stopped,reference_gross_wage,"
             & "percentage,rsz_base,employment_hours,full_time_hours,"
             & "paid_hours,normal_hours,unemployment,leefloon,sickness"
               TO CSV-HEADER
           PERFORM OPEN-CSV
           PERFORM FILL-EMPLOYEE UNTIL FILE-AT-END
           MOVE "unemployment.csv" TO CSV-NAME
           MOVE "case_ref,from,to,day_amount,basis,half_per_week,"
             & "benefit_type" TO CSV-HEADER
           PERFORM OPEN-CSV
           PERFORM FILL-UNEMPLOYMENT UNTIL FILE-AT-END
           MOVE "leefloon.csv" TO CSV-NAME
           MOVE "case_ref,month,aid_type,entry_kind,amount"
               TO CSV-HEADER
           PERFORM OPEN-CSV
           PERFORM FILL-LEEFLOON UNTIL FILE-AT-END
           MOVE "sickness.csv" TO CSV-NAME
           MOVE "case_ref,document_type,benefit_code,nature,from,to,"
             & "gross_taxable,days,attest_id,version,status"
               TO CSV-HEADER
           PERFORM OPEN-CSV
           PERFORM FILL-SICKNESS UNTIL FILE-AT-END
           MOVE "issued.csv" TO CSV-NAME
           MOVE "case_ref,kind,status,scheme,payer,certainty,"
             & "replacement_income,premium,premium_after_fraction,"
             & "premium_due,withholding_tax,net,employer_contribution"
               TO CSV-HEADER
           PERFORM OPEN-CSV
           PERFORM FILL-ISSUED UNTIL FILE-AT-END.

       FILL-EMPLOYEE.
           MOVE N TO CASE-COUNT
           INITIALIZE IBO-CASE (N)
           SUBTRACT 1 FROM N GIVING IBO-CASE-CASE-INDEX (N)
           MOVE THIS-MONTH TO IBO-CASE-MONTH (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-CASE-CASE-REF (N)
           IF TEXT-IN NOT > LAST-CASE-REF
               MOVE "case_ref must ascend" TO WHY
               PERFORM BAD-LINE
           END-IF
           MOVE TEXT-IN TO LAST-CASE-REF
           PERFORM NEXT-KIND
           MOVE CODE-NUMBER TO IBO-CASE-KIND (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-CASE-START (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-CASE-END (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-CASE-STOPPED (N)
           PERFORM NEXT-COLUMN
           IF TEXT-IN NOT = SPACES
               PERFORM READ-AMOUNT
               MOVE AMOUNT TO IBO-CASE-REFERENCE-GROSS-WAGE (N)
               MOVE 1 TO IBO-CASE-HAS-REFERENCE-GROSS-WAGE (N)
           END-IF
           PERFORM NEXT-OPTIONAL-NUMBER
           MOVE AMOUNT TO IBO-CASE-PERCENTAGE (N)
           PERFORM NEXT-OPTIONAL-NUMBER
           MOVE AMOUNT TO IBO-CASE-RSZ-BASE (N)
           PERFORM NEXT-COLUMN
           PERFORM READ-HOURS
           MOVE AMOUNT TO IBO-CASE-EMPLOYMENT-HOURS (N)
           PERFORM NEXT-COLUMN
           PERFORM READ-HOURS
           MOVE AMOUNT TO IBO-CASE-FULL-TIME-HOURS (N)
      *>   Without hours the whole month is paid.
           PERFORM NEXT-COLUMN
           IF TEXT-IN = SPACES
               PERFORM NEXT-COLUMN
               IF TEXT-IN NOT = SPACES
                   MOVE "normal_hours without paid_hours" TO WHY
                   PERFORM BAD-LINE
               END-IF
           ELSE
               MOVE IBO-ATTENDANCE-RATIO TO IBO-CASE-ATTENDANCE-KIND (N)
               PERFORM READ-HOURS
               MOVE AMOUNT TO IBO-CASE-ATTENDANCE-PAID (N)
               PERFORM NEXT-COLUMN
               PERFORM READ-HOURS
               MOVE AMOUNT TO IBO-CASE-ATTENDANCE-NORMAL (N)
           END-IF
           PERFORM NEXT-ANSWER
           MOVE CODE-NUMBER TO IBO-CASE-UNEMPLOYMENT-AVAILABILITY (N)
           PERFORM NEXT-ANSWER
           MOVE CODE-NUMBER TO IBO-CASE-LEEFLOON-AVAILABILITY (N)
           PERFORM NEXT-ANSWER
           MOVE CODE-NUMBER TO IBO-CASE-SICKNESS-AVAILABILITY (N)
           PERFORM NEXT-LINE.

       FILL-UNEMPLOYMENT.
           MOVE N TO UNEMPLOYMENT-COUNT
           INITIALIZE IBO-UNEMPLOYMENT (N)
           PERFORM NEXT-OWNER
           ADD 1 TO IBO-CASE-UNEMPLOYMENT-COUNT (OWNER)
           MOVE IBO-CASE-CASE-INDEX (OWNER)
               TO IBO-UNEMPLOYMENT-CASE-INDEX (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-UNEMPLOYMENT-FROM (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-UNEMPLOYMENT-TO (N)
           PERFORM NEXT-AMOUNT
           MOVE AMOUNT TO IBO-UNEMPLOYMENT-DAY-AMOUNT (N)
           PERFORM NEXT-COLUMN
           EVALUATE TEXT-IN
               WHEN "full" MOVE IBO-BASIS-FULL TO CODE-NUMBER
               WHEN "half" MOVE IBO-BASIS-HALF TO CODE-NUMBER
               WHEN OTHER  MOVE -1 TO CODE-NUMBER
           END-EVALUATE
           MOVE CODE-NUMBER TO IBO-UNEMPLOYMENT-BASIS (N)
           PERFORM NEXT-OPTIONAL-NUMBER
           MOVE AMOUNT TO IBO-UNEMPLOYMENT-HALF-PER-WEEK (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-UNEMPLOYMENT-BENEFIT-TYPE (N)
           PERFORM NEXT-LINE.

       FILL-LEEFLOON.
           MOVE N TO LEEFLOON-COUNT
           INITIALIZE IBO-LEEFLOON (N)
           PERFORM NEXT-OWNER
           ADD 1 TO IBO-CASE-LEEFLOON-COUNT (OWNER)
           MOVE IBO-CASE-CASE-INDEX (OWNER)
               TO IBO-LEEFLOON-CASE-INDEX (N)
      *>   A month is read as its first day.
           PERFORM NEXT-COLUMN
           MOVE "-01" TO TEXT-IN (8:)
           PERFORM READ-DATE
           DIVIDE DAY-NUMBER BY 100 GIVING IBO-LEEFLOON-MONTH (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-LEEFLOON-AID-TYPE (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-LEEFLOON-ENTRY-KIND (N)
           PERFORM NEXT-AMOUNT
           MOVE AMOUNT TO IBO-LEEFLOON-AMOUNT (N)
           PERFORM NEXT-LINE.

       FILL-SICKNESS.
           MOVE N TO SICKNESS-COUNT
           INITIALIZE IBO-SICKNESS (N)
           PERFORM NEXT-OWNER
           ADD 1 TO IBO-CASE-SICKNESS-COUNT (OWNER)
           MOVE IBO-CASE-CASE-INDEX (OWNER)
               TO IBO-SICKNESS-CASE-INDEX (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-SICKNESS-DOCUMENT-TYPE (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-SICKNESS-BENEFIT-CODE (N)
           IF TEXT-IN NOT = IBO-SICKNESS-BENEFIT-CODE (N)
               PERFORM TEXT-TOO-LONG
           END-IF
           PERFORM NEXT-NUMBER
           MOVE AMOUNT TO IBO-SICKNESS-NATURE (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-SICKNESS-FROM (N)
           PERFORM NEXT-DATE
           MOVE DAY-NUMBER TO IBO-SICKNESS-TO (N)
           PERFORM NEXT-AMOUNT
           MOVE AMOUNT TO IBO-SICKNESS-GROSS-TAXABLE (N)
           PERFORM NEXT-NUMBER
           MOVE AMOUNT TO IBO-SICKNESS-DAYS (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO IBO-SICKNESS-ATTEST-ID (N)
           PERFORM NEXT-OPTIONAL-NUMBER
           MOVE AMOUNT TO IBO-SICKNESS-VERSION (N)
           PERFORM NEXT-COLUMN
           EVALUATE TEXT-IN
               WHEN "original"  MOVE IBO-RECORD-ORIGINAL TO CODE-NUMBER
               WHEN "modified"  MOVE IBO-RECORD-MODIFIED TO CODE-NUMBER
               WHEN "cancelled" MOVE IBO-RECORD-CANCELLED TO CODE-NUMBER
               WHEN OTHER       MOVE -1 TO CODE-NUMBER
           END-EVALUATE
           MOVE CODE-NUMBER TO IBO-SICKNESS-STATUS (N)
           PERFORM NEXT-LINE.

      *> What was issued before, as a payroll keeps it: the status and
      *> what is in IBO-AMOUNTS.
       FILL-ISSUED.
           MOVE N TO OLD-COUNT
           INITIALIZE OLD-ISSUED (N)
           MOVE THIS-MONTH TO OLD-ISSUED-MONTH (N)
           PERFORM NEXT-COLUMN
           MOVE TEXT-IN TO OLD-ISSUED-CASE-REF (N)
           PERFORM NEXT-KIND
           MOVE CODE-NUMBER TO OLD-ISSUED-KIND (N)
           PERFORM NEXT-NUMBER
           MOVE AMOUNT TO OLD-ISSUED-STATUS (N)
      *>   Of who was refused there are no amounts.
           IF OLD-ISSUED-STATUS (N) = IBO-OK
               PERFORM NEXT-NUMBER
               MOVE AMOUNT TO OLD-ISSUED-SCHEME (N)
               PERFORM NEXT-NUMBER
               MOVE AMOUNT TO OLD-ISSUED-PAYER (N)
               PERFORM NEXT-NUMBER
               MOVE AMOUNT TO OLD-ISSUED-CERTAINTY (N)
               PERFORM NEXT-AMOUNT
               MOVE AMOUNT TO OLD-ISSUED-REPLACEMENT-INCOME (N)
               PERFORM NEXT-AMOUNT
               MOVE AMOUNT TO OLD-ISSUED-PREMIUM (N)
               PERFORM NEXT-AMOUNT
               MOVE AMOUNT TO OLD-ISSUED-PREMIUM-AFTER-FRACTION (N)
               PERFORM NEXT-AMOUNT
               MOVE AMOUNT TO OLD-ISSUED-PREMIUM-DUE (N)
               PERFORM NEXT-AMOUNT
               MOVE AMOUNT TO OLD-ISSUED-WITHHOLDING-TAX (N)
               PERFORM NEXT-AMOUNT
               MOVE AMOUNT TO OLD-ISSUED-NET (N)
               PERFORM NEXT-COLUMN
               IF TEXT-IN NOT = SPACES
                   PERFORM READ-AMOUNT
                   MOVE AMOUNT TO OLD-ISSUED-EMPLOYER-CONTRIBUTION (N)
                   MOVE 1 TO OLD-ISSUED-HAS-EMPLOYER-CONTRIBUTION (N)
               END-IF
           END-IF
           PERFORM NEXT-LINE.

      *> Opens a file and reads its first row. With another header the
      *> amounts would be others.
       OPEN-CSV.
           MOVE SPACES TO CSV-PATH
           STRING FUNCTION TRIM (FOLDER TRAILING) "/" CSV-NAME
               DELIMITED BY SIZE INTO CSV-PATH
           OPEN INPUT CSV-IN
           IF NOT FILE-OK
               STRING FUNCTION TRIM (CSV-PATH)
                   " cannot be opened: status " FILE-STATE
                   DELIMITED BY SIZE INTO WHY
               PERFORM GIVE-UP
           END-IF
           MOVE 0 TO LINE-NUMBER
           PERFORM READ-LINE
      *>   Before the columns may stand the byte order mark of UTF-8.
           IF FILE-AT-END OR CSV-LINE NOT = CSV-HEADER
               AND (CSV-LINE (1:3) NOT = X"EFBBBF"
                    OR CSV-LINE (4:) NOT = CSV-HEADER)
               MOVE "the columns must be others" TO WHY
               PERFORM BAD-LINE
           END-IF
           MOVE 0 TO COMMAS-WANTED
           INSPECT CSV-HEADER TALLYING COMMAS-WANTED FOR ALL ","
           PERFORM NEXT-LINE.

       READ-LINE.
           ADD 1 TO LINE-NUMBER
           READ CSV-IN
               AT END CONTINUE
           END-READ
           IF NOT FILE-OK AND NOT FILE-AT-END
               STRING "cannot be read: status " FILE-STATE
                   DELIMITED BY SIZE INTO WHY
               PERFORM BAD-LINE
           END-IF.

      *> The next row, which is row N; at the end of the file none.
       NEXT-LINE.
           PERFORM READ-LINE
           IF FILE-AT-END
               CLOSE CSV-IN
               SET FILE-AT-END TO TRUE
           ELSE
               SUBTRACT 1 FROM LINE-NUMBER GIVING N
               IF N > ROW-MAX
                   MOVE "more rows than the table has" TO WHY
                   PERFORM BAD-LINE
               END-IF
               MOVE 0 TO COMMAS
               INSPECT CSV-LINE TALLYING COMMAS FOR ALL ","
               IF COMMAS NOT = COMMAS-WANTED
                   MOVE "too few columns, or too many" TO WHY
                   PERFORM BAD-LINE
               END-IF
               MOVE FUNCTION LENGTH (FUNCTION TRIM (CSV-LINE TRAILING))
                   TO LINE-LENGTH
               IF LINE-LENGTH = LENGTH OF CSV-LINE
                   PERFORM TEXT-TOO-LONG
               END-IF
      *>       The last column ends in a comma too.
               MOVE "," TO CSV-LINE (LINE-LENGTH + 1:1)
               MOVE 1 TO LINE-PLACE
           END-IF.

       NEXT-COLUMN.
           UNSTRING CSV-LINE DELIMITED BY ","
               INTO TEXT-IN COUNT IN TEXT-LENGTH
               WITH POINTER LINE-PLACE
           IF TEXT-LENGTH > LENGTH OF TEXT-IN
               PERFORM TEXT-TOO-LONG
           END-IF.

      *> The employee of a record, found by reference: the records of a
      *> file may stand in any order.
       NEXT-OWNER.
           PERFORM NEXT-COLUMN
           SEARCH ALL IBO-CASE
               AT END
                   MOVE "employees.csv does not have this case_ref"
                       TO WHY
                   PERFORM BAD-LINE
               WHEN IBO-CASE-CASE-REF (OWNER) = TEXT-IN
                   CONTINUE
           END-SEARCH.

      *> The words of the files. Another word becomes -1, which the
      *> library refuses; the other employees are computed.
       NEXT-KIND.
           PERFORM NEXT-COLUMN
           EVALUATE TEXT-IN
               WHEN SPACES     MOVE 0 TO CODE-NUMBER
               WHEN "ibo"      MOVE IBO-KIND-IBO TO CODE-NUMBER
               WHEN "ibo-plus" MOVE IBO-KIND-IBO-PLUS TO CODE-NUMBER
               WHEN OTHER      MOVE -1 TO CODE-NUMBER
           END-EVALUATE.

       NEXT-ANSWER.
           PERFORM NEXT-COLUMN
           EVALUATE TEXT-IN
               WHEN "not-asked"
                   MOVE IBO-AVAILABILITY-NOT-ASKED TO CODE-NUMBER
               WHEN "data"
                   MOVE IBO-AVAILABILITY-DATA TO CODE-NUMBER
               WHEN "no-data"
                   MOVE IBO-AVAILABILITY-NO-DATA TO CODE-NUMBER
               WHEN "no-result"
                   MOVE IBO-AVAILABILITY-NO-RESULT TO CODE-NUMBER
               WHEN "filtered"
                   MOVE IBO-AVAILABILITY-FILTERED TO CODE-NUMBER
               WHEN OTHER
                   MOVE -1 TO CODE-NUMBER
           END-EVALUATE.

      *> A date; 0, for absent, if it is empty.
       NEXT-DATE.
           PERFORM NEXT-COLUMN
           IF TEXT-IN = SPACES
               MOVE 0 TO DAY-NUMBER
           ELSE
               PERFORM READ-DATE
           END-IF.

       READ-DATE.
           CALL "ibo_date_from_text" USING
               BY REFERENCE TEXT-IN
               BY VALUE SIZE 8 LENGTH OF TEXT-IN
               BY VALUE SIZE 4 IBO-FORM-STANDARD
               BY REFERENCE DAY-NUMBER
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-TEXT.

      *> An amount. It must be there, since the library cannot tell an
      *> amount that was forgotten from 0.00. In these files it has two
      *> decimals; one that was cut off has fewer.
       NEXT-AMOUNT.
           PERFORM NEXT-COLUMN
           PERFORM READ-AMOUNT.

       READ-AMOUNT.
           PERFORM READ-DIGITS
           IF DECIMALS NOT = 2
               MOVE "an amount without two decimals" TO WHY
               PERFORM BAD-LINE
           END-IF.

      *> Hours. The library refuses what is too large, and so what was
      *> below zero; a MOVE would drop the leading digits.
       READ-HOURS.
           PERFORM READ-AMOUNT
           IF AMOUNT < 0 OR AMOUNT > 9999999.99
               MOVE 9999999.99 TO AMOUNT
           END-IF.

       NEXT-NUMBER.
           PERFORM NEXT-COLUMN
           PERFORM READ-NUMBER.

      *> A number that may be absent, which 0 means.
       NEXT-OPTIONAL-NUMBER.
           PERFORM NEXT-COLUMN
           IF TEXT-IN = SPACES
               MOVE 0 TO AMOUNT
           ELSE
               PERFORM READ-NUMBER
           END-IF.

       READ-NUMBER.
           PERFORM READ-DIGITS
           IF DECIMALS NOT = 0 OR AMOUNT > 999999999
                               OR AMOUNT < -999999999
               MOVE "not a whole number, or too large" TO WHY
               PERFORM BAD-LINE
           END-IF.

       READ-DIGITS.
           CALL "ibo_amount_from_text" USING
               BY REFERENCE TEXT-IN
               BY VALUE SIZE 8 LENGTH OF TEXT-IN
               BY VALUE SIZE 4 IBO-FORM-STANDARD
               BY REFERENCE AMOUNT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-TEXT
           MOVE 0 TO DECIMALS
           INSPECT TEXT-IN TALLYING DECIMALS
               FOR CHARACTERS AFTER INITIAL "." BEFORE INITIAL SPACE.

       CHECK-TEXT.
           IF IBO-STATUS NOT = IBO-OK
               STRING FUNCTION TRIM (TEXT-IN) ": " DELIMITED BY SIZE
                   IBO-ERROR-MESSAGE DELIMITED BY LOW-VALUE INTO WHY
               PERFORM BAD-LINE
           END-IF.

       TEXT-TOO-LONG.
           MOVE "a text is too long" TO WHY
           PERFORM BAD-LINE.

       BAD-LINE.
           MOVE LINE-NUMBER TO NUMBER-OUT
           DISPLAY "month: " FUNCTION TRIM (CSV-NAME) ", line "
               FUNCTION TRIM (NUMBER-OUT) ": " FUNCTION TRIM (WHY)
               UPON STDERR
           CLOSE CSV-IN
           MOVE 1 TO RETURN-CODE
           STOP RUN.

      *> The month. All employees in one call, with the records as they
      *> stand in the files; no absences, no options, and the dated
      *> values of the library.
       COMPUTE-AMOUNTS.
           CALL "ibo_amounts_compute_many" USING
               BY REFERENCE CASES
               BY VALUE SIZE 8 CASE-COUNT SIZE 8 LENGTH OF IBO-CASE
               BY REFERENCE UNEMPLOYMENT-RECORDS
               BY VALUE SIZE 8 UNEMPLOYMENT-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE LEEFLOON-RECORDS
               BY VALUE SIZE 8 LEEFLOON-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-LEEFLOON
               BY REFERENCE SICKNESS-RECORDS
               BY VALUE SIZE 8 SICKNESS-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-SICKNESS
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE ALL-AMOUNTS
               BY VALUE SIZE 8 LENGTH OF IBO-AMOUNTS
               BY REFERENCE CASE-STATUSES
               BY REFERENCE REFUSED-COUNT
               BY REFERENCE WHY-ERRORS
               BY VALUE SIZE 8 ROW-MAX SIZE 8 LENGTH OF WHY-ERROR
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
      *>   The results, for the notices and the corrections. Who is
      *>   refused needs no kind, and the amounts are zeros.
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASE-COUNT
               INITIALIZE IBO-ISSUED (K)
               MOVE THIS-MONTH TO IBO-ISSUED-MONTH (K)
               MOVE IBO-CASE-CASE-REF (K) TO IBO-ISSUED-CASE-REF (K)
               MOVE CASE-STATUS (K) TO IBO-ISSUED-STATUS (K)
               MOVE IBO-AMOUNTS (K) TO IBO-ISSUED-AMOUNTS (K)
               IF CASE-STATUS (K) = IBO-OK
                   MOVE IBO-CASE-KIND (K) TO IBO-ISSUED-KIND (K)
               END-IF
           END-PERFORM.

       COMPUTE-NOTICES.
           CALL "ibo_notices" USING
               BY REFERENCE RESULTS
               BY VALUE SIZE 8 CASE-COUNT SIZE 8 LENGTH OF IBO-ISSUED
               BY REFERENCE NOTICES
               BY VALUE SIZE 8 LENGTH OF IBO-NOTICE
               BY REFERENCE NOTICE-STATUSES
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASE-COUNT
               MOVE NOTICE-STATUS (K) TO IBO-STATUS
               EVALUATE IBO-STATUS
                   WHEN IBO-OK
                       PERFORM KEEP-NOTICE
                   WHEN CASE-STATUS (K)
                       CONTINUE
                   WHEN IBO-ERROR-NOTICE-FOR-IBO-PLUS
                       ADD 1 TO IBO-PLUS-COUNT
                   WHEN IBO-ERROR-NOTICE-WITHOUT-CONTRIBUTION
                       ADD 1 TO WITHOUT-WAGE-COUNT
                   WHEN OTHER
                       PERFORM CHECK-STATUS
               END-EVALUATE
           END-PERFORM.

      *> The employer pays the premium of its notice, for its own hours.
       KEEP-NOTICE.
           IF IBO-NOTICE-KIND (K) = IBO-NOTICE-CONTRIBUTION
               ADD 1 TO CONTRIBUTION-COUNT
               ADD IBO-NOTICE-AMOUNT (K) TO CONTRIBUTION-TOTAL
                   ON SIZE ERROR PERFORM TOTAL-TOO-LARGE
               END-ADD
           ELSE
               ADD IBO-NOTICE-AMOUNT (K) TO PREMIUM-TOTAL
                   ON SIZE ERROR PERFORM TOTAL-TOO-LARGE
               END-ADD
               ADD 1 TO PAYMENT-COUNT
               MOVE PAYMENT-COUNT TO N
               INITIALIZE IBO-PAYMENT-ROW (N)
               MOVE IBO-NOTICE-MONTH (K) TO IBO-PAYMENT-ROW-MONTH (N)
               MOVE IBO-NOTICE-AMOUNT (K) TO IBO-PAYMENT-ROW-PREMIUM (N)
               MOVE IBO-CASE-EMPLOYMENT-FRACTION (K)
                   TO IBO-PAYMENT-ROW-EMPLOYMENT (N)
               IF IBO-CASE-ATTENDANCE-KIND (K) = IBO-ATTENDANCE-RATIO
                   MOVE IBO-CASE-ATTENDANCE (K)
                       TO IBO-PAYMENT-ROW-ATTENDANCE (N)
               ELSE
                   MOVE 1 TO IBO-PAYMENT-ROW-ATTENDANCE-PAID (N)
                             IBO-PAYMENT-ROW-ATTENDANCE-NORMAL (N)
               END-IF
           END-IF.

      *> What the employers pay. No row may be left out: one that is
      *> refused ends the program.
       COMPUTE-PAYMENTS.
           CALL "ibo_payments" USING
               BY REFERENCE PAYMENT-ROWS
               BY VALUE SIZE 8 PAYMENT-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE PAYMENT-RESULTS
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-RESULT
               BY REFERENCE PAYMENT-STATUSES
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > PAYMENT-COUNT
               MOVE PAYMENT-STATUS (N) TO IBO-STATUS
               PERFORM CHECK-STATUS
           END-PERFORM.

      *> What is still to be paid or recovered, from what was issued to
      *> what is computed now.
       COMPUTE-CORRECTIONS.
           CALL "ibo_corrections" USING
               BY REFERENCE OLD-RESULTS
               BY VALUE SIZE 8 OLD-COUNT SIZE 8 LENGTH OF OLD-ISSUED
               BY REFERENCE RESULTS
               BY VALUE SIZE 8 CASE-COUNT SIZE 8 LENGTH OF IBO-ISSUED
               BY VALUE SIZE 4 0
               BY REFERENCE CORRECTIONS
               BY VALUE SIZE 8 LENGTH OF IBO-ROW-CORRECTION
               BY REFERENCE CORRECTION-COUNT
               BY REFERENCE IBO-CORRECTION-TOTALS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > CORRECTION-COUNT
               ADD 1 IBO-ROW-CORRECTION-AFTER-INDEX (N) GIVING K
      *>       0 is one that is gone.
               IF K > 0
                   MOVE IBO-ROW-CORRECTION-TO-PAY (N) TO TO-PAY (K)
               END-IF
           END-PERFORM.

      *> Every status is checked. Nothing was printed when the program
      *> ends here: the report comes last.
       CHECK-STATUS.
           IF IBO-STATUS NOT = IBO-OK
               MOVE IBO-STATUS TO IBO-ERROR-NUMBER
               PERFORM SAY-ERROR
               PERFORM GIVE-UP
           END-IF.

      *> What IBO-ERROR says: name (number) at field: sentence.
       SAY-ERROR.
           PERFORM FIND-STATUS-NAME
           MOVE IBO-ERROR-NUMBER TO NUMBER-OUT
           MOVE SPACES TO WHY
           STRING STATUS-NAME DELIMITED BY SPACE
               " (" FUNCTION TRIM (NUMBER-OUT) ") at "
               DELIMITED BY SIZE
               IBO-ERROR-AT DELIMITED BY LOW-VALUE
               ": " DELIMITED BY SIZE
               IBO-ERROR-MESSAGE DELIMITED BY LOW-VALUE INTO WHY.

       FIND-STATUS-NAME.
           CALL "ibo_status_name" USING
               BY VALUE SIZE 4 IBO-ERROR-NUMBER
               RETURNING STATUS-NAME-POINTER
           SET ADDRESS OF STATUS-NAME-IN-C TO STATUS-NAME-POINTER
           MOVE SPACES TO STATUS-NAME
           STRING STATUS-NAME-IN-C DELIMITED BY LOW-VALUE
               INTO STATUS-NAME.

       TOTAL-TOO-LARGE.
           MOVE "a total is too large for its field" TO WHY
           PERFORM GIVE-UP.

       GIVE-UP.
           DISPLAY "month: " FUNCTION TRIM (WHY) UPON STDERR
           MOVE 1 TO RETURN-CODE
           STOP RUN.

       REPORT-MONTH.
           DISPLAY "Month " THIS-MONTH (1:4) "-" THIS-MONTH (5:2)
           MOVE CASE-COUNT TO COUNT-OUT
           DISPLAY "employees                   " COUNT-OUT
           SUBTRACT REFUSED-COUNT FROM CASE-COUNT GIVING COUNT-OUT
           DISPLAY "computed                    " COUNT-OUT
           MOVE REFUSED-COUNT TO COUNT-OUT
           DISPLAY "refused                     " COUNT-OUT
           PERFORM REPORT-REFUSED
           PERFORM REPORT-NOTICES
           PERFORM REPORT-PAYMENTS
           PERFORM REPORT-CORRECTIONS
           DISPLAY NEW-LINE "Employee         premium         due"
               "         tax         net  correction"
           PERFORM REPORT-EMPLOYEE VARYING K FROM 1 BY 1
               UNTIL K > CASE-COUNT OR K > SHOWN-MAX.

       REPORT-REFUSED.
           DISPLAY NEW-LINE "Refused"
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > REFUSED-COUNT
               MOVE WHY-ERROR (N) TO IBO-ERROR
               PERFORM SAY-ERROR
               ADD 1 IBO-ERROR-ROW GIVING K
               DISPLAY FUNCTION TRIM (IBO-CASE-CASE-REF (K)) ": "
                   FUNCTION TRIM (WHY)
           END-PERFORM.

       REPORT-NOTICES.
           DISPLAY NEW-LINE "Notices to employers"
           MOVE PAYMENT-COUNT TO COUNT-OUT
           MOVE PREMIUM-TOTAL TO EURO-OUT
           DISPLAY "premium                     " COUNT-OUT
               EURO-OUT (5:)
           MOVE CONTRIBUTION-COUNT TO COUNT-OUT
           MOVE CONTRIBUTION-TOTAL TO EURO-OUT
           DISPLAY "contribution                " COUNT-OUT
               EURO-OUT (5:)
           MOVE IBO-ERROR-NOTICE-FOR-IBO-PLUS TO IBO-ERROR-NUMBER
           PERFORM FIND-STATUS-NAME
           MOVE IBO-PLUS-COUNT TO COUNT-OUT
           DISPLAY STATUS-NAME (1:28) COUNT-OUT
           MOVE IBO-ERROR-NOTICE-WITHOUT-CONTRIBUTION
               TO IBO-ERROR-NUMBER
           PERFORM FIND-STATUS-NAME
           MOVE WITHOUT-WAGE-COUNT TO COUNT-OUT
           DISPLAY STATUS-NAME (1:28) COUNT-OUT.

       REPORT-PAYMENTS.
           INITIALIZE PAID
           PERFORM VARYING N FROM 1 BY 1 UNTIL N > PAYMENT-COUNT
               ADD 1 TO PAID-COUNT
               ADD IBO-PAYMENT-RESULT-PREMIUM (N) TO PAID-PREMIUM
               ADD IBO-PAYMENT-RESULT-PREMIUM-DUE (N) TO PAID-DUE
               ADD IBO-PAYMENT-RESULT-WITHHOLDING-TAX (N) TO PAID-TAX
               ADD IBO-PAYMENT-RESULT-NET (N) TO PAID-NET
           END-PERFORM
           DISPLAY NEW-LINE "Paid by the employer"
           PERFORM REPORT-PAID
           INITIALIZE PAID
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASE-COUNT
               IF CASE-STATUS (K) = IBO-OK
                  AND IBO-AMOUNTS-PAYER (K) = IBO-PAYER-VDAB
                   ADD 1 TO PAID-COUNT
                   ADD IBO-AMOUNTS-PREMIUM (K) TO PAID-PREMIUM
                   ADD IBO-AMOUNTS-PREMIUM-DUE (K) TO PAID-DUE
                   ADD IBO-AMOUNTS-WITHHOLDING-TAX (K) TO PAID-TAX
                   ADD IBO-AMOUNTS-NET (K) TO PAID-NET
               END-IF
           END-PERFORM
           DISPLAY NEW-LINE "Paid by VDAB"
           PERFORM REPORT-PAID.

       REPORT-PAID.
           MOVE PAID-COUNT TO COUNT-OUT
           DISPLAY "payments                    " COUNT-OUT
           MOVE PAID-PREMIUM TO EURO-OUT
           DISPLAY "premium                         " EURO-OUT
           MOVE PAID-DUE TO EURO-OUT
           DISPLAY "premium due                     " EURO-OUT
           MOVE PAID-TAX TO EURO-OUT
           DISPLAY "withholding tax                 " EURO-OUT
           MOVE PAID-NET TO EURO-OUT
           DISPLAY "net                             " EURO-OUT.

       REPORT-CORRECTIONS.
           DISPLAY NEW-LINE "Corrections of what was issued"
           MOVE IBO-CORRECTION-TOTALS-CHANGED TO COUNT-OUT
           DISPLAY "changed                     " COUNT-OUT
           MOVE IBO-CORRECTION-TOTALS-NEW-ONES TO COUNT-OUT
           DISPLAY "new                         " COUNT-OUT
           MOVE IBO-CORRECTION-TOTALS-WITHDRAWN TO COUNT-OUT
           DISPLAY "withdrawn                   " COUNT-OUT
           MOVE IBO-CORRECTION-TOTALS-UNCHANGED TO COUNT-OUT
           DISPLAY "unchanged                   " COUNT-OUT
           MOVE IBO-CORRECTION-TOTALS-REFUSED TO COUNT-OUT
           DISPLAY "refused                     " COUNT-OUT
           MOVE IBO-CORRECTION-TOTALS-TO-PAY TO EURO-OUT
           DISPLAY "to pay                          " EURO-OUT
           MOVE IBO-CORRECTION-TOTALS-TO-RECOVER TO EURO-OUT
           DISPLAY "to recover                      " EURO-OUT
           MOVE IBO-CORRECTION-TOTALS-ISSUED-NET-OF-REFUSED TO EURO-OUT
           DISPLAY "issued, refused now             " EURO-OUT.

       REPORT-EMPLOYEE.
           MOVE IBO-CASE-CASE-REF (K) TO REFERENCE-OUT
           DISPLAY REFERENCE-OUT WITH NO ADVANCING
           MOVE IBO-AMOUNTS-PREMIUM (K) TO EURO-OUT
           PERFORM REPORT-EURO
           MOVE IBO-AMOUNTS-PREMIUM-DUE (K) TO EURO-OUT
           PERFORM REPORT-EURO
           MOVE IBO-AMOUNTS-WITHHOLDING-TAX (K) TO EURO-OUT
           PERFORM REPORT-EURO
           MOVE IBO-AMOUNTS-NET (K) TO EURO-OUT
           PERFORM REPORT-EURO
           MOVE TO-PAY (K) TO EURO-OUT
           PERFORM REPORT-EURO
           DISPLAY NEW-LINE WITH NO ADVANCING.

      *> In twelve columns, or in more where it needs them.
       REPORT-EURO.
           IF EURO-OUT (1:8) = SPACES
               DISPLAY EURO-OUT (9:) WITH NO ADVANCING
           ELSE
               DISPLAY FUNCTION TRIM (EURO-OUT) WITH NO ADVANCING
           END-IF.
