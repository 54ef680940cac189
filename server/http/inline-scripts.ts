import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Sources of a policy by the path of a static page: one for each inline script that the page was built with. */
export type InlineScripts = Readonly<Record<string, readonly string[]>>;

/** Where the build writes them. */
export const INLINE_SCRIPTS_FILE = '.next/inline-scripts.json';

/** The source of a content security policy that lets each inline script of `html` run, and no other. */
export function inlineScriptSources(html: string): readonly string[] {
  const scripts = html.matchAll(/<script(?<attributes>[^>]*)>(?<text>.*?)<\/script>/gis);
  const inline = [...scripts].filter(({ groups }) => !/\ssrc=/i.test(groups!.attributes!));
  const hashes = inline.map(({ groups }) => createHash('sha256').update(groups!.text!).digest('base64'));
  return [...new Set(hashes)].map((hash) => `'sha256-${hash}'`);
}

let known: InlineScripts | undefined;

/** Those of the build that is served; none in development, which has no build. */
export function builtInlineScripts(): InlineScripts {
  if (process.env.NODE_ENV === 'development') return {};
  known ??= JSON.parse(readFileSync(join(process.cwd(), INLINE_SCRIPTS_FILE), 'utf8')) as InlineScripts;
  return known;
}
