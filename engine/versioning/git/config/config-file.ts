import { die } from '../program/failure';

/** One setting of a config file. */
export interface ConfigEntry {
  /** `section.key` or `section.subsection.key`; section and key in lower case, the subsection as written. */
  readonly name: string;
  /** `null`: the key stands alone, which means true. */
  readonly value: string | null;
  /** The line it starts on, counted from 0, and the line after its last. */
  readonly line: number;
  readonly endLine: number;
}

/** A section header: where it stands and what it says. */
export interface ConfigSection {
  /** `section` or `section.subsection`. */
  readonly name: string;
  readonly line: number;
}

export interface ParsedConfig {
  readonly lines: readonly string[];
  readonly entries: readonly ConfigEntry[];
  readonly sections: readonly ConfigSection[];
}

const HEADER = /^\s*\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/;
const KEY = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*/;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', '"': '"', '\\': '\\' };

/** Reads a value from what follows `=`: quotes, escapes, comments, lines that go on. */
function readValue(
  lines: readonly string[],
  start: number,
  first: string,
): { value: string; endLine: number } {
  let value = '';
  let trailing = '';
  let quoted = false;
  let line = start;
  let text = first.trimStart();
  for (let i = 0; ; i++) {
    const char = text[i];
    if (char === undefined) break;
    if (char === '\\') {
      if (i + 1 >= text.length) {
        text = lines[++line] ?? '';
        i = -1;
        continue;
      }
      value += trailing + (ESCAPES[text[++i]!] ?? text[i]!);
      trailing = '';
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === '#' || char === ';')) break;
    else if (!quoted && (char === ' ' || char === '\t' || char === '\r'))
      trailing += value === '' ? '' : char;
    else {
      value += trailing + char;
      trailing = '';
    }
  }
  return { value, endLine: line + 1 };
}

/**
 * Reads a config file of git.
 * @param path only for the message.
 * @throws GitFailure `bad config line N in file <path>`.
 */
export function parseConfig(text: string, path: string): ParsedConfig {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  const entries: ConfigEntry[] = [];
  const sections: ConfigSection[] = [];
  let section = '';
  for (let line = 0; line < lines.length; ) {
    const start = line;
    let rest = lines[line]!;
    const header = HEADER.exec(rest);
    if (header !== null) {
      const subsection = header[2]?.replace(/\\(.)/g, '$1');
      section = header[1]!.toLowerCase() + (subsection === undefined ? '' : `.${subsection}`);
      sections.push({ name: section, line });
      rest = rest.slice(header[0].length);
    }
    const trimmed = rest.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) {
      line++;
      continue;
    }
    const key = KEY.exec(rest);
    const after = key === null ? '' : rest.slice(key[0].length);
    if (key === null || section === '' || (after !== '' && !/^[=#;]/.test(after)))
      die(`bad config line ${start + 1} in file ${path}`);
    const read = after.startsWith('=')
      ? readValue(lines, line, after.slice(1))
      : { value: null, endLine: line + 1 };
    entries.push({ name: `${section}.${key[1]!.toLowerCase()}`, line: start, ...read });
    line = read.endLine;
  }
  return { lines, entries, sections };
}
