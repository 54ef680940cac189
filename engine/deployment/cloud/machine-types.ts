import type { Provider } from './providers';

/** A type of machine: its size as its provider publishes it. What it costs stands in the price list only. */
export interface MachineType {
  readonly provider: Provider;
  readonly id: string;
  readonly vcpus: number;
  readonly gib: number;
  readonly gpu?: string;
  /** `arm64` images do not run on the others. */
  readonly architecture: 'x86_64' | 'arm64';
  /** Where it is priced by vCPU and GiB: the name that those rows begin with. */
  readonly family?: string;
}

const x86 = (
  provider: Provider,
  id: string,
  vcpus: number,
  gib: number,
  more: Partial<MachineType> = {},
): MachineType => ({ provider, id, vcpus, gib, architecture: 'x86_64', ...more });

/** The types of machines that the lab has. */
export const MACHINE_TYPES: readonly MachineType[] = [
  x86('aws', 't3.medium', 2, 4),
  x86('aws', 'c5.large', 2, 4),
  x86('aws', 'm5.large', 2, 8),
  x86('aws', 'm5.xlarge', 4, 16),
  x86('aws', 'm7g.large', 2, 8, { architecture: 'arm64' }),
  x86('aws', 'g4dn.xlarge', 4, 16, { gpu: 'T4' }),
  x86('gcp', 'e2-standard-2', 2, 8),
  x86('gcp', 'n2-standard-2', 2, 8, { family: 'n2' }),
  x86('gcp', 'n2-standard-4', 4, 16, { family: 'n2' }),
  x86('gcp', 'n2-highcpu-4', 4, 4, { family: 'n2' }),
  x86('azure', 'Standard_B2s', 2, 4),
  x86('azure', 'Standard_D2s_v5', 2, 8),
  x86('azure', 'Standard_D4s_v5', 4, 16),
  x86('azure', 'Standard_NC4as_T4_v3', 4, 28, { gpu: 'T4' }),
];

/** The types of one cloud. */
export const machineTypesOf = (provider: Provider): readonly MachineType[] =>
  MACHINE_TYPES.filter((type) => type.provider === provider);

/** A type of a cloud by its id; undefined: the lab does not have it. */
export const machineTypeNamed = (provider: string, id: string): MachineType | undefined =>
  MACHINE_TYPES.find((type) => type.provider === provider && type.id === id);
