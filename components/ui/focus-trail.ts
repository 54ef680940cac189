/** What can be reached by Tab, as far as panels have it. */
const TABBABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, iframe, [tabindex]:not([tabindex="-1"])';
/** So many places back can the focus go. */
const LENGTH = 12;

interface Step {
  readonly element: HTMLElement;
  /** Where it stood, for what is put into its place. */
  readonly parent: HTMLElement | null;
  readonly place: number;
}

/** Where the focus has been within a part of the page, and where it goes when what had it goes away. */
export class FocusTrail {
  #steps: Step[] = [];

  /** The focus has come to `element`. */
  visit(element: HTMLElement): void {
    const { parentElement: parent } = element;
    const place = parent ? [...parent.children].indexOf(element) : 0;
    this.#steps = [
      ...this.#steps.filter((step) => step.element !== element),
      { element, parent, place },
    ].slice(-LENGTH);
  }

  /** Whether the element that had the focus last is gone or cannot have it any more. */
  get isLost(): boolean {
    const last = this.#steps.at(-1);
    return last !== undefined && !canHaveFocus(last.element);
  }

  /** What stands in the place of the lost element, else the last place that is still there; undefined: nothing is left. */
  next(): HTMLElement | undefined {
    const last = this.#steps.at(-1);
    if (!last) return undefined;
    return inPlaceOf(last) ?? this.#steps.findLast(({ element }) => canHaveFocus(element))?.element;
  }

  /** The focus has left on its own. */
  forget(): void {
    this.#steps = [];
  }
}

function canHaveFocus(element: HTMLElement): boolean {
  return (
    element.isConnected && !element.matches(':disabled') && element.closest('[hidden], [inert]') === null
  );
}

function inPlaceOf({ parent, place }: Step): HTMLElement | undefined {
  if (!parent?.isConnected) return undefined;
  const there = parent.children[Math.min(place, parent.children.length - 1)];
  const inside = there?.matches(TABBABLE) ? there : there?.querySelector(TABBABLE);
  return (inside ?? parent.querySelector(TABBABLE) ?? undefined) as HTMLElement | undefined;
}
