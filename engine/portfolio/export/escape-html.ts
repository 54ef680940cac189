/** A text as the content of an element or of a quoted attribute. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** A path as a relative link: each part encoded, so that no name can be a scheme or climb out. */
export function pathHref(from: string, path: string): string {
  const encoded = path
    .split('/')
    .filter((part) => part !== '..' && part !== '.')
    .map((part) => encodeURIComponent(part))
    .join('/');
  return escapeHtml(`${from}${encoded}`);
}
