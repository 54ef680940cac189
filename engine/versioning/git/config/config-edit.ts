import { type ConfigSection, type ParsedConfig, parseConfig } from './config-file';

/** A setting's name in its parts: `branch.main.remote` → `branch`, `main`, `remote`. */
export interface ConfigName {
  readonly section: string;
  readonly key: string;
}

/** Takes a setting's name apart; undefined when it has no section or no proper key. */
export function splitConfigName(name: string): ConfigName | undefined {
  const first = name.indexOf('.');
  const last = name.lastIndexOf('.');
  const key = name.slice(last + 1);
  if (first <= 0 || !/^[A-Za-z][A-Za-z0-9-]*$/.test(key)) return undefined;
  const section = name.slice(0, first).toLowerCase() + (last > first ? name.slice(first, last) : '');
  return { section, key };
}

/** A setting's name as it is compared: section and key in lower case. */
export function normalConfigName(name: string): string {
  const split = splitConfigName(name);
  return split === undefined ? name.toLowerCase() : `${split.section}.${split.key.toLowerCase()}`;
}

function quoteValue(value: string): string {
  const escaped = value
    .replace(/[\\"]/g, '\\$&')
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
    .replace(/[\b]/g, '\\b');
  return /^\s|\s$|[#;]/.test(value) ? `"${escaped}"` : escaped;
}

function headerOf(section: string): string {
  const dot = section.indexOf('.');
  if (dot === -1) return `[${section}]`;
  return `[${section.slice(0, dot)} "${section.slice(dot + 1).replace(/[\\"]/g, '\\$&')}"]`;
}

const joined = (lines: readonly string[]): string => (lines.length === 0 ? '' : `${lines.join('\n')}\n`);

/** The line after the last setting of a section (its last appearance in the file). */
function endOfSection(parsed: ParsedConfig, section: ConfigSection): number {
  const next = parsed.sections.find((other) => other.line > section.line)?.line ?? parsed.lines.length;
  const inside = parsed.entries.filter((entry) => entry.line >= section.line && entry.line < next);
  return inside.at(-1)?.endLine ?? section.line + 1;
}

/**
 * The text of a config file with one more setting at the end of its section; the section is made when missing.
 * @param name as the user typed it; the key keeps its case in the file.
 */
export function addConfig(text: string, name: string, value: string): string {
  const { section, key } = splitConfigName(name)!;
  const parsed = parseConfig(text, 'config');
  const line = `\t${key} = ${quoteValue(value)}`;
  const place = parsed.sections.findLast((other) => other.name === section);
  if (place === undefined) return joined([...parsed.lines, headerOf(section), line]);
  const at = endOfSection(parsed, place);
  return joined([...parsed.lines.slice(0, at), line, ...parsed.lines.slice(at)]);
}

/** The text with the one setting of that name changed, or added when there is none. */
export function setConfig(text: string, name: string, value: string): string {
  const parsed = parseConfig(text, 'config');
  const known = parsed.entries.findLast((entry) => entry.name === normalConfigName(name));
  if (known === undefined) return addConfig(text, name, value);
  const line = `\t${splitConfigName(name)!.key} = ${quoteValue(value)}`;
  return joined([...parsed.lines.slice(0, known.line), line, ...parsed.lines.slice(known.endLine)]);
}

/** The text without the settings of that name; a section that holds nothing any more goes too. */
export function unsetConfig(text: string, name: string): string {
  const normal = normalConfigName(name);
  const parsed = parseConfig(text, 'config');
  const gone = parsed.entries.filter((entry) => entry.name === normal);
  const lines = parsed.lines.filter((_, i) => !gone.some((entry) => i >= entry.line && i < entry.endLine));
  const section = splitConfigName(name)!.section;
  const left = parseConfig(joined(lines), 'config');
  const emptied = left.sections.filter(
    (one) => one.name === section && endOfSection(left, one) === one.line + 1,
  );
  const isEmpty = (line: number) =>
    emptied.some((one) => one.line === line) && !/^\s*[#;]/.test(left.lines[line + 1] ?? '');
  return gone.length === 0 ? text : joined(left.lines.filter((_, i) => !isEmpty(i)));
}

/** The text without a whole section. */
export function removeSection(text: string, section: string): string {
  const parsed = parseConfig(text, 'config');
  const inSection = (line: number) => parsed.sections.findLast((one) => one.line <= line)?.name === section;
  return joined(parsed.lines.filter((_, i) => !inSection(i)));
}

/** The text with a section under another name. */
export function renameSection(text: string, from: string, to: string): string {
  const parsed = parseConfig(text, 'config');
  const headers = new Set(parsed.sections.filter((one) => one.name === from).map((one) => one.line));
  return joined(parsed.lines.map((line, i) => (headers.has(i) ? headerOf(to) : line)));
}
