import { IP_FAMILY_POLICIES } from '../../k8s/service-fields';
import { clusterIpsOf, familyPolicyOf, listField } from '../../model/service-addresses';
import { servicesWithAny } from '../../model/service-index';
import { besideCluster } from '../cluster-example';
import { defineRule } from '../rule';
import { unsupported } from './allowed-value';
import { PORT_80, serviceExample } from './service-example';
import { fieldSide, REFUSED } from './service-side';

interface TwoFamilies {
  readonly field: string;
  readonly isWritten: boolean;
}

const FIELDS = ['ipFamilyPolicy', 'ipFamilies', 'clusterIPs'];

export const ipFamilyPolicy = defineRule({
  code: 'NET315',
  name: 'ip-family-policy',
  severity: 'error',
  reads: ['services'],
  docs: {
    summary:
      'ipFamilyPolicy is SingleStack, PreferDualStack or RequireDualStack; two families or addresses need one of the last two.',
    why: 'A missing policy means SingleStack (RequireDualStack for a headless Service without a selector), and SingleStack takes one family.',
    since: '0.1.0',
    source: 'kube-apiserver initIPFamilyFields',
  },
  findings: {
    unsupported,
    single: ({ field, isWritten }: TwoFamilies) => ({
      what: `${field} holds two values, but the policy is ${isWritten ? '' : 'by default '}SingleStack`,
      fix: 'ipFamilyPolicy: PreferDualStack',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'two families where the cluster has them',
        text: serviceExample('ipFamilyPolicy: PreferDualStack', ...PORT_80),
      },
    ],
    invalid: [
      {
        title: 'two families without a policy',
        text: serviceExample('ipFamilies: [IPv4, IPv6]', ...PORT_80),
        ...besideCluster(
          'networking:',
          '  podSubnet: 10.244.0.0/16,fd00:10:244::/56',
          '  serviceSubnet: 10.96.0.0/12,fd00:10:96::/112',
        ),
      },
      { title: 'no such policy', text: serviceExample('ipFamilyPolicy: DualStack', ...PORT_80) },
    ],
  }),
  check({ services }, report) {
    for (const service of servicesWithAny(services, FIELDS)) {
      const { spec } = service;
      const written = spec.ipFamilyPolicy;
      if (service.type === 'ExternalName') continue;
      if (typeof written === 'string' && !isPolicy(written)) {
        const at = fieldSide(service, ['spec', 'ipFamilyPolicy'], written);
        const facts = { field: 'ipFamilyPolicy', value: written, allowed: IP_FAMILY_POLICIES };
        report('unsupported', facts, { at, ...REFUSED, data: { value: written } });
      }
      const field = twoOf(listField(spec, 'ipFamilies').length, clusterIpsOf(service).length);
      if (!field || familyPolicyOf(service) !== 'SingleStack') continue;
      const isWritten = typeof written === 'string';
      const policy = { origin: isWritten ? 'given' : 'default' } as const;
      report(
        'single',
        { field, isWritten },
        {
          at: fieldSide(service, ['spec', field], spec[field]),
          other: { ...fieldSide(service, ['spec', 'ipFamilyPolicy'], 'SingleStack'), ...policy },
          ...REFUSED,
          data: { field },
        },
      );
    }
  },
});

const isPolicy = (text: string): boolean =>
  (IP_FAMILY_POLICIES as readonly string[]).includes(text);

const twoOf = (families: number, addresses: number): string | undefined => {
  if (families === 2) return 'ipFamilies';
  return addresses === 2 ? 'clusterIPs' : undefined;
};
