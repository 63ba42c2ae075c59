//! Finding files, and laying them on each other.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::Settings;
use super::fault::{Fault, Trouble, Unread};
use super::parsed::Parsed;
use super::reader::Reader;
use super::rules::Cards;
use super::said::{Said, said};
use super::settings::{At, Origin, OwnRules, Suppression};
use super::written::File;
use crate::knowledge::OwnRule;
use crate::text::SourceFile;

/// What a configuration is called.
pub const NAMES: [&str; 2] = [".ticketlint.yaml", ".ticketlint.yml"];

/// What people call one by mistake, or as other linters call theirs.
const NEAR_NAMES: [&str; 8] = [
    "ticketlint.yaml",
    "ticketlint.yml",
    ".ticketlintrc",
    ".ticketlintrc.yaml",
    ".ticketlintrc.yml",
    ".ticketlint",
    ".ticketlint.json",
    ".ticketlint.toml",
];

/// How many files may extend each other in a row.
const DEEPEST: usize = 16;

/// Reads the text of a file.
pub type Read = fn(&Path) -> Result<String, Unread>;

/// The configurations of a run, each read once.
#[derive(Debug)]
pub struct Configs {
    read: Read,
    /// The folder that names of files are shown from.
    here: PathBuf,
    /// The nearest file of each folder that was asked for.
    nearest: HashMap<PathBuf, Option<PathBuf>>,
    /// Files on the way that are named much like a configuration.
    misnamed: Vec<PathBuf>,
    chains: HashMap<PathBuf, Rc<Chain>>,
}

/// A file with those that it extends.
#[derive(Debug, Default)]
pub struct Chain {
    /// Those that are extended first.
    files: Vec<Rc<File>>,
    /// The path of each of them, canonical.
    paths: Vec<PathBuf>,
    /// The cards that were read.
    cards: Cards,
    /// The rules of the house that are in force so far.
    own: Vec<&'static OwnRule>,
    /// What keeps it from being used.
    troubles: Vec<Trouble>,
}

impl Configs {
    /// Nothing is read yet. `read` gives the text of a file, and `here` is the
    /// current folder.
    #[must_use]
    pub fn new(read: Read, here: PathBuf) -> Self {
        Self {
            read,
            here,
            nearest: HashMap::new(),
            misnamed: Vec::new(),
            chains: HashMap::new(),
        }
    }

    /// The nearest file at or above a folder, whose path is absolute.
    pub fn nearest(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.nearest.get(folder) {
            return known.clone();
        }
        // Whatever it is, a file or not: what is there is meant.
        let here = NAMES.map(|name| folder.join(name));
        let here = here
            .into_iter()
            .find(|path| fs::symlink_metadata(path).is_ok());
        if here.is_none() {
            let near = NEAR_NAMES.map(|name| folder.join(name)).into_iter();
            let near = near.filter(|path| path.is_file());
            self.misnamed.extend(near);
        }
        let found = here.or_else(|| self.nearest(folder.parent()?));
        self.nearest.insert(folder.to_path_buf(), found.clone());
        found
    }

    /// The files that were met on the way up and are named much like a
    /// configuration, but are none: each is given once.
    pub fn misnamed(&mut self) -> Vec<String> {
        let misnamed = std::mem::take(&mut self.misnamed);
        misnamed
            .iter()
            .map(|path| shown(path, &self.here))
            .collect()
    }

    /// A file with those that it extends.
    pub fn chain(&mut self, path: &Path) -> Rc<Chain> {
        if let Some(known) = self.chains.get(path) {
            return Rc::clone(known);
        }
        let mut chain = Chain::default();
        let name = shown(path, &self.here);
        if let Some(twin) = twin(path) {
            let twin = twin.display();
            let what = said!(
                "同じ場所に `{twin}` もあります",
                "`{twin}` stands beside it"
            );
            let help = Some(said!(
                "どちらか一方だけにしてください",
                "keep one of the two"
            ));
            let trouble = Trouble::Unreadable(name.clone(), Unread { what, help });
            chain.troubles.push(trouble);
        }
        match (self.read)(path) {
            Ok(text) => {
                let source = SourceFile::new(name, text);
                let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
                self.add(&path, source, &mut Vec::new(), &mut chain);
            }
            Err(unread) => chain.troubles.push(Trouble::Unreadable(name, unread)),
        }
        let chain = Rc::new(chain);
        self.chains.insert(path.to_path_buf(), Rc::clone(&chain));
        chain
    }

