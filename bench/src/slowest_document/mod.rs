//! The dearest document that the limits let pass: searched for, not thought of.

mod cost;
mod document;
mod fill;
mod schema;
mod search;
mod seeds;
mod values;

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    time::Duration,
};

use clap::Args;
use rand::{SeedableRng, rngs::StdRng};
use rig::{Client, Postgres};

use self::{
    schema::Schema,
    search::{Found, Search},
    values::Values,
};
use crate::{
    Outcome,
    report::Table,
    speed::fill::{connect, sign_up},
    stage::Stage,
    times::millis,
};

const TARGET: Duration = Duration::from_millis(250);
/// How much processor time each of these is measured for, after the search.
const LOOK: Duration = Duration::from_secs(1);
/// How many of each family are measured again: during the search each was only glanced at.
const CANDIDATES: usize = 3;
/// The characters of a document that are shown.
const ABBREVIATED: usize = 160;

/// How it is searched.
#[derive(Args, Clone)]
pub struct Options {
    /// How many changed documents are tried.
    #[arg(long, default_value_t = 1_000)]
    pub tries: usize,
    /// What decides the changes: the same number, the same changes, as long as what was measured compares the same.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How many calls the tenant has.
    #[arg(long, default_value_t = 50_000)]
    pub calls: u32,
    /// How many orders the tenant has, each with texts as long as they may be.
    #[arg(long, default_value_t = 2_000)]
    pub orders: u32,
    /// How many are shown.
    #[arg(long, default_value_t = 10)]
    pub shown: usize,
    /// A file into which the documents that are shown are written in full.
    #[arg(long)]
    pub show: Option<PathBuf>,
}

/// Searches, and measures the dearest again.
pub async fn measure(options: &Options) -> Outcome<Table> {
    // What PostgreSQL does by itself in the background would count for whichever document comes then.
    let stage = Stage::on(Postgres::with(&["autovacuum=off", "max_wal_size=8GB"]).await?, 1, &[("LOG", "warn")]).await?;
    let database = connect(&stage.postgres.url("postgres")).await?;
    let tenant = sign_up(&Client::of(stage.server().address()), &database, 1, "tenant").await?.pop().ok_or("somebody signed up")?;
    fill::fill(&database, &tenant, options).await?;
    let (schema, values) = (Schema::ask(&tenant.client).await?, Values::ask(&tenant.client).await?);
    let first = seeds::documents(&schema, &values)?;
    let mut search = Search {
        stage: &stage,
        tenant: &tenant,
        schema: &schema,
        values: &values,
        random: StdRng::seed_from_u64(options.seed),
        tried: HashSet::new(),
        refused: 0,
    };
    let found = search.run(first, options.tries).await?;
    let (tried, refused) = (search.tried.len(), search.refused);

    let mut shown = Vec::new();
    for mut found in dearest(found, CANDIDATES, options.shown * CANDIDATES) {
        if let Some(cost) = cost::measure(&stage, &tenant, &found.document, LOOK).await? {
            found.cost = cost;
            shown.push(found);
        }
    }
    shown.sort_by_key(|found| std::cmp::Reverse(found.cost.all()));
    let shown = dearest(shown, 1, options.shown);
    if let Some(path) = &options.show {
        let texts = shown.iter().map(|found| format!("# {}\n{}\n", millis(found.cost.all()), found.document.text()));
        std::fs::write(path, texts.collect::<Vec<_>>().join("\n"))?;
    }
    let mut table = Table::new(
        "slowest-document",
        "Documents that are let pass, found by changing the dearest known ones at random and keeping what is dearer, asked by a tenant with 120 agents \
         of 32,000 characters each, linked to 100 phone numbers each, tens of thousands of calls, and thousands of orders of 10,000 characters. Of those that \
         come from one document the dearest one; milliseconds are of processor time, each time with another comment, so that no kept document helps.",
        &["document", "variables", "answer", "server", "PostgreSQL", "both"],
    );
    for found in &shown {
        row(found, &mut table);
    }
    table.note(format!(
        "{tried} documents tried, of which {refused} were refused; {} calls, {} orders, seed {}",
        options.calls, options.orders, options.seed
    ));
    let worst = shown.first().map(|found| found.cost.all()).unwrap_or_default();
    table.target(format!("the dearest stays below {} of processor time", millis(TARGET)), worst < TARGET);
    Ok(table)
}

/// Of each family so many of the dearest, and so many in all.
fn dearest(found: Vec<Found>, of_each: usize, in_all: usize) -> Vec<Found> {
    let mut families: HashMap<usize, usize> = HashMap::new();
    let mut is_one = |found: &Found| {
        let count = families.entry(found.family).or_default();
        *count += 1;
        *count <= of_each
    };
    found.into_iter().filter(|found| is_one(found)).take(in_all).collect()
}

fn row(found: &Found, table: &mut Table) {
    let text = found.document.text();
    let mut abbreviated: String = text.chars().take(ABBREVIATED).collect();
    if abbreviated.len() < text.len() {
        abbreviated.push('…');
    }
    let size = found.cost.bytes / 1_000;
    let answer = found.cost.code.as_ref().map_or_else(|| format!("{size} KB"), |code| format!("{code}, {size} KB"));
    table.row([
        format!("`{}` ({} bytes)", abbreviated.replace('|', "\\|"), text.len()),
        format!("{} KB", found.document.variables.to_string().len() / 1_000),
        answer,
        millis(found.cost.server),
        millis(found.cost.database),
        millis(found.cost.all()),
    ]);
}
