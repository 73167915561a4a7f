import { DOMParser, type Element } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { renderMap } from '../../../lib/check';
import { DUAL_STACK, HOSTILE_NAMES, mapOf, planText } from './maps';

const pageOf = (...plans: string[]): string => renderMap('html', plans.map(mapOf), { width: 0 });

/** The page is XML as well, so a strict parser can look for what does not belong there. */
function elementsOf(page: string): Element[] {
  const onError = (level: string, message: string) => {
    throw new Error(`${level}: ${message}`);
  };
  return [
    ...new DOMParser({ onError }).parseFromString(page, 'text/xml').getElementsByTagName('*'),
  ];
}

const CONFLICT = planText({ reserved: [['warehouse', '10.100.0.0/16']] });

describe('the page', () => {
  it('loads nothing and runs nothing', () => {
    const page = pageOf(DUAL_STACK);
    const attributes = elementsOf(page).flatMap((element) => [...element.attributes]);

    const policy = attributes.find(({ name, value }) => name === 'content' && /-src/.test(value));
    expect(policy?.value).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(/);
    expect(attributes.filter(({ name }) => /^(on|src|style)/.test(name))).toEqual([]);
    const links = attributes.filter(({ name }) => name === 'href').map(({ value }) => value);
    expect(links.every((link) => link.startsWith('#'))).toBe(true);
  });

  it('leads from every mark on the map to its finding', () => {
    const elements = elementsOf(pageOf(CONFLICT, CONFLICT));
    const ids = elements.map((element) => element.getAttribute('id')).filter(Boolean);
    const links = elements.filter(({ tagName }) => tagName === 'a');

    expect(new Set(ids).size).toBe(ids.length);
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links.map((link) => link.getAttribute('href')))).toEqual(
      new Set(ids.map((id) => `#${id}`)),
    );
    expect(links.every((link) => link.getAttribute('aria-label')?.includes('NET207'))).toBe(true);
  });

  it('names every picture, and has each range in a table for those who do not see it', () => {
    const elements = elementsOf(pageOf(DUAL_STACK));
    const pictures = elements.filter((element) => element.getAttribute('role') === 'img');
    const cells = elements
      .filter(({ tagName }) => tagName === 'td')
      .map((cell) => cell.textContent);

    expect(pictures.length).toBeGreaterThan(10);
    expect(pictures.every((picture) => picture.getAttribute('aria-label'))).toBe(true);
    for (const range of ['10.244.0.0/16', 'fd00:10:96::/112', '192.168.10.240/29']) {
      expect(cells).toContain(range);
    }
  });

  it('says so when there are no addresses', () => {
    expect(renderMap('html', [], { width: 0 })).toContain('No addresses');
  });

  it('is the same twice, byte for byte', () => {
    expect(pageOf(DUAL_STACK)).toBe(pageOf(DUAL_STACK));
  });

  it.each(HOSTILE_NAMES)('shows %s in names as text', (_, name) => {
    const planWith = (name: string) =>
      planText({ pools: [[name, '192.168.10.240/29']], reserved: [[name, '10.100.0.0/16']] });
    const tagsOf = (plan: string) =>
      elementsOf(pageOf(plan)).map(({ tagName, attributes }) => [
        tagName,
        ...[...attributes].map(({ name }) => name),
      ]);

    expect(tagsOf(planWith(name))).toEqual(
      tagsOf(planWith('a name that is harmless and long enough')),
    );
  });
});
