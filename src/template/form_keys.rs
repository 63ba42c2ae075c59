//! The keys of an issue form and what may stand under them.

use std::collections::BTreeSet;

use super::fault::Fault;
use super::model::Part;
use super::node::Doc;
use crate::text::Span;
use crate::text::nearest::nearest;
use crate::yaml::{self, NodeKind, Style};

/// Keys that a form has at its top.
const TOP: [&str; 8] = [
    "name",
    "description",
    "title",
    "labels",
    "assignees",
    "projects",
    "type",
    "body",
];

/// Keys of an entry.
const ENTRY: [&str; 5] = ["type", "id", "attributes", "validations", "visible"];

/// What a text is read as that stands without quotation marks.
const TRUTHS: [&str; 6] = ["true", "false", "yes", "no", "on", "off"];

/// Faults with their places.
pub(super) type Faults = Vec<(Fault, Span)>;

/// Whether a mapping has the keys of a form, and no others.
pub(super) fn are_of_form(head: &Doc<'_>) -> bool {
    let has = |key: &str| head.get(0, key).is_some();
    has("name")
        && has("description")
        && head
            .keys(0)
            .iter()
            .all(|key| TOP.contains(&key.text.as_str()))
}

/// What is wrong with the keys at the top of a form.
pub(super) fn check_top(head: &Doc<'_>, faults: &mut Faults) {
    unknown(head, 0, &TOP, faults);
    for key in ["name", "description", "title"] {
        text(head, 0, key, faults);
    }
    for key in ["labels", "assignees", "projects"] {
        // A single one is taken as text, too, and several after commas.
        if let Some(at) = head.get(0, key)
            && matches!(head.kind(at), Some(NodeKind::Mapping { .. }))
        {
            faults.push((Fault::NotList(key), head.key_span(0, key, at)));
        }
    }
}

/// What is wrong with the keys of an entry of that type.
pub(super) fn check_entry(doc: &Doc<'_>, at: usize, sort: &str, faults: &mut Faults) {
    unknown(doc, at, &ENTRY, faults);
    text(doc, at, "id", faults);
    let attributes = doc.get(at, "attributes");
    if let Some(attributes) = attributes {
        let known: &[&str] = match sort {
            "markdown" => &["value"],
            "input" => &["label", "description", "placeholder", "value"],
            "textarea" => &["label", "description", "placeholder", "value", "render"],
            "dropdown" => &["label", "description", "multiple", "options", "default"],
            "checkboxes" => &["label", "description", "options"],
            "upload" => &["label", "description"],
            _ => return,
        };
        unknown(doc, attributes, known, faults);
        text(doc, attributes, "label", faults);
        boolean(doc, attributes, "multiple", faults);
    }
    if sort == "markdown" {
        let value = attributes.and_then(|attributes| doc.text(attributes, "value"));
        if value.is_none_or(|value| value.text.trim().is_empty()) {
            faults.push((Fault::Missing("value"), doc.head(at)));
        }
    }
    if let Some(validations) = doc.get(at, "validations") {
        unknown(doc, validations, &["required", "accept"], faults);
        boolean(doc, validations, "required", faults);
    }
}

/// What is wrong with the choices of an entry, by what they are.
pub(super) fn check_options(doc: &Doc<'_>, attributes: usize, boxes: bool, faults: &mut Faults) {
    let Some(options) = doc.get(attributes, "options") else {
        return;
    };
    let place = doc.key_span(attributes, "options", options);
    if !doc.is_list(options) {
        faults.push((Fault::NotList("options"), place));
        return;
    }
    let choices: Vec<usize> = yaml::children(doc.nodes, options).collect();
    if choices.is_empty() {
        faults.push((Fault::NothingIn("options"), place));
        return;
    }
    for &at in &choices {
        if boxes {
            let label = doc.text(at, "label");
            if label.is_none_or(|label| label.text.trim().is_empty()) {
                faults.push((Fault::Box, doc.head(at)));
            }
            boolean(doc, at, "required", faults);
        } else if let Some(option) = doc.scalar(at).filter(|_| is_truth(doc, at)) {
            faults.push((Fault::Truth(option.text), option.span));
        }
    }
    if let Some((_, at)) = doc.pair(attributes, "default")
        && chosen(doc, attributes).is_none()
    {
        faults.push((Fault::Default(choices.len()), doc.span(at)));
    }
}

