//! Logging calls, and following how they go.

use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    AgentId, CallLogId, PhoneNumberId, ai_agent,
    call_log::{self, Column, Direction, Status},
    event::Kind,
    phone_number,
};
use sea_orm::{ActiveValue::NotSet, ColumnTrait, Condition, IntoActiveModel, Set};
use serde::Serialize;

use super::{CALL_ID, CallLog, LONGEST};
use crate::{
    app::App,
    db::{Batches, Scoped, TenantDb},
    error::{Error, Flaw, Problems, Result, UserErrorCode},
    events, idempotency, ids,
    values::{Contact, Patch, Region, Search, Text, set},
};

/// A call to log, as it was sent.
#[derive(Clone, Debug)]
pub struct NewCall {
    /// The telephony provider's id: also what makes asking again safe.
    pub call_id: String,
    /// Who called.
    pub caller: String,
    /// Who was called.
    pub callee: Option<String>,
    /// Which side started it.
    pub direction: Direction,
    /// Where it stands.
    pub status: Status,
    /// Seconds from answer to end.
    pub duration_seconds: i32,
    /// When it began; now less the duration if left out.
    pub started_at: Option<DateTime<Utc>>,
    /// The agent that took it.
    pub agent_id: Option<String>,
    /// The tenant's number.
    pub phone_number_id: Option<String>,
}

/// A [`NewCall`] whose every field passed its check. Its fingerprint tells a repeated request from another call with the same id.
#[derive(Serialize)]
struct Parsed {
    call_id: String,
    caller: String,
    callee: Option<String>,
    direction: String,
    status: String,
    duration_seconds: i32,
    started_at: Option<i64>,
    agent: Option<String>,
    phone_number: Option<String>,
}

/// What writes the calls that are logged at the same time.
pub fn batches() -> Arc<Batches<call_log::ActiveModel>> {
    Batches::new(Column::CallId, Column::CreatedAt, Kind::CallLogCreated)
}

/// Logs a call. The same input again returns the call as it is now; another call with this id is `TAKEN`.
///
/// What it refers to is looked up before, in a statement of its own: an agent that is deleted in between has taken the call.
pub async fn log(app: &App, tenant: &TenantDb, region: Region, input: NewCall) -> Result<CallLog> {
    let now = app.now();
    let mut problems = Problems::default();
    let agent = problems.take("agentId", input.agent_id.as_deref().map(ids::parse::<AgentId>).transpose()).flatten();
    let number = problems.take("phoneNumberId", input.phone_number_id.as_deref().map(ids::parse::<PhoneNumberId>).transpose()).flatten();
    let parsed = parse(&mut problems, &input, region, now, agent, number);
    let parsed = parsed.filter(|_| problems.is_empty());
    // Looked up in any case, so that all that is wrong is told at once.
    check_references(tenant.find(), tenant.find(), agent, number, &mut problems).await?;
    let Some(parsed) = parsed else {
        problems.check()?;
        return Err(Error::internal("a value that passed its check is missing"));
    };
    let input_hash = idempotency::fingerprint(&parsed)?;
    if let Err(refusal) = problems.check() {
        // What it refers to may have been deleted since this very call was logged.
        return already_logged(tenant, &parsed.call_id, &input_hash).await?.ok_or(refusal);
    }
    let lasted = TimeDelta::seconds(input.duration_seconds.into());
    let started_at = input.started_at.unwrap_or(now - lasted);
    let id = CallLogId::generate();
    let row = call_log::ActiveModel {
        user_id: NotSet,
        id: Set(id),
        search_text: Set(search_text(&parsed.caller, parsed.callee.as_deref(), &parsed.call_id)),
        call_id: Set(parsed.call_id.clone()),
        caller: Set(parsed.caller),
        callee: Set(parsed.callee),
        direction: Set(input.direction),
        status: Set(input.status),
        duration_seconds: Set(input.duration_seconds),
        started_at: Set(started_at),
        ended_at: Set(input.status.is_final().then_some(started_at + lasted)),
        agent_id: Set(agent),
        phone_number_id: Set(number),
        input_hash: Set(input_hash.clone()),
        created_at: Set(now),
        updated_at: Set(now),
    };
    if let Some(row) = tenant.insert_and_tell(app.new_calls(), row).await? {
        return Ok(row.into());
    }
    let message = "Another call with this call id has been logged, with other values. Update that one, or send its own id.";
    let taken = || Error::invalid(&["input", "callId"], UserErrorCode::Taken, message);
    already_logged(tenant, &parsed.call_id, &input_hash).await?.ok_or_else(taken)
}

