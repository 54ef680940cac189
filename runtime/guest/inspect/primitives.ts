import type { InspectContext } from './layout';

const ESCAPES: Record<string, string> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\\': '\\\\',
};

/** A text in quotes: single ones, unless it has them and no others. */
export function quote(text: string): string {
  const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !/`|\$\{/.test(text) ? '`' : "'";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must be escaped
  const body = text.replace(/[\x00-\x1f\x7f-\x9f\\]/g, (char) => {
    return ESCAPES[char] ?? `\\x${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
  return mark + (mark === "'" ? body.replaceAll("'", "\\'") : body) + mark;
}

/** A property name as it stands in an object literal. */
export function keyText(key: string | symbol): string {
  if (typeof key === 'symbol') return `[${key.toString()}]`;
  if (key === '__proto__') return "['__proto__']";
  return /^[a-zA-Z_][a-zA-Z_0-9]*$/.test(key) ? key : quote(key);
}

export const numberText = (value: number) => (Object.is(value, -0) ? '-0' : `${value}`);

/** A value that is not an object. */
export function primitiveText(context: InspectContext, value: unknown): string {
  if (typeof value === 'string') {
    let text = value;
    let rest = '';
    if (text.length > context.maxStringLength) {
      const more = text.length - context.maxStringLength;
      text = text.slice(0, context.maxStringLength);
      rest = `... ${more} more character${more > 1 ? 's' : ''}`;
    }
    const isLong = text.length > 16 && text.length > context.breakLength - context.indentation - 4;
    if (isLong && text.includes('\n')) {
      const lines = text.split(/(?<=\n)/).map(quote);
      return lines.join(` +\n${' '.repeat(context.indentation + 2)}`) + rest;
    }
    return quote(text) + rest;
  }
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'symbol') return value.toString();
  return `${value}`;
}
