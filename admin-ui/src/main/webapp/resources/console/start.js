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

  // ---- a file, which is uploaded as soon as it is chosen

  function openUpload(upload) {
    const part = selector => upload.querySelector(selector);
    const file = part('input[type=file]');
    const id = part('input[type=hidden]');
    const progress = part('progress');
    const done = part('.bd-upload-done');
    const error = part('.bd-error');
    const submit = upload.closest('form').querySelector('button[type=submit]');

    function show(state, text) {
      file.hidden = state !== 'choose';
      progress.hidden = state !== 'sending';
      done.hidden = state !== 'done';
      error.hidden = !text || state === 'done';
      submit.disabled = state === 'sending';
      (state === 'done' ? done.querySelector('span') : error).textContent = text || '';
    }

    function refuse(text) {
      file.value = '';
      show('choose', text);
      file.focus();
    }

    function send() {
      const chosen = file.files[0];
      const request = new XMLHttpRequest();
      request.open('POST', upload.dataset.api + '?name=' + encodeURIComponent(chosen.name));
      request.setRequestHeader('Content-Type', chosen.type || 'application/octet-stream');
      request.responseType = 'json';
      request.upload.addEventListener('progress', event => (progress.value = (event.loaded * 100) / event.total));
      request.addEventListener('error', () => refuse(upload.dataset.failed));
      request.addEventListener('load', () => {
        if (request.status === 201) {
          id.value = request.response.upload.id;
          show('done', chosen.name);
          done.querySelector('button').focus();
        } else {
          refuse(request.response ? request.response.message : upload.dataset.failed);
        }
      });
      show('sending');
      request.send(chosen);
    }

    file.addEventListener('change', () => file.files.length && send());
    done.querySelector('button').addEventListener('click', () => {
      id.value = '';
      file.value = '';
      show('choose');
      file.focus();
    });
    if (upload.dataset.file) {
      show('done', upload.dataset.file);
    }
  }

  /** A menu may be quicker clicked than it is open; PrimeFaces notes what was chosen only then. */
  function noteAtOnce(menu) {
    const show = menu._show;
    menu._show = function () {
      this.preShowValue = this.options.filter(':selected');
      show.call(this);
    };
  }

  let described = 0;

  /** What is said below an input belongs to it, also for those who do not see it. */
  function describe(field) {
    const texts = Array.from(field.querySelectorAll(':scope > small, :scope > .bd-error'));
    const input = field.querySelector('[role=combobox]') || field.querySelector('input:not([type=hidden])');
    if (input && texts.length) {
      texts.forEach(text => (text.id = text.id || 'text' + described++));
      input.setAttribute('aria-describedby', texts.map(text => text.id).join(' '));
      if (field.querySelector(':scope > .bd-error')) {
        input.setAttribute('aria-invalid', 'true');
      }
    }
  }

  /** The label of a menu is its name, too, and not only what is chosen. */
  function name(menu) {
    const label = menu.closest('.bd-field').querySelector('label');
    menu.setAttribute('aria-labelledby', label.id + ' ' + menu.id);
  }

  /** The first thing that is wrong has the focus; of a file that is there, what chooses another one. */
  function focusWrong() {
    const wrong = document.querySelector('.bd-field [aria-invalid=true]');
    if (wrong) {
      (wrong.hidden ? wrong.parentElement.querySelector('button') : wrong).focus();
    }
  }

  if (window.PrimeFaces && PrimeFaces.widget.SelectOneMenu) {
    noteAtOnce(PrimeFaces.widget.SelectOneMenu.prototype);
  }

  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('.bd-upload').forEach(openUpload);
    document.querySelectorAll('.bd-field').forEach(describe);
    document.querySelectorAll('.bd-field .ui-selectonemenu-label').forEach(name);
    focusWrong();
    memory.take(STARTING);
    document.querySelectorAll('form[data-starts]').forEach(open);
  });
})();
