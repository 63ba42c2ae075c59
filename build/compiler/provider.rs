//! Providers: their words, products and identifiers.

use std::borrow::Cow;

use super::fault::Faults;
use super::file::RuleFile;
use super::known::{self, Names};
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::pattern::check;
use super::schema::{Identifier, Provider, Statement, Text};

/// The one group that a pattern of an identifier may name.
const ACCOUNT: &str = "account";

/// The providers, sorted by name, and the file of each to point into.
#[derive(Default)]
pub(super) struct Desks<'f> {
    pub(super) providers: Vec<Provider>,
    sources: Vec<Source<'f>>,
}

/// The providers of the files.
pub(super) fn read<'f>(files: &[&'f RuleFile], faults: &mut Faults) -> Desks<'f> {
    let mut read = Vec::new();
    for &file in files {
        let Some((source, mut provider)) = parse::<Provider>(file, faults) else {
            continue;
        };
        provider.name = Cow::Owned(file.stem().to_owned());
        lower(&source, &provider.names, at!["names"], faults);
        for (i, product) in provider.products.iter().enumerate() {
            let path = at!["products", i, "aliases"];
            lower(&source, &product.aliases, path, faults);
        }
        for (i, identifier) in provider.identifiers.iter().enumerate() {
            check_identifier(&source, i, identifier, faults);
        }
        forms(&source, &provider, faults);
        terms(&source, &provider, faults);
        read.push((source, provider));
    }
    read.sort_by(|(_, a), (_, b)| a.name.cmp(&b.name));
    let mut desks = Desks::default();
    for (source, provider) in read {
        desks.sources.push(source);
        desks.providers.push(provider);
    }
    desks
}

/// Refuses those of the names that are not known.
pub(super) fn refer(
    source: &Source<'_>,
    known: &Names<'_>,
    names: &[Text],
    path: &[Step<'_>],
    faults: &mut Faults,
) {
    for (i, name) in names.iter().enumerate() {
        if let Some(why) = known.refuse(name) {
            let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Item(i)]).collect();
            faults.add(source.fault(&path, why));
        }
    }
}

/// That plans, levels and the desk speak of what there is.
fn terms(source: &Source<'_>, provider: &Provider, faults: &mut Faults) {
    let channels = known::channels();
    let situations = known::situations();
    let levels = provider.levels.iter().map(|level| level.name.as_ref());
    let levels = Names::new(format!("level of {}", provider.name), levels);
    let products = provider.products.iter().map(|p| p.name.as_ref());
    let products = Names::new(format!("product of {}", provider.name), products);
    for (i, plan) in provider.plans.iter().enumerate() {
        lower(source, &plan.aliases, at!["plans", i, "aliases"], faults);
        let path = at!["plans", i, "channels"];
        refer(source, &channels, &plan.channels, path, faults);
        for (j, target) in plan.targets.iter().enumerate() {
            if let Some(why) = levels.refuse(&target.level) {
                faults.add(source.fault(at!["plans", i, "targets", j, "level"], why));
            }
        }
    }
    for (i, level) in provider.levels.iter().enumerate() {
        lower(source, &level.aliases, at!["levels", i, "aliases"], faults);
        let path = at!["levels", i, "situations"];
        refer(source, &situations, &level.situations, path, faults);
        let own = level.situations.iter().map(AsRef::as_ref);
        let own = Names::new(format!("situation of `{}`", level.name), own);
        let path = at!["levels", i, "advised"];
        refer(source, &own, &level.advised, path, faults);
    }
    if let Some(desk) = &provider.desk {
        refer(
            source,
            &channels,
            &desk.refuses,
            at!["desk", "refuses"],
            faults,
        );
        if let Some(why) = desk.engineer_for.as_ref().and_then(|l| levels.refuse(l)) {
            faults.add(source.fault(at!["desk", "engineer-for"], why));
        }
    }
    let closed = provider.consultation.iter().flat_map(|c| c.closed.iter());
    for (i, day) in closed.enumerate().filter(|(_, day)| !is_day(day)) {
        let message = format!("`{day}` is no day as `MM-DD`");
        faults.add(source.fault(at!["consultation", "closed", i], message));
    }
    for (i, row) in provider.related_products.iter().enumerate() {
        refer(source, &products, row, at!["related-products", i], faults);
    }
    let path = at!["common-products"];
    refer(source, &products, &provider.common_products, path, faults);
}

/// Whether it is a day of the year as `MM-DD`.
fn is_day(text: &str) -> bool {
    let number = |text: &str| text.parse::<u8>().ok().filter(|_| text.len() == 2);
    text.split_once('-').is_some_and(|(month, day)| {
        number(month).is_some_and(|m| (1..=12).contains(&m))
            && number(day).is_some_and(|d| (1..=31).contains(&d))
    })
}

impl Desks<'_> {
    /// That providers rest on statements of their own documents.
    pub(super) fn rest_on(&self, statements: &[Statement], faults: &mut Faults) {
        for (source, provider) in self.sources.iter().zip(&self.providers) {
            // One of an unknown provider may be anybody's; that is said already.
            let own = statements.iter().filter(|s| {
                let of = |p: &Provider| p.name == s.provider;
                s.provider == provider.name || !self.providers.iter().any(of)
            });
            let own = own.map(|statement| statement.id.as_ref());
            let known = Names::new(format!("statement of {}", provider.name), own);
            let mut check = |names: &[Text], path: &[Step<'_>]| {
                refer(source, &known, names, path, faults);
            };
            for (i, plan) in provider.plans.iter().enumerate() {
                check(&plan.statements, at!["plans", i, "statements"]);
            }
            for (i, level) in provider.levels.iter().enumerate() {
                check(&level.statements, at!["levels", i, "statements"]);
            }
            for (i, form) in provider.forms.iter().enumerate() {
                for (j, line) in form.fields.iter().enumerate() {
                    let path = at!["forms", i, "fields", j, "statements"];
                    check(&line.statements, path);
                }
            }
            if let Some(consultation) = &provider.consultation {
                check(&consultation.statements, at!["consultation", "statements"]);
            }
            if let Some(lifecycle) = &provider.lifecycle {
                check(&lifecycle.statements, at!["lifecycle", "statements"]);
            }
        }
    }
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
                refer(
                    source,
                    known,
                    names,
                    at!["forms", i, "fields", j, key],
                    faults,
                );
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
    let path = at!["identifiers", at, "fields"];
    refer(source, &known::fields(), &identifier.fields, path, faults);
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
