//! Rows that come at the same time are inserted by one statement, whoever's they are.
//!
//! Most of what PostgreSQL does for a row it does once for each statement and each commit: starting plans, running triggers, writing the
//! log to the disk. So while some inserts are under way, those that come meanwhile wait, and go together. One that comes alone goes at
//! once.
//!
//! Tenants share the statement, and nothing else: each row was stamped by its tenant's guard before it came here, and is found again by
//! tenant and id. If the database refuses a statement of several, each row is inserted alone and hears what is wrong with itself; as long as
//! that takes, further rows of these tenants go alone too. So a tenant whose rows wait for a lock does not hold up the others.

use std::{
    collections::{HashMap, VecDeque, hash_map::Entry},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use entity::{Columns, ReadInPart, TenantOwned, event};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, Iterable,
    ModelTrait, QueryResult, QueryTrait, Value,
    prelude::Uuid,
    sea_query::{Asterisk, CommonTableExpression, Expr, InsertStatement, OnConflict, Query, SelectStatement, WithClause},
};
use tokio::sync::{Semaphore, oneshot};

use super::Db;
use crate::error::{Error, Result};

/// How many statements are under way at once. Fewer write more rows each; more make use of more processors.
const AT_ONCE: usize = 3;
/// The most rows of one statement.
const MOST: usize = 16;

type Entity<A> = <A as ActiveModelTrait>::Entity;
type Column<A> = <Entity<A> as EntityTrait>::Column;
type Model<A> = <Entity<A> as EntityTrait>::Model;
type Answer<A> = Result<Option<Model<A>>>;

/// The rows of one table that wait to be inserted, each with an event that tells of it.
pub struct Batches<A: ActiveModelTrait> {
    key: Column<A>,
    created_at: Column<A>,
    kind: event::Kind,
    queue: Mutex<Queue<A>>,
    turns: Semaphore,
}

struct Queue<A: ActiveModelTrait> {
    waiting: VecDeque<Waiting<A>>,
    /// How many rows of which tenants are being inserted alone.
    alone: HashMap<Uuid, usize>,
}

struct Waiting<A: ActiveModelTrait> {
    tenant: Uuid,
    key: String,
    row: A,
    answer: oneshot::Sender<Answer<A>>,
}

