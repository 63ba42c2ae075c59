//! What a comment tells the tool: which rules are to keep quiet, where, and why.

use super::flaw::{Flaw, Mistake};
use crate::knowledge::{CARDS, House};
use crate::text::Span;
use crate::text::nearest::{begun_or_nearest, nearest};
use crate::ticket::Remark;

/// Tells the rules to keep quiet about what the comment stands at.
pub(super) const IGNORE: &str = "ticketlint-ignore";
/// Tells them to keep quiet about the whole file.
pub(super) const IGNORE_FILE: &str = "ticketlint-ignore-file";

/// The rules about suppressions, which a comment cannot silence.
pub(super) const OWN_RULES: [&str; 3] = [
    "unreadable-suppression",
    "suppression-without-reason",
    "unused-suppression",
];

/// A comment that tells rules to keep quiet.
#[derive(Debug)]
pub(super) struct Directive {
    pub(super) remark: Remark,
    /// It is about the whole file.
    pub(super) whole_file: bool,
    /// What it names, in order.
    pub(super) names: Vec<Name>,
    /// Why, in the words of the author.
    pub(super) reason: Option<String>,
}

/// A name in a directive.
#[derive(Debug)]
pub(super) struct Name {
    /// Where it stands, in bytes of the file.
    pub(super) span: Span,
    /// The rule of that name, if a comment can silence one.
    pub(super) rule: Option<&'static str>,
}

/// How many names that are none get a suggestion.
#[derive(Debug)]
pub(super) struct Patience(usize);

impl Default for Patience {
    fn default() -> Self {
        Self(100)
    }
}

impl Directive {
    /// Reads a comment. What is wrong with it goes to `flaws`; what can be
    /// understood of it counts.
    pub(super) fn read(
        source: &str,
        remark: Remark,
        house: &House,
        patience: &mut Patience,
        flaws: &mut Vec<Flaw>,
    ) -> Option<Self> {
        let words = remark.words.slice(source)?;
        if remark.open {
            flaws.push(Flaw {
                ticket: remark.ticket,
                span: remark.words,
                mistake: Mistake::Open,
                edits: Vec::new(),
            });
            return None;
        }
        let mut flaw = |span, mistake| {
            flaws.push(Flaw {
                ticket: remark.ticket,
                span,
                mistake,
                edits: Vec::new(),
            });
        };
        let ends = |c: char| c.is_whitespace() || matches!(c, ':' | '：');
        let (order, rest) = words.split_at(words.find(ends).unwrap_or(words.len()));
        let whole_file = match order {
            IGNORE => false,
            IGNORE_FILE => true,
            _ => {
                let order = &words[..order_end(words)];
                let meant = nearest(order, [IGNORE, IGNORE_FILE]).unwrap_or(IGNORE);
                let span = Span::new(remark.words.start(), remark.words.start() + order.len());
                let written = cropped(order);
                flaw(span, Mistake::Slip { written, meant });
                return None;
            }
        };
        let (list, reason) = match rest.find([':', '：']) {
            Some(colon) => (
                &rest[..colon],
                Some(rest[colon..].trim_start_matches([':', '：'])),
            ),
            None => (rest, None),
        };
        let at = remark.words.start() + order.len();
        let mut names: Vec<Name> = Vec::new();
        let mut rambles = false;
        for (from, written) in words_of(list) {
            let span = Span::new(at + from, at + from + written.len());
            let rule = known(written, house, patience);
            // Words that follow a rule are a reason that lacks its colon.
            let is_word = matches!(&rule, Err(Mistake::UnknownRule { meant: None, .. }));
            rambles = is_word && reason.is_none() && !names.is_empty();
            if rambles {
                let rest = Span::new(span.start(), remark.words.end());
                flaw(rest, Mistake::NoColon);
                break;
            }
            let rule = match rule {
                Ok(rule) => Some(rule),
                Err(mistake) => {
                    flaw(span, mistake);
                    None
                }
            };
            names.push(Name { span, rule });
        }
        if names.is_empty() {
            flaw(
                remark.words,
                Mistake::NoRule {
                    order: order.to_owned(),
                },
            );
            return None;
        }
        let reason = reason.unwrap_or("").split_whitespace();
        let reason = reason.collect::<Vec<_>>().join(" ");
        let silences = names.iter().any(|name| name.rule.is_some());
        if silences && !rambles {
            let least = house
                .options
                .count("suppression-without-reason", "at-least");
            if reason.is_empty() {
                flaw(remark.words, Mistake::NoReason);
            } else if let Some(least) = least.filter(|least| reason.chars().count() < *least) {
                flaw(remark.words, Mistake::ShortReason { least });
            }
        }
        Some(Self {
            remark,
            whole_file,
            names,
            reason: (!reason.is_empty()).then_some(reason),
        })
    }
}

/// Where the name of the tool and what it is told end.
fn order_end(words: &str) -> usize {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let name = words.find(|c| !is_letter(c)).unwrap_or(words.len());
    let gap = words[name..].trim_start_matches([':', ' ']);
    // The name may stand alone, the order behind it.
    if words[..name].contains(['-', '_']) {
        return name;
    }
    let from = words.len() - gap.len();
    let order = gap.find(|c| !is_letter(c)).unwrap_or(gap.len());
    from + order
}

/// The words between commas and blanks, each with its place.
fn words_of(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    list.split(|c: char| c.is_whitespace() || matches!(c, ',' | '、' | '，'))
        .filter_map(move |word| {
            let from = at;
            let after = list[from + word.len()..].chars().next();
            at = from + word.len() + after.map_or(0, char::len_utf8);
            (!word.is_empty()).then_some((from, word))
        })
}

/// The rule of that name, or what is wrong with the name.
fn known(written: &str, house: &House, patience: &mut Patience) -> Result<&'static str, Mistake> {
    const LONGEST: usize = 64;
    if let Some(own) = OWN_RULES.into_iter().find(|own| *own == written) {
        return Err(Mistake::OwnRule(own));
    }
    let cards = || CARDS.iter().chain(house.cards());
    if let Some(card) = cards().find(|card| card.name == written) {
        return Ok(card.name.as_ref());
    }
    let name = cropped(written);
    if cards().any(|card| card.family == written) {
        return Err(Mistake::Family(name));
    }
    let asks = patience.0 > 0 && written.chars().nth(LONGEST).is_none();
    patience.0 = patience.0.saturating_sub(1);
    let plain = written.to_ascii_lowercase().replace('_', "-");
    let names = cards().map(|card| card.name.as_ref());
    let meant = asks.then(|| begun_or_nearest(&plain, names)).flatten();
    Err(Mistake::UnknownRule { name, meant })
}

/// Whether a rule has that name.
pub(super) fn is_rule(written: &str, house: &House) -> bool {
    let mut cards = CARDS.iter().chain(house.cards());
    cards.any(|card| card.name == written)
}

/// Words as a message may show them.
fn cropped(words: &str) -> String {
    const LONGEST: usize = 40;
    match words.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}
