/** Where the lab's own module lies while a service is measured; no service has a file of that name. */
export const MEASURE_PROBE_PATH = 'lab-measure-service.ts';

/**
 * The module that measures a service from inside of the sandbox: it loads it, warms it up with the first request, and
 * then asks for each row until some time has passed, since clocks in browsers tick every tenth of a millisecond. What
 * leaves `fetch` as an exception is answered with 500, as HTTP servers do.
 */
export const MEASURE_PROBE = `
const notes = (error) => {
  const known = error instanceof Error ? error : new Error(String(error));
  return { name: known.name, message: known.message, stack: String(known.stack ?? '') };
};

async function ask(service, { method, path, headers, body }) {
  const request = new Request('http://service.example' + path, { method, headers, ...(body !== null && { body }) });
  try {
    const response = await service.fetch(request);
    if (!(response instanceof Response)) throw new TypeError('fetch(request) did not return a Response');
    const text = await response.text();
    return { status: response.status, text };
  } catch (error) {
    return { status: 500, text: '', error: notes(error) };
  }
}

export default async function measure({ entry, requests, leastMs, mostRounds }) {
  const begun = performance.now();
  let service;
  try {
    service = (await import('./' + entry)).default;
    if (typeof service?.fetch !== 'function') throw new TypeError(entry + ' has no default export with a method fetch');
  } catch (error) {
    return { started: false, error: notes(error), loadMs: performance.now() - begun, answers: [] };
  }
  if (requests.length > 0) await ask(service, requests[0]);
  const loadMs = performance.now() - begun;
  const answers = [];
  for (const request of requests) {
    const start = performance.now();
    let rounds = 0;
    let answer;
    do {
      answer = await ask(service, request);
      rounds++;
    } while (!answer.error && rounds < mostRounds && performance.now() - start < leastMs);
    const ms = (performance.now() - start) / rounds;
    answers.push({ ms, status: answer.status, length: answer.text.length, text: answer.text.slice(0, 400), error: answer.error });
  }
  return { started: true, loadMs, answers };
}
`;
