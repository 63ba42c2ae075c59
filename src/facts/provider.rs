//! Which provider's desk a draft is for.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::product::{Meaning, Mention};
use super::{FactKind, Facts, IdentifierDetail};
use crate::knowledge::{Confidence, FieldKind, GENERIC, PROVIDER_NAMES, PROVIDERS, Text, cues};
use crate::text::{Range, fold};
use crate::ticket::Ticket;

/// The provider a draft seems to be for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProviderGuess {
    /// Its name; [`GENERIC`] when nothing tells.
    pub(super) name: &'static str,
    /// How sure.
    pub(super) confidence: Confidence,
    /// What told it, in order of place.
    pub(super) evidence: Vec<Range>,
}

/// [`weigh`], with the names of products that the draft holds.
#[cfg(test)]
pub(super) fn guess(ticket: &Ticket, facts: &Facts) -> ProviderGuess {
    weigh(ticket, facts, &super::product::mentions(ticket, facts))
}

/// What a piece of evidence weighs. A name of the provider itself tells more
/// than a product, since drafts for Veeam or SORACOM speak of clouds too; what
/// is found again and again tells little more than once.
mod weight {
    pub(super) const NAME: u32 = 5;
    pub(super) const NAME_AGAIN: u32 = 1;
    pub(super) const TELLING_IDENTIFIER: u32 = 4;
    pub(super) const IDENTIFIER: u32 = 2;
    pub(super) const TELLING_PRODUCT: u32 = 3;
    pub(super) const PRODUCT: u32 = 1;
    /// Factor for who runs on or connects to the clouds of others.
    pub(super) const ON_OTHERS: u32 = 2;
    /// How often each sort of evidence counts.
    pub(super) const CAP: u32 = 3;
}

/// The sort of a piece of evidence: each counts a few times only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Name,
    Identifier,
    Product,
}

