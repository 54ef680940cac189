import { FIELDS, problemOf, readTyped } from './fields.ts';

interface Problem {
  field: string;
  message: string;
}

interface Answer {
  estimate: number;
  low: number;
  high: number;
  reasons: { field: string; dollars: number }[];
}

const form = document.querySelector<HTMLFormElement>('#house')!;
const summary = document.querySelector<HTMLElement>('#problems')!;
const answer = document.querySelector<HTMLElement>('#answer')!;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  answer.replaceChildren();
  const typed = new FormData(form);
  const facts = Object.fromEntries(FIELDS.map(({ name }) => [name, readTyped(String(typed.get(name)))]));
  const problems = FIELDS.flatMap((field) => {
    const message = problemOf(field, facts[field.name]);
    return message === null ? [] : [{ field: field.name, message }];
  });
  show(problems);
  if (problems.length > 0) return;

  const response = await fetch('/predict', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(facts),
  });
  if (response.ok) tell((await response.json()) as Answer);
  else if (response.status < 500) show(((await response.json()) as { errors: Problem[] }).errors);
  else summary.textContent = 'The estimate could not be made. Please try again later.';
});

/** Says what is wrong: beside each field, and in one alert. With no problems, nothing is said any more. */
function show(problems: Problem[]): void {
  for (const { name } of FIELDS) {
    const message = problems.find((problem) => problem.field === name)?.message ?? '';
    const input = form.elements.namedItem(name) as HTMLInputElement;
    if (message === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    document.querySelector(`#${name}-error`)!.textContent = message;
  }
  summary.textContent = problems.map((problem) => problem.message).join(' ');
}

/** Shows an estimate, how far such estimates are off, and what each fact adds. */
function tell({ estimate, low, high, reasons }: Answer): void {
  const amount = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = dollars(estimate);
  amount.append(strong, ` Of ten houses, eight sold for ${dollars(low)} to ${dollars(high)}.`);
  const list = document.createElement('ul');
  for (const reason of [...reasons].sort((a, b) => Math.abs(b.dollars) - Math.abs(a.dollars))) {
    const item = document.createElement('li');
    const label = FIELDS.find((field) => field.name === reason.field)?.label ?? reason.field;
    const sign = reason.dollars < 0 ? 'less' : 'more';
    item.textContent = `${label}: ${dollars(Math.abs(reason.dollars))} ${sign} than for a typical house`;
    list.append(item);
  }
  answer.replaceChildren(amount, list);
}

function dollars(amount: number): string {
  return `$${(Math.round(amount / 1000) * 1000).toLocaleString('en-US')}`;
}
