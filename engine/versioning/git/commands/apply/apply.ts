import { resolvePath } from '@/engine/core/file-system';
import { type FilePatch, parsePatch, reversePatch } from '../../diff/parse-patch';
import type { GitCommand } from '../../program/command';
import type { CommandContext } from '../../program/context';
import { fail, GitFailure, quit } from '../../program/failure';
import { flag, parseArguments } from '../../program/options';
import type { ByteString } from '../../text/byte-string';
import { toByteString } from '../../text/byte-string';
import { toBytes } from '../../text/bytes';
import { patchFile } from './patch-file';
import { type PatchTarget, patchTarget } from './patch-target';
import type { PatchedFile } from './patched-file';

const GRAMMAR = {
  command: 'apply',
  usage: 'apply [<options>] [<patch>...]',
  specs: {
    cached: flag('cached'),
    index: flag('index'),
    reverse: flag('R', 'reverse'),
    check: flag('check'),
    verbose: flag('v', 'verbose'),
    quiet: flag('q', 'quiet'),
    allowEmpty: flag('allow-empty'),
  },
  lacking: [
    '--allow-binary-replacement',
    '--binary',
    '--stat',
    '--numstat',
    '--summary',
    '--apply',
    '--exclude',
    '--include',
    '-p',
    '-C',
    '--unsafe-paths',
    '--unidiff-zero',
    '--intent-to-add',
    '-N',
    '--no-add',
    '--allow-overlap',
    '--whitespace',
    '--ignore-space-change',
    '--ignore-whitespace',
    '--recount',
    '--directory',
    '--build-fake-ancestor',
    '--reject',
    '-3',
    '--3way',
    '-z',
    '--inaccurate-eof',
  ],
} as const;

/** `git apply`: puts a patch into the files, into the index (`--cached`), or into both (`--index`); whole or not at all. */
export const applyCommand: GitCommand = {
  name: 'apply',
  needs: 'worktree',
  run(context) {
    const { options, operands, paths } = parseArguments(context.args, GRAMMAR);
    const texts = [...operands, ...(paths ?? [])];
    const target = patchTarget(context, {
      index: options.cached === true || options.index === true,
      files: options.cached !== true,
    });
    const patched: PatchedFile[] = [];
    const errors: string[] = [];
    for (const text of texts.length === 0 ? ['-'] : texts)
      for (const file of readPatch(context, text, options.allowEmpty === true)) {
        const wanted = options.reverse === true ? reversePatch(file) : file;
        if (options.verbose === true)
          context.errorLine(`Checking patch ${wanted.newPath ?? wanted.oldPath}...`);
        attempt(target, wanted, patched, errors);
      }
    if (errors.length > 0) {
      if (options.quiet !== true) context.errorLine(errors.join('\n'));
      quit(1);
    }
    if (options.check !== true) {
      target.keep(patched);
      if (options.verbose === true)
        for (const { path } of patched) context.errorLine(`Applied patch ${path} cleanly.`);
    }
    return 0;
  },
};

function attempt(target: PatchTarget, file: FilePatch, patched: PatchedFile[], errors: string[]): void {
  try {
    patched.push(...patchFile(target, file));
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    errors.push(error.text);
  }
}

function readPatch(context: CommandContext, name: string, allowEmpty: boolean): FilePatch[] {
  const text = patchText(context, name);
  return allowEmpty && text === '' ? [] : parsePatch(text);
}

function patchText(context: CommandContext, name: string): ByteString {
  if (name === '-') return toByteString(toBytes(context.io.stdin));
  const path = resolvePath(context.cwd, name);
  if (!context.io.fs.isFile(path)) fail(`can't open patch '${name}': No such file or directory`, 128);
  return toByteString(context.io.fs.readBytes(path));
}
