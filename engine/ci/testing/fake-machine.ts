import { resolvePath } from '../../core/file-system';
import type { MachineRun, MachineSetting, OpenMachine, ProgramIo } from '../../core/lab-program';
import type { FakeRepository } from './fake-repository';

const unquote = (text: string) => text.replace(/^(["'])(.*)\1$/s, '$2');

/** Splits at `&&`. */
const commandsOf = (script: string) =>
  script.split('\n').flatMap((line) => line.split(' && ').map((one) => one.trim()));

/**
 * A machine whose shell knows just what tests of the engine need: `echo`, `>`, `>>`, `cat`, `exit`, `true`, `false`,
 * variables, the machine's own programs, `forever` (works until it is stopped) and `flood` (prints until it is stopped).
 * The shell of the lab itself is tested elsewhere; so these tests are quick.
 */
export const fakeMachines =
  (repository: FakeRepository): OpenMachine =>
  (setting) => ({ run: (line, how) => new FakeShell(setting, how, repository).run(line) });

class FakeShell {
  readonly #setting: MachineSetting;
  readonly #how: MachineRun;
  readonly #repository: FakeRepository;
  #cwd: string;

  constructor(setting: MachineSetting, how: MachineRun, repository: FakeRepository) {
    this.#setting = setting;
    this.#how = how;
    this.#repository = repository;
    this.#cwd = how.cwd;
  }

  async run(line: string): Promise<number> {
    const script = /^(?:bash|sh) .*?(\/\S+)$/.exec(line)?.[1];
    const text = script === undefined ? line : this.#setting.fs.readText(script);
    for (const command of commandsOf(text)) {
      if (command === '' || command.startsWith('#')) continue;
      this.#setting.onCommand?.();
      if (this.#how.signal.aborted) return 130;
      const exit = /^exit (\d+)$/.exec(command)?.[1];
      if (exit !== undefined) return Number(exit);
      const code = await this.#one(command.replace(/^set -o pipefail; /, ''));
      if (this.#how.signal.aborted) return 130;
      if (code !== 0) return code;
    }
    return 0;
  }

  #expand(text: string): string {
    return text.replace(/\$\{?(\w+)\}?/g, (_all, name: string) => this.#how.env[name] ?? '');
  }

  async #one(typed: string): Promise<number> {
    const [, command, append, target] = /^(.*?)(?:\s*(>>?)\s*(\S+))?$/s.exec(typed)!;
    const [name = '', ...rest] = command!.split(' ');
    const words = this.#expand(rest.join(' '));
    const { fs } = this.#setting;
    const print = (text: string) => {
      if (target === undefined) this.#how.onOutput('stdout', text);
      else {
        const path = resolvePath(this.#cwd, this.#expand(unquote(target)));
        fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
        fs.write(path, (append === '>>' && fs.isFile(path) ? fs.readText(path) : '') + text);
      }
    };
    switch (name) {
      case 'echo':
        print(`${unquote(words)}\n`);
        return 0;
      case 'cat': {
        const path = resolvePath(this.#cwd, words);
        if (!fs.isFile(path)) {
          this.#how.onOutput('stderr', `cat: ${words}: No such file or directory\n`);
          return 1;
        }
        print(fs.readText(path));
        return 0;
      }
      case 'true':
        return 0;
      case 'false':
        return 1;
      case 'cd':
        this.#cwd = resolvePath(this.#cwd, words);
        return 0;
      case 'forever':
        while (!this.#how.signal.aborted) this.#setting.onCommand?.();
        return 130;
      case 'flood':
        while (!this.#how.signal.aborted) print(`${'x'.repeat(1_000)}\n`);
        return 130;
      case 'git':
        return this.#git(rest);
      default:
        return this.#program(name, rest);
    }
  }

  /** As far as a checkout needs it: `git checkout` lays the files of a commit. */
  #git(words: readonly string[]): number {
    const commit = words.at(-1)!;
    if (words[0] === 'checkout')
      for (const path of this.#repository.files(commit, '')) {
        const full = `${this.#cwd}/${path}`;
        this.#setting.fs.makeFolder(full.slice(0, full.lastIndexOf('/')));
        this.#setting.fs.write(full, this.#repository.read(commit, path)!);
      }
    return 0;
  }

  async #program(name: string, args: readonly string[]): Promise<number> {
    const program = this.#setting.programs[name];
    if (program === undefined) {
      this.#how.onOutput('stderr', `bash: ${name}: command not found\n`);
      return 127;
    }
    const io = {
      args,
      cwd: this.#cwd,
      fs: this.#setting.fs,
      stdout: (text: string) => this.#how.onOutput('stdout', text),
      stderr: (text: string) => this.#how.onOutput('stderr', text),
    };
    return program(io as unknown as ProgramIo);
  }
}
