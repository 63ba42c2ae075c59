//! What a draft says in its own sentences in answer to a line of a form that it
//! has no label for. Only what truly answers counts: a guess would be a fact that
//! nobody stated.

use super::Case;
use crate::facts::time::Time;
use crate::facts::{Detail, Fact, FactKind, form};
use crate::knowledge::{Export, FieldKind, FormField, IdentifierKind, cues, provider, vocabulary};
use crate::text::{Range, ceil_char_boundary, floor_char_boundary};
use crate::ticket::{BlockKind, Field, Ticket};

/// Parts that hold passages about everything: what is said there is said of the
/// matter itself.
const OPEN: &[FieldKind] = &[
    FieldKind::Description,
    FieldKind::Symptom,
    FieldKind::Actual,
    FieldKind::Question,
    FieldKind::Request,
    FieldKind::Topic,
];

/// Parts about something else than the matter at hand.
const ELSEWHERE: &[FieldKind] = &[
    FieldKind::PreviousCases,
    FieldKind::PairedCase,
    FieldKind::References,
    FieldKind::Changes,
    FieldKind::Contact,
    FieldKind::Submitter,
    FieldKind::Plan,
];

/// Where the draft answers a line without a label for it: several places where
/// that is about several things. A sentence that is not `told` yet comes first.
pub(super) fn said(
    case: &Case<'_>,
    export: &Export,
    line: &FormField,
    told: &[(usize, Range)],
) -> Vec<Range> {
    let (ticket, facts) = (&case.reading.ticket, &case.reading.facts);
    let answer = Answer { case, export, line };
    let mut given: Vec<&Fact> = form::by_name(facts, line)
        .chain(form::by_grammar(facts, line))
        .filter(|fact| answer.holds(fact))
        .collect();
    let Some(first) = given.first() else {
        return Vec::new();
    };
    if is_sentence(first) {
        let mut all = given.iter().map(|fact| form::words_of(ticket, fact));
        let new = all.find(|words| !told.iter().any(|(_, other)| other == words));
        return vec![new.unwrap_or_else(|| form::words_of(ticket, first))];
    }
    // What is named where the matter is told is what it is about.
    let nearest = given.iter().map(|fact| answer.rank(fact)).min();
    given.retain(|fact| Some(answer.rank(fact)) == nearest);
    let mut named: Vec<(String, Range)> = Vec::new();
    for fact in &given {
        let words = ticket.slice(&fact.range).to_lowercase();
        if !named.iter().any(|(other, _)| *other == words) {
            named.push((words, form::words_of(ticket, fact)));
        }
    }
    // Of several names elsewhere nobody can tell which one is meant.
    let is_list = nearest.is_some_and(|rank| rank <= Rank::Told)
        && given.iter().all(|fact| may_be_several(fact, export));
    let most = if is_list { MOST } else { 1 };
    if named.len() > most {
        return Vec::new();
    }
    named.into_iter().map(|(_, range)| range).collect()
}

/// How many things one line names at most: more are a list of something else.
const MOST: usize = 3;

/// How near a name stands to the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// In a part for the thing it names, or in the title.
    Named,
    /// In a sentence that tells what went wrong.
    Told,
    /// In the text about it.
    Text,
    /// Elsewhere: in what was tried, or is expected.
    Elsewhere,
}

/// Whether a matter can be about several such things at once: of names that any
/// thing may have, one may be where it was looked from.
fn may_be_several(fact: &Fact, export: &Export) -> bool {
    match &fact.detail {
        Detail::Identifier(id) => {
            id.kind != IdentifierKind::Account && id.provider == Some(export.provider.as_ref())
        }
        Detail::Product(_) | Detail::Time(_) => true,
        _ => false,
    }
}

/// Labels of those whom a ticket goes to, as labels are compared.
const ADDRESSEES: [&str; 7] = [
    "to",
    "cc",
    "bcc",
    "宛先",
    "ccemailaddresses",
    "ccアドレス",
    "ccメールアドレス",
];

/// Whether a field names whom the ticket is for, not whom to contact.
pub(super) fn is_addressee(ticket: &Ticket, field: &Field) -> bool {
    let label = field
        .label
        .as_ref()
        .map(|label| form::key(ticket.slice(label)));
    label.is_some_and(|label| ADDRESSEES.contains(&label.as_str()))
}

