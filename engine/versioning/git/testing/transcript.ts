/** One command of a transcript and what real git printed for it. */
export interface TranscriptEntry {
  /** As `$ git …` shows it: quotes are gone. */
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

const STDERR = 'E| ';

/**
 * Reads a transcript: `$ command`, stdout as it is, stderr behind `E| `, then `[rc=N]` where it is not 0. What the script
 * printed between two commands of git (of `cat`, say) stands at the end of the one before.
 */
export function parseTranscript(text: string): TranscriptEntry[] {
  return text
    .split(/^\$ git /m)
    .slice(1)
    .map((block) => {
      const [command = '', ...lines] = block.replace(/\n\n?$/, '').split('\n');
      const code = lines.findIndex((line) => /^\[rc=\d+\]$/.test(line));
      const exitCode = code === -1 ? 0 : Number(/\d+/.exec(lines[code]!)![0]);
      const said = code === -1 ? lines : lines.filter((_, i) => i !== code);
      const part = (errors: boolean) =>
        said
          .filter((line) => line.startsWith(STDERR) === errors)
          .map((line) => (errors ? line.slice(STDERR.length) : line))
          .join('\n');
      return { command, stdout: part(false), stderr: part(true), exitCode };
    });
}

/** One thing that the script of a transcript does. */
export type TranscriptStep =
  | { readonly kind: 'git'; readonly args: readonly string[]; readonly recorded: boolean }
  | { readonly kind: 'write'; readonly path: string; readonly content: string; readonly append: boolean }
  | { readonly kind: 'remove'; readonly path: string }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'show'; readonly path: string };

/** The words of a shell line; double quotes keep blanks. */
const wordsOf = (line: string): string[] =>
  (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'));

function stepOf(line: string): TranscriptStep {
  const words = wordsOf(line);
  const [name, ...args] = words;
  if (name === 't' || name === 'git') return { kind: 'git', args, recorded: name === 't' };
  if (name === 'echo') {
    const sign = args.findIndex((word) => word === '>' || word === '>>');
    return {
      kind: 'write',
      path: args[sign + 1]!,
      content: `${args.slice(0, sign).join(' ')}\n`,
      append: args[sign] === '>>',
    };
  }
  if (name === 'rm') return { kind: 'remove', path: args[0]! };
  if (name === 'mkdir') return { kind: 'folder', path: args[0]! };
  if (name === 'cat') return { kind: 'show', path: args[0]! };
  throw new Error(`The script of the transcript has a line that is not understood: ${line}`);
}

/** The steps of a transcript's script: everything after the lines that set it up. */
export function parseTranscriptScript(text: string): TranscriptStep[] {
  return text
    .split('\n')
    .filter((line) => !/^(#|export |t\(\)|$)/.test(line))
    .flatMap((line) => line.split(';'))
    .map((part) => part.trim())
    .filter(Boolean)
    .map(stepOf);
}
