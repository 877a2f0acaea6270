{ libibo in Free Pascal: the part of ibo.h that month.pas needs. Fields and constants have the names
  of ibo.h; declare other records and functions in the same way. A field whose name is a word of
  Pascal has a & before it. }
unit ibo;

{$mode objfpc}{$H+}
{$packrecords c}

interface

uses
  SysUtils;

const
  IBO_ABI_VERSION = 0;
  IBO_OK = 0;
  IBO_KIND_IBO = 1;
  IBO_KIND_IBO_PLUS = 2;
  IBO_ATTENDANCE_RATIO = 1;
  IBO_PAYER_VDAB = 2;
  IBO_NOTICE_PREMIUM = 1;
  IBO_NOTICE_CONTRIBUTION = 2;
  IBO_FORM_STANDARD = 1;
  IBO_ERROR_NOTICE_FOR_IBO_PLUS = 1505;
  IBO_ERROR_NOTICE_WITHOUT_CONTRIBUTION = 1507;

type
  TText8 = array[0..7] of AnsiChar;
  TText16 = array[0..15] of AnsiChar;
  TText72 = array[0..71] of AnsiChar;

  TError = record
    struct_size: UInt32;
    language: Int32;
    row: Int64;
    number: Int32;
    rule: TText8;
    at: array[0..111] of AnsiChar;
    message: array[0..883] of AnsiChar;
  end;

  TFraction = record
    numerator, denominator: UInt32;
  end;

  TCase = record
    struct_size: UInt32;
    month, kind, start, &end, stopped, suspended_days, percentage, rsz_base: Int32;
    has_reference_gross_wage, has_employee_rsz, attendance_kind: Int32;
    reference_gross_wage_cents, employee_rsz_cents: Int64;
    employment_fraction, attendance: TFraction;
    unemployment_availability, leefloon_availability, sickness_availability: Int32;
    case_index, unemployment_count, leefloon_count, sickness_count, absence_count: UInt32;
    case_ref: TText72;
  end;

  TUnemploymentRecord = record
    struct_size, case_index: UInt32;
    from, &to, basis, half_per_week: Int32;
    day_amount_cents: Int64;
    rva_code: TText16;
    benefit_type: TText72;
  end;

  TLeefloonRecord = record
    struct_size, case_index: UInt32;
    amount_cents: Int64;
    month, from, &to: Int32;
    aid_type: TText72;
    entry_kind: array[0..75] of AnsiChar;
  end;

  TSicknessRecord = record
    struct_size, case_index: UInt32;
    nature, from, &to, days: Int32;
    gross_taxable_cents, hours_hundredths: Int64;
    version, status: Int32;
    benefit_code: TText8;
    document_type, attest_id: TText72;
  end;

  TAmounts = record
    struct_size: UInt32;
    scheme, payer, certainty, provisional, has_employer_contribution: Int32;
    replacement_income_cents, premium_cents, premium_after_fraction_cents: Int64;
    premium_due_cents, withholding_tax_cents, net_cents, employer_contribution_cents: Int64;
  end;

  TIssued = record
    struct_size: UInt32;
    month, kind, status: Int32;
    amounts: TAmounts;
    case_ref: TText72;
  end;

  TNotice = record
    struct_size: UInt32;
    month, kind, reserved: Int32;
    amount_cents: Int64;
    case_ref: TText72;
  end;

  TPaymentRow = record
    struct_size: UInt32;
    month: Int32;
    premium_cents: Int64;
    employment, attendance: TFraction;
    working_days, kind, start, &end, stopped, reserved: Int32;
    case_ref: TText72;
  end;

  TPaymentResult = record
    struct_size: UInt32;
    certainty: Int32;
    premium_cents, premium_after_fraction_cents, premium_due_cents: Int64;
    withholding_tax_cents, net_cents: Int64;
  end;

  TRowCorrection = record
    struct_size: UInt32;
    month, change, cause, status, has_before, has_after, has_difference: Int32;
    before_index, after_index: Int64;
    premium_before_cents, premium_after_cents, premium_difference_cents: Int64;
    net_before_cents, net_after_cents, net_difference_cents: Int64;
    employer_contribution_before_cents, employer_contribution_after_cents: Int64;
    employer_contribution_difference_cents, to_pay_cents: Int64;
    case_ref: TText72;
  end;

  TCorrectionTotals = record
    struct_size, reserved: UInt32;
    changed, new_ones, withdrawn, unchanged, refused: UInt64;
    to_pay_cents, to_recover_cents, premium_difference_cents: Int64;
    employer_contribution_difference_cents, issued_net_of_refused_cents: Int64;
  end;

  TStatuses = array of Int32;
  TErrors = array of TError;
  TCases = array of TCase;
  TUnemploymentRecords = array of TUnemploymentRecord;
  TLeefloonRecords = array of TLeefloonRecord;
  TSicknessRecords = array of TSicknessRecord;
  TAmountsRows = array of TAmounts;
  TIssuedRows = array of TIssued;
  TNotices = array of TNotice;
  TPaymentRows = array of TPaymentRow;
  TPaymentResults = array of TPaymentResult;
  TRowCorrections = array of TRowCorrection;

  { What the library refuses, and why. }
  EIbo = class(Exception);

