/** What may stand at a place of a manifest. */
export type Shape =
  | { readonly is: 'string' | 'integer' | 'boolean' | 'number' | 'int-or-string' | 'quantity' }
  /** Known to the real cluster; the lab keeps it and does nothing by it. */
  | { readonly is: 'ignored' }
  /** Known to the real cluster; the lab refuses it, since without it something else would happen. */
  | { readonly is: 'refused'; readonly why: string }
  | { readonly is: 'map'; readonly of: Shape }
  | { readonly is: 'list'; readonly of: Shape }
  | {
      readonly is: 'object';
      /** Its name in Kubernetes' own schema. */
      readonly model: string;
      readonly fields: Readonly<Record<string, Shape>>;
      readonly required: readonly string[];
    };

export const text: Shape = { is: 'string' };
export const integer: Shape = { is: 'integer' };
export const truth: Shape = { is: 'boolean' };
export const intOrString: Shape = { is: 'int-or-string' };
export const quantity: Shape = { is: 'quantity' };
export const ignored: Shape = { is: 'ignored' };
export const texts: Shape = { is: 'map', of: text };
export const refused = (why: string): Shape => ({ is: 'refused', why });
export const listOf = (of: Shape): Shape => ({ is: 'list', of });
export const mapOf = (of: Shape): Shape => ({ is: 'map', of });

/** An object; a field whose name ends in `!` has to be there. */
export function object(model: string, fields: Readonly<Record<string, Shape>>): Shape {
  const names = Object.keys(fields);
  return {
    is: 'object',
    model,
    fields: Object.fromEntries(names.map((name) => [name.replace('!', ''), fields[name]!])),
    required: names.filter((name) => name.endsWith('!')).map((name) => name.slice(0, -1)),
  };
}

/** Many fields of one shape. */
export const fields = (shape: Shape, ...names: readonly string[]): Readonly<Record<string, Shape>> =>
  Object.fromEntries(names.map((name) => [name, shape]));
