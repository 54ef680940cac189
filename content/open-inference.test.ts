import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InferenceModel, openInference } from './workspace-files/open-inference';

/** The example of the protocol's text: two inputs, and an output of FP32 of shape [3, 2]. */
const EXAMPLE: InferenceModel = {
  name: 'mymodel',
  version: '1',
  platform: 'stagecraft',
  inputs: [
    { name: 'input0', datatype: 'UINT32', shape: [-1, 2] },
    { name: 'input1', datatype: 'BOOL', shape: [1] },
  ],
  outputs: [
    { name: 'output0', datatype: 'FP32', shape: [3, 2] },
    { name: 'output1', datatype: 'BYTES', shape: [1] },
  ],
  infer: (inputs) => [
    { name: 'output0', datatype: 'FP32', shape: [3, 2], data: [1, 1.1, 2, 2.1, 3, 3.1] },
    { name: 'output1', datatype: 'BYTES', shape: [1], data: [String(inputs.get('input0')!.data.length)] },
  ],
};

const REQUEST = {
  id: '42',
  inputs: [
    { name: 'input0', shape: [2, 2], datatype: 'UINT32', data: [1, 2, 3, 4] },
    { name: 'input1', shape: [1], datatype: 'BOOL', data: [true] },
  ],
  outputs: [{ name: 'output0' }],
};

async function ask(path: string, body?: unknown, models: readonly InferenceModel[] = [EXAMPLE]) {
  const protocol = openInference(models, { name: 'scores', version: '3' });
  const answer = await protocol(
    new Request(`http://localhost:3000${path}`, {
      ...(body !== undefined && {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    }),
  );
  return answer && { status: answer.status, body: await answer.json() };
}

describe('the Open Inference Protocol', () => {
  it.each([
    ['/v2', { name: 'scores', version: '3', extensions: [] }],
    ['/v2/health/live', { live: true }],
    ['/v2/health/ready', { live: true, ready: true }],
    ['/v2/models/mymodel/ready', { name: 'mymodel', ready: true }],
    ['/v2/models/mymodel/versions/1/ready', { name: 'mymodel', ready: true }],
    [
      '/v2/models/mymodel',
      {
        name: 'mymodel',
        versions: ['1'],
        platform: 'stagecraft',
        inputs: EXAMPLE.inputs,
        outputs: EXAMPLE.outputs,
      },
    ],
  ])('GET %s', async (path, expected) => {
    expect(await ask(path)).toEqual({ status: 200, body: expected });
  });

  it('answers the example of its text: the output that was asked for, the id that was given', async () => {
    const outputs = [{ name: 'output0', shape: [3, 2], datatype: 'FP32', data: [1, 1.1, 2, 2.1, 3, 3.1] }];
    for (const path of ['/v2/models/mymodel/infer', '/v2/models/mymodel/versions/1/infer'])
      expect(await ask(path, REQUEST)).toEqual({
        status: 200,
        body: { model_name: 'mymodel', model_version: '1', id: '42', outputs },
      });
  });

  it('gives all outputs when none are named, and takes nested data', async () => {
    const { outputs: _all, id: _id, ...rest } = REQUEST;
    const nested = {
      inputs: [
        {
          ...rest.inputs[0],
          data: [
            [1, 2],
            [3, 4],
          ],
        },
        rest.inputs[1],
      ],
    };
    const answer = await ask('/v2/models/mymodel/infer', nested);
    expect(answer).toMatchObject({
      status: 200,
      body: { outputs: [{ name: 'output0' }, { name: 'output1', data: ['4'] }] },
    });
    expect(answer!.body).not.toHaveProperty('id');
  });

  const withInput = (change: object) => ({
    ...REQUEST,
    inputs: [{ ...REQUEST.inputs[0], ...change }, REQUEST.inputs[1]],
  });
  it.each([
    ['no JSON', '{', 'the body is no JSON'],
    ['a list', [], 'the body is no object'],
    ['no inputs', {}, 'inputs: expected a list of tensors'],
    ['a number as id', { ...REQUEST, id: 42 }, 'id: expected a string'],
    ['an input less', { inputs: [REQUEST.inputs[1]] }, 'inputs: input0 is missing'],
    ['an unknown input', withInput({ name: 'x' }), 'inputs.0.name: expected one of input0, input1'],
    ['another type', withInput({ datatype: 'FP32' }), 'inputs.0.datatype: expected UINT32'],
    ['another rank', withInput({ shape: [4] }), 'inputs.0.shape: expected [-1, 2], where -1 is any size'],
    ['another width', withInput({ shape: [4, 1] }), 'inputs.0.shape: expected [-1, 2]'],
    ['too little data', withInput({ data: [1, 2, 3] }), 'a shape of [2, 2] has 4 elements, and there are 3'],
    [
      'a value out of range',
      withInput({ data: [1, 2, 3, 2 ** 32] }),
      'inputs.0.data.3: 4294967296 is no UINT32',
    ],
    [
      'an unknown output',
      { ...REQUEST, outputs: [{ name: 'x' }] },
      'outputs.0.name: expected one of output0, output1',
    ],
  ])('refuses %s with 400', async (_, body, message) => {
    const answer = await ask('/v2/models/mymodel/infer', body);
    expect(answer).toEqual({ status: 400, body: { error: expect.stringContaining(message) } });
  });

  it('says what is not there, what is not ready, and what failed', async () => {
    expect(await ask('/v2/models/other')).toMatchObject({
      status: 404,
      body: { error: 'there is no model other' },
    });
    expect(await ask('/v2/models/mymodel/versions/2')).toMatchObject({ status: 404 });
    expect(await ask('/v2/nothing')).toMatchObject({ status: 404 });
    expect(await ask('/v2/models/mymodel/infer')).toMatchObject({ status: 405 });
    const asleep = [{ ...EXAMPLE, isReady: () => false }];
    expect(await ask('/v2/health/live', undefined, asleep)).toMatchObject({ status: 200 });
    for (const path of ['/v2/health/ready', '/v2/models/mymodel/ready'])
      expect(await ask(path, undefined, asleep)).toEqual({
        status: 503,
        body: { error: 'the model mymodel is not ready' },
      });
    expect(await ask('/v2/models/mymodel/infer', REQUEST, asleep)).toMatchObject({ status: 503 });
    const broken: InferenceModel = { ...EXAMPLE, infer: () => Promise.reject(new Error('no weights')) };
    expect(await ask('/v2/models/mymodel/infer', REQUEST, [broken])).toEqual({
      status: 500,
      body: { error: 'no weights' },
    });
  });

  it('leaves other routes alone', async () => {
    expect(await ask('/scores')).toBeNull();
    expect(await ask('/v20')).toBeNull();
  });

  it('never answers with anything but JSON, whatever comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom('inputs', 'outputs', 'id'), async (value, field) => {
        const answer = await ask('/v2/models/mymodel/infer', { ...REQUEST, [field]: value });
        expect([200, 400]).toContain(answer!.status);
      }),
      { numRuns: 200 },
    );
  });
});
