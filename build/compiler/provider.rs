//! Providers: their words, products and identifiers.

use std::borrow::Cow;

use super::fault::Faults;
use super::file::RuleFile;
use super::known;
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::pattern::{check, needles};
use super::schema::{self, Identifier, Provider, Text};

/// The one group that a pattern of an identifier may name.
const ACCOUNT: &str = "account";

/// The providers, sorted by name.
pub(super) fn read(files: &[&RuleFile], faults: &mut Faults) -> Vec<Provider> {
    let mut providers = Vec::new();
    for file in files {
        let Some((source, mut provider)) = parse::<Provider>(file, faults) else {
            continue;
        };
        provider.name = Cow::Owned(file.stem().to_owned());
        lower(&source, &provider.names, at!["names"], faults);
        for (i, product) in provider.products.iter().enumerate() {
            let path = at!["products", i, "aliases"];
            lower(&source, &product.aliases, path, faults);
        }
        for (i, identifier) in provider.identifiers.to_mut().iter_mut().enumerate() {
            check_identifier(&source, i, identifier, faults);
            let found = needles(&schema::translate(&identifier.pattern));
            identifier.needles = found.into_iter().map(Cow::Owned).collect();
        }
        forms(&source, &provider, faults);
        providers.push(provider);
    }
    providers.sort_by(|a, b| a.name.cmp(&b.name));
    providers
}

/// That the lines of forms name kinds of fields and facts there are.
fn forms(source: &Source<'_>, provider: &Provider, faults: &mut Faults) {
    let fields = known::fields();
    let facts = known::facts();
    for (i, form) in provider.forms.iter().enumerate() {
        for (j, line) in form.fields.iter().enumerate() {
            for (key, known, names) in [
                ("fields", &fields, &line.fields),
                ("facts", &facts, &line.facts),
            ] {
                for (k, name) in names.iter().enumerate() {
                    if let Some(why) = known.refuse(name) {
                        faults.add(source.fault(at!["forms", i, "fields", j, key, k], why));
                    }
                }
            }
        }
    }
}

fn check_identifier(source: &Source<'_>, at: usize, identifier: &Identifier, faults: &mut Faults) {
    let path = at!["identifiers", at, "pattern"];
    match check(&identifier.pattern) {
        Err(why) => faults.add(source.fault(path, why)),
        Ok(pattern) => {
            for group in pattern.capture_names().flatten().filter(|g| *g != ACCOUNT) {
                let message = format!("unknown group `{group}`: only `{ACCOUNT}` means something");
                faults.add(source.fault(path, message));
            }
        }
    }
    if let Some(Err(why)) = identifier.near.as_deref().map(check) {
        faults.add(source.fault(at!["identifiers", at, "near"], why));
    }
    let path = at!["identifiers", at, "labels"];
    lower(source, &identifier.labels, path, faults);
    let fields = known::fields();
    for (i, field) in identifier.fields.iter().enumerate() {
        if let Some(why) = fields.refuse(field) {
            faults.add(source.fault(at!["identifiers", at, "fields", i], why));
        }
    }
}

/// That the words are in lower case, as the text is in which they are sought.
fn lower(source: &Source<'_>, words: &[Text], path: &[Step<'_>], faults: &mut Faults) {
    for (i, word) in words.iter().enumerate() {
        if word.to_lowercase() != *word {
            let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Item(i)]).collect();
            let message = format!("`{word}` is not in lower case, and would never be found");
            faults.add(source.fault(&path, message));
        }
    }
}
