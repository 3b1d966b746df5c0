//! Requests that were made to hurt: each small to send, and dear to answer for a server that does not look first.
//!
//! Each must be refused before anything is executed. Where a limit is what refuses it, many stay just below the limits that come
//! before, so that it is this one that has to hold.

use serde_json::{Value, json};

/// A request that a server must refuse.
pub struct Hostile {
    /// What is hostile about it.
    pub name: &'static str,
    /// The document.
    pub document: String,
    /// The values of its variables: an object.
    pub variables: Value,
}

/// All of them.
pub fn requests() -> Vec<Hostile> {
    let without_variables = [fragments(), floods(), brackets(), texts(), introspection(), operations()].into_iter().flatten();
    let without_variables = without_variables.map(|(name, document)| Hostile { name, document, variables: json!({}) });
    without_variables.chain(values().into_iter().map(|(name, document, variables)| Hostile { name, document, variables })).collect()
}

/// `number` times what is made of each number.
fn times(number: usize, make: impl Fn(usize) -> String) -> String {
    (0..number).map(make).collect::<Vec<_>>().join(" ")
}

/// `open` and `close` around `inside`, so many times.
fn nested(levels: usize, open: &str, inside: &str, close: &str) -> String {
    open.repeat(levels) + inside + &close.repeat(levels)
}

/// The fragments of a bomb: each spreads the next one in `body`, where it is called `NEXT`.
fn bomb(levels: usize, on: &str, body: &str) -> String {
    let fragment = |level| format!("fragment F{level} on {on} {{ {} }}", body.replace("NEXT", &format!("F{}", level + 1)));
    format!("{} fragment F{levels} on {on} {{ id }}", times(levels, fragment))
}

fn fragments() -> Vec<(&'static str, String)> {
    let me = |fragments: String| format!("{{ me {{ ...F0 }} }} {fragments}");
    vec![
        ("a chain of fragments that doubles", me(bomb(45, "User", "...NEXT ...NEXT"))),
        ("a chain of fragments that multiplies by fifty", me(bomb(40, "User", &"...NEXT ".repeat(50)))),
        ("wide fragments, few levels deep", me(bomb(3, "User", &"...NEXT ".repeat(600)))),
        ("a chain that doubles through inline fragments", me(bomb(45, "User", "... { ...NEXT } ... on User { ...NEXT }"))),
        (
            "a chain that doubles on an interface",
            format!("{{ node(id: \"x\") {{ ...F0 }} }} {}", bomb(45, "Node", "... on Node { ...NEXT } ...NEXT")),
        ),
        (
            "a chain that doubles through links",
            format!("{{ agent(id: \"x\") {{ ...F0 }} }} {}", bomb(13, "Agent", "linkedPhones { linkedAgents { ...NEXT ...NEXT } }")),
        ),
        ("a chain that doubles and that nothing spreads", format!("{{ me {{ id }} }} {}", bomb(45, "User", "...NEXT ...NEXT"))),
        (
            "a chain that multiplies by ten and that nothing spreads",
            format!("{{ me {{ id }} }} {}", bomb(45, "User", &"...NEXT ".repeat(10))),
        ),
        ("a chain that doubles beneath a fragment of an unknown type", me(bomb(45, "Nothing", "...NEXT ...NEXT"))),
        ("a fragment that spreads itself", "{ me { ...A } } fragment A on User { id ...A }".into()),
        ("two fragments that spread each other", "{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }".into()),
        ("a circle of fifty fragments", me(times(50, |at| format!("fragment F{at} on User {{ id ...F{} }}", (at + 1) % 50)))),
        ("a circle through inline fragments", me("fragment F0 on User { ... { ... on User { ...F0 } } }".into())),
        ("a circle through links", "{ agents { nodes { ...A } } } fragment A on Agent { linkedPhones { linkedAgents { ...A } } }".into()),
        ("a circle that nothing spreads", "{ me { id } } fragment A on User { ...B } fragment B on User { ...A }".into()),
        ("a circle on an interface", "{ node(id: \"x\") { ...A } } fragment A on Node { ... on Agent { ...A } ...A }".into()),
        ("six hundred fragments", format!("{{ me {{ id }} }} {}", times(600, |at| format!("fragment F{at} on User {{ id }}")))),
        ("a fragment that is spread two thousand times", format!("{{ me {{ {} }} }} fragment F on User {{ id }}", "...F ".repeat(2_000))),
        ("spreads of two thousand fragments that are not there", format!("{{ me {{ {} }} }}", times(2_000, |at| format!("...F{at}")))),
        (
            "fifty fragments on types that are not there",
            format!("{{ me {{ id }} }} {}", times(50, |at| format!("fragment F{at} on T{at} {{ id }}"))),
        ),
    ]
}

