//! The guard itself, beneath the API: whatever a rule asks of it, it stays inside the tenant.

use api::db::TenantDb;
use entity::{CallLogId, Columns, TenantOwned, agent_phone_mapping, ai_agent, call_log, event, order, phone_number, user};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, IdentityOf, IntoActiveModel, RelationDef, RelationTrait, Set,
    sea_query::{Expr, ExprTrait},
};

use super::world::{literal, neighbours, uuid};
use crate::support::TestApp;

/// The first row of a table, and all its columns set, to be written again.
async fn row<A, E>(tenant: &TenantDb) -> A
where
    E: TenantOwned,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
{
    tenant.find::<E>().one().await.unwrap().unwrap().into_active_model().reset_all()
}

#[tokio::test]
async fn a_guard_is_its_tenants() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    for tenant in [acme, bela] {
        let guard = app.guard(&tenant.caller);
        assert_eq!(guard.tenant(), tenant.user);
        assert_eq!(guard.begin().await.unwrap().tenant(), tenant.user);
    }
}

#[tokio::test]
async fn what_is_written_with_its_event_is_the_tenants_and_so_is_the_event() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let guard = app.guard(&acme.caller);
    let events = async || guard.find::<event::Entity>().count().await.unwrap();
    let (before, of_bela) = (events().await, app.guard(&bela.caller).find::<event::Entity>().count().await.unwrap());
    let mut foreign: call_log::ActiveModel = row(&app.guard(&bela.caller)).await;
    foreign.id = Set(CallLogId::generate());
    foreign.call_id = Set("told".into());
    (foreign.agent_id, foreign.phone_number_id) = (Set(None), Set(None));

    let written = guard.insert_and_tell(app.app.new_calls(), foreign.clone()).await.unwrap().unwrap();
    assert_eq!((written.user_id, events().await), (acme.user, before + 1));
    // Taken: nothing is written, and nothing told.
    assert_eq!(guard.insert_and_tell(app.app.new_calls(), foreign).await.unwrap(), None);
    assert_eq!(events().await, before + 1);
    assert_eq!(app.guard(&bela.caller).find::<event::Entity>().count().await.unwrap(), of_bela);
}

#[tokio::test]
async fn no_condition_leads_out_of_the_tenant() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let guard = app.guard(&acme.caller);
    let tx = guard.begin().await.unwrap();
    let anything = || Condition::any().add(Expr::val(1).eq(1)).add(order::Column::UserId.eq(bela.user.0));

    for find in [&|| guard.find::<order::Entity>(), &|| tx.find::<order::Entity>()] as [&dyn Fn() -> _; 2] {
        let found = || find().filter(anything());
        let count = found().count().await.unwrap();
        let rows = found().all().await.unwrap();
        assert!(rows.iter().all(|row| row.user_id == acme.user), "{rows:?}");
        assert_eq!((rows.len(), count), (2, 2));
        assert_eq!(found().filter(order::Column::UserId.eq(bela.user.0)).one().await.unwrap(), None);
    }
    // A user is a tenant: of all accounts it sees its own.
    let accounts = guard.find::<user::Entity>().all().await.unwrap();
    assert_eq!(accounts.iter().map(|account| account.id).collect::<Vec<_>>(), [acme.user]);
}

#[tokio::test]
async fn an_insert_is_stamped_whatever_the_row_says() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;
    let mine = acme.rows(&app).await.len();
    let mut forged: Vec<order::ActiveModel> = Vec::new();
    for _ in 0..4 {
        let mut order: order::ActiveModel = row(&app.guard(&bela.caller)).await;
        order.id = Set(entity::OrderId::generate());
        order.call_id = Set(None);
        forged.push(order);
    }
    assert!(forged.iter().all(|order| order.user_id == Set(bela.user)));

    let tx = app.guard(&acme.caller).begin().await.unwrap();
    let inserted = tx.insert(forged.pop().unwrap()).await.unwrap();
    let taken = tx.insert_unless_taken(forged.pop().unwrap()).await.unwrap().unwrap();
    let many = tx.insert_many(forged).await.unwrap();
    tx.commit().await.unwrap();

    assert_eq!((inserted.user_id, taken.user_id, many), (acme.user, acme.user, 2));
    assert_eq!(bela.rows(&app).await, before);
    assert!(acme.rows(&app).await.len() >= mine + 4);
}

