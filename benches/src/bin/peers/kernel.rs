//! ibo itself, into buffers that are made once.

use std::collections::HashMap;
use std::time::Duration;

use ibo_core::table::{self, CaseBuffers, PaymentBuffers, RowStatus};
use ibo_core::{Certainty, Options, Parameters, Scheme, Withholding};

use crate::columns::{Cases, Folder, Payments};
use crate::measurement::{Failure, Measurement};

pub(crate) fn payments(
    folder: &Folder,
    measurement: &Measurement,
) -> Result<Vec<Duration>, Failure> {
    let table = Payments::read(folder)?;
    let (rows, columns) = (table.rows(), table.columns());
    let withholding = Withholding::only(Parameters::embedded()?)?;
    let mut amounts = [const { Vec::new() }; 4].map(|_: Vec<i64>| vec![0; rows]);
    let mut status = vec![RowStatus::OK; rows];
    let taken = measurement.clock.time(|| {
        let [premium_after_fraction, premium_due, withholding_tax, net] = &mut amounts;
        let buffers = PaymentBuffers {
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            status: &mut status,
        };
        if measurement.is_parallel() {
            Ok(table::payments_in_parallel(&columns, &withholding, buffers)?)
        } else {
            Ok(table::payments(&columns, &withholding, buffers)?)
        }
    })?;
    let [after_fraction, due, tax, net] = amounts;
    measurement.write([
        ("premium_after_fraction", after_fraction),
        ("premium_due", due),
        ("withholding_tax", tax),
        ("net", net),
    ])?;
    write_status(measurement, &status)?;
    Ok(taken)
}

pub(crate) fn cases(folder: &Folder, measurement: &Measurement) -> Result<Vec<Duration>, Failure> {
    let table = Cases::read(folder)?;
    let (rows, columns) = (table.rows(), table.columns());
    let options = Options::default();
    let mut amounts = [const { Vec::new() }; 7].map(|_: Vec<i64>| vec![0; rows]);
    let (mut scheme, mut certainty, mut status) =
        (vec![None; rows], vec![None; rows], vec![RowStatus::OK; rows]);
    let mut has_employer_contribution = vec![false; rows];
    let taken = measurement.clock.time(|| {
        let [
            replacement_income,
            premium,
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
        ] = &mut amounts;
        let buffers = CaseBuffers {
            scheme: &mut scheme,
            replacement_income,
            premium,
            premium_after_fraction,
            premium_due,
            withholding_tax,
            net,
            employer_contribution,
            has_employer_contribution: &mut has_employer_contribution,
            certainty: &mut certainty,
            status: &mut status,
        };
        if measurement.is_parallel() {
            Ok(table::cases_in_parallel(&columns, &options, buffers)?)
        } else {
            Ok(table::cases(&columns, &options, buffers)?)
        }
    })?;
    let [income, premium, after_fraction, due, tax, net, mut contribution] = amounts;
    // The files of the results have one number for no contribution.
    contribution
        .iter_mut()
        .zip(&has_employer_contribution)
        .filter(|(_, has)| !**has)
        .for_each(|(cents, _)| *cents = i64::MIN);
    measurement.write([
        (
            "scheme",
            scheme
                .iter()
                .map(|scheme: &Option<Scheme>| scheme.map_or(0, |scheme| i64::from(scheme.year())))
                .collect(),
        ),
        ("replacement_income", income),
        ("premium", premium),
        ("premium_after_fraction", after_fraction),
        ("premium_due", due),
        ("withholding_tax", tax),
        ("net", net),
        ("employer_contribution", contribution),
        (
            "certainty",
            certainty
                .iter()
                .map(|certainty: &Option<Certainty>| {
                    certainty.map_or(0, |certainty| certainty as i64)
                })
                .collect(),
        ),
    ])?;
    measurement.write_words(
        "certainty",
        &Certainty::ALL.iter().map(ToString::to_string).collect::<Vec<_>>(),
    )?;
    write_status(measurement, &status)?;
    Ok(taken)
}

/// Zero for a row that was computed, else the place, from 1, of `error column` in a list.
fn write_status(measurement: &Measurement, status: &[RowStatus]) -> Result<(), Failure> {
    let (mut words, mut places) = (Vec::new(), HashMap::new());
    let status = status.iter().map(|status| match status.refusal() {
        None => 0,
        Some((code, column)) => *places.entry(*status).or_insert_with(|| {
            words.push(format!("{} {}", code.slug(), column.name()));
            words.len() as i64
        }),
    });
    let status = status.collect();
    measurement.write([("status", status)])?;
    measurement.write_words("status", &words)
}
