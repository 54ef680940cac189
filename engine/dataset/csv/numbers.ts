/** How the numbers of a column are written. */
export type NumberStyle =
  /** `1234.5`, `-2e3` */
  | 'plain'
  /** `1,234.5` */
  | 'comma-thousands'
  /** `1.234,5` or `1234,5` */
  | 'decimal-comma'
  /** `1 234.5` or `1'234.5` */
  | 'space-thousands';

export const NUMBER_STYLES: readonly NumberStyle[] = [
  'plain',
  'comma-thousands',
  'decimal-comma',
  'space-thousands',
];

const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const SIGNS: Readonly<Record<Exclude<NumberStyle, 'plain'>, RegExp>> = {
  'comma-thousands': /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/,
  'decimal-comma': /^[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+),\d+$|^[+-]?\d{1,3}(?:\.\d{3})+$/,
  'space-thousands': /^[+-]?\d{1,3}(?:[ '\u2019\u00a0\u202f]\d{3})+(?:[.,]\d*)?$/,
};
/** A currency before or after, or a per cent sign after. */
const DRESS = /^([+-]?)\s*(?:[$€£¥]|USD|EUR|GBP)\s*|\s*(?:[$€£¥%]|USD|EUR|GBP)$/g;

/**
 * A finite decimal number as it stands, or NaN: no hexadecimal, no `Infinity`, no separators. Too large ones (1e400)
 * are NaN too.
 */
export function plainNumber(text: string): number {
  if (!PLAIN.test(text)) return Number.NaN;
  const value = Number(text);
  return Number.isFinite(value) ? value : Number.NaN;
}

/** A number in one style, with or without a currency or per cent sign; NaN when it is none. */
export function styledNumber(text: string, style: NumberStyle): number {
  const bare = undressed(text);
  const plain = plainNumber(bare);
  if (style === 'plain' || !Number.isNaN(plain)) {
    // 1.234 in a column of 1.234,5: the point separates thousands.
    return style === 'decimal-comma' && SIGNS[style].test(bare)
      ? plainNumber(bare.replaceAll('.', ''))
      : plain;
  }
  if (!SIGNS[style].test(bare)) return Number.NaN;
  if (style === 'comma-thousands') return plainNumber(bare.replaceAll(',', ''));
  if (style === 'decimal-comma') return plainNumber(bare.replaceAll('.', '').replace(',', '.'));
  return plainNumber(bare.replaceAll(/[ '\u2019\u00a0\u202f]/g, '').replace(',', '.'));
}

/** The sign of a currency or `%` on a number; empty: none. */
export function unitOf(text: string): string {
  return /[$€£¥%]|USD|EUR|GBP/.exec(text)?.[0] ?? '';
}

function undressed(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  const first = text.charCodeAt(0);
  if (isDigit(last) && (isDigit(first) || first === 45 || first === 46 || first === 43)) {
    if (!/[$€£¥A-Z]/.test(text)) return text;
  }
  return text.replaceAll(DRESS, '$1');
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a number in this text would be ambiguous: `1,234` is 1234 or 1.234. */
export function isAmbiguous(text: string): boolean {
  return /^[+-]?\d{1,3}[.,]\d{3}$/.test(text);
}

/** A name made of digits: leading zeros or more than fifteen digits, which a number would not keep. */
export function isIdentifier(text: string): boolean {
  return /^0\d+$/.test(text) || /^\d{16,}$/.test(text);
}

/** What `readNumber` met; bits, added up over calls until they are cleared. */
export const LEADING_ZERO = 1;
export const MANY_DIGITS = 2;

/** Powers of ten that a double holds exactly. */
const TENS = Array.from({ length: 23 }, (_, power) => 10 ** power);

/**
 * Reads plain numbers out of a text without making a string of each: a number of at most fifteen digits is digits
 * divided by a power of ten, both exact, so the result is the nearest double (Clinger 1990). Others go the long way.
 */
export class NumberReader {
  readonly #text: string;
  /** See `LEADING_ZERO`, `MANY_DIGITS`. */
  met = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number between two places, or NaN when it is no plain number. */
  read(start: number, end: number): number {
    const text = this.#text;
    let at = start;
    const first = text.charCodeAt(at);
    if (first === 45 || first === 43) at++;
    const firstDigit = at;
    let digits = 0;
    let value = 0;
    let point = -1;
    for (; at < end; at++) {
      const code = text.charCodeAt(at);
      if (isDigit(code)) {
        value = value * 10 + (code - 48);
        digits++;
      } else if (code === 46 && point < 0) point = at;
      else return this.#long(start, end);
    }
    if (digits === 0) return Number.NaN;
    const whole = (point < 0 ? end : point) - firstDigit;
    if (whole > 1 && text.charCodeAt(firstDigit) === 48) this.met |= LEADING_ZERO;
    if (digits > 15) return this.#long(start, end);
    const size = point < 0 ? value : value / TENS[end - point - 1]!;
    return first === 45 ? -size : size;
  }

  #long(start: number, end: number): number {
    const text = this.#text.slice(start, end);
    if (/^\d{16,}$/.test(text)) this.met |= MANY_DIGITS;
    return plainNumber(text);
  }
}
