//! Which file is what, by its place under `rules/`.

use super::fault::{Fault, Faults};
use super::file::RuleFile;
use super::node::Place;
use super::schema::is_kebab;

/// The files, sorted by what they hold.
#[derive(Default)]
pub(super) struct Layout<'f> {
    pub(super) statements: Option<&'f RuleFile>,
    pub(super) vocabulary: Option<&'f RuleFile>,
    pub(super) families: Option<&'f RuleFile>,
    pub(super) advice: Option<&'f RuleFile>,
    pub(super) providers: Vec<&'f RuleFile>,
    pub(super) outlines: Vec<&'f RuleFile>,
    pub(super) exports: Vec<&'f RuleFile>,
    pub(super) templates: Vec<&'f RuleFile>,
    pub(super) cues: Vec<&'f RuleFile>,
    pub(super) cards: Vec<&'f RuleFile>,
}

impl<'f> Layout<'f> {
    /// Sorts the files. One that nothing would read is a fault.
    pub(super) fn of(files: &'f [RuleFile], faults: &mut Faults) -> Self {
        let mut layout = Self::default();
        for file in files {
            if let Err(why) = layout.sort(file) {
                let why = format!("nothing reads this file: {why}");
                faults.add(Fault::new(&file.path, Place::START, why));
            }
        }
        for (name, found) in [
            ("statements", layout.statements),
            ("vocabulary", layout.vocabulary),
            ("families", layout.families),
            ("advice", layout.advice),
        ] {
            if found.is_none() {
                let path = format!("rules/{name}.yaml");
                faults.add(Fault::new(&path, Place::START, "there is no such file"));
            }
        }
        layout
    }

    fn sort(&mut self, file: &'f RuleFile) -> Result<(), String> {
        let names: Vec<&str> = file.path.split('/').skip(1).collect();
        let stem = file.stem();
        if !file.path.ends_with(&format!("/{stem}.yaml")) {
            return Err("its name must end with `.yaml`".to_owned());
        }
        for name in names.iter().rev().skip(1).chain([&stem]) {
            if !is_kebab(name) {
                return Err(format!("`{name}` is not in kebab-case"));
            }
        }
        match names[..] {
            ["statements.yaml"] => self.statements = Some(file),
            ["vocabulary.yaml"] => self.vocabulary = Some(file),
            ["families.yaml"] => self.families = Some(file),
            ["advice.yaml"] => self.advice = Some(file),
            ["providers", _] => self.providers.push(file),
            ["outlines", _] => self.outlines.push(file),
            ["exports", _] => self.exports.push(file),
            ["templates", "needs.yaml" | "purposes.yaml"] => self.templates.push(file),
            ["cues", _] => self.cues.push(file),
            [_, _] => self.cards.push(file),
            _ => return Err("a card is `rules/<family>/<rule>.yaml`".to_owned()),
        }
        Ok(())
    }
}
