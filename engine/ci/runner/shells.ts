/** How a script of a step is run. */
export interface ShellKind {
  /** As the log shows it: `/usr/bin/bash -e {0}`. */
  readonly shown: string;
  readonly extension: string;
  /** The command that runs the script at `path`. */
  command(path: string): string;
  /** What the lab puts on the first line of the script, since its bash takes fewer options than the real one. */
  readonly opening: string;
}

const bash = (shown: string, flags: string, opening = ''): ShellKind => ({
  shown,
  extension: '.sh',
  command: (path) => `bash ${flags} ${path}`,
  opening,
});

const SHELLS: Readonly<Record<string, ShellKind>> = {
  // What `shell: bash` adds to the default is that a pipe fails where any of its commands does.
  bash: bash('/usr/bin/bash --noprofile --norc -e -o pipefail {0}', '-e', 'set -o pipefail; '),
  sh: { ...bash('/usr/bin/sh -e {0}', '-e'), command: (path) => `sh -e ${path}` },
  python: {
    shown: '/usr/bin/python {0}',
    extension: '.py',
    command: (path) => `python ${path}`,
    opening: '',
  },
};

const UNSPECIFIED = bash('/usr/bin/bash -e {0}', '-e');

/**
 * The shell of a step: `bash`, `sh`, `python`, a template such as `node {0}`, or the default.
 * @returns undefined for one that the lab has not (`pwsh`, `cmd`).
 */
export function shellOf(name: string): ShellKind | undefined {
  if (name === '') return UNSPECIFIED;
  if (Object.hasOwn(SHELLS, name)) return SHELLS[name];
  if (!name.includes('{0}')) return undefined;
  const isBash = /^bash\b/.test(name);
  return {
    shown: name,
    extension: isBash ? '.sh' : '',
    command: (path) =>
      (isBash ? name.replace(/--(noprofile|norc|login|posix)\s+/g, '') : name).replaceAll('{0}', path),
    opening: '',
  };
}
