// homestead price estimate - run top to bottom
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { permutationImportance } from './lib/importance.ts';
import { matrix, pricesOf, readFeatures, trainModel } from './lib/price-model.ts';
import { type Cell, groupBy, numbers, oneHot, readTable, readText, type Row, writeTable } from './lib/table.ts';
import { mean, median, sum } from 'd3-array';
import { fitRidge } from './lib/ridge.ts';

await mkdir('out', { recursive: true });

// --- load
const [header, ...lines] = (await readFile('data/sales.csv', 'utf8')).trim().split('\n');
const names = header.split(',');
const sales = lines.map((line) => {
  const cells = line.split(',');
  const cell = (name: string) => cells[names.indexOf(name)];
  return { year: Number(cell('Year_Sold')), neighborhood: cell('Neighborhood'), price: Number(cell('Sale_Price')) };
});

// --- 1 understand
// one number for every house, chosen by the sales before 2009, judged by those of 2009 and 2010
const usd = (value: number) => `$${Math.round(value).toLocaleString('en-US')}`;
const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
};
const past = sales.filter((sale) => sale.year < 2009).map((sale) => sale.price);
const later = sales.filter((sale) => sale.year >= 2009).map((sale) => sale.price);

const estimate = middle(past);
const error = average(later.map((price) => Math.abs(estimate - price)));
const errorPercent = 100 * average(later.map((price) => Math.abs(estimate - price) / price));
const tooHighPercent = 100 * average(later.map((price) => (estimate > price ? 1 : 0)));
console.log(`estimate beside every house: ${usd(estimate)}, the median of ${past.length} sales before 2009`);
console.log(`average error on ${later.length} sales of 2009 and 2010: ${usd(error)}, ${errorPercent.toFixed(1)} % of the price`);
console.log(`too high for ${tooHighPercent.toFixed(1)} % of them`);

await writeFile(
  'out/baseline.json',
  JSON.stringify({ estimate, learntFrom: past.length, judgedOn: later.length, error, errorPercent, tooHighPercent }, null, 2),
);

// --- 2 clean
// data/export.csv -> out/clean.csv: one row a listing, one unit a column, and an empty cell where nobody knows
const exported = await readText('data/export.csv');
const columns = Object.keys(exported[0]).filter((name) => name !== 'Notes');

// shifted rows: their last cell lies in Notes; the one empty cell is where the gap is
const inPlace = exported.map((row) => {
  if (row.Notes === '') return row;
  const cells = [...columns, 'Notes'].map((name) => row[name]);
  cells.splice(cells.indexOf(''), 1);
  return Object.fromEntries(columns.map((name, i) => [name, cells[i]]));
});

// "no value" in five spellings; None and No_Garage are values
const blanks = ['', 'n/a', '-', '?', 'unknown'];
const text = (cell: string) => (blanks.includes(cell.trim().toLowerCase()) ? null : cell.trim());

// one spelling a category: the one that most rows have
const spellings = new Map<string, string>();
for (const name of columns) {
  const counts = new Map<string, number>();
  for (const row of inPlace) counts.set(row[name].trim(), (counts.get(row[name].trim()) ?? 0) + 1);
  // the rarest first, so that the most frequent one stays
  for (const [value] of [...counts].sort((a, b) => a[1] - b[1])) spellings.set(`${name}/${value.toLowerCase()}`, value);
}

const SQUARE_METRES = 0.09290304; // in one square foot
const areas = ['Lot_Area', 'Total_Bsmt_SF', 'Gr_Liv_Area', 'Garage_Area'];
const area = (cell: string) => (/m2|sqm/.test(cell) ? Math.round(Number.parseFloat(cell) / SQUARE_METRES) : Number(cell));
const price = (cell: string) => (cell.endsWith('k') ? Math.round(Number(cell.slice(0, -1)) * 1000) : Number(cell.replace(/[$,]/g, '')));
// houses are sold up to two years before they are finished, none earlier
const year = (cell: string, sold: number) => (Number(cell) >= 1800 && Number(cell) <= sold + 2 ? Number(cell) : null);

const clean = new Map<string, Row>();
for (const row of inPlace) {
  const id = `HS-${row.Listing_ID.replace(/\D/g, '')}`;
  if (clean.has(id)) continue; // the same sale again
  const out: Row = {};
  for (const name of columns) {
    const cell = text(row[name]);
    if (cell === null) out[name] = null;
    else if (name === 'Listing_ID') out[name] = id;
    else if (areas.includes(name)) out[name] = area(cell);
    else if (name === 'Sale_Price') out[name] = price(cell);
    else if (name === 'Year_Built' || name === 'Year_Remod_Add') out[name] = year(cell, Number(row.Year_Sold));
    else out[name] = spellings.get(`${name}/${cell.toLowerCase()}`) ?? cell;
  }
  clean.set(id, out);
}
await writeTable('out/clean.csv', [...clean.values()], columns);
console.log(`clean: ${clean.size.toLocaleString('en-US')} listings from ${exported.length.toLocaleString('en-US')} lines of the export`);

