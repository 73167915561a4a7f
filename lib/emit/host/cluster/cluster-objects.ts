import { valueAt } from '../../../model/document';
import { serializeGoYaml } from '../../yaml/go-yaml';
import type { HostFile } from '../host-request';
import { predictKubeletConfiguration, withResolver } from '../kubelet/configuration';
import type { HostSettings } from '../settings';
import { predictClusterConfiguration } from './cluster-configuration';
import { type ConfigMap, renderConfigMap } from './config-map';
import { predictCoreDns } from './core-dns';
import { predictKubeProxy } from './kube-proxy';

const FOLDER = '/cluster';
const MODE = 0o644;

/** The ConfigMaps of kube-system after `kubeadm init`, one file each. */
export const predictClusterObjects = (settings: HostSettings): HostFile[] =>
  configMapsOf(settings).map((map) => ({
    path: `${FOLDER}/${map.name}.yaml`,
    content: serializeGoYaml(renderConfigMap(map, settings.dialect)),
    mode: MODE,
  }));

function configMapsOf(settings: HostSettings): ConfigMap[] {
  const { documents, endpoint } = settings;
  const isOff = (addon: string) => valueAt(documents.cluster, [addon, 'disabled']) === true;
  return [
    kubeadmConfig(settings),
    kubeletConfig(settings),
    ...(isOff('dns') ? [] : [predictCoreDns(settings)]),
    ...(isOff('proxy') || !endpoint ? [] : [predictKubeProxy(settings, endpoint)]),
  ];
}

const kubeadmConfig = (settings: HostSettings): ConfigMap => ({
  name: 'kubeadm-config',
  data: { ClusterConfiguration: serializeGoYaml(predictClusterConfiguration(settings)) },
});

/** Up to 1.36 what kubeadm found out on the first machine goes to all of them. */
function kubeletConfig(settings: HostSettings): ConfigMap {
  const own = predictKubeletConfiguration(settings);
  const configuration = settings.contract.kubeletResolverStaysLocal
    ? own
    : withResolver(own, settings);
  return {
    name: 'kubelet-config',
    data: { kubelet: serializeGoYaml(configuration) },
    isSigned: settings.documents.kubelet === undefined,
  };
}
