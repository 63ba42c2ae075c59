//! What must not get lost where a draft is parted. The fuzz targets check the same.

use ticketlint::engine::{Settings, read};
use ticketlint::split::{Part, Plan};
use ticketlint::text::SourceFile;

/// Words without blanks and marks of quotations, letters small: what joined a sentence
/// to the last is gone, and its next word may be large.
fn squeezed(text: &str) -> String {
    let is_mark = |c: &char| c.is_whitespace() || *c == '>';
    let words: String = text.chars().filter(|c| !is_mark(c)).collect();
    words.to_lowercase()
}

/// Sentences and logs, without blanks.
pub(crate) fn sentences(source: &SourceFile) -> Vec<String> {
    let mut out = Vec::new();
    for reading in read(source, &Settings::default()) {
        let ticket = reading.ticket;
        let verbatim = ticket.blocks.iter().filter(|b| b.is_verbatim());
        let ranges = ticket.sentences.iter().map(|s| &s.range);
        for range in ranges.chain(verbatim.map(|b| &b.range)) {
            out.push(squeezed(ticket.slice(range)));
        }
    }
    out
}

/// Fails where a sentence or a word of the draft is in no part, but for those that
/// the plan lists as mere joints.
pub(crate) fn nothing_is_lost(source: &SourceFile, plan: &Plan) -> Result<(), String> {
    // What is left may be read in other pieces than the whole.
    let read = |part: &Part| sentences(&part.draft).concat();
    let written = |part: &Part| squeezed(&fold(part.draft.text()));
    let views = plan.parts.iter().map(|part| [read(part), written(part)]);
    let parts: Vec<String> = views.flatten().collect();
    let joints = plan.joints.iter().filter_map(|j| j.slice(source.text()));
    let joints: Vec<String> = joints.map(|words| squeezed(&fold(words))).collect();
    let joins = |sentence: &str| joints.iter().any(|joint| joint.contains(sentence));
    let is_in = |words: &str| parts.iter().any(|part| part.contains(words));
    for sentence in sentences(source) {
        // A title has no stop.
        let sentence = sentence.trim_end_matches(['。', '.', '!', '?']);
        // A sentence without an end runs on into the words that join.
        let mut rests = joints.iter().map(|joint| sentence.replacen(joint, "", 1));
        if !is_in(sentence) && !joins(sentence) && !rests.any(|rest| is_in(&rest)) {
            return Err(format!("lost: {sentence}\n{}", source.text()));
        }
    }
    let lost = words_lost(source, plan);
    if !lost.is_empty() {
        return Err(format!("lost: {lost:?}\n{}", source.text()));
    }
    for piece in &plan.pieces {
        if piece.parts.is_empty() {
            return Err(format!("nowhere: {:?}", piece.span.slice(source.text())));
        }
    }
    Ok(())
}

/// Words of the draft that stand in no part, however the parts are read.
fn words_lost<'s>(source: &'s SourceFile, plan: &Plan) -> Vec<&'s str> {
    let parts: String = plan.parts.iter().map(|part| part.draft.text()).collect();
    let mut text = source.text();
    let mut kept = Vec::new();
    for joint in plan.joints.iter().rev() {
        let (before, rest) = text.split_at(joint.start());
        kept.push(rest.get(joint.end() - joint.start()..).unwrap_or(""));
        text = before;
    }
    kept.push(text);
    let parts = squeezed(&parts);
    // What is escaped may be written otherwise in a part.
    let plain = kept.into_iter().flat_map(str::split_whitespace);
    let words = plain
        .filter(|words| !words.contains('\\'))
        .flat_map(|words| words.split(|c: char| !c.is_alphanumeric()));
    // The name of a character is no word: `&amp;`.
    let words = words.filter(|word| !["amp", "lt", "gt"].contains(word));
    words
        .filter(|word| !parts.contains(&squeezed(word)))
        .collect()
}

fn fold(words: &str) -> String {
    ticketlint::text::fold::fold_str(words)
}
