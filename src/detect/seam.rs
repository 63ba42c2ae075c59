//! Where a draft falls into several tickets. What fires a rule on one issue a
//! ticket also parts the draft: both ask the same finders.

use super::{Context, account, cross_account, issues, money, products};
use crate::knowledge::cues;
use crate::text::Range;

/// The matters of a draft that belong into tickets of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seam {
    /// How many there are, as far as the draft tells.
    pub count: usize,
    /// The words each matter is known by; two matters at least, and none of
    /// them without words.
    pub matters: Vec<Vec<Range>>,
    /// Words that only say that there are several matters, or that another
    /// begins.
    pub joints: Vec<Range>,
    /// Where one of the matters is told, by its place among them: what stands
    /// there and says of itself nothing else is about that one. In order, apart.
    pub stretches: Vec<(Range, usize)>,
}

impl Seam {
    /// A seam between two matters.
    pub(super) fn between(first: Range, second: Range) -> Self {
        Self {
            count: 2,
            matters: vec![vec![first], vec![second]],
            joints: Vec::new(),
            stretches: Vec::new(),
        }
    }

    /// Whether words that join matters only say how many there are.
    #[must_use]
    pub fn counts(context: &Context<'_>, joint: &Range) -> bool {
        context.says(joint, &cues::NUMBER_OF_MATTERS)
    }

    /// The words of the first matter and of the second.
    #[must_use]
    pub fn ends(&self) -> (Range, Range) {
        let mut words = self.matters.iter().filter_map(|matter| matter.first());
        let mut next = || words.next().cloned().unwrap_or_default();
        (next(), next())
    }
}

/// What a rule on one issue a ticket finds.
type Finder = fn(&Context<'_>) -> Option<Seam>;

/// The rules that say that a draft holds several matters, in the order in which
/// it is parted by them.
pub const SEAMS: [(&str, Finder); 3] = [
    ("technical-and-billing-mixed", money::find_billing),
    ("multiple-issues", issues::find),
    ("multiple-products", products::find),
];

/// The rule that advises a case from each of two accounts.
pub const ACCOUNTS: &str = "cross-account-single-case";

/// The words that say that the matter lies between two accounts, unless the
/// other account has a case; and the digits of the accounts it names.
#[must_use]
pub fn accounts(context: &Context<'_>) -> Option<(Range, Vec<String>)> {
    let link = cross_account::unpaired(context)?;
    let mut numbers: Vec<String> = Vec::new();
    for fact in account::named(context) {
        let number = account::number(context, fact);
        if !account::is_provider_owned(&number) && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    Some((link, numbers))
}

/// How much of the start of a folded, lower-cased sentence only joins it to what
/// stands before, in bytes: 「また、別件ですが、」.
#[must_use]
pub fn joining(sentence: &str) -> usize {
    // Nobody joins with more; text without full stops may be nothing but such words.
    const LONGEST: usize = 240;
    let near = sentence.char_indices().take_while(|&(at, _)| at < LONGEST);
    let near = near.last().map_or(0, |(at, c)| at + c.len_utf8());
    let sentence = &sentence[..near];
    let mut end = 0;
    while let Some(found) = cues::JOINING_WORDS
        .find(sentence.get(end..).unwrap_or(""))
        .filter(|found| !found.is_empty())
    {
        end += found.end;
    }
    end
}
