import { flag } from '../cli/arguments';
import type { Command } from '../cli/command';
import type { Console } from '../cli/console';
import { CheckoutFailed, type CheckoutResult, checkout as checkOut } from '../data/checkout';
import { summarize } from '../text/humanize';

/** A line for each output that was changed. */
export function showCheckout(out: Console, result: CheckoutResult): void {
  for (const kind of ['modified', 'added', 'deleted'] as const)
    for (const path of result[kind]) out.write(`${kind[0]!.toUpperCase().padEnd(8)}${path}`);
}

function show(out: Console, result: CheckoutResult, isSummary: boolean): void {
  const { added, deleted, modified } = result.counts;
  const counts = [
    ['added', added],
    ['deleted', deleted],
    ['modified', modified],
  ] as const;
  if (isSummary) out.write(summarize(counts) || 'No changes.');
  else showCheckout(out, result);
}

/** `dvc checkout`: brings the workspace's data in line with the `.dvc` files and `dvc.lock`. */
export const checkout: Command = {
  help: 'Checkout data files from cache.',
  spec: {
    command: 'checkout',
    operands: [0, Number.POSITIVE_INFINITY],
    options: [
      flag('summary', '--summary'),
      flag('with-deps', '-d', '--with-deps'),
      flag('recursive', '-R', '--recursive'),
      flag('force', '-f', '--force'),
      flag('relink', '--relink'),
      flag('allow-missing', '--allow-missing'),
    ],
  },
  run: async (context) => {
    const { args, out } = context;
    const repo = await context.repository();
    try {
      const result = await checkOut(repo, {
        targets: args.operands,
        withDeps: args.has('with-deps'),
        isRecursive: args.has('recursive'),
        isForced: args.has('force'),
        isMissingAllowed: args.has('allow-missing'),
      });
      show(out, result, args.has('summary'));
      return 0;
    } catch (thrown) {
      if (thrown instanceof CheckoutFailed) show(out, thrown.result, args.has('summary'));
      throw thrown;
    }
  },
};
