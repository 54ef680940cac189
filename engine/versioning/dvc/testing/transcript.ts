/** One command of a transcript and what it printed. */
export interface TranscriptStep {
  /** Behind `$ `, e.g. `dvc status -c`. */
  readonly command: string;
  readonly output: string;
  readonly exitCode: number;
}

/** Reads a transcript: `$ command`, what it printed, `[rc=N]`; what stands between is other programs' (see `between`). */
export function parseTranscript(text: string): {
  readonly steps: TranscriptStep[];
  readonly between: string[];
} {
  const steps: TranscriptStep[] = [];
  const between: string[] = [];
  let command: string | undefined;
  let lines: string[] = [];
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const exit = /^\[rc=(\d+)\]$/.exec(line);
    if (line.startsWith('$ ')) {
      // A blank line precedes every command.
      between.push(
        lines
          .slice(0, -1)
          .map((one) => `${one}\n`)
          .join(''),
      );
      command = line.slice(2);
      lines = [];
    } else if (exit && command !== undefined) {
      steps.push({ command, output: lines.map((one) => `${one}\n`).join(''), exitCode: Number(exit[1]) });
      command = undefined;
      lines = [];
    } else lines.push(line);
  }
  between.push(lines.map((one) => `${one}\n`).join(''));
  return { steps, between };
}

/** Output up to the freedoms of real DVC: the files of `git add …` in any order. */
export const canonical = (output: string): string =>
  output.replace(
    /^\tgit add (.*)$/gm,
    (_, files: string) => `\tgit add ${files.split(' ').sort().join(' ')}`,
  );
