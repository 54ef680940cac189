import { messageOf } from '../../core/errors';
import { FileSystemError, resolvePath } from '../../core/file-system';
import { WORKSPACE_ROOT } from '../../core/lab-layout';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { driftReport } from '../drift/dataset-drift';
import { MonitoringError } from '../errors';
import { writeExposition } from '../exposition/write';
import { monitoringFiles } from '../objectives/monitoring-files';
import type { Evaluated } from '../service/evaluate-service';
import type { ReadTable } from '../service/served-log';
import { readWatchedFolder, type WatchedFolder, watchedFolders } from '../service/watched-folder';
import { alertLines, driftLines, remarkLines, reportLines } from './monitor-text';

const HELP = `usage: monitor <command> [<folder>] [--json]

Watches what a service has served, by the files of a folder with a service.yaml.

  check     Read the files, and say what is wrong with them.
  report    What was seen, over the whole time.
  drift     The last look at drift. --json: as Evidently writes it.
  alerts    Every alert with its states, and who was told.
  metrics   What is exposed at the end, in Prometheus' text format.
  export    Write prometheus.yml, rules.yml and alertmanager.yml for the real tools into <folder>/export/.
`;

/** `monitor`: the watch of a service in the terminal, by the same code as the panel. */
export function monitorWith(readTable: ReadTable): LabProgram {
  return async (io) => {
    const [command = '--help', ...rest] = io.args;
    const names = rest.filter((word) => !word.startsWith('-'));
    const unknown = rest.find((word) => word.startsWith('-') && word !== '--json');
    if (command === '--help' || command === '-h' || command === 'help') {
      io.stdout(HELP);
      return 0;
    }
    const run = COMMANDS[command];
    if (!run || unknown !== undefined || names.length > 1) {
      const what =
        unknown !== undefined
          ? `unknown option ${unknown}`
          : run
            ? 'name one folder'
            : `there is no command ${JSON.stringify(command)}`;
      io.stderr(`monitor: ${what}\n${HELP}`);
      return 2;
    }
    try {
      const folder = folderOf(io, names[0]);
      return run(io, folder, readWatchedFolder(io.fs, folder, readTable), rest.includes('--json'));
    } catch (thrown) {
      if (!(thrown instanceof MonitoringError || thrown instanceof FileSystemError)) throw thrown;
      io.stderr(`monitor: ${messageOf(thrown)}\n`);
      return 1;
    }
  };
}

type Command = (io: ProgramIo, folder: string, watched: WatchedFolder, isJson: boolean) => number;

const COMMANDS: Readonly<Record<string, Command>> = {
  check: (io, folder, { monitors }) => {
    const problems = monitors.remarks.filter(({ kind }) => kind === 'problem');
    for (const line of remarkLines(monitors, short(folder))) io.stdout(`${line}\n`);
    return problems.length > 0 ? 1 : 0;
  },
  report: (io, _folder, watched, isJson) => {
    const { report } = evaluatedOf(watched);
    print(io, isJson ? JSON.stringify(report, null, 2) : reportLines(report));
    return 0;
  },
  drift: (io, _folder, watched, isJson) => {
    const { looks, report } = evaluatedOf(watched);
    const look = looks.findLast(({ drift }) => drift !== null);
    if (!look?.drift)
      throw new MonitoringError(
        'drift-input',
        `No window of ${report.minimumRows} rows has come together yet. Serve more rows, or ask for fewer in drift.yaml (minimumRows).`,
      );
    print(io, isJson ? JSON.stringify(driftReport(look.drift), null, 2) : driftLines(look));
    return 0;
  },
  alerts: (io, _folder, watched, isJson) => {
    const { report } = evaluatedOf(watched);
    const { alerts, quiet, messages } = report;
    print(io, isJson ? JSON.stringify({ alerts, quiet, messages }, null, 2) : alertLines(report));
    return 0;
  },
  metrics: (io, _folder, watched) => {
    io.stdout(writeExposition(evaluatedOf(watched).watch.exposed));
    return 0;
  },
  export: (io, folder, { monitors }) => {
    const { service, every } = monitors.service;
    const files = monitoringFiles(monitors.objectives, {
      scrape: [{ job: service, targets: [`${service}:8080`] }],
      groups: monitors.rules,
      interval: every,
    });
    const target = `${folder}/export`;
    io.fs.makeFolder(target);
    const own = `${folder}/alertmanager.yml`;
    const all = io.fs.exists(own) ? { ...files, 'alertmanager.yml': io.fs.readText(own) } : files;
    for (const [name, text] of Object.entries(all)) {
      io.fs.write(`${target}/${name}`, text);
      io.stdout(`${short(target)}/${name}\n`);
    }
    return 0;
  },
};

function evaluatedOf({ evaluated, servedPath }: WatchedFolder): Evaluated {
  if (evaluated) return evaluated;
  throw new MonitoringError(
    'served-invalid',
    `Nothing was served yet: there is no row in ${short(servedPath)}. Run what serves, then look again.`,
  );
}

function folderOf(io: ProgramIo, name: string | undefined): string {
  if (name !== undefined) return resolvePath(io.cwd, name);
  const found = watchedFolders(io.fs, io.cwd);
  if (found.length === 1) return found[0]!;
  throw new MonitoringError(
    'service-invalid',
    found.length === 0
      ? 'There is no folder with a service.yaml here. Write one, or name the folder.'
      : `Several folders have a service.yaml. Name one of them: ${found.map(short).join(', ')}.`,
  );
}

const short = (path: string): string =>
  path.startsWith(`${WORKSPACE_ROOT}/`) ? path.slice(WORKSPACE_ROOT.length + 1) : path;

function print(io: ProgramIo, text: string | readonly string[]): void {
  io.stdout(typeof text === 'string' ? `${text}\n` : text.map((line) => `${line}\n`).join(''));
}
