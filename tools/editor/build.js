// Writes src/Training/wwwroot/js/editor.js and the licences of what it bundles. Its first line carries the hash of all it is made of; a test compares.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const site = join(here, "../../src/Training/wwwroot/js");

const sources = ["build.js", "package.json", "package-lock.json", ...readdirSync(join(here, "src")).map((name) => `src/${name}`)].sort();
const hash = createHash("sha256");
for (const source of sources) hash.update(`${source}\n`).update(readFileSync(join(here, source)));

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ["src/main.js"],
  outfile: join(site, "editor.js"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  banner: { js: `// Made by tools/editor from sources ${hash.digest("hex")}; licences in editor.LICENCES.txt` },
});

const bundled = [...new Set(Object.keys(metafile.inputs).map((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1]).filter(Boolean))].sort();
const licences = new Map();
for (const name of bundled) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const text = readFileSync(join(folder, "LICENSE"), "utf8").trim();
  licences.set(text, [...(licences.get(text) ?? []), `${name} ${version}`]);
}
const notices = [...licences].map(([text, names]) => `${names.join("\n")}\n\n${text}\n`);
writeFileSync(join(site, "editor.LICENCES.txt"), `editor.js contains these packages.\n\n${notices.join(`\n${"-".repeat(80)}\n\n`)}`);
