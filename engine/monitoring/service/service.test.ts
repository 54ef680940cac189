import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTable } from '../../dataset/parse-table';
import { parseDriftFile } from './drift-file';
import { evaluateService } from './evaluate-service';
import { lookView } from './look-view';
import { outcomeOf } from './outcome';
import { readMonitors } from './read-monitors';
import { parseRunbook, sectionFor } from './runbook';
import { ServedLog } from './served-log';
import { parseServiceFile } from './service-file';

const SERVICE = `service: shop
served: { file: served.csv, prediction: call }
labels: { file: labels.csv, value: left }
right: { positive: 'yes' }
reference: reference.csv
every: 6h
`;

const RULES = `groups:
  - name: feed
    rules:
      - alert: FeedBroken
        expr: expectation_failed == 1
        labels: { severity: page }
        annotations: { summary: '{{ $labels.column }} is not as agreed' }
`;

const SUITE = JSON.stringify({
  name: 'feed',
  expectations: [
    {
      type: 'expect_column_values_to_be_between',
      kwargs: { column: 'age', min_value: 0, max_value: 99, mostly: 0.9 },
    },
  ],
});

const RUNBOOK = '# Runbook\n\n## FeedBroken\n\nTake it back.\n\n```sh\nnpm run rollback # at once\n```\n';

const time = (day: number, hour: number) =>
  `2026-03-${String(2 + day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:30Z`;

/** Ten days of 24 rows; from day 6 on ages are in months. */
function log(text = SERVICE) {
  const served = ['id,served_at,age,call'];
  const labels = ['id,known_at,left'];
  for (let n = 0; n < 240; n++) {
    const [day, hour] = [Math.floor(n / 24), n % 24];
    served.push(
      `r${n},${time(day, hour)},${(20 + (n % 40)) * (day >= 6 ? 12 : 1)},${n % 2 === 0 ? 'yes' : 'no'}`,
    );
    labels.push(`r${n},${time(day + 3, hour)},${n % 4 === 0 ? 'yes' : 'no'}`);
  }
  const reference = ['age', ...Array.from({ length: 200 }, (_, n) => String(20 + (n % 40)))].join('\n');
  return new ServedLog(
    parseServiceFile(text, 'service.yaml'),
    { served: served.join('\n'), labels: labels.join('\n'), reference },
    parseTable,
  );
}

const FILES = {
  'service.yaml': SERVICE,
  'rules.yml': RULES,
  'runbook.md': RUNBOOK,
  'suites/feed.json': SUITE,
  'drift.yaml': 'window: 2d\nminimumRows: 40\nconcept: [{ name: errors, detector: ddm }]\n',
};

describe('a watched service', () => {
  const monitors = readMonitors(FILES);
  const served = log();
  const { report, looks } = evaluateService(monitors, served)!;

  it('sees drift and the broken expectation on the day after, and tells the pager', () => {
    expect(report).toMatchObject({ rows: 240, known: 240, remarks: [], failures: [] });
    const [age] = report.columns;
    expect(age).toMatchObject({ name: 'age', test: 'ks', threshold: 0.05 });
    expect(age!.drifted.slice(0, 7)).toEqual([false, false, false, false, false, false, true]);
    expect(report.expectations[0]!.failed.indexOf(true)).toBe(6);
    expect(report.alerts[0]).toMatchObject({
      name: 'FeedBroken',
      column: 'age',
      summary: 'age is not as agreed',
      state: 'resolved',
      hasSection: true,
    });
    expect(report.messages[0]).toMatchObject({ receiver: 'pager', isHeard: true, reason: 'new' });
  });

  it('knows what became of each row by the day on which it was served', () => {
    expect(report.errors[0]).toMatchObject({
      served: 24,
      known: 24,
      outcomes: { right: 18, false_alarm: 6 },
    });
  });

  it('shows a look down to its rows, and both distributions', () => {
    const view = lookView(monitors, served, looks, looks[6]!.time);
    const [age] = view.expectations;
    expect(age!.success).toBe(false);
    expect(age!.rows[0]).toMatchObject({ id: 'r144', value: 528 });
    const [column] = view.columns;
    const sum = (side: 'reference' | 'current') => column!.bins.reduce((total, bin) => total + bin[side], 0);
    expect(sum('reference')).toBeCloseTo(1);
    expect(sum('current')).toBeCloseTo(1);
  });

  it('never asks for what is not known yet', () => {
    const [day] = [86_400_000];
    const from = served.span!.from;
    expect(served.outcomes(from, from + 2 * day)).toEqual([]);
    expect(served.countBefore(from)).toBe(0);
  });
});

