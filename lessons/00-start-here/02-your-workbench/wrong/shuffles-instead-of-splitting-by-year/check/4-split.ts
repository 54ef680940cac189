export interface Sale {
  year: number;
  price: number;
}

export function splitByYear(sales: Sale[], year: number): { training: Sale[]; heldOut: Sale[] } {
  const cut = Math.floor(sales.length * 0.8);
  return { training: sales.slice(0, cut), heldOut: sales.slice(cut) };
}
