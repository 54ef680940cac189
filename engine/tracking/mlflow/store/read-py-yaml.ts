import { parse, type ScalarTag } from 'yaml';

/**
 * The scalars of YAML 1.1 as PyYAML reads them; all else is text, also what later YAML takes for a number: a run id such
 * as `12e34…` stands without quotes in files of MLflow. Dates stay text.
 */
const TAGS: ScalarTag[] = [
  {
    tag: 'tag:yaml.org,2002:null',
    default: true,
    test: /^(?:~|null|Null|NULL)?$/,
    resolve: () => null,
  },
  {
    tag: 'tag:yaml.org,2002:bool',
    default: true,
    test: /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    resolve: (text) => /^(?:yes|true|on)$/i.test(text),
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: true,
    test: /^[-+]?(?:0|[1-9][0-9_]*)$/,
    resolve: (text) => Number(text.replaceAll('_', '')),
  },
  {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    test: /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?$/,
    resolve: (text) => Number(text.replaceAll('_', '')),
  },
];

/** Reads what PyYAML has written. @throws YAMLParseError. */
export const readPyYaml = (text: string): unknown =>
  parse(text, { schema: 'failsafe', customTags: TAGS, logLevel: 'error', uniqueKeys: false });
