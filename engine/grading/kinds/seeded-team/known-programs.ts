import type { CodeRunner } from '../../../core/code-runner';
import { KnownRuns, knowing } from '../../known-runs';

/** The programs of a few gradings of one lesson. */
const RUNS = new KnownRuns(1_500);

/** A runner that computes a program of a team's workflows once: most commits change nothing that most programs read. */
export const knowingPrograms = (runner: CodeRunner): CodeRunner => knowing(runner, RUNS);
