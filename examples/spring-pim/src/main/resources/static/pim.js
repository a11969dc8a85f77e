'use strict';

const api = '/integration/woocommerce';
const pause = 700;
const csrf = {
  [document.querySelector('meta[name=csrf-header]').content]: document.querySelector('meta[name=csrf-token]').content,
};
const rows = [...document.querySelectorAll('tr[data-article]')];
const stores = [...document.querySelectorAll('article[data-store]')];
const message = document.getElementById('message');

async function call(method, address, body, headers = {}) {
  const answer = await fetch(address, {
    method,
    headers: {
      Accept: 'application/json',
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(method === 'GET' ? {} : csrf),
      ...headers,
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.redirected) {
    // The session has ended.
    location.assign('/login');
    throw new Error('please log in again');
  }
  const text = await answer.text();
  const content = text ? JSON.parse(text) : null;
  if (!answer.ok) {
    throw new Error(content && (content.detail || content.title) || `${answer.status}`);
  }
  return content;
}

function element(tag, className, text) {
  const created = document.createElement(tag);
  created.className = className;
  created.textContent = text;
  return created;
}

// What each article's state is in each store

function show(cell, store, status) {
  const shown = status ? JSON.stringify(status) : '';
  if (cell.dataset.shown === shown) {
    return;
  }
  cell.dataset.shown = shown;
  cell.replaceChildren(element('span', `chip ${status ? status.syncStatus : 'none'}`, status ? status.syncStatus : 'not exported'));
  if (!status) {
    return;
  }
  const text = status.errorMessage || status.warningMessage;
  if (text) {
    const why = element('span', status.errorMessage ? 'why' : 'why warning', text);
    const remedy = status.errorMessage ? status.errorRemedy : status.warningRemedy;
    if (remedy) {
      why.append(element('em', 'remedy', remedy));
    }
    if (status.errorMessage) {
      const retry = element('button', 'retry', 'Retry');
      retry.onclick = () => attempt(() => call('POST', `${api}/connections/${store}/retry`, { productIds: [status.productId] }));
      why.append(retry);
    }
    cell.append(why);
  }
}

async function showStatuses() {
  const articles = rows.map(row => row.dataset.article);
  if (articles.length === 0) {
    return;
  }
  for (const store of stores) {
    const id = store.dataset.store;
    const answer = await call('GET', `${api}/connections/${id}/sync-status?productIds=${articles.join(',')}`);
    const known = new Map(answer.data.map(status => [String(status.productId), status]));
    rows.forEach(row => show(row.querySelector(`td[data-store="${id}"]`), id, known.get(row.dataset.article)));
  }
}

// How each store fares

async function showStores() {
  const all = await call('GET', '/stores');
  for (const store of all) {
    const card = stores.find(it => it.dataset.store === store.id);
    if (!card) {
      continue;
    }
    const stats = await call('GET', `${api}/connections/${store.id}/stats`);
    const health = card.querySelector('.health');
    const off = store.beside && !store.running;
    const ill = store.active && !off && store.health !== 'OK';
    health.textContent = !store.active ? 'paused: changes are collected'
      : off ? 'switched off: changes wait'
      : ill ? `${store.health.toLowerCase()}: changes wait` : 'works';
    health.classList.toggle('bad', off || ill);
    const remedy = card.querySelector('.remedy');
    remedy.hidden = !ill || !store.remedy;
    remedy.textContent = store.remedy;
    card.querySelector('.numbers').textContent =
      `${stats.synced} synced · ${stats.pending} pending · ${stats.error} in error`;
    card.querySelector('.retry-all').disabled = stats.error + stats.conflict === 0;
    card.querySelector('.pause').textContent = store.active ? 'Pause' : 'Resume';
    card.querySelector('.pause').dataset.action = store.active ? 'pause' : 'resume';
    card.querySelector('.pause').disabled = false;
    document.querySelector(`input[name=target][value="${store.id}"]`).disabled = !store.active;
    const power = card.querySelector('.switch');
    if (power) {
      power.textContent = store.running ? 'Switch the store off' : 'Switch the store on';
      power.dataset.action = store.running ? 'off' : 'on';
      power.disabled = false;
    }
  }
  enableExport();
}

// What people do

async function attempt(action) {
  try {
    message.textContent = '';
    await action();
  } catch (problem) {
    message.textContent = problem.message;
  }
}

async function exportTo(store, productIds, partialUpdate, advance) {
  const asJob = { Prefer: 'respond-async' };
  let job = await call('POST', `${api}/connections/export`, { connectionId: store, productIds, partialUpdate }, asJob);
  while (job.state === 'running') {
    advance(job.settled);
    await new Promise(resolve => setTimeout(resolve, 150));
    job = await call('GET', `${api}/exports/${job.id}`);
  }
  advance(job.settled);
  return job.report;
}

async function exportSelected() {
  const productIds = chosen('article').map(Number);
  const targets = chosen('target');
  const progress = document.getElementById('progress');
  const settled = targets.map(() => 0);
  progress.max = productIds.length * targets.length;
  progress.value = 0;
  progress.hidden = false;
  const partialUpdate = document.getElementById('partial').checked;
  const reports = await Promise.all(targets.map((store, i) => exportTo(store, productIds, partialUpdate, count => {
    settled[i] = count;
    progress.value = settled.reduce((sum, each) => sum + each, 0);
  })));
  if (reports.some(report => !report)) {
    throw new Error('An export ended without a report; the log of the PIM tells why');
  }
  const sum = name => reports.reduce((total, report) => total + report[name], 0);
  message.textContent =
    `${sum('syncedCount')} exported, ${sum('failedCount')} failed, ${sum('pendingCount')} still waiting`;
  setTimeout(() => { progress.hidden = true; }, 1500);
}

const chosen = name => [...document.querySelectorAll(`input[name=${name}]:checked:enabled`)].map(box => box.value);

function enableExport() {
  document.getElementById('export').disabled = chosen('article').length === 0 || chosen('target').length === 0;
}

document.getElementById('export').onclick = () => attempt(exportSelected);
document.getElementById('all')?.addEventListener('change', event => {
  document.querySelectorAll('input[name=article]').forEach(box => { box.checked = event.target.checked; });
  enableExport();
});
document.querySelectorAll('input[name=article], input[name=target]').forEach(box => { box.onchange = enableExport; });
document.querySelectorAll('form.delete').forEach(form => {
  form.onsubmit = () => confirm(`Delete ${form.dataset.name}? The stores keep their copy, and no longer follow.`);
});
stores.forEach(card => {
  const id = card.dataset.store;
  const pauseButton = card.querySelector('.pause');
  pauseButton.onclick = () => attempt(() => call('POST', `${api}/connections/${id}/${pauseButton.dataset.action}`));
  card.querySelector('.retry-all').onclick = () => attempt(() => call('POST', `${api}/connections/${id}/retry`));
  const power = card.querySelector('.switch');
  if (power) {
    power.onclick = () => attempt(() => call('POST', `/stores/${id}/${power.dataset.action}`));
  }
});

let lost = false;

async function live() {
  try {
    await showStatuses();
    await showStores();
    if (lost) {
      message.textContent = '';
      lost = false;
    }
  } catch (problem) {
    message.textContent = `Cannot reach the PIM: ${problem.message}`;
    lost = true;
  }
  setTimeout(live, pause);
}

live();
