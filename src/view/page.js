"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const STATUSES = ["asserted", "alleged", "denied"];
const POLARITIES = ["positive", "negative"];
const POLARITY = { positive: "positief", negative: "negatief" };
const FIELDS = ["status_new", "polarity_new", "source_new", "claim_new", "verdict", "comment"];
const isWide = matchMedia("(min-width: 861px)");
const $ = (id) => document.getElementById(id);

/** An element with properties and children; texts are never read as HTML. */
function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in element) element[key] = value;
    else element.setAttribute(key, value);
  }
  element.append(...children);
  return element;
}

// What has been answered, by claim, kept in this browser as far as it lets us.

const answers = new Map();
const place = "stelling:" + data.key;
let isKept = true;

function answer(claim) {
  return answers.get(claim.id) ?? {};
}

const isAnswered = (claim) => FIELDS.some((field) => answer(claim)[field]);

function keep() {
  try {
    localStorage.setItem(place, JSON.stringify({ annotator: $("annotator").value, answers: [...answers] }));
  } catch {
    isKept = false;
  }
}

function remember() {
  for (const claim of data.claims) if (claim.answer) answers.set(claim.id, { ...claim.answer });
  $("annotator").value = data.annotator;
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? "null");
    for (const [id, own] of kept?.answers ?? []) answers.set(id, own);
    if (kept?.annotator) $("annotator").value = kept.annotator;
  } catch {
    isKept = false;
  }
}

function set(claim, field, value) {
  const own = { ...answer(claim), [field]: value };
  if (!value) delete own[field];
  answers.set(claim.id, own);
  keep();
  showProgress();
  showDone(claim);
}

// The texts. Each is cut where a claim, cue or source begins or ends; a piece knows whose it is.

const pieces = data.claims.map(() => ({ claim: [], cue: [], from: [] }));

function cuts(text, claims) {
  const ends = new Set([0, text.length]);
  for (const index of claims) {
    const { spans, cues, sources } = data.claims[index];
    for (const [start, end] of [...spans, ...cues, ...sources]) ends.add(start).add(end);
  }
  return [...ends].sort((a, b) => a - b);
}

function showText({ id, text, claims }) {
  const body = make("p", { className: "text" });
  const ends = cuts(text, claims);
  const owners = ends.map(() => ({ claim: [], cue: [], from: [] }));
  const at = new Map(ends.map((end, index) => [end, index]));
  for (const index of claims) {
    const { spans, cues, sources } = data.claims[index];
    for (const [role, ranges] of [["claim", spans], ["cue", cues], ["from", sources]]) {
      for (const [start, end] of ranges) {
        for (let piece = at.get(start); ends[piece] < end; piece++) owners[piece][role].push(index);
      }
    }
  }
  for (let piece = 0; piece + 1 < ends.length; piece++) {
    const words = text.slice(ends[piece], ends[piece + 1]);
    const { claim, cue, from } = owners[piece];
    if (!claim.length && !cue.length && !from.length) {
      body.append(words);
      continue;
    }
    const element = make(claim.length ? "mark" : "span", {}, words);
    if (claim.length) {
      const status = STATUSES.findLast((name) => claim.some((index) => data.claims[index].cells.status === name));
      element.classList.add(status);
      element.dataset.claims = claim.join(" ");
    }
    for (const [role, indices] of Object.entries({ claim, cue, from })) {
      for (const index of indices) pieces[index][role].push(element);
    }
    body.append(element);
  }
  const article = make("article", { id: "document-" + id }, make("h2", {}, id), body);
  $("texts").append(article);
}

// Filters.

let matching = [];

function matches({ cells }, wanted) {
  return (
    wanted.statuses.has(cells.status) &&
    (!wanted.polarity || cells.polarity === wanted.polarity) &&
    (!wanted.document || cells.doc_id === wanted.document) &&
    (!wanted.source || cells.source === wanted.source) &&
    (!wanted.words || (cells.claim + "\n" + cells.sentence_text + "\n" + cells.source).toLowerCase().includes(wanted.words))
  );
}

