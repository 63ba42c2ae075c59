//! Values at the place where a program or header takes a credential.

use super::value::{self, Look, Value};
use super::{Found, SecretKind};
use crate::knowledge::{Cue, cues};
use crate::text::Range;
use crate::ticket::Ticket;

/// The cue's match ends where the value begins.
struct Lead {
    cue: &'static Cue,
    kind: SecretKind,
    /// The cue wants the text with its case.
    cased: bool,
    /// Ordinary words stand there too.
    random_only: bool,
}

static LEADS: &[Lead] = &[
    Lead {
        cue: &cues::SECRET_LEAD_PASSWORD_OPTION,
        kind: SecretKind::Password,
        cased: true,
        random_only: false,
    },
    Lead {
        cue: &cues::SECRET_LEAD_BASIC,
        kind: SecretKind::BasicAuth,
        cased: false,
        random_only: false,
    },
    Lead {
        cue: &cues::SECRET_LEAD_BEARER,
        kind: SecretKind::BearerToken,
        cased: false,
        random_only: true,
    },
];

pub(super) fn collect(ticket: &Ticket, found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    for lead in LEADS {
        let view = if lead.cased { text } else { ticket.folded() };
        for at in lead.cue.find_all(view) {
            let value = inside_quotes(text, &at).or_else(|| Value::read(text, at.end));
            let Some(value) = value else {
                continue;
            };
            let word = value.head(text);
            let look = Look::of(word);
            let fits = if lead.random_only {
                look == Look::Random || value::is_uuid(word)
            } else {
                word.len() >= 3
            };
            if fits
                && !value::is_placeholder(word)
                && !value::is_masked_after(text, value.range.end)
            {
                found.push(Found {
                    range: value.range,
                    kind: lead.kind,
                });
            }
        }
    }
}

/// `'user:pass word'`: the quote opened before the user, inside the lead.
fn inside_quotes(text: &str, lead: &Range) -> Option<Value> {
    let argument = text[lead.clone()].rsplit(' ').next()?;
    let quote = argument
        .chars()
        .next()
        .filter(|c| matches!(c, '"' | '\''))?;
    if argument.len() == 1 {
        return None;
    }
    let rest = &text[lead.end..];
    let len = rest.find([quote, '\n'])?;
    (len > 0 && rest[len..].starts_with(quote)).then(|| Value {
        range: lead.end..lead.end + len,
        quoted: true,
    })
}
