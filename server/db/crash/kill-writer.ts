import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface KilledRun {
  /** Rows that were acknowledged before the kill. */
  readonly acknowledged: number;
  /** Whether the kill came while the database was still being opened. */
  readonly isDuringOpen: boolean;
  /** From the start of the process until the database was open; null when it was killed before. */
  readonly openMs: number | null;
}

/** When to kill: so long after the start, once so many rows were acknowledged, or when it does so itself. */
export type KillAfter = { readonly ms: number } | { readonly rows: number } | 'itself';

/** Starts a writer at row `first`, lets it go on, and kills it as `kill -9` does. */
export function killWriter(
  dataDir: string,
  first: number,
  after: KillAfter,
  env: Record<string, string> = {},
): Promise<KilledRun> {
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'server/db/crash/writer.ts', dataDir, String(first)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    },
  );
  let acknowledged = 0;
  let openMs: number | null = null;
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'open') openMs = performance.now() - started;
    else acknowledged++;
    if (typeof after === 'object' && 'rows' in after && acknowledged >= after.rows) child.kill('SIGKILL');
  });
  const timer =
    typeof after === 'object' && 'ms' in after
      ? setTimeout(() => child.kill('SIGKILL'), after.ms)
      : undefined;
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve({ acknowledged, isDuringOpen: openMs === null, openMs });
      else reject(new Error(`The writer ended by itself (${code ?? signal}): ${said}`));
    });
  });
}
