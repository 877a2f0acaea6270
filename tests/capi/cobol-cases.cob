       IDENTIFICATION DIVISION.
       PROGRAM-ID. CASES.
      *> Computes the cases of a flat file, which cobol.py writes and
      *> names DD_CASES: each alone, to a statement with its lines, its
      *> JSON and its notice, and all together with
      *> ibo_amounts_compute_many, once more with the records in
      *> another order. Prints what it gets, fields between tabs, for
      *> cobol.py to compare.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT CASES-IN ASSIGN TO "CASES"
               ORGANIZATION LINE SEQUENTIAL
               FILE STATUS FILE-STATE.

       DATA DIVISION.
       FILE SECTION.
       FD  CASES-IN.
       01  LINE-IN.
           05  IN-KIND                 PIC X.
           05  IN-REST                 PIC X(600).
           05  IN-ITEM REDEFINES IN-REST.
               10  IN-NAME             PIC X(120).
           05  IN-OPTIONS REDEFINES IN-REST.
               10  IN-REQUIRE          PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-PROVISIONAL      PIC S9(18) SIGN LEADING SEPARATE.
           05  IN-CASE REDEFINES IN-REST.
               10  IN-MONTH            PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-CASE-KIND        PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-START            PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-END              PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-STOPPED          PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-SUSPENDED-DAYS   PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-PERCENTAGE       PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-RSZ-BASE         PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-HAS-WAGE         PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-HAS-RSZ          PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-ATTENDANCE-KIND  PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-WAGE             PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-RSZ              PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-EMPLOYMENT-HOURS PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-FULL-TIME-HOURS  PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-PAID             PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-NORMAL           PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-AVAILABILITIES   PIC S9(18) SIGN LEADING SEPARATE
                                       OCCURS 3 TIMES.
               10  IN-CASE-REF         PIC X(72).
           05  IN-UNEMPLOYMENT REDEFINES IN-REST.
               10  IN-U-FROM           PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-U-TO             PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-U-BASIS          PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-U-DAY-AMOUNT     PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-U-HALF-PER-WEEK  PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-U-RVA-CODE       PIC X(16).
               10  IN-U-BENEFIT-TYPE   PIC X(72).
           05  IN-LEEFLOON REDEFINES IN-REST.
               10  IN-L-MONTH          PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-L-AMOUNT         PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-L-FROM           PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-L-TO             PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-L-AID-TYPE       PIC X(72).
               10  IN-L-ENTRY-KIND     PIC X(76).
           05  IN-SICKNESS REDEFINES IN-REST.
               10  IN-S-NATURE         PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-S-FROM           PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-S-TO             PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-S-GROSS-TAXABLE  PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-S-HOURS          PIC S9(16)V99 SIGN LEADING
                                       SEPARATE.
               10  IN-S-DAYS           PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-S-VERSION        PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-S-STATUS         PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-S-BENEFIT-CODE   PIC X(8).
               10  IN-S-DOCUMENT-TYPE  PIC X(72).
               10  IN-S-ATTEST-ID      PIC X(72).
           05  IN-ABSENCE REDEFINES IN-REST.
               10  IN-A-FROM           PIC S9(18) SIGN LEADING SEPARATE.
               10  IN-A-TO             PIC S9(18) SIGN LEADING SEPARATE.

       WORKING-STORAGE SECTION.
       78  CASE-MAX                    VALUE 3000.
       78  RECORD-MAX                  VALUE 20000.
       78  TEXT-MAX                    VALUE 500000.
       78  HT                         VALUE X"09".
       COPY "ibo.cpy" REPLACING
           ==IBO-CASE.== BY
           ==CASES-TABLE. 03 IBO-CASE OCCURS CASE-MAX TIMES.==
           ==IBO-AMOUNTS.== BY
           ==RESULTS-TABLE. 03 IBO-AMOUNTS OCCURS CASE-MAX TIMES.==
           ==IBO-UNEMPLOYMENT.== BY
           ==UNEMPLOYMENT-TABLE.
             03 IBO-UNEMPLOYMENT OCCURS RECORD-MAX TIMES.==
           ==IBO-LEEFLOON.== BY
           ==LEEFLOON-TABLE.
             03 IBO-LEEFLOON OCCURS RECORD-MAX TIMES.==
           ==IBO-SICKNESS.== BY
           ==SICKNESS-TABLE.
             03 IBO-SICKNESS OCCURS RECORD-MAX TIMES.==
           ==IBO-ABSENCE.== BY
           ==ABSENCES-TABLE.
             03 IBO-ABSENCE OCCURS RECORD-MAX TIMES.==.
      *> What ibo_amounts_compute_many gives, beside what each case
      *> gives alone, and the records in another order.
       COPY "ibo.cpy" REPLACING
           ==IBO-AMOUNTS.== BY
           ==ALL-RESULTS. 03 ALL-RESULT OCCURS CASE-MAX TIMES.==
           ==IBO-ERROR.== BY
           ==ALL-ERRORS. 03 ALL-ERROR OCCURS CASE-MAX TIMES.==
           ==IBO-UNEMPLOYMENT.== BY
           ==ALL-UNEMPLOYMENT-TABLE.
             03 ALL-UNEMPLOYMENT OCCURS RECORD-MAX TIMES.==
           ==IBO-LEEFLOON.== BY
           ==ALL-LEEFLOON-TABLE.
             03 ALL-LEEFLOON OCCURS RECORD-MAX TIMES.==
           ==IBO-SICKNESS.== BY
           ==ALL-SICKNESS-TABLE.
             03 ALL-SICKNESS OCCURS RECORD-MAX TIMES.==
           ==IBO-ABSENCE.== BY
           ==ALL-ABSENCES-TABLE.
             03 ALL-ABSENCE OCCURS RECORD-MAX TIMES.==
           LEADING ==IBO-== BY ==ALL-==.
      *> What a result that is refused must be.
       01  NO-RESULT.
           03  FILLER                  PIC 9(9) COMP-5 VALUE 80.
           03  FILLER                  PIC X(76) VALUE LOW-VALUES.
       01  STATUSES.
           03  CASE-STATUS             PIC S9(9) COMP-5
                                       OCCURS CASE-MAX TIMES.
       01  ALL-STATUSES.
           03  ALL-CASE-STATUS         PIC S9(9) COMP-5
                                       OCCURS CASE-MAX TIMES.
       01  FILE-STATE                  PIC XX.
           88  FILE-OK                 VALUE "00".
           88  FILE-AT-END             VALUE "10".

      *> How many stand in each table, where the case at hand begins.
       01  COUNTS COMP-5.
           05  CASES                   PIC S9(9) VALUE 0.
           05  U-COUNT                 PIC S9(9) VALUE 0.
           05  L-COUNT                 PIC S9(9) VALUE 0.
           05  S-COUNT                 PIC S9(9) VALUE 0.
           05  A-COUNT                 PIC S9(9) VALUE 0.
       01  FIRSTS COMP-5.
           05  K                       PIC S9(9).
           05  U                       PIC S9(9).
           05  L                       PIC S9(9).
           05  S                       PIC S9(9).
           05  A                       PIC S9(9).
       01  OWN-COUNTS COMP-5.
           05  OWN-U                   PIC S9(9).
           05  OWN-L                   PIC S9(9).
           05  OWN-S                   PIC S9(9).
           05  OWN-A                   PIC S9(9).
       01  ASKED                       PIC X.
           88  NOTHING-ASKED           VALUE "N".
           88  SOMETHING-ASKED         VALUE "Y".

       01  TOML                        PIC X(TEXT-MAX).
       01  TOML-LENGTH                 PIC S9(9) COMP-5.
       01  PARAMETERS                  USAGE POINTER.
       01  A-STATEMENT                 USAGE POINTER.
       01  LINE-COUNT                  PIC 9(18) COMP-5.
       01  NEEDED                      PIC 9(18) COMP-5.
       01  REFUSED                     PIC 9(18) COMP-5.
       01  DIFFERENT                   PIC S9(9) COMP-5 VALUE 0.
       01  I                           PIC S9(9) COMP-5.
       01  J                           PIC S9(9) COMP-5.
       01  PLACE                       PIC S9(9) COMP-5.
       01  E                           PIC S9(9) COMP-5.
       01  TOLD-AS                     PIC X(10).
       01  COMPLAINT                   PIC X(60).

      *> What the lines come to, and how often a line is not that.
       01  RUNNING                     PIC S9(16)V99 COMP-5.
       01  NOT-THE-SUM                 PIC S9(9) COMP-5.
       01  WAGE-SHARE                  PIC X.
           88  NO-WAGE-SHARE           VALUE "N".
           88  A-WAGE-SHARE            VALUE "Y".

       01  BUFFER                      PIC X(TEXT-MAX).
       01  FORMULA                     PIC X(400).

       01  WHOLE                       PIC -(17)9.
       01  EURO                        PIC -(16)9.99.
       01  EUROS.
           03  A-EURO                  PIC -(16)9.99 OCCURS 7 TIMES.

       PROCEDURE DIVISION.
       MAIN-LINE.
           SET PARAMETERS TO NULL
           OPEN INPUT CASES-IN
           PERFORM CHECK-FILE
           PERFORM READ-LINE UNTIL FILE-AT-END
           CLOSE CASES-IN
           PERFORM COMPUTE-ALL
           STOP RUN.

       READ-LINE.
           READ CASES-IN
           IF NOT FILE-AT-END
               PERFORM CHECK-FILE
               EVALUATE IN-KIND
                   WHEN "I" PERFORM NEW-ITEM
                   WHEN "O" PERFORM FILL-OPTIONS
                   WHEN "P" PERFORM ADD-TOML
                   WHEN "C" PERFORM FILL-CASE
                   WHEN "U" PERFORM ADD-UNEMPLOYMENT
                   WHEN "L" PERFORM ADD-LEEFLOON
                   WHEN "S" PERFORM ADD-SICKNESS
                   WHEN "A" PERFORM ADD-ABSENCE
                   WHEN "E" PERFORM COMPUTE-ITEM
                   WHEN OTHER
                       DISPLAY "a line of no kind: " LINE-IN (1:40)
                           UPON STDERR
                       MOVE 16 TO RETURN-CODE
                       STOP RUN
               END-EVALUATE
           END-IF.

       NEW-ITEM.
           DISPLAY "item" HT FUNCTION TRIM (IN-NAME)
           COMPUTE K = CASES + 1
           COMPUTE U = U-COUNT + 1
           COMPUTE L = L-COUNT + 1
           COMPUTE S = S-COUNT + 1
           COMPUTE A = A-COUNT + 1
           MOVE 0 TO OWN-U OWN-L OWN-S OWN-A
           INITIALIZE IBO-CASE (K) IBO-OPTIONS
           MOVE CASES TO IBO-CASE-CASE-INDEX (K)
           MOVE 0 TO TOML-LENGTH
           SET NOTHING-ASKED TO TRUE.

       FILL-OPTIONS.
           MOVE IN-REQUIRE TO IBO-OPTIONS-REQUIRE
           MOVE IN-PROVISIONAL TO IBO-OPTIONS-PROVISIONAL
           SET SOMETHING-ASKED TO TRUE.

       ADD-TOML.
           SET SOMETHING-ASKED TO TRUE
           ADD 1 TO TOML-LENGTH
           STRING FUNCTION TRIM (IN-REST) X"0A" DELIMITED BY SIZE
               INTO TOML WITH POINTER TOML-LENGTH
           SUBTRACT 1 FROM TOML-LENGTH.

       FILL-CASE.
           MOVE IN-MONTH           TO IBO-CASE-MONTH (K)
           MOVE IN-CASE-KIND       TO IBO-CASE-KIND (K)
           MOVE IN-START           TO IBO-CASE-START (K)
           MOVE IN-END             TO IBO-CASE-END (K)
           MOVE IN-STOPPED         TO IBO-CASE-STOPPED (K)
           MOVE IN-SUSPENDED-DAYS  TO IBO-CASE-SUSPENDED-DAYS (K)
           MOVE IN-PERCENTAGE      TO IBO-CASE-PERCENTAGE (K)
           MOVE IN-RSZ-BASE        TO IBO-CASE-RSZ-BASE (K)
           MOVE IN-HAS-WAGE        TO
               IBO-CASE-HAS-REFERENCE-GROSS-WAGE (K)
           MOVE IN-HAS-RSZ         TO IBO-CASE-HAS-EMPLOYEE-RSZ (K)
           MOVE IN-ATTENDANCE-KIND TO IBO-CASE-ATTENDANCE-KIND (K)
           MOVE IN-WAGE            TO IBO-CASE-REFERENCE-GROSS-WAGE (K)
           MOVE IN-RSZ             TO IBO-CASE-EMPLOYEE-RSZ (K)
           MOVE IN-EMPLOYMENT-HOURS TO IBO-CASE-EMPLOYMENT-HOURS (K)
           MOVE IN-FULL-TIME-HOURS TO IBO-CASE-FULL-TIME-HOURS (K)
           MOVE IN-PAID            TO IBO-CASE-ATTENDANCE-PAID (K)
           MOVE IN-NORMAL          TO IBO-CASE-ATTENDANCE-NORMAL (K)
           MOVE IN-AVAILABILITIES (1)
               TO IBO-CASE-UNEMPLOYMENT-AVAILABILITY (K)
           MOVE IN-AVAILABILITIES (2)
               TO IBO-CASE-LEEFLOON-AVAILABILITY (K)
           MOVE IN-AVAILABILITIES (3)
               TO IBO-CASE-SICKNESS-AVAILABILITY (K)
           MOVE IN-CASE-REF        TO IBO-CASE-CASE-REF (K).

       ADD-UNEMPLOYMENT.
           ADD 1 TO OWN-U
           COMPUTE I = U-COUNT + OWN-U
           INITIALIZE IBO-UNEMPLOYMENT (I)
           MOVE CASES              TO IBO-UNEMPLOYMENT-CASE-INDEX (I)
           MOVE IN-U-FROM          TO IBO-UNEMPLOYMENT-FROM (I)
           MOVE IN-U-TO            TO IBO-UNEMPLOYMENT-TO (I)
           MOVE IN-U-BASIS         TO IBO-UNEMPLOYMENT-BASIS (I)
           MOVE IN-U-DAY-AMOUNT    TO IBO-UNEMPLOYMENT-DAY-AMOUNT (I)
           MOVE IN-U-HALF-PER-WEEK TO IBO-UNEMPLOYMENT-HALF-PER-WEEK (I)
           MOVE IN-U-RVA-CODE      TO IBO-UNEMPLOYMENT-RVA-CODE (I)
           MOVE IN-U-BENEFIT-TYPE  TO IBO-UNEMPLOYMENT-BENEFIT-TYPE (I).

       ADD-LEEFLOON.
           ADD 1 TO OWN-L
           COMPUTE I = L-COUNT + OWN-L
           INITIALIZE IBO-LEEFLOON (I)
           MOVE CASES              TO IBO-LEEFLOON-CASE-INDEX (I)
           MOVE IN-L-MONTH         TO IBO-LEEFLOON-MONTH (I)
           MOVE IN-L-AMOUNT        TO IBO-LEEFLOON-AMOUNT (I)
           MOVE IN-L-FROM          TO IBO-LEEFLOON-FROM (I)
           MOVE IN-L-TO            TO IBO-LEEFLOON-TO (I)
           MOVE IN-L-AID-TYPE      TO IBO-LEEFLOON-AID-TYPE (I)
           MOVE IN-L-ENTRY-KIND    TO IBO-LEEFLOON-ENTRY-KIND (I).

       ADD-SICKNESS.
           ADD 1 TO OWN-S
           COMPUTE I = S-COUNT + OWN-S
           INITIALIZE IBO-SICKNESS (I)
           MOVE CASES              TO IBO-SICKNESS-CASE-INDEX (I)
           MOVE IN-S-NATURE        TO IBO-SICKNESS-NATURE (I)
           MOVE IN-S-FROM          TO IBO-SICKNESS-FROM (I)
           MOVE IN-S-TO            TO IBO-SICKNESS-TO (I)
           MOVE IN-S-GROSS-TAXABLE TO IBO-SICKNESS-GROSS-TAXABLE (I)
           MOVE IN-S-HOURS         TO IBO-SICKNESS-HOURS (I)
           MOVE IN-S-DAYS          TO IBO-SICKNESS-DAYS (I)
           MOVE IN-S-VERSION       TO IBO-SICKNESS-VERSION (I)
           MOVE IN-S-STATUS        TO IBO-SICKNESS-STATUS (I)
           MOVE IN-S-BENEFIT-CODE  TO IBO-SICKNESS-BENEFIT-CODE (I)
           MOVE IN-S-DOCUMENT-TYPE TO IBO-SICKNESS-DOCUMENT-TYPE (I)
           MOVE IN-S-ATTEST-ID     TO IBO-SICKNESS-ATTEST-ID (I).

       ADD-ABSENCE.
           ADD 1 TO OWN-A
           COMPUTE I = A-COUNT + OWN-A
           INITIALIZE IBO-ABSENCE (I)
           MOVE CASES              TO IBO-ABSENCE-CASE-INDEX (I)
           MOVE IN-A-FROM          TO IBO-ABSENCE-FROM (I)
           MOVE IN-A-TO            TO IBO-ABSENCE-TO (I).

       COMPUTE-ITEM.
           IF TOML-LENGTH > 0
               CALL "ibo_parameters_load" USING
                   BY REFERENCE TOML
                   BY VALUE SIZE 8 TOML-LENGTH
                   BY REFERENCE PARAMETERS
                   BY REFERENCE IBO-ERROR
                   RETURNING IBO-STATUS
               IF IBO-STATUS = IBO-OK
                   PERFORM CHECK-NO-ERROR
               ELSE
                   PERFORM SHOW-ERROR
               END-IF
           END-IF
           PERFORM COMPUTE-PREMIUM
           PERFORM COMPUTE-STATEMENT
           CALL "ibo_parameters_free" USING
               BY VALUE PARAMETERS
               RETURNING IBO-STATUS
           SET PARAMETERS TO NULL
      *>   ibo_amounts_compute_many has one set of options for all:
      *>   those with their own stay out of it.
           IF NOTHING-ASKED
               MOVE OWN-U TO IBO-CASE-UNEMPLOYMENT-COUNT (K)
               MOVE OWN-L TO IBO-CASE-LEEFLOON-COUNT (K)
               MOVE OWN-S TO IBO-CASE-SICKNESS-COUNT (K)
               MOVE OWN-A TO IBO-CASE-ABSENCE-COUNT (K)
               ADD 1 TO CASES
               ADD OWN-U TO U-COUNT
               ADD OWN-L TO L-COUNT
               ADD OWN-S TO S-COUNT
               ADD OWN-A TO A-COUNT
           END-IF.

      *> The plain function where it says enough.
       COMPUTE-PREMIUM.
           INITIALIZE IBO-AMOUNTS (K)
           MOVE -1.01 TO IBO-AMOUNTS-NET (K)
           IF NOTHING-ASKED AND OWN-A = 0
               CALL "ibo_amounts_compute" USING
                   BY REFERENCE IBO-CASE (K)
                   BY REFERENCE IBO-UNEMPLOYMENT (U)
                   BY VALUE SIZE 8 OWN-U
                   BY VALUE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
                   BY REFERENCE IBO-LEEFLOON (L)
                   BY VALUE SIZE 8 OWN-L
                   BY VALUE SIZE 8 LENGTH OF IBO-LEEFLOON
                   BY REFERENCE IBO-SICKNESS (S)
                   BY VALUE SIZE 8 OWN-S
                   BY VALUE SIZE 8 LENGTH OF IBO-SICKNESS
                   BY REFERENCE IBO-AMOUNTS (K)
                   BY REFERENCE IBO-ERROR
                   RETURNING IBO-STATUS
           ELSE
               CALL "ibo_amounts_compute_with" USING
                   BY REFERENCE IBO-CASE (K)
                   BY REFERENCE IBO-UNEMPLOYMENT (U)
                   BY VALUE SIZE 8 OWN-U
                   BY VALUE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
                   BY REFERENCE IBO-LEEFLOON (L)
                   BY VALUE SIZE 8 OWN-L
                   BY VALUE SIZE 8 LENGTH OF IBO-LEEFLOON
                   BY REFERENCE IBO-SICKNESS (S)
                   BY VALUE SIZE 8 OWN-S
                   BY VALUE SIZE 8 LENGTH OF IBO-SICKNESS
                   BY REFERENCE IBO-ABSENCE (A)
                   BY VALUE SIZE 8 OWN-A
                   BY VALUE SIZE 8 LENGTH OF IBO-ABSENCE
                   BY REFERENCE IBO-OPTIONS
                   BY VALUE PARAMETERS
                   BY REFERENCE IBO-AMOUNTS (K)
                   BY REFERENCE IBO-ERROR
                   RETURNING IBO-STATUS
           END-IF
           MOVE IBO-STATUS TO CASE-STATUS (K)
           IF IBO-STATUS = IBO-OK
               PERFORM CHECK-NO-ERROR
               DISPLAY "premium" WITH NO ADVANCING
               PERFORM SHOW-RESULT
           ELSE
               IF IBO-AMOUNTS (K) NOT = NO-RESULT
                   MOVE "the amounts of a case that is refused"
                       TO COMPLAINT
                   PERFORM COMPLAIN
               END-IF
               DISPLAY "premium-" WITH NO ADVANCING
               PERFORM SHOW-ERROR
           END-IF.

       COMPUTE-STATEMENT.
           SET A-STATEMENT TO ADDRESS OF BUFFER
           IF NOTHING-ASKED AND OWN-A = 0
               CALL "ibo_statement_compute" USING
                   BY REFERENCE IBO-CASE (K)
                   BY REFERENCE IBO-UNEMPLOYMENT (U)
                   BY VALUE SIZE 8 OWN-U
                   BY VALUE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
                   BY REFERENCE IBO-LEEFLOON (L)
                   BY VALUE SIZE 8 OWN-L
                   BY VALUE SIZE 8 LENGTH OF IBO-LEEFLOON
                   BY REFERENCE IBO-SICKNESS (S)
                   BY VALUE SIZE 8 OWN-S
                   BY VALUE SIZE 8 LENGTH OF IBO-SICKNESS
                   BY REFERENCE A-STATEMENT
                   BY REFERENCE IBO-ERROR
                   RETURNING IBO-STATUS
           ELSE
               CALL "ibo_statement_compute_with" USING
                   BY REFERENCE IBO-CASE (K)
                   BY REFERENCE IBO-UNEMPLOYMENT (U)
                   BY VALUE SIZE 8 OWN-U
                   BY VALUE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
                   BY REFERENCE IBO-LEEFLOON (L)
                   BY VALUE SIZE 8 OWN-L
                   BY VALUE SIZE 8 LENGTH OF IBO-LEEFLOON
                   BY REFERENCE IBO-SICKNESS (S)
                   BY VALUE SIZE 8 OWN-S
                   BY VALUE SIZE 8 LENGTH OF IBO-SICKNESS
                   BY REFERENCE IBO-ABSENCE (A)
                   BY VALUE SIZE 8 OWN-A
                   BY VALUE SIZE 8 LENGTH OF IBO-ABSENCE
                   BY REFERENCE IBO-OPTIONS
                   BY VALUE PARAMETERS
                   BY REFERENCE A-STATEMENT
                   BY REFERENCE IBO-ERROR
                   RETURNING IBO-STATUS
           END-IF
           IF IBO-STATUS = IBO-OK
               PERFORM CHECK-NO-ERROR
               PERFORM SHOW-STATEMENT
           ELSE
               IF A-STATEMENT NOT = NULL
                   MOVE "the statement of a case that is refused"
                       TO COMPLAINT
                   PERFORM COMPLAIN
               END-IF
               PERFORM SHOW-ERROR
           END-IF
           CALL "ibo_statement_free" USING
               BY VALUE A-STATEMENT
               RETURNING IBO-STATUS.

       SHOW-STATEMENT.
           CALL "ibo_statement_line_count" USING
               BY VALUE A-STATEMENT
               BY REFERENCE LINE-COUNT
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           MOVE 0 TO RUNNING NOT-THE-SUM
           SET NO-WAGE-SHARE TO TRUE
           PERFORM SHOW-LINE VARYING I FROM 0 BY 1
               UNTIL I = LINE-COUNT
           MOVE RUNNING TO EURO
           DISPLAY "sum" HT EURO HT NOT-THE-SUM

           CALL "ibo_statement_to_json" USING
               BY VALUE A-STATEMENT
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           DISPLAY "statement" HT BUFFER (1:NEEDED)

           CALL "ibo_notice_compute" USING
               BY VALUE A-STATEMENT
               BY REFERENCE IBO-NOTICE
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           IF IBO-STATUS = IBO-OK
               PERFORM CHECK-NO-ERROR
               MOVE IBO-NOTICE-AMOUNT TO EURO
               INSPECT IBO-NOTICE-CASE-REF
                   REPLACING ALL LOW-VALUE BY SPACE
               DISPLAY "notice" HT IBO-NOTICE-MONTH HT
                   IBO-NOTICE-KIND HT EURO HT
                   FUNCTION TRIM (IBO-NOTICE-CASE-REF TRAILING)
           ELSE
               IF IBO-NOTICE (5:) NOT = LOW-VALUES
                   MOVE "a notice that is refused" TO COMPLAINT
                   PERFORM COMPLAIN
               END-IF
               DISPLAY "notice-" WITH NO ADVANCING
               PERFORM SHOW-ERROR
           END-IF.

       SHOW-LINE.
           CALL "ibo_statement_line" USING
               BY VALUE A-STATEMENT
               BY VALUE SIZE 8 I
               BY REFERENCE IBO-LINE
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           CALL "ibo_statement_line_formula" USING
               BY VALUE A-STATEMENT
               BY VALUE SIZE 8 I
               BY REFERENCE FORMULA
               BY VALUE SIZE 8 LENGTH OF FORMULA
               BY REFERENCE NEEDED
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           INSPECT IBO-LINE-RULE REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-LINE-NAME REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-LINE-LABEL-NL REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-LINE-LABEL-EN REPLACING ALL LOW-VALUE BY SPACE
           MOVE IBO-LINE-AMOUNT TO EURO
           DISPLAY "line" HT IBO-LINE-CODE HT IBO-LINE-ROLE HT
               IBO-LINE-CERTAINTY HT EURO HT IBO-LINE-RECORD HT
               IBO-LINE-RECOVERED HT
               FUNCTION TRIM (IBO-LINE-RULE TRAILING) HT
               FUNCTION TRIM (IBO-LINE-NAME TRAILING) HT
               FUNCTION TRIM (IBO-LINE-LABEL-NL TRAILING) HT
               FUNCTION TRIM (IBO-LINE-LABEL-EN TRAILING) HT
               FORMULA (1:NEEDED)
           PERFORM ADD-LINE.

      *> As the header says of the roles. A result is the sum, or a
      *> percentage or a fraction of it; it is never below zero.
       ADD-LINE.
           IF IBO-LINE-AMOUNT < 0
               ADD 1 TO NOT-THE-SUM
           END-IF
           EVALUATE IBO-LINE-ROLE
               WHEN IBO-ROLE-BASE
                   ADD IBO-LINE-AMOUNT TO RUNNING
               WHEN IBO-ROLE-DEDUCTED
                   SUBTRACT IBO-LINE-AMOUNT FROM RUNNING
               WHEN IBO-ROLE-RESULT
                   PERFORM CHECK-SUM
                   MOVE IBO-LINE-AMOUNT TO RUNNING
               WHEN IBO-ROLE-INFORMATION
                   CONTINUE
               WHEN OTHER
                   ADD 1 TO NOT-THE-SUM
           END-EVALUATE
           IF IBO-LINE-CODE = IBO-LINE-WAGE-SHARE
               SET A-WAGE-SHARE TO TRUE
           END-IF.

       CHECK-SUM.
           IF RUNNING < 0
               MOVE 0 TO RUNNING
           END-IF
           IF IBO-LINE-CODE = IBO-LINE-DIFFERENCE
              OR IBO-LINE-CODE = IBO-LINE-NET
              OR (IBO-LINE-CODE = IBO-LINE-PREMIUM AND A-WAGE-SHARE)
               IF IBO-LINE-AMOUNT NOT = RUNNING
                   ADD 1 TO NOT-THE-SUM
               END-IF
           ELSE
               IF IBO-LINE-AMOUNT > RUNNING
                   ADD 1 TO NOT-THE-SUM
               END-IF
           END-IF.

       SHOW-RESULT.
           MOVE IBO-AMOUNTS-REPLACEMENT-INCOME (K) TO A-EURO (1)
           MOVE IBO-AMOUNTS-PREMIUM (K) TO A-EURO (2)
           MOVE IBO-AMOUNTS-PREMIUM-AFTER-FRACTION (K) TO A-EURO (3)
           MOVE IBO-AMOUNTS-PREMIUM-DUE (K) TO A-EURO (4)
           MOVE IBO-AMOUNTS-WITHHOLDING-TAX (K) TO A-EURO (5)
           MOVE IBO-AMOUNTS-NET (K) TO A-EURO (6)
           MOVE IBO-AMOUNTS-EMPLOYER-CONTRIBUTION (K) TO A-EURO (7)
           DISPLAY HT IBO-AMOUNTS-SCHEME (K) HT IBO-AMOUNTS-PAYER (K)
               HT IBO-AMOUNTS-CERTAINTY (K)
               HT IBO-AMOUNTS-PROVISIONAL (K)
               HT IBO-AMOUNTS-HAS-EMPLOYER-CONTRIBUTION (K)
               HT A-EURO (1) HT A-EURO (2) HT A-EURO (3)
               HT A-EURO (4) HT A-EURO (5) HT A-EURO (6)
               HT A-EURO (7).

       SHOW-ERROR.
           INSPECT IBO-ERROR-RULE REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-ERROR-AT REPLACING ALL LOW-VALUE BY SPACE
           IF IBO-ERROR-NUMBER NOT = IBO-STATUS
               MOVE "ibo_error does not have the status" TO COMPLAINT
               PERFORM COMPLAIN
           END-IF
           DISPLAY "error" HT IBO-STATUS HT
               FUNCTION TRIM (IBO-ERROR-AT TRAILING) HT
               FUNCTION TRIM (IBO-ERROR-RULE TRAILING).

      *> All cases that ask for nothing of their own, in one call: the
      *> same statuses, the same results byte by byte, zeros and an
      *> error for each that is refused.
       COMPUTE-ALL.
           MOVE UNEMPLOYMENT-TABLE TO ALL-UNEMPLOYMENT-TABLE
           MOVE LEEFLOON-TABLE TO ALL-LEEFLOON-TABLE
           MOVE SICKNESS-TABLE TO ALL-SICKNESS-TABLE
           MOVE ABSENCES-TABLE TO ALL-ABSENCES-TABLE
           PERFORM COMPUTE-MANY
           DISPLAY "together" HT CASES HT REFUSED HT DIFFERENT
           MOVE "told" TO TOLD-AS
           PERFORM SHOW-ROW-ERROR VARYING E FROM 1 BY 1
               UNTIL E > REFUSED
           PERFORM REORDER-UNEMPLOYMENT
           PERFORM REORDER-LEEFLOON
           PERFORM REORDER-SICKNESS
           PERFORM REORDER-ABSENCES
           PERFORM COMPUTE-MANY
           DISPLAY "reordered" HT CASES HT REFUSED HT DIFFERENT
           MOVE "told again" TO TOLD-AS
           PERFORM SHOW-ROW-ERROR VARYING E FROM 1 BY 1
               UNTIL E > REFUSED.

       COMPUTE-MANY.
           PERFORM SPOIL-ROW VARYING I FROM 1 BY 1 UNTIL I > CASES
           CALL "ibo_amounts_compute_many" USING
               BY REFERENCE CASES-TABLE
               BY VALUE SIZE 8 CASES
               BY VALUE SIZE 8 LENGTH OF IBO-CASE
               BY REFERENCE ALL-UNEMPLOYMENT-TABLE
               BY VALUE SIZE 8 U-COUNT
               BY VALUE SIZE 8 LENGTH OF ALL-UNEMPLOYMENT
               BY REFERENCE ALL-LEEFLOON-TABLE
               BY VALUE SIZE 8 L-COUNT
               BY VALUE SIZE 8 LENGTH OF ALL-LEEFLOON
               BY REFERENCE ALL-SICKNESS-TABLE
               BY VALUE SIZE 8 S-COUNT
               BY VALUE SIZE 8 LENGTH OF ALL-SICKNESS
               BY REFERENCE ALL-ABSENCES-TABLE
               BY VALUE SIZE 8 A-COUNT
               BY VALUE SIZE 8 LENGTH OF ALL-ABSENCE
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE ALL-RESULTS
               BY VALUE SIZE 8 LENGTH OF ALL-RESULT
               BY REFERENCE ALL-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE ALL-ERRORS
               BY VALUE SIZE 8 CASES
               BY VALUE SIZE 8 LENGTH OF ALL-ERROR
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           PERFORM CHECK-STATUS
           PERFORM CHECK-NO-ERROR
           MOVE 0 TO DIFFERENT
           PERFORM COMPARE-ROW VARYING I FROM 1 BY 1 UNTIL I > CASES.

      *> What a run before could have left.
       SPOIL-ROW.
           MOVE ALL "x" TO ALL-RESULT (I)
           MOVE -1 TO ALL-CASE-STATUS (I)
           MOVE ALL "x" TO ALL-ERROR (I) (9:).

       COMPARE-ROW.
           IF CASE-STATUS (I) NOT = ALL-CASE-STATUS (I)
              OR IBO-AMOUNTS (I) NOT = ALL-RESULT (I)
               ADD 1 TO DIFFERENT
           END-IF
           IF ALL-CASE-STATUS (I) NOT = IBO-OK
              AND ALL-RESULT (I) NOT = NO-RESULT
               ADD 1 TO DIFFERENT
           END-IF
           IF I > REFUSED
              AND ALL-ERROR (I) (9:) NOT = LOW-VALUES
               ADD 1 TO DIFFERENT
           END-IF.

       SHOW-ROW-ERROR.
           IF ALL-ERROR-MESSAGE (E) (1:1) = LOW-VALUE
               MOVE "a row that is refused without a sentence"
                   TO COMPLAINT
               PERFORM COMPLAIN
           END-IF
           INSPECT ALL-ERROR-RULE (E) REPLACING ALL LOW-VALUE BY SPACE
           INSPECT ALL-ERROR-AT (E) REPLACING ALL LOW-VALUE BY SPACE
           DISPLAY FUNCTION TRIM (TOLD-AS) HT ALL-ERROR-ROW (E) HT
               ALL-ERROR-NUMBER (E) HT
               FUNCTION TRIM (ALL-ERROR-AT (E) TRAILING) HT
               FUNCTION TRIM (ALL-ERROR-RULE (E) TRAILING).

      *> The records of the last case first; those of one case keep
      *> their order, which its errors tell.
       REORDER-UNEMPLOYMENT.
           MOVE U-COUNT TO PLACE
           MOVE 1 TO U
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASES
               SUBTRACT IBO-CASE-UNEMPLOYMENT-COUNT (K) FROM PLACE
               PERFORM VARYING J FROM 1 BY 1
                   UNTIL J > IBO-CASE-UNEMPLOYMENT-COUNT (K)
                   MOVE IBO-UNEMPLOYMENT (U)
                       TO ALL-UNEMPLOYMENT (PLACE + J)
                   ADD 1 TO U
               END-PERFORM
           END-PERFORM.

       REORDER-LEEFLOON.
           MOVE L-COUNT TO PLACE
           MOVE 1 TO L
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASES
               SUBTRACT IBO-CASE-LEEFLOON-COUNT (K) FROM PLACE
               PERFORM VARYING J FROM 1 BY 1
                   UNTIL J > IBO-CASE-LEEFLOON-COUNT (K)
                   MOVE IBO-LEEFLOON (L) TO ALL-LEEFLOON (PLACE + J)
                   ADD 1 TO L
               END-PERFORM
           END-PERFORM.

       REORDER-SICKNESS.
           MOVE S-COUNT TO PLACE
           MOVE 1 TO S
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASES
               SUBTRACT IBO-CASE-SICKNESS-COUNT (K) FROM PLACE
               PERFORM VARYING J FROM 1 BY 1
                   UNTIL J > IBO-CASE-SICKNESS-COUNT (K)
                   MOVE IBO-SICKNESS (S) TO ALL-SICKNESS (PLACE + J)
                   ADD 1 TO S
               END-PERFORM
           END-PERFORM.

       REORDER-ABSENCES.
           MOVE A-COUNT TO PLACE
           MOVE 1 TO A
           PERFORM VARYING K FROM 1 BY 1 UNTIL K > CASES
               SUBTRACT IBO-CASE-ABSENCE-COUNT (K) FROM PLACE
               PERFORM VARYING J FROM 1 BY 1
                   UNTIL J > IBO-CASE-ABSENCE-COUNT (K)
                   MOVE IBO-ABSENCE (A) TO ALL-ABSENCE (PLACE + J)
                   ADD 1 TO A
               END-PERFORM
           END-PERFORM.

      *> A call that succeeds leaves no error.
       CHECK-NO-ERROR.
           IF IBO-ERROR (9:) NOT = LOW-VALUES
               MOVE "an error after a call that succeeded" TO COMPLAINT
               PERFORM COMPLAIN
           END-IF.

       COMPLAIN.
           DISPLAY FUNCTION TRIM (COMPLAINT) UPON STDERR
           MOVE 16 TO RETURN-CODE
           STOP RUN.

       CHECK-STATUS.
           IF IBO-STATUS NOT = IBO-OK
               MOVE IBO-STATUS TO WHOLE
               DISPLAY "a call failed, status " WHOLE UPON STDERR
               MOVE 16 TO RETURN-CODE
               STOP RUN
           END-IF.

       CHECK-FILE.
           IF NOT FILE-OK
               DISPLAY "the file of cases: status " FILE-STATE
                   UPON STDERR
               MOVE 16 TO RETURN-CODE
               STOP RUN
           END-IF.
