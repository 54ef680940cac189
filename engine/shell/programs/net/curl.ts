import type { CommandIo } from '../../host';

/** What curl says with its exit code, as `curl-fetch` marks it in a message. */
const MARKED = /^curl: \(1\) \[(\d+)\] /;

/** `curl`, to the services of the lab; any other host is one that is not found. */
export async function curl(io: CommandIo): Promise<number> {
  const { stdout, stderr, exitCode } = await io.original(withScheme(io.args));
  io.stdout(stdout);
  const marked = MARKED.exec(stderr);
  if (marked) {
    io.stderr(stderr.replace(MARKED, 'curl: ($1) '));
    return Number(marked[1]);
  }
  io.stderr(stderr);
  return exitCode;
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

/** An address without a scheme is one of HTTP. With `-s` a failure says nothing, so that ours is asked to be told. */
function withScheme(args: readonly string[]): string[] {
  return args.map((word, at) =>
    word.startsWith('-') || WITH_VALUE.has(args[at - 1] ?? '') || /^[a-z]+:\/\//i.test(word)
      ? word
      : `http://${word}`,
  );
}
