//! The grammars of `rules/providers/*.yaml`, compiled when first needed.

use std::sync::{LazyLock, OnceLock};

use regex::Regex;

use crate::facts::word::Words;
use crate::knowledge::schema::translate;
use crate::knowledge::{Identifier, IdentifierCues, PROVIDERS, identifiers};
use crate::text::Range;

/// Name of the grammar of names, which stand after the words for resources.
pub(super) const RESOURCE_NAME: &str = "resource-name";

/// How a pattern marks the account inside it.
const ACCOUNT_GROUP: &str = "(?P<account>";

/// One identifier of one provider.
#[derive(Debug)]
pub(super) struct Grammar {
    /// The provider's name; `generic` where nobody owns the form.
    pub(super) provider: &'static str,
    /// What the data says about it.
    pub(super) identifier: &'static Identifier,
    cues: &'static IdentifierCues,
    /// Its pattern with the group of the account. Few drafts come to that.
    with_account: OnceLock<Option<Regex>>,
}

impl Grammar {
    /// Every match in `text`.
    pub(super) fn find_all(&self, text: &str) -> Vec<Range> {
        self.cues.anywhere.find_all(text)
    }

    /// What its group of that name matches in `identifier`.
    fn account(&self, identifier: &str) -> Option<String> {
        // Only the crate knows groups. The tests compile every pattern.
        let compiled = || Regex::new(&translate(&self.identifier.pattern)).ok();
        let pattern = self.with_account.get_or_init(compiled).as_ref()?;
        let found = pattern.captures(identifier)?.name("account")?;
        Some(found.as_str().to_owned())
    }

    /// Length of the match at the very start of `text`.
    pub(super) fn at_start(&self, text: &str) -> Option<usize> {
        self.cues.at_start.find(text).map(|found| found.end)
    }

    /// It counts only after one of its labels.
    pub(super) fn is_labelled(&self) -> bool {
        !self.identifier.labels.is_empty()
    }

    /// It takes nearly any word, so that the word itself must be judged too.
    pub(super) fn is_name(&self) -> bool {
        self.identifier.name == RESOURCE_NAME
    }
}

/// All grammars, and the words after which to try those that need one.
#[derive(Debug)]
pub(super) struct Grammars {
    list: Vec<Grammar>,
    labels: Words<usize>,
    /// Grammars of forms with an account inside.
    accounts: Vec<usize>,
}

static GRAMMARS: LazyLock<Grammars> = LazyLock::new(Grammars::compile);

impl Grammars {
    /// The grammars of all providers.
    pub(super) fn all() -> &'static Self {
        &GRAMMARS
    }

    fn compile() -> Self {
        let list: Vec<Grammar> = identifiers()
            .map(|(provider, identifier, cues)| Grammar {
                provider: provider.name.as_ref(),
                identifier,
                cues,
                with_account: OnceLock::new(),
            })
            .collect();
        let told = list.iter().enumerate();
        let labels = told
            .clone()
            .flat_map(|(i, g)| g.identifier.labels.iter().map(move |l| (l, i)));
        // Whatever has an ID has a name too, and people write it after the word.
        let names = list.iter().position(Grammar::is_name);
        let nouns = PROVIDERS
            .iter()
            .flat_map(|p| p.products.iter())
            .filter(|p| p.resource)
            .flat_map(|p| p.aliases.iter())
            .filter_map(|noun| Some((noun, names?)));
        Self {
            accounts: told
                .filter(|(_, g)| g.identifier.pattern.contains(ACCOUNT_GROUP))
                .map(|(i, _)| i)
                .collect(),
            labels: Words::new(labels.chain(nouns).map(|(label, i)| (label.clone(), i))),
            list,
        }
    }

    /// Every grammar.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Grammar> {
        self.list.iter()
    }

    /// The account inside an identifier, such as an ARN, of the form `name`.
    pub(super) fn account(&self, name: &str, identifier: &str) -> Option<String> {
        let forms = self.accounts.iter().map(|&i| &self.list[i]);
        forms
            .filter(|grammar| grammar.identifier.name == name)
            .find_map(|grammar| grammar.account(identifier))
    }

    /// The grammars that need no label.
    pub(super) fn unlabelled(&self) -> impl Iterator<Item = &Grammar> {
        self.iter().filter(|grammar| !grammar.is_labelled())
    }

    /// The labels in `folded`, leftmost and longest first, each with the
    /// grammars that may follow it.
    pub(super) fn labels(&self, folded: &str) -> Vec<(Range, Vec<&Grammar>)> {
        self.labels
            .find_words(folded)
            .map(|(range, entries)| {
                let label = &folded[range.clone()];
                let parts = parts(label).flat_map(|part| self.labels.get(part));
                let mut owners: Vec<usize> = entries.iter().chain(parts).map(|e| e.value).collect();
                owners.sort_unstable();
                owners.dedup();
                (range, owners.into_iter().map(|i| &self.list[i]).collect())
            })
            .collect()
    }
}

/// The words inside a longer label that may be labels too: what may follow
/// 「アカウント」 may follow 「アカウント ID」, what may follow `server` may
/// follow `web server`.
fn parts(label: &str) -> impl Iterator<Item = &str> {
    const SUFFIXES: &[&str] = &["id", "番号", "number", "no", "名", "name"];
    let stem = SUFFIXES
        .iter()
        .find_map(|s| label.strip_suffix(s))
        .map(|stem| stem.trim_end_matches([' ', '_', '-']));
    let tails = label.char_indices().skip(1).filter_map(|(at, c)| {
        let begins = !c.is_ascii() || label.as_bytes()[at - 1] == b' ';
        begins.then(|| &label[at..])
    });
    stem.into_iter().chain(tails)
}
