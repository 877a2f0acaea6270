       IDENTIFICATION DIVISION.
       PROGRAM-ID. PAYMENTS.
      *> The list of payments of a month: payments YYYYMM
      *> DD_PAYMENTS names the file. The list goes to standard output.
      *> RETURN-CODE: 0; 4 if rows are refused; 16 without a list.
       ENVIRONMENT DIVISION.
       INPUT-OUTPUT SECTION.
       FILE-CONTROL.
           SELECT PAYMENTS-IN ASSIGN TO "PAYMENTS"
               ORGANIZATION LINE SEQUENTIAL
               FILE STATUS FILE-STATE.

       DATA DIVISION.
       FILE SECTION.
       FD  PAYMENTS-IN.
       01  PAYMENT-IN.
           05  IN-REFERENCE            PIC X(16).
           05  IN-PREMIUM              PIC S9(10)V99
                                       SIGN LEADING SEPARATE.
           05  IN-EMPLOYMENT-HOURS     PIC 9(5)V99.
           05  IN-FULL-TIME-HOURS      PIC 9(5)V99.
      *>   Both are spaces when the whole month is paid.
           05  IN-ATTENDANCE.
               10  IN-ATTENDANCE-PAID   PIC 9(5)V99.
               10  IN-ATTENDANCE-NORMAL PIC 9(5)V99.

       WORKING-STORAGE SECTION.
       78  ROW-MAX                     VALUE 5000.
       COPY "ibo.cpy" REPLACING
           ==IBO-PAYMENT-ROW.== BY
           ==PAYMENT-ROWS.
             03 IBO-PAYMENT-ROW OCCURS ROW-MAX TIMES.==
           ==IBO-PAYMENT-RESULT.== BY
           ==PAYMENT-RESULTS.
             03 IBO-PAYMENT-RESULT OCCURS ROW-MAX TIMES.==.
      *> What is wrong with each row that is refused, in their order.
       COPY "ibo.cpy" REPLACING
           ==IBO-ERROR.== BY
           ==WHY-ERRORS.
             03 WHY-ERROR OCCURS ROW-MAX TIMES.==
           LEADING ==IBO-== BY ==WHY-==.
       01  ROW-STATUSES.
           03  ROW-STATUS              PIC S9(9) COMP-5
                                       OCCURS ROW-MAX TIMES.
       01  ROW-INPUTS.
           03  ROW-INPUT               OCCURS ROW-MAX TIMES.
               05  ROW-REFERENCE       PIC X(16).
               05  ROW-STATE           PIC X.
                   88  ROW-IS-NUMERIC  VALUE "Y".
                   88  ROW-NOT-NUMERIC VALUE "N".
       01  ROW-COUNT                   PIC S9(9) COMP-5.
       01  I                           PIC S9(9) COMP-5.
       01  WHY                         PIC S9(9) COMP-5.

       01  FILE-STATE                  PIC XX.
           88  FILE-OK                 VALUE "00".
           88  FILE-AT-END             VALUE "10".
       01  RUN-MONTH                   PIC X(6).
       01  WRONG                       PIC X(896).

       01  STATUS-NAME-POINTER         USAGE POINTER.
       01  STATUS-NAME-IN-C            PIC X(64) BASED.

       01  TOTALS.
           05  PAID-COUNT              PIC 9(9) VALUE 0.
           05  REFUSED-COUNT           PIC 9(9) VALUE 0.
           05  TOTAL-DUE               PIC S9(16)V99 VALUE 0.
           05  TOTAL-TAX               PIC S9(16)V99 VALUE 0.
           05  TOTAL-NET               PIC S9(16)V99 VALUE 0.

       01  HEADING-LINE.
           05  FILLER                  PIC X(16) VALUE "Reference".
           05  FILLER                  PIC X(14) VALUE "       Premium".
           05  FILLER                  PIC X(16) VALUE
                                       "  After fraction".
           05  FILLER                  PIC X(16) VALUE
                                       "             Due".
           05  FILLER                  PIC X(17) VALUE
                                       "  Withholding tax".
           05  FILLER                  PIC X(16) VALUE
                                       "             Net".
       01  PAID-LINE.
           05  OUT-REFERENCE           PIC X(16).
           05  OUT-PREMIUM             PIC -(10)9.99.
           05  OUT-AFTER-FRACTION      PIC -(12)9.99.
           05  OUT-DUE                 PIC -(12)9.99.
           05  OUT-TAX                 PIC -(13)9.99.
           05  OUT-NET                 PIC -(12)9.99.
       01  REFUSED-LINE.
           05  OUT-REFUSED-REFERENCE   PIC X(16).
           05  FILLER                  PIC X(14) VALUE "       refused".
           05  FILLER                  PIC X(2) VALUE SPACES.
           05  OUT-REASON              PIC X(64).
       01  TOTAL-LINE.
           05  FILLER                  PIC X(46) VALUE "Total".
           05  OUT-TOTAL-DUE           PIC -(12)9.99.
           05  OUT-TOTAL-TAX           PIC -(13)9.99.
           05  OUT-TOTAL-NET           PIC -(12)9.99.
       01  COUNT-LINE.
           05  OUT-PAID-COUNT          PIC ZZZ,ZZZ,ZZ9.
           05  FILLER                  PIC X(5) VALUE " paid".
           05  OUT-REFUSED-COUNT       PIC ZZZ,ZZZ,ZZ9.
           05  FILLER                  PIC X(8) VALUE " refused".

       PROCEDURE DIVISION.
       MAIN-LINE.
           ACCEPT RUN-MONTH FROM ARGUMENT-VALUE
               ON EXCEPTION MOVE SPACES TO RUN-MONTH
           END-ACCEPT
           IF RUN-MONTH IS NOT NUMERIC
               MOVE "which month? payments YYYYMM" TO WRONG
               PERFORM GIVE-UP
           END-IF
           OPEN INPUT PAYMENTS-IN
           PERFORM CHECK-FILE
           DISPLAY "Payments of " RUN-MONTH (1:4) "-" RUN-MONTH (5:2)
           DISPLAY HEADING-LINE
           PERFORM UNTIL FILE-AT-END
               MOVE 0 TO ROW-COUNT
               PERFORM READ-ROW
                   UNTIL FILE-AT-END OR ROW-COUNT = ROW-MAX
               PERFORM COMPUTE-ROWS
               MOVE 0 TO WHY
               PERFORM LIST-ROW VARYING I FROM 1 BY 1
                   UNTIL I > ROW-COUNT
           END-PERFORM
           CLOSE PAYMENTS-IN
           PERFORM LIST-TOTALS
           IF REFUSED-COUNT > 0
               MOVE 4 TO RETURN-CODE
           END-IF
           STOP RUN.

       READ-ROW.
           READ PAYMENTS-IN
           IF NOT FILE-AT-END
               PERFORM CHECK-FILE
               ADD 1 TO ROW-COUNT
               PERFORM FILL-ROW
           END-IF.

       FILL-ROW.
           INITIALIZE IBO-PAYMENT-ROW (ROW-COUNT)
           MOVE IN-REFERENCE TO ROW-REFERENCE (ROW-COUNT)
           IF IN-ATTENDANCE = SPACES
               MOVE 1 TO IN-ATTENDANCE-PAID
               MOVE 1 TO IN-ATTENDANCE-NORMAL
           END-IF
           IF IN-PREMIUM IS NUMERIC
              AND IN-EMPLOYMENT-HOURS IS NUMERIC
              AND IN-FULL-TIME-HOURS IS NUMERIC
              AND IN-ATTENDANCE-PAID IS NUMERIC
              AND IN-ATTENDANCE-NORMAL IS NUMERIC
               SET ROW-IS-NUMERIC (ROW-COUNT) TO TRUE
               MOVE RUN-MONTH TO IBO-PAYMENT-ROW-MONTH (ROW-COUNT)
               MOVE IN-PREMIUM TO IBO-PAYMENT-ROW-PREMIUM (ROW-COUNT)
               MOVE IN-EMPLOYMENT-HOURS TO
                   IBO-PAYMENT-ROW-EMPLOYMENT-HOURS (ROW-COUNT)
               MOVE IN-FULL-TIME-HOURS TO
                   IBO-PAYMENT-ROW-FULL-TIME-HOURS (ROW-COUNT)
               MOVE IN-ATTENDANCE-PAID TO
                   IBO-PAYMENT-ROW-ATTENDANCE-PAID (ROW-COUNT)
               MOVE IN-ATTENDANCE-NORMAL TO
                   IBO-PAYMENT-ROW-ATTENDANCE-NORMAL (ROW-COUNT)
           ELSE
      *>       The row stays zeros, which the library refuses.
               SET ROW-NOT-NUMERIC (ROW-COUNT) TO TRUE
           END-IF.

       COMPUTE-ROWS.
           CALL "ibo_payments" USING
               BY REFERENCE PAYMENT-ROWS
               BY VALUE SIZE 8 ROW-COUNT
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE PAYMENT-RESULTS
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-RESULT
               BY REFERENCE ROW-STATUSES
               BY REFERENCE OMITTED
               BY REFERENCE WHY-ERRORS
               BY VALUE SIZE 8 ROW-MAX
               BY VALUE SIZE 8 LENGTH OF WHY-ERROR
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           IF IBO-STATUS NOT = IBO-OK
               INSPECT IBO-ERROR-MESSAGE
                   REPLACING ALL LOW-VALUE BY SPACE
               MOVE IBO-ERROR-MESSAGE TO WRONG
               PERFORM GIVE-UP
           END-IF.

       LIST-ROW.
           IF ROW-STATUS (I) = IBO-OK
               MOVE ROW-REFERENCE (I) TO OUT-REFERENCE
               MOVE IBO-PAYMENT-RESULT-PREMIUM (I) TO OUT-PREMIUM
               MOVE IBO-PAYMENT-RESULT-PREMIUM-AFTER-FRACTION (I)
                   TO OUT-AFTER-FRACTION
               MOVE IBO-PAYMENT-RESULT-PREMIUM-DUE (I) TO OUT-DUE
               MOVE IBO-PAYMENT-RESULT-WITHHOLDING-TAX (I) TO OUT-TAX
               MOVE IBO-PAYMENT-RESULT-NET (I) TO OUT-NET
               DISPLAY PAID-LINE
               ADD 1 TO PAID-COUNT
               ADD IBO-PAYMENT-RESULT-PREMIUM-DUE (I) TO TOTAL-DUE
                   ON SIZE ERROR PERFORM TOTALS-TOO-LARGE
               END-ADD
               ADD IBO-PAYMENT-RESULT-WITHHOLDING-TAX (I) TO TOTAL-TAX
                   ON SIZE ERROR PERFORM TOTALS-TOO-LARGE
               END-ADD
               ADD IBO-PAYMENT-RESULT-NET (I) TO TOTAL-NET
                   ON SIZE ERROR PERFORM TOTALS-TOO-LARGE
               END-ADD
           ELSE
               ADD 1 TO WHY
               MOVE ROW-REFERENCE (I) TO OUT-REFUSED-REFERENCE
               PERFORM SAY-WHY
               DISPLAY FUNCTION TRIM (REFUSED-LINE TRAILING)
               ADD 1 TO REFUSED-COUNT
           END-IF.

       SAY-WHY.
           MOVE SPACES TO OUT-REASON
           IF ROW-NOT-NUMERIC (I)
               MOVE "not-numeric" TO OUT-REASON
           ELSE
               CALL "ibo_status_name" USING
                   BY VALUE SIZE 4 ROW-STATUS (I)
                   RETURNING STATUS-NAME-POINTER
               SET ADDRESS OF STATUS-NAME-IN-C TO STATUS-NAME-POINTER
               STRING STATUS-NAME-IN-C DELIMITED BY LOW-VALUE
                   " at " DELIMITED BY SIZE
                   WHY-ERROR-AT (WHY) DELIMITED BY LOW-VALUE
                   INTO OUT-REASON
           END-IF.

       LIST-TOTALS.
           COMPUTE OUT-TOTAL-DUE = TOTAL-DUE
               ON SIZE ERROR PERFORM TOTALS-TOO-LARGE
           END-COMPUTE
           COMPUTE OUT-TOTAL-TAX = TOTAL-TAX
               ON SIZE ERROR PERFORM TOTALS-TOO-LARGE
           END-COMPUTE
           COMPUTE OUT-TOTAL-NET = TOTAL-NET
               ON SIZE ERROR PERFORM TOTALS-TOO-LARGE
           END-COMPUTE
           DISPLAY TOTAL-LINE
           MOVE PAID-COUNT TO OUT-PAID-COUNT
           MOVE REFUSED-COUNT TO OUT-REFUSED-COUNT
           DISPLAY COUNT-LINE.

       CHECK-FILE.
           IF NOT FILE-OK
               STRING "the file of payments: status " FILE-STATE
                   DELIMITED BY SIZE INTO WRONG
               PERFORM GIVE-UP
           END-IF.

       TOTALS-TOO-LARGE.
           MOVE "a total is too large for its field" TO WRONG
           PERFORM GIVE-UP.

       GIVE-UP.
           DISPLAY "payments: " FUNCTION TRIM (WRONG) UPON STDERR
           MOVE 16 TO RETURN-CODE
           STOP RUN.
