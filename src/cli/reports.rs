//! The reports of a run: one to standard output, others to files.

use std::env;
use std::path::{Path, PathBuf};

use super::args::ReportArgs;
use super::output::Terminal;
use super::target::Targets;
use super::{Failure, shell, write};
use crate::config::said;
use crate::report::{FileReport, Format, Out, Reporter, Style, Summary};

/// Where GitHub Actions wants the page of a job.
const JOB_PAGE: &str = "GITHUB_STEP_SUMMARY";

/// All reports of a run.
pub(super) struct Reports {
    reports: Vec<Report>,
}

struct Report {
    format: Format,
    place: Place,
    /// Made for the first draft, whose language the report speaks by default.
    reporter: Option<Box<dyn Reporter>>,
    /// What is not written yet.
    text: String,
}

enum Place {
    /// Standard output.
    Output,
    /// A file of its own.
    File(PathBuf),
    /// The end of a file that others write to, too.
    End(PathBuf),
}

impl Reports {
    /// The reports that the arguments ask for. With `diff`, standard output is for
    /// that.
    ///
    /// # Errors
    /// One would take the place of another, of a draft, or of what the run goes by.
    pub(super) fn new(
        args: &ReportArgs,
        diff: bool,
        targets: &mut Targets<'_>,
    ) -> Result<Self, Failure> {
        let mut reports = Vec::new();
        if !diff {
            reports.push(Report::new(args.printed(), Place::Output));
        }
        if let (Some(path), Format::Human) = (args.output(), args.format) {
            named_by_ending(path)?;
        }
        for (format, path) in args.files() {
            targets.take(path, "a report")?;
            reports.push(Report::new(format, Place::File(path.to_path_buf())));
        }
        let page = env::var_os(JOB_PAGE).filter(|path| !path.is_empty());
        let is_github = |report: &Report| report.format == Format::Github;
        if let Some(path) = page.filter(|_| reports.iter().any(is_github)) {
            let path = PathBuf::from(path);
            targets.take(&path, "the page of the job (GITHUB_STEP_SUMMARY)")?;
            reports.push(Report::new(Format::Markdown, Place::End(path)));
        }
        Ok(Self { reports })
    }

    /// Whether what goes to standard output is made of workflow commands.
    pub(super) fn commands(&self) -> bool {
        let mut reports = self.reports.iter();
        reports.any(|report| report.place.is_output() && report.format == Format::Github)
    }

    /// Whether one of them is in such a format.
    pub(super) fn any(&self, is: fn(Format) -> bool) -> bool {
        self.reports.iter().any(|report| is(report.format))
    }

    /// Reports what was found in a draft; `print` is given what goes to standard output.
    pub(super) fn file(
        &mut self,
        style: Style,
        found: &FileReport<'_>,
        print: &mut dyn FnMut(&str),
    ) {
        for report in &mut self.reports {
            report.file(style, found, print);
        }
    }

    /// Ends the reports; gives what goes to standard output.
    pub(super) fn end(&mut self, style: Style, summary: &Summary) -> String {
        for report in &mut self.reports {
            report.end(style, summary);
        }
        self.output()
    }

    fn output(&mut self) -> String {
        let output = self
            .reports
            .iter_mut()
            .find(|report| report.place.is_output());
        output.map_or_else(String::new, |report| std::mem::take(&mut report.text))
    }

    /// Writes the reports that go to files; whether all could be written.
    pub(super) fn write(&self, terminal: &mut Terminal) -> bool {
        let mut whole = true;
        for report in &self.reports {
            let (path, written) = match &report.place {
                Place::Output => continue,
                Place::File(path) => (path, write::put(path, report.text.as_bytes())),
                Place::End(path) => (path, write::append(path, report.text.as_bytes())),
            };
            if let Err(failure) = written {
                terminal.complain(&failure.of(&path.to_string_lossy()));
                whole = false;
            }
        }
        whole
    }
}

impl Report {
    const fn new(format: Format, place: Place) -> Self {
        Self {
            format,
            place,
            reporter: None,
            text: String::new(),
        }
    }

    fn file(&mut self, style: Style, found: &FileReport<'_>, print: &mut dyn FnMut(&str)) {
        let is_output = self.place.is_output();
        let (reporter, text) = self.begun(style);
        if is_output {
            reporter.file_to(&mut Out::read_by(text, print), found);
            print(&std::mem::take(text));
        } else {
            reporter.file(text, found);
        }
    }

    /// Where no draft could be read there is no report, but a program still
    /// gets a whole answer.
    fn end(&mut self, style: Style, summary: &Summary) {
        if self.reporter.is_some() || self.format != Format::Human {
            let (reporter, text) = self.begun(style);
            reporter.end(text, summary);
        }
    }

    fn begun(&mut self, style: Style) -> (&mut dyn Reporter, &mut String) {
        let style = Style {
            color: style.color && self.place.is_output(),
            ..style
        };
        let reporter = self.reporter.get_or_insert_with(|| {
            let mut reporter = self.format.reporter(style);
            reporter.begin(&mut self.text);
            reporter
        });
        (reporter.as_mut(), &mut self.text)
    }
}

impl Place {
    const fn is_output(&self) -> bool {
        matches!(self, Self::Output)
    }
}

/// Refuses a file for people whose name says that programs are to read it.
fn named_by_ending(path: &Path) -> Result<(), Failure> {
    let meant = match path.extension().and_then(|ending| ending.to_str()) {
        Some("sarif") => "sarif",
        Some("json") => "json",
        Some("ndjson" | "jsonl") => "ndjson",
        Some("xml") => "junit",
        _ => return Ok(()),
    };
    let name = path.to_string_lossy();
    let failure = Failure::new(said!(
        "このレポートの形式が指定されていません",
        "the format of this report is not named",
    ))
    .of(&name);
    let report = shell::value(&format!("{meant}={name}")).into_owned();
    Err(failure.help(said!(
        "`--format {meant}` を加えるか、`--output` の代わりに `--report {report}` と書いてください",
        "add `--format {meant}`, or write `--report {report}` instead of `--output`"
    )))
}