fn floods() -> Vec<(&'static str, String)> {
    let aliases = |number| times(number, |at| format!("a{at}: id"));
    let skips = |number: usize| "@skip(if: false) ".repeat(number);
    vec![
        ("aliases", format!("{{ me {{ {} }} }}", aliases(1_600))),
        ("aliases of a root field", format!("{{ {} }}", times(800, |at| format!("a{at}: me {{ id }}")))),
        ("aliases within fragments", format!("{{ me {{ {} }} }} fragment F on User {{ {} }}", "...F ".repeat(30), aliases(40))),
        ("ten thousand times the same field", format!("{{ me {{ {} }} }}", "id ".repeat(10_000))),
        ("just below the limit of tokens, the same field", format!("{{ me {{ {} }} }}", "id ".repeat(4_990))),
        ("the same root field a thousand times", format!("{{ {} }}", "me { id } ".repeat(1_000))),
        ("the same root field within a fragment", format!("{{ {} }} fragment F on Query {{ me {{ id }} }}", "...F ".repeat(50))),
        ("ten thousand tokens", format!("{{ me {{ id }} }} {}", "@ ".repeat(10_000))),
        ("@skip five thousand times", format!("{{ me {{ id {} }} }}", skips(1_900))),
        ("@skip and @include on a field", format!("{{ me {{ id {} }} }}", "@skip(if: false) @include(if: true) ".repeat(340))),
        ("directives on an operation", format!("query {} {{ me {{ id }} }}", skips(600))),
        ("directives on variables", format!("query({}) {{ me {{ id }} }}", times(90, |at| format!("$v{at}: Int @a @b @c @d")))),
        ("directives on a fragment", format!("{{ me {{ ...F }} }} fragment F on User {} {{ id }}", skips(600))),
        ("directives on a spread", format!("{{ me {{ ...F {} }} }} fragment F on User {{ id }}", skips(600))),
        ("directives on an inline fragment", format!("{{ me {{ ... {} {{ id }} }} }}", skips(600))),
        ("directives that are not there", format!("{{ me {{ id {} }} }}", "@a ".repeat(2_400))),
        ("five thousand variables", format!("query({}) {{ me {{ id }} }}", times(2_900, |at| format!("$v{at}:Int")))),
        ("as many variables as there are tokens for", format!("query({}) {{ me {{ id }} }}", times(1_200, |at| format!("$v{at}:Int")))),
        ("a hundred variables that nothing uses", format!("query({}) {{ me {{ id }} }}", times(100, |at| format!("$v{at}: Int")))),
        ("a hundred variables of one name", format!("query({}) {{ agents(first: $v) {{ totalCount }} }}", "$v: Int ".repeat(100))),
        ("variables that are not defined", format!("{{ {} }}", times(20, |at| format!("a{at}: agents(first: $v{at}) {{ totalCount }}")))),
        ("fields that are not there", format!("{{ me {{ {} }} }}", times(1_900, |at| format!("f{at}")))),
        ("arguments that are not there", format!("{{ me({}) {{ id }} }}", times(1_600, |at| format!("a{at}: 1")))),
        ("the same argument again and again", format!("{{ agents({}) {{ totalCount }} }}", "first: 1 ".repeat(1_600))),
        ("fields that can't be merged", format!("{{ {} }}", times(20, |at| format!("agents(first: {}) {{ totalCount }}", at + 1)))),
    ]
}

