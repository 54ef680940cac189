import { describe, expect, it } from 'vitest';
import { LessonLogs } from './lesson-log';

const proof = (what: string, more: { ok?: boolean; detail?: string } = {}) => ({
  lesson: 'x',
  what,
  ok: true,
  ms: 1200,
  ...more,
});

describe('LessonLogs', () => {
  it('prints lesson after lesson, the first one at once', () => {
    const lines: string[] = [];
    const logs = new LessonLogs((line) => lines.push(line));
    const first = logs.begin('first');
    const second = logs.begin('second');
    second.proved(proof('b', { detail: 'a figure' }));
    first.proved(proof('a'));
    expect(lines).toEqual(['\nfirst', '  ✓   1.2 s  a']);
    first.done(2000);
    expect(lines.slice(2)).toEqual(['  2.0 s for the whole lesson', '\nsecond', '  ✓   1.2 s  b — a figure']);
    second.proved(proof('c', { ok: false, detail: 'why\nnot' }));
    expect(lines.at(-1)).toBe('  ✗   1.2 s  c\n      why\n      not');
  });

  it('keeps a lesson that is done until its turn', () => {
    const lines: string[] = [];
    const logs = new LessonLogs((line) => lines.push(line));
    const [first, second] = [logs.begin('first'), logs.begin('second')];
    second.done(1000);
    first.done(3000);
    expect(lines).toEqual([
      '\nfirst',
      '  3.0 s for the whole lesson',
      '\nsecond',
      '  1.0 s for the whole lesson',
    ]);
  });
});
