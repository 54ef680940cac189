import { guestMessageSchema } from '../../contracts/runner-protocol';
import type { RunEvent, RunLimits, RunOutcome, RunRequest, RunResult } from '../../engine/core/code-runner';
import { messageOf } from '../../engine/core/errors';
import type { PgliteAssets } from '../guest/pglite/load';
import { endedRun, RunRecorder } from '../sandbox/recorder';
import { guestRequest, ServiceDesk } from '../sandbox/service-desk';
import type { GuestProcess } from './guest-process';

/** Messages that one run may send; far beyond what any lesson prints, trains or tests. */
const MAX_MESSAGES = 200_000;
const MAX_TEXT = 32_000_000;

export interface GuestRun {
  readonly request: RunRequest;
  readonly limits: RunLimits;
  readonly pglite: PgliteAssets | undefined;
  readonly onEvent: ((event: RunEvent) => void) | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * One run in the process of a guest, which is gone afterwards. Everything that it says is checked: a process in which a stranger's
 * program runs is not believed, whatever stands between.
 */
export function runInProcess(
  guest: GuestProcess,
  { request, limits, pglite, onEvent, signal }: GuestRun,
): Promise<RunResult> {
  const recorder = new RunRecorder(request, onEvent);
  let messages = 0;
  let text = 0;
  return new Promise((resolve) => {
    const desk = new ServiceDesk(request.services, (message) => guest.send(message));
    const finish = (result: RunResult) => {
      clearTimeout(timer);
      desk.close();
      signal?.removeEventListener('abort', stop);
      guest.kill();
      resolve(result);
    };
    const endAs = (outcome: RunOutcome, detail?: unknown) =>
      finish(endedRun(recorder, outcome, limits, detail));
    const stop = () => endAs('stopped');
    const timer = setTimeout(() => endAs('deadline'), limits.deadlineMs);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop);
    const receive = (data: unknown) => {
      const parsed = guestMessageSchema.safeParse(data);
      if (!parsed.success)
        return endAs(
          'crashed',
          new Error(`a message of the sandbox has the wrong shape: ${faultIn(data, parsed.error)}`),
        );
      const message = parsed.data;
      messages++;
      if (message.type === 'event' && message.event.type === 'output') text += message.event.text.length;
      if (messages > MAX_MESSAGES || text > MAX_TEXT)
        return endAs('crashed', new Error('the run sent more messages than are taken'));
      switch (message.type) {
        case 'ready':
          return guest.send({ type: 'run', ...guestRequest(request), pglite });
        case 'event':
          return recorder.event(message.event as RunEvent);
        case 'memory':
          return endAs('memory');
        case 'fetch':
          if (!desk.take(message.id, message.request))
            endAs('crashed', new Error('the run asked its services for more than it may'));
          return;
        case 'result':
          return finish(recorder.result(message.result as RunResult));
      }
    };
    guest.listen({
      message: receive,
      end: (why, isOutOfMemory) => (isOutOfMemory ? endAs('memory') : endAs('crashed', new Error(why))),
    });
  });
}

function faultIn(data: unknown, error: Error): string {
  const said = data as { type?: unknown; message?: unknown } | null;
  if (said?.type === 'worker-error') return String(said.message).slice(0, 500);
  return messageOf(error).slice(0, 500);
}
