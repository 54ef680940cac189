/**
 * M/M/10 at a load of 0.8 and nothing else: no figures, no queue of whom, no versions. What a machine can do, to hold
 * the simulation to when it is busy with other things.
 * @returns how many events happened
 */
export function runBareQueue(requests: number): number {
  const times = new Float64Array(64);
  const kinds = new Int32Array(64);
  let size = 0;
  const push = (time: number, kind: number) => {
    let at = size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent]! <= time) break;
      times[at] = times[parent]!;
      kinds[at] = kinds[parent]!;
      at = parent;
    }
    times[at] = time;
    kinds[at] = kind;
  };
  const pop = () => {
    const first = kinds[0]!;
    const time = times[--size]!;
    const kind = kinds[size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && times[child + 1]! < times[child]!) child++;
      if (times[child]! >= time) break;
      times[at] = times[child]!;
      kinds[at] = kinds[child]!;
      at = child;
    }
    times[at] = time;
    kinds[at] = kind;
    return first;
  };
  let [a, b, c, d] = [1, 2, 3, 4];
  const exponential = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return -Math.log(1 - (t >>> 0) / 4294967296);
  };
  let events = 0;
  let arrived = 0;
  let busy = 0;
  let waiting = 0;
  push(exponential() / 8, 0);
  while (size > 0) {
    const now = times[0]!;
    const kind = pop();
    events++;
    if (kind === 0) {
      if (++arrived < requests) push(now + exponential() / 8, 0);
      if (busy < 10) {
        busy++;
        push(now + exponential(), 1);
      } else waiting++;
    } else if (waiting > 0) {
      waiting--;
      push(now + exponential(), 1);
    } else busy--;
  }
  return events;
}
