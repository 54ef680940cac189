import { describe, expect, it } from 'vitest';
import { newServer } from '@/engine/deployment/state';
import { byFolder, fileRows } from './file-rows';
import { logTail } from './log-tail';
import { dayAndTime, dollars, uptime } from './words';

const LOG = 'logs/service.log';

describe('fileRows', () => {
  const state = {
    ...newServer('2009-06-01T07:00'),
    files: { 'a.ts': '1', 'b.ts': 'new', [LOG]: 'x' },
    process: {
      up: true,
      startedFrom: { 'a.ts': '1', 'b.ts': 'old' },
      startedAt: '2009-06-01T07:00',
      requests: 0,
    },
  } as const;
  const rows = fileRows(
    state,
    { 'a.ts': '1', 'b.ts': 'newer', 'c/d.ts': '', 'server/x': '', 'data/y.csv': '' },
    LOG,
  );
  const row = (path: string) => rows.find((one) => one.path === path);

  it('says how each file stands to the workspace and to the process', () => {
    expect(row('a.ts')).toMatchObject({ state: 'same', notLoaded: false, bytes: 1 });
    expect(row('b.ts')).toMatchObject({ state: 'differs', notLoaded: true });
    expect(row('c/d.ts')).toMatchObject({ state: 'only-here', bytes: null });
    expect(row(LOG)).toMatchObject({ state: 'only-there', notLoaded: false });
  });

  it('leaves out what stays with the operator', () => {
    expect(rows.map(({ path }) => path)).not.toContain('server/x');
    expect(rows.map(({ path }) => path)).not.toContain('data/y.csv');
  });

  it('puts what is on the server first', () => {
    expect(byFolder(rows).map(({ folder }) => folder)).toEqual(['', 'logs/', 'c/']);
  });
});

describe('logTail', () => {
  it('gives the last lines that have the words, whatever their case', () => {
    const text = Array.from({ length: 300 }, (_, i) => `${i % 2 ? 'Error' : 'info'} ${i}\n`).join('');
    expect(logTail(text)).toMatchObject({ total: 300, matching: 300, hidden: 100 });
    expect(logTail(text).lines.at(-1)).toBe('Error 299');
    expect(logTail(text, 'ERROR 1')).toMatchObject({ matching: 56, hidden: 0 });
    expect(logTail('')).toMatchObject({ lines: [], total: 0 });
  });
});

describe('words', () => {
  it('names the day of the week', () => {
    expect(dayAndTime('2009-06-01T09:12')).toBe('Mon 1 Jun 2009, 09:12');
    expect(dayAndTime('1970-01-01T00:00')).toBe('Thu 1 Jan 1970, 00:00');
  });

  it('says how long something has been up', () => {
    expect(uptime('2009-06-01T07:00', '2009-06-03T10:30')).toBe('2 d 3 h');
    expect(uptime('2009-06-01T07:00', '2009-06-01T09:05')).toBe('2 h 5 min');
    expect(uptime('2009-06-01T07:00', '2009-06-01T07:05')).toBe('5 min');
  });

  it('writes dollars with a sign where it matters', () => {
    expect(dollars(1234.4, true)).toBe('+$1,234');
    expect(dollars(-1234.6)).toBe('−$1,235');
    expect(dollars(0.2, true)).toBe('$0');
    expect(dollars(null)).toBe('–');
  });
});
