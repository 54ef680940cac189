/** Signs that mean something to bash and have to be escaped in a name. */
const SPECIAL = /[\s'"\\$`!&;|()<>*?[\]{}#~^]/g;

/** A name as it would be typed behind what is there: in the quote that is open, or escaped. A closed name closes its quote. */
export function asTyped(text: string, quote: '' | '"' | "'", isOpen: boolean): string {
  if (quote === "'") return `'${text.replaceAll("'", "'\\''")}${isOpen ? '' : "'"}`;
  if (quote === '"') return `"${text.replace(/["\\$`]/g, '\\$&')}${isOpen ? '' : '"'}`;
  if (text.startsWith('~/')) return `~/${text.slice(2).replace(SPECIAL, '\\$&')}`;
  return text.replace(SPECIAL, '\\$&');
}
