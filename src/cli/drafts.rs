//! Going through the drafts that the arguments name.

use std::num::NonZero;
use std::rc::Rc;
use std::sync::Mutex;
use std::thread;

use super::args::{DraftArgs, FixArgs, NamedEncoding};
use super::guard::guarded;
use super::input::{Input, Inputs};
use super::judge::{Judge, Judges};
use super::output::Terminal;
use super::{CLEAN, FAILED, Failure};
use crate::config::said;
use crate::engine::{self, Settings};
use crate::text::{Encoding, SourceFile};

/// How many drafts are in work at once, and how many bytes of them, so that
/// memory stays the same however many there are.
const BATCH: usize = 128;
const BATCH_BYTES: u64 = 4 << 20;

/// How many drafts are judged together, and up to how many bytes of them.
const TOGETHER: usize = 32;
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

/// Drafts that are in work at once.
type Batch = Vec<Waiting>;

/// A draft before it is read.
struct Waiting {
    draft: Input,
    /// Roughly how large it is, in bytes.
    size: u64,
    judge: Rc<Judge>,
}

/// Reads the drafts and does `work` with some at a time on all cores; hands what comes
/// of each to `visit`, in the order of the arguments: while one batch is in work, the
/// one before it is visited and the next is made up. What cannot be read, or brings a
/// fault of the program to light, is told and hides no other. Gives the status so far.
pub(super) fn each<T: Send>(
    inputs: Inputs,
    reading: Reading,
    judges: &mut Judges,
    terminal: &mut Terminal,
    work: impl Work<T>,
    mut visit: impl FnMut(Worked<'_, T>, &mut Terminal),
) -> u8 {
    let mut status = CLEAN;
    terminal.notes(&inputs.remarks);
    for failure in &inputs.failures {
        terminal.complain(failure);
        status = FAILED;
    }
    let work = |drafts: &[Task<'_>]| together(drafts, reading, &work);
    let mut visit_all = |(batch, results): Done<(SourceFile, T)>, terminal: &mut Terminal| {
        let mut status = CLEAN;
        for (waiting, result) in batch.iter().zip(results) {
            match result {
                Ok((source, made)) => {
                    if source.encoding() != Encoding::Utf8 {
                        let encoding = source.encoding().name();
                        terminal.note_that(&said!(
                            "{0} を {encoding} として読みます",
                            "{0} is read as {encoding}",
                            source.name(),
                        ));
                    }
                    let worked = Worked {
                        draft: &waiting.draft,
                        source: &source,
                        judge: &waiting.judge,
                        made,
                    };
                    visit(worked, terminal);
                }
                Err(failure) => {
                    terminal.complain(&failure);
                    status = FAILED;
                }
            }
        }
        status
    };
    let most = if reading.one_by_one { 1 } else { BATCH };
    let mut drafts = inputs.drafts.into_iter();
    let (mut batch, mut so_far) = next_batch(&mut drafts, most, judges, terminal);
    status = status.max(so_far);
    let mut done: Option<Done<(SourceFile, T)>> = None;
    while !batch.is_empty() {
        let mut next = Batch::new();
        let results = on_all_cores(&batch, work, || {
            if let Some(done) = done.take() {
                status = status.max(visit_all(done, terminal));
            }
            if !reading.one_by_one {
                (next, so_far) = next_batch(&mut drafts, most, judges, terminal);
                status = status.max(so_far);
            }
        });
        let worked = (std::mem::take(&mut batch), results);
        if reading.one_by_one {
            status = status.max(visit_all(worked, terminal));
            (next, so_far) = next_batch(&mut drafts, most, judges, terminal);
            status = status.max(so_far);
        } else {
            done = Some(worked);
        }
        batch = next;
    }
    if let Some(done) = done {
        status = status.max(visit_all(done, terminal));
    }
    status
}

/// A batch, and what was made of each draft in it.
type Done<T> = (Batch, Vec<Result<T, Failure>>);

/// The next drafts that can be judged, and whether all before them could.
fn next_batch(
    drafts: &mut impl Iterator<Item = Input>,
    most: usize,
    judges: &mut Judges,
    terminal: &mut Terminal,
) -> (Batch, u8) {
    let mut status = CLEAN;
    let mut batch = Batch::new();
    let mut bytes = 0;
    while batch.len() < most && bytes < BATCH_BYTES {
        let Some(draft) = drafts.next() else {
            break;
        };
        let Some(judge) = judges.of(&draft, terminal) else {
            status = FAILED;
            continue;
        };
        if !judges.is_passed_by(&draft, &judge, terminal) {
            let size = draft.size();
            bytes += size;
            batch.push(Waiting { draft, size, judge });
        }
    }
    (batch, status)
}

/// A draft, how large it is, and how it is judged. A judge stays on its thread; what the
/// engine wants of it may go to others.
#[derive(Clone, Copy)]
struct Task<'a> {
    draft: &'a Input,
    size: u64,
    settings: &'a Settings,
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
    drafts: &[Task<'_>],
    reading: Reading,
    work: &impl Work<T>,
) -> Vec<Result<(SourceFile, T), Failure>> {
    let Some(&Task { settings, .. }) = drafts.first() else {
        return Vec::new();
    };
    let mut done = Vec::new();
    let mut sources = Vec::new();
    let mut bytes = 0;
    for task in drafts {
        let source = task.draft.read(reading.encoding);
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
) -> Vec<Result<(SourceFile, T), Failure>> {
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

/// The drafts that are judged together: those of a part are judged alike. Each core has
/// some, and may take more when the others are not done.
fn parts<'t, 'a>(tasks: &'t [Task<'a>], cores: usize) -> Vec<&'t [Task<'a>]> {
    let most = TOGETHER.min(tasks.len().div_ceil(2 * cores));
    let mut parts = Vec::new();
    let mut rest = tasks;
    while let Some(first) = rest.first() {
        let mut bytes = first.size;
        let others = rest[1..].iter().take(most.saturating_sub(1));
        let more = others.take_while(|next| {
            bytes += next.size;
            bytes <= TOGETHER_BYTES && std::ptr::eq(next.settings, first.settings)
        });
        let (part, after) = rest.split_at(1 + more.count());
        parts.push(part);
        rest = after;
    }
    parts
}

/// What `work` makes of each draft of the batch, in its order. `meanwhile` is
/// done here while others begin with that.
fn on_all_cores<T: Send>(
    batch: &[Waiting],
    work: impl Fn(&[Task<'_>]) -> Vec<Result<T, Failure>> + Sync,
    meanwhile: impl FnOnce(),
) -> Vec<Result<T, Failure>> {
    let tasks: Vec<Task<'_>> = batch
        .iter()
        .map(|waiting| Task {
            draft: &waiting.draft,
            size: waiting.size,
            settings: &waiting.judge.engine,
        })
        .collect();
    // To ask for the cores is not free.
    let cores = match tasks.len() {
        ..2 => 1,
        _ => thread::available_parallelism().map_or(1, NonZero::get),
    };
    let parts = parts(&tasks, cores);
    if cores == 1 {
        meanwhile();
        return parts.into_iter().flat_map(work).collect();
    }
    let queue = Mutex::new(parts.iter().enumerate());
    let next = || queue.lock().ok().and_then(|mut queue| queue.next());
    let share = || {
        let mut done = Vec::new();
        while let Some((at, part)) = next() {
            done.push((at, work(part)));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let helpers: Vec<_> = (1..cores.min(parts.len()))
            // Where the system gives no more threads, the others do it all.
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, share).ok())
            .collect();
        meanwhile();
        let mut done = share();
        for helper in helpers {
            match helper.join() {
                Ok(part) => done.extend(part),
                // A fault of the program is not swallowed.
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

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
        let task = |draft| Task {
            draft,
            size: 1,
            settings: &settings,
        };
        let tasks: Vec<Task<'_>> = drafts.iter().map(task).collect();
        let made = together(&tasks, Reading::default(), &Echo);
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
        let task = Task {
            draft: &draft,
            size: 0,
            settings: &settings,
        };
        let counts = Counts::default();
        let made = together(&[task; 8], Reading::default(), &counts);
        std::fs::remove_dir_all(&folder).expect("it is there");
        assert!(made.len() == 8 && made.iter().all(Result::is_ok));
        let counts = counts.0.into_inner().expect("no panic");
        assert_eq!(counts, [3, 3, 2]);
    }

    #[test]
    fn drafts_that_are_judged_alike_are_parted_by_their_size() {
        let settings = [Settings::default(), Settings::default()];
        let draft = Input::File(PathBuf::from("a.md"));
        let parted = |tasks: &[(u64, usize)], cores| -> Vec<usize> {
            let tasks: Vec<Task<'_>> = tasks
                .iter()
                .map(|&(size, of)| Task {
                    draft: &draft,
                    size,
                    settings: &settings[of],
                })
                .collect();
            parts(&tasks, cores).iter().map(|part| part.len()).collect()
        };
        assert!(parted(&[], 2).is_empty());
        assert_eq!(parted(&[(1, 0); 80], 1), [32, 32, 16]);
        assert_eq!(parted(&[(1, 0); 20], 1), [10, 10]);
        // Each core has some of few.
        assert_eq!(parted(&[(1, 0); 5], 2), [2, 2, 1]);
        let large = TOGETHER_BYTES + 1;
        assert_eq!(parted(&[(1, 0), (large, 0), (1, 0), (1, 0)], 1), [1, 1, 2]);
        assert_eq!(parted(&[(1, 0), (1, 1), (1, 1), (1, 0)], 1), [1, 2, 1]);
    }
}
