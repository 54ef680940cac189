/**
 * Gives the focus to `element` when nothing has it: what was pressed to come here is gone, and browsers drop the focus to
 * the top of the page then. Where it is elsewhere, somebody works there: it stays.
 */
export function focusIfLost(element: HTMLElement | null | undefined): void {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) element?.focus({ preventScroll: false });
}
