import { messageOf } from '../../core/errors';
import { type FileSystem, resolvePath } from '../../core/file-system';
import { MonitoringError } from '../errors';
import { type Evaluated, evaluateService } from './evaluate-service';
import type { Monitors } from './monitors';
import { readMonitors } from './read-monitors';
import { type ReadTable, ServedLog } from './served-log';
import { SERVICE_FILE } from './service-file';

/** The folders of a project that watch something: those with a `service.yaml`; absolute, sorted. */
export function watchedFolders(fs: FileSystem, root: string): string[] {
  return fs
    .filesBelow(root)
    .filter((path) => path.endsWith(`/${SERVICE_FILE}`) && !path.includes('/node_modules/'))
    .map((path) => path.slice(0, -SERVICE_FILE.length - 1))
    .sort();
}

/** A folder of monitoring, read and evaluated. */
export interface WatchedFolder {
  readonly monitors: Monitors;
  /** Null: nothing was served yet, so there is no file, or no row in it. */
  readonly log: ServedLog | null;
  readonly evaluated: Evaluated | null;
  /** Where served rows are awaited. */
  readonly servedPath: string;
}

/**
 * Reads a folder of monitoring and what it names.
 * @throws MonitoringError for a `service.yaml`, served rows or labels that cannot be used, or a reference that is not there
 */
export function readWatchedFolder(fs: FileSystem, folder: string, readTable: ReadTable): WatchedFolder {
  const own = Object.fromEntries(
    fs
      .filesBelow(folder)
      .filter((path) => /\.(?:ya?ml|json|md)$/.test(path))
      .map((path) => [path.slice(folder.length + 1), fs.readText(path)]),
  );
  const monitors = readMonitors(own);
  const { served, labels, reference } = monitors.service;
  const at = (file: string) => resolvePath(folder, file);
  const servedPath = at(served.file);
  if (!fs.exists(servedPath)) return { monitors, log: null, evaluated: null, servedPath };
  if (!fs.exists(at(reference)))
    throw new MonitoringError(
      'served-invalid',
      `There is no ${at(reference)}, which ${SERVICE_FILE} names as the reference. Write the table that the model learned from there, or name another.`,
    );
  const texts = {
    served: fs.readText(servedPath),
    labels: fs.exists(at(labels.file)) ? fs.readText(at(labels.file)) : null,
    reference: fs.readText(at(reference)),
  };
  const found = remembered(folder, monitors, own, texts, readTable);
  return { monitors, servedPath, ...found };
}

interface Remembered {
  readonly key: readonly unknown[];
  readonly log: ServedLog;
  readonly evaluated: Evaluated | null;
}

/** The last evaluation of each folder: panels ask after every change of any file. */
const last = new Map<string, Remembered>();

function remembered(
  folder: string,
  monitors: Monitors,
  own: Readonly<Record<string, string>>,
  texts: { readonly served: string; readonly labels: string | null; readonly reference: string },
  readTable: ReadTable,
): Pick<Remembered, 'log' | 'evaluated'> {
  const key = [readTable, texts.served, texts.labels, texts.reference, JSON.stringify(own)];
  const before = last.get(folder);
  if (before && key.every((part, i) => part === before.key[i])) return before;
  try {
    const log = new ServedLog(monitors.service, texts, readTable);
    const found = { key, log, evaluated: evaluateService(monitors, log) };
    last.set(folder, found);
    return found;
  } catch (thrown) {
    if (thrown instanceof MonitoringError) throw thrown;
    throw new MonitoringError('served-invalid', `What was served cannot be read: ${messageOf(thrown)}`);
  }
}
