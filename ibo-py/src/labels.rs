//! The words and figures of the core, for the tables and pictures of this package.

use ibo_core::bindings::Figures;
use ibo_core::bindings::labels::{Label, month_name};
use ibo_core::table::Measure;
use ibo_core::{Certainty, Kind, Language, LineCode, SourceName};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

/// `nl` or `en`, as the pages of this package give it.
pub(crate) fn language(code: &str) -> PyResult<Language> {
    Language::from_code(code).ok_or_else(|| PyValueError::new_err("no such language"))
}

/// A word of statements and tables; by its name.
#[pyfunction(name = "_label")]
pub(crate) fn label(name: &str, language: &str) -> PyResult<&'static str> {
    let language = self::language(language)?;
    let label =
        Label::ALL.iter().find(|label| label.slug() == name).map(|label| label.text(language));
    label.ok_or_else(|| PyValueError::new_err(format!("no such word: {name}")))
}

/// The name of an amount that a comparison sums.
#[pyfunction(name = "_measure_label")]
pub(crate) fn measure_label(name: &str, language: &str) -> PyResult<&'static str> {
    let measure = Measure::ALL.iter().find(|measure| measure.name() == name);
    let measure = measure.ok_or_else(|| PyValueError::new_err("no such amount"))?;
    Ok(measure.label(self::language(language)?))
}

/// The name of a certainty.
#[pyfunction(name = "_certainty_label")]
pub(crate) fn certainty_label(word: &str, language: &str) -> PyResult<&'static str> {
    let certainty =
        Certainty::from_slug(word).ok_or_else(|| PyValueError::new_err("no such certainty"))?;
    Ok(certainty.label(self::language(language)?))
}

/// The name of a kind of agreement; none of another word.
#[pyfunction(name = "_kind_label")]
pub(crate) fn kind_label(word: &str) -> Option<&'static str> {
    Kind::from_slug(word).map(Kind::label)
}

/// The name of a line.
#[pyfunction(name = "_line_label")]
pub(crate) fn line_label(code: &str, language: &str) -> PyResult<&'static str> {
    let code = LineCode::from_slug(code).ok_or_else(|| PyValueError::new_err("no such line"))?;
    Ok(code.label(self::language(language)?))
}

/// The name of a source.
#[pyfunction(name = "_source_label")]
pub(crate) fn source_label(word: &str, language: &str) -> PyResult<&'static str> {
    let source =
        SourceName::from_slug(word).ok_or_else(|| PyValueError::new_err("no such source"))?;
    Ok(source.label(self::language(language)?))
}

/// The name of a month, counted from 1.
#[pyfunction(name = "_month_name")]
pub(crate) fn month_label(month: u32, language: &str) -> PyResult<&'static str> {
    Ok(month_name(month, self::language(language)?))
}

/// The digits of an amount from zero; as a picture writes them, or as a statement does.
#[pyfunction(name = "_figures")]
pub(crate) fn figures(digits: &str, language: &str, in_print: bool) -> PyResult<String> {
    let language = self::language(language)?;
    let figures = if in_print { Figures::Print(language) } else { Figures::Reader(language) };
    Ok(figures.number(digits).into_owned())
}
