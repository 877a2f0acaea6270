//! The functions of C that take structs: cases that are built, their structs changed in any byte,
//! of sizes of later headers, in arrays. A call that is made twice gives the same; a row that is
//! refused is zeros; a case alone, its statement and its row give one answer.

use std::ptr::{from_ref, null, null_mut};

use arbitrary::{Result, Unstructured};
use bytemuck::{Pod, Zeroable as _};
use ibo::*;

use crate::capi::{self, Memory};
use crate::structs::{Input, size};
use crate::{draw, values};

/// The bytes from which structs are drawn; too few of them are zeros.
pub fn run(bytes: &[u8]) {
    drawn(&mut Unstructured::new(bytes)).expect("bytes without an end");
}

/// An array of structs as C passes it: in memory of its own, each element of one size.
struct Array<T> {
    memory: Memory,
    count: usize,
    size: usize,
    of: std::marker::PhantomData<T>,
}

impl<T: Pod> Array<T> {
    /// The structs, in elements that are larger by so many bytes, which are zeros.
    fn new(structs: &[T], beyond: usize) -> Self {
        let size = size_of::<T>() + beyond;
        let mut memory = Memory::new(size * structs.len());
        for (one, place) in structs.iter().zip(memory.bytes_mut().chunks_exact_mut(size)) {
            place[..size_of::<T>()].copy_from_slice(bytemuck::bytes_of(one));
        }
        Self { memory, count: structs.len(), size, of: std::marker::PhantomData }
    }

    /// The array to be written, of bytes that are not zeros.
    fn out(count: usize, beyond: usize) -> Self {
        let size = size_of::<T>() + beyond;
        let memory = Memory::of(&vec![0xA5; size * count]);
        Self { memory, count, size, of: std::marker::PhantomData }
    }

    /// The array of an output whose elements say their language.
    fn errors(count: usize) -> Self {
        let mut array = Self::new(&vec![T::zeroed(); count], 0);
        for place in array.memory.bytes_mut().chunks_exact_mut(size_of::<T>()) {
            place[4..8].copy_from_slice(&IBO_LANGUAGE_NL.to_ne_bytes());
        }
        array
    }

    fn pointer(&self) -> *mut T {
        if self.count == 0 { null_mut() } else { self.memory.pointer() }
    }

    /// Changes any bytes of any of them, seldom that of a size.
    fn change(&mut self, bytes: &mut Unstructured<'_>, times: u8) -> Result<()> {
        const EDGES: [i64; 14] = [
            0,
            1,
            -1,
            2,
            12,
            13,
            100,
            i32::MAX as i64,
            i32::MIN as i64,
            i64::MAX,
            i64::MIN,
            100_000_000_000,
            100_000_000_001,
            20_260_229,
        ];
        let length = self.count * self.size;
        for _ in 0..times {
            if length == 0 {
                break;
            }
            let place = bytes.int_in_range(0..=length - 1)?;
            let within = place % self.size;
            // A size that lies would have the library read what is not there.
            if within < 4 || within >= size_of::<T>() && !bytes.ratio(1, 4)? {
                continue;
            }
            let all = self.memory.bytes_mut();
            match bytes.int_in_range(0..=2)? {
                0 => all[place] = bytes.arbitrary()?,
                1 => {
                    let place = place / 4 * 4;
                    let number = *bytes.choose(&EDGES)? as i32;
                    all[place..place + 4].copy_from_slice(&number.to_ne_bytes());
                }
                _ => {
                    let place = (place / 8 * 8).min(length.saturating_sub(8));
                    if place % self.size < 4 || place + 8 > length {
                        continue;
                    }
                    let number = *bytes.choose(&EDGES)?;
                    all[place..place + 8].copy_from_slice(&number.to_ne_bytes());
                }
            }
        }
        Ok(())
    }

    /// Whether an element that was written is zeros but for its size.
    fn is_empty(&self, index: usize) -> bool {
        let element = &self.memory.bytes()[index * self.size..][..self.size];
        let written = u32::try_from(size_of::<T>().min(self.size)).expect("a small struct");
        element[..4] == written.to_ne_bytes() && element[4..].iter().all(|byte| *byte == 0)
    }
}

/// What a call of many rows wrote.
struct Rows<T> {
    out: Array<T>,
    statuses: Array<ibo_status>,
    refused: usize,
    errors: Array<ibo_error>,
    error: Memory,
}

