// The Open Inference Protocol v2 (KServe, Triton, Seldon) over HTTP and JSON, for a service of your own:
// https://github.com/kserve/open-inference-protocol/blob/main/specification/protocol/inference_rest.md
//
//   const protocol = openInference([{ name: 'scores', platform: 'stagecraft', inputs: […], outputs: […], infer }]);
//   export default {
//     async fetch(request: Request) {
//       return (await protocol(request)) ?? myOwnRoutes(request);
//     },
//   };

/** Values of the elements of tensors by the name of their type. 64-bit integers beyond 2⁵³ lose digits in JSON. */
export const DATATYPES = [
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
] as const;
export type Datatype = (typeof DATATYPES)[number];
export type Element = number | boolean | string;

/** What a model takes or gives. A dimension of −1 may be of any size. */
export interface TensorMetadata {
  readonly name: string;
  readonly datatype: Datatype;
  readonly shape: readonly number[];
}

/** A tensor with its elements in row-major order. */
export interface Tensor extends TensorMetadata {
  readonly data: readonly Element[];
}

export interface InferenceModel {
  readonly name: string;
  /** Absent: the model has no versions, and none may be asked for. */
  readonly version?: string;
  /** The framework, e.g. `tensorflow_savedmodel`. */
  readonly platform: string;
  readonly inputs: readonly TensorMetadata[];
  readonly outputs: readonly TensorMetadata[];
  /** Whether it can answer now; absent: always. */
  readonly isReady?: () => boolean | Promise<boolean>;
  /** The outputs for inputs that were checked, by name. What it throws is answered with 500. */
  readonly infer: (inputs: ReadonlyMap<string, Tensor>) => readonly Tensor[] | Promise<readonly Tensor[]>;
}

/** Something that a client has done wrong, with the status that it is answered with. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const PATH =
  /^\/v2(?:\/(health)\/(live|ready)|\/models\/([^/]+)(?:\/versions\/([^/]+))?(?:\/(ready|infer))?)?\/?$/;

/** Answers requests below `/v2`; null: the request is for another route. */
export function openInference(
  models: readonly InferenceModel[],
  server = { name: 'stagecraft', version: '1' },
): (request: Request) => Promise<Response | null> {
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== '/v2' && !pathname.startsWith('/v2/')) return null;
    try {
      return Response.json(await answer(request, PATH.exec(pathname), models, server));
    } catch (error) {
      const status = error instanceof Refusal ? error.status : 500;
      return Response.json({ error: error instanceof Error ? error.message : String(error) }, { status });
    }
  };
}

async function answer(
  request: Request,
  path: RegExpExecArray | null,
  models: readonly InferenceModel[],
  server: { readonly name: string; readonly version: string },
): Promise<unknown> {
  if (path === null)
    throw new Refusal(404, 'there is /v2, /v2/health/live, /v2/health/ready and /v2/models/<name>');
  const [, health, probe, name, version, verb] = path;
  const wanted = verb === 'infer' ? 'POST' : 'GET';
  if (request.method !== wanted) throw new Refusal(405, `send it by ${wanted}, not by ${request.method}`);
  if (health !== undefined) {
    if (probe === 'live') return { live: true };
    for (const model of models)
      if (!(await ready(model))) throw new Refusal(503, `the model ${model.name} is not ready`);
    // The text of the protocol calls it live here too; what implements it says ready.
    return { live: true, ready: true };
  }
  if (name === undefined) return { ...server, extensions: [] };
  const model = found(models, decodeURIComponent(name), version && decodeURIComponent(version));
  if (verb === 'ready') {
    if (!(await ready(model))) throw new Refusal(503, `the model ${model.name} is not ready`);
    return { name: model.name, ready: true };
  }
  if (verb === 'infer') return infer(model, await body(request));
  const { platform, inputs, outputs } = model;
  return {
    name: model.name,
    ...(model.version !== undefined && { versions: [model.version] }),
    platform,
    inputs,
    outputs,
  };
}

const ready = async ({ isReady }: InferenceModel): Promise<boolean> =>
  isReady === undefined || (await isReady());

