import server from '../app/server.ts';
import { chance, LABELS, someHouse } from './houses.ts';

interface Reply {
  status: number;
  body: string;
  threw: string | null;
}

async function ask(body: unknown, { method = 'POST', path = '/predict' } = {}): Promise<Reply> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const init = method === 'GET' ? { method } : { method, headers: { 'content-type': 'application/json' }, body: text };
  try {
    const response = await server.fetch(new Request(`http://localhost:8080${path}`, init));
    return { status: response.status, body: await response.text(), threw: null };
  } catch (error) {
    return { status: 500, body: '', threw: String(error) };
  }
}

/** Asks the handler as no page of ours would: straight, with what cannot be. */
export default async function handler({ seed }: { seed: string }) {
  const house = someHouse(chance(`handler ${seed}`));
  const wrong: { label: string; name: keyof typeof LABELS; value: unknown }[] = [
    { label: 'no garageCars at all', name: 'garageCars', value: undefined },
    { label: 'fireplaces is an empty text', name: 'fireplaces', value: '' },
    { label: 'condition is null', name: 'condition', value: null },
    { label: 'livingArea is negative', name: 'livingArea', value: -house.livingArea },
    { label: 'livingArea has one zero too many', name: 'livingArea', value: house.livingArea * 10 },
    { label: 'yearBuilt is in the future', name: 'yearBuilt', value: 2035 },
    { label: 'lotArea is the text "about 9000"', name: 'lotArea', value: 'about 9000' },
    { label: 'livingArea is the text "1500 sq ft"', name: 'livingArea', value: '1500 sq ft' },
    { label: 'condition is 50', name: 'condition', value: 50 },
    { label: 'garageCars is 1.5', name: 'garageCars', value: 1.5 },
    { label: 'lotArea is a list', name: 'lotArea', value: [9000] },
  ];
  const shapes = [
    { label: 'a body that is no JSON', body: 'livingArea=1500' },
    { label: 'an empty body', body: '' },
    { label: 'null', body: 'null' },
    { label: 'a list of six numbers', body: JSON.stringify(Object.values(house)) },
    { label: 'an empty object', body: '{}' },
  ];
  const answers: { label: string; input: string; text: boolean; names: string[]; reply: Reply }[] = [];
  for (const { label, name, value } of wrong) {
    const body = { ...house, [name]: value };
    const reply = await ask(body);
    const text = typeof value === 'string' && value !== '';
    answers.push({ label, input: JSON.stringify(body), text, names: [name, LABELS[name]], reply });
  }
  for (const { label, body } of shapes) {
    answers.push({ label, input: body, text: false, names: [], reply: await ask(body) });
  }
  const elsewhere = [await ask(house, { path: '/admin' }), await ask(house, { method: 'GET' })];
  const good = await ask(house);

  const isRefused = ({ status }: Reply) => status >= 400 && status < 500;
  const accepted = answers.filter(({ reply }) => reply.status < 400);
  const failed = answers.filter(({ reply }) => reply.status >= 500);
  const lower = (text: string) => text.toLowerCase();
  const unnamed = answers.filter(
    ({ names, reply }) =>
      names.length > 0 && isRefused(reply) && !names.some((name) => lower(reply.body).includes(lower(name))),
  );
  const saysError = ({ reply }: { reply: Reply }) => /error|problem|invalid|must/i.test(reply.body);
  return {
    tried: answers.length,
    refused: answers.filter(({ reply }) => isRefused(reply)).length,
    accepted: accepted.length,
    acceptedText: accepted.filter(({ text }) => text).length,
    acceptedAsError: accepted.filter(saysError).length,
    failed: failed.length,
    unnamed: unnamed.length,
    firstAccepted: accepted[0]?.label ?? null,
    firstFailed: failed[0]?.label ?? null,
    firstThrown: failed[0]?.reply.threw ?? null,
    elsewhere: elsewhere.filter((reply) => reply.status < 300).length,
    goodStatus: good.status,
    cases: answers.map(({ label, input, names, reply }) => ({
      label,
      ok: isRefused(reply) && !unnamed.some((one) => one.label === label),
      input,
      expected: names.length > 0 ? `a status from 400 to 499, and a body that names ${names[0]}` : 'a status from 400 to 499',
      seen: reply.threw ?? `${reply.status} ${reply.body.slice(0, 160)}`,
    })),
    evidence: answers.map(({ label, reply }) => ({
      label,
      outcome: isRefused(reply) ? 'good' : 'bad',
      detail: reply.threw === null ? `answered ${reply.status}` : 'threw an error',
    })),
  };
}
