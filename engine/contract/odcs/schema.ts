import { z } from 'zod';

/**
 * The Open Data Contract Standard, v3.1.0 (https://bitol-io.github.io/open-data-contract-standard/v3.1.0/), as its JSON
 * schema has it: names that it does not know are refused, since a key with a slip in it would be a promise that nobody tests.
 */
const text = z.string();
const texts = z.array(text);
const customProperties = z.array(z.looseObject({ property: text })).optional();
const authoritativeDefinitions = z
  .array(z.strictObject({ url: text, type: text, description: text.optional() }))
  .optional();

const operators = {
  mustBe: z.unknown().optional(),
  mustNotBe: z.unknown().optional(),
  mustBeGreaterThan: z.number().optional(),
  mustBeGreaterOrEqualTo: z.number().optional(),
  mustBeLessThan: z.number().optional(),
  mustBeLessOrEqualTo: z.number().optional(),
  mustBeBetween: z.tuple([z.number(), z.number()]).optional(),
  mustNotBeBetween: z.tuple([z.number(), z.number()]).optional(),
};

/** The comparisons of a quality rule; it has exactly one. */
export const OPERATORS = Object.keys(operators) as readonly (keyof typeof operators)[];

const qualitySchema = z
  .strictObject({
    id: text.optional(),
    name: text.optional(),
    description: text.optional(),
    type: z.enum(['text', 'library', 'sql', 'custom']).default('library'),
    metric: z
      .enum(['nullValues', 'missingValues', 'invalidValues', 'duplicateValues', 'rowCount'])
      .optional(),
    rule: text.optional(),
    arguments: z.record(text, z.unknown()).optional(),
    query: text.optional(),
    engine: text.optional(),
    implementation: z.unknown().optional(),
    unit: text.optional(),
    dimension: z
      .enum(['accuracy', 'completeness', 'conformity', 'consistency', 'coverage', 'timeliness', 'uniqueness'])
      .optional(),
    severity: text.optional(),
    businessImpact: text.optional(),
    method: text.optional(),
    schedule: text.optional(),
    scheduler: text.optional(),
    tags: texts.optional(),
    authoritativeDefinitions,
    customProperties,
    ...operators,
  })
  .superRefine((rule, context) => {
    const wrong = (message: string) => context.addIssue({ code: 'custom', message });
    const given = OPERATORS.filter((name) => rule[name] !== undefined);
    if (rule.type === 'library' && rule.metric === undefined) wrong('a rule of the library needs a metric');
    if (rule.type === 'sql' && rule.query === undefined) wrong('a rule of type sql needs a query');
    if (rule.type === 'custom' && (rule.engine === undefined || rule.implementation === undefined))
      wrong('a custom rule needs engine and implementation');
    if ((rule.type === 'library' || rule.type === 'sql') && given.length !== 1)
      wrong(
        `a rule needs exactly one of ${OPERATORS.join(', ')}; it has ${given.length === 0 ? 'none' : given.join(', ')}`,
      );
  });

const element = {
  id: text.optional(),
  name: text,
  physicalName: text.optional(),
  physicalType: text.optional(),
  businessName: text.optional(),
  description: text.optional(),
  tags: texts.optional(),
  authoritativeDefinitions,
  customProperties,
  quality: z.array(qualitySchema).optional(),
};

const bound = z.union([z.number(), text]).optional();
const optionsSchema = z.strictObject({
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: z.number().positive().optional(),
  minLength: z.number().int().min(0).optional(),
  maxLength: z.number().int().min(0).optional(),
  pattern: text.optional(),
  format: text.optional(),
  timezone: z.boolean().optional(),
  defaultTimezone: text.optional(),
});

const propertySchema = z.strictObject({
  ...element,
  logicalType: z
    .enum(['string', 'date', 'timestamp', 'time', 'number', 'integer', 'object', 'array', 'boolean'])
    .optional(),
  logicalTypeOptions: optionsSchema.optional(),
  required: z.boolean().default(false),
  unique: z.boolean().default(false),
  primaryKey: z.boolean().default(false),
  primaryKeyPosition: z.number().int().optional(),
  partitioned: z.boolean().optional(),
  partitionKeyPosition: z.number().int().optional(),
  classification: text.optional(),
  encryptedName: text.optional(),
  criticalDataElement: z.boolean().optional(),
  examples: z.array(z.unknown()).optional(),
  transformSourceObjects: texts.optional(),
  transformLogic: text.optional(),
  transformDescription: text.optional(),
  relationships: z.array(z.looseObject({})).optional(),
});

const objectSchema = z.strictObject({
  ...element,
  logicalType: z.literal('object').optional(),
  dataGranularityDescription: text.optional(),
  relationships: z.array(z.looseObject({})).optional(),
  properties: z.array(propertySchema).default([]),
});

const serverSchema = z.looseObject({
  server: text,
  type: text,
  description: text.optional(),
  environment: text.optional(),
  path: text.optional(),
  format: text.optional(),
  delimiter: text.optional(),
});

const member = z.strictObject({
  id: text.optional(),
  username: text,
  name: text.optional(),
  description: text.optional(),
  role: text.optional(),
  dateIn: text.optional(),
  dateOut: text.optional(),
  replacedByUsername: text.optional(),
  tags: texts.optional(),
  customProperties,
  authoritativeDefinitions,
});

/** A data contract. */
export const contractSchema = z.strictObject({
  apiVersion: z.enum(['v3.1.0', 'v3.0.2', 'v3.0.1', 'v3.0.0']),
  kind: z.literal('DataContract'),
  id: text,
  name: text.optional(),
  version: text,
  status: text,
  tenant: text.optional(),
  domain: text.optional(),
  dataProduct: text.optional(),
  contractCreatedTs: text.optional(),
  tags: texts.optional(),
  description: z
    .strictObject({
      purpose: text.optional(),
      usage: text.optional(),
      limitations: text.optional(),
      authoritativeDefinitions,
      customProperties,
    })
    .optional(),
  servers: z.array(serverSchema).default([]),
  schema: z.array(objectSchema).default([]),
  support: z.array(z.looseObject({ channel: text })).optional(),
  price: z.looseObject({}).optional(),
  team: z
    .union([
      z.array(member),
      z.strictObject({
        id: text.optional(),
        name: text.optional(),
        description: text.optional(),
        members: z.array(member).optional(),
        tags: texts.optional(),
        customProperties,
        authoritativeDefinitions,
      }),
    ])
    .optional(),
  roles: z.array(z.looseObject({ role: text })).optional(),
  slaDefaultElement: text.optional(),
  slaProperties: z.array(z.looseObject({ property: text })).optional(),
  authoritativeDefinitions,
  customProperties,
});

export type DataContract = z.output<typeof contractSchema>;
export type SchemaObject = z.output<typeof objectSchema>;
export type SchemaProperty = z.output<typeof propertySchema>;
export type QualityRule = z.output<typeof qualitySchema>;
export type Server = z.output<typeof serverSchema>;
