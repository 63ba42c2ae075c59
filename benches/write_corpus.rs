//! Writes the generated drafts as files, for tools that read files:
//! `cargo bench --bench write_corpus -- FOLDER COUNT`.

#![allow(clippy::print_stdout, reason = "a bench reports")]

mod corpus;

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let [folder, count] = args.as_slice() else {
        println!("nothing written: name a FOLDER and a COUNT");
        return Ok(());
    };
    let count: u64 = count.parse().map_err(io::Error::other)?;
    let mut bytes = 0;
    for draft in corpus::drafts(count) {
        let path = Path::new(folder).join(&draft.name);
        fs::create_dir_all(folder)?;
        bytes += draft.text.len();
        fs::write(path, draft.text)?;
    }
    println!("{count} drafts, {bytes} bytes");
    Ok(())
}