#[tokio::test]
async fn an_update_reaches_none_but_ones_own_rows() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;
    let mut theirs: order::ActiveModel = row(&app.guard(&bela.caller)).await;
    theirs.details = Set("forged".into());

    let tx = app.guard(&acme.caller).begin().await.unwrap();
    assert_eq!(tx.update(theirs).await.unwrap(), None);
    let set = || [(order::Column::Details, Expr::val("changed"))];
    let anything = || Condition::any().add(Expr::val(1).eq(1)).add(order::Column::UserId.eq(bela.user.0));
    assert_eq!(tx.update_where::<order::Entity>(set(), anything()).await.unwrap(), 2);
    assert_eq!(tx.update_where::<order::Entity>(set(), order::Column::UserId.eq(bela.user.0)).await.unwrap(), 0);
    tx.commit().await.unwrap();

    assert_eq!(bela.rows(&app).await, before);
}

/// An event's key is the log's order, without the tenant, so here nothing but the guard keeps tenants apart.
#[tokio::test]
async fn an_update_by_a_key_without_the_tenant_stays_inside_it() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;
    let mut theirs: event::ActiveModel = row(&app.guard(&bela.caller)).await;
    theirs.changed_fields = Set("forged".into());
    let mut mine: event::ActiveModel = row(&app.guard(&acme.caller)).await;
    mine.user_id = Set(bela.user);

    let tx = app.guard(&acme.caller).begin().await.unwrap();
    assert_eq!(tx.update(theirs).await.unwrap(), None);
    assert_eq!(tx.update(mine).await.unwrap().unwrap().user_id, acme.user);
    tx.commit().await.unwrap();

    assert_eq!(bela.rows(&app).await, before);
}

#[tokio::test]
async fn a_deletion_reaches_none_but_ones_own_rows() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let before = bela.rows(&app).await;

    let tx = app.guard(&acme.caller).begin().await.unwrap();
    let theirs = agent_phone_mapping::Column::UserId.eq(bela.user.0);
    assert_eq!(tx.delete_where::<agent_phone_mapping::Entity>(theirs.clone()).await.unwrap(), 0);
    let anything = Condition::any().add(Expr::val(1).eq(1)).add(theirs);
    assert_eq!(tx.delete_where::<agent_phone_mapping::Entity>(anything).await.unwrap(), 3);
    tx.commit().await.unwrap();

    assert_eq!(bela.rows(&app).await, before);
}

/// Both have an agent of one id; only the neighbour's is not deleted.
#[tokio::test]
async fn a_neighbours_twin_does_not_match_in_place_of_ones_own() {
    let app = TestApp::start().await;
    let (acme, bela) = neighbours(&app).await;
    let twin = format!(
        "UPDATE ai_agents SET id = {} WHERE user_id = {} AND deleted_at IS NULL",
        literal(uuid(&acme.deleted_agent)),
        literal(bela.user.0)
    );
    let unlink = format!(
        "DELETE FROM agent_phone_mappings WHERE user_id = {0}; UPDATE call_logs SET agent_id = NULL WHERE user_id = {0}",
        literal(bela.user.0)
    );
    app.database.execute(&format!("{unlink}; {twin}")).await;

    let guard = app.guard(&acme.caller);
    let links = guard.find::<agent_phone_mapping::Entity>().filter(agent_phone_mapping::Column::AgentId.eq(uuid(&acme.deleted_agent)));
    assert_eq!(links.count().await.unwrap(), 1);
    let alive = ai_agent::Column::DeletedAt.is_null();
    let of_living = links.where_in::<ai_agent::Entity>(agent_phone_mapping::Column::AgentId, ai_agent::Column::Id, alive);
    assert_eq!(of_living.count().await.unwrap(), 0);
}

/// Every relation along which the API joins: its first columns are the tenant on both sides.
#[test]
fn every_relation_carries_the_tenant() {
    let relations: [RelationDef; 5] = [
        call_log::Relation::Agent.def(),
        call_log::Relation::PhoneNumber.def(),
        order::Relation::CallLog.def(),
        agent_phone_mapping::Relation::Agent.def(),
        agent_phone_mapping::Relation::PhoneNumber.def(),
    ];
    for relation in relations {
        let first = |identity: &sea_orm::Identity| identity.iter().next().unwrap().to_string();
        assert_eq!((first(&relation.from_col), first(&relation.to_col)), ("user_id".into(), "user_id".into()), "{relation:?}");
    }
}

#[tokio::test]
#[should_panic(expected = "a join follows a composite key")]
async fn a_join_without_the_tenant_is_refused() {
    let app = TestApp::start().await;
    let guard = app.guard(&app.tenant("acme").await);
    let mut relation = call_log::Relation::PhoneNumber.def();
    relation.from_col = IdentityOf::<call_log::Entity>::identity_of(call_log::Column::PhoneNumberId);
    guard.find::<call_log::Entity>().join::<phone_number::Entity>(None, relation, "alone", Columns::all());
}
