//! The JSON Schemas of the format (draft 2020-12), made of the declared shapes.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::pattern;
use super::shape::{self, Also, Field, Form, Shape};
use crate::listed::listed;
use crate::parameters::ParameterId;

listed! {
    /// A document of the format that has a JSON Schema.
    ///
    /// ```
    /// use ibo_core::Schema;
    /// let schema = Schema::from_slug("statement");
    /// assert_eq!(schema, Some(Schema::Statement));
    /// let json = schema.map(Schema::to_json).unwrap_or_default();
    /// let json: serde_json::Value = serde_json::from_str(&json)?;
    /// assert_eq!(json["$id"], "urn:ibo:schema:1:statement");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Schema {
        /// A case.
        Case,
        /// A statement, with or without its case.
        Statement,
        /// What a payment is computed from, by an employer that has VDAB's amount.
        PaymentCase,
        /// A payment with its reasons, with or without what it was computed from.
        PaymentStatement,
        /// An employer notice.
        Notice,
        /// A correction.
        Correction,
        /// An error.
        Error,
        /// What the open questions of the law are worth to a case.
        Sensitivity,
    }
}

impl Schema {
    /// Each of them.
    pub const ALL: [Self; Self::COUNT] = Self::EACH;

    /// Its name, `case`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.shape().name
    }

    /// The schema of this name.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|schema| schema.slug() == slug)
    }

    fn shape(self) -> &'static Shape {
        match self {
            Self::Case => &shape::CASE,
            Self::Statement => &shape::STATEMENT,
            Self::PaymentCase => &shape::PAYMENT_CASE,
            Self::PaymentStatement => &shape::PAYMENT_STATEMENT,
            Self::Notice => &shape::NOTICE,
            Self::Correction => &shape::CORRECTION,
            Self::Error => &shape::ERROR,
            Self::Sensitivity => &shape::SENSITIVITY,
        }
    }

    /// The JSON Schema, draft 2020-12, indented.
    ///
    /// It says what a schema can say: the fields, their types and forms. What it cannot say is
    /// refused when the document is read: a field given twice, days that the calendar does not
    /// have, the order of two days, and a statement that contradicts itself.
    ///
    /// ```
    /// use ibo_core::Schema;
    /// let schema: serde_json::Value = serde_json::from_str(&Schema::Case.to_json())?;
    /// assert_eq!(schema["required"][0], "case_ref");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(self) -> String {
        // Texts as keys, written to memory: it cannot fail.
        serde_json::to_string_pretty(&document(self.shape())).unwrap_or_default()
    }
}

