//! Products and resource words.
//!
//! Finding is in two steps, because names are shared (ECS, RDS, サーバ): first
//! all names are collected, then, once the provider is known, each is given to
//! the product it means there.

use super::provider;
use super::{Detail, FactKind, Facts, Known, ProductDetail};
use crate::knowledge::{GENERIC, PRODUCT_NAMES, PROVIDERS, Product, ProductName, Provider};
use crate::text::Range;
use crate::ticket::{Block, Ticket};

/// One product that a name may mean.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    /// Whose product it is.
    pub(super) provider: &'static Provider,
    /// The product.
    pub(super) product: &'static Product,
    /// The spelling, if the name means it in a draft of this provider only.
    weak: Option<&'static str>,
}

impl Meaning {
    fn of(name: ProductName) -> Self {
        let provider = &PROVIDERS[usize::from(name.provider)];
        let product = &provider.products[usize::from(name.product)];
        let weak = name.weak.map(|at| product.weak[usize::from(at)].as_ref());
        Self {
            provider,
            product,
            weak,
        }
    }

    /// A weak name with a capital counts only when it is written with it.
    fn is_spelt(&self, written: &str) -> bool {
        self.weak
            .is_none_or(|w| !w.bytes().any(|b| b.is_ascii_uppercase()) || w == written)
    }
}

/// A name in the text and all it may mean.
#[derive(Debug)]
pub(super) struct Mention {
    /// Where it stands.
    pub(super) range: Range,
    meanings: Vec<Meaning>,
}

impl Mention {
    /// The one provider whose product this can be, if the name is nobody else's
    /// and no ordinary word.
    pub(super) fn sole(&self) -> Option<&Meaning> {
        let mut strong = self.meanings.iter().filter(|m| m.weak.is_none());
        let first = strong.next()?;
        let own = |m: &Meaning| m.provider.name == first.provider.name;
        (first.provider.name != GENERIC && strong.all(own)).then_some(first)
    }

    /// The products that it may mean as an ordinary word.
    pub(super) fn weak(&self, ticket: &Ticket) -> impl Iterator<Item = &Meaning> {
        let written = ticket.slice(&self.range);
        self.meanings
            .iter()
            .filter(move |m| m.weak.is_some() && m.is_spelt(written))
    }

    /// What it means in a draft for `provider`; `written` is its spelling.
    fn meaning(&self, provider: &str, written: &str) -> Option<&Meaning> {
        let own = self.meanings.iter().filter(|m| m.provider.name == provider);
        let strong = || self.meanings.iter().filter(|m| m.weak.is_none());
        own.clone()
            .find(|m| m.weak.is_none())
            .or_else(|| own.clone().find(|m| m.is_spelt(written)))
            .or_else(|| strong().find(|m| m.provider.first_guess))
            .or_else(|| strong().find(|m| m.provider.name != GENERIC))
            .or_else(|| strong().next())
    }
}

/// The names of products in the ticket, pasted text apart.
pub(super) fn mentions(ticket: &Ticket, facts: &Facts) -> Vec<Mention> {
    let folded = ticket.folded();
    // A name inside an identifier or an address is a part of it.
    let mut taken: Vec<&Range> = facts
        .of(FactKind::ResourceId)
        .chain(facts.of(FactKind::Url))
        .map(|f| &f.range)
        .collect();
    taken.sort_by_key(|r| r.start);
    let mut next = 0;
    let mut covered = 0;
    let mut out = Vec::new();
    for (range, entries) in PRODUCT_NAMES.find_words(folded) {
        while let Some(other) = taken.get(next).filter(|t| t.start <= range.start) {
            covered = covered.max(other.end);
            next += 1;
        }
        let verbatim = ticket.block_at(range.start).is_some_and(Block::is_verbatim);
        if range.start >= covered && !verbatim && !is_part(folded, &range) {
            let meanings = entries.iter().map(|e| Meaning::of(e.value)).collect();
            out.push(Mention { range, meanings });
        }
    }
    out
}

