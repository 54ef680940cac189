import { FileSystemError } from '../../../core/file-system';
import { DvcError } from '../errors';
import type { Console } from './console';
import { UsageShown } from './usage';

/** Prints an error as DVC does. @returns the exit code. @throws what is a fault of ours. */
export function report(out: Console, thrown: unknown): number {
  if (thrown instanceof UsageShown) {
    out.errorLine(thrown.message);
    return thrown.exitCode;
  }
  if (thrown instanceof FileSystemError) return reportUnexpected(out, new DvcError(pythonMessage(thrown)));
  if (!(thrown instanceof DvcError)) throw thrown;
  if (thrown.isUnexpected) return reportUnexpected(out, thrown);
  out.error(thrown, thrown.exitCode === 251 ? 'configuration error' : '');
  return thrown.exitCode;
}

function reportUnexpected(out: Console, error: DvcError): number {
  out.error(error, 'unexpected error');
  out.errorLine(
    '\nHaving any troubles? Hit us up at <https://dvc.org/support>, we are always happy to help!',
  );
  return 255;
}

const ERRNO: Readonly<Record<string, string>> = {
  ENOENT: '[Errno 2] No such file or directory',
  EEXIST: '[Errno 17] File exists',
  ENOTDIR: '[Errno 20] Not a directory',
  EISDIR: '[Errno 21] Is a directory',
  EINVAL: '[Errno 22] Invalid argument',
  ENOSPC: '[Errno 28] No space left on device',
  EROFS: '[Errno 30] Read-only file system',
  ENOTEMPTY: '[Errno 39] Directory not empty',
  ELOOP: '[Errno 40] Too many levels of symbolic links',
};

const pythonMessage = (error: FileSystemError): string => {
  const path = /'(.*)'$/.exec(error.message)?.[1] ?? '';
  return `${ERRNO[error.code] ?? error.message}: '${path}'`;
};
