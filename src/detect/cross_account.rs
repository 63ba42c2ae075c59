//! Matters between two accounts.

use std::collections::BTreeSet;

use super::{Context, Hit, account, trouble};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;

/// Fires when the matter lies between two accounts and nothing says that a case
/// is opened from the other one too.
pub(super) fn single_case(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let Some(link) = unpaired(context) else {
        return;
    };
    let known = numbers(context, &(0..context.ticket.prose().len())).len();
    let case = if known > 1 { "both" } else { "main" };
    let quote = context.quote(&link);
    hits.push(Hit::at(link).case(case).hole("quote", quote));
}

/// The words that say that the matter lies between two accounts, unless the
/// draft tells of a case of the other one.
pub(super) fn unpaired(context: &Context<'_>) -> Option<Range> {
    (!is_paired(context)).then(|| link(context)).flatten()
}

/// Whether the draft says that the other account has a case of its own.
pub(super) fn is_paired(context: &Context<'_>) -> bool {
    trouble::is_filled(context, FieldKind::PairedCase)
        || cues::PAIRED_CASE_TOLD.is_in(context.ticket.prose())
}

/// The words that say that the matter lies between two accounts: they call it
/// so, or something goes from one account to another.
pub(super) fn link(context: &Context<'_>) -> Option<Range> {
    let ticket = context.ticket;
    let prose = ticket.prose();
    let in_sentence = |r: &Range| ticket.sentence_at(r.start).is_some();
    let called = cues::ACCOUNT_LINK
        .find_all(prose)
        .into_iter()
        .find(in_sentence);
    let named = || {
        cues::OTHER_ACCOUNT
            .find_all(prose)
            .into_iter()
            .filter(in_sentence)
            .find(|r| {
                let rest = r.start..context.around(r.start, 0, 0).end;
                context.says(&rest, &cues::ACCOUNT_PATH)
            })
    };
    let numbered = || {
        // Where no account is told by number, no sentence has to be read.
        account::named(context).next()?;
        between_numbers(context).or_else(|| joined_to_number(context))
    };
    called.or_else(named).or_else(numbered)
}

/// A sentence on what joins the author's account to one told by number:
/// 「アカウント 555566667777 の VPC とのピアリング」.
fn joined_to_number(context: &Context<'_>) -> Option<Range> {
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    let own = account::declared_number(context);
    sentences
        .filter(|s| context.says(s, &cues::ACCOUNTS_JOINED))
        .find(|s| numbers(context, s).iter().any(|n| Some(n) != own.as_ref()))
        .cloned()
}

/// A sentence in which something fails between two accounts told by number.
/// To name both ends alone makes them no matter of the draft.
fn between_numbers(context: &Context<'_>) -> Option<Range> {
    let sentences = context.ticket.sentences.iter().map(|s| &s.range);
    sentences
        .filter(|s| fails(context, s) && context.says(s, &cues::ACCOUNT_PATH))
        .find(|s| numbers(context, s).len() > 1)
        .cloned()
}

/// Whether the sentence tells trouble.
fn fails(context: &Context<'_>, sentence: &Range) -> bool {
    FactKind::COMPLAINTS
        .into_iter()
        .any(|kind| context.facts.within(kind, sentence).next().is_some())
}

/// The accounts that a part of the draft names by number.
fn numbers(context: &Context<'_>, part: &Range) -> BTreeSet<String> {
    account::named(context)
        .filter(|fact| part.contains(&fact.range.start))
        .filter(|fact| fact.identifier().is_some_and(|id| !id.masked))
        .map(|fact| account::number(context, fact))
        .filter(|number| !account::is_provider_owned(number))
        .collect()
}
