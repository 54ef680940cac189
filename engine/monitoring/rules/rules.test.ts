import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeriesStore } from '../metrics/series-store';
import { evaluateVector } from '../promql/evaluate';
import { parsePromql } from '../promql/parse';
import { fixed, general } from './go-format';
import { RuleEngine } from './rule-engine';
import { parseRules, writeRules } from './rule-file';
import { parseTemplate } from './template';

const MINUTE = 60_000;

const rulesOf = (fields: string) => `
groups:
  - name: g
    rules:
      - record: job:errors:rate
        expr: sum by (job) (x)
      - alert: High
        expr: job:errors:rate > 0
        ${fields}
        labels: { severity: page, team: '{{ $labels.job }}-team' }
        annotations: { summary: '{{ $labels.job }} at {{ $value }}' }
`;

/** Plays values of one series, one a minute, null for none, and gives the alert's state at each minute. */
function play(fields: string, values: readonly (number | null)[]) {
  const store = new SeriesStore();
  const engine = new RuleEngine({ store, groups: parseRules(rulesOf(fields), 'rules.yml') });
  const labels = { __name__: 'x', job: 'web' };
  const states = values.map((value, minute) => {
    if (value === null) store.end(labels, minute * MINUTE);
    else store.append(labels, minute * MINUTE, value);
    const { failures } = engine.evaluate(minute * MINUTE);
    expect(failures).toEqual([]);
    return engine.alerts[0]?.state ?? 'none';
  });
  return { states, engine, store };
}

describe('the states of an alert', () => {
  it('is pending for its time, then fires, and is resolved', () => {
    const { states } = play('for: 3m', [0, 1, 1, 1, 1, 1, 0, 0]);
    expect(states).toEqual([
      'none',
      'pending',
      'pending',
      'pending',
      'firing',
      'firing',
      'inactive',
      'inactive',
    ]);
  });

  it('a gap while it is pending begins its time anew', () => {
    const { states } = play('for: 2m', [1, 1, 0, 1, 1, 1]);
    expect(states).toEqual(['pending', 'pending', 'none', 'pending', 'pending', 'firing']);
  });

  it('goes on firing by keep_firing_for, from when its value was gone', () => {
    const { states } = play('keep_firing_for: 2m', [1, 0, 0, 0, 0]);
    expect(states).toEqual(['firing', 'firing', 'firing', 'inactive', 'inactive']);
    expect(play('keep_firing_for: 2m', [1, 0, 1, 0, 0, 0]).states.at(-2)).toBe('firing');
  });

  it('what is recorded ends with what it stands on', () => {
    const { states, store } = play('for: 0s', [1, null]);
    expect(states).toEqual(['firing', 'inactive']);
    const at = (text: string) => evaluateVector(parsePromql(text), store, MINUTE);
    expect(at('job:errors:rate')).toEqual([]);
    expect(at('ALERTS')).toEqual([]);
  });

  it('has the labels and words of its rule, and is told of as series', () => {
    const { engine, store } = play('for: 5m', [2]);
    expect(engine.alerts[0]).toMatchObject({
      labels: { alertname: 'High', job: 'web', severity: 'page', team: 'web-team' },
      annotations: { summary: 'web at 2' },
      state: 'pending',
      activeAt: 0,
    });
    const series = evaluateVector(parsePromql('ALERTS{alertstate="pending"}'), store, 0);
    expect(series[0]!.labels).toMatchObject({ alertname: 'High', team: 'web-team' });
  });

  it('never fires before `for`, and fires once it has held that long', () => {
    const level = fc.constantFrom(0, 1);
    fc.assert(
      fc.property(
        fc.array(level, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 6 }),
        (values, hold) => {
          const { states } = play(`for: ${hold}m`, values);
          values.forEach((value, minute) => {
            const held = values
              .slice(0, minute + 1)
              .reverse()
              .indexOf(0);
            const minutes = (held === -1 ? minute + 1 : held) - 1;
            expect(states[minute] === 'firing').toBe(value === 1 && minutes >= hold);
          });
        },
      ),
      { numRuns: 80 },
    );
  });

  it('a rule that cannot be evaluated is a failure of its own, and ends what it had written', () => {
    const text = `
groups:
  - name: g
    rules:
      - { record: a, expr: 'abs({__name__=~"x|y"})' }
      - { record: b, expr: 'count(x)' }
`;
    const store = new SeriesStore();
    const engine = new RuleEngine({ store, groups: parseRules(text, 'r.yml') });
    store.append({ __name__: 'x' }, 0, 1);
    expect(engine.evaluate(0).failures).toEqual([]);
    store.append({ __name__: 'x' }, MINUTE, 1);
    store.append({ __name__: 'y' }, MINUTE, 1);
    const { failures } = engine.evaluate(MINUTE);
    expect(failures).toMatchObject([{ group: 'g', rule: 'a', time: MINUTE }]);
    expect(evaluateVector(parsePromql('a or b'), store, MINUTE)).toMatchObject([
      { labels: { __name__: 'b' } },
    ]);
  });

  it('a group is evaluated at its own interval', () => {
    const text = 'groups: [{ name: g, interval: 5m, rules: [{ record: a, expr: "time()" }] }]';
    const store = new SeriesStore();
    const engine = new RuleEngine({ store, groups: parseRules(text, 'r.yml') });
    for (let minute = 0; minute <= 12; minute++) engine.evaluate(minute * MINUTE);
    const [found] = store.range(selectorOf('a'), 0, 12 * MINUTE);
    expect([...found!.values]).toEqual([0, 300, 600]);
  });
});

