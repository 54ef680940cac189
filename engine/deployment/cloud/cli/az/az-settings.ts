import { HOME } from '../../../../core/lab-layout';
import type { ProgramIo } from '../../../../core/lab-program';
import { checkRegion, findResource } from '../../acts/resources';
import { CloudError } from '../../errors';
import { type Resource, standing } from '../../state/cloud-state';
import { type CommandCall, UsageError } from '../command';
import { flag, required } from '../read-words';

export const AZ_LOGIN = `${HOME}/.azure/service_principal.json`;

/** Who is logged in, as the program keeps it. */
export interface AzLogin {
  readonly username: string;
  readonly password: string;
}

/** The login that is kept; undefined: none, or it is broken. */
export function azLogin({ fs }: ProgramIo): AzLogin | undefined {
  if (!fs.isFile(AZ_LOGIN)) return undefined;
  try {
    const read = JSON.parse(fs.readText(AZ_LOGIN)) as Partial<AzLogin> | null;
    return typeof read?.password === 'string' ? (read as AzLogin) : undefined;
  } catch {
    return undefined;
  }
}

/** The value of the key: of the environment, else of the login. */
export const azKeyOf = (io: ProgramIo): string | undefined =>
  io.env.AZURE_CLIENT_SECRET ?? io.env.CLOUD_KEY ?? azLogin(io)?.password;

/** The option that names a resource group. */
export const GROUP = required('resource-group', 'g');
export const NAME = required('name', 'n');
export const YES = flag('yes', 'y');

/** The resource group of a call. @throws CloudError `missing`. */
export function groupOf(call: CommandCall, name = call.option('resource-group')!): Resource {
  const found = standing(call.store.state, call.actor.account.id, 'group').find((one) => one.name === name);
  if (found === undefined) throw new CloudError('missing', `Resource group '${name}' could not be found.`);
  return found;
}

/** A resource of the group that the call names. @throws CloudError `missing`. */
export const namedInGroup = (
  call: CommandCall,
  kind: Resource['kind'],
  name = call.option('name')!,
): Resource => findResource(call.place, kind, name, { parent: groupOf(call).id });

/** The location of a call, else that of its group: `eastus`, or as people write it, `East US`. @throws CloudError. */
export const azLocation = (call: CommandCall, group?: Resource): string =>
  checkRegion('azure', (call.option('location') ?? group?.region ?? '').toLowerCase().replaceAll(' ', ''));

/** Azure's id of a thing. */
export const azId = (call: CommandCall, group: string, type: string, name: string): string =>
  `/subscriptions/${call.actor.account.id}/resourceGroups/${group}/providers/${type}/${name}`;

/** A deletion has to be agreed to: there is nobody to ask. @throws UsageError */
export function needYes({ has }: CommandCall): void {
  if (!has('yes')) throw new UsageError('Unable to prompt for confirmation as no tty available. Use --yes.');
}

/** A subscription that is named has to be that of the key. @throws CloudError `denied`. */
export function checkSubscription({ option, actor: { account, key } }: CommandCall): void {
  const named = option('subscription');
  if (named !== undefined && named !== account.id && named !== account.name)
    throw new CloudError('denied', `The key ${key.name} is one of ${account.name}, not of ${named}.`);
}
