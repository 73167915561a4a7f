import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderBridgeConflist } from '../../../lib/emit/cni/bridge-conflist';
import { serializeConflist } from '../../../lib/emit/cni/conflist';
import {
  masqueradesOf,
  type PodRoutesInput,
  podRoutesOf,
  renderPodRoutes,
} from '../../../lib/emit/cni/pod-routes';

const DUAL_STACK = ['10.244.1.0/24', 'fd00:10:244:1::/64'];

describe('the list of a bridge node', () => {
  it('gives a pod one address of each family', () => {
    const [bridge] = renderBridgeConflist({ nodeBlocks: DUAL_STACK }).plugins;

    expect(bridge?.ipam).toMatchObject({
      type: 'host-local',
      ranges: [[{ subnet: '10.244.1.0/24' }], [{ subnet: 'fd00:10:244:1::/64' }]],
    });
  });

  it('leaves the default route to the bridge plugin alone', () => {
    const [bridge] = renderBridgeConflist({ nodeBlocks: DUAL_STACK }).plugins;

    expect(bridge).toMatchObject({ isDefaultGateway: true, hairpinMode: true, ipMasq: false });
    expect(bridge?.ipam).not.toHaveProperty('routes');
  });

  it('asks the runtime for port mappings', () => {
    const { plugins } = renderBridgeConflist({ nodeBlocks: DUAL_STACK });

    expect(plugins[1]).toEqual({ type: 'portmap', capabilities: { portMappings: true } });
  });

  it('says the MTU only when it is decided', () => {
    const given = renderBridgeConflist({ nodeBlocks: DUAL_STACK, mtuBytes: 1400 }).plugins[0];
    const open = renderBridgeConflist({ nodeBlocks: DUAL_STACK }).plugins[0];

    expect(given?.mtu).toBe(1400);
    expect(open).not.toHaveProperty('mtu');
  });

  it('is written byte for byte like this', () => {
    const list = renderBridgeConflist({ nodeBlocks: ['10.244.1.0/24'] });

    expect(serializeConflist(list)).toMatchSnapshot();
  });
});

describe('the pod routes of a bridge node', () => {
  const w1 = { name: 'w1', addresses: ['192.168.56.11', 'fd00:56::11'], blocks: DUAL_STACK };
  const w2 = {
    name: 'w2',
    addresses: ['fd00:56::12', '192.168.56.12'],
    blocks: ['10.244.2.0/24', 'fd00:10:244:2::/64'],
  };
  const input: PodRoutesInput = {
    node: w1,
    nodes: [w1, w2],
    podRanges: ['10.244.0.0/16', 'fd00:10:244::/56'],
  };

  it('lead to every other node in each family', () => {
    expect(podRoutesOf(input)).toEqual([
      { family: 'IPv4', name: 'w2', block: '10.244.2.0/24', via: '192.168.56.12' },
      { family: 'IPv6', name: 'w2', block: 'fd00:10:244:2::/64', via: 'fd00:56::12' },
    ]);
  });

  it('masquerade only what leaves the pod ranges', () => {
    expect(masqueradesOf(input)).toEqual([
      { family: 'IPv4', block: '10.244.1.0/24', outside: '10.244.0.0/16' },
      { family: 'IPv6', block: 'fd00:10:244:1::/64', outside: 'fd00:10:244::/56' },
    ]);
  });

  it.each([
    ['a dual-stack node', input],
    ['a node alone', { ...input, nodes: [w1] }],
    ['a node whose name would break out of a comment', { ...input, node: { ...w1, name: 'x\n)' } }],
  ])('of %s are a script that sh can read', (_, given) => {
    const { status, stderr } = spawnSync('sh', ['-n'], { input: renderPodRoutes(given) });

    expect({ status, stderr: `${stderr}` }).toEqual({ status: 0, stderr: '' });
  });

  it('are written byte for byte like this', () => {
    expect(renderPodRoutes(input)).toMatchSnapshot();
  });
});
