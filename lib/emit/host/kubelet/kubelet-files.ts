import { isObject, type JsonObject } from '../../../model/document';
import { serializeGoYaml } from '../../yaml/go-yaml';
import { quoteGo } from '../go/quote';
import type { HostFile } from '../host-request';
import { patchTarget } from '../patches';
import type { HostSettings } from '../settings';
import { predictKubeletConfiguration, withResolver } from './configuration';
import { predictKubeletFlags } from './flags';

const FOLDER = '/var/lib/kubelet';
const MODE = 0o644;

/** What phase `kubelet-start` of init and join leaves for the kubelet. */
export function predictKubeletFiles(settings: HostSettings): HostFile[] {
  const { keepsRuntimeOnTheNode, registration } = settings;
  const instance = `containerRuntimeEndpoint: ${quoteGo(registration.criSocket)}\n`;
  return [
    asFile('config.yaml', serializeGoYaml(configurationOf(settings))),
    ...(keepsRuntimeOnTheNode ? [asFile('instance-config.yaml', instance)] : []),
    asFile('kubeadm-flags.env', predictKubeletFlags(settings)),
  ];
}

/** `phases/kubelet/config.go` WriteConfigToDisk. */
function configurationOf(settings: HostSettings): JsonObject {
  const { keepsRuntimeOnTheNode, registration } = settings;
  const configuration = patchedConfiguration(
    withResolver(predictKubeletConfiguration(settings), settings),
    settings,
  );
  return keepsRuntimeOnTheNode
    ? { ...configuration, containerRuntimeEndpoint: registration.criSocket }
    : configuration;
}

/** What cannot be patched stays: kubeadm stops there. */
export function patchedConfiguration(
  configuration: JsonObject,
  settings: HostSettings,
): JsonObject {
  const result = patchTarget(configuration, 'kubeletconfiguration', settings);
  return result.ok && isObject(result.value) ? result.value : configuration;
}

const asFile = (name: string, content: string): HostFile => ({
  path: `${FOLDER}/${name}`,
  content,
  mode: MODE,
});
