import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INCIDENTS } from '../registry';
import { attentionIn, blameIn } from './blame';
import { CAUSE_WORDS } from './cause-words';
import { draftPostMortem, timelineLines, withTimeline } from './draft';
import { type IncidentTruth, judgePostMortem } from './judge-post-mortem';
import { parsePostMortem } from './parse-post-mortem';
import { momentOf, stampOf } from './stamp';

const startMs = momentOf(2007, 7, 2);
const truth: IncidentTruth = {
  case: {
    id: 'bad-release-2',
    title: 'A bad release',
    begun: 34,
    detected: 35,
    acknowledged: 36,
    resolved: 39,
  },
  kind: 'bad-release',
  wrong: 12,
  unanswered: 1240,
};
const WHOLE = `# A release that failed

Incident: bad-release-2

## Summary
For five hours every fourth request failed.

## Impact
About 1,200 requests were not answered, 3 % of the budget of the month.

## Timeline
- 2007-07-03 10:00 the release is live
- 2007-07-03 11:00 HighErrorRate pages
- 2007-07-03 12:00 taken; rollback begun
- 2007-07-03 15:00 restored

## Root cause
The release went out past the tests: the branch had none.

## What went well
The alert came within an hour.

## What went badly
Restarting first cost two hours.

## Action items
| Action | Owner | Due |
| --- | --- | --- |
| Run the tests on every branch | @platform | 2007-07-20 |
| Canary for ten minutes | @serving | 2007-08-01 |
`;
const judge = (text: string, people: readonly string[] = ['Ana']) =>
  judgePostMortem(parsePostMortem(text, 2007), [truth], startMs, people);
const changed = (from: string | RegExp, to: string) => judge(WHOLE.replace(from, to));

describe('a post-mortem', () => {
  it('that is whole has nothing against it', () => {
    expect(judge(WHOLE)).toMatchObject({
      missing: [],
      incident: truth,
      timed: 4,
      untimed: 0,
      isOrdered: true,
      tellsDetected: true,
      tellsRestored: true,
      hasFigure: true,
      namesCause: true,
      blame: null,
      actions: 2,
      withoutOwner: 0,
      withoutDate: 0,
      pastDates: 0,
      attention: null,
    });
  });

  it('may be written otherwise: other headings, lists, times in words', () => {
    const text = WHOLE.replace('## Root cause', '### Contributing factors')
      .replace('## What went badly', '## What could have been better')
      .replace('- 2007-07-03 11:00', '* **Tue 3 Jul, 11:00**')
      .replace('- 2007-07-03 15:00 restored', '1. 3 July 2007, 15:00 restored')
      .replace(
        /\| Action[\s\S]*$/,
        '- [ ] Run the tests on every branch (owner: platform, due 2007-07-20)\n',
      );
    expect(judge(text)).toMatchObject({
      missing: [],
      timed: 4,
      tellsDetected: true,
      tellsRestored: true,
      actions: 1,
      withoutOwner: 0,
      withoutDate: 0,
    });
  });

  it.each([
    [
      'a part that is missing',
      /## Impact[\s\S]*?(?=## Timeline)/,
      '',
      { missing: ['impact'], hasNumbers: false },
    ],
    ['another incident', 'bad-release-2', 'dns-failure-1', { incident: null }],
    ['no times', /- 2007-07-03 \d\d:00/g, '-', { timed: 0, untimed: 4, tellsDetected: false }],
    ['times in disorder', '2007-07-03 10:00', '2007-07-05 10:00', { isOrdered: false }],
    ['another end', '2007-07-03 15:00 restored', '2007-07-03 19:00 restored', { tellsRestored: false }],
    ['another figure', '1,200', '120', { hasFigure: false, hasNumbers: true }],
    ['a share alone', 'About 1,200 requests', 'Some requests', { hasFigure: false, hasNumbers: false }],
    [
      'another cause',
      /The release went out.*/,
      'The name servers had too little memory.',
      { namesCause: false },
    ],
    ['a name', 'past the tests', 'past the tests, by Ana', { blame: { words: 'Ana', kind: 'name' } }],
    [
      'a judgement',
      'The release went',
      'Human error. The release went',
      { blame: { words: 'Human error', kind: 'fault' } },
    ],
    ['no owner', '@serving', 'TBD', { withoutOwner: 1 }],
    ['no date', '2007-08-01', 'soon', { withoutDate: 1 }],
    ['a date in the past', '2007-08-01', '2007-07-01', { pastDates: 1 }],
    ['care', 'Canary for ten minutes', 'Be more careful with releases', { attention: 'Be more careful' }],
  ])('shows %s', (_what, from, to, seen) => {
    expect(changed(from, to)).toMatchObject(seen);
  });

  it('knows words for the cause of every incident of the catalogue, and each is one of what it says itself', () => {
    for (const { id, about, title } of INCIDENTS)
      expect(
        CAUSE_WORDS[id]?.some((word) => `${title} ${about}`.toLowerCase().includes(word)),
        id,
      ).toBe(true);
  });

  it('begins with its timeline, which can be put in again without a change to the rest', () => {
    const timeline = [
      { hour: 30, kind: 'note', text: 'before', isHidden: false },
      { hour: 35, kind: 'alert', text: 'HighErrorRate', isHidden: false },
      { hour: 39, kind: 'restored', text: 'over', isHidden: false },
    ] as const;
    const draft = draftPostMortem(timeline, truth.case, startMs);
    expect(draft).not.toContain('before');
    expect(parsePostMortem(draft, 2007)).toMatchObject({
      incident: 'bad-release-2',
      timeline: [{ time: startMs + 35 * 3_600_000 }, { time: startMs + 39 * 3_600_000 }],
      actions: [],
    });
    const lines = timelineLines(timeline, truth.case, startMs);
    const again = withTimeline(WHOLE, lines);
    expect(judge(again)).toMatchObject({ missing: [], timed: 2, tellsRestored: true });
    expect(withTimeline(again, lines)).toBe(again);
    expect(withTimeline('# Only this\n', lines)).toContain('## Timeline');
  });

  it('never fails, whatever is written', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        judge(a);
        judge(WHOLE.replace('Every', a).replace('The alert', b));
      }),
    );
  });
});

describe('blame', () => {
  it('is found in names and judgements, not in their denial', () => {
    expect(blameIn('Nobody is to be told of.', ['Ana'])).toBeNull();
    expect(blameIn('This is a blameless post-mortem, written without blame.', [])).toBeNull();
    expect(blameIn('We blame the deploy.', [])?.words).toBe('blame');
    expect(blameIn('Banana prices rose.', ['Ana'])).toBeNull();
    expect(attentionIn('Add a test of units')).toBeNull();
    expect(attentionIn('Remind the team of units')).toBe('Remind the team');
  });
});

describe('a stamp', () => {
  it('is the time in UTC', () => {
    expect(stampOf(startMs, 0)).toBe('2007-07-02 00:00');
    expect(stampOf(startMs, 167.5)).toBe('2007-07-08 23:30');
  });
});
