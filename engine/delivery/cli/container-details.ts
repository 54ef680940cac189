import type { ContainerRecord } from '../store/container-record';
import type { DockerStore } from '../store/docker-store';
import { configDetails } from './image-details';
import { isoTime } from './iso-time';

/** A container as `docker inspect` writes it. */
export function containerDetails(store: DockerStore, one: ContainerRecord) {
  const image = store.image(one.imageId);
  return {
    Id: one.id,
    Created: isoTime(one.created),
    Path: one.command[0],
    Args: one.command.slice(1),
    State: {
      Status: one.status,
      Running: one.status === 'running',
      ExitCode: one.exitCode,
      ...(one.health && {
        Health: {
          Status: one.health.status,
          FailingStreak: one.health.failingStreak,
          Log: one.health.checkedAt === null ? [] : [{ Output: one.health.output }],
        },
      }),
    },
    Image: one.imageId,
    Name: `/${one.name}`,
    Config: image && {
      ...configDetails(image.config),
      Image: one.image,
      User: one.user,
      Env: Object.entries(one.env).map(([name, value]) => `${name}=${value}`),
      WorkingDir: one.workdir,
    },
    NetworkSettings: {
      Ports: Object.fromEntries(
        one.ports.map(({ host, container }) => [
          `${container}/tcp`,
          [{ HostIp: '0.0.0.0', HostPort: String(host) }],
        ]),
      ),
    },
  };
}
