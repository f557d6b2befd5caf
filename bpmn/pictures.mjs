// Draws the processes of this folder as they look in a modeler.
//
//   npm run pictures -- ../docs                          all of them, as SVG
//   npm run pictures -- /tmp/look --png distributor-order  one of them, as SVG and PNG
//   npm run pictures -- ../docs --check                  fails when a picture there is older than its process
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const VIEWER = new URL('node_modules/bpmn-js/dist/bpmn-viewer.production.min.js', import.meta.url).pathname;
const HERE = new URL('.', import.meta.url).pathname;
const BROWSER = process.env.CHROMIUM ?? '/usr/bin/chromium';

const { values: wish, positionals: [folder, ...names] } = parseArgs({
  allowPositionals: true,
  options: { check: { type: 'boolean' }, png: { type: 'boolean' } }
});
if (!folder) {
  console.error('Usage: npm run pictures -- FOLDER [--png] [--check] [PROCESS…]');
  process.exit(2);
}

/** Pictures are compared by what they were drawn from: fonts differ from machine to machine, and pixels with them. */
const fingerprint = xml => createHash('sha256').update(xml).digest('hex').slice(0, 16);

async function processes() {
  const files = (await readdir(HERE)).filter(file => file.endsWith('.bpmn')).map(file => basename(file, '.bpmn'));
  const unknown = names.filter(name => !files.includes(name));
  if (unknown.length > 0) {
    throw new Error(`No such process: ${unknown.join(', ')}. There are ${files.join(', ')}.`);
  }
  return names.length > 0 ? names : files.sort();
}

async function check() {
  const pictures = (await readdir(folder)).filter(file => file.endsWith('.svg'));
  const stale = [];
  for (const picture of pictures) {
    const svg = await readFile(join(folder, picture), 'utf8');
    const [, source, drawnFrom] = svg.match(/<!-- drawn from (.+)\.bpmn ([0-9a-f]+) -->/) ?? [];
    if (source && drawnFrom !== fingerprint(await readFile(join(HERE, `${source}.bpmn`), 'utf8'))) {
      stale.push(source);
    }
  }
  if (stale.length > 0) {
    console.error(`In ${folder} older than the process: ${stale.join(', ')}.`);
    console.error(`Draw again: cd bpmn && npm run pictures -- ${folder} ${stale.join(' ')}`);
    process.exit(1);
  }
}

async function draw() {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: BROWSER,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync']
  });
  try {
    for (const name of await processes()) {
      const xml = await readFile(join(HERE, `${name}.bpmn`), 'utf8');
      const page = await browser.newPage({ deviceScaleFactor: 1.5 });
      await page.setContent('<body style="margin: 0"><div id="canvas" style="width: 1600px; height: 900px"></div></body>');
      await page.addScriptTag({ path: VIEWER });
      const { svg, warnings } = await page.evaluate(async source => {
        const viewer = new BpmnJS({ container: '#canvas' });
        const { warnings } = await viewer.importXML(source);
        return { svg: (await viewer.saveSVG()).svg, warnings: warnings.map(warning => warning.message) };
      }, xml);
      warnings.forEach(warning => console.warn(`${name}: ${warning}`));
      await writeFile(join(folder, `${name}.svg`), signed(name, xml, svg));
      if (wish.png) {
        await photograph(page, svg, join(folder, `${name}.png`));
      }
      await page.close();
      console.log(`${name}: ${join(folder, name)}.svg${wish.png ? ' and .png' : ''}`);
    }
  } finally {
    await browser.close();
  }
}

/** Ids of markers are random; numbered ones keep a picture the same while its process is. */
function signed(name, xml, svg) {
  const numbers = new Map();
  const steady = svg.replace(/(id="|url\(['"]?#|url\(&quot;#)((?:marker|sequenceflow|messageflow|association|conditional)[\w-]*)/g,
    (_, before, id) => {
      numbers.set(id, numbers.get(id) ?? `marker-${numbers.size + 1}`);
      return before + numbers.get(id);
    });
  return steady.replace('<svg ', `<!-- drawn from ${name}.bpmn ${fingerprint(xml)} -->\n<svg style="background: white" `);
}

async function photograph(page, svg, path) {
  await page.setContent(`<body style="margin: 12px; background: white">${svg.slice(svg.indexOf('<svg'))}</body>`);
  await page.locator('svg').first().screenshot({ path });
}

await (wish.check ? check() : draw());
