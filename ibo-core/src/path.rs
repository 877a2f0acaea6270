//! The path of a field in an input, as errors name it: `agreement.percentage`,
//! `unemployment.records[1].half_per_week`.

use std::fmt::{self, Write};

use smallvec::SmallVec;

/// A path. It lies in the error itself as long as it is one of a case or a row in form; a longer one,
/// such as a name that a file has made up, takes memory.
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub(crate) struct Path(SmallVec<[u8; 40]>);

impl Path {
    pub(crate) fn of(path: &str) -> Self {
        Self(SmallVec::from_slice(path.as_bytes()))
    }

    /// The path as it is seen from the object that holds the field.
    pub(crate) fn within(&self, object: &str) -> Self {
        let dot = match self.as_str() {
            "" => "",
            item if item.starts_with('[') => "",
            _ => ".",
        };
        self.behind(format_args!("{object}{dot}"))
    }

    /// The path as it is seen from the list that holds the item.
    pub(crate) fn within_item(&self, index: usize) -> Self {
        let dot = if self.0.is_empty() { "" } else { "." };
        self.behind(format_args!("[{index}]{dot}"))
    }

    fn behind(&self, before: fmt::Arguments<'_>) -> Self {
        let mut path = Self::default();
        // To write into a path does not fail.
        let _ = write!(path, "{before}{}", self.as_str());
        path
    }

    pub(crate) fn as_str(&self) -> &str {
        // Nothing but texts was put together.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl Write for Path {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0.extend_from_slice(part.as_bytes());
        Ok(())
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn path_grows_from_the_field_to_the_whole_input() {
        let field = Path::of("half_per_week");
        let whole = field.within_item(999).within("records").within("unemployment");
        assert_eq!(whole.as_str(), "unemployment.records[999].half_per_week");
        assert!(!whole.0.spilled(), "the longest path of a case takes no memory");
        let item = Path::default().within_item(1).within("absences");
        assert_eq!(item.as_str(), "absences[1]");
        assert_eq!(Path::default().within("case").as_str(), "case");
    }

    #[test]
    fn longer_path_is_whole() {
        let name = "n".repeat(100);
        assert_eq!(Path::of(&name).within("before").as_str(), format!("before.{name}"));
    }
}
