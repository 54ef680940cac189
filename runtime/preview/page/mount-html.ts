import type { WorkspaceFiles, WorkspacePath } from '../../../engine/core/files';

/** A script of the page, in the order of the document. */
export type PageScript =
  | { readonly kind: 'file'; readonly path: WorkspacePath }
  /** `source` begins with as many line breaks as stand before it in the file, so that its lines are those of the file. */
  | { readonly kind: 'inline'; readonly source: string };

/** Something that the document names and the workspace does not have. */
export interface MissingPart {
  readonly text: string;
  readonly line: number;
}

/** `./main.ts` seen from the folder `app` → `app/main.ts`; null for another host, or a place outside the workspace. */
export function resolvePart(folder: WorkspacePath, reference: string): WorkspacePath | null {
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(reference)) return null;
  const plain = reference.replace(/[?#].*$/, '');
  const parts = plain.startsWith('/') ? folder.split('/') : folder.split('/').filter(Boolean);
  for (const part of plain.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

const lineOf = (html: string, text: string) => {
  const at = html.indexOf(text);
  return at < 0 ? 1 : html.slice(0, at).split('\n').length;
};

/**
 * Puts the document of `index.html` in place of the present one. Stylesheets of the workspace go in as text; scripts
 * are taken out and returned, to be run afterwards by the loader, as `type="module"` runs after the document.
 */
export function mountHtml(
  document: Document,
  html: string,
  files: WorkspaceFiles,
  folder: WorkspacePath,
): { scripts: PageScript[]; missing: MissingPart[] } {
  const Parser = document.defaultView!.DOMParser;
  const parsed = new Parser().parseFromString(html, 'text/html');
  const scripts: PageScript[] = [];
  const missing: MissingPart[] = [];
  const lost = (what: string, reference: string) =>
    missing.push({
      text: `${what} ${JSON.stringify(reference)} is not in the workspace.`,
      line: lineOf(html, reference),
    });

  for (const script of parsed.querySelectorAll('script')) {
    const src = script.getAttribute('src');
    const type = script.getAttribute('type') ?? '';
    script.remove();
    if (type !== '' && type !== 'module' && !type.includes('javascript')) continue;
    if (src === null) {
      const text = script.textContent ?? '';
      const before = html.indexOf(text);
      scripts.push({
        kind: 'inline',
        source: '\n'.repeat(html.slice(0, Math.max(0, before)).split('\n').length - 1) + text,
      });
      continue;
    }
    const path = resolvePart(folder, src);
    if (path === null || !Object.hasOwn(files, path)) lost('The script', src);
    else scripts.push({ kind: 'file', path });
  }
  for (const link of parsed.querySelectorAll('link')) {
    const href = link.getAttribute('href') ?? '';
    const path = resolvePart(folder, href);
    const content = path === null ? undefined : files[path];
    const isSheet = (link.getAttribute('rel') ?? '').toLowerCase().split(/\s+/).includes('stylesheet');
    if (isSheet && typeof content === 'string') {
      const style = parsed.createElement('style');
      style.textContent = content;
      link.replaceWith(style);
      continue;
    }
    // Icons, preloads and the like would only ask a network that is not there.
    link.remove();
    if (isSheet) lost('The stylesheet', href);
  }
  // They would move the page away from here.
  for (const element of parsed.querySelectorAll('base, meta[http-equiv], iframe, frame, object, embed'))
    element.remove();

  const root = document.documentElement;
  for (const { name } of [...root.attributes]) root.removeAttribute(name);
  for (const { name, value } of parsed.documentElement.attributes) root.setAttribute(name, value);
  for (const { name, value } of parsed.body.attributes) document.body.setAttribute(name, value);
  const adopt = (from: Element) => [...from.childNodes].map((node) => document.importNode(node, true));
  document.head.replaceChildren(...adopt(parsed.head));
  document.body.replaceChildren(...adopt(parsed.body));
  return { scripts, missing };
}
