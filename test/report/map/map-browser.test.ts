import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderMap } from '../../../lib/check';
import { findChromium, visit } from './browser';
import { HOSTILE_NAMES, mapOf, planText } from './maps';

const chromium = findChromium();
const PATIENCE = { timeout: 240_000 };

const PAGE = renderMap(
  'html',
  [
    mapOf(
      planText({
        pods: '10.244.0.0/16,fd00:10:244::/56',
        services: '10.96.0.0/12,fd00:10:96::/112',
        pools: [
          ['public', '192.168.10.240/29'],
          ['社内ロードバランサー', '192.168.10.200-192.168.10.209'],
        ],
        reserved: [
          ['warehouse', '10.100.0.0/16'],
          ['office', '10.244.8.0/24'],
        ],
      }),
    ),
  ],
  { width: 0 },
);

/** What `measure.js` says of the page, which by itself takes no scripts. */
async function measure(html: string, width: number): Promise<Record<string, unknown>> {
  const open = html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
  const script = `<script>${readFileSync(join(__dirname, 'measure.js'), 'utf8')}</script>`;
  const { stdout } = await visit({
    chromium: chromium ?? '',
    html: open.replace('</body>', () => `${script}</body>`),
    action: '--dump-dom',
    width,
  });
  const title = /<title>(\{.*?\})<\/title>/s.exec(stdout)?.[1] ?? '{}';
  return JSON.parse(title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
}

describe.skipIf(chromium === undefined)(
  'the page in Chromium (skipped where there is none)',
  () => {
    it.each([
      ['wide', 1280],
      ['narrow', 400],
    ])('has nothing on top of anything, %s', PATIENCE, async (_, width) => {
      const seen = await measure(PAGE, width);

      expect(seen).toMatchObject({ touching: [], outside: 0, isTooWide: false });
      // Some builds open no window below 500 pixels.
      expect(seen.window).toBeLessThanOrEqual(Math.max(width, 500));
      expect(seen.texts).toBeGreaterThan(25);
      expect(seen.narrowestBar).toBeGreaterThanOrEqual(2.5);
      expect(seen.links).toBeGreaterThanOrEqual(2);
    });

    it('has nothing in it that a name brings along', PATIENCE, async () => {
      const pools = HOSTILE_NAMES.map(
        ([, name], index) => [`${name}<b id="evil">`, `192.168.10.${index * 8}/29`] as const,
      );
      const html = renderMap('html', [mapOf(planText({ pools }))], { width: 0 });

      expect(await measure(html, 1280)).toMatchObject({
        scripts: 1,
        handlers: 0,
        strangers: 0,
        styles: 1,
      });
    });

    it('runs no script, even one that somebody puts into it', PATIENCE, async () => {
      const html = PAGE.replace('</body>', '<script>document.title = "ran"</script></body>');
      const { stdout } = await visit({ chromium: chromium ?? '', html, action: '--dump-dom' });

      expect(stdout).toContain('<title>Address plan</title>');
    });

    it('can be printed', PATIENCE, async () => {
      const { out } = await visit({
        chromium: chromium ?? '',
        html: PAGE,
        action: '--print-to-pdf=out',
      });

      expect(out?.subarray(0, 5).toString()).toBe('%PDF-');
    });
  },
);
