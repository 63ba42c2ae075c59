//! The card of a rule of a house, and what the rule finds.

#![no_main]

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use ticketlint::config::{Trouble, Unread, read_cards};
use ticketlint::engine::{self, Settings};
use ticketlint::knowledge::House;
use ticketlint::text::SourceFile;

thread_local! {
    static CARD: RefCell<String> = RefCell::default();
}

/// A file that is there; what is read as its text is the input.
static FILE: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("ticketlint-fuzz-{}", std::process::id()));
    let file = folder.join("a-rule-of-the-house.yaml");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(&file, "").expect("a file");
    file
});

const DRAFT: &str = "subject: 本番環境の構成を変更した\nbody: |\n  We changed a timeout in production.\n  昨日の 15:52 から EC2 に接続できません。\n";

fn read(_: &Path) -> Result<String, Unread> {
    Ok(CARD.with_borrow(Clone::clone))
}

fuzz_target!(|text: &str| {
    CARD.set(text.to_owned());
    let folder = FILE.parent().unwrap_or(Path::new("/"));
    let Ok(cards) = read_cards(read, &FILE, folder) else {
        return;
    };
    for trouble in &cards.troubles {
        if let Trouble::Faulty(source, faults) | Trouble::Unfit(source, faults) = trouble {
            for fault in faults {
                assert!(fault.span.slice(source.text()).is_some(), "{fault:?}");
            }
        }
    }
    if cards.rules.is_empty() {
        return;
    }
    let house = House {
        rules: cards.rules,
        ..House::default()
    };
    let settings = Settings {
        house: Arc::new(house),
        pedantic: true,
        ..Settings::default()
    };
    let source = SourceFile::new("d.yaml", DRAFT);
    for diagnostic in engine::lint(&source, &settings).diagnostics {
        for span in diagnostic.places() {
            assert!(span.slice(source.text()).is_some(), "{span:?}");
        }
    }
});
