//! The points of a draft that is a list of matters.

use std::collections::BTreeSet;

use super::{Context, matters};
use crate::facts::FactKind;
use crate::knowledge::{FieldKind, cues};
use crate::text::Range;
use crate::ticket::{Block, BlockKind};

/// What a point is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matter {
    /// Something does not work.
    Trouble,
    /// Something is asked or wished.
    Ask,
    /// Money and contracts.
    Billing,
}

/// A point of a list, or a heading, that is a matter of its own.
#[derive(Debug)]
pub(super) struct Point {
    /// Where it stands.
    pub range: Range,
    /// Where the other points of the same issue stand.
    pub others: Vec<Range>,
    matter: Matter,
    /// Names of the products it is about.
    products: BTreeSet<&'static str>,
    /// What is said of the last of them.
    predicate: String,
}

impl Point {
    /// Whether both may belong to one issue: they share a product, or say the
    /// same of different ones.
    fn is_with(&self, other: &Self) -> bool {
        !self.products.is_disjoint(&other.products)
            || (self.matter == other.matter && self.predicate == other.predicate)
    }
}

/// Parts in which a list may hold several issues; elsewhere it holds steps,
/// attempts, the environment, the symptoms of one incident.
const OF_ISSUES: &[FieldKind] = &[FieldKind::Question, FieldKind::Request];

/// Parts that only the report of one incident has.
const OF_ONE_INCIDENT: &[FieldKind] = &[
    FieldKind::Symptom,
    FieldKind::Actual,
    FieldKind::Expected,
    FieldKind::Steps,
    FieldKind::OccurredAt,
];

/// The points that are issues independent of each other, as far as the draft is
/// nothing but a list of them: they are about different products and ask for
/// different things. One alone where all points belong to one issue; none where
/// the draft is no such list. `announced`: the draft says that it holds several.
pub(super) fn independent(context: &Context<'_>, announced: bool) -> Vec<Point> {
    let ticket = context.ticket;
    let one_incident = OF_ONE_INCIDENT
        .iter()
        .any(|kind| ticket.field(*kind).is_some());
    if one_incident {
        return Vec::new();
    }
    // What was read to find an answer is listed by title.
    let mut read_before = false;
    let mut counts = |block: &&Block| {
        if !matches!(block.kind, BlockKind::Item { .. }) {
            read_before = context.says(&block.range, &cues::LISTS_WHAT_WAS_READ);
        }
        !read_before && is_point(context, block)
    };
    let blocks: Vec<&Block> = ticket.blocks.iter().filter(|b| counts(b)).collect();
    if blocks.len() < 2 || (!announced && tells_besides(context, &blocks)) {
        return Vec::new();
    }
    let mut issues: Vec<Point> = Vec::new();
    let mut points = 0;
    for point in blocks.iter().filter_map(|b| read(context, &b.range)) {
        points += 1;
        match issues.iter_mut().find(|known| known.is_with(&point)) {
            Some(known) => known.others.push(point.range),
            None => issues.push(point),
        }
    }
    // Wishes alone may all serve one purpose.
    let only_asks = issues.iter().all(|p| p.matter == Matter::Ask);
    if points < 2 || (only_asks && !announced) {
        return Vec::new();
    }
    issues
}

/// Whether the block can be a point: an item of a list or a sub-heading, in a
/// part that may hold several issues.
fn is_point(context: &Context<'_>, block: &Block) -> bool {
    let listed = matches!(
        block.kind,
        BlockKind::Item { depth: 0, .. } | BlockKind::Heading(2..)
    );
    listed
        && context
            .ticket
            .field_kinds_at(block.range.start)
            .all(|kind| OF_ISSUES.contains(&kind))
}

/// Whether the author tells of trouble, products or times outside of the points,
/// or of trouble in the title: then the list is a part of that.
fn tells_besides(context: &Context<'_>, points: &[&Block]) -> bool {
    let ticket = context.ticket;
    let headings = points
        .iter()
        .any(|p| matches!(p.kind, BlockKind::Heading(_)));
    !headings
        && ticket.sentences.iter().any(|s| {
            // Blocks stand one after the other.
            let next = points.partition_point(|p| p.range.start <= s.range.start);
            let inside = points[..next]
                .last()
                .is_some_and(|p| s.range.start < p.range.end.max(p.range.start + 1));
            let has = |kind| context.facts.within(kind, &s.range).next().is_some();
            let trouble = FactKind::COMPLAINTS.into_iter().any(has)
                || context.says(&s.range, &cues::ONE_TROUBLE);
            let used = matters::is_environment(context, s.range.start);
            let matter = has(FactKind::Timestamp) || (has(FactKind::Product) && !used);
            // A title that lists as many things as there are points sums them up.
            let parts = context.ticket.prose_of(&s.range).matches(" / ").count() + 1;
            let lists = context.in_title(&s.range) && parts > 1 && parts >= points.len();
            !inside && !lists && (trouble || (matter && !context.in_title(&s.range)))
        })
}

/// The point in a range, if it is a matter and names what it is about.
fn read(context: &Context<'_>, range: &Range) -> Option<Point> {
    if context.says(range, &cues::TAKES_UP) {
        return None;
    }
    let facts = context.facts;
    let has = |kind| facts.within(kind, range).next().is_some();
    // What the author did is no matter; what happened by itself and is asked about,
    // is: 「ECS が再起動しました。理由を…」.
    let did = facts.within(FactKind::Attempts, range).any(|fact| {
        let words = context.ticket.prose_of(&fact.range);
        words.contains('を') || words.split_whitespace().any(|w| matches!(w, "we" | "i"))
    });
    if did || has(FactKind::Attempts) && !has(FactKind::Question) {
        return None;
    }
    let matter = if context.says(range, &cues::BILLING_MATTER) {
        Matter::Billing
    } else if FactKind::COMPLAINTS.into_iter().any(has) {
        Matter::Trouble
    } else if has(FactKind::Question)
        || has(FactKind::Goal)
        || context.says(range, &cues::TOPIC_ASKED)
    {
        Matter::Ask
    } else {
        return None;
    };
    let mut products = BTreeSet::new();
    let mut end = range.start;
    for product in facts.within(FactKind::Product, range) {
        if let Some(known) = product.product() {
            products.insert(known.name());
            end = end.max(product.range.end.min(range.end));
        }
    }
    // The same said of two named things is one matter.
    for kind in [FactKind::ResourceId, FactKind::Url] {
        for name in facts.within(kind, range) {
            end = end.max(name.range.end.min(range.end));
        }
    }
    if products.is_empty() && matter == Matter::Billing {
        products.insert("");
    }
    (!products.is_empty()).then(|| Point {
        range: range.clone(),
        others: Vec::new(),
        matter,
        products,
        predicate: context.ticket.prose_of(&(end..range.end)).trim().to_owned(),
    })
}
