import { afterAll, expect, test } from 'vitest';
import { loadLesson } from '../content/load-lesson';
import { createNodeRunner } from '../runtime/node/node-runner';
import { shippedModelFiles } from './lib/shipped-model';

const runner = createNodeRunner();
afterAll(() => runner.dispose());

/** Numbers this close are the same, as a share where they are above 1: machines may differ in the last bits of a training. */
const SAME = 1e-3;

/** The numbers of a text in order, and the text without them. */
function partsOf(text: string): { numbers: number[]; words: string } {
  const NUMBER = /-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g;
  return { numbers: (text.match(NUMBER) ?? []).map(Number), words: text.replace(NUMBER, '#') };
}

function expectSame(stored: string, made: string, path: string): void {
  const [a, b] = [partsOf(stored), partsOf(made)];
  expect(a.words, path).toBe(b.words);
  const apart = a.numbers.map((value, i) => Math.abs(value - b.numbers[i]!) / Math.max(1, Math.abs(value)));
  expect(Math.max(...apart), path).toBeLessThan(SAME);
}

test('the model that is judged and shipped is that of params.json; else run scripts/build-shipped-model.ts', async () => {
  const made = await shippedModelFiles(runner);
  expect(Object.keys(made)).toHaveLength(5);
  for (const [path, content] of Object.entries(made)) {
    const [module, lesson, part, ...name] = path.split('/');
    const bundle = loadLesson(`${module}/${lesson}`).bundle[part as 'start' | 'solution'];
    expectSame(String(bundle[name.join('/')]), content, path);
  }
}, 120_000);
