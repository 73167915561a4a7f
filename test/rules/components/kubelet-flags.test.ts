import { describe, expect, it } from 'vitest';
import { type Flag, parseFlags } from '../../../lib/model/flags';
import { withArguments } from '../../../lib/model/kubelet-arguments';
import { nowhere } from '../../../lib/model/located';

const NEWEST = 37;

const given = (...flags: Flag[]) =>
  parseFlags(
    flags.map(({ name, value }) => ({ name, value })),
    nowhere(),
  );

describe('what the kubelet reads: its file under its arguments', () => {
  it('lets the first argument of a name take the place of a map, and the others add to it', () => {
    const flags = given(
      { name: 'eviction-hard', value: 'memory.available<100Mi' },
      { name: 'eviction-hard', value: 'nodefs.available<5%,pid.available<1%' },
    );
    const config = { evictionHard: { 'imagefs.available': '10%' } };

    expect(withArguments(config, flags, NEWEST)).toEqual({
      evictionHard: {
        'memory.available': '100Mi',
        'nodefs.available': '5%',
        'pid.available': '1%',
      },
    });
  });

  it('adds gates to those of the file', () => {
    const flags = given({ name: 'feature-gates', value: 'AllBeta=false' });

    expect(withArguments({ featureGates: { NodeSwap: true } }, flags, NEWEST)).toEqual({
      featureGates: { NodeSwap: true, AllBeta: false },
    });
  });

  it.each([
    ['max-pods', '0x10', { maxPods: 16 }],
    ['max_pods', '16', { maxPods: 16 }],
    ['cluster-dns', '10.96.0.10,10.96.0.11', { clusterDNS: ['10.96.0.10', '10.96.0.11'] }],
    ['authorization-mode', 'Webhook', { authorization: { mode: 'Webhook' } }],
    ['cpu-manager-policy-options', 'a=b,c=d', { cpuManagerPolicyOptions: { a: 'b,c=d' } }],
    ['node-ip', '192.0.2.10', {}],
    ['max-pods', 'many', {}],
  ])('reads %s %s', (name, value, config) => {
    expect(withArguments({}, given({ name, value }), NEWEST)).toEqual(config);
  });
});
