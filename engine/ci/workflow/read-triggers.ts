import type { EventsConfig } from '@actions/workflow-parser/model/workflow-template';
import { isTemplateMap, type Template, type TemplateMap } from './template';
import type { EventFilter, InputDefinition, InputKind, Triggers } from './workflow';

const mapAt = (value: Template | undefined, key: string): TemplateMap => {
  const inner = isTemplateMap(value) ? value[key] : undefined;
  return isTemplateMap(inner) ? inner : {};
};

const listOf = (value: Template | undefined): string[] =>
  Array.isArray(value) ? value.map(String) : value === undefined || value === null ? [] : [String(value)];

function inputsOf(map: TemplateMap): Record<string, InputDefinition> {
  return Object.fromEntries(
    Object.entries(map).map(([name, given]) => {
      const input = isTemplateMap(given) ? given : {};
      return [
        name,
        {
          type: (input.type ?? 'string') as InputKind,
          description: String(input.description ?? ''),
          required: input.required === true,
          ...(input.default !== undefined && input.default !== null && { default: input.default }),
          options: listOf(input.options),
        },
      ];
    }),
  );
}

/** Reads `on:`. @param events what the official parser made of it. @param on the same as written. */
export function readTriggers(events: EventsConfig, on: Template | undefined): Triggers {
  const call = isTemplateMap(on) ? on.workflow_call : undefined;
  const filters: Record<string, EventFilter> = {};
  for (const [name, filter] of Object.entries(events))
    filters[name] =
      name === 'schedule' || (name.startsWith('workflow_') && name !== 'workflow_run')
        ? {}
        : (filter as EventFilter);
  return {
    events: filters,
    schedule: events.schedule ?? [],
    dispatchInputs: inputsOf(mapAt(isTemplateMap(on) ? on.workflow_dispatch : undefined, 'inputs')),
    callInputs: inputsOf(mapAt(call, 'inputs')),
    callSecrets: Object.fromEntries(
      Object.entries(mapAt(call, 'secrets')).map(([name, given]) => [
        name,
        { required: isTemplateMap(given) && given.required === true },
      ]),
    ),
    callOutputs: Object.fromEntries(
      Object.entries(mapAt(call, 'outputs')).map(([name, given]) => [
        name,
        isTemplateMap(given) ? (given.value ?? '') : '',
      ]),
    ),
  };
}
