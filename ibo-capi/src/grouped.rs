//! Which records belong to which case, by the index that each of them carries.

use ibo_core::bindings::Says as _;
use ibo_core::{Error, ErrorCode, Source};

use crate::boundary::{Elements, Struct};
use crate::error::Failure;
use crate::sentence::say;
use crate::status::{IBO_OUT_OF_MEMORY, IBO_RECORD_COUNT, IBO_TOO_LONG};

/// What belongs to a case by its index.
pub(crate) trait OfCase: Struct {
    /// The case that it belongs to.
    fn case_index(&self) -> u32;
}

/// A record that names another case than its own.
fn of_another_case(index: usize) -> Error {
    Error::says(ErrorCode::UnknownCase, say::CASE_INDEX).at("case_index").within_item(index)
}

/// The records of one case, in the order in which they stand in the array.
pub(crate) struct OwnElements<'a, T> {
    elements: Elements<'a, T>,
    /// Which of the elements they are; all of them if there is no list.
    own: Option<&'a [u32]>,
}

impl<T> Clone for OwnElements<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for OwnElements<'_, T> {}

impl<'a, T: Struct> OwnElements<'a, T> {
    #[inline]
    pub(crate) fn count(&self) -> usize {
        self.own.map_or_else(|| self.elements.count(), <[u32]>::len)
    }

    #[inline]
    pub(crate) fn get(&self, index: usize) -> Result<&'a T, Error> {
        self.elements.get(self.place(index)?)
    }

    /// Where the record at `index` stands in the array.
    #[inline]
    fn place(&self, index: usize) -> Result<usize, Error> {
        let Some(own) = self.own else { return Ok(index) };
        let place = own.get(index).and_then(|place| usize::try_from(*place).ok());
        place.ok_or_else(Elements::<T>::missing)
    }
}

impl<'a, T: OfCase> OwnElements<'a, T> {
    /// All elements of an array.
    pub(crate) const fn all(elements: Elements<'a, T>) -> Self {
        Self { elements, own: None }
    }

    /// Whether each of them belongs to the case.
    ///
    /// # Errors
    /// `unknown-case` at `[1].case_index`.
    #[inline]
    pub(crate) fn belong_to(&self, case_index: u32) -> Result<(), Error> {
        // A list that is too long is refused in its turn, unread (R0.4).
        let read = if self.count() > Source::<()>::MAX_RECORDS { 0 } else { self.count() };
        for index in 0..read {
            if self.elements.known(self.place(index)?)?.case_index() != case_index {
                return Err(of_another_case(index));
            }
        }
        Ok(())
    }
}

/// The records of many cases, in any order.
pub(crate) struct Grouped<'a, T> {
    elements: Elements<'a, T>,
    /// For each case where its records begin in `order`, and after the last case their end.
    starts: Vec<u32>,
    /// The indices of the records, those of the first case first.
    order: Vec<u32>,
}

impl<'a, T: OfCase> Grouped<'a, T> {
    /// The records of `cases` cases, of which `said` tells how many each has.
    ///
    /// # Errors
    /// `unknown-case` at the record (`unemployment[3].case_index`), and `IBO_RECORD_COUNT` at the
    /// case (`cases[1].unemployment_count`).
    pub(crate) fn new(
        elements: Elements<'a, T>,
        [name, count_name]: [&'static str; 2],
        cases: usize,
        mut said: impl FnMut(usize) -> Result<u32, Error>,
    ) -> Result<Self, Failure> {
        let (count, room) = (elements.count(), cases.saturating_add(1));
        let too_long = |_| Failure::call(IBO_TOO_LONG, name);
        u32::try_from(count).map_err(too_long)?;
        let (mut starts, mut order) = (zeros(room, name)?, zeros(count, name)?);
        // How many each case has, one place after its own.
        for index in 0..count {
            let place = next(elements.known(index)?)
                .and_then(|place| starts.get_mut(place))
                .ok_or_else(|| of_another_case(index).within(name))?;
            *place = place.saturating_add(1);
        }
        for (case, has) in starts.iter().skip(1).enumerate() {
            if said(case)? != *has {
                let at = format!("cases[{case}].{count_name}");
                return Err(Failure::call_at(IBO_RECORD_COUNT, at));
            }
        }
        let mut start: u32 = 0;
        for place in &mut starts {
            start = start.saturating_add(*place);
            *place = start;
        }
        // Each record goes to the end of those of its case; what was the end of each is then its
        // start, one place earlier.
        for index in (0..count).rev() {
            let number = u32::try_from(index).map_err(too_long)?;
            let end = next(elements.known(index)?).and_then(|place| starts.get_mut(place));
            let Some(end) = end else { return Err(of_another_case(index).within(name).into()) };
            *end = end.saturating_sub(1);
            let place = usize::try_from(*end).ok().and_then(|place| order.get_mut(place));
            let Some(place) = place else { return Err(of_another_case(index).within(name).into()) };
            *place = number;
        }
        Ok(Self { elements, starts, order })
    }

    /// The records of the case at `index`.
    pub(crate) fn of(&self, index: usize) -> OwnElements<'_, T> {
        let place = |index: usize| self.starts.get(index).and_then(|at| usize::try_from(*at).ok());
        let first = place(index.saturating_add(1));
        let end = place(index.saturating_add(2)).unwrap_or(self.order.len());
        let own = first.and_then(|first| self.order.get(first..end)).unwrap_or_default();
        OwnElements { elements: self.elements, own: Some(own) }
    }
}

/// The place after that of the case of a record.
fn next(record: &impl OfCase) -> Option<usize> {
    usize::try_from(record.case_index()).ok()?.checked_add(1)
}

/// So many zeros, if there is memory for them.
fn zeros(count: usize, argument: &'static str) -> Result<Vec<u32>, Failure> {
    let mut zeros = Vec::new();
    zeros.try_reserve_exact(count).map_err(|_| Failure::call(IBO_OUT_OF_MEMORY, argument))?;
    zeros.resize(count, 0);
    Ok(zeros)
}
