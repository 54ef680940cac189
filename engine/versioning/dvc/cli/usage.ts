import { DvcUsageError } from '../errors';
import type { OptionSpec } from './arguments';
import type { Command } from './command';

/** The error is out; what is left is how it should have been. */
export class UsageShown extends DvcUsageError {}

/** How a command is called, in one line. */
export function usage({ spec }: Command): string {
  const options = spec.options.map((option) => optionUsage(option)).join(' ');
  const operands =
    spec.operands && spec.operands[1] > 0 ? ` ${operandUsage(spec.operands, spec.operandNames)}` : '';
  return `usage: dvc ${spec.command} [-h] [-q | -v]${options === '' ? '' : ` ${options}`}${operands}`;
}

function optionUsage(option: OptionSpec): string {
  const text = option.takes === 'flag' ? option.flags[0]! : `${option.flags[0]!} <${option.name}>`;
  return option.isRequired ? text : `[${text}]`;
}

function operandUsage([least, most]: readonly [number, number], names = 'targets'): string {
  const text = names.replaceAll(', ', ' ');
  if (most === Number.POSITIVE_INFINITY) return least > 0 ? `${text} [${text} ...]` : `[${text} ...]`;
  return least > 0 ? text : `[${text}]`;
}

/** All commands, each with what it is for. */
export function overview(commands: ReadonlyMap<string, Command>): string {
  const width = Math.max(...[...commands.keys()].map((name) => name.length));
  const lines = [...commands].map(([name, { help }]) => `    ${name.padEnd(width)}  ${help}`);
  return `usage: dvc [-q | -v] [-h] [-V] [--cd <path>] COMMAND ...\n\nData Version Control\n\nAvailable Commands:\n${lines.join('\n')}`;
}
