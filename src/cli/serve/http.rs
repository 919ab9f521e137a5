//! The page's server: what is asked for under which path, and who may ask.
//!
//! Only this machine reaches it, and on it only who knows the key in its address: each path begins with it. A page of another site
//! that guesses the port is refused by the name it asks for (`Host`), and could not read an answer.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};

use busyhour::document::text::SOURCE_BYTES;

use super::page;
use super::session::{Answer, Session};
use crate::cli::signals;

/// Bytes of a question: two versions of the largest scenario, each byte of it written as two in JSON, and as much for their quotes.
const MOST_BYTES: usize = 8 * SOURCE_BYTES;
/// How often it is looked whether somebody asks to stop.
const LOOK: Duration = Duration::from_millis(100);
/// Nothing but the server's own files, and no page around this one.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A key that nobody guesses: 128 bits of what the system seeds its tables with.
pub fn key() -> String {
    let part = || RandomState::new().build_hasher().finish();
    format!("{:016x}{:016x}", part(), part())
}

/// Answers until somebody asks to stop.
///
/// # Errors
/// The system does not let us.
pub fn serve(listener: TcpListener, port: u16, key: &str, session: Arc<Session>) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let router = router(port, key, session);
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, router).with_graceful_shutdown(asked()).await
    })
}

async fn asked() {
    while signals::asked().is_none() {
        tokio::time::sleep(LOOK).await;
    }
}

/// All that can be asked for.
fn router(port: u16, key: &str, session: Arc<Session>) -> Router {
    let at = |path: &str| format!("/{key}/{path}");
    let mut router = Router::new()
        .route(&at(""), get(|| async { Html(page::HTML) }))
        .route(&at("report.html"), get(report))
        .route(&at("api/state"), get(async |State(session)| answer(session, Session::state, String::new()).await))
        .route(&at("api/read"), post(async |State(session), body| answer(session, Session::read, body).await))
        .route(&at("api/run"), post(async |State(session), body| answer(session, Session::run, body).await))
        .route(&at("api/compare"), post(async |State(session), body| answer(session, Session::compare, body).await))
        .route(&at("api/save"), post(async |State(session), body| answer(session, Session::save, body).await));
    for (name, kind, text) in page::FILES {
        router = router.route(&at(name), get(async move || ([(header::CONTENT_TYPE, *kind)], *text)));
    }
    router
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(middleware::from_fn(move |request: Request, next: Next| guarded(port, request, next)))
        .with_state(session)
}

/// Refuses who asks for another host than this machine, and tells browsers what they may do with answers.
async fn guarded(port: u16, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let ours = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let mut response = match host {
        Some(host) if ours.iter().any(|known| known == host) => next.run(request).await,
        _ => (StatusCode::MISDIRECTED_REQUEST, "this page is for this machine alone").into_response(),
    };
    let headers = response.headers_mut();
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(HeaderValue::from_static(POLICY));
    for (name, value) in [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// The report of what was simulated last, which says within it what it may do.
async fn report(State(session): State<Arc<Session>>) -> Response {
    let made = tokio::task::spawn_blocking(move || session.report()).await;
    match made {
        Ok(Some(Ok(page))) => {
            ([(header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'")], Html(page)).into_response()
        }
        Ok(None) => (StatusCode::NOT_FOUND, "nothing was simulated yet").into_response(),
        Ok(Some(Err(why))) => (StatusCode::INTERNAL_SERVER_ERROR, why).into_response(),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "a fault of the program").into_response(),
    }
}

/// Lets the session answer on a thread of its own: it may simulate for a while.
async fn answer(session: Arc<Session>, how: fn(&Session, &str) -> Answer, body: String) -> Response {
    let answer = tokio::task::spawn_blocking(move || how(&session, &body)).await;
    let (status, json) = match answer {
        Ok(Answer::Known(json)) => (StatusCode::OK, json),
        Ok(Answer::Refused(json)) => (StatusCode::UNPROCESSABLE_ENTITY, json),
        Ok(Answer::Superseded) => (StatusCode::CONFLICT, serde_json::json!({ "superseded": true })),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, serde_json::json!({ "problems": ["a fault of the program"] })),
    };
    (status, [(header::CONTENT_TYPE, "application/json")], json.to_string()).into_response()
}
