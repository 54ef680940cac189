import { isoMinute } from '../../core/iso-time';
import type { RubricReport } from '../../rubric/report';
import type { GameDayReport } from '../../scenario/game-day/report';
import { cardHtml } from './card-html';
import { escapeHtml, pathHref } from './escape-html';
import { evidenceLink } from './evidence-link';
import { FIGURE_ROWS, hourWords } from './figures-words';
import { outcomeWords } from './markdown-reports';
import { PAGE_STYLE } from './page-style';
import { runGuide } from './run-guide';
import type { PortfolioSources } from './sources';
import { timelineSvg } from './timeline-svg';

/** Nothing runs in the page, and it asks nobody for anything. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The page of a portfolio: one file that reads by itself, from a disk as well as from a server. */
export function portfolioPage(sources: PortfolioSources): string {
  const { name, card, rubric, gameDay, at, paths } = sources;
  const sections: readonly (readonly [id: string, title: string, html: string])[] = [
    ['run', 'Run it', guideHtml(sources)],
    ...(gameDay === null ? [] : [['game-day', 'Game day', gameDayHtml(gameDay)] as const]),
    ...(rubric === null ? [] : [['rubric', 'Rubric', rubricHtml(rubric, paths)] as const]),
    ...(card === null ? [] : [['model-card', 'Model card', cardHtml(card)] as const]),
  ];
  const title = escapeHtml(name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${title}: portfolio</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${title}</h1>
<p class="muted">A machine-learning service from raw data to operation. Exported ${isoMinute(at).slice(0, 10)}.</p>
${tilesHtml(sources)}
<nav aria-label="Sections"><ul>${sections.map(([id, name]) => `<li><a href="#${id}">${name}</a></li>`).join('')}</ul></nav>
</header>
<main>
${sections.map(([id, name, html]) => `<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>\n${html}\n</section>`).join('\n')}
</main>
<footer>Figures of the game day are simulated: the data, the code, the model and its answers are those of this repository; visitors, machines and incidents are not. Points and figures were computed on the device that exported this.</footer>
</body>
</html>
`;
}

function tilesHtml({ rubric, gameDay, paths }: PortfolioSources): string {
  const tile = (name: string, value: string) => `<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const tiles = [
    ...(rubric === null ? [] : [tile('Rubric', `${rubric.points} of ${rubric.outOf}`)]),
    ...(gameDay === null
      ? []
      : FIGURE_ROWS.filter(([row]) => TILES.has(row)).map(([row, words]) =>
          tile(row, escapeHtml(words(gameDay.lanes.practice.figures))),
        )),
  ];
  return tiles.length === 0
    ? `<p class="muted">${paths.length} files.</p>`
    : `<dl class="tiles">${tiles.join('')}</dl>`;
}

const TILES = new Set([
  'Time to restore, median',
  'Change failure rate',
  'Error budget spent',
  'Models that can be made again',
]);

function guideHtml(sources: PortfolioSources): string {
  const steps = runGuide(sources).map(
    ({ title, commands, needs }) =>
      `<h3>${escapeHtml(title)}</h3>\n<p class="muted">Needs ${escapeHtml(needs)}.</p>\n<pre><code>${escapeHtml(commands.join('\n'))}</code></pre>`,
  );
  return steps.length === 0 ? '<p>This repository says nowhere how it is run.</p>' : steps.join('\n');
}

function gameDayHtml(report: GameDayReport): string {
  const { lanes, incidents, days, origins } = report;
  const figures = FIGURE_ROWS.map(
    ([name, words]) =>
      `<tr><th scope="row">${name}</th><td class="number">${escapeHtml(words(lanes['ad-hoc'].figures))}</td><td class="number">${escapeHtml(words(lanes.practice.figures))}</td></tr>`,
  );
  const rows = incidents.map(
    ({ title, about, hour, outcomes }, i) =>
      `<tr><td class="number">${i + 1}</td><td><strong>${escapeHtml(title)}</strong><br><span class="muted">${escapeHtml(about)} ${hourWords(hour)}.</span></td><td>${escapeHtml(outcomeWords(outcomes['ad-hoc']))}</td><td>${escapeHtml(outcomeWords(outcomes.practice))}</td></tr>`,
  );
  const measured = origins.map(
    ({ section, from, says }) => `<li>${escapeHtml(section)} (${escapeHtml(from)}): ${escapeHtml(says)}</li>`,
  );
  return `<p>One simulated month of ${days} days, ${incidents.length} incidents, nobody at the keyboard. Above: the project as it began. Below: this repository. Red: users are harmed; the line in it: somebody knows; green: stopped before it met a user.</p>
<div class="scroll">${timelineSvg(report)}</div>
<div class="scroll"><table><thead><tr><th scope="col">Figure</th><th scope="col" class="number">Ad hoc</th><th scope="col" class="number">This repository</th></tr></thead><tbody>${figures.join('')}</tbody></table></div>
<h3>The incidents</h3>
<div class="scroll"><table><thead><tr><th scope="col" class="number">No.</th><th scope="col">Incident</th><th scope="col">Ad hoc</th><th scope="col">This repository</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>
<h3>What was measured of this repository</h3>
<ul>${measured.join('')}</ul>`;
}

function rubricHtml({ points, outOf, criteria }: RubricReport, paths: readonly string[]): string {
  const rows = criteria.map((criterion) => {
    const level = criterion.levels.filter((one) => one.points <= criterion.points).at(-1);
    const evidence = criterion.evidence.map(({ target, shows }) => {
      const { text, path } = evidenceLink(target, paths);
      const place =
        path === null
          ? `<code>${escapeHtml(text)}</code>`
          : `<a href="${pathHref('../', path)}">${escapeHtml(text)}</a>`;
      return `<li>${escapeHtml(shows)}: ${place}</li>`;
    });
    const missing =
      criterion.missing === null
        ? ''
        : `<p class="muted">Missing for more: ${escapeHtml(criterion.missing)}</p>`;
    return `<tr><th scope="row">${escapeHtml(criterion.title)}</th><td class="number">${criterion.points} of ${criterion.outOf}</td><td>${escapeHtml(level?.says ?? '')}${evidence.length === 0 ? '' : `<ul>${evidence.join('')}</ul>`}${missing}</td></tr>`;
  });
  return `<p>${points} of ${outOf} points, each with its evidence in this repository.</p>
<div class="scroll"><table><thead><tr><th scope="col">Criterion</th><th scope="col" class="number">Points</th><th scope="col">Reached, by what</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
}
