//! The words that may stand in a card.

use crate::config::said::said;
use crate::config::shape::Refusal;
use crate::config::table::never_found;
use crate::facts::{FactKind, Kind};
use crate::knowledge::pattern::{Misfit, lost_in_folding, of_house};
use crate::knowledge::{FieldKind, statement};

pub(super) fn severities() -> Vec<&'static str> {
    vec!["info", "warning", "error"]
}

pub(super) fn confidences() -> Vec<&'static str> {
    vec!["low", "medium", "high"]
}

pub(super) fn scopes() -> Vec<&'static str> {
    vec!["passage", "document"]
}

pub(super) fn fixes() -> Vec<&'static str> {
    vec!["none", "display", "unsafe", "safe"]
}

pub(super) fn takes() -> Vec<&'static str> {
    vec!["count", "words", "names", "patterns"]
}

pub(super) fn said() -> Vec<&'static str> {
    vec!["asked", "troubled", "stated"]
}

pub(super) fn syntaxes() -> Vec<&'static str> {
    vec!["md", "yaml", "txt"]
}

pub(super) fn kinds() -> Vec<&'static str> {
    Kind::ALL.map(Kind::name).to_vec()
}

pub(super) fn fields() -> Vec<&'static str> {
    FieldKind::ALL.iter().map(|kind| kind.name()).collect()
}

pub(super) fn facts() -> Vec<&'static str> {
    FactKind::ALL.iter().map(|kind| kind.name()).collect()
}

pub(super) fn any(_: &str) -> Result<(), Refusal> {
    Ok(())
}

pub(super) fn pattern(text: &str) -> Result<(), Refusal> {
    if let Some((lost, folded)) = lost_in_folding(text) {
        return Err(never_found(&lost, &folded));
    }
    of_house(text).map(|_| ()).map_err(|Misfit(why)| {
        let help = said!(
            "小文字にした本文から探します。'\\bteam\\b' のように引用符で囲んでください",
            "patterns are searched in lower-cased prose; quote them as '\\bteam\\b'",
        );
        let what = said!(
            "使える正規表現ではありません: {why}",
            "not a pattern that can be used: {why}",
        );
        Refusal::new(what, Some(help))
    })
}

pub(super) fn known_statement(text: &str) -> Result<(), Refusal> {
    match statement(text) {
        Some(_) => Ok(()),
        None => Err(Refusal::new(
            said!(
                "`{text}` という記述はありません",
                "no statement is called `{text}`"
            ),
            Some(said!(
                "規則のよりどころは `ticketlint explain 規則` で見られます。自作の規則には要りません",
                "`ticketlint explain RULE` names those of a rule; a rule of your own needs none",
            )),
        )),
    }
}
