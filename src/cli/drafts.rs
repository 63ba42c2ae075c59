//! Going through the drafts that the arguments name.

use std::collections::VecDeque;
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;
use std::{thread, vec};

use super::args::{DraftArgs, FixArgs, NamedEncoding};
use super::guard::guarded;
use super::in_order::{Giver, Piece, Room, in_order};
use super::input::{Input, Inputs};
use super::judge::{Judge, Judges};
use super::output::Terminal;
use super::{CLEAN, FAILED, Failure};
use crate::config::said;
use crate::engine::{self, Settings};
use crate::text::{Encoding, SourceFile, Span};
use crate::ticket::Problem;

/// How many parts of the drafts are out for each core, and how many bytes of them in
/// all, so that memory stays the same however many there are.
const PARTS_AHEAD: usize = 2;
const AT_ONCE_BYTES: u64 = 4 << 20;

/// How many drafts are judged together, and up to how many bytes of them. Fewer than a
/// few take more time each.
const TOGETHER: usize = 32;
const FEW: usize = 8;
const TOGETHER_BYTES: u64 = engine::TOGETHER as u64;

/// A draft, and what was made of it.
pub(super) struct Worked<'a, T> {
    pub(super) draft: &'a Input,
    pub(super) source: &'a SourceFile,
    pub(super) judge: &'a Judge,
    pub(super) made: T,
}

/// How drafts are read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Reading {
    /// The encoding, when it is not to be found out.
    pub(super) encoding: Option<NamedEncoding>,
    /// Each is read when all before it were visited.
    pub(super) one_by_one: bool,
}

impl Reading {
    /// As the arguments want it.
    pub(super) fn of(args: &DraftArgs, fixes: FixArgs) -> Self {
        Self {
            encoding: args.encoding,
            // Two names may be of one draft, which must not be mended twice.
            one_by_one: fixes.weakest().is_some() && !fixes.diff,
        }
    }
}

/// What is made of drafts.
pub(super) trait Product: Send {
    /// Why the draft was not read, where it holds more than is.
    fn excess(&self) -> Option<&Problem>;

    /// Whether there is something to say even of a draft that was not read.
    fn is_telling(&self) -> bool {
        false
    }
}

impl Product for (Vec<engine::Reading>, Vec<Span>) {
    fn excess(&self) -> Option<&Problem> {
        self.0.iter().find_map(|reading| reading.ticket.excess())
    }
}

