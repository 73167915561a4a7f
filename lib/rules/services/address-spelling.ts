import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import { trimSpace } from '../../k8s/go-value';
import type { Json } from '../../model/document';
import {
  clusterIpPath,
  clusterIpsOf,
  goText,
  HEADLESS,
  listField,
  takesAddresses,
} from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import type { ServiceView } from '../../model/service-view';
import { defineRule } from '../rule';
import { judgeAddress, judgeCidr, type SpellingProblem, WHAT_IS_WRONG } from './address-reading';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide } from './service-side';

interface Spelling {
  readonly text: string;
  readonly path: Path;
  readonly problem: SpellingProblem;
  readonly canonical: string;
}

const FIELDS = ['clusterIP', 'externalIPs', 'loadBalancerSourceRanges'];

export const addressSpelling = defineRule({
  code: 'NET356',
  name: 'address-spelling',
  severity: 'warning',
  reads: ['services', 'versions'],
  docs: {
    summary: 'Addresses are written in the one spelling that every program reads alike.',
    why: 'Up to 1.35 kube-apiserver takes leading zeros, IPv4-mapped IPv6 and host bits, which it refuses from 1.36 on; IPv6 in another spelling than RFC 5952 makes controllers that compare texts apply again and again.',
    symptoms: ['object-refused', 'upgrade-stops'],
    since: '0.1.0',
    source: 'kube-apiserver GetWarningsForIP, GetWarningsForCIDR; KEP-4858',
  },
  findings: {
    misspelled: ({ text, problem, canonical }: Spelling) => ({
      what: `"${text}" ${problem === 'not-canonical' ? 'is not the usual spelling' : WHAT_IS_WRONG[problem]}`,
      fix: `write ${canonical}`,
    }),
  },
  examples: () => ({
    valid: [{ title: 'the usual one', text: serviceExample('clusterIP: 10.96.0.50', ...PORT_80) }],
    invalid: [
      {
        title: 'leading zeros, up to 1.35',
        text: serviceExample('clusterIP: 10.096.000.050', ...PORT_80),
        kubernetesVersion: '1.35',
      },
    ],
  }),
  check({ services, versions }, report) {
    for (const service of servicesWithAny(services, FIELDS)) {
      for (const spelling of spellingsOf(service, versions.cluster)) {
        const { text, path, problem, canonical } = spelling;
        report('misspelled', spelling, {
          at: fieldSide(service, path, text),
          edit: { at: fieldSide(service, path, text).at, value: canonical },
          breaks: problem === 'not-canonical' ? LOOPS : REFUSED_LATER,
          data: { value: text, problem, canonical },
        });
      }
    }
  },
});

const LOOPS = 'controllers that compare texts: apply the same object again and again';
const REFUSED_LATER = 'kube-apiserver: refuses this text from 1.36 on';

function spellingsOf(service: ServiceView, cluster: Contract): readonly Spelling[] {
  const { spec } = service;
  const addresses = takesAddresses(service) ? clusterIpsOf(service) : [];
  return [
    ...addressesIn(addresses, (index) => clusterIpPath(service, index), cluster),
    ...addressesIn(listField(spec, 'externalIPs'), (i) => ['spec', 'externalIPs', i], cluster),
    ...rangesIn(listField(spec, 'loadBalancerSourceRanges'), cluster),
  ];
}

function addressesIn(
  list: readonly Json[],
  pathOf: (index: number) => Path,
  cluster: Contract,
): Spelling[] {
  return list.flatMap((item, index) => {
    const text = goText(item);
    if (!text || text === HEADLESS) return [];
    const { value, problem, canonical } = judgeAddress(text, cluster);
    if (!value || canonical === undefined || text === canonical) return [];
    return [{ text, path: pathOf(index), problem: problem ?? 'not-canonical', canonical }];
  });
}

function rangesIn(list: readonly Json[], cluster: Contract): Spelling[] {
  return list.flatMap((item, index) => {
    const text = trimSpace(goText(item) ?? '');
    if (!text) return [];
    const { value, problem, canonical } = judgeCidr(text, cluster);
    if (!value || canonical === undefined || text === canonical) return [];
    const path = ['spec', 'loadBalancerSourceRanges', index];
    return [{ text, path, problem: problem ?? 'not-canonical', canonical }];
  });
}
