import { readHistory, writeHistory } from '../history';
import type { CommandIo } from '../host';

/** `history`: the lines that were typed; -c forgets them, a number shows the last so many. */
export async function history(io: CommandIo): Promise<number> {
  const [word] = io.args;
  if (word === '-c') {
    writeHistory(io.fs, []);
    return 0;
  }
  if (word !== undefined && !/^\d+$/.test(word)) {
    io.stderr(`bash: history: ${word}: numeric argument required\n`);
    return 1;
  }
  const lines = readHistory(io.fs);
  const from = word === undefined ? 0 : Math.max(0, lines.length - Number(word));
  io.stdout(
    lines
      .slice(from)
      .map((line, i) => `${`${from + i + 1}`.padStart(5)}  ${line}\n`)
      .join(''),
  );
  return 0;
}
