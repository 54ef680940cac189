import type { CodeRunner } from '../../core/code-runner';
import { openTestShell } from '../../shell/testing/open-test-shell';
import { docker } from '../cli/docker';
import { publishedPorts } from '../run/published-ports';
import { DockerStore } from '../store/docker-store';

/** A shell with docker over files of memory, by path below `/workspace`. */
export function dockerShell(files: Readonly<Record<string, string>>, runner?: CodeRunner) {
  const opened = openTestShell(files, {
    programs: { docker },
    services: { 'http://localhost:*': async () => publishedPorts },
    ...(runner && { runner }),
  });
  const store = new DockerStore(opened.fs);
  const write = (name: string, text: string) => {
    const path = `/workspace/${name}`;
    opened.fs.makeFolder(path.slice(0, path.lastIndexOf('/')));
    opened.fs.write(path, text);
  };
  /** Builds, and gives the record; the log is printed to standard error. */
  const build = async (words = '-t app .') => {
    const ran = await opened.run(`docker build ${words}`);
    return { ...ran, record: store.builds[0]! };
  };
  /** What each step that makes files was: `hit`, `miss`. */
  const outcomes = () =>
    store.builds[0]!.steps.filter(({ label }) => label !== null).map(({ outcome }) => outcome);
  return { ...opened, store, write, build, outcomes };
}