/// A short Latin name joined to more by a hyphen or a dot is a part of
/// something else: `s3-archive`, `my.ecs`.
fn is_part(folded: &str, range: &Range) -> bool {
    let bytes = folded.as_bytes();
    let name = &folded[range.clone()];
    if !name.is_ascii() || name.contains(' ') {
        return false;
    }
    let before = &bytes[..range.start];
    let after = &bytes[range.end..];
    let joined = |mark: Option<&u8>, beyond: Option<&u8>, marks: &[u8]| {
        mark.is_some_and(|b| marks.contains(b)) && beyond.is_some_and(u8::is_ascii_alphanumeric)
    };
    let n = before.len();
    joined(
        before.last(),
        n.checked_sub(2).and_then(|i| before.get(i)),
        b"-.@\\$",
    ) || joined(after.first(), after.get(1), b"-.@")
        || (before.last() == Some(&b'-')
            && n.checked_sub(2).and_then(|i| before.get(i)) == Some(&b'-'))
        || is_in_path(before)
}

/// Whether a path of an API leads up to it: `GET /v1/sims`. "S3/EC2" is none.
fn is_in_path(before: &[u8]) -> bool {
    /// No part of a path before the name is looked at further back, in bytes.
    const NEAR: usize = 64;
    if before.last() != Some(&b'/') {
        return false;
    }
    let near = &before[before.len().saturating_sub(NEAR)..];
    let path = near
        .rsplit(|b| {
            !(b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'_' | b'.' | b'{' | b'}'))
        })
        .next()
        .unwrap_or_default();
    // `/v1/`, `/api/…/`: two products may be parted by a slash, too.
    let versioned = path.starts_with(b"/v") && path.get(2).is_some_and(u8::is_ascii_digit);
    versioned || path.starts_with(b"/api/")
}

/// Adds the products of the ticket and gives its provider: the one that is
/// known, or the one the draft tells. Identifiers must be there already: they
/// help to tell.
pub(super) fn collect(ticket: &Ticket, facts: &mut Facts, known: Known<'_>) -> &'static str {
    let mentions = mentions(ticket, facts);
    let known = known
        .provider
        .or_else(|| provider::stated(ticket))
        .or(known.usual_provider);
    let provider = known.unwrap_or_else(|| provider::weigh(ticket, facts, &mentions).name);
    for mention in mentions {
        let written = ticket.slice(&mention.range);
        if let Some(meaning) = mention.meaning(provider, written) {
            let product = ProductDetail {
                owner: meaning.provider,
                entry: meaning.product,
            };
            facts.add(FactKind::Product, mention.range, Detail::Product(product));
        }
    }
    provider
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::extract;
    use crate::facts::testing::paragraph;

    fn products(text: &str) -> Vec<(String, &'static str, &'static str)> {
        let ticket = paragraph(text);
        let facts = extract(&ticket, None).0;
        facts
            .of(FactKind::Product)
            .map(|f| {
                let product = f.product().expect("a product holds a product");
                let written = ticket.slice(&f.range).to_owned();
                (written, product.provider(), product.name())
            })
            .collect()
    }

    fn names(text: &str) -> Vec<&'static str> {
        products(text)
            .into_iter()
            .map(|(_, _, name)| name)
            .collect()
    }

    #[test]
    fn a_name_ends_where_kana_begin() {
        assert_eq!(names("EC2の設定"), ["Amazon EC2"]);
        assert_eq!(names("ＥＣ２が止まる"), ["Amazon EC2"]);
        assert_eq!(names("specs3 と xec2x"), [""; 0]);
        assert_eq!(names("profile s3-archive への書き込み"), [""; 0]);
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(
            names("Veeam Backup for Microsoft 365 の件"),
            ["Veeam Backup for Microsoft 365"]
        );
        assert_eq!(names("ルータ+スイッチ配下"), ["ルータ+スイッチ"]);
    }

    #[test]
    fn a_shared_name_belongs_to_the_provider_of_the_draft() {
        let of = |text: &str| {
            products(text)
                .into_iter()
                .map(|(_, p, _)| p)
                .collect::<Vec<_>>()
        };
        assert_eq!(of("AWS の ECS で失敗"), ["aws"]);
        assert_eq!(of("Alibaba Cloud の ECS で失敗"), ["alibaba"]);
        assert_eq!(of("さくらのクラウドのサーバが停止"), ["sakura"]);
        assert_eq!(of("EC2 とサーバの間"), ["aws", "generic"]);
    }

    #[test]
    fn ordinary_words_are_products_only_where_they_belong() {
        assert_eq!(names("SORACOM の Beam でエラー"), ["SORACOM Beam"]);
        assert_eq!(names("The Beam of light, Direct and Gate"), [""; 0]);
        assert_eq!(names("SORACOM SIM, please direct me"), ["IoT SIM"]);
        assert_eq!(names("EC2 の RAM が足りない"), ["Amazon EC2"]);
    }
}
