import type { Labels } from './labels';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The labels inside braces, as `a="b", c="d\n"`; empty for none. */
export function parseExpositionLabels(text: string): Labels {
  const labels: Record<string, string> = {};
  for (const [, name, value] of text.matchAll(/([a-zA-Z_]\w*)\s*=\s*"((?:[^"\\]|\\.)*)"/gs)) {
    labels[name!] = value!.replace(/\\(.)/gs, (_all, code: string) => ESCAPES[code] ?? code);
  }
  return labels;
}
