import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { figureWords } from '../../components/figures/year-lanes/figure-words';
import { parseTable } from '../../engine/dataset/parse-table';
import { simulateLane } from '../../engine/scenario/scenarios/two-lane-year/simulate-lane';
import { FIGURES } from '../../engine/simulator/figures';
import { laneFigures } from '../../engine/simulator/lane-figures';
import { AD_HOC, allSwitches } from '../../engine/simulator/switches';
import { root } from '../../scripts/lib/prepare.mjs';
import type { Stage } from './stage';

const SEED = 'bench';
const SPREAD_TIMEOUT = 3_600_000;

/** How the simulator does. */
export interface SimulatorFigures {
  /** Seconds from another seed to the drawn year: both lanes, and from a switch: one. */
  readonly yearSeconds: number;
  readonly switchSeconds: number;
  /** Frames a second while the playhead goes through the year, and the longest frame in milliseconds. */
  readonly framesPerSecond: number;
  readonly longestFrameMs: number;
  /** Whether every figure of both lanes is that of the same year in Node. */
  readonly sameInNode: boolean;
  readonly spreadSeconds: number;
  /** What the page says of the seeds: in how many of them practice was better. */
  readonly wrong: string;
  readonly restore: string;
}

/** Measures the simulator's page: a year, a switch, scrubbing, and 200 seeds with all switches on. */
export async function measureSimulator(stage: Stage): Promise<SimulatorFigures> {
  const page = await stage.browser.newPage();
  await page.goto(`${stage.url}/simulator?seed=warm`);
  await ready(page);
  const yearSeconds = await timed(page, () => typeSeed(page, SEED));
  const shown = await cellsOf(page);
  const switchSeconds = await timed(page, () =>
    page.getByLabel('Scale', { exact: true }).getByText('Off').click(),
  );
  await page.getByLabel('Scale', { exact: true }).getByText('On').click();
  await ready(page);
  const { framesPerSecond, longestFrameMs } = await scrub(page);
  const begun = performance.now();
  await page.getByRole('button', { name: /^Run \d+ seeds$/ }).click();
  await page
    .getByText(/^All \d+ seeds are simulated/)
    .waitFor({ state: 'attached', timeout: SPREAD_TIMEOUT });
  const spreadSeconds = (performance.now() - begun) / 1000;
  const wrong = await verdict(page, 'Estimates served wrong');
  const restore = await verdict(page, 'Time to restore');
  await page.close();
  const sameInNode = JSON.stringify(shown) === JSON.stringify(cellsInNode());
  return {
    yearSeconds,
    switchSeconds,
    framesPerSecond,
    longestFrameMs,
    sameInNode,
    spreadSeconds,
    wrong,
    restore,
  };
}

async function ready(page: Page): Promise<void> {
  await page.getByText('The year is ready.').waitFor({ state: 'attached', timeout: 120_000 });
}

async function typeSeed(page: Page, seed: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Seed' });
  await field.fill(seed);
  await field.press('Enter');
}

/** Seconds from an act until the year that it asks for is drawn. */
async function timed(page: Page, act: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await act();
  await page.getByText('Living through the year').waitFor({ state: 'attached' });
  await ready(page);
  return (performance.now() - begun) / 1000;
}

/** The figures as they stand under the lanes: ad hoc, practice, row by row. */
async function cellsOf(page: Page): Promise<readonly string[]> {
  const cells = await page.locator('figure table').first().locator('tbody td').allTextContents();
  return cells.map((cell) => cell.replaceAll(/\s*(◂|\(better\))\s*/g, '').trim());
}

function cellsInNode(): readonly string[] {
  const table = parseTable(readFileSync(`${root}/public/data/ames_housing.csv`, 'utf8'));
  const [adHoc, practice] = [AD_HOC, allSwitches('reference')].map((switches) =>
    laneFigures(simulateLane(table, { seed: SEED, switches, own: {} })),
  );
  return FIGURES.flatMap((figure) => [
    figureWords(figure, adHoc![figure.id]),
    figureWords(figure, practice![figure.id]),
  ]);
}

/** Moves the playhead a step in each frame, through the whole year. */
async function scrub(page: Page): Promise<{ framesPerSecond: number; longestFrameMs: number }> {
  return page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('input[type="range"]')!;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
    const times: number[] = [];
    for (let day = 0; day <= Number(slider.max); day += 2) {
      set.call(slider, String(day));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      times.push(await new Promise<number>((resolve) => requestAnimationFrame(resolve)));
    }
    const gaps = times.slice(1).map((time, i) => time - times[i]!);
    return {
      framesPerSecond: (gaps.length * 1000) / (times.at(-1)! - times[0]!),
      longestFrameMs: Math.max(...gaps),
    };
  });
}

async function verdict(page: Page, figure: string): Promise<string> {
  await page.getByRole('button', { name: /Figure$/ }).click();
  await page.getByRole('option', { name: figure, exact: true }).click();
  const text = (await page.getByText(/^Practice beats ad hoc in/).textContent()) ?? '';
  return text.slice(0, text.indexOf(' Each bar'));
}