/// What GitHub takes no form for: a choice that says nothing, is there twice, or
/// is called as the one that it adds itself.
pub(super) fn check_choices(doc: &Doc<'_>, options: usize, boxes: bool, faults: &mut Faults) {
    let mut seen = BTreeSet::new();
    for at in yaml::children(doc.nodes, options) {
        let Some(option) = doc.text(at, "label").or_else(|| doc.scalar(at)) else {
            if !boxes && doc.is_null(at) {
                faults.push((Fault::Blank, doc.span(at)));
            }
            continue;
        };
        if !boxes && option.text.trim().is_empty() {
            faults.push((Fault::Blank, option.span));
            continue;
        }
        if !boxes && option.text.trim().eq_ignore_ascii_case("none") {
            faults.push((Fault::Reserved(option.text.clone()), option.span));
        }
        // Without quotation marks 1.1 and 1.10 are one number.
        let number = (doc.style(at) == Some(Style::Plain))
            .then(|| option.text.parse::<f64>().ok())
            .flatten();
        let read = number.map_or_else(|| option.text.clone(), |number| number.to_string());
        if !seen.insert(read) {
            faults.push((Fault::Option(option.text), option.span));
        }
    }
}

/// The number of the choice that is made before, if there is such a choice, and
/// where it stands.
pub(super) fn chosen(doc: &Doc<'_>, attributes: usize) -> Option<Part> {
    let default = doc.text(attributes, "default")?;
    let options = doc.get(attributes, "options")?;
    let count = yaml::children(doc.nodes, options).count();
    let number: usize = default.text.parse().ok()?;
    (number < count).then_some(default)
}

/// A label as GitHub tells labels apart: by letters and digits.
pub(super) fn plain_label(label: &str) -> String {
    let letters = label.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn unknown(doc: &Doc<'_>, at: usize, known: &[&'static str], faults: &mut Faults) {
    for key in doc.keys(at) {
        if !known.contains(&key.text.as_str()) {
            let meant = nearest(&key.text, known.iter().copied());
            faults.push((Fault::UnknownKey(key.text, meant), key.span));
        }
    }
}

/// Tells of a key that must have text and has a number, a truth value or more.
fn text(doc: &Doc<'_>, at: usize, key: &'static str, faults: &mut Faults) {
    let Some((name, value)) = doc.pair(at, key) else {
        return;
    };
    let is_text = match doc.scalar(value) {
        Some(text) => {
            let plain = doc.style(value) == Some(Style::Plain);
            !(plain && (is_truth(doc, value) || text.text.parse::<f64>().is_ok()))
        }
        // What is missing is told as such.
        None => matches!(doc.kind(value), Some(NodeKind::Null)),
    };
    if !is_text {
        faults.push((Fault::NotText(key), doc.span(name).cover(doc.span(value))));
    }
}

fn boolean(doc: &Doc<'_>, at: usize, key: &'static str, faults: &mut Faults) {
    if let Some((_, value)) = doc.pair(at, key)
        && !is_truth(doc, value)
    {
        faults.push((Fault::NotBoolean(key), doc.span(value)));
    }
}

fn is_truth(doc: &Doc<'_>, at: usize) -> bool {
    doc.style(at) == Some(Style::Plain)
        && doc.scalar(at).is_some_and(|text| {
            TRUTHS
                .iter()
                .any(|truth| text.text.eq_ignore_ascii_case(truth))
        })
}
