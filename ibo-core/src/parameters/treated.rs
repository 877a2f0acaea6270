//! How the code lists of a month treat the codes of its records: what counts, what is left out,
//! which sign an entry has (R2.4, R2.5, R2.8).

use smol_str::SmolStr;

use super::code_list::SaidOfCode;
use super::history::CodeHistory;
use super::id::ParameterId;
use super::in_force::Quote;
use super::listed_code::{Sign, Treatment};
use super::not_covered::not_covered;
use super::values::Values;
use crate::certainty::Certainty;
use crate::error::Error;
use crate::error_code::ErrorCode;
use crate::nearest::nearest;
use crate::sentence::{ErrorContext, Template};

/// How a code of a record is treated, and which list says so.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Treated<'p, T> {
    pub(crate) treatment: T,
    pub(crate) quote: Quote<'p>,
    /// Whether a user's file says so: then the record's line quotes it.
    pub(crate) extended: bool,
    /// What says that a code of a delivery means the code which is treated so.
    pub(crate) meaning: Option<Quote<'p>>,
}

impl<'p, T> Treated<'p, T> {
    /// The list to quote on the line of a record: one of a user's file.
    pub(crate) fn own_list(&self) -> Option<Quote<'p>> {
        self.extended.then_some(self.quote)
    }

    /// Whether another code is the same one of ours.
    pub(crate) fn is_same_code(&self, other: &Self) -> bool {
        self.quote.is_same(other.quote)
    }
}

impl<'p> Treated<'p, Treatment> {
    /// The list to quote on the line of a record that counts by it: one of a user's file, and one
    /// that is not official for this code in this month.
    pub(crate) fn quoted(&self) -> Option<Quote<'p>> {
        (self.extended || self.quote.certainty() != Certainty::Official).then_some(self.quote)
    }

    /// The same, and what says that a code of a delivery means the code.
    pub(crate) fn quotes(&self) -> impl Iterator<Item = Quote<'p>> + use<'p> {
        self.quoted().into_iter().chain(self.meaning)
    }
}

/// The code lists of a month, by which its records count or not; none when no list has the code.
/// The code of a record is a text, or a place in a list of texts of which a table knows already how
/// each is treated.
pub(crate) trait CodeLists<'p, T> {
    /// A type of unemployment benefit (R2.4).
    fn benefit_type(&self, code: T) -> Result<Option<Treated<'p, Treatment>>, Error>;
    /// A type of aid (R2.5).
    fn aid_type(&self, code: T) -> Result<Option<Treated<'p, Treatment>>, Error>;
    /// A kind of leefloon entry (R2.5).
    fn entry_kind(&self, code: T) -> Result<Option<Treated<'p, Sign>>, Error>;
    /// A type of sickness document (R2.8).
    fn document_type(&self, code: T) -> Result<Option<Treated<'p, Treatment>>, Error>;
    /// A nature of sickness payments (R2.8).
    fn nature(&self, code: i32) -> Result<Option<Treated<'p, Treatment>>, Error>;

    /// The code of a list that is nearest to one that it does not have, where the error is said.
    fn nearest(&self, _list: ParameterId, _code: T) -> Option<&'p SmolStr> {
        None
    }
}

/// The error of a code that its list does not have, with the nearest one that it has.
#[cold]
pub(crate) fn unknown_code(
    code: ErrorCode,
    [sentence, with_nearest]: [Template; 2],
    nearest: Option<&SmolStr>,
) -> Error {
    match nearest {
        Some(nearest) => Error::says_of(code, with_nearest, [ErrorContext::Name(nearest.clone())]),
        None => Error::says(code, sentence),
    }
}

impl<'p> Values<'p> {
    /// How a code is treated; none when no list has it. A user's list goes first, the latest of
    /// them before the earlier ones.
    #[inline]
    fn treated<C: PartialEq, T: Copy>(
        &self,
        codes: &'p CodeHistory<C, T>,
        id: ParameterId,
        is: impl Fn(&C) -> bool,
    ) -> Result<Option<Treated<'p, T>>, Error> {
        if codes.has_meanings
            && let Some((means, meaning)) = self.meaning(codes, &is)
        {
            let treated = self.listed(codes, id, |code| code == means)?;
            return Ok(treated.map(|treated| Treated { meaning: Some(meaning), ..treated }));
        }
        self.listed(codes, id, is)
    }

    /// The code of ours that a code of a delivery means, in the latest list that says it.
    fn meaning<C, T: Copy>(
        &self,
        codes: &'p CodeHistory<C, T>,
        is: impl Fn(&C) -> bool,
    ) -> Option<(&'p C, Quote<'p>)> {
        let day = self.month.first();
        let lists = codes.extensions.counting(day, self.agreement);
        let lists = lists.chain(codes.lists.counting(day, self.agreement).take(1));
        lists.into_iter().find_map(|list| match list.value.find(&is)? {
            (SaidOfCode::Means(means), place) => {
                Some((means, Quote::of_code(&list.about, place, day)))
            }
            (SaidOfCode::Treats(_), _) => None,
        })
    }

    /// How a code of ours is treated.
    #[inline]
    fn listed<C, T: Copy>(
        &self,
        codes: &'p CodeHistory<C, T>,
        id: ParameterId,
        is: impl Fn(&C) -> bool,
    ) -> Result<Option<Treated<'p, T>>, Error> {
        let day = self.month.first();
        for reading in codes.readings.counting(day, self.agreement) {
            if let Some((treatment, _)) = reading.value.treats(&is) {
                let quote = Quote::new(&reading.about, day);
                return Ok(Some(Treated { treatment, quote, extended: true, meaning: None }));
            }
        }
        for extension in codes.extensions.counting(day, self.agreement) {
            if let Some((treatment, place)) = extension.value.treats(&is) {
                return Ok(Some(Treated {
                    treatment,
                    quote: Quote::of_code(&extension.about, place, day),
                    extended: true,
                    meaning: None,
                }));
            }
        }
        let list = codes.lists.in_force(day, self.agreement, day).ok_or_else(|| not_covered(id))?;
        let found = list.value.treats(&is);
        Ok(found.map(|(treatment, place)| Treated {
            treatment,
            quote: Quote::of_code(list.quote.about, place, day),
            extended: false,
            meaning: None,
        }))
    }
}

impl<'p> CodeLists<'p, &[u8]> for Values<'p> {
    fn benefit_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(
            &self.parameters.benefit_types,
            ParameterId::UnemploymentBenefitType,
            |listed| listed.as_bytes() == code,
        )
    }

    fn aid_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.aid_types, ParameterId::LeefloonAidType, |listed| {
            listed.as_bytes() == code
        })
    }

    fn entry_kind(&self, code: &[u8]) -> Result<Option<Treated<'p, Sign>>, Error> {
        self.treated(&self.parameters.entry_kinds, ParameterId::LeefloonEntryKind, |listed| {
            listed.as_bytes() == code
        })
    }

    fn document_type(&self, code: &[u8]) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.document_types, ParameterId::SicknessDocumentType, |listed| {
            listed.as_bytes() == code
        })
    }

    fn nature(&self, code: i32) -> Result<Option<Treated<'p, Treatment>>, Error> {
        self.treated(&self.parameters.natures, ParameterId::SicknessNature, |listed| {
            *listed == i64::from(code)
        })
    }

    #[cold]
    fn nearest(&self, list: ParameterId, code: &[u8]) -> Option<&'p SmolStr> {
        nearest(std::str::from_utf8(code).ok()?, self.parameters.codes_of(list))
    }
}
