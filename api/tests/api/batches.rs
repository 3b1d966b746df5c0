//! Calls that are logged at the same time are written together, and nobody notices.

use std::pin::pin;

use api::{
    db::TenantDb,
    error::{Error, Result},
};
use entity::{
    CallLogId,
    call_log::{self, Direction, Status},
    event,
};
use futures_util::{future::join_all, poll};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, Set};

use crate::support::{TestApp, database::is_postgres};

fn call(app: &TestApp, call_id: &str) -> call_log::ActiveModel {
    let now = app.app.now();
    call_log::ActiveModel {
        user_id: NotSet,
        id: Set(CallLogId::generate()),
        call_id: Set(call_id.to_owned()),
        caller: Set("+919812345678".to_owned()),
        callee: Set(None),
        direction: Set(Direction::Inbound),
        status: Set(Status::Completed),
        duration_seconds: Set(60),
        started_at: Set(now),
        ended_at: Set(Some(now)),
        agent_id: Set(None),
        phone_number_id: Set(None),
        input_hash: Set(Vec::new()),
        search_text: Set(String::new()),
        created_at: Set(now),
        updated_at: Set(now),
    }
}

/// Inserts rows at the same time: all wait before the first is written.
async fn at_once(
    app: &TestApp,
    rows: impl IntoIterator<Item = (&TenantDb, call_log::ActiveModel)>,
) -> Vec<Result<Option<call_log::Model>>> {
    let batches = app.app.new_calls();
    join_all(rows.into_iter().map(|(tenant, row)| tenant.insert_and_tell(batches, row))).await
}

/// Why the row at this place was refused; all others must have been written.
fn refusal(inserted: &[Result<Option<call_log::Model>>], refused: usize) -> &Error {
    for (place, inserted) in inserted.iter().enumerate() {
        assert_eq!(matches!(inserted, Ok(Some(_))), place != refused, "{place}: {inserted:?}");
    }
    inserted[refused].as_ref().unwrap_err()
}

/// The ids of a tenant's calls, and the ids that its events tell of.
async fn written_and_told(tenant: &TenantDb) -> (Vec<String>, Vec<String>) {
    let calls = tenant.find::<call_log::Entity>().all().await.unwrap();
    let told = event::Column::Kind.eq(event::Kind::CallLogCreated);
    let events = tenant.find::<event::Entity>().filter(told).all().await.unwrap();
    let mut ids = [calls.iter().map(|call| call.id.0).collect::<Vec<_>>(), events.iter().map(|event| event.entity_id).collect()];
    for ids in &mut ids {
        ids.sort_unstable();
    }
    let [written, told] = ids.map(|ids| ids.iter().map(ToString::to_string).collect());
    (written, told)
}

#[tokio::test]
async fn calls_of_several_tenants_that_come_together_are_one_statement_and_each_tenants_own() {
    let app = TestApp::start().await;
    let tenants = [app.guard(&app.tenant("acme").await), app.guard(&app.tenant("bela").await)];
    let rows: Vec<_> = (0..8).map(|place| (&tenants[place % 2], call(&app, &format!("call-{place}")))).collect();
    let ids: Vec<_> = rows.iter().map(|(_, row)| row.id.clone().unwrap()).collect();

    let (inserted, statements) = app.statements_of(at_once(&app, rows)).await;

    // SQLite has no statement that writes both calls and events.
    assert_eq!(statements.len(), if is_postgres() { 1 } else { 2 }, "{}", statements.join("\n"));
    for (place, inserted) in inserted.into_iter().enumerate() {
        let inserted = inserted.unwrap().unwrap();
        let expected = (tenants[place % 2].tenant(), ids[place], format!("call-{place}"));
        assert_eq!((inserted.user_id, inserted.id, inserted.call_id), expected);
    }
    for (place, tenant) in tenants.iter().enumerate() {
        let mut mine: Vec<_> = ids.iter().skip(place).step_by(2).map(|id| id.0.to_string()).collect();
        mine.sort_unstable();
        assert_eq!(written_and_told(tenant).await, (mine.clone(), mine));
    }
}

#[tokio::test]
async fn of_very_many_calls_that_come_together_sixteen_are_one_statement_and_the_rest_are_powers_of_two() {
    let app = TestApp::start().await;
    let acme = app.guard(&app.tenant("acme").await);
    let rows: Vec<_> = (0..21).map(|place| (&acme, call(&app, &format!("call-{place}")))).collect();

    let (inserted, statements) = app.statements_of(at_once(&app, rows)).await;

    let rows_of = |statement: &String| statement.matches("), (").count() + 1;
    let inserts: Vec<_> = statements.iter().filter(|statement| statement.contains("INTO \"call_logs\"")).collect();
    let mut sizes: Vec<_> = inserts.into_iter().map(rows_of).collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 4, 16], "{}", statements.join("\n"));
    assert!(inserted.iter().all(|inserted| matches!(inserted, Ok(Some(_)))));
    let (written, told) = written_and_told(&acme).await;
    assert_eq!((written.len(), &written), (21, &told));
}

