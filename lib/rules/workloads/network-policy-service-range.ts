import type { Path } from '../../diag/path';
import type { AddressPlan } from '../../model/address-plan';
import type { ApiObjectView } from '../../model/api-object';
import { valueAt } from '../../model/document';
import { networkingObjects, policyRulesOf, prefixOf } from '../../model/network-policy';
import { asList, asText } from '../../model/type-meta';
import type { Prefix } from '../../net/prefix';
import { besideCluster } from '../cluster-example';
import { knowsCluster } from '../node-clash';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { withServiceSubnet } from '../services/service-example';
import { fieldSide } from '../services/service-side';
import { policyExample } from './policy-example';

interface Facts {
  readonly policy: string;
  readonly cidr: string;
  readonly range: string;
}

const NETWORKING = ['  podSubnet: 10.244.0.0/16', '  serviceSubnet: 10.96.0.0/16'];

const policyTo = (cidr: string): string =>
  policyExample('policyTypes: [Egress]', `egress: [{ to: [{ ipBlock: { cidr: ${cidr} } }] }]`);

export const networkPolicyServiceRange = defineRule({
  code: 'NET807',
  name: 'network-policy-service-range',
  severity: 'warning',
  reads: ['kubeadmFiles', 'objects', 'plan'],
  docs: {
    summary: 'An ipBlock of a NetworkPolicy must not name addresses of Services or single pods.',
    why: 'kube-proxy puts the address of a pod in place of the address of the Service before policies are applied, so the rule never matches. Addresses of pods change with each start.',
    symptoms: ['policy-surprises'],
    since: '0.1.0',
    source:
      'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
    whenToIgnore: 'when the network add-on applies policies before addresses are replaced',
  },
  findings: {
    services: ({ policy, cidr, range }: Facts) => ({
      what: `ipBlock ${cidr} of NetworkPolicy ${policy} lies in the service range ${range}, and never matches`,
      fix: 'select the pods behind the Service by podSelector and namespaceSelector',
    }),
    pods: ({ policy, cidr, range }: Facts) => ({
      what: `ipBlock ${cidr} of NetworkPolicy ${policy} is a part of the pod range ${range}`,
      fix: 'select pods by podSelector and namespaceSelector',
    }),
    exception: ({ policy, cidr, range }: Facts) => ({
      what: `the exception ${cidr} of NetworkPolicy ${policy} lies in the service range ${range}, and keeps nobody from Services`,
      fix: 'except the pod range instead, or select pods by podSelector and namespaceSelector',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'a network outside the cluster',
        text: policyTo('192.168.7.0/24'),
        ...withServiceSubnet('10.96.0.0/16'),
      },
      {
        title: 'everything, Services included',
        text: policyTo('0.0.0.0/0'),
        ...withServiceSubnet('10.96.0.0/16'),
      },
      {
        title: 'everything but the cluster',
        text: policyExample(
          'policyTypes: [Egress]',
          'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.96.0.0/16, 10.244.0.0/16] } }] }, { ports: [{ protocol: UDP, port: 53 }] }]',
        ),
        ...besideCluster('networking:', ...NETWORKING),
      },
      { title: 'the ranges of the cluster are not known', text: policyTo('10.96.0.1/32') },
    ],
    invalid: [
      {
        title: 'the address of a Service',
        text: policyTo('10.96.0.10/32'),
        ...withServiceSubnet('10.96.0.0/16'),
      },
      {
        title: 'everything but Services, which are reached by their pods',
        text: policyExample(
          'policyTypes: [Egress]',
          'egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.96.0.0/16] } }] }]',
        ),
        ...besideCluster('networking:', ...NETWORKING),
      },
    ],
  }),
  check({ kubeadmFiles, objects, plan }, report) {
    if (!knowsCluster(kubeadmFiles)) return;
    for (const object of networkingObjects(objects, 'NetworkPolicy')) {
      const policy = `${object.namespace || 'default'}/${object.name}`;
      for (const { path, cidr, prefix } of blocksOf(object)) {
        const at = {
          ...rangeSide({ value: prefix, at: { source: object.source, path }, origin: 'given' }),
          value: cidr,
        };
        const services = plan.services.find(({ value }) => value.contains(prefix));
        const pods = plan.pods.find(
          ({ value }) => value.contains(prefix) && value.length < prefix.length,
        );
        if (services) {
          const data = { policy, cidr, range: services.text };
          const breaks = 'the network add-on: sees the address of a pod, so the rule never matches';
          report('services', data, { at, other: rangeSide(services), breaks, data });
        } else if (pods) {
          const data = { policy, cidr, range: pods.text };
          const breaks = 'the network add-on: matches whichever pods have these addresses just now';
          report('pods', data, { at, other: rangeSide(pods), breaks, severity: 'info', data });
        }
      }
      for (const { path, cidr, services } of vainExceptions(object, plan)) {
        const data = { policy, cidr, range: services.text };
        report('exception', data, {
          at: fieldSide(object, path, cidr),
          other: rangeSide(services),
          breaks: 'the network add-on: sees the address of a pod, so the exception never matches',
          severity: 'info',
          data,
        });
      }
    }
  },
});

interface Block {
  readonly path: Path;
  readonly cidr: string;
  readonly prefix: Prefix;
}

const blocksOf = (policy: ApiObjectView): Block[] =>
  policyRulesOf(policy)
    .flatMap(({ peers }) => peers)
    .flatMap((peer) => {
      const cidr = asText(valueAt(peer.value, ['ipBlock', 'cidr']));
      const prefix = prefixOf(cidr);
      if (cidr === undefined || !prefix) return [];
      return [{ path: [...peer.path, 'ipBlock', 'cidr'], cidr, prefix }];
    });

/** Exceptions that are Services, from a block that lets their pods through. */
function vainExceptions(policy: ApiObjectView, { services, pods }: AddressPlan) {
  return policyRulesOf(policy)
    .flatMap(({ peers }) => peers)
    .flatMap((peer) => {
      const block = prefixOf(valueAt(peer.value, ['ipBlock', 'cidr']));
      const exceptions = asList(valueAt(peer.value, ['ipBlock', 'except']));
      const holdsPods = pods.some(
        ({ value }) =>
          block?.contains(value) && !exceptions.some((one) => prefixOf(one)?.contains(value)),
      );
      if (!holdsPods) return [];
      return exceptions.flatMap((item, index) => {
        const prefix = prefixOf(item);
        const range = prefix && services.find(({ value }) => value.contains(prefix));
        const path = [...peer.path, 'ipBlock', 'except', index];
        return range ? [{ path, cidr: asText(item) ?? '', services: range }] : [];
      });
    });
}
