import type { LabServices } from '../../engine/ingestion/lab-services';
import { WAREHOUSE } from '../../engine/ingestion/state-files';
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
  const files = services?.files();
  if (!files) return;
  const folder = WAREHOUSE.slice(0, -1);
  volume.makeFolder(`${ROOT}/${folder}`, true, folder);
  for (const [path, text] of Object.entries(files)) volume.write(`${ROOT}/${path}`, text, path);
}

/** The files of the warehouse as they are on the disk of the run now. */
export function warehouseFiles(volume: Volume): Record<string, string> {
  const files: Record<string, string> = {};
  const folder = `${ROOT}/${WAREHOUSE.slice(0, -1)}`;
  if (!volume.isFolder(folder)) return files;
  for (const name of volume.list(folder, folder)) {
    const path = `${folder}/${name}`;
    const content = volume.isFile(path) ? volume.read(path, path) : '';
    if (typeof content === 'string') files[`${WAREHOUSE}${name}`] = content;
  }
  return files;
}
