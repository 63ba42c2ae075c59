//! How each draft is judged: the command line, laid over the configuration of
//! the draft's own place.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

use jiff::Zoned;

use super::args::{DraftArgs, FileArgs, JudgeArgs, Lang, NatureArgs};
use super::input::{self, Input};
use super::output::Terminal;
use super::{Failure, trouble};
use crate::config::said;
use crate::config::{At, Chain, Configs, FailOn, NAMES, Origin, RuleSetting, Settings, Trouble};
use crate::engine;
use crate::knowledge::pattern::Misfit;
use crate::knowledge::{House, Options, OwnRule, Term};
use crate::rules::Selection;
use crate::suppress::Waiver;
use crate::text::Language;

/// The settings of all drafts of a run.
pub(super) struct Judges {
    configs: Configs,
    here: PathBuf,
    /// Where folders really are.
    folders: RefCell<HashMap<PathBuf, PathBuf>>,
    source: Source,
    /// What the command line sets.
    command_line: Settings,
    base: engine::Settings,
    /// What came of a configuration with some of its overrides.
    known: HashMap<(PathBuf, Vec<bool>), Option<Rc<Judge>>>,
    /// Configurations whose troubles were told.
    told: HashSet<PathBuf>,
}

/// Where configurations come from.
enum Source {
    /// The nearest of each draft.
    Nearest,
    /// This one.
    Fixed(PathBuf),
    /// Nowhere.
    None,
}

/// How a draft is judged.
pub(super) struct Judge {
    /// The settings with their origins.
    pub(super) settings: Settings,
    /// The same as the engine wants them.
    pub(super) engine: Arc<engine::Settings>,
    /// The lowest severity that fails the run.
    pub(super) fail_on: FailOn,
    /// The configuration, if there is one.
    pub(super) chain: Option<Rc<Chain>>,
    /// Which of its overrides count.
    pub(super) overrides: Vec<bool>,
}

impl Judges {
    /// Judges by these arguments. `base` holds what no configuration can say.
    ///
    /// # Errors
    /// A rule that does not exist, or none that is left to run.
    pub(super) fn new(
        file: &FileArgs,
        command_line: Settings,
        base: engine::Settings,
    ) -> Result<Self, Failure> {
        if file.no_config {
            selection(&command_line, &House::default())?;
        }
        Ok(Self {
            configs: Configs::new(input::read_config, current_folder()),
            here: current_folder(),
            folders: RefCell::default(),
            source: match &file.config {
                Some(path) => Source::Fixed(path.clone()),
                None if file.no_config => Source::None,
                None => Source::Nearest,
            },
            command_line,
            base,
            known: HashMap::new(),
            told: HashSet::new(),
        })
    }

    /// How a draft is judged; `None` if that cannot be told. Why not is told
    /// once for each configuration.
    pub(super) fn of(&mut self, draft: &Input, terminal: &mut Terminal) -> Option<Rc<Judge>> {
        self.at(draft.path(), terminal)
    }

    /// The configuration of a draft, by its absolute path.
    fn config_of(&mut self, path: &Path) -> Option<PathBuf> {
        match &self.source {
            Source::Fixed(config) => Some(config.clone()),
            Source::None => None,
            Source::Nearest => self.configs.nearest(path.parent().unwrap_or(path)),
        }
    }

    /// Whether the file of that absolute path is a configuration of one of the
    /// drafts, a part of it, or the card of a rule of theirs.
    pub(super) fn go_by(&mut self, file: &Path, drafts: &[Input]) -> bool {
        let configs: BTreeSet<PathBuf> = drafts
            .iter()
            .filter_map(|draft| self.config_of(&settled(draft.path(), &self.here)))
            .collect();
        configs.iter().any(|config| {
            let chain = self.configs.chain(config);
            // What cannot be read is no part of the chain.
            let is_it = fs::canonicalize(config).is_ok_and(|config| config == file);
            is_it || chain.holds(file) || chain.has_card(file)
        })
    }