function filter() {
  const checked = [...document.querySelectorAll("#statuses input:checked")];
  const wanted = {
    statuses: new Set(checked.map((input) => input.value)),
    polarity: $("polarity").value,
    document: $("document").value,
    source: $("source").value,
    words: $("search").value.trim().toLowerCase(),
  };
  const open = $("open").checked;
  const indices = data.claims.map((_, index) => index);
  matching = indices.filter((index) => matches(data.claims[index], wanted) && !(open && isAnswered(data.claims[index])));
  const found = new Set(matching);
  for (const mark of document.querySelectorAll("mark")) {
    mark.classList.toggle("off", !mark.dataset.claims.split(" ").some((index) => found.has(Number(index))));
  }
  const documents = new Set(matching.map((index) => data.claims[index].cells.doc_id));
  for (const { id } of data.documents) $("document-" + id).hidden = !documents.has(id);
  if (!found.has(current)) select(matching[0] ?? -1, false);
  else showPanel();
  showProgress();
}

function showProgress() {
  const answered = data.claims.filter(isAnswered).length;
  const kept = isKept ? "" : " · deze browser bewaart niets: download de CSV voor u sluit";
  $("progress").textContent = `${matching.length} van ${data.claims.length} beweringen · ${answered} beantwoord${kept}`;
}

// The claim in hand.

let current = -1;

function mark(index, isOn) {
  if (index < 0) return;
  const { claim, cue, from } = pieces[index];
  for (const element of claim) {
    element.classList.toggle("now", isOn);
    // The colour is that of the claim in hand, where several share the words.
    const statuses = element.dataset.claims.split(" ").map((other) => data.claims[other].cells.status);
    const shown = isOn ? data.claims[index].cells.status : STATUSES.findLast((name) => statuses.includes(name));
    for (const name of STATUSES) element.classList.toggle(name, name === shown);
  }
  for (const element of cue) element.classList.toggle("cue", isOn);
  for (const element of from) element.classList.toggle("from", isOn);
}

function select(index, isSeen = true) {
  mark(current, false);
  current = index;
  mark(current, true);
  showPanel();
  if (isSeen && current >= 0) pieces[current].claim[0]?.scrollIntoView({ block: "center" });
}

function step(by) {
  if (!matching.length) return;
  const place = matching.indexOf(current) + by;
  const next = matching[Math.min(Math.max(place, 0), matching.length - 1)];
  // What has been answered meanwhile leaves those without an answer.
  if ($("open").checked) filter();
  select(matching.includes(next) ? next : (matching[0] ?? -1));
}

const label = (status) => make("span", { className: "label " + status }, { asserted: "━ ", alleged: "╌ ", denied: "═ " }[status] + status);

function list(rows) {
  const shown = rows.filter(([, ...value]) => value[0]);
  return make("dl", {}, ...shown.flatMap(([name, ...value]) => [make("dt", {}, name), make("dd", {}, ...value)]));
}

/** What there is to judge by, and below it what the tool went by. */
function facts({ cells, rules, facts }) {
  const above = list([
    ["status", label(cells.status), `, ${POLARITY[cells.polarity]}`],
    ["bron", cells.source],
    ["signaal", cells.cue],
    ["zin", cells.sentence_text],
  ]);
  const looks = rules.map((rule) => ["regel", rule, make("small", {}, data.rules[rule] ?? "")]);
  const more = make("details", { open: isWide.matches }, make("summary", {}, "Waarom"), list([...looks, ...facts]));
  return [above, more];
}

function choice(claim, field, legend, values, names, shortcut) {
  const own = answer(claim)[field];
  const radio = (value) => {
    const input = make("input", { type: "radio", name: field, value, checked: own === value });
    input.addEventListener("change", () => set(claim, field, value));
    return make("label", {}, input, " ", names(value));
  };
  return make("fieldset", {}, make("legend", {}, legend, " ", make("kbd", {}, shortcut)), ...values.map(radio));
}

function field(claim, name, text, shortcut, long) {
  const hints = { source_new: claim.cells.source, claim_new: claim.cells.claim };
  const input = make(long ? "textarea" : "input", { name, value: answer(claim)[name] ?? "", placeholder: hints[name] ?? "", rows: 2 });
  input.addEventListener("input", () => set(claim, name, input.value));
  return make("label", {}, make("span", {}, text, " ", shortcut ? make("kbd", {}, shortcut) : ""), input);
}

