import type { CommandIo } from '../../host';
import { shellLine } from '../../quote';

/** Options of npx itself: it never has to ask, since it downloads nothing. */
const OWN = new Set(['-y', '--yes', '--no', '--no-install', '--']);

/** `npx`: calls a tool that the lab has; what it has not is refused, since nothing is downloaded. */
export async function npx(io: CommandIo): Promise<number> {
  const words = [...io.args];
  while (words[0] !== undefined && OWN.has(words[0])) words.shift();
  const [spec, ...args] = words;
  const name = spec?.replace(/(?!^)@.*$/, '');
  if (name !== undefined && io.host.commands.has(name)) return io.script(shellLine([name, ...args]));
  io.stderr(
    name === undefined
      ? 'npx: name a tool to run, e.g. npx tsx src/train.ts\n'
      : `npm error code E404\nnpm error 404 Not Found: ${spec}\nnpm error 404 The lab downloads nothing, and has no ${name} built in.\n`,
  );
  return 1;
}