/// Reads the drafts and does `work` with some at a time on all cores; hands what comes
/// of each to `visit`, in the order of the arguments, while others are in work. What
/// cannot be read, or brings a fault of the program to light, is told and hides no
/// other. Gives the status so far.
pub(super) fn each<T: Product>(
    inputs: Inputs,
    reading: Reading,
    judges: &mut Judges,
    terminal: &mut Terminal,
    work: impl Work<T>,
    visit: impl FnMut(Worked<'_, T>, &mut Terminal),
) -> u8 {
    terminal.notes(&inputs.remarks);
    for failure in &inputs.failures {
        terminal.complain(failure);
    }
    // To ask for the cores is not free.
    let cores = match (reading.one_by_one, inputs.drafts.len()) {
        (true, _) | (_, ..2) => 1,
        _ => thread::available_parallelism().map_or(1, NonZero::get),
    };
    let room = Room {
        pieces: match reading.one_by_one {
            true => 1,
            false => PARTS_AHEAD * cores + 1,
        },
        weight: AT_ONCE_BYTES,
    };
    let mut desk = Desk {
        most: Most::new(cores, inputs.drafts.len(), reading.one_by_one),
        drafts: inputs.drafts.into_iter(),
        begun: None,
        judges,
        terminal,
        judged_by: VecDeque::new(),
        visit,
        status: if inputs.failures.is_empty() {
            CLEAN
        } else {
            FAILED
        },
    };
    in_order(cores, room, &mut desk, |part: Part| {
        let results = together(&part.drafts, &part.settings, reading, &work);
        (part.drafts, results)
    });
    desk.status
}

/// Drafts that are judged together, and how.
struct Part {
    drafts: Vec<Input>,
    settings: Arc<Settings>,
}

/// What was made of each of some drafts.
type Results<T> = Vec<Result<(SourceFile, T), Failure>>;

/// How many drafts are judged together at most.
struct Most {
    cores: usize,
    /// No fewer than that, if there are as many.
    least: usize,
    one_by_one: bool,
}

impl Most {
    fn new(cores: usize, drafts: usize, one_by_one: bool) -> Self {
        Self {
            cores,
            least: drafts.div_ceil(2 * cores).clamp(1, FEW),
            one_by_one,
        }
    }

    /// Where this many are left. Towards the end there are fewer, so that no core is
    /// left with the last of them.
    fn of(&self, left: usize) -> usize {
        match self.one_by_one {
            true => 1,
            false => left.div_ceil(2 * self.cores).clamp(self.least, TOGETHER),
        }
    }
}

/// A draft before it is read.
struct Waiting {
    draft: Input,
    /// Roughly how large it is, in bytes.
    size: u64,
    judge: Rc<Judge>,
}

/// Where drafts are given out and what is made of them is visited.
struct Desk<'a, V> {
    drafts: vec::IntoIter<Input>,
    most: Most,
    /// The draft that the next part begins with, if that is known.
    begun: Option<Waiting>,
    judges: &'a mut Judges,
    terminal: &'a mut Terminal,
    /// The judges of the parts that are out. A judge stays on its thread; what the
    /// engine wants of it may go to others.
    judged_by: VecDeque<Rc<Judge>>,
    visit: V,
    status: u8,
}

impl<V> Desk<'_, V> {
    /// The next draft that can be judged.
    fn next(&mut self) -> Option<Waiting> {
        if let Some(begun) = self.begun.take() {
            return Some(begun);
        }
        loop {
            let draft = self.drafts.next()?;
            let Some(judge) = self.judges.of(&draft, self.terminal) else {
                self.status = FAILED;
                continue;
            };
            if !self.judges.is_passed_by(&draft, &judge, self.terminal) {
                let size = draft.size();
                return Some(Waiting { draft, size, judge });
            }
        }
    }
}

