import type { FieldView, PageView } from '../../../engine/core/app-driver';

/** What can be filled in. */
export type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const MAX_TEXT = 20_000;
const NOT_FIELDS = new Set(['hidden', 'submit', 'button', 'reset', 'image']);
const LIVE =
  '[role="alert"], [role="status"], [aria-live="polite"], [aria-live="assertive"], output, dialog[open]';

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT);

/** The text of a node that can be seen: what is hidden, and what is no text, is left out. */
export function visibleText(root: Node): string {
  const parts: string[] = [];
  const visit = (node: Node) => {
    if (node.nodeType === 3) {
      parts.push(node.textContent ?? '');
      return;
    }
    if (node.nodeType !== 1 && node.nodeType !== 11) return;
    const element = node as Element;
    if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|OPTION)$/.test(element.tagName)) return;
    if (isHidden(element)) return;
    // A block begins a new word, as it does for the eye.
    parts.push(' ');
    for (const child of element.childNodes) visit(child);
    parts.push(' ');
  };
  visit(root);
  return tidy(parts.join(''));
}

function isHidden(element: Element): boolean {
  if (element.hasAttribute?.('hidden')) return true;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return style?.display === 'none' || style?.visibility === 'hidden';
}

const textOfIds = (element: Element, attribute: string) =>
  (element.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((id) => element.ownerDocument.getElementById(id))
    .map((target) => (target ? visibleText(target) : ''))
    .filter(Boolean)
    .join(' ');

/** The name of a field as its label gives it. A placeholder is no label: it is gone when one types. */
export function labelOf(field: Field): string {
  const named = textOfIds(field, 'aria-labelledby');
  if (named !== '') return named;
  const aria = tidy(field.getAttribute('aria-label') ?? '');
  if (aria !== '') return aria;
  const labels = [...(field.labels ?? [])].map((label) => visibleText(label)).filter(Boolean);
  if (labels.length > 0) return labels.join(' ');
  return tidy(field.getAttribute('title') ?? '');
}

/** The fields that a user can see, in the order of the document. */
export function fieldsOf(document: Document): Field[] {
  return [...document.querySelectorAll<Field>('input, select, textarea')].filter(
    (field) => !NOT_FIELDS.has(field.getAttribute('type') ?? '') && !isInHidden(field),
  );
}

function isInHidden(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) if (isHidden(at)) return true;
  return false;
}

const BUTTONS = 'button, input[type="submit"], input[type="button"], input[type="image"], [role="button"]';

/** What has the role of a button and can be seen. */
export function buttonsOf(document: Document): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(BUTTONS)].filter((button) => !isInHidden(button));
}

/** What a button is called. */
export function buttonName(button: HTMLElement): string {
  return (
    textOfIds(button, 'aria-labelledby') ||
    tidy(button.getAttribute('aria-label') ?? '') ||
    visibleText(button) ||
    tidy(button.getAttribute('value') ?? button.getAttribute('title') ?? '')
  );
}

/** What a user sees and hears of the page. `refused`: the fields that the browser's own check refused, and `alerts`: what alert said. */
export function viewOf(
  document: Document,
  refused: ReadonlySet<Element>,
  alerts: readonly string[],
): PageView {
  const fields = fieldsOf(document).map((field): FieldView => {
    const isRefused = refused.has(field);
    const says = [textOfIds(field, 'aria-errormessage'), textOfIds(field, 'aria-describedby')];
    if (isRefused) says.push(field.validationMessage || 'The browser refuses this value.');
    return {
      label: labelOf(field),
      placeholder: tidy(field.getAttribute('placeholder') ?? ''),
      value: tidy(field.value),
      invalid: isRefused || field.getAttribute('aria-invalid') === 'true',
      says: says.filter(Boolean).join(' '),
    };
  });
  const live = [...document.querySelectorAll(LIVE)]
    .filter((element) => !isInHidden(element))
    .map(visibleText);
  return {
    title: tidy(document.title),
    fields,
    buttons: buttonsOf(document).map(buttonName),
    announced: [...live, ...alerts].filter(Boolean),
    text: visibleText(document.body),
  };
}