    /// The same of a path, whether or not a draft is there.
    pub(super) fn at(&mut self, path: &Path, terminal: &mut Terminal) -> Option<Rc<Judge>> {
        let path = self.place(path);
        let config = self.config_of(&path);
        for name in self.configs.misnamed() {
            let known = NAMES[0];
            terminal.note_that(&said!(
                "{name} は読みません。設定ファイルの名前は {known} です",
                "{name} is not read: a configuration is called {known}",
            ));
        }
        let chain = config.as_deref().map(|config| self.configs.chain(config));
        let overrides = chain.as_ref().map(|chain| chain.overrides_for(&path));
        let key = (config.unwrap_or_default(), overrides.unwrap_or_default());
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let judge = self.judge(&key, chain, terminal).map(Rc::new);
        self.known.insert(key, judge.clone());
        judge
    }

    /// Whether what is named as a draft is a card of the rules of its place, or the
    /// configuration of that or a part of it, of which it is said that it is passed by.
    pub(super) fn is_passed_by(
        &self,
        draft: &Input,
        judge: &Judge,
        terminal: &mut Terminal,
    ) -> bool {
        if matches!(draft, Input::Stdin(_)) {
            return false;
        }
        let path = self.place(draft.path());
        let Some(chain) = &judge.chain else {
            return false;
        };
        if chain.holds(&path) {
            terminal.note_that(&said!(
                "{0} は飛ばします。設定ファイルで、下書きではありません",
                "passed by {0}: a configuration, not a draft",
                draft.name(),
            ));
            return true;
        }
        // The configuration says what it is.
        chain.has_card(&path)
    }

    /// What [`settled`] makes of the path: it asks once for each folder.
    fn place(&self, path: &Path) -> PathBuf {
        let path = self.here.join(path);
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return settled(&path, &self.here);
        };
        let mut folders = self.folders.borrow_mut();
        if let Some(real) = folders.get(folder) {
            return real.join(name);
        }
        match fs::canonicalize(folder) {
            Ok(real) => folders.entry(folder.to_owned()).or_insert(real).join(name),
            Err(_) => settled(&path, &self.here),
        }
    }

    /// The language to speak in of a configuration: that of the command line, else
    /// the one it names itself as far as it can be read, else that of the
    /// environment.
    fn language(&self, own: Option<&Settings>) -> Language {
        let layers = [Some(&self.command_line), own].into_iter().flatten();
        let mut named = layers.filter_map(|layer| layer.language.as_ref());
        let named = named.find_map(|at| at.value);
        named.unwrap_or_else(|| Lang::Auto.or_environment())
    }

    fn judge(
        &mut self,
        (config, overrides): &(PathBuf, Vec<bool>),
        chain: Option<Rc<Chain>>,
        terminal: &mut Terminal,
    ) -> Option<Judge> {
        let troubles = chain
            .as_ref()
            .map_or(&[] as &[Trouble], |chain| chain.troubles());
        if !troubles.is_empty() {
            if self.told.insert(config.clone()) {
                let own = chain.as_ref().map(|chain| chain.settings(overrides));
                let language = self.language(own.as_ref());
                trouble::tell(troubles, language, terminal);
            }
            return None;
        }
        let mut settings = chain
            .as_ref()
            .map_or_else(Settings::default, |chain| chain.settings(overrides));
        if self.command_line.select.is_some() {
            settings.run_every_rule();
        }
        // What is left out stays out, unless it is named.
        let ignored = settings.ignore.take();
        settings.lay(&self.command_line);
        settings.ignore = both(ignored, settings.ignore.take());
        match self.engine(&settings) {
            Ok(engine) => Some(Judge {
                fail_on: settings
                    .fail_on
                    .as_ref()
                    .map_or_else(FailOn::default, |at| at.value),
                engine: Arc::new(engine),
                settings,
                chain,
                overrides: overrides.clone(),
            }),
            Err(failure) => {
                // What the command line itself says wrong is wrong everywhere.
                let everywhere = house(&settings)
                    .and_then(|house| selection(&self.command_line, &house))
                    .is_err();
                if !everywhere {
                    let name = chain.as_ref().and_then(|chain| chain.names().next_back());
                    let name = name.map(str::to_owned);
                    let name = name.unwrap_or_else(|| config.to_string_lossy().into_owned());
                    terminal.complain(&failure.of(&name));
                } else if self.told.insert(PathBuf::new()) {
                    terminal.complain(&failure);
                }
                None
            }
        }
    }

    fn engine(&self, settings: &Settings) -> Result<engine::Settings, Failure> {
        let forced = |origin: &Origin| matches!(origin, Origin::CommandLine(_));
        let provider = settings.provider.as_ref();
        let kind = settings.kind.as_ref();
        let timezone = settings.timezone.as_ref().map(|at| at.value.clone());
        let zoned = |now: &Zoned| match &timezone {
            Some(zone) => now.with_time_zone(zone.rules().clone()),
            None => now.clone(),
        };
        let house = house(settings)?;
        Ok(engine::Settings {
            provider: provider
                .filter(|at| forced(&at.origin))
                .and_then(|at| at.value),
            usual_provider: provider.and_then(|at| at.value),
            kind: kind.filter(|at| forced(&at.origin)).and_then(|at| at.value),
            usual_kind: kind.and_then(|at| at.value),
            language: settings.language.as_ref().and_then(|at| at.value),
            now: self.base.now.as_ref().map(zoned),
            selection: selection(settings, &house)?,
            pedantic: settings.pedantic.as_ref().is_some_and(|at| at.value),
            house: Arc::new(house),
            waivers: Arc::new(waivers(settings)),
            timezone,
            ..self.base.clone()
        })
    }
}

