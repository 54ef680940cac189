/** A section of an INI file: its options in order. */
export type IniSection = Map<string, string>;

/** An INI file as configobj, which DVC uses, reads and writes it: sections by name, in order. */
export type IniFile = Map<string, IniSection>;

/** Reads an INI file. @throws nothing: a line that is neither section, option, comment nor blank is a fault. */
export function parseIni(text: string): { readonly file: IniFile } | { readonly badLine: number } {
  const file: IniFile = new Map();
  let section: IniSection | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const header = /^\[(.*)\](?:\s*#.*)?$/.exec(line);
    if (header) {
      const name = unquoted(header[1]!.trim());
      section = file.get(name) ?? new Map();
      file.set(name, section);
      continue;
    }
    const option = /^([^=]+?)\s*=\s*(.*)$/.exec(line);
    if (!option || !section) return { badLine: index + 1 };
    section.set(unquoted(option[1]!).toLowerCase(), optionValue(option[2]!));
  }
  return { file };
}

/** Writes an INI file, options indented by four spaces. */
export function writeIni(file: IniFile): string {
  let text = '';
  for (const [name, options] of file) {
    text += `[${quoted(name, /["'\]#,]/)}]\n`;
    for (const [key, value] of options)
      text += `    ${quoted(key, /["'=#]/)} = ${quoted(value, /["'#,\n]|^\s|\s$|^$/)}\n`;
  }
  return text;
}

const optionValue = (text: string): string => {
  const quotes = /^(["'])(.*?)\1\s*(?:#.*)?$/.exec(text);
  return quotes ? quotes[2]! : text.replace(/\s+#.*$/, '').trim();
};

const unquoted = (text: string): string => /^(["'])(.*)\1$/.exec(text)?.[2] ?? text;

function quoted(text: string, needs: RegExp): string {
  if (!needs.test(text)) return text;
  return text.includes('"') ? `'${text}'` : `"${text}"`;
}
