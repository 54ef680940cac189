import { METRIC_NAME } from '../metrics/labels';
import type { Expression, Selector } from './ast';

/** A selector of an expression, with the window that its samples come from. */
export interface UsedSelector {
  readonly selector: Selector;
  /** The name of the metric, where it is told by `=`. */
  readonly metric: string | null;
  /** Milliseconds: its own range, or that of the subquery around it; null: an instant. */
  readonly range: number | null;
}

/** Every selector of an expression, from left to right. */
export function selectorsOf(expression: Expression, around: number | null = null): UsedSelector[] {
  switch (expression.kind) {
    case 'selector': {
      const name = expression.matchers.find(
        ({ label, operator }) => label === METRIC_NAME && operator === '=',
      );
      return [{ selector: expression, metric: name?.value ?? null, range: expression.range ?? around }];
    }
    case 'subquery':
      return selectorsOf(expression.of, expression.range);
    case 'call':
      return expression.args.flatMap((one) => selectorsOf(one, around));
    case 'aggregation':
      return [
        ...(expression.parameter ? selectorsOf(expression.parameter, around) : []),
        ...selectorsOf(expression.of, around),
      ];
    case 'binary':
      return [...selectorsOf(expression.left, around), ...selectorsOf(expression.right, around)];
    case 'negation':
      return selectorsOf(expression.of, around);
    default:
      return [];
  }
}
