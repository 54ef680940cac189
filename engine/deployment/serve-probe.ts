/** Where the lab's own module lies while requests are served; no service has a file of that name. */
export const SERVE_PROBE_PATH = 'lab-serve-requests.ts';

/**
 * The module that stands between clients and a service, as an HTTP server does: it loads the service, hands it one
 * `Request` after another, and notes what each `Response` says. An exception that leaves `fetch` ends the process.
 */
export const SERVE_PROBE = `
const notes = (error) => {
  const known = error instanceof Error ? error : new Error(String(error));
  return { name: known.name, message: known.message, code: known.code ? String(known.code) : '', stack: String(known.stack ?? '') };
};

export default async function serve({ entry, requests }) {
  let service;
  try {
    service = (await import('./' + entry)).default;
    if (typeof service?.fetch !== 'function') throw new TypeError(entry + ' has no default export with a method fetch');
  } catch (error) {
    return { started: false, error: notes(error), answers: [] };
  }
  const answers = [];
  for (const { id, at, client, method, path, body } of requests) {
    try {
      const hasBody = method !== 'GET' && method !== 'HEAD';
      const request = new Request('http://homestead.example' + path, {
        method,
        headers: { 'content-type': 'application/json', 'x-request-id': id, 'x-sent-at': at, 'x-client': client },
        ...(hasBody && { body: JSON.stringify(body) }),
      });
      const response = await service.fetch(request);
      const text = await response.text();
      answers.push({ status: response.status, text });
    } catch (error) {
      return { started: true, answers, error: notes(error) };
    }
  }
  return { started: true, answers };
}
`;
