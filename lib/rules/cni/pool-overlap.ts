import { besidePodRange } from '../cluster-example';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';
import { poolsOf } from './chain';
import { conflistExample, WORKING_LIST } from './conflist-example';
import { poolSide, rangesOf } from './pool-side';
import { takenAddresses } from './taken-addresses';

interface Clash {
  readonly subnet: string;
  readonly text: string;
  readonly use: string;
}

export const poolOverlap = defineRule({
  code: 'NET561',
  name: 'pool-overlap',
  severity: 'error',
  reads: ['conflists', 'plan'],
  docs: {
    summary: 'The addresses a network gives to pods must not be those of Services or nodes.',
    why: 'A pod with the address of a Service is unreachable, because kube-proxy rewrites what is sent to it. A pod subnet on the network of the nodes takes the way to the nodes from the pods.',
    symptoms: ['pods-unreachable'],
    since: '0.1.0',
    source: 'kube-proxy service rules; Linux routing: the bridge has a connected route',
  },
  findings: {
    overlap: ({ subnet, text, use }: Clash) => ({
      what: `subnet ${subnet} and ${use} ${text} share addresses`,
      fix: 'take a subnet of the pod range',
    }),
  },
  examples: () => ({
    valid: [WORKING_LIST, { ...WORKING_LIST, ...besidePodRange('10.244.0.0/16') }],
    invalid: [
      {
        ...conflistExample({
          title: 'a pool in the service range',
          ipam: { type: 'host-local', subnet: '10.96.1.0/24' },
        }),
        ...besidePodRange('10.244.0.0/16'),
      },
    ],
  }),
  check({ conflists, plan }, report) {
    const taken = takenAddresses(plan, HIDDEN);
    for (const { link, range } of rangesOf(poolsOf(conflists))) {
      for (const { other, use, breaks, text } of taken) {
        if (!range.span.overlaps(other.value)) continue;
        const facts = { subnet: `${range.subnet}`, text, use };
        report('overlap', facts, {
          at: poolSide(link, range),
          other: rangeSide(other),
          breaks,
          data: { ...facts },
        });
      }
    }
  },
});

const HIDDEN = 'kernel: the bridge of the pods hides these nodes, so pods and kubelet lose them';
