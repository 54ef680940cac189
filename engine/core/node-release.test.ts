import { expect, it } from 'vitest';
import { LAB_NODE, nodeFolder, nodeOnPath, nodeTraits, resolveNode } from './node-release';

it.each<[string, string | undefined]>([
  ['22', '22.21.1'],
  ['v22.18.0', '22.18.0'],
  ['22.x', '22.21.1'],
  ['^22.3.0', '22.21.1'],
  ['>=22.18', '24.11.1'],
  ['>=20 <24', '22.21.1'],
  ['lts/*', '24.11.1'],
  ['lts/Jod', '22.21.1'],
  ['latest', '24.11.1'],
  ['', '24.11.1'],
  ['18', undefined],
  ['16.20.0', undefined],
  ['nonsense', undefined],
])('“%s” is %s', (wanted, version) => {
  expect(resolveNode(wanted)).toBe(version);
});

it('is what the search path finds first', () => {
  expect(
    nodeOnPath(`/usr/bin:${nodeFolder('/opt/cache', '24.1.0')}:${nodeFolder('/opt/cache', '22.1.0')}`),
  ).toBe('24.1.0');
  expect(nodeOnPath(undefined)).toBe(LAB_NODE);
});

it('differs by line', () => {
  expect(nodeTraits('20.20.2')).toEqual({ hasNavigator: false, hasDirentPath: true });
  expect(nodeTraits('22.0.0')).toEqual({ hasNavigator: true, hasDirentPath: true });
  expect(nodeTraits('24.0.0')).toEqual({ hasNavigator: true, hasDirentPath: false });
});