impl<A> Batches<A>
where
    A: ActiveModelTrait<Entity: TenantOwned + ReadInPart> + ActiveModelBehavior + Send + Sync + 'static,
    Model<A>: IntoActiveModel<A> + Send,
{
    /// For a table whose column `key`, a text, is a unique index together with the tenant's. `kind` is what the events say. All rows
    /// must set the same columns: one that is set in some rows only is NULL in the others.
    pub fn new(key: Column<A>, created_at: Column<A>, kind: event::Kind) -> Arc<Self> {
        let queue = Mutex::new(Queue { waiting: VecDeque::new(), alone: HashMap::new() });
        Arc::new(Self { key, created_at, kind, queue, turns: Semaphore::new(AT_ONCE) })
    }

    /// Inserts a row that a tenant's guard has stamped, and its event. `None` if the tenant has a row of the same key.
    ///
    /// The statement runs in a task of its own: who gives up waiting takes nothing from the others.
    pub(super) async fn insert(self: &Arc<Self>, db: &Db, row: A) -> Answer<A> {
        let (Some(Value::Uuid(Some(tenant))), Some(Value::String(Some(key)))) =
            (row.get(Entity::<A>::TENANT).into_value(), row.get(self.key).into_value())
        else {
            return Err(Error::internal("a row without a tenant or a key"));
        };
        let (answer, answered) = oneshot::channel();
        self.place(db, Waiting { tenant, key, row, answer });
        answered.await.map_err(Error::internal)?
    }

    fn place(self: &Arc<Self>, db: &Db, waiting: Waiting<A>) {
        let mut queue = self.queue();
        if queue.alone.contains_key(&waiting.tenant) {
            tokio::spawn(Arc::clone(self).write_alone(db.clone(), waiting));
        } else {
            queue.waiting.push_back(waiting);
            // One task for each row, and each takes at least one that waits: none is left.
            tokio::spawn(Arc::clone(self).write_next(db.clone()));
        }
    }

    async fn write_next(self: Arc<Self>, db: Db) {
        let Ok(_turn) = self.turns.acquire().await else { return };
        let batch = self.next();
        if batch.is_empty() {
            return;
        }
        match Box::pin(self.insert_all(&db, &batch)).await {
            // One of them is to blame, and the others are not to suffer for it.
            Err(error) if batch.len() > 1 && was_asked(&error) => {
                for waiting in batch {
                    tokio::spawn(Arc::clone(&self).write_alone(db.clone(), waiting));
                }
            }
            inserted => answer(batch, inserted),
        }
    }

    async fn write_alone(self: Arc<Self>, db: Db, waiting: Waiting<A>) {
        let tenant = waiting.tenant;
        *self.queue().alone.entry(tenant).or_default() += 1;
        let waiting = [waiting];
        let inserted = Box::pin(self.insert_all(&db, &waiting)).await;
        answer(waiting, inserted);
        if let Entry::Occupied(mut rows) = self.queue().alone.entry(tenant) {
            *rows.get_mut() -= 1;
            if *rows.get() == 0 {
                rows.remove();
            }
        }
    }

    /// Those that wait longest, as many as a power of two, so that there are few statements to prepare; who gave up does not count. In the
    /// order of the unique index: two statements with the same keys would each wait for the other otherwise.
    fn next(&self) -> Vec<Waiting<A>> {
        let mut queue = self.queue();
        queue.waiting.retain(|waiting| !waiting.answer.is_closed());
        let number = queue.waiting.len().min(MOST).checked_ilog2().map_or(0, |power| 1 << power);
        let mut batch: Vec<_> = queue.waiting.drain(..number).collect();
        drop(queue);
        batch.sort_unstable_by(|one, other| (one.tenant, &one.key).cmp(&(other.tenant, &other.key)));
        batch
    }

    /// The rows that the database took, in any order.
    async fn insert_all(&self, db: &Db, batch: &[Waiting<A>]) -> Result<Vec<Model<A>>> {
        let conflict = OnConflict::columns([Entity::<A>::TENANT, self.key]).do_nothing().to_owned();
        let rows = batch.iter().map(|waiting| waiting.row.clone());
        let mut insert = Entity::<A>::insert_many(rows).on_conflict(conflict).into_query();
        insert.returning(Query::returning().columns(Column::<A>::iter()));
        if db.is_sqlite() { self.insert_in_a_transaction(db, insert).await } else { self.insert_in_a_statement(db, insert).await }
    }

    async fn insert_in_a_statement(&self, db: &Db, insert: InsertStatement) -> Result<Vec<Model<A>>> {
        const INSERTED: &str = "inserted";

        let named = |name: &'static str, query: InsertStatement| CommonTableExpression::new().table_name(name).query(query).to_owned();
        let tell = self.tell(Query::select().from(INSERTED).take())?;
        let with = WithClause::new().cte(named(INSERTED, insert)).cte(named("told", tell)).to_owned();
        let rows = db.rows(&with.query(Query::select().column(Asterisk).from(INSERTED).take())).await?;
        db.signal.committed();
        models::<A>(&rows)
    }

    /// For SQLite, which has no statement that writes two tables, and no round trips.
    async fn insert_in_a_transaction(&self, db: &Db, insert: InsertStatement) -> Result<Vec<Model<A>>> {
        let transaction = db.begin().await?;
        let inserted = models::<A>(&Box::pin(transaction.tx.query_all(&insert)).await?)?;
        if !inserted.is_empty() {
            let this = |row: &Model<A>| [Entity::<A>::TENANT, Entity::<A>::ID].map(|column| column.eq(row.get(column)));
            let these = inserted.iter().map(|row| this(row).into_iter().fold(Condition::all(), Condition::add));
            let these = these.fold(Condition::any(), Condition::add);
            let tell = self.tell(Query::select().from(Entity::<A>::default()).cond_where(these).take())?;
            Box::pin(transaction.tx.execute(&tell)).await?;
        }
        transaction.commit().await?;
        Ok(inserted)
    }

    /// The statement that writes an event for each of these rows.
    fn tell(&self, mut rows: SelectStatement) -> Result<InsertStatement> {
        use event::Column::{ChangedFields, CreatedAt, EntityId, Kind, UserId};

        rows.exprs([Expr::val(self.kind), Expr::val("")]).columns([Entity::<A>::TENANT, Entity::<A>::ID, self.created_at]);
        let mut tell = Query::insert().into_table(event::Entity).columns([Kind, ChangedFields, UserId, EntityId, CreatedAt]).take();
        Ok(tell.select_from(rows).map_err(Error::internal)?.take())
    }

    fn queue(&self) -> MutexGuard<'_, Queue<A>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether the database was asked; not if there was no connection to ask it.
fn was_asked(error: &Error) -> bool {
    !matches!(error, Error::Unavailable(cause) if matches!(**cause, DbErr::ConnectionAcquire(_) | DbErr::Conn(_)))
}

fn models<A: ActiveModelTrait<Entity: ReadInPart>>(rows: &[QueryResult]) -> Result<Vec<Model<A>>> {
    let columns = Columns::<Entity<A>>::all();
    Ok(rows.iter().map(|row| columns.read(row, 0)).collect::<Result<_, _>>()?)
}

/// Tells each of them what became of its row. Nobody may be there any more to hear it.
fn answer<A: ActiveModelTrait<Entity: TenantOwned + ReadInPart>>(
    batch: impl IntoIterator<Item = Waiting<A>>,
    inserted: Result<Vec<Model<A>>>,
) {
    let key = [Entity::<A>::TENANT, Entity::<A>::ID];
    match inserted {
        Ok(mut inserted) => {
            for Waiting { row, answer, .. } in batch {
                let mine = key.map(|column| row.get(column).into_value());
                let place = inserted.iter().position(|inserted| key.map(|column| Some(inserted.get(column))) == mine);
                let _ = answer.send(Ok(place.map(|place| inserted.swap_remove(place))));
            }
        }
        Err(error) => {
            for Waiting { answer, .. } in batch {
                let _ = answer.send(Err(error.clone()));
            }
        }
    }
}
