//! A wish of technology and one of money in a sentence: 「停止の原因と、請求の内訳を教えて
//! ください」. Cut in two, one of them would ask nothing.

use crate::detect::Context;
use crate::facts::FactKind;
use crate::knowledge::cues;
use crate::text::Range;

/// The words of the technical wish and those of the other one, where a sentence
/// holds both.
pub(super) fn both(context: &Context<'_>, sentence: &Range) -> Option<[Range; 2]> {
    let clauses = clauses(context, sentence);
    let money = |range: &Range| context.says(range, &cues::BILLING_MATTER);
    let at = clauses.iter().position(money)?;
    let wishes = |range: &&Range| context.says(range, &cues::TECHNICAL_WISH);
    if let Some(technical) = clauses[..at].iter().find(wishes) {
        let rest = clauses[at].start..sentence.end;
        return Some([technical.clone(), rest]);
    }
    // 「料金が増えたので、原因を…」 asks of money alone.
    if !context.says(&clauses[at], &cues::MONEY_WISH) {
        return None;
    }
    let technical = clauses[at + 1..].iter().find(|range| {
        let trouble = FactKind::COMPLAINTS.into_iter();
        let mut trouble = trouble.flat_map(|kind| context.facts.within(kind, range));
        let speaks = trouble.next().is_some() || context.says(range, &cues::TECHNICAL_MATTER);
        speaks && !money(range)
    })?;
    let end = clauses[at].end;
    Some([technical.clone(), clauses[at].start..end])
}

/// The sentence, cut wherever one wish may end and the next begin.
fn clauses(context: &Context<'_>, sentence: &Range) -> Vec<Range> {
    let prose = context.ticket.prose_of(sentence);
    let joints = cues::SUBJECT_JOINT.find_all(prose);
    let mut out = Vec::new();
    let mut from = 0;
    for joint in joints
        .into_iter()
        .chain(std::iter::once(prose.len()..prose.len()))
    {
        let words = prose.get(from..joint.start).unwrap_or("");
        let kept = words.trim_end_matches(['。', '.', '?', ' ', '\n']);
        // 「調べてほしいのと、」
        let nominal = prose
            .get(joint.start..)
            .is_some_and(|rest| rest.starts_with('と'));
        let kept = match kept.strip_suffix('の').filter(|_| nominal) {
            Some(verb) if verb.ends_with(['い', 'る', 'た']) => verb,
            _ => kept,
        };
        let begun = kept.trim_start();
        let begun = begun.strip_prefix("and ").unwrap_or(begun);
        let start = from + kept.len() - begun.len();
        if start < from + kept.len() {
            out.push(sentence.start + start..sentence.start + from + kept.len());
        }
        from = joint.end.max(from);
    }
    out
}