describe('files of a watch', () => {
  it('that cannot be used are named, and the others are read all the same', () => {
    const { remarks, groups } = readMonitors({
      ...FILES,
      'slo.yaml': 'kind: SLO',
      'drift.yaml': 'windows: 1d',
    });
    expect(remarks.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'problem drift.yaml',
      'problem slo.yaml',
    ]);
    expect(groups).toHaveLength(1);
  });

  it.each([
    [
      'a metric that nobody has',
      { 'rules.yml': RULES.replace('expectation_failed', 'expectations_failed') },
      'which nobody exposes',
    ],
    [
      'a label that it has not',
      { 'rules.yml': RULES.replace('_failed ==', '_failed{table="x"} ==') },
      'the label table',
    ],
    ['no section', { 'runbook.md': '# Runbook' }, 'has no section'],
    ['no command', { 'runbook.md': '## FeedBroken\nThink.' }, 'has no command'],
    ['no alert', { 'runbook.md': `${RUNBOOK}\n## Elsewhere\n` }, 'no alert Elsewhere'],
  ])('with %s have a note', (_what, files, says) => {
    expect(
      readMonitors({ ...FILES, ...files })
        .remarks.map(({ message }) => message)
        .join(' '),
    ).toContain(says);
  });

  it.each([
    ['service: Shop\n', /service\.yaml.*small letters/],
    [SERVICE.replace('6h', '7h'), /looks/],
    [SERVICE.replace("positive: 'yes'", 'within: -1'), /right/],
  ])('service.yaml is checked', (text, says) => {
    expect(() => parseServiceFile(text, 'service.yaml')).toThrow(says);
  });

  it('drift.yaml names tests that there are, for columns of their kind', () => {
    expect(parseDriftFile('', 'drift.yaml')).toMatchObject({ window: 604_800_000, share: 0.5 });
    expect(() => parseDriftFile('numeric: { test: chisq }', 'drift.yaml')).toThrow(
      /numeric\.test.*no drift test/,
    );
    expect(() => parseDriftFile('window: week', 'drift.yaml')).toThrow(/no duration/);
  });

  it('served rows without a column, with a time that is none, or an id twice are refused', () => {
    const service = parseServiceFile(SERVICE, 'service.yaml');
    const read = (served: string) =>
      new ServedLog(service, { served, labels: 'id,known_at,left\n', reference: 'age\n1\n' }, parseTable);
    expect(() => read('id,served_at,age\na,2026-03-02,1\n')).toThrow(/no column call/);
    expect(() => read('id,served_at,age,call\na,Monday,1,yes\n')).toThrow(/row 1.*"Monday".*no time/);
    expect(() => read('id,served_at,age,call\na,2026-03-02,1,yes\na,2026-03-02,1,yes\n')).toThrow(/twice/);
  });
});

describe('a runbook', () => {
  it('is worked through from the top', () => {
    const sections = parseRunbook(
      `${RUNBOOK}\n## Other\n\n~~~bash\n$ npm run retrain -- --days 3\n# a remark\n~~~\n\n\`\`\`ts\nnpm run no\n\`\`\`\n`,
    );
    expect(sections.map(({ alert, line, commands }) => [alert, line, commands])).toEqual([
      ['FeedBroken', 3, ['npm run rollback']],
      ['Other', 11, ['npm run retrain -- --days 3']],
    ]);
    expect(sectionFor(sections, new Set(['Other', 'FeedBroken']))?.alert).toBe('FeedBroken');
    expect(sectionFor(sections, new Set(['Third']))).toBeNull();
  });

  it('never fails on any text', () => {
    fc.assert(fc.property(fc.string(), (text) => parseRunbook(text).length >= 0));
  });
});

describe('what a label says', () => {
  it('of a class tells a miss from a false alarm, of a number too high from too low', () => {
    const of = (...[prediction, label]: [string | number | null, string | number]) =>
      outcomeOf(typeof label === 'number' ? { within: 0.2 } : { positive: 'yes' }, prediction, label).outcome;
    expect([of('no', 'yes'), of('yes', 'no'), of('no', 'no')]).toEqual(['missed', 'false_alarm', 'right']);
    expect([of(121, 100), of(79, 100), of(120, 100), of(null, 100)]).toEqual([
      'too_high',
      'too_low',
      'right',
      'wrong',
    ]);
  });
});
