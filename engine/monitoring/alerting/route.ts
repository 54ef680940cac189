import { type Labels, onlyLabels } from '../metrics/labels';
import { matchesAll } from '../metrics/matcher';
import type { Route } from './alertmanager-config';

/** The routes that take an alert, with the labels of its group in each; the deepest that match, in their order. */
export function routesFor(route: Route, labels: Labels): readonly Route[] {
  if (!matchesAll(labels, route.matchers)) return [];
  const found: Route[] = [];
  for (const child of route.routes) {
    const taken = routesFor(child, labels);
    found.push(...taken);
    if (taken.length > 0 && !child.continues) break;
  }
  return found.length > 0 ? found : [route];
}

/** The labels by which a route keeps an alert together with others. */
export function groupLabels(route: Route, labels: Labels): Labels {
  return route.groupBy === null ? labels : onlyLabels(labels, route.groupBy);
}
