import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { screen } from '../testing/screen';
import { readKeys } from './keys';
import { drawLine, leaveLine, NOTHING_DRAWN } from './layout';
import { EMPTY_LINE, editLine, type LineEffect, type LineState } from './line-editor';

const HISTORY = ['git status', 'npm run train', 'git commit -m "first"', 'cat data/a.csv'];

/** Types what a terminal would send; the line, and what it asked for. */
function typed(data: string, from: LineState = EMPTY_LINE, history: readonly string[] = HISTORY) {
  let state = from;
  const effects: LineEffect[] = [];
  for (const action of readKeys(data)) {
    const step = editLine(state, action, history);
    state = step.state;
    if (step.effect) effects.push(step.effect);
  }
  return { ...state, effects };
}

const [LEFT, UP, DOWN, ALT] = ['\u001b[D', '\u001b[A', '\u001b[B', '\u001b'];
const ctrl = (letter: string) => String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64);

describe('typing', () => {
  it('puts characters where the cursor is', () => {
    expect(typed(`helo${LEFT}l`)).toMatchObject({ text: 'hello', cursor: 4 });
    expect(typed(`world${ctrl('A')}hello `).text).toBe('hello world');
    expect(typed(`ab\u001b[H1\u001b[F2`).text).toBe('1ab2');
  });

  it('takes a paste of several lines as one text, and accepts nothing', () => {
    const pasted = typed('\u001b[200~for i in 1 2\r\ndo\techo $i\u0007\ndone\u001b[201~');
    expect(pasted).toMatchObject({ text: 'for i in 1 2\ndo  echo $i\ndone', effects: [] });
  });

  it('goes over characters outside of the basic plane as one', () => {
    expect(typed(`a🚂${LEFT}b`).text).toBe('ab🚂');
    expect(typed('a🚂\u007f').text).toBe('a');
  });
});

describe('moving and killing by words and lines', () => {
  it('knows words as readline does', () => {
    const line = 'cat src/lib/a-b.ts';
    expect(typed(`${line}${ALT}b`).cursor).toBe(16);
    expect(typed(`${line}${ctrl('A')}${ALT}f${ALT}f`).cursor).toBe(7);
    expect(typed(`${line}${ctrl('W')}`).text).toBe('cat ');
    expect(typed(`${line}${ALT}\u007f`).text).toBe('cat src/lib/a-b.');
    expect(typed(`${line}${ctrl('A')}${ALT}d`).text).toBe(' src/lib/a-b.ts');
    expect(typed(`${line}${ctrl('U')}`).text).toBe('');
    expect(typed(`${line}${ctrl('A')}${ctrl('K')}`).text).toBe('');
  });

  it('brings back what was killed, kills in a row as one', () => {
    expect(typed(`one two three${ctrl('W')}${ctrl('W')}${ctrl('A')}${ctrl('Y')}`).text).toBe('two threeone ');
    expect(typed(`abc${ctrl('U')}x${ctrl('Y')}`).text).toBe('xabc');
  });

  it('swaps characters, changes case, takes back', () => {
    expect(typed(`sl${ctrl('T')}`).text).toBe('ls');
    expect(typed(`word${ctrl('A')}${ALT}u`).text).toBe('WORD');
    expect(typed(`ab${ctrl('U')}\u001f`)).toMatchObject({ text: 'ab', cursor: 2 });
    expect(typed(`a\u001f\u001f`).effects).toEqual([{ type: 'bell' }]);
  });
});

describe('the history', () => {
  it('is walked up and down, and what was being typed waits at its end', () => {
    expect(typed(`dra${UP}`).text).toBe('cat data/a.csv');
    expect(typed(`dra${UP}${UP}`).text).toBe('git commit -m "first"');
    expect(typed(`dra${UP}${UP}${DOWN}${DOWN}`).text).toBe('dra');
    expect(typed(`${UP.repeat(9)}`)).toMatchObject({ text: 'git status', back: 4 });
    expect(typed(DOWN).effects).toEqual([{ type: 'bell' }]);
  });

  it('is searched backward from Ctrl-R on, and any other key takes what was found', () => {
    expect(typed(`${ctrl('R')}git`)).toMatchObject({
      text: 'git commit -m "first"',
      search: { query: 'git' },
    });
    expect(typed(`${ctrl('R')}git${ctrl('R')}`).text).toBe('git status');
    expect(typed(`${ctrl('R')}git${ctrl('R')}${ctrl('R')}`).search).toMatchObject({ isFailing: true });
    expect(typed(`${ctrl('R')}gitx\u007f`).text).toBe('git commit -m "first"');
    expect(typed(`${ctrl('R')}train\r`).effects).toEqual([{ type: 'accept', text: 'npm run train' }]);
    expect(typed(`${ctrl('R')}train${ctrl('E')}!`)).toMatchObject({ text: 'npm run train!', search: null });
    expect(typed(`${ctrl('R')}git${ctrl('C')}`)).toMatchObject({ text: '', search: null, effects: [] });
  });

  it('gives the last word of earlier lines', () => {
    expect(typed(`wc ${ALT}.`).text).toBe('wc data/a.csv');
    expect(typed(`wc ${ALT}.${ALT}.`).text).toBe('wc "first"');
  });
});

