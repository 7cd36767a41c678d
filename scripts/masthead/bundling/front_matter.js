// Read a Markdown file for a form, and write it again so that only what was changed is changed.
//
// A form knows some keys of a file. All other bytes of the front matter stay as they are: comments,
// order, quotes, lists in one line, and values that no field of the form can hold.

import { Document, isMap, parseDocument, visit } from "yaml";

// Where the file's own text travels while a form is open. No form has a field of that name.
const SOURCE = "masthead_source";
const BODY = "body";
const FENCE = /^---[ \t]*$/;
const MOST_IN_LINE = 90;

// Return the values of a file that the fields can hold, with its text.
export function read(text, fields) {
  const { front, body } = split(text);
  return { ...Object.fromEntries(held(valuesOf(front), fields)), [BODY]: body, [SOURCE]: text };
}

// Return a file's text from what a form gives: new, or its old text with what is not the same.
export function write(content, fields) {
  const known = fields.filter((field) => field.name !== BODY);
  const source = content[SOURCE];
  const { front, body } = typeof source === "string" ? split(source) : { front: "", body: "" };
  const before = new Map(held(valuesOf(front), known));
  const changes = new Map();
  for (const field of known) {
    const [old, now] = [before.get(field.name), content[field.name]];
    if (!same(old, now) && !(old === undefined && isLeft(now, field))) changes.set(field.name, now);
  }
  const text = content[BODY] ?? "";
  const kept = source !== undefined && same(body.trim(), text.trim());
  return `---\n${spliced(front, changes)}---\n${kept ? body : text}`;
}

// Return the front matter between the fences, line breaks in, and what follows it.
function split(text) {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  const end = lines.findIndex((line, at) => at > 0 && FENCE.test(line));
  if (!FENCE.test(lines[0]) || end < 0) return { front: "", body: lines.join("\n") };
  const front = lines.slice(1, end).map((line) => `${line}\n`);
  return { front: front.join(""), body: lines.slice(end + 1).join("\n") };
}

function documentOf(front) {
  const found = parseDocument(front, { uniqueKeys: true });
  if (found.errors.length) throw found.errors[0];
  if (found.contents !== null && !isMap(found.contents)) throw new Error("no keys and values");
  return found;
}

function valuesOf(front) {
  return documentOf(front).toJS({ maxAliasCount: 0 }) ?? {};
}

// Return the pairs that fields can hold: a list where a list is asked for, and so on.
function held(values, fields) {
  return fields
    .filter((field) => field.name in values && fits(values[field.name], field))
    .map((field) => [field.name, values[field.name]]);
}

function fits(value, field) {
  if (Array.isArray(value))
    return isList(field) && value.every((item) => fitsItem(item, field));
  if (value !== null && typeof value === "object")
    return field.widget === "object" && holds(value, field.fields);
  if (isList(field) || field.widget === "object") return false;
  if (field.widget === "datetime") return isMoment(value, field.format);
  return value !== null;
}

function fitsItem(item, field) {
  const isObject = item !== null && typeof item === "object";
  return field.fields ? isObject && holds(item, field.fields) : !isObject;
}

// Tell whether each key of a mapping has a field that can hold it: others would be lost.
function holds(value, fields) {
  return Object.entries(value).every(([name, item]) => {
    const field = fields.find((one) => one.name === name);
    return field !== undefined && fits(item, field);
  });
}

function isList(field) {
  return field.widget === "list" || field.multiple === true;
}

function isMoment(value, format) {
  const pattern = format.replaceAll(/[A-Za-z]/g, "\\d");
  return typeof value === "string" && new RegExp(`^${pattern}$`).test(value);
}

// Tell whether two values say the same; a form fills in empty texts and `false` by itself.
function same(one, other) {
  return JSON.stringify(pruned(one)) === JSON.stringify(pruned(other));
}

function pruned(value) {
  if (Array.isArray(value)) return value.length ? value.map(pruned) : undefined;
  if (value !== null && typeof value === "object") {
    const pairs = Object.entries(value).map(([name, item]) => [name, pruned(item)]);
    const full = pairs.filter(([, item]) => item !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
    return full.length ? Object.fromEntries(full) : undefined;
  }
  const text = `${value ?? ""}`.trim();
  return text === "" || value === false ? undefined : text;
}

// Tell whether a key that was not there stays away: it is empty, or what holds without it.
function isLeft(value, field) {
  return pruned(value) === undefined || (field.default !== undefined && same(value, field.default));
}

// Return front matter with some keys changed: each where it stands, new ones at the end.
function spliced(front, changes) {
  const left = new Map(changes);
  let text = "";
  let at = 0;
  for (const { key, value } of documentOf(front).contents?.items ?? []) {
    if (!left.has(key.value)) continue;
    const start = key.range[0];
    const end = value?.range ? value.range[1] : key.range[1];
    const stop = lineEnd(front, end);
    text += front.slice(at, start) + line(key.value, left.get(key.value), front.slice(end, stop));
    at = stop;
    left.delete(key.value);
  }
  text += front.slice(at);
  for (const [name, value] of left) text += line(name, value, "\n");
  return text;
}

// Return where the line ends that holds the last sign before `end`, its line break in.
function lineEnd(text, end) {
  if (end > 0 && text[end - 1] === "\n") return end;
  const found = text.indexOf("\n", end);
  return found < 0 ? text.length : found + 1;
}

// Return a key with its value as text; a comment behind a value of one line stays.
function line(name, value, rest) {
  if (value !== false && pruned(value) === undefined) return "";
  const made = new Document({ [name]: cleaned(value) });
  visit(made, {
    Seq(_, node) {
      node.flow = node.items.every((item) => "value" in item) && width(node) <= MOST_IN_LINE;
    },
  });
  const text = made.toString({ lineWidth: 0, flowCollectionPadding: false });
  const comment = rest.trim();
  return comment && text.indexOf("\n") === text.length - 1
    ? `${text.slice(0, -1)}${rest.slice(0, rest.length - rest.trimStart().length)}${comment}\n`
    : text;
}

function width(node) {
  return node.items.reduce((sum, item) => sum + `${item.value}`.length + 2, 0);
}

// Return a value without the empty ones that a form leaves in lists and mappings.
function cleaned(value) {
  if (Array.isArray(value)) return value.map(cleaned);
  if (value === null || typeof value !== "object") return value;
  const full = Object.entries(value).filter(([, item]) => pruned(item) !== undefined);
  return Object.fromEntries(full.map(([name, item]) => [name, cleaned(item)]));
}
