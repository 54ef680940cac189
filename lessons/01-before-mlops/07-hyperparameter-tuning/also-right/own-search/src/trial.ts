/** One trial, also for src/search.ts: sales to the end of 2007 teach, those of 2008 judge. */
import { mkdir, writeFile } from 'node:fs/promises';
import { validationErrorOf } from './validate.ts';
import { readParams } from './params.ts';

const result = { validationError: await validationErrorOf(await readParams()) };
await mkdir('out', { recursive: true });
await writeFile('out/trial.json', JSON.stringify(result));
