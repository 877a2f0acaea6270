//! The column files: little-endian values, and Arrow's bitmap for those that may be absent.

use std::fs;
use std::path::{Path, PathBuf};

use bytemuck::Pod;
use ibo_core::table::{CaseColumns, Codes, Column, PaymentColumns, Validity};

use crate::measurement::Failure;

/// Where the columns of a table lie.
pub(crate) struct Folder(PathBuf);

/// A column in memory.
pub(crate) struct Stored<T> {
    pub(crate) values: Vec<T>,
    pub(crate) validity: Option<Vec<u8>>,
}

impl Folder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    fn read<T: Pod>(&self, name: &str, kind: &str) -> Result<Stored<T>, Failure> {
        let path = self.0.join(format!("{name}.{kind}"));
        let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let validity = self.0.join(format!("{name}.valid"));
        let validity = validity.exists().then(|| fs::read(validity)).transpose()?;
        let mut values = vec![T::zeroed(); bytes.len() / size_of::<T>()];
        bytemuck::cast_slice_mut(&mut values).copy_from_slice(&bytes);
        Ok(Stored { values, validity })
    }

    /// An amount in cents.
    pub(crate) fn amounts(&self, name: &str) -> Result<Stored<i64>, Failure> {
        self.read(name, "i64")
    }

    /// Hours, dates and small numbers.
    pub(crate) fn numbers(&self, name: &str) -> Result<Stored<i32>, Failure> {
        self.read(name, "i32")
    }

    /// Places in a list of words.
    pub(crate) fn codes(&self, name: &str) -> Result<Stored<u16>, Failure> {
        self.read(name, "u16")
    }

    /// Yes or no.
    pub(crate) fn flags(&self, name: &str) -> Result<Stored<u8>, Failure> {
        self.read(name, "u8")
    }
}

impl<T: Pod> Stored<T> {
    pub(crate) fn column(&self) -> Column<'_, T> {
        Column::new(&self.values)
            .with_validity(self.validity.as_deref().map(|bits| Validity::new(bits, 0)))
    }

    /// The value of a row, if it has one.
    pub(crate) fn get(&self, row: usize) -> Option<T> {
        let has = self.validity.as_deref().is_none_or(|bits| Validity::new(bits, 0).has(row));
        self.values.get(row).copied().filter(|_| has)
    }

    /// Its values and its bitmap as they lie in memory.
    pub(crate) fn bytes(&self) -> [&[u8]; 2] {
        [bytemuck::cast_slice(&self.values), self.validity.as_deref().unwrap_or_default()]
    }
}

impl Stored<u16> {
    fn codes<'a>(&'a self, words: &'a [&'a [u8]]) -> Codes<'a> {
        Codes { index: self.column(), words }
    }
}

/// The columns of `payments`.
pub(crate) struct Payments {
    pub(crate) premium: Stored<i64>,
    pub(crate) hours: [Stored<i32>; 2],
    pub(crate) attendance: [Stored<i32>; 2],
}

impl Payments {
    pub(crate) fn read(folder: &Folder) -> Result<Self, Failure> {
        Ok(Self {
            premium: folder.amounts("premium")?,
            hours: [folder.numbers("employment_hours")?, folder.numbers("full_time_hours")?],
            attendance: [folder.numbers("attendance_paid")?, folder.numbers("attendance_normal")?],
        })
    }

    pub(crate) fn rows(&self) -> usize {
        self.premium.values.len()
    }

    pub(crate) fn columns(&self) -> PaymentColumns<'_> {
        let [paid, normal] = &self.attendance;
        PaymentColumns {
            premium: self.premium.column(),
            employment_hours: self.hours[0].column(),
            full_time_hours: self.hours[1].column(),
            attendance_paid: Some(paid.column()),
            attendance_normal: Some(normal.column()),
        }
    }

    pub(crate) fn bytes(&self) -> Vec<&[u8]> {
        let numbers = self.hours.iter().chain(&self.attendance).flat_map(Stored::bytes);
        self.premium.bytes().into_iter().chain(numbers).collect()
    }
}

/// The words that codes point at; `columns.py` has the same lists.
pub(crate) const KINDS: &[&[u8]] = &[b"ibo", b"ibo-plus"];
const BENEFIT_TYPES: &[&[u8]] =
    &[b"full-unemployment", b"insertion", b"income-guarantee", b"temporary", b"pension"];
const AID_TYPES: &[&[u8]] = &[b"leefloon", b"equivalent-leefloon"];

