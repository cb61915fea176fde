/* The list of all jobs: what is chosen, and what can be asked of it. */
(function () {
  'use strict';

  const {byId, found} = window.batchdesk;

  const boxes = () => Array.from(document.querySelectorAll('input[name="job"]'));

  function tell() {
    const all = boxes();
    const chosen = all.filter(box => box.checked).length;
    const words = byId('chosen').dataset;
    byId('chosen').textContent = chosen === 0 ? words.none : chosen === 1 ? words.one : words.more.replace('{n}', chosen);
    document.querySelectorAll('.bd-bulk button').forEach(button => (button.disabled = chosen === 0));
    all.forEach(box => box.closest('tr').classList.toggle('bd-chosen', box.checked));
    const every = byId('all');
    every.checked = chosen > 0 && chosen === all.length;
    every.indeterminate = chosen > 0 && chosen < all.length;
  }

  function open() {
    if (!byId('all')) {
      return;
    }
    byId('all').addEventListener('change', () => {
      boxes().forEach(box => (box.checked = byId('all').checked));
      tell();
    });
    boxes().forEach(box => box.addEventListener('change', tell));
    // A browser may remember what was chosen when one comes back.
    tell();
  }

  /** Shows what the server asks back. */
  function question(status) {
    if (status === 'success') {
      found();
      PrimeFaces.widgets.question.show();
    }
  }

  document.addEventListener('click', event => {
    const hides = event.target.closest && event.target.closest('[data-hides]');
    if (hides) {
      PrimeFaces.widgets[hides.dataset.hides].hide();
    }
  });
  document.addEventListener('DOMContentLoaded', open);

  window.batchdesk.question = question;
})();
