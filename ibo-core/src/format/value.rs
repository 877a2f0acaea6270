//! A document that is split into the objects, lists and texts that its shape declares, in one pass
//! over its bytes and without copying its texts.
//!
//! What a document has beside its shape, or in another form, is for the readers to refuse in the
//! order of the format: such a document is not split, and they take it apart level by level.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::shape::{Form, Shape};

/// A value of a document.
#[derive(Clone)]
pub(crate) enum Value<'j> {
    /// As it stands in the document.
    Raw(&'j RawValue),
    Null,
    Text(Cow<'j, str>),
    Object(Object<'j>),
    List(Vec<Value<'j>>),
}

/// An object in form: of its shape's fields those that it has, each once.
#[derive(Clone)]
pub(crate) struct Object<'j> {
    shape: &'static Shape,
    /// In the order of the shape; empty where the object has none.
    fields: Vec<Option<Value<'j>>>,
}

impl<'j> Value<'j> {
    /// Splits a document; none where it is not JSON of this shape.
    pub(super) fn split(json: &'j str, shape: &'static Shape) -> Option<Self> {
        let mut document = serde_json::Deserializer::from_str(json);
        let value = Split::Object(shape).deserialize(&mut document).ok()?;
        document.end().is_ok().then_some(value)
    }

    pub(crate) fn is_null(&self) -> bool {
        match self {
            Self::Raw(value) => value.get() == "null",
            Self::Null => true,
            Self::Text(_) | Self::Object(_) | Self::List(_) => false,
        }
    }
}

impl<'j> Object<'j> {
    pub(super) const fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// A field that it has, and the place after it, where the next one is looked for first.
    pub(super) fn field(&self, name: &str, near: usize) -> Option<(&Value<'j>, usize)> {
        let place = self.shape.place(name, near)?;
        let value = self.fields.get(place)?.as_ref()?;
        Some((value, place.saturating_add(1)))
    }
}

/// How a value is split.
#[derive(Clone, Copy)]
enum Split {
    Not,
    Text,
    Object(&'static Shape),
    /// A list of at most so many objects.
    List(&'static Shape, Option<usize>),
}

impl Split {
    const fn of(form: &Form) -> Self {
        match form {
            Form::Text(_) | Form::Day | Form::Word(_) | Form::ValueId | Form::ReadingId => {
                Self::Text
            }
            Form::Whole(..) | Form::Number(_) | Form::Boolean => Self::Not,
            Form::Object(shape) => Self::Object(shape),
            Form::List(shape, most) => Self::List(shape, *most),
        }
    }
}

impl<'j> DeserializeSeed<'j> for Split {
    type Value = Value<'j>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Value<'j>, D::Error> {
        match self {
            Self::Not => serde::Deserialize::deserialize(deserializer).map(Value::Raw),
            Self::Text | Self::Object(_) | Self::List(..) => deserializer.deserialize_any(self),
        }
    }
}

impl<'j> Visitor<'j> for Split {
    type Value = Value<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of its form")
    }

    fn visit_unit<E: Error>(self) -> Result<Value<'j>, E> {
        Ok(Value::Null)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'j str) -> Result<Value<'j>, E> {
        self.text(Cow::Borrowed(text))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value<'j>, E> {
        self.text(Cow::Owned(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Value<'j>, A::Error> {
        let Self::Object(shape) = self else { return Err(not_in_form()) };
        let mut fields = Vec::new();
        let mut near = 0;
        while let Some((place, split)) = map.next_key_seed(KnownField { shape, near })? {
            if fields.is_empty() {
                fields.resize_with(shape.len(), || None);
            }
            match fields.get_mut(place) {
                Some(field @ None) => *field = Some(map.next_value_seed(split)?),
                Some(Some(_)) | None => return Err(not_in_form()),
            }
            near = place.saturating_add(1);
        }
        Ok(Value::Object(Object { shape, fields }))
    }

    fn visit_seq<A: SeqAccess<'j>>(self, mut list: A) -> Result<Value<'j>, A::Error> {
        let Self::List(shape, most) = self else { return Err(not_in_form()) };
        let mut items = Vec::new();
        while let Some(item) = list.next_element_seed(Self::Object(shape))? {
            if most == Some(items.len()) {
                return Err(not_in_form());
            }
            items.push(item);
        }
        Ok(Value::List(items))
    }
}

impl Split {
    fn text<'j, E: Error>(self, text: Cow<'j, str>) -> Result<Value<'j>, E> {
        match self {
            Self::Text => Ok(Value::Text(text)),
            Self::Not | Self::Object(_) | Self::List(..) => Err(not_in_form()),
        }
    }
}

/// Nobody reads why: the readers say it.
fn not_in_form<E: Error>() -> E {
    E::custom("")
}

/// The name of a field that the shape has: its place there, and how its value is split.
struct KnownField {
    shape: &'static Shape,
    /// Where it is looked for first.
    near: usize,
}

impl<'j> DeserializeSeed<'j> for KnownField {
    type Value = (usize, Split);

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KnownField {
    type Value = (usize, Split);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        let place = self.shape.place(name, self.near);
        let field = place.and_then(|place| Some((place, self.shape.field(place)?)));
        field.map(|(place, field)| (place, Split::of(&field.form))).ok_or_else(not_in_form)
    }
}
