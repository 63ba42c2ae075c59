//! The real binary, run as a user would.

#![allow(dead_code, reason = "no test uses all of it")]

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Every format of a report.
pub(crate) const FORMATS: [&str; 12] = [
    "human",
    "concise",
    "markdown",
    "agent",
    "json",
    "ndjson",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "rdjson",
];

/// The draft that the README shows.
pub(crate) const SAMPLE: &str = "fixtures/samples/ec2-unreachable.md";

/// Longer than any run may work. A run that hangs is killed and fails; one that
/// waits, for a busy machine or for ever, has so many times as long.
const PATIENCE: Duration = Duration::from_secs(60);
const WAITING: u32 = 8;

/// What came of a run.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    /// How long it worked.
    pub(crate) took: Duration,
}

impl Run {
    /// The answer as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}\n{}", self.out, self.err))
    }

    /// The files in a JSON answer.
    pub(crate) fn paths(&self) -> Vec<String> {
        let answer = self.json();
        let files = answer["files"].as_array().unwrap().iter();
        files
            .map(|file| file["path"].as_str().unwrap().to_owned())
            .collect()
    }

    /// The rules that a JSON answer names, in order of place.
    pub(crate) fn rules(&self) -> Vec<String> {
        let answer = self.json();
        let files = answer["files"].as_array().unwrap().iter();
        files
            .flat_map(|file| file["diagnostics"].as_array().unwrap())
            .map(|d| d["rule"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// A run to be made. The environment says nothing of colours, width or
/// language unless the test does.
pub(crate) struct TicketLint {
    command: Command,
    input: Vec<u8>,
}

impl TicketLint {
    pub(crate) fn new(args: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ticketlint"));
        command.args(args);
        for name in [
            "GITHUB_STEP_SUMMARY",
            "NO_COLOR",
            "CLICOLOR",
            "CLICOLOR_FORCE",
            "FORCE_COLOR",
            "COLUMNS",
            "LC_ALL",
            "LC_CTYPE",
            "LC_MESSAGES",
        ] {
            command.env_remove(name);
        }
        command.env("LANG", "en_US.UTF-8").env("COLUMNS", "80");
        Self {
            command,
            input: Vec::new(),
        }
    }

    pub(crate) fn arg(mut self, arg: impl AsRef<std::ffi::OsStr>) -> Self {
        self.command.arg(arg);
        self
    }

    pub(crate) fn args(mut self, args: &[&str]) -> Self {
        self.command.args(args);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn folder(mut self, folder: &str) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub(crate) fn input(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.input = text.into();
        self
    }

    pub(crate) fn run(self) -> Run {
        self.finish(Stdio::piped(), usize::MAX)
    }

    /// Reads so many bytes of the output, and closes it.
    pub(crate) fn leave_after(self, bytes: usize) -> Run {
        self.finish(Stdio::piped(), bytes)
    }

    pub(crate) fn output_to(self, path: &str) -> Run {
        let file = fs::File::create(path).unwrap();
        self.finish(file.into(), usize::MAX)
    }

    fn finish(mut self, out: Stdio, most: usize) -> Run {
        let mut child = self
            .command
            .stdin(Stdio::piped())
            .stdout(out)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = self.input;
        let writer = std::thread::spawn(move || {
            // It may not want to read all.
            let _ = stdin.write_all(&input);
        });
        let out = child.stdout.take().map(|pipe| {
            std::thread::spawn(move || {
                let mut bytes = Vec::new();
                pipe.take(most as u64).read_to_end(&mut bytes).unwrap();
                bytes
            })
        });
        let mut pipe = child.stderr.take().unwrap();
        let err = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.read_to_end(&mut bytes).unwrap();
            bytes
        });
        let start = Instant::now();
        let mut took = Duration::ZERO;
        let status = loop {
            // What has ended can be asked until it was waited for.
            took = worked(child.id())
                .unwrap_or_else(|| start.elapsed())
                .max(took);
            match child.try_wait().unwrap() {
                Some(status) => break status,
                None if took > PATIENCE || start.elapsed() > PATIENCE * WAITING => {
                    child.kill().unwrap();
                    panic!("no end after {PATIENCE:?}");
                }
                None => std::thread::sleep(Duration::from_millis(2)),
            }
        };
        writer.join().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Run {
            // A signal is no answer.
            status: status.code().unwrap_or(-1),
            out: out.map(|out| text(out.join().unwrap())).unwrap_or_default(),
            err: text(err.join().unwrap()),
            took,
        }
    }
}

/// How long a process has worked, on all cores, where the system tells: that is the
/// same however busy the machine is.
fn worked(process: u32) -> Option<Duration> {
    /// What the system counts in.
    const TICK: Duration = Duration::from_millis(10);
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name may hold anything.
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(2);
    let ticks: u32 = ticks.map(|field| field.parse().unwrap_or(0_u32)).sum();
    Some(TICK * ticks)
}

/// Runs it with arguments alone.
pub(crate) fn run(args: &[&str]) -> Run {
    TicketLint::new(args).run()
}

/// A folder that is gone after the test.
pub(crate) struct Folder {
    path: PathBuf,
}

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        let path =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self { path }
    }

    pub(crate) fn path(&self) -> &str {
        self.path.to_str().unwrap()
    }

    pub(crate) fn at(&self, name: &str) -> String {
        format!("{}/{name}", self.path())
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        self.at(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The kind of a draft, as `inspect` tells it.
pub(crate) fn kind(draft: &str) -> String {
    let args = ["inspect", "--format", "json", "--stdin-filename", "x.md"];
    let answer = TicketLint::new(&args).input(draft).run().json();
    answer["files"][0]["kind"].as_str().unwrap().to_owned()
}
