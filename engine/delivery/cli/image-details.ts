import type { ImageConfig } from '../image/config';
import type { DockerStore } from '../store/docker-store';
import { isoTime } from './iso-time';

const NANOSECONDS = 1e9;

/** A config as `docker inspect` writes it. */
export const configDetails = (config: ImageConfig) => ({
  User: config.user,
  ExposedPorts: Object.fromEntries(config.exposed.map((port) => [port, {}])),
  Env: Object.entries(config.env).map(([name, value]) => `${name}=${value}`),
  Cmd: config.cmd,
  ...(config.healthcheck && {
    Healthcheck: {
      Test: config.healthcheck.test,
      Interval: config.healthcheck.interval * NANOSECONDS,
      Timeout: config.healthcheck.timeout * NANOSECONDS,
      Retries: config.healthcheck.retries,
    },
  }),
  WorkingDir: config.workdir,
  Entrypoint: config.entrypoint,
  Labels: config.labels,
});

/** An image as `docker image inspect` writes it. */
export function imageDetails(store: DockerStore, id: string) {
  const { tags, created, pushed } = store.state;
  const { config, layers, history } = store.image(id)!;
  return {
    Id: id,
    RepoTags: Object.keys(tags).filter((tag) => tags[tag] === id),
    RepoDigests: Object.keys(pushed)
      .filter((name) => pushed[name] === id)
      .map((name) => `${name.replace(/:[^/]*$/, '')}@${id}`),
    Created: isoTime(created[id] ?? 0),
    Config: configDetails(config),
    Architecture: 'amd64',
    Os: 'linux',
    Size: history.reduce((sum, entry) => sum + entry.bytes, 0),
    RootFS: { Type: 'layers', Layers: layers },
  };
}
