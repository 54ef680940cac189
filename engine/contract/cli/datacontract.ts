import { FileSystemError, resolvePath } from '../../core/file-system';
import type { LabProgram, ProgramIo } from '../../core/lab-program';
import { flag, list, readWords, value } from '../../core/pflag';
import { type DataFile, testContract } from '../checks/test-contract';
import { ContractError } from '../errors';
import { readContract } from '../odcs/read-contract';
import type { DataContract } from '../odcs/schema';
import { dataFiles, serverOf } from './data-files';
import { annotationsText, reportText, resultOf, summaryText } from './report';

const VERSION = '1.2.4';

const HELP = `Usage: datacontract [OPTIONS] COMMAND [ARGS]...

The datacontract CLI is an open source command-line tool for working with data contracts.
In the lab:

  lint [LOCATION]     Validate that the data contract is correctly formatted (ODCS v3).
  test [LOCATION]     Run schema and quality tests on the data of a server.
  ci [LOCATION]...    Run tests for CI/CD pipelines: with annotations and a summary.

Options:
  --server TEXT       The server of the contract whose data are tested; the first one when absent.
  --version           Show the version whose words the lab has.
  --help              Show this message and exit.

LOCATION is a file, datacontract.yaml when absent.
`;

const FLAGS = [value('server'), flag('help', 'h'), flag('version'), list('schema')];

function contractAt({ fs, cwd }: ProgramIo, location: string): DataContract {
  const path = resolvePath(cwd, location);
  if (!fs.isFile(path))
    throw new ContractError('contract-invalid', `The file '${location}' does not exist.`, { path });
  return readContract(location, fs.readText(path));
}

function tested(io: ProgramIo, location: string, typed: string | undefined) {
  const contract = contractAt(io, location);
  const server = serverOf(contract, typed);
  const filesOf = (table: string): DataFile[] =>
    dataFiles(io.fs, io.cwd, server.path!.replace(/\{\s*(?:model|schema|table)\s*\}/g, table));
  if (contract.schema.length === 0)
    throw new ContractError(
      'contract-invalid',
      `${location}: the contract has no schema: it promises nothing that could be tested.`,
    );
  return { server, checks: testContract(contract, filesOf, server.delimiter) };
}

/** Tests one contract; its exit code. */
function testOne(io: ProgramIo, location: string, typed: string | undefined, isCi: boolean): number {
  io.stdout(`Testing ${location}\n`);
  const began = io.clock.now();
  const { server, checks } = tested(io, location, typed);
  io.stdout(reportText(checks, server, Math.max(0, io.clock.now() - began) / 1000));
  if (isCi) {
    if (io.env.GITHUB_ACTIONS === 'true') io.stdout(annotationsText(checks, location));
    const summary = io.env.GITHUB_STEP_SUMMARY;
    if (summary !== undefined) {
      const before = io.fs.isFile(summary) ? io.fs.readText(summary) : '';
      io.fs.write(summary, `${before}${summaryText(location, checks)}\n`);
    }
  }
  const result = resultOf(checks);
  return result === 'failed' || result === 'error' ? 1 : 0;
}

/**
 * `datacontract`: lints data contracts of the Open Data Contract Standard and tests data by them, in the words of the Data
 * Contract CLI and with its exit codes. It reads local CSV files; of SQL it has what asks one figure of one table.
 */
export const datacontract: LabProgram = async (io) => {
  const [command, ...rest] = io.args;
  if (command === '--version') {
    io.stdout(`${VERSION} (the lab's own)\n`);
    return 0;
  }
  const words = readWords(rest, FLAGS);
  if (
    command === undefined ||
    command === '--help' ||
    (typeof words !== 'string' && words.values.has('help'))
  ) {
    io.stdout(HELP);
    return 0;
  }
  if (!['lint', 'test', 'ci'].includes(command) || typeof words === 'string') {
    io.stderr(
      `Error: ${typeof words === 'string' ? words : `No such command '${command}'.`}\nTry 'datacontract --help' for help.\n`,
    );
    return 2;
  }
  const { operands, values } = words;
  const locations = operands.length === 0 ? ['datacontract.yaml'] : operands;
  let worst = 0;
  for (const location of command === 'ci' ? locations : locations.slice(0, 1))
    try {
      if (command === 'lint') {
        contractAt(io, location);
        io.stdout('🟢 data contract is valid. Run 1 checks.\n');
      } else worst = Math.max(worst, testOne(io, location, values.get('server')?.at(-1), command === 'ci'));
    } catch (error) {
      if (!(error instanceof ContractError) && !(error instanceof FileSystemError)) throw error;
      io.stdout(`🔴 data contract is invalid, found the following errors:\n1) ${error.message}\n`);
      if (command === 'ci' && io.env.GITHUB_ACTIONS === 'true')
        io.stdout(`::error file=${location}::${error.message}\n`);
      worst = 1;
    }
  return worst;
};
