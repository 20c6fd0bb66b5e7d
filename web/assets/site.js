// Everything works without this: it makes pages that stand there move with the engine.
import { initAll } from './govuk-frontend.min.js';
import { initAll as initMoj } from './moj-frontend.min.js';

initAll();
initMoj();

// A page that shows what goes on says where it hears of it; each message is a part of the page by its id.
for (const place of document.querySelectorAll('[data-live]')) {
  const events = new EventSource(place.dataset.live);
  events.addEventListener('part', ({ data }) => {
    const { id, html } = JSON.parse(data);
    const part = document.getElementById(id);
    if (part) part.innerHTML = html;
  });
  events.addEventListener('done', ({ data }) => {
    events.close();
    if (data) window.location.assign(data);
  });
}

// Points add up as they are chosen; without this they do once they are kept.
for (const form of document.querySelectorAll('[data-adds-up]')) {
  const sum = form.querySelector('output');
  form.addEventListener('change', () => {
    const chosen = [...form.querySelectorAll('input[type=radio]:checked')];
    sum.textContent = String(chosen.reduce((total, { value }) => total + Number(value), 0));
  });
}
