//! The scheme of a reform in place of the one that the start of an agreement picks: what would
//! somebody have had under the other one (R8.4)?

use crate::builder::optional_setters;
use crate::money::NonNegativeEuro;
use crate::scheme::Scheme;

/// A scheme that holds for every agreement, whatever its start, and what it supplies where an
/// agreement lacks it (R8.4).
///
/// Values that go by the start are read at the later of the start and the scheme's first day.
/// Fields that the scheme does not use are passed over; those that it needs and that neither the
/// agreement nor this supplies refuse the case. Every line but those of the replacement income is
/// hypothetical.
///
/// ```
/// use ibo_core::{Case, Certainty, ForcedScheme, Options, Payer, Scheme, statement};
/// # let json = include_str!("../examples/first.jsonl").lines().next().unwrap_or_default();
/// # let case = Case::from_json(json.as_bytes())?;
/// let options = Options::default().scheme(ForcedScheme::new(Scheme::Scheme2018));
/// let amounts = statement(&case, &options)?.amounts;
/// assert_eq!((amounts.scheme, amounts.payer), (Scheme::Scheme2018, Payer::Vdab));
/// assert_eq!(amounts.certainty, Certainty::Hypothetical);
/// # Ok::<(), ibo_core::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[must_use]
pub struct ForcedScheme {
    scheme: Scheme,
    percentage: Option<i32>,
    reference_gross_wage: Option<NonNegativeEuro>,
}

impl ForcedScheme {
    optional_setters!();

    /// This scheme, with nothing supplied.
    pub const fn new(scheme: Scheme) -> Self {
        Self { scheme, percentage: None, reference_gross_wage: None }
    }

    /// The percentage of an agreement without one (R4.2).
    pub const fn percentage(mut self, percentage: i32) -> Self {
        self.percentage = Some(percentage);
        self
    }

    /// The full-time gross wage a month after recruitment of an agreement without one (R4.1, R5.3).
    pub const fn reference_gross_wage(mut self, wage: NonNegativeEuro) -> Self {
        self.reference_gross_wage = Some(wage);
        self
    }

    /// The scheme.
    #[must_use]
    pub const fn forced(&self) -> Scheme {
        self.scheme
    }

    /// The percentage that it supplies.
    #[must_use]
    pub const fn supplied_percentage(&self) -> Option<i32> {
        self.percentage
    }

    /// The wage that it supplies.
    #[must_use]
    pub const fn supplied_wage(&self) -> Option<NonNegativeEuro> {
        self.reference_gross_wage
    }
}
