import { CloudError } from '../errors';
import { machineTypeNamed, machineTypesOf } from '../machine-types';
import { type Provider, regionNamed, regionsOf } from '../providers';
import { type Resource, sizeNow, standing } from '../state/cloud-state';
import type { ResourceHead, ResourceKind } from '../state/events';
import type { ActPlace } from './place';

/** The most machines of one pool. */
const MOST_MACHINES = 1000;
const NAME = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,98}[a-zA-Z0-9])?$/;

/** What a resource is made as. */
export interface NewResource {
  readonly kind: ResourceKind;
  readonly name: string;
  readonly region: string;
  readonly parent?: string | null;
  readonly spec?: ResourceHead['spec'];
  readonly tags?: Readonly<Record<string, string>>;
  readonly size?: number;
}

/** A region that the lab has. @throws CloudError `invalid`. */
export function checkRegion(provider: Provider, region: string): string {
  if (regionNamed(provider, region) !== undefined) return region;
  const known = regionsOf(provider).map(({ id }) => id);
  throw new CloudError('invalid', `There is no region ${region} in the lab. It has ${known.join(', ')}.`);
}

/** A machine type that the lab has. @throws CloudError `invalid`. */
export function checkMachine(provider: Provider, machine: string): string {
  if (machineTypeNamed(provider, machine) !== undefined) return machine;
  const known = machineTypesOf(provider).map(({ id }) => id);
  throw new CloudError(
    'invalid',
    `There is no machine type ${machine} in the lab. It has ${known.join(', ')}.`,
  );
}

/** A number of machines. @throws CloudError `invalid`. */
export function checkCount(count: number): number {
  if (Number.isInteger(count) && count >= 0 && count <= MOST_MACHINES) return count;
  throw new CloudError('invalid', `${count} machines: a pool has a whole number of 0 to ${MOST_MACHINES}.`);
}

/**
 * Makes a resource. Its name is its own among those of its kind in one account and region, or in what it stands in.
 * @throws CloudError `exists`, `invalid`.
 */
export function makeResource(place: ActPlace, made: NewResource): Resource {
  const { account, store, now, by } = place;
  const { kind, name, region, parent = null, spec = {}, tags = {}, size = 1 } = made;
  if (!NAME.test(name))
    throw new CloudError(
      'invalid',
      `"${name}" is no name for a ${kind}: letters, digits, ".", "_" and "-", at most a hundred, a letter or digit at each end.`,
    );
  checkRegion(account.provider, region);
  const others = standing(store.state, account.id, kind).filter(({ name: other }) => other === name);
  if (others.some((other) => other.parent === parent && (parent !== null || other.region === region)))
    throw new CloudError('exists', `There is a ${kind} ${name} already.`);
  const id = `r${store.state.resources.length + 1}`;
  const resource = { id, account: account.id, kind, name, region, parent, spec, tags, size };
  const { resources } = store.record({ type: 'created', at: now, by, resource });
  return resources.at(-1)!;
}

/** A resource that stands, by its name. @throws CloudError `missing`. */
export function findResource(
  { account, store }: ActPlace,
  kind: ResourceKind,
  name: string,
  where: { readonly region?: string; readonly parent?: string } = {},
): Resource {
  const found = standing(store.state, account.id, kind).find(
    (one) =>
      one.name === name &&
      (where.region === undefined || one.region === where.region) &&
      (where.parent === undefined || one.parent === where.parent),
  );
  if (found === undefined) throw new CloudError('missing', `There is no ${kind} ${name}.`);
  return found;
}

/** Changes how many machines a pool has, or how many bytes are kept. */
export function resizeResource({ store, now, by }: ActPlace, resource: Resource, size: number): Resource {
  if (size === sizeNow(resource)) return resource;
  const { resources } = store.record({ type: 'resized', at: now, by, id: resource.id, size });
  return resources.find(({ id }) => id === resource.id)!;
}

/** What stands in a resource. */
export const childrenOf = ({ account, store }: ActPlace, { id }: Resource): readonly Resource[] =>
  standing(store.state, account.id).filter(({ parent }) => parent === id);

/** Deletes a resource and all that stands in it, the innermost first. */
export function removeResource(place: ActPlace, resource: Resource): void {
  for (const child of childrenOf(place, resource)) removeResource(place, child);
  place.store.record({ type: 'deleted', at: place.now, by: place.by, id: resource.id });
}
