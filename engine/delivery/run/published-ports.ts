import type { CodeRunner } from '../../core/code-runner';
import type { LabService, ServiceContext } from '../../core/lab-service';
import type { ContainerRecord } from '../store/container-record';
import { DockerStore } from '../store/docker-store';
import { containerFiles } from './container-files';
import { answerByModule } from './handler';

/** Nobody listens: whoever asked finds the connection refused. */
const NOBODY = { status: 0, headers: {}, body: '' } as const;

const MOST_LOG = 200_000;

/** Adds to the log of a container; what is too long is cut at its beginning. */
export function addLog(store: DockerStore, id: string, text: string): void {
  if (text === '') return;
  store.update(({ containers }) => ({
    containers: containers.map((one) =>
      one.id === id ? { ...one, log: (one.log + text).slice(-MOST_LOG) } : one,
    ),
  }));
}

type Context = ServiceContext & { readonly runner?: CodeRunner };

/** The service of one container: its own module answers, run afresh for each request. */
export function containerService(container: ContainerRecord): LabService {
  return async (request, context: Context) => {
    const store = new DockerStore(context.fs);
    const image = store.image(container.imageId);
    if (!context.runner || image === undefined || container.serves === null) return NOBODY;
    let log = '';
    const response = await answerByModule(
      {
        runner: context.runner,
        fs: containerFiles(store, image),
        module: container.serves,
        workdir: container.workdir,
        env: container.env,
        runId: `container-${context.rng.int(2 ** 32).toString(16)}`,
        onOutput: (text) => {
          log += text;
        },
      },
      request,
    );
    addLog(store, container.id, log);
    return response;
  };
}

/** What containers answer at the ports that they publish on this machine. */
export const publishedPorts: LabService = async (request, context) => {
  const port = Number(/^https?:\/\/[^/:]+:(\d+)/.exec(request.url)?.[1] ?? 80);
  const container = new DockerStore(context.fs).state.containers.find(
    (one) => one.status === 'running' && one.ports.some(({ host }) => host === port),
  );
  return container ? containerService(container)(request, context) : NOBODY;
};
