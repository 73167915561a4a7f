import type { Clash } from '../../model/load-balancer-sharing';
import { defineRule } from '../rule';
import { manyExamples } from '../services/service-example';
import { fieldSide, nameOf } from '../services/service-side';
import { ALLOCATION_READS, PENDING, refusedRequests, textSide } from './allocation-side';
import { LAB_POOL, loadBalancerExample } from './metallb-example';

interface Taken {
  readonly address: string;
  readonly service: string;
  readonly owner: string;
}

const WANTED = 'metallb.io/loadBalancerIPs: 192.168.56.241';
const SHARED = `${WANTED}, metallb.io/allow-shared-ip: web`;

export const loadBalancerAddressTaken = defineRule({
  code: 'NET854',
  name: 'load-balancer-address-taken',
  severity: 'warning',
  reads: ALLOCATION_READS,
  docs: {
    summary:
      'Services can only have one address together with the same metallb.io/allow-shared-ip, other ports, and under Local the same selector.',
    why: 'MetalLB gives an address to the first Service. A second one gets it only when both name the same sharing key, no port of one protocol is in both, and their backends are the same where externalTrafficPolicy is Local.',
    symptoms: ['external-ip-pending'],
    since: '0.1.0',
    source: 'MetalLB 0.16 allocator.go checkSharing, sharingOK; k8salloc BackendKey',
  },
  findings: {
    noKey: ({ address, service, owner }: Taken) => ({
      what: `Services ${owner} and ${service} ask for ${address}, and do not share it`,
      fix: 'give both the same metallb.io/allow-shared-ip, or the second another address',
    }),
    otherKey: ({ address, service, owner }: Taken) => ({
      what: `Services ${owner} and ${service} ask for ${address} with different sharing keys`,
      fix: 'give both the same metallb.io/allow-shared-ip',
    }),
    backends: ({ address, service, owner }: Taken) => ({
      what: `Services ${owner} and ${service} share ${address}, and traffic that stays on the node goes to different pods`,
      fix: 'externalTrafficPolicy: Cluster on both, or the same selector',
    }),
    port: ({ address, service, owner, port }: Taken & { port: string }) => ({
      what: `Services ${owner} and ${service} share ${address}, and both have port ${port}`,
      fix: 'give one of them another port or another address',
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'one address, two ports, one sharing key',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: SHARED }),
          loadBalancerExample({
            name: 'dns',
            annotations: SHARED,
            spec: ['ports: [{ port: 53, protocol: UDP }]'],
          }),
        ),
      },
    ],
    invalid: [
      {
        title: 'one address, asked for twice',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: WANTED }),
          loadBalancerExample({ name: 'shop', annotations: WANTED }),
        ),
      },
      {
        title: 'the same port on both',
        text: manyExamples(
          ...LAB_POOL,
          loadBalancerExample({ annotations: SHARED }),
          loadBalancerExample({ name: 'shop', annotations: SHARED }),
        ),
      },
      {
        title: 'Local traffic to different pods',
        text: manyExamples(
          ...LAB_POOL,
          ...[80, 443].map((port) =>
            loadBalancerExample({
              name: `web-${port}`,
              annotations: SHARED,
              spec: [
                'externalTrafficPolicy: Local',
                `selector: { app: web-${port} }`,
                `ports: [{ port: ${port} }]`,
              ],
            }),
          ),
        ),
      },
    ],
  }),
  check(model, report) {
    for (const { request, refusal } of refusedRequests(model)) {
      if (refusal.why !== 'taken') continue;
      const { service } = request;
      const { with: owner, over, port = '' } = refusal.clash;
      const facts = {
        address: `${refusal.address}`,
        service: nameOf(service),
        owner: nameOf(owner),
        port,
      };
      const [asked] = request.addresses;
      report(FINDINGS[over], facts, {
        at: asked ? textSide(service, asked) : fieldSide(service, ['spec']),
        other: { ...fieldSide(owner, ['metadata', 'name'], owner.name), label: nameOf(owner) },
        breaks: PENDING,
        data: { ...facts, over },
      });
    }
  },
});

const FINDINGS: Readonly<Record<Clash['over'], 'noKey' | 'otherKey' | 'backends' | 'port'>> = {
  'no-key': 'noKey',
  'other-key': 'otherKey',
  'other-backends': 'backends',
  port: 'port',
};
