// Walks the README and the pages that it leads to as a newcomer would: starts the local platform, runs every command,
// approves an order in Tasklist, edits a rule, and ends with Ctrl-C. Leaves screenshots in target/readme.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync, mkdirSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';

const { chromium } = createRequire(new URL('../bpmn/package.json', import.meta.url))('playwright-core');
const BATON = 'http://localhost:8090';
const PICTURES = 'target/readme';
const BROWSER = '/usr/bin/chromium';
const RULES = 'dmn/order-review.dmn';
const LARGE = 'The order total is 50,000.00 or more';
const WRITTEN = 'The order total is 500.00 or more';

const README = readFileSync('README.md', 'utf8');
const PAGES = [...README.matchAll(/\]\((docs\/\w+\.md)\)/g)].map(match => readFileSync(match[1], 'utf8'));
const blocks = [README, ...PAGES].flatMap(page => [...page.matchAll(/```sh\n(.*?)```/gs)]).map(match => match[1].trim());
const [start, verify, ...calls] = blocks;

function say(what) {
  console.log(`  ${what}`);
}

function demand(condition, otherwise) {
  if (!condition) throw new Error(otherwise);
}

async function until(what, seconds, condition) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(500)) {
    const found = await condition();
    if (found) return found;
  }
  throw new Error(`${what}: not within ${seconds} s`);
}

async function get(path) {
  const answer = await fetch(BATON + path, { headers: { Authorization: `Basic ${btoa('admin:admin')}` } });
  demand(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

/** A bash in which curl fails on an answer that is not a success. */
function run(command) {
  const done = spawnSync('bash', ['-euc', `curl() { command curl --fail-with-body "$@"; }\n${command}`], { encoding: 'utf8' });
  demand(done.status === 0, `${command}\n${done.stdout}${done.stderr}`);
  return done.stdout;
}

/** The README's order in other words. */
function place(reference, quantity) {
  const order = calls[0].replaceAll('my-first-order', reference).replace('PO-2026-0001', reference)
    .replace('"quantity": 10', `"quantity": ${quantity}`);
  demand(order.includes(reference) && order.includes(`"quantity": ${quantity}`), 'the README places another order');
  return JSON.parse(run(order));
}

function reaches(order, status, seconds) {
  return until(`${order.number} ${status}`, seconds, async () => {
    const now = await get(`/api/orders/${order.id}`);
    demand(!['REJECTED', 'CANCELLED'].includes(now.status), `${order.number} is ${now.status}`);
    return now.status === status && now;
  });
}

async function startPlatform() {
  const platform = spawn('bash', ['-c', `exec ${start}`], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  platform.said = '';
  for (const stream of [platform.stdout, platform.stderr]) {
    stream.on('data', data => { platform.said += data; });
  }
  const ended = new Promise(resolve => platform.on('exit', resolve));
  platform.stop = async () => {
    process.kill(-platform.pid, 'SIGINT');
    await Promise.race([ended, pause(60_000).then(() => { throw new Error('the platform does not end'); })]);
  };
  try {
    await until('the sample orders', 600, () => {
      demand(platform.exitCode === null, `the platform ended:\n${platform.said}`);
      return platform.said.includes('Sample orders:');
    });
  } catch (failure) {
    await platform.stop();
    throw failure;
  }
  say(platform.said.match(/Ready after .* s/)[0]);
  return platform;
}

async function signedIn(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1400 } });
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  await page.getByLabel('Username').fill('demo');
  await page.locator('#password').fill('demo');
  await page.getByRole('button', { name: 'Login' }).click();
  return page;
}

/** Opens tasks of this name until one shows the subject; the list may change meanwhile, and a form may take its time. */
async function openTask(page, name, subject) {
  const heading = page.getByRole('heading', { name: subject });
  const anySubject = page.getByRole('heading', { name: new RegExp(`^${subject.split(' ')[0]} `) });
  await until(`the task of ${subject}`, 120, async () => {
    for (const task of await page.getByRole('link', { name }).all()) {
      try {
        await task.click({ timeout: 5_000 });
        await anySubject.waitFor({ timeout: 10_000 });
      } catch (late) {
        await page.screenshot({ path: `${PICTURES}/late-task.png` });
        say(`a task shows no form yet (late-task.png): ${(await page.locator('main').innerText()).replaceAll(/\s+/g, ' ').slice(0, 400)}`);
        // Tasklist keeps what it has read of a task, be it read before the task's variables were there
        await page.reload();
      }
      if (await heading.isVisible()) return true;
    }
    return false;
  });
}

async function approve(page, name, subject, choice = 'Approve') {
  await openTask(page, name, subject);
  await page.getByRole('button', { name: 'Assign to me' }).click();
  await page.getByRole('button', { name: 'Unassign' }).waitFor();
  await page.locator('.fjs-select-display').click();
  await page.locator('.fjs-dropdownlist-item').filter({ hasText: new RegExp(`^${choice}`) }).click();
  await page.screenshot({ path: `${PICTURES}/${name.source.toLowerCase().replaceAll(' ', '-')}.png` });
  await page.getByRole('button', { name: 'Complete Task' }).click();
}

