import type { CommandIo } from '../../host';
import type { Unreached } from './curl-fetch';

/** `curl`, to the services of the lab; any other host is one that is not found. */
export async function curl(io: CommandIo): Promise<number> {
  const { network } = io.host;
  network.failure = null;
  const { stdout, stderr, exitCode } = await io.original(withScheme(io.args));
  io.stdout(stdout);
  // The failure was noted by whoever could not reach the host.
  const failure = network.failure as Unreached | null;
  io.stderr(failure ? stderr.replace(/^curl: \(\d+\)/, `curl: (${failure.exitCode})`) : stderr);
  return failure?.exitCode ?? exitCode;
}

/** Options whose value is the next word, which is then no address. */
const WITH_VALUE = new Set([
  ...[
    '-X',
    '--request',
    '-H',
    '--header',
    '-d',
    '--data',
    '--data-raw',
    '--data-binary',
    '--data-urlencode',
    '-F',
    '--form',
  ],
  ...[
    '-u',
    '--user',
    '-A',
    '--user-agent',
    '-e',
    '--referer',
    '-b',
    '--cookie',
    '-c',
    '--cookie-jar',
    '-T',
    '--upload-file',
  ],
  ...['-m', '--max-time', '--connect-timeout', '-o', '--output', '-w', '--write-out', '--max-redirs'],
]);

/** An address without a scheme is one of HTTP. */
function withScheme(args: readonly string[]): string[] {
  return args.map((word, at) =>
    word.startsWith('-') || WITH_VALUE.has(args[at - 1] ?? '') || /^[a-z]+:\/\//i.test(word)
      ? word
      : `http://${word}`,
  );
}
