//! Values at the place where a program or header takes a credential.

mod arguments;
mod call;
mod codes;
mod listed;
mod modem;
mod piped;
mod program;
mod sign_in;

use super::value::{self, Look, Reader, Value};
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
    /// What stands there is believed if it looks so.
    wants: Wants,
}

/// What a value must look like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wants {
    /// Nothing but a value stands there.
    Anything,
    /// Ordinary words stand there too.
    Random,
    /// The lead is a sentence: whatever is built like a password.
    Chosen,
    /// The lead names user and password: whatever is no word.
    Made,
    /// What a device shows in place of a password: hexadecimal digits, or what
    /// is no word.
    Coded,
    /// A name, but for those everybody knows.
    Name,
    /// Ordinary words and numbered names stand there too.
    Strange,
    /// The same, and strange words of other marks.
    Nameless,
    /// The same, without identifiers of one case.
    Mingled,
    /// A user and password in base64.
    Encoded,
}

impl Wants {
    fn are_met_by(self, word: &str) -> bool {
        const SHORTEST: usize = 3;
        const STRONG: usize = 8;
        let look = Look::of(word);
        match self {
            Self::Anything => word.len() >= SHORTEST,
            Self::Random => look == Look::Random || value::is_uuid(word),
            Self::Chosen => {
                let made = matches!(look, Look::Random | Look::Mixed);
                let digit = word.bytes().any(|b| b.is_ascii_digit());
                let technical = cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase());
                made && digit && word.len() >= STRONG && !technical
            }
            Self::Made => {
                let technical = cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase());
                matches!(look, Look::Random | Look::Mixed) && word.len() > SHORTEST && !technical
            }
            Self::Coded => {
                let digit = word.bytes().any(|b| b.is_ascii_digit());
                digit
                    && word.len() > SHORTEST
                    && !cues::SECRET_TECHNICAL_TERM.is_in(&word.to_ascii_lowercase())
            }
            Self::Strange => value::is_made(word),
            Self::Nameless => value::is_nameless(word),
            Self::Mingled => value::is_made(word) && value::is_strong(word),
            Self::Encoded => value::is_encoded_pair(word),
            Self::Name => word.len() >= SHORTEST && word.is_ascii(),
        }
    }
}

#[rustfmt::skip]
static LEADS: &[Lead] = &[
    lead(&cues::SECRET_LEAD_PASSWORD_OPTION, SecretKind::Password, true, Wants::Anything),
    lead(&cues::SECRET_LEAD_SIGN_IN, SecretKind::Password, false, Wants::Chosen),
    lead(&cues::SECRET_LEAD_USER, SecretKind::Password, false, Wants::Made),
    lead(&cues::SECRET_LEAD_DEVICE, SecretKind::Password, false, Wants::Coded),
    lead(&cues::SECRET_LEAD_SHARED_KEY, SecretKind::PreSharedKey, false, Wants::Anything),
    lead(&cues::SECRET_LEAD_COMMUNITY, SecretKind::SnmpCommunity, false, Wants::Name),
    lead(&cues::SECRET_LEAD_SEED, SecretKind::MfaSeed, false, Wants::Anything),
    lead(&cues::SECRET_LEAD_KNOWN_USER, SecretKind::Password, false, Wants::Strange),
    lead(&cues::SECRET_LEAD_BRACKETED, SecretKind::Password, false, Wants::Mingled),
    lead(&cues::SECRET_LEAD_INITIALS, SecretKind::Password, false, Wants::Strange),
    lead(&cues::SECRET_LEAD_REDIS, SecretKind::Password, true, Wants::Strange),
    lead(&cues::SECRET_LEAD_BASIC_SETTING, SecretKind::Password, false, Wants::Made),
    lead(&cues::SECRET_LEAD_CREDENTIALS, SecretKind::Password, false, Wants::Nameless),
    lead(&cues::SECRET_LEAD_PASSWORDS_FILE, SecretKind::Password, false, Wants::Strange),
    lead(&cues::SECRET_LEAD_ACCESS_POINT, SecretKind::Password, false, Wants::Anything),
    lead(&cues::SECRET_LEAD_BASIC_PAIR, SecretKind::BasicAuth, false, Wants::Encoded),
    lead(&cues::SECRET_LEAD_BASIC, SecretKind::BasicAuth, false, Wants::Anything),
    lead(&cues::SECRET_LEAD_BEARER, SecretKind::BearerToken, false, Wants::Random),
];

const fn lead(cue: &'static Cue, kind: SecretKind, cased: bool, wants: Wants) -> Lead {
    Lead {
        cue,
        kind,
        cased,
        wants,
    }
}

pub(super) fn collect(ticket: &Ticket, found: &mut Vec<Found>) {
    let text = ticket.text().as_str();
    let mut push = |value: Value, kind| {
        let word = value.head(text);
        if Wants::Anything.are_met_by(word)
            && !value::is_placeholder(word)
            && !value::is_masked_after(text, value.range.end)
        {
            found.push(Found {
                range: value.range,
                kind,
            });
        }
    };
    program::collect(ticket, &mut push);
    for value in piped::values(text) {
        push(value, SecretKind::Password);
    }
    for (value, kind) in listed::values(ticket)
        .into_iter()
        .chain(modem::values(ticket))
    {
        push(value, kind);
    }
    for value in sign_in::values(ticket)
        .into_iter()
        .chain(call::values(ticket))
    {
        push(value, SecretKind::Password);
    }
    for value in codes::values(ticket) {
        push(value, SecretKind::OneTimeCode);
    }
    for lead in LEADS {
        let view = if lead.cased { text } else { ticket.folded() };
        let mut reader = Reader::default();
        for at in lead.cue.find_all(view) {
            let value = inside_quotes(text, &at).or_else(|| reader.read(text, at.end));
            let Some(value) = value else {
                continue;
            };
            let word = value.head(text);
            if lead.wants.are_met_by(word)
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