/** Where in the panel the focus is, to find it again. */
function focused() {
  const { name, type, value } = document.activeElement;
  if (!$("panel").contains(document.activeElement) || !name) return null;
  return `[name="${name}"]` + (type === "radio" ? `[value="${value}"]` : "");
}

function showDone(claim) {
  const done = document.querySelector("#panel .answered");
  if (done) done.textContent = isAnswered(claim) ? " ✓ beantwoord" : "";
}

function showPanel() {
  const panel = $("panel");
  const focus = focused();
  if (current < 0) {
    panel.replaceChildren(make("p", {}, "Geen bewering voldoet aan deze filters."));
    return;
  }
  const claim = data.claims[current];
  const button = (text, work, properties = {}) => {
    const element = make("button", { type: "button", ...properties }, text);
    element.addEventListener("click", work);
    return element;
  };
  const counter = `${matching.indexOf(current) + 1} / ${matching.length}`;
  const done = make("span", { className: "answered" });
  const form = make(
    "form",
    { className: "answer" },
    choice(claim, "status_new", "Status", STATUSES, (value) => value, "1–3"),
    choice(claim, "polarity_new", "Polariteit", POLARITIES, (value) => POLARITY[value], "p"),
    field(claim, "source_new", "Bron", "s"),
    field(claim, "claim_new", "Bewoording", "w", true),
    field(claim, "verdict", "Oordeel"),
    field(claim, "comment", "Opmerking", "c", true),
    make("div", { className: "buttons" }, button("Akkoord (a)", accept, { className: "main", name: "accept" }), button("Wissen", clear, { name: "clear" })),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  panel.replaceChildren(
    make("div", { className: "step" }, button("‹ Vorige", () => step(-1), { name: "previous" }), make("span", {}, counter, done), button("Volgende ›", () => step(1), { name: "next" })),
    make("h2", {}, claim.cells.claim),
    ...facts(claim),
    form,
  );
  showDone(claim);
  if (focus) panel.querySelector(focus)?.focus();
  $("now").textContent = `${claim.cells.claim} ${claim.cells.status}, ${POLARITY[claim.cells.polarity]}`;
}

function accept() {
  const claim = data.claims[current];
  const own = answer(claim);
  if (!own.status_new) set(claim, "status_new", claim.cells.status);
  if (!own.polarity_new) set(claim, "polarity_new", claim.cells.polarity);
  const last = current;
  step(1);
  if (current === last) showPanel();
}

function clear() {
  // Kept as cleared, lest what the page came with be back.
  answers.set(data.claims[current].id, {});
  keep();
  showProgress();
  showPanel();
}

// To CSV as RFC 4180 has it, and from what spreadsheet programs make of it.

const quoted = (cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

function csv() {
  const annotator = $("annotator").value.trim();
  const rows = data.claims.map((claim) => {
    const own = answer(claim);
    return [...data.reading.map((name) => claim.cells[name]), annotator, ...FIELDS.map((name) => own[name] ?? "")];
  });
  const header = [...data.reading, "annotator", ...FIELDS];
  return [header, ...rows].map((row) => row.map(quoted).join(",") + "\n").join("");
}

function parse(text) {
  const rows = [[]];
  const [header] = text.split(/[\r\n]/, 1);
  const count = (delimiter) => header.split(delimiter).length;
  const delimiter = [",", ";", "\t"].reduce((most, other) => (count(other) > count(most) ? other : most));
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${delimiter}\\r\\n]*)(${delimiter}|\\r\\n|\\r|\\n|$)`, "gy");
  for (let found; cell.lastIndex < text.length && (found = cell.exec(text)); ) {
    const [, written, end] = found;
    rows.at(-1).push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end !== delimiter) rows.push([]);
  }
  return rows.filter((row) => row.length > 1);
}

function download() {
  const name = $("annotator").value.trim();
  if (!name) {
    $("annotator").focus();
    $("progress").textContent = "Vul eerst uw naam in.";
    return;
  }
  const link = make("a", { href: URL.createObjectURL(new Blob([csv()], { type: "text/csv" })), download: name.replace(/[^\p{L}\p{N}._ -]/gu, "-") + ".csv" });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function load(event) {
  const [file] = event.target.files;
  if (!file) return;
  const [header, ...rows] = parse((await file.text()).replace(/^\ufeff/, ""));
  const column = (name) => header?.indexOf(name) ?? -1;
  const known = new Set(data.claims.map((claim) => claim.id));
  let count = 0;
  for (const row of rows) {
    const id = row[column("claim_id")]?.replace(/^'/, "");
    if (!known.has(id)) continue;
    const own = FIELDS.map((name) => [name, row[column(name)]]).filter(([, value]) => value);
    if (own.length) answers.set(id, Object.fromEntries(own));
    count++;
  }
  if (rows[0]?.[column("annotator")]) $("annotator").value = rows[0][column("annotator")];
  event.target.value = "";
  keep();
  filter();
  $("progress").textContent = count ? `${count} rijen overgenomen` : "Deze CSV hoort niet bij deze beweringen.";
}

// Keys.

const KEYS = {
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  a: accept,
  1: () => choose("status_new", "asserted"),
  2: () => choose("status_new", "alleged"),
  3: () => choose("status_new", "denied"),
  p: () => choose("polarity_new", answer(data.claims[current]).polarity_new === "negative" ? "positive" : "negative"),
  s: () => focus("source_new"),
  w: () => focus("claim_new"),
  c: () => focus("comment"),
  "/": () => $("search").focus(),
  "?": () => $("manual").showModal(),
};

function choose(field, value) {
  set(data.claims[current], field, value);
  showPanel();
}

function focus(name) {
  document.querySelector(`#panel [name="${name}"]`).focus();
}

