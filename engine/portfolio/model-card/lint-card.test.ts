import { describe, expect, it } from 'vitest';
import { churnFacts } from '../testing/facts';
import { lintCard } from './lint-card';
import { SECTIONS } from './sections';
import { writeCard } from './write-card';

const facts = churnFacts();
const fresh = writeCard(null, facts).text;
/** A card whose author has written something in each place. */
const whole = fresh.replace(/<!-- (?!modelcard)[^>]*-->/g, 'Written by its author, who knows.');

const lint = (text: string | null, otherwise = facts, files: readonly string[] = []) =>
  lintCard({ text, facts: otherwise, exists: (path) => files.includes(path) });
const rules = (text: string | null, otherwise = facts) => lint(text, otherwise).map(({ rule }) => rule);

describe('lintCard', () => {
  it('finds nothing in a whole card', () => {
    expect(lint(whole)).toEqual([]);
  });

  it('says of a new card each place that is empty, with its line', () => {
    const findings = lint(fresh);
    expect(findings.map(({ rule }) => rule)).toEqual(
      SECTIONS.filter(({ ask }) => ask !== undefined).map(() => 'section-empty'),
    );
    const lines = fresh.split('\n');
    for (const { line, message } of findings)
      expect(message).toContain(`“${lines[line! - 1]!.replace(/^#+ /, '')}”`);
  });

  it('says that there is no card', () => {
    expect(rules(null)).toEqual(['no-card']);
  });

  it.each([
    ['a section that is missing', whole.replace('## Factors\n', ''), 'section-missing'],
    ['a table by hand', whole.replace('| 7043 |', '| 9000 |'), 'region-edited'],
    [
      'a table that is gone',
      whole.replace(/<!-- modelcard:begin measures[\s\S]*?end measures -->\n/, ''),
      'region-missing',
    ],
    ['a placeholder', whole.replace('## Factors\n', '## Factors\nTBD\n'), 'placeholder'],
    ['a dead link', `${whole}\n[Runbook](docs/runbook.md)\n`, 'dead-link'],
    ['no metadata', whole.replace(/^---[\s\S]*?\n---\n/, ''), 'metadata-missing'],
    ['broken metadata', whole.replace('license: mit', 'license: [mit'), 'metadata-broken'],
    ['no license', whole.replace('license: mit\n', ''), 'metadata-license'],
    ['a license of no hub', whole.replace('license: mit', 'license: MIT'), 'metadata-license'],
    ['another license without its name', whole.replace('license: mit', 'license: other'), 'metadata-license'],
    ['results without a task', whole.replace('task:', 'job:'), 'metadata-results'],
  ])('finds %s', (_, text, rule) => {
    expect(text).not.toBe(whole);
    expect(rules(text)).toContain(rule);
  });

  it('finds figures that are out of date', () => {
    const stale = lint(whole, churnFacts({ measures: [{ key: 'auc', value: 0.9 }] }));
    expect(stale.map(({ rule, level }) => `${level} ${rule}`)).toEqual(stale.map(() => 'error region-stale'));
    expect(stale.length).toBeGreaterThan(0);
  });

  it('leaves a link that leads somewhere, and links out of the project', () => {
    const text = `${whole}\n[a](docs/runbook.md#top) [b](https://example.com/x) [c](#factors)\n`;
    expect(lint(text, facts, ['docs/runbook.md'])).toEqual([]);
  });

  it('warns of what the project does not tell', () => {
    const silent = churnFacts({
      groups: [],
      version: null,
      run: { ...facts.run, commit: null },
      data: [{ ...facts.data[0]!, md5: null }],
    });
    const text = writeCard(whole, silent).text;
    expect(rules(text, silent)).toEqual(['no-groups', 'no-data-version', 'no-commit', 'not-registered']);
    expect(lint(text, silent).every(({ level }) => level === 'warning')).toBe(true);
  });
});