fn brackets() -> Vec<(&'static str, String)> {
    let levels = "linkedPhones { linkedAgents { ";
    vec![
        ("thirty kilobytes of braces", "{".repeat(30_000)),
        ("thirty kilobytes of closing braces", "}".repeat(30_000)),
        ("selections that are never closed", "{a".repeat(2_490)),
        ("selections as deep as there are tokens for", nested(1_660, "{a", "{a}", "}")),
        ("inline fragments that are never closed", format!("{{{}", "...{".repeat(2_490))),
        ("inline fragments as deep as there are tokens for", format!("{{{}}}", nested(1_650, "...{", "id", "}"))),
        ("lists that are never closed", format!("{{ nodes(ids: {}", "[".repeat(900))),
        ("a list of lists, a thousand deep", format!("{{ nodes(ids: {}) {{ id }} }}", nested(995, "[", "", "]"))),
        ("an object of objects, a thousand deep", format!("{{ callLogs(filter: {}) {{ totalCount }} }}", nested(1_000, "{a:", "1", "}"))),
        ("objects that are never closed", format!("{{ callLogs(filter: {}", "{a:".repeat(1_600))),
        ("lists within objects, a thousand deep", format!("{{ callLogs(filter: {}) {{ totalCount }} }}", nested(700, "{a:[", "", "]}"))),
        ("a default of lists, a thousand deep", format!("query($v: [ID!] = {}) {{ nodes(ids: $v) {{ id }} }}", nested(990, "[", "", "]"))),
        ("a type of lists, a thousand deep", format!("query($v: {}) {{ nodes(ids: $v) {{ id }} }}", nested(990, "[", "ID", "]"))),
        ("a type that is never closed", format!("query($v: {}", "[".repeat(900))),
        ("parentheses", "(".repeat(4_900)),
        ("links of links beyond the depth", format!("{{ node(id: \"x\") {{ ... on Agent {{ {} }} }} }}", nested(8, levels, "id", "} } "))),
        ("calls of orders of calls", format!("{{ callLogs {{ nodes {{ {} }} }} }}", nested(8, "orders { callLog { ", "id", "} } "))),
    ]
}

