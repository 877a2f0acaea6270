       IDENTIFICATION DIVISION.
       PROGRAM-ID. CALLS.
      *> The calls that the cases do not make: calls that are wrong and
      *> what they leave, rows and their errors, records of another
      *> case, texts and buffers, handles, corrections, payments for
      *> working days and their changes, amounts and dates from texts.
      *> Prints a line for each, fields between tabs, for cobol.py.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       78  HT                          VALUE X"09".
       COPY "ibo.cpy".
      *> Three of what the calls with rows take.
       COPY "ibo.cpy" REPLACING
           ==IBO-ERROR.== BY
           ==ALL-ERRORS. 03 ALL-ERROR OCCURS 3 TIMES.==
           ==IBO-PAYMENT-ROW.== BY
           ==ALL-ROWS. 03 ALL-PAYMENT-ROW OCCURS 3 TIMES.==
           ==IBO-PAYMENT-RESULT.== BY
           ==ALL-PAYMENTS. 03 ALL-PAYMENT-RESULT OCCURS 3 TIMES.==
           ==IBO-CASE.== BY
           ==ALL-CASES. 03 ALL-CASE OCCURS 3 TIMES.==
           ==IBO-UNEMPLOYMENT.== BY
           ==ALL-RECORDS. 03 ALL-UNEMPLOYMENT OCCURS 3 TIMES.==
           ==IBO-AMOUNTS.== BY
           ==ALL-RESULTS. 03 ALL-AMOUNTS OCCURS 3 TIMES.==
           ==IBO-ROW-CORRECTION.== BY
           ==ALL-CORRECTIONS.
             03 ALL-ROW-CORRECTION OCCURS 2 TIMES.==
           LEADING ==IBO-== BY ==ALL-==.
      *> What a struct is after a call that failed: its size and zeros.
       01  EMPTY-STRUCT.
           05  EMPTY-SIZE              PIC 9(9) COMP-5.
           05  FILLER                  PIC X(1020) VALUE LOW-VALUES.
       01  NOT-EMPTY                   PIC S9(9) COMP-5.
       01  ROOM-FOR-ERRORS             PIC S9(9) COMP-5.
       01  RECORD-COUNT                PIC S9(9) COMP-5.
       01  FIRST-RECORD                PIC S9(9) COMP-5.
       01  LEEFLOON-COUNT              PIC S9(9) COMP-5 VALUE 0.
       01  SICKNESS-COUNT              PIC S9(9) COMP-5 VALUE 0.
       01  ABSENCE-COUNT               PIC S9(9) COMP-5 VALUE 0.
       01  I                           PIC S9(9) COMP-5.
       01  WRITTEN                     PIC 9(18) COMP-5.
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
           03  ROW-STATUS              PIC S9(9) COMP-5 OCCURS 3 TIMES.
       01  REFUSED                     PIC 9(18) COMP-5.
       01  ABI-VERSION                 PIC 9(9) COMP-5.
       01  VERSION-NUMBER              PIC 9(9) COMP-5.
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
       01  PADDED                      PIC X(72).

       PROCEDURE DIVISION.
       MAIN-LINE.
           PERFORM VERSIONS
           PERFORM NAMES-AND-MEANINGS
           PERFORM FILL-CASE
           PERFORM WRONG-CALLS
           PERFORM LEFT-EMPTY
           PERFORM PREMIUM-ALONE
           PERFORM SIZES
           PERFORM PAYMENTS
           PERFORM PAYMENTS-WITH-ERRORS
           PERFORM FRACTIONS-BY-VALUE
           PERFORM MAKE-STATEMENTS
           PERFORM TEXTS-AND-BUFFERS
           PERFORM CORRECTIONS
           PERFORM JSON-IN
           PERFORM OTHER-CALLS
           PERFORM MANY
           PERFORM RECORDS-OF-ANOTHER-CASE
           PERFORM MANY-CORRECTIONS
           PERFORM PAYMENT-CHANGES
           PERFORM FROM-TEXTS
           PERFORM FREE-ALL
           STOP RUN.

       VERSIONS.
           CALL "ibo_abi_version" RETURNING ABI-VERSION
           IF ABI-VERSION = IBO-ABI-VERSION
               DISPLAY "abi" HT "as in the copybook"
           END-IF
           CALL "ibo_version_number" RETURNING VERSION-NUMBER
           IF VERSION-NUMBER = IBO-VERSION-NUMBER
               DISPLAY "number" HT "as in the copybook"
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
           MOVE ALL "x" TO IBO-AMOUNTS (5:)
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
           PERFORM SHOW-EMPTY-AMOUNTS
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

      *> 85 is no percentage. A failed call leaves nothing of the run
      *> before, and one that succeeds no error.
       LEFT-EMPTY.
           MOVE 85 TO IBO-CASE-PERCENTAGE
           MOVE ALL "x" TO IBO-AMOUNTS (5:)
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           MOVE "percentage" TO LABEL-OUT
           PERFORM SHOW-STATUS
           INSPECT IBO-ERROR-MESSAGE REPLACING ALL LOW-VALUE BY SPACE
           IF IBO-ERROR-MESSAGE NOT = SPACES
               DISPLAY "said" HT "sentence"
           END-IF
           MOVE "result" TO LABEL-OUT
           PERFORM SHOW-EMPTY-AMOUNTS
           MOVE ALL "x" TO IBO-AMOUNTS (5:)
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
           MOVE "result without error" TO LABEL-OUT
           PERFORM SHOW-EMPTY-AMOUNTS
           SET FIRST-STATEMENT TO ADDRESS OF BUFFER
           PERFORM FIRST-STATEMENT-OF-CASE
           IF FIRST-STATEMENT = NULL
               DISPLAY "empty" HT "statement"
           END-IF
           MOVE 80 TO IBO-CASE-PERCENTAGE
           MOVE ALL "x" TO IBO-ERROR (9:)
           MOVE IBO-LANGUAGE-NL TO IBO-ERROR-LANGUAGE
           PERFORM PREMIUM-OF-CASE
           IF IBO-ERROR (9:) = LOW-VALUES
              AND IBO-ERROR-LANGUAGE = IBO-LANGUAGE-NL
               DISPLAY "empty" HT "error"
           END-IF
           MOVE "good" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE IBO-AMOUNTS-NET TO NET-OUT
           DISPLAY "net" HT NET-OUT.

       SHOW-EMPTY-AMOUNTS.
           MOVE LENGTH OF IBO-AMOUNTS TO EMPTY-SIZE
           IF IBO-AMOUNTS = EMPTY-STRUCT (1:LENGTH OF IBO-AMOUNTS)
               DISPLAY "empty" HT FUNCTION TRIM (LABEL-OUT)
           END-IF.

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
           PERFORM SHOW-EMPTY-PREMIUM
           MOVE IBO-LANGUAGE-NL TO IBO-ERROR-LANGUAGE
           PERFORM PREMIUM-OF-INCOME
           PERFORM SHOW-MESSAGE
           MOVE 3 TO IBO-ERROR-LANGUAGE
           MOVE ALL "x" TO IBO-PREMIUM (5:)
           PERFORM PREMIUM-OF-INCOME
           MOVE "no such language" TO LABEL-OUT
           PERFORM SHOW-STATUS
           PERFORM SHOW-EMPTY-PREMIUM.

       SHOW-EMPTY-PREMIUM.
           MOVE LENGTH OF IBO-PREMIUM TO EMPTY-SIZE
           IF IBO-PREMIUM = EMPTY-STRUCT (1:LENGTH OF IBO-PREMIUM)
               DISPLAY "empty" HT "premium"
           END-IF.

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

      *> What has no size that the library knows cannot be written.
       SIZES.
           MOVE LOW-VALUES TO IBO-AMOUNTS
           MOVE "kept" TO IBO-AMOUNTS (5:4)
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           MOVE "size of result" TO LABEL-OUT
           PERFORM SHOW-STATUS
           IF IBO-AMOUNTS (1:4) = LOW-VALUES
              AND IBO-AMOUNTS (5:4) = "kept"
               DISPLAY "untouched" HT "result without a size"
           END-IF
           INITIALIZE IBO-AMOUNTS WITH FILLER ALL TO VALUE
           PERFORM PREMIUM-OF-CASE
           DISPLAY "size again" HT IBO-STATUS
           MOVE LOW-VALUES TO IBO-ERROR
           MOVE "kept" TO IBO-ERROR-MESSAGE
           PERFORM PREMIUM-OF-CASE
           DISPLAY "size of error" HT IBO-STATUS
           MOVE "without a size of error" TO LABEL-OUT
           PERFORM SHOW-EMPTY-AMOUNTS
           IF IBO-ERROR-MESSAGE = "kept"
               DISPLAY "untouched" HT "error without a size"
           END-IF
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
               BY REFERENCE BUFFER (5:LENGTH OF IBO-CASE)
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
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED
               RETURNING IBO-STATUS
           DISPLAY "no rows" HT IBO-STATUS HT REFUSED
           INITIALIZE IBO-ERROR
           MOVE ALL "x" TO ALL-PAYMENTS
           MOVE ALL "x" TO ALL-ERROR (1) (9:)
           MOVE 9 TO REFUSED ROW-STATUS (1) ROW-STATUS (2)
           CALL "ibo_payments" USING
               BY REFERENCE OMITTED
               BY VALUE SIZE 8 2 SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE ALL-PAYMENTS
               BY VALUE SIZE 8 LENGTH OF ALL-PAYMENT-RESULT
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE ALL-ERRORS
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF ALL-ERROR
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "rows of NULL" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE LENGTH OF ALL-PAYMENT-RESULT TO EMPTY-SIZE
           IF ALL-PAYMENT-RESULT (1) = EMPTY-STRUCT (1:48)
              AND ALL-PAYMENT-RESULT (2) = EMPTY-STRUCT (1:48)
              AND ALL-ERROR (1) (9:) = LOW-VALUES
               DISPLAY "empty" HT "rows" HT ROW-STATUS (1)
                   HT ROW-STATUS (2) HT REFUSED
           END-IF
           MOVE 588.57 TO IBO-PAYMENT-ROW-PREMIUM
           MOVE 39 TO IBO-PAYMENT-ROW-EMPLOYMENT-HOURS
           MOVE 38 TO IBO-PAYMENT-ROW-FULL-TIME-HOURS
           MOVE ATTENDANCE TO IBO-PAYMENT-ROW-ATTENDANCE
           MOVE ALL "x" TO IBO-PAYMENT-RESULT (5:)
           PERFORM ONE-PAYMENT
           DISPLAY "row refused" HT IBO-STATUS HT ROW-STATUS (1)
               HT REFUSED
           MOVE LENGTH OF IBO-PAYMENT-RESULT TO EMPTY-SIZE
           IF IBO-PAYMENT-RESULT = EMPTY-STRUCT (1:48)
               DISPLAY "empty" HT "row"
           END-IF
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
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

      *> An amount below zero, the good row of above, and 39 hours of
      *> 38: the errors of two rows, in the language of their place.
       PAYMENTS-WITH-ERRORS.
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               MOVE IBO-PAYMENT-ROW TO ALL-PAYMENT-ROW (I)
           END-PERFORM
           MOVE -0.01 TO ALL-PAYMENT-ROW-PREMIUM (1)
           MOVE 39 TO ALL-PAYMENT-ROW-EMPLOYMENT-HOURS (3)
           INITIALIZE IBO-ERROR ALL-ERRORS
           MOVE IBO-LANGUAGE-NL TO ALL-ERROR-LANGUAGE (1)
           MOVE 3 TO ROOM-FOR-ERRORS
           PERFORM ALL-THREE-PAYMENTS
           MOVE "rows" TO LABEL-OUT
           PERFORM SHOW-ROWS
           MOVE 1 TO ROOM-FOR-ERRORS
           PERFORM ALL-THREE-PAYMENTS
           MOVE "rows, room for one error" TO LABEL-OUT
           PERFORM SHOW-ROWS
           IF ALL-ERROR (2) (9:) = ALL "x"
               DISPLAY "untouched" HT "beyond the room"
           END-IF
           MOVE IBO-PAYMENT-ROW TO ALL-PAYMENT-ROW (1)
           MOVE IBO-PAYMENT-ROW TO ALL-PAYMENT-ROW (3)
           MOVE 3 TO ROOM-FOR-ERRORS
           PERFORM ALL-THREE-PAYMENTS
           MOVE "rows that are good" TO LABEL-OUT
           PERFORM SHOW-ROWS
           MOVE 3 TO ALL-ERROR-LANGUAGE (2)
           PERFORM ALL-THREE-PAYMENTS
           MOVE "rows, no such language" TO LABEL-OUT
           PERFORM SHOW-STATUS
           PERFORM SHOW-ROWS
           DISPLAY "languages" HT ALL-ERROR-LANGUAGE (1)
               HT ALL-ERROR-LANGUAGE (2) HT ALL-ERROR-LANGUAGE (3)
           MOVE 0 TO ALL-ERROR-LANGUAGE (2).

       ALL-THREE-PAYMENTS.
           MOVE ALL "x" TO ALL-PAYMENTS
           MOVE 9 TO REFUSED
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               MOVE ALL "x" TO ALL-ERROR (I) (9:)
               MOVE 9 TO ROW-STATUS (I)
           END-PERFORM
           CALL "ibo_payments" USING
               BY REFERENCE ALL-ROWS
               BY VALUE SIZE 8 3 SIZE 8 LENGTH OF ALL-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE ALL-PAYMENTS
               BY VALUE SIZE 8 LENGTH OF ALL-PAYMENT-RESULT
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE ALL-ERRORS
               BY VALUE SIZE 8 ROOM-FOR-ERRORS
               BY VALUE SIZE 8 LENGTH OF ALL-ERROR
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

      *> A row that is refused is zeros.
       SHOW-ROWS.
           DISPLAY FUNCTION TRIM (LABEL-OUT) HT IBO-STATUS HT REFUSED
           MOVE LENGTH OF ALL-PAYMENT-RESULT TO EMPTY-SIZE
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               IF ALL-PAYMENT-RESULT (I) = EMPTY-STRUCT (1:48)
                   DISPLAY "row" HT ROW-STATUS (I) HT "empty"
               ELSE
                   MOVE ALL-PAYMENT-RESULT-NET (I) TO NET-OUT
                   DISPLAY "row" HT ROW-STATUS (I) HT NET-OUT
               END-IF
           END-PERFORM
           PERFORM SHOW-ROW-ERROR VARYING I FROM 1 BY 1
               UNTIL I > ROOM-FOR-ERRORS.

       SHOW-ROW-ERROR.
           IF ALL-ERROR (I) (9:) = LOW-VALUES
               DISPLAY "told" HT "nothing"
           ELSE
               INSPECT ALL-ERROR-RULE (I)
                   REPLACING ALL LOW-VALUE BY SPACE
               INSPECT ALL-ERROR-AT (I)
                   REPLACING ALL LOW-VALUE BY SPACE
               INSPECT ALL-ERROR-MESSAGE (I)
                   REPLACING ALL LOW-VALUE BY SPACE
               DISPLAY "told" HT ALL-ERROR-ROW (I)
                   HT ALL-ERROR-NUMBER (I)
                   HT FUNCTION TRIM (ALL-ERROR-AT (I) TRAILING)
                   HT FUNCTION TRIM (ALL-ERROR-RULE (I) TRAILING)
               IF ALL-ERROR-LANGUAGE (I) = IBO-LANGUAGE-NL
                   DISPLAY "in Dutch" HT
                       FUNCTION TRIM (ALL-ERROR-MESSAGE (I) TRAILING)
               END-IF
           END-IF.

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
           MOVE ALL "x" TO IBO-PAYMENT-RESULT (5:)
           CALL "ibo_payment" USING
               BY VALUE SIZE 8 AMOUNT
               BY VALUE SIZE 8 EMPLOYMENT-VALUE
               BY VALUE SIZE 8 ATTENDANCE-VALUE
               BY REFERENCE IBO-PAYMENT-RESULT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "fraction over zero" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE LENGTH OF IBO-PAYMENT-RESULT TO EMPTY-SIZE
           IF IBO-PAYMENT-RESULT = EMPTY-STRUCT (1:48)
               DISPLAY "empty" HT "payment"
           END-IF.

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
           SET OTHER-STATEMENT TO ADDRESS OF BUFFER
           PERFORM OTHER-STATEMENT-OF-CASE
           MOVE "no reference" TO LABEL-OUT
           PERFORM SHOW-STATUS
           PERFORM SHOW-NO-STATEMENT
           MOVE "another" TO IBO-CASE-CASE-REF
           PERFORM OTHER-STATEMENT-OF-CASE
           DISPLAY "other" HT IBO-STATUS.

       SHOW-NO-STATEMENT.
           IF OTHER-STATEMENT = NULL
               DISPLAY "empty" HT "statement"
           END-IF.

       TEXTS-AND-BUFFERS.
           CALL "ibo_statement_line_count" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE LINE-COUNT
               RETURNING IBO-STATUS
           MOVE ALL "x" TO IBO-LINE (5:)
           CALL "ibo_statement_line" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE SIZE 8 LINE-COUNT
               BY REFERENCE IBO-LINE
               RETURNING IBO-STATUS
           DISPLAY "beyond the last line" HT IBO-STATUS
           MOVE LENGTH OF IBO-LINE TO EMPTY-SIZE
           IF IBO-LINE = EMPTY-STRUCT (1:LENGTH OF IBO-LINE)
               DISPLAY "empty" HT "line"
           END-IF
           CALL "ibo_statement_to_json" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0
               BY REFERENCE JSON-LENGTH
               RETURNING IBO-STATUS
           DISPLAY "asked" HT IBO-STATUS
           MOVE ALL "x" TO BUFFER
           MOVE JSON-LENGTH TO ROOM
           PERFORM FIRST-JSON
           IF BUFFER (1:ROOM) = LOW-VALUES
              AND BUFFER (ROOM + 1:1) = "x"
              AND NEEDED = JSON-LENGTH
               DISPLAY "too small" HT IBO-STATUS HT "empty"
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
           DISPLAY "no buffer" HT IBO-STATUS HT NEEDED
           MOVE ALL "x" TO BUFFER
           MOVE 9 TO NEEDED
           CALL "ibo_statement_explain" USING
               BY VALUE FIRST-STATEMENT
               BY VALUE SIZE 4 3
               BY REFERENCE BUFFER
               BY VALUE SIZE 8 LENGTH OF BUFFER
               BY REFERENCE NEEDED
               RETURNING IBO-STATUS
           DISPLAY "no language" HT IBO-STATUS HT NEEDED
           PERFORM SHOW-EMPTY-BUFFER
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

       SHOW-EMPTY-BUFFER.
           IF BUFFER = LOW-VALUES
               DISPLAY "empty" HT "buffer"
           END-IF.

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
           MOVE LENGTH OF IBO-CORRECTION TO EMPTY-SIZE
           IF IBO-CORRECTION =
              EMPTY-STRUCT (1:LENGTH OF IBO-CORRECTION)
               DISPLAY "empty" HT "correction"
           END-IF
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
           PERFORM CASE-AS-JSON
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
           PERFORM SHOW-STATUS
           DISPLAY "verified" HT VERIFIED HT NEEDED
           PERFORM SHOW-EMPTY-BUFFER.

       CASE-AS-JSON.
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
               RETURNING IBO-STATUS.

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
           PERFORM SHOW-NO-STATEMENT
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
           MOVE ALL "x" TO IBO-NOTICE (5:)
           CALL "ibo_notice_compute" USING
               BY VALUE OTHER-STATEMENT
               BY REFERENCE IBO-NOTICE
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "notice of ibo-plus" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE LENGTH OF IBO-NOTICE TO EMPTY-SIZE
           IF IBO-NOTICE = EMPTY-STRUCT (1:LENGTH OF IBO-NOTICE)
               DISPLAY "empty" HT "notice"
           END-IF
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
           PERFORM SHOW-STATUS
           PERFORM SHOW-EMPTY-BUFFER.

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
           SET PARAMETERS TO ADDRESS OF BUFFER
           CALL "ibo_parameters_load" USING
               BY REFERENCE "[[value]" BY VALUE SIZE 8 8
               BY REFERENCE PARAMETERS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "no parameters" TO LABEL-OUT
           PERFORM SHOW-STATUS
           IF PARAMETERS = NULL
               DISPLAY "empty" HT "parameters"
           END-IF.

      *> Worked example 1; the same with a benefit that does not count;
      *> and with 85 %. Their records: that of the second, of the third
      *> and of the first.
       MANY.
           PERFORM FILL-CASE
           MOVE 1 TO IBO-CASE-UNEMPLOYMENT-COUNT
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               MOVE IBO-CASE TO ALL-CASE (I)
               SUBTRACT 1 FROM I GIVING ALL-CASE-CASE-INDEX (I)
               MOVE IBO-UNEMPLOYMENT TO ALL-UNEMPLOYMENT (I)
               MOVE FUNCTION MOD (I, 3)
                   TO ALL-UNEMPLOYMENT-CASE-INDEX (I)
           END-PERFORM
           MOVE 85 TO ALL-CASE-PERCENTAGE (3)
           MOVE "temporary" TO ALL-UNEMPLOYMENT-BENEFIT-TYPE (1)
           INITIALIZE IBO-ERROR ALL-ERRORS
           MOVE 1 TO FIRST-RECORD
           MOVE 3 TO RECORD-COUNT
           PERFORM MANY-AMOUNTS
           DISPLAY "many" HT IBO-STATUS HT REFUSED
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               MOVE ALL-AMOUNTS-NET (I) TO NET-OUT
               DISPLAY "case" HT ROW-STATUS (I) HT NET-OUT
           END-PERFORM
           MOVE LENGTH OF ALL-AMOUNTS TO EMPTY-SIZE
           IF ALL-AMOUNTS (3) = EMPTY-STRUCT (1:80)
              AND IBO-ERROR (9:) = LOW-VALUES
               DISPLAY "empty" HT "case and error"
           END-IF
           PERFORM SHOW-ROW-ERROR VARYING I FROM 1 BY 1 UNTIL I > 2
      *>   The table begins one record later, and ends one earlier.
           MOVE 2 TO FIRST-RECORD RECORD-COUNT
           PERFORM MANY-AMOUNTS
           MOVE "shifted" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 1 TO FIRST-RECORD
           PERFORM MANY-AMOUNTS
           MOVE "cut" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 3 TO RECORD-COUNT
           MOVE 1 TO ALL-UNEMPLOYMENT-CASE-INDEX (2)
           PERFORM MANY-AMOUNTS
           MOVE "two of one case" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 3 TO ALL-UNEMPLOYMENT-CASE-INDEX (2)
           PERFORM MANY-AMOUNTS
           MOVE "of no case" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 2 TO ALL-UNEMPLOYMENT-CASE-INDEX (2)
           MOVE 3 TO IBO-LEEFLOON-CASE-INDEX IBO-SICKNESS-CASE-INDEX
               IBO-ABSENCE-CASE-INDEX
           MOVE 1 TO LEEFLOON-COUNT
           PERFORM MANY-AMOUNTS
           MOVE "leefloon of no case" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 0 TO LEEFLOON-COUNT
           MOVE 1 TO SICKNESS-COUNT
           PERFORM MANY-AMOUNTS
           MOVE "sickness of no case" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 0 TO SICKNESS-COUNT
           MOVE 1 TO ABSENCE-COUNT
           PERFORM MANY-AMOUNTS
           MOVE "absence of no case" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED
           MOVE 0 TO ABSENCE-COUNT
      *>   Cases that were sorted, of which their records do not know.
           MOVE ALL-CASE (2) TO IBO-CASE
           MOVE ALL-CASE (3) TO ALL-CASE (2)
           MOVE IBO-CASE TO ALL-CASE (3)
           PERFORM MANY-AMOUNTS
           MOVE "sorted" TO LABEL-OUT
           PERFORM SHOW-MANY-REFUSED.

       MANY-AMOUNTS.
           MOVE ALL "x" TO ALL-RESULTS
           MOVE 9 TO REFUSED
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               MOVE ALL "x" TO ALL-ERROR (I) (9:)
               MOVE 9 TO ROW-STATUS (I)
           END-PERFORM
           CALL "ibo_amounts_compute_many" USING
               BY REFERENCE ALL-CASES
               BY VALUE SIZE 8 3 SIZE 8 LENGTH OF ALL-CASE
               BY REFERENCE ALL-UNEMPLOYMENT (FIRST-RECORD)
               BY VALUE SIZE 8 RECORD-COUNT
               BY VALUE SIZE 8 LENGTH OF ALL-UNEMPLOYMENT
               BY REFERENCE IBO-LEEFLOON
               BY VALUE SIZE 8 LEEFLOON-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-LEEFLOON
               BY REFERENCE IBO-SICKNESS
               BY VALUE SIZE 8 SICKNESS-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-SICKNESS
               BY REFERENCE IBO-ABSENCE
               BY VALUE SIZE 8 ABSENCE-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-ABSENCE
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE ALL-RESULTS
               BY VALUE SIZE 8 LENGTH OF ALL-AMOUNTS
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE ALL-ERRORS
               BY VALUE SIZE 8 3 SIZE 8 LENGTH OF ALL-ERROR
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

      *> The whole call is refused: nothing is left in what it writes.
       SHOW-MANY-REFUSED.
           PERFORM SHOW-STATUS
           MOVE LENGTH OF ALL-AMOUNTS TO EMPTY-SIZE
           MOVE 0 TO NOT-EMPTY
           PERFORM VARYING I FROM 1 BY 1 UNTIL I > 3
               IF ALL-AMOUNTS (I) NOT = EMPTY-STRUCT (1:80)
                  OR ROW-STATUS (I) NOT = IBO-STATUS
                  OR ALL-ERROR (I) (9:) NOT = LOW-VALUES
                   ADD 1 TO NOT-EMPTY
               END-IF
           END-PERFORM
           DISPLAY "left in the rows" HT NOT-EMPTY HT REFUSED.

      *> A case alone may say its place, but its records the same one.
       RECORDS-OF-ANOTHER-CASE.
           PERFORM FILL-CASE
           MOVE 7 TO IBO-CASE-CASE-INDEX IBO-UNEMPLOYMENT-CASE-INDEX
           INITIALIZE IBO-ERROR
           PERFORM PREMIUM-OF-CASE
           MOVE IBO-AMOUNTS-NET TO NET-OUT
           DISPLAY "alone" HT IBO-STATUS HT NET-OUT
           MOVE 8 TO IBO-UNEMPLOYMENT-CASE-INDEX
           PERFORM PREMIUM-OF-CASE
           MOVE "amounts of another" TO LABEL-OUT
           PERFORM SHOW-STATUS
           PERFORM SHOW-EMPTY-AMOUNTS
           INITIALIZE IBO-ERROR
           CALL "ibo_statement_free" USING
               BY VALUE OTHER-STATEMENT
               RETURNING IBO-STATUS
           SET OTHER-STATEMENT TO ADDRESS OF BUFFER
           PERFORM OTHER-STATEMENT-OF-CASE
           MOVE "statement of another" TO LABEL-OUT
           PERFORM SHOW-STATUS
           PERFORM SHOW-NO-STATEMENT
           INITIALIZE IBO-ERROR
           PERFORM CASE-AS-JSON
           MOVE "case of another" TO LABEL-OUT
           PERFORM SHOW-STATUS
           MOVE 7 TO IBO-UNEMPLOYMENT-CASE-INDEX
           MOVE 20260302 TO IBO-ABSENCE-FROM IBO-ABSENCE-TO
           INITIALIZE IBO-ERROR
           CALL "ibo_amounts_compute_with" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-ABSENCE
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-ABSENCE
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE "absence of another" TO LABEL-OUT
           PERFORM SHOW-STATUS.

      *> The first worked example was issued; now it is half-time. Two
      *> rows are asked for at most, one is written.
       MANY-CORRECTIONS.
           CALL "ibo_statement_amounts" USING
               BY VALUE FIRST-STATEMENT
               BY REFERENCE IBO-AMOUNTS
               RETURNING IBO-STATUS
           MOVE 202603 TO IBO-ISSUED-MONTH
           MOVE IBO-KIND-IBO TO IBO-ISSUED-KIND
           MOVE "first" TO IBO-ISSUED-CASE-REF
           MOVE IBO-ISSUED TO ALL-ISSUED
           MOVE IBO-AMOUNTS TO IBO-ISSUED-AMOUNTS
           CALL "ibo_statement_amounts" USING
               BY VALUE HALF-TIME-STATEMENT
               BY REFERENCE IBO-AMOUNTS
               RETURNING IBO-STATUS
           MOVE IBO-AMOUNTS TO ALL-ISSUED-AMOUNTS
           INITIALIZE IBO-ERROR
           PERFORM CORRECTIONS-OF-BOTH
           MOVE ALL-ROW-CORRECTION-TO-PAY (1) TO NET-OUT
           MOVE IBO-CORRECTION-TOTALS-TO-RECOVER TO DUE-OUT
           DISPLAY "corrections" HT IBO-STATUS HT WRITTEN
               HT ALL-ROW-CORRECTION-CHANGE (1) HT NET-OUT HT DUE-OUT
           MOVE LENGTH OF ALL-ROW-CORRECTION TO EMPTY-SIZE
           IF ALL-ROW-CORRECTION (2) = EMPTY-STRUCT (1:200)
               DISPLAY "empty" HT "behind the corrections"
           END-IF
           ADD 0.01 TO ALL-ISSUED-NET
           PERFORM CORRECTIONS-OF-BOTH
           MOVE "corrections of wrong amounts" TO LABEL-OUT
           PERFORM SHOW-STATUS
           IF ALL-ROW-CORRECTION (1) = EMPTY-STRUCT (1:200)
              AND ALL-ROW-CORRECTION (2) = EMPTY-STRUCT (1:200)
              AND IBO-CORRECTION-TOTALS (5:) = LOW-VALUES
               DISPLAY "empty" HT "corrections" HT WRITTEN
           END-IF.

       CORRECTIONS-OF-BOTH.
           MOVE ALL "x" TO ALL-CORRECTIONS
           MOVE ALL "x" TO IBO-CORRECTION-TOTALS (5:)
           MOVE 9 TO WRITTEN
           CALL "ibo_corrections" USING
               BY REFERENCE IBO-ISSUED
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF IBO-ISSUED
               BY REFERENCE ALL-ISSUED
               BY VALUE SIZE 8 1 SIZE 8 LENGTH OF ALL-ISSUED
               BY VALUE SIZE 4 0
               BY REFERENCE ALL-CORRECTIONS
               BY VALUE SIZE 8 LENGTH OF ALL-ROW-CORRECTION
               BY REFERENCE WRITTEN
               BY REFERENCE IBO-CORRECTION-TOTALS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

      *> The whole month was paid; the agreement began on the 9th, so
      *> that 17 of its 22 working days are due.
       PAYMENT-CHANGES.
           INITIALIZE IBO-PAYMENT-ROW IBO-PAYMENT-CHANGE IBO-ERROR
           MOVE 202603 TO IBO-PAYMENT-ROW-MONTH
           MOVE 588.57 TO IBO-PAYMENT-ROW-PREMIUM
           MOVE 38 TO IBO-PAYMENT-ROW-EMPLOYMENT-HOURS
                      IBO-PAYMENT-ROW-FULL-TIME-HOURS
           MOVE "first-1-unemployment" TO IBO-PAYMENT-ROW-CASE-REF
           MOVE IBO-PAYMENT-ROW TO ALL-PAYMENT-ROW (1)
           MOVE 1 TO ALL-PAYMENT-ROW-ATTENDANCE-PAID (1)
                     ALL-PAYMENT-ROW-ATTENDANCE-NORMAL (1)
           MOVE 1 TO IBO-PAYMENT-ROW-WORKING-DAYS
           MOVE IBO-KIND-IBO TO IBO-PAYMENT-ROW-KIND
           MOVE 20260309 TO IBO-PAYMENT-ROW-START
           MOVE 20260904 TO IBO-PAYMENT-ROW-END
           PERFORM ONE-PAYMENT
           MOVE "working days" TO LABEL-OUT
           PERFORM SHOW-PAYMENT
           DISPLAY "certainty" HT IBO-PAYMENT-RESULT-CERTAINTY
           CALL "ibo_working_days" USING
               BY VALUE SIZE 4 202603
               BY VALUE SIZE 4 20260309
               BY VALUE SIZE 4 20260331
               BY REFERENCE OMITTED
               BY REFERENCE IBO-FRACTION
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE IBO-FRACTION-NUMERATOR TO DUE-OUT
           MOVE IBO-FRACTION-DENOMINATOR TO NET-OUT
           DISPLAY "days" HT IBO-STATUS HT DUE-OUT HT NET-OUT
           PERFORM ONE-CHANGE
           MOVE IBO-PAYMENT-CHANGE-NET-AFTER TO NET-OUT
           MOVE IBO-PAYMENT-CHANGE-TO-PAY TO DUE-OUT
           INSPECT IBO-PAYMENT-CHANGE-CASE-REF
               REPLACING ALL LOW-VALUE BY SPACE
           DISPLAY "change" HT IBO-STATUS HT ROW-STATUS (1)
               HT NET-OUT HT DUE-OUT HT IBO-PAYMENT-CHANGE-CERTAINTY
               HT FUNCTION TRIM (IBO-PAYMENT-CHANGE-CASE-REF)
           MOVE SPACES TO IBO-PAYMENT-ROW-CASE-REF
           PERFORM ONE-CHANGE
           DISPLAY "change refused" HT IBO-STATUS HT ROW-STATUS (1)
           MOVE LENGTH OF IBO-PAYMENT-CHANGE TO EMPTY-SIZE
           IF IBO-PAYMENT-CHANGE = EMPTY-STRUCT (1:144)
               DISPLAY "empty" HT "change"
           END-IF.

       ONE-CHANGE.
           MOVE ALL "x" TO IBO-PAYMENT-CHANGE (5:)
           CALL "ibo_payment_changes" USING
               BY REFERENCE ALL-PAYMENT-ROW (1)
               BY VALUE SIZE 8 LENGTH OF ALL-PAYMENT-ROW
               BY REFERENCE IBO-PAYMENT-ROW
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY VALUE SIZE 8 1
               BY REFERENCE OMITTED
               BY REFERENCE IBO-PAYMENT-CHANGE
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-CHANGE
               BY REFERENCE ROW-STATUSES
               BY REFERENCE REFUSED
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS.

      *> A PIC X is longer than the text in it.
       FROM-TEXTS.
           MOVE "1.234,56" TO PADDED
           CALL "ibo_amount_from_text" USING
               BY REFERENCE PADDED BY VALUE SIZE 8 LENGTH OF PADDED
               BY VALUE SIZE 4 IBO-FORM-BELGIAN
               BY REFERENCE AMOUNT
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           MOVE AMOUNT TO NET-OUT
           DISPLAY "amount" HT IBO-STATUS HT NET-OUT
           MOVE "02/03/2026" TO PADDED
           CALL "ibo_date_from_text" USING
               BY REFERENCE PADDED BY VALUE SIZE 8 LENGTH OF PADDED
               BY VALUE SIZE 4 IBO-FORM-BELGIAN
               BY REFERENCE LATEST
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "date" HT IBO-STATUS HT LATEST
           CALL "ibo_date_from_text" USING
               BY REFERENCE PADDED BY VALUE SIZE 8 LENGTH OF PADDED
               BY VALUE SIZE 4 IBO-FORM-STANDARD
               BY REFERENCE LATEST
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           DISPLAY "no such form" HT IBO-STATUS HT LATEST.

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
