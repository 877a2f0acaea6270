       IDENTIFICATION DIVISION.
       PROGRAM-ID. PREMIUM.
      *> The premium of a case with one unemployment benefit, and the
      *> payment of that premium at 30.4 of 38 hours.
       DATA DIVISION.
       WORKING-STORAGE SECTION.
       COPY "ibo.cpy".
       01  ROW-STATUS                  PIC S9(9) COMP-5.
       01  STATUS-SHOWN                PIC ZZZ9.
       01  EURO                        PIC -(10)9.99.

       PROCEDURE DIVISION.
       MAIN-LINE.
           PERFORM FILL-CASE
           CALL "ibo_amounts_compute" USING
               BY REFERENCE IBO-CASE
               BY REFERENCE IBO-UNEMPLOYMENT
               BY VALUE SIZE 8 1
               BY VALUE SIZE 8 LENGTH OF IBO-UNEMPLOYMENT
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-AMOUNTS
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           IF IBO-STATUS NOT = IBO-OK
               PERFORM REFUSED
           END-IF
           MOVE IBO-AMOUNTS-PREMIUM TO EURO
           DISPLAY "Premium          " EURO
           MOVE IBO-AMOUNTS-NET TO EURO
           DISPLAY "Net              " EURO

           PERFORM FILL-PAYMENT
           CALL "ibo_payments" USING
               BY REFERENCE IBO-PAYMENT-ROW
               BY VALUE SIZE 8 1
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-ROW
               BY REFERENCE OMITTED
               BY REFERENCE IBO-PAYMENT-RESULT
               BY VALUE SIZE 8 LENGTH OF IBO-PAYMENT-RESULT
               BY REFERENCE ROW-STATUS
               BY REFERENCE OMITTED
               BY REFERENCE OMITTED BY VALUE SIZE 8 0 SIZE 8 0
               BY REFERENCE IBO-ERROR
               RETURNING IBO-STATUS
           IF IBO-STATUS NOT = IBO-OK
               PERFORM REFUSED
           END-IF
           IF ROW-STATUS NOT = IBO-OK
               MOVE ROW-STATUS TO STATUS-SHOWN
               DISPLAY "Payment refused: " STATUS-SHOWN UPON STDERR
               MOVE 8 TO RETURN-CODE
               STOP RUN
           END-IF
           DISPLAY "Paid at 30.4 of 38 hours:"
           MOVE IBO-PAYMENT-RESULT-PREMIUM-DUE TO EURO
           DISPLAY "Due              " EURO
           MOVE IBO-PAYMENT-RESULT-WITHHOLDING-TAX TO EURO
           DISPLAY "Withholding tax  " EURO
           MOVE IBO-PAYMENT-RESULT-NET TO EURO
           DISPLAY "Net              " EURO
           STOP RUN.

       FILL-CASE.
           MOVE 202603         TO IBO-CASE-MONTH
           MOVE IBO-KIND-IBO   TO IBO-CASE-KIND
           MOVE 20260302       TO IBO-CASE-START
           MOVE 20260828       TO IBO-CASE-END
           MOVE 1              TO IBO-CASE-HAS-REFERENCE-GROSS-WAGE
           MOVE 2500.00        TO IBO-CASE-REFERENCE-GROSS-WAGE
           MOVE 80             TO IBO-CASE-PERCENTAGE
           MOVE 38             TO IBO-CASE-EMPLOYMENT-HOURS
           MOVE 38             TO IBO-CASE-FULL-TIME-HOURS
           MOVE IBO-AVAILABILITY-DATA
                               TO IBO-CASE-UNEMPLOYMENT-AVAILABILITY
           MOVE IBO-AVAILABILITY-NO-DATA
                               TO IBO-CASE-LEEFLOON-AVAILABILITY
                                  IBO-CASE-SICKNESS-AVAILABILITY

           MOVE 20260105       TO IBO-UNEMPLOYMENT-FROM
           MOVE IBO-BASIS-FULL TO IBO-UNEMPLOYMENT-BASIS
           MOVE 55.29          TO IBO-UNEMPLOYMENT-DAY-AMOUNT
           MOVE "full-unemployment"
                               TO IBO-UNEMPLOYMENT-BENEFIT-TYPE.

       FILL-PAYMENT.
           MOVE 202603         TO IBO-PAYMENT-ROW-MONTH
           MOVE IBO-AMOUNTS-PREMIUM
                               TO IBO-PAYMENT-ROW-PREMIUM
           MOVE 30.4           TO IBO-PAYMENT-ROW-EMPLOYMENT-HOURS
           MOVE 38             TO IBO-PAYMENT-ROW-FULL-TIME-HOURS
           MOVE 1              TO IBO-PAYMENT-ROW-ATTENDANCE-PAID
           MOVE 1              TO IBO-PAYMENT-ROW-ATTENDANCE-NORMAL.

       REFUSED.
           INSPECT IBO-ERROR-RULE REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-ERROR-AT REPLACING ALL LOW-VALUE BY SPACE
           INSPECT IBO-ERROR-MESSAGE REPLACING ALL LOW-VALUE BY SPACE
           MOVE IBO-STATUS TO STATUS-SHOWN
           DISPLAY "Refused: " STATUS-SHOWN " at "
               FUNCTION TRIM (IBO-ERROR-AT) ": "
               FUNCTION TRIM (IBO-ERROR-MESSAGE) " ("
               FUNCTION TRIM (IBO-ERROR-RULE) ")" UPON STDERR
           MOVE 8 TO RETURN-CODE
           STOP RUN.
