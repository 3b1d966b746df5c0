//! The log, and traces where they are wanted.

use std::{io::IsTerminal, time::Duration};

use axum::http::HeaderMap;
use opentelemetry::{
    propagation::{Extractor, TextMapPropagator},
    trace::TracerProvider,
};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use tracing::Span;
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{EnvFilter, Layer, filter::LevelFilter, fmt, layer::SubscriberExt, util::SubscriberInitExt};

use crate::config::LogFormat;

/// What is logged. A level is for the server's own messages; libraries, of which some write what passes through them when they are asked
/// for every detail, say no more than `info` unless one is named.
pub fn filter(directives: &str) -> EnvFilter {
    let discreet = |directive: &str| match directive.trim().parse::<LevelFilter>() {
        Ok(level) if level > LevelFilter::INFO => format!("info,api={level}"),
        _ => directive.to_owned(),
    };
    EnvFilter::new(directives.split(',').map(discreet).collect::<Vec<_>>().join(","))
}

/// How long the end of the process waits for the collector.
const LAST_TRACES: Duration = Duration::from_secs(1);

/// What was begun, and has to be ended so that nothing of it is lost.
pub struct Telemetry(Option<SdkTracerProvider>);

/// Starts logging to standard error, and sending traces to a collector if there is one.
pub fn start(format: LogFormat, directives: &str, collector: Option<&str>) -> Result<Telemetry, String> {
    let log = fmt::layer().with_writer(std::io::stderr);
    let log = match format {
        // Colours are for a screen; in a file they are noise.
        LogFormat::Text => log.with_target(false).with_ansi(std::io::stderr().is_terminal()).boxed(),
        LogFormat::Json => log.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed(),
    };
    let provider = collector.map(provider).transpose()?;
    let traces = provider.as_ref().map(|provider| tracing_opentelemetry::layer().with_tracer(provider.tracer("api")));
    // One filter before both: what is not logged is not traced either.
    tracing_subscriber::registry().with(filter(directives)).with(log).with(traces).init();
    Ok(Telemetry(provider))
}

fn provider(collector: &str) -> Result<SdkTracerProvider, String> {
    let endpoint = format!("{}/v1/traces", collector.trim_end_matches('/'));
    let exporter = SpanExporter::builder().with_http().with_protocol(Protocol::HttpBinary).with_endpoint(endpoint).build();
    let exporter = exporter.map_err(|error| format!("OTEL_EXPORTER_OTLP_ENDPOINT: traces can't be sent: {error}."))?;
    let resource = Resource::builder_empty().with_service_name("ai-calling-api").build();
    Ok(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build())
}

impl Telemetry {
    /// Sends what has not been sent yet, unless the collector does not take it.
    pub fn end(self) {
        if let Some(Err(error)) = self.0.map(|provider| provider.shutdown_with_timeout(LAST_TRACES)) {
            tracing::warn!(%error, "the last traces were not sent");
        }
    }
}

/// Makes a span part of the trace that a request says it belongs to ([W3C Trace Context](https://www.w3.org/TR/trace-context/)).
pub fn continue_trace(span: &Span, headers: &HeaderMap) {
    if headers.contains_key("traceparent") && span.set_parent(TraceContextPropagator::new().extract(&Headers(headers))).is_err() {
        tracing::trace!("nobody collects traces");
    }
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(axum::http::HeaderName::as_str).collect()
    }
}
