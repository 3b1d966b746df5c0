//! Subscriptions: what happens, told as it happens.

mod connections;
mod resuming;
mod servers;
mod slow;

use serde_json::Value;

use crate::support::events::Events;

const CALLS: &str = "subscription($callId: String, $after: String) { callLogChanged(callId: $callId, after: $after) {
    cursor kind callLog { callId status agent { name } } } }";
const ORDERS: &str = "subscription($after: String) { orderChanged(after: $after) { cursor kind order { id customerName deletedAt } } }";
const STATS: &str = "subscription { dashboardStatsChanged { connectedPhoneNumbers activeAgents totalCalls totalOrders } }";

/// The next event of calls: its cursor, and what happened to which call.
async fn call(events: &mut Events) -> (String, String) {
    let event = events.data().await["callLogChanged"].take();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let told = format!("{} {} {}", text(&event["kind"]), text(&event["callLog"]["callId"]), text(&event["callLog"]["status"]));
    (text(&event["cursor"]), told)
}
