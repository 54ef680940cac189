import type { Workshop } from '../../../grading/kinds/versions/workshop';
import { shellQuote } from '../../../shell/quote';
import type { Answer } from './answer';

/** Where the candidates lie, as patterns of the shell. */
export interface NamedFiles {
  readonly code: string;
  readonly data: string;
  readonly params: string;
  /** What Monday's model answered, one number a line. */
  readonly answers: string;
}

/**
 * Looks for Monday's model among files that only their names tell apart: every program is run with every data and every
 * parameters that are there, until one gives Monday's answers.
 */
export async function byName(shop: Workshop, named: NamedFiles): Promise<Answer> {
  const wanted = shop.text(named.answers);
  const list = async (pattern: string) => {
    const { stdout } = await shop.run(`ls -1 ${pattern}`);
    return stdout.split('\n').filter((path) => path !== '');
  };
  const all = {
    code: await list(named.code),
    data: await list(named.data),
    params: await list(named.params),
  };
  const tries: Answer['tries'][number][] = [];
  const lines = shop.lines.length;
  for (const code of all.code)
    for (const data of all.data)
      for (const params of all.params) {
        const { stdout, exitCode } = await shop.run(`node ${[code, data, params].map(shellQuote).join(' ')}`);
        const label = [code, data, params].map((path) => path.slice(path.lastIndexOf('/') + 1)).join(', ');
        const input = { code, data, params };
        if (exitCode === 0 && stdout === wanted) {
          tries.push({ label, outcome: 'right', input, detail: 'This gives Monday’s answers.' });
          return {
            tries,
            lines,
            trainings: tries.length,
            found: new Set(['code', 'data', 'parameters', 'model']),
            identical: true,
            served: true,
          };
        }
        const detail = exitCode === 0 ? `It answers ${firstPair(stdout, wanted)}` : 'It does not run.';
        tries.push({ label, outcome: 'refused', input, detail });
      }
  return { tries, lines, trainings: tries.length, found: new Set(), identical: false, served: false };
}

function firstPair(seen: string, wanted: string | null): string {
  const first = (text: string) => Number(text.split('\n')[0]).toPrecision(4);
  return `${first(seen)} where Monday’s model had answered ${first(wanted ?? '')}.`;
}
