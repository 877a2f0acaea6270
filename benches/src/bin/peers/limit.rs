//! The limit: every byte of the input columns read and every byte of the output columns written,
//! once, and nothing computed.

use std::time::Duration;

use crate::columns::{Cases, Folder, Payments};
use crate::measurement::{Failure, Measurement};

/// The bytes of a row in the output columns of payments: four amounts and the status.
const PAYMENT_WIDTHS: &[usize] = &[8, 8, 8, 8, 2];
/// Of cases: seven amounts, scheme, certainty and status.
const CASE_WIDTHS: &[usize] = &[8, 8, 8, 8, 8, 8, 8, 2, 1, 2];

pub(crate) fn payments(
    folder: &Folder,
    measurement: &Measurement,
) -> Result<Vec<Duration>, Failure> {
    let table = Payments::read(folder)?;
    copy(&table.bytes(), table.rows(), PAYMENT_WIDTHS, measurement)
}

pub(crate) fn cases(folder: &Folder, measurement: &Measurement) -> Result<Vec<Duration>, Failure> {
    let table = Cases::read(folder)?;
    copy(&table.bytes(), table.rows(), CASE_WIDTHS, measurement)
}

/// Rows that are copied before the next, so that input and output columns go side by side, as in a
/// kernel.
const BLOCK: usize = 64 * 1024;

fn copy(
    inputs: &[&[u8]],
    rows: usize,
    widths: &[usize],
    measurement: &Measurement,
) -> Result<Vec<Duration>, Failure> {
    let mut outputs: Vec<Vec<u8>> = widths.iter().map(|width| vec![1; rows * width]).collect();
    let (read, written): (usize, usize) =
        (inputs.iter().map(|bytes| bytes.len()).sum(), outputs.iter().map(Vec::len).sum());
    eprintln!("{read} bytes read, {written} written");
    measurement.clock.time(|| {
        let outputs: Vec<&mut [u8]> = outputs.iter_mut().map(Vec::as_mut_slice).collect();
        let blocks = rows.div_ceil(BLOCK).max(1);
        Ok(halved(inputs.to_vec(), outputs, blocks, measurement.is_parallel()))
    })
}

/// Splits the columns until a part has one block, on two threads where that is measurement for.
fn halved(inputs: Vec<&[u8]>, outputs: Vec<&mut [u8]>, blocks: usize, is_parallel: bool) -> u64 {
    if blocks == 1 {
        return copy_block(&inputs, outputs);
    }
    let left = blocks / 2;
    let at = |length: usize| length / blocks * left;
    let (left_inputs, right_inputs) =
        inputs.iter().map(|bytes| bytes.split_at(at(bytes.len()))).unzip();
    let (left_outputs, right_outputs) =
        outputs.into_iter().map(|bytes| bytes.split_at_mut(at(bytes.len()))).unzip();
    let one = || halved(left_inputs, left_outputs, left, is_parallel);
    let other = || halved(right_inputs, right_outputs, blocks - left, is_parallel);
    let (one, other) = if is_parallel { rayon::join(one, other) } else { (one(), other()) };
    one.wrapping_add(other)
}

/// Copies what both sides have; sums what is left of the inputs, or fills what is left of the
/// outputs.
fn copy_block(inputs: &[&[u8]], outputs: Vec<&mut [u8]>) -> u64 {
    let mut inputs = inputs.iter().copied();
    let mut input = inputs.next().unwrap_or_default();
    for mut output in outputs {
        while !output.is_empty() {
            while input.is_empty() {
                match inputs.next() {
                    Some(next) => input = next,
                    None => break,
                }
            }
            if input.is_empty() {
                output.fill(1);
                break;
            }
            let count = input.len().min(output.len());
            let (target, rest) = output.split_at_mut(count);
            target.copy_from_slice(&input[..count]);
            (output, input) = (rest, &input[count..]);
        }
    }
    sum(input).wrapping_add(inputs.map(sum).fold(0, u64::wrapping_add))
}

fn sum(bytes: &[u8]) -> u64 {
    let words =
        bytes.chunks_exact(8).map(|word| u64::from_le_bytes(word.try_into().unwrap_or_default()));
    words.fold(0, u64::wrapping_add)
}
