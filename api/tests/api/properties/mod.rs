//! The counts that are kept equal the rows that are there, whatever is written, by whichever path, at the same time.

mod deadlocks;
mod sums;
mod writes;

use std::sync::Arc;

use proptest::{
    prelude::*,
    test_runner::{RngSeed, TestRunner},
};
use tokio::task::JoinSet;

use crate::support::{TestApp, database::is_postgres};
use sums::assert_kept_equals_counted;
use writes::{Tenant, Write, writes};

const TENANTS: [&str; 2] = ["ann", "ben"];

/// Two tenants with a few rows each, so that the first updates find something.
async fn tenants(app: &TestApp) -> Vec<Arc<Tenant>> {
    let mut tenants = Vec::new();
    for name in TENANTS {
        tenants.push(Arc::new(Tenant::new(app.tenant(name).await).await));
    }
    tenants
}

/// Lets each of `tasks` write its list, all at the same time, and then compares.
async fn interleave(tasks: Vec<Vec<Write>>) {
    let app = TestApp::start().await;
    let tenants = tenants(&app).await;
    let mut running = JoinSet::new();
    for writes in tasks {
        let (tenants, beside) = (tenants.clone(), app.database.connect().await);
        running.spawn(async move {
            for write in writes {
                write.run(&tenants, &beside).await;
            }
            beside.close().await.unwrap();
        });
    }
    running.join_all().await;
    assert_kept_equals_counted(&app, &tenants).await;
}

#[test]
fn kept_counts_equal_the_rows_after_any_writes_at_the_same_time() {
    let config = ProptestConfig {
        cases: 16,
        max_shrink_iters: 40,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20_261_122),
        ..ProptestConfig::default()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let tasks = prop::collection::vec(prop::collection::vec(writes(), 4..12), 1..5);
    let outcome = TestRunner::new(config).run(&tasks, |tasks| {
        runtime.block_on(interleave(tasks));
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{error}"));
}

#[tokio::test]
async fn a_truncate_which_no_counter_would_notice_is_refused() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let tenants = tenants(&app).await;
    let beside = app.database.connect().await;
    for table in ["phone_numbers", "ai_agents", "call_logs", "orders", "users"] {
        let error = sea_orm::ConnectionTrait::execute_unprepared(&beside, &format!("TRUNCATE {table} CASCADE")).await.unwrap_err();
        assert!(error.to_string().contains("TRUNCATE would leave the counters of"), "{table}: {error}");
    }
    assert!(app.database.number("SELECT COUNT(*) FROM call_logs").await > 0);
    assert_kept_equals_counted(&app, &tenants).await;
}
