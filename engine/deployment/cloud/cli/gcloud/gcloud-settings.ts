import { HOME } from '../../../../core/lab-layout';
import type { ProgramIo } from '../../../../core/lab-program';
import { checkRegion } from '../../acts/resources';
import { CloudError } from '../../errors';
import { type CommandCall, UsageError } from '../command';
import { readIni } from '../ini-file';
import { value } from '../read-words';

export const GCLOUD_CONFIG = `${HOME}/.config/gcloud/configurations/config_default`;
export const GCLOUD_KEY = `${HOME}/.config/gcloud/service_account.json`;

/** What a key file of a service account holds, as far as the lab uses it. */
export interface ServiceAccountFile {
  readonly type: 'service_account';
  readonly project_id: string;
  readonly private_key_id: string;
  readonly private_key: string;
  readonly client_email: string;
}

/** The key file that the program acts with; undefined: none, or it is broken. */
export function keyFile({ fs }: ProgramIo, path = GCLOUD_KEY): ServiceAccountFile | undefined {
  if (!fs.isFile(path)) return undefined;
  try {
    const read = JSON.parse(fs.readText(path)) as Partial<ServiceAccountFile> | null;
    return typeof read?.private_key === 'string' ? (read as ServiceAccountFile) : undefined;
  } catch {
    return undefined;
  }
}

/** A setting: `project`, `compute/zone`. */
export function gcloudSetting({ fs }: Pick<ProgramIo, 'fs'>, name: string): string | undefined {
  const [section, key] = name.includes('/') ? (name.split('/') as [string, string]) : ['core', name];
  return readIni(fs, GCLOUD_CONFIG)[section]?.[key];
}

/** The value of the key: of the environment, else of the account that was activated. */
export const gcloudKeyOf = (io: ProgramIo): string | undefined =>
  io.env.CLOUD_KEY ?? keyFile(io)?.private_key;

/** The project of a call. @throws UsageError where none is set; CloudError `denied` where the key is of another. */
export function projectOf(call: CommandCall): string {
  const { io, actor } = call;
  const project = call.option('project') ?? io.env.CLOUDSDK_CORE_PROJECT ?? gcloudSetting(io, 'project');
  if (project === undefined)
    throw new UsageError(
      'The required property [project] is not currently set.\nYou may set it for your current workspace by running:\n\n  $ gcloud config set project VALUE',
    );
  if (project !== actor.account.id && project !== actor.account.name)
    throw new CloudError(
      'denied',
      `The key ${actor.key.name} is one of ${actor.account.id}, not of ${project}.`,
    );
  return actor.account.id;
}

/** The options that say where something is. */
export const PLACE_OPTIONS = [value('zone', 'z'), value('region'), value('location')];

/** Where something is. */
export interface Location {
  readonly region: string;
  /** As it was named: a zone or a region. */
  readonly location: string;
  /** In how many zones what is there has its machines. */
  readonly zones: 1 | 3;
}

/** The zone or region of a call; undefined: none is named or set. @throws CloudError for one that the lab does not have. */
export function locationOf({ io, option }: CommandCall): Location | undefined {
  const location =
    option('location') ??
    option('zone') ??
    option('region') ??
    gcloudSetting(io, 'compute/zone') ??
    gcloudSetting(io, 'compute/region');
  if (location === undefined) return undefined;
  const zone = /^(.+)-[a-f]$/.exec(location);
  return { location, region: checkRegion('gcp', zone?.[1] ?? location), zones: zone ? 1 : 3 };
}

/** The same, where there has to be one. @throws UsageError */
export function neededLocation(call: CommandCall): Location {
  const found = locationOf(call);
  if (found === undefined) throw new UsageError('One of [--zone, --region, --location] must be supplied.');
  return found;
}
