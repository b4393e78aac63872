// Keeps a chapter alive in JupyterLab, Notebook and Voilà. Forms live in the kernel (the Python process of a chapter): when
// it is replaced, the page still shows them, but nobody answers. This notices, and reloads the page; what was typed waits in
// the browser and in the workbook. Written by hand against the modules Lab shares, so that nothing needs to be built.
(() => {
  'use strict';
  const EVERY = 3000; // ms between looks at the kernel
  const SOON = 300; // ms between them while widgets are on their way
  const PATIENCE = 8000; // ms until an unanswered look is given up; a kernel at work answers when it is done
  // Whether this kernel has built the forms: at its start (our own kernel), or by running the cells (any other).
  const BUILT = "'career_workbook.widgets.page' in __import__('sys').modules";
  const RETRIED = 'career-workbook:retried';
  const LOST = 'career-workbook:lost';
  const SLOW = 20000; // ms without an answer until the person is told
  const AT_WORK = 60000; // ms until that where it says that it is at work
  const GIVES_UP = 70000; // ms; a server that lost touch with a kernel notices within 60
  const SELDOM = 600000; // ms between reloads for a line that was lost: where that is no cure, it is no way to live
  const here = document.currentScript.src;

  // What a hub tells its pages of itself, and a session its page of notes; nothing on a person's own computer.
  const hub = JSON.parse(document.getElementById('jupyter-config-data')?.textContent ?? '{}');
  const chapters = new Set(); // panels attended to here
  /** Save the notebook if it was changed (or `always`). One that may only be read, as in a session of two, never is. */
  const keep = async (panel, always) => {
    const { model } = panel.context;
    if (model.readOnly) model.dirty = false;
    else if (model.dirty || always) await panel.context.save();
  };
  let leaving = false;
  const reload = async (panel) => {
    if (leaving) return;
    leaving = true;
    try {
      // Lab asks before it leaves a file with unsaved changes; these are the person's own, in the text of the notebook.
      await keep(panel);
      location.reload();
    } catch {
      leaving = false;
    }
  };

  /** Places that are still to show a widget, with what it is; the style sheet hides what Lab says there meanwhile. */
  const empty = (panel) => panel.content.widgets.flatMap(({ outputArea }) => (outputArea?.widgets ?? []).flatMap((item, n) => {
    const place = item.widgets?.at(-1);
    const said = place?.node.textContent.match(/^(Loading|Error displaying) widget/);
    return said ? [{ place, output: outputArea.model.get(n), givenUp: said[1] !== 'Loading' }] : [];
  }));

  /** Show what Lab gave up: it waits two seconds for a widget, and does not see one that came at the end of them. */
  const mend = (panel) => Promise.all(empty(panel).filter(({ givenUp }) => givenUp).map(({ place, output }) => {
    place.removeClass('jupyter-widgets');
    return place.renderModel(output);
  }));

  /** The forms that have asked for long and heard nothing. */
  const unanswered = (panel) =>
    [...panel.node.querySelectorAll('.cw-form')].filter((form) => form.unanswered?.() > PATIENCE);

  const within = (ms, promise) =>
    Promise.race([promise, new Promise((_, no) => setTimeout(() => no(new Error('no answer')), ms))]);

  /** Which process answers for this kernel, and whether it has the forms. */
  const look = async (kernel) => {
    const asked = kernel.requestExecute(
      { code: '', silent: true, store_history: false, user_expressions: { built: BUILT } }, true);
    const reply = await within(PATIENCE, asked.done);
    return { process: reply.header.session, built: reply.content.user_expressions?.built?.data?.['text/plain'] === 'True' };
  };

  const showCode = (panel, Widget) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'cw-show-code';
    const codes = () => panel.content.widgets.filter((cell) => cell.model.type === 'code');
    let shown = codes().some((cell) => !cell.inputHidden);
    const say = () => {
      button.textContent = shown ? 'Hide code' : 'Show code';
      panel.toggleClass('cw-reading', !shown);
    };
    button.onclick = () => {
      shown = !shown;
      for (const cell of codes()) cell.inputHidden = !shown;
      say();
    };
    say();
    panel.toolbar.insertItem(4, 'career-workbook-code', new Widget({ node: button }));
  };

  const watch = async (panel, { Widget, NotebookActions, Dialog, notice }) => {
    await panel.context.ready;
    const about = panel.context.model.getMetadata('career_workbook');
    if (!about?.chapter) return;
    await panel.revealed;
    panel.addClass('cw-chapter');
    // Lab puts the focus on a cell by itself; where it is matters only to somebody who moves it with keys.
    panel.node.addEventListener('keydown', () => panel.addClass('cw-keys'), true);
    panel.node.addEventListener('pointerdown', () => panel.removeClass('cw-keys'), true);
    chapters.add(panel);
    panel.disposed.connect(() => chapters.delete(panel));
    showCode(panel, Widget);
    const say = notice(panel);
    const session = panel.sessionContext;
    let known = null; // the process this page's forms belong to
    let looking = false;
    let heard = Date.now(); // when it answered last
    let reconnected = 0;
    let since = null; // when it was first seen that a widget is missing
    let settled = false; // it has answered, and nothing has become of it since

    const wake = async () => {
      await NotebookActions.runAll(panel.content, session);
      await keep(panel, true);
      known = null;
      say('');
    };
    const start = async () => {
      // Opening the page starts a new one.
      await within(PATIENCE, session.shutdown()).catch(() => {});
      await reload(panel);
    };
    const reopen = async () => {
      leaving = true;
      location.assign(`${hub.hubHost ?? ''}${hub.hubPrefix}spawn/${hub.hubUser}${hub.hubServerName ? `/${hub.hubServerName}` : ''}` +
        `?next=${encodeURIComponent(location.pathname)}`);
    };
    const gone = async () => {
      try {
        const settings = panel.context.sessionContext.sessionManager.serverSettings;
        const answer = await within(PATIENCE, fetch(settings.baseUrl + 'api', { cache: 'no-store', redirect: 'manual' }));
        // Any answer, a refusal included, means that the program is there; but a hub answers, or leads elsewhere, for one it
        // has closed.
        return hub.hubPrefix && !answer.ok ? 'closed' : '';
      } catch {
        return about.together ? 'ended' : 'away';
      }
    };

    let wasAway = false;
    const check = async () => {
      if (looking || leaving || panel.isDisposed) return;
      looking = true;
      const kernel = session.session?.kernel;
      try {
        if (!session.isReady || !kernel || kernel.connectionStatus !== 'connected') {
          const what = await gone();
          if (what) {
            wasAway = true;
            say(what, reopen);
          } else if (wasAway) await reload(panel);
          else if (session.isReady && (!kernel || kernel.status === 'dead')) say('dead', start);
          else if (Date.now() - heard > SLOW) say('slow', start);
          return;
        }
        if (kernel.status === 'dead') return say('dead', start);
        const waiting = unanswered(panel);
        const now = await look(kernel).catch((error) => {
          // Restarted from elsewhere, a kernel can leave this page waiting for a word that was said before it listened.
          // Not again before the server has had its time: it begins anew with each.
          const idle = kernel.status !== 'busy' && kernel.connectionStatus === 'connected';
          if (idle && Date.now() - reconnected > GIVES_UP) {
            reconnected = Date.now();
            void kernel.reconnect();
          }
          throw error;
        });
        heard = Date.now();
        if (known !== null && now.process !== known) {
          if (now.built) await reload(panel);
          else say('replaced', async () => {
            await wake();
            await reload(panel);
          });
          return;
        }
        if (now.built) known = now.process;
        const isLate = () => since !== null && Date.now() - since > PATIENCE;
        if (now.built && !isLate()) await mend(panel);
        since = now.built && empty(panel).length ? since ?? Date.now() : null;
        const late = isLate(); // some widgets never come, such as one a person added and this program does not know
        settled = now.built && (late || since === null);
        if (now.built && !settled) setTimeout(check, SOON);
        // The kernel answers us, and did not answer them before: their line to it is cut, as a computer that stood still
        // for some seconds while the page was opened can leave it.
        const lost = unanswered(panel).some((form) => waiting.includes(form));
        if (now.built && lost && Date.now() - Number(sessionStorage.getItem(LOST)) > SELDOM) {
          sessionStorage.setItem(LOST, Date.now());
          return await reload(panel);
        }
        if (!late || sessionStorage.getItem(RETRIED) === now.process) return say(now.built && !late ? '' : 'asleep', wake);
        // The page may have missed their coming. Once for each process: a reload is no cure for a real mistake.
        sessionStorage.setItem(RETRIED, now.process);
        await reload(panel);
      } catch {
        // No answer this time: the next look tells more.
        if (Date.now() - heard > (kernel?.status === 'busy' ? AT_WORK : SLOW)) say('slow', start);
      } finally {
        looking = false;
      }
    };
    const timer = setInterval(check, EVERY);
    panel.disposed.connect(() => clearInterval(timer));
    session.statusChanged.connect((_, status) => {
      if (status === 'autorestarting') {
        say('returning');
        setTimeout(() => Dialog.flush()); // Lab's own word on this, which speaks of kernels and waits for a click
      }
      // A look makes the kernel busy, and every page over it hears so: two of them would look without end, each because
      // the other did.
      settled &&= status === 'busy' || status === 'idle';
      if (!settled) void check();
    });
    session.connectionStatusChanged.connect(check);
    await session.ready;
    await check();
  };

  /** The page of notes: where nobody answers it says so, and takes no letters that nobody would keep. */
  const watchNotes = (panel, base, notice) => {
    panel.addClass('cw-notes');
    const say = notice(panel);
    void panel.context.ready.then(() => panel.content.node.querySelector('.cm-content')?.setAttribute('aria-label', 'Our notes'));
    const timer = setInterval(async () => {
      const there = await within(PATIENCE, fetch(`${base}api`, { cache: 'no-store' })).then(() => true, () => false);
      panel.content.node.inert = !there;
      say(there ? '' : 'ended');
    }, EVERY);
    panel.disposed.connect(() => clearInterval(timer));
  };

  /** The style sheet beside this file; a page that cannot have it is shown all the same. */
  const styled = () => new Promise((done) => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', onload: done, onerror: done });
    link.href = new URL('chapter.css', here);
    document.body.append(link); // behind all that Lab says of the same things in its head
  });

  /** In Voilà a page is drawn once, when this is done: when its widgets are there, so that none is given up (see `mend`). */
  const inVoila = {
    id: 'career-workbook:voila',
    autoStart: true,
    activate: (app) => within(GIVES_UP, app.widgetManagerPromise.promise.then((manager) =>
      manager.restoredStatus || new Promise((done) => manager.restored.connect(() => done())))).catch((error) => console.warn(error)),
  };

  let shared = {};
  const module = async (name) => {
    const versions = shared[name];
    return (await versions[Object.keys(versions)[0]].get())();
  };
  const extension = async () => {
    if (document.body.dataset.voila) return () => ({ __esModule: true, default: inVoila });
    await styled();
    const [{ notice }, { goBack }] = await Promise.all(['notice.js', 'back.js'].map((name) => import(new URL(name, here))));
    const [{ INotebookTracker, NotebookActions }, { Widget }, { Dialog }, { ConnectionLost, IConnectionLost, IRouter }] =
      await Promise.all(['@jupyterlab/notebook', '@lumino/widgets', '@jupyterlab/apputils', '@jupyterlab/application'].map(module));
    const quiet = {
      id: 'career-workbook:connection-lost',
      autoStart: true,
      provides: IConnectionLost,
      // A chapter, or the notes of two, says itself, in plainer words, that the program is closed; any other page says what Lab says.
      activate: () => (...told) => (chapters.size || hub.sharedNotes ? Promise.resolve() : ConnectionLost(...told)),
    };
    const back = {
      id: 'career-workbook:back',
      autoStart: true,
      requires: [IRouter],
      activate: (app, router) => goBack(app, router, () => chapters.size > 0),
    };
    const alive = {
      id: 'career-workbook:alive',
      autoStart: true,
      requires: [INotebookTracker],
      activate: (app, tracker) => {
        const attend = (panel) => void watch(panel, { Widget, NotebookActions, Dialog, notice }).catch((error) => console.warn(error));
        if (hub.sharedNotes) {
          const createNew = (panel) => watchNotes(panel, app.serviceManager.serverSettings.baseUrl, notice);
          app.docRegistry.addWidgetExtension('Editor', { createNew });
        }
        tracker.forEach(attend);
        tracker.widgetAdded.connect((_, panel) => attend(panel));
      },
    };
    return () => ({ __esModule: true, default: [alive, back, quiet] });
  };
  (window._JUPYTERLAB ??= {})['career-workbook'] = {
    init: async (scope) => { shared = scope; },
    get: async () => extension(),
  };
})();
