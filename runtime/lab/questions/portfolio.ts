import { messageOf } from '../../../engine/core/errors';
import { WORKSPACE_ROOT } from '../../../engine/core/lab-layout';
import { isProjectFile } from '../../../engine/core/program-files';
import { rubricOf } from '../../../engine/grading/kinds/project-rubric/find-project';
import { readCard } from '../../../engine/portfolio/cli/modelcard';
import { GAME_DAY_PATH, readGameDay } from '../../../engine/portfolio/export/read-game-day';
import type { PortfolioSources } from '../../../engine/portfolio/export/sources';
import type { CardFacts } from '../../../engine/portfolio/model-card/facts';
import type { CardFinding } from '../../../engine/portfolio/model-card/finding';
import { lintCard } from '../../../engine/portfolio/model-card/lint-card';
import { type CardChoice, readFacts } from '../../../engine/portfolio/model-card/read-facts';
import type { GameDayReport } from '../../../engine/scenario/game-day/report';
import { CARD_TRACKING } from '../../../engine/shell/registry-modelcard';
import type { QuestionContext } from '../question';

/** What a project has to show: its model card and what goes into its portfolio. */
export interface PortfolioOverview {
  readonly hasCard: boolean;
  /** The model that the card is of; null: none can be told, see `problem`. */
  readonly model: Pick<CardFacts, 'model' | 'version'> | null;
  /** Why figures of the card cannot be written or compared. */
  readonly problem: string | null;
  /** The names of all registered models. */
  readonly models: readonly string[];
  readonly findings: readonly CardFinding[];
  readonly rubric: { readonly points: number; readonly outOf: number };
  readonly gameDay: { readonly incidents: number; readonly days: number } | null;
}

/** How the project stands now, with the card held against a model. */
export async function portfolioOverview(
  context: QuestionContext,
  choice: CardChoice,
): Promise<PortfolioOverview> {
  const { fs } = context;
  let facts: CardFacts | null = null;
  let problem: string | null = null;
  try {
    facts = readFacts(context, CARD_TRACKING, choice);
  } catch (error) {
    problem = messageOf(error);
  }
  const text = readCard(fs);
  const exists = (path: string) => fs.exists(`${WORKSPACE_ROOT}/${path}`);
  const { points, outOf } = await rubricOf(context, null);
  const gameDay = gameDayIn(context);
  return {
    hasCard: text !== null,
    model: facts && { model: facts.model, version: facts.version },
    problem,
    models: CARD_TRACKING.registry(context).models.map(({ name }) => name),
    findings: lintCard({ text, facts, exists }),
    rubric: { points, outOf },
    gameDay: gameDay && { incidents: gameDay.incidents.length, days: gameDay.days },
  };
}

function gameDayIn({ fs }: QuestionContext): GameDayReport | null {
  const path = `${WORKSPACE_ROOT}/${GAME_DAY_PATH}`;
  return fs.isFile(path) ? readGameDay(fs.readText(path)) : null;
}

/**
 * What a portfolio is made from. The page makes it: the library that writes Markdown as HTML brings to a bundle what reads named
 * characters off the document, which a worker has not.
 */
export async function portfolioSources(
  context: QuestionContext,
  { name }: { readonly name: string },
): Promise<PortfolioSources> {
  const { fs, clock } = context;
  const paths = fs
    .filesBelow(WORKSPACE_ROOT)
    .map((path) => path.slice(WORKSPACE_ROOT.length + 1))
    .filter((path) => isProjectFile(path) && !path.startsWith('node_modules/'));
  return {
    name,
    paths,
    ...manifestOf(context),
    card: readCard(fs),
    rubric: await rubricOf(context, null),
    gameDay: gameDayIn(context),
    at: clock.now(),
  };
}

function manifestOf({ fs }: QuestionContext): { scripts: Record<string, string>; node: string | null } {
  const path = `${WORKSPACE_ROOT}/package.json`;
  try {
    const { scripts, engines } = JSON.parse(fs.readText(path)) as {
      scripts?: Record<string, string>;
      engines?: { node?: unknown };
    };
    return { scripts: { ...scripts }, node: typeof engines?.node === 'string' ? engines.node : null };
  } catch {
    // No package.json, or a half-typed one: the portfolio then says nothing of npm.
    return { scripts: {}, node: null };
  }
}
