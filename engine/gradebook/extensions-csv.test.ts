import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EXTENSION_COLUMNS, readExtensions } from './extensions-csv';

const ADA = { id: 'ada', name: 'Ada Lovelace', studentId: '7', email: 'ada@example.edu', username: null };
const PEOPLE = [
  ADA,
  { id: 'bob', name: 'Bob', studentId: null, email: null, username: 'bob' },
  { id: 'sam', name: 'Sam', studentId: '9', email: null, username: null },
  { id: 'sam-2', name: 'sam', studentId: '10', email: null, username: null },
];
const WORK = [
  { id: 'one', contentId: '1.1', title: 'Understand the problem' },
  { id: 'two', contentId: '1.2', title: 'Preprocessing' },
];
const read = (rows: readonly (readonly string[])[]) => readExtensions(rows, PEOPLE, WORK, 'Europe/Berlin');

describe('a list of extensions', () => {
  it('finds people by number, address or name, and work by number, title or all of it', () => {
    const { lines, issues } = read([
      ['Work', 'Person', 'due', 'Extra attempts', 'excused', 'reason'],
      ['1.1', '7', '2026-03-08 23:59', '', '', 'ill'],
      ['preprocessing', 'ADA@example.edu', '', '2', 'no', 'ill'],
      ['', 'bob', '', '', 'yes', 'away'],
      ['', '', ' ', '', '', ''],
    ]);
    expect(issues).toEqual([]);
    expect(lines).toMatchObject([
      { person: ADA, work: [{ id: 'one' }], dueAt: '2026-03-08T22:59:00.000Z', extraAttempts: 0 },
      { person: ADA, work: [{ id: 'two' }], dueAt: null, extraAttempts: 2, isExcused: false },
      { person: { id: 'bob' }, work: [{ id: 'one' }, { id: 'two' }], isExcused: true, reason: 'away' },
    ]);
  });

  it('reads dates on the clock of the class, also where it changes to summer time', () => {
    const due = (text: string) =>
      read([
        ['person', 'due', 'reason'],
        ['7', text, 'r'],
      ]).lines[0]?.dueAt;
    expect(due('2026-03-28')).toBe('2026-03-28T22:59:00.000Z');
    expect(due('2026-03-30T9:00')).toBe('2026-03-30T07:00:00.000Z');
  });

  it.each([
    [['7', '9.9', '', '', 'r'], 'there is no 9.9 assigned in the class'],
    [['Eve', '', '', '1', 'r'], 'there is no Eve in the class'],
    [['Sam', '', '', '1', 'r'], 'Sam could be 2 of those in the class'],
    [['', '', '', '1', 'r'], 'the person is empty'],
    [['7', '', '8.3.2026', '', 'r'], 'expected due as 2026-03-08 23:59; found 8.3.2026'],
    [['7', '', '2026-02-30', '', 'r'], 'expected due as 2026-03-08 23:59; found 2026-02-30'],
    [['7', '', '', '-1', 'r'], 'expected extra_attempts from 0 to 1000; found -1'],
    [['7', '', '', '1', ''], 'say why, as the reason'],
    [['7', '', '', '', 'r'], 'it says nothing of due, closes, extra_attempts or excused'],
  ])('says what is wrong with %j', (row, says) => {
    const { lines, issues } = read([['person', 'work', 'due', 'extra_attempts', 'reason'], row]);
    expect({ lines, issues }).toEqual({ lines: [], issues: [{ line: 2, says }] });
  });

  it('needs a person and a reason', () => {
    expect(read([['name', 'due']]).issues[0]?.says).toContain('there is no person and no reason');
  });

  it('makes a line or an issue of each row that says anything, whatever it says', () => {
    const cell = fc.oneof(fc.constantFrom('', '7', '1.1', 'yes', '2026-03-08', '3'), fc.string());
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: EXTENSION_COLUMNS.length })), (rows) => {
        const { lines, issues } = read([EXTENSION_COLUMNS, ...rows]);
        const saying = rows.filter((row) => row.some((each) => each.trim() !== '')).length;
        expect(lines.length + issues.length).toBe(Math.max(1, saying));
        for (const { dueAt } of lines) expect(dueAt === null || !Number.isNaN(Date.parse(dueAt))).toBe(true);
      }),
    );
  });
});