impl<T: Pod> Rows<T> {
    fn new(count: usize, beyond: usize, errors: usize) -> Self {
        Self {
            out: Array::out(count, beyond),
            statuses: Array::out(count, 0),
            refused: usize::MAX,
            errors: Array::errors(errors),
            error: capi::empty_error(),
        }
    }

    fn status(&self, row: usize) -> ibo_status {
        let bytes = &self.statuses.memory.bytes()[row * 4..][..4];
        ibo_status::from_ne_bytes(bytes.try_into().expect("four bytes"))
    }

    /// What holds of the rows of a call that ended with this status.
    fn check(&self, status: ibo_status) {
        let said = capi::said(&self.error, status);
        let mut refused = 0;
        for row in 0..self.statuses.count {
            let of_row = self.status(row);
            capi::check_status(of_row);
            if of_row != IBO_OK {
                assert!(self.out.is_empty(row), "row {row} with {of_row} must be zeros");
                refused += 1;
            }
        }
        match said {
            Ok(()) => assert_eq!(self.refused, refused),
            Err(failed) => {
                assert_eq!(self.refused, 0);
                assert_eq!(refused, self.statuses.count, "no row of a call that failed");
                assert!((0..refused).all(|row| self.status(row) == failed.status));
            }
        }
    }
}

/// A call of many rows, made twice.
fn rows<T: Pod>(
    count: usize,
    beyond: usize,
    errors: usize,
    call: impl Fn(&mut Rows<T>) -> ibo_status,
) -> Rows<T> {
    let [once, twice] = [(); 2].map(|()| {
        let mut rows = Rows::new(count, beyond, errors);
        let status = call(&mut rows);
        rows.check(status);
        (rows, status)
    });
    assert_eq!(once.1, twice.1);
    assert_eq!(once.0.out.memory.bytes(), twice.0.out.memory.bytes());
    assert_eq!(once.0.statuses.memory.bytes(), twice.0.statuses.memory.bytes());
    assert_eq!(once.0.errors.memory.bytes(), twice.0.errors.memory.bytes());
    once.0
}

/// The arrays of one case, or of many.
struct Given {
    cases: Array<ibo_case>,
    unemployment: Array<ibo_unemployment_record>,
    leefloon: Array<ibo_leefloon_record>,
    sickness: Array<ibo_sickness_record>,
    absences: Array<ibo_absence>,
}

impl Given {
    fn of(inputs: &[Input], beyond: usize) -> Self {
        fn all<T: Pod>(inputs: &[Input], beyond: usize, of: impl Fn(&Input) -> Vec<T>) -> Array<T> {
            Array::new(&inputs.iter().flat_map(of).collect::<Vec<_>>(), beyond)
        }
        Self {
            cases: all(inputs, 0, |input| vec![input.case]),
            unemployment: all(inputs, beyond, |input| input.unemployment.clone()),
            leefloon: all(inputs, beyond, |input| input.leefloon.clone()),
            sickness: all(inputs, 0, |input| input.sickness.clone()),
            absences: all(inputs, beyond, |input| input.absences.clone()),
        }
    }

    fn change(&mut self, bytes: &mut Unstructured<'_>) -> Result<()> {
        let times = bytes.int_in_range(0..=3)?;
        self.cases.change(bytes, times)?;
        let times = bytes.int_in_range(0..=2)?;
        self.unemployment.change(bytes, times)?;
        self.leefloon.change(bytes, times / 2)?;
        self.sickness.change(bytes, times)?;
        self.absences.change(bytes, times / 2)
    }
}

/// A function with the arrays of a case, and what comes after them.
macro_rules! with_records {
    ($function:ident, $given:expr, $($more:expr),*) => {{
        let Given { cases, unemployment, leefloon, sickness, absences } = $given;
        // SAFETY: each array and struct lies in memory of its size.
        unsafe {
            $function(
                cases.pointer(),
                unemployment.pointer(),
                unemployment.count,
                unemployment.size,
                leefloon.pointer(),
                leefloon.count,
                leefloon.size,
                sickness.pointer(),
                sickness.count,
                sickness.size,
                absences.pointer(),
                absences.count,
                absences.size,
                $($more),*
            )
        }
    }};
}

