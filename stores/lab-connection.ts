import type { RunEvent, RunRequest, RunResult } from '../engine/core/code-runner';
import { messageOf } from '../engine/core/errors';
import type { WorkspacePath } from '../engine/core/files';
import type { CommandChanges } from '../runtime/lab/changes';
import type { LabClient, LabEvent } from '../runtime/lab/client';
import type { LabCall } from '../runtime/lab/protocol';
import type { OutputSink } from './lab-contract';
import type { StartLab } from './ports';
import { servicesOver, usesServices } from './run-services';
import { WorkspaceMirror } from './workspace-mirror';

/** What a worker needs of the page. */
export interface LabConnectionPorts {
  readonly start: StartLab;
  /** Runs a program of the terminal; the files are those of the project with the lesson's data. */
  readonly runProgram: (
    request: RunRequest,
    onEvent: (event: RunEvent) => void,
    signal: AbortSignal,
  ) => Promise<RunResult>;
  /** The lesson's data, which does not travel with each run. */
  readonly data: () => Readonly<Record<WorkspacePath, string>>;
  readonly onInterrupted: () => void;
  readonly onOpenFile: (path: WorkspacePath) => void;
  /** Work in the background has gone on. */
  readonly onProgress: (changes: CommandChanges) => void;
}

/** One worker of a lab, from its start to its end: what is under way with it. */
export class LabConnection {
  /** What the worker has of the workspace. */
  readonly mirror = new WorkspaceMirror();
  readonly client: LabClient;
  readonly #ports: LabConnectionPorts;
  readonly #sinks = new Map<number, OutputSink>();
  readonly #runs = new Map<string, AbortController>();
  #cut: (() => void) | null = null;

  constructor(ports: LabConnectionPorts) {
    this.#ports = ports;
    this.client = ports.start((event) => this.#onEvent(event));
  }

  /** Runs a line or command. Resolves to null when the worker was ended under it (see `close`). */
  async run<End>(call: LabCall, sink: OutputSink): Promise<End | null> {
    let id = 0;
    const cut = new Promise<null>((resolve) => {
      this.#cut = () => resolve(null);
    });
    const answer = this.client.call<End>(call, (given) => {
      id = given;
      this.#sinks.set(id, sink);
    });
    try {
      const end = await Promise.race([answer, cut]);
      // Nobody waits any more for the answer of a worker that is gone.
      if (end === null) answer.catch(() => {});
      return end;
    } finally {
      this.#cut = null;
      this.#sinks.delete(id);
    }
  }

  /** Ends the worker, the programs that it had started, and the line that it was running. */
  close(): void {
    for (const run of this.#runs.values()) run.abort();
    this.#cut?.();
    this.client.close();
  }

  #onEvent(event: LabEvent): void {
    switch (event.type) {
      case 'output':
        this.#sinks.get(event.id)?.(event.stream, event.text);
        break;
      case 'interrupted':
        this.#ports.onInterrupted();
        break;
      case 'run':
        void this.#runProgram(event.request);
        break;
      case 'stop-run':
        this.#runs.get(event.runId)?.abort();
        break;
      case 'progress':
        this.#ports.onProgress(event.changes);
        break;
      case 'open-file':
        this.#ports.onOpenFile(event.path);
        break;
    }
  }

  async #runProgram(asked: RunRequest): Promise<void> {
    const { runId } = asked;
    const { tell, call } = this.client;
    const abort = new AbortController();
    this.#runs.set(runId, abort);
    const request = { ...asked, files: { ...asked.files, ...this.#ports.data() } };
    const services = servicesOver((one) => call({ type: 'fetch', request: one }));
    try {
      const result = await this.#ports.runProgram(
        usesServices(asked.files) ? { ...request, services } : request,
        (event) => tell({ type: 'run-event', runId, event }),
        abort.signal,
      );
      tell({ type: 'run-ended', runId, result });
    } catch (error) {
      tell({ type: 'run-failed', runId, message: messageOf(error) });
    } finally {
      this.#runs.delete(runId);
    }
  }
}
