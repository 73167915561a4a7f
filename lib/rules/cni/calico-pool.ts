import { calicoPoolProblems } from '../../cni/calico/pool-problems';
import { defineRule } from '../rule';
import { installationText } from './add-on-example';

const pool = (...fields: readonly string[]): string =>
  `apiVersion: projectcalico.org/v3
kind: IPPool
metadata: { name: pods }
spec: { ${fields.join(', ')} }
`;

export const calicoPool = defineRule({
  code: 'NET577',
  name: 'calico-pool',
  severity: 'error',
  reads: ['objects'],
  docs: {
    summary:
      'A pool of Calico is a network with room for a block, and one encapsulation that its family has.',
    why: 'Calico cuts its pools into blocks, /26 and /122 unless blockSize says otherwise, and gives them to nodes. It refuses a pool that is smaller than a block, is not written with its first address, or has two kinds of encapsulation. IPIP is for IPv4 only.',
    symptoms: ['object-refused', 'pods-container-creating'],
    since: '0.1.0',
    source: 'Calico libcalico-go validator/v3, CRD ippools.crd.projectcalico.org; tigera/operator',
  },
  findings: {
    refused: ({ what, fix }: { what: string; fix: string }) => ({ what, fix }),
  },
  examples: () => ({
    valid: [
      { title: 'a pool as most have it', text: installationText('10.244.0.0/16') },
      {
        title: 'one block',
        text: pool('cidr: 10.244.0.0/26', 'ipipMode: Always', 'vxlanMode: Never'),
      },
      {
        title: 'a small pool with small blocks',
        text: pool('cidr: 10.244.0.0/28', 'blockSize: 29'),
      },
    ],
    invalid: [
      { title: 'smaller than a block', text: pool('cidr: 10.244.0.0/27') },
      { title: 'an address of a node for a network', text: pool('cidr: 10.244.0.1/16') },
      {
        title: 'two kinds of encapsulation',
        text: pool('cidr: 10.244.0.0/16', 'ipipMode: Always', 'vxlanMode: CrossSubnet'),
      },
      { title: 'IPIP for IPv6', text: pool('cidr: "fd00:10:244::/48"', 'ipipMode: Always') },
    ],
  }),
  check({ objects }, report) {
    for (const { at, value, what, fix } of calicoPoolProblems(objects)) {
      report(
        'refused',
        { what, fix },
        {
          at: { at, value },
          breaks: 'Calico: refuses the pool, so pods get no address of it',
          data: { value },
        },
      );
    }
  },
});
