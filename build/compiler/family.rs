//! The families of rules: their order and their titles.

use super::fault::Faults;
use super::file::RuleFile;
use super::node::at;
use super::parse::parse;
use super::schema::Family;
use super::words::Words;

/// The families, in the order of the file.
pub(super) fn read(file: Option<&RuleFile>, faults: &mut Faults) -> Vec<Family> {
    let parsed = file.and_then(|file| parse::<Vec<Family>>(file, faults));
    let Some((source, families)) = parsed else {
        return Vec::new();
    };
    let words = Words::new(&source, &[]);
    for (i, family) in families.iter().enumerate() {
        words.whole(&family.title, at![i, "title"], faults);
        if families[..i].iter().any(|f| f.name == family.name) {
            let message = format!("family `{}` stands twice", family.name);
            faults.add(source.fault(at![i, "name"], message));
        }
    }
    families
}
