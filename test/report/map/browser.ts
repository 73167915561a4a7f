import { execFile } from 'node:child_process';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** A Chromium of this machine, from `CHROMIUM` or the PATH. */
export function findChromium(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...(process.env.CHROMIUM ? [process.env.CHROMIUM] : []),
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
  ];
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Nothing but the page: no sandbox for root, no calls home, a profile of its own. */
const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
];

interface Visit {
  readonly chromium: string;
  readonly html: string;
  /** What is to be done with the page: `--dump-dom`, `--print-to-pdf=out`. */
  readonly action: string;
  readonly width?: number;
}

/** Opens a page and answers with what the browser printed, and with the file `out` if it wrote one. */
export async function visit({ chromium, html, action, width = 1280 }: Visit) {
  const folder = mkdtempSync(join(tmpdir(), 'map-'));
  try {
    const page = join(folder, 'page.html');
    writeFileSync(page, html);
    const words = [`--user-data-dir=${join(folder, 'profile')}`, `--window-size=${width},1000`];
    const { stdout } = await promisify(execFile)(
      chromium,
      [...QUIET, ...words, action, `file://${page}`],
      { cwd: folder, timeout: 120_000, maxBuffer: 1 << 26 },
    );
    const out = action.endsWith('=out') ? readFileSync(join(folder, 'out')) : undefined;
    return { stdout, out };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
