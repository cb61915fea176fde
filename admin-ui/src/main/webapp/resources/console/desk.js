/* The desk: finds job types while one types. */
(function () {
  'use strict';

  const {byId, show} = window.batchdesk;

  function find(words) {
    let found = 0;
    document.querySelectorAll('.bd-application').forEach(application => {
      let here = 0;
      application.querySelectorAll('.bd-types li').forEach(type => {
        const text = (application.querySelector('h3').textContent + ' ' + type.textContent).toLowerCase();
        type.hidden = !words.every(word => text.includes(word));
        here += type.hidden ? 0 : 1;
      });
      application.hidden = here === 0;
      found += here;
    });
    show('noType', found === 0);
  }

  document.addEventListener('DOMContentLoaded', () => {
    const search = byId('search');
    if (search) {
      search.addEventListener('input', () => find(search.value.toLowerCase().split(/\s+/)));
    }
  });
})();