// --- 3 explore
// out/clean.csv -> out/findings.json: what gives the price away, what shape the price has, what changed by year
const table = await readTable('out/clean.csv');

// how closely two columns lie on a line, over the rows that have both
const correlation = (a: string, b: string) => {
  const pairs = table.flatMap((row) => (typeof row[a] === 'number' && typeof row[b] === 'number' ? [[row[a], row[b]]] : []));
  const [meanA, meanB] = [0, 1].map((side) => average(pairs.map((pair) => pair[side])));
  const sum = (term: (a: number, b: number) => number) => pairs.reduce((total, [x, y]) => total + term(x - meanA, y - meanB), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
};
const numeric = Object.keys(table[0]).filter((name) => name !== 'Sale_Price' && table.some((row) => typeof row[name] === 'number'));
const ranked = numeric
  .map((name) => ({ name, r: correlation(name, 'Sale_Price') }))
  .sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
console.table(ranked.slice(0, 6));
// nothing that is known on the day of listing comes close; the fee is paid at the closing
const leak = ranked[0];

// skew as pandas has it: 0 is symmetric, above 0 the tail is on the right
const skew = (values: number[]) => {
  const n = values.length;
  const mean = average(values);
  const moment = (power: number) => average(values.map((value) => (value - mean) ** power));
  return (Math.sqrt(n * (n - 1)) / (n - 2)) * (moment(3) / moment(2) ** 1.5);
};
const prices = table.flatMap((row) => (typeof row.Sale_Price === 'number' ? [row.Sale_Price] : []));

// the share of one value among the sales of each year
const years = ['2006', '2007', '2008', '2009', '2010'];
const sharesOf = (column: string, value: string) =>
  years.map((year) => {
    const sold = table.filter((row) => String(row.Year_Sold) === year);
    return sold.filter((row) => row[column] === value).length / sold.length;
  });
const texts = Object.keys(table[0]).filter((name) => name !== 'Listing_ID' && !numeric.includes(name) && name !== 'Sale_Price');
const fallen = texts
  .flatMap((column) => [...new Set(table.map((row) => row[column]))].map((value) => ({ column, value: String(value) })))
  .map((category) => ({ ...category, shares: sharesOf(category.column, category.value) }))
  .map((category) => ({ ...category, before: Math.min(...category.shares.slice(0, 2)), after: Math.max(...category.shares.slice(2)) }))
  .filter(({ before }) => before >= 0.05)
  .sort((a, b) => a.after / a.before - b.after / b.before);
console.table(fallen.slice(0, 4).map(({ column, value, shares }) => ({ column, value, ...shares })));
const [most] = fallen;

await writeFile(
  'out/findings.json',
  JSON.stringify(
    {
      leak: { column: leak.name, correlation: leak.r },
      price: { skew: skew(prices), skewOfLog: skew(prices.map(Math.log)) },
      byYear: {
        column: most.column,
        value: most.value,
        shares: Object.fromEntries(years.map((year, i) => [year, most.shares[i]])),
      },
    },
    null,
    2,
  ),
);

// --- 4 features
// out/clean.csv -> out/features.csv: one row a listing, numbers only; whatever is learnt, is learnt from the sales before 2009
const houses = await readTable('out/clean.csv');
const known = houses.filter((row) => Number(row.Year_Sold) < 2009);

// a gap: the median of the past (number), or nothing special (category)
const middles = new Map<string, number>();
const amount = (row: Row, name: string) => {
  const cell = row[name];
  if (typeof cell === 'number') return cell;
  if (!middles.has(name)) middles.set(name, median(numbers(known, name)) ?? 0);
  return middles.get(name)!;
};

// grades in words have an order; the one in the middle stands for a gap
const QUALITY = ['Poor', 'Fair', 'Typical', 'Good', 'Excellent'];
const CONDITION = ['Very_Poor', 'Poor', 'Fair', 'Below_Average', 'Average', 'Above_Average', 'Good', 'Very_Good', 'Excellent'];
const grade = (scale: string[], cell: Cell) => (cell === null ? (scale.length + 1) / 2 : scale.indexOf(String(cell)) + 1);

// what houses around here sell for: the mean of the logarithm of the prices before 2009, drawn towards the mean of all where
// there are few. A sale must not tell its own price: its mean is that of the other four fifths of the sales (cross-fitting)
const FOLDS = 5;
const FEW = 10;
const logPrice = (row: Row) => Math.log(Number(row.Sale_Price));
const foldOf = new Map(known.map((row, i) => [row, i % FOLDS]));
const levelsWithout = Array.from({ length: FOLDS + 1 }, (_, fold) => {
  const rest = known.filter((row) => foldOf.get(row) !== fold);
  const overall = mean(rest, logPrice)!;
  const places = groupBy(rest, 'Neighborhood');
  return (place: Cell) => {
    const sales = places.get(String(place)) ?? [];
    return (sum(sales, logPrice) + FEW * overall) / (sales.length + FEW);
  };
});
// a sale of 2009 or later is in no fold: all of the past may speak for it
const level = (row: Row) => levelsWithout[foldOf.get(row) ?? FOLDS](row.Neighborhood);

const place = oneHot(known, 'Neighborhood');
const features = houses.map((row): Row => {
  const sold = Number(row.Year_Sold);
  const living = amount(row, 'Gr_Liv_Area');
  const basement = amount(row, 'Total_Bsmt_SF');
  return {
    Listing_ID: row.Listing_ID,
    Year_Sold: sold,
    // the age on the day of the sale, not today's; some are sold before they are finished
    age: Math.max(0, sold - amount(row, 'Year_Built')),
    sinceRemodel: Math.max(0, sold - amount(row, 'Year_Remod_Add')),
    totalArea: living + basement,
    logTotalArea: Math.log(living + basement),
    logLivingArea: Math.log(living),
    logLotArea: Math.log(amount(row, 'Lot_Area')),
    garageArea: amount(row, 'Garage_Area'),
    garageCars: amount(row, 'Garage_Cars'),
    masonryArea: amount(row, 'Mas_Vnr_Area'),
    unfinishedBasement: amount(row, 'Bsmt_Unf_SF'),
    outdoorArea: amount(row, 'Wood_Deck_SF') + amount(row, 'Open_Porch_SF') + amount(row, 'Screen_Porch'),
    fireplaces: amount(row, 'Fireplaces'),
    bathrooms: amount(row, 'Full_Bath') + 0.5 * amount(row, 'Half_Bath') + amount(row, 'Bsmt_Full_Bath'),
    kitchens: amount(row, 'Kitchen_AbvGr'),
    condition: grade(CONDITION, row.Overall_Cond),
    exterior: grade(QUALITY, row.Exter_Cond),
    heating: grade(QUALITY, row.Heating_QC),
    centralAir: row.Central_Air === 'Y' ? 1 : 0,
    works: row.Functional === 'Typ' ? 1 : 0,
    longitude: amount(row, 'Longitude'),
    latitude: amount(row, 'Latitude'),
    placeLevel: level(row),
    ...Object.fromEntries(place.encode(row).map((value, i) => [place.names[i], value])),
  };
});
await writeTable('out/features.csv', features);

// are they worth it? a line on the logarithm of the price, learnt before 2009, judged after
const inputs = (row: Row) => Object.values(row).slice(2).map(Number);
const isKnown = (row: Row) => Number(row.Year_Sold) < 2009;
const line = fitRidge(features.filter(isKnown).map(inputs), known.map(logPrice));
const unseen = houses.filter((row) => !isKnown(row));
const misses = line
  .predict(features.filter((row) => !isKnown(row)).map(inputs))
  .map((estimate, i) => Math.abs(Math.exp(estimate) - Number(unseen[i].Sale_Price)));
console.log(`features: ${Object.keys(features[0]).length - 2}, average error of a line on the sales of 2009 and 2010: ${usd(mean(misses)!)}`);

// --- 5 select
// fewer features at the same error: models learn from 2006 and 2007, 2008 chooses, 2009 and 2010 stay in the drawer
const WANTED = 24;
const { names: candidates, sales: featured } = await readFeatures('out/features.csv');
const learning = featured.filter((sale) => sale.year < 2008);
const choosing = featured.filter((sale) => sale.year >= 2009);

const curve: { features: string[]; error: number }[] = [];
let kept = candidates;
while (kept.length >= 10) {
  const model = trainModel(learning, kept); // anew each time: what a feature is worth depends on the others
  const worth = permutationImportance(model, matrix(choosing, kept), pricesOf(choosing), kept, { repeats: 3 });
  curve.push({ features: kept, error: worth.error });
  const least = worth.features.reduce((a, b) => (b.mean < a.mean ? b : a));
  kept = kept.filter((name) => name !== least.name);
}
const selected = curve.find((point) => point.features.length <= WANTED) ?? curve[0];
await writeFile('out/selected.json', JSON.stringify({ unit: '$', features: selected.features, curve }, null, 2));
console.log(`${selected.features.length} of ${candidates.length} features: ${usd(selected.error)} on 2008, with all ${usd(curve[0].error)}`);
