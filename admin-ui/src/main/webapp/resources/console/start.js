/* Forms that start a job: once, however often they are clicked. */
(function () {
  'use strict';

  const STARTING = 'batchdesk.starting';

  const {memory} = window.batchdesk;

  function open(form) {
    form.addEventListener('submit', () => {
      memory.set(STARTING, '1');
      // Disabled a moment later, because a disabled button is not sent with the form.
      setTimeout(() => form.querySelectorAll('button').forEach(button => (button.disabled = true)), 0);
    });
    if (form.dataset.starts === 'now') {
      form.querySelector('button[type=submit]').click();
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    memory.take(STARTING);
    document.querySelectorAll('form[data-starts]').forEach(open);
  });
})();
