//! Values whose own shape gives them away.

use super::value::{self, Look};
use super::{Found, SecretKind};
use crate::facts::dense::Dense;
use crate::knowledge::{Cue, cues};
use crate::text::Range;

/// Shapes and what has them; where two fit, the first.
static SHAPES: &[(&Cue, SecretKind)] = &[
    (&cues::SECRET_AWS_ACCESS_KEY_ID, SecretKind::AwsAccessKeyId),
    (&cues::SECRET_AWS_SESSION_TOKEN, SecretKind::AwsSessionToken),
    (
        &cues::SECRET_ALIBABA_ACCESS_KEY_ID,
        SecretKind::AlibabaAccessKeyId,
    ),
    (&cues::SECRET_ALIBABA_STS_TOKEN, SecretKind::AlibabaStsToken),
    (
        &cues::SECRET_SORACOM_AUTH_KEY_ID,
        SecretKind::SoracomAuthKeyId,
    ),
    (&cues::SECRET_SORACOM_AUTH_KEY, SecretKind::SoracomAuthKey),
    (&cues::SECRET_KUBERNETES_TOKEN, SecretKind::KubernetesToken),
    (&cues::SECRET_JWT, SecretKind::Jwt),
    (&cues::SECRET_GITHUB_TOKEN, SecretKind::GithubToken),
    (&cues::SECRET_GITLAB_TOKEN, SecretKind::GitlabToken),
    (&cues::SECRET_SLACK_TOKEN, SecretKind::SlackToken),
    (&cues::SECRET_WEBHOOK_URL, SecretKind::WebhookUrl),
    (&cues::SECRET_GOOGLE_API_KEY, SecretKind::GoogleApiKey),
    (&cues::SECRET_STRIPE_KEY, SecretKind::StripeKey),
    (&cues::SECRET_NPM_TOKEN, SecretKind::NpmToken),
    (&cues::SECRET_PYPI_TOKEN, SecretKind::PypiToken),
    (&cues::SECRET_ANTHROPIC_KEY, SecretKind::AnthropicKey),
    (&cues::SECRET_OPENAI_KEY, SecretKind::OpenaiKey),
    (&cues::SECRET_SENDGRID_KEY, SecretKind::SendgridKey),
    (&cues::SECRET_TWILIO_KEY, SecretKind::TwilioKey),
    (&cues::SECRET_ENCODED_KEY, SecretKind::PrivateKey),
    (&cues::SECRET_SERVICE_TOKEN, SecretKind::Token),
];

/// The shortest value any of the shapes has.
const SHORTEST: usize = 16;
/// How far after an access key ID its secret may stand.
const REACH: usize = 24;

pub(super) fn collect(text: &str, found: &mut Vec<Found>) {
    let mut shapes = SHAPES
        .iter()
        .filter(|(cue, _)| cue.may_be_in(text))
        .peekable();
    if shapes.peek().is_none() {
        return;
    }
    let dense = Dense::of(text, SHORTEST, belongs, is_worth_a_look);
    for (cue, kind) in shapes {
        for at in cue.find_all(dense.text()) {
            let mut range = dense.place(&at);
            // `AKIA…_prod`: what joins it to other words is none of it.
            let joins = |c: char| c == '_' && *kind == SecretKind::AwsAccessKeyId;
            let led = text[range.clone()].trim_start_matches(joins);
            range.start = range.end - led.len();
            range.end = range.start + led.trim_end_matches(joins).len();
            let value = &text[range.clone()];
            if value::is_masked(value) || value::is_masked_after(text, range.end) {
                continue;
            }
            let sample = value::is_sample(value);
            if let Some((length, kind)) = partner(*kind)
                && let Some(range) = secret_after(text, range.end, length)
            {
                let sample = value::is_sample(&text[range.clone()]);
                found.push(Found {
                    range,
                    kind: kind_or_sample(kind, sample),
                });
            }
            found.push(Found {
                range,
                kind: kind_or_sample(*kind, sample),
            });
        }
    }
}

const fn kind_or_sample(kind: SecretKind, sample: bool) -> SecretKind {
    if sample {
        SecretKind::DocumentationSample
    } else {
        kind
    }
}

/// What belongs to an access key ID, and how long it is.
const fn partner(id: SecretKind) -> Option<(usize, SecretKind)> {
    match id {
        SecretKind::AwsAccessKeyId => Some((40, SecretKind::AwsSecretKey)),
        SecretKind::AlibabaAccessKeyId => Some((30, SecretKind::AlibabaAccessKeySecret)),
        _ => None,
    }
}

/// The secret of a key pair, which has no shape of its own, where it follows the
/// access key ID (a downloaded `accessKeys.csv`, 「ID / シークレット」, `AK … SK …`).
fn secret_after(text: &str, at: usize, length: usize) -> Option<Range> {
    let rest = text.get(at..)?.as_bytes();
    let opens = |b: u8| b.is_ascii_alphanumeric() || b == b'+';
    let starts = (0..rest.len().min(REACH))
        .filter(|i| opens(rest[*i]) && i.checked_sub(1).is_none_or(|before| !opens(rest[before])));
    for start in starts {
        let run = rest[start..]
            .iter()
            .take(length + 1)
            .take_while(|b| opens(**b) || **b == b'/')
            .count();
        let range = at + start..at + start + run;
        let Some(secret) = text.get(range.clone()).filter(|_| run == length) else {
            continue;
        };
        let mixed = secret.bytes().any(|b| b.is_ascii_uppercase())
            && secret.bytes().any(|b| b.is_ascii_lowercase());
        if mixed && Look::of(secret) == Look::Random {
            return Some(range);
        }
    }
    None
}

/// Long enough, with letters and digits; an access key ID may be without.
fn is_worth_a_look(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_alphabetic())
        && (word.bytes().any(|b| b.is_ascii_digit())
            || ["AKIA", "ASIA", "QUtJQ", "QVNJQ"]
                .iter()
                .any(|id| word.contains(id)))
}

const fn belongs(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'_' | b'-'
                | b'.'
                | b'/'
                | b'+'
                | b'='
                | b':'
                | b'%'
                | b'?'
                | b'&'
                | b'~'
                | b'@'
                | b'#'
        )
}
