import { MACHINE_TYPES, type MachineType, machineTypesOf } from '../machine-types';
import type { PriceBook } from '../prices/price-book';
import type { Provider } from '../providers';

/**
 * The machine of another cloud that takes the place of one: at least as many vCPUs and GiB, a GPU of the same kind or none,
 * and a price in the region; of those the cheapest, of equal ones the smallest.
 * @returns undefined when the price list has none there.
 */
export function equalMachine(
  machine: string,
  provider: Provider,
  region: string,
  book: PriceBook,
): MachineType | undefined {
  const wanted = MACHINE_TYPES.find(({ id }) => id === machine);
  if (wanted === undefined) return undefined;
  if (wanted.provider === provider) return wanted;
  const candidates = machineTypesOf(provider).flatMap((type) => {
    const price = book.machineHour(provider, type.id, region);
    const fits = type.vcpus >= wanted.vcpus && type.gib >= wanted.gib && type.gpu === wanted.gpu;
    // An arm machine takes the place of another arm machine only: images have to be built for it.
    const runs = type.architecture === 'x86_64' || type.architecture === wanted.architecture;
    return fits && runs && price !== null ? [{ type, nano: price.nano }] : [];
  });
  candidates.sort((a, b) =>
    a.nano !== b.nano ? (a.nano < b.nano ? -1 : 1) : a.type.vcpus - b.type.vcpus || a.type.gib - b.type.gib,
  );
  return candidates[0]?.type;
}
