import type { Finding, Party } from '../../diag/finding';
import { capacityFacts } from '../capacity';
import { oneLine } from '../one-line';
import { partyWords, placeOf, plural, severityWord, verdictOf } from '../phrases';
import { element, textElement } from '../xml';
import { type AddressMap, RANGE_USES } from './address-map';
import type { Home } from './homes';
import { rowsOf } from './map-rows';
import { renderHomeSvg } from './map-svg';
import { PAGE_STYLE } from './page-style';

/** The page draws each picture for a wide and a narrow window: text keeps its size in both. */
const WIDTHS = { wide: 1040, narrow: 332 } as const;

/** Nothing is loaded, nothing runs: the page is text, pictures and links inside itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** One page for one or more clusters, complete in itself. */
export function renderMapHtml(maps: readonly AddressMap[]): string {
  const page = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      textElement('title', {}, 'Address plan'),
      element('style', {}, [PAGE_STYLE]),
    ]),
    element('body', {}, maps.length === 0 ? [emptyPage()] : renderClusters(maps)),
  ]);
  return `<!DOCTYPE html>\n${page}\n`;
}

const emptyPage = (): string => textElement('p', {}, 'No addresses in these files.');

/** Findings are numbered through the whole page, so that every link has one place to go to. */
function renderClusters(maps: readonly AddressMap[]): string[] {
  let before = 0;
  return maps.map((map, index) => {
    const name = maps.length > 1 ? `Address plan ${index + 1} of ${maps.length}` : 'Address plan';
    const page = renderCluster(map, name, before);
    before += map.placed.length;
    return page;
  });
}

function renderCluster(map: AddressMap, name: string, before: number): string {
  return element('main', {}, [
    element('header', {}, [
      textElement('h1', {}, name),
      textElement('p', { class: 'dim' }, `Kubernetes ${map.kubernetesVersion} · ${verdict(map)}`),
      ...(map.homes.length > 0 ? [renderCapacity(map)] : []),
    ]),
    renderLegend(map),
    ...map.homes.map((home) => renderHome(home, map, before)),
    ...(map.placed.length > 0 ? [renderFindings(map, before)] : []),
    ...(map.homes.length > 0 ? [renderTables(map)] : []),
  ]);
}

function verdict({ placed, elsewhere }: AddressMap): string {
  const here =
    placed.length === 0
      ? 'no findings on the map'
      : `${plural(placed.length, 'finding')} on the map`;
  return elsewhere.length === 0 ? here : `${here}, ${elsewhere.length} about other things`;
}

const renderCapacity = ({ capacity }: AddressMap): string =>
  element(
    'dl',
    {},
    capacityFacts(capacity).map(({ about, facts }) =>
      element('div', {}, [
        textElement('dt', {}, about),
        ...facts.map((fact) => textElement('dd', {}, fact)),
      ]),
    ),
  );

function renderLegend({ homes }: AddressMap): string {
  const used = new Set(homes.flatMap(({ ranges }) => ranges.map(({ use }) => use)));
  const items = RANGE_USES.filter((use) => used.has(use)).map((use) =>
    element('li', { class: use }, [element('span', { class: 'swatch' }, ['']), LEGEND[use]]),
  );
  return element(
    'ul',
    { class: 'legend', 'aria-label': 'Legend' },
    items.length > 0 ? items : [''],
  );
}

const LEGEND = {
  pods: 'pods',
  services: 'Services',
  nodes: 'nodes',
  'load-balancer': 'load balancers',
  dhcp: 'DHCP',
  reserved: 'reserved',
  foreign: 'often taken by others',
} as const;

const renderHome = (home: Home, map: AddressMap, before: number): string =>
  element('section', { 'aria-label': `${home.window}` }, [
    element('div', { class: 'wide' }, [renderHomeSvg(home, map, WIDTHS.wide, before)]),
    element('div', { class: 'narrow' }, [renderHomeSvg(home, map, WIDTHS.narrow, before)]),
  ]);

const renderFindings = ({ placed }: AddressMap, before: number): string =>
  element('section', { class: 'findings' }, [
    textElement('h2', {}, 'Findings'),
    ...placed.map(({ finding }, index) => renderFinding(finding, before + index + 1)),
  ]);

function renderFinding(finding: Finding, number: number): string {
  const { code, name, severity, message, subject, other, fix } = finding;
  return element('article', { id: `finding-${number}`, class: severity, tabindex: -1 }, [
    element('h3', {}, [
      textElement('span', { class: 'code' }, `${severityWord(severity)} ${code}`),
      textElement('span', { class: 'dim' }, name),
    ]),
    textElement('p', {}, oneLine(message)),
    textElement('p', { class: 'dim' }, verdictOf(finding)),
    element('p', {}, [textElement('b', {}, 'Fix '), textElement('code', {}, oneLine(fix))]),
    element('ul', {}, [subject, ...(other ? [other] : [])].map(renderParty)),
  ]);
}

const renderParty = (party: Party): string => {
  const place = party.origin === 'default' ? '' : placeOf(party.location);
  return textElement('li', { class: 'dim' }, `${partyWords(party)}${place && ` at ${place}`}`);
};

const renderTables = ({ homes }: AddressMap): string =>
  element('section', {}, [
    textElement('h2', {}, 'Every range'),
    element('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Every range' }, [
      element('table', {}, [
        element('thead', {}, [cells('th', ['what', 'range', 'first – last', 'addresses'])]),
        ...homes.map(renderTable),
      ]),
    ]),
  ]);

const renderTable = (home: Home): string =>
  element('tbody', {}, [
    element('tr', {}, [textElement('th', { colspan: 4, scope: 'rowgroup' }, `${home.window}`)]),
    ...rowsOf(home).map(({ kind, depth, name, range, extent, size }) =>
      element('tr', { class: `${kind} depth-${depth}` }, [
        cellTexts('td', [oneLine(name), range, extent, size]),
      ]),
    ),
  ]);

const cellTexts = (tag: string, texts: readonly string[]): string =>
  texts.map((text) => textElement(tag, {}, text)).join('');

const cells = (tag: string, texts: readonly string[]): string =>
  element('tr', {}, [cellTexts(tag, texts)]);
