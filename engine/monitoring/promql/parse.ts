import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { MonitoringError } from '../errors';
import { parseDuration } from '../metrics/duration';
import { METRIC_NAME } from '../metrics/labels';
import { type Matcher, matcher } from '../metrics/matcher';
import type { BinaryOperator, Expression, Matching } from './ast';
import { checkTypes } from './check-types';
import { promString } from './prom-string';

/** Operators by the names that the grammar gives them. */
const OPERATORS: Readonly<Record<string, BinaryOperator>> = {
  Add: '+',
  Sub: '-',
  Mul: '*',
  Div: '/',
  Mod: '%',
  Pow: '^',
  Eql: '==',
  Neq: '!=',
  Lss: '<',
  Lte: '<=',
  Gtr: '>',
  Gte: '>=',
  And: 'and',
  Or: 'or',
  Unless: 'unless',
};

/** What the grammar of today's Prometheus knows and the lab does not evaluate. */
const UNSUPPORTED: Readonly<Record<string, string>> = {
  StepInvariantExpr: 'the @ modifier',
  AnchoredExpr: 'anchored (experimental)',
  SmoothedExpr: 'smoothed (experimental)',
  FillModifier: 'fill (experimental)',
  QuotedLabelName: 'quoted label names (of Prometheus 3)',
  QuotedLabelMatcher: 'quoted label names (of Prometheus 3)',
  Atan2: 'the operator atan2',
};

/**
 * Reads a PromQL expression by Prometheus' own grammar, and checks the types of its parts.
 * @throws MonitoringError `promql-invalid` with the place of what cannot be read, or `promql-unsupported` with the name of
 * what the lab does not evaluate
 */
