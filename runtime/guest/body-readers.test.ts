import { describe, expect, it } from 'vitest';
import { Activity } from './activity';
import { holdWhileBodiesAreRead } from './body-readers';

describe('holdWhileBodiesAreRead', () => {
  it('keeps a run alive until the body is there, however late that is', async () => {
    const activity = new Activity();
    holdWhileBodiesAreRead(activity);
    const order: string[] = [];
    const late = new ReadableStream({
      async start(controller) {
        for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
        controller.enqueue(new TextEncoder().encode('{"a":1}'));
        controller.close();
      },
    });
    const read = new Response(late).json().then((value) => order.push(JSON.stringify(value)));
    await Promise.all([read, activity.idle(4).then(() => order.push('idle'))]);
    expect(order).toEqual(['{"a":1}', 'idle']);
  });

  it('reads as before, and lets go also of what cannot be read', async () => {
    const activity = new Activity();
    holdWhileBodiesAreRead(activity);
    await expect(new Response('no json').json()).rejects.toThrow(SyntaxError);
    expect(await new Request('http://a.example', { method: 'POST', body: 'x' }).text()).toBe('x');
    expect(await new Blob(['y']).text()).toBe('y');
    expect(Response.prototype.text.name).toBe('text');
    await activity.idle();
  });
});
