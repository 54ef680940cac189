import { describe, expect, it } from 'vitest';
import { sojournQuantile, sojournTail } from '../../traffic/queueing';
import { erlangC, quantileOf, SteadyQueue } from './queue';

const queueOf = (servers: number, arrivalRate: number, serviceRate: number) =>
  new SteadyQueue({
    arrivalRate,
    serviceSeconds: 1 / serviceRate,
    variation: 1,
    workers: servers,
    room: 100,
  });

describe('a steady queue', () => {
  it.each([
    [1, 0.8, 0.8],
    [2, 1.5, 0.642857],
    [10, 8, 0.40918],
    [4, 3, 0.509434],
  ])('Erlang C of %d servers at load %d', (servers, load, expected) => {
    expect(erlangC(servers, load)).toBeCloseTo(expected, 6);
  });

  it.each([
    [1, 0.8, 1],
    [2, 1.5, 1],
    [10, 8, 1],
    [4, 30, 10],
    // Both exponentials of one rate.
    [2, 1, 1],
  ])('with exponential service it is M/M/%d of traffic', (servers, arrivalRate, serviceRate) => {
    const queue = queueOf(servers, arrivalRate, serviceRate);
    for (const time of [0, 0.05, 0.3, 1, 2.5, 8])
      expect(queue.tail(time)).toBeCloseTo(sojournTail({ servers, arrivalRate, serviceRate }, time), 9);
    const p99 = quantileOf((t) => queue.tail(t), 0.99, 1 / serviceRate);
    expect(p99 / sojournQuantile({ servers, arrivalRate, serviceRate }, 0.99)).toBeCloseTo(1, 4);
  });

  it('steadier service halves the mean wait at most (Allen and Cunneen)', () => {
    const mean = (variation: number) => {
      const queue = new SteadyQueue({
        arrivalRate: 0.8,
        serviceSeconds: 1,
        variation,
        workers: 1,
        room: 100,
      });
      let sum = 0;
      for (let t = 0; t < 100; t += 0.01) sum += queue.tail(t) * 0.01;
      return sum - 1;
    };
    expect(mean(0) / mean(1)).toBeCloseTo(0.5, 2);
  });

  it('overloaded, it turns away what is too much, and lets others wait for all of its room', () => {
    const queue = queueOf(2, 3, 1);
    expect(queue.utilisation).toBe(1.5);
    expect(queue.lost).toBeCloseTo(1 / 3, 12);
    expect(queue.tail(49.9)).toBe(1);
    expect(queue.tail(60)).toBeCloseTo(Math.exp(-10), 9);
    expect(queueOf(0, 1, 1).lost).toBe(1);
  });
});
