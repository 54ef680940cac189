import {
  appendTo,
  type Command,
  literal,
  type Pipeline,
  plainText,
  type Redirection,
  type Statement,
} from './nodes';

/** The devices of a shell: what is written there is shown at once. */
export interface Devices {
  readonly stdout: string;
  readonly stderr: string;
  /** Touched when the shell is asked to end. */
  readonly exit: string;
}

/**
 * Descriptors that say to a program of the lab that what it prints may be shown as it comes: the interpreter gives a
 * command's output on only when the command has ended.
 */
export const LIVE_STDOUT = 98;
export const LIVE_STDERR = 99;
/** Says to a program that both of its streams go to the same place. */
export const MERGED = 96;
const EXITING = 97;

/** Builtins that steer the shell and print nothing: a redirection would only get in their way. */
const STEERING = new Set(['exec', 'exit', 'return', 'break', 'continue', 'shift', 'logout']);

/**
 * A statement whose commands write straight to the terminal where that is where their output goes, so that it appears
 * command by command and in order. Redirections that the statement has itself come after ours, so they win; what is
 * piped or substituted is left as it is.
 */
export function connect(
  statement: Statement,
  devices: Devices,
  isProgram: (name: string) => boolean,
): Statement {
  const out = appendTo(1, devices.stdout);
  const err = appendTo(2, devices.stderr);
  const merged = appendTo(MERGED, devices.stdout);

  const statements = (list: readonly Statement[]): Statement[] => list.map(connected);
  const connected = (one: Statement): Statement => ({ ...one, pipelines: one.pipelines.map(pipeline) });

  const pipeline = (one: Pipeline): Pipeline => ({
    ...one,
    commands: one.commands.map((command, at) => {
      if (at === one.commands.length - 1) return last(command);
      if (one.pipeStderr?.[at])
        return command.type === 'SimpleCommand' ? redirected(command, [merged]) : command;
      return redirected(command, [...(isMerged(command.redirections) ? [merged] : []), err]);
    }),
  });

  const last = (command: Command): Command => {
    if (command.type === 'FunctionDef') return command;
    if (command.type === 'SimpleCommand' && plainText(command.name) === 'exit')
      return { ...command, redirections: [appendTo(EXITING, devices.exit), ...command.redirections] };
    if (command.type === 'SimpleCommand')
      return redirected(command, [...live(command.name, command.redirections), out, err]);
    return command.redirections.some(isOutput) ? redirected(command, [out, err]) : inside(command);
  };

  const inside = (command: Command): Command => {
    switch (command.type) {
      case 'If':
        return {
          ...command,
          clauses: command.clauses.map(({ condition, body }) => ({
            condition: statements(condition),
            body: statements(body),
          })),
          elseBody: command.elseBody && statements(command.elseBody),
        };
      case 'While':
      case 'Until':
        return { ...command, condition: statements(command.condition), body: statements(command.body) };
      case 'For':
      case 'CStyleFor':
      case 'Subshell':
      case 'Group':
        return { ...command, body: statements(command.body) };
      case 'Case':
        return { ...command, items: command.items.map((item) => ({ ...item, body: statements(item.body) })) };
      default:
        return command;
    }
  };

  /** Which streams of a program may be shown as they come. */
  const live = (name: Parameters<typeof plainText>[0], own: readonly Redirection[]): Redirection[] => {
    const text = plainText(name);
    if (text === null || !isProgram(text)) return [];
    const outputs = own.filter(isOutput);
    if (outputs.length === 0)
      return [appendTo(LIVE_STDOUT, devices.stdout), appendTo(LIVE_STDERR, devices.stderr)];
    const [only] = outputs as [Redirection];
    if (outputs.length === 1 && isErrorsToOutput(only))
      return [appendTo(LIVE_STDOUT, devices.stdout), appendTo(LIVE_STDERR, devices.stdout)];
    if (isMerged(own)) return [merged];
    if (outputs.length > 1) return [];
    if (only.operator !== '>' && only.operator !== '>>') return [];
    return only.fd === 2 ? [appendTo(LIVE_STDOUT, devices.stdout)] : [appendTo(LIVE_STDERR, devices.stderr)];
  };

  return connected(statement);
}

function redirected(command: Command, first: readonly Redirection[]): Command {
  const redirections = [...first, ...command.redirections];
  if (command.type !== 'SimpleCommand') return { ...command, redirections };
  const name = plainText(command.name);
  // A command without a name only sets variables; its exit code is that of a substitution in it.
  if (command.name === null || (name !== null && STEERING.has(name))) return command;
  // A builtin of the interpreter that tells of the interpreter; the lab's tells of the lab.
  const isHelp = name === 'help' && command.args.length === 0;
  return { ...command, redirections, ...(isHelp && { name: literal('/usr/bin/help') }) };
}

/** `2>&1` */
function isErrorsToOutput({ operator, fd, target }: Redirection): boolean {
  return operator === '>&' && fd === 2 && target.type === 'Word' && plainText(target) === '1';
}

/** Whether both streams end up in the same place: `2>&1`, `> file 2>&1`, `&> file`. */
function isMerged(redirections: readonly Redirection[]): boolean {
  const outputs = redirections.filter(isOutput);
  const [first, second] = outputs;
  if (first === undefined || outputs.length > 2) return false;
  if (second === undefined) return isErrorsToOutput(first) || first.operator.startsWith('&>');
  return (
    (first.operator === '>' || first.operator === '>>') && (first.fd ?? 1) === 1 && isErrorsToOutput(second)
  );
}

const isOutput = ({ operator }: Redirection) => !operator.startsWith('<') || operator === '<>';