fn texts() -> Vec<(&'static str, String)> {
    let long = "a".repeat(30_000);
    vec![
        ("a long name of a field", format!("{{ {long} }}")),
        ("a long alias of a field that is not there", format!("{{ me {{ {long}: nothing }} }}")),
        ("a long name of an operation", format!("query {long} {{ nothing }}")),
        ("a long name of a variable", format!("query(${long}: Int!) {{ agents(first: ${long}) {{ totalCount }} }}")),
        ("a long name of a fragment", format!("{{ me {{ ...{long} }} }}")),
        ("a long name of a type", format!("{{ me {{ ... on {long} {{ id }} }} }}")),
        ("a long name of an argument", format!("{{ me({long}: 1) {{ id }} }}")),
        ("a long name of a directive", format!("{{ me {{ id @{long} }} }}")),
        ("a long value of an enum", format!("{{ callLogs(filter: {{ direction: {long} }}) {{ totalCount }} }}")),
        ("a long key of an input", format!("{{ callLogs(filter: {{ {long}: 1 }}) {{ totalCount }} }}")),
        ("a long text for a number", format!("{{ agents(first: \"{long}\") {{ totalCount }} }}")),
        ("a long block of text for a number", format!("{{ agents(first: \"\"\"{long}\"\"\") {{ totalCount }} }}")),
        ("a text of a hundred thousand characters", format!("{{ node(id: \"{}\") {{ id }} }}", "x".repeat(100_000))),
        ("a text that is never closed", format!("{{ node(id: \"{long}")),
        ("a block of text that is never closed", format!("{{ node(id: \"\"\"{}", "\\\"\"\"".repeat(7_000))),
        ("a text of escapes that are none", format!("{{ node(id: \"{}\") {{ id }} }}", "\\u{{}}".repeat(5_000))),
        ("forty kilobytes of comments", format!("{{ me {{ id }} }} {}", "# nothing\n".repeat(4_000))),
        ("nothing but comments", "#\n".repeat(16_000)),
        ("nothing but byte order marks", "\u{feff}".repeat(10_900)),
        ("nothing but commas", ",".repeat(32_000)),
        ("names in other scripts", format!("{{ {} }}", "नमस्ते ".repeat(1_500))),
        ("letters that join into one", format!("{{ me {{ {} }} }}", "e\u{301}\u{200d}".repeat(4_000))),
        ("characters that turn the direction", format!("{{ me {{ \u{202e}{} }} }}", "di\u{2066}".repeat(4_000))),
        ("characters of control", "{\u{0}\u{1}\u{7f}}".repeat(4_000)),
        ("a number of thirty thousand digits", format!("{{ agents(first: {}) {{ totalCount }} }}", "9".repeat(30_000))),
        ("a fraction of thirty thousand digits", format!("{{ agents(first: 1.{}) {{ totalCount }} }}", "9".repeat(30_000))),
        ("an exponent beyond all numbers", "{ agents(first: 1e999999999) { totalCount } }".into()),
        ("a number beyond 32 bits", "{ agents(first: 2147483648) { totalCount } }".into()),
        ("a list of fifty thousand values", format!("{{ nodes(ids: [{}]) {{ id }} }}", "1,".repeat(50_000))),
        ("a list of as many values as there are tokens for", format!("{{ nodes(ids: [{}]) {{ id }} }}", "1,".repeat(4_900))),
        ("a key again and again", format!("{{ callLogs(filter: {{ {} }}) {{ totalCount }} }}", "search: \"x\" ".repeat(1_000))),
        ("types", times(600, |at| format!("type T{at} {{ f: Int }}"))),
    ]
}

fn introspection() -> Vec<(&'static str, String)> {
    let fields = nested(4, "fields { type { ", "name", "} } ");
    let schemas = |number| format!("{{ {} }}", times(number, |at| format!("s{at}: __schema {{ types {{ name }} }}")));
    vec![
        ("fields of types of fields", format!("{{ __schema {{ types {{ {fields} }} }} }}")),
        ("fields of types of fields of one type", format!("{{ __type(name: \"Query\") {{ {fields} }} }}")),
        (
            "possible types of interfaces",
            format!("{{ __type(name: \"Node\") {{ {} }} }}", nested(5, "possibleTypes { interfaces { ", "name", "} } ")),
        ),
        ("inputs of inputs", format!("{{ __schema {{ types {{ {} }} }} }}", nested(5, "inputFields { type { ", "name", "} } "))),
        ("what a type is of, fifty times", format!("{{ __schema {{ types {{ {} }} }} }}", nested(50, "ofType { ", "name", "} "))),
        ("the schema twenty times", schemas(20)),
        ("the schema four hundred times", schemas(400)),
        (
            "the schema twice, once in a fragment",
            "{ __schema { types { name } } ...F } fragment F on Query { s: __schema { types { name } } }".into(),
        ),
        ("a type four hundred times", format!("{{ {} }}", times(400, |at| format!("t{at}: __type(name: \"Query\") {{ name }}")))),
        (
            "all types fifty times",
            format!(
                "{{ __schema {{ {} }} }}",
                times(50, |at| format!("t{at}: types {{ fields {{ description args {{ description }} }} }}"))
            ),
        ),
    ]
}

