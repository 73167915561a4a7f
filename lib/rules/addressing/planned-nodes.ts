import type { PlanRange } from '../../model/address-plan';
import type { ClusterModel } from '../../model/cluster-model';
import type { Located } from '../../model/located';
import { lengthFor, nodeBlocks } from '../../model/node-blocks';
import { machineAddresses } from '../../model/plan-capacity';
import { FAMILIES } from '../../net/family';
import { besidePlan, podRangeExample } from '../cluster-example';
import { fixLength } from '../cluster-range';
import { valueSide } from '../flag-side';
import { rangeSide } from '../range-side';
import { defineRule, type Report } from '../rule';

interface Shortage {
  readonly range: string;
  readonly room: number;
  readonly planned: number;
  readonly fix: string;
}

const findings = {
  blocks: ({ range, room, planned, fix }: Shortage) => ({
    what: `pod range ${range} fits ${room} nodes, ${planned} are planned`,
    fix,
  }),
  machines: ({ range, room, planned, fix }: Shortage) => ({
    what: `node network ${range} has addresses for ${room} machines, ${planned} are planned`,
    fix,
  }),
};

export const plannedNodes = defineRule({
  code: 'NET219',
  name: 'planned-nodes',
  severity: 'warning',
  reads: ['plan', 'plannedNodes'],
  docs: {
    summary: 'Pod range and node networks should have room for the nodes that are planned.',
    why: 'A running cluster cannot change its pod range: nodes beyond the last block get none and stay NotReady. A larger range costs nothing before kubeadm init.',
    symptoms: ['nodes-not-ready'],
    since: '0.1.0',
    source: 'kube-controller-manager pkg/controller/nodeipam/ipam/cidrset/cidr_set.go',
  },
  findings,
  examples: () => ({
    valid: [
      {
        title: '256 blocks, 250 nodes one day',
        text: podRangeExample('10.244.0.0/16'),
        ...besidePlan('nodeCidrs: [10.1.0.0/23]', 'plannedNodes: 250'),
      },
    ],
    invalid: [
      {
        title: '256 blocks, 300 nodes one day',
        text: podRangeExample('10.244.0.0/16'),
        ...besidePlan('nodeCidrs: [10.1.0.0/23]', 'plannedNodes: 300'),
      },
      {
        title: 'enough blocks, but a network of 30 machines',
        text: podRangeExample('10.244.0.0/16'),
        ...besidePlan('nodeCidrs: [192.168.1.0/27]', 'plannedNodes: 40'),
      },
    ],
  }),
  check(model, report) {
    const { plannedNodes: planned } = model;
    if (!planned) return;
    for (const pods of model.plan.pods) checkBlocks(model, pods, planned, report);
    checkMachines(model, planned, report);
  },
});

type Model = Pick<ClusterModel, 'plan'>;

function checkBlocks(
  { plan }: Model,
  pods: PlanRange,
  planned: Located<number>,
  report: Report<typeof findings>,
): void {
  const blocks = plan.allocatesNodeBlocks ? nodeBlocks(plan, pods) : undefined;
  if (!blocks || BigInt(planned.value) <= blocks) return;
  const room = Number(blocks);
  const length = lengthFor(planned.value, plan.nodeMask[pods.value.family].value);
  const fix = fixLength(plan, { use: 'pod', range: pods }, length);
  report(
    'blocks',
    { range: pods.text, room, planned: planned.value, fix },
    {
      at: rangeSide(pods),
      other: valueSide(planned),
      breaks: `kube-controller-manager: has no podCIDR for node ${room + 1} (CIDRNotAvailable), which stays NotReady`,
      data: { nodes: room, plannedNodes: planned.value },
    },
  );
}

/** All networks of a family together: which node stands in which one is open. */
function checkMachines(
  { plan }: Model,
  planned: Located<number>,
  report: Report<typeof findings>,
): void {
  for (const family of FAMILIES) {
    const room = machineAddresses(plan, family);
    if (room === null || BigInt(planned.value) <= room) continue;
    const networks = plan.neighbours.filter(
      ({ use, value }) => use === 'nodes' && value.family === family,
    );
    const [first] = networks;
    if (!first) continue;
    const range = networks.map(({ text }) => text).join(', ');
    report(
      'machines',
      {
        range,
        room: Number(room),
        planned: planned.value,
        fix: 'take a larger node network, or free addresses of pools and DHCP ranges in it',
      },
      {
        at: rangeSide(first),
        other: valueSide(planned),
        breaks: 'network: has no address for the next machine',
        data: { machines: Number(room), plannedNodes: planned.value },
      },
    );
  }
}
