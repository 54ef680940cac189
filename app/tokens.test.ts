import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours of one theme, by token name. */
function theme(selector: string): ReadonlyMap<string, string> {
  const start = CSS.indexOf(`${selector} {`);
  const body = CSS.slice(start, CSS.indexOf('}', start));
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1]!, match[2]!]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** Contrast ratio, WCAG 2.2. */
function contrast(first: string, second: string): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

const GROUNDS = ['canvas', 'surface', 'raised', 'sunken', 'hover'];
const TEXTS = [
  'ink',
  'ink-muted',
  'ink-faint',
  'accent',
  'accent-strong',
  'passed',
  'failed',
  'adhoc',
  'practice',
];
const SOFT = ['accent', 'passed', 'failed', 'adhoc', 'practice'];
const CHARTS = [1, 2, 3, 4, 5, 6].map((series) => `chart-${series}`);
const GRAPHICS = ['line-strong', 'accent', 'adhoc-fill', 'practice-fill', 'passed', 'failed', ...CHARTS];

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('contrast of the %s theme', (_name, selector) => {
  const colours = theme(selector);
  const ratio = (front: string, back: string) => {
    const pair = [colours.get(front), colours.get(back)];
    expect(pair, `${front} and ${back} are tokens`).not.toContain(undefined);
    return contrast(pair[0]!, pair[1]!);
  };

  it.each(TEXTS.flatMap((text) => GROUNDS.map((ground) => [text, ground])))(
    '%s text on %s',
    (text, ground) => {
      expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(SOFT.flatMap((tone) => [tone, 'ink', 'ink-muted'].map((text) => [text, `${tone}-soft`])))(
    '%s text on %s',
    (text, ground) => {
      expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('text on a primary button, also while it is hovered', () => {
    expect(ratio('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('on-accent', 'accent-strong')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS.flatMap((mark) => GROUNDS.slice(0, 4).map((ground) => [mark, ground])))(
    '%s as a line or mark on %s',
    (mark, ground) => {
      expect(ratio(mark, ground)).toBeGreaterThanOrEqual(3);
    },
  );
});
