import { expect, type Page } from 'playwright/test';

/** The editor of the workbench; `data-editor-path` names the file that it shows. */
const EDITOR = '[data-editor-path]';

interface EditorHandle {
  getModel(): { getValue(): string } | null;
  getContainerDomNode(): HTMLElement;
}

/** Waits until the editor shows `path` (or any file) and can be typed into. */
export async function editorReady(page: Page, path?: string): Promise<void> {
  const selector = path === undefined ? EDITOR : `[data-editor-path="${path}"]`;
  await page.locator(`${selector} .view-lines`).first().waitFor();
}

/** The whole text of the open editor. Read from its model: the page holds only the lines in view. */
export async function readEditor(page: Page): Promise<string> {
  await editorReady(page);
  return page.evaluate((selector) => {
    const host = document.querySelector(selector);
    const { editor } = (window as unknown as { monaco: { editor: { getEditors(): EditorHandle[] } } }).monaco;
    const open = editor.getEditors().find((one) => one.getContainerDomNode() === host);
    return open?.getModel()?.getValue() ?? '';
  }, EDITOR);
}

/**
 * Replaces the text of the open editor, as somebody would who selects all and pastes. Never type or `fill` into
 * Monaco: it closes brackets and indents while one types, so the text comes out different.
 */
export async function pasteIntoEditor(page: Page, text: string): Promise<void> {
  await editorReady(page);
  // A click would land in the middle of a text that is longer than the editor, and scroll there first.
  const input = page.locator(`${EDITOR} :is(.native-edit-context, textarea.inputarea)`).first();
  await input.focus();
  await expect(input).toBeFocused();
  await replaceFocusedText(page, text);
}

/** As `pasteIntoEditor`, where the editor has the focus already: no mouse. */
export async function replaceFocusedText(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+a');
  if (text === '') await page.keyboard.press('Delete');
  else {
    await page.evaluate((pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', pasted);
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(paste);
    }, text);
  }
  await expect.poll(() => readEditor(page)).toBe(text);
}
