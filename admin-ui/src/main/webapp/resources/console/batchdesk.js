/* Jobs on any page of this origin: <batch-progress job="batch_…"> and Batchdesk.start; see docs/your-own-page.md. */
(() => {
  'use strict';

  const texts = {
    en: {
      created: 'Preparing', pre_processed: 'To be confirmed', confirmed: 'Ready to run', processing: 'Running',
      paused: 'Paused', completed: 'Completed', failed: 'Failed', canceled: 'Canceled', decision: 'Asks you',
      waits: 'Waiting', asked_pause: 'Pausing…', asked_cancel: 'Canceling…', pause: 'Pause', resume: 'Resume',
      cancel: 'Cancel', sure: 'Cancel this job ({0})? Its files are deleted.', of: '{0} of {1}', open: '{0} so far',
      gone: 'There is no such job', away: 'You are signed out.', signIn: 'Sign in again',
      lost: 'Connection lost, trying again'
    },
    de: {
      created: 'Wird vorbereitet', pre_processed: 'Zu bestätigen', confirmed: 'Bereit', processing: 'Läuft',
      paused: 'Angehalten', completed: 'Fertig', failed: 'Fehlgeschlagen', canceled: 'Abgebrochen', decision: 'Fragt dich',
      waits: 'Wartet', asked_pause: 'Hält an…', asked_cancel: 'Wird abgebrochen…', pause: 'Anhalten', resume: 'Fortsetzen',
      cancel: 'Abbrechen', sure: 'Diesen Job ({0}) abbrechen? Seine Dateien werden gelöscht.', of: '{0} von {1}',
      open: 'bisher {0}', gone: 'Diesen Job gibt es nicht', away: 'Du bist abgemeldet.', signIn: 'Wieder anmelden',
      lost: 'Verbindung verloren, wird wieder versucht'
    }
  };

  const style = new CSSStyleSheet();
  style.replaceSync(`
    :host { display: block; --a: var(--batch-accent, light-dark(#1d4ed8, #8fb4ff)); --t: light-dark(#dbe2ec, #3b4657) }
    :host([hidden]), :host(:not([job])), [hidden] { display: none !important }
    p { margin: .4em 0 }
    a { color: var(--a); margin-right: 1em }
    progress { appearance: none; width: 100%; height: .6em; border: 0; border-radius: 1em; overflow: hidden; background: var(--t) }
    progress:indeterminate { background: linear-gradient(90deg, var(--t) 30%, var(--a), var(--t) 70%) 0 / 200%; animation: m 2s linear infinite }
    ::-webkit-progress-bar { background: none }
    ::-webkit-progress-value { background: var(--a) }
    ::-moz-progress-bar { background: var(--a) }
    :indeterminate::-moz-progress-bar { background: none }
    @keyframes m { to { background-position: -200% } }
    @media (prefers-reduced-motion) { * { animation: none !important } }
    button { font: inherit; color: inherit; background: none; border: 1px solid color-mix(in srgb, currentColor 50%, transparent); border-radius: .5em; padding: .3em 1em; margin: .2em .5em .2em 0; cursor: pointer }
    :focus-visible { outline: 3px solid var(--a); outline-offset: 2px }`);

  const script = document.currentScript;
  const home = script ? new URL(script.src).pathname.replace(/(jakarta\.faces\.resource\/)?[^/]*$/, '') : '/';
  const started = new Map();

  const language = element => {
    const tag = (element.closest('[lang]') || document.documentElement).lang.slice(0, 2);
    return texts[tag] ? tag : 'en';
  };
  const word = (key, element) => ({...texts.en, ...texts[language(element)]})[key];

  // ---- asking the server

  /** X-Requested-With keeps the browser from asking for a password of its own when nobody is signed in. */
  async function call(path, headers, options) {
    const answer = await fetch(`${home}api/admin/batch-jobs${path}`, {
      ...options, cache: 'no-store', signal: AbortSignal.timeout(10000), headers: {...headers, 'X-Requested-With': 'batchdesk.js'}
    });
    const json = answer.status === 304 ? {} : await answer.json();
    const seconds = Number(answer.headers.get('Retry-After')) || undefined;
    if (answer.status >= 400) {
      throw Object.assign(new Error(json.message), {code: json.code, field: json.field, status: answer.status, seconds});
    }
    return {job: json.batch_job, outputs: json.outputs, seconds, tag: answer.headers.get('ETag')};
  }

  const passes = ({status}) => !status || status === 429 || status >= 500;

  const growing = (tries, least = 0) => 1000 * Math.max(least, Math.min(2 ** tries, 15));

  /** Asks again until there is an answer; the key makes one request of them all. */
  async function post(path, body, key = crypto.getRandomValues(new Uint32Array(4)).join('-')) {
    for (let tries = 0; ; tries++) {
      try {
        const headers = {'Content-Type': 'application/json', 'Idempotency-Key': key};
        return (await call(path, headers, {method: 'POST', body: JSON.stringify(body)})).job;
      } catch (error) {
        if (!passes(error) || tries > 3) {
          throw error.status ? error : Object.assign(new Error(word('lost', document.body)), {code: 'unreachable'});
        }
        await new Promise(go => setTimeout(go, growing(tries, error.seconds)));
      }
    }
  }

  // ---- the element

  const make = (tag, part, properties) => Object.assign(document.createElement(tag), {part, hidden: true}, properties);

  /** What is said again would be announced again. */
  const tell = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
    element.hidden = !text;
  };

  class BatchProgress extends HTMLElement {
    static observedAttributes = ['job'];

    #title = make('a', 'title');
    #word = make('strong', 'word');
    #say = make('span', 'sentence');
    #signIn = make('a', 'sign-in');
    #status = make('p', 'status', {role: 'status', tabIndex: -1, hidden: false});
    #bar = make('progress', 'bar', {max: 1});
    #units = make('p', 'units');
    #files = make('p', 'files');
    #toggle = make('button', 'button', {type: 'button', onclick: () => this.#verb && this.#press(this.#verb)});
    #stop = make('button', 'button', {type: 'button', onclick: () =>
      confirm(word('sure', this).replace('{0}', this.#units.textContent)) && this.#press('cancel')});

    #here;
    #job;
    #verb;
    #problem;
    #ended;
    #cleaning;
    #tag;
    #timer;
    #turn = 0;
    #tries;
    #since;

    constructor() {
      super();
      const root = this.attachShadow({mode: 'open'});
      root.adoptedStyleSheets = [style];
      this.#status.append(this.#word, ' ', this.#say, ' ', this.#signIn);
      root.append(this.#title, this.#status, this.#bar, this.#units, this.#files, this.#toggle, this.#stop);
    }

    get job() {
      return this.getAttribute('job');
    }

    set job(id) {
      this.setAttribute('job', id);
    }

    connectedCallback() {
      this.#here = true;
      document.addEventListener('visibilitychange', this.#seen);
      this.#begin();
    }

    disconnectedCallback() {
      this.#here = false;
      document.removeEventListener('visibilitychange', this.#seen);
      this.#next();
    }

    attributeChangedCallback() {
      if (this.#here) {
        this.#begin();
      }
    }

    pause() {
      return this.#ask('pause');
    }

    resume(choice) {
      return this.#ask('resume', {answer: choice});
    }

    cancel() {
      return this.#ask('cancel');
    }

    cleanUp() {
      return this.#ask('cleanup');
    }

    async #ask(verb, body = {}) {
      try {
        return await post(this.#path(verb), body);
      } finally {
        this.#cleaning = verb === 'cleanup';
        this.#since = Date.now();
        this.#next(0);
      }
    }

    #press(verb) {
      this.#ask(verb).catch(error => this.#failed(error));
    }

    #path(rest = '') {
      return `/${encodeURIComponent(this.job)}/${rest}`.replace(/\/$/, '');
    }

    // ---- following

    #begin() {
      const job = started.get(this.job);
      started.delete(this.job);
      this.#job = this.#problem = this.#ended = this.#cleaning = this.#tag = null;
      this.#tries = 0;
      this.#since = Date.now();
      this.#show();
      if (job) {
        this.#news(job);
      }
      this.#next(job ? 1000 : 0);
    }

    /** Ends the wait and what is under way, and begins another wait, longer where nobody looks. */
    #next(millis) {
      this.#turn++;
      clearTimeout(this.#timer);
      const again = this.#here && this.job;
      this.#timer = again && setTimeout(() => this.#look(), document.hidden ? Math.max(millis, 15000) : millis);
    }

    #seen = () => {
      if (document.hidden ? this.#timer : !this.#ended) {
        this.#next(0);
      }
    };

    async #look() {
      const turn = ++this.#turn;
      this.#timer = 0;
      try {
        const {job, tag, seconds} = await call(this.#path(), this.#tag && {'If-None-Match': this.#tag});
        if (job && job.status === 'completed' && job.result.file_key) {
          job.outputs = (await call(this.#path('outputs'))).outputs;
        }
        if (turn === this.#turn) {
          this.#tag = tag;
          this.#news(job);
          this.#pace(seconds);
        }
      } catch (error) {
        if (turn === this.#turn) {
          this.#failed(error);
          if (passes(error)) {
            this.#next(growing(this.#tries++, error.seconds));
          }
        }
      }
    }

    /** In the first seconds sooner than the server advises. After the end only a cleanup is waited for. */
    #pace(seconds = 2) {
      const {status, cleaned_up_at: cleaned} = this.#job;
      this.#ended = ['completed', 'failed', 'canceled'].includes(status);
      if (!this.#ended) {
        this.#tries = 0;
        this.#next(Date.now() - this.#since < 5000 ? 1000 : 1000 * seconds);
      } else if (!cleaned && (this.#cleaning || status === 'canceled') && this.#tries < 8) {
        this.#next(growing(this.#tries++));
      }
    }

    #failed(error) {
      const {status, message} = error;
      const gone = status === 404 || status === 410;
      const signIn = status === 401;
      const key = gone ? 'gone' : signIn ? 'away' : passes(error) && 'lost';
      this.#ended ||= gone;
      this.#problem = {text: key ? word(key, this) : message, stays: !passes(error), signIn};
      this.#show();
    }

    #news(job) {
      const before = this.#job;
      if (!job) {
        this.#problem = this.#problem && this.#problem.stays ? this.#problem : null;
        this.#show();
        return;
      }
      const now = time => job[time] && !(before && before[time] === job[time]);
      this.#job = job;
      this.#problem = null;
      this.#show();
      this.#tellPage('step');
      if (['completed', 'failed'].includes(job.status) && now(job.status + '_at')) {
        this.#tellPage(job.status);
        if (before && this.hasAttribute('download')) {
          [...this.#files.children].forEach((file, i) => setTimeout(() => file.click(), 1000 * i));
        }
      }
      if (now('cleaned_up_at')) {
        this.#tellPage('cleaned');
      }
    }

    #tellPage(what) {
      this.dispatchEvent(new CustomEvent('batch-' + what, {detail: this.#job, bubbles: true, composed: true}));
    }

    // ---- showing

    #show() {
      const job = this.#job || {result: {errors: []}, actions: []};
      const {progress, sentence, errors: [error]} = job.result;
      const {signIn, text} = this.#problem || {};
      const asks = job.waiting_for === 'decision';
      const active = ['created', 'confirmed', 'processing'].includes(job.status);
      const focus = this.shadowRoot.activeElement;

      tell(this.#title, job.title || '');
      this.#title.href = `${home}jobs/${this.job}`;
      tell(this.#word, text || this.#standing(job));
      tell(this.#say, text ? '' : asks ? job.question : error ? error.message : sentence || job.waiting_reason || '');
      tell(this.#signIn, signIn ? word('signIn', this) : '');
      this.#signIn.href = Batchdesk.signInUrl;
      this.#bar.hidden = progress == null && !active;
      this.#bar.ariaLabel = job.title;
      if (progress == null) {
        this.#bar.removeAttribute('value');
      } else {
        this.#bar.value = progress;
      }
      tell(this.#units, job.status ? this.#counted(job.result) : '');
      this.#files.replaceChildren(...(job.outputs || []).map(file => this.#link(file)));
      this.#files.hidden = !job.outputs;

      const actions = signIn ? [] : job.actions;
      this.#verb = actions.find(verb => verb === 'pause' || verb === 'resume' && !asks);
      tell(this.#toggle, this.#verb || job.stop_request ? word(this.#verb || 'pause', this) : '');
      tell(this.#stop, actions.includes('cancel') ? word('cancel', this) : '');
      if (focus && focus.hidden) {
        this.#status.focus();
      }
    }

    #standing({status, stop_request: asked, waiting_for: waits}) {
      const waiting = waits === 'confirmation' ? status : waits === 'decision' ? waits : 'waits';
      return word(asked ? 'asked_' + asked : waits ? waiting : status, this) || '';
    }

    #counted({count, advancement_count: done, progress}) {
      const number = (value, options) => value.toLocaleString(language(this), options);
      const units = word(count === null ? 'open' : 'of', this).replace('{0}', number(done)).replace('{1}', number(count || 0));
      const percent = progress === null ? '' : number(Math.floor(progress * 100) / 100, {style: 'percent'});
      return percent ? percent + (count === null ? '' : ' · ' + units) : units;
    }

    #link({name, size, download_url: href}) {
      const [by, unit] = size < 1e6 ? [1e3, 'kilobyte'] : [1e6, 'megabyte'];
      const length = (size / by).toLocaleString(language(this), {style: 'unit', unit, maximumFractionDigits: 1});
      return make('a', 'file', {href, download: name, textContent: `${name} (${length})`, hidden: false});
    }
  }

  const Batchdesk = {
    /** Words by language: a further language is one more entry. */
    texts,

    /** Where somebody signs in and is led back to this page. */
    get signInUrl() {
      return `${home}sign-in?to=${encodeURIComponent(location.href.slice(location.origin.length))}`;
    },

    /** A promise of the job; refused with an Error that has status, code, field and message. */
    async start(type, context = {}, {dryRun = false, key} = {}) {
      const job = await post('', {type, context, dry_run: dryRun}, key);
      started.set(job.id, job);
      return job;
    }
  };

  if (!window.Batchdesk) {
    window.Batchdesk = Batchdesk;
    customElements.define('batch-progress', BatchProgress);
  }
})();
