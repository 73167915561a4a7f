import { UNROUTABLE_EFFECTS } from '../../k8s/unroutable-ranges';
import { podRangeExample } from '../cluster-example';
import {
  type ClusterRange,
  clusterRanges,
  editRange,
  fixRange,
  prefixTable,
} from '../cluster-range';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

const unroutable = prefixTable(UNROUTABLE_EFFECTS);

export const unroutableRange = defineRule({
  code: 'NET208',
  name: 'unroutable-range',
  severity: 'error',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Pod and service ranges must be addresses that the kernel routes.',
    why: 'Loopback, link-local and multicast addresses mean something else to the kernel. kubeadm and kube-apiserver take them all.',
    symptoms: ['service-without-endpoints'],
    since: '0.1.0',
    source: 'RFC 6890, RFC 4291; apimachinery ValidateEndpointIP',
  },
  findings: {
    unroutable: ({ use, range, owner, fix }: ClusterRange & { owner: string; fix: string }) => ({
      what: `${use} range ${range.text} lies in ${owner}`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'private addresses',
        text: podRangeExample('10.244.0.0/16'),
      },
    ],
    invalid: [
      {
        title: 'pods with link-local addresses: no EndpointSlice may hold them',
        text: podRangeExample('169.254.0.0/16'),
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    for (const side of clusterRanges(plan, kubeadmFiles)) {
      for (const { prefix, cidr, owner, pods, services } of unroutable()) {
        if (!side.range.value.overlaps(prefix)) continue;
        const { certain, breaks } = side.use === 'pod' ? pods : services;
        report(
          'unroutable',
          { ...side, owner, fix: fixRange(plan, side, cidr) },
          {
            at: rangeSide(side.range),
            ...editRange(plan, side),
            breaks,
            severity: certain ? 'error' : 'warning',
            data: { range: side.range.text, reserved: cidr },
          },
        );
      }
    }
  },
});
