import type { Path } from '../../diag/path';
import type { LoadBalancerRequest } from '../../model/load-balancer-request';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { nameOf } from '../services/service-side';
import { ALLOCATION_READS, PENDING, refusedRequests, textSide } from './allocation-side';
import { LAB_POOL, loadBalancerExample } from './metallb-example';

interface Asked {
  readonly service: string;
  readonly value: string;
}

export const loadBalancerAddress = defineRule({
  code: 'NET850',
  name: 'load-balancer-address',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'metallb.io/loadBalancerIPs is one address for each address family of the Service, and excludes spec.loadBalancerIP.',
    why: 'kube-apiserver takes every annotation. MetalLB reads the texts, compares their families with those of the cluster addresses, and leaves the Service pending when they differ.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 controller/service.go getDesiredLbIPs, allocateIPs',
  },
  findings: {
    askedTwice: ({ service }: Asked) => ({
      what: `Service ${service} asks for addresses by loadBalancerIP and by annotation`,
      fix: 'leave loadBalancerIP out: it is deprecated',
    }),
    unreadable: ({ value }: Asked) => ({
      what: `"${value}" is no list of IP addresses`,
      fix: 'write addresses, separated by commas',
    }),
    tooMany: ({ value }: Asked) => ({
      what: `${value} are more than two addresses`,
      fix: 'write one address, or one of each family for a dual-stack Service',
    }),
    sameFamily: ({ value }: Asked) => ({
      what: `${value} are of one address family`,
      fix: 'write one address, or one of each family for a dual-stack Service',
    }),
    family: ({ service, value, families }: Asked & { families: string }) => ({
      what: `${value} is asked for by Service ${service}, whose cluster addresses are ${families}`,
      fix: `ask for one address of each: ${families}`,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'an address of a pool',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.io/loadBalancerIPs: 192.168.56.241' }),
        ),
      },
      {
        title: 'another controller serves the class',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({
            annotations: 'metallb.io/loadBalancerIPs: any',
            spec: ['loadBalancerClass: example.com/other', 'ports: [{ port: 80 }]'],
          }),
        ),
      },
    ],
    invalid: [
      {
        title: 'asked for twice',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({
            annotations: 'metallb.io/loadBalancerIPs: 192.168.56.241',
            spec: ['loadBalancerIP: 192.168.56.241', 'ports: [{ port: 80 }]'],
          }),
        ),
      },
      {
        title: 'a name instead of an address',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: 'metallb.io/loadBalancerIPs: web.example.com' }),
        ),
      },
      {
        title: 'one address for a Service that has two',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({
            annotations: 'metallb.io/loadBalancerIPs: 192.168.56.241',
            spec: ['ipFamilyPolicy: PreferDualStack', 'ports: [{ port: 80 }]'],
          }),
        ),
        beside: [
          {
            file: 'kubeadm.yaml',
            text: [
              'apiVersion: kubeadm.k8s.io/v1beta4',
              'kind: ClusterConfiguration',
              'kubernetesVersion: v1.36.4',
              'networking:',
              '  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112',
              '',
            ].join('\n'),
          },
        ],
      },
    ],
  }),
  check(model, report) {
    for (const { request, refusal } of refusedRequests(model)) {
      const finding = FINDINGS.get(refusal.why);
      const [first] = request.addresses;
      if (!finding || !first || isToldOfField(finding, first.path)) continue;
      const value = textOf(request);
      const families = request.families.join(' and ');
      const facts = { service: nameOf(request.service), value, families };
      const at = textSide(request.service, { text: value, path: first.path });
      report(finding, facts, { at, breaks: PENDING, data: facts });
    }
  },
});

const FINDINGS = new Map([
  ['asked-twice', 'askedTwice'],
  ['unreadable', 'unreadable'],
  ['too-many', 'tooMany'],
  ['same-family', 'sameFamily'],
  ['wrong-family', 'family'],
] as const) as ReadonlyMap<
  string,
  'askedTwice' | 'unreadable' | 'tooMany' | 'sameFamily' | 'family'
>;

/** `load-balancer-ip` knows that the field is no address. */
const isToldOfField = (finding: string, [top]: Path): boolean =>
  finding === 'unreadable' && top === 'spec';

const textOf = ({ addresses }: LoadBalancerRequest): string =>
  addresses.map(({ text }) => text).join(',');
