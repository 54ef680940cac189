export function parsePrice(text: string): number | null {
  const digits = text.replaceAll(/[^0-9.]/g, '');
  return digits === '' ? null : Number(digits);
}
