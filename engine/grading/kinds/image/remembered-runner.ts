import type { CodeRunner } from '../../../core/code-runner';
import { KnownRuns, knowing } from '../../known-runs';

const RUNS = new KnownRuns(400);

/**
 * A runner that knows what containers have come to: one that answers one request is a seeded run, and most Dockerfiles make
 * the same container of a service.
 */
export const remembering = (runner: CodeRunner): CodeRunner => knowing(runner, RUNS);
