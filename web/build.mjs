// src/ in, static/ out: one script a page that needs one, one style sheet, and the licences of what is bundled.
// The bundle is the same on every machine; what is in static/ and no longer made is removed.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const into = join(here, "static");
const LICENCE = /^(licen[cs]e|copying)/i;

await rm(into, { recursive: true, force: true });
await mkdir(into, { recursive: true });

const result = await build({
  absWorkingDir: here,
  entryPoints: ["src/app.ts", "src/explorer.ts", "src/layout.ts", "src/console.ts", "src/review.ts", "src/app.css", "src/dark.css"],
  outdir: "static",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
  charset: "utf8",
});
await cp(join(here, "src/images"), into, { recursive: true });
await writeFile(join(into, "licences.txt"), await licences(result.metafile));

async function licences(metafile) {
  const names = new Set();
  for (const input of Object.keys(metafile.inputs)) {
    const found = input.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/);
    if (found) names.add(found[1]);
  }
  const parts = [];
  for (const name of [...names].sort()) {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => LICENCE.test(entry));
    if (!file) throw new Error(`${name}: no licence file`);
    parts.push(`${name} ${about.version} (${about.license})\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`);
  }
  return parts.join(`\n${"-".repeat(72)}\n\n`);
}
