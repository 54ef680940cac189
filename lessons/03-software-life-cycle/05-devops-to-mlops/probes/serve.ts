// What the learner's service answers to all rows of some files: for each file a text of y and n.
import { readFileSync } from 'node:fs';
import { readTable } from '../churn/customers.ts';
import { answer } from '../churn/serve.ts';

export default function serve({ files }: { readonly files: readonly string[] }) {
  const model = JSON.parse(readFileSync('churn/model.json', 'utf8'));
  const { threshold } = JSON.parse(readFileSync('churn/params.json', 'utf8'));
  return { answers: files.map((file) => readTable(file).map((row) => answer(model, threshold, row)[0]).join('')) };
}