impl<T, V> Giver<Part, (Vec<Input>, Results<T>)> for Desk<'_, V>
where
    T: Product,
    V: FnMut(Worked<'_, T>, &mut Terminal),
{
    fn give(&mut self) -> Option<Piece<Part>> {
        let Waiting { draft, size, judge } = self.next()?;
        let most = self.most.of(1 + self.drafts.len());
        let mut weight = size;
        let mut drafts = Vec::with_capacity(most);
        drafts.push(draft);
        while drafts.len() < most {
            let Some(next) = self.next() else {
                break;
            };
            if weight + next.size > TOGETHER_BYTES || !Rc::ptr_eq(&judge, &next.judge) {
                self.begun = Some(next);
                break;
            }
            weight += next.size;
            drafts.push(next.draft);
        }
        let settings = Arc::clone(&judge.engine);
        self.judged_by.push_back(judge);
        let of = Part { drafts, settings };
        Some(Piece { weight, of })
    }

    fn take(&mut self, (drafts, results): (Vec<Input>, Results<T>)) {
        // Each part that was given out has its own.
        let Some(judge) = self.judged_by.pop_front() else {
            return;
        };
        for (draft, result) in drafts.iter().zip(results) {
            match result {
                Ok((source, made)) => {
                    if source.encoding() != Encoding::Utf8 {
                        let encoding = source.encoding().name();
                        self.terminal.note_that(&said!(
                            "{0} を {encoding} として読みます",
                            "{0} is read as {encoding}",
                            source.name(),
                        ));
                    }
                    if let Some(problem) = made.excess() {
                        let failure = Failure::excess(problem, &source);
                        self.terminal.complain(&failure);
                        self.status = FAILED;
                        if !made.is_telling() {
                            continue;
                        }
                    }
                    let worked = Worked {
                        draft,
                        source: &source,
                        judge: &judge,
                        made,
                    };
                    (self.visit)(worked, self.terminal);
                }
                Err(failure) => {
                    self.terminal.complain(&failure);
                    self.status = FAILED;
                }
            }
        }
    }
}

/// What is to be done with drafts.
pub(super) trait Work<T>: Sync {
    /// What comes of a draft.
    fn on(&self, source: &SourceFile, settings: &Settings) -> T;

    /// The same of several, in their order: what takes less time than one by one.
    fn on_all(&self, sources: &[&SourceFile], settings: &Settings) -> Vec<T> {
        one_by_one(self, sources, settings)
    }
}

/// What comes of each draft alone, in their order.
pub(super) fn one_by_one<T>(
    work: &(impl Work<T> + ?Sized),
    sources: &[&SourceFile],
    settings: &Settings,
) -> Vec<T> {
    let each = sources.iter();
    each.map(|source| work.on(source, settings)).collect()
}

impl<T, F: Fn(&SourceFile, &Settings) -> T + Sync> Work<T> for F {
    fn on(&self, source: &SourceFile, settings: &Settings) -> T {
        self(source, settings)
    }
}

/// Reads drafts that are judged alike and does the work with them: what came of each,
/// in their order. How large they are shows only then.
fn together<T>(
    drafts: &[Input],
    settings: &Settings,
    reading: Reading,
    work: &impl Work<T>,
) -> Results<T> {
    let mut done = Vec::new();
    let mut sources = Vec::new();
    let mut bytes = 0;
    for draft in drafts {
        let source = draft.read(reading.encoding);
        bytes += source.as_ref().map_or(0, |source| source.text().len());
        sources.push(source);
        if bytes as u64 > TOGETHER_BYTES {
            done.extend(do_work(std::mem::take(&mut sources), settings, work));
            bytes = 0;
        }
    }
    done.extend(do_work(sources, settings, work));
    done
}

/// What comes of drafts, of those that could be read.
fn do_work<T>(
    sources: Vec<Result<SourceFile, Failure>>,
    settings: &Settings,
    work: &impl Work<T>,
) -> Results<T> {
    let read: Vec<&SourceFile> = sources.iter().flatten().collect();
    // Where one of them brings a fault to light each is done alone, so that it hides no
    // other.
    let all = guarded(|| work.on_all(&read, settings)).unwrap_or_default();
    let mut made = all.into_iter();
    let mut finish = |source: SourceFile| {
        let made = match made.next() {
            Some(made) => made,
            None => guarded(|| work.on(&source, settings))
                .map_err(|failure| failure.of(source.name()))?,
        };
        Ok((source, made))
    };
    sources
        .into_iter()
        .map(|source| source.and_then(&mut finish))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::sync::Mutex;

    use super::super::args::{Color, FileArgs};
    use super::*;
    use crate::config::{self, NAMES};

    /// The text of a draft; one of these brings a fault to light.
    struct Echo;

    impl Work<String> for Echo {
        fn on(&self, source: &SourceFile, _: &Settings) -> String {
            assert!(!source.text().contains("fault"), "a fault");
            source.text().to_owned()
        }
    }

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("ticketlint-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        folder
    }

    #[test]
    fn a_draft_that_cannot_be_read_or_judged_hides_no_other() {
        let folder = folder("together");
        let settings = Settings::default();
        let texts = ["one", "a fault", "three", "", "five"];
        let drafts: Vec<Input> = (0..)
            .map(|at| Input::File(folder.join(format!("{at}.md"))))
            .take(texts.len())
            .collect();
        for (draft, text) in drafts
            .iter()
            .zip(texts)
            .filter(|(_, text)| !text.is_empty())
        {
            std::fs::write(draft.path(), text).expect("a file");
        }
        let made = together(&drafts, &settings, Reading::default(), &Echo);
        std::fs::remove_dir_all(&folder).expect("it is there");
        let made: Vec<Option<String>> = made
            .into_iter()
            .map(|made| made.ok().map(|(_, text)| text))
            .collect();
        let word = |word: &str| Some(word.to_owned());
        assert_eq!(made, [word("one"), None, word("three"), None, word("five")]);
    }

    /// How many are judged at a time.
    #[derive(Default)]
    struct Counts(Mutex<Vec<usize>>);

    impl Work<()> for Counts {
        fn on(&self, _: &SourceFile, _: &Settings) {}

        fn on_all(&self, sources: &[&SourceFile], _: &Settings) -> Vec<()> {
            self.0.lock().expect("no panic").push(sources.len());
            vec![(); sources.len()]
        }
    }

    /// Of what is staged, or comes in a pipe, the size shows when it is read.
    #[test]
    fn no_more_bytes_are_judged_together_than_may_be() {
        let folder = folder("large");
        let settings = Settings::default();
        let draft = Input::File(folder.join("a.md"));
        std::fs::write(draft.path(), "a".repeat(TOGETHER_BYTES as usize / 2)).expect("a file");
        let counts = Counts::default();
        let drafts = vec![draft; 8];
        let made = together(&drafts, &settings, Reading::default(), &counts);
        std::fs::remove_dir_all(&folder).expect("it is there");
        assert!(made.len() == 8 && made.iter().all(Result::is_ok));
        let counts = counts.0.into_inner().expect("no panic");
        assert_eq!(counts, [3, 3, 2]);
    }

    impl Product for () {
        fn excess(&self) -> Option<&Problem> {
            None
        }
    }

    /// The sizes of the parts that the drafts of a folder are given out in, whose names
    /// begin with their sizes; those of `b/` have a configuration of their own.
    fn parted(sizes: &[(usize, &str)], cores: usize) -> Vec<usize> {
        let folder = folder(&format!("parted-{cores}-{}", sizes.len()));
        let mut drafts = Vec::new();
        for (at, (size, of)) in sizes.iter().enumerate() {
            let within = folder.join(of);
            std::fs::create_dir_all(&within).expect("a folder");
            std::fs::write(within.join(NAMES[0]), "provider: aws\n").expect("a file");
            let path = within.join(format!("{at}.md"));
            std::fs::write(&path, "a".repeat(*size)).expect("a file");
            drafts.push(Input::File(path));
        }
        let file = FileArgs {
            config: None,
            no_config: false,
        };
        let mut judges = Judges::new(&file, config::Settings::default(), Settings::default())
            .expect("good arguments");
        let mut desk = Desk {
            most: Most::new(cores, drafts.len(), false),
            drafts: drafts.into_iter(),
            begun: None,
            judges: &mut judges,
            terminal: &mut Terminal::new(Color::Never, true),
            judged_by: VecDeque::new(),
            visit: |_: Worked<'_, ()>, _: &mut Terminal| {},
            status: CLEAN,
        };
        let given = std::iter::from_fn(|| desk.give());
        let sizes = given.map(|piece| piece.of.drafts.len()).collect();
        std::fs::remove_dir_all(&folder).expect("it is there");
        sizes
    }

    #[test]
    fn drafts_that_are_judged_alike_are_parted_by_their_size() {
        assert!(parted(&[], 2).is_empty());
        assert_eq!(parted(&[(1, "a"); 20], 1), [10, 8, 2]);
        assert_eq!(
            parted(&[(1, "a"); 150], 2),
            [32, 30, 22, 17, 13, 9, 8, 8, 8, 3]
        );
        // Each core has some of few.
        assert_eq!(parted(&[(1, "a"); 5], 2), [2, 2, 1]);
        let large = TOGETHER_BYTES as usize + 1;
        assert_eq!(
            parted(&[(1, "a"), (large, "a"), (1, "a"), (1, "a")], 1),
            [1, 1, 2]
        );
        assert_eq!(
            parted(&[(1, "a"), (1, "b"), (1, "b"), (1, "a")], 1),
            [1, 2, 1]
        );
    }
}
