import type { WorkspaceFiles } from '../../../core/files';
import { parseTable } from '../../../dataset/parse-table';
import { MonitoringError } from '../../../monitoring/errors';
import type { Monitors } from '../../../monitoring/service/monitors';
import { readMonitors } from '../../../monitoring/service/read-monitors';
import type { MeasurementContext } from '../../types';
import { decide } from './learner-programs';
import { type LiveFiles, runSeason, type SeasonRun } from './run-season';
import { readSeason, type Season, type SeasonTheme } from './season';
import type { SeasonsOptions } from './seasons-options';

const LIVE: LiveFiles = {
  feed: 'churn/feed.json',
  labelled: 'churn/labelled.csv',
  model: 'churn/model.json',
};

/** What became of some seasons; or why nothing could be watched. */
export type Watching =
  | { readonly monitors: Monitors; readonly runs: readonly SeasonRun[] }
  | { readonly problem: string };

/** The texts of a folder of a workspace, by their path from it. */
export function folderOf(files: WorkspaceFiles, folder: string): Record<string, string> {
  const start = `${folder}/`;
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, content]) =>
      path.startsWith(start) && typeof content === 'string' ? [[path.slice(start.length), content]] : [],
    ),
  );
}

/** Monitors of a workspace, or why they cannot be read. */
export function monitorsOf(files: WorkspaceFiles, folder: string): Monitors | { readonly problem: string } {
  try {
    return readMonitors(folderOf(files, folder));
  } catch (thrown) {
    if (thrown instanceof MonitoringError) return { problem: thrown.message };
    throw thrown;
  }
}

/** Seasons of a few seeds: the checks of one attempt, and proofs of many variants, ask for the same ones. */
const KEPT_SEASONS = 24;
const seasons = new WeakMap<MeasurementContext['remake'], Map<string, Season>>();

/**
 * Lets the monitors of a workspace watch seasons that are made from a seed, one after another.
 * @param seed the seasons of one seed have the same customers
 */
export async function watchSeasons(
  context: MeasurementContext,
  options: SeasonsOptions,
  seed: string,
): Promise<Watching> {
  const monitors = monitorsOf(context.files, options.folder);
  if ('problem' in monitors) return monitors;
  const folder = `${options.folder}/`;
  const reference = context.files[resolved(folder, monitors.service.reference)];
  if (typeof reference !== 'string')
    return {
      problem: `There is no ${resolved(folder, monitors.service.reference)}, which service.yaml names as the reference.`,
    };
  const table = parseTable(reference);
  const kinds = Object.fromEntries(table.columns.map(({ name, kind }) => [name, kind]));
  const known = seasons.get(context.remake) ?? new Map<string, Season>();
  seasons.set(context.remake, known);
  const themes: readonly SeasonTheme[] = ['calm', 'feed', 'turn'];
  const wanted = themes.flatMap((theme) =>
    options[theme].map(({ name, path }, at): Season => {
      // Calm seasons differ in their customers, too.
      const own = theme === 'calm' ? `${seed}/${at}` : seed;
      const key = JSON.stringify([path, own, theme, kinds]);
      const before = known.get(key);
      if (before) return before;
      const season = readSeason(
        name,
        theme,
        context.remake(path, own),
        context.remake(options.truth, own),
        kinds,
      );
      if (known.size >= KEPT_SEASONS) known.delete(known.keys().next().value!);
      known.set(key, season);
      return season;
    }),
  );
  // What is watched does not change what is decided: without it, more of one attempt's runs are the same.
  const files = Object.fromEntries(
    Object.entries(context.files).filter(([path]) => !path.startsWith(folder) && !path.startsWith('data/')),
  );
  const place = { ...context, files };
  context.progress(0.05, 'Serving the customers of the seasons');
  const decisions = await decide(place, options.probe, files, wanted);
  if ('problem' in decisions) return decisions;
  const runs: SeasonRun[] = [];
  for (const [at, season] of wanted.entries()) {
    context.progress(0.1 + (0.9 * at) / wanted.length, `Watching a season: ${season.name}`);
    runs.push(
      await runSeason(place, {
        monitors,
        season,
        reference: table,
        decisions: decisions[at]!,
        probe: options.probe,
        live: LIVE,
      }),
    );
  }
  return { monitors, runs };
}

/** A path from a folder, `..` resolved. */
function resolved(folder: string, path: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
