//! Where programs take a password among their arguments.

use super::super::SecretKind::{self, *};
use super::super::value::{self, Look, Value};
use super::arguments::{Word, words};
use crate::knowledge::cues;
use crate::text::Range;
use crate::ticket::Ticket;

/// Where a password stands.
enum Place {
    /// `-pPASSWORD`
    Glued(&'static str),
    /// `-w PASSWORD`
    After(&'static str),
    /// `-p PASSWORD` or `-pPASSWORD`
    Either(&'static str),
    /// `-u USER:PASSWORD`, with what parts the two.
    Pair(&'static str, char),
    /// `USER/PASSWORD@HOST`, the first argument, with what parts the two.
    Logon(char),
    /// Argument of that number that is no option, if it is built like a password.
    Made(usize),
    /// Argument of that number that is no option, counted from 0.
    Number(usize),
    /// The argument after the user, where `-b` wants it there: `FILE USER
    /// PASSWORD`, and without the file where `-n` prints.
    Batch,
}
use Place::{After, Batch, Either, Glued, Logon, Made, Number, Pair};

/// A program, the words it must have first, and where it takes what.
struct Program {
    names: &'static [&'static str],
    first: &'static str,
    /// A word that stands anywhere among the others.
    beside: &'static str,
    kind: SecretKind,
    places: &'static [Place],
}

/// Among so many words a program's own command is: `az acr login`.
const REACH: usize = 3;

const fn program(names: &'static [&'static str], places: &'static [Place]) -> Program {
    Program {
        names,
        first: "",
        beside: "",
        kind: Password,
        places,
    }
}

impl Program {
    /// Whether the words hold those that the program must have.
    fn is_meant_by(&self, words: &[Word<'_>]) -> bool {
        let is = |word: &Word<'_>, name: &str| word.text.eq_ignore_ascii_case(name);
        let beside = self.beside.is_empty() || words.iter().any(|w| is(w, self.beside));
        let first = self.first.is_empty()
            || words.iter().take(REACH).any(|w| is(w, self.first))
            || plain(words).take(REACH - 1).any(|w| is(w, self.first));
        beside && first
    }

    const fn with(mut self, first: &'static str) -> Self {
        self.first = first;
        self
    }

    const fn beside(mut self, word: &'static str) -> Self {
        self.beside = word;
        self
    }

    const fn of(mut self, kind: SecretKind) -> Self {
        self.kind = kind;
        self
    }
}

#[rustfmt::skip]
static PROGRAMS: &[Program] = &[
    program(&["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mysqlsh", "mysqlcheck", "mariadb", "mariadb-dump"], &[Glued("-p")]),
    program(&["sshpass"], &[Either("-p")]),
    program(&["redis-cli", "keydb-cli", "valkey-cli"], &[After("-a")]),
    program(&["docker", "podman", "nerdctl", "buildah", "skopeo", "az", "oras"], &[After("-p")]).with("login"),
    program(&["helm"], &[After("-p")]).with("registry"),
    program(&["ipmitool", "sqlcmd", "bcp"], &[Either("-P")]),
    program(&["ldapsearch", "ldapmodify", "ldapadd", "ldapdelete", "ldapwhoami", "ldappasswd"], &[After("-w")]),
    program(&["mongo", "mongosh", "mongodump", "mongorestore"], &[After("-p")]),
    program(&["curl"], &[Pair("-u", ':'), Pair("--user", ':'), Pair("-U", ':'), Pair("--proxy-user", ':')]),
    program(&["smbclient", "rpcclient"], &[Pair("-U", '%'), Pair("--user", '%')]),
    program(&["htpasswd"], &[Batch]),
    program(&["plink", "pscp", "psftp", "putty"], &[After("-pw")]),
    program(&["psexec", "psexec64"], &[After("-p")]),
    program(&["cmdkey"], &[Glued("/pass:")]),
    program(&["xfreerdp", "mstsc"], &[Glued("/p:")]),
    program(&["rdesktop"], &[After("-p")]),
    program(&["sqlplus", "expdp", "impdp"], &[Logon('/')]),
    program(&["net"], &[Number(2)]).with("use"),
    program(&["net"], &[Number(2)]).with("user"),
    program(&["zip", "unzip"], &[Either("-P")]),
    program(&["7z", "7za", "rar", "unrar"], &[Glued("-p")]),
    program(&["mc", "mcli"], &[Made(5)]).with("alias").of(Secret),
    program(&["mc", "mcli"], &[Made(6)]).with("config").of(Secret),
    program(&["winrm", "winrs"], &[Glued("-p:"), Glued("/p:")]),
    program(&["kubectl", "oc"], &[Pair("--from-literal", '=')]).with("secret").of(Secret),
    program(&["soracom"], &[After("--auth-key")]).of(SoracomAuthKey),
    program(&["snmpget", "snmpwalk", "snmpbulkwalk", "snmpset"], &[After("-c")]).of(SnmpCommunity),
    program(&["snmpget", "snmpwalk", "snmpbulkwalk", "snmpset"], &[After("-A"), After("-X")]),
    program(&["aws"], &[After("--secret-string")]).of(Secret),
    program(&["aws"], &[After("--token-code")]).of(OneTimeCode),
    program(&["aws"], &[After("--value")]).beside("SecureString").of(Secret),
    program(&["az"], &[After("--value")]).with("keyvault").of(Secret),
    program(&["schtasks"], &[After("/p"), After("/rp")]),
    program(&["evil-winrm", "cqlsh", "esxcli", "racadm", "rabbitmqadmin"], &[Either("-p")]),
    program(&["osql", "mosquitto_pub", "mosquitto_sub"], &[Either("-P")]),
    program(&["lftp"], &[Pair("-u", ',')]),
    program(&["govc"], &[Pair("-u", ':')]),
    program(&["etcdctl"], &[Pair("--user", ':')]),
    program(&["http", "https", "xh"], &[Pair("-a", ':'), Pair("--auth", ':')]),
    program(&["impacket-smbclient", "impacket-psexec", "impacket-wmiexec", "impacket-secretsdump"], &[Logon(':')]),
    program(&["vault"], &[Made(1)]).with("login"),
    program(&["rabbitmqctl"], &[Made(2)]),
    program(&["consul"], &[Made(3)]).with("kv"),
    program(&["radtest"], &[Made(1)]),
    program(&["isql"], &[Made(2)]),
    program(&["openssl"], &[After("-k"), After("-K")]).with("enc").of(Passphrase),
];

/// The passwords on the command lines of a ticket.
pub(super) fn collect(ticket: &Ticket, mut push: impl FnMut(Value, SecretKind)) {
    let (text, folded) = (ticket.text().as_str(), ticket.folded());
    let names = cues::SECRET_PROGRAM.find_all(folded);
    // Inside a word or path it is no program: `/etc/mysql`.
    let names: Vec<Range> = names
        .into_iter()
        .filter(|name| begins_word(text, name.start))
        .collect();
    let ends = names.iter().skip(1).map(|n| n.start).chain([text.len()]);
    for (at, next) in names.iter().zip(ends) {
        let name = folded[at.clone()].trim();
        let name = name.strip_suffix(".exe").unwrap_or(name);
        let words = words(text, at.end, next.min(end_of_code(ticket, at)));
        for program in PROGRAMS.iter().filter(|p| p.names.contains(&name)) {
            if !program.is_meant_by(&words) {
                continue;
            }
            for place in program.places {
                for range in place.find(text, &words) {
                    let value = without_quotes(text, range);
                    if let Some(range) = token_before(text, &value.range)
                        && cues::UUID_TOKENS.is_in(folded)
                    {
                        push(
                            Value {
                                range,
                                quoted: false,
                            },
                            SakuraAccessToken,
                        );
                    }
                    push(value, program.kind);
                }
            }
        }
    }
}

/// Where the code inside a line ends that a program stands in; prose goes on
/// behind it.
fn end_of_code(ticket: &Ticket, name: &Range) -> usize {
    let codes = &ticket.inline_code;
    let code = codes.partition_point(|code| code.range.end <= name.start);
    let code = codes.get(code).map(|code| &code.range);
    code.filter(|code| code.start <= name.start)
        .map_or(usize::MAX, |code| code.end)
}

/// The UUID that is the user of a password: the access token of Sakura's API,
/// whose secret the password is.
fn token_before(text: &str, password: &Range) -> Option<Range> {
    const LENGTH: usize = 36;
    let end = password.start.checked_sub(1)?;
    let start = end.checked_sub(LENGTH)?;
    let token = text.get(start..end)?;
    value::is_uuid(token).then_some(start..end)
}

fn begins_word(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '-' | '@' | '='))
}

/// `'a b'` glued to an option, without the quotes.
fn without_quotes(text: &str, range: Range) -> Value {
    let word = &text[range.clone()];
    let quote = word.chars().next().filter(|c| matches!(c, '"' | '\''));
    match quote {
        Some(q) if word.len() > 2 && word.ends_with(q) => Value {
            range: range.start + 1..range.end - 1,
            quoted: true,
        },
        _ => Value {
            quoted: word.contains(' '),
            range,
        },
    }
}

impl Place {
    fn find(&self, text: &str, words: &[Word<'_>]) -> Vec<Range> {
        let mut found = Vec::new();
        match *self {
            Glued(option) | Either(option) => {
                let glued = words.iter().filter(|w| w.text.len() > option.len());
                found.extend(
                    glued
                        .filter(|w| starts(w.text, option))
                        .map(|w| w.range.start + option.len()..w.range.end),
                );
                if matches!(self, Either(_)) {
                    found.extend(arguments(words, option));
                }
            }
            After(option) => {
                found.extend(arguments(words, option));
                let glued = words.iter().filter(|_| option.starts_with("--"));
                found.extend(glued.filter_map(|w| {
                    let value = w.text.strip_prefix(option)?.strip_prefix('=')?;
                    (!value.is_empty()).then(|| w.range.end - value.len()..w.range.end)
                }));
            }
            Pair(option, mark) => {
                let glued = words.iter().filter_map(|w| {
                    let rest = w.text.strip_prefix(option)?;
                    let joined = if option.starts_with("--") {
                        rest.strip_prefix('=')?
                    } else {
                        rest
                    };
                    (!joined.is_empty()).then(|| w.range.end - joined.len()..w.range.end)
                });
                let pairs = glued.chain(arguments(words, option));
                found.extend(pairs.filter_map(|range| second(text, range, mark)));
            }
            Logon(mark) => {
                let first = words.iter().find(|w| !w.text.starts_with('-'));
                let pair = first.and_then(|w| second(text, w.range.clone(), mark));
                found.extend(pair.map(|range| {
                    let len = text[range.clone()].rfind('@').unwrap_or(range.len());
                    range.start..range.start + len
                }));
            }
            Made(number) => {
                let mut plain = words.iter().filter(|w| !w.text.starts_with('-'));
                let value = plain.nth(number).filter(|w| {
                    (Look::of(w.text) == Look::Random || value::is_strong(w.text))
                        && !value::is_placeholder(w.text)
                        && !cues::SECRET_TECHNICAL_TERM.is_in(&w.text.to_ascii_lowercase())
                });
                found.extend(value.map(|w| w.range.clone()));
            }
            Number(number) => {
                let plain = words
                    .iter()
                    .filter(|w| !w.text.starts_with(['/', '-', '*']));
                // A drive is where the share is to be.
                let mut plain = plain.filter(|w| !(w.text.len() == 2 && w.text.ends_with(':')));
                let value = plain.nth(number).map(|w| w.range.clone());
                // 「net use」 is English, too.
                let command = words.iter().any(|w| w.text.starts_with(['/', '\\']));
                found.extend(value.filter(|_| command));
            }
            Batch => {
                let has = |letter: char| {
                    let mut options = words.iter().filter(|w| w.text.starts_with('-'));
                    options.any(|w| !w.text.starts_with("--") && w.text.contains(letter))
                };
                let mut plain = words.iter().filter(|w| !w.text.starts_with('-'));
                let value = plain.nth(if has('n') { 1 } else { 2 });
                found.extend(value.filter(|_| has('b')).map(|w| w.range.clone()));
            }
        }
        found
    }
}

/// The words that are neither options nor, as far as can be told, their
/// arguments: `-n default --context prod create secret`.
fn plain<'w>(words: &'w [Word<'_>]) -> impl Iterator<Item = &'w Word<'w>> {
    let takes = |word: &str| word.starts_with('-') && !word.contains('=');
    words.iter().enumerate().filter_map(move |(at, word)| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let argument = before.is_some_and(|w| takes(w.text));
        (!argument && !word.text.starts_with('-')).then_some(word)
    })
}

fn starts(word: &str, option: &str) -> bool {
    word.get(..option.len()).is_some_and(|start| {
        start == option || option.starts_with('/') && start.eq_ignore_ascii_case(option)
    })
}

/// What follows an option.
fn arguments<'w>(words: &'w [Word<'_>], option: &'w str) -> impl Iterator<Item = Range> + 'w {
    words
        .windows(2)
        .filter(move |pair| pair[0].text == option && !pair[1].text.starts_with('-'))
        .map(|pair| pair[1].range.clone())
}

/// The second of two that `mark` parts.
fn second(text: &str, pair: Range, mark: char) -> Option<Range> {
    let word = text.get(pair.clone())?;
    let word = word.trim_start_matches(['"', '\'']);
    let (user, password) = word.split_once(mark)?;
    let password = password.trim_end_matches(['"', '\'']);
    let end = pair.end - (word.split_once(mark)?.1.len() - password.len());
    (!user.is_empty() && !password.is_empty() && !value::is_placeholder(password))
        .then(|| end - password.len()..end)
}