fn drawn(bytes: &mut Unstructured<'_>) -> Result<()> {
    let (how, beyond) = (bytes.int_in_range(0..=7)?, *bytes.choose(&[0, 0, 8, 64])?);
    let mut options = ibo_options {
        struct_size: size::<ibo_options>(),
        require: *bytes.choose(&[0, 0, -1, 1, 2, 3])?,
        provisional: bytes.int_in_range(0..=1)?,
        with_case: bytes.int_in_range(0..=1)?,
    };
    if bytes.ratio(1, 16)? {
        options.require = bytes.arbitrary()?;
        options.provisional = bytes.arbitrary()?;
    }
    let is_default = bytes.arbitrary()?;
    let options = if is_default { null() } else { from_ref(&options) };
    match how {
        0..=2 => one_case(bytes, options, beyond),
        3 | 4 => many_cases(bytes, options, beyond),
        5 => payments(bytes, options, beyond),
        _ => issued(bytes, beyond),
    }
}

fn input(bytes: &mut Unstructured<'_>) -> Result<Input> {
    let case = draw::case(bytes)?;
    let fallback = || Input::of(&values::first_cases()[0]).expect("a case of structs");
    Ok(Input::of(&case).unwrap_or_else(fallback))
}

/// A struct to be written, with its size and marks.
fn out<T: Pod>() -> Memory {
    let mut memory = Memory::of(&vec![0xA5; size_of::<T>()]);
    memory.bytes_mut()[..4].copy_from_slice(&size::<T>().to_ne_bytes());
    memory
}

fn is_empty(memory: &Memory) -> bool {
    memory.bytes()[4..].iter().all(|byte| *byte == 0)
}

fn one_case(
    bytes: &mut Unstructured<'_>,
    options: *const ibo_options,
    beyond: usize,
) -> Result<()> {
    let mut given = Given::of(&[input(bytes)?], beyond);
    given.change(bytes)?;
    let amounts = out::<ibo_amounts>();
    let out_amounts = amounts.pointer();
    let alone = capi::told(|error| {
        with_records!(ibo_amounts_compute_with, &given, options, null(), out_amounts, error)
    });
    assert_eq!(alone.is_err(), is_empty(&amounts), "zeros of a case that is refused");

    let (mut handle, error) = (std::ptr::dangling_mut(), capi::empty_error());
    let out_handle = &raw mut handle;
    let pointer = error.pointer();
    let status =
        with_records!(ibo_statement_compute_with, &given, options, null(), out_handle, pointer);
    let stated = capi::said(&error, status);
    match &stated {
        Ok(()) => {
            let of_statement = out::<ibo_amounts>();
            // SAFETY: the handle is one of the library's, and the struct has its size.
            unsafe {
                let read = ibo_statement_amounts(handle, of_statement.pointer());
                assert_eq!(read, IBO_OK);
                let json = capi::written_alone(7, |buffer, capacity, needed| {
                    ibo_statement_to_json(handle, buffer, capacity, needed)
                });
                ibo_core::Statement::from_json(json.expect("a JSON").as_bytes()).expect("read");
                assert_eq!(ibo_statement_free(handle), IBO_OK);
            }
            assert_eq!(of_statement.bytes(), amounts.bytes());
        }
        Err(failed) => {
            assert!(handle.is_null());
            // Only a statement reads the reference.
            assert!(
                failed.at == "case_ref" || Err(failed.clone()) == alone,
                "{failed:?} {alone:?}"
            );
        }
    }
    let json = capi::written(7, |buffer, capacity, needed, error| {
        with_records!(ibo_case_to_json, &given, buffer, capacity, needed, error)
    });
    if stated.is_ok() {
        let json = json.expect("a case that computes has a JSON");
        ibo_core::Case::from_json(json.as_bytes()).expect("a case");
    }
    let premium = out::<ibo_premium>();
    let (income, case) = (draw::cents(bytes)?, given.cases.pointer());
    let told = capi::told(|error| {
        // SAFETY: each struct lies in memory of its size.
        unsafe { ibo_premium_compute(case, income, options, null(), premium.pointer(), error) }
    });
    assert_eq!(told.is_err(), is_empty(&premium));
    Ok(())
}

