const SIGNS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A text, as UTF-8, in base64. */
export function toBase64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let encoded = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const signs = [18, 12, 6, 0].map((shift) => SIGNS[(three >> shift) & 63]!);
    const left = bytes.length - i;
    encoded += signs.slice(0, Math.min(4, left + 1)).join('') + '='.repeat(Math.max(0, 3 - left));
  }
  return encoded;
}
