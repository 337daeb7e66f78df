//! A browser that tests drive by the protocol of <https://www.w3.org/TR/webdriver2/>.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
};

use serde_json::{Value, json};

/// A session of headless Chromium; it ends when this goes away.
pub(crate) struct Browser {
    driver: Child,
    session: String,
}

impl Browser {
    /// Starts it with a window of this size in CSS pixels; none if the driver is not installed, unless all tests are
    /// asked for. Downloads go to `folder`.
    pub(crate) fn start(folder: &Path, [width, height]: [u32; 2]) -> Option<Self> {
        let driver = Command::new("chromedriver")
            .args(["--port=0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let asked = std::env::var_os("STELLING_ALL_TESTS").is_some();
        assert!(driver.is_ok() || !asked, "chromedriver is not installed");
        let mut driver = driver.ok()?;
        let lines = BufReader::new(driver.stdout.take().expect("a pipe")).lines();
        let port = lines.map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let mut browser = Self {
            driver,
            session: format!("http://127.0.0.1:{}/session", port.expect("a port")),
        };
        let profile = folder.join("profile");
        let started = browser.post("", &json!({ "capabilities": { "alwaysMatch": {
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    format!("--user-data-dir={}", profile.display()),
                ],
                "prefs": { "download.default_directory": folder },
                "mobileEmulation": { "deviceMetrics": {
                    "width": width, "height": height, "pixelRatio": 1.0, "mobile": width < 600, "touch": width < 600,
                } },
            },
        } } }));
        let id = started["sessionId"].as_str().expect("a session").to_owned();
        browser.session = format!("{}/{id}", browser.session);
        Some(browser)
    }

    fn post(&self, path: &str, body: &Value) -> Value {
        let request = minreq::post(format!("{}{path}", self.session)).with_json(body);
        let answer = request.expect("JSON").send().expect("an answer");
        let value: Value = answer.json().expect("JSON");
        assert_eq!(answer.status_code, 200, "{path}: {value}");
        value["value"].clone()
    }

    pub(crate) fn open(&self, page: &Path) {
        self.post(
            "/url",
            &json!({ "url": format!("file://{}", page.display()) }),
        );
    }

    /// What a function body in JavaScript returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.post("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    pub(crate) fn text(&self, script: &str) -> String {
        self.run(script).as_str().expect(script).to_owned()
    }

    fn element(&self, selector: &str) -> String {
        let found = self.post(
            "/element",
            &json!({ "using": "css selector", "value": selector }),
        );
        let id = found
            .as_object()
            .and_then(|found| found.values().next()?.as_str());
        id.expect(selector).to_owned()
    }

    pub(crate) fn click(&self, selector: &str) {
        let element = self.element(selector);
        self.post(&format!("/element/{element}/click"), &json!({}));
    }

    /// Types into an element.
    pub(crate) fn write(&self, selector: &str, text: &str) {
        let element = self.element(selector);
        self.post(
            &format!("/element/{element}/value"),
            &json!({ "text": text }),
        );
    }

    /// Pastes into an element, which also takes what there are no keys for.
    pub(crate) fn paste(&self, selector: &str, text: &str) {
        let (selector, text) = (json!(selector), json!(text));
        let pasted = self.run(&format!(
            "document.querySelector({selector}).focus(); return document.execCommand('insertText', false, {text})"
        ));
        assert_eq!(pasted, json!(true), "{selector}");
    }

    /// Presses keys one after the other, wherever the focus is.
    pub(crate) fn press(&self, keys: &str) {
        let keys = keys.chars().flat_map(|key| {
            let event = |kind: &str| json!({ "type": kind, "value": key });
            [event("keyDown"), event("keyUp")]
        });
        let keys: Vec<Value> = keys.collect();
        self.post(
            "/actions",
            &json!({ "actions": [{ "type": "key", "id": "keys", "actions": keys }] }),
        );
    }

    /// What the page has complained about.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.post("/se/log", &json!({ "type": "browser" }));
        let entries = log.as_array().expect("a log").iter();
        entries
            .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The window first, lest it outlives its driver.
        let _ = minreq::delete(&self.session).send();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