/// What is left out by one list or another.
fn both(
    first: Option<At<Vec<String>>>,
    second: Option<At<Vec<String>>>,
) -> Option<At<Vec<String>>> {
    match (first, second) {
        (Some(first), Some(mut second)) => {
            second.value.extend(first.value);
            Some(second)
        }
        (first, second) => first.or(second),
    }
}

/// What the command line sets of that which a configuration may set, too.
pub(super) fn command_line(nature: &NatureArgs, judge: Option<&JudgeArgs>) -> Settings {
    fn at<T>(option: &'static str, value: T) -> At<T> {
        At {
            value,
            origin: Origin::CommandLine(option),
        }
    }
    let mut settings = Settings {
        provider: nature.provider.map(|p| at("--provider", p.name())),
        kind: nature.kind.map(|kind| at("--kind", Some(kind))),
        timezone: nature.timezone.clone().map(|zone| at("--timezone", zone)),
        ..Settings::default()
    };
    if let Some(args) = judge {
        let names = |option, list: &[String]| {
            let names = || list.iter().map(|name| name.trim().to_owned()).collect();
            (!list.is_empty()).then(|| at(option, names()))
        };
        settings.language = args.lang.map(|lang| at("--lang", lang.fixed()));
        settings.fail_on = args.fail_on.map(|level| at("--fail-on", level));
        settings.pedantic = args.pedantic.then(|| at("--pedantic", true));
        settings.select = names("--select", &args.select);
        settings.ignore = names("--ignore", &args.ignore);
    }
    settings
}

/// The settings of which no configuration knows.
pub(super) fn base(drafts: &DraftArgs) -> engine::Settings {
    engine::Settings {
        now: drafts.now.clone(),
        ..engine::Settings::default()
    }
}

