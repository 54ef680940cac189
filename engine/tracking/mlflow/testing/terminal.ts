import { expect } from 'vitest';
import { mlflow } from '../mlflow';
import { newStore } from './store';

/** A terminal over a store. */
export function terminal(env: Record<string, string> = { MLFLOW_TRACKING_URI: 'http://localhost:5000' }) {
  const store = newStore();
  const run = async (line: string, stdin = '') => {
    let [stdout, stderr] = ['', ''];
    const code = await mlflow({
      args: (line.match(/'[^']*'|\S+/g) ?? []).map((word) => word.replaceAll("'", '')),
      cwd: '/workspace',
      env,
      stdin,
      fs: store.fs,
      clock: store.clock,
      rng: store.rng,
      signal: new AbortController().signal,
      stdout: (text) => {
        stdout += text;
      },
      stderr: (text) => {
        stderr += text;
      },
      shell: async () => 127,
    });
    return { code, stdout, stderr };
  };
  /** What a command that must succeed prints. */
  const ok = async (line: string, stdin = '') => {
    const result = await run(line, stdin);
    expect(result).toMatchObject({ code: 0, stderr: '' });
    return result.stdout;
  };
  return { store, run, ok };
}