async function approveInTasklist(browser, order) {
  const page = await signedIn(browser, 'http://localhost:8080/tasklist');
  await approve(page, /Review order/, `Order ${order.number}`);
  await reaches(order, 'COMPLETED', 90);
  say(`${order.number} approved in Tasklist and completed`);
  const voucher = JSON.parse(run(calls.find(call => call.includes('/top-ups'))
    .replaceAll('my-first-voucher', 'readme-voucher').replace('"amount": "800.00"', '"amount": "120000.00"')));
  await approve(page, /Review top-up/, 'Voucher readme-voucher');
  const posted = await until('the voucher to count', 90, async () => {
    const now = await get(`/api/top-ups/${voucher.id}`);
    return now.status === 'POSTED' && now;
  });
  say(`voucher of ${posted.amount} approved in Tasklist by ${posted.decidedBy}, bonus ${posted.bonus}`);
  const transfer = await until('the sample transfer', 60, async () =>
    (await get('/api/inventory/transfers?state=PROPOSED')).items.find(proposed => proposed.reference === 'sample'));
  await approve(page, /Approve transfer/, `Transfer ${transfer.number}`, 'Move it');
  await until('the transfer to be approved', 90, async () =>
    (await get(`/api/inventory/transfers/${transfer.id}`)).state === 'APPROVED');
  say(`transfer ${transfer.number} approved in Tasklist`);
}

async function look(browser) {
  const operate = await signedIn(browser, 'http://localhost:8080/operate');
  await operate.getByText('Distributor order').first().waitFor();
  await operate.screenshot({ path: `${PICTURES}/operate.png` });
  const swagger = await browser.newPage({ viewport: { width: 1500, height: 1400 }, httpCredentials: { username: 'admin', password: 'admin' } });
  await swagger.goto(`${BATON}/swagger-ui.html`);
  await swagger.getByText('/api/orders', { exact: true }).first().waitFor();
  await swagger.screenshot({ path: `${PICTURES}/swagger.png` });
  say('Operate and Swagger UI open');
}

async function changeRule(platform) {
  const before = readFileSync(RULES, 'utf8');
  const heard = platform.said.length;
  try {
    const lower = before.replace('[50000..200000)', '[500..200000)').replace(LARGE, WRITTEN);
    demand(lower.includes('[500..') && lower.includes(WRITTEN), 'row REV-LARGE-ORDER is not what the README says');
    writeFileSync(RULES, lower);
    await until('the deployment of the edited rule', 30, () => platform.said.indexOf('rules are deployed', heard) > 0);
    const held = await reaches(place('readme-rule', 10), 'IN_REVIEW', 60);
    demand(held.review.reasons.some(reason => reason.reason === WRITTEN), `the reason is not the one that was written: ${JSON.stringify(held.review)}`);
    say(`the edited rule holds ${held.number}: ${held.review.reasons.map(reason => reason.reason).join('; ')}`);
  } finally {
    writeFileSync(RULES, before);
  }
}

async function walk(platform) {
  demand(verify === './mvnw -B verify', `.ci/run does not run what the README tells: ${verify}`);
  const first = JSON.parse(run(calls[0]));
  const at = Date.now();
  await reaches(first, 'COMPLETED', 60);
  say(`${first.number} completed after ${((Date.now() - at) / 1000).toFixed(1)} s`);
  calls.slice(1).forEach(run);
  say(`${calls.length} commands run`);
  if (existsSync(BROWSER)) {
    const browser = await chromium.launch({ executablePath: BROWSER, args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
      '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    try {
      await approveInTasklist(browser, await reaches(place('readme-large', 600), 'IN_REVIEW', 60));
      await look(browser);
    } finally {
      await browser.close();
    }
  } else {
    say(`no browser at ${BROWSER}: Tasklist, Operate and Swagger UI are not looked at`);
  }
  await changeRule(platform);
  const invariants = await get('/api/operations/invariants');
  demand(invariants.ok, JSON.stringify(invariants.checks.filter(check => !check.ok)));
  say(`${invariants.checks.length} invariants hold`);
  const books = await get('/api/ledger/trial-balance');
  demand(books.totals.length > 0 && books.totals.every(total => total.balanced), JSON.stringify(books.totals));
  say(`the trial balance balances: ${books.totals.map(total => `${total.currency} ${total.debits}`).join(', ')}`);
}

mkdirSync(PICTURES, { recursive: true });
const platform = await startPlatform();
try {
  await walk(platform);
} catch (failure) {
  console.error(platform.said.slice(-4000));
  throw failure;
} finally {
  await platform.stop();
}
say('ended with Ctrl-C');
