import { isoMinute } from '../../core/iso-time';
import type { CardData, CardFacts } from './facts';
import { cell, figure, table } from './markdown';
import { knownMeasure, taskOf } from './measures';
import type { RegionId } from './sections';

const TASK_WORDS = {
  'tabular-classification': 'classification of rows of a table',
  'tabular-regression': 'estimates a number for rows of a table',
};

/** What stands in each region of a card, from the facts alone: the same facts give the same text. */
export const REGION_TEXTS: Readonly<Record<RegionId, (facts: CardFacts) => string>> = {
  summary: ({ model, version, run, measures }) => {
    const best = measures.filter(({ key }) => knownMeasure(key) !== null).slice(0, 3);
    const said = best.map(({ key, value }) => `${cell(key)} ${figure(value)}`).join(', ');
    return `**${cell(model)}**, ${versionWords(version)}${said === '' ? '' : `: ${said}`}. The tables below are written from run \`${run.runId.slice(0, 8)}\`; everything else is its author's.`;
  },
  details,
  factors: ({ groups }) =>
    groups.length === 0
      ? 'No measure of a group was logged. Log one as `contract/Two year/auc`: factor, group, measure.'
      : `Measured by group: ${[...countBy(groups.map(({ factor, group }) => [factor, group] as const))]
          .map(([factor, names]) => `${cell(factor)} (${names.size} groups)`)
          .join(', ')}.`,
  measures: ({ measures }) => {
    const known = measures.flatMap(({ key }) => {
      const measure = knownMeasure(key);
      return measure === null ? [] : [[cell(key), `\`${measure.id}\``, measure.split ?? 'not said']];
    });
    if (known.length === 0) return 'The run logged no measure of quality that is known by its name.';
    return table(['Logged as', 'Metric of the hub', 'Split'], known);
  },
  'evaluation-data': ({ data }) => {
    const judged = data.filter(({ context }) => context !== 'training');
    return judged.length === 0
      ? 'The run names no data of its own for the evaluation: its figures are of rows held back from the training data.'
      : dataTable(judged);
  },
  'training-data': ({ data }) => {
    const trained = data.filter(({ context }) => context === 'training');
    return trained.length === 0 ? 'The run does not say which data it read.' : dataTable(trained);
  },
  results,
  reproduce,
};

function versionWords(version: CardFacts['version']): string {
  if (version === null) return 'not registered';
  const aliases = version.aliases.map((alias) => `@${cell(alias)}`).join(', ');
  return `version ${version.version}${aliases === '' ? '' : ` (${aliases})`}`;
}

function details({ model, version, run, measures }: CardFacts): string {
  const rows: [string, string][] = [
    ['Model', cell(model)],
    ['Version', versionWords(version)],
    ['Task', TASK_WORDS[taskOf(measures)]],
    [
      'Trained',
      `${run.endMs === null ? 'not ended' : isoMinute(run.endMs).slice(0, 10)}, by ${cell(run.user || 'unknown')}`,
    ],
    ['Run', `${cell(run.name)} (\`mlruns/${run.experimentId}/${run.runId}\`)`],
    ['Program', run.source === null ? 'not recorded' : `\`${run.source.replaceAll('`', '')}\``],
    ['Commit', run.commit === null ? 'none: it ran outside of a repository' : `\`${run.commit}\``],
  ];
  if (version !== null && version.description !== '') rows.push(['Registered as', cell(version.description)]);
  const params = run.params.map(({ key, value }) => [cell(key), cell(value)]);
  return [
    table(['', ''], rows),
    params.length === 0 ? 'No parameter was logged.' : table(['Parameter', 'Value'], params),
  ].join('\n\n');
}

function dataTable(data: readonly CardData[]): string {
  const rows = data.map(({ path, md5, now, shape }) => [
    `\`${path.replaceAll('`', '')}\``,
    md5 === null ? 'not recorded' : `\`${md5}\``,
    shape === null ? (now === 'changed' ? 'the file has changed since' : 'not known') : String(shape.rows),
    shape === null ? '' : String(shape.columns.length),
  ]);
  return table(['Data', 'Version (MD5)', 'Rows', 'Columns'], rows);
}

function results({ measures, groups }: CardFacts): string {
  const overall =
    measures.length === 0
      ? 'The run logged no measure.'
      : table(
          ['Of all rows', 'Value'],
          measures.map(({ key, value }) => [cell(key), figure(value)]),
        );
  const of = (isOfSeveral: boolean) =>
    groups
      .filter(({ factor }) => /[+×]/.test(factor) === isOfSeveral)
      .map(({ factor, group, measure, value }) => [cell(factor), cell(group), cell(measure), figure(value)]);
  const head = ['Factor', 'Group', 'Measure', 'Value'];
  const [single, several] = [of(false), of(true)];
  return [
    overall,
    ...(single.length > 0 ? ['Group by group:', table(head, single)] : []),
    ...(several.length > 0 ? ['Groups of several factors together:', table(head, several)] : []),
  ].join('\n\n');
}

function reproduce({ run, data, scripts }: CardFacts): string {
  const lines = [
    ...(run.commit === null ? [] : [`git switch --detach ${run.commit}`]),
    'npm ci',
    ...(data.some(({ md5 }) => md5 !== null) ? ['dvc checkout   # or dvc pull, from your remote'] : []),
    ...scripts
      .filter((name) => name === 'test' || name === 'train')
      .map((name) => (name === 'test' ? 'npm test' : 'npm run train')),
  ];
  return `\`\`\`sh\n${lines.join('\n')}\n\`\`\``;
}

function countBy(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const [key, value] of pairs) found.set(key, (found.get(key) ?? new Set()).add(value));
  return found;
}
