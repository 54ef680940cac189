import type { ProgramIo } from '../../core/lab-program';
import type { ContainerRecord, HealthRecord } from '../store/container-record';
import type { DockerStore } from '../store/docker-store';
import { scriptOf } from './command-line';
import { containerFiles } from './container-files';
import { containerMachine } from './machine';

/** Asks a container for its health, when it has a check and its time has come; it is due first after one interval. */
export async function checkHealth(
  io: ProgramIo,
  store: DockerStore,
  container: ContainerRecord,
): Promise<void> {
  const image = store.image(container.imageId);
  const check = image?.config.healthcheck;
  if (!image || !check || container.status !== 'running' || container.health === null) return;
  const { health } = container;
  const now = io.clock.now();
  const due = (health.checkedAt ?? container.created) + check.interval * 1000;
  if (now < due) return;
  const fs = containerFiles(store, image);
  const machine = containerMachine(io, fs, image, container);
  if (machine === null) return;
  let output = '';
  const [kind, ...words] = check.test;
  const exitCode = await machine.run(kind === 'CMD' ? scriptOf(words) : (words[0] ?? ''), {
    cwd: container.workdir,
    env: container.env,
    signal: io.signal,
    onOutput: (_stream, text) => {
      output += text;
    },
  });
  // Checks that nobody looked at in between would have ended the same way.
  const missed = Math.max(
    1,
    Math.floor((now - (health.checkedAt ?? container.created)) / (check.interval * 1000)),
  );
  const failingStreak = exitCode === 0 ? 0 : health.failingStreak + missed;
  const isStarting = now - container.created < check.startPeriod * 1000 && health.status === 'starting';
  const status: HealthRecord['status'] =
    exitCode === 0 ? 'healthy' : isStarting || failingStreak < check.retries ? health.status : 'unhealthy';
  const next: HealthRecord = { status, failingStreak, output: output.slice(0, 4096), checkedAt: now };
  store.update(({ containers }) => ({
    containers: containers.map((one) => (one.id === container.id ? { ...one, health: next } : one)),
  }));
}
