//! The configuration, which may extend another, and the settings it resolves to.
//! A NUL parts the two files.

#![no_main]

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use libfuzzer_sys::fuzz_target;
use ticketlint::config::{Configs, Said, Trouble, Unread};

thread_local! {
    static FILES: RefCell<[String; 2]> = RefCell::default();
}

/// There are no files but the two of the input.
fn read(path: &Path) -> Result<String, Unread> {
    let name = path.file_name().and_then(|name| name.to_str());
    let at = match name {
        Some(".ticketlint.yaml") => 0,
        Some("base.yaml") => 1,
        _ => {
            return Err(Unread {
                what: Said::new("ありません", "not there"),
                help: None,
            });
        }
    };
    Ok(FILES.with_borrow(|files| files[at].clone()))
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let (first, second) = text.split_once('\0').unwrap_or((text, ""));
    if second.contains('\0') {
        return;
    }
    FILES.set([first.to_owned(), second.to_owned()]);
    let folder = Path::new("/nonexistent/house");
    let mut configs = Configs::new(read, PathBuf::from(folder));
    let chain = configs.chain(&folder.join(".ticketlint.yaml"));
    for trouble in chain.troubles() {
        if let Trouble::Faulty(source, faults) | Trouble::Unfit(source, faults) = trouble {
            for fault in faults {
                assert!(fault.span.slice(source.text()).is_some(), "{fault:?}");
            }
        }
    }
    let overrides = chain.overrides_for(&folder.join("tickets/a.md"));
    let _ = chain.settings(&overrides);
    let _ = chain.settings(&vec![true; overrides.len()]);
});