{ The library must be of the ibo.h from which this unit was written. }
procedure CheckVersion;

{ The stable name of a status, such as percentage-not-allowed. }
function StatusName(Status: Int32): string;

{ An amount in cents, from a text such as 2500.00. }
function CentsOf(const Text: string): Int64;

{ A date as yyyymmdd, from a text such as 2026-03-02. }
function DateOf(const Text: string): Int32;

{ The amounts of all cases. A refused one has a status, zeros and an error. }
procedure Compute(const Cases: TCases; const Unemployment: TUnemploymentRecords;
  const Leefloon: TLeefloonRecords; const Sickness: TSicknessRecords;
  out Amounts: TAmountsRows; out Statuses: TStatuses; out Errors: TErrors);

{ What the employers are told. A status says of which result they are told nothing. }
procedure ComputeNotices(const Issued: TIssuedRows; out Notices: TNotices;
  out Statuses: TStatuses);

{ What is paid. A row that is refused ends the call: none may be left out. }
function Payments(const Rows: TPaymentRows): TPaymentResults;

{ What is still to be paid or recovered of what was issued before. }
procedure ComputeCorrections(const Before, After: TIssuedRows; out Rows: TRowCorrections;
  out Totals: TCorrectionTotals);

implementation

type
  PError = ^TError;

function abi_version: UInt32; cdecl; external 'ibo' name 'ibo_abi_version';
function ibo_status_name(status: Int32): PAnsiChar; cdecl; external 'ibo';
function ibo_amount_from_text(text: PAnsiChar; length: SizeUInt; form: Int32; out cents: Int64;
  error: PError): Int32; cdecl; external 'ibo';
function ibo_date_from_text(text: PAnsiChar; length: SizeUInt; form: Int32; out yyyymmdd: Int32;
  error: PError): Int32; cdecl; external 'ibo';
function ibo_amounts_compute_many(cases: Pointer; count, size: SizeUInt;
  unemployment: Pointer; unemployment_count, unemployment_size: SizeUInt;
  leefloon: Pointer; leefloon_count, leefloon_size: SizeUInt;
  sickness: Pointer; sickness_count, sickness_size: SizeUInt;
  absences: Pointer; absence_count, absence_size: SizeUInt; options, parameters: Pointer;
  results: Pointer; out_size: SizeUInt; statuses: Pointer; out refused: SizeUInt;
  errors: Pointer; error_count, error_size: SizeUInt; error: PError): Int32;
  cdecl; external 'ibo';
function ibo_notices(issued: Pointer; count, size: SizeUInt; results: Pointer; out_size: SizeUInt;
  statuses, refused, errors: Pointer; error_count, error_size: SizeUInt; error: PError): Int32;
  cdecl; external 'ibo';
function ibo_payments(rows: Pointer; count, size: SizeUInt; parameters: Pointer;
  results: Pointer; out_size: SizeUInt; statuses, refused, errors: Pointer;
  error_count, error_size: SizeUInt; error: PError): Int32; cdecl; external 'ibo';
function ibo_corrections(before: Pointer; before_count, before_size: SizeUInt;
  after: Pointer; after_count, after_size: SizeUInt; with_unchanged: Int32;
  results: Pointer; out_size: SizeUInt; out written: SizeUInt; var totals: TCorrectionTotals;
  error: PError): Int32; cdecl; external 'ibo';