#[derive(Debug, Default)]
struct Votes {
    score: BTreeMap<&'static str, u32>,
    seen: BTreeMap<(&'static str, Sort), u32>,
    known: BTreeSet<(&'static str, Text)>,
    evidence: Vec<(&'static str, Range)>,
}

impl Votes {
    fn add(&mut self, provider: &'static str, sort: Sort, weight: u32, range: Range) {
        let seen = self.seen.entry((provider, sort)).or_default();
        if *seen < weight::CAP {
            *seen += 1;
            *self.score.entry(provider).or_default() += weight;
        }
        self.evidence.push((provider, range));
    }

    /// Whether `what` spoke for `provider` already.
    fn is_known(&self, provider: &'static str, what: &'static str) -> bool {
        self.known.contains(&(provider, what.into()))
    }

    /// Whether this is the first time that `what` speaks for `provider`.
    fn is_news(&mut self, provider: &'static str, what: impl Into<Text>) -> bool {
        self.known.insert((provider, what.into()))
    }
}

/// The provider a draft is for: as its field says, else as its identifiers,
/// names and products tell.
pub(super) fn weigh(ticket: &Ticket, facts: &Facts, mentions: &[Mention]) -> ProviderGuess {
    if let Some(said) = by_field(ticket) {
        return said;
    }
    let mut votes = Votes::default();
    for (provider, range) in names(ticket.folded()) {
        let weight = if votes.is_news(provider, "name") {
            weight::NAME
        } else {
            weight::NAME_AGAIN
        };
        votes.add(provider, Sort::Name, weight, range);
    }
    for (provider, range) in forms(ticket) {
        votes.add(provider, Sort::Name, weight::NAME, range);
    }
    let mut identifiers = Vec::new();
    for kind in [
        FactKind::ResourceId,
        FactKind::AccountId,
        FactKind::RequestId,
        FactKind::CaseReference,
        FactKind::Region,
    ] {
        for fact in facts.of(kind) {
            if let Some(IdentifierDetail {
                provider: Some(provider),
                name,
                ..
            }) = fact.identifier()
                && votes.is_news(provider, name.clone())
            {
                let weight = if is_telling(provider, name) {
                    weight::TELLING_IDENTIFIER
                } else {
                    weight::IDENTIFIER
                };
                identifiers.push((weight, provider, fact.range.clone()));
            }
        }
    }
    // Of those that count, the most telling do.
    identifiers.sort_by_key(|(weight, ..)| std::cmp::Reverse(*weight));
    for (weight, provider, range) in identifiers {
        votes.add(provider, Sort::Identifier, weight, range);
    }
    for mention in mentions {
        let meant = mention.sole().or_else(|| {
            let named = |m: &&Meaning| votes.is_known(m.provider.name.as_ref(), "name");
            mention.weak(ticket).find(named)
        });
        if let Some(meaning) = meant {
            let provider = meaning.provider.name.as_ref();
            if votes.is_news(provider, meaning.product.name.as_ref()) {
                let weight = if meaning.product.telling {
                    weight::TELLING_PRODUCT
                } else {
                    weight::PRODUCT
                };
                votes.add(provider, Sort::Product, weight, mention.range.clone());
            }
        }
    }
    for provider in PROVIDERS.iter().filter(|p| p.on_others) {
        if let Some(score) = votes.score.get_mut(provider.name.as_ref()) {
            *score *= weight::ON_OTHERS;
        }
    }
    decide(votes)
}

fn decide(votes: Votes) -> ProviderGuess {
    let mut ranking: Vec<(&'static str, u32)> = votes.score.into_iter().collect();
    ranking.sort_by_key(|&(_, score)| std::cmp::Reverse(score));
    let Some(&(name, score)) = ranking.first() else {
        return ProviderGuess {
            name: GENERIC,
            confidence: Confidence::Low,
            evidence: Vec::new(),
        };
    };
    let margin = score - ranking.get(1).map_or(0, |&(_, second)| second);
    let confidence = match (score, margin) {
        (4.., 3..) => Confidence::High,
        (2.., 2..) => Confidence::Medium,
        _ => Confidence::Low,
    };
    let told = votes.evidence.into_iter().filter(|(p, _)| *p == name);
    let mut evidence: Vec<Range> = told.map(|(_, range)| range).collect();
    evidence.sort_by_key(|r| (r.start, r.end));
    ProviderGuess {
        name,
        confidence,
        evidence,
    }
}

/// What the field for the provider says.
/// The provider that a field of the draft names.
pub(super) fn stated(ticket: &Ticket) -> Option<&'static str> {
    by_field(ticket).map(|said| said.name)
}

fn by_field(ticket: &Ticket) -> Option<ProviderGuess> {
    let field = ticket.field(FieldKind::Provider)?;
    let value = ticket.folded().get(field.range.clone())?;
    let plain = value.trim();
    let name = PROVIDERS
        .iter()
        .map(|p| p.name.as_ref())
        .find(|name| *name == plain)
        .or_else(|| named(value))?;
    // Veeam's desk for Kasten is one of its own.
    let product = ticket.field(FieldKind::Product);
    let product = product.and_then(|field| ticket.folded().get(field.range.clone()));
    let line = product.and_then(named).filter(|line| *line == LINE);
    let name = line.filter(|_| name == MAKER).unwrap_or(name);
    Some(ProviderGuess {
        name,
        confidence: Confidence::High,
        evidence: vec![field.range.clone()],
    })
}

fn is_telling(provider: &str, identifier: &str) -> bool {
    PROVIDERS
        .iter()
        .filter(|p| p.name == provider)
        .flat_map(|p| p.identifiers.iter())
        .any(|i| i.name == identifier && i.telling)
}

/// A desk of its own for a product, and whose product it is.
const LINE: &str = "kasten";
const MAKER: &str = "veeam";

/// The provider that words of a field name: of "Veeam (Kasten)" the one with the desk for
/// that product.
pub(super) fn named(folded: &str) -> Option<&'static str> {
    let mut names = names(folded).map(|(name, _)| name);
    let first = names.next()?;
    let line = names.find(|name| first == MAKER && *name == LINE);
    Some(line.unwrap_or(first))
}

/// The providers named in `folded`.
fn names(folded: &str) -> impl Iterator<Item = (&'static str, Range)> + '_ {
    PROVIDER_NAMES
        .find_words(folded)
        // `aws:SourceIp`, `aws s3 cp`: other clouds take those too.
        .filter(|(range, _)| !cues::NAME_AS_TOOL.is_in(&folded[range.end..]))
        .filter_map(|(range, entries)| {
            let provider = PROVIDERS.get(usize::from(entries.first()?.value))?;
            Some((provider.name.as_ref(), range))
        })
}

/// So many labels of a form show that the draft fills it in.
const LABELS_OF_FORM: usize = 3;

/// The labels of the providers' forms, as a draft is folded.
static FORMS: LazyLock<Vec<(&'static str, Vec<String>)>> = LazyLock::new(|| {
    let forms = PROVIDERS
        .iter()
        .flat_map(|p| p.forms.iter().map(|form| (p.name.as_ref(), form)));
    forms
        .map(|(provider, form)| {
            let labels = form.fields.iter().map(|f| f.label.as_ref());
            let folded = labels.map(|label: &str| fold::fold_str(label).to_lowercase());
            (provider, folded.collect())
        })
        .collect()
});

/// The providers whose forms the draft fills in, each with the first of the
/// labels.
fn forms(ticket: &Ticket) -> impl Iterator<Item = (&'static str, Range)> {
    FORMS.iter().filter_map(|(provider, labels)| {
        let written: Vec<&Range> = ticket
            .fields
            .iter()
            .filter_map(|field| field.label.as_ref())
            .filter(|label| {
                let words = ticket.folded().get((*label).clone()).unwrap_or("").trim();
                labels.iter().any(|of_form| of_form == words)
            })
            .collect();
        let first = (written.len() >= LABELS_OF_FORM).then(|| written.first())??;
        Some((*provider, (*first).clone()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::extract;
    use crate::facts::testing::{fields, paragraph};

    fn guessed(text: &str) -> (&'static str, Confidence) {
        let ticket = paragraph(text);
        let guess = guess(&ticket, &extract(&ticket, None).0);
        (guess.name, guess.confidence)
    }

    #[test]
    fn drafts_tell_their_provider() {
        for (text, provider) in [
            (
                "大阪に置いた EC2(i-0123456789abcdef0)へ、支店から ping が通りません。",
                "aws",
            ),
            (
                "Lambda の処理が終わりません。CloudWatch Logs にも何も出ません。",
                "aws",
            ),
            (
                "arn:aws:sqs:eu-central-1:208851697340:orders-in の件です。",
                "aws",
            ),
            (
                "ECS(i-6wej4m8x1k0qv7z2p3ba)から SLB に接続できません。",
                "alibaba",
            ),
            (
                "Function Compute と PolarDB の構成についてです。",
                "alibaba",
            ),
            ("さくらのクラウドのサーバが停止しました。", "sakura"),
            ("石狩第2ゾーンのディスクの調子が悪いです。", "sakura"),
            ("VPC ルータを is1b に作りました。会員ID: abc12345", "sakura"),
            (
                "IMSI 440103123456789 の IoT SIM が圏外です。Napter は使っていません。",
                "soracom",
            ),
            (
                "SORACOM Funnel から Amazon Kinesis Data Streams と AWS Lambda に送れません。",
                "soracom",
            ),
            (
                "Veeam Backup & Replication 12.3.2.3617 のジョブが S3 バケットへの書き込みで失敗します。",
                "veeam",
            ),
            (
                "Veeam Kasten 8.0.12 のポリシーが失敗します。クラスターは EKS です。",
                "kasten",
            ),
            (
                "K10 4.5 exports to the location profile s3-archive.",
                "kasten",
            ),
            ("サーバのディスクが一杯になりました。", "generic"),
            ("ECS の RDS 接続が切れます。", "generic"),
            ("サイトが見られない", "generic"),
            (
                "Bucket arc on the Ishikari site, member ID abc12345, server 113000000001. The AWS CLI 2.31 and its S3 commands get 503 from s3.isk01.sakurastorage.jp.",
                "sakura",
            ),
            (
                "The AWS CLI 2.31 gets 503 from the S3 bucket arc in ap-northeast-1.",
                "aws",
            ),
            (
                "会員ID: abc12345。バケットのポリシーで aws:SourceVpce は使えますか。",
                "sakura",
            ),
            (
                "さくらの s3.isk01.sakurastorage.jp に aws s3 sync すると 403 です。",
                "sakura",
            ),
        ] {
            assert_eq!(guessed(text).0, provider, "{text}");
        }
    }

    #[test]
    fn the_field_decides() {
        let ticket = fields(&[
            ("provider", "Alibaba Cloud"),
            ("現象", "EC2 と Lambda が遅い"),
        ]);
        let guess = guess(&ticket, &extract(&ticket, None).0);
        assert_eq!(
            (guess.name, guess.confidence),
            ("alibaba", Confidence::High)
        );
        assert_eq!(ticket.slice(&guess.evidence[0]), "Alibaba Cloud");
    }

    #[test]
    fn nothing_tells_is_said_with_little_confidence() {
        assert_eq!(guessed("画面が白いです"), ("generic", Confidence::Low));
    }
}
