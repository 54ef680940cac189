import { messageOf } from '../core/errors';
import type { MetricAnswer, MetricQuery } from '../deployment/cluster/pods/behaviour';
import type { SampleSource } from '../monitoring/metrics/sample-source';
import type { Expression } from '../monitoring/promql/ast';
import { checkTypes } from '../monitoring/promql/check-types';
import { evaluateVector } from '../monitoring/promql/evaluate';
import { parsePromql } from '../monitoring/promql/parse';

/** Answers questions of analyses from collected metrics, as Prometheus answers Argo: the values of a vector, or why there are none. */
export class PrometheusAnswers {
  readonly #source: SampleSource;
  /** An analysis asks the same again and again. */
  readonly #parsed = new Map<string, Expression>();

  constructor(source: SampleSource) {
    this.#source = source;
  }

  ask({ query, at }: Pick<MetricQuery, 'query' | 'at'>): MetricAnswer {
    try {
      let expression = this.#parsed.get(query);
      if (expression === undefined) {
        expression = parsePromql(query);
        checkTypes(expression, query);
        this.#parsed.set(query, expression);
      }
      return {
        kind: 'value',
        values: evaluateVector(expression, this.#source, at).map(({ value }) => value),
      };
    } catch (error) {
      return { kind: 'error', message: messageOf(error) };
    }
  }
}
