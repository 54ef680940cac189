import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INLINE_SCRIPTS_FILE, inlineScriptSources } from '../server/http/inline-scripts';
import { root } from './lib/prepare.mjs';

/** The last step of the build: notes which inline scripts each static page has, for the policy that it is served with. */
const pages = join(root, '.next/server/app');
const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);
const sources = files.sort().map((file) => {
  const path = file.replaceAll('\\', '/').replace(/^index\.html$|\.html$/, '');
  return [`/${path}`, inlineScriptSources(readFileSync(join(pages, file), 'utf8'))];
});
if (sources.length === 0) throw new Error(`There is no static page in ${pages}.`);
writeFileSync(join(root, INLINE_SCRIPTS_FILE), JSON.stringify(Object.fromEntries(sources)));
