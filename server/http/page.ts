import { TextReply } from './reply';

/** A button of a page that sends a browser on in a new window. */
export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly button: string;
}

export interface PageOptions {
  readonly status?: number;
  readonly form?: PageForm;
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:38rem;margin:min(4rem,6vh) auto;padding:0 1.25rem;color-scheme:light dark}h1{font-size:1.375rem}button{font:inherit;padding:.5rem 1rem}';

/** A page of few words, for browsers that other sites send here: it needs nothing else of the lab, in a frame neither. */
export function page(title: string, text: string, { status = 200, form }: PageOptions = {}): TextReply {
  const html = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${form === undefined ? '' : formHtml(form)}
</main>
</html>
`;
  return new TextReply(html, 'text/html; charset=utf-8', status);
}

function formHtml({ action, fields, button }: PageForm): string {
  const inputs = Object.entries(fields)
    .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
    .join('');
  return `<form method="post" action="${escaped(action)}" target="_blank">${inputs}<button>${escaped(button)}</button></form>`;
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