/// The columns of `cases`.
pub(crate) struct Cases {
    pub(crate) month: Stored<i32>,
    pub(crate) kind: Stored<u16>,
    pub(crate) start: Stored<i32>,
    pub(crate) end: Stored<i32>,
    pub(crate) reference_gross_wage: Stored<i64>,
    pub(crate) percentage: Stored<i32>,
    pub(crate) hours: [Stored<i32>; 2],
    pub(crate) rsz_base: Stored<i32>,
    pub(crate) employee_rsz: Stored<i64>,
    pub(crate) attendance: [Stored<i32>; 2],
    pub(crate) attendance_working_days: Stored<u8>,
    pub(crate) unemployment_day_amount: Stored<i64>,
    pub(crate) unemployment_half_per_week: Stored<i32>,
    pub(crate) unemployment_benefit_type: Stored<u16>,
    pub(crate) unemployment_period: [Stored<i32>; 2],
    pub(crate) leefloon_amount: Stored<i64>,
    pub(crate) leefloon_aid_type: Stored<u16>,
    pub(crate) sickness_gross_taxable: Stored<i64>,
    pub(crate) sickness_period: [Stored<i32>; 2],
}

impl Cases {
    pub(crate) fn read(folder: &Folder) -> Result<Self, Failure> {
        Ok(Self {
            month: folder.numbers("month")?,
            kind: folder.codes("kind")?,
            start: folder.numbers("start")?,
            end: folder.numbers("end")?,
            reference_gross_wage: folder.amounts("reference_gross_wage")?,
            percentage: folder.numbers("percentage")?,
            hours: [folder.numbers("employment_hours")?, folder.numbers("full_time_hours")?],
            rsz_base: folder.numbers("rsz_base")?,
            employee_rsz: folder.amounts("employee_rsz")?,
            attendance: [folder.numbers("attendance_paid")?, folder.numbers("attendance_normal")?],
            attendance_working_days: folder.flags("attendance_working_days")?,
            unemployment_day_amount: folder.amounts("unemployment_day_amount")?,
            unemployment_half_per_week: folder.numbers("unemployment_half_per_week")?,
            unemployment_benefit_type: folder.codes("unemployment_benefit_type")?,
            unemployment_period: [
                folder.numbers("unemployment_from")?,
                folder.numbers("unemployment_to")?,
            ],
            leefloon_amount: folder.amounts("leefloon_amount")?,
            leefloon_aid_type: folder.codes("leefloon_aid_type")?,
            sickness_gross_taxable: folder.amounts("sickness_gross_taxable")?,
            sickness_period: [folder.numbers("sickness_from")?, folder.numbers("sickness_to")?],
        })
    }

    pub(crate) fn rows(&self) -> usize {
        self.month.values.len()
    }

    pub(crate) fn columns(&self) -> CaseColumns<'_> {
        let [unemployment_from, unemployment_to] = &self.unemployment_period;
        let [sickness_from, sickness_to] = &self.sickness_period;
        CaseColumns {
            month: self.month.column(),
            kind: self.kind.codes(KINDS),
            start: self.start.column(),
            end: self.end.column(),
            stopped: None,
            suspended_days: None,
            reference_gross_wage: Some(self.reference_gross_wage.column()),
            percentage: Some(self.percentage.column()),
            employment_hours: self.hours[0].column(),
            full_time_hours: self.hours[1].column(),
            rsz_base: Some(self.rsz_base.column()),
            employee_rsz: Some(self.employee_rsz.column()),
            attendance_paid: Some(self.attendance[0].column()),
            attendance_normal: Some(self.attendance[1].column()),
            attendance_working_days: Some(self.attendance_working_days.column()),
            unemployment_day_amount: Some(self.unemployment_day_amount.column()),
            unemployment_half_per_week: Some(self.unemployment_half_per_week.column()),
            unemployment_benefit_type: Some(self.unemployment_benefit_type.codes(BENEFIT_TYPES)),
            unemployment_from: Some(unemployment_from.column()),
            unemployment_to: Some(unemployment_to.column()),
            leefloon_amount: Some(self.leefloon_amount.column()),
            leefloon_aid_type: Some(self.leefloon_aid_type.codes(AID_TYPES)),
            sickness_gross_taxable: Some(self.sickness_gross_taxable.column()),
            sickness_from: Some(sickness_from.column()),
            sickness_to: Some(sickness_to.column()),
        }
    }

    pub(crate) fn bytes(&self) -> Vec<&[u8]> {
        let amounts = [
            &self.reference_gross_wage,
            &self.employee_rsz,
            &self.unemployment_day_amount,
            &self.leefloon_amount,
            &self.sickness_gross_taxable,
        ];
        let numbers = [
            &self.month,
            &self.start,
            &self.end,
            &self.percentage,
            &self.rsz_base,
            &self.unemployment_half_per_week,
        ];
        let pairs = self
            .hours
            .iter()
            .chain(&self.attendance)
            .chain(&self.unemployment_period)
            .chain(&self.sickness_period);
        let codes = [&self.kind, &self.unemployment_benefit_type, &self.leefloon_aid_type];
        let amounts = amounts.into_iter().flat_map(Stored::bytes);
        let numbers = numbers.into_iter().chain(pairs).flat_map(Stored::bytes);
        let codes = codes.into_iter().flat_map(Stored::bytes);
        amounts
            .chain(numbers)
            .chain(codes)
            .chain(self.attendance_working_days.bytes())
            .filter(|bytes| !bytes.is_empty())
            .collect()
    }
}
