import type { CodeRunner } from '../../engine/core/code-runner';

/** Stand-in until the sandbox is written. */
export function createSandboxRunner(): CodeRunner {
  throw new Error('The sandbox is not there yet.');
}
