import { describe, expect, it } from 'vitest';
import { filesOf, newStore, START } from '../testing/store';
import {
  createModel,
  createVersion,
  deleteAlias,
  deleteModel,
  deleteModelTag,
  deleteVersion,
  deleteVersionTag,
  renameModel,
  setAlias,
  setModelTag,
  setVersionTag,
  transitionStage,
  updateModel,
  updateVersion,
} from './registry-changes';
import {
  getModel,
  getVersion,
  latestVersions,
  listModels,
  listVersions,
  versionByAlias,
} from './registry-read';

const SOURCE = 'mlruns/0/r/artifacts/model';

function registry(versions: number) {
  const store = newStore();
  createModel(store, 'price', 'Prices of houses', [{ key: 'team', value: 'homes' }]);
  for (let i = 0; i < versions; i++) createVersion(store, { name: 'price', source: SOURCE, runId: 'r' });
  return store;
}

describe('the model registry', () => {
  it('is laid out as FIDELITY 4.2 has it', () => {
    const store = registry(1);
    setAlias(store, 'price', 'champion', '1');
    setVersionTag(store, 'price', '1', { key: 'validation_status', value: 'passed' });
    expect(filesOf(store, '/models')).toEqual({
      'models/price/meta.yaml': [
        'aliases:',
        "  champion: '1'",
        `creation_timestamp: ${START}`,
        'description: Prices of houses',
        `last_updated_timestamp: ${START}`,
        'name: price',
        '',
      ].join('\n'),
      'models/price/tags/team': 'homes',
      'models/price/aliases/champion': '1',
      'models/price/version-1/meta.yaml': [
        `creation_timestamp: ${START}`,
        'current_stage: None',
        "description: ''",
        `last_updated_timestamp: ${START}`,
        'name: price',
        'run_id: r',
        'run_link: null',
        `source: ${SOURCE}`,
        'status: READY',
        'status_message: null',
        `storage_location: ${SOURCE}`,
        'user_id: null',
        'version: 1',
        '',
      ].join('\n'),
      'models/price/version-1/tags/validation_status': 'passed',
    });
  });

  it('moves an alias from version to version, and finds versions by it', () => {
    const store = registry(2);
    setAlias(store, 'price', 'champion', '1');
    setAlias(store, 'price', 'challenger', '2');
    expect(versionByAlias(store, 'price', 'champion').version).toBe(1);
    setAlias(store, 'price', 'champion', '2');
    expect(getVersion(store, 'price', '2').aliases).toEqual(['challenger', 'champion']);
    expect(getVersion(store, 'price', '1').aliases).toEqual([]);
    deleteAlias(store, 'price', 'champion');
    deleteAlias(store, 'price', 'champion');
    expect(() => versionByAlias(store, 'price', 'champion')).toThrow(
      'Registered model alias champion not found.',
    );
    expect(() => setAlias(store, 'price', 'x', '9')).toThrow(
      'Model Version (name=price, version=9) not found',
    );
  });

  it.each([
    ['latest', 'is reserved'],
    ['LATEST', 'is reserved'],
    ['v1', "Version alias name 'v1' is reserved"],
    ['V22', 'is reserved'],
    ['a b', 'Invalid alias name'],
    ['a/b', 'Invalid alias name'],
    ['', 'cannot be empty'],
    ['x'.repeat(256), 'length of 255'],
  ])('refuses the alias %j', (alias, words) => {
    expect(() => setAlias(registry(1), 'price', alias, '1')).toThrow(words);
  });

  it('never gives a number again', () => {
    const store = registry(2);
    setAlias(store, 'price', 'champion', '2');
    deleteVersion(store, 'price', '2');
    expect(getModel(store, 'price').aliases.size).toBe(0);
    expect(() => getVersion(store, 'price', '2')).toThrow('not found');
    expect(() => deleteVersion(store, 'price', '2')).toThrow('not found');
    expect(createVersion(store, { name: 'price', source: SOURCE }).version).toBe(3);
    expect(listVersions(store, 'price').items.map(({ version }) => version)).toEqual([1, 3]);
  });

  it('renames with all that there is', () => {
    const store = registry(2);
    setAlias(store, 'price', 'champion', '2');
    expect(renameModel(store, 'price', 'cost').aliases.get('champion')).toBe(2);
    expect(listVersions(store, 'cost').items.map(({ name }) => name)).toEqual(['cost', 'cost']);
    expect(() => getModel(store, 'price')).toThrow('Registered Model with name=price not found');
    createModel(store, 'price');
    expect(() => renameModel(store, 'price', 'cost')).toThrow('Registered Model (name=cost) already exists.');
    deleteModel(store, 'price');
    expect(listModels(store).items.map(({ name }) => name)).toEqual(['cost']);
  });

  it('keeps legacy stages, and archives those before', () => {
    const store = registry(3);
    transitionStage(store, 'price', '1', 'production', false);
    transitionStage(store, 'price', '2', 'Production', true);
    expect(listVersions(store, 'price').items.map(({ currentStage }) => currentStage)).toEqual([
      'Archived',
      'Production',
      'None',
    ]);
    expect(latestVersions(store, 'price').map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(latestVersions(store, 'price', ['production']).map(({ version }) => version)).toEqual([2]);
    expect(() => transitionStage(store, 'price', '1', 'None', true)).toThrow('is not an Active stage');
    expect(() => transitionStage(store, 'price', '1', 'Prod', false)).toThrow('Invalid Model Version stage');
  });

  it('describes and tags', () => {
    const store = registry(1);
    store.clock.advance(3);
    updateModel(store, 'price', 'new words');
    updateVersion(store, 'price', '1', 'the first');
    setModelTag(store, 'price', { key: 'a', value: 'b' });
    deleteModelTag(store, 'price', 'team');
    setVersionTag(store, 'price', '1', { key: 'c', value: 'd' });
    deleteVersionTag(store, 'price', '1', 'c');
    expect(getModel(store, 'price')).toMatchObject({
      description: 'new words',
      lastUpdatedTimestamp: START + 3,
      tags: new Map([['a', 'b']]),
    });
    expect(getVersion(store, 'price', '1')).toMatchObject({ description: 'the first', tags: new Map() });
  });

  it('takes the source of another version, and refuses impossible names', () => {
    const store = registry(1);
    const copy = createVersion(store, { name: 'price', source: 'models:/price/1' });
    expect(copy).toMatchObject({ source: 'models:/price/1', storageLocation: SOURCE });
    expect(() => createVersion(store, { name: 'price', source: 'models:/price/7' })).toThrow('not found');
    expect(() => createVersion(store, { name: 'none', source: SOURCE })).toThrow('name=none not found');
    for (const [name, words] of [
      ['', 'cannot be empty'],
      ['a/b', 'cannot contain path separator'],
      ['a%b', "cannot contain '%' character"],
      ['..', 'No folder'],
    ] as const)
      expect(() => createModel(store, name)).toThrow(words);
    expect(() => createModel(store, 'price')).toThrow('Registered Model (name=price) already exists.');
    expect(() => getVersion(store, 'price', 'one')).toThrow("Model version must be an integer, got 'one'");
  });

  it('tells what is damaged, and passes over what was never wholly made', () => {
    const store = registry(3);
    const models = `${store.root}/models`;
    store.fs.write(`${models}/price/version-2/meta.yaml`, 'version: 7\nname: price\n');
    store.fs.makeFolder(`${models}/price/version-9/tags`);
    store.fs.makeFolder(`${models}/half/tags`);
    store.fs.makeFolder(`${models}/price/aliases`);
    store.fs.write(`${models}/price/aliases/odd`, 'two');
    expect(listVersions(store, 'price')).toMatchObject({
      items: [{ version: 1 }, { version: 3 }],
      damaged: [{ path: `${models}/price/version-2/meta.yaml`, reason: 'its version is 7' }],
    });
    expect(listModels(store)).toMatchObject({
      items: [{ name: 'price' }],
      damaged: [{ path: `${models}/price/aliases/odd`, reason: 'it holds no version number' }],
    });
  });
});
