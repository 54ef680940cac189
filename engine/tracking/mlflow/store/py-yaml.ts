/** What a `meta.yaml` holds. */
export type YamlValue =
  | null
  | boolean
  | number
  | string
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue };

/** What PyYAML (YAML 1.1) takes for something else than a string when it stands there plain. */
const NOT_A_STRING: readonly RegExp[] = [
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  /^(?:~|null|Null|NULL|=|<<)$/,
  /^[-+]?(?:0b[01_]+|0[0-7_]+|0|[1-9][0-9_]*|0x[0-9a-fA-F_]+|[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|\.(?:inf|Inf|INF))$/,
  /^\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?$/,
  /^\.(?:nan|NaN|NAN)$/,
  /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/,
  /^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?$/,
];

/** What YAML 1.2 (and every later reader) takes for a number though PyYAML does not. */
const NUMBER_ELSEWHERE = /^[-+]?(?:0o[0-7]+|\.?[0-9][0-9.]*(?:[eE][-+]?[0-9]+)?)$/;

const INDICATOR_FIRST = /^[#,[\]{}&*!|>'"%@`]|^[?:-](?:\s|$)|^---|^\.\.\./;
const UNPRINTABLE = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
const BREAKS = /[\n\r\x85\u2028\u2029]/;

function scalarText(text: string): string {
  if (UNPRINTABLE.test(text) || BREAKS.test(text)) return doubleQuoted(text);
  const isPlain =
    text !== '' &&
    !INDICATOR_FIRST.test(text) &&
    !/: |:$| #|\t/.test(text) &&
    !/^ | $/.test(text) &&
    !NUMBER_ELSEWHERE.test(text) &&
    !NOT_A_STRING.some((pattern) => pattern.test(text));
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** JSON's escapes are YAML's; what else must not stand plain is written by its number. */
function doubleQuoted(text: string): string {
  let out = '"';
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const named = ESCAPES[char];
    if (named !== undefined) out += named;
    else if (UNPRINTABLE.test(char) || BREAKS.test(char))
      out += code > 0xffff ? `\\U${hex(code, 8)}` : code > 0xff ? `\\u${hex(code, 4)}` : `\\x${hex(code, 2)}`;
    else out += char;
  }
  return `${out}"`;
}

const hex = (code: number, digits: number) => code.toString(16).toUpperCase().padStart(digits, '0');

function inline(value: YamlValue): string | null {
  if (value === null) return 'null';
  if (typeof value === 'string') return scalarText(value);
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : null;
  return Object.keys(value).length === 0 ? '{}' : null;
}

function block(value: YamlValue, margin: string, lines: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly YamlValue[]) {
      const text = inline(item);
      if (text !== null) lines.push(`${margin}- ${text}`);
      else {
        const inner: string[] = [];
        block(item, `${margin}  `, inner);
        lines.push(`${margin}- ${inner[0]!.slice(margin.length + 2)}`, ...inner.slice(1));
      }
    }
    return;
  }
  const record = value as { readonly [key: string]: YamlValue };
  for (const key of Object.keys(record).sort()) {
    const item = record[key]!;
    const text = inline(item);
    if (text !== null) lines.push(`${margin}${scalarText(key)}: ${text}`);
    else {
      lines.push(`${margin}${scalarText(key)}:`);
      block(item, Array.isArray(item) ? margin : `${margin}  `, lines);
    }
  }
}

/**
 * A mapping as `yaml.safe_dump(…, default_flow_style=False, allow_unicode=True)` of PyYAML writes it: keys sorted, block
 * style, `null`, single quotes where a string would read as something else. Lines are not folded, and what PyYAML would
 * break over lines is double-quoted; every reader takes both for the same.
 */
export function pyYaml(value: { readonly [key: string]: YamlValue }): string {
  if (Object.keys(value).length === 0) return '{}\n';
  const lines: string[] = [];
  block(value, '', lines);
  return `${lines.join('\n')}\n`;
}
