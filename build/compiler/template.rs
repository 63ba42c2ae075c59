//! What templates ask for, and what each sort needs: what must hold beyond the
//! shape.

use super::fault::Faults;
use super::file::RuleFile;
use super::known::{Known, Names};
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::pattern;
use super::provider::refer;
use super::schema::is_kebab;
use super::schema::template::{Need, Purpose};
use super::schema::{self, Text};
use super::words::Words;

/// The file of what can be asked for.
const NEEDS: &str = "needs";
/// The file of what templates are for.
const PURPOSES: &str = "purposes";

/// What templates ask for, and what they are for.
#[derive(Default)]
pub(super) struct Templates {
    pub(super) needs: Vec<Need>,
    pub(super) purposes: Vec<Purpose>,
}

/// Reads both files. Each keeps its order.
pub(super) fn read(files: &[&RuleFile], names: &Known<'_>, faults: &mut Faults) -> Templates {
    let mut out = Templates::default();
    for file in files.iter().filter(|file| file.stem() == NEEDS) {
        if let Some((source, needs)) = parse::<Vec<Need>>(file, faults) {
            for (i, need) in needs.iter().enumerate() {
                let again = needs[..i].iter().any(|other| other.name == need.name);
                check_need(&source, need, i, again, names, faults);
            }
            out.needs = needs;
        }
    }
    for file in files.iter().filter(|file| file.stem() == PURPOSES) {
        if let Some((source, purposes)) = parse::<Vec<Purpose>>(file, faults) {
            for (i, purpose) in purposes.iter().enumerate() {
                check_purpose(&source, purpose, i, &out.needs, names, faults);
            }
            out.purposes = purposes;
        }
    }
    out
}

fn check_need(
    source: &Source<'_>,
    need: &Need,
    i: usize,
    again: bool,
    names: &Known<'_>,
    faults: &mut Faults,
) {
    if again || !is_kebab(&need.name) {
        let message = format!("`{}` stands twice, or is not in kebab-case", need.name);
        faults.add(source.fault(at![i, "name"], message));
    }
    refer(
        source,
        &names.fields,
        &need.fields,
        at![i, "fields"],
        faults,
    );
    let words = Words::new(source, &[]);
    words.whole(&need.title, at![i, "title"], faults);
    words.whole(&need.label, at![i, "label"], faults);
    words.whole(&need.hint, at![i, "hint"], faults);
    let sound = patterns(source, &need.asks, at![i, "asks"], faults)
        & patterns(source, &need.strip, at![i, "strip"], faults)
        & patterns(source, &need.labels, at![i, "labels"], faults);
    if sound {
        examples(source, need, i, faults);
    }
}

/// What a need gives as examples is told apart by its expressions.
fn examples(source: &Source<'_>, need: &Need, i: usize, faults: &mut Faults) {
    let all: Vec<Text> = need
        .asks
        .iter()
        .chain(need.labels.iter())
        .cloned()
        .collect();
    let Ok(finds) = pattern::compiled(&schema::alternation(&all)) else {
        return;
    };
    for (list, texts, wanted) in [
        ("asked", &need.asked, true),
        ("not-asked", &need.not_asked, false),
    ] {
        for (j, text) in texts.iter().enumerate() {
            if finds.is_match(&text.to_lowercase()) != wanted {
                let message = match wanted {
                    true => "its expressions do not find this",
                    false => "its expressions find this",
                };
                faults.add(source.fault(at![i, list, j], message));
            }
        }
    }
}

fn check_purpose(
    source: &Source<'_>,
    purpose: &Purpose,
    i: usize,
    needs: &[Need],
    names: &Known<'_>,
    faults: &mut Faults,
) {
    if let Some(why) = names.kinds.refuse(&purpose.kind) {
        faults.add(source.fault(at![i, "kind"], why));
    }
    let words = Words::new(source, &[]);
    words.whole(&purpose.title, at![i, "title"], faults);
    patterns(source, &purpose.named, at![i, "named"], faults);
    patterns(source, &purpose.strip, at![i, "strip"], faults);
    let known = Names::new("need", needs.iter().map(|need| need.name.as_ref()));
    refer(source, &known, &purpose.speaks, at![i, "speaks"], faults);
    refer(source, &known, &purpose.unless, at![i, "unless"], faults);
    for (j, wanted) in purpose.needs.iter().enumerate() {
        refer(
            source,
            &known,
            &wanted.any,
            at![i, "needs", j, "any"],
            faults,
        );
        if wanted.any.is_empty() {
            faults.add(source.fault(at![i, "needs", j], "`any` is empty"));
        }
    }
}

/// Whether all of the expressions are sound.
fn patterns(
    source: &Source<'_>,
    patterns: &[Text],
    path: &[Step<'_>],
    faults: &mut Faults,
) -> bool {
    let found = pattern::check_all(patterns);
    for (item, why) in &found {
        let to = item.map(Step::Item);
        let path: Vec<Step<'_>> = path.iter().copied().chain(to).collect();
        faults.add(source.fault(&path, why.clone()));
    }
    found.is_empty()
}
