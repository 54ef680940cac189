import { DescriptionDictionary } from '@actions/expressions';
import { StringData } from '@actions/expressions/data/string';
import type { validate } from '@actions/languageservice';
import { ACTIONS, parseUses } from '../actions/registry';

type Config = NonNullable<Parameters<typeof validate>[1]>;

/** Names that a repository has, so that others can be called unknown. */
export interface KnownNames {
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
}

/** What the language service asks of the lab: contexts that only a repository knows, and the inputs of actions. */
export function completionConfig(names: KnownNames | undefined): Config {
  return {
    contextProviderConfig: {
      getContext: async (name, defaults) => {
        const known = name === 'secrets' ? names?.secrets : name === 'vars' ? names?.variables : undefined;
        if (name !== 'secrets' && name !== 'vars') return defaults;
        const context = defaults ?? new DescriptionDictionary();
        for (const one of known ?? []) context.add(one, new StringData('***'));
        // Where nobody has said what there is, anything may be.
        context.complete = names !== undefined;
        return context;
      },
    },
    actionsMetadataProvider: {
      fetchActionMetadata: async ({ owner, name, path }) => {
        const action = ACTIONS.get(
          [owner, name, ...(path === undefined || path === '' ? [] : [path])].join('/').toLowerCase(),
        );
        if (action === undefined || parseUses(`${action.name}@v1`) === undefined) return undefined;
        return {
          name: action.name,
          description: action.summary,
          inputs: Object.fromEntries(
            Object.entries(action.inputs).map(([input, { required = false, default: fallback }]) => [
              input,
              {
                description: '',
                required: required && fallback === undefined,
                ...(fallback !== undefined && { default: fallback }),
              },
            ]),
          ),
          outputs: Object.fromEntries(action.outputs.map((output) => [output, { description: '' }])),
        };
      },
    },
  };
}
