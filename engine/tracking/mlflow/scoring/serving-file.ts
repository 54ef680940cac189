import type { FileSystem } from '../../../core/file-system';
import { SERVERS } from '../../../core/lab-layout';

/** Where the lab serves a model. */
export const SCORING_ORIGIN = 'http://localhost:5001';

/** The model that is served, as it was resolved when serving began: an alias that moves later changes nothing. */
export interface Served {
  /** As it was asked for, e.g. `models:/price@champion`. */
  readonly uri: string;
  readonly runId: string;
  /** Below the run's artifacts. */
  readonly path: string;
  readonly model: string | null;
  readonly version: number | null;
}

const FOLDER = `${SERVERS}/mlflow`;
const FILE = `${FOLDER}/serving.json`;

/** The model that is served; null: none is. */
export function readServed(fs: FileSystem): Served | null {
  if (!fs.isFile(FILE)) return null;
  try {
    return JSON.parse(fs.readText(FILE)) as Served;
  } catch {
    // Only a hand can have broken it; `mlflow models serve` writes it anew.
    return null;
  }
}

export function writeServed(fs: FileSystem, served: Served): void {
  fs.makeFolder(FOLDER);
  fs.write(FILE, `${JSON.stringify(served, null, 2)}\n`);
}