/// A JSON value whose fields keep their order.
enum Node {
    Text(String),
    Whole(i64),
    Boolean(bool),
    Null,
    List(Vec<Self>),
    Object(Vec<(&'static str, Self)>),
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Whole(number) => serializer.serialize_i64(*number),
            Self::Boolean(boolean) => serializer.serialize_bool(*boolean),
            Self::Null => serializer.serialize_unit(),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (name, value) in fields {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

fn text(text: impl Into<String>) -> Node {
    Node::Text(text.into())
}

/// A pattern of a whole text. In some engines `$` also stands before a line feed at the end.
fn whole(pattern: &str) -> Node {
    text(format!(r"{pattern}(?!\n)"))
}

/// The schema of a document, with the shapes that it refers to.
fn document(shape: &'static Shape) -> Node {
    let mut named = Vec::new();
    referred(shape, &mut named);
    let mut fields = vec![
        ("$schema", text("https://json-schema.org/draft/2020-12/schema")),
        ("$id", text(format!("urn:ibo:schema:1:{}", shape.name))),
        ("title", text(shape.name)),
    ];
    fields.extend(object(shape));
    if !named.is_empty() {
        let named = named.into_iter().map(|shape| (shape.name, Node::Object(object(shape))));
        fields.push(("$defs", Node::Object(named.collect())));
    }
    Node::Object(fields)
}

/// The shapes that a shape refers to, each once.
fn referred(shape: &'static Shape, named: &mut Vec<&'static Shape>) {
    for Field { form, .. } in shape.fields() {
        let (Form::Object(inner) | Form::List(inner, _)) = form else { continue };
        if !named.iter().any(|known| known.name == inner.name) {
            named.push(inner);
            referred(inner, named);
        }
    }
}

fn object(shape: &'static Shape) -> Vec<(&'static str, Node)> {
    let required = shape.fields().filter(|field| field.is_required).map(|field| text(field.name));
    let properties = shape.fields().map(|field| (field.name, property(field)));
    let mut fields = vec![
        ("description", text(shape.about)),
        ("type", text("object")),
        ("properties", Node::Object(properties.collect())),
        ("required", Node::List(required.collect())),
        ("additionalProperties", Node::Boolean(false)),
    ];
    fields.extend(condition(&shape.also));
    fields
}

fn condition(also: &Also) -> Vec<(&'static str, Node)> {
    let requires = |name: &'static str| ("required", Node::List(vec![text(name)]));
    match also {
        Also::Nothing => Vec::new(),
        Also::OneOf([one, other]) => {
            let [one, other] = [(*one, *other), (*other, *one)].map(|(present, absent)| {
                Node::Object(vec![
                    requires(present),
                    (
                        "properties",
                        Node::Object(vec![(present, not_null()), (absent, of_type("null"))]),
                    ),
                ])
            });
            vec![("oneOf", Node::List(vec![one, other]))]
        }
        Also::With { field, word, required } => {
            let is = Node::Object(vec![("const", text(*word))]);
            let condition = vec![("properties", Node::Object(vec![(*field, is)])), requires(field)];
            let with = vec![
                requires(required),
                ("properties", Node::Object(vec![(*required, not_null())])),
            ];
            let without = vec![("properties", Node::Object(vec![(*required, of_type("null"))]))];
            vec![
                ("if", Node::Object(condition)),
                ("then", Node::Object(with)),
                ("else", Node::Object(without)),
            ]
        }
    }
}

fn of_type(name: &'static str) -> Node {
    Node::Object(vec![("type", text(name))])
}

fn not_null() -> Node {
    Node::Object(vec![("not", of_type("null"))])
}

/// The ids of some values, and those of readings about one code of a list.
fn value_ids(is_one: fn(&ParameterId) -> bool) -> Vec<Node> {
    let ids = ParameterId::ALL.iter().filter(|id| is_one(id)).map(|id| text(id.slug()));
    let ids = Node::Object(vec![("enum", Node::List(ids.collect()))]);
    let lists = ParameterId::ALL.iter().filter(|id| id.is_filter()).map(|id| id.slug());
    let lists = lists.collect::<Vec<_>>().join("|").replace('.', r"\.");
    let code = text(format!("^({lists})/"));
    vec![ids, Node::Object(vec![("type", text("string")), ("pattern", code)])]
}

fn property(field: &Field) -> Node {
    let is_optional = !field.is_required;
    let typed = |name: &'static str| match is_optional {
        true => ("type", Node::List(vec![text(name), text("null")])),
        false => ("type", text(name)),
    };
    let reference = |shape: &Shape| vec![("$ref", text(format!("#/$defs/{}", shape.name)))];
    Node::Object(match &field.form {
        Form::Text(None) => vec![typed("string")],
        Form::Text(Some(pattern)) => vec![typed("string"), ("pattern", whole(pattern))],
        Form::Day => {
            vec![typed("string"), ("format", text("date")), ("pattern", whole(pattern::DAY))]
        }
        Form::Word(words) => {
            let null = is_optional.then_some(Node::Null);
            let words = words().into_iter().map(text).chain(null);
            vec![("enum", Node::List(words.collect()))]
        }
        Form::ValueId => vec![("anyOf", Node::List(value_ids(|_| true)))],
        Form::ReadingId => vec![("anyOf", Node::List(value_ids(|id| id.is_reading())))],
        Form::Whole(least, most) => vec![
            typed("integer"),
            ("minimum", Node::Whole(i64::from(*least))),
            ("maximum", Node::Whole(i64::from(*most))),
        ],
        Form::Number(number) => vec![("const", Node::Whole(i64::from(*number)))],
        Form::Boolean => vec![typed("boolean")],
        Form::Object(shape) if is_optional => {
            vec![("anyOf", Node::List(vec![Node::Object(reference(shape)), of_type("null")]))]
        }
        Form::Object(shape) => reference(shape),
        Form::List(shape, most) => {
            let mut list = vec![typed("array"), ("items", Node::Object(reference(shape)))];
            let most = most.and_then(|most| i64::try_from(most).ok());
            list.extend(most.map(|most| ("maxItems", Node::Whole(most))));
            list
        }
    })
}
