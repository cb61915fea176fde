/* What is shown once can be copied. */
(function () {
  'use strict';

  /** Where the browser does not let a page copy, it selects the text for the person to do so. */
  async function copy(button) {
    const secret = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(secret.textContent);
      button.querySelector('span').textContent = button.dataset.done;
    } catch (e) {
      getSelection().selectAllChildren(secret);
      secret.focus();
    }
  }

  document.addEventListener('click', event => {
    const button = event.target.closest && event.target.closest('[data-copies]');
    if (button) {
      copy(button);
    }
  });
})();
