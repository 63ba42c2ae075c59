//! Resources of another account.

use std::borrow::Cow;

use super::{Context, Hit, cross_account};
use crate::facts::{Fact, FactKind};
use crate::knowledge::schema::Contract;
use crate::knowledge::{Confidence, Cue, FieldKind, PROVIDERS, cues, provider};
use crate::text::Range;

/// The account that a case is opened from, in digits.
struct Declared {
    number: String,
    /// As a message names it, in Japanese and in English.
    words: [String; 2],
    /// Where the draft declares it, if it does.
    at: Option<Range>,
}

impl Declared {
    /// What the draft says, else what its author's house does.
    fn of(context: &Context<'_>) -> Option<Self> {
        const SHORTEST: usize = 6;
        let ticket = context.ticket;
        let written = [FieldKind::Account, FieldKind::SupportId]
            .into_iter()
            .flat_map(|kind| ticket.fields_of(kind))
            .filter(|f| f.metadata)
            .map(|f| (f.range.clone(), digits(ticket.slice(&f.range))))
            .find(|(_, account)| account.len() >= SHORTEST);
        if let Some((at, number)) = written {
            let words = context.quote(&at);
            return Some(Self {
                number,
                words: [words.clone(), words],
                at: Some(at),
            });
        }
        if let Some(at) = in_words_of_filing(context) {
            let words = context.quote(&at);
            return Some(Self {
                number: digits(ticket.slice(&at)),
                words: [words.clone(), words],
                at: Some(at),
            });
        }
        let account = context.house.account(context.profile.provider)?;
        let number = digits(account);
        (number.len() >= SHORTEST).then(|| Self {
            number,
            words: [
                format!("設定ファイルの {account}"),
                format!("{account} (by the configuration)"),
            ],
            at: None,
        })
    }

    /// A hit on something of another account.
    fn other(&self, at: Range, found: String) -> Hit {
        let [ja, en] = self.words.clone();
        let hit =
            Hit::at(at)
                .hole("found", found)
                .words("declared", Cow::Owned(ja), Cow::Owned(en));
        match &self.at {
            Some(declared) => hit.related(declared.clone(), "declared"),
            None => hit,
        }
    }
}

/// The number of the account that a sentence says the case is opened from:
/// 「起票元のアカウントは 222233334444 です」.
fn in_words_of_filing(context: &Context<'_>) -> Option<Range> {
    let prose = context.ticket.prose();
    let said = cues::FILED_FROM_NUMBER.find_all(prose).into_iter();
    let said = said.filter(|range| context.ticket.sentence_at(range.start).is_some());
    said.map(|range| {
        let words = &prose[range.clone()];
        let is_of_number = |c: char| c.is_ascii_digit() || c == '-';
        // What is said behind it belongs to the words, not to the number.
        let told = words.trim_end_matches(|c: char| !c.is_ascii_digit());
        let before = told.trim_end_matches(is_of_number);
        range.start + before.len()..range.start + told.len()
    })
    .next()
}

/// The digits of the account that the case is opened from, if it is known.
pub(super) fn declared_number(context: &Context<'_>) -> Option<String> {
    Declared::of(context).map(|declared| declared.number)
}

/// Fires on identifiers that carry an account other than the declared one, or,
/// where there is none, on words that say so.
pub(super) fn mismatch(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let contract = provider(context.profile.provider).and_then(|p| p.contract.as_ref());
    // A link between two accounts has two ends; which of them is to open a case
    // is another rule's.
    let advised = contract.is_some_and(|c| c.two_sided) && cross_account::link(context).is_some();
    if advised || cross_account::is_paired(context) {
        return;
    }
    let first = hits.len();
    by_number(context, contract, hits);
    if hits.len() == first {
        in_words(context, contract, hits);
    }
}

/// Names what is mismatched as the desk calls it: an account, a Support ID.
fn called(hit: Hit, contract: Option<&Contract>) -> Hit {
    match contract {
        Some(contract) => hit.named("contract", &contract.title),
        None => hit.words("contract", "アカウント", "account"),
    }
}

