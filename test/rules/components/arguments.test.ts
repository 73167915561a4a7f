import { describe, expect, it } from 'vitest';
import { shortVerdicts } from '../verdicts-of';

/** Without kubernetesVersion: the minor of the row decides. */
const argument = (component: string, name: string, value: string, networking = ''): string =>
  JSON.stringify({
    apiVersion: 'kubeadm.k8s.io/v1beta3',
    kind: 'ClusterConfiguration',
    networking: { podSubnet: networking || '10.244.0.0/16' },
    [component]: { extraArgs: Object.fromEntries([[name, value]]) },
  });

const API = 'apiserver-start';
const KCM = 'controller-manager-start';

describe('kube-apiserver arguments', () => {
  it.each([
    ['service-node-port-range', '30000-32767', 30, []],
    ['service-node-port-range', '30000+0', 30, []],
    ['service-node-port-range', ' 030000-032767', 30, []],
    ['service-node-port-range', '', 36, []],
    ['service-node-port-range', '0', 36, []],
    ['service-node-port-range', '30000 - 32767', 36, [`NET702 ${API}`]],
    ['service-node-port-range', '30000-', 36, [`NET702 ${API}`]],
    ['service-node-port-range', '30000-65536', 36, [`NET702 ${API}`]],
    ['service-node-port-range', '65000+600', 36, [`NET702 ${API}`]],
    ['service-node-port-range', '+30000-32767', 36, [`NET702 ${API}`]],
    ['service_node_port_range', '9-1', 36, [`NET702 ${API}`]],
    ['service-node-port-range', '30000-32768', 36, ['NET703 -']],
    ['service-node-port-range', '6443-6444', 36, ['NET703 -']],
    ['kubernetes-service-node-port', '0', 36, []],
    ['kubernetes-service-node-port', '0x7530', 36, []],
    ['kubernetes-service-node-port', '29999', 36, [`NET704 ${API}`]],
    ['kubernetes-service-node-port', '-1', 36, [`NET704 ${API}`]],
    ['kubernetes-service-node-port', 'no', 36, [`NET704 ${API}`]],
    ['advertise-address', '192.168.1.10', 36, []],
    ['advertise-address', '192.168.001.10', 36, [`NET706 ${API}`]],
    ['advertise-address', '', 33, [`NET706 ${API}`]],
    ['advertise-address', '', 34, []],
    ['advertise-address', '127.0.0.1', 36, []],
    ['advertise-address', '127.0.0.1', 37, [`NET706 ${API}`]],
    ['advertise-address', '239.1.1.1', 37, []],
    ['bind-address', '127.0.0.1', 37, ['NET798 -']],
    ['secure-port', '6443', 36, []],
    ['secure-port', '0', 36, [`NET707 ${API}`]],
    ['secure-port', '65536', 36, [`NET707 ${API}`]],
    ['secure-port', '8443', 36, ['NET707 -']],
    ['cloud-provider', 'external', 32, []],
    ['cloud-provider', 'external', 33, [`NET701 ${API}`]],
    ['runtime-config', 'v1=true, batch/v1/jobs = true', 36, []],
    ['runtime-config', 'batch/v1/Jobs=true', 36, [`NET723 ${API}`]],
    ['runtime-config', 'api/all', 36, [`NET723 ${API}`]],
    ['runtime-config', 'api/all=false', 36, [`NET723 ${API}`]],
    ['runtime-config', 'api/v1/pods=false', 36, [`NET723 ${API}`]],
    ['runtime-config', 'api/beta=false', 28, [`NET723 ${API}`]],
    ['runtime-config', 'api/beta=false', 29, []],
    ['enable-admission-plugins', 'JobValidation', 36, []],
    ['enable-admission-plugins', 'JobValidation', 37, [`NET723 ${API}`]],
    ['--profiling', 'false', 30, [`NET700 ${API}`]],
    ['profiling', 'false', 30, []],
  ])('%s=%j at 1.%i: %j', (name, value, minor, verdicts) => {
    expect(shortVerdicts(argument('apiServer', name, value), minor, /NET7/)).toEqual(verdicts);
  });

  it.each([
    ['10.96.0.0/12', 30, []],
    ['10.96.0.0/29', 30, ['NET705 -']],
    ['10.96.0.0/28', 30, []],
    ['10.96.0.0/30', 36, [`NET705 ${API}`]],
    ['10.96.0.0/11', 33, [`NET705 ${API}`]],
    ['10.96.0.0/11', 34, []],
    ['0.0.0.0/0', 36, [`NET705 ${API}`]],
    ['10.96.0.0/16, fd00::/112', 36, [`NET705 ${API}`]],
    ['10.96.0.0/16,10.112.0.0/16', 36, [`NET705 ${API}`]],
    ['10.96.0.0/16,fd00::/126', 36, []],
    ['10.96.0.0/16,fd00::/64', 33, [`NET705 ${API}`]],
    ['10.96.0.0/16,fd00::/48', 34, []],
    ['10.96.0.0/16,fd00::/112,fd01::/112', 36, [`NET705 ${API}`]],
    ['fd00::/63', 34, ['NET705 -']],
    ['10.112.0.0/16', 34, ['NET705 -']],
    ['10.096.0.0/012', 34, []],
  ])('service-cluster-ip-range=%s at 1.%i: %j', (value, minor, verdicts) => {
    const text = argument('apiServer', 'service-cluster-ip-range', value);

    expect(shortVerdicts(text, minor, /NET705/)).toEqual(verdicts);
  });
});

