import type { FileSystem } from '@/engine/core/file-system';

/** Where the figure's project lies. */
export const ROOT = '/workspace';

interface Sale {
  readonly year: number;
  readonly price: number;
}

/** What the four stages do; a comment in their script changes nothing of it. Each works on files alone. */
export const STAGE_CODE: Readonly<Record<string, (fs: FileSystem) => void>> = {
  prepare: (fs) => write(fs, 'clean.csv', toTable(sales(fs, 'sales.csv').filter(({ price }) => price > 0))),
  features: (fs) => {
    const bands = param(fs, 'bands');
    const width = 110 / bands;
    const rows = sales(fs, 'clean.csv').map(({ year, price }) => ({
      year: Math.min(bands, Math.floor((year - 1900) / width) + 1),
      price,
    }));
    write(fs, 'features.csv', toTable(rows));
  },
  train: (fs) => {
    const rows = sales(fs, 'features.csv');
    let price = 0;
    for (let epoch = 0; epoch < param(fs, 'epochs'); epoch++)
      for (const row of rows) price += (row.price - price) / 8;
    write(fs, 'model.json', `${JSON.stringify({ price: Math.round(price) })}\n`);
  },
  evaluate: (fs) => {
    const model = JSON.parse(fs.readText(`${ROOT}/model.json`)) as { readonly price: number };
    const rows = sales(fs, 'features.csv');
    const error = rows.reduce((sum, { price }) => sum + Math.abs(price - model.price), 0) / rows.length;
    write(fs, 'metrics.json', `${JSON.stringify({ error: Math.round(error) })}\n`);
  },
};

/** A number of `params.yaml`. */
export const param = (fs: FileSystem, name: string): number =>
  Number(new RegExp(`^${name}: (\\d+)$`, 'm').exec(fs.readText(`${ROOT}/params.yaml`))?.[1]);

const write = (fs: FileSystem, name: string, text: string) => fs.write(`${ROOT}/${name}`, text);

function sales(fs: FileSystem, name: string): Sale[] {
  const [, ...lines] = fs.readText(`${ROOT}/${name}`).trim().split('\n');
  return lines.map((line) => {
    const [year = '', price = ''] = line.split(',');
    return { year: Number(year), price: Number(price) };
  });
}

const toTable = (rows: readonly Sale[]) =>
  `year,price\n${rows.map(({ year, price }) => `${year},${price}`).join('\n')}\n`;
