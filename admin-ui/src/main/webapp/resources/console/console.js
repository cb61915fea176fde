/* What every page of the console does by itself. Texts come from the pages. */
(function () {
  'use strict';

  const HIDDEN = 15000;
  const LEAVING = 10000;
  const MINUTE = 60000;
  const YEAR = 31536000;
  const RELOADS_A_MINUTE = 3;

  const RELOADING = 'batchdesk.reloading';
  const RELOADS = 'batchdesk.reloads';
  const FOCUS = 'batchdesk.focus';

  const byId = id => document.getElementById(id);
  const show = (id, shown) => {
    const element = byId(id);
    if (element) {
      element.hidden = !shown;
    }
  };

  // ---- this tab's memory; a browser may forbid it

  const memory = {
    get(key) {
      try {
        return sessionStorage.getItem(key);
      } catch (e) {
        return null;
      }
    },
    set(key, value) {
      try {
        sessionStorage.setItem(key, value);
      } catch (e) {
        // Then nothing happens by itself.
      }
    },
    take(key) {
      const value = this.get(key);
      try {
        sessionStorage.removeItem(key);
      } catch (e) {
        // As above.
      }
      return value;
    }
  };

  // ---- asking the server

  let askedAt = 0;

  /** What a page does when an answer has come, and before each question. */
  const page = {answered() {}, pace: () => 0};

  const poll = () => window.PrimeFaces && PrimeFaces.widgets.poll;

  /** Not while an answer is awaited, so that a slow server is not asked faster than it answers. */
  function mayAsk() {
    if (askedAt && Date.now() - askedAt < HIDDEN) {
      return false;
    }
    askedAt = Date.now();
    return true;
  }

  function lost() {
    askedAt = 0;
    show('lost', true);
  }

  function found() {
    show('lost', false);
  }

  function answered(status, args) {
    askedAt = 0;
    if (status === 'success') {
      found();
      page.answered(args || {});
      keepFocus();
      pace();
    }
  }

  function ask() {
    const widget = poll();
    if (widget) {
      widget.cfg.fn.call(widget);
    }
  }

  /** The server's answer decides whether to ask again; this decides when. */
  function pace() {
    const widget = poll();
    if (!widget || !widget.active) {
      return;
    }
    const pause = document.hidden ? HIDDEN : page.pace();
    if (pause && widget.cfg.frequency !== pause) {
      widget.cfg.frequency = pause;
      widget.stop();
      widget.start();
    }
  }

  function stop() {
    if (poll()) {
      poll().stop();
    }
    show('lost', false);
  }

  // What had the focus may have been rendered anew, or be gone.
  let focused = null;

  function keepFocus() {
    if (focused && document.activeElement === document.body) {
      const next = byId(focused) || byId('title') || byId('content');
      next.focus({preventScroll: true});
    }
  }

  // Who goes without a mouse stays there, too, when the page is loaded anew, as after each button.
  let byKey = false;

  function noteFocus() {
    if (byKey && focused) {
      memory.set(FOCUS, location.pathname + ' ' + focused);
    }
  }

  function findFocus() {
    const [path, id] = (memory.take(FOCUS) || '').split(' ');
    const next = id && path === location.pathname && (byId(id) || byId('title'));
    if (next && document.activeElement === document.body) {
      byKey = true;
      next.focus();
    }
  }

  /** Nobody is signed in any more: what the page shows stays, and nothing is asked again. */
  function expired(address) {
    stop();
    byId('signInAgain').href = address;
    show('expired', true);
  }

  let reloading = false;

  /** Once, however many answers ask for it before the new page is there: a cold server is slow. */
  function reload() {
    if (reloading) {
      return;
    }
    const now = Date.now();
    const recent = (memory.get(RELOADS) || '').split(' ').filter(time => now - time < MINUTE);
    if (recent.length >= RELOADS_A_MINUTE) {
      stop();
      show('stale', true);
      return;
    }
    reloading = true;
    stop();
    memory.set(RELOADING, '1');
    memory.set(RELOADS, recent.concat(now).join(' ').trim());
    location.replace(location.href.split('#')[0]);
  }

  // ---- what a person sets

  function setCookie(name, value) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = name + '=' + value + '; path=/; max-age=' + YEAR + '; SameSite=Lax' + secure;
  }

  /** The server shows times in the person's time zone when it knows it. */
  function tellTimeZone() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && !document.cookie.split('; ').includes('tz=' + zone)) {
      setCookie('tz', zone);
    }
  }

  function choose(button) {
    setCookie(button.dataset.cookie, button.dataset.value);
    if (button.dataset.cookie === 'theme') {
      document.documentElement.dataset.theme = button.dataset.value;
      button.parentElement.querySelectorAll('button').forEach(
          other => other.setAttribute('aria-pressed', String(other === button)));
    } else {
      location.reload();
    }
  }

  /** A menu closes when one goes elsewhere. */
  function closeMenus(target) {
    document.querySelectorAll('details[data-closes][open]').forEach(menu => {
      if (!menu.contains(target)) {
        menu.open = false;
      }
    });
  }

  function escape(event) {
    const menu = event.key === 'Escape' && event.target.closest && event.target.closest('details[data-closes][open]');
    if (menu) {
      menu.open = false;
      menu.querySelector('summary').focus();
    }
  }

  document.addEventListener('DOMContentLoaded', () => {
    tellTimeZone();
    findFocus();
    document.querySelectorAll('button[data-cookie]').forEach(
        button => button.addEventListener('click', () => choose(button)));
  });
  document.addEventListener('click', event => closeMenus(event.target));
  document.addEventListener('focusin', event => {
    focused = event.target.id;
    closeMenus(event.target);
  });
  document.addEventListener('mousedown', () => {
    focused = null;
    byKey = false;
  });
  document.addEventListener('keydown', event => {
    byKey = true;
    escape(event);
  });
  window.addEventListener('pagehide', noteFocus);
  document.addEventListener('visibilitychange', () => {
    pace();
    if (!document.hidden && poll() && (poll().active || page.moves && page.moves())) {
      ask();
    }
  });
  let leftAt = 0;

  /** Whether the browser fetches the page that comes after this one, which goes on asking meanwhile. */
  const leaving = () => Date.now() - leftAt < LEAVING;

  window.addEventListener('beforeunload', () => {
    leftAt = Date.now();
  });
  // A page out of the browser's memory may be long out of date.
  window.addEventListener('pageshow', event => event.persisted && location.reload());

  window.batchdesk = {byId, show, memory, page, poll, ask, mayAsk, lost, found, answered, expired, reload, leaving, RELOADING};
})();
