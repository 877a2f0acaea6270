       *> ibo.h for COBOL: its constants and its structs, byte by byte.
       *> For fixed and for free format, and for each -std of GnuCOBOL
       *> that has 78-levels: default, ibm, mf, mvs, bs2000, rm.
       *>
       *> COPY "ibo.cpy" in WORKING-STORAGE gives the constants and one
       *> record of each struct, ready for use.
       *>
       *> - The names are those of C with hyphens: IBO-CASE-START is the
       *>   start of ibo_case. Amounts drop _cents, records _record; the
       *>   parts of a fraction are named after their hours.
       *> - Amounts are S9(16)V99 COMP-5: euro here, whole cents in the
       *>   memory that the library reads. Hours are alike. MOVE 2500.00
       *>   or MOVE 30.4 to them; there is nothing to convert. MOVE
       *>   drops decimals beyond the second without warning.
       *> - DISPLAY shows no decimal point: MOVE to an edited field.
       *> - Dates are yyyymmdd, months yyyymm. Zero, spaces: absent.
       *> - The FILLER that each begins with is struct_size. INITIALIZE
       *>   skips a FILLER: INITIALIZE IBO-CASE gives a fresh record.
       *>   MOVE LOW-VALUES, ZEROS or SPACES would overwrite it.
       *> - A text that comes back has NULs behind it:
       *>   INSPECT IBO-ERROR-AT REPLACING ALL LOW-VALUE BY SPACE.
       *>
       *> A table in place of one record, the field names the same:
       *>
       *>   COPY "ibo.cpy" REPLACING
       *>       ==IBO-PAYMENT-ROW.== BY
       *>       ==PAYMENT-ROWS.
       *>         03 IBO-PAYMENT-ROW OCCURS 1000 TIMES.==.
       *>
       *> A second record of each, under other names:
       *>
       *>   COPY "ibo.cpy" REPLACING LEADING ==IBO-== BY ==OLD-==.
       *>
       *> Both at once, as for a table of errors beside IBO-ERROR: first
       *> the tables, LEADING last.
       *>
       *> Below an 01 of your own, a record starts at a multiple of 8
       *> bytes; elsewhere the status is IBO-MISALIGNED-POINTER.
       *>
       *> The arguments of a CALL:
       *>
       *>   struct, table     BY REFERENCE IBO-CASE
       *>   NULL              BY REFERENCE OMITTED
       *>   a text of PIC X   BY REFERENCE A-TEXT
       *>     and its length  BY VALUE SIZE 8 LENGTH OF A-TEXT
       *>   size_t            BY VALUE SIZE 8 ROW-COUNT
       *>   sizeof            BY VALUE SIZE 8 LENGTH OF IBO-CASE
       *>   int32_t           BY VALUE SIZE 4 IBO-LANGUAGE-NL
       *>   int64_t of cents  BY VALUE SIZE 8 of a PIC S9(18) COMP-5
       *>   size_t *          BY REFERENCE of a PIC 9(18) COMP-5
       *>   int32_t *         BY REFERENCE of a PIC S9(9) COMP-5
       *>   ibo_statement **  BY REFERENCE of a USAGE POINTER
       *>   ibo_statement *   BY VALUE of that POINTER
       *>   ibo_status        RETURNING IBO-STATUS
       *>   const char *      RETURNING a USAGE POINTER
       *>
       *> SIZE 8 is needed: without it GnuCOBOL hands over 32 bits of an
       *> item, however large it is, where the library reads 64.
       *>
       *> ibo_payment and ibo_payment_in take fractions by value. COBOL
       *> has no structs by value: call ibo_payments with a count of 1,
       *> which gives the same amounts. (Linux on x86-64 and aarch64
       *> takes an IBO-FRACTION, redefined as PIC 9(18) COMP-5, BY VALUE
       *> SIZE 8; nothing promises that on another machine.)

       *> What a CALL returns. Below 1000 the call itself was wrong.
       01  IBO-STATUS                      PIC S9(9) COMP-5 VALUE 0.

       78  IBO-OK                                   VALUE 0.
       78  IBO-NULL-POINTER                         VALUE 1.
       78  IBO-MISALIGNED-POINTER                   VALUE 2.
       78  IBO-STRUCT-SIZE                          VALUE 3.
       78  IBO-TOO-LONG                             VALUE 4.
       78  IBO-BUFFER-TOO-SMALL                     VALUE 5.
       78  IBO-INDEX-OUT-OF-RANGE                   VALUE 6.
       78  IBO-UNKNOWN-ARGUMENT                     VALUE 7.
       78  IBO-RECORD-COUNT                         VALUE 8.
       78  IBO-INTERNAL                             VALUE 9.
       78  IBO-OUT-OF-MEMORY                        VALUE 10.
       78  IBO-WRONG-HANDLE                         VALUE 11.

       *> The number of the ABI: compare it with ibo_abi_version.
       78  IBO-ABI-VERSION                          VALUE 0.
       *> Of this copybook: major, minor and patch, three digits each.
       *> An older library, by ibo_version_number, lacks some of it.
       78  IBO-VERSION-NUMBER                       VALUE 1000.

       *> The kind of agreement.
       78  IBO-KIND-IBO                             VALUE 1.
       78  IBO-KIND-IBO-PLUS                        VALUE 2.

       *> The law, by the start of the agreement (R1.1).
       78  IBO-SCHEME-2018                          VALUE 2018.
       78  IBO-SCHEME-2026                          VALUE 2026.

       *> Who pays the premium.
       78  IBO-PAYER-EMPLOYER                       VALUE 1.
       78  IBO-PAYER-VDAB                           VALUE 2.

       *> Attendance (R6.2): the whole month, paid over normal hours, or
       *> the days Monday to Friday of the agreement in the month.
       78  IBO-ATTENDANCE-NONE                      VALUE 0.
       78  IBO-ATTENDANCE-RATIO                     VALUE 1.
       78  IBO-ATTENDANCE-WORKING-DAYS              VALUE 2.

       *> How certain a rule or value is. HYPOTHETICAL is not the law: a
       *> value that you try out. It is below zero, and the weakest.
       78  IBO-CERTAINTY-HYPOTHETICAL               VALUE -1.
       78  IBO-CERTAINTY-ASSUMED                    VALUE 1.
       78  IBO-CERTAINTY-SECONDARY                  VALUE 2.
       78  IBO-CERTAINTY-OFFICIAL                   VALUE 3.

       78  IBO-LANGUAGE-NL                          VALUE 1.
       78  IBO-LANGUAGE-EN                          VALUE 2.

       *> How a text has an amount or a date: 1234.56 and 2026-03-02, or
       *> 1.234,56 and 02/03/2026.
       78  IBO-FORM-STANDARD                        VALUE 1.
       78  IBO-FORM-BELGIAN                         VALUE 2.

       *> The lines of a statement.
       78  IBO-LINE-REFERENCE-GROSS-WAGE            VALUE 1.
       78  IBO-LINE-EMPLOYEE-RSZ                    VALUE 2.
       78  IBO-LINE-REPLACEMENT-INCOME-UNEMPLOYMENT VALUE 3.
       78  IBO-LINE-REPLACEMENT-INCOME-SICKNESS     VALUE 4.
       78  IBO-LINE-REPLACEMENT-INCOME-LEEFLOON     VALUE 5.
       78  IBO-LINE-REPLACEMENT-INCOME              VALUE 6.
       78  IBO-LINE-DIFFERENCE                      VALUE 7.
       78  IBO-LINE-GGMMI                           VALUE 8.
       78  IBO-LINE-PREMIUM                         VALUE 9.
       78  IBO-LINE-PREMIUM-AFTER-FRACTION          VALUE 10.
       78  IBO-LINE-PREMIUM-DUE                     VALUE 11.
       78  IBO-LINE-WITHHOLDING-TAX                 VALUE 12.
       78  IBO-LINE-NET                             VALUE 13.
       78  IBO-LINE-EMPLOYER-CONTRIBUTION           VALUE 14.
       78  IBO-LINE-WAGE-SHARE                      VALUE 15.

       *> What a line does to the running amount, from 0: BASE is added,
       *> DEDUCTED subtracted, RESULT is what it is from there on, and
       *> INFORMATION is left out.
       78  IBO-ROLE-BASE                            VALUE 1.
       78  IBO-ROLE-DEDUCTED                        VALUE 2.
       78  IBO-ROLE-RESULT                          VALUE 3.
       78  IBO-ROLE-INFORMATION                     VALUE 4.

       *> What became of a statement that was computed again.
       78  IBO-VERIFIED-SAME                        VALUE 1.
       78  IBO-VERIFIED-SAME-AMOUNTS                VALUE 2.
       78  IBO-VERIFIED-OTHER-AMOUNTS               VALUE 3.
       78  IBO-VERIFIED-REFUSED-NOW                 VALUE 4.
       78  IBO-VERIFIED-NOT-OURS                    VALUE 5.
       78  IBO-VERIFIED-CONTRADICTS-ITSELF          VALUE 6.

       *> What became of a case and month.
       78  IBO-CHANGE-CHANGED                       VALUE 1.
       78  IBO-CHANGE-NEW                           VALUE 2.
       78  IBO-CHANGE-WITHDRAWN                     VALUE 3.
       78  IBO-CHANGE-UNCHANGED                     VALUE 4.
       78  IBO-CHANGE-REFUSED                       VALUE 5.

       *> The first amount that differs.
       78  IBO-CAUSE-REPLACEMENT-INCOME             VALUE 1.
       78  IBO-CAUSE-PREMIUM                        VALUE 2.
       78  IBO-CAUSE-PREMIUM-AFTER-FRACTION         VALUE 3.
       78  IBO-CAUSE-PREMIUM-DUE                    VALUE 4.
       78  IBO-CAUSE-WITHHOLDING-TAX                VALUE 5.
       78  IBO-CAUSE-NET                            VALUE 6.
       78  IBO-CAUSE-EMPLOYER-CONTRIBUTION          VALUE 7.

       *> What the employer notice tells.
       78  IBO-NOTICE-PREMIUM                       VALUE 1.
       78  IBO-NOTICE-CONTRIBUTION                  VALUE 2.

       *> What a source answered (R2.10). Only DATA and NO-DATA give a
       *> final result.
       78  IBO-AVAILABILITY-NOT-ASKED               VALUE 0.
       78  IBO-AVAILABILITY-DATA                    VALUE 1.
       78  IBO-AVAILABILITY-NO-DATA                 VALUE 2.
       78  IBO-AVAILABILITY-NO-RESULT               VALUE 3.
       78  IBO-AVAILABILITY-FILTERED                VALUE 4.

       *> A day amount is for full days, or for half days (R2.2).
       78  IBO-BASIS-FULL                           VALUE 1.
       78  IBO-BASIS-HALF                           VALUE 2.

       *> The status of a sickness line (R2.7).
       78  IBO-RECORD-ORIGINAL                      VALUE 0.
       78  IBO-RECORD-MODIFIED                      VALUE 1.
       78  IBO-RECORD-CANCELLED                     VALUE 2.

       *> The catalogue of errors. ibo.h says what each means, and
       *> ibo_status_meaning says it to your users, also in Dutch.
       78  IBO-ERROR-MALFORMED-JSON                 VALUE 1001.
       78  IBO-ERROR-UNKNOWN-FIELD                  VALUE 1002.
       78  IBO-ERROR-MISSING-FIELD                  VALUE 1003.
       78  IBO-ERROR-WRONG-TYPE                     VALUE 1004.
       78  IBO-ERROR-BAD-TEXT                       VALUE 1005.
       78  IBO-ERROR-DUPLICATE-FIELD                VALUE 1006.
       78  IBO-ERROR-DUPLICATE-CASE                 VALUE 1007.
       78  IBO-ERROR-AMOUNT-MALFORMED               VALUE 1101.
       78  IBO-ERROR-AMOUNT-TOO-MANY-DECIMALS       VALUE 1102.
       78  IBO-ERROR-AMOUNT-OUT-OF-RANGE            VALUE 1103.
       78  IBO-ERROR-AMOUNT-NEGATIVE                VALUE 1104.
       78  IBO-ERROR-NUMBER-OUT-OF-RANGE            VALUE 1105.
       78  IBO-ERROR-DATE-MALFORMED                 VALUE 1111.
       78  IBO-ERROR-DATE-IMPOSSIBLE                VALUE 1112.
       78  IBO-ERROR-DATE-OUT-OF-RANGE              VALUE 1113.
       78  IBO-ERROR-DATE-ORDER                     VALUE 1114.
       78  IBO-ERROR-FRACTION-MALFORMED             VALUE 1121.
       78  IBO-ERROR-FRACTION-TOO-MANY-DECIMALS     VALUE 1122.
       78  IBO-ERROR-FRACTION-ZERO                  VALUE 1123.
       78  IBO-ERROR-FRACTION-OUT-OF-RANGE          VALUE 1124.
       78  IBO-ERROR-SCHEME-NOT-COVERED             VALUE 1201.
       78  IBO-ERROR-MONTH-OUTSIDE-AGREEMENT        VALUE 1202.
       78  IBO-ERROR-DURATION-NOT-ALLOWED           VALUE 1203.
       78  IBO-ERROR-PARAMETER-NOT-COVERED          VALUE 1204.
       78  IBO-ERROR-NO-PAYABLE-DAY                 VALUE 1205.
       78  IBO-ERROR-UNKNOWN-KIND                   VALUE 1301.
       78  IBO-ERROR-REFERENCE-GROSS-WAGE-MISSING   VALUE 1302.
       78  IBO-ERROR-PERCENTAGE-MISSING             VALUE 1303.
       78  IBO-ERROR-PERCENTAGE-NOT-ALLOWED         VALUE 1304.
       78  IBO-ERROR-RSZ-BASE-NOT-ALLOWED           VALUE 1305.
       78  IBO-ERROR-EMPLOYEE-RSZ-NOT-ALLOWED       VALUE 1306.
       78  IBO-ERROR-EMPLOYEE-RSZ-WITH-BASE         VALUE 1307.
       78  IBO-ERROR-PERCENTAGE-NOT-USED            VALUE 1308.
       78  IBO-ERROR-RSZ-BASE-NOT-USED              VALUE 1309.
       78  IBO-ERROR-EMPLOYEE-RSZ-NOT-USED          VALUE 1310.
       78  IBO-ERROR-STOPPED-OUTSIDE-AGREEMENT      VALUE 1311.
       78  IBO-ERROR-EMPLOYMENT-FRACTION-NOT-ALLOWED VALUE 1312.
       78  IBO-ERROR-EMPLOYMENT-FRACTION-BELOW-HALF VALUE 1313.
       78  IBO-ERROR-ATTENDANCE-MISSING             VALUE 1314.
       78  IBO-ERROR-ATTENDANCE-NOT-ALLOWED         VALUE 1315.
       78  IBO-ERROR-SUSPENDED-DAYS-NOT-ALLOWED     VALUE 1316.
       78  IBO-ERROR-RECORD-OVERLAP                 VALUE 1401.
       78  IBO-ERROR-HALF-PER-WEEK-NOT-ALLOWED      VALUE 1402.
       78  IBO-ERROR-HALF-PER-WEEK-NOT-USED         VALUE 1403.
       78  IBO-ERROR-UNKNOWN-BASIS                  VALUE 1404.
       78  IBO-ERROR-UNKNOWN-BENEFIT-TYPE           VALUE 1405.
       78  IBO-ERROR-UNKNOWN-AID-TYPE               VALUE 1406.
       78  IBO-ERROR-UNKNOWN-ENTRY-KIND             VALUE 1407.
       78  IBO-ERROR-LEEFLOON-SIGN                  VALUE 1408.
       78  IBO-ERROR-UNKNOWN-DOCUMENT-TYPE          VALUE 1409.
       78  IBO-ERROR-UNKNOWN-NATURE                 VALUE 1410.
       78  IBO-ERROR-UNKNOWN-STATUS                 VALUE 1411.
       78  IBO-ERROR-VERSION-NOT-ALLOWED            VALUE 1412.
       78  IBO-ERROR-PERIOD-WITHOUT-PAYABLE-DAY     VALUE 1413.
       78  IBO-ERROR-DAYS-NOT-ALLOWED               VALUE 1414.
       78  IBO-ERROR-DAYS-SIGN                      VALUE 1415.
       78  IBO-ERROR-HOURS-SIGN                     VALUE 1416.
       78  IBO-ERROR-NEGATIVE-SOURCE                VALUE 1417.
       78  IBO-ERROR-TOO-MANY-RECORDS               VALUE 1418.
       78  IBO-ERROR-UNKNOWN-CASE                   VALUE 1419.
       78  IBO-ERROR-UNKNOWN-AVAILABILITY           VALUE 1501.
       78  IBO-ERROR-SOURCE-NOT-AVAILABLE           VALUE 1502.
       78  IBO-ERROR-NO-DATA-WITH-RECORDS           VALUE 1503.
       78  IBO-ERROR-CERTAINTY-TOO-WEAK             VALUE 1504.
       78  IBO-ERROR-NOTICE-FOR-IBO-PLUS            VALUE 1505.
       78  IBO-ERROR-NOTICE-OF-PROVISIONAL          VALUE 1506.
       78  IBO-ERROR-NOTICE-WITHOUT-CONTRIBUTION    VALUE 1507.
       78  IBO-ERROR-CORRECTION-OTHER-CASE          VALUE 1508.
       78  IBO-ERROR-CORRECTION-OTHER-MONTH         VALUE 1509.
       78  IBO-ERROR-NOTICE-OF-HYPOTHETICAL         VALUE 1510.
       78  IBO-ERROR-CORRECTION-OF-PROVISIONAL      VALUE 1511.
       78  IBO-ERROR-CORRECTION-OF-HYPOTHETICAL     VALUE 1512.
       78  IBO-ERROR-STATEMENT-CONTRADICTION        VALUE 1513.
       78  IBO-ERROR-PARAMETERS-MALFORMED           VALUE 1601.
       78  IBO-ERROR-PARAMETERS-UNKNOWN-ID          VALUE 1602.
       78  IBO-ERROR-PARAMETERS-MISSING-FIELD       VALUE 1603.
       78  IBO-ERROR-PARAMETERS-BAD-VALUE           VALUE 1604.
       78  IBO-ERROR-PARAMETERS-BAD-DATE            VALUE 1605.
       78  IBO-ERROR-PARAMETERS-UNORDERED           VALUE 1606.
       78  IBO-ERROR-PARAMETERS-DUPLICATE           VALUE 1607.

       *> ibo_error: what is wrong. A call that succeeds empties it: 0
       *> as number, NULs as texts.
       01  IBO-ERROR.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 1024.
           *> Yours: an IBO-LANGUAGE for the message; 0 is English.
           05  IBO-ERROR-LANGUAGE          PIC S9(9) COMP-5 VALUE 0.
           *> In a table of errors the row that is refused, from 0.
           05  IBO-ERROR-ROW               PIC S9(18) COMP-5 VALUE 0.
           05  IBO-ERROR-NUMBER            PIC S9(9) COMP-5 VALUE 0.
           05  IBO-ERROR-RULE              PIC X(8) VALUE SPACES.
           05  IBO-ERROR-AT                PIC X(112) VALUE SPACES.
           05  IBO-ERROR-MESSAGE           PIC X(884) VALUE SPACES.

       *> ibo_fraction: 30.4 over 38 hours. It is part of other structs.
       01  IBO-FRACTION.
           05  IBO-FRACTION-NUMERATOR      PIC S9(7)V99 COMP-5 VALUE 0.
           05  IBO-FRACTION-DENOMINATOR    PIC S9(7)V99 COMP-5 VALUE 0.

       *> ibo_payment_row: one payment to compute, for ibo_payments.
       01  IBO-PAYMENT-ROW.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 128.
           *> Decides the withholding rate; 0: the only one.
           05  IBO-PAYMENT-ROW-MONTH       PIC S9(9) COMP-5 VALUE 0.
           *> VDAB's full-time amount.
           05  IBO-PAYMENT-ROW-PREMIUM     PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> The trainee's hours over full-time hours (R1.5).
           05  IBO-PAYMENT-ROW-EMPLOYMENT.
               10  IBO-PAYMENT-ROW-EMPLOYMENT-HOURS
                                           PIC S9(7)V99 COMP-5 VALUE 0.
               10  IBO-PAYMENT-ROW-FULL-TIME-HOURS
                                           PIC S9(7)V99 COMP-5 VALUE 0.
           *> Paid over normal hours or days (R6.2); 1 over 1 for the
           *> whole month.
           05  IBO-PAYMENT-ROW-ATTENDANCE.
               10  IBO-PAYMENT-ROW-ATTENDANCE-PAID
                                           PIC S9(7)V99 COMP-5 VALUE 0.
               10  IBO-PAYMENT-ROW-ATTENDANCE-NORMAL
                                           PIC S9(7)V99 COMP-5 VALUE 0.
           *> 1 to be paid for the working days of the agreement in the
           *> month; the attendance is 0 over 0 then.
           05  IBO-PAYMENT-ROW-WORKING-DAYS
                                           PIC S9(9) COMP-5 VALUE 0.
           *> The days of the agreement: needed with working days, else
           *> zeros. An IBO-KIND; 0 is IBO-KIND-IBO.
           05  IBO-PAYMENT-ROW-KIND        PIC S9(9) COMP-5 VALUE 0.
           05  IBO-PAYMENT-ROW-START       PIC S9(9) COMP-5 VALUE 0.
           *> The agreed last day.
           05  IBO-PAYMENT-ROW-END         PIC S9(9) COMP-5 VALUE 0.
           *> The real last day, if it was broken off.
           05  IBO-PAYMENT-ROW-STOPPED     PIC S9(9) COMP-5 VALUE 0.
           05  FILLER                      PIC S9(9) COMP-5 VALUE 0.
           *> Yours: never a name or a national number. Read for
           *> statements, and required for ibo_payment_changes.
           05  IBO-PAYMENT-ROW-CASE-REF    PIC X(72) VALUE SPACES.

       *> ibo_payment_result: the payment of a premium.
       01  IBO-PAYMENT-RESULT.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 48.
           *> An IBO-CERTAINTY.
           05  IBO-PAYMENT-RESULT-CERTAINTY
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-PAYMENT-RESULT-PREMIUM  PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-RESULT-PREMIUM-AFTER-FRACTION
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-RESULT-PREMIUM-DUE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-RESULT-WITHHOLDING-TAX
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-RESULT-NET      PIC S9(16)V99 COMP-5
                                           VALUE 0.

       *> ibo_payment_change: from one payment to another.
       01  IBO-PAYMENT-CHANGE.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 144.
           05  IBO-PAYMENT-CHANGE-MONTH    PIC S9(9) COMP-5 VALUE 0.
           *> Now less before.
           05  IBO-PAYMENT-CHANGE-PREMIUM-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-CHANGE-PREMIUM-AFTER-FRACTION-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-CHANGE-PREMIUM-DUE-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-CHANGE-WITHHOLDING-TAX-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-CHANGE-NET-BEFORE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-PAYMENT-CHANGE-NET-AFTER
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> To be paid, or below zero to be recovered.
           05  IBO-PAYMENT-CHANGE-TO-PAY   PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> An IBO-CERTAINTY, the weakest of the two.
           05  IBO-PAYMENT-CHANGE-CERTAINTY
                                           PIC S9(9) COMP-5 VALUE 0.
           05  FILLER                      PIC S9(9) COMP-5 VALUE 0.
           05  IBO-PAYMENT-CHANGE-CASE-REF PIC X(72) VALUE SPACES.

       *> ibo_case: one agreement in one month.
       01  IBO-CASE.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 184.
           05  IBO-CASE-MONTH              PIC S9(9) COMP-5 VALUE 0.
           *> An IBO-KIND.
           05  IBO-CASE-KIND               PIC S9(9) COMP-5 VALUE 0.
           05  IBO-CASE-START              PIC S9(9) COMP-5 VALUE 0.
           *> The agreed last day.
           05  IBO-CASE-END                PIC S9(9) COMP-5 VALUE 0.
           *> The real last day, if it was broken off.
           05  IBO-CASE-STOPPED            PIC S9(9) COMP-5 VALUE 0.
           05  IBO-CASE-SUSPENDED-DAYS     PIC S9(9) COMP-5 VALUE 0.
           *> 70, 80, 90, 100; 0 where the premium is flat-rate.
           05  IBO-CASE-PERCENTAGE         PIC S9(9) COMP-5 VALUE 0.
           *> 100, 108; 0 is 100.
           05  IBO-CASE-RSZ-BASE           PIC S9(9) COMP-5 VALUE 0.
           *> 1 when the amount below is given.
           05  IBO-CASE-HAS-REFERENCE-GROSS-WAGE
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-CASE-HAS-EMPLOYEE-RSZ   PIC S9(9) COMP-5 VALUE 0.
           *> An IBO-ATTENDANCE.
           05  IBO-CASE-ATTENDANCE-KIND    PIC S9(9) COMP-5 VALUE 0.
           *> Full-time, per month, after recruitment.
           05  IBO-CASE-REFERENCE-GROSS-WAGE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> The exact contribution, in place of the base (R3.2).
           05  IBO-CASE-EMPLOYEE-RSZ       PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-CASE-EMPLOYMENT-FRACTION.
               10  IBO-CASE-EMPLOYMENT-HOURS
                                           PIC S9(7)V99 COMP-5 VALUE 0.
               10  IBO-CASE-FULL-TIME-HOURS
                                           PIC S9(7)V99 COMP-5 VALUE 0.
           *> Only with IBO-ATTENDANCE-RATIO.
           05  IBO-CASE-ATTENDANCE.
               10  IBO-CASE-ATTENDANCE-PAID
                                           PIC S9(7)V99 COMP-5 VALUE 0.
               10  IBO-CASE-ATTENDANCE-NORMAL
                                           PIC S9(7)V99 COMP-5 VALUE 0.
           *> An IBO-AVAILABILITY for RVA, POD MI and the insurers.
           05  IBO-CASE-UNEMPLOYMENT-AVAILABILITY
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-CASE-LEEFLOON-AVAILABILITY
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-CASE-SICKNESS-AVAILABILITY
                                           PIC S9(9) COMP-5 VALUE 0.
           *> Its place in its table, from 0: the subscript less 1. Its
           *> records carry the same. A case alone leaves it 0.
           05  IBO-CASE-CASE-INDEX         PIC 9(9) COMP-5 VALUE 0.
           *> How many records are of this case: read only by
           *> ibo_amounts_compute_many.
           05  IBO-CASE-UNEMPLOYMENT-COUNT PIC 9(9) COMP-5 VALUE 0.
           05  IBO-CASE-LEEFLOON-COUNT     PIC 9(9) COMP-5 VALUE 0.
           05  IBO-CASE-SICKNESS-COUNT     PIC 9(9) COMP-5 VALUE 0.
           05  IBO-CASE-ABSENCE-COUNT      PIC 9(9) COMP-5 VALUE 0.
           *> Yours: never a name or a national number. Read for
           *> statements alone, and required there.
           05  IBO-CASE-CASE-REF           PIC X(72) VALUE SPACES.

       *> ibo_unemployment_record: a benefit of the RVA (R2.1 to R2.4).
       01  IBO-UNEMPLOYMENT.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 120.
           *> That of its case.
           05  IBO-UNEMPLOYMENT-CASE-INDEX PIC 9(9) COMP-5 VALUE 0.
           05  IBO-UNEMPLOYMENT-FROM       PIC S9(9) COMP-5 VALUE 0.
           *> 0 if it has no end date.
           05  IBO-UNEMPLOYMENT-TO         PIC S9(9) COMP-5 VALUE 0.
           *> An IBO-BASIS.
           05  IBO-UNEMPLOYMENT-BASIS      PIC S9(9) COMP-5 VALUE 0.
           *> Half days a week, 1 to 12; 0 with full days.
           05  IBO-UNEMPLOYMENT-HALF-PER-WEEK
                                           PIC S9(9) COMP-5 VALUE 0.
           *> Gross, of a day or of a half day.
           05  IBO-UNEMPLOYMENT-DAY-AMOUNT PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> Evidence.
           05  IBO-UNEMPLOYMENT-RVA-CODE   PIC X(16) VALUE SPACES.
           *> Such as full-unemployment, insertion.
           05  IBO-UNEMPLOYMENT-BENEFIT-TYPE
                                           PIC X(72) VALUE SPACES.

       *> ibo_leefloon_record: an entry of the POD MI (R2.5).
       01  IBO-LEEFLOON.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 176.
           *> That of its case.
           05  IBO-LEEFLOON-CASE-INDEX     PIC 9(9) COMP-5 VALUE 0.
           *> The month's amount; a recovery is negative.
           05  IBO-LEEFLOON-AMOUNT         PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-LEEFLOON-MONTH          PIC S9(9) COMP-5 VALUE 0.
           *> Evidence.
           05  IBO-LEEFLOON-FROM           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-LEEFLOON-TO             PIC S9(9) COMP-5 VALUE 0.
           *> Such as leefloon, equivalent-leefloon.
           05  IBO-LEEFLOON-AID-TYPE       PIC X(72) VALUE SPACES.
           *> Such as award, arrears, recovery.
           05  IBO-LEEFLOON-ENTRY-KIND     PIC X(76) VALUE SPACES.

       *> ibo_sickness_record: a payment of the insurers (R2.6 to R2.8).
       01  IBO-SICKNESS.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 200.
           *> That of its case.
           05  IBO-SICKNESS-CASE-INDEX     PIC 9(9) COMP-5 VALUE 0.
           *> 0 is ordinary.
           05  IBO-SICKNESS-NATURE         PIC S9(9) COMP-5 VALUE 0.
           05  IBO-SICKNESS-FROM           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-SICKNESS-TO             PIC S9(9) COMP-5 VALUE 0.
           *> Days and hours: evidence, with the sign of the amount.
           05  IBO-SICKNESS-DAYS           PIC S9(9) COMP-5 VALUE 0.
           *> A recovery is negative.
           05  IBO-SICKNESS-GROSS-TAXABLE  PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-SICKNESS-HOURS          PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> From 1; 0 is 1 (R2.7).
           05  IBO-SICKNESS-VERSION        PIC S9(9) COMP-5 VALUE 0.
           *> An IBO-RECORD.
           05  IBO-SICKNESS-STATUS         PIC S9(9) COMP-5 VALUE 0.
           *> Two capitals, evidence.
           05  IBO-SICKNESS-BENEFIT-CODE   PIC X(8) VALUE SPACES.
           *> Such as C21.
           05  IBO-SICKNESS-DOCUMENT-TYPE  PIC X(72) VALUE SPACES.
           *> Spaces when the line stands alone (R2.7).
           05  IBO-SICKNESS-ATTEST-ID      PIC X(72) VALUE SPACES.

       *> ibo_absence: for the employer's contribution of 2018 (R5.3).
       01  IBO-ABSENCE.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 16.
           *> That of its case.
           05  IBO-ABSENCE-CASE-INDEX      PIC 9(9) COMP-5 VALUE 0.
           05  IBO-ABSENCE-FROM            PIC S9(9) COMP-5 VALUE 0.
           05  IBO-ABSENCE-TO              PIC S9(9) COMP-5 VALUE 0.

       *> ibo_options: options of a calculation.
       01  IBO-OPTIONS.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 16.
           *> The weakest IBO-CERTAINTY that is accepted; 0: any.
           05  IBO-OPTIONS-REQUIRE         PIC S9(9) COMP-5 VALUE 0.
           *> 1 to accept sources without a final answer (R2.10).
           05  IBO-OPTIONS-PROVISIONAL     PIC S9(9) COMP-5 VALUE 0.
           *> 1 for a statement that carries its case (R7.1).
           05  IBO-OPTIONS-WITH-CASE       PIC S9(9) COMP-5 VALUE 0.

       *> ibo_amounts: the amounts of a month.
       01  IBO-AMOUNTS.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 80.
           *> An IBO-SCHEME, an IBO-PAYER, an IBO-CERTAINTY.
           05  IBO-AMOUNTS-SCHEME          PIC S9(9) COMP-5 VALUE 0.
           05  IBO-AMOUNTS-PAYER           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-AMOUNTS-CERTAINTY       PIC S9(9) COMP-5 VALUE 0.
           *> 1 when a source gave no final answer.
           05  IBO-AMOUNTS-PROVISIONAL     PIC S9(9) COMP-5 VALUE 0.
           *> 1 when there is a contribution (R5.3).
           05  IBO-AMOUNTS-HAS-EMPLOYER-CONTRIBUTION
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-AMOUNTS-REPLACEMENT-INCOME
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> Full-time: what VDAB tells the employer.
           05  IBO-AMOUNTS-PREMIUM         PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-AMOUNTS-PREMIUM-AFTER-FRACTION
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-AMOUNTS-PREMIUM-DUE     PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-AMOUNTS-WITHHOLDING-TAX PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> What the trainee receives.
           05  IBO-AMOUNTS-NET             PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-AMOUNTS-EMPLOYER-CONTRIBUTION
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.

       *> ibo_premium: the full-time premium of a month.
       01  IBO-PREMIUM.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 24.
           *> An IBO-SCHEME, an IBO-PAYER, an IBO-CERTAINTY.
           05  IBO-PREMIUM-SCHEME          PIC S9(9) COMP-5 VALUE 0.
           05  IBO-PREMIUM-PAYER           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-PREMIUM-CERTAINTY       PIC S9(9) COMP-5 VALUE 0.
           05  IBO-PREMIUM-AMOUNT          PIC S9(16)V99 COMP-5
                                           VALUE 0.

       *> ibo_line: one line of a statement.
       01  IBO-LINE.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 216.
           *> An IBO-LINE, an IBO-ROLE, an IBO-CERTAINTY.
           05  IBO-LINE-CODE               PIC S9(9) COMP-5 VALUE 0.
           05  IBO-LINE-ROLE               PIC S9(9) COMP-5 VALUE 0.
           05  IBO-LINE-CERTAINTY          PIC S9(9) COMP-5 VALUE 0.
           *> From 0: the role says what becomes of it.
           05  IBO-LINE-AMOUNT             PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> The index of its record, from 0; -1: no record.
           05  IBO-LINE-RECORD             PIC S9(9) COMP-5 VALUE 0.
           *> 1 when more of this income was recovered than paid.
           05  IBO-LINE-RECOVERED          PIC S9(9) COMP-5 VALUE 0.
           05  IBO-LINE-RULE               PIC X(8) VALUE SPACES.
           05  IBO-LINE-NAME               PIC X(48) VALUE SPACES.
           05  IBO-LINE-LABEL-NL           PIC X(64) VALUE SPACES.
           05  IBO-LINE-LABEL-EN           PIC X(64) VALUE SPACES.

       *> ibo_notice: what the employer is told.
       01  IBO-NOTICE.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 96.
           05  IBO-NOTICE-MONTH            PIC S9(9) COMP-5 VALUE 0.
           *> IBO-NOTICE-PREMIUM or IBO-NOTICE-CONTRIBUTION.
           05  IBO-NOTICE-KIND             PIC S9(9) COMP-5 VALUE 0.
           05  FILLER                      PIC S9(9) COMP-5 VALUE 0.
           05  IBO-NOTICE-AMOUNT           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-NOTICE-CASE-REF         PIC X(72) VALUE SPACES.

       *> ibo_correction: what changed between two statements.
       01  IBO-CORRECTION.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 88.
           05  IBO-CORRECTION-MONTH        PIC S9(9) COMP-5 VALUE 0.
           *> To be paid, or below zero to be recovered.
           05  IBO-CORRECTION-TO-PAY       PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-CORRECTION-CASE-REF     PIC X(72) VALUE SPACES.

       *> ibo_issued: a result as it was issued, or as it is now.
       01  IBO-ISSUED.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 168.
           05  IBO-ISSUED-MONTH            PIC S9(9) COMP-5 VALUE 0.
           *> An IBO-KIND.
           05  IBO-ISSUED-KIND             PIC S9(9) COMP-5 VALUE 0.
           *> IBO-OK, or the IBO-ERROR with which it was refused.
           05  IBO-ISSUED-STATUS           PIC S9(9) COMP-5 VALUE 0.
           *> As in IBO-AMOUNTS; zeros of a case that was refused.
           05  IBO-ISSUED-AMOUNTS.
               10  FILLER                  PIC 9(9) COMP-5 VALUE 0.
               10  IBO-ISSUED-SCHEME           PIC S9(9) COMP-5 VALUE 0.
               10  IBO-ISSUED-PAYER            PIC S9(9) COMP-5 VALUE 0.
               10  IBO-ISSUED-CERTAINTY        PIC S9(9) COMP-5 VALUE 0.
               10  IBO-ISSUED-PROVISIONAL      PIC S9(9) COMP-5 VALUE 0.
               10  IBO-ISSUED-HAS-EMPLOYER-CONTRIBUTION
                                           PIC S9(9) COMP-5 VALUE 0.
               10  IBO-ISSUED-REPLACEMENT-INCOME
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
               10  IBO-ISSUED-PREMIUM          PIC S9(16)V99 COMP-5
                                           VALUE 0.
               10  IBO-ISSUED-PREMIUM-AFTER-FRACTION
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
               10  IBO-ISSUED-PREMIUM-DUE      PIC S9(16)V99 COMP-5
                                           VALUE 0.
               10  IBO-ISSUED-WITHHOLDING-TAX  PIC S9(16)V99 COMP-5
                                           VALUE 0.
               10  IBO-ISSUED-NET              PIC S9(16)V99 COMP-5
                                           VALUE 0.
               10  IBO-ISSUED-EMPLOYER-CONTRIBUTION
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ISSUED-CASE-REF         PIC X(72) VALUE SPACES.

       *> ibo_row_correction: what changed of a case and month.
       01  IBO-ROW-CORRECTION.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 200.
           05  IBO-ROW-CORRECTION-MONTH    PIC S9(9) COMP-5 VALUE 0.
           *> An IBO-CHANGE, an IBO-CAUSE (0: none).
           05  IBO-ROW-CORRECTION-CHANGE   PIC S9(9) COMP-5 VALUE 0.
           05  IBO-ROW-CORRECTION-CAUSE    PIC S9(9) COMP-5 VALUE 0.
           *> The IBO-ERROR with which it is refused now, or IBO-OK.
           05  IBO-ROW-CORRECTION-STATUS   PIC S9(9) COMP-5 VALUE 0.
           *> 1 when there are such amounts.
           05  IBO-ROW-CORRECTION-HAS-BEFORE
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-ROW-CORRECTION-HAS-AFTER
                                           PIC S9(9) COMP-5 VALUE 0.
           05  IBO-ROW-CORRECTION-HAS-DIFFERENCE
                                           PIC S9(9) COMP-5 VALUE 0.
           *> The index in its table, from 0; -1: not there.
           05  IBO-ROW-CORRECTION-BEFORE-INDEX
                                           PIC S9(18) COMP-5 VALUE 0.
           05  IBO-ROW-CORRECTION-AFTER-INDEX
                                           PIC S9(18) COMP-5 VALUE 0.
           05  IBO-ROW-CORRECTION-PREMIUM-BEFORE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-PREMIUM-AFTER
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-PREMIUM-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-NET-BEFORE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-NET-AFTER
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-NET-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-EMPLOYER-CONTRIBUTION-BEFORE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-EMPLOYER-CONTRIBUTION-AFTER
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-EMPLOYER-CONTRIBUTION-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> To be paid, or below zero to be recovered.
           05  IBO-ROW-CORRECTION-TO-PAY   PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-ROW-CORRECTION-CASE-REF PIC X(72) VALUE SPACES.

       *> ibo_correction_totals: what corrections come to.
       01  IBO-CORRECTION-TOTALS.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 88.
           05  FILLER                      PIC 9(9) COMP-5 VALUE 0.
           *> How many rows there are of each IBO-CHANGE.
           05  IBO-CORRECTION-TOTALS-CHANGED
                                           PIC 9(18) COMP-5 VALUE 0.
           05  IBO-CORRECTION-TOTALS-NEW-ONES
                                           PIC 9(18) COMP-5 VALUE 0.
           05  IBO-CORRECTION-TOTALS-WITHDRAWN
                                           PIC 9(18) COMP-5 VALUE 0.
           05  IBO-CORRECTION-TOTALS-UNCHANGED
                                           PIC 9(18) COMP-5 VALUE 0.
           05  IBO-CORRECTION-TOTALS-REFUSED
                                           PIC 9(18) COMP-5 VALUE 0.
           05  IBO-CORRECTION-TOTALS-TO-PAY
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-CORRECTION-TOTALS-TO-RECOVER
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-CORRECTION-TOTALS-PREMIUM-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           05  IBO-CORRECTION-TOTALS-EMPLOYER-CONTRIBUTION-DIFFERENCE
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
           *> Issued for cases that are refused now.
           05  IBO-CORRECTION-TOTALS-ISSUED-NET-OF-REFUSED
                                           PIC S9(16)V99 COMP-5
                                           VALUE 0.
