import { describe, expect, it } from 'vitest';
import type { FlannelInput } from '../../../lib/emit/cni/flannel/input';
import { renderNetConf } from '../../../lib/emit/cni/flannel/net-conf';
import { renderFlannelObjects } from '../../../lib/emit/cni/flannel/objects';

const IPV4: FlannelInput = { podRanges: ['10.244.0.0/16'] };

describe('net-conf.json', () => {
  it('says vxlan, because flanneld would take udp without a word', () => {
    expect(renderNetConf(IPV4)).toEqual({
      Network: '10.244.0.0/16',
      EnableNFTables: false,
      Backend: { Type: 'vxlan' },
    });
  });

  it('turns IPv6 on for a dual-stack cluster, whichever family is first', () => {
    const podRanges = ['fd00:10:244::/56', '10.244.0.0/16'];

    expect(renderNetConf({ podRanges })).toMatchObject({
      Network: '10.244.0.0/16',
      EnableIPv6: true,
      IPv6Network: 'fd00:10:244::/56',
    });
  });

  it('turns IPv4 off where the cluster has none', () => {
    const conf = renderNetConf({ podRanges: ['fd00:10:244::/56'] });

    expect(conf).toMatchObject({ EnableIPv4: false, EnableIPv6: true });
    expect(conf).not.toHaveProperty('Network');
  });

  it('writes every option of a backend under the key flanneld reads', () => {
    const vxlan = { vni: 4096, port: 4789, mtuBytes: 1400, directRouting: true };

    expect(renderNetConf({ ...IPV4, backend: vxlan }).Backend).toEqual({
      Type: 'vxlan',
      VNI: 4096,
      Port: 4789,
      MTU: 1400,
      DirectRouting: true,
    });
    expect(renderNetConf({ ...IPV4, backend: { type: 'wireguard', port: 51900 } }).Backend).toEqual(
      { Type: 'wireguard', ListenPort: 51900 },
    );
  });
});

describe('the manifest of flannel', () => {
  it('has the objects of the one that is downloaded', () => {
    const names = renderFlannelObjects(IPV4).map(
      ({ kind, metadata }) => `${kind}/${metadata.name}`,
    );

    expect(names).toEqual([
      'Namespace/kube-flannel',
      'ServiceAccount/flannel',
      'ClusterRole/flannel',
      'ClusterRoleBinding/flannel',
      'ConfigMap/kube-flannel-cfg',
      'DaemonSet/kube-flannel-ds',
    ]);
  });

  it('hands the interfaces to flanneld after its own arguments', () => {
    const objects = renderFlannelObjects({
      ...IPV4,
      interfaces: ['eth1'],
      interfaceRegexes: ['^enp0s[38]$'],
    });

    expect(objects[5]).toHaveProperty('spec.template.spec.containers.0.args', [
      '--ip-masq',
      '--kube-subnet-mgr',
      '--healthz-port=8081',
      '--iface=eth1',
      '--iface-regex=^enp0s[38]$',
    ]);
  });

  it('is this', () => {
    expect(renderFlannelObjects(IPV4)).toMatchSnapshot();
  });
});
