import { WORKSPACE_ROOT } from '../../../engine/core/lab-layout';
import { parseTable } from '../../../engine/dataset/parse-table';
import { type LookView, lookView } from '../../../engine/monitoring/service/look-view';
import type { MonitorRemark } from '../../../engine/monitoring/service/monitors';
import type { MonitoringReport } from '../../../engine/monitoring/service/report';
import { readWatchedFolder, watchedFolders } from '../../../engine/monitoring/service/watched-folder';
import type { QuestionContext } from '../question';

/** What is watched in the project, and the report of one folder. */
export interface MonitoringOverview {
  /** From the project, e.g. `churn/monitoring`. */
  readonly folders: readonly string[];
  /** The one that is reported on; null: there is none. */
  readonly folder: string | null;
  readonly remarks: readonly MonitorRemark[];
  /** Null: nothing was served yet. */
  readonly report: MonitoringReport | null;
  /** Where served rows are awaited, from the project. */
  readonly servedPath: string | null;
}

const inProject = (path: string): string => path.slice(WORKSPACE_ROOT.length + 1);

/** The watch of a folder: that which is asked for, or the first. */
export function monitoringOverview(
  { fs }: QuestionContext,
  { folder: wanted }: { readonly folder: string | null },
): MonitoringOverview {
  const folders = watchedFolders(fs, WORKSPACE_ROOT).map(inProject);
  const folder = wanted !== null && folders.includes(wanted) ? wanted : (folders[0] ?? null);
  if (folder === null) return { folders, folder, remarks: [], report: null, servedPath: null };
  const { monitors, evaluated, servedPath } = readWatchedFolder(
    fs,
    `${WORKSPACE_ROOT}/${folder}`,
    parseTable,
  );
  return {
    folders,
    folder,
    remarks: monitors.remarks,
    report: evaluated?.report ?? null,
    servedPath: inProject(servedPath),
  };
}

/** One look in full; null: nothing was served. */
export function monitoringLook(
  { fs }: QuestionContext,
  { folder, time }: { readonly folder: string; readonly time: number },
): LookView | null {
  const { monitors, log, evaluated } = readWatchedFolder(fs, `${WORKSPACE_ROOT}/${folder}`, parseTable);
  return log && evaluated ? lookView(monitors, log, evaluated.looks, time) : null;
}