fn many_cases(
    bytes: &mut Unstructured<'_>,
    options: *const ibo_options,
    beyond: usize,
) -> Result<()> {
    let count = bytes.int_in_range(0..=4_u32)?;
    let inputs = (0..count).map(|index| Ok(input(bytes)?.at(index))).collect::<Result<Vec<_>>>()?;
    let mut given = Given::of(&inputs, beyond);
    given.change(bytes)?;
    let (room, larger) = (bytes.int_in_range(0..=3)?, *bytes.choose(&[0, 8])?);
    let Given { cases, unemployment, leefloon, sickness, absences } = &given;
    // SAFETY: each array lies in memory of its size.
    let rows = rows::<ibo_amounts>(cases.count, larger, room, |rows| unsafe {
        ibo_amounts_compute_many(
            cases.pointer(),
            cases.count,
            cases.size,
            unemployment.pointer(),
            unemployment.count,
            unemployment.size,
            leefloon.pointer(),
            leefloon.count,
            leefloon.size,
            sickness.pointer(),
            sickness.count,
            sickness.size,
            absences.pointer(),
            absences.count,
            absences.size,
            options,
            null(),
            rows.out.pointer(),
            rows.out.size,
            rows.statuses.pointer(),
            &raw mut rows.refused,
            rows.errors.pointer(),
            rows.errors.count,
            rows.errors.size,
            rows.error.pointer(),
        )
    });
    if let [only] = inputs.as_slice()
        && bytes.arbitrary()?
    {
        alone_as_a_row(only, options, &rows, &given);
    }
    Ok(())
}

/// The one case of a call, alone, has the answer of its row.
fn alone_as_a_row(
    input: &Input,
    options: *const ibo_options,
    rows: &Rows<ibo_amounts>,
    given: &Given,
) {
    let same = Given::of(
        std::slice::from_ref(input),
        given.unemployment.size - size_of::<ibo_unemployment_record>(),
    );
    let is_unchanged = same.cases.memory.bytes() == given.cases.memory.bytes()
        && same.unemployment.memory.bytes() == given.unemployment.memory.bytes()
        && same.leefloon.memory.bytes() == given.leefloon.memory.bytes()
        && same.sickness.memory.bytes() == given.sickness.memory.bytes()
        && same.absences.memory.bytes() == given.absences.memory.bytes();
    if !is_unchanged {
        return;
    }
    let amounts = out::<ibo_amounts>();
    let out_amounts = amounts.pointer();
    let alone = capi::told(|error| {
        with_records!(ibo_amounts_compute_with, &same, options, null(), out_amounts, error)
    });
    let status = alone.err().map_or(IBO_OK, |failed| failed.status);
    assert_eq!(rows.status(0), status);
    let row = &rows.out.memory.bytes()[4..size_of::<ibo_amounts>()];
    assert_eq!(row, &amounts.bytes()[4..], "a case alone and as a row");
}

fn payment_row(bytes: &mut Unstructured<'_>) -> Result<ibo_payment_row> {
    let mut row = ibo_payment_row::zeroed();
    row.struct_size = if bytes.arbitrary()? { size::<ibo_payment_row>() } else { 0 };
    row.month = *bytes.choose(&[0, 202_603, 202_604, 201_809, 202_613])?;
    row.premium_cents = draw::cents(bytes)?;
    row.employment = ibo_fraction { numerator: bytes.int_in_range(1..=3_800)?, denominator: 3_800 };
    if bytes.ratio(2, 3)? {
        row.attendance = ibo_fraction { numerator: bytes.int_in_range(0..=22)?, denominator: 22 };
    } else {
        row.working_days = bytes.int_in_range(0..=1)?;
        row.start = 20_260_302 + bytes.int_in_range(0..=20)?;
        row.end = 20_260_828;
        row.kind = bytes.int_in_range(0..=2)?;
        row.stopped = if bytes.ratio(1, 4)? { 20_260_320 } else { 0 };
    }
    for place in row.case_ref.iter_mut().take(bytes.int_in_range(0..=3)?) {
        *place = b'A'.cast_signed();
    }
    Ok(row)
}

