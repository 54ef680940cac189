/** The browser itself refuses what is missing, out of range or no number; the handler has the last word. */
const form = document.forms[0]!;
const alertLine = document.querySelector('[role=alert]')!;
const output = document.querySelector('output')!;

form.onsubmit = async (event) => {
  event.preventDefault();
  alertLine.textContent = '';
  output.textContent = '';
  const facts = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, Number(value)]));
  const response = await fetch('predict', { method: 'POST', body: JSON.stringify(facts) });
  const reply = await response.json();
  if (!response.ok) {
    alertLine.textContent = reply.errors.map((error: { message: string }) => error.message).join('; ');
    return;
  }
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
  output.textContent = `${money.format(reply.estimate)} (${money.format(reply.low)} to ${money.format(reply.high)})`;
};
