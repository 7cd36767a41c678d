// A Bluesky server with the directory of identities that it needs, both on loopback and nowhere else:
// `node start.js MODULES DATA PORT PASSWORD`. It says nothing when it is ready: ask /xrpc/_health.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createRequire } from "node:module";
import { Server } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [modules, data, port, adminPassword] = process.argv.slice(2);
const require = createRequire(join(modules, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)).href);

// Both listen on every address of the machine unless they are told otherwise, and neither can be.
const listen = Server.prototype.listen;
Server.prototype.listen = function (wanted, ...rest) {
  return listen.call(this, { host: "127.0.0.1", port: wanted }, ...rest);
};

// Signing in takes at least 350 ms there, so that the time tells a stranger nothing. Tests need none
// of that.
const { setTimeout } = globalThis;
globalThis.setTimeout = (act, delay, ...rest) =>
  setTimeout(act, delay > 250 && delay <= 350 ? 0 : delay, ...rest);

const { Database, PlcServer } = (await load("@did-plc/server")).default;
const { PDS, envToCfg, envToSecrets } = await load("@atproto/pds");

const directory = await PlcServer.create({ db: Database.mock(), port: 0 }).start();
if (!directory.listening) await once(directory, "listening");

const settings = {
  acceptingImports: false,
  adminPassword,
  blobUploadLimit: 10 * 1024 * 1024,
  blobstoreDiskLocation: join(data, "blobs"),
  blobstoreDiskTmpLocation: join(data, "blobs-on-their-way"),
  crawlers: [],
  dataDirectory: data,
  devMode: true,
  didPlcUrl: `http://127.0.0.1:${directory.address().port}`,
  disableSsrfProtection: true,
  hostname: "localhost",
  inviteRequired: false,
  jwtSecret: randomBytes(16).toString("hex"),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString("hex"),
  port: Number(port),
  rateLimitsEnabled: false,
  serviceHandleDomains: [".test"],
};
const server = await PDS.create(envToCfg(settings), envToSecrets(settings));
await server.start();
