//! What people call the parts of a ticket.

use std::collections::BTreeMap;

use super::fault::Faults;
use super::file::RuleFile;
use super::known;
use super::node::{Step, at};
use super::parse::parse;
use super::schema;

/// What the parts of a ticket are called.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// From the key of a label to the name of its kind of field.
    pub(super) kinds: BTreeMap<String, String>,
    /// From the name of a kind of field to its labels as written, in order.
    pub(super) labels: BTreeMap<String, Vec<String>>,
}

/// The vocabulary. A label belongs to one kind of field only.
pub(super) fn read(file: Option<&RuleFile>, faults: &mut Faults) -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    let parsed = file.and_then(|file| parse::<BTreeMap<String, Vec<String>>>(file, faults));
    let Some((source, kinds)) = parsed else {
        return vocabulary;
    };
    let fields = known::fields();
    for (kind, labels) in &kinds {
        if let Some(why) = fields.refuse(kind) {
            faults.add(source.fault(at![Step::Name(kind)], why));
        }
        for (i, label) in labels.iter().enumerate() {
            let key = schema::label_key(&label.to_lowercase()).into_owned();
            if let Some(other) = vocabulary.kinds.insert(key, kind.clone())
                && other != *kind
            {
                let message = format!("label `{label}` is both {other} and {kind}");
                faults.add(source.fault(at![kind.as_str(), i], message));
            }
        }
    }
    vocabulary.labels = kinds;
    vocabulary
}
