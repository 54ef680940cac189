import type { WorkspaceFiles } from '../../core/files';
import { gameDayMarkdown, rubricMarkdown } from './markdown-reports';
import { portfolioPage } from './page';
import { runGuide } from './run-guide';
import type { PortfolioSources } from './sources';

/** The folder of an exported repository that a portfolio adds; nothing outside of it is touched but a README that was missing. */
export const PORTFOLIO_FOLDER = 'portfolio';

/** What a portfolio adds to a repository: a page, the reports as Markdown and as data, how to run it. */
export function portfolioFiles(sources: PortfolioSources): WorkspaceFiles {
  const { rubric, gameDay, paths } = sources;
  const readme = readmeText(sources);
  const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
  return {
    [`${PORTFOLIO_FOLDER}/index.html`]: portfolioPage(sources),
    [`${PORTFOLIO_FOLDER}/README.md`]: readme,
    ...(paths.includes('README.md')
      ? {}
      : {
          'README.md': readme
            .replaceAll('](', `](${PORTFOLIO_FOLDER}/`)
            .replaceAll(`](${PORTFOLIO_FOLDER}/../`, ']('),
        }),
    ...(rubric !== null && {
      [`${PORTFOLIO_FOLDER}/rubric.md`]: rubricMarkdown(rubric, paths),
      [`${PORTFOLIO_FOLDER}/rubric.json`]: json(rubric),
    }),
    ...(gameDay !== null && {
      [`${PORTFOLIO_FOLDER}/game-day.md`]: gameDayMarkdown(gameDay),
      [`${PORTFOLIO_FOLDER}/game-day.json`]: json(gameDay),
    }),
  };
}

/** How to run the repository and what is where. Links are from `portfolio/`. */
function readmeText(sources: PortfolioSources): string {
  const { name, card, rubric, gameDay } = sources;
  const parts = [
    '- [The portfolio as a page](index.html): open it from the disk, it needs nothing else',
    ...(card === null ? [] : ['- [Model card](../MODEL_CARD.md)']),
    ...(rubric === null
      ? []
      : [`- [Rubric](rubric.md): ${rubric.points} of ${rubric.outOf} points, with evidence`]),
    ...(gameDay === null
      ? []
      : ['- [Game day](game-day.md): a month of incidents with nobody at the keyboard']),
  ];
  const steps = runGuide(sources).flatMap(({ title, commands, needs }) => [
    `## ${title}`,
    '',
    `Needs ${needs}.`,
    '',
    '```sh',
    ...commands,
    '```',
    '',
  ]);
  return [`# ${name}`, '', ...parts, '', ...steps].join('\n');
}
