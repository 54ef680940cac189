import type { Container, Probe } from '../objects/pod-template';
import { canonical } from '../state/names';
import type { ContainerRun } from './behaviour';

/** A container as it would be run, and the key under which what it then does is known. */
export function containerRun(
  container: Container,
  digest: string,
  env: Readonly<Record<string, string>>,
): { readonly key: string; readonly run: ContainerRun } {
  const probes = [container.readinessProbe, container.livenessProbe, container.startupProbe].filter(
    (probe): probe is Probe => probe !== undefined,
  );
  const run: ContainerRun = {
    reference: container.image,
    digest,
    command: container.command ?? null,
    args: container.args ?? null,
    workingDir: container.workingDir ?? null,
    env,
    paths: [...new Set(probes.flatMap(({ httpGet }) => (httpGet ? [httpGet.path ?? '/'] : [])))],
    commands: [...new Set(probes.flatMap(({ exec }) => (exec ? [exec.command.join(' ')] : [])))],
  };
  return { key: canonical(run), run };
}
