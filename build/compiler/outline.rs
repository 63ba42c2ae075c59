//! Outlines: what each desk asks for, with every part in place.

use std::collections::BTreeMap;

use super::fault::Faults;
use super::file::RuleFile;
use super::known::{Known, Names};
use super::node::{Step, at};
use super::parse::{Source, parse};
use super::schema::outline::{Ask, Asked, Desk, Outline, Part};
use super::schema::{self, Bilingual, FormField, Provider};
use super::vocabulary::Vocabulary;
use super::words::Words;

/// The file of the parts that several desks ask for.
const SHARED: &str = "parts";

/// What the outlines refer to.
pub(super) struct Beside<'b> {
    pub(super) providers: &'b [Provider],
    pub(super) vocabulary: &'b Vocabulary,
    pub(super) known: &'b Known<'b>,
}

/// The outlines, by provider and in the order of its file.
pub(super) fn read(files: &[&RuleFile], beside: &Beside<'_>, faults: &mut Faults) -> Vec<Outline> {
    let mut shared = BTreeMap::new();
    for file in files.iter().filter(|file| file.stem() == SHARED) {
        if let Some((source, parts)) = parse::<Vec<Part>>(file, faults) {
            let at: Vec<Step<'_>> = Vec::new();
            shared = named(&source, &at, parts, None, beside, faults);
        }
    }
    let mut outlines = Vec::new();
    for file in files.iter().filter(|file| file.stem() != SHARED) {
        let Some((source, desk)) = parse::<Desk>(file, faults) else {
            continue;
        };
        if let Some(why) = beside.known.providers.refuse(file.stem()) {
            faults.add(source.fault(&[], why));
            continue;
        }
        let provider = beside.providers.iter().find(|p| p.name == file.stem());
        let own = named(&source, at!["parts"], desk.parts, provider, beside, faults);
        let asks = || desk.outlines.iter().flat_map(|outline| &outline.asks);
        for name in own
            .keys()
            .filter(|name| !asks().any(|ask| ask.part == **name))
        {
            faults.add(source.fault(at!["parts"], format!("nothing asks for `{name}`")));
        }
        for (i, kind) in desk.outlines.iter().enumerate() {
            if let Some(why) = beside.known.kinds.refuse(&kind.kind) {
                faults.add(source.fault(at!["outlines", i, "kind"], why));
            }
            if desk.outlines[..i].iter().any(|o| o.kind == kind.kind) {
                let message = format!("the outline for `{}` stands twice", kind.kind);
                faults.add(source.fault(at!["outlines", i, "kind"], message));
            }
            let mut asks = Vec::new();
            for (j, ask) in kind.asks.iter().enumerate() {
                let path = at!["outlines", i, "asks", j];
                let again = kind.asks[..j].iter().any(|a| a.part == ask.part);
                match asked(ask, again, &own, &shared) {
                    Ok(asked) => asks.push(asked),
                    Err(why) => faults.add(source.fault(path, why)),
                }
            }
            outlines.push(Outline {
                provider: file.stem().to_owned().into(),
                kind: kind.kind.clone(),
                asks: asks.into(),
            });
        }
    }
    outlines
}

/// Parts by name, those that cannot be read left out.
fn named(
    source: &Source<'_>,
    path: &[Step<'_>],
    parts: Vec<Part>,
    provider: Option<&Provider>,
    beside: &Beside<'_>,
    faults: &mut Faults,
) -> BTreeMap<String, Asked> {
    let mut out = BTreeMap::new();
    for (i, part) in parts.into_iter().enumerate() {
        let path: Vec<Step<'_>> = path.iter().copied().chain([Step::Item(i)]).collect();
        match whole(&part, provider, beside) {
            Ok(asked) => {
                let words = Words::new(source, &[]);
                words.whole(&asked.label, &path, faults);
                words.whole(&asked.hint, &path, faults);
                if out.insert(part.name.to_string(), asked).is_some() {
                    let message = format!("part `{}` stands twice", part.name);
                    faults.add(source.fault(&path, message));
                }
            }
            Err(why) => faults.add(source.fault(&path, why)),
        }
    }
    out
}

/// The part with the words of the form's line it stands for.
fn whole(part: &Part, provider: Option<&Provider>, beside: &Beside<'_>) -> Result<Asked, String> {
    let line = part
        .line
        .as_ref()
        .map(|name| line(name, provider))
        .transpose()?;
    let label = part.label.clone().or_else(|| {
        // The label is what the form prints, whatever the language.
        let label = &line?.label;
        Some(Bilingual {
            ja: label.clone(),
            en: label.clone(),
        })
    });
    let hint = part.hint.clone().or_else(|| Some(line?.expects.clone()));
    let (Some(label), Some(hint)) = (label, hint) else {
        return Err(format!("part `{}` has no label or no hint", part.name));
    };
    if let Some(field) = &part.field {
        if let Some(why) = beside.known.fields.refuse(field) {
            return Err(why);
        }
        for side in [&label.ja, &label.en] {
            let side_lowered = side.to_lowercase();
            let key = schema::label_key(&side_lowered);
            let means = beside.vocabulary.kinds.get(key.as_ref());
            if means.is_none_or(|means| means != field) {
                return Err(format!(
                    "the vocabulary has no label `{side}` for `{field}`"
                ));
            }
        }
    }
    Ok(Asked {
        field: part.field.clone(),
        label,
        hint,
        answer: part.answer.clone().unwrap_or(Bilingual {
            ja: "".into(),
            en: "".into(),
        }),
        prose: part.prose,
    })
}

fn line<'p>(name: &str, provider: Option<&'p Provider>) -> Result<&'p FormField, String> {
    let lines = || {
        provider
            .into_iter()
            .flat_map(|p| p.forms.iter().flat_map(|f| f.fields.iter()))
    };
    let names = Names::new("line of a form", lines().map(|line| line.name.as_ref()));
    lines()
        .find(|line| line.name == name)
        .ok_or_else(|| names.refuse(name).unwrap_or_default())
}

/// The part that is asked for, with its answer.
fn asked(
    ask: &Ask,
    again: bool,
    own: &BTreeMap<String, Asked>,
    shared: &BTreeMap<String, Asked>,
) -> Result<Asked, String> {
    let name = ask.part.as_ref();
    if again {
        return Err(format!("`{name}` is asked for twice"));
    }
    let Some(part) = own.get(name).or_else(|| shared.get(name)) else {
        let all = own.keys().chain(shared.keys()).map(String::as_str);
        return Err(Names::new("part", all).refuse(name).unwrap_or_default());
    };
    let answer = ask.answer.clone().unwrap_or_else(|| part.answer.clone());
    if answer.ja.trim().is_empty() || answer.en.trim().is_empty() {
        return Err(format!("`{name}` has no answer to show"));
    }
    Ok(Asked {
        answer,
        ..part.clone()
    })
}
