// works on my machine :)
const v = (id: string) => Number((document.getElementById(id) as HTMLInputElement).value);

document.getElementById('go')!.addEventListener('click', async () => {
  const res = await fetch('/predict', {
    method: 'POST',
    body: JSON.stringify([v('a'), v('b'), v('c'), v('d'), v('e'), v('f')]),
  });
  const out = await res.json();
  document.getElementById('result')!.innerText = '$' + Math.round(out.price).toLocaleString('en-US');
});
