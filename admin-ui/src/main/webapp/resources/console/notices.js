/* Tells when a job of the person ends while they are on another page. Asks nothing when none runs. */
(function () {
  'use strict';

  const SHOWN = 5000;
  const ENDS = ['completed', 'failed', 'canceled'];

  let notices = null;
  let running = [];
  let tag = null;
  let following = 0;

  function tell(job) {
    const notice = document.createElement('div');
    const text = document.createElement('span');
    const link = document.createElement('a');
    const close = document.createElement('button');
    notice.className = 'bd-notice bd-notice-' + job.status;
    text.textContent = notices.dataset[job.status].replace('{0}', job.title);
    link.textContent = notices.dataset.show;
    link.href = notices.dataset.jobs + job.id;
    close.type = 'button';
    close.className = 'pi pi-times';
    close.setAttribute('aria-label', notices.dataset.close);
    close.addEventListener('click', () => notice.remove());
    notice.append(text, ' ', link, close);
    notices.append(notice);
  }

  function look(jobs) {
    const ended = jobs.filter(job => ENDS.includes(job.status));
    ended.forEach(tell);
    const there = jobs.map(job => job.id);
    running = running.filter(id => there.includes(id) && !ended.some(job => job.id === id));
    tag = null;
  }

  async function ask() {
    const query = running.map(id => 'id[]=' + encodeURIComponent(id)).join('&') + '&fields=id,status,title';
    try {
      const answer = await fetch(notices.dataset.api + '?' + query, {
        cache: 'no-store',
        headers: {'X-Requested-With': 'notices.js', ...(tag ? {'If-None-Match': tag} : {})}
      });
      if (answer.status === 200) {
        const found = answer.headers.get('ETag');
        look((await answer.json()).batch_jobs);
        tag = found;
      } else if (answer.status === 401 || answer.status === 403) {
        running = [];
      }
    } catch (e) {
      // The server cannot be reached; asked again later.
    }
    next();
  }

  /** Not while nobody can see a notice. */
  function next() {
    clearTimeout(following);
    if (running.length && !document.hidden) {
      following = setTimeout(ask, SHOWN);
    }
  }

  document.addEventListener('visibilitychange', () => {
    clearTimeout(following);
    if (running.length && !document.hidden) {
      ask();
    }
  });
  document.addEventListener('DOMContentLoaded', () => {
    notices = document.getElementById('notices');
    if (notices) {
      // A job's own page follows it already.
      const own = document.querySelector('form[data-job]');
      running = notices.dataset.running.split(' ').filter(id => id && !(own && own.dataset.job === id));
      next();
    }
  });
})();
