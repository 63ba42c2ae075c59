//! The lists of names that are looked for in every draft.

use std::borrow::Cow;
use std::fmt::{Debug, Write as _};

use super::schema::word_list::{Entry, WordList, Words};
use super::schema::{ProductName, Provider, RESOURCE_NAME, Text};

/// The constants for the names of providers, of their products, and the labels of
/// identifiers.
pub(super) fn write(out: &mut String, providers: &[Provider]) {
    let about = "The names of the [`PROVIDERS`]: the places of these.";
    let names = numbered(providers)
        .flat_map(|(provider, at)| provider.names.iter().map(move |name| (name.clone(), at)));
    list(out, about, "PROVIDER_NAMES", "u16", names);
    let about = "The names of the products of the [`PROVIDERS`].";
    list(
        out,
        about,
        "PRODUCT_NAMES",
        "ProductName",
        product_names(providers),
    );
    let about = "What stands before identifiers: the places of these in [`IDENTIFIERS`].";
    list(out, about, "IDENTIFIER_LABELS", "u16", labels(providers));
}

fn product_names(providers: &[Provider]) -> Vec<(Text, ProductName)> {
    let mut names = Vec::new();
    for (owner, provider) in numbered(providers) {
        for (own, product) in numbered(&owner.products) {
            let name = |weak| ProductName {
                provider,
                product,
                weak,
            };
            let aliases = own.aliases.iter();
            names.extend(aliases.map(|alias| (alias.clone(), name(None))));
            let weak = numbered(&own.weak);
            names.extend(weak.map(|(word, at)| (Cow::Owned(word.to_lowercase()), name(Some(at)))));
        }
    }
    names
}

fn labels(providers: &[Provider]) -> Vec<(Text, u16)> {
    let identifiers: Vec<_> = providers
        .iter()
        .flat_map(|provider| provider.identifiers.iter())
        .collect();
    let mut labels: Vec<(Text, u16)> = numbered(&identifiers)
        .flat_map(|(identifier, at)| {
            identifier
                .labels
                .iter()
                .map(move |label| (label.clone(), at))
        })
        .collect();
    // Whatever has an ID has a name too, and people write it after the word.
    let mut of_names =
        numbered(&identifiers).filter(|(identifier, _)| identifier.name == RESOURCE_NAME);
    if let Some((_, names)) = of_names.next() {
        let products = providers
            .iter()
            .flat_map(|provider| provider.products.iter());
        let nouns = products
            .filter(|product| product.resource)
            .flat_map(|product| product.aliases.iter());
        labels.extend(nouns.map(|noun| (noun.clone(), names)));
    }
    labels
}

/// The items and their places, from 0.
fn numbered<T>(items: &[T]) -> impl Iterator<Item = (&T, u16)> {
    items.iter().zip(0_u16..)
}

fn list<T: Copy + Debug>(
    out: &mut String,
    about: &str,
    name: &str,
    of: &str,
    words: impl IntoIterator<Item = (Text, T)>,
) {
    let list = WordList::new(words);
    let Words {
        entries,
        slots,
        firsts,
        pairs,
    } = list.words();
    let entries: Vec<String> = entries.iter().map(entry).collect();
    let _ = writeln!(
        out,
        "/// {about}\n\
         pub static {name}: Words<'static, {of}> = Words {{ entries: &[\n{}\n], slots: &{slots:?}, \
         firsts: &{firsts:?}, pairs: &{pairs:?} }};",
        entries.join("\n")
    );
}

fn entry<T: Debug>(entry: &Entry<T>) -> String {
    let Entry {
        key,
        head,
        mask,
        word,
        value,
    } = entry;
    format!(
        "Entry {{ key: {key}, head: {head}, mask: {mask}, word: Cow::Borrowed({word:?}), \
         value: {value:?} }},"
    )
}
