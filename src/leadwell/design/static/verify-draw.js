// Checks a draw in the reader's own browser: numbers, places and cut-offs are worked out again from the
// published terms, entrants, secret and public value (leadwell/allocation/README.md says how).
// The words are the page's. This file shows them:
//
//   [data-verify-draw="address of the draw document"] [data-entrant="name in this draw, if any"]
//     button[data-check][hidden]                       starts; shown when the browser can check
//     [data-says="working|right|wrong|cannot"][hidden] one of them is shown
//     [data-wrong="terms|secret|root|places|cut-offs"][hidden]
//     [data-number] [data-place]                       filled with the entrant's own; no place: left alone
const utf8 = new TextEncoder();

async function digest(...parts) {
  const all = parts.map((part) => (typeof part === "string" ? utf8.encode(part) : part));
  const joined = new Uint8Array(all.reduce((length, part) => length + part.length, 0));
  all.reduce((at, part) => (joined.set(part, at), at + part.length), 0);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", joined));
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

// RFC 6962: neighbours are joined until one is left.
async function rootOf(lines) {
  let level = await Promise.all(lines.map((line) => digest("\0", line)));
  while (level.length > 1) {
    const left = level.filter((_, place) => place % 2 === 0);
    level = await Promise.all(
      left.map((node, pair) => (2 * pair + 1 < level.length ? digest("\x01", node, level[2 * pair + 1]) : node)),
    );
  }
  return level[0] ?? digest();
}

// Each cohort's parts in the order they are asked: [name, fact that comes first or "", places].
function partsOf(terms) {
  const parts = new Map();
  for (const line of terms.slice(4)) {
    const [, cohort, places, order, ...reserves] = line.split(" ");
    const kept = reserves.map((each) => each.split("=")).map(([fact, n]) => [`${cohort} ${fact}`, fact, Number(n)]);
    const open = [cohort, "", kept.reduce((rest, [, , n]) => rest - n, Number(places))];
    parts.set(cohort, order === "reserves-first" ? [...kept, open] : [open, ...kept]);
  }
  return parts;
}

function stillAsked(choices, reply = "") {
  const [said, cohort] = reply.split(" ");
  if (said === "left") return [];
  const at = choices.includes(cohort) ? choices.indexOf(cohort) : choices.length;
  return choices.slice(said === "accepted" ? at : 0, said === "declined" ? at : at + 1);
}

const own = (object, key) => (Object.hasOwn(object, key) ? object[key] : undefined);
const listed = (names = "") => (names ? names.split(",") : []);
const later = (one, other) => (one.lacks !== other.lacks ? one.lacks : one.number > other.number);

function keepInOrder(held, newcomer) {
  let low = 0;
  let high = held.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (later(held[middle], newcomer)) high = middle;
    else low = middle + 1;
  }
  held.splice(low, 0, newcomer);
}

// Deferred acceptance: everyone asks down their list; whoever is let go asks on.
function settle(people, parts) {
  const held = new Map([...parts.values()].flat().map(([name]) => [name, []]));
  for (const first of people) {
    let person = first;
    while (person.asks.length) {
      const [name, fact, places] = person.asks.shift();
      const lacks = fact !== "" && !person.facts.includes(fact);
      keepInOrder(held.get(name), { lacks, number: person.number, person });
      if (held.get(name).length <= places) break;
      person = held.get(name).pop().person;
    }
  }
  return held;
}

function cutOff(held, places) {
  const worst = held.length && held.length === places ? held.at(-1) : { lacks: false, number: null };
  return { places, filled: held.length, up_to: worst.number, others: worst.lacks };
}

/** Everything in a draw document that can be worked out, and which of it is not as published. */
export async function workOut(published) {
  const { terms } = published;
  if (terms[0] !== "format leadwell-draw/1") throw new Error("a draw document of another format");
  const secret = unhex(published.secret);
  const root = await rootOf(published.entrants);
  const seed = await digest("draw-seed/v1\0", root, secret, published.public_value);
  const lot = `draw-lot/v1\0${terms[1].split(" ")[1]}\0`;
  const parts = partsOf(terms);
  const people = await Promise.all(
    published.entrants.map(async (line) => {
      const [name, choices, facts] = line.split("|");
      const asked = stillAsked(listed(choices), own(published.replies, name));
      const number = hex(await digest(lot, seed, name));
      return { name, number, facts: listed(facts), asks: asked.flatMap((cohort) => parts.get(cohort)) };
    }),
  );
  const held = settle(people, parts);
  const found = {
    terms_digest: hex(await digest(terms.map((line) => `${line}\n`).join(""))),
    commitment: hex(await digest("draw-commit/v1\0", secret)),
    root: hex(root),
    places: Object.fromEntries([...held].flatMap(([name, those]) => those.map(({ person }) => [person.name, name]))),
    cut_offs: Object.fromEntries([...parts.values()].flat().map(([name, , n]) => [name, cutOff(held.get(name), n)])),
  };
  const numbers = Object.fromEntries(people.map(({ name, number }) => [name, number]));
  return { numbers, ...found, wrong: differences(found, published) };
}

function differences(found, published) {
  const promised = { ...published, commitment: published.terms[3].split(" ")[1] };
  const called = { terms_digest: "terms", commitment: "secret", root: "root", places: "places", cut_offs: "cut-offs" };
  return Object.keys(called).filter((key) => !same(found[key], promised[key])).map((key) => called[key]);
}

function same(one, other) {
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object") return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => same(one[key], other[key]));
}

function say(box, what) {
  for (const each of box.querySelectorAll("[data-says]")) each.hidden = each.dataset.says !== what;
}

function show(box, found) {
  const who = box.dataset.entrant;
  const number = own(found.numbers, who) ?? "";
  for (const each of box.querySelectorAll("[data-number]")) each.textContent = number.slice(0, 12).replace(/(....)(?=.)/g, "$1 ");
  for (const each of box.querySelectorAll("[data-place]")) each.textContent = own(found.places, who) ?? each.textContent;
  for (const each of box.querySelectorAll("[data-wrong]")) each.hidden = !found.wrong.includes(each.dataset.wrong);
  say(box, found.wrong.length ? "wrong" : "right");
}

async function check(box) {
  say(box, "working");
  try {
    const answer = await fetch(box.dataset.verifyDraw, { headers: { Accept: "application/json" } });
    show(box, await workOut(await answer.json()));
  } catch {
    say(box, "cannot"); // the line broke, or this is no document of a finished draw
  }
}

for (const box of globalThis.document?.querySelectorAll("[data-verify-draw]") ?? []) {
  const button = box.querySelector("[data-check]");
  if (!globalThis.crypto?.subtle || !button) continue; // the page's script for Python is there for everybody
  button.hidden = false;
  button.addEventListener("click", () => check(box));
}
