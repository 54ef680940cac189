import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConflictBlock, type ConflictChoice, chosenLines, parseConflicts } from './conflict-blocks';

const TEXT = `top
<<<<<<< HEAD
ours 1
ours 2
=======
theirs
>>>>>>> topic
middle
<<<<<<< HEAD
||||||| 1234567
base
=======
added
>>>>>>> topic
end
`;

/** A text with one of its blocks settled; line ends stay as they are. */
function settleConflict(text: string, block: ConflictBlock, choice: ConflictChoice): string {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const kept = chosenLines(block, choice).map((number) => lines[number - 1]);
  return [...lines.slice(0, block.start - 1), ...kept, ...lines.slice(block.end)].join('');
}

describe('conflict blocks', () => {
  it('are found with their sides, with and without the base', () => {
    expect(parseConflicts(TEXT)).toEqual([
      { start: 2, baseStart: null, middle: 5, end: 7, current: 'HEAD', incoming: 'topic' },
      { start: 9, baseStart: 10, middle: 12, end: 14, current: 'HEAD', incoming: 'topic' },
    ]);
  });

  it('are settled for one side or both', () => {
    const settled = (choice: ConflictChoice) => {
      let text = TEXT;
      for (let [block] = parseConflicts(text); block; [block] = parseConflicts(text))
        text = settleConflict(text, block, choice);
      return text;
    };
    expect(settled('current')).toBe('top\nours 1\nours 2\nmiddle\nend\n');
    expect(settled('incoming')).toBe('top\ntheirs\nmiddle\nadded\nend\n');
    expect(settled('both')).toBe('top\nours 1\nours 2\ntheirs\nmiddle\nadded\nend\n');
  });

  it('leave markers alone that do not belong together', () => {
    expect(parseConflicts('a\n=======\nb\n>>>>>>> x\n')).toEqual([]);
    expect(parseConflicts('<<<<<<< a\nb\n=======\nc\n')).toEqual([]);
    expect(parseConflicts('<<<<<<< a\n<<<<<<< b\n=======\nc\n>>>>>>> d\n')).toMatchObject([
      { start: 2, end: 5 },
    ]);
  });

  it('keep line ends, and everything outside of a block', () => {
    const line = fc.stringMatching(/^[a-z <>=|]{0,6}$/);
    const lines = fc.array(line, { maxLength: 5 });
    const end = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(
        lines,
        lines,
        lines,
        lines,
        end,
        fc.boolean(),
        (above, ours, theirs, below, eol, isBare) => {
          const join = (part: readonly string[]) => part.map((one) => one + eol).join('');
          const marked = (name: string) => `${name}${eol}`;
          const text =
            join(above) +
            marked('<<<<<<< HEAD') +
            join(ours) +
            marked('=======') +
            join(theirs) +
            '>>>>>>> x';
          const whole = isBare && below.length === 0 ? text : text + eol + join(below);
          const [block, ...others] = parseConflicts(whole);
          expect(others).toEqual([]);
          expect(settleConflict(whole, block!, 'both')).toBe(join([...above, ...ours, ...theirs, ...below]));
          expect(settleConflict(whole, block!, 'incoming')).toBe(join([...above, ...theirs, ...below]));
        },
      ),
    );
  });
});