/// The call with this id, if the same input logged it.
async fn already_logged(tenant: &TenantDb, call_id: &str, input_hash: &[u8]) -> Result<Option<CallLog>> {
    let before = tenant.find::<call_log::Entity>().filter(Column::CallId.eq(call_id)).one().await?;
    Ok(before.filter(|before| before.input_hash == input_hash).map(CallLog::from))
}

fn parse(
    problems: &mut Problems,
    input: &NewCall,
    region: Region,
    now: DateTime<Utc>,
    agent: Option<AgentId>,
    number: Option<PhoneNumberId>,
) -> Option<Parsed> {
    let call_id = problems.take("callId", Text::<CALL_ID>::parse(&input.call_id));
    let caller = problems.take("caller", Contact::from_carrier(&input.caller, region));
    let callee = problems.take("callee", contact(input.callee.as_deref(), region));
    problems.take("durationSeconds", duration(input.duration_seconds));
    problems.take("startedAt", input.started_at.map_or(Ok(()), |moment| plausible(moment, now)));
    Some(Parsed {
        call_id: call_id?.into_string(),
        caller: caller?.into_string(),
        callee: callee?,
        direction: format!("{:?}", input.direction),
        status: format!("{:?}", input.status),
        duration_seconds: input.duration_seconds,
        started_at: input.started_at.map(|moment| moment.timestamp_millis()),
        agent: agent.map(|id| id.to_string()),
        phone_number: number.map(|id| id.to_string()),
    })
}

/// What to change of a call.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// Who was called.
    pub callee: Patch<String>,
    /// Where it stands.
    pub status: Patch<Status>,
    /// Seconds from answer to end.
    pub duration_seconds: Patch<i32>,
    /// When it ended.
    pub ended_at: Patch<DateTime<Utc>>,
    /// The agent that took it.
    pub agent_id: Patch<String>,
    /// The tenant's number.
    pub phone_number_id: Patch<String>,
}

/// Changes a call; only what is given, and differs, is written. A final status stays. A call that becomes final without a time of its
/// end ended now, or when its duration was over.
pub async fn update(app: &App, tenant: &TenantDb, region: Region, id: CallLogId, changes: Changes) -> Result<CallLog> {
    let now = app.now();
    let mut problems = Problems::default();
    let callee = changes.callee.optional("callee", &mut problems, |callee| contact(Some(&callee), region));
    let status = changes.status.required("status", &mut problems, Ok);
    let seconds = changes.duration_seconds.required("durationSeconds", &mut problems, duration);
    let ended_at = changes.ended_at.optional("endedAt", &mut problems, |moment| plausible(moment, now).map(|()| Some(moment)));
    let agent = changes.agent_id.optional("agentId", &mut problems, |id| ids::parse::<AgentId>(&id).map(Some));
    let number = changes.phone_number_id.optional("phoneNumberId", &mut problems, |id| ids::parse::<PhoneNumberId>(&id).map(Some));

    let tx = tenant.begin().await?;
    let present = tx.find::<call_log::Entity>().filter(Column::Id.eq(id.0)).lock().one().await?;
    check_references(tx.find(), tx.find(), agent.flatten(), number.flatten(), &mut problems).await?;
    match &present {
        None => problems.add_at(&["id"], UserErrorCode::NotFound, "There is no call log with this id."),
        Some(present) => {
            if present.status.is_final() && status.is_some_and(|status| status != present.status) {
                problems.add(
                    "status",
                    UserErrorCode::StateConflict,
                    "This call is over, and its status stays. Leave `status` out to change the rest.",
                );
            }
            let is_over = present.status.is_final() || status.is_some_and(Status::is_final);
            match ended_at {
                Some(Some(_)) if !is_over => {
                    problems.add(
                        "endedAt",
                        UserErrorCode::StateConflict,
                        "This call goes on. Give its final status with the time of its end.",
                    );
                }
                Some(None) if is_over => {
                    problems.add(
                        "endedAt",
                        UserErrorCode::StateConflict,
                        "This call is over, so it has an end. Give another time, or leave it out.",
                    );
                }
                Some(Some(ended_at)) if ended_at < present.started_at => {
                    problems.add("endedAt", UserErrorCode::OutOfRange, "A call can't end before it began. Give a later time.");
                }
                _ => {}
            }
        }
    }
    problems.check()?;
    let present = present.ok_or(Error::NotFound)?;

    let ends = status.is_some_and(Status::is_final) && !present.status.is_final();
    let ended_at = ended_at.or_else(|| {
        let lasted = seconds.unwrap_or(present.duration_seconds);
        let end = if lasted > 0 { present.started_at + TimeDelta::seconds(lasted.into()) } else { std::cmp::max(now, present.started_at) };
        ends.then_some(Some(end))
    });
    let mut changed = Vec::new();
    let mut row = present.clone().into_active_model();
    set(&mut row.callee, callee, "callee", &mut changed);
    set(&mut row.status, status, "status", &mut changed);
    set(&mut row.duration_seconds, seconds, "durationSeconds", &mut changed);
    set(&mut row.ended_at, ended_at, "endedAt", &mut changed);
    set(&mut row.agent_id, agent, "agent", &mut changed);
    set(&mut row.phone_number_id, number, "phoneNumber", &mut changed);
    if changed.is_empty() {
        return Ok(present.into());
    }
    if changed.contains(&"callee") {
        row.search_text = Set(search_text(&present.caller, row.callee.as_ref().as_deref(), &present.call_id));
    }
    row.updated_at = Set(now);
    let row = tx.update(row).await?.ok_or(Error::NotFound)?;
    events::record(&tx, Kind::CallLogUpdated, id.0, &changed, now).await?;
    tx.commit().await?;
    Ok(row.into())
}

