import { chromium } from 'playwright-core';
const [,, as, width, ...paths] = process.argv;
const base='http://127.0.0.1:3000';
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ viewport: { width: Number(width), height: 900 } });
const page = await context.newPage();
page.on('console', m => { if (m.type()==='error') console.log('console', m.text()); });
page.on('pageerror', e => console.log('pageerror', e.message));
if (as !== '-') { await page.goto(`${base}/sign-in/staff?as=${as}`); console.log('signed in at', page.url(), await page.title()); }
let n=0;
for (const path of paths) { const t=Date.now(); const r = await page.goto(base+path); console.log(path, r.status(), await page.title(), Date.now()-t,'ms'); await page.screenshot({ path: `/tmp/x/shot-${n++}.png`, fullPage: true }); }
await browser.close();
