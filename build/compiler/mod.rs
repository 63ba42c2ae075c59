//! From the files under `rules/` to the constants of the program, or to what is
//! wrong with the files.
//!
//! `main.rs` runs it when the program is built; `tests/build_checks.rs` feeds
//! it wrong files and reads what it says.

mod advice;
mod approach;
mod card;
mod chars;
mod cue;
mod emit;
mod export;
mod factor;
mod family;
mod fault;
mod file;
mod first;
mod known;
mod layout;
mod names;
mod needles;
mod node;
mod outline;
mod parse;
mod pattern;
mod program;
mod provider;
mod relation;
mod required;
mod statement;
mod table;
mod template;
mod trie;
mod vocabulary;
mod words;

#[path = "../../src/knowledge/schema/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "shared with the program")]
mod schema;

pub(crate) use fault::Fault;
pub(crate) use file::RuleFile;

use fault::Faults;
use known::Known;
use layout::Layout;
use program::Pool;
use table::Tables;

/// Two files of Rust for `src/knowledge/mod.rs` to include.
pub(crate) struct Constants {
    /// Cards, families, advice, providers, statements, vocabulary, programs.
    pub(crate) tables: String,
    /// One constant for each cue.
    pub(crate) cues: String,
}

/// Compiles the files, or says what is wrong with them, in order of place.
pub(crate) fn compile(files: &[RuleFile]) -> Result<Constants, Vec<Fault>> {
    let mut faults = Faults::default();
    let layout = Layout::of(files, &mut faults);
    let vocabulary = vocabulary::read(layout.vocabulary, &mut faults);
    let desks = provider::read(&layout.providers, &mut faults);
    let providers = &desks.providers;
    let statements = statement::read(layout.statements, providers, &mut faults);
    desks.rest_on(&statements, &mut faults);
    let families = family::read(layout.families, &mut faults);
    let known = Known::new(&statements, providers, &families);
    let cards = card::read(&layout.cards, &known, &mut faults);
    // Advice is not blamed for a card that could not be read.
    let whole = (cards.len() == layout.cards.len()).then_some(&cards[..]);
    let advice = advice::read(layout.advice, &known, whole, &mut faults);
    let beside = outline::Beside {
        providers,
        vocabulary: &vocabulary,
        known: &known,
    };
    let outlines = outline::read(&layout.outlines, &beside, &mut faults);
    let exports = export::read(&layout.exports, &known, &mut faults);
    let templates = template::read(&layout.templates, &known, &mut faults);
    let cues = cue::read(&layout.cues, &mut faults);
    faults.none()?;
    let mut pool = Pool::default();
    let cues = cue::write(&cues, &mut pool);
    let tables = table::write(
        &Tables {
            cards: &cards,
            families: &families,
            advice: &advice,
            providers,
            exports: &exports,
            statements: &statements,
            outlines: &outlines,
            templates: &templates,
            vocabulary: &vocabulary,
        },
        &mut pool,
    );
    Ok(Constants {
        tables: tables + &pool.write(),
        cues,
    })
}
