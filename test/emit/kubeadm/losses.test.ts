import { describe, expect, it } from 'vitest';
import { renderNodeFile } from '../../../lib/emit/kubeadm/node-file';
import { EXTERNAL_ETCD, fullHub, LOCAL_ETCD } from './full-hub';

const lostAt = (minor: number, hub = fullHub('init', LOCAL_ETCD)) =>
  renderNodeFile(hub, minor).losses.map((loss) => loss.path.join('.'));

describe('what v1beta3 cannot carry', () => {
  it('is reported field by field for the node that founds the cluster', () => {
    expect(lostAt(30).sort()).toEqual([
      'cluster.apiServer.extraArgs.v',
      'cluster.apiServer.extraEnvs',
      'cluster.caCertificateValidityPeriod',
      'cluster.certificateValidityPeriod',
      'cluster.controllerManager.extraArgs.v',
      'cluster.controllerManager.extraEnvs',
      'cluster.dns.disabled',
      'cluster.encryptionAlgorithm',
      'cluster.etcd.local.extraEnvs',
      'cluster.proxy.disabled',
      'cluster.scheduler.extraArgs.v',
      'cluster.scheduler.extraEnvs',
      'node.dryRun',
      'node.imagePullSerial',
      'node.timeouts.etcdAPICall',
      'node.timeouts.kubeletHealthCheck',
      'node.timeouts.kubernetesAPICall',
      'node.timeouts.tlsBootstrap',
      'node.timeouts.upgradeManifests',
    ]);
  });

  it('is only what the node itself says when it joins', () => {
    expect(lostAt(30, fullHub('worker')).every((path) => path.startsWith('node.'))).toBe(true);
    expect(lostAt(30, fullHub('worker'))).toContain(
      'node.timeouts.controlPlaneComponentHealthCheck',
    );
  });

  it('names the version that drops it', () => {
    const { losses } = renderNodeFile(fullHub('init'), 28);

    expect(new Set(losses.map((loss) => loss.version))).toEqual(new Set(['v1beta3']));
  });
});

describe('what v1beta4 cannot carry', () => {
  it.each([
    [31, ['cluster.etcd.external.httpEndpoints']],
    [34, ['cluster.etcd.external.httpEndpoints']],
    [35, []],
    [37, []],
  ])('external HTTP endpoints before 1.35: at 1.%i it is %j', (minor, expected) => {
    expect(lostAt(minor, fullHub('init', EXTERNAL_ETCD))).toEqual(expected);
  });

  it.each([
    [33, ['cluster.encryptionAlgorithm']],
    [34, []],
  ])('ECDSA-P384 before 1.34: at 1.%i it is %j', (minor, expected) => {
    const { cluster, node } = fullHub('init');

    expect(
      lostAt(minor, { cluster: { ...cluster, encryptionAlgorithm: 'ECDSA-P384' }, node }),
    ).toEqual(expected);
  });
});