#[tokio::test]
async fn of_a_call_that_comes_twice_at_once_one_is_written_and_a_neighbours_call_of_the_same_id_is_another() {
    let app = TestApp::start().await;
    let (acme, bela) = (app.guard(&app.tenant("acme").await), app.guard(&app.tenant("bela").await));
    let rows = [&acme, &acme, &bela, &acme].map(|tenant| (tenant, call(&app, "same")));

    let inserted: Vec<_> = at_once(&app, rows).await.into_iter().map(Result::unwrap).collect();

    assert!(inserted[2].as_ref().is_some_and(|call| call.user_id == bela.tenant()));
    assert_eq!(inserted.iter().flatten().filter(|call| call.user_id == acme.tenant()).count(), 1);
    for tenant in [&acme, &bela] {
        let (written, told) = written_and_told(tenant).await;
        assert_eq!((written.len(), &written), (1, &told));
    }
}

#[tokio::test]
async fn a_call_that_the_database_refuses_takes_none_of_the_others_with_it() {
    let app = TestApp::start().await;
    let (acme, bela) = (app.guard(&app.tenant("acme").await), app.guard(&app.tenant("bela").await));
    let impossible = call_log::ActiveModel { duration_seconds: Set(-1), ..call(&app, "impossible") };
    let rows = [(&bela, call(&app, "one")), (&acme, impossible), (&bela, call(&app, "two")), (&acme, call(&app, "three"))];

    let inserted = at_once(&app, rows).await;

    assert!(matches!(refusal(&inserted, 1), Error::Internal(_)));
    for (tenant, number) in [(&acme, 1), (&bela, 2)] {
        let (written, told) = written_and_told(tenant).await;
        assert_eq!((written.len(), &written), (number, &told));
    }
}

#[tokio::test]
async fn a_call_that_waits_for_a_lock_in_vain_takes_none_of_the_others_with_it() {
    // Whoever writes locks all of SQLite.
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let (acme, bela) = (app.guard(&app.tenant("acme").await), app.guard(&app.tenant("bela").await));
    let by_hand = acme.begin().await.unwrap();
    by_hand.insert(call(&app, "by hand")).await.unwrap();
    let rows = [(&bela, call(&app, "one")), (&acme, call(&app, "by hand")), (&bela, call(&app, "two")), (&bela, call(&app, "three"))];

    let inserted = at_once(&app, rows).await;

    assert!(matches!(refusal(&inserted, 1), Error::Timeout));
    drop(by_hand);
    assert_eq!(written_and_told(&bela).await.0.len(), 3);
    assert_eq!(written_and_told(&acme).await.0.len(), 0);
}

#[tokio::test]
async fn as_long_as_a_tenants_call_waits_for_a_lock_the_others_are_not_held_up_by_its_next_ones() {
    if !is_postgres() {
        return;
    }
    let app = TestApp::start().await;
    let (acme, bela) = (app.guard(&app.tenant("acme").await), app.guard(&app.tenant("bela").await));
    let by_hand = acme.begin().await.unwrap();
    by_hand.insert(call(&app, "by hand")).await.unwrap();
    let together = at_once(&app, [(&acme, call(&app, "by hand")), (&bela, call(&app, "with it"))]);
    let mut together = pin!(together);
    // The statement of both waits for two seconds; then each is written alone, and the neighbour's is there.
    while written_and_told(&bela).await.0.is_empty() {
        assert!(poll!(&mut together).is_pending());
    }

    let mut next = pin!(at_once(&app, [(&acme, call(&app, "by hand")), (&bela, call(&app, "after it"))]));
    while written_and_told(&bela).await.0.len() < 2 {
        assert!(poll!(&mut together).is_pending(), "the neighbour waited as long as the one whose call is locked");
        assert!(poll!(&mut next).is_pending());
    }
    for inserted in [together.await, next.await] {
        assert!(matches!(refusal(&inserted, 0), Error::Timeout));
    }
}

#[tokio::test]
async fn who_gives_up_takes_nothing_from_those_who_wait() {
    let app = TestApp::start().await;
    let (acme, bela) = (app.guard(&app.tenant("acme").await), app.guard(&app.tenant("bela").await));
    let batches = app.app.new_calls();
    let mut kept = pin!(bela.insert_and_tell(batches, call(&app, "kept")));
    {
        let mut given_up = pin!(acme.insert_and_tell(batches, call(&app, "given up")));
        assert!(poll!(&mut given_up).is_pending());
        assert!(poll!(&mut kept).is_pending());
    }
    assert!(kept.await.unwrap().is_some());
    assert_eq!(written_and_told(&bela).await.0.len(), 1);
    assert_eq!(written_and_told(&acme).await.0.len(), 0, "given up before it was written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_that_log_the_same_calls_in_another_order_never_wait_for_each_other() {
    let app = TestApp::start().await;
    let acme = app.tenant("acme").await;
    let servers = [app.another().await, app.another().await];
    for round in 0..100 {
        let of = async |server: &TestApp, backwards: bool| {
            let tenant = server.guard(&acme);
            let calls = (0..16).map(|place| call(&app, &format!("call-{round}-{}", if backwards { 15 - place } else { place })));
            at_once(server, calls.map(|row| (&tenant, row))).await.into_iter().filter_map(Result::unwrap).count()
        };
        let [one, other] = &servers;
        let (one, other) = tokio::join!(of(one, false), of(other, true));
        assert_eq!(one + other, 16, "each call is written once");
    }
}
