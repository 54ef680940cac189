import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { churnFacts } from '../testing/facts';
import { cardParts } from './front-matter';
import { findRegions } from './regions';
import { SECTIONS } from './sections';
import { writeCard } from './write-card';

const newer = churnFacts({
  version: { version: 4, aliases: ['champion'], createdMs: 1_773_000_000_000, description: 'with tenure' },
  measures: [{ key: 'auc', value: 0.9 }],
});
const bodyLines = (text: string) => cardParts(text).body.split('\n');

/** Lines that somebody may write: words, and all that means something to the program. */
const ownLine = fc.oneof(
  fc.string({ maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  fc.constantFrom(
    '```',
    '~~~~',
    '---',
    '## Factors',
    '# Another title',
    '<!-- a remark -->',
    '<!-- modelcard:end results -->',
    '<!-- modelcard:begin results 000000000000 -->',
    '<!-- modelcard:begin nonsense 000000000000 -->',
    '| a | b |',
  ),
);

describe('a card that is new', () => {
  const { text } = writeCard(null, churnFacts());

  it('has the sections of Mitchell et al. in their order, and a place for what only its author knows', () => {
    const headings = bodyLines(text).filter((line) => line.startsWith('#'));
    expect(headings).toEqual(
      SECTIONS.map(({ level, title }) =>
        level === 1 ? '# Model card: churn' : `${'#'.repeat(level)} ${title}`,
      ),
    );
    for (const { ask } of SECTIONS) if (ask !== undefined) expect(text).toContain(`<!-- ${ask} -->`);
  });

  it('has the metadata of the hub, with a result for all rows and one for each group', () => {
    const metadata = parse(cardParts(text).yaml!);
    expect(metadata).toMatchObject({
      license: 'mit',
      pipeline_tag: 'tabular-classification',
      datasets: ['telco_churn'],
      metrics: ['roc_auc', 'log_loss'],
    });
    const [{ name, results }] = metadata['model-index'];
    expect(name).toBe('churn');
    expect(results.map((result: { dataset: object }) => result.dataset)).toEqual([
      expect.not.objectContaining({ config: expect.anything() }),
      expect.objectContaining({ config: 'contract=Two year' }),
      expect.objectContaining({ config: 'contract=Month' }),
    ]);
    expect(results[0]).toMatchObject({
      task: { type: 'tabular-classification' },
      dataset: {
        name: 'data/telco_churn.csv',
        type: 'telco_churn',
        revision: 'd41d8cd98f00b204e9800998ecf8427e',
      },
      metrics: [
        { type: 'roc_auc', value: 0.845_678, name: 'auc' },
        { type: 'log_loss', value: 0.41, name: 'logLoss' },
      ],
    });
  });

  it('says the run, the version of the data with its rows, the figures by group, and how to make it again', () => {
    expect(text).toContain('| churn |');
    expect(text).toContain('version 3 (@champion)');
    expect(text).toContain('`mlruns/1/0123456789abcdef0123456789abcdef`');
    expect(text).toContain('| `data/telco\u005fchurn.csv` | `d41d8cd98f00b204e9800998ecf8427e` | 7043 | 3 |');
    expect(text).toContain('| contract | Two year | auc | 0.71 |');
    expect(text).toContain(
      'git switch --detach c0ffee0000000000000000000000000000c0ffee\nnpm ci\ndvc checkout',
    );
  });

  it('lets no value of the project out of its cell', () => {
    const nasty = 'a | b\n<!-- modelcard:end details --> **c**';
    const base = churnFacts();
    const written = writeCard(
      null,
      churnFacts({ model: 'm', run: { ...base.run, name: nasty, params: [{ key: nasty, value: nasty }] } }),
    ).text;
    const ids = findRegions(bodyLines(written)).map(({ id, isEdited }) => [id, isEdited]);
    expect(ids).toEqual(SECTIONS.flatMap(({ region }) => (region === undefined ? [] : [[region, false]])));
    expect(writeCard(written, churnFacts({ model: 'm' })).kept).toEqual([]);
  });
});

describe('writing anew', () => {
  it('renews each table and leaves each word', () => {
    const first = writeCard(null, churnFacts()).text;
    const own = first.replace(
      '## Factors\n',
      '## Factors\n\nMeasured for contracts only: nobody knows ages.\n',
    );
    const { text, kept } = writeCard(own, newer);
    expect(kept).toEqual([]);
    expect(text).toContain('Measured for contracts only: nobody knows ages.');
    expect(text).toContain('version 4 (@champion)');
    expect(text).not.toContain('0.8457');
  });

  it('leaves a table that was changed by hand, and says so', () => {
    const first = writeCard(null, churnFacts()).text;
    const own = first.replace(
      '| contract | Month | auc | 0.8 |',
      '| contract | Month | auc | 0.8, which is noise |',
    );
    const { text, kept } = writeCard(own, newer);
    expect(kept).toEqual(['results']);
    expect(text).toContain('0.8, which is noise');
  });

  it('keeps keys, comments, entries of lists and results of others in the metadata', () => {
    const first = writeCard(null, churnFacts()).text;
    const own = first
      .replace('---\n', '---\n# for the shop only\nlanguage: en\n')
      .replace('tags:\n', 'tags:\n  - telecom\n')
      .replace(
        '    results:\n',
        '    results:\n      - task: { type: tabular-classification }\n        dataset: { type: other, name: Other }\n        metrics: [{ type: accuracy, value: 0.5 }]\n',
      );
    const { yaml } = cardParts(writeCard(own, newer).text);
    expect(yaml).toContain('# for the shop only');
    const metadata = parse(yaml!);
    expect(metadata.language).toBe('en');
    expect(metadata.tags).toContain('telecom');
    const { results } = metadata['model-index'][0];
    expect(results[0].dataset.name).toBe('Other');
    expect(results[1].metrics).toEqual([{ type: 'roc_auc', value: 0.9, name: 'auc' }]);
  });

  it('refuses metadata that is no YAML, with its line', () => {
    expect(() => writeCard('---\nlicense: [mit\n---\n', churnFacts())).toThrow(
      /Line \d+ of MODEL_CARD\.md is no YAML/,
    );
    expect(() => writeCard('---\n- mit\n---\n', churnFacts())).toThrow(/no mapping/);
  });

  it('keeps the line ends of the file', () => {
    const windows = writeCard(null, churnFacts()).text.replaceAll('\n', '\r\n');
    expect(writeCard(windows, churnFacts()).text).toBe(windows);
  });

  it('never loses a line that somebody wrote, wherever it stands, and twice is once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(), ownLine), { maxLength: 12 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        (inserted, removed) => {
          const [head, ...rest] = writeCard(null, churnFacts()).text.split('\n# ');
          const lines = `# ${rest.join('\n# ')}`.split('\n');
          for (const at of removed) lines.splice(at % lines.length, 1);
          for (const [i, [at, line]] of inserted.entries())
            lines.splice(at % (lines.length + 1), 0, line, `own words ${i}`);
          const edited = `${head}\n${lines.join('\n')}`;
          const once = writeCard(edited, newer).text;
          const ownIn = (text: string) => text.split('\n').filter((line) => line.startsWith('own words '));
          expect(ownIn(once)).toEqual(ownIn(edited));
          for (const [, line] of inserted) if (line.trim() !== '') expect(once.split('\n')).toContain(line);
          expect(writeCard(once, newer).text).toBe(once);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('keeps a card that somebody wrote without the program', () => {
    fc.assert(
      fc.property(fc.array(ownLine, { maxLength: 20 }), (written) => {
        const own = ['Our model.', ...written].join('\n');
        const once = writeCard(own, churnFacts()).text;
        const position = { at: 0 };
        const all = once.split('\n');
        for (const line of own.split('\n')) {
          if (line.trim() === '') continue;
          position.at = all.indexOf(line, position.at) + 1;
          expect([line, position.at]).not.toEqual([line, 0]);
        }
        expect(writeCard(once, churnFacts()).text).toBe(once);
      }),
    );
  });
});
