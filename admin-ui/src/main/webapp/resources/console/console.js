/* What the pages of the console do by themselves. Texts come from the pages. */
(function () {
  'use strict';

  const TICK = 1000;
  const SLOW = 5000;
  const HIDDEN = 15000;
  const MINUTE = 60000;
  const COUNTDOWN = 8;
  const RELOADS_A_MINUTE = 3;

  const STARTING = 'batchdesk.starting';
  const RELOADING = 'batchdesk.reloading';
  const RELOADS = 'batchdesk.reloads';

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
  let connected = true;

  /** Not while an answer is awaited, so that a slow server is not asked faster than it answers. */
  function mayAsk() {
    if (askedAt && Date.now() - askedAt < HIDDEN) {
      return false;
    }
    askedAt = Date.now();
    return true;
  }

  function lost() {
    connected = false;
    askedAt = 0;
    show('lost', true);
  }

  function found() {
    connected = true;
    show('lost', false);
  }

  function answered(status) {
    askedAt = 0;
    if (status === 'success') {
      found();
      look();
    }
  }

  function poll() {
    return window.PrimeFaces && PrimeFaces.widgets.poll;
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
    const slow = awaitedSince && Date.now() - awaitedSince > MINUTE;
    const pause = document.hidden ? HIDDEN : slow ? SLOW : TICK;
    if (widget.cfg.frequency !== pause) {
      widget.cfg.frequency = pause;
      widget.stop();
      widget.start();
    }
  }

  function reload() {
    const now = Date.now();
    const recent = (memory.get(RELOADS) || '').split(' ').filter(time => now - time < MINUTE);
    if (recent.length >= RELOADS_A_MINUTE) {
      if (poll()) {
        poll().stop();
      }
      show('lost', false);
      show('stale', true);
      return;
    }
    memory.set(RELOADING, '1');
    memory.set(RELOADS, recent.concat(now).join(' ').trim());
    location.replace(location.href.split('#')[0]);
  }

  // ---- a job's page

  let job = null;
  let awaitedSince = 0;
  let leaving = null;

  const state = () => byId('job:state').dataset;
  const mark = () => memory.get('batchdesk.job.' + job);
  const setMark = value => memory.set('batchdesk.job.' + job, value);

  /** The bar is new after each answer; it grows from where the old one stood. */
  let barWidth = null;

  function growBar() {
    const bar = document.querySelector('[id="job:state"] .ui-progressbar-determinate .ui-progressbar-value');
    if (!bar) {
      barWidth = null;
      return;
    }
    const width = bar.style.width;
    if (barWidth !== null && barWidth !== width) {
      bar.style.width = barWidth;
      bar.getBoundingClientRect();
      bar.classList.add('bd-grows');
      bar.style.width = width;
    }
    barWidth = width;
  }

  function look() {
    if (!job) {
      return;
    }
    document.title = state().tab;
    growBar();
    if (state().completed === 'true') {
      finish();
    }
    pace();
  }

  /**
   * By itself, once per job, in the tab that started it: download, countdown, cleanup, return. The
   * marks of a job: started (by this tab), asking, mine (handed over to this tab), stays.
   */
  function finish() {
    if (mark() === 'started') {
      setMark('asking');
      window.batchdeskHandOver();
    } else if (mark() === 'mine') {
      goOn();
    }
  }

  function handedOver(args) {
    if (!args || args.mine === undefined) {
      // No answer: asked again with the next one.
      setMark('started');
      setTimeout(look, TICK);
      return;
    }
    found();
    setMark(args.mine ? 'mine' : 'stays');
    if (args.mine) {
      if (Number(state().files) > 0) {
        download();
        startPoll();
      }
      goOn();
    }
  }

  function startPoll() {
    awaitedSince = Date.now();
    poll().start();
  }

  const downloads = () => Array.from(document.querySelectorAll('.bd-download'));

  function download() {
    downloads().forEach((link, i) => setTimeout(() => link.click(), i * TICK));
  }

  function goOn() {
    const files = Number(state().files);
    const done = files === 0 || state().downloaded === 'true';
    show('handOver', true);
    const blocked = !done && (!awaitedSince || Date.now() - awaitedSince > SLOW);
    show('awaited', !done && !blocked);
    show('blocked', blocked);
    byId('again').textContent = byId('again').dataset.label.replace('{file}', downloads().map(a => a.download).join(', '));
    if (done && byId('handOver').dataset.return && !leaving) {
      countDown(COUNTDOWN);
    }
  }

  function countDown(seconds) {
    show('countdown', true);
    byId('seconds').textContent = byId('handOver').dataset.countdown.replace('{s}', String(seconds));
    leaving = setTimeout(() => (seconds > 1 ? countDown(seconds - 1) : leave()), TICK);
  }

  function leave() {
    byId('seconds').textContent = byId('handOver').dataset.leaving;
    show('stay', false);
    window.batchdeskLeave();
  }

  function left(args) {
    if (args && args.left) {
      setMark('stays');
      location.replace(byId('handOver').dataset.return);
    } else {
      setTimeout(() => window.batchdeskLeave(), 2 * TICK);
    }
  }

  function stay() {
    clearTimeout(leaving);
    setMark('stays');
    show('handOver', false);
  }

  function wasReloaded() {
    const navigation = performance.getEntriesByType('navigation')[0];
    return navigation && navigation.type === 'reload';
  }

  function openJob(form) {
    job = form.dataset.job;
    if (memory.take(STARTING) && !mark()) {
      setMark('started');
    }
    if (mark() === 'asking') {
      setMark('started');
    }
    // A copy of the tab has a copy of its memory.
    if (!memory.take(RELOADING) && mark() === 'mine' && !wasReloaded()) {
      setMark('stays');
    }
    byId('stay').addEventListener('click', stay);
    byId('again').addEventListener('click', download);
    look();
  }

  // ---- forms that start a job

  function openStart(form) {
    form.addEventListener('submit', () => {
      memory.set(STARTING, '1');
      // Disabled a moment later, because a disabled button is not sent with the form.
      setTimeout(() => form.querySelectorAll('button').forEach(button => (button.disabled = true)), 0);
    });
    if (form.dataset.starts === 'now') {
      form.querySelector('button[type=submit]').click();
    }
  }

  // ---- each page

  /** The server shows times in the person's time zone when it knows it. */
  function tellTimeZone() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && !document.cookie.split('; ').includes('tz=' + zone)) {
      const secure = location.protocol === 'https:' ? '; Secure' : '';
      document.cookie = 'tz=' + zone + '; path=/; max-age=31536000; SameSite=Lax' + secure;
    }
  }

  function open() {
    tellTimeZone();
    const jobForm = document.querySelector('form[data-job]');
    if (jobForm) {
      openJob(jobForm);
      return;
    }
    memory.take(STARTING);
    document.querySelectorAll('form[data-starts]').forEach(openStart);
  }

  document.addEventListener('DOMContentLoaded', open);
  document.addEventListener('visibilitychange', () => {
    const widget = poll();
    pace();
    // A job that waits for a person is not asked for; somebody may have moved it on elsewhere.
    if (!document.hidden && widget && (widget.active || job && state().ended === 'false')) {
      ask();
    }
  });
  // A page out of the browser's memory may be long out of date.
  window.addEventListener('pageshow', event => event.persisted && location.reload());

  window.batchdesk = {mayAsk, lost, answered, reload, handedOver, left};
})();