/// Notes which of the two is not there, in one statement. A deleted one is not there.
async fn check_references(
    agents: Scoped<'_, ai_agent::Entity>,
    numbers: Scoped<'_, phone_number::Entity>,
    agent: Option<AgentId>,
    number: Option<PhoneNumberId>,
    problems: &mut Problems,
) -> Result<()> {
    if agent.is_none() && number.is_none() {
        return Ok(());
    }
    let agents =
        agents.filter(Condition::all().add(ai_agent::Column::Id.eq(agent.map(|id| id.0))).add(ai_agent::Column::DeletedAt.is_null()));
    let numbers = numbers
        .filter(Condition::all().add(phone_number::Column::Id.eq(number.map(|id| id.0))).add(phone_number::Column::DeletedAt.is_null()));
    let [agents, numbers] = agents.numbers([agents.count_expression(), numbers.count_expression()]).await?;
    if agent.is_some() && agents == 0 {
        problems.add("agentId", UserErrorCode::NotFound, "There is no agent with this id. It may have been deleted.");
    }
    if number.is_some() && numbers == 0 {
        problems.add("phoneNumberId", UserErrorCode::NotFound, "There is no phone number with this id. It may have been deleted.");
    }
    Ok(())
}

/// What search looks through.
pub(crate) fn search_text(caller: &str, callee: Option<&str>, call_id: &str) -> String {
    Search::haystack(&[Some(caller), callee, Some(call_id)])
}

fn contact(sent: Option<&str>, region: Region) -> Result<Option<String>, Flaw> {
    match sent.map(str::trim) {
        None | Some("") => Ok(None),
        Some(sent) => Contact::from_carrier(sent, region).map(|contact| Some(contact.into_string())),
    }
}

fn duration(seconds: i32) -> Result<i32, Flaw> {
    if (0..=LONGEST).contains(&seconds) {
        Ok(seconds)
    } else {
        Err(Flaw::new(UserErrorCode::OutOfRange, format!("A duration is from 0 to {LONGEST} seconds.")))
    }
}

/// Refuses times that are a mistake of units or of the year: before 2000, or more than a day ahead.
fn plausible(moment: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), Flaw> {
    let first = DateTime::from_timestamp(946_684_800, 0).unwrap_or_default();
    if (first..=now + TimeDelta::days(1)).contains(&moment) {
        Ok(())
    } else {
        Err(Flaw::new(
            UserErrorCode::OutOfRange,
            "This time is before the year 2000 or more than a day ahead. Check the year and the time zone.",
        ))
    }
}
