{ The payroll of a month: month FOLDER

  Reads the employees of a month and the records of their benefits. Prints who is refused, what the
  employers are told, the payments, and the corrections of what was issued before. FOLDER has
  employees.csv, unemployment.csv, leefloon.csv, sickness.csv and issued.csv.

  For a payroll of your own, change ThisMonth, the columns where a file is read, and the report. }
program month;

{$mode objfpc}{$H+}

uses
  Classes, SysUtils, StrUtils, Math, fgl, ibo;

const
  ThisMonth = 202603;
  Shown = 5; { the first employees, whose amounts are printed }
  WholeMonth: TFraction = (numerator: 100; denominator: 100);

var
  { The row that was read last, its file and line, and the column that was read last. }
  FileName, Column: string;
  Line: Integer;
  Columns, Fields: TStringList;

  { What the files have. }
  Places: specialize TFPGMap<string, Integer>; { the case_index of each case_ref }
  Cases: TCases;
  Unemployment: TUnemploymentRecords;
  Leefloon: TLeefloonRecords;
  Sickness: TSicknessRecords;
  Before: TIssuedRows;

{ Ends the program. Nothing was printed then: the report comes last. }
procedure Stop(const Form: string; const Arguments: array of const);
begin
  raise Exception.CreateFmt(Form, Arguments);
end;

{ ---- Files: a header, commas, no quotes, dates yyyy-mm-dd ---- }

procedure Wrong(const Why: string);
begin
  Stop('%s, line %d: %s: %s', [FileName, Line, Column, Why]);
end;

{ Gives each row of a file to its reader. }
procedure ReadRows(const Folder, Name: string; Reader: TProcedure);
var
  Lines: TStringList;
begin
  FileName := Name;
  Lines := TStringList.Create;
  try
    Lines.LoadFromFile(ConcatPaths([Folder, Name]));
    if Lines.Count = 0 then Stop('%s, line 1: there are no columns', [Name]);
    Columns.DelimitedText := Lines[0];
    for Line := 2 to Lines.Count do
    begin
      Column := 'columns';
      Fields.DelimitedText := Lines[Line - 1];
      if Fields.Count <> Columns.Count then Wrong('too few or too many');
      try
        Reader;
      except
        on Refusal: EIbo do Wrong(Refusal.Message); { the library says what must be }
      end;
    end;
  finally
    Lines.Free;
  end;
end;

function Text(const Name: string): string;
var
  Place: Integer;
begin
  Column := Name;
  Place := Columns.IndexOf(Name);
  if Place < 0 then Stop('%s, line 1: there is no column %s', [FileName, Name]);
  Result := Fields[Place];
end;

function Has(const Name: string): Boolean;
begin
  Result := Text(Name) <> '';
end;

{ A text into the array of a record, which is zeros. }
procedure Put(const Name: string; var Field: array of AnsiChar);
begin
  if Length(Text(Name)) >= Length(Field) then Wrong('the text is too long');
  StrPCopy(@Field, Text(Name));
end;

{ An amount in cents. It must be there, since the library cannot tell one that was forgotten from
  0.00; and with both decimals, since a field that was cut off has fewer. }
function Cents(const Name: string): Int64;
begin
  if Copy(RightStr(Text(Name), 3), 1, 1) <> '.' then Wrong('not an amount with two decimals');
  Result := CentsOf(Text(Name));
end;

{ A date as yyyymmdd; 0, for absent, if it is empty. }
function Day(const Name: string): Int32;
begin
  Result := 0;
  if Has(Name) then Result := DateOf(Text(Name));
end;

{ Hours in hundredths. The library refuses what is too large, and so what was below zero. }
function Hours(const Name: string): UInt32;
var
  Hundredths: Int64;
begin
  Hundredths := Cents(Name);
  Result := High(Result);
  if (Hundredths >= 0) and (Hundredths < High(Result)) then Result := Hundredths;
end;

function Fraction(const Part, Whole: string): TFraction;
begin
  Result.numerator := Hours(Part);
  Result.denominator := Hours(Whole);
end;

function Whole(const Name: string): Int32;
begin
  if not TryStrToInt(Text(Name), Result) or (IntToStr(Result) <> Text(Name)) then
    Wrong('not a whole number');
end;

{ A whole number; 0, for absent, if it is empty. }
function Optional(const Name: string): Int32;
begin
  Result := 0;
  if Has(Name) then Result := Whole(Name);
end;

{ The place of a word in a list, which is its number in ibo.h; -1 for another word, which the
  library refuses. }
