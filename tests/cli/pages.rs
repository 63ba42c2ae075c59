//! What people read, at several widths.

use crate::LITTLE_TOLD;
use crate::binary::{SAMPLE, TicketLint};

/// No line is wider than the terminal, but for what must not be broken.
fn fits(text: &str, width: usize) -> Vec<&str> {
    text.lines()
        .filter(|line| ticketlint::text::width::cells(line) > width)
        .collect()
}

#[test]
fn every_card_fits_narrow_terminals() {
    for lang in ["ja", "en"] {
        for width in [80, 40] {
            let page = TicketLint::new(&["explain", "--all", "--lang", lang])
                .env("COLUMNS", &width.to_string())
                .run();
            let too_wide = fits(&page.out, width);
            assert!(too_wide.is_empty(), "{lang} {width}: {too_wide:#?}");
            let list = TicketLint::new(&["rules", "--lang", lang])
                .env("COLUMNS", &width.to_string())
                .run();
            assert!(fits(&list.out, width).is_empty(), "{lang} {width}");
            let facts = TicketLint::new(&["inspect", SAMPLE])
                .env("COLUMNS", &width.to_string())
                .run();
            assert!(fits(&facts.out, width).is_empty(), "{width}: {}", facts.out);
        }
    }
}

fn page(args: &[&str], width: usize) -> String {
    TicketLint::new(args)
        .env("COLUMNS", &width.to_string())
        .run()
        .out
}

#[test]
fn the_sample_at_80_columns() {
    insta::assert_snapshot!(page(&[SAMPLE], 80));
}

#[test]
fn the_sample_at_40_columns() {
    insta::assert_snapshot!(page(&[SAMPLE], 40));
}

#[test]
fn the_sample_in_english_and_ascii() {
    insta::assert_snapshot!(page(&["--lang", "en", "--ascii", SAMPLE], 80));
}

#[test]
fn what_is_missing_at_40_columns() {
    insta::assert_snapshot!(page(&[LITTLE_TOLD], 40));
}

#[test]
fn what_is_missing_at_100_columns() {
    insta::assert_snapshot!(page(&[LITTLE_TOLD], 100));
}

#[test]
fn what_is_missing_in_english_and_ascii() {
    let draft = "fixtures/samples/little-told.txt";
    insta::assert_snapshot!(page(&["--ascii", draft], 60));
}

#[test]
fn what_is_missing_fits_narrow_terminals() {
    for width in [40, 60, 100] {
        let page = page(&[LITTLE_TOLD], width);
        // A name of a file is not broken.
        let mut too_wide = fits(&page, width);
        too_wide.retain(|line| !line.contains(LITTLE_TOLD));
        assert!(too_wide.is_empty(), "{width}: {too_wide:#?}");
    }
}

#[test]
fn a_card_in_japanese() {
    insta::assert_snapshot!(page(&["explain", "unmasked-secret", "--lang", "ja"], 80));
}

#[test]
fn a_card_in_english_on_a_narrow_terminal() {
    insta::assert_snapshot!(page(&["explain", "urgency-words-in-text", "--ascii"], 40));
}

#[test]
fn the_facts_of_the_sample() {
    insta::assert_snapshot!(page(&["inspect", SAMPLE], 80));
}

#[test]
fn the_help() {
    insta::assert_snapshot!(page(&["--help"], 80));
}
