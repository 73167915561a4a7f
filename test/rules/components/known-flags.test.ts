import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

const API = 'apiserver-start';
const RULES = /NET72[567]/;

/** A cluster and its first node with one extra argument. */
function withArgument(place: string, name: string, value: string): string {
  const args = { extraArgs: { [name]: value } };
  const cluster = {
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'ClusterConfiguration',
    ...(place === 'etcd' ? { etcd: { local: args } } : { [place]: args }),
  };
  const init = {
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'InitConfiguration',
    nodeRegistration: { kubeletExtraArgs: args.extraArgs },
  };
  return JSON.stringify(place === 'kubelet' ? init : cluster);
}

describe('names of extra arguments', () => {
  it.each([
    ['apiServer', 'audit-log-maxage', 30, []],
    ['apiServer', 'audit_log_maxage', 30, []],
    ['apiServer', 'audit-log-max-age', 30, [`NET727 ${API}`]],
    ['apiServer', 'Audit-Log-Maxage', 30, [`NET727 ${API}`]],
    ['apiServer', 'log-json-info-buffer-size', 36, []],
    ['apiServer', 'emulated-version', 30, [`NET727 ${API}`]],
    ['apiServer', 'emulated-version', 33, []],
    ['scheduler', 'policy-config-file', 36, ['NET727 scheduler-start']],
    ['kubelet', 'max_pods', 36, []],
    ['kubelet', 'max-pod', 36, ['NET727 kubelet-start']],
    ['etcd', 'snapshot-count', 36, []],
    ['etcd', 'snapshot_count', 36, ['NET727 etcd-start']],
    ['etcd', 'compaction-batch-limit', 33, ['NET727 etcd-start']],
    ['etcd', 'compaction-batch-limit', 36, []],
    ['etcd', 'experimental-compaction-batch-limit', 36, []],
    ['etcd', 'experimental-compaction-batch-limit', 37, ['NET701 etcd-start']],
  ])('%s %s at 1.%i: %j', (place, name, minor, verdicts) => {
    expect(shortVerdicts(withArgument(place, name, '1'), minor, /NET701|NET727/)).toEqual(verdicts);
  });

  it('cuts a name at its first equals sign, as pflag does', () => {
    expect(shortVerdicts(withArgument('apiServer', 'profiling=no', ''), 36, RULES)).toEqual([
      `NET725 ${API}`,
    ]);
  });

  it('knows nothing of an etcd whose tag says no version', () => {
    const text = JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'ClusterConfiguration',
      etcd: { local: { imageTag: 'latest', extraArgs: { 'no-such-flag': 'x' } } },
    });

    expect(shortVerdicts(text, 36, RULES)).toEqual([]);
  });

  it('takes the etcd of the tag', () => {
    const text = JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'ClusterConfiguration',
      etcd: { local: { imageTag: '3.5.24-0', extraArgs: { 'compaction-batch-limit': '1' } } },
    });

    expect(shortVerdicts(text, 36, RULES)).toEqual(['NET727 etcd-start']);
  });
});

describe('feature gates', () => {
  it.each([
    ['', 36, []],
    ['AllAlpha=false', 30, []],
    [' AllAlpha = 0 ,,', 36, []],
    ['AllAlpha', 36, [`NET726 ${API}`]],
    ['AllAlpha=yes', 36, [`NET726 ${API}`]],
    ['allalpha=false', 36, [`NET726 ${API}`]],
    ['RelaxedServiceNameValidation=true', 33, [`NET726 ${API}`]],
    ['RelaxedServiceNameValidation=false', 36, []],
    ['RelaxedServiceNameValidation=false', 37, [`NET726 ${API}`]],
    ['RelaxedServiceNameValidation=true', 37, []],
    ['MultiCIDRServiceAllocator=false', 33, []],
    ['MultiCIDRServiceAllocator=false', 36, [`NET726 ${API}`]],
    ['MultiCIDRServiceAllocator=false,MultiCIDRServiceAllocator=true', 36, []],
    ['kube:AllAlpha=false', 36, []],
    ['kube:AllAlpha=false', 30, [`NET726 ${API}`]],
    ['kube:AllAlpha=false,AllBeta=true', 36, [`NET726 ${API}`]],
    ['wardle:AllAlpha=false', 36, [`NET726 ${API}`]],
  ])('%j at 1.%i: %j', (gates, minor, verdicts) => {
    const text = withArgument('apiServer', 'feature-gates', gates);

    expect(shortVerdicts(text, minor, RULES)).toEqual(verdicts);
  });

  it.each([
    ['AllAlpha=false', 36, []],
    ['NoSuchGate=true', 36, ['NET726 etcd-start']],
    ['InitialCorruptCheck', 36, ['NET726 etcd-start']],
    ['PriorityRequest=true', 36, ['NET726 etcd-start']],
    ['PriorityRequest=true', 37, []],
    // 3.5 has no such flag.
    ['AllAlpha=false', 33, ['NET727 etcd-start']],
  ])('%j of etcd at 1.%i: %j', (gates, minor, verdicts) => {
    expect(shortVerdicts(withArgument('etcd', 'feature-gates', gates), minor, RULES)).toEqual(
      verdicts,
    );
  });

  it.each([
    [{ AllBeta: false }, 36, []],
    [{ NoSuchGate: false }, 36, ['NET726 kube-proxy-start']],
    [{ NFTablesProxyMode: null }, 30, []],
    [{ NFTablesProxyMode: null }, 36, ['NET726 kube-proxy-start']],
  ])('%j of kube-proxy at 1.%i: %j', (featureGates, minor, verdicts) => {
    const text = JSON.stringify({
      apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
      kind: 'KubeProxyConfiguration',
      featureGates,
    });

    expect(shortVerdicts(text, minor, RULES)).toEqual(verdicts);
  });
});
