/** What is asked. */
export type Ask = 'ordinary' | 'blank' | 'negative' | 'text';
/** Who asks: a person with the page, or a program that sends its request straight to the handler. */
export type Sender = 'page' | 'program';

/** One station on the way of a request. */
export interface Stop {
  readonly id: 'page' | 'handler' | 'model' | 'answer';
  /** `refused`: the way ends here; `unasked`: the request does not come here. */
  readonly state: 'passed' | 'refused' | 'unasked' | 'wrong';
  readonly says: string;
}

/** What is sent for the fact that the question is about. */
const SENT: Readonly<Record<Ask, string>> = {
  ordinary: '"garageCars": 2',
  blank: '"garageCars": 0',
  negative: '"livingArea": -1500',
  text: '"livingArea": null',
};

const REFUSAL: Readonly<Record<Exclude<Ask, 'ordinary'>, string>> = {
  blank: 'Garage cars is missing.',
  negative: 'Living area must be between 300 and 4,000.',
  text: 'Living area must be a number.',
};

const MODEL: Readonly<Record<Exclude<Ask, 'ordinary'>, string>> = {
  blank: 'Estimates a house without a garage, which nobody asked about.',
  negative: 'Estimates a house of −1,500 square feet. It has a price for it.',
  text: 'Takes null for 0, and estimates a house of 0 square feet.',
};

/** What the handler must have seen to refuse it: an empty field that became 0 looks like an answer. */
const isVisibleToHandler = (ask: Ask, sender: Sender) => ask !== 'blank' || sender === 'program';

/** The way of one request through page, handler and model, with checks on either side or none. */
export function requestPath(ask: Ask, sender: Sender, pageChecks: boolean, handlerChecks: boolean): Stop[] {
  const unasked = (id: Stop['id']): Stop => ({ id, state: 'unasked', says: 'Nothing comes here.' });
  const page: Stop =
    sender === 'program'
      ? { id: 'page', state: 'unasked', says: 'A program does not use the page; its checks never run.' }
      : ask !== 'ordinary' && pageChecks
        ? { id: 'page', state: 'refused', says: `Says at once: “${REFUSAL[ask]}”` }
        : { id: 'page', state: 'passed', says: `Number(…), then sends ${SENT[ask]}` };
  if (page.state === 'refused')
    return [
      page,
      unasked('handler'),
      unasked('model'),
      { id: 'answer', state: 'refused', says: 'The person sees which field to change.' },
    ];
  if (ask !== 'ordinary' && handlerChecks && isVisibleToHandler(ask, sender)) {
    return [
      page,
      { id: 'handler', state: 'refused', says: `422, “${REFUSAL[ask]}”` },
      unasked('model'),
      {
        id: 'answer',
        state: 'refused',
        says:
          sender === 'page'
            ? 'The page can show the message, one round trip later.'
            : 'The program gets a status that it can act on.',
      },
    ];
  }
  const handler: Stop = {
    id: 'handler',
    state: 'passed',
    says:
      ask === 'blank' && handlerChecks
        ? 'Checks, and finds nothing: 0 cars are possible. That the field was empty is lost.'
        : handlerChecks
          ? 'Checks, finds nothing wrong, asks the model.'
          : 'Asks the model.',
  };
  if (ask === 'ordinary')
    return [
      page,
      handler,
      { id: 'model', state: 'passed', says: 'Estimates the house.' },
      { id: 'answer', state: 'passed', says: '200, the estimate.' },
    ];
  return [
    page,
    handler,
    { id: 'model', state: 'wrong', says: MODEL[ask] },
    { id: 'answer', state: 'wrong', says: '200, with an estimate that looks like any other.' },
  ];
}
