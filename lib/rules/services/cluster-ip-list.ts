import type { Json } from '../../model/document';
import { goText, HEADLESS, listField } from '../../model/service-addresses';
import { servicesWith } from '../../model/service-index';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { defineRule } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

export const clusterIpList = defineRule({
  code: 'NET312',
  name: 'cluster-ip-list',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary:
      'clusterIPs repeats clusterIP first, and holds at most one address of each family, or None alone.',
    why: 'kube-apiserver fills clusterIPs from clusterIP, but not the other way round, and refuses lists that contradict it.',
    since: '0.1.0',
    source: 'kube-apiserver normalizeClusterIPs, ValidateServiceClusterIPsRelatedFields',
  },
  findings: {
    firstDiffers: ({ clusterIP, first }: { clusterIP: string; first: string }) => ({
      what: `clusterIP "${clusterIP}" and the first of clusterIPs "${first}" differ`,
      fix: clusterIP === '' ? `clusterIP: ${first}` : `clusterIPs: [${clusterIP}]`,
    }),
    tooMany: ({ count }: { count: number }) => ({
      what: `clusterIPs holds ${count} addresses, at most two are allowed`,
      fix: 'keep one IPv4 and one IPv6 address',
    }),
    noneWithOthers: () => ({
      what: 'None stands in clusterIPs beside other values',
      fix: 'clusterIPs: [None]',
    }),
    oneFamily: ({ first, second }: { first: string; second: string }) => ({
      what: `clusterIPs ${first} and ${second} are of one family`,
      fix: 'keep one IPv4 and one IPv6 address',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'both fields agree',
        text: serviceExample('clusterIP: 10.96.0.50', 'clusterIPs: [10.96.0.50]', ...PORT_80),
      },
    ],
    invalid: [
      {
        title: 'clusterIPs alone',
        text: serviceExample('clusterIPs: [10.96.0.50]', ...PORT_80),
      },
      {
        title: 'another first address',
        text: serviceExample('clusterIP: 10.96.0.50', 'clusterIPs: [10.96.0.51]', ...PORT_80),
      },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWith(services, 'clusterIPs')) {
      const { spec } = service;
      const list = listField(spec, 'clusterIPs');
      if (list.length === 0 || service.type === 'ExternalName') continue;
      const clusterIP = goText(spec.clusterIP);
      const first = goText(list[0]);
      const second = goText(list[1]);
      const at = fieldSide(service, ['spec', 'clusterIPs'], list as Json);
      if (clusterIP !== undefined && first !== undefined && clusterIP !== first) {
        const other = fieldSide(service, ['spec', 'clusterIP'], clusterIP);
        const data = { clusterIP, first };
        report('firstDiffers', data, { at, other, ...REFUSED, data });
      }
      if (list.length > 2) {
        const data = { count: list.length };
        report('tooMany', data, { at, ...REFUSED, data });
      }
      if (list.length < 2 || first === undefined || second === undefined) continue;
      if (first === HEADLESS) {
        report('noneWithOthers', {}, { at, ...REFUSED, data: { second } });
      } else if (list.length === 2 && areOfOneFamily(first, second)) {
        const data = { first, second };
        report('oneFamily', data, { at, ...REFUSED, data });
      }
    }
  },
});

function areOfOneFamily(first: string, second: string): boolean {
  const [one, two] = [parseAddressSloppy(first), parseAddressSloppy(second)];
  return one.ok && two.ok && one.value.family === two.value.family;
}
