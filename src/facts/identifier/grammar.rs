//! The grammars of `rules/providers/*.yaml`, compiled when first needed.

use std::sync::LazyLock;

use super::name;
use crate::knowledge::{
    ACCOUNT_SEPARATORS, IDENTIFIER_LABELS, Identifier, IdentifierCues, IdentifierKind,
    RESOURCE_NAME, identifiers,
};
use crate::text::Range;

/// One identifier of one provider.
#[derive(Debug)]
pub(super) struct Grammar {
    /// The provider's name; `generic` where nobody owns the form.
    pub(super) provider: &'static str,
    /// What the data says about it.
    pub(super) identifier: &'static Identifier,
    cues: &'static IdentifierCues,
}

impl Grammar {
    /// Every match in `text`.
    pub(super) fn find_all(&self, text: &str) -> Vec<Range> {
        self.cues.anywhere.find_all(text)
    }

    /// What the group of the account matches in `identifier`. A test compares it with
    /// the `regex` crate, which takes long to compile such a pattern.
    fn account<'i>(&self, identifier: &'i str) -> Option<&'i str> {
        let part = self.cues.account_part?;
        let found = self.find_all(identifier).into_iter().next()?;
        let account = identifier[found].split(ACCOUNT_SEPARATORS).nth(part)?;
        // Small letters stand for the provider itself, or for nobody: `aws`, `system`.
        let is_word = account.bytes().any(|b| b.is_ascii_lowercase());
        (!account.is_empty() && !is_word).then_some(account)
    }

    /// Length of the match at the very start of `text`.
    pub(super) fn at_start(&self, text: &str) -> Option<usize> {
        self.cues.at_start.find(text).map(|found| found.end)
    }

    /// It counts only after one of its labels.
    pub(super) fn is_labelled(&self) -> bool {
        !self.identifier.labels.is_empty()
    }

    /// A word, small, stands for a region that is left open: `Unknown` is written like
    /// the name of a city.
    pub(super) fn leaves_open(&self, lower: &str) -> bool {
        self.identifier.kind == IdentifierKind::Region && name::is_placeholder(lower)
    }

    /// It takes nearly any word, so that the word itself must be judged too.
    pub(super) fn is_name(&self) -> bool {
        self.identifier.name == RESOURCE_NAME
    }
}

/// All grammars. After which words to try those that need one is told by
/// [`IDENTIFIER_LABELS`].
#[derive(Debug)]
pub(super) struct Grammars {
    list: Vec<Grammar>,
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
            })
            .collect();
        let told = list.iter().enumerate();
        let accounts = told.filter(|(_, grammar)| grammar.cues.account_part.is_some());
        Self {
            accounts: accounts.map(|(i, _)| i).collect(),
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
            .map(str::to_owned)
    }

    /// The grammars that need no label.
    pub(super) fn unlabelled(&self) -> impl Iterator<Item = &Grammar> {
        self.iter().filter(|grammar| !grammar.is_labelled())
    }

    /// The labels in `folded`, leftmost and longest first, each with the
    /// grammars that may follow it.
    pub(super) fn labels(&self, folded: &str) -> Vec<(Range, Vec<&Grammar>)> {
        IDENTIFIER_LABELS
            .find_words(folded)
            .map(|(range, entries)| {
                let label = &folded[range.clone()];
                let parts = parts(label).flat_map(|part| IDENTIFIER_LABELS.get(part));
                let mut owners: Vec<u16> = entries.iter().chain(parts).map(|e| e.value).collect();
                owners.sort_unstable();
                owners.dedup();
                (
                    range,
                    owners
                        .into_iter()
                        .map(|i| &self.list[usize::from(i)])
                        .collect(),
                )
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

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;
    use crate::knowledge::schema::translate;

    #[test]
    fn the_account_is_what_its_group_matches() {
        let texts = [
            "arn:aws:lambda:ap-northeast-1:555566667777:function:foo",
            "arn:aws-cn:iam::555566667777:role/deploy",
            "arn:aws:iam::aws:policy/ReadOnlyAccess",
            "arn:aws:s3:::bucket/key",
            "arn:aws:sns:us-east-1:****:topic",
            "arn:aws:sns:us-east-1:5555****7777:topic",
            "arn:aws:sns:us-east-1:●●●●:topic",
            "arn:aws:sns:us-east-1:55556666:topic",
            "arn:aws:sns:us-east-1:555566667777",
            "arn:aws:sns:us-east-1:555566667777:",
            "acs:ram::1234567890123456:role/deploy",
            "acs:ram:*:system:role/deploy",
            "acs:oss:cn-hangzhou::bucket",
            "acs:oss:*:***:bucket",
            "srn:soracom:OP0059150966:jp:Subscriber:440525060013710",
            "srn:soracom:OP0059150966::Subscriber:440525060013710",
            "srn:soracom:OP****:g:Group:1",
            "srn:soracom:***:*:Group:1",
        ];
        let with_account = Grammars::all()
            .iter()
            .filter(|g| g.cues.account_part.is_some());
        for grammar in with_account {
            let compiled = Regex::new(&translate(&grammar.identifier.pattern)).unwrap();
            let own = &*grammar.identifier.example;
            assert!(
                texts
                    .into_iter()
                    .chain([own])
                    .any(|text| grammar.account(text).is_some())
            );
            for text in texts.into_iter().chain([own]) {
                let captures = compiled.captures(text);
                let group = captures.and_then(|found| found.name("account"));
                assert_eq!(grammar.account(text), group.map(|m| m.as_str()), "{text}");
            }
        }
    }
}