/// Words that say that the case is opened from another account than the one
/// that holds what it is about.
fn in_words(context: &Context<'_>, contract: Option<&Contract>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let told = cues::FILED_FROM_ELSEWHERE
        .find_all(ticket.prose())
        .into_iter()
        .find(|range| ticket.sentence_at(range.start).is_some());
    if let Some(range) = told {
        let quote = context.quote(&range);
        let hit = Hit::at(range)
            .case("words")
            .confidence(Confidence::Medium)
            .hole("quote", quote);
        hits.push(called(hit, contract));
    }
}

/// Identifiers that carry an account other than the declared one.
fn by_number(context: &Context<'_>, contract: Option<&Contract>, hits: &mut Vec<Hit>) {
    let ticket = context.ticket;
    let Some(declared) = Declared::of(context) else {
        return;
    };
    let parted = of_other_parts(context, &declared);
    for fact in named(context) {
        if fact.identifier().is_none_or(|id| id.masked) {
            continue;
        }
        let found = written(context, fact);
        let number = digits(&found);
        let same_sort = number.len() == declared.number.len();
        let sample = is_sample(&number)
            && (!is_sample(&declared.number)
                || context.says(
                    &context.around(fact.range.start, 0, 0),
                    &cues::SPEAKS_OF_SAMPLES,
                ));
        let own = is_provider_owned(&number);
        let in_declaration = declared
            .at
            .as_ref()
            .is_some_and(|at| at.contains(&fact.range.start));
        if !same_sort
            || number == declared.number
            || sample
            || own
            || in_declaration
            || parted.contains(&number)
        {
            continue;
        }
        let hit = declared.other(fact.range.clone(), found);
        hits.push(called(hit, contract));
    }
    let installed = ticket.fields_of(FieldKind::InstalledSupportId).next();
    if let Some(field) = installed {
        let number = digits(ticket.slice(&field.range));
        if !number.is_empty() && number != declared.number {
            let hit = declared.other(field.range.clone(), number);
            hits.push(called(hit, contract));
        }
    }
}

/// The numbers of the accounts whose labels give them another part in one organization than
/// the declared one's: one manages, the others are members.
fn of_other_parts(context: &Context<'_>, declared: &Declared) -> Vec<String> {
    let ticket = context.ticket;
    let labelled = |at: &Range, cue: &'static Cue| {
        let mut labels = ticket.fields_at(at.start).filter_map(|f| f.label.clone());
        labels.any(|label| {
            ticket
                .folded()
                .get(label)
                .is_some_and(|words| cue.is_in(words))
        })
    };
    let parts = [&cues::MANAGING_ACCOUNT, &cues::MEMBER_ACCOUNT];
    let at = declared.at.as_ref();
    let own = at.and_then(|at| parts.iter().position(|cue| labelled(at, cue)));
    let Some(other) = own.map(|own| parts[1 - own]) else {
        return Vec::new();
    };
    named(context)
        .filter(|fact| labelled(&fact.range, other))
        .map(|fact| number(context, fact))
        .collect()
}

/// Whether a provider's documentation uses the account: it appears in any draft
/// and belongs to nobody.
fn is_sample(number: &str) -> bool {
    PROVIDERS
        .iter()
        .any(|p| p.sample_accounts.iter().any(|a| *a == number))
}

/// Whether the account is a provider's own, which appears in the policies of
/// its customers.
pub(super) fn is_provider_owned(number: &str) -> bool {
    PROVIDERS
        .iter()
        .any(|p| p.own_accounts.iter().any(|a| *a == number))
}

/// The digits of the account that an identifier is or carries.
pub(super) fn number(context: &Context<'_>, fact: &Fact) -> String {
    digits(&written(context, fact))
}

/// The account that an identifier is or carries, as it is written.
fn written(context: &Context<'_>, fact: &Fact) -> String {
    let inside = fact.identifier().and_then(|id| id.account.as_deref());
    inside
        .unwrap_or_else(|| context.ticket.slice(&fact.range))
        .to_owned()
}

/// Accounts as such and accounts inside other identifiers.
pub(super) fn named<'a>(context: &Context<'a>) -> impl Iterator<Item = &'a Fact> {
    let facts = context.facts;
    let carries = |f: &&Fact| f.identifier().is_some_and(|id| id.account.is_some());
    let inside = facts.of(FactKind::ResourceId).filter(carries);
    facts.of(FactKind::AccountId).chain(inside)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}
