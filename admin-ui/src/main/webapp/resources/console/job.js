/* A job's page: follows it and, in the tab that started it, hands its file over and leads back. */
(function () {
  'use strict';

  const TICK = 1000;
  const SLOW = 5000;
  const MINUTE = 60000;
  const COUNTDOWN = 8;
  const LOG_LINES = 200;

  const STARTING = 'batchdesk.starting';

  const desk = window.batchdesk;
  const {byId, show, memory} = desk;

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

  function look(args) {
    document.title = state().tab;
    addLines(args && args.lines ? JSON.parse(args.lines) : []);
    say();
    growBar();
    show('live', state().settled === 'false');
    if (state().completed === 'true') {
      finishUnlessLeaving();
    }
  }

  /** One page hands over; if this one goes, as after a button, that is the next. */
  function finishUnlessLeaving() {
    if (desk.leaving()) {
      setTimeout(finishUnlessLeaving, TICK);
    } else {
      finish();
    }
  }

  /** New lines come alone, so that the log stays where it was scrolled to. */
  function addLines(lines) {
    const list = document.querySelector('[id="job:lines"] ol');
    if (lines.length) {
      byId('job:log-order').hidden = false;
      byId('job:log-empty').hidden = true;
    }
    for (const line of lines) {
      const item = document.createElement('li');
      const icon = document.createElement('i');
      const time = document.createElement('time');
      const text = document.createElement('span');
      item.className = 'bd-' + line.severity;
      icon.className = 'pi';
      icon.title = line.says;
      icon.setAttribute('role', 'img');
      icon.setAttribute('aria-label', line.says);
      time.textContent = line.at;
      text.textContent = line.text;
      item.append(icon, ' ', time, ' ', text);
      list.prepend(item);
    }
    while (list.children.length > LOG_LINES) {
      list.lastElementChild.remove();
    }
  }

  let announced = 0;

  /** Every ten percent is announced, and no tick. */
  function say() {
    const tens = Math.floor(Number(state().percent || 0) / 10);
    if (tens > announced && state().ended === 'false') {
      byId('said').textContent = byId('said').dataset.text.replace('{0}', String(tens * 10));
    }
    announced = tens;
  }

  /** Whether the page follows the job by itself: a person may want it to stand still. */
  function toggleLive() {
    const live = byId('live');
    const on = live.getAttribute('aria-pressed') === 'false';
    live.setAttribute('aria-pressed', String(on));
    live.querySelector('span').textContent = on ? live.dataset.on : live.dataset.off;
    if (on) {
      desk.poll().start();
      desk.ask();
    } else {
      desk.poll().stop();
    }
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
    desk.found();
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
    desk.poll().start();
  }

  const downloads = () => Array.from(document.querySelectorAll('.bd-download'));

  function download() {
    downloads().forEach((link, i) => setTimeout(() => link.click(), i * TICK));
  }

  function goOn() {
    const files = Number(state().files);
    const done = files === 0 || state().downloaded === 'true';
    // Refused rows would go with the cleanup before anybody has decided about them.
    const leads = Boolean(byId('handOver').dataset.return) && state().stays === 'false';
    show('handOver', !done || leads);
    const blocked = !done && (!awaitedSince || Date.now() - awaitedSince > SLOW);
    show('awaited', !done && !blocked);
    show('blocked', blocked);
    byId('again').textContent = byId('again').dataset.label.replace('{file}', downloads().map(a => a.download).join(', '));
    if (done && leads && !leaving) {
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
    if (!memory.take(desk.RELOADING) && mark() === 'mine' && !wasReloaded()) {
      setMark('stays');
    }
    announced = Math.floor(Number(state().percent || 0) / 10);
    show('live', state().settled === 'false');
    byId('live').addEventListener('click', toggleLive);
    byId('stay').addEventListener('click', stay);
    byId('again').addEventListener('click', download);
    look();
  }

  /** As fast as the server says is worth it; a download is waited for with more patience. */
  function pace() {
    const slow = awaitedSince && Date.now() - awaitedSince > MINUTE;
    return slow ? SLOW : Number(state().pace) || TICK;
  }

  /** A question names what would be lost at this moment. */
  function nameLost(dialog) {
    const showMessage = dialog.showMessage;
    dialog.showMessage = function (question) {
      const lost = byId('job:state') && state().lost;
      showMessage.call(this, lost ? {...question, message: lost + ' ' + question.message} : question);
    };
  }

  if (window.PrimeFaces && PrimeFaces.widget.ConfirmDialog) {
    nameLost(PrimeFaces.widget.ConfirmDialog.prototype);
  }

  // Not before PrimeFaces may ask: a job that has ended already is handed over at once.
  window.$(() => {
    const form = document.querySelector('form[data-job]');
    if (form) {
      Object.assign(desk.page, {answered: look, pace, moves: () => state().ended === 'false'});
      openJob(form);
    }
  });

  Object.assign(desk, {handedOver, left});
})();