/// The rules that are to run.
///
/// # Errors
/// A name that is no rule, or no rule left, in words for the user.
fn selection(settings: &Settings, house: &House) -> Result<Selection, Failure> {
    let names = |list: &Option<At<Vec<String>>>| {
        list.as_ref().map(|at| at.value.clone()).unwrap_or_default()
    };
    let chosen = settings.rules.iter().map(|(rule, at)| (*rule, at.value));
    let selection = Selection::in_house(house, names(&settings.select), names(&settings.ignore))
        .map_err(|unknown| Failure::unknown(true, &unknown))?
        .with(chosen)
        .with_fixes(settings.fixes.iter().map(|(rule, at)| (*rule, at.value)));
    if selection.is_empty() {
        let told = |list: &Option<At<Vec<String>>>, name| match list.as_ref().map(|at| &at.origin) {
            Some(Origin::File { .. }) => format!("`{name}`"),
            _ => format!("--{name}"),
        };
        let (ignore, select) = (
            told(&settings.ignore, "ignore"),
            told(&settings.select, "select"),
        );
        return Err(
            Failure::new(said!("動かす規則が残りません", "no rule is left to run",)).help(said!(
                "{select} の規則を、{ignore} がすべて除いています",
                "{ignore} takes out all that {select} names",
            )),
        );
    }
    Ok(selection)
}

/// What the settings add to what the tool knows.
///
/// # Errors
/// A pattern that cannot be used, in words for the user: the file was held
/// against its table before, so that there is none.
fn house(settings: &Settings) -> Result<House, Failure> {
    let mut options = Options::default();
    for ((rule, _), at) in &settings.options {
        let RuleSetting { option, value } = &at.value;
        options
            .set(rule, option, value)
            .map_err(|Misfit(why)| Failure::new(why).of(rule))?;
    }
    Ok(House {
        glossary: settings
            .glossary
            .iter()
            .map(|(term, at)| Term::new(term, &at.value))
            .collect(),
        identifiers: settings
            .identifiers
            .values()
            .map(|at| Arc::clone(&at.value))
            .collect(),
        closures: settings
            .holidays
            .as_ref()
            .map_or_else(Vec::new, |at| at.value.clone()),
        accounts: settings
            .account
            .iter()
            .map(|(provider, at)| (*provider, at.value.clone()))
            .collect(),
        stale_days: settings.stale_days.as_ref().map(|at| at.value),
        rules: settings
            .own
            .iter()
            .flat_map(|own| own.value.values())
            .map(|at| at.value)
            .collect(),
        options,
    })
}

fn waivers(settings: &Settings) -> Vec<Waiver> {
    let suppressions = settings.suppressions.iter().map(|at| &at.value);
    suppressions
        .map(|suppression| Waiver {
            rule: suppression.rule,
            field: suppression.field.clone(),
            reason: suppression.reason.clone(),
        })
        .collect()
}

/// The rules of the house in the current folder; `None` if its configuration
/// cannot be used, which is told.
///
/// # Errors
/// No rule is left to run.
pub(super) fn own_rules(
    file: &FileArgs,
    terminal: &mut Terminal,
) -> Result<Option<Vec<&'static OwnRule>>, Failure> {
    let mut judges = Judges::new(file, Settings::default(), engine::Settings::default())?;
    let judge = judges.at(Path::new("draft.md"), terminal);
    Ok(judge.map(|judge| judge.engine.house.rules.clone()))
}

pub(super) fn current_folder() -> PathBuf {
    let here = env::current_dir().unwrap_or_default();
    fs::canonicalize(&here).unwrap_or(here)
}

/// The absolute path of what may not be there: in the folder that a link leads
/// to, without steps up.
pub(super) fn settled(path: &Path, here: &Path) -> PathBuf {
    let path = here.join(path);
    let Some(name) = path.file_name() else {
        return fs::canonicalize(&path).unwrap_or(path);
    };
    // As far up as there is a folder.
    let folder = path.parent().unwrap_or(&path);
    match fs::canonicalize(folder) {
        Ok(folder) => folder.join(name),
        Err(_) if folder != path => settled(folder, here).join(name),
        Err(_) => path,
    }
}