procedure CheckVersion;
begin
  if abi_version <> IBO_ABI_VERSION then
    raise EIbo.CreateFmt('libibo has ABI %d, not %d', [abi_version, IBO_ABI_VERSION]);
end;

function StatusName(Status: Int32): string;
begin
  Result := ibo_status_name(Status);
end;

function NoError: TError;
begin
  Result := Default(TError);
  Result.struct_size := SizeOf(Result);
end;

procedure Check(Status: Int32; const Error: TError);
begin
  if Status <> IBO_OK then
    raise EIbo.CreateFmt('%s (%d) at %s: %s',
      [StatusName(Status), Status, string(Error.at), string(Error.message)]);
end;

function CentsOf(const Text: string): Int64;
var
  Error: TError;
begin
  Error := NoError;
  Check(ibo_amount_from_text(PAnsiChar(Text), Length(Text), IBO_FORM_STANDARD, Result, @Error),
    Error);
end;

function DateOf(const Text: string): Int32;
var
  Error: TError;
begin
  Error := NoError;
  Check(ibo_date_from_text(PAnsiChar(Text), Length(Text), IBO_FORM_STANDARD, Result, @Error),
    Error);
end;

procedure Compute(const Cases: TCases; const Unemployment: TUnemploymentRecords;
  const Leefloon: TLeefloonRecords; const Sickness: TSicknessRecords;
  out Amounts: TAmountsRows; out Statuses: TStatuses; out Errors: TErrors);
var
  Error: TError;
  Refused: SizeUInt;
begin
  Amounts := nil;
  SetLength(Amounts, Length(Cases));
  Statuses := nil;
  SetLength(Statuses, Length(Cases));
  Errors := nil;
  SetLength(Errors, Length(Cases));
  Error := NoError;
  Check(ibo_amounts_compute_many(Pointer(Cases), Length(Cases), SizeOf(TCase),
    Pointer(Unemployment), Length(Unemployment), SizeOf(TUnemploymentRecord),
    Pointer(Leefloon), Length(Leefloon), SizeOf(TLeefloonRecord),
    Pointer(Sickness), Length(Sickness), SizeOf(TSicknessRecord),
    nil, 0, 0, { no absences }
    nil, nil, { no options, and the dated values of the library }
    Pointer(Amounts), SizeOf(TAmounts), Pointer(Statuses), Refused,
    Pointer(Errors), Length(Errors), SizeOf(TError), @Error), Error);
  SetLength(Errors, Refused);
end;

procedure ComputeNotices(const Issued: TIssuedRows; out Notices: TNotices;
  out Statuses: TStatuses);
var
  Error: TError;
begin
  Notices := nil;
  SetLength(Notices, Length(Issued));
  Statuses := nil;
  SetLength(Statuses, Length(Issued));
  Error := NoError;
  Check(ibo_notices(Pointer(Issued), Length(Issued), SizeOf(TIssued),
    Pointer(Notices), SizeOf(TNotice), Pointer(Statuses), nil, nil, 0, 0, @Error), Error);
end;

function Payments(const Rows: TPaymentRows): TPaymentResults;
var
  Error, First: TError;
  Statuses: TStatuses;
begin
  Result := nil;
  Statuses := nil;
  SetLength(Result, Length(Rows));
  SetLength(Statuses, Length(Rows));
  Error := NoError;
  First := NoError;
  Check(ibo_payments(Pointer(Rows), Length(Rows), SizeOf(TPaymentRow), nil,
    Pointer(Result), SizeOf(TPaymentResult), Pointer(Statuses), nil,
    @First, 1, SizeOf(TError), @Error), Error);
  Check(First.number, First);
end;

procedure ComputeCorrections(const Before, After: TIssuedRows; out Rows: TRowCorrections;
  out Totals: TCorrectionTotals);
var
  Error: TError;
  Written: SizeUInt;
begin
  Rows := nil;
  SetLength(Rows, Length(Before) + Length(After));
  Totals := Default(TCorrectionTotals);
  Totals.struct_size := SizeOf(Totals);
  Error := NoError;
  Check(ibo_corrections(Pointer(Before), Length(Before), SizeOf(TIssued),
    Pointer(After), Length(After), SizeOf(TIssued), 0, Pointer(Rows), SizeOf(TRowCorrection),
    Written, Totals, @Error), Error);
  SetLength(Rows, Written);
end;

end.