function found(models: readonly InferenceModel[], name: string, version: string | undefined): InferenceModel {
  const model = models.find((one) => one.name === name && (version === undefined || one.version === version));
  if (model) return model;
  throw new Refusal(404, `there is no model ${name}${version === undefined ? '' : ` of version ${version}`}`);
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function body(request: Request): Promise<Json> {
  const value: unknown = await request.json().catch(() => {
    throw new Refusal(400, 'the body is no JSON');
  });
  if (!isObject(value)) throw new Refusal(400, 'the body is no object');
  return value;
}

async function infer(model: InferenceModel, { id, inputs, outputs: asked }: Json): Promise<unknown> {
  if (id !== undefined && typeof id !== 'string') throw new Refusal(400, 'id: expected a string');
  if (!Array.isArray(inputs)) throw new Refusal(400, 'inputs: expected a list of tensors');
  if (!(await ready(model))) throw new Refusal(503, `the model ${model.name} is not ready`);
  const given = new Map(
    inputs.map((input, at) => [isObject(input) ? input.name : null, tensorOf(input, `inputs.${at}`, model)]),
  );
  const missing = model.inputs.find(({ name }) => !given.has(name));
  if (missing) throw new Refusal(400, `inputs: ${missing.name} is missing`);
  const names = wantedNames(asked, model);
  const made = await model.infer(given as Map<string, Tensor>);
  return {
    model_name: model.name,
    ...(model.version !== undefined && { model_version: model.version }),
    ...(id !== undefined && { id }),
    outputs: made.filter(({ name }) => names.includes(name)),
  };
}

function wantedNames(asked: unknown, { outputs }: InferenceModel): readonly string[] {
  const all = outputs.map(({ name }) => name);
  if (asked === undefined) return all;
  if (!Array.isArray(asked)) throw new Refusal(400, 'outputs: expected a list');
  return asked.map((one: unknown, at) => {
    const name = isObject(one) ? one.name : undefined;
    if (typeof name === 'string' && all.includes(name)) return name;
    throw new Refusal(400, `outputs.${at}.name: expected one of ${all.join(', ')}`);
  });
}

/** A tensor as it was sent: its data may be nested as its shape is, or flat. */
function tensorOf(value: unknown, where: string, { inputs }: InferenceModel): Tensor {
  if (!isObject(value)) throw new Refusal(400, `${where}: expected an object`);
  const expected = inputs.find(({ name }) => name === value.name);
  if (!expected)
    throw new Refusal(400, `${where}.name: expected one of ${inputs.map(({ name }) => name).join(', ')}`);
  const { name, datatype } = expected;
  if (value.datatype !== datatype) throw new Refusal(400, `${where}.datatype: expected ${datatype}`);
  const shape = value.shape;
  const fits = (size: unknown, at: number) =>
    Number.isSafeInteger(size) &&
    (size as number) >= 0 &&
    (expected.shape[at] === -1 || expected.shape[at] === size);
  if (!Array.isArray(shape) || shape.length !== expected.shape.length || !shape.every(fits))
    throw new Refusal(400, `${where}.shape: expected [${expected.shape.join(', ')}], where -1 is any size`);
  if (!Array.isArray(value.data)) throw new Refusal(400, `${where}.data: expected a list`);
  const data = value.data.flat(Number.POSITIVE_INFINITY) as unknown[];
  const size = shape.reduce((product: number, one: number) => product * one, 1);
  if (data.length !== size)
    throw new Refusal(
      400,
      `${where}.data: a shape of [${shape.join(', ')}] has ${size} elements, and there are ${data.length}`,
    );
  const wrong = data.findIndex((one) => !isElement(one, datatype));
  if (wrong >= 0)
    throw new Refusal(400, `${where}.data.${wrong}: ${JSON.stringify(data[wrong])} is no ${datatype}`);
  return { name, datatype, shape: shape as number[], data: data as Element[] };
}

function isElement(value: unknown, datatype: Datatype): value is Element {
  if (datatype === 'BOOL') return typeof value === 'boolean';
  if (datatype === 'BYTES') return typeof value === 'string';
  if (typeof value !== 'number') return false;
  if (datatype.startsWith('FP')) return Number.isFinite(value);
  const bits = Number(datatype.replace(/\D+/, ''));
  const [least, most] = datatype.startsWith('U')
    ? [0, 2 ** bits - 1]
    : [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
  return Number.isInteger(value) && value >= least && value <= most;
}
