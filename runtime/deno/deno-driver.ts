import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { previewMessageSchema } from '../../contracts/preview-protocol';
import type {
  AppDriver,
  AppVisit,
  PageMessage,
  PageView,
  StepReport,
  VisitReport,
} from '../../engine/core/app-driver';
import { VisitStoppedError } from '../preview/frame-driver';
import { findDeno, guestCommand } from './command';
import { frameOf } from './frames';
import { GuestProcess } from './guest-process';
import { makeOwnFolder } from './own-folder';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOTHING: PageView = { title: '', fields: [], buttons: [], announced: [], text: '' };
const MEMORY_MB = 512;
/** Messages of one visit; far beyond what a page of a lesson prints. */
const MAX_MESSAGES = 20_000;

const saidSchema = z.union([z.object({ type: z.literal('ready') }), previewMessageSchema]);

let boot: Promise<Buffer> | null = null;

/** Bundles the page's side, once a process. */
function bootFrame(): Promise<Buffer> {
  boot ??= import('../../scripts/sandbox/page')
    .then(({ pageScript }) => pageScript(ROOT))
    .then((guest) => frameOf({ guest, tfjs: null, preload: false }));
  return boot;
}

/**
 * Uses strangers' pages on a server: each visit in a process of Deno as a program's run has it, over a document of happy-dom, with the
 * page's script of the lessons' proofs. Its requests are answered outside of it, by the app's own server in a run of its own.
 *
 * @throws DenoMissingError
 */
export function createDenoDriver(): AppDriver & { dispose(): void } {
  const deno = findDeno();
  const cwd = makeOwnFolder('page');
  const open = new Set<GuestProcess>();
  return {
    visit: async (wanted) => {
      if (wanted.signal.aborted) throw new VisitStoppedError();
      const cpuSeconds = Math.ceil(wanted.deadlineMs / 1_000) + 5;
      const page = new GuestProcess(
        guestCommand(deno, { memoryMb: MEMORY_MB, cpuSeconds }),
        cwd,
        await bootFrame(),
      );
      open.add(page);
      try {
        return await visitIn(page, wanted);
      } finally {
        page.kill();
        open.delete(page);
      }
    },
    dispose: () => {
      for (const page of open) page.kill();
      rmSync(cwd, { recursive: true, force: true });
    },
  };
}

function visitIn(page: GuestProcess, wanted: AppVisit): Promise<VisitReport> {
  const messages: PageMessage[] = [];
  const steps: StepReport[] = [];
  let opened = NOTHING;
  let said = 0;
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      clearTimeout(timer);
      wanted.signal.removeEventListener('abort', stop);
      done();
    };
    const finish = (outcome: VisitReport['outcome']) =>
      settle(() => resolve({ opened, steps, messages, outcome }));
    const stop = () => settle(() => reject(new VisitStoppedError()));
    const timer = setTimeout(() => finish('hung'), wanted.deadlineMs);
    wanted.signal.addEventListener('abort', stop);
    const answer = async (id: number, request: Parameters<AppVisit['server']>[0]) => {
      try {
        page.send({ type: 'answer', id, response: await wanted.server(request) });
      } catch {
        page.send({ type: 'no-answer', id });
      }
    };
    page.listen({
      // A page that brings its process down, or says what none says, hangs for whoever uses it.
      end: () => finish('hung'),
      message: (data) => {
        const { data: message } = saidSchema.safeParse(data);
        if (message === undefined || ++said > MAX_MESSAGES) return finish('hung');
        if (message.type === 'ready')
          page.send({ type: 'start', files: wanted.files, folder: wanted.folder, steps: wanted.steps });
        else if (message.type === 'request') void answer(message.id, message.request);
        else if (message.type === 'message') messages.push(message.message);
        else if (message.type === 'opened') opened = message.view;
        else if (message.type === 'step') steps.push(message.report);
        else if (message.type === 'visited') finish('completed');
      },
    });
  });
}
