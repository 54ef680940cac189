import type { RubricReport } from '../../rubric/report';
import type { GameDayIncident, GameDayOutcome, GameDayReport } from '../../scenario/game-day/report';
import { cell, table } from '../model-card/markdown';
import { evidenceLink } from './evidence-link';
import { FIGURE_ROWS, hourWords } from './figures-words';

/** The rubric as Markdown, each point with its evidence. Links are from `portfolio/`. */
export function rubricMarkdown(report: RubricReport, paths: readonly string[]): string {
  const sections = report.criteria.map(({ title, points, outOf, levels, evidence, missing }) => {
    const level = levels.filter((one) => one.points <= points).at(-1);
    const shown = evidence.map(({ target, shows }) => {
      const { text, path } = evidenceLink(target, paths);
      const place = path === null ? `\`${text.replaceAll('`', '')}\`` : `[${cell(text)}](<../${path}>)`;
      return `- ${cell(shows)}: ${place}`;
    });
    return [
      `## ${cell(title)}: ${points} of ${outOf}`,
      '',
      ...(level === undefined ? [] : [cell(level.says), '']),
      ...(shown.length > 0 ? [...shown, ''] : []),
      ...(missing === null ? [] : [`Missing for more: ${cell(missing)}`, '']),
    ].join('\n');
  });
  return `# Rubric: ${report.points} of ${report.outOf} points\n\n${sections.join('\n')}`;
}

/** The report of a game day as Markdown: figures of both lanes, then each incident. */
export function gameDayMarkdown({ seed, days, objective, incidents, lanes, origins }: GameDayReport): string {
  const rows = FIGURE_ROWS.map(([name, words]) => [
    name,
    words(lanes['ad-hoc'].figures),
    words(lanes.practice.figures),
  ]);
  return [
    `# Game day: ${days} simulated days, ${incidents.length} incidents`,
    '',
    `Run with nobody at the keyboard, seed \`${seed.replaceAll('`', '')}\`, objective ${(100 * objective).toFixed(2)} %. Left: the project as it began. Right: this repository.`,
    '',
    table(['', 'Ad hoc', 'This repository'], rows),
    '',
    ...incidents.flatMap((incident) => incidentLines(incident)),
    '## What was measured of this repository',
    '',
    ...origins.map(({ section, from, says }) => `- ${cell(section)} (${from}): ${cell(says)}`),
    '',
  ].join('\n');
}

function incidentLines({ title, about, hour, outcomes }: GameDayIncident): string[] {
  return [
    `## ${cell(title)} (${hourWords(hour)})`,
    '',
    cell(about),
    '',
    `- Ad hoc: ${cell(outcomeWords(outcomes['ad-hoc']))}`,
    `- This repository: ${cell(outcomeWords(outcomes.practice))}`,
    '',
  ];
}

/** What became of an incident, in one sentence. */
export function outcomeWords({ state, because, detected, detectedBy, restored }: GameDayOutcome): string {
  if (state === 'stopped') return `stopped before it met a user. ${because}`;
  if (state === 'harmless') return `met users and did no harm. ${because}`;
  const seen =
    detected === null ? 'nobody noticed' : `noticed ${hourWords(detected)} by ${detectedBy ?? 'somebody'}`;
  const over = restored === null ? 'not over by the end' : `over ${hourWords(restored)}`;
  return `did harm; ${seen}, ${over}. ${because}`;
}