function WordOf(const Name: string; const Words: array of string): Int32;
begin
  Result := IndexStr(Text(Name), Words);
end;

{ ---- The rows of the files. Fields that are not set are zeros, which mean absent. ---- }

function Kind: Int32;
begin
  Result := WordOf('kind', ['', 'ibo', 'ibo-plus']);
end;

function Answer(const Source: string): Int32;
begin
  Result := WordOf(Source, ['not-asked', 'data', 'no-data', 'no-result', 'filtered']);
end;

procedure Employee;
var
  Row: TCase;
begin
  Row := Default(TCase);
  Row.month := ThisMonth;
  Row.case_index := Length(Cases);
  Row.kind := Kind;
  Row.start := Day('start');
  Row.&end := Day('end');
  Row.stopped := Day('stopped');
  Row.has_reference_gross_wage := Ord(Has('reference_gross_wage'));
  if Row.has_reference_gross_wage = 1 then
    Row.reference_gross_wage_cents := Cents('reference_gross_wage');
  Row.percentage := Optional('percentage');
  Row.rsz_base := Optional('rsz_base');
  Row.employment_fraction := Fraction('employment_hours', 'full_time_hours');
  if Has('paid_hours') or Has('normal_hours') then { else the whole month is paid }
  begin
    Row.attendance_kind := IBO_ATTENDANCE_RATIO;
    Row.attendance := Fraction('paid_hours', 'normal_hours');
  end;
  Row.unemployment_availability := Answer('unemployment');
  Row.leefloon_availability := Answer('leefloon');
  Row.sickness_availability := Answer('sickness');
  Put('case_ref', Row.case_ref);
  if Places.IndexOf(Text('case_ref')) >= 0 then Wrong('it stands twice');
  Places.Add(Text('case_ref'), Row.case_index);
  Insert(Row, Cases, Length(Cases));
end;

{ The employee of a record, found by reference: records may stand in any order. }
function Owner: Integer;
begin
  if not Places.TryGetData(Text('case_ref'), Result) then
    Wrong('employees.csv does not have it');
end;

procedure UnemploymentRecord;
var
  Row: TUnemploymentRecord;
begin
  Row := Default(TUnemploymentRecord);
  Row.case_index := Owner;
  Row.from := Day('from');
  Row.&to := Day('to');
  Row.day_amount_cents := Cents('day_amount');
  Row.basis := WordOf('basis', ['', 'full', 'half']);
  Row.half_per_week := Optional('half_per_week');
  Put('benefit_type', Row.benefit_type);
  Inc(Cases[Row.case_index].unemployment_count);
  Insert(Row, Unemployment, Length(Unemployment));
end;

procedure LeefloonRecord;
var
  Row: TLeefloonRecord;
begin
  Row := Default(TLeefloonRecord);
  Row.case_index := Owner;
  Row.month := DateOf(Text('month') + '-01') div 100;
  Row.amount_cents := Cents('amount');
  Put('aid_type', Row.aid_type);
  Put('entry_kind', Row.entry_kind);
  Inc(Cases[Row.case_index].leefloon_count);
  Insert(Row, Leefloon, Length(Leefloon));
end;

procedure SicknessRecord;
var
  Row: TSicknessRecord;
begin
  Row := Default(TSicknessRecord);
  Row.case_index := Owner;
  Row.nature := Whole('nature');
  Row.from := Day('from');
  Row.&to := Day('to');
  Row.gross_taxable_cents := Cents('gross_taxable');
  Row.days := Whole('days');
  Row.version := Optional('version');
  Row.status := WordOf('status', ['original', 'modified', 'cancelled']);
  Put('document_type', Row.document_type);
  Put('benefit_code', Row.benefit_code);
  Put('attest_id', Row.attest_id);
  Inc(Cases[Row.case_index].sickness_count);
  Insert(Row, Sickness, Length(Sickness));
end;

{ What was issued before, as a payroll keeps it: the status and what is in TAmounts. }
procedure WasIssued;
var
  Row: TIssued;
