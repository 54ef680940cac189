import type { RunRequest } from '../../engine/core/code-runner';
import { isCode } from '../../engine/core/reachable-code';

/** An import whose target is known only when it runs may be one of tfjs. */
const NAMED_OR_COMPUTED = /tensorflow|\bimport\s*\(\s*(?!['"])/;

/** Whether a program could import tfjs: handing it over costs each run a third of its start. */
export function mayUseTfjs({ files, program }: RunRequest): boolean {
  if (program.kind === 'probe' && NAMED_OR_COMPUTED.test(program.source)) return true;
  return Object.entries(files).some(
    ([path, text]) => typeof text === 'string' && isCode(path) && NAMED_OR_COMPUTED.test(text),
  );
}