/// How far, in bytes, from a time a word stands that says what it is.
const NEAR: usize = 24;

fn last_of(text: &str) -> &str {
    let from = ceil_char_boundary(text, text.len().saturating_sub(NEAR));
    &text[from..]
}

fn first_of(text: &str) -> &str {
    let to = floor_char_boundary(text, NEAR);
    &text[..to]
}

/// Whether a fact is told by a whole sentence rather than named by a word.
const fn is_sentence(fact: &Fact) -> bool {
    matches!(fact.detail, Detail::None | Detail::Case(_))
        && !matches!(
            fact.kind,
            FactKind::Version | FactKind::AccountId | FactKind::Region | FactKind::ResourceId
        )
}

struct Answer<'a> {
    case: &'a Case<'a>,
    export: &'a Export,
    line: &'a FormField,
}

impl Answer<'_> {
    fn holds(&self, fact: &Fact) -> bool {
        let ticket = &self.case.reading.ticket;
        let mut around = ticket.fields_at(fact.range.start);
        let in_place = self.is_in_text(fact)
            && self.is_in_its_part(fact)
            && !around.any(|field| is_addressee(ticket, field));
        in_place
            && match &fact.detail {
                Detail::Time(time) => self.is_of_the_trouble(fact, time),
                Detail::Product(product) => {
                    product.provider() == self.export.provider
                        && !self.is_weak(fact, product.name())
                }
                // Whatever runs there has a release, too.
                _ if fact.kind == FactKind::Version => self.is_release(fact),
                _ => fact.kind != FactKind::ObservedBehavior || self.is_of_the_matter(fact),
            }
    }

    /// Whether a number is that of a release of the product: where the product or
    /// its release is given, beside the name of the product, or called so.
    fn is_release(&self, fact: &Fact) -> bool {
        let called = || {
            let prose = self.case.reading.ticket.prose();
            let before = prose.get(..fact.range.start).unwrap_or("");
            let before = before.trim_end_matches([' ', ':', '=']);
            let mut labels = [true, false]
                .into_iter()
                .flat_map(|japanese| vocabulary::labels_of(FieldKind::Version, japanese));
            labels.any(|label| before.ends_with(&label.to_lowercase()))
        };
        matches!(
            self.part(fact),
            Some(FieldKind::Product | FieldKind::Version)
        ) || self.has_beside(fact, FactKind::Product)
            || called()
    }

    /// Whether what was seen is told of the matter itself: an item of a list that the
    /// author gave a name of his own is the end of a step, unless it tells trouble.
    fn is_of_the_matter(&self, fact: &Fact) -> bool {
        let ticket = &self.case.reading.ticket;
        let is_item = ticket
            .block_at(fact.range.start)
            .is_some_and(|block| matches!(block.kind, BlockKind::Item { .. }));
        !is_item || self.part(fact).is_some() || self.is_with_the_trouble(fact) == Some(true)
    }

    /// Whether it stands in running text: a heading only names a part, and a cell
    /// is nothing without its row.
    fn is_in_text(&self, fact: &Fact) -> bool {
        let ticket = &self.case.reading.ticket;
        let copied = matches!(fact.kind, FactKind::ErrorMessage | FactKind::Log);
        ticket
            .block_at(fact.range.start)
            .is_some_and(|block| match block.kind {
                BlockKind::Paragraph | BlockKind::Value | BlockKind::Item { .. } => true,
                BlockKind::Code => copied,
                _ => !is_sentence(fact) && self.part(fact) == Some(FieldKind::Subject),
            })
    }

    /// What the innermost part around it is about.
    fn part(&self, fact: &Fact) -> Option<FieldKind> {
        let ticket = &self.case.reading.ticket;
        ticket.field_kinds_at(fact.range.start).next()
    }

    fn is_in_its_part(&self, fact: &Fact) -> bool {
        let Some(part) = self.part(fact) else {
            return true;
        };
        let named = self.line.fields.iter().any(|name| name == part.name());
        let told = is_sentence(fact) || matches!(fact.detail, Detail::Time(_));
        named
            || if told {
                OPEN.contains(&part)
            } else {
                !ELSEWHERE.contains(&part)
            }
    }

    /// A day that is named, of which the same sentence tells what went wrong; not
    /// that up to which it was looked at.
    fn is_of_the_trouble(&self, fact: &Fact, time: &Time) -> bool {
        let certain = !time.in_log && !time.recurring && !time.relative && time.date.is_some();
        let in_symptom = self.part(fact) == Some(FieldKind::Symptom);
        certain
            && !self.is_of_the_look(fact)
            && self.is_with_the_trouble(fact).unwrap_or(in_symptom)
    }

    /// Whether its sentence tells what went wrong, or that it began; none for what
    /// stands in none.
    fn is_with_the_trouble(&self, fact: &Fact) -> Option<bool> {
        let ticket = &self.case.reading.ticket;
        let at = ticket.sentence_at(fact.range.start)?;
        let sentence = &ticket.sentences[at].range;
        let facts = &self.case.reading.facts;
        let tells = |kind: FactKind| {
            let mut of = facts.of(kind);
            of.any(|f| sentence.start <= f.range.start && f.range.end <= sentence.end)
        };
        let begins = || cues::OCCURRENCE.is_in(ticket.prose_of(sentence));
        Some(FactKind::COMPLAINTS.into_iter().any(tells) || begins())
    }

    /// Whether a time is that of a look at what still goes on.
    fn is_of_the_look(&self, fact: &Fact) -> bool {
        let ticket = &self.case.reading.ticket;
        let range = form::words_of(ticket, fact);
        let prose = ticket.prose();
        let before = prose.get(..range.start).unwrap_or("").trim_end();
        let after = prose.get(range.end..).unwrap_or("").trim_start();
        cues::LOOKED_AT_BEFORE.is_in(last_of(before))
            || cues::LOOKED_AT_AFTER.is_in(first_of(after))
    }

    /// How near it stands to the matter.
    fn rank(&self, fact: &Fact) -> Rank {
        use FieldKind::{Environment, Product, Subject, Version};
        let part = self.part(fact);
        let told = self.is_with_the_trouble(fact) == Some(true);
        let of_another = |desk| desk != self.export.provider;
        let of_the_desk = !fact
            .identifier()
            .is_some_and(|id| id.provider.is_some_and(of_another));
        let named = match fact.kind {
            FactKind::Version => {
                matches!(part, Some(Product | Version)) || self.has_beside(fact, FactKind::Product)
            }
            // What has a release is the product, and what is named besides a part of it.
            FactKind::Product if self.asks_for_version() => {
                self.has_beside(fact, FactKind::Version)
            }
            _ => part == Some(Subject),
        };
        match part {
            _ if named && of_the_desk => Rank::Named,
            Some(Subject) => Rank::Text,
            _ if told && of_the_desk => Rank::Told,
            None | Some(Environment) => Rank::Text,
            Some(part) if OPEN.contains(&part) => Rank::Text,
            Some(_) => Rank::Elsewhere,
        }
    }

    /// Whether the form has a line for the release of the product.
    fn asks_for_version(&self) -> bool {
        let version = FactKind::Version.name();
        let mut lines = self.export.lines.iter();
        lines.any(|line| line.facts.iter().any(|name| name == version))
    }

    /// Whether the other half of a product with its release stands beside a fact:
    /// the name of one of the desk's products, or a number.
    fn has_beside(&self, fact: &Fact, kind: FactKind) -> bool {
        let ticket = &self.case.reading.ticket;
        let is_of_the_desk = |other: &Fact| {
            other.product().is_none_or(|product| {
                product.provider() == self.export.provider && !self.is_weak(other, product.name())
            })
        };
        let facts = self.case.reading.facts.of(kind);
        facts.filter(|other| is_of_the_desk(other)).any(|other| {
            let (first, second) = if other.range.start < fact.range.start {
                (other, fact)
            } else {
                (fact, other)
            };
            let between = ticket
                .text()
                .as_str()
                .get(first.range.end..second.range.start);
            between.is_some_and(|words| cues::OF_RELEASE.is_in(&words.to_lowercase()))
        })
    }

    /// An ordinary word that means the product among others.
    fn is_weak(&self, fact: &Fact, name: &str) -> bool {
        let words = self.case.reading.ticket.slice(&fact.range);
        let desk = provider(&self.export.provider);
        let products = desk.iter().flat_map(|desk| desk.products.iter());
        let mut of = products.filter(|product| product.name == name);
        of.any(|product| {
            let weak = |word: &crate::knowledge::Text| word.eq_ignore_ascii_case(words);
            product.weak.iter().any(weak)
        })
    }
}
