import type { Program } from '../core/code-runner';
import type { WorkspaceFiles } from '../core/files';
import { NpmScriptError, programOfScript } from '../core/npm-script';
import type { Measurement } from './types';

/** The program of an npm script; or, when package.json has none that the lab can run, a measurement that says so. */
export function scriptOrEnding(files: WorkspaceFiles, script: string): { program: Program } | Measurement {
  try {
    return { program: programOfScript(files, script) };
  } catch (error) {
    if (!(error instanceof NpmScriptError)) throw error;
    return {
      facts: {
        outcome: 'failed',
        exitOk: false,
        timedOut: false,
        errorName: error.name,
        errorMessage: error.message,
        errorCode: error.code,
      },
      location: { path: 'package.json', line: 1 },
      runIds: [],
    };
  }
}
