import { openTestShell } from '../../../shell/testing/open-test-shell';
import { kubectlWith } from '../kubectl/kubectl';
import {
  type Behaviour,
  type ContainerRun,
  type ImageAnswer,
  type MetricAnswer,
  STEADY,
} from '../pods/behaviour';

/** What the cluster of a test's shell learns. */
export interface ShellWorld {
  readonly behaviours?: Readonly<Record<string, Partial<Behaviour>>>;
  readonly missing?: readonly string[];
  readonly measure?: (query: string, at: number) => MetricAnswer;
  /** Called for each container that is run. */
  readonly onLearn?: (run: ContainerRun) => void;
}

/** A shell with kubectl over files of memory, by path below `/workspace`. */
export function kubectlShell(files: Readonly<Record<string, string>>, world: ShellWorld = {}) {
  const kubectl = kubectlWith(() => ({
    resolveImage: (reference): ImageAnswer =>
      world.missing?.includes(reference)
        ? {
            kind: 'missing',
            message: `failed to resolve reference "docker.io/library/${reference}": docker.io/library/${reference}: not found`,
          }
        : {
            kind: 'found',
            digest: `sha256:${reference}`,
            layers: [{ digest: `sha256:layer-${reference}`, bytes: 50_000_000 }],
          },
    learn: async (run) => {
      world.onLearn?.(run);
      return { ...STEADY, ...world.behaviours?.[run.reference] };
    },
    measure: async ({ query, at }) =>
      world.measure?.(query, at) ?? { kind: 'error', message: 'no such host' },
  }));
  const opened = openTestShell(files, { programs: { kubectl } });
  const write = (name: string, text: string) => opened.fs.write(`/workspace/${name}`, text);
  return { ...opened, write };
}
