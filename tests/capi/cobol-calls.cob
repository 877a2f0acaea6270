       IDENTIFICATION DIVISION.
       PROGRAM-ID. CALLS.
      *> The calls that the cases do not make: calls that are wrong,
      *> texts and buffers, handles, what a failed call leaves alone.
      *> Prints a line for each, fields between tabs, for cobol.py.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       78  HT                          VALUE X"09".
       COPY "ibo.cpy".
       01  LABEL-OUT                   PIC X(40).
       01  PAYMENT-FIELDS.
           05  AFTER-OUT               PIC -(10)9.99.
           05  DUE-OUT                 PIC -(10)9.99.
           05  TAX-OUT                 PIC -(10)9.99.
           05  NET-OUT                 PIC -(10)9.99.
       01  AMOUNT                      PIC S9(16)V99 COMP-5.
       01  EMPLOYMENT.
           05  EMPLOYMENT-HOURS        PIC 9(7)V99 COMP-5 VALUE 30.4.
           05  FULL-TIME-HOURS         PIC 9(7)V99 COMP-5 VALUE 38.
       01  EMPLOYMENT-VALUE REDEFINES EMPLOYMENT PIC 9(18) COMP-5.
       01  ATTENDANCE.
           05  PAID                    PIC 9(7)V99 COMP-5 VALUE 152.
           05  NORMAL                  PIC 9(7)V99 COMP-5 VALUE 167.2.
       01  ATTENDANCE-VALUE REDEFINES ATTENDANCE PIC 9(18) COMP-5.
       01  ROW-STATUSES.
           03  ROW-STATUS              PIC S9(9) COMP-5 OCCURS 2 TIMES.
       01  REFUSED                     PIC 9(18) COMP-5.
       01  ABI-VERSION                 PIC 9(9) COMP-5.
       01  LATEST                      PIC S9(9) COMP-5.
       01  HUGE                        PIC 9(18) COMP-5
                                       VALUE 99999999999999999.
       01  NEEDED                      PIC 9(18) COMP-5.
       01  ROOM                    PIC 9(18) COMP-5.
       01  LINE-COUNT                  PIC 9(18) COMP-5.
       01  BUFFER                      PIC X(50000).
       01  JSON-TEXT                        PIC X(50000).
       01  JSON-LENGTH                 PIC 9(18) COMP-5.
       01  CASE-TEXT                   PIC X(4000).
       01  CASE-LENGTH                 PIC 9(18) COMP-5.
       01  VERIFIED                    PIC S9(9) COMP-5.
       01  INCOME                      PIC S9(16)V99 COMP-5.
       01  INCOME-CENTS REDEFINES INCOME
                                       PIC S9(18) COMP-5.
       01  FIRST-STATEMENT             USAGE POINTER.
       01  HALF-TIME-STATEMENT         USAGE POINTER.
       01  OTHER-STATEMENT             USAGE POINTER.
       01  PARAMETERS                  USAGE POINTER.
       01  TEXT-POINTER                USAGE POINTER.
       01  TEXT-IN-C                   PIC X(400) BASED.
       01  TEXT-OUT                    PIC X(400).
       01  CORRECTION-TEXT             PIC X(4000).

       PROCEDURE DIVISION.
       MAIN-LINE.
           PERFORM VERSIONS
           PERFORM NAMES-AND-MEANINGS
           PERFORM FILL-CASE
           PERFORM WRONG-CALLS
           PERFORM LEFT-ALONE
           PERFORM PREMIUM-ALONE
           PERFORM SIZES
           PERFORM PAYMENTS
           PERFORM FRACTIONS-BY-VALUE
           PERFORM MAKE-STATEMENTS
           PERFORM TEXTS-AND-BUFFERS
           PERFORM CORRECTIONS
           PERFORM JSON-IN
           PERFORM OTHER-CALLS
           PERFORM FREE-ALL
           STOP RUN.

       VERSIONS.
           CALL "ibo_abi_version" RETURNING ABI-VERSION
           IF ABI-VERSION = IBO-ABI-VERSION
               DISPLAY "abi" HT "as in the copybook"
           END-IF
           CALL "ibo_version" RETURNING TEXT-POINTER
           MOVE "version" TO LABEL-OUT
           PERFORM SHOW-TEXT.

       NAMES-AND-MEANINGS.
           CALL "ibo_status_name" USING
               BY VALUE SIZE 4 IBO-ERROR-PERCENTAGE-NOT-ALLOWED
               RETURNING TEXT-POINTER
           MOVE "name" TO LABEL-OUT
           PERFORM SHOW-TEXT
           CALL "ibo_status_name" USING
               BY VALUE SIZE 4 -1 RETURNING TEXT-POINTER
           MOVE "name of none" TO LABEL-OUT
           PERFORM SHOW-TEXT
           CALL "ibo_status_meaning" USING
               BY VALUE SIZE 4 IBO-ERROR-PERCENTAGE-NOT-ALLOWED
               BY VALUE SIZE 4 IBO-LANGUAGE-NL
               RETURNING TEXT-POINTER
           MOVE "meaning nl" TO LABEL-OUT
           PERFORM SHOW-TEXT
           CALL "ibo_status_meaning" USING
               BY VALUE SIZE 4 IBO-ERROR-PERCENTAGE-NOT-ALLOWED
               BY VALUE SIZE 4 IBO-LANGUAGE-EN
               RETURNING TEXT-POINTER
           MOVE "meaning en" TO LABEL-OUT
           PERFORM SHOW-TEXT
           CALL "ibo_status_meaning" USING
               BY VALUE SIZE 4 IBO-OK
               BY VALUE SIZE 4 3
               RETURNING TEXT-POINTER
           IF TEXT-POINTER = NULL
               DISPLAY "meaning in no language" HT "NULL"
           END-IF.

       FILL-CASE.
           INITIALIZE IBO-CASE IBO-UNEMPLOYMENT
           MOVE 202603 TO IBO-CASE-MONTH
           MOVE IBO-KIND-IBO TO IBO-CASE-KIND
           MOVE 20260302 TO IBO-CASE-START
           MOVE 20260828 TO IBO-CASE-END
           MOVE 1 TO IBO-CASE-HAS-REFERENCE-GROSS-WAGE
           MOVE 2500.00 TO IBO-CASE-REFERENCE-GROSS-WAGE
           MOVE 80 TO IBO-CASE-PERCENTAGE
           MOVE 38 TO IBO-CASE-EMPLOYMENT-HOURS
           MOVE 38 TO IBO-CASE-FULL-TIME-HOURS
           MOVE IBO-AVAILABILITY-DATA
               TO IBO-CASE-UNEMPLOYMENT-AVAILABILITY
           MOVE IBO-AVAILABILITY-NO-DATA
               TO IBO-CASE-LEEFLOON-AVAILABILITY
                  IBO-CASE-SICKNESS-AVAILABILITY
           MOVE "first-1-unemployment" TO IBO-CASE-CASE-REF
           MOVE 20260105 TO IBO-UNEMPLOYMENT-FROM
           MOVE IBO-BASIS-FULL TO IBO-UNEMPLOYMENT-BASIS
           MOVE 55.29 TO IBO-UNEMPLOYMENT-DAY-AMOUNT
           MOVE "full-unemployment" TO IBO-UNEMPLOYMENT-BENEFIT-TYPE.

       WRONG-CALLS.
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute" USING
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "no case" TO LABEL-OUT
           PERFORM SHOW-STATUS
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "no result" TO LABEL-OUT
           PERFORM SHOW-STATUS
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE OMITTED
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "no records" TO LABEL-OUT
           PERFORM SHOW-STATUS
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 HUGE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "too many records" TO LABEL-OUT
           PERFORM SHOW-STATUS.

      *> 85 is no percentage. What a failed call leaves as it was.
       LEFT-ALONE.
           MOVE 85 TO IBO-CASE-PERCENTAGE
           MOVE -1.01 TO IBO-AMOUNTS-NET
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           MOVE "percentage" TO LABEL-OUT
           PERFORM SHOW-STATUS
           INSPECT IBO-ERROR-MESSAGE REPLACING ALL LOW-VALUE BY SPACE
           IF IBO-ERROR-MESSAGE NOT = SPACES AND IBO-AMOUNTS-NET = -1.01
               DISPLAY "left alone" HT "result"
           END-IF
           CALL "ibo_amounts_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE OMITTED
               RETURNING IBO-STATUS
           DISPLAY "without error" HT IBO-STATUS
           SET FIRST-STATEMENT TO NULL
           PERFORM FIRST-STATEMENT-OF-CASE
           IF FIRST-STATEMENT = NULL
               DISPLAY "left alone" HT "statement"
           END-IF
           MOVE 80 TO IBO-CASE-PERCENTAGE
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           IF IBO-ERROR-MESSAGE = SPACES
               DISPLAY "left alone" HT "error"
           END-IF
           MOVE "good" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE IBO-AMOUNTS-NET TO NET-OUT
           DISPLAY "net" HT NET-OUT.

       PREMIUM-ALONE.
           MOVE 1437.54 TO INCOME
           INITIALIZE IBO-PREMIUM IBO-ERROR
           PERFORM PREMIUM-OF-INCOME
           MOVE IBO-PREMIUM-AMOUNT TO NET-OUT
           DISPLAY "premium" HT IBO-STATUS HT IBO-PREMIUM-SCHEME
               HT NET-OUT
           MOVE -0.01 TO INCOME
           PERFORM PREMIUM-OF-INCOME
           PERFORM SHOW-MESSAGE
           MOVE IBO-LANGUAGE-NL TO IBO-ERROR-LANGUAGE
           PERFORM PREMIUM-OF-INCOME
           PERFORM SHOW-MESSAGE
           MOVE 3 TO IBO-ERROR-LANGUAGE
           PERFORM PREMIUM-OF-INCOME
           MOVE "no such language" TO LABEL-OUT
           PERFORM SHOW-STATUS.

       PREMIUM-OF-INCOME.
           CALL "ibo_premium_compute" USING
               BY REFERENCE IBO-CASE
               BY VALUE SIZE 8 INCOME-CENTS
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE IBO-PREMIUM
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

       SHOW-MESSAGE.
           INSPECT IBO-ERROR-MESSAGE REPLACING ALL LOW-VALUE BY SPACE
           DISPLAY "message" HT IBO-STATUS HT
               FUNCTION TRIM (IBO-ERROR-MESSAGE TRAILING).

       SIZES.
           MOVE LOW-VALUES TO IBO-AMOUNTS
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           MOVE "size of result" TO LABEL-OUT
           PERFORM SHOW-STATUS
           INITIALIZE IBO-AMOUNTS WITH FILLER ALL TO VALUE
           PERFORM PREMIUM-OF-CASE
           DISPLAY "size again" HT IBO-STATUS
           MOVE LOW-VALUES TO IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           DISPLAY "size of error" HT IBO-STATUS
           INITIALIZE IBO-ERROR WITH FILLER ALL TO VALUE
           COMPUTE ROOM = LENGTH OF IBO-UNEMPLOYMENT - 8
           PERFORM PREMIUM-OF-SIZE
           MOVE "size of records" TO LABEL-OUT
           PERFORM SHOW-STATUS
           COMPUTE ROOM = LENGTH OF IBO-UNEMPLOYMENT + 4
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-SIZE
           MOVE "stride of records" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE IBO-CASE TO BUFFER (5:)
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute" USING
               BY REFERENCE BUFFER (5:176)
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "not a multiple of 8" TO LABEL-OUT
           PERFORM SHOW-STATUS.

       PAYMENTS.
           CALL "ibo_payments" USING
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED BY VALUE SIZE 8 0
               BY REFERENCE OMITTED
               BY REFERENCE REFUSED
               BY REFERENCE OMITTED
               RETURNING IBO-STATUS
           DISPLAY "no rows" HT IBO-STATUS HT REFUSED
           INITIALIZE IBO-ERROR
           CALL "ibo_payments" USING
               BY REFERENCE OMITTED
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE IBO-PAYMENT-RESULT
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-RESULT
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "rows of NULL" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE 588.57 TO IBO-PAYMENT-ROW-PREMIUM
           MOVE 39 TO IBO-PAYMENT-ROW-EMPLOYMENT-HOURS
           MOVE 38 TO IBO-PAYMENT-ROW-FULL-TIME-HOURS
           MOVE ATTENDANCE TO IBO-PAYMENT-ROW-ATTENDANCE
           PERFORM ONE-PAYMENT
           DISPLAY "row refused" HT IBO-STATUS HT ROW-STATUS (1)
               HT REFUSED
           MOVE EMPLOYMENT TO IBO-PAYMENT-ROW-EMPLOYMENT
           PERFORM ONE-PAYMENT
           MOVE "row" TO LABEL-OUT
           PERFORM SHOW-PAYMENT.

       ONE-PAYMENT.
           CALL "ibo_payments" USING
               BY REFERENCE IBO-PAYMENT-ROW
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE IBO-PAYMENT-RESULT
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-RESULT
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

      *> What the copybook says of x86-64 and aarch64 under Linux.
       FRACTIONS-BY-VALUE.
           MOVE 588.57 TO AMOUNT
           INITIALIZE IBO-PAYMENT-RESULT
           CALL "ibo_payment" USING
               BY VALUE SIZE 8 AMOUNT
               BY VALUE SIZE 8 EMPLOYMENT-VALUE
               BY VALUE SIZE 8 ATTENDANCE-VALUE
               BY REFERENCE IBO-PAYMENT-RESULT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "fractions by value" TO LABEL-OUT
           PERFORM SHOW-PAYMENT
           INITIALIZE IBO-PAYMENT-RESULT
           CALL "ibo_payment_in" USING
               BY VALUE SIZE 4 202603
               BY REFERENCE OMITTED
               BY VALUE SIZE 8 AMOUNT
               BY VALUE SIZE 8 EMPLOYMENT-VALUE
               BY VALUE SIZE 8 ATTENDANCE-VALUE
               BY REFERENCE IBO-PAYMENT-RESULT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "fractions by value, dated" TO LABEL-OUT
           PERFORM SHOW-PAYMENT
           MOVE 0 TO NORMAL
           INITIALIZE IBO-ERROR
           CALL "ibo_payment" USING
               BY VALUE SIZE 8 AMOUNT
               BY VALUE SIZE 8 EMPLOYMENT-VALUE
               BY VALUE SIZE 8 ATTENDANCE-VALUE
               BY REFERENCE IBO-PAYMENT-RESULT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "fraction over zero" TO LABEL-OUT
           PERFORM SHOW-STATUS.

      *> The first worked example, and the second: half-time.
       MAKE-STATEMENTS.
           PERFORM FIRST-STATEMENT-OF-CASE
           DISPLAY "first" HT IBO-STATUS
           MOVE 19 TO IBO-CASE-EMPLOYMENT-HOURS
           CALL "ibo_statement_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE HALF-TIME-STATEMENT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "half-time" HT IBO-STATUS
           CALL "ibo_statement_amounts" USING
               BY VALUE HALF-TIME-STATEMENT
               BY REFERENCE IBO-AMOUNTS
               RETURNING IBO-STATUS
           MOVE IBO-AMOUNTS-NET TO NET-OUT
           DISPLAY "half-time net" HT NET-OUT
           MOVE SPACES TO IBO-CASE-CASE-REF
           INITIALIZE IBO-ERROR
           PERFORM OTHER-STATEMENT-OF-CASE
           MOVE "no reference" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE "another" TO IBO-CASE-CASE-REF
           PERFORM OTHER-STATEMENT-OF-CASE
           DISPLAY "other" HT IBO-STATUS.

       TEXTS-AND-BUFFERS.
           CALL "ibo_statement_line_count" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE LINE-COUNT
               RETURNING IBO-STATUS
           CALL "ibo_statement_line" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE SIZE 8 LINE-COUNT
               BY REFERENCE IBO-LINE
               RETURNING IBO-STATUS
           DISPLAY "beyond the last line" HT IBO-STATUS
           CALL "ibo_statement_to_json" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0
               BY REFERENCE JSON-LENGTH
               RETURNING IBO-STATUS
           DISPLAY "asked" HT IBO-STATUS
           MOVE ALL "x" TO BUFFER
           MOVE JSON-LENGTH TO ROOM
           PERFORM FIRST-JSON
           IF BUFFER (1:ROOM) = ALL "x" AND NEEDED = JSON-LENGTH
               DISPLAY "too small" HT IBO-STATUS
           END-IF
           ADD 1 TO ROOM
           PERFORM FIRST-JSON
           IF BUFFER (ROOM:1) = LOW-VALUE
              AND BUFFER (ROOM + 1:1) = "x"
              AND NEEDED = JSON-LENGTH
               DISPLAY "just enough" HT IBO-STATUS
           END-IF
           MOVE BUFFER (1:JSON-LENGTH) TO JSON-TEXT
           CALL "ibo_statement_to_json" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 100
               BY REFERENCE NEEDED
               RETURNING IBO-STATUS
           DISPLAY "no buffer" HT IBO-STATUS
           CALL "ibo_statement_explain" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE SIZE 4 3
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               RETURNING IBO-STATUS
           DISPLAY "no language" HT IBO-STATUS
           CALL "ibo_notice_to_json" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "notice" HT BUFFER (1:NEEDED)
           MOVE IBO-LANGUAGE-NL TO LATEST
           PERFORM EXPLAIN
           MOVE IBO-LANGUAGE-EN TO LATEST
           PERFORM EXPLAIN.

       FIRST-JSON.
           CALL "ibo_statement_to_json" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 ROOM
               BY REFERENCE NEEDED
               RETURNING IBO-STATUS.

       EXPLAIN.
           CALL "ibo_statement_explain" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE SIZE 4 LATEST
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE OMITTED
               RETURNING IBO-STATUS
           DISPLAY "explained" HT IBO-STATUS
           MOVE 0 TO NEEDED
           INSPECT BUFFER TALLYING NEEDED FOR CHARACTERS
               BEFORE INITIAL LOW-VALUE
           DISPLAY BUFFER (1:NEEDED) "end of text".

       CORRECTIONS.
           CALL "ibo_correction_compute" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE HALF-TIME-STATEMENT
               BY REFERENCE IBO-CORRECTION
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           INSPECT IBO-CORRECTION-CASE-REF
               REPLACING ALL LOW-VALUE BY SPACE
           MOVE IBO-CORRECTION-TO-PAY TO NET-OUT
           DISPLAY "correction" HT IBO-STATUS HT NET-OUT HT
               IBO-CORRECTION-MONTH HT
               FUNCTION TRIM (IBO-CORRECTION-CASE-REF TRAILING)
           INITIALIZE IBO-ERROR
           CALL "ibo_correction_compute" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE OTHER-STATEMENT
               BY REFERENCE IBO-CORRECTION
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "correction of another" TO LABEL-OUT
           PERFORM SHOW-STATUS
           CALL "ibo_correction_to_json" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE HALF-TIME-STATEMENT
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE BUFFER (1:NEEDED) TO CORRECTION-TEXT
           CALL "ibo_correction_of_issued_to_json" USING
               BY REFERENCE JSON-TEXT
               BY VALUE SIZE 8 JSON-LENGTH
               BY VALUE HALF-TIME-STATEMENT
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           IF BUFFER (1:NEEDED) = CORRECTION-TEXT
               DISPLAY "correction of issued" HT IBO-STATUS
           END-IF
           PERFORM VERIFICATION
           CALL "ibo_statement_free" USING
               BY VALUE OTHER-STATEMENT
               RETURNING IBO-STATUS
           DISPLAY "free" HT IBO-STATUS.

      *> The case in structs is that of the statement as it was issued.
       VERIFICATION.
           MOVE "first-1-unemployment" TO IBO-CASE-CASE-REF
           MOVE 38 TO IBO-CASE-EMPLOYMENT-HOURS
           INITIALIZE IBO-ERROR
           CALL "ibo_case_to_json" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE CASE-TEXT
               BY VALUE SIZE 8 LENGTH OF CASE-TEXT
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "case as JSON" HT IBO-STATUS
           MOVE NEEDED TO CASE-LENGTH
           CALL "ibo_verification_to_json" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 JSON-LENGTH
               BY REFERENCE CASE-TEXT BY VALUE SIZE 8 CASE-LENGTH
               BY REFERENCE OMITTED
               BY REFERENCE VERIFIED
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           IF VERIFIED = IBO-VERIFIED-SAME
               DISPLAY "verified" HT IBO-STATUS HT "same"
           END-IF
           CALL "ibo_verification_to_json" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 JSON-LENGTH
               BY REFERENCE OMITTED BY VALUE SIZE 8 0
               BY REFERENCE OMITTED
               BY REFERENCE VERIFIED
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "verified without a case" TO LABEL-OUT
           PERFORM SHOW-STATUS.

       JSON-IN.
           INITIALIZE IBO-ERROR
           MOVE "{" TO JSON-TEXT
           CALL "ibo_statement_from_json" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 1
               BY REFERENCE OTHER-STATEMENT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "malformed" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE SPACES TO JSON-TEXT
           MOVE 1 TO JSON-LENGTH
           STRING '{"case_ref":"plus","month":"2026-03","agreement":{'
               '"kind":"ibo-plus","start":"2026-03-02",'
               '"end":"2026-08-28","employment_fraction":"38/38"},'
               '"unemployment":{"availability":"no-data"},'
               '"leefloon":{"availability":"no-data"},'
               '"sickness":{"availability":"no-data"}}'
               DELIMITED BY SIZE INTO JSON-TEXT WITH POINTER JSON-LENGTH
           SUBTRACT 1 FROM JSON-LENGTH
           MOVE IBO-CERTAINTY-OFFICIAL TO IBO-OPTIONS-REQUIRE
           CALL "ibo_statement_from_json_with" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 JSON-LENGTH
               BY REFERENCE IBO-OPTIONS
               BY REFERENCE OMITTED
               BY REFERENCE OTHER-STATEMENT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "certainty" HT IBO-STATUS
           CALL "ibo_statement_from_json" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 JSON-LENGTH
               BY REFERENCE OTHER-STATEMENT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "json" HT IBO-STATUS
           INITIALIZE IBO-ERROR
           CALL "ibo_notice_compute" USING
               BY VALUE OTHER-STATEMENT
               BY REFERENCE IBO-NOTICE
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "notice of ibo-plus" TO LABEL-OUT
           PERFORM SHOW-STATUS
           PERFORM SENSITIVITY.

      *> 80 % of 2154.11 is 1723.29, less a tax of 191.46. The first
      *> question is which premium ibo-plus has from 2026.
       SENSITIVITY.
           CALL "ibo_sensitivity_to_json" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 JSON-LENGTH
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "sensitivity" HT IBO-STATUS
           DISPLAY BUFFER (1:144)
           MOVE "{" TO JSON-TEXT
           CALL "ibo_sensitivity_to_json" USING
               BY REFERENCE JSON-TEXT BY VALUE SIZE 8 1
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "sensitivity of no case" TO LABEL-OUT
           PERFORM SHOW-STATUS.

       OTHER-CALLS.
           CALL "ibo_retention_until" USING
               BY VALUE SIZE 4 20160229
               BY REFERENCE LATEST
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "kept until" HT IBO-STATUS HT LATEST
           CALL "ibo_retention_until" USING
               BY VALUE SIZE 4 20160230
               BY REFERENCE LATEST
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "no such day" HT IBO-STATUS HT LATEST
           INITIALIZE IBO-ERROR
           SET PARAMETERS TO NULL
           CALL "ibo_parameters_load" USING
               BY REFERENCE "[[value]" BY VALUE SIZE 8 8
               BY REFERENCE PARAMETERS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "no parameters" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE 1 TO IBO-CASE-UNEMPLOYMENT-COUNT
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute_many" USING
               BY REFERENCE IBO-CASE
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-CASE
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE IBO-AMOUNTS
               BY VALUE SIZE 8 LENGTH OF IBO-AMOUNTS
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "record count" HT IBO-STATUS.

       FREE-ALL.
           CALL "ibo_statement_free" USING
               BY VALUE FIRST-STATEMENT RETURNING IBO-STATUS
           CALL "ibo_statement_free" USING
               BY VALUE HALF-TIME-STATEMENT RETURNING IBO-STATUS
           CALL "ibo_statement_free" USING
               BY VALUE OTHER-STATEMENT RETURNING IBO-STATUS
           CALL "ibo_statement_free" USING
               BY REFERENCE OMITTED RETURNING IBO-STATUS
           DISPLAY "free of NULL" HT IBO-STATUS
           CALL "ibo_parameters_free" USING
               BY VALUE PARAMETERS RETURNING IBO-STATUS
           DISPLAY "free of no parameters" HT IBO-STATUS.

       PREMIUM-OF-CASE.
           MOVE LENGTH OF IBO-UNEMPLOYMENT TO ROOM
           PERFORM PREMIUM-OF-SIZE.

       PREMIUM-OF-SIZE.
           CALL "ibo_amounts_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 ROOM
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

       FIRST-STATEMENT-OF-CASE.
           CALL "ibo_statement_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE FIRST-STATEMENT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

       OTHER-STATEMENT-OF-CASE.
           CALL "ibo_statement_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OTHER-STATEMENT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

       SHOW-STATUS.
           INSPECT IBO-ERROR-RULE REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-ERROR-AT REPLACING ALL LOW-VALUE BY SPACE
           DISPLAY FUNCTION TRIM (LABEL-OUT) HT IBO-STATUS HT
               IBO-ERROR-NUMBER HT
               FUNCTION TRIM (IBO-ERROR-AT TRAILING) HT
               FUNCTION TRIM (IBO-ERROR-RULE TRAILING).

       SHOW-PAYMENT.
           MOVE IBO-PAYMENT-RESULT-PREMIUM-AFTER-FRACTION TO AFTER-OUT
           MOVE IBO-PAYMENT-RESULT-PREMIUM-DUE TO DUE-OUT
           MOVE IBO-PAYMENT-RESULT-WITHHOLDING-TAX TO TAX-OUT
           MOVE IBO-PAYMENT-RESULT-NET TO NET-OUT
           DISPLAY FUNCTION TRIM (LABEL-OUT) HT IBO-STATUS HT AFTER-OUT
               HT DUE-OUT HT TAX-OUT HT NET-OUT.

       SHOW-TEXT.
           MOVE SPACES TO TEXT-OUT
           SET ADDRESS OF TEXT-IN-C TO TEXT-POINTER
           STRING TEXT-IN-C DELIMITED BY LOW-VALUE INTO TEXT-OUT
           DISPLAY FUNCTION TRIM (LABEL-OUT) HT
               FUNCTION TRIM (TEXT-OUT TRAILING).
