import { value } from '../../../../core/pflag';
import { parseDuration } from '../../rollouts/duration';
import type { KubectlCall, KubectlCommand } from '../call';
import { fail } from '../failure';
import { findOne } from '../select';
import { rolloutWords } from './rollout-words';

/** Longer than any roll-out that still moves: each has a deadline. */
const LONGEST_WAIT_MS = 86_400_000;

/** Milliseconds of `--timeout`; 0 means as long as it takes. */
export function timeoutOf(call: KubectlCall, usual: string): number {
  const text = call.get('timeout') ?? usual;
  const ms = parseDuration(text);
  if (ms === null)
    return fail(
      `error: invalid argument ${JSON.stringify(text)} for "--timeout" flag: time: invalid duration ${JSON.stringify(text)}`,
    );
  return ms === 0 ? LONGEST_WAIT_MS : ms;
}

export const ROLLOUT_STATUS: KubectlCommand = {
  path: 'rollout status',
  usage: '(TYPE NAME | TYPE/NAME) [flags]',
  about: 'Show the status of the rollout. The lab lets time pass until it is done.',
  flags: [value('timeout'), value('watch', 'w'), value('revision')],
  run: async (call) => {
    const { metadata } = findOne(call.view, call.operands, ['Deployment']);
    const find = () => call.view.find('Deployment', metadata.name);
    let shown = '';
    const show = () => {
      const deployment = find();
      if (!deployment) return;
      const { text } = rolloutWords(deployment);
      if (text !== shown && text !== '') call.line(text);
      shown = text;
    };
    if (call.get('watch') === 'false') {
      show();
      return 0;
    }
    const outcome = await call.session.wait({
      isOver: () => {
        const deployment = find();
        if (!deployment) return true;
        const { isDone, failure } = rolloutWords(deployment);
        // A paused one does not move by itself.
        return isDone || failure !== null || deployment.spec.paused;
      },
      limitMs: timeoutOf(call, '0'),
      signal: call.io.signal,
      onMoment: show,
    });
    if (outcome === 'aborted') return 130;
    if (outcome === 'timeout') return fail('error: timed out waiting for the condition');
    const deployment = find();
    if (!deployment) return fail('error: object has been deleted');
    const { isDone, failure } = rolloutWords(deployment);
    if (failure !== null) return fail(failure);
    if (!isDone && deployment.spec.paused)
      call.note(
        `The lab waits no longer: the rollout is paused. kubectl rollout resume deployment/${metadata.name} lets it go on.`,
      );
    return 0;
  },
};
