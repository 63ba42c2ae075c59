//! The statements of the desks' documents.

use std::collections::BTreeMap;

use super::fault::Faults;
use super::file::RuleFile;
use super::known::Names;
use super::node::at;
use super::parse::parse;
use super::schema::{Provider, Statement};

/// The statements, sorted by id.
pub(super) fn read(
    file: Option<&RuleFile>,
    providers: &[Provider],
    faults: &mut Faults,
) -> Vec<Statement> {
    let parsed = file.and_then(|file| parse::<Vec<Statement>>(file, faults));
    let Some((source, mut statements)) = parsed else {
        return Vec::new();
    };
    let desks = Names::new("provider", providers.iter().map(|p| p.name.as_ref()));
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (i, statement) in statements.iter().enumerate() {
        let id = statement.id.as_ref();
        if let Some(first) = seen.insert(id, i) {
            let line = source.line(at![first]);
            let message = format!("statement `{id}` stands twice, first in line {line}");
            faults.add(source.fault(at![i, "id"], message));
        }
        if let Some(why) = desks.refuse(&statement.provider) {
            faults.add(source.fault(at![i, "provider"], why));
            continue;
        }
        let documents = providers
            .iter()
            .filter(|p| p.name == statement.provider)
            .flat_map(|p| p.documents.iter());
        let codes = Names::new(
            format!("document of {}", statement.provider),
            documents.map(|d| d.code.as_ref()),
        );
        if let Some(why) = codes.refuse(&statement.document) {
            faults.add(source.fault(at![i, "document"], why));
            continue;
        }
        let sections: Vec<&str> = providers
            .iter()
            .filter(|p| p.name == statement.provider)
            .flat_map(|p| p.documents.iter())
            .filter(|d| d.code == statement.document)
            .flat_map(|d| d.sections.iter().map(|s| s.name.as_ref()))
            .collect();
        // A document whose sections nobody listed has them by their bare names.
        if sections.is_empty() {
            continue;
        }
        let sections = Names::new(
            format!("section of document {}", statement.document),
            sections,
        );
        if let Some(why) = sections.refuse(&statement.section) {
            faults.add(source.fault(at![i, "section"], why));
        }
    }
    statements.sort_by(|a, b| a.id.cmp(&b.id));
    statements
}
