//! Branches that begin alike, put together: what they share is looked at once.

use regex_syntax::hir::{Hir, HirKind};

use super::first::first_of;

/// A branch: the literal that it begins with, maybe none, and what follows that.
struct Branch {
    head: String,
    rest: Hir,
}

/// Branches that begin with the same character, or one that begins otherwise.
struct Group {
    branches: Vec<Branch>,
    /// What a branch begins with that may join them: none behind them can match instead.
    open: Option<char>,
}

/// The branches of an alternation, those that begin with the same character as one:
/// what they share, and an alternation of what follows. The first that matches stays
/// the first. Nothing where no two begin alike.
pub(super) fn factored(branches: &[Hir]) -> Option<Vec<Hir>> {
    let mut groups: Vec<Group> = Vec::new();
    for hir in branches {
        let branch = Branch::of(hir);
        let first = branch.first();
        let mut joined = groups.iter_mut();
        let joined = joined.find(|group| first.is_some() && group.open == first);
        if let Some(group) = joined {
            group.branches.push(branch);
            continue;
        }
        if first.is_none() {
            let others = first_of(hir);
            for group in &mut groups {
                group.open = group.open.filter(|&c| !others.has(c));
            }
        }
        groups.push(Group {
            branches: vec![branch],
            open: first,
        });
    }
    let some = groups.len() < branches.len();
    some.then(|| groups.iter().map(Group::together).collect())
}

impl Branch {
    fn of(hir: &Hir) -> Self {
        let parts = match hir.kind() {
            HirKind::Concat(parts) => &parts[..],
            _ => std::slice::from_ref(hir),
        };
        let head = parts.first().and_then(|part| match part.kind() {
            HirKind::Literal(literal) => String::from_utf8(literal.0.to_vec()).ok(),
            _ => None,
        });
        match head {
            Some(head) => Self {
                head,
                rest: Hir::concat(parts[1..].to_vec()),
            },
            None => Self {
                head: String::new(),
                rest: hir.clone(),
            },
        }
    }

    fn first(&self) -> Option<char> {
        self.head.chars().next()
    }

    /// It without so many bytes of its head.
    fn after(&self, shared: usize) -> Hir {
        let head = Hir::literal(self.head.as_bytes()[shared..].to_vec());
        Hir::concat(vec![head, self.rest.clone()])
    }
}

impl Group {
    /// Its branches as one.
    fn together(&self) -> Hir {
        let mut shared = &self.branches[0].head[..];
        for branch in &self.branches {
            let same = shared.chars().zip(branch.head.chars());
            let same = same.take_while(|(one, other)| one == other);
            shared = &shared[..same.map(|(c, _)| c.len_utf8()).sum()];
        }
        let rests = self.branches.iter();
        let rests = rests.map(|branch| branch.after(shared.len())).collect();
        let head = Hir::literal(shared.as_bytes().to_vec());
        Hir::concat(vec![head, Hir::alternation(rests)])
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    /// Every text of up to four of these characters.
    fn texts() -> Vec<String> {
        let mut all = vec![String::new()];
        let mut longest = all.clone();
        for _ in 0..4 {
            longest = longest
                .iter()
                .flat_map(|text| "abc ".chars().map(move |c| format!("{text}{c}")))
                .collect();
            all.extend(longest.clone());
        }
        all
    }

    /// The branches of an alternation, as they are written.
    fn branches(written: &str) -> impl Iterator<Item = &str> {
        let mut depth = 0;
        written.split(move |c| {
            depth += i32::from(c == '(') - i32::from(c == ')');
            c == '|' && depth == 0
        })
    }

    #[test]
    fn the_first_branch_that_matches_stays_the_first() {
        for (written, groups) in [
            ("ab|ac", Some(1)),
            ("ab|b|ac|ba", Some(2)),
            ("a|ab|abc", Some(1)),
            ("abc|ab|a", Some(1)),
            ("ab|ab", Some(1)),
            // What is between may match instead.
            ("ab|[ab]c|ac", None),
            ("abc|[bc]a|ac", Some(2)),
            ("ab|(?:)|ac", None),
            ("ab|(?:c|)|ac", None),
            (r"abc|\bab|ac", None),
            (r"abc|\bb|ac", Some(2)),
            // Where a text ends nothing else can match.
            ("ab|$|ac", Some(2)),
            ("ab|(?m:$)|ac", Some(2)),
            ("abc|a?c|ac", None),
            ("a[bc]|ab?c|a(?:b|c)+", Some(1)),
        ] {
            // The parser would put some together itself.
            let branches: Vec<Hir> = branches(written)
                .map(|branch| regex_syntax::parse(branch).expect("a branch"))
                .collect();
            let found = factored(&branches);
            assert_eq!(found.as_ref().map(Vec::len), groups, "{written}");
            let Some(found) = found else { continue };
            let parts: Vec<String> = found.iter().map(|hir| format!("(?:{hir})")).collect();
            let (old, new) = (Regex::new(written), Regex::new(&parts.join("|")));
            let (old, new) = (old.expect("as written"), new.expect("factored"));
            for text in texts() {
                let range = |regex: &Regex| regex.find(&text).map(|m| m.range());
                assert_eq!(range(&old), range(&new), "{written} in {text:?}");
            }
        }
    }
}
