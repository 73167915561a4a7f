import { COMMON_HOST_RANGES, PRIVATE_RANGES } from '../../k8s/reserved-ranges';
import { SPECIAL_PURPOSE_RANGES, UNROUTABLE_EFFECTS } from '../../k8s/unroutable-ranges';
import { clusterExample, podRangeExample } from '../cluster-example';
import {
  type ClusterRange,
  clusterRanges,
  editRange,
  fixRange,
  prefixTable,
} from '../cluster-range';
import { rangeSide } from '../range-side';
import { defineRule } from '../rule';

const special = prefixTable(SPECIAL_PURPOSE_RANGES);
const ours = prefixTable(PRIVATE_RANGES.map((cidr) => ({ cidr })));
const elsewhere = prefixTable([...UNROUTABLE_EFFECTS, ...COMMON_HOST_RANGES]);

export const foreignRange = defineRule({
  code: 'NET210',
  name: 'foreign-range',
  severity: 'warning',
  reads: ['plan', 'kubeadmFiles'],
  docs: {
    summary: 'Pod and service ranges had better be private addresses.',
    why: 'The real owners of public addresses become unreachable from the cluster. IPv6 networks routed to the site are a good reason for public pod addresses, so those are only mentioned.',
    symptoms: ['hosts-unreachable'],
    since: '0.1.0',
    source: 'RFC 1918, RFC 4193, RFC 6890',
    whenToIgnore: 'The range is your own and is routed to the nodes.',
  },
  findings: {
    special: ({ use, range, owner, fix }: ClusterRange & { owner: string; fix: string }) => ({
      what: `${use} range ${range.text} is set aside for ${owner}`,
      fix,
    }),
    public: ({ use, range, fix }: ClusterRange & { fix: string }) => ({
      what: `${use} range ${range.text} is public address space`,
      fix,
    }),
  },
  examples: () => ({
    valid: [
      {
        title: 'private addresses of both families',
        text: clusterExample(
          'networking:',
          '  podSubnet: 10.244.0.0/16,fd00:10:244::/56',
          '  serviceSubnet: 10.96.0.0/16,fd00:10:96::/112',
        ),
      },
    ],
    invalid: [
      {
        title: 'a slip of the pen: 100.244 for 10.244',
        text: podRangeExample('100.244.0.0/16'),
      },
    ],
  }),
  check({ plan, kubeadmFiles }, report) {
    for (const side of clusterRanges(plan, kubeadmFiles)) {
      const { value } = side.range;
      const fix = fixRange(plan, side, side.range.text);
      const owner = special().find(({ prefix }) => value.overlaps(prefix));
      const sighting = {
        at: rangeSide(side.range),
        ...editRange(plan, side),
        data: { range: side.range.text, reserved: owner?.cidr ?? null },
        breaks: `kernel routing: nodes and pods cannot reach the real owners of ${side.range.text}`,
      };
      if (owner) report('special', { ...side, owner: owner.owner, fix }, sighting);
      else if (isPublic(side)) {
        const severity = value.family === 'IPv4' ? 'warning' : 'info';
        report('public', { ...side, fix }, { ...sighting, severity });
      }
    }
  },
});

const isPublic = ({ range }: ClusterRange): boolean =>
  !ours().some(({ prefix }) => range.value.isInside(prefix)) &&
  !elsewhere().some(({ prefix }) => range.value.overlaps(prefix));
