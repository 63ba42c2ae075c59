//! Findings of others than the rules on drafts, with what their author has
//! answered for taken out.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use super::Settings;
use super::findings::Findings;
use super::flaws::{self, Judged};
use crate::diagnostic::{Diagnostic, Suppressed};
use crate::frontend::Document;
use crate::knowledge::schema::TEMPLATE;
use crate::rules::Wording;
use crate::suppress::{Suppressions, Waiver};
use crate::text::{SourceFile, Span};

/// What is left of findings.
#[derive(Debug)]
pub struct Sifted {
    /// What is to be shown, and what is wrong with the suppressions, in order of
    /// place.
    pub diagnostics: Vec<Diagnostic>,
    /// What is suppressed, in order of place.
    pub suppressed: Vec<Suppressed>,
    /// Which of the waivers of the settings silence something, by number.
    pub waived: BTreeSet<usize>,
}

/// Holds findings about a template against what is suppressed in its comments
/// and in the configuration. `places` tells where the question of a label
/// stands; of the rules that are `lacking`, any comment in the file will do.
#[must_use]
pub fn sift(
    source: &SourceFile,
    document: &Document,
    settings: &Settings,
    wording: Wording,
    places: &dyn Fn(&str) -> Vec<Span>,
    lacking: &'static [&'static str],
    found: Vec<Diagnostic>,
) -> Sifted {
    let waivers: &[Waiver] = match settings.no_suppressions {
        true => &[],
        false => &settings.waivers,
    };
    let house = &settings.house;
    let mut suppressions = Suppressions::of(source.text(), &document.remarks, waivers, house);
    for (at, ticket) in document.tickets.iter().enumerate() {
        suppressions.look_for_misplaced(at, ticket, house);
    }
    suppressions.enter_template(places, lacking);
    let mut findings = Findings::new(settings, suppressions);
    for diagnostic in found {
        findings.add(diagnostic);
    }
    let judged = Judged::written(wording, document.syntax);
    let all = vec![judged; document.tickets.len().max(1)];
    // Few templates have a mistake in what they suppress.
    let secrets = LazyCell::new(|| super::secrets(source, &document.tickets, settings).1);
    let hides = |part| secrets.touch(part);
    flaws::report(&all, settings, &mut findings, hides, |card| {
        card.family == TEMPLATE
    });
    let found = findings.in_order();
    Sifted {
        diagnostics: found.shown,
        suppressed: found.suppressed,
        waived: found.waived,
    }
}
