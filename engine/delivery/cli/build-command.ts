import { resolvePath } from '../../core/file-system';
import { flag, list, value } from '../../core/pflag';
import { build } from '../build/build';
import { BadReferenceError } from '../catalog/reference';
import type { DockerCommand } from './command';
import { tagOf } from './find';

/** `docker build`, and its other name `docker buildx build`. */
export const BUILD: DockerCommand = {
  path: 'build',
  usage: '[OPTIONS] PATH',
  about: 'Build an image from a Dockerfile',
  options: [
    list('tag', 't'),
    value('file', 'f'),
    value('target'),
    list('build-arg'),
    list('label'),
    list('cache-from'),
    list('cache-to'),
    flag('no-cache'),
    flag('pull'),
    flag('quiet', 'q'),
    flag('load'),
    value('progress'),
    value('platform'),
  ],
  words: [1, 1],
  run: async ({ io, flags, values, words }) => {
    const folder = resolvePath(io.cwd, words[0]!);
    const failed = (message: string) => {
      io.stderr(`ERROR: ${message}\n`);
      return 1;
    };
    if (/^(?:https?|git|ssh):|^git@/.test(words[0]!))
      return failed('the lab has no network: build from a folder of the project');
    if (!io.fs.isFolder(folder)) return failed(`unable to prepare context: path "${words[0]}" not found`);
    const file = values.file?.[0];
    const dockerfile = file === undefined ? resolvePath(folder, 'Dockerfile') : resolvePath(io.cwd, file);
    if (!io.fs.isFile(dockerfile))
      return failed(
        `failed to solve: failed to read dockerfile: open ${file ?? 'Dockerfile'}: no such file or directory`,
      );
    let tags: readonly string[];
    try {
      tags = (values.tag ?? []).map((name) => tagOf(name).tag);
    } catch (error) {
      if (!(error instanceof BadReferenceError)) throw error;
      return failed(`failed to build: invalid tag "${values.tag!.join('", "')}": ${error.message}`);
    }
    const args = Object.fromEntries(
      (values['build-arg'] ?? []).map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, io.env[pair] ?? ''] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
    );
    const record = await build({
      fs: io.fs,
      clock: io.clock,
      openMachine: io.openMachine,
      signal: io.signal,
      folder,
      dockerfile,
      tags,
      target: values.target?.[0],
      args,
      isWithoutCache: flags.has('no-cache'),
      cacheFrom: values['cache-from'],
      cacheTo: values['cache-to'],
      print: flags.has('quiet') ? () => {} : io.stderr,
    });
    if (io.signal.aborted) return 130;
    if (record.outcome === 'failed') {
      if (flags.has('quiet')) io.stderr(record.log);
      return 1;
    }
    if (flags.has('quiet')) io.stdout(`${record.imageId}\n`);
    return 0;
  },
};