    /// Adds a file after those that it extends; `open` are the files whose
    /// extension leads here.
    fn add(
        &self,
        path: &Path,
        source: SourceFile,
        open: &mut Vec<(PathBuf, String)>,
        chain: &mut Chain,
    ) {
        let source = source.with_line_feeds().into_owned();
        let folder = path.parent().unwrap_or(Path::new("/"));
        let parsed = Parsed::of(&source);
        let reader = Reader::new(&source, &parsed.nodes, &[]);
        let mut faults = Vec::new();
        open.push((path.to_path_buf(), source.name().to_owned()));
        for At {
            value: (written, span),
            ..
        } in &reader.named("extends")
        {
            let target = folder.join(written);
            let target = fs::canonicalize(&target).unwrap_or(target);
            if open.len() > DEEPEST {
                let what = said!(
                    "`extends` が {DEEPEST} 段を超えて続いています",
                    "more than {DEEPEST} files that extend each other in a row",
                );
                faults.push(Fault::new(*span, what).help(said!(
                    "最後のファイルを直接 `extends` してください",
                    "extend the last of them directly",
                )));
            } else if let Some(first) = open.iter().position(|(path, _)| *path == target) {
                let mut names: Vec<&str> = open[first..]
                    .iter()
                    .map(|(_, name)| name.as_str())
                    .collect();
                names.extend(names.first().copied());
                let what = said!(
                    "`extends` が循環しています: {}",
                    "the files extend each other in a circle: {}",
                    names.join(" → "),
                );
                faults.push(Fault::new(*span, what).help(said!(
                    "`extends` のどれかを取り除いてください",
                    "take one of the `extends` out",
                )));
            } else if !chain.paths.contains(&target) {
                match (self.read)(&target) {
                    Ok(text) => {
                        let name = shown(&target, &self.here);
                        self.add(&target, SourceFile::new(name, text), open, chain);
                    }
                    Err(Unread { what, help }) => {
                        let fault = Fault::new(*span, unreadable(written, &what));
                        let looked = || looked_for(written, &target);
                        faults.push(fault.help(help.unwrap_or_else(looked)));
                    }
                }
            }
        }
        open.pop();
        let mut own = OwnRules::new();
        for At { value, origin } in reader.named("rule-paths") {
            let (written, span) = value;
            match chain
                .cards
                .add(self.read, &folder.join(&written), &self.here)
            {
                Ok(rules) => own.extend(rules.into_iter().map(|value| {
                    let origin = origin.clone();
                    (value.card.name.as_ref(), At { value, origin })
                })),
                Err(Unread { what, help }) => {
                    let fault = Fault::new(span, unreadable(&written, &what));
                    let looked = || looked_for(&written, &folder.join(&written));
                    faults.push(fault.help(help.unwrap_or_else(looked)));
                }
            }
        }
        chain.troubles.append(&mut chain.cards.troubles);
        // The list of a file takes the place of those that it extends.
        let listed = reader.place_of("rule-paths");
        if listed.is_some() {
            chain.own = own.values().map(|at| at.value).collect();
            chain.own.sort_by(|a, b| a.card.name.cmp(&b.card.name));
        }
        let (mut file, unfit) = File::read(source.clone(), &parsed, folder, &chain.own);
        file.settings.own = listed.map(|origin| At { value: own, origin });
        faults.extend(unfit);
        if !faults.is_empty() {
            faults.sort_by_key(|fault| fault.span);
            chain.troubles.push(Trouble::Faulty(source, faults));
        }
        chain.paths.push(path.to_path_buf());
        chain.files.push(Rc::new(file));
    }
}

