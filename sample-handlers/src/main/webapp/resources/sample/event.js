/* The page of an event starts a job and does something of its own when it is done. */
(function () {
  'use strict';

  const form = document.getElementById('export');
  const button = form.querySelector('button');
  const said = document.getElementById('said');
  const written = document.getElementById('written');
  const progress = document.querySelector('batch-progress');

  function say(text, link) {
    said.replaceChildren(text + ' ');
    if (link) {
      said.append(Object.assign(document.createElement('a'), {href: link, textContent: 'Sign in'}));
    }
    said.hidden = !text;
  }

  async function start(event) {
    event.preventDefault();
    button.disabled = true;
    say('');
    try {
      const context = {event: Number(form.dataset.event)};
      if (form.elements.slowly.checked) {
        context.rowsPerSecond = 500;
      }
      const job = await Batchdesk.start('registration-list', context);
      progress.job = job.id;
      history.replaceState(null, '', '?id=' + form.dataset.event + '&job=' + job.id);
    } catch (error) {
      button.disabled = false;
      if (error.status === 401) {
        say('Only who is signed in may write lists.', Batchdesk.signInUrl);
      } else {
        say(error.message);
      }
    }
  }

  /** In this page's own words; the newest list comes first. */
  function add(job) {
    const count = job.result.advancement_count;
    const entry = document.createElement('li');
    entry.append(count.toLocaleString('en') + (count === 1 ? ' registration' : ' registrations') + ' written');
    for (const file of job.outputs || []) {
      const link = {href: file.download_url, download: file.name, textContent: 'Fetch the list'};
      entry.append(' · ', Object.assign(document.createElement('a'), link));
    }
    written.querySelector('.muted')?.remove();
    written.prepend(entry);
  }

  form.addEventListener('submit', start);
  progress.addEventListener('batch-step', event => {
    button.disabled = !['completed', 'failed', 'canceled'].includes(event.detail.status);
  });
  progress.addEventListener('batch-completed', event => add(event.detail));
})();