function selectorOf(text: string) {
  const parsed = parsePromql(text);
  return parsed.kind === 'selector' ? parsed.matchers : [];
}

describe('files of rules', () => {
  it('are written so that they read back the same', () => {
    const text = rulesOf('for: 90s\n        keep_firing_for: 1h');
    const groups = parseRules(text, 'rules.yml');
    const again = parseRules(writeRules(groups), 'rules.yml');
    expect(writeRules(again)).toBe(writeRules(groups));
    expect(again[0]!.rules[1]).toMatchObject({ for: 90_000, keepFiringFor: 3_600_000, alert: 'High' });
  });

  const one = (rule: string) => `groups: [{ name: g, rules: [${rule}] }]`;
  it.each([
    ['groups: [', /no YAML/],
    ['rules: []', /groups/],
    [one('{ expr: x }'), /g, rule 1: name either what it records or what it alerts/],
    [one('{ record: a, alert: b, expr: x }'), /name either/],
    [one('{ record: a-b, expr: x }'), /"a-b" is no name of a metric/],
    [one('{ record: a, expr: "rate(x)" }'), /g, rule 1: .*range vector/],
    [one('{ alert: a, expr: x, for: 5 }'), /for/],
    [one('{ alert: a, expr: x, for: soon }'), /"soon" is no duration/],
    [one('{ alert: a, expr: x, labels: { "a-b": c } }'), /no name of a label/],
    [one('{ record: a, expr: x, for: 5m }'), /are of alerts/],
    [one('{ alert: a, expr: x, annotations: { s: "{{ if 1 }}" } }'), /no function if; there are humanize/],
    [one('{ alert: a, expr: x, annotations: { s: "{{ $value" } }'), /\{\{ is not closed/],
    ['groups: [{ name: g }, { name: g }]', /group g is there twice/],
  ])('%s', (text, message) => expect(() => parseRules(text, 'rules.yml')).toThrow(message));
});

describe('templates', () => {
  const data = { labels: { job: 'web', __name__: 'x' }, value: 0.123456, externalLabels: { region: 'eu' } };
  // Each was rendered by promtool 2.42.
  it.each([
    ['{{ $value }}', 0.123456, '0.123456'],
    ['{{ $value | humanize }}', 1234567, '1.235M'],
    ['{{ $value | humanize }}', 0.000123, '123u'],
    ['{{ $value | humanize1024 }}', 5_000_000, '4.768Mi'],
    ['{{ $value | humanizePercentage }}', 0.00144, '0.144%'],
    ['{{ $value | humanizeDuration }}', 93_784, '1d 2h 3m 4s'],
    ['{{ $value | humanizeDuration }}', 0.0042, '4.2ms'],
    ['{{ $value | humanizeTimestamp }}', 1_243_847_520, '2009-06-01 09:12:00 +0000 UTC'],
    ['{{ printf "%.2f of %s" $value $labels.job }}', 2.345, '2.35 of web'],
    ['{{ $labels.job | toUpper }}{{ $labels.nope }}', 1, 'WEB'],
    ['a {{- $externalLabels.region -}} b', 1, 'aeub'],
  ])('%s of %s', (source, value, wanted) => {
    expect(parseTemplate(source).render({ ...data, value })).toBe(wanted);
  });

  it.each(['{{ range query "up" }}', '{{ $labels }}', '{{ nope $value }}', '{{ }}', '{{ $value'])(
    '%s is refused',
    (text) => expect(() => parseTemplate(text)).toThrow(/cannot be used/),
  );

  it.each([
    [60.125, 4, '60.12'],
    [60.375, 4, '60.38'],
    [0.5, 0, '0.5'],
    [1e-5, 4, '1e-05'],
    [12_345, 4, '1.234e+04'],
    [12_355, 4, '1.236e+04'],
  ])('%s to %s digits as Go', (value, digits, text) => expect(general(value, digits)).toBe(text));

  it('whole numbers of halves go to the even one', () => {
    expect([0.5, 1.5, 2.5, -0.5].map((value) => fixed(value, 0))).toEqual(['0', '2', '2', '-0']);
  });
});
