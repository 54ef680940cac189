import type { CodeRunner } from '../../core/code-runner';

interface Asked {
  readonly requests: readonly { readonly path: string; readonly body: string | null }[];
}

/**
 * A runner for tests that measure a service without a sandbox: `server.ts` says in its text what it does. `FAILS` fails for each
 * row that ends in 0, `WRONG` doubles, `SLOW` waits for two seconds, `DOWN` answers everything with 503, `LATE` starts for 30 s.
 */
export const measuredService: CodeRunner = {
  run: async ({ runId, files, program }) => {
    const text = String(files['server.ts']);
    const { requests } = (program as unknown as { readonly input: Asked }).input;
    const answers = requests.map(({ body }) => {
      const row = Number(body?.trim().split('\n').at(-1) ?? 0);
      const isDown = text.includes('DOWN');
      const fails = body !== null && text.includes('FAILS') && row % 10 === 0;
      const status = isDown ? 503 : fails ? 500 : 200;
      const said = JSON.stringify([{ price: row * (text.includes('WRONG') ? 2 : 1) }]);
      return { ms: text.includes('SLOW') ? 2000 : 20, status, length: said.length, text: said };
    });
    return {
      runId,
      outcome: 'completed',
      value: { started: true, loadMs: text.includes('LATE') ? 30_000 : 0, answers },
      tests: [],
      writes: {},
      stdout: '',
      stderr: '',
      durationMs: 1,
    };
  },
};

const variants = (word: string) =>
  ['one', 'two'].map((says) => ({ says: `${word} ${says}`, edits: [{ file: 'server.ts', text: word }] }));

/** The releases of that service, as the file of a lesson. */
export const MEASURED_RELEASES = JSON.stringify({
  bad: { down: variants('DOWN'), fails: variants('FAILS'), slow: variants('SLOW'), wrong: variants('WRONG') },
  good: { same: variants('SAME'), late: variants('LATE') },
});

/** A table whose rows are numbers. */
export const MEASURED_ROWS = `id\n${Array.from({ length: 60 }, (_, at) => 101 + at).join('\n')}\n`;