describe('what a line asks for', () => {
  it('says what Enter, Tab, Ctrl-C, Ctrl-D and Ctrl-L mean', () => {
    expect(typed('ls\r').effects).toEqual([{ type: 'accept', text: 'ls' }]);
    expect(typed('l\t').effects).toEqual([{ type: 'complete' }]);
    expect(typed(`l${ctrl('C')}`).effects).toEqual([{ type: 'interrupt' }]);
    expect(typed(ctrl('D')).effects).toEqual([{ type: 'end-of-file' }]);
    expect(typed(`ab${LEFT}${ctrl('D')}`).text).toBe('a');
    expect(typed(ctrl('L')).effects).toEqual([{ type: 'clear-screen' }]);
  });
});

it('no key, in any order, puts the cursor out of the line', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom(
      LEFT,
      UP,
      DOWN,
      '\u001b[C',
      '\u001b[3~',
      '\u007f',
      `${ALT}b`,
      `${ALT}f`,
      `${ALT}d`,
      `${ALT}.`,
      '\u001f',
    ),
    fc.constantFrom(...'ABCDEFKRTUWYGL').map(ctrl),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 40 }), (keys) => {
      const { text, cursor } = typed(keys.join(''));
      expect(cursor).toBeGreaterThanOrEqual(0);
      expect(cursor).toBeLessThanOrEqual(text.length);
    }),
  );
});

describe('drawing', () => {
  const prompt = { written: '$ ', width: 2 };
  it('wraps at the edge, and knows where the cursor is then', () => {
    const { output, rows, cursorRow } = drawLine(NOTHING_DRAWN, prompt, 'abcdefghij', 10, 6);
    expect(screen([output], 6)).toEqual({ text: ['$ abcd', 'efghij', ''], row: 2, column: 0 });
    expect({ rows, cursorRow }).toEqual({ rows: 3, cursorRow: 2 });
    expect(screen([drawLine(NOTHING_DRAWN, prompt, 'abcdefghij', 4, 6).output], 6)).toMatchObject({
      row: 1,
      column: 0,
    });
  });

  it('begins further lines with >, and draws over what was there', () => {
    const first = drawLine(NOTHING_DRAWN, prompt, 'for i in 1\ndo', 13, 20);
    expect(screen([first.output], 20)).toEqual({ text: ['$ for i in 1', '> do'], row: 1, column: 4 });
    const second = drawLine(first, prompt, 'ls', 1, 20);
    expect(screen([first.output, second.output], 20)).toEqual({ text: ['$ ls'], row: 0, column: 3 });
    expect(screen([first.output, second.output, leaveLine(second)], 20)).toMatchObject({ row: 1, column: 0 });
  });

  it('whatever is typed at whatever width, the screen shows it once and the cursor is in its place', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '漢', '🚂'), maxLength: 30 });
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 4, max: 12 }),
        (texts, columns) => {
          let drawn = NOTHING_DRAWN as ReturnType<typeof drawLine>;
          const outputs = texts.map((one) => {
            drawn = drawLine(drawn, prompt, one, one.length, columns);
            return drawn.output;
          });
          const once = drawLine(NOTHING_DRAWN, prompt, texts.at(-1)!, texts.at(-1)!.length, columns);
          expect(screen(outputs, columns)).toEqual(screen([once.output], columns));
          const shown = screen(outputs, columns).text.join('').replace(/[\s>]/g, '');
          expect(shown).toBe(`$${texts.at(-1)!}`.replace(/\s/g, ''));
        },
      ),
    );
  });
});
