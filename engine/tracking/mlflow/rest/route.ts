import type { ServiceResponse } from '../../../core/lab-service';
import { type PyValue, pyJson } from '../../../core/python-text';
import type { StoreContext } from '../store/context';
import type { Params } from './params';

/** Answers one endpoint with the JSON of its message. It throws MlflowError for what it refuses. */
export type Endpoint = (store: StoreContext, params: Params) => { readonly [key: string]: PyValue };

/** Endpoints by their path below `/api/2.0/mlflow/`, then by method. */
export type Routes = Readonly<Record<string, Readonly<Partial<Record<Method, Endpoint>>>>>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** An answer with JSON, written as MLflow writes it. */
export const jsonResponse = (status: number, value: PyValue): ServiceResponse => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: pyJson(value, { indent: 2 }),
});

export const textResponse = (status: number, body: string): ServiceResponse => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
