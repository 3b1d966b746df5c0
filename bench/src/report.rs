//! Tables, on the screen and in `bench/RESULTS.md`.

use std::{fmt::Write, fs, path::Path, process::Command, thread};

use crate::Outcome;

/// The results that are kept, by section.
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/RESULTS.md");
const HEAD: &str = "# Results\n\nWritten by `make bench`, which measures on one machine: clients, servers and PostgreSQL share its processors. Compare \
                    within a table, not between machines.\n";

/// What was measured.
pub struct Table {
    name: &'static str,
    about: &'static str,
    columns: &'static [&'static str],
    rows: Vec<Vec<String>>,
    verdicts: Vec<String>,
}

impl Table {
    /// A table without rows. `about` says what is measured, and how.
    pub fn new(name: &'static str, about: &'static str, columns: &'static [&'static str]) -> Self {
        Self { name, about, columns, rows: Vec::new(), verdicts: Vec::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Says whether a target is met.
    pub fn target(&mut self, what: impl Into<String>, met: bool) {
        self.verdicts.push(format!("- {}: **{}**", what.into(), if met { "met" } else { "not met" }));
    }

    /// Says something else.
    pub fn note(&mut self, what: impl Into<String>) {
        self.verdicts.push(format!("- {}", what.into()));
    }

    /// Prints it, and puts it in the place of its section.
    pub fn publish(&self) -> Outcome {
        let section = self.section()?;
        #[expect(clippy::print_stdout, reason = "this is what the command is for")]
        {
            println!("{section}");
        }
        let kept = if Path::new(FILE).exists() { fs::read_to_string(FILE)? } else { HEAD.to_owned() };
        let mut sections: Vec<_> = kept.split("\n## ").map(str::trim_end).collect();
        let section = section.trim_start_matches("## ").trim_end();
        match sections.iter_mut().find(|kept| kept.lines().next() == Some(self.name)) {
            Some(kept) => *kept = section,
            None => sections.push(section),
        }
        Ok(fs::write(FILE, sections.join("\n\n## ") + "\n")?)
    }

    fn section(&self) -> Outcome<String> {
        let mut text = format!("## {}\n\n{}\n\n{}\n\n", self.name, self.about, machine()?);
        writeln!(text, "| {} |", self.columns.join(" | "))?;
        writeln!(text, "|{}", "---|".repeat(self.columns.len()))?;
        for row in &self.rows {
            writeln!(text, "| {} |", row.join(" | "))?;
        }
        writeln!(text, "\n{}", self.verdicts.join("\n"))?;
        Ok(text)
    }
}

/// On what it was measured.
fn machine() -> Outcome<String> {
    let commit = Command::new("git").args(["rev-parse", "--short", "HEAD"]).output()?;
    let commit = String::from_utf8(commit.stdout)?;
    Ok(format!("{} cores, commit {}.", thread::available_parallelism()?, commit.trim()))
}
