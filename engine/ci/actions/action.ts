import { StagecraftError } from '../../core/errors';
import type { StepBody } from '../runner/step-body';
import type { StepLog } from '../runner/step-log';

/** An input of an action, as its `action.yml` declares it. */
export interface ActionInput {
  readonly default?: string;
  readonly required?: boolean;
}

/** A call of an action. */
export interface ActionCall extends StepBody {
  /** By lower-case name, with the defaults. */
  readonly inputs: Readonly<Record<string, string>>;
  /** As the workflow names it: `actions/cache@v4`. */
  readonly uses: string;
  setOutput(name: string, value: string): void;
  /** Sets a variable for this job's later steps. */
  setEnv(name: string, value: string): void;
  /** Asks for work after the steps of the job. */
  post(when: 'always' | 'success', run: (log: StepLog) => Promise<void>): void;
  /** Runs a line of shell whose words go to the log. @param shown a line of the log before it; absent: none. */
  sh(line: string, shown?: string): Promise<{ readonly exitCode: number; readonly stdout: string }>;
}

/** An action that the lab has. */
export interface Action {
  /** `actions/checkout`; lower case. */
  readonly name: string;
  readonly summary: string;
  readonly inputs: Readonly<Record<string, ActionInput>>;
  readonly outputs: readonly string[];
  /** @throws ActionFailure to fail the step with a message. */
  run(call: ActionCall): Promise<void>;
}

/** Fails the step that called an action. */
export class ActionFailure extends StagecraftError<'action-failed'> {
  constructor(message: string) {
    super('action-failed', message);
  }
}

/** Whether an input says yes. @throws ActionFailure for what is neither yes nor no. */
export function isYes({ inputs }: Pick<ActionCall, 'inputs'>, name: string): boolean {
  const text = inputs[name] ?? '';
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text) || text === '') return false;
  throw new ActionFailure(
    `Input does not meet YAML 1.2 "Core Schema" specification: ${name}\nSupport boolean input list: \`true | True | TRUE | false | False | FALSE\``,
  );
}

/** The lines of an input that are not empty. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** A word as the shell takes it as it is. */
export const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
