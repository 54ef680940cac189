/** The weekly report: how many houses were sold in each neighborhood, and for how much. */
import { readFile } from 'node:fs/promises';
import { dollars } from 'dollar-format';
import { medianOf } from 'median-of';
import { rows } from 'tidy-rows';

const sales = rows(await readFile('sales.csv', 'utf8'));
const names = [...new Set(sales.map((sale) => sale.Neighborhood))].sort();
for (const name of names) {
  const prices = sales.filter((sale) => sale.Neighborhood === name).map((sale) => sale.Sale_Price);
  console.log(`${name}: ${prices.length} sold, median ${dollars(medianOf(prices))}`);
}
console.log(`${sales.length} sales in all, median ${dollars(medianOf(sales.map((sale) => sale.Sale_Price)))}`);