begin
  Row := Default(TIssued);
  Row.month := ThisMonth;
  Row.kind := Kind;
  Row.status := Whole('status');
  Put('case_ref', Row.case_ref);
  if Row.status = IBO_OK then { else it was refused: there are no amounts }
  begin
    Row.amounts.scheme := Whole('scheme');
    Row.amounts.payer := Whole('payer');
    Row.amounts.certainty := Whole('certainty');
    Row.amounts.replacement_income_cents := Cents('replacement_income');
    Row.amounts.premium_cents := Cents('premium');
    Row.amounts.premium_after_fraction_cents := Cents('premium_after_fraction');
    Row.amounts.premium_due_cents := Cents('premium_due');
    Row.amounts.withholding_tax_cents := Cents('withholding_tax');
    Row.amounts.net_cents := Cents('net');
    Row.amounts.has_employer_contribution := Ord(Has('employer_contribution'));
    if Row.amounts.has_employer_contribution = 1 then
      Row.amounts.employer_contribution_cents := Cents('employer_contribution');
  end;
  Insert(Row, Before, Length(Before));
end;

{ ---- The month ---- }

function Euro(Cents: Int64): string;
begin
  Result := Format('%s%d.%.2d', [IfThen(Cents < 0, '-'), Abs(Cents) div 100, Abs(Cents) mod 100]);
end;

procedure CountLine(const Caption: string; Count: Int64);
begin
  WriteLn(Format('%-28s%8d', [Caption, Count]));
end;

procedure EuroLine(const Caption: string; Cents: Int64);
begin
  WriteLn(Format('%-36s%16s', [Caption, Euro(Cents)]));
end;

procedure BothLine(const Caption: string; Count, Cents: Int64);
begin
  WriteLn(Format('%-28s%8d%16s', [Caption, Count, Euro(Cents)]));
end;

procedure PaidLines(const Payer: string; const Paid: TPaymentResults);
var
  Sum: TPaymentResult;
  Payment: TPaymentResult;
begin
  Sum := Default(TPaymentResult);
  for Payment in Paid do
  begin
    Inc(Sum.premium_cents, Payment.premium_cents);
    Inc(Sum.premium_due_cents, Payment.premium_due_cents);
    Inc(Sum.withholding_tax_cents, Payment.withholding_tax_cents);
    Inc(Sum.net_cents, Payment.net_cents);
  end;
  WriteLn(LineEnding, 'Paid by ', Payer);
  CountLine('payments', Length(Paid));
  EuroLine('premium', Sum.premium_cents);
  EuroLine('premium due', Sum.premium_due_cents);
  EuroLine('withholding tax', Sum.withholding_tax_cents);
  EuroLine('net', Sum.net_cents);
end;

{ What an employer pays: the premium of the notice, for its own hours. }
function PaymentOf(const Notice: TNotice; const Row: TCase): TPaymentRow;
begin
  Result := Default(TPaymentRow);
  Result.month := Notice.month;
  Result.premium_cents := Notice.amount_cents;
  Result.employment := Row.employment_fraction;
  Result.attendance := WholeMonth;
  if Row.attendance_kind = IBO_ATTENDANCE_RATIO then Result.attendance := Row.attendance;
end;

function PaidBy(const Amounts: TAmounts): TPaymentResult;
begin
  Result := Default(TPaymentResult);
  Result.premium_cents := Amounts.premium_cents;
  Result.premium_due_cents := Amounts.premium_due_cents;
  Result.withholding_tax_cents := Amounts.withholding_tax_cents;
  Result.net_cents := Amounts.net_cents;
end;

{ Computes the month, and prints it when all of it is computed. }
procedure Report;
var
  Amounts: TAmountsRows;
  Statuses, Told: TStatuses;
  Errors: TErrors;
  Now: TIssuedRows;
  Notices: TNotices;
  ToPayByEmployers: TPaymentRows;
  Paid, ByVdab: TPaymentResults;
  Corrections: TRowCorrections;
  Totals: TCorrectionTotals;
  ToPay: array of Int64;
  Error: TError;
  Contributions, ForIboPlus, WithoutWage, PremiumCents, ContributionCents: Int64;
  I: Integer;