export function parsePromql(text: string): Expression {
  if (text.replace(/#.*$/gm, '').trim() === '')
    throw new MonitoringError('promql-invalid', 'The expression is empty. Write one, such as rate(x[5m]).');
  const tree = parser.parse(text);
  refuseErrors(tree, text);
  const expression = new Reader(text).expression(tree.topNode.firstChild!);
  checkTypes(expression, text);
  return expression;
}

function refuseErrors(tree: Tree, text: string): void {
  tree.iterate({
    enter: ({ type, from, to }) => {
      const what = UNSUPPORTED[type.name];
      if (what)
        throw new MonitoringError(
          'promql-unsupported',
          `In ${JSON.stringify(text)}: ${what} is not evaluated in the lab. Write the expression without it.`,
        );
      if (!type.isError) return;
      const found = text.slice(from, Math.max(to, from + 1)).trim();
      const rest = found === '' ? 'the end' : JSON.stringify(found);
      throw new MonitoringError(
        'promql-invalid',
        `The expression ${JSON.stringify(text)} cannot be read: unexpected ${rest} at column ${from + 1}. Is a function's name mistyped, or a bracket left open?`,
      );
    },
  });
}

/** What follows an operand; it gets the operand's own node too. */
type Postfix = (of: Expression, node: SyntaxNode) => Expression;

class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * @param postfix what follows in the text (a range, an offset): it belongs to the last operand, where the grammar takes it
   * as following the whole of an operation
   */
  expression(node: SyntaxNode, postfix?: Postfix): Expression {
    if (node.name === 'BinaryExpr') return this.#binary(node, postfix);
    if (node.name === 'UnaryExpr') {
      const of = this.expression(expressionsIn(node)[0]!, postfix);
      return this.#of(node).startsWith('-') ? { kind: 'negation', of } : of;
    }
    const operand = this.#operand(node);
    return postfix ? postfix(operand, node) : operand;
  }

  #operand(node: SyntaxNode): Expression {
    switch (node.name) {
      case 'ParenExpr':
        return this.expression(expressionsIn(node)[0]!);
      case 'NumberDurationLiteral':
        return { kind: 'number', value: this.#number(this.#of(node)) };
      case 'StringLiteral':
        return { kind: 'string', value: promString(this.#of(node)) };
      case 'VectorSelector':
        return { kind: 'selector', matchers: this.#matchers(node), offset: 0 };
      case 'MatrixSelector':
        return this.#matrix(node);
      case 'SubqueryExpr':
        return this.#subquery(node);
      case 'OffsetExpr':
        return this.#offset(node);
      case 'FunctionCall':
        return {
          kind: 'call',
          name: this.#of(node.getChild('FunctionIdentifier')!),
          args: expressionsIn(node.getChild('FunctionCallBody')!).map((arg) => this.expression(arg)),
        };
      case 'AggregateExpr':
        return this.#aggregation(node);
      default:
        throw this.#refused(node.name);
    }
  }

  #matrix(node: SyntaxNode): Expression {
    const range = this.#duration(node.getChildren('DurationExpr')[0]!);
    return this.expression(node.firstChild!, (of, { name }) => {
      if (of.kind !== 'selector' || of.range !== undefined || name !== 'VectorSelector')
        throw this.#invalid('a range in brackets follows a selector and nothing else; offset comes after it');
      return { ...of, range };
    });
  }

  #subquery(node: SyntaxNode): Expression {
    const [range, step] = node.getChildren('DurationExpr').map((one) => this.#duration(one));
    return this.expression(node.firstChild!, (of) => ({
      kind: 'subquery',
      of,
      range: range!,
      ...(step !== undefined && { step }),
      offset: 0,
    }));
  }

  #offset(node: SyntaxNode): Expression {
    const offset = this.#duration(node.getChild('OffsetDurationExpr')!);
    return this.expression(node.firstChild!, (of, { name }) => {
      if ((of.kind !== 'selector' && of.kind !== 'subquery') || name === 'ParenExpr')
        throw this.#invalid('offset follows a selector or a subquery, before any function');
      return { ...of, offset };
    });
  }

  #aggregation(node: SyntaxNode): Expression {
    const modifier = node.getChild('AggregateModifier');
    const args = expressionsIn(node.getChild('FunctionCallBody')!).map((arg) => this.expression(arg));
    const of = args.at(-1);
    if (!of || args.length > 2)
      throw this.#invalid('an aggregation takes one expression, or a parameter and one');
    return {
      kind: 'aggregation',
      operator: this.#of(node.getChild('AggregateOp')!).toLowerCase(),
      by: modifier?.getChild('Without') ? 'without' : 'by',
      labels: modifier ? this.#labels(modifier.getChild('GroupingLabels')!) : [],
      of,
      ...(args.length === 2 && { parameter: args[0]! }),
    };
  }

  #binary(node: SyntaxNode, postfix?: Postfix): Expression {
    const [first, second] = expressionsIn(node);
    const left = this.expression(first!);
    const right = this.expression(second!, postfix);
    let name: BinaryOperator | undefined;
    for (let child = first!.nextSibling; child && !name; child = child.nextSibling)
      name = OPERATORS[child.name];
    const operator = name!;
    const matching = this.#matching(node.getChild('MatchingModifierClause'));
    const isBool = node.getChild('BoolModifier') !== null;
    // The grammar takes the sign of a number before the power, Prometheus after it: −2^2 is −4.
    if (operator === '^' && left.kind === 'number' && this.#of(first!).startsWith('-')) {
      const of: Expression = {
        kind: 'binary',
        operator,
        left: { kind: 'number', value: -left.value },
        right,
        isBool,
        matching,
      };
      return { kind: 'negation', of };
    }
    return { kind: 'binary', operator, left, right, isBool, matching };
  }

  #matching(clause: SyntaxNode | null): Matching {
    if (!clause) return { by: 'ignoring', labels: [], group: 'one', include: [] };
    const [labels, include] = clause.getChildren('GroupingLabels');
    const group = clause.getChild('GroupLeft') ? 'left' : clause.getChild('GroupRight') ? 'right' : 'one';
    return {
      by: clause.getChild('On') ? 'on' : 'ignoring',
      labels: this.#labels(labels!),
      group,
      include: include ? this.#labels(include) : [],
    };
  }

  #matchers(node: SyntaxNode): Matcher[] {
    const name = node.getChild('Identifier');
    const found = node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? [];
    const matchers = found.map((one) =>
      matcher(
        this.#of(one.getChild('LabelName')!),
        this.#of(one.getChild('MatchOp')!) as Matcher['operator'],
        promString(this.#of(one.getChild('StringLiteral')!)),
      ),
    );
    if (name) {
      if (matchers.some(({ label }) => label === METRIC_NAME))
        throw this.#invalid('the metric is named twice');
      return [matcher(METRIC_NAME, '=', this.#of(name)), ...matchers];
    }
    if (matchers.every(({ matches }) => matches('')))
      throw this.#invalid('a selector needs one matcher that an empty label does not match');
    return matchers;
  }

  #labels(node: SyntaxNode): string[] {
    return node.getChildren('LabelName').map((label) => this.#of(label));
  }

  #duration(node: SyntaxNode): number {
    const text = this.#of(node).replace(/\s/g, '');
    const isNegative = text.startsWith('-');
    const ms = parseDuration(text.replace(/^[-+]/, ''));
    if (ms === null)
      throw this.#invalid(
        `${JSON.stringify(text)} is no duration; write it with a unit, such as 5m or 1h30m`,
      );
    return isNegative ? -ms : ms;
  }

  #number(text: string): number {
    const plain = text.replace(/^[-+]/, '').toLowerCase();
    const size =
      plain === 'inf'
        ? Number.POSITIVE_INFINITY
        : plain === 'nan'
          ? Number.NaN
          : Number(plain.replaceAll('_', ''));
    if (Number.isNaN(size) && plain !== 'nan') throw this.#refused(`a duration as a number (${text})`);
    return text.startsWith('-') ? -size : size;
  }

  #of(node: SyntaxNode): string {
    return this.#text.slice(node.from, node.to);
  }

  #invalid(what: string): MonitoringError {
    return new MonitoringError(
      'promql-invalid',
      `The expression ${JSON.stringify(this.#text)} is not right: ${what}.`,
    );
  }

  #refused(what: string): MonitoringError {
    return new MonitoringError(
      'promql-unsupported',
      `In ${JSON.stringify(this.#text)}: ${what} is not evaluated in the lab. Write the expression without it.`,
    );
  }
}

function expressionsIn(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (/Expr$|^FunctionCall$|Selector$|^NumberDurationLiteral$|^StringLiteral$/.test(child.name))
      found.push(child);
  }
  return found;
}
