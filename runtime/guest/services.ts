import type { LabServices } from '../../engine/ingestion/lab-services';
import { ROOT } from './loader/resolve';
import { defineGlobals } from './lockdown';
import type { createNetwork } from './network';
import type { Volume } from './node/volume';
import { realSurroundings, type Surroundings, seededSurroundings } from './time';

/**
 * Time and chance of a run. With services they are always seeded, by the run or by the services, and time is virtual: a
 * program that waits for thirty seconds takes none, and runs that follow each other begin later.
 */
export function surroundingsOf(seed: string | undefined, services: LabServices | null): Surroundings {
  if (!services) return seed === undefined ? realSurroundings() : seededSurroundings(seed);
  return seededSurroundings(seed ?? services.settings.seed, services.startMinute * 60_000);
}

/** Puts the network in place. */
export function layNetwork(scope: object, { fetch, timeout }: ReturnType<typeof createNetwork>): void {
  defineGlobals(scope, { fetch });
  Object.defineProperty(AbortSignal, 'timeout', { value: timeout, writable: true, configurable: true });
}

/** Writes what the services keep into the workspace. */
export function keepServices(services: LabServices | null, volume: Volume): void {
  for (const [path, text] of Object.entries(services?.files() ?? {})) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    volume.makeFolder(`${ROOT}/${folder}`, true, folder);
    volume.write(`${ROOT}/${path}`, text, path);
  }
}

/** The text files of a folder (its path ends in `/`) as they are on the disk of the run now. */
export function textFilesIn(volume: Volume, folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  const path = `${ROOT}/${folder.slice(0, -1)}`;
  if (!volume.isFolder(path)) return files;
  for (const name of volume.list(path, folder)) {
    const content = volume.isFile(`${path}/${name}`) ? volume.read(`${path}/${name}`, name) : null;
    if (typeof content === 'string') files[folder + name] = content;
  }
  return files;
}
