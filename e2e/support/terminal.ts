import { expect, type Page } from 'playwright/test';

/** The terminal of the workbench, as somebody uses it who only sees its screen and has a keyboard. */
export class TerminalPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Opens the panel and waits for a prompt. */
  async open(): Promise<void> {
    await this.#page.getByRole('tab', { name: 'Terminal' }).click();
    await this.focus();
    await this.prompt();
  }

  async focus(): Promise<void> {
    await this.#page.getByRole('textbox', { name: /^Terminal/ }).focus();
  }

  /** What the screen shows: its rows, without those that are empty. */
  async rows(): Promise<string[]> {
    return this.#page
      .locator('.xterm-rows > div')
      .evaluateAll((rows) =>
        rows
          .map((row) => (row.textContent ?? '').replaceAll('\u00a0', ' ').trimEnd())
          .filter((text) => text !== ''),
      );
  }

  /** Waits for an empty prompt below everything else; gives it. */
  async prompt(timeout = 30_000): Promise<string> {
    await expect.poll(async () => (await this.rows()).at(-1) ?? '', { timeout }).toMatch(/^learner:.*\$$/);
    return (await this.rows()).at(-1)!;
  }

  /** Types a line, presses Enter and waits for the next prompt; gives what appeared between the two. */
  async run(line: string, timeout?: number): Promise<string> {
    await this.#page.keyboard.type(line);
    await this.#page.keyboard.press('Enter');
    await this.prompt(timeout);
    const rows = await this.rows();
    return rows.slice(lastTyped(rows, line), -1).join('\n');
  }
}

/** The row below the last one at which a line was typed; a long line goes on in the rows that follow its prompt. */
function lastTyped(rows: readonly string[], line: string): number {
  const solid = (text: string) => text.replaceAll(' ', '');
  for (let first = rows.length - 1; first >= 0; first -= 1) {
    if (!/^learner:.*\$ /.test(rows[first]!)) continue;
    for (let end = first + 1, text = ''; end <= rows.length; end += 1) {
      text += solid(rows[end - 1]!);
      if (text.endsWith(`$${solid(line)}`)) return end;
    }
  }
  throw new Error(`The terminal does not show that this was typed: ${line}`);
}
