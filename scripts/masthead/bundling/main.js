// The forms at /admin: Sveltia CMS with the hub's configuration and our way to write front matter.

import CMS from "@sveltia/cms";
import { parse } from "yaml";

import { read, write } from "./front_matter.js";

const answer = await fetch("config.yml", { cache: "no-store" });
if (!answer.ok) throw new Error(`config.yml: ${answer.status}`);
const config = parse(await answer.text());
for (const { format, fields } of config.collections)
  CMS.registerCustomFormat(format, "md", {
    fromFile: (text) => read(text, fields),
    toFile: (content) => write(content, fields),
  });
// The site may stand below the root of its host, and the program takes whole addresses only.
const logo = { ...config.logo, src: new URL(config.logo.src, location.href).href };
CMS.init({ config: { ...config, logo, load_config_file: false } });
