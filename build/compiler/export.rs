//! What drafts can be exported to: what must hold of it beyond its shape.

use std::borrow::Cow;

use super::fault::Faults;
use super::file::RuleFile;
use super::known::{self, Known};
use super::node::at;
use super::parse::{Source, parse};
use super::provider::refer;
use super::schema::{Export, Origin};
use super::words::Words;

/// The forms of tickets, sorted by name.
pub(super) fn read(files: &[&RuleFile], names: &Known<'_>, faults: &mut Faults) -> Vec<Export> {
    let mut exports = Vec::new();
    for &file in files {
        let Some((source, mut export)) = parse::<Export>(file, faults) else {
            continue;
        };
        export.name = Cow::Owned(file.stem().to_owned());
        if let Some(why) = names.providers.refuse(&export.provider) {
            faults.add(source.fault(at!["provider"], why));
        }
        if export.reference.trim().is_empty() {
            let message = "`reference` is empty: a table names its source";
            faults.add(source.fault(at!["reference"], message));
        }
        let words = Words::new(&source, &[]);
        words.whole(&export.title, at!["title"], faults);
        members(&source, &export, names, faults);
        lines(&source, &export, names, faults);
        exports.push(export);
    }
    exports.sort_by(|a, b| a.name.cmp(&b.name));
    exports
}

fn members(source: &Source<'_>, export: &Export, names: &Known<'_>, faults: &mut Faults) {
    let words = Words::new(source, &[]);
    for (i, member) in export.members.iter().enumerate() {
        words.whole(&member.wants, at!["members", i, "wants"], faults);
        let twice = export.members[..i].iter().any(|m| m.name == member.name);
        if twice {
            let message = format!("the member `{}` stands twice", member.name);
            faults.add(source.fault(at!["members", i, "name"], message));
        }
        let stated = matches!(
            member.from,
            Origin::Stated | Origin::StatedList | Origin::Attachments
        );
        if stated && member.labels.is_empty() {
            let message = "no draft can state it: `labels` is empty";
            faults.add(source.fault(at!["members", i, "labels"], message));
        }
        if member.from == Origin::Kind {
            for (j, code) in member.codes.iter().enumerate() {
                let path = at!["members", i, "codes", j, "for"];
                refer(source, &names.kinds, &code.names, path, faults);
            }
        }
    }
}

fn lines(source: &Source<'_>, export: &Export, names: &Known<'_>, faults: &mut Faults) {
    let fields = known::fields();
    let facts = known::facts();
    for (i, line) in export.lines.iter().enumerate() {
        refer(
            source,
            &fields,
            &line.fields,
            at!["lines", i, "fields"],
            faults,
        );
        refer(
            source,
            &facts,
            &line.facts,
            at!["lines", i, "facts"],
            faults,
        );
        let path = at!["lines", i, "kinds"];
        refer(source, &names.kinds, &line.kinds, path, faults);
        let path = at!["lines", i, "statements"];
        refer(source, &names.statements, &line.statements, path, faults);
    }
}
