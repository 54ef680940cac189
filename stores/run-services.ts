import type { StoreApi } from 'zustand/vanilla';
import type { RunServices } from '../engine/core/code-runner';
import type { WorkspaceFiles } from '../engine/core/files';
import type { ServiceRequest } from '../engine/core/lab-service';
import { isCode } from '../engine/core/reachable-code';
import { textOf } from '../engine/shell/bytes';
import { commitEnvironment, PROGRAM_ENVIRONMENT } from '../engine/shell/environment';
import { SERVICES } from '../engine/shell/registry';
import type { LabState } from './lab-contract';

const HOSTS = Object.keys(SERVICES).map((origin) => origin.replace(/^[a-z]+:\/\//, ''));
const NAMES = [...HOSTS, 'MLFLOW_TRACKING_URI'];

/** Whether the code of a project speaks of the lab's services, so that its runs are to reach them. */
export function usesServices(files: WorkspaceFiles): boolean {
  return Object.entries(files).some(
    ([path, text]) => isCode(path) && typeof text === 'string' && NAMES.some((name) => text.includes(name)),
  );
}

/** The lab's services for a run; `serve` asks the lab. */
export function servicesOver(serve: LabState['serve']): RunServices {
  return {
    origins: Object.keys(SERVICES),
    answer: async (request) =>
      (await serve(request)) ?? { status: 502, headers: {}, body: `There is no service at ${request.url}.` },
  };
}

/** The lab's services for a run that no line of the terminal started. */
export interface TrackedServices {
  readonly services: RunServices;
  /** Lays what the services changed over the work, if they were asked anything. */
  keep(label: string): Promise<void>;
}

/** Opens the lab with the first request. */
export function trackedServices(openLab: () => Promise<StoreApi<LabState>>): TrackedServices {
  let isAsked = false;
  const serve = async (request: ServiceRequest) => {
    isAsked = true;
    return (await openLab()).getState().serve(request);
  };
  return {
    services: servicesOver(serve),
    keep: async (label) => {
      if (isAsked) await (await openLab()).getState().keepServed(label);
    },
  };
}

/** What a run finds in its environment: who runs it, where experiments are tracked, which commit the project is at. */
export function runEnvironment(files: WorkspaceFiles): Record<string, string> {
  const read = (path: string) => {
    const content = files[`.git/${path}`];
    return content === undefined ? undefined : textOf(content);
  };
  return { ...PROGRAM_ENVIRONMENT, ...commitEnvironment(read) };
}