begin
  Compute(Cases, Unemployment, Leefloon, Sickness, Amounts, Statuses, Errors);
  Now := nil;
  SetLength(Now, Length(Cases));
  ByVdab := nil;
  for I := 0 to High(Cases) do
  begin
    Now[I].month := ThisMonth;
    Now[I].status := Statuses[I];
    if Statuses[I] = IBO_OK then Now[I].kind := Cases[I].kind; { a refused one needs none }
    Now[I].amounts := Amounts[I];
    Now[I].case_ref := Cases[I].case_ref;
    if Amounts[I].payer = IBO_PAYER_VDAB then
      Insert(PaidBy(Amounts[I]), ByVdab, Length(ByVdab));
  end;

  ComputeNotices(Now, Notices, Told);
  ToPayByEmployers := nil;
  Contributions := 0;
  ForIboPlus := 0;
  WithoutWage := 0;
  PremiumCents := 0;
  ContributionCents := 0;
  for I := 0 to High(Cases) do
    if Statuses[I] <> IBO_OK then
      Continue
    else if Told[I] = IBO_ERROR_NOTICE_FOR_IBO_PLUS then
      Inc(ForIboPlus)
    else if Told[I] = IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION then
      Inc(WithoutWage)
    else if Told[I] <> IBO_OK then
      Stop('%s: no notice: %s', [Cases[I].case_ref, StatusName(Told[I])])
    else if Notices[I].kind = IBO_NOTICE_CONTRIBUTION then
    begin
      Inc(Contributions);
      Inc(ContributionCents, Notices[I].amount_cents);
    end
    else
    begin
      Inc(PremiumCents, Notices[I].amount_cents);
      Insert(PaymentOf(Notices[I], Cases[I]), ToPayByEmployers, Length(ToPayByEmployers));
    end;
  Paid := Payments(ToPayByEmployers);

  ComputeCorrections(Before, Now, Corrections, Totals);
  ToPay := nil;
  SetLength(ToPay, Length(Cases));
  for I := 0 to High(Corrections) do
    if Corrections[I].after_index >= 0 then
      ToPay[Corrections[I].after_index] := Corrections[I].to_pay_cents;

  WriteLn(Format('Month %d-%.2d', [ThisMonth div 100, ThisMonth mod 100]));
  CountLine('employees', Length(Cases));
  CountLine('computed', Length(Cases) - Length(Errors));
  CountLine('refused', Length(Errors));

  WriteLn(LineEnding, 'Refused');
  for Error in Errors do
    WriteLn(Cases[Error.row].case_ref, ': ', StatusName(Error.number), ' (', Error.number, ') at ',
      Error.at, ': ', Error.message);

  WriteLn(LineEnding, 'Notices to employers');
  BothLine('premium', Length(ToPayByEmployers), PremiumCents);
  BothLine('contribution', Contributions, ContributionCents);
  CountLine(StatusName(IBO_ERROR_NOTICE_FOR_IBO_PLUS), ForIboPlus);
  CountLine(StatusName(IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION), WithoutWage);

  PaidLines('the employer', Paid);
  PaidLines('VDAB', ByVdab);

  WriteLn(LineEnding, 'Corrections of what was issued');
  CountLine('changed', Totals.changed);
  CountLine('new', Totals.new_ones);
  CountLine('withdrawn', Totals.withdrawn);
  CountLine('unchanged', Totals.unchanged);
  CountLine('refused', Totals.refused);
  EuroLine('to pay', Totals.to_pay_cents);
  EuroLine('to recover', Totals.to_recover_cents);
  EuroLine('issued, refused now', Totals.issued_net_of_refused_cents);

  WriteLn(LineEnding, 'Employee         premium         due         tax         net  correction');
  for I := 0 to Min(Shown, Length(Cases)) - 1 do
    WriteLn(Format('%-12s%12s%12s%12s%12s%12s', [Cases[I].case_ref,
      Euro(Amounts[I].premium_cents), Euro(Amounts[I].premium_due_cents),
      Euro(Amounts[I].withholding_tax_cents), Euro(Amounts[I].net_cents), Euro(ToPay[I])]));
  Flush(Output);
end;

procedure Run(const Folder: string);
begin
  CheckVersion;
  ReadRows(Folder, 'employees.csv', @Employee);
  ReadRows(Folder, 'unemployment.csv', @UnemploymentRecord);
  ReadRows(Folder, 'leefloon.csv', @LeefloonRecord);
  ReadRows(Folder, 'sickness.csv', @SicknessRecord);
  ReadRows(Folder, 'issued.csv', @WasIssued);
  Report;
end;

function Split: TStringList;
begin
  Result := TStringList.Create;
  Result.StrictDelimiter := True;
  Result.QuoteChar := #0;
end;

begin
  Columns := Split;
  Fields := Split;
  Places := specialize TFPGMap<string, Integer>.Create;
  Places.Sorted := True;
  try
    if ParamCount <> 1 then Stop('which folder? month FOLDER', []);
    Run(ParamStr(1));
  except
    on Why: Exception do
    begin
      WriteLn(StdErr, 'month: ', Why.Message);
      Flush(StdErr); { at the end a full disk would keep it back }
      ExitCode := 1;
    end;
  end;
  Places.Free;
  Fields.Free;
  Columns.Free;
end.