fn operations() -> Vec<(&'static str, String)> {
    let log_in = "logIn(input: { email: \"a@example.com\", password: \"x\" }) { userErrors { code } }";
    vec![
        ("nothing but a fragment", "fragment F on User { id }".into()),
        ("five hundred operations", times(500, |at| format!("query Q{at} {{ me {{ id }} }}"))),
        ("five hundred operations without a name", "{ me { id } } ".repeat(500)),
        (
            "three operations as large as there are tokens for, and none is named",
            times(3, |at| format!("query Q{at} {{ me {{ {}}} }}", "id ".repeat(1_650))),
        ),
        ("operations of one name", "query Q { me { id } } ".repeat(10)),
        ("ten operations, and none is named", times(10, |at| format!("query Q{at} {{ me {{ id }} }}"))),
        (
            "a subscription with many roots",
            format!("subscription {{ {} }}", times(20, |at| format!("s{at}: dashboardStatsChanged {{ totalCalls }}"))),
        ),
        (
            "a subscription with many roots in a fragment",
            "subscription { ...S ...S } fragment S on Subscription { dashboardStatsChanged { totalCalls } }".into(),
        ),
        ("a subscription to a name", "subscription { __typename }".into()),
        ("twenty passwords at once", format!("mutation {{ {} }}", times(20, |at| format!("m{at}: {log_in}")))),
        ("passwords in a fragment", format!("mutation {{ a: {log_in} ...M }} fragment M on Mutation {{ b: {log_in} }}")),
        ("a mutation twice under one name", format!("mutation {{ {log_in} {log_in} }}")),
        (
            "eight hundred mutations",
            format!("mutation {{ {} }}", times(400, |at| format!("m{at}: deleteAgent(id: \"x\") {{ deletedId }}"))),
        ),
    ]
}

fn values() -> Vec<(&'static str, String, Value)> {
    // Deeper than JSON is usually read, so it is put together.
    let deep = |levels: usize, around: fn(Value) -> Value| (0..levels).fold(json!(1), |inside, _| around(inside));
    let (list, object): (fn(_) -> _, fn(_) -> _) = (|inside: Value| json!([inside]), |inside: Value| json!({ "startedAt": inside }));
    let nodes = "query($v: [ID!]!) { nodes(ids: $v) { id } }";
    let calls = "query($v: CallLogFilter) { callLogs(filter: $v) { totalCount } }";
    let agents = "query($v: Int) { agents(first: $v) { totalCount } }";
    let request = |name, document: &str, value| (name, document.to_owned(), json!({ "v": value }));
    vec![
        request("a variable's list of fifty thousand values", nodes, json!(vec![1; 50_000])),
        request("a variable's list of two thousand values", nodes, json!(vec!["x"; 2_000])),
        request("a variable's list of ten thousand values of an enum", calls, json!({ "status": vec!["RINGING"; 5_000] })),
        request("a variable's lists of lists, a thousand deep", nodes, deep(1_000, list)),
        request("a variable's lists of lists, a hundred deep", nodes, deep(100, list)),
        request("a variable's objects of objects, a thousand deep", calls, deep(1_000, object)),
        request("a variable's objects of objects, a hundred deep", calls, deep(100, object)),
        request("a variable's number beyond 32 bits", agents, json!(2_147_483_648_u64)),
        request("a variable's number beyond all bits", agents, json!(1e300)),
        request("a variable's long text for a number", agents, json!("9".repeat(60_000))),
        request("a variable's long text for an enum", calls, json!({ "direction": "INBOUND".repeat(8_000) })),
        request("a variable's long key", calls, json!({ "a".repeat(60_000): 1 })),
        request("a variable's ten thousand keys", calls, Value::Object((0..5_000).map(|at| (format!("k{at}"), json!(1))).collect())),
        request("a variable that is null", nodes, Value::Null),
        request("a variable's text of three hundred thousand characters", nodes, json!(["x".repeat(300_000)])),
    ]
}