describe('kube-controller-manager arguments', () => {
  const DUAL = '10.244.0.0/16,fd00:10:244::/56';

  it.each([
    ['node-cidr-mask-size', '25', '', []],
    ['node-cidr-mask-size', '25', DUAL, [`NET708 ${KCM}`]],
    ['node-cidr-mask-size', '0', DUAL, []],
    ['node-cidr-mask-size', '20', '10.244.0.0/24', [`NET708 ${KCM}`]],
    ['node-cidr-mask-size', '0x18', '', []],
    ['node-cidr-mask-size', '', '', [`NET708 ${KCM}`]],
    ['node-cidr-mask-size', 'x', '', [`NET708 ${KCM}`]],
    ['node-cidr-mask-size-ipv6', '64', '', [`NET708 ${KCM}`]],
    ['node-cidr-mask-size-ipv6', '64', DUAL, []],
    ['node_cidr_mask_size_ipv6', '64', '', [`NET708 ${KCM}`]],
    ['allocate-node-cidrs', 'yes', '', [`NET708 ${KCM}`]],
    ['allocate-node-cidrs', 'T', '', []],
    ['cidr-allocator-type', 'RangeAllocator', '', []],
    ['cidr-allocator-type', 'IPAMFromCluster', '', [`NET708 ${KCM}`]],
    ['cluster-cidr', '10.244.0.0/16, fd00::/56', '', [`NET708 ${KCM}`]],
    ['cluster-cidr', ' 10.244.0.0/16 ', '', []],
    ['cluster-cidr', '', '', [`NET708 ${KCM}`]],
    ['service-cluster-ip-range', 'a,b,c', '', [`NET708 ${KCM}`]],
    ['service-cluster-ip-range', 'nonsense', '', []],
  ])('%s=%j with pods %j: %j', (name, value, pods, verdicts) => {
    const text = argument('controllerManager', name, value, pods);

    expect(shortVerdicts(text, 36, /NET708/)).toEqual(verdicts);
    expect(shortVerdicts(text, 30, /NET708/)).toEqual(verdicts);
  });

  it('are not looked at when no node blocks are given out', () => {
    const text = JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'ClusterConfiguration',
      networking: { podSubnet: DUAL },
      controllerManager: {
        extraArgs: { 'allocate-node-cidrs': 'false', 'node-cidr-mask-size': '25' },
      },
    });

    expect(shortVerdicts(text, 36, /NET708/)).toEqual([]);
  });
});

describe('kubelet arguments', () => {
  const init = (name: string, value: string): string =>
    JSON.stringify({
      apiVersion: 'kubeadm.k8s.io/v1beta3',
      kind: 'InitConfiguration',
      localAPIEndpoint: { advertiseAddress: '192.168.1.10' },
      nodeRegistration: { name: 'cp1', kubeletExtraArgs: { [name]: value } },
    });

  it.each([
    ['pod-infra-container-image', 'pause', 34, []],
    ['pod-infra-container-image', 'pause', 35, ['NET701 kubelet-start']],
    ['keep-terminated-pod-volumes', 'true', 30, []],
    ['keep-terminated-pod-volumes', 'true', 31, ['NET701 kubelet-start']],
    ['node-ip', '192.168.1.10, fd00::10', 36, ['NET720 kubelet-start']],
    ['node-ip', '192.168.1.10,192.168.1.11', 36, ['NET406 kubelet-start']],
    ['node-ip', '192.168.1.10,::', 36, ['NET406 kubelet-start']],
    ['node-ip', 'banana', 36, ['NET406 -']],
    ['node-ip', '192.168.1.11', 36, ['NET404 -']],
    ['node-ip', 'fd00::10', 36, ['NET405 -']],
    ['-v', '5', 36, ['NET700 kubelet-start']],
  ])('%s=%j at 1.%i: %j', (name, value, minor, verdicts) => {
    expect(shortVerdicts(init(name, value), minor, /NET[47]/)).toEqual(verdicts);
  });
});