fn payments(
    bytes: &mut Unstructured<'_>,
    options: *const ibo_options,
    beyond: usize,
) -> Result<()> {
    let count = bytes.int_in_range(0..=4_usize)?;
    let drawn = (0..count).map(|_| payment_row(bytes)).collect::<Result<Vec<_>>>()?;
    let mut before = Array::new(&drawn, beyond);
    let mut after = Array::new(&drawn, 0);
    let times = bytes.int_in_range(0..=4)?;
    before.change(bytes, times)?;
    after.change(bytes, times)?;
    let room = bytes.int_in_range(0..=3)?;
    // SAFETY: each array lies in memory of its size.
    let paid = rows::<ibo_payment_result>(count, 8, room, |rows| unsafe {
        ibo_payments(
            before.pointer(),
            before.count,
            before.size,
            null(),
            rows.out.pointer(),
            rows.out.size,
            rows.statuses.pointer(),
            &raw mut rows.refused,
            rows.errors.pointer(),
            rows.errors.count,
            rows.errors.size,
            rows.error.pointer(),
        )
    });
    // SAFETY: each array lies in memory of its size.
    rows::<ibo_payment_change>(count, 0, room, |rows| unsafe {
        ibo_payment_changes(
            before.pointer(),
            before.size,
            after.pointer(),
            after.size,
            count,
            null(),
            rows.out.pointer(),
            rows.out.size,
            rows.statuses.pointer(),
            &raw mut rows.refused,
            rows.errors.pointer(),
            rows.errors.count,
            rows.errors.size,
            rows.error.pointer(),
        )
    });
    if count > 0 {
        let mut row = Array::<ibo_payment_row>::new(&drawn[..1], 0);
        row.memory.bytes_mut()[..size_of::<ibo_payment_row>()]
            .copy_from_slice(&before.memory.bytes()[..size_of::<ibo_payment_row>()]);
        row.memory.bytes_mut()[..4].copy_from_slice(&size::<ibo_payment_row>().to_ne_bytes());
        payment_of_row(&row, options, &paid, beyond == 0);
    }
    let (month, first, last) = (bytes.arbitrary()?, bytes.arbitrary()?, bytes.arbitrary()?);
    let (month, first, last) = *bytes.choose(&[
        (month, first, last),
        (202_603, 20_260_309, last),
        (202_603, 20_260_309, 20_260_331),
    ])?;
    let (mut share, mut kept) = (ibo_fraction { numerator: 9, denominator: 9 }, -1);
    let (out_share, out_kept) = (&raw mut share, &raw mut kept);
    // SAFETY: what is written lies here.
    let told = capi::told(|error| unsafe {
        ibo_working_days(month, first, last, null(), out_share, error)
    });
    assert_eq!(told.is_err(), share.denominator == 0);
    // SAFETY: as above.
    let told = capi::told(|error| unsafe { ibo_retention_until(first, out_kept, error) });
    assert_eq!(told.is_err(), kept == 0);
    Ok(())
}

/// A payment with its reasons is that of its row, which reads no reference.
fn payment_of_row(
    row: &Array<ibo_payment_row>,
    options: *const ibo_options,
    paid: &Rows<ibo_payment_result>,
    is_whole: bool,
) {
    let (mut handle, error) = (std::ptr::dangling_mut(), capi::empty_error());
    // SAFETY: each struct lies in memory of its size.
    let status = unsafe {
        let out = &raw mut handle;
        ibo_payment_statement_compute(row.pointer(), options, null(), out, error.pointer())
    };
    if let Err(failed) = capi::said(&error, status) {
        assert!(handle.is_null());
        let is_same = failed.at == "case_ref" || failed.status == paid.status(0);
        assert!(is_same || !options.is_null() || !is_whole, "{failed:?} and {}", paid.status(0));
        return;
    }
    let payment = out::<ibo_payment_result>();
    // SAFETY: the handle is one of the library's, and the struct has its size.
    unsafe {
        assert_eq!(ibo_statement_payment(handle, payment.pointer()), IBO_OK);
        assert_eq!(ibo_statement_free(handle), IBO_OK);
    }
    if is_whole {
        assert_eq!(paid.status(0), IBO_OK);
        let of_row = &paid.out.memory.bytes()[4..size_of::<ibo_payment_result>()];
        assert_eq!(of_row, &payment.bytes()[4..]);
    }
}

/// Results as they were issued: drawn from cases, with their amounts.
fn issued_results(bytes: &mut Unstructured<'_>) -> Result<Vec<ibo_issued>> {
    let count = bytes.int_in_range(0..=4_u8)?;
    let mut all = Vec::new();
    for number in 0..count {
        let input = input(bytes)?;
        let given = Given::of(std::slice::from_ref(&input), 0);
        let amounts = out::<ibo_amounts>();
        let out_amounts = amounts.pointer();
        let told = capi::told(|error| {
            with_records!(ibo_amounts_compute_with, &given, null(), null(), out_amounts, error)
        });
        // SAFETY: the memory is that of one struct.
        let amounts = unsafe { *amounts.pointer::<ibo_amounts>() };
        let mut case_ref = input.case.case_ref;
        case_ref[0] = (b'A' + if bytes.ratio(1, 8)? { 0 } else { number }).cast_signed();
        all.push(ibo_issued {
            struct_size: size::<ibo_issued>(),
            month: input.case.month,
            kind: input.case.kind,
            status: told.err().map_or(IBO_OK, |failed| failed.status),
            amounts,
            case_ref,
        });
    }
    Ok(all)
}

