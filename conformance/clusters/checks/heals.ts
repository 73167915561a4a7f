import { judged } from '../../tally';
import type { Check } from './check';
import { kubectlComplaint } from './complaint';
import { eventually } from './eventually';

const LOST = 'cp1';
const PROOF = 'written-while-one-was-lost';

/** The founder loses power: the others answer, and take it back. */
export const heals: Check = {
  name: 'a control plane is lost and comes back',
  appliesTo: ({ nodes }) => nodes.has('cp3'),
  async run(cluster) {
    const node = cluster.nodes.get(LOST);
    if (!node) throw new Error(`no node ${LOST}`);
    await node.powerOff();
    const ask = (name: string, args: readonly string[], seconds: number) =>
      eventually(() => kubectlComplaint(cluster, args, { timeoutSeconds: 20 }), { seconds }).then(
        (complaint) => judged(this.name, name, complaint),
      );
    const lost = [
      await ask('the API answers', ['get', 'nodes'], 60),
      await ask('the API writes', ['create', 'configmap', PROOF], 60),
      await ask('the loss is seen', notReady, 180),
    ];
    await node.powerOn();
    return [
      ...lost,
      await ask('the node is Ready again', ready, 240),
      await ask('its etcd is Ready again', etcdReady, 240),
      await ask('it has what was written', ['get', 'configmap', PROOF], 60),
    ];
  },
};

const condition = (what: string, status: string): string[] => [
  'wait',
  `--for=condition=Ready=${status}`,
  what,
  '--timeout=5s',
];

const notReady = condition(`node/${LOST}`, 'Unknown');
const ready = condition(`node/${LOST}`, 'True');
const etcdReady = ['-n', 'kube-system', ...condition(`pod/etcd-${LOST}`, 'True')];
