import type { ShellCommand } from '../../host';

/** How much goes into a pipe or a file, in characters: more than whoever reads it takes. */
const MOST = 1_000_000;
/** How much goes to the terminal at once. */
const PIECE = 4_000;
/** The exit code of what writes to a pipe that nobody reads: 128 + SIGPIPE. */
const BROKEN_PIPE = 141;

/**
 * `yes [word …]`. The parts of a pipe run one after the other, so nobody can close the pipe under it: there it ends after
 * a while as if somebody had. On the terminal it goes on until Ctrl-C.
 */
export const yes: ShellCommand = async (io) => {
  const line = `${io.args.join(' ') || 'y'}\n`;
  if (io.columns === undefined) {
    io.stdout(line.repeat(Math.ceil(MOST / line.length)));
    return BROKEN_PIPE;
  }
  const piece = line.repeat(Math.ceil(PIECE / line.length));
  while (!io.signal.aborted) {
    io.stdout(piece);
    await io.host.breathe?.();
  }
  return 130;
};
