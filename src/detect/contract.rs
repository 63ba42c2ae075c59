//! The contract that a ticket is filed under.

use super::{Context, Hit, channel, trouble};
use crate::facts::{Fact, FactKind, Kind};
use crate::knowledge::schema::Contract;
use crate::knowledge::{FieldKind, Text, cues, provider};
use crate::ticket::BlockKind;

/// Fields that hold what a ticket is filed under, whatever the desk calls it.
const FIELDS: [FieldKind; 3] = [
    FieldKind::Account,
    FieldKind::SupportId,
    FieldKind::InstalledSupportId,
];

/// Fires when neither the form nor the text says under which account or
/// contract of its provider the draft is filed.
pub(super) fn missing(context: &Context<'_>, hits: &mut Vec<Hit>) {
    let of = context.profile.provider;
    let Some(contract) = provider(of).and_then(|p| p.contract.as_ref()) else {
        return;
    };
    let facts = context.facts;
    let told = FIELDS
        .into_iter()
        .any(|kind| trouble::is_filled(context, kind) && is_identified(context, kind))
        || facts.of(FactKind::AccountId).any(|id| is_of(id, of))
        || facts
            .of(FactKind::ResourceId)
            .any(|id| is_of(id, of) && carries_account(id))
        || is_numbered(contract) && cues::ACCOUNT_NUMBER_TOLD.is_in(context.ticket.prose())
        || goes_to_case(context);
    if told {
        return;
    }
    // What its author's house files from is known; else it is a blank.
    let account = context.house.account(of).map(str::to_owned);
    let [ja, en] = match account {
        Some(account) => [account.clone().into(), account.into()],
        None => [Text::from("＿＿"), Text::from("<number>")],
    };
    hits.push(
        trouble::lacking(context)
            .named("contract", &contract.title)
            .hole("example", contract.example.as_ref())
            .words("account", ja, en),
    );
}

/// Whether a field for the account holds a number or a name, or one that is masked: 「いつもの
/// アカウントです」 and 「後で調べます」 hold none.
fn is_identified(context: &Context<'_>, kind: FieldKind) -> bool {
    const MASKS: [char; 8] = ['*', '＊', '●', '○', '■', '×', '…', '_'];
    let is_of_number = |c: char| c.is_ascii_alphanumeric() || MASKS.contains(&c);
    let mut fields = context.ticket.fields_of(kind);
    fields.any(|field| {
        let value = context.ticket.folded().get(field.range.clone());
        let hidden = |value: &str| {
            ["伏せ", "マスク", "非公開"]
                .iter()
                .any(|w| value.contains(w))
        };
        value.is_some_and(|value| value.contains(is_of_number) || hidden(value))
    })
}

/// Whether accounts of the provider are long numbers, which nothing else that is
/// called an account has.
fn is_numbered(contract: &Contract) -> bool {
    const SHORTEST: usize = 12;
    let digits = contract.example.chars().filter(char::is_ascii_digit);
    digits.count() >= SHORTEST
}

/// Whether the draft goes to a running case, which has its account and its
/// submitter: it names the case, or quotes what the desk asked there.
pub(super) fn goes_to_case(context: &Context<'_>) -> bool {
    let blocks = &context.ticket.blocks;
    matches!(context.profile.kind, Kind::Reply | Kind::Closing)
        && (channel::has_case(context) || blocks.iter().any(|b| b.kind == BlockKind::Quote))
}

/// Whether the identifier can be one of this provider: its form is nobody
/// else's.
fn is_of(id: &Fact, provider: &str) -> bool {
    id.identifier()
        .is_some_and(|id| id.provider.is_none_or(|own| own == provider))
}

/// Whether the account stands in the identifier, masked or not.
fn carries_account(id: &Fact) -> bool {
    id.identifier().is_some_and(|id| id.account.is_some())
}
