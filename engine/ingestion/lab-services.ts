import { StagecraftError } from '../core/errors';
import { createHosts, hostNames } from './hosts';
import type { LabReply, LabRequest } from './http';
import { Night, type NightOptions, nextStart } from './night';
import { stateFromFiles, stateToFiles, warehouseOf } from './state-files';
import { WORLD_IDS, type WorldId } from './types';
import { makeWorld } from './world';

export type { LabReply } from './http';

/** The file of a workspace that turns the lab's services on for its programs. */
export const SERVICES_FILE = 'lab-services.json';

/** The content of `lab-services.json`. */
export interface ServicesSettings extends NightOptions {
  /** The companies whose hosts there are. */
  readonly worlds: readonly WorldId[];
  readonly seed: string;
}

/** `lab-services.json` cannot be used. */
export class ServicesSettingsError extends StagecraftError<'lab-services-invalid'> {
  constructor(reason: string) {
    super(
      'lab-services-invalid',
      `${SERVICES_FILE} ${reason}. It must be { "worlds": ${JSON.stringify(WORLD_IDS)}, "seed": "…" }.`,
    );
  }
}

/** The lab's services during one run. */
export interface LabServices {
  readonly settings: ServicesSettings;
  /** The virtual minute at which this run begins. */
  readonly startMinute: number;
  /** The hosts that there are. */
  readonly hosts: readonly string[];
  /**
   * Answers a request; undefined: there is no such host. May throw ProcessKilledError, as may reading the body.
   */
  readonly answer: (request: LabRequest) => LabReply | undefined;
  /** What this run leaves behind, as files of the workspace: of the companies that it asked for something. */
  readonly files: () => Readonly<Record<string, string>>;
}

/** What services need of the run that they are part of. */
export interface ServicesPorts {
  /** Virtual milliseconds since the start of the run. */
  readonly nowMs: () => number;
  /** The files of a folder as the program left them before its first request. */
  readonly kept: (folder: string) => Readonly<Record<string, string>>;
}

/**
 * The services that a workspace asks for; null: none; an error where its `lab-services.json` cannot be used. Worlds are made
 * at the first request, so a run that asks for nothing pays nothing.
 */
export function openServices(
  files: Readonly<Record<string, unknown>>,
  { nowMs, kept }: ServicesPorts,
): LabServices | ServicesSettingsError | null {
  const text = files[SERVICES_FILE];
  if (typeof text !== 'string') return null;
  let settings: ServicesSettings;
  try {
    settings = parseSettings(text);
  } catch (error) {
    return error as ServicesSettingsError;
  }
  const { worlds, seed } = settings;
  const open = new Map<WorldId, { night: Night; answer: (request: LabRequest) => LabReply | undefined }>();
  const start = (world: WorldId) => {
    const before = stateFromFiles(kept(warehouseOf(world)), world);
    const night = new Night(makeWorld(world, seed), seed, before, settings, nowMs);
    const started = { night, answer: createHosts(night) };
    open.set(world, started);
    return started;
  };
  return {
    settings,
    startMinute: Math.max(...worlds.map((world) => nextStart(stateFromFiles(files, world)))),
    hosts: worlds.flatMap(hostNames),
    answer: (request) => {
      const world = worlds.find((id) => request.host.endsWith(`.${id}.lab`));
      return world && (open.get(world) ?? start(world)).answer(request);
    },
    files: () =>
      Object.assign({}, ...[...open].map(([world, { night }]) => stateToFiles(night.state, world))),
  };
}

function parseSettings(text: string): ServicesSettings {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ServicesSettingsError('is not JSON');
  }
  const settings = value as Partial<ServicesSettings> | null;
  const worlds: unknown = settings?.worlds;
  const isKnown = (name: unknown) => WORLD_IDS.some((id) => id === name);
  if (!Array.isArray(worlds) || worlds.length === 0 || !worlds.every(isKnown))
    throw new ServicesSettingsError('names no world of the lab');
  if (typeof settings?.seed !== 'string' || settings.seed === '')
    throw new ServicesSettingsError('has no seed');
  return settings as ServicesSettings;
}
