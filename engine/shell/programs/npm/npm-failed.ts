import type { CommandIo } from '../../host';

/** Says what is wrong as npm does, each line behind `npm error`; the exit code 1. */
export function failed(io: Pick<CommandIo, 'stderr'>, text: string): number {
  io.stderr(`${text.replace(/^.*$/gm, (line) => (line === '' ? 'npm error' : `npm error ${line}`))}\n`);
  return 1;
}