impl Chain {
    /// What keeps it from being used; the settings are half of what was meant
    /// unless this is empty.
    #[must_use]
    pub fn troubles(&self) -> &[Trouble] {
        &self.troubles
    }

    /// Whether the file of that absolute path is the card of a rule of the house.
    #[must_use]
    pub fn has_card(&self, path: &Path) -> bool {
        self.cards.paths.iter().any(|known| known == path)
    }

    /// Whether the file of that absolute path is one of it.
    #[must_use]
    pub fn holds(&self, path: &Path) -> bool {
        self.paths.iter().any(|known| known == path)
    }

    /// The folder of the file that is not extended by others, and what that
    /// suppresses, whatever the draft.
    #[must_use]
    pub fn suppressions(&self) -> Option<(&Path, Vec<&At<Suppression>>)> {
        let file = self.files.last()?;
        let parts = file.overrides.iter().map(|part| &part.settings);
        let all = [&file.settings].into_iter().chain(parts);
        let all = all.flat_map(|settings| &settings.suppressions).collect();
        Some((&file.folder, all))
    }

    /// The overrides of that file, each with its place among the answers of
    /// [`overrides_for`](Self::overrides_for).
    pub fn own_overrides(&self) -> impl Iterator<Item = (usize, &Origin)> {
        let last = self.files.last();
        let own = last.map_or(0, |file| file.overrides.len());
        let all: usize = self.files.iter().map(|file| file.overrides.len()).sum();
        let own = last
            .into_iter()
            .flat_map(|file| &file.overrides)
            .zip(all - own..);
        own.filter_map(|(part, at)| Some((at, part.origin.as_ref()?)))
    }

    /// The names of its files, those that are extended first.
    pub fn names(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.files.iter().map(|file| file.source.name())
    }

    /// Which overrides are for a draft, by its absolute path; drafts of one
    /// answer have the same settings.
    #[must_use]
    pub fn overrides_for(&self, draft: &Path) -> Vec<bool> {
        let overrides = self.files.iter().flat_map(|file| {
            let of = |part: &super::written::Override| part.is_for(draft, &file.folder);
            file.overrides.iter().map(of)
        });
        overrides.collect()
    }

    /// The settings with these overrides.
    #[must_use]
    pub fn settings(&self, overrides: &[bool]) -> Settings {
        let mut settings = Settings::default();
        let mut chosen = overrides.iter();
        for file in &self.files {
            settings.lay(&file.settings);
            for part in &file.overrides {
                if chosen.next().copied().unwrap_or(false) {
                    settings.lay(&part.settings);
                }
            }
        }
        settings
    }
}

fn unreadable(written: &str, what: &Said) -> Said {
    said!("`{written}` を読めません:", "cannot read `{written}`:").and(what)
}

/// Where a path of a file was looked for, or why it leads nowhere.
fn looked_for(written: &str, path: &Path) -> Said {
    if written.contains("://") {
        return said!(
            "URL は取得しません。ファイルを置いて、そのパスを書いてください",
            "nothing is fetched: put the file somewhere, and write its path",
        );
    }
    if written.starts_with('~') {
        return said!(
            "`~` はここではホームディレクトリになりません。このファイルからのパスを書いてください",
            "`~` is no home directory here: write the path from this file",
        );
    }
    let path = path.display();
    said!("探した場所: {path}", "looked for {path}")
}

/// The file of the other name in the same folder, if a file of either is there.
fn twin(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_str()?;
    let other = NAMES
        .iter()
        .find(|other| NAMES.contains(&name) && **other != name)?;
    fs::symlink_metadata(path.with_file_name(other)).ok()?;
    Some(PathBuf::from(other))
}

/// A path as people in the folder `here` would write it.
pub(super) fn shown(path: &Path, here: &Path) -> String {
    const STEPS: usize = 4;
    for (steps, base) in here.ancestors().take(STEPS).enumerate() {
        // From the root, nobody counts the steps.
        if base.parent().is_none() {
            break;
        }
        if let Ok(rest) = path.strip_prefix(base) {
            return format!("{}{}", "../".repeat(steps), rest.display());
        }
    }
    path.display().to_string()
}
