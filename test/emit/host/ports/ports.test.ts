import { describe, expect, it } from 'vitest';
import { listenersOfCommand } from '../../../../lib/emit/host/ports/control-plane-ports';
import { kubeProxyListeners } from '../../../../lib/emit/host/ports/kube-proxy-ports';
import { kubeletListeners } from '../../../../lib/emit/host/ports/kubelet-ports';
import type { Listener } from '../../../../lib/k8s/listener';
import { renderPortTable } from '../../../../lib/report/ports/port-table';

const places = (listeners: readonly Listener[]) =>
  listeners.map(({ address, port }) => `${address} ${port}`);

describe('ports of the control plane', () => {
  it('listens on every address when nobody names one, or when all are meant', () => {
    expect(places(listenersOfCommand(['kube-apiserver', '--secure-port=6443']))).toEqual([
      '* 6443',
    ]);
    const all = ['kube-scheduler', '--bind-address=::'];
    expect(places(listenersOfCommand(all))).toEqual(['* 10259']);
  });

  it('takes the last of several flags, and no port for 0', () => {
    const moved = [
      'kube-controller-manager',
      '--bind-address=127.0.0.1',
      '--secure-port=1',
      '--secure-port=2',
    ];
    expect(places(listenersOfCommand(moved))).toEqual(['127.0.0.1 2']);
    expect(listenersOfCommand([...moved, '--secure-port=0'])).toEqual([]);
  });

  it('reads every URL of etcd, in brackets too, and passes over sockets', () => {
    const command = [
      'etcd',
      '--listen-client-urls=https://[::1]:2379,https://[fd00::1]:2379,unix://socket',
      '--listen-metrics-urls=http://0.0.0.0:2381',
    ];
    expect(places(listenersOfCommand(command))).toEqual(['::1 2379', 'fd00::1 2379', '* 2381']);
  });

  it('knows nothing of other programs', () => {
    expect(listenersOfCommand(['kube-vip', '--secure-port=1'])).toEqual([]);
    expect(listenersOfCommand([])).toEqual([]);
  });
});

describe('ports of the kubelet', () => {
  const stored = { healthzBindAddress: '127.0.0.1', healthzPort: 10248 };

  it('serves on every address, its health on the loopback one, and read-only nowhere', () => {
    expect(places(kubeletListeners(stored, []))).toEqual(['* 10250', '127.0.0.1 10248']);
    expect(places(kubeletListeners({ ...stored, healthzPort: 0, port: 0 }, []))).toEqual([
      '* 10250',
    ]);
  });

  it('takes fields, a zero in the file for the default, and flags before both', () => {
    const written = { ...stored, address: '10.0.0.1', port: 0, readOnlyPort: 10255 };
    const flags = ['--healthz-port=0', '--port=10251'];
    expect(places(kubeletListeners(written, flags))).toEqual(['10.0.0.1 10251', '10.0.0.1 10255']);
    expect(places(kubeletListeners(written, []))[0]).toBe('10.0.0.1 10250');
  });
});

describe('ports of kube-proxy', () => {
  it('keeps its metrics on the loopback address of its family', () => {
    expect(places(kubeProxyListeners({}, 'IPv4'))).toEqual(['* 10256', '127.0.0.1 10249']);
    expect(places(kubeProxyListeners({}, 'IPv6'))).toEqual(['* 10256', '::1 10249']);
  });

  it('goes by the bindAddress that is given', () => {
    expect(places(kubeProxyListeners({ bindAddress: '::' }, 'IPv4'))).toContain('::1 10249');
  });

  it('appends the port that is missing', () => {
    const written = { healthzBindAddress: '::1', metricsBindAddress: '[fd00::1]:9999' };
    expect(places(kubeProxyListeners(written, 'IPv4'))).toEqual(['::1 10256', 'fd00::1 9999']);
  });
});

it('writes a table in the order of ports, with what cannot be predicted named above', () => {
  const listeners = [
    ...kubeProxyListeners({}, 'IPv4'),
    ...listenersOfCommand(['kube-apiserver', '--secure-port=6443']),
  ];
  expect(renderPortTable(listeners).split('\n')).toEqual([
    expect.stringMatching(/^# Not predicted/),
    expect.stringMatching(/^#/),
    'protocol  address    port   process         from',
    'tcp       *          6443   kube-apiserver  --secure-port',
    'tcp       127.0.0.1  10249  kube-proxy      KubeProxyConfiguration metricsBindAddress (default)',
    'tcp       *          10256  kube-proxy      KubeProxyConfiguration healthzBindAddress (default)',
    '',
  ]);
});
