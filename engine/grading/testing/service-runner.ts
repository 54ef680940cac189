import type { CodeRunner, RunRequest, RunResult } from '../../core/code-runner';

const done = (request: RunRequest, rest: Partial<RunResult> = {}): RunResult => ({
  runId: request.runId,
  outcome: 'completed',
  tests: [],
  writes: {},
  stdout: '',
  stderr: '',
  durationMs: 1,
  ...rest,
});

/**
 * A runner for tests of containers that needs no sandbox. A module with `fetch` in its text serves: it says at `/health` that it is
 * well, unless `503` stands in it, and answers any other request with what it was sent. A program `health.ts` asks it.
 */
export const serviceRunner: CodeRunner = {
  run: async (request) => {
    const { program, files, services } = request;
    if (program.kind === 'module') {
      const url = `${services?.origins.find((one) => one.endsWith(':3000')) ?? 'http://nowhere'}/health`;
      const answer = await services?.answer({ url, method: 'GET', headers: {}, body: new Uint8Array() });
      return answer?.status === 200
        ? done(request)
        : done(request, {
            outcome: 'failed',
            error: { name: 'ExitCode', message: '', code: '1', stack: '' } as never,
          });
    }
    const [, path = ''] = program.kind === 'probe' ? (/from "\.\/([^"]+)"/.exec(program.source) ?? []) : [];
    const text = String(files[path] ?? '');
    const asked =
      program.kind === 'probe' ? (program.input as { url: string; body: string | null } | null) : null;
    const serves = text.includes('fetch');
    if (asked === null) return done(request, { value: { serves } });
    const isHealth = new URL(asked.url).pathname === '/health';
    const status = isHealth && text.includes('503') ? 503 : 200;
    return done(request, {
      value: { serves, status, headers: [], body: isHealth ? 'ok' : (asked.body ?? '') },
    });
  },
};
