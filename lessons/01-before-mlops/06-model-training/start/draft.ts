// price estimate v3 FINAL, with a network - run top to bottom
import { readFile } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';

// --- load
const lines = (await readFile('data/ames_housing.csv', 'utf8')).trim().split('\n');
const h = lines[0].split(',');
const rows = lines.slice(1).map((l) => Object.fromEntries(l.split(',').map((c, i) => [h[i], c])));
const df = rows.filter((r) => Number(r.Year_Sold) < 2009); // all we have (December 2008)

// --- features: every column there is, one-hot if it is not a number
const isNum = (k: string) => df.every((r) => r[k] !== '' && !Number.isNaN(Number(r[k])));
const cols = h.filter((k) => k !== 'Sale_Price').flatMap((k) =>
  isNum(k) ? [{ k, v: '' }] : [...new Set(df.map((r) => r[k]))].map((v) => ({ k, v })));
const raw = (r: Record<string, string>) => cols.map((c) => (c.v === '' ? Number(r[c.k]) : r[c.k] === c.v ? 1 : 0));
const X = df.map(raw);
const mean = cols.map((_, j) => X.reduce((s, x) => s + x[j], 0) / X.length);
const sd = cols.map((_, j) => Math.sqrt(X.reduce((s, x) => s + (x[j] - mean[j]) ** 2, 0) / X.length) || 1);
const scale = (x: number[]) => x.map((v, j) => (v - mean[j]) / sd[j]);
const y = df.map((r) => Number(r.Sale_Price) / 100000);

// --- model (bigger was better)
const model = tf.sequential();
model.add(tf.layers.dense({ inputShape: [cols.length], units: 128, activation: 'relu' }));
model.add(tf.layers.dense({ units: 64, activation: 'relu' }));
model.add(tf.layers.dense({ units: 1 }));
model.compile({ optimizer: tf.train.adam(0.001), loss: 'meanAbsoluteError' });
await model.fit(tf.tensor2d(X.map(scale)), tf.tensor2d(y, [y.length, 1]), { epochs: 30, batchSize: 64, verbose: 0 });

const err = (part: Record<string, string>[]) => {
  const p = (model.predict(tf.tensor2d(part.map(raw).map(scale))) as tf.Tensor).dataSync();
  const e = part.reduce((s, r, i) => s + Math.abs(p[i] * 100000 - Number(r.Sale_Price)), 0) / part.length;
  return `$${Math.round(e).toLocaleString('en-US')}`;
};
console.log('average error:', err(df), '<- ship it!!');

// --- 2009 and 2010: what we showed beside the listings, against what the houses sold for
console.log('2009:', err(rows.filter((r) => r.Year_Sold === '2009')));
console.log('2010:', err(rows.filter((r) => r.Year_Sold === '2010')));