fn issued(bytes: &mut Unstructured<'_>, beyond: usize) -> Result<()> {
    let results = issued_results(bytes)?;
    let mut now = results.clone();
    if bytes.arbitrary()? {
        now.reverse();
    }
    now.truncate(bytes.int_in_range(0..=4)?);
    if bytes.arbitrary()? {
        now.extend(issued_results(bytes)?);
    }
    let (mut before, mut after) = (Array::new(&results, 0), Array::new(&now, beyond));
    let times = bytes.int_in_range(0..=3)?;
    before.change(bytes, times)?;
    after.change(bytes, times)?;
    let room = bytes.int_in_range(0..=3)?;
    // SAFETY: each array lies in memory of its size.
    rows::<ibo_notice>(before.count, 8, room, |rows| unsafe {
        ibo_notices(
            before.pointer(),
            before.count,
            before.size,
            rows.out.pointer(),
            rows.out.size,
            rows.statuses.pointer(),
            &raw mut rows.refused,
            rows.errors.pointer(),
            rows.errors.count,
            rows.errors.size,
            rows.error.pointer(),
        )
    });
    let with_unchanged = *bytes.choose(&[0, 1, 1, 2])?;
    let [once, twice] = [(); 2].map(|()| corrected(&before, &after, with_unchanged));
    assert_eq!(once, twice);
    let Some((there, totals)) = once else { return Ok(()) };
    let paid = there.iter().filter(|row| row.status == IBO_OK).map(|row| row.to_pay_cents);
    let (more, less): (Vec<i64>, Vec<i64>) = paid.partition(|to_pay| *to_pay > 0);
    assert_eq!(totals.to_pay_cents, more.iter().sum::<i64>());
    assert_eq!(totals.to_recover_cents, -less.iter().sum::<i64>());
    Ok(())
}

#[derive(Debug, PartialEq)]
struct Correction {
    status: ibo_status,
    to_pay_cents: i64,
    bytes: Vec<u8>,
}

#[derive(Debug, PartialEq)]
struct Totals {
    to_pay_cents: i64,
    to_recover_cents: i64,
    bytes: Vec<u8>,
}

/// The corrections between two arrays, and what they come to; none of a call that fails.
fn corrected(
    before: &Array<ibo_issued>,
    after: &Array<ibo_issued>,
    with_unchanged: i32,
) -> Option<(Vec<Correction>, Totals)> {
    let room = Array::<ibo_row_correction>::out(before.count + after.count, 0);
    let (mut written, totals) = (usize::MAX, out::<ibo_correction_totals>());
    let error = capi::empty_error();
    // SAFETY: each array and struct lies in memory of its size.
    let status = unsafe {
        ibo_corrections(
            before.pointer(),
            before.count,
            before.size,
            after.pointer(),
            after.count,
            after.size,
            with_unchanged,
            room.pointer(),
            room.size,
            &raw mut written,
            totals.pointer(),
            error.pointer(),
        )
    };
    if capi::said(&error, status).is_err() {
        assert!(is_empty(&totals) && written == 0);
        assert!((0..room.count).all(|row| room.is_empty(row)), "zeros of a call that failed");
        return None;
    }
    assert!(written <= room.count);
    // SAFETY: the memory is that of so many structs.
    let rows = (0..written).map(|row| unsafe { *room.pointer().add(row) });
    let rows = rows.map(|row| Correction {
        status: row.status,
        to_pay_cents: row.to_pay_cents,
        bytes: bytemuck::bytes_of(&row).to_vec(),
    });
    let rows = rows.collect();
    // SAFETY: the memory is that of one struct.
    let of_all = unsafe { *totals.pointer::<ibo_correction_totals>() };
    let totals = Totals {
        to_pay_cents: of_all.to_pay_cents,
        to_recover_cents: of_all.to_recover_cents,
        bytes: totals.bytes().to_vec(),
    };
    Some((rows, totals))
}
