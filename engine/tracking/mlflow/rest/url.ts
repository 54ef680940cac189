/** The parts of an address that a server looks at. */
export interface Address {
  /** Decoded, as far as it can be. */
  readonly path: string;
  /** Names and values in their order. */
  readonly query: readonly (readonly [string, string])[];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that stands for itself.
    return text;
  }
}

/** Cuts an address, whole or from its path on, at `?` and `#`; a `+` in the query is a space. */
export function addressOf(url: string): Address {
  const local = url.replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\/[^/?#]*/, '').replace(/#.*$/s, '');
  const [path = '', ...rest] = local.split('?');
  const query = rest
    .join('?')
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=').map((part) => part.replaceAll('+', ' '));
      return [decoded(name), decoded(value.join('='))] as const;
    });
  return { path: decoded(path) || '/', query };
}
