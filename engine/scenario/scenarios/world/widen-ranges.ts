import type { Expression } from '../../../monitoring/promql/ast';
import type { RuleGroup } from '../../../monitoring/rules/rule-file';

/**
 * Rules for metrics that are looked at seldom: a window that would hold fewer than two samples is read as one of two intervals, or
 * nothing could ever be seen in it. Windows that hold enough stay as they were written.
 * @param interval milliseconds between looks
 */
export function widenRanges(groups: readonly RuleGroup[], interval: number): RuleGroup[] {
  const least = 2 * interval;
  const widen = (node: Expression): Expression => {
    switch (node.kind) {
      case 'selector':
        return node.range === undefined || node.range >= least ? node : { ...node, range: least };
      case 'subquery':
        return { ...node, of: widen(node.of), range: Math.max(least, node.range) };
      case 'call':
        return { ...node, args: node.args.map(widen) };
      case 'aggregation':
        return { ...node, of: widen(node.of), ...(node.parameter && { parameter: widen(node.parameter) }) };
      case 'binary':
        return { ...node, left: widen(node.left), right: widen(node.right) };
      case 'negation':
        return { ...node, of: widen(node.of) };
      default:
        return node;
    }
  };
  return groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, expression: widen(rule.expression) })),
  }));
}
