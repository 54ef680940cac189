import { type UserEvent, userEvent } from '@testing-library/user-event';
import type { AppStep, PageView, StepReport } from '../../../engine/core/app-driver';
import type { PageNetwork } from './page-fetch';
import { buttonName, buttonsOf, type Field, fieldsOf, labelOf, viewOf, visibleText } from './page-view';

/** More presses of Tab than any page of a lesson has stops. */
const MOST_TABS = 120;
/** The page is at rest when nothing has changed for two looks, this many milliseconds apart. */
const QUIET_MS = 15;
const QUIET_LOOKS = 2;
/** A page that never rests (an animation, say) is looked at after this many milliseconds all the same. */
const RESTLESS_MS = 3_000;

/** A page that is open, and what has happened on it that its document does not show. */
export interface OpenedPage {
  readonly document: Document;
  readonly network: PageNetwork;
  /** What `alert` said since the last look. */
  readonly alerts: string[];
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const contains = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());

/** Uses an opened page step by step, as a person would. */
export class PageUser {
  readonly #page: OpenedPage;
  readonly #user: UserEvent;
  readonly #refused = new Set<Element>();

  constructor(page: OpenedPage) {
    this.#page = page;
    this.#user = userEvent.setup({ document: page.document, delay: null, pointerEventsCheck: 0 });
    page.document.addEventListener('invalid', (event) => this.#refused.add(event.target as Element), true);
  }

  /** The page as it is now. */
  look(): PageView {
    return viewOf(this.#page.document, this.#refused, this.#page.alerts);
  }

  /** Waits until the page is at rest. */
  async rest(): Promise<void> {
    const { document, network } = this.#page;
    let changes = 0;
    const observer = new (document.defaultView as Window & typeof globalThis).MutationObserver(
      () => changes++,
    );
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    try {
      let restless = 0;
      let quiet = 0;
      while (restless < RESTLESS_MS && quiet < QUIET_LOOKS) {
        const seen = changes + network.moves();
        await wait(QUIET_MS);
        if (network.pending() > 0) {
          quiet = 0;
          continue;
        }
        restless += QUIET_MS;
        quiet = seen === changes + network.moves() ? quiet + 1 : 0;
      }
    } finally {
      observer.disconnect();
    }
  }

  /** Does one step and says what became of it. */
  async do(step: AppStep): Promise<StepReport> {
    const { alerts, network } = this.#page;
    network.take();
    if (step.do === 'press') {
      this.#refused.clear();
      alerts.length = 0;
    }
    const done = step.do === 'fill' ? await this.#fill(step) : await this.#press(step);
    if (step.do === 'press') await this.rest();
    else await wait(0);
    return { step, ...done, view: this.look(), requests: network.take() };
  }

  async #reach(target: HTMLElement, by: 'keyboard' | 'pointer'): Promise<boolean> {
    const { document } = this.#page;
    if (by === 'pointer') {
      await this.#user.click(target);
      return true;
    }
    for (let presses = 0; presses < MOST_TABS; presses++) {
      if (document.activeElement === target) return true;
      await this.#user.tab();
    }
    return false;
  }

  async #fill(step: AppStep & { do: 'fill' }): Promise<{ found: boolean; reached: boolean }> {
    const fields = fieldsOf(this.#page.document);
    const field =
      fields.find((one) => contains(labelOf(one), step.label)) ??
      fields.find((one) => contains(one.getAttribute('placeholder') ?? '', step.label));
    if (!field) return { found: false, reached: false };
    if (!(await this.#reach(field, step.by))) return { found: true, reached: false };
    await this.#type(field, step.text);
    return { found: true, reached: true };
  }

  async #type(field: Field, text: string): Promise<void> {
    if (field.tagName === 'SELECT') {
      const options = [...(field as HTMLSelectElement).options];
      const option =
        options.find((one) => one.value === text) ?? options.find((one) => one.text.trim() === text);
      // What is not among the options cannot be chosen; the field stays as it is.
      if (option) await this.#user.selectOptions(field, option);
      return;
    }
    await this.#user.clear(field);
    // Braces and brackets are the key names of user-event; doubled, they are themselves.
    if (text !== '') await this.#user.keyboard(text.replace(/[{[]/g, '$&$&'));
  }

  async #press(step: AppStep & { do: 'press' }): Promise<{ found: boolean; reached: boolean }> {
    const button = buttonsOf(this.#page.document).find((one) => contains(buttonName(one), step.name));
    if (button) {
      const reached = await this.#reach(button, step.by);
      if (reached && step.by === 'keyboard') await this.#user.keyboard('{Enter}');
      return { found: true, reached };
    }
    if (step.by === 'keyboard') return { found: false, reached: false };
    const shown = smallest(this.#page.document.body, step.name);
    if (shown) await this.#user.click(shown);
    return { found: false, reached: shown !== null };
  }
}

/** The innermost element that shows a text: what a finger would go for. */
function smallest(root: HTMLElement, text: string): HTMLElement | null {
  const inner = [...root.children]
    .map((child) => smallest(child as HTMLElement, text))
    .find((found) => found !== null);
  if (inner) return inner;
  return !/^(INPUT|SELECT|LABEL|SCRIPT|STYLE|H1|H2)$/.test(root.tagName) && contains(visibleText(root), text)
    ? root
    : null;
}
