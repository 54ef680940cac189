/** One setting of a git configuration; a key without `=` is `true`. */
export interface ConfigEntry {
  /** Section and key in lower case, the subsection as it is: `remote.origin.url`. */
  readonly name: string;
  readonly section: string;
  readonly subsection: string | null;
  readonly key: string;
  readonly value: string;
}

const SECTION = /^\[\s*([A-Za-z0-9.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/;
const KEY = /^([A-Za-z][A-Za-z0-9-]*)\s*(=?)\s*/;

/** Reads a configuration (git-config(1), Syntax); null when it is none. */
export function parseConfig(text: string): readonly ConfigEntry[] | null {
  const entries: ConfigEntry[] = [];
  let section: string | null = null;
  let subsection: string | null = null;
  let rest = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  while (rest !== '') {
    rest = rest.replace(/^\s+/, '');
    if (rest === '') break;
    if (rest.startsWith('#') || rest.startsWith(';')) {
      rest = afterLine(rest);
      continue;
    }
    const head = SECTION.exec(rest);
    if (head !== null) {
      const [name = '', ...more] = head[1]!.toLowerCase().split('.');
      section = name;
      subsection = head[2]?.replace(/\\(.)/g, '$1') ?? (more.length > 0 ? more.join('.') : null);
      rest = rest.slice(head[0].length);
      continue;
    }
    const line = KEY.exec(rest);
    if (line === null || section === null) return null;
    const key = line[1]!.toLowerCase();
    rest = rest.slice(line[0].length);
    let value = 'true';
    if (line[2] === '=') {
      const read = readValue(rest);
      if (read === null) return null;
      value = read.value;
      rest = read.rest;
    } else if (!/^(?:[#;\n]|$)/.test(rest) && !line[0].includes('\n')) return null;
    const name = [section, ...(subsection === null ? [] : [subsection]), key].join('.');
    entries.push({ name, section, subsection, key, value });
  }
  return entries;
}

function afterLine(text: string): string {
  const end = text.indexOf('\n');
  return end === -1 ? '' : text.slice(end + 1);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b', '\\': '\\', '"': '"' };

/** A value up to the end of its line: quotes, escapes, comments, lines that go on. */
function readValue(text: string): { readonly value: string; readonly rest: string } | null {
  let value = '';
  let spaces = '';
  let isQuoted = false;
  for (let at = 0; at <= text.length; at++) {
    const character = text[at];
    if (character === undefined || character === '\n')
      return isQuoted ? null : { value, rest: text.slice(at + 1) };
    if (!isQuoted && (character === '#' || character === ';'))
      return { value, rest: afterLine(text.slice(at)) };
    if (!isQuoted && (character === ' ' || character === '\t')) {
      if (value !== '') spaces += character;
      continue;
    }
    value += spaces;
    spaces = '';
    if (character === '"') isQuoted = !isQuoted;
    else if (character === '\\') {
      const next = text[++at];
      if (next === '\n') continue;
      const meant = next === undefined ? undefined : ESCAPES[next];
      if (meant === undefined) return null;
      value += meant;
    } else value += character;
  }
  return null;
}

/** Writes settings as git does: sections with their keys indented by a tab. */
export function configText(entries: readonly ConfigEntry[]): string {
  let text = '';
  let open: string | null = null;
  for (const { section, subsection, key, value } of entries) {
    const head =
      subsection === null ? `[${section}]` : `[${section} "${subsection.replace(/["\\]/g, '\\$&')}"]`;
    if (head !== open) text += `${head}\n`;
    open = head;
    text += `\t${key} = ${quotedValue(value)}\n`;
  }
  return text;
}

function quotedValue(value: string): string {
  const escaped = value
    .replace(/["\\]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', '\\t')
    .replaceAll('\b', '\\b');
  return /^\s|\s$|[#;]/.test(value) ? `"${escaped}"` : escaped;
}
