import type { AddressPlan } from '../../model/address-plan';
import {
  clusterIpPath,
  clusterIpsOf,
  familyPolicyOf,
  goText,
  HEADLESS,
  isFamily,
  isFreeOfFamilies,
  listField,
} from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import { clusterFamilies } from '../../model/service-ranges';
import type { ServiceView } from '../../model/service-view';
import type { Family } from '../../net/family';
import { parseAddressSloppy } from '../../net/parse-sloppy';
import { rangeSide } from '../range-side';
import { defineRule, type Side } from '../rule';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

interface Missing {
  readonly field: string;
  readonly value: string;
  readonly serviceSubnet: string;
}

const FIELDS = ['ipFamilyPolicy', 'ipFamilies', 'clusterIP', 'clusterIPs'];

export const familyNotConfigured = defineRule({
  code: 'NET316',
  name: 'family-not-configured',
  severity: 'error',
  reads: ['services', 'plan'],
  docs: {
    summary: 'A Service can only have the address families of the service range.',
    why: 'kube-apiserver has one allocator for each range it is started with. PreferDualStack is fine on a single-stack cluster, and a headless Service without a selector may name any family; a ServiceCIDR object of another family changes nothing.',
    since: '0.1.0',
    source: 'kube-apiserver initIPFamilyFields',
  },
  findings: {
    family: ({ field, value, serviceSubnet }: Missing) => ({
      what: `${field} "${value}" on a cluster whose service range is ${serviceSubnet}`,
      fix: 'add a range of the other family to serviceSubnet, or use one that is there',
    }),
    dualStack: ({ serviceSubnet }: Missing) => ({
      what: `RequireDualStack on a single-stack cluster, whose service range is ${serviceSubnet}`,
      fix: 'ipFamilyPolicy: PreferDualStack',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'PreferDualStack waits for the second family',
        text: serviceExample('ipFamilyPolicy: PreferDualStack', ...PORT_80),
      },
    ],
    invalid: [
      { title: 'IPv6 on an IPv4 cluster', text: serviceExample('ipFamilies: [IPv6]', ...PORT_80) },
      {
        title: 'RequireDualStack on an IPv4 cluster',
        text: serviceExample('ipFamilyPolicy: RequireDualStack', ...PORT_80),
      },
    ],
  }),
  check({ services, plan }, report) {
    const families = clusterFamilies(plan);
    if (families.length === 0) return;
    const serviceSubnet = plan.services.map(({ text }) => text).join(',');
    for (const service of servicesWithAny(services, FIELDS)) {
      if (service.type === 'ExternalName') continue;
      for (const side of refusedSides(service, families)) {
        const value = side.value ?? '';
        const field = String(side.at.path[1]);
        const finding = value === 'RequireDualStack' ? 'dualStack' : 'family';
        report(
          finding,
          { field, value, serviceSubnet },
          { at: side, ...rangeOf(plan), ...REFUSED, data: { field, value, serviceSubnet } },
        );
      }
    }
  },
});

/** In the order of `initIPFamilyFields`: addresses first, and for some Services nothing else. */
function refusedSides(service: ServiceView, families: readonly Family[]): Side[] {
  const addresses = refusedAddresses(service, families);
  if (addresses.length > 0 || isFreeOfFamilies(service)) return addresses;
  const policy = familyPolicyOf(service) === 'RequireDualStack' && families.length < 2;
  return [
    ...(policy ? [fieldSide(service, ['spec', 'ipFamilyPolicy'], 'RequireDualStack')] : []),
    ...listField(service.spec, 'ipFamilies').flatMap((family, index) =>
      isFamily(family) && !families.includes(family)
        ? [fieldSide(service, ['spec', 'ipFamilies', index], family)]
        : [],
    ),
  ];
}

/** Cluster IPs whose family is not in `ipFamilies`, but follows from the address. */
function refusedAddresses(service: ServiceView, families: readonly Family[]): Side[] {
  const list = clusterIpsOf(service);
  const start = listField(service.spec, 'ipFamilies').length;
  return list.slice(start).flatMap((item, offset) => {
    const text = goText(item);
    const reading = text && text !== HEADLESS ? parseAddressSloppy(text) : undefined;
    if (!reading?.ok || families.includes(reading.value.family)) return [];
    return [fieldSide(service, clusterIpPath(service, start + offset), text)];
  });
}

function rangeOf(plan: AddressPlan): { other?: Side } {
  const [range] = plan.services;
  return range ? { other: rangeSide(range) } : {};
}
