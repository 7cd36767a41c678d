// Write the types of `operations.ts` as JSON Schema: `node schemas.js MODULES OUTPUT`.
// The compiler resolves the types; what is left is plain: texts, numbers, lists, objects, choices.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

const [folder, output] = process.argv.slice(2).map((place) => resolve(place));
const ts = createRequire(join(folder, "package.json"))("typescript");

const source = join(folder, "operations.ts");
copyFileSync(join(import.meta.dirname, "operations.ts"), source);
const program = ts.createProgram([source], {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
});
const checker = program.getTypeChecker();
const file = program.getSourceFile(source);
const faults = ts.getPreEmitDiagnostics(program, file);
if (faults.length) {
  const words = faults.map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
  throw new Error(words.join("\n"));
}

const definitions = {};
const names = new Map();
const OPAQUE = new Set(["Blob", "Buffer", "Date", "File", "ReadableStream"]);

/** The client for Mastodon turns names into camel case; on the wire they are as written here. */
const snake = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const same = (name) => name;

function schemaOf(type, rename) {
  const { flags } = type;
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
  if (flags & ts.TypeFlags.Never) return { not: {} };
  if (flags & ts.TypeFlags.Null) return { type: "null" };
  if (flags & ts.TypeFlags.Literal && "value" in type) return { const: type.value };
  if (flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === "true" };
  if (flags & ts.TypeFlags.Boolean) return { type: "boolean" };
  if (flags & ts.TypeFlags.StringLike) return { type: "string" };
  if (flags & ts.TypeFlags.NumberLike) return { type: "number" };
  if (type.isUnion()) return type.aliasSymbol ? named(type, rename, choice) : choice(type, rename);
  if (type.isIntersection()) {
    const plain = type.types.find((part) => part.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike));
    if (plain) return schemaOf(plain, rename);
  }
  if (checker.isTupleType(type)) {
    const parts = checker.getTypeArguments(type).map((part) => schemaOf(part, rename));
    const rest = type.target.hasRestElement ? parts.at(-1) : false;
    const first = type.target.hasRestElement ? parts.slice(0, -1) : parts;
    return { type: "array", prefixItems: first, items: rest, minItems: type.target.minLength };
  }
  if (checker.isArrayLikeType(type)) {
    return { type: "array", items: schemaOf(checker.getTypeArguments(type)[0], rename) };
  }
  const symbol = type.aliasSymbol ?? type.symbol;
  if (symbol && OPAQUE.has(symbol.name)) return {};
  if (type.getCallSignatures().length) return {};
  return named(type, rename, objectOf);
}

/** What may hold itself is defined once, and referred to. */
function named(type, rename, schema) {
  if (!names.has(type)) {
    const said = (type.aliasSymbol ?? type.symbol)?.name ?? "";
    names.set(type, `${/^[A-Za-z]\w*$/.test(said) ? said : "Object"}-${names.size + 1}`);
    definitions[names.get(type)] = schema(type, rename);
  }
  return { $ref: `#/$defs/${names.get(type)}` };
}

function choice(type, rename) {
  const parts = type.types.filter((part) => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
  const schemas = new Map(parts.map((part) => schemaOf(part, rename)).map((one) => [JSON.stringify(one), one]));
  const booleans = ['{"const":true}', '{"const":false}'];
  if (booleans.every((one) => schemas.has(one))) {
    booleans.forEach((one) => schemas.delete(one));
    schemas.set("boolean", { type: "boolean" });
  }
  const all = [...schemas.values()];
  if (all.length === 1) return all[0];
  const constants = all.filter((one) => "const" in one).map((one) => one.const);
  if (constants.length === all.length) return { enum: constants };
  return { anyOf: all };
}

function objectOf(type, rename) {
  const properties = {};
  const required = [];
  for (const property of checker.getPropertiesOfType(type)) {
    const wanted = checker.getTypeOfSymbol(property);
    if (wanted.flags & ts.TypeFlags.Undefined) continue;
    if (wanted.flags & ts.TypeFlags.Never) continue;
    properties[rename(property.name)] = schemaOf(wanted, rename);
    if (!(property.flags & ts.SymbolFlags.Optional)) required.push(rename(property.name));
  }
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  return {
    type: "object",
    properties,
    required,
    additionalProperties: index ? schemaOf(index.type, rename) : false,
  };
}

function sideOf(name) {
  const found = checker.getExportsOfModule(checker.getSymbolAtLocation(file)).find((one) => one.name === name);
  const type = checker.getDeclaredTypeOfSymbol(found);
  const pairs = checker.getPropertiesOfType(type).map((property) => {
    const rename = property.name.startsWith("mastodon ") ? snake : same;
    return [property.name, schemaOf(checker.getTypeOfSymbol(property), rename)];
  });
  return Object.fromEntries(pairs);
}

const requests = sideOf("Requests");
const answers = sideOf("Answers");
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, JSON.stringify({ requests, answers, $defs: definitions }));
