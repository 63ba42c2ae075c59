//! What a draft says in its own sentences in answer to a line of a form that it
//! has no label for. Only what truly answers counts: a guess would be a fact that
//! nobody stated.

use super::Case;
use crate::facts::time::Time;
use crate::facts::{Detail, Fact, FactKind, form};
use crate::knowledge::{Export, FieldKind, FormField, provider};
use crate::text::Range;
use crate::ticket::BlockKind;

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
];

/// Where the draft answers a line without a label for it.
pub(super) fn said(case: &Case<'_>, export: &Export, line: &FormField) -> Option<Range> {
    let (ticket, facts) = (&case.reading.ticket, &case.reading.facts);
    let answer = Answer { case, export, line };
    let mut given = form::by_name(facts, line)
        .chain(form::by_grammar(facts, line))
        .filter(|fact| answer.holds(fact));
    let first = given.next()?;
    // Of several names or times nobody can tell which one is meant.
    let words = |fact: &Fact| ticket.slice(&fact.range).to_lowercase();
    let one = is_sentence(first) || given.all(|other| words(other) == words(first));
    one.then(|| form::words_of(ticket, first))
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
        let in_place = self.is_in_text(fact) && self.is_in_its_part(fact);
        in_place
            && match &fact.detail {
                Detail::Time(time) => self.is_of_the_trouble(fact, time),
                Detail::Product { provider, name, .. } => {
                    *provider == self.export.provider && !self.is_weak(fact, name)
                }
                _ => true,
            }
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

    /// A day that is named, of which the same sentence tells what went wrong.
    fn is_of_the_trouble(&self, fact: &Fact, time: &Time) -> bool {
        let certain = !time.in_log && !time.recurring && !time.relative && time.date.is_some();
        let Some(at) = self.case.reading.ticket.sentence_at(fact.range.start) else {
            return certain && self.part(fact) == Some(FieldKind::Symptom);
        };
        let sentence = &self.case.reading.ticket.sentences[at].range;
        let trouble = FactKind::COMPLAINTS;
        let facts = &self.case.reading.facts;
        let tells = |kind: FactKind| {
            let mut of = facts.of(kind);
            of.any(|f| sentence.start <= f.range.start && f.range.end <= sentence.end)
        };
        certain && trouble.into_iter().any(tells)
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
