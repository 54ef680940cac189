import { ManualClock } from '@/engine/core/clock';
import { FileSystem } from '@/engine/core/file-system';
import { openTestShell } from '@/engine/shell/testing/open-test-shell';
import { git } from '../../git/git';
import { gh } from '../gh/gh';
import { serverFolder } from '../server/github-server';
import { openServerRepository, type ServerRepository } from '../server/server-repository';
import { type GivenSettings, writeSettings } from '../store/settings';

const NAME = { owner: 'ada-lovelace', name: 'prices' };
/** 2026-01-02 03:04:05 UTC */
const START = 1_767_323_045_000;

/** A project of Ada's that is on the simulated GitHub, with a shell to work in it. */
export interface ForgeScene {
  readonly fs: FileSystem;
  readonly clock: ManualClock;
  /** Runs lines one after the other, a minute apart, and gives what they print; output is piped, as to a script. */
  run(...lines: readonly string[]): Promise<string>;
  write(path: string, text: string): void;
  server(): Promise<ServerRepository>;
}

/** Lays out the scene: one commit on `main`, pushed, then the settings. */
export async function forgeScene(settings: GivenSettings = {}): Promise<ForgeScene> {
  const clock = new ManualClock(START);
  const fs = new FileSystem(clock);
  const { run } = openTestShell({ 'README.md': '# Prices\n' }, { fs, clock, programs: { git, gh } });
  const scene: ForgeScene = {
    fs,
    clock,
    async run(...lines) {
      let text = '';
      for (const line of lines) {
        clock.advance(60_000);
        const { stdout, stderr, exitCode } = await run(`{ ${line}; } | cat; (exit \${PIPESTATUS[0]})`);
        text += stdout + stderr + (exitCode === 0 ? '' : `[${exitCode}]\n`);
      }
      return text;
    },
    write(path, text) {
      const full = `/workspace/${path}`;
      fs.makeFolder(full.slice(0, full.lastIndexOf('/')));
      fs.write(full, text);
    },
    server: () => openServerRepository(fs, clock, NAME),
  };
  await scene.run(
    'git config --global user.name "Ada Lovelace"; git config --global user.email ada@example.com',
    'git init -q -b main && git add -A && git commit -qm "Start the project"',
    'gh repo create prices --public --source=. --push',
  );
  writeSettings(fs, serverFolder(NAME), settings);
  return scene;
}