function press(event) {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || $("manual").open) return;
  const isTyping = target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
  if (key === "Escape" && isTyping) target.blur();
  const isMoving = target.matches("input[type=radio]") && key.startsWith("Arrow");
  if (isTyping || isMoving || !(key in KEYS) || (current < 0 && key !== "?" && key !== "/")) return;
  event.preventDefault();
  KEYS[key]();
}

function click(event) {
  const mark = event.target.closest("mark:not(.off)");
  if (!mark) return;
  const claims = mark.dataset.claims.split(" ").map(Number).filter((index) => matching.includes(index));
  // Where several share the words, clicking again goes on to the next.
  select(claims[(claims.indexOf(current) + 1) % claims.length], false);
}

// Begin.

function options(select, values) {
  for (const value of values) select.append(make("option", { value }, value));
}

function begin() {
  for (const status of STATUSES) {
    const count = data.claims.filter((claim) => claim.cells.status === status).length;
    const input = make("input", { type: "checkbox", value: status, checked: true });
    $("statuses").append(make("label", {}, input, " ", label(status), ` ${count}`));
  }
  options($("document"), data.documents.map(({ id }) => id));
  const sources = new Set(data.claims.map((claim) => claim.cells.source).filter(Boolean));
  options($("source"), [...sources].sort((a, b) => a.localeCompare(b, "nl")));
  if (data.problems.length) {
    const list = data.problems.map((problem) => make("li", {}, problem));
    $("texts").append(make("details", { className: "problems" }, make("summary", {}, `${data.problems.length} rijen kloppen niet met de bron en zijn weggelaten`), make("ul", {}, ...list)));
  }
  data.documents.forEach(showText);
  $("more").open = isWide.matches;
  new ResizeObserver(([{ target }]) => {
    document.body.style.setProperty("--top", target.offsetHeight + "px");
  }).observe(document.querySelector("header"));
  remember();
  filter();
  $("filters").addEventListener("input", filter);
  $("annotator").addEventListener("input", keep);
  $("download").addEventListener("click", download);
  $("load").addEventListener("change", load);
  $("help").addEventListener("click", () => $("manual").showModal());
  $("texts").addEventListener("click", click);
  document.addEventListener("keydown", press);
}

begin();
